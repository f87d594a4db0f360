// One study: what each text says of it beside what the trial says, and every claim that rests on it.

const MOST_TELLERS = 6;
const TOLD = [
  "journal", "year", "institution", "authors", "design", "participant_count", "population", "substance", "condition", "comparator",
  "session_count", "treatment_days_min", "treatment_days_max", "effect_days_min", "effect_days_max", "registry_id", "doi", "pmid", "status",
];
const IN_CATALOGUE = { treatment_days_min: "treatment_days", treatment_days_max: "treatment_days" };

view("study", ({ id }) => {
  const study = rowOfId("studies", "study_id", id[0]);
  if (study < 0) return missing("study", id[0]);
  const held = claimsOfStudy(study);
  return [
    h("h1", null, said(studyName(study))),
    h("p.lead", null, `${count(held.length, "claim")} in ${count(countSources(held), "source")} rest on it.`),
    catalogueEntry(study),
    section("As the texts tell it", toldTable(study)),
    differences(study),
    matchPart(study),
    section("Everything said about it", held.length ? studyClaims(study, held) : nothing("No claim rests on it.")),
  ];
});

/** What the trial itself says, if the catalogue knows it. */
function catalogueEntry(study) {
  const reference = referenceOf(study);
  const word = studies.get("resolution", study);
  if (reference < 0) return h("p", null, badge("resolution", word, RESOLUTIONS), ` ${sentence((RESOLUTIONS[word] || [null, ""])[1])}`);
  const of = (name) => references.get(name, reference);
  return h(
    "section.entry",
    { "aria-labelledby": "entry" },
    h("h2", { id: "entry" }, "The trial itself"),
    h("p", null, h("strong", null, said(of("title")))),
    h("p.badges", null, badge("resolution", word, RESOLUTIONS), probability(study), of("is_retracted") ? h("span.badge.verdict", { "data-code": "contradicted" }, "Retracted") : null),
    of("outcome_favours") ? h("p", null, h("strong", null, "In it, ", sayResult(reference)), ".") : h("p", null, "The catalogue does not say whom its main outcome favoured."),
    h("p", null, linkIf(of("doi"), (doi) => `https://doi.org/${encodeURI(doi)}`, "DOI"), linkIf(of("pmid"), (pmid) => `https://pubmed.ncbi.nlm.nih.gov/${encodeURIComponent(pmid)}/`, "PubMed"), linkIf(of("registry_id"), (id) => `https://clinicaltrials.gov/study/${encodeURIComponent(id)}`, "Registry")),
  );
}

function sentence(text) {
  return text ? `${text[0].toUpperCase()}${text.slice(1)}.` : "";
}

function linkIf(value, address, label) {
  return value ? [outside(address(value), `${label} ${value}`), " "] : null;
}

/** A row for each attribute, a column for the trial and for each text. */
function toldTable(study) {
  const id = studies.get("study_id", study);
  const tellers = rowsOf("mentions", "study_id", id).slice(0, MOST_TELLERS);
  const reference = referenceOf(study);
  const wrong = new Set(rowsOf("discrepancies", "study_id", id).filter((row) => discrepancies.get("against", row) === "reference")
    .map((row) => `${discrepancies.get("mention_id", row)} ${discrepancies.get("attribute", row)}`));
  const heads = ["", ...(reference >= 0 ? ["The trial"] : []), ...tellers.map((row) => said(documentName(mentions.columns.doc.v[row])))];
  const rows = TOLD.map((name) => {
    const values = tellers.map((row) => mentions.get(name, row));
    const truth = reference >= 0 ? references.get(IN_CATALOGUE[name] || name, reference) : null;
    if (truth === null && values.every((value) => value === null || value === "unspecified")) return null;
    const cells = values.map((value, i) => toldCell(value, wrong.has(`${mentions.get("mention_id", tellers[i])} ${name}`)));
    return [ATTRIBUTES[name] || nameOf(null, name), ...(reference >= 0 ? [truth === null ? "" : said(shown(truth))] : []), ...cells];
  }).filter(Boolean);
  if (!rows.length) return nothing("The texts say nothing more about it.");
  return table("What the texts say of the study", heads, rows);
}

function toldCell(value, wrong) {
  if (value === null || value === "unspecified") return "";
  return wrong ? h("span.differing", null, said(shown(value)), h("small", null, " differs")) : said(shown(value));
}

/** Why it was taken for an entry of the catalogue, or which entries it could be. */
function matchPart(study) {
  const rows = rowsOf("studyMatches", "study_id", studies.get("study_id", study));
  if (!rows.length) return null;
  const of = (name, row) => frames.studyMatches.get(name, row);
  const found = [...new Set(rows.map((row) => of("reference_id", row)))].slice(0, 3);
  const parts = found.map((id) => {
    const held = rows.filter((row) => of("reference_id", row) === id).sort((a, b) => Math.abs(of("weight", b)) - Math.abs(of("weight", a)));
    const entry = rowOfId("referenceStudies", "reference_id", id);
    const name = entry < 0 ? id : references.get("title", entry);
    return table(`${name} (${percent(of("match_probability", held[0]), 1)} likely)`, ["Compared", "The text says", "The catalogue says", "Speaks"], held.map((row) => [
      ATTRIBUTES[of("field", row)] || nameOf(null, of("field", row)), of("stated", row) === null ? "–" : said(shown(of("stated", row))),
      of("expected", row) === null ? "–" : said(shown(of("expected", row))), `${of("weight", row) >= 0 ? "for it" : "against it"} (${short(of("weight", row))})`,
    ]));
  });
  return h("details.entry", null, h("summary", null, "How it was looked up in the catalogue"), parts);
}

/** Where a text tells it otherwise than the trial, or than another text. */
function differences(study) {
  const rows = rowsOf("discrepancies", "study_id", studies.get("study_id", study));
  return rows.length ? section("Told differently", discrepancyTable(rows, false)) : null;
}

/** Discrepancies as a table. */
function discrepancyTable(rows, withStudy) {
  const heads = ["What", ...(withStudy ? ["Study"] : []), "The text says", "Otherwise", "According to", "Text"];
  return table("Attributes that a text states otherwise", heads, rows.slice(0, 200).map((row) => {
    const of = (name) => discrepancies.get(name, row);
    const study = rowOfId("studies", "study_id", of("study_id"));
    const mention = rowOfId("mentions", "mention_id", of("mention_id"));
    const doc = mention < 0 ? -1 : mentions.columns.doc.v[mention];
    return [
      ATTRIBUTES[of("attribute")] || nameOf(null, of("attribute")), ...(withStudy ? [study < 0 ? of("study_id") : studyLink(study)] : []),
      said(shown(of("stated"))), said(shown(of("expected"))), of("against") === "reference" ? "the trial" : "another text",
      doc < 0 ? "a text not on this page" : sourceLink(documents.get("source", doc)),
    ];
  }));
}

/** The claims by how they stand to the trial. */
function studyClaims(study, held) {
  const sorted = [...held].sort((a, b) => rank(AGAINST, a) - rank(AGAINST, b) || a - b);
  return [bars("What the claims on this study speak of", partsOf([], "claim_type", TYPES, "type"), claimsBySource(held).slice(0, MOST_BARS).map(([source, rows]) => ({
    name: sourceLink(source), parts: partsOf(rows, "claim_type", TYPES, "type"), word: rows.length.toLocaleString("en"),
  }))), paged(sorted, (row) => claimCard(row))];
}

function rank(order, claim) {
  const place = order.indexOf(claims.get("verdict", claim));
  return place < 0 ? order.length : place;
}
