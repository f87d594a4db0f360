// Reading a source with its claims marked.

view("read", () => {
  const first = claimsBySource(Array.from({ length: claims.n }, (_, row) => row))[0];
  const source = first ? first[0] : 0;
  return sources.n ? readSource(source, -1, null) : [heading("Read"), nothing("There is no text here.")];
});

view("source", ({ id, doc }) => {
  const source = rowOfId("sources", "source_id", id[0]);
  return source < 0 ? missing("source", id[0]) : readSource(source, -1, doc);
});

view("claim", ({ id }) => {
  const claim = rowOfId("claims", "claim_id", id[0]);
  return claim < 0 ? missing("claim", id[0]) : readSource(sourceOf(claim), claim, null);
});

/** What is said of an id that is not on this page. */
function missing(noun, id) {
  return [heading(`No such ${noun}`), nothing(`There is no ${noun} `, h("code", null, said(id)), " on this page. It may be in another snapshot.")];
}

/** A source: its texts one at a time, the text with its claims, and why one of them is there. */
function readSource(source, selected, wanted) {
  const docs = rowsOf("documents", "source", source);
  if (!docs.length) return [heading(sourceName(source)), sourceChooser(source), nothing("No text of this source is on this page.")];
  const state = { doc: selected >= 0 ? claims.columns.doc.v[selected] : docs[Number(wanted) || 0] || docs[0] };
  const place = h("div.reading");
  const panel = h("aside.panel", { "aria-label": "Why a claim is marked" });
  function draw() {
    const rows = claimsOfDocument(state.doc);
    refill(place, h("p.total", null, `${count(rows.length, "claim")} in this text`), markedText(state.doc, selected));
    refill(panel, selected >= 0 ? [stepButtons(selected), whyPanel(selected)] : readHelp(rows));
  }
  draw();
  if (selected >= 0) setTimeout(() => revealSelected(place), 0);
  return [
    h("h1", null, said(sourceName(source))),
    h("p.lead", null, describeSource(source)),
    h("div.controls", null, sourceChooser(source), docs.length > 1 ? chooser("Text", docs.map((doc) => [doc, documentName(doc)]), state.doc, (doc) => { state.doc = Number(doc); selected = -1; draw(); }) : null),
    readLegend(state.doc),
    h("div.split.reader", null, place, panel),
  ];
}

function revealSelected(place) {
  const mark = place.querySelector("mark[data-selected]");
  if (mark) mark.scrollIntoView({ block: window.matchMedia("(min-width: 60rem)").matches ? "center" : "start" });
}

/** All sources; with very many, those with most claims and the one shown. */
function sourceChooser(source) {
  const order = once("sources in order", () => claimsBySource(Array.from({ length: claims.n }, (_, row) => row)).map(([s]) => s));
  const offered = order.slice(0, 500);
  if (!offered.includes(source)) offered.unshift(source);
  const options = offered.map((s) => [sources.get("source_id", s), `${sourceName(s)} (${nameOf(SOURCE_TYPES, sources.get("source_type", s)).toLowerCase()})`]);
  return chooser("Source", options, sources.get("source_id", source), (id) => (location.hash = `#source=${encodeURIComponent(id)}`));
}

function describeSource(source) {
  const of = (name) => sources.get(name, source);
  const facts = [of("publisher") && said(of("publisher")), nameOf(SOURCE_TYPES, of("source_type")), nameOf(INTERESTS, of("commercial_interest")), of("published_on")];
  const told = facts.filter(Boolean).map((fact, i) => [i ? " · " : "", fact]);
  return [told, of("url") ? [" · ", outside(of("url"), of("url"))] : null];
}

/** What the colours and lines mean, for the types that the text has. */
function readLegend(doc) {
  const held = new Set(claimsOfDocument(doc).map((row) => claims.get("claim_type", row)));
  const types = Object.keys(TYPES).filter((type) => held.has(type));
  return h(
    "ul.legend.reading-legend",
    null,
    types.map((type) => h("li", { title: TYPES[type][1] }, h("mark.claim", { "data-type": type, "data-certainty": "asserted" }, TYPES[type][0]))),
    h("li", null, h("mark.claim", { "data-certainty": "asserted" }, "stated flatly")),
    h("li", null, h("mark.claim", { "data-certainty": "hedged" }, "hedged")),
    h("li", null, h("mark.claim", { "data-certainty": "asserted", "data-hype": 1 }, "promotional words")),
  );
}

function readHelp(rows) {
  if (!rows.length) return nothing("Nothing in this text was read as a claim.");
  return h("section.why", null, h("h2", null, "Why is it marked?"), h("p", null, "Choose a marked sentence, or the small label behind it, to see what made it a claim and what it rests on."), h("p", null, h("a", { href: claimAddress(rows[0]) }, "Start with the first claim")));
}

/** Buttons to the claims before and after. */
function stepButtons(claim) {
  const rows = claimsOfDocument(claims.columns.doc.v[claim]);
  const place = rows.indexOf(claim);
  const link = (row, label) => (row === undefined ? h("span.off", null, label) : h("a.step", { href: claimAddress(row) }, label));
  return h("nav.steps", { "aria-label": "Claims of this text" }, link(rows[place - 1], "← Before"), h("span", null, `${place + 1} of ${rows.length}`), link(rows[place + 1], "Next →"));
}
