// The data of the page: blocks of JSON, parsed when they are first needed, and what is looked up in them.

const blocks = {};

/** A block of data by name. */
function block(name) {
  if (!(name in blocks)) blocks[name] = JSON.parse(document.getElementById(`block-${name}`).textContent);
  return blocks[name];
}

/** A table by columns; `get` gives a value, `codes` the row numbers into `values(name)`. */
class Frame {
  constructor(raw) {
    this.n = raw.n;
    this.columns = raw.columns;
  }

  get(name, row) {
    const column = this.columns[name];
    if (row < 0 || !column) return null;
    if (!column.c) return column.v[row];
    const code = column.c[row];
    return code < 0 ? null : column.v[code];
  }

  /** The column as codes, made where it is stored plainly; null is -1. */
  coded(name) {
    const column = this.columns[name];
    if (!column.c) {
      const places = new Map();
      column.c = column.v.map((v) => (v === null ? -1 : places.get(v) ?? (places.set(v, places.size), places.size - 1)));
      column.v = [...places.keys()];
    }
    return column;
  }

  row(row) {
    return Object.fromEntries(Object.keys(this.columns).map((name) => [name, this.get(name, row)]));
  }
}

const core = block("core");
const meta = core.meta;
const frames = {};
for (const [name, raw] of Object.entries(core)) if (raw && raw.columns) frames[name] = new Frame(raw);
const { sources, documents, claims, studies, mentions, arms, quantities, propositions, discrepancies } = frames;
const references = frames.referenceStudies;
const scorecards = frames.sourceScorecards;

// Verdicts that the trial does not bear out, and those of claims that could be held against one.
const AGAINST = ["contradicted", "differs"];
const COMPARED = [...AGAINST, "supported", "no_difference"];

const cached = new Map();

/** What `make` gives, made once. */
function once(name, make) {
  if (!cached.has(name)) cached.set(name, make());
  return cached.get(name);
}

/** Row numbers by the value that they hold in a column of row numbers or plain values. */
function rowsBy(frame, name, label) {
  return once(`rows ${label} ${name}`, () => {
    const groups = new Map();
    for (let row = 0; row < frame.n; row++) {
      const key = frame.get(name, row);
      if (key === null || key === -1) continue;
      if (groups.has(key)) groups.get(key).push(row);
      else groups.set(key, [row]);
    }
    return groups;
  });
}

/** Rows of a frame whose column holds the key. */
function rowsOf(label, name, key) {
  return rowsBy(frames[label], name, label).get(key) || [];
}

/** The row that has this id; -1 if there is none. */
function rowOfId(label, name, id) {
  const places = once(`ids ${label}`, () => {
    const found = new Map();
    for (let row = 0; row < frames[label].n; row++) found.set(frames[label].get(name, row), row);
    return found;
  });
  return places.get(id) ?? -1;
}

/** The whole text of a document. */
function textOf(doc) {
  return block("texts")[doc];
}

/** The characters of a row with a span. */
function quoteOf(frame, row) {
  const doc = frame.columns.doc.v[row];
  return textOf(doc).slice(frame.columns.start.v[row], frame.columns.end.v[row]);
}

/** Cues by statement; they are many, so they are read when the first is asked for. */
function cuesOf(statement) {
  if (!frames.cues) frames.cues = new Frame(block("cues"));
  return rowsOf("cues", "statement", statement);
}

/** The source of a claim, as a row number. */
function sourceOf(claim) {
  return documents.columns.source.v[claims.columns.doc.v[claim]];
}

/** What a source is called: its title, else its publisher, else its id. */
function sourceName(source) {
  return sources.get("title", source) || sources.get("publisher", source) || sources.get("source_id", source) || "unknown source";
}

/** What a document is called; a source with several is named by the text's own title. */
function documentName(doc) {
  return documents.get("title", doc) || sourceName(documents.get("source", doc));
}

/** The entry of the catalogue that a study was found to be, as a row number; -1 if none. */
function referenceOf(study) {
  const id = studies.get("reference_id", study);
  return id && studies.get("resolution", study) === "matched" ? rowOfId("referenceStudies", "reference_id", id) : -1;
}

/** What a study is called, from what its mentions say of it. */
function studyName(study) {
  const of = (name) => studies.get(name, study);
  const place = of("journal") || of("institution") || of("authors") || of("registry_id");
  const who = of("participant_count") ? `${of("participant_count").toLocaleString("en")} participants` : null;
  const design = of("design") === "unspecified" && (place || who) ? null : nameOf(DESIGNS, of("design"));
  const first = [place, of("year")].filter(Boolean).join(" ");
  const name = (place ? [first, design, who] : [design && of("year") ? `${design} of ${of("year")}` : design, who]).filter(Boolean).join(", ");
  return name ? name[0].toUpperCase() + name.slice(1) : of("study_id");
}

/** Why a claim has its verdict: rows of `core.reasons`. */
function reasonsOf(claim) {
  const groups = once("reasons", () => {
    const found = new Map();
    core.reasons.claim.forEach((row, i) => {
      if (found.has(row)) found.get(row).push(i);
      else found.set(row, [i]);
    });
    return found;
  });
  return groups.get(claim) || [];
}

/** Whether the trial does not bear a claim out. */
function isAgainst(claim) {
  return AGAINST.includes(claims.get("verdict", claim));
}
