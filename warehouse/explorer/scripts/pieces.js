// Pieces that several views are made of.

const PAGE = 25;

/** A heading of a view with a sentence under it. */
function heading(title, ...lead) {
  return [h("h1", null, title), lead.length ? h("p.lead", null, lead) : null];
}

/** A titled part of a view. */
function section(title, ...children) {
  const id = `part-${title.toLowerCase().replace(/[^a-z]+/g, "-")}`;
  return h("section", { "aria-labelledby": id }, h("h2", { id }, title), children);
}

/** What stands where there is nothing to show. */
function nothing(...text) {
  return h("p.nothing", null, text);
}

/** A list that shows a page of its rows at a time, with buttons to go on and back. */
function paged(rows, draw, options = {}) {
  const size = options.size || PAGE;
  const list = h("ol.cards");
  const place = h("p.place", { tabindex: "-1" });
  const buttons = h("div.pager");
  const last = Math.max(0, Math.ceil(rows.length / size) - 1);
  function turn(page, focus) {
    const first = page * size;
    refill(list, rows.slice(first, first + size).map((row) => h("li", null, draw(row))));
    const end = Math.min(first + size, rows.length);
    refill(place, rows.length > size ? `${(first + 1).toLocaleString("en")} to ${end.toLocaleString("en")} of ${rows.length.toLocaleString("en")}` : "");
    refill(
      buttons,
      last ? h("button", { type: "button", disabled: page === 0, onclick: () => turn(page - 1, true) }, "Previous") : null,
      last ? h("button", { type: "button", disabled: page === last, onclick: () => turn(page + 1, true) }, "Next") : null,
    );
    if (focus) {
      place.scrollIntoView({ block: "center" });
      place.focus({ preventScroll: true });
    }
    if (options.turned) options.turned(page);
  }
  turn(Math.min(options.page || 0, last), false);
  return h("div.paged", null, place, list, buttons);
}

/** A list of a few things, the others behind a button. */
function few(items, most, noun) {
  const list = h("ul.plain", null, items.slice(0, most));
  if (items.length <= most) return list;
  const more = h("button.more", { type: "button" }, `Show ${count(items.length - most, "more " + noun, "more " + noun + "s")}`);
  more.addEventListener("click", () => {
    fill(list, items.slice(most));
    more.remove();
    items[most].setAttribute("tabindex", "-1");
    items[most].focus();
  });
  return h("div", null, list, more);
}

/** A definition list of names and values; empty values are left out. */
function factList(pairs) {
  return h("dl.facts", null, pairs.filter(([, value]) => value !== null && value !== undefined && value !== "").map(
    ([name, value]) => h("div", null, h("dt", null, name), h("dd", null, value)),
  ));
}

/** A choice from a list; `change` gets the value. */
function chooser(label, options, value, change) {
  const select = h("select", { onchange: () => change(select.value) }, options.map(
    ([key, text]) => h("option", { value: key, selected: String(key) === String(value) }, text),
  ));
  return h("label.chooser", null, h("span", null, label), select);
}

/** Copies an address of this page, and says so. */
function copyButton(hash, label = "Copy link") {
  const button = h("button.quiet", { type: "button", onclick: () => copyAddress(hash, button, label) }, label);
  return button;
}

async function copyAddress(hash, button, label) {
  const address = location.href.split("#")[0] + hash;
  let done = true;
  try {
    await navigator.clipboard.writeText(address);
  } catch {
    done = copyByHand(address);
  }
  refill(button, done ? "Copied" : "Not copied: take it from the address bar");
  announce(done ? "Link copied" : "The link could not be copied");
  if (!done) location.hash = hash;
  setTimeout(() => refill(button, label), 2000);
}

/** Where a page of a file may not write to the clipboard: by way of a selection. */
function copyByHand(text) {
  const area = h("textarea.unseen", { "aria-hidden": "true" }, text);
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}
