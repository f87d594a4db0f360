// All claims: search, filter, download.

view("claims", (parameters) => {
  const chosen = choicesOf(parameters);
  const state = { search: (parameters.q || [""])[0], page: Math.max(0, Number((parameters.page || [1])[0]) - 1 || 0), rows: [] };
  const results = h("div.results");
  const total = h("p.total");
  const tags = h("ul.tags", { "aria-label": "Filters in force" });
  const input = h("input", { type: "search", id: "search", value: state.search, autocomplete: "off", placeholder: "Words in the claim, source or study" });
  const panel = facetPanel(chosen, () => update(true));
  function update(fresh) {
    if (fresh) state.page = 0;
    const { rows, counts } = filterClaims(chosen, state.search);
    state.rows = rows;
    panel.update(counts);
    refill(total, `${count(rows.length, "claim")} from ${count(countSources(rows), "source")}`);
    refill(tags, tagsOf(chosen, () => { syncBoxes(panel.element, chosen); update(true); }));
    refill(results, rows.length ? paged(rows, (row) => claimCard(row, state.search), { page: state.page, turned: (page) => { state.page = page; store(); } }) : nothing("No claim passes these filters."));
    syncBoxes(panel.element, chosen);
    store();
    if (fresh) announce(total.textContent);
  }
  function store() {
    remember(to("claims", { ...chosen, q: state.search, page: state.page ? state.page + 1 : null }));
  }
  input.addEventListener("input", debounce(() => { state.search = input.value; update(true); }, 120));
  const element = [
    heading("Claims"),
    h("div.searchbar", { role: "search" }, h("label", { for: "search" }, "Search"), input, downloadButtons(() => state.rows)),
    h("div.split", null, panel.element, h("div.found", null, total, tags, results)),
  ];
  update(false);
  return element;
});

/** How many sources the claims come from. */
function countSources(rows) {
  const seen = new Uint8Array(sources.n);
  for (const row of rows) seen[sourceOf(row)] = 1;
  return seen.reduce((sum, n) => sum + n, 0);
}

/** The choices in force, each with a button that takes it back. */
function tagsOf(chosen, changed) {
  return facets().flatMap((facet) => (chosen[facet.key] || []).map((value) => {
    const label = facetLabel(facet, value);
    const drop = () => { chosen[facet.key] = chosen[facet.key].filter((v) => v !== value); changed(); document.getElementById("search").focus(); };
    return h("li", null, h("button.tag", { type: "button", onclick: drop, "aria-label": `Remove the filter ${label}` }, said(facet.words ? label : `${facet.title}: ${label}`), h("span", { "aria-hidden": "true" }, " ×")));
  }));
}

/** Boxes that another control changed are ticked as the choices say. */
function syncBoxes(panel, chosen) {
  for (const box of panel.querySelectorAll("fieldset")) {
    const values = new Set(chosen[box.dataset.facet] || []);
    for (const input of box.querySelectorAll("input[type=checkbox]")) input.checked = values.has(input.value);
  }
}

/** Calls the function once the calls stop coming. */
function debounce(call, wait) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(call, wait);
  };
}
