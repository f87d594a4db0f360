// Which claims are in view: facets with counts, all in one pass over the codes.

const FACETS = [
  { key: "verdict", title: "Held against the trial", words: VERDICTS, order: Object.keys(VERDICTS) },
  { key: "evidence_basis", title: "Rests on", words: BASES, order: Object.keys(BASES) },
  { key: "claim_type", title: "What it speaks of", words: TYPES, order: Object.keys(TYPES) },
  { key: "certainty", title: "How sure it sounds", words: CERTAINTIES, order: Object.keys(CERTAINTIES) },
  { key: "hype", title: "Strength of words", words: HYPE, order: ["1", "0"] },
  { key: "stance", title: "Stance toward the therapy", words: STANCES, order: Object.keys(STANCES) },
  { key: "substance", title: "Therapy or substance", words: null },
  { key: "condition", title: "Condition", words: null },
  { key: "topic", title: "Topic", words: null },
  { key: "source_type", title: "Kind of source", words: SOURCE_TYPES, of: "source" },
  { key: "commercial_interest", title: "Commercial interest", words: INTERESTS, of: "source" },
  { key: "source_id", title: "Source", of: "source", label: (id) => sourceName(rowOfId("sources", "source_id", id)) },
  { key: "change", title: "Since the snapshot before", words: CHANGES, order: Object.keys(CHANGES), when: () => core.changes },
];
const NOT_NAMED = "(none)";

/** What a value of a facet is called. */
function facetLabel(facet, value) {
  if (value === NOT_NAMED) return "none named";
  return facet.label ? facet.label(value) : nameOf(facet.words, value);
}

/** The facets with a code for every claim, into `values`; made once. */
function facets() {
  return once("facets", () => FACETS.filter((facet) => !facet.when || facet.when()).map((facet) => ({ ...facet, ...codeFacet(facet) })));
}

function codeFacet(facet) {
  const { c, v } = (facet.of === "source" ? sources : claims).coded(facet.key);
  const values = [...v.map(String), NOT_NAMED];
  const codes = new Uint32Array(claims.n);
  const byDocument = facet.of === "source" && documents.columns.source.v.map((source) => c[source]);
  for (let row = 0; row < claims.n; row++) {
    const code = byDocument ? byDocument[claims.columns.doc.v[row]] : c[row];
    codes[row] = code < 0 ? values.length - 1 : code;
  }
  return { values, codes };
}

/**
 * The claims that every facet and the search let through, in their order, and for each facet how many claims each of its
 * values has among those that all the others let through.
 */
function filterClaims(chosen, search) {
  const all = facets();
  const found = searchClaims(search || "");
  const allowed = all.map((facet) => allow(facet, chosen[facet.key]));
  const counts = all.map((facet) => new Uint32Array(facet.values.length));
  const rows = [];
  for (let row = 0; row < claims.n; row++) {
    if (found && !found[row]) continue;
    let failed = -1;
    let failures = 0;
    for (let f = 0; f < all.length && failures < 2; f++) {
      if (allowed[f] && !allowed[f][all[f].codes[row]]) {
        failed = f;
        failures++;
      }
    }
    if (failures === 0) {
      rows.push(row);
      for (let f = 0; f < all.length; f++) counts[f][all[f].codes[row]]++;
    } else if (failures === 1) counts[failed][all[failed].codes[row]]++;
  }
  return { rows, counts };
}

/** For each value of a facet 1 if it is chosen; null if none is, which lets everything through. */
function allow(facet, values) {
  if (!values || !values.length) return null;
  const wanted = new Set(values);
  return Uint8Array.from(facet.values, (value) => (wanted.has(value) ? 1 : 0));
}

/** The values of a facet that are to be offered, with their counts: those chosen, then by order or by number. */
function offer(facet, counts, chosen) {
  const picked = new Set(chosen || []);
  const held = facet.values.map((value, i) => ({ value, count: counts[i] })).filter((o) => o.count || picked.has(o.value));
  const place = (o) => facet.order.indexOf(o.value);
  const byOrder = facet.order && ((a, b) => place(a) - place(b));
  return held.sort(byOrder || ((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)));
}

/** The parameters of an address that are choices of facets. */
function choicesOf(parameters) {
  const chosen = {};
  for (const facet of facets()) {
    const values = (parameters[facet.key] || []).filter(Boolean);
    if (values.length) chosen[facet.key] = values;
  }
  return chosen;
}
