// Rows as CSV that a spreadsheet can open without obeying them.

/** The columns of a download: name, Parquet type, and how the value is had from a claim. */
const DOWNLOADED = [
  ["claim_id", "string", (row) => claims.get("claim_id", row)],
  ["source_id", "string", (row) => sources.get("source_id", sourceOf(row))],
  ["source_title", "string", (row) => sources.get("title", sourceOf(row))],
  ["source_type", "string", (row) => sources.get("source_type", sourceOf(row))],
  ["url", "string", (row) => sources.get("url", sourceOf(row))],
  ["document_id", "string", (row) => documents.get("document_id", claims.columns.doc.v[row])],
  ["start", "int64", (row) => codePoints(row, "start")],
  ["end", "int64", (row) => codePoints(row, "end")],
  ["quote", "string", (row) => quoteOf(claims, row)],
  ...["claim_type", "subject", "substance", "condition", "stance"].map((name) => [name, "string", (row) => claims.get(name, row)]),
  ["negated", "bool", (row) => Boolean(claims.get("negated", row))],
  ["certainty", "string", (row) => claims.get("certainty", row)],
  ["evidence_basis", "string", (row) => claims.get("evidence_basis", row)],
  ["hype", "bool", (row) => Boolean(claims.get("hype", row))],
  ["study_id", "string", (row) => studies.get("study_id", claims.columns.study.v[row])],
  ["study", "string", (row) => (claims.columns.study.v[row] < 0 ? null : studyName(claims.columns.study.v[row]))],
  ["proposition_id", "string", (row) => propositions.get("proposition_id", claims.columns.proposition.v[row])],
  ["verdict", "string", (row) => claims.get("verdict", row)],
];

/** An offset as the published tables count it: in code points, not in UTF-16 units. */
function codePoints(row, name) {
  const offset = claims.columns[name].v[row];
  const wide = once("wide", () => new Map());
  const doc = claims.columns.doc.v[row];
  if (!wide.has(doc)) wide.set(doc, [...textOf(doc).matchAll(/[\u{10000}-\u{10ffff}]/gu)].map((match) => match.index));
  return offset - wide.get(doc).filter((place) => place < offset).length;
}

/** A cell; text that a spreadsheet would take for a formula gets an apostrophe in front. */
function csvCell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const guarded = /^[\s\u0000-\u001f]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n\t]|^'/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** The claims as CSV, with a byte order mark so that spreadsheets read UTF-8. */
function toCsv(rows) {
  const lines = [DOWNLOADED.map(([name]) => name).join(",")];
  for (const row of rows) lines.push(DOWNLOADED.map(([, , get]) => csvCell(get(row))).join(","));
  return "\ufeff" + lines.join("\r\n") + "\r\n";
}
