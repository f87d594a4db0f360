// Begins: the navigation, the view that the address names, and what can be made ready in idle time.

const NAVIGATION = [
  ["overview", "Overview"], ["claims", "Claims"], ["read", "Read"], ["studies", "Studies"], ["disagreements", "Disagreements"],
  ["sources", "Sources"], ["changes", "Changes"], ["data", "Data"],
];

refill(document.getElementById("nav"), h("ul", null, NAVIGATION.map(([name, title]) => h("li", null, h("a", { href: `#${name}`, "data-view": name }, title)))));
document.querySelector("a.skip").addEventListener("click", (event) => {
  event.preventDefault();
  document.getElementById("main").focus();
});
window.addEventListener("hashchange", () => show(true));
show(false);
performance.mark("drawn");
if (window.requestIdleCallback) {
  requestIdleCallback(() => block("texts"), { timeout: 3000 });
  requestIdleCallback(() => { facets(); haystacks(); }, { timeout: 6000 });
}
