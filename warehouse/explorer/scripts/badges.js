// The small labels of a claim, each with what it means behind it.

/** A label with its meaning as a tooltip and for screen readers. */
function badge(kind, code, words, text) {
  const [name, meaning] = words[code] || [nameOf(null, code)];
  return h(`span.badge.${kind}`, { "data-code": code, title: meaning || null }, text || name);
}

/** Type, strength, stance, basis and hype of a claim as labels. */
function badgesOf(claim) {
  const of = (name) => claims.get(name, claim);
  return [
    badge("type", of("claim_type"), TYPES),
    badge("stance", of("stance"), STANCES),
    badge("certainty", of("certainty"), CERTAINTIES),
    of("hype") ? badge("hype", 1, HYPE) : null,
    of("evidence_basis") === "none" ? null : badge("basis", of("evidence_basis"), BASES, "Rests on " + BASES[of("evidence_basis")][0].toLowerCase()),
    of("negated") ? h("span.badge", { title: "its main assertion is negated" }, "Negated") : null,
  ];
}

/** The verdict on a claim, where there is something to say. */
function verdictOf(claim) {
  const word = claims.get("verdict", claim);
  return word === "no_study" ? null : badge("verdict", word, VERDICTS);
}

/** Why the trial does not bear a claim out, in sentences. */
function explainVerdict(claim) {
  const study = claims.columns.study.v[claim];
  const reference = study < 0 ? -1 : referenceOf(study);
  return reasonsOf(claim).map((row) => {
    if (row < 0) return [sayResult(reference), "; this claim says that the therapy works."];
    const of = (name) => discrepancies.get(name, row);
    const name = ATTRIBUTES[of("attribute")] || nameOf(null, of("attribute"));
    return [`${name}: the text says “`, said(shown(of("stated"))), "”, the trial “", said(shown(of("expected"))), "”."];
  });
}

/** The trial's main result in words. */
function sayResult(reference) {
  const of = (name) => references.get(name, reference);
  const outcome = of("primary_outcome");
  return ["The trial’s main outcome", outcome ? [" (", said(outcome), ")"] : "", " ", nameOf(FAVOURS, of("outcome_favours"))];
}

/** A value as stated, codes in words. */
function shown(value) {
  return (DESIGNS[value] || FAVOURS[value] || [value])[0];
}

/** Where a claim was said: source, kind of source, day. */
function sourceLine(claim) {
  const source = sourceOf(claim);
  const kind = nameOf(SOURCE_TYPES, sources.get("source_type", source)).toLowerCase();
  const sells = sources.get("commercial_interest", source) === "sells_treatment" ? ", sells the treatment" : "";
  const day = documents.get("published_on", claims.columns.doc.v[claim]) || sources.get("published_on", source);
  return [h("a", { href: `#source=${encodeURIComponent(sources.get("source_id", source))}` }, said(sourceName(source))), ` (${kind}${sells}${day ? ", " + day : ""})`];
}

/** A link to a study. */
function studyLink(study) {
  return h("a", { href: `#study=${encodeURIComponent(studies.get("study_id", study))}` }, said(studyName(study)));
}

/** The address of a claim. */
function claimAddress(claim) {
  return `#claim=${encodeURIComponent(claims.get("claim_id", claim))}`;
}
