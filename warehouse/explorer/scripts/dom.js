// Elements are made here and nowhere else: text always goes in as text, never as markup.

// Characters that cannot be seen, or that change how others are seen: shown as their code points.
const HIDDEN = new RegExp(
  "[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b-\\u200f" +
    "\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]|[\\u{e0000}-\\u{e0fff}]|\\p{Surrogate}",
  "gu",
);

/** The text with nothing hidden in it. */
function reveal(text) {
  return String(text).replace(HIDDEN, (c) => `⟨U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`);
}

/**
 * An element: `h("a.quiet", { href }, "text", child)`. Attributes that start with `on` are listeners, a null attribute or
 * child is left out, lists of children are flattened, whatever is no node becomes a text node.
 */
function h(name, attributes, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  return fill(element, children);
}

/** Append children to an element; see `h`. */
function fill(element, children) {
  for (const child of [children].flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(reveal(child)));
  }
  return element;
}

/** Replace what an element holds. */
function refill(element, ...children) {
  element.replaceChildren();
  return fill(element, children);
}

/** Text of the sources, which may be of any language and direction: kept apart from what stands around it. */
function said(text, name = "bdi") {
  return h(name, { dir: "auto" }, text);
}

/** A link to elsewhere, only if it is http or https; else plain text. */
function outside(address, label) {
  let url = null;
  try {
    url = new URL(address);
  } catch {
    return said(label);
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return said(label);
  return h("a", { href: url.href, rel: "noopener noreferrer nofollow", target: "_blank" }, said(label), unseen(" (opens in a new tab)"));
}

/** Words for screen readers only. */
function unseen(text) {
  return h("span.unseen", null, text);
}

/** Say something to screen readers, and to those who look at the foot of the page. */
function announce(text) {
  refill(document.getElementById("status"), text);
}

/** A table with a caption: head cells, then rows of cells; the first cell of a row is its head. */
function table(caption, heads, rows, name = "table") {
  return h(
    "div.wide",
    { tabindex: "0", role: "region", "aria-label": caption },
    h(
      name,
      null,
      h("caption", null, caption),
      h("thead", null, h("tr", null, heads.map((head) => h("th", { scope: "col" }, head)))),
      h("tbody", null, rows.map((cells) => h("tr", null, cells.map((cell, i) => h(i ? "td" : "th", i ? null : { scope: "row" }, cell))))),
    ),
  );
}
