// One point: who says it, who says otherwise, with which numbers.

const COMPARED_KIND = { efficacy: "percentage", onset: "onset", durability: "effect_duration", protocol: "session_count", evidence: "participant_count" };

view("proposition", ({ id }) => {
  const row = rowOfId("propositions", "proposition_id", id[0]);
  if (row < 0) return missing("point", id[0]);
  const held = rowsOf("claims", "proposition", row);
  const of = (name) => propositions.get(name, row);
  const kind = of("quantity_kind") || COMPARED_KIND[of("claim_type")];
  const wanted = wantedNumbers(held);
  const numbers = kind && numbersBySource(kind, wanted).length;
  return [
    h("h1", null, said(propositionName(row))),
    h("p.lead", null, `${count(of("claim_count"), "claim")} in ${count(of("source_count"), "source")} (${of("independent_source_count")} independent): ${of("favourable_count")} in favour, ${of("unfavourable_count")} against. ${of("with_study_count")} rest on an identified study.`),
    section("Who says what", bars("Stance of each source on this point", partsOf([], "stance", STANCES, "stance"), claimsBySource(held).slice(0, 30).map(([source, rows]) => ({
      name: sourceLink(source), parts: partsOf(rows, "stance", STANCES, "stance"),
    })), { columns: true })),
    numbers ? section("Numbers that they give", rangeChart(kind, wanted)) : null,
    ...["unfavourable", "favourable", "neutral"].map((stance) => stancePart(held, stance)),
  ];
});

function stancePart(held, stance) {
  const rows = held.filter((row) => claims.get("stance", row) === stance);
  return rows.length ? section(`${STANCES[stance][0]}: ${count(rows.length, "claim")}`, paged(rows, (row) => claimCard(row), { size: 10 })) : null;
}
