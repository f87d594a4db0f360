// Why a claim is there: what it says in plain words, the words that made it so, its numbers, its study.

/** Everything about one claim. */
function whyPanel(claim) {
  const of = (name) => claims.get(name, claim);
  const statement = claims.columns.statement.v[claim];
  return h(
    "section.why",
    { "aria-labelledby": "why-title" },
    h("h2", { id: "why-title", "data-focus": true, tabindex: "-1" }, "Why this is marked"),
    h("p.badges", null, badgesOf(claim)),
    h("p", null, tellClaim(of)),
    cueList(statement),
    numberList(statement),
    studyPart(claim),
    pointPart(claim),
    siblings(claim, statement),
    h("p.actions", null, copyButton(claimAddress(claim), "Copy link to this claim")),
    h("details.small", null, h("summary", null, "For the record"), factList([["Claim", said(of("claim_id"))], ["Rule", said(of("rule"))], ["Explain further", h("code", null, `claimhouse explain ${of("claim_id").slice(0, 12)}`)]])),
  );
}

function tellClaim(of) {
  const about = [of("substance") ? nameOf(null, of("substance")) : nameOf(SUBJECTS, of("subject")), of("condition") ? nameOf(null, of("condition")) : null];
  const parts = [TYPES[of("claim_type")][1], STANCES[of("stance")][1], CERTAINTIES[of("certainty")][1], BASES[of("evidence_basis")][1]];
  return [h("strong", null, about.filter(Boolean).join(", ")), ": ", `it ${parts.join("; ")}.`];
}

/** The cues by what they stand for. */
function cueList(statement) {
  const rows = cuesOf(statement);
  if (!rows.length) return h("p", null, "No single word decided: its place in the text did.");
  const groups = new Map();
  for (const row of rows) {
    const key = frames.cues.get("cue", row);
    const held = groups.get(key) || new Map();
    held.set(quoteOf(frames.cues, row).toLowerCase(), quoteOf(frames.cues, row));
    groups.set(key, held);
  }
  return [h("h3", null, "The words that decided"), factList([...groups].map(([cue, words]) => [
    cueName(cue), [...words.values()].map((word, i) => [i ? ", " : "", h("strong.cue", null, said(word))]),
  ]))];
}

/** A family of cues in words that people use. */
function cueName(cue) {
  const names = {
    hedging: "weakens it", negation: "negates it", hype: "promotes", basis: "what it rests on", substance: "substance", condition: "condition",
    journal: "a journal", institution: "an institution", study: "a study",
  };
  return names[cue] || (TYPES[cue] ? `speaks of: ${TYPES[cue][0].toLowerCase()}` : nameOf(null, cue));
}

function numberList(statement) {
  const rows = rowsOf("quantities", "statement", statement);
  if (!rows.length) return null;
  return [h("h3", null, "Numbers in it"), factList(rows.map((row) => [
    nameOf(KINDS, quantities.get("kind", row)), [said(quoteOf(quantities, row)), " = ", sayNumber(row)],
  ]))];
}

function studyPart(claim) {
  const study = claims.columns.study.v[claim];
  const verdict = verdictOf(claim);
  if (study < 0) return verdict ? h("p", null, verdict) : null;
  const reasons = explainVerdict(claim, true);
  return [
    h("h3", null, "The study that it rests on"),
    h("p", null, studyLink(study), " ", verdict),
    reasons.length ? h(isAgainst(claim) ? "ul.reasons" : "ul.reasons.good", null, reasons.map((reason) => h("li", null, reason))) : null,
    h("p", null, h("a", { href: `#study=${encodeURIComponent(studies.get("study_id", study))}` }, `Everything said about this study (${count(rowsOf("claims", "study", study).length, "claim")})`)),
  ];
}

function pointPart(claim) {
  const row = claims.columns.proposition.v[claim];
  if (row < 0) return null;
  const of = (name) => propositions.get(name, row);
  const sum = `${of("favourable_count")} for, ${of("unfavourable_count")} against, in ${count(of("source_count"), "source")}`;
  return [h("h3", null, "Others on the same point"), h("p", null, propositionLink(row), `: ${sum}.`)];
}

/** Other claims that the same sentence makes. */
function siblings(claim, statement) {
  const others = rowsOf("claims", "statement", statement).filter((row) => row !== claim);
  if (!others.length) return null;
  return h("p", null, "The same sentence also speaks of: ", others.map((row, i) => [i ? ", " : "", h("a", { href: claimAddress(row) }, TYPES[claims.get("claim_type", row)][0])]), ".");
}
