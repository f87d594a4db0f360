// What is other than in the snapshot before.

view("changes", () => {
  const changes = core.changes;
  if (!changes) return [heading("Changes"), nothing("There is no snapshot before this one to compare with. After the next run this view tells which claims are new, gone, or read otherwise.")];
  const fresh = [];
  for (let row = 0; row < claims.n; row++) if (claims.get("change", row) === "new") fresh.push(row);
  const gone = Object.values(changes.gone_by_type).reduce((sum, n) => sum + n, 0);
  return [
    heading("Changes", `Since the snapshot before, of ${changes.before_at.slice(0, 16).replace("T", " ")} UTC: ${count(fresh.length, "new claim")}, ${gone.toLocaleString("en")} gone, ${count(changes.changed.length, "claim")} read otherwise.`),
    section("New and gone, by type", changeBars(fresh, changes.gone_by_type)),
    section("New claims", fresh.length ? [h("p", null, h("a", { href: to("claims", { change: "new" }) }, "Filter and download them")), paged(fresh, (row) => claimCard(row), { size: 5 })] : nothing("No claim is new.")),
    section("Claims that are gone", changes.gone.length ? goneTable(changes, gone) : nothing("No claim is gone.")),
    section("Read otherwise now", changes.changed.length ? changedTable(changes.changed) : nothing("No claim is read otherwise.")),
    section("Rows of the tables", table("Rows now and before", ["Table", "Now", "Before", "Difference"], changes.counts.map((row) => [row.table, row.now.toLocaleString("en"), row.before.toLocaleString("en"), signed(row.now - row.before)]))),
  ];
});

function signed(number) {
  return number > 0 ? `+${number.toLocaleString("en")}` : number.toLocaleString("en").replace("-", "−");
}

function changeBars(fresh, goneByType) {
  const numbers = new Map();
  for (const row of fresh) numbers.set(claims.get("claim_type", row), (numbers.get(claims.get("claim_type", row)) || 0) + 1);
  const parts = (type) => [
    { kind: "change", code: "new", label: "New", n: numbers.get(type) || 0 }, { kind: "change", code: "gone", label: "Gone", n: goneByType[type] || 0 },
  ];
  const held = Object.keys(TYPES).filter((type) => numbers.get(type) || goneByType[type]);
  if (!held.length) return nothing("Neither new claims nor gone ones.");
  return bars("New and gone claims of each type", parts(""), held.map((type) => ({ name: TYPES[type][0], parts: parts(type) })), { columns: true, first: "Type" });
}

function goneTable(changes, total) {
  const rows = changes.gone.map((claim) => {
    const source = rowOfId("sources", "source_id", claim.source_id);
    return [nameOf(TYPES, claim.claim_type), said(claim.quote), source < 0 ? said(claim.source_id) : sourceLink(source)];
  });
  return [total > rows.length ? h("p.note", null, `The first ${rows.length} of ${total.toLocaleString("en")}.`) : null, table("Claims of the snapshot before that this one lacks", ["Type", "Claim", "Source"], rows)];
}

function changedTable(changed) {
  const rows = changed.map(({ claim, was }) => [
    h("a", { href: claimAddress(claim) }, said(quoteOf(claims, claim).slice(0, 140))),
    Object.entries(was).map(([name, value]) => h("div", null, `${nameOf(null, name)}: ${sayValue(name, value)} → ${sayValue(name, claims.get(name, claim))}`)),
  ]);
  return table("Claims that are read otherwise than before", ["Claim", "Before → now"], rows);
}

function sayValue(name, value) {
  if (name === "hype" || name === "negated") return value ? "yes" : "no";
  return nameOf({ ...STANCES, ...CERTAINTIES, ...BASES, ...SUBJECTS }, value);
}
