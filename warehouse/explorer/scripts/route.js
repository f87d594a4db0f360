// The address after `#` says what is shown, so that every view can be linked to and the way back works.

const views = {};

/** Register what draws a view: a function of the address's parameters that gives a list of nodes. */
function view(name, draw) {
  views[name] = draw;
}

/** An address: `to("claims", { claim_type: ["efficacy"] })`; empty values are left out. */
function to(name, parameters = {}) {
  const parts = [];
  for (const [key, value] of Object.entries(parameters)) {
    const list = [value].flat().filter((v) => v !== null && v !== undefined && v !== "");
    if (list.length) parts.push(`${key}=${list.map((v) => encodeURIComponent(v)).join(",")}`);
  }
  return `#${name}${parts.length ? "?" + parts.join("&") : ""}`;
}

/** The view and parameters that an address names; `#claim=ID` and its like are views of one thing. */
function parseAddress(hash) {
  const text = hash.replace(/^#/, "");
  const single = /^(claim|source|study|proposition)=([^?&]*)$/.exec(text);
  if (single) return { name: single[1], parameters: { id: [decode(single[2])] } };
  const [name, query = ""] = text.split("?");
  const parameters = Object.create(null);
  for (const part of query.split("&").filter(Boolean)) {
    const [key, value = ""] = part.split("=");
    parameters[decode(key)] = value.split(",").map(decode);
  }
  return { name: Object.hasOwn(views, name) ? name : "overview", parameters };
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Change the address without drawing anew, for what has drawn itself already. */
function remember(hash) {
  history.replaceState(null, "", hash);
}

/** Draw what the address names; on the way from one view to another its heading takes the focus. */
function show(focus) {
  const { name, parameters } = parseAddress(location.hash);
  const main = document.getElementById("main");
  refill(main, views[name](parameters));
  const heading = main.querySelector("h1");
  document.title = `${heading ? heading.textContent : "Explorer"} – Claimhouse`;
  markNavigation(name);
  if (!focus) return;
  const target = main.querySelector("[data-focus]") || heading;
  if (target) {
    target.setAttribute("tabindex", target.getAttribute("tabindex") || "-1");
    target.focus({ preventScroll: true });
  }
  if (!main.querySelector("[data-focus]")) window.scrollTo(0, 0);
}

function markNavigation(name) {
  const parent = { claim: "read", source: "read", study: "studies", proposition: "disagreements" }[name] || name;
  for (const link of document.querySelectorAll("#nav a")) {
    if (link.dataset.view === parent) {
      link.setAttribute("aria-current", "page");
      // Not scrollIntoView, which would move the place where the Tab key begins.
      const nav = document.getElementById("nav");
      nav.scrollLeft = link.offsetLeft - nav.offsetLeft - nav.clientWidth / 3;
    }
    else link.removeAttribute("aria-current");
  }
}
