// Search by words in the quote, the source and the study; every word must occur.

/** What is searched of each claim, in small letters; made once, in idle time if there is some. */
function haystacks() {
  return once("haystacks", () => {
    const around = Array.from({ length: documents.n }, (_, doc) => {
      const source = documents.get("source", doc);
      return [documents.get("title", doc), sourceName(source), sources.get("publisher", source), sources.get("source_id", source)]
        .filter(Boolean).join("\n").toLowerCase();
    });
    const names = Array.from({ length: studies.n }, (_, study) => studyName(study).toLowerCase());
    return Array.from({ length: claims.n }, (_, row) => {
      const study = claims.columns.study.v[row];
      const more = study < 0 ? "" : "\n" + names[study];
      return quoteOf(claims, row).toLowerCase() + "\n" + around[claims.columns.doc.v[row]] + more;
    });
  });
}

/** The words of a search. */
function wordsOf(text) {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

/** For each claim 1 if all words occur; null for no words. */
function searchClaims(text) {
  const words = wordsOf(text);
  if (!words.length) return null;
  const stacks = haystacks();
  const found = new Uint8Array(claims.n);
  for (let row = 0; row < claims.n; row++) {
    const stack = stacks[row];
    found[row] = words.every((word) => stack.includes(word)) ? 1 : 0;
  }
  return found;
}

/** The text in pieces, those that match a word of the search as marks. */
function markWords(text, search) {
  const words = wordsOf(search || "");
  if (!words.length) return [text];
  const pattern = new RegExp(words.map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), "gi");
  const pieces = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    pieces.push(text.slice(end, match.index), h("mark", null, match[0]));
    end = match.index + match[0].length;
  }
  return [...pieces, text.slice(end)];
}
