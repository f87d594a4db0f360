// All studies that are mentioned: how often, by whom, and whether the catalogue knows them.

view("studies", () => {
  if (!studies.n) return [heading("Studies"), nothing("No text on this page names a study.")];
  const rows = Array.from({ length: studies.n }, (_, row) => row).filter((row) => claimsOfStudy(row).length || rowsOf("mentions", "study_id", studies.get("study_id", row)).length);
  rows.sort((a, b) => claimsOfStudy(b).length - claimsOfStudy(a).length);
  const found = rows.filter((row) => referenceOf(row) >= 0).length;
  return [
    heading("Studies", `${count(rows.length, "study", "studies")} named by the texts; ${found.toLocaleString("en")} found in the reference catalogue. Choose one to see everything said about it.`),
    paged(rows, studyCard, { size: 30 }),
  ];
});

/** Claims that rest on a study. */
function claimsOfStudy(study) {
  return rowsOf("claims", "study", study);
}

function studyCard(study) {
  const held = claimsOfStudy(study);
  const against = held.filter((row) => isAgainst(row)).length;
  const reference = referenceOf(study);
  return h(
    "article.card.studycard",
    null,
    h("h2", null, studyLink(study)),
    h("p", null, `${count(held.length, "claim")} in ${count(countSources(held), "source")}`, against ? [", ", h("a", { href: `#study=${encodeURIComponent(studies.get("study_id", study))}` }, `${against} not borne out`)] : ""),
    h("p.badges", null, badge("resolution", studies.get("resolution", study), RESOLUTIONS), reference >= 0 ? probability(study) : null),
    reference >= 0 ? h("p.from", null, said(references.get("title", reference)), ". ", references.get("outcome_favours", reference) ? ["In it, ", sayResult(reference), "."] : "") : null,
  );
}

/** How sure the match with the catalogue is. */
function probability(study) {
  const value = studies.get("match_probability", study);
  return value === null ? null : h("span.badge", { title: "probability that it is this entry of the catalogue" }, `match ${percent(value, 1)}`);
}
