// Sources side by side: scorecards with their counts, and the numbers that they quote.

const SCORES = [
  ["claim_count", "Claims", null],
  ["share_with_study", "With a study", "of its claims rest on an identified study"],
  ["share_hedged", "Hedged", "of its claims are hedged"],
  ["share_hype", "Promotional", "of its claims use promotional words"],
  ["share_unfavourable", "Against", "of its claims are unfavourable to the therapy"],
  ["share_contradicted", "Not borne out", "of those that could be held against a trial are not borne out by it", "checked_count"],
  ["share_disputed", "Disputed", "of its claims are on points on which independent sources disagree"],
  ["study_count", "Studies", null],
  ["discrepancy_count", "Told differently", null],
];

view("sources", (parameters) => {
  if (!scorecards.n) return [heading("Sources"), nothing("There are no sources to compare.")];
  const [by] = parameters.by || [];
  const state = { by: SCORES.some(([name]) => name === by) ? by : "claim_count", kind: (parameters.kind || ["participant_count"])[0] };
  const cards = h("div");
  const picture = h("div");
  function draw() {
    refill(cards, scoreTable(state));
    refill(picture, rangeChart(state.kind));
    remember(to("sources", state));
  }
  function sortBy(by) {
    state.by = by;
    draw();
    const button = cards.querySelector(`button[data-by="${CSS.escape(by)}"]`);
    if (button) button.focus();
  }
  state.sortBy = sortBy;
  const kinds = kindsOfNumbers();
  if (!kinds.some(([kind]) => kind === state.kind) && kinds.length) state.kind = kinds[0][0];
  draw();
  const rows = Array.from({ length: claims.n }, (_, row) => row);
  return [
    heading("Sources side by side", "Every share stands beside the number of claims that it is a share of: shares of few claims say little."),
    section("Scorecards", cards),
    section("Strength of words, by source", strengthBars(rows)),
    section("Numbers that they quote", kinds.length ? [h("div.controls", null, chooser("Numbers", kinds.map(([kind, n]) => [kind, `${nameOf(KINDS, kind)} (${n})`]), state.kind, (kind) => { state.kind = kind; draw(); })), picture] : nothing("No source quotes numbers.")),
  ];
});

/** Kinds of numbers that claims hold, most first; years and p values make no picture. */
function kindsOfNumbers() {
  const found = new Map();
  for (let row = 0; row < quantities.n; row++) {
    const kind = quantities.get("kind", row);
    if (!["calendar_year", "p_value", "confidence_interval"].includes(kind)) found.set(kind, (found.get(kind) || 0) + 1);
  }
  return [...found].sort((a, b) => b[1] - a[1]);
}

/** The columns that hold something. */
function shownScores() {
  return once("scores", () => SCORES.filter(([name]) => Array.from({ length: scorecards.n }, (_, row) => scorecards.get(name, row)).some((value) => value !== null)));
}

function scoreTable(state) {
  const value = (row) => scorecards.get(state.by, row) ?? -1;
  const rows = Array.from({ length: scorecards.n }, (_, row) => row).sort((a, b) => value(b) - value(a) || a - b);
  const heads = shownScores().map(([name, title]) => h("th.number", { scope: "col", "aria-sort": name === state.by ? "descending" : null },
    h("button.sort", { type: "button", "data-by": name, onclick: () => state.sortBy(name) }, title, h("span", { "aria-hidden": "true" }, name === state.by ? " ↓" : ""))));
  const body = h("tbody");
  const caption = "How each source makes its claims";
  const more = h("button.more", { type: "button", onclick: () => { fill(body, rows.slice(50).map(scoreRow)); more.remove(); } }, `Show all ${rows.length.toLocaleString("en")} sources`);
  fill(body, rows.slice(0, 50).map(scoreRow));
  return [
    h("div.wide", { tabindex: "0", role: "region", "aria-label": caption }, h("table.scores", null, h("caption", null, caption), h("thead", null, h("tr", null, h("th", { scope: "col" }, "Source"), heads)), body)),
    rows.length > 50 ? more : null,
  ];
}

function scoreRow(row) {
  const id = scorecards.get("source_id", row);
  const source = rowOfId("sources", "source_id", id);
  const total = scorecards.get("claim_count", row);
  const name = source < 0 ? said(id) : [sourceLink(source), h("small", null, nameOf(SOURCE_TYPES, sources.get("source_type", source)), sources.get("commercial_interest", source) === "sells_treatment" ? ", sells the treatment" : "")];
  const cells = shownScores().map(([column, , meaning, base]) => {
    const value = scorecards.get(column, row);
    const whole = base ? scorecards.get(base, row) || 0 : total;
    if (!meaning) return h("td.number", null, (value ?? 0).toLocaleString("en"));
    return h("td.number", { title: value === null ? null : `${Math.round(value * whole)} of ${whole} ${meaning}` }, value === null ? "–" : [percent(value, 1), shareBar(value), h("small", null, `${Math.round(value * whole)} of ${whole}`)]);
  });
  return h("tr", null, h("th", { scope: "row" }, name), cells);
}

function shareBar(value) {
  const inner = h("span.share-part");
  inner.style.width = `${100 * value}%`;
  return h("span.share", { "aria-hidden": "true" }, inner);
}
