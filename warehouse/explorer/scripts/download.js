// Files of the rows in view, made here: nothing is asked of anybody.

/** Hand a file to the reader. */
function save(name, parts, type) {
  const address = URL.createObjectURL(new Blob(parts, { type }));
  const link = h("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  announce(`${name} is ready`);
}

/** The claims as a Parquet file with the columns of the CSV. */
function claimsToParquet(rows) {
  return toParquet(DOWNLOADED.map(([name, type, get]) => [name, type, rows.map(get)]), rows.length);
}

/** Buttons that download the claims which `rows` gives when they are pressed. */
function downloadButtons(rows) {
  return h(
    "div.downloads",
    { role: "group", "aria-label": "Download the claims in view" },
    h("button", { type: "button", onclick: () => save("claims.csv", [toCsv(rows())], "text/csv;charset=utf-8") }, "Download CSV"),
    h("button", { type: "button", onclick: () => save("claims.parquet", [claimsToParquet(rows())], "application/vnd.apache.parquet") }, "Download Parquet"),
  );
}
