// The data itself: files, data dictionary, checks, what was kept out.

view("data", () => {
  const about = block("about");
  const failed = about.checks.reduce((sum, row) => sum + row.failed, 0);
  const total = about.checks.reduce((sum, row) => sum + row.checks, 0);
  return [
    heading("The data behind this page", `Snapshot ${meta.snapshot}, made on ${meta.created_at.slice(0, 16).replace("T", " ")} UTC by version ${meta.code_version}.`),
    section("What the checks said", h("p", null, `${count(total, "check")} evaluated before this was published, ${failed ? count(failed, "warning") : "all passed"}. `, meta.checks ? h("a", { href: meta.checks }, "The whole report") : null), failed ? failedTable(about.failed) : null, checkTable(about.checks)),
    section("What was kept out", keptOut(about.quarantine)),
    section("Tables and what their columns mean", h("p", null, "The same tables as Parquet files, for DuckDB, Python, R, Power BI, Tableau and the like."), about.dictionary.map(tableEntry)),
    section("Runs", table("Runs that published", ["Run", "Finished", "Claims"], about.runs.slice(-20).reverse().map((run) => [run.run, run.finished_at.slice(0, 16), run.claims.toLocaleString("en")]))),
  ];
});

function checkTable(checks) {
  return h("details", null, h("summary", null, "By table"), table("Checks by table", ["Table", "Checks", "Failed"], checks.map((row) => [row.table, row.checks, row.failed])));
}

function failedTable(failed) {
  return table("Checks that failed", ["Table", "Check", "Column", "Severity", "Rows"], failed.map((row) => [
    row.table_name, said(row.expectation), row.column_name || "", row.severity, row.error ? said(row.error) : `${row.unexpected_count ?? "?"} of ${row.row_count ?? "?"}`,
  ]));
}

function keptOut(quarantine) {
  if (!quarantine.total) return nothing("Nothing was kept out.");
  const rows = quarantine.rows.map((row) => [said(row.row_id), row.table_name, said(row.expectation), said(row.reason)]);
  return [h("p", null, `${count(quarantine.total, "row")} kept out${quarantine.total > rows.length ? `; the first ${rows.length} of them` : ""}.`), table("Texts and rows that were kept out", ["What", "Table", "Rule", "Reason"], rows)];
}

function tableEntry(entry) {
  const files = meta.tables === null ? null : h("p", null, "Files: ", entry.files.slice(0, 20).map((file, i) => [i ? ", " : "", h("a", { href: meta.tables + file.split("/").map(encodeURIComponent).join("/") }, file)]));
  const columns = entry.columns.map((column) => [
    h("code", null, column.name), column.type + (column.nullable ? ", may be empty" : "") + (column.key ? ", key" : ""),
    [column.description, column.unit ? ` Unit: ${column.unit}.` : "", column.values ? ` One of ${column.values.join(", ")}.` : ""],
  ]);
  return h("details.entry", null, h("summary", null, h("code", null, entry.name), ` ${count(entry.rows, "row")}. ${entry.description}`), files, table(`Columns of ${entry.name}`, ["Column", "Type", "Meaning"], columns));
}
