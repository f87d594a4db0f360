// The filter beside the claims: a group of boxes for each facet, with how many claims each would show.

const MOST_VALUES = 8;

/** The panel; `changed` gets the choices whenever one changes. `update` brings it in line with new counts. */
function facetPanel(chosen, changed) {
  const groups = facets().map((facet, i) => facetGroup(facet, i, chosen, changed));
  const clear = h("button.quiet", { type: "button", onclick: () => { for (const key of Object.keys(chosen)) delete chosen[key]; changed(); } }, "Clear all filters");
  const panel = h("details.facets", { open: window.matchMedia("(min-width: 60rem)").matches }, h("summary", null, "Filter"), clear, groups.map((group) => group.element));
  return { element: panel, update: (counts) => groups.forEach((group, i) => group.update(counts[i])) };
}

function facetGroup(facet, index, chosen, changed) {
  const list = h("div.choices");
  const find = h("input", { type: "search", "aria-label": `Find in ${facet.title}`, placeholder: "Find …", oninput: () => draw(state.counts) });
  const state = { counts: null, signature: "" };
  const box = h("fieldset", { "data-facet": facet.key }, h("legend", null, facet.title), facet.values.length > 30 ? find : null, list);
  function draw(counts) {
    state.counts = counts;
    const wanted = find.value.toLowerCase();
    const all = offer(facet, counts, chosen[facet.key]);
    const matching = wanted ? all.filter((o) => facetLabel(facet, o.value).toLowerCase().includes(wanted)) : all;
    const held = facet.order ? matching : keepChosen(matching, chosen[facet.key]);
    redraw(list, state, held, (option) => choice(facet, option, chosen, changed));
    box.hidden = all.length === 0;
  }
  return { element: box, update: draw };
}

/** The most frequent values, and those chosen wherever they stand. */
function keepChosen(options, chosen) {
  const picked = new Set(chosen || []);
  return options.filter((option, i) => i < MOST_VALUES || picked.has(option.value));
}

/** Only the numbers change while the values stay, so that the focus stays where it is. */
function redraw(list, state, options, make) {
  const signature = options.map((option) => option.value).join("\n");
  if (signature !== state.signature) {
    const focused = list.contains(document.activeElement) ? document.activeElement.value : null;
    refill(list, options.map(make));
    const again = focused !== null && [...list.querySelectorAll("input")].find((input) => input.value === focused);
    if (again) again.focus();
  } else {
    list.querySelectorAll("label").forEach((label, i) => {
      label.querySelector(".n").textContent = options[i].count.toLocaleString("en");
    });
  }
  state.signature = signature;
}

function choice(facet, option, chosen, changed) {
  const input = h("input", { type: "checkbox", value: option.value, checked: (chosen[facet.key] || []).includes(option.value) });
  input.addEventListener("change", () => {
    const values = new Set(chosen[facet.key] || []);
    if (input.checked) values.add(option.value);
    else values.delete(option.value);
    chosen[facet.key] = [...values];
    changed();
  });
  const meaning = facet.words && facet.words[option.value] && facet.words[option.value][1];
  return h("label", { title: meaning || null }, input, said(facetLabel(facet, option.value), "span"), " ", h("span.n", null, option.count.toLocaleString("en")));
}
