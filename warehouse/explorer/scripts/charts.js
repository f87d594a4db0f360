// Bars, drawn as tables whose cells hold bars: they read the same by eye and by screen reader.

/** A bar of parts, as wide as its total against the widest; parts of 0 are left out. */
function bar(parts, most) {
  const total = parts.reduce((sum, part) => sum + part.n, 0);
  const box = h("div.bar", { "aria-hidden": "true" });
  box.style.width = `${most ? (100 * total) / most : 0}%`;
  for (const part of parts.filter((p) => p.n)) {
    const piece = h(`span.piece.${part.kind}`, { "data-code": part.code, title: `${part.label}: ${part.n}` });
    piece.style.flexGrow = part.n;
    box.append(piece);
  }
  return box;
}

/** What the colours of a bar mean. */
function legend(parts) {
  return h("ul.legend", null, parts.map((part) => h("li", null, h(`span.piece.${part.kind}`, { "data-code": part.code, "aria-hidden": "true" }), part.label)));
}

/** Rows of bars: each a name, parts, and a word on them; the widest fills the place. */
function bars(caption, parts, rows, options = {}) {
  const most = Math.max(1, ...rows.map((row) => row.parts.reduce((sum, part) => sum + part.n, 0)));
  const drawn = rows.map((row) =>
    h(
      "tr",
      null,
      h("th", { scope: "row" }, row.name),
      h("td.drawn", null, bar(row.parts, most)),
      options.columns
        ? row.parts.map((part) => h("td.number", null, part.n.toLocaleString("en")))
        : h("td.number.word", null, row.word),
    ),
  );
  const heads = options.columns ? parts.map((part) => h("th.number", { scope: "col" }, part.label)) : h("th.number", { scope: "col" }, options.word || "Claims");
  const head = h("tr", null, h("th", { scope: "col" }, options.first || "Source"), h("th", { scope: "col" }, unseen("Bar")), heads);
  return [legend(parts), h("div.wide", { tabindex: "0", role: "region", "aria-label": caption }, h("table.bars", null, h("caption", null, caption), h("thead", null, head), h("tbody", null, drawn)))];
}

/** How many claims of the given rows hold each value of a column, as parts of a bar. */
function partsOf(rows, name, words, kind) {
  const numbers = new Map();
  for (const row of rows) {
    const value = claims.get(name, row);
    numbers.set(value, (numbers.get(value) || 0) + 1);
  }
  return Object.keys(words).map((code) => ({ kind, code, label: words[code][0], n: numbers.get(code) || 0 }));
}

/** Strength of the claims of the given rows: flat, hedged, and with promotional words. */
function strengthOf(rows) {
  let [flat, hedged, hype] = [0, 0, 0];
  for (const row of rows) {
    if (claims.get("hype", row)) hype++;
    else if (claims.get("certainty", row) === "hedged") hedged++;
    else flat++;
  }
  return [
    { kind: "strength", code: "asserted", label: "Stated flatly", n: flat },
    { kind: "strength", code: "hedged", label: "Hedged", n: hedged },
    { kind: "strength", code: "hype", label: "Promotional words", n: hype },
  ];
}

/** Claims by source, as row numbers, the sources with most claims first. */
function claimsBySource(rows) {
  const groups = new Map();
  for (const row of rows) {
    const source = sourceOf(row);
    if (groups.has(source)) groups.get(source).push(row);
    else groups.set(source, [row]);
  }
  return [...groups.entries()].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
}
