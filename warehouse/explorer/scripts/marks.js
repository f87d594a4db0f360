// A text with its claims marked: cut at every place where a claim begins or ends.

/** Claims of a document by row number, those that begin first first. */
function claimsOfDocument(doc) {
  return rowsOf("claims", "doc", doc);
}

/** The text between two offsets in pieces, each with the claims that cover it. */
function cutText(doc, rows) {
  const text = textOf(doc);
  const { start, end } = { start: claims.columns.start.v, end: claims.columns.end.v };
  const places = [...new Set([0, text.length, ...rows.flatMap((row) => [start[row], end[row]])])].sort((a, b) => a - b);
  const pieces = [];
  let next = 0;
  let open = [];
  for (let i = 0; i + 1 < places.length; i++) {
    open = open.filter((row) => end[row] > places[i]);
    while (next < rows.length && start[rows[next]] <= places[i]) open.push(rows[next++]);
    pieces.push({ from: places[i], end: places[i + 1], rows: open.filter((row) => end[row] > places[i]) });
  }
  return pieces.map((piece) => ({ ...piece, text: text.slice(piece.from, piece.end) }));
}

/** The whole text; the claim that is looked at shows the words that made it one. */
function markedText(doc, selected) {
  const cues = selected < 0 ? [] : cuesOf(claims.columns.statement.v[selected]);
  const body = h("div.text", { dir: "auto", lang: documents.get("language", doc) || null });
  for (const piece of cutText(doc, claimsOfDocument(doc))) {
    fill(body, piece.rows.length ? markedPiece(piece, selected, cues) : plainPieces(doc, piece));
  }
  return body;
}

/** Text without claims; headings of the source stand out. */
function plainPieces(doc, piece) {
  if (!frames.headings) frames.headings = new Frame(block("headings"));
  const spans = rowsOf("headings", "doc", doc).map((row) => [frames.headings.columns.start.v[row], frames.headings.columns.end.v[row]])
    .filter(([from, end]) => from >= piece.from && end <= piece.end);
  return cutOut(piece, spans, (text) => h("strong.heading", null, text));
}

/** The piece's text, with nodes in place of the given spans, which do not overlap. */
function cutOut(piece, spans, make) {
  const nodes = [];
  let place = piece.from;
  for (const [from, end] of spans) {
    if (from < place) continue;
    nodes.push(piece.text.slice(place - piece.from, from - piece.from), make(piece.text.slice(from - piece.from, end - piece.from)));
    place = end;
  }
  return [...nodes, piece.text.slice(place - piece.from)];
}

function markedPiece(piece, selected, cues) {
  const first = piece.rows.includes(selected) ? selected : piece.rows[0];
  const ends = piece.rows.filter((row) => claims.columns.end.v[row] === piece.end);
  const of = (name) => claims.get(name, first);
  const mark = h("mark.claim", {
    "data-type": of("claim_type"), "data-certainty": of("certainty"), "data-hype": of("hype") || null,
    "data-selected": piece.rows.includes(selected) || null, onclick: (event) => { if (!event.target.closest("a")) location.hash = claimAddress(first); },
  });
  fill(mark, piece.rows.includes(selected) ? withCues(piece, cues) : piece.text);
  fill(mark, ends.map((row) => typeLink(row, row === selected)));
  return mark;
}

/** The small link behind a claim that opens why it is one. */
function typeLink(row, current) {
  const of = (name) => claims.get(name, row);
  const extra = [of("certainty") === "hedged" ? ", hedged" : "", of("hype") ? ", promotional words" : ""].join("");
  return h(
    "a.kind", { href: claimAddress(row), "data-type": of("claim_type"), "aria-current": current ? "true" : null },
    TYPES[of("claim_type")][0], h("span.unseen", null, `${extra}: why is this marked?`),
  );
}

/** The words that decided, marked in the text of the claim. */
function withCues(piece, cues) {
  const spans = cues.map((cue) => [frames.cues.get("start", cue), frames.cues.get("end", cue)])
    .filter(([from, end]) => from >= piece.from && end <= piece.end).sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  return cutOut(piece, spans, (text) => h("strong.cue", null, text));
}
