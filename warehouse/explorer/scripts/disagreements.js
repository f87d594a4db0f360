// Where sources disagree with the trial, and with each other.

view("disagreements", () => {
  const against = [];
  for (let row = 0; row < claims.n; row++) if (isAgainst(row)) against.push(row);
  against.sort((a, b) => rank(AGAINST, a) - rank(AGAINST, b) || a - b);
  const told = Array.from({ length: discrepancies.n }, (_, row) => row);
  const reference = told.filter((row) => discrepancies.get("against", row) === "reference");
  const between = told.filter((row) => discrepancies.get("against", row) === "mention");
  return [
    heading("Disagreements", "First where texts and the trials they rest on part, then where the sources part with each other."),
    section("Not borne out by the trial", against.length ? [h("p", null, `${count(against.length, "claim")} in ${count(countSources(against), "source")}. `, h("a", { href: to("claims", { verdict: AGAINST }) }, "Filter and download them")), paged(against, (row) => claimCard(row), { size: 5 })] : noneAgainst()),
    section("Studies told otherwise than they were", reference.length ? discrepancyTable(reference, true) : nothing("No detail of a study was found to be told otherwise.")),
    section("Points on which sources disagree", disputedPart()),
    section("Texts that tell the same study differently", between.length ? discrepancyTable(between, true) : nothing("No two texts were found to tell the same study differently.")),
  ];
});

function noneAgainst() {
  const matched = Array.from({ length: studies.n }, (_, row) => row).filter((row) => referenceOf(row) >= 0).length;
  return nothing(matched ? `None of the claims that rest on the ${count(matched, "study", "studies")} found in the catalogue was found to differ from it.` : "None of the studies that the texts name was found in the reference catalogue, so nothing could be held against a trial.");
}

function disputedPart() {
  const rows = disputed({});
  if (!rows.length) return nothing("The sources were not found to disagree on any point.");
  const parts = (row) => stanceParts(propositions.get("favourable_count", row), propositions.get("unfavourable_count", row));
  const drawn = rows.slice(0, 40).map((row) => ({ name: propositionLink(row), parts: parts(row), word: sayDispute(row) }));
  return [bars("Claims for and against on disputed points", stanceParts(0, 0), drawn, { first: "Point", word: "For and against" }), rows.length > 40 ? h("p.note", null, `The 40 with most claims, of ${rows.length}.`) : null];
}

function stanceParts(favourable, unfavourable) {
  return [{ kind: "stance", code: "favourable", label: "In favour", n: favourable }, { kind: "stance", code: "unfavourable", label: "Against", n: unfavourable }];
}

/** The sides in words, and the range of the numbers. */
function sayDispute(row) {
  const of = (name) => propositions.get(name, row);
  const numbers = of("low") !== null && of("high") !== null && of("low") !== of("high") ? `; numbers from ${short(of("low"))} to ${short(of("high"))} ${unitOf(of("unit"))}`.trimEnd() : "";
  return `${of("favourable_count")} for, ${of("unfavourable_count")} against, ${count(of("source_count"), "source")}${numbers}`;
}
