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

/** Why a claim has its verdict, in sentences: the reasons against it, or all. */
function explainVerdict(claim, all = false) {
  const reference = referenceOf(claims.columns.study.v[claim]);
  const { attribute, stated, expected, agrees } = core.reasons;
  return reasonsOf(claim).filter((i) => all || !agrees[i]).map((i) => {
    if (attribute[i] === "outcome") return ["The text says that ", said(shown(stated[i])), "; ", reference < 0 ? ["the trial ", said(shown(expected[i]))] : sayResult(reference), "."];
    const name = ATTRIBUTES[attribute[i]] || nameOf(null, attribute[i]);
    return [`${name}: the text says “`, said(shown(stated[i])), agrees[i] ? "”, and so does the trial." : ["”, the trial “", said(shown(expected[i])), "”."]];
  });
}

/** The trial's main result in words. */
function sayResult(reference) {
  const of = (name) => references.get(name, reference);
  const outcome = of("primary_outcome");
  return ["the trial’s main outcome", outcome ? [" (", said(outcome), ")"] : "", " ", nameOf(FAVOURS, of("outcome_favours"))];
}

/** A value as stated, codes in words. */
function shown(value) {
  const [, code, rest = ""] = /^(\w+)( \(.*\))?$/su.exec(value) || [];
  const words = DESIGNS[code] || OUTCOMES[code];
  return words ? words[0] + rest : value;
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
