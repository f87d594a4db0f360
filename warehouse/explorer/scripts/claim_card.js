// A claim as a card: what is said, where, how strongly, on what it rests, and whether the trial bears it out.

/** The card; words of the search are marked in the quote. */
function claimCard(claim, search) {
  const study = claims.columns.study.v[claim];
  const reasons = explainVerdict(claim);
  return h(
    "article.card",
    { "data-type": claims.get("claim_type", claim), "data-claim": claims.get("claim_id", claim) },
    h("blockquote", { dir: "auto" }, markWords(quoteOf(claims, claim).trim(), search)),
    h("p.badges", null, badgesOf(claim)),
    h("p.from", null, sourceLine(claim)),
    study >= 0 ? h("p.study", null, "Study: ", studyLink(study), " ", verdictOf(claim)) : verdictLine(claim),
    reasons.length ? h("ul.reasons", null, reasons.map((reason) => h("li", null, reason))) : null,
    h(
      "p.actions",
      null,
      h("a", { href: claimAddress(claim) }, "Read in its place, and why", unseen(": " + quoteOf(claims, claim).slice(0, 60))),
      copyButton(claimAddress(claim)),
    ),
  );
}

function verdictLine(claim) {
  const verdict = verdictOf(claim);
  return verdict ? h("p.study", null, verdict) : null;
}
