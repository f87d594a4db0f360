// The first view: the two questions that most people bring, and pictures of who says what how strongly.

view("overview", (parameters) => {
  if (!claims.n) return [heading("No claims yet"), nothing("This snapshot holds no claims: run claimhouse over some texts.")];
  const topic = chooseTopic(parameters);
  const rows = claimsOn(topic);
  return [
    heading(`What is said about ${topic.title}`, leadOf(rows)),
    topicChooser(topic),
    limitNote(),
    questionCards(topic, rows),
    section("Types of claims, by source", sourceBars(rows, "claim_type", TYPES, "type")),
    section("Strength of words, by source", strengthBars(rows)),
    section("Participants that the sources quote", rangeChart("participant_count", wantedNumbers(rows))),
    effectParts(rows),
    section("How well studied each point is", studiedBars(topic)),
  ];
});

/** Pictures of the effects that the sources quote, of the kinds that they quote. */
function effectParts(rows) {
  const wanted = wantedNumbers(rows);
  const held = ["effect_duration", "percentage", "effect_size", "score_change"].filter((kind) => numbersBySource(kind, wanted).length);
  return held.length ? section("Effects that the sources quote", held.slice(0, 2).map((kind) => rangeChart(kind, wanted))) : null;
}

/** Pairs of substance and condition with their numbers of claims, most first. */
function topics() {
  return once("topics", () => {
    const found = new Map();
    for (let row = 0; row < claims.n; row++) {
      const [substance, condition] = [claims.get("substance", row), claims.get("condition", row)];
      if (substance && condition) found.set(`${substance}\n${condition}`, (found.get(`${substance}\n${condition}`) || 0) + 1);
    }
    return [...found].sort((a, b) => b[1] - a[1]).map(([key, n]) => ({ substance: key.split("\n")[0], condition: key.split("\n")[1], n }));
  });
}

function chooseTopic(parameters) {
  if (parameters.all) return named({});
  const [substance] = parameters.substance || [];
  const [condition] = parameters.condition || [];
  return named(substance || condition ? { substance, condition } : topics()[0] || {});
}

function named({ substance, condition }) {
  const names = [substance && nameOf(null, substance), condition && nameOf(null, condition)].filter(Boolean);
  return { substance, condition, title: names.length ? names.join(" for ") : "all therapies" };
}

/** The claims on a topic. */
function claimsOn({ substance, condition }) {
  const rows = [];
  for (let row = 0; row < claims.n; row++) {
    if ((!substance || claims.get("substance", row) === substance) && (!condition || claims.get("condition", row) === condition)) rows.push(row);
  }
  return rows;
}

function leadOf(rows) {
  const hedged = rows.filter((row) => claims.get("certainty", row) === "hedged").length;
  return `${count(rows.length, "claim")} from ${count(claimsBySource(rows).length, "source")}; ${percent(hedged, rows.length)} of them hedged.`;
}

function topicChooser(topic) {
  const options = topics().slice(0, 60).map((t) => [to("overview", { substance: t.substance, condition: t.condition }), `${named(t).title} (${t.n.toLocaleString("en")})`]);
  options.push([to("overview", { all: "1" }), `All therapies and conditions (${claims.n.toLocaleString("en")})`]);
  const value = topic.substance ? to("overview", { substance: topic.substance, condition: topic.condition }) : to("overview", { all: "1" });
  return h("div.controls", null, chooser("Topic", options, value, (address) => (location.hash = address)));
}

/** Where the page does not hold everything, it says so. */
function limitNote() {
  if (meta.claim_total <= claims.n) return null;
  const total = meta.claim_total.toLocaleString("en");
  return h("p.note", null, `This page holds ${claims.n.toLocaleString("en")} of the ${total} claims of the snapshot${meta.is_sample ? ", from a sample of its texts" : ""}; the tables beside it hold all of them.`);
}

function questionCards(topic, rows) {
  const part = { substance: topic.substance, condition: topic.condition };
  const number = (test) => rows.filter(test).length;
  const resting = number((row) => claims.get("evidence_basis", row) === "named_study");
  const against = number((row) => isAgainst(row));
  const checked = number((row) => COMPARED.includes(claims.get("verdict", row)));
  const apart = disputed(part).length;
  return h(
    "ul.questions",
    null,
    question(resting, resting === 1 ? "rests on a named study" : "rest on a named study", `of ${rows.length.toLocaleString("en")}. Which claims, and which studies?`, to("claims", { ...part, evidence_basis: "named_study" })),
    question(
      against, against === 1 ? "is not borne out by the trial it rests on" : "are not borne out by the trial they rest on",
      checked ? `of ${checked.toLocaleString("en")} that could be held against a trial. Which, and why?` : "No study of these claims was found in the catalogue yet.",
      against ? to("claims", { ...part, verdict: AGAINST }) : to("disagreements"),
    ),
    question(apart, apart === 1 ? "point on which sources disagree" : "points on which sources disagree", "Who says what?", to("disagreements")),
    question(claimsBySource(rows).length, "sources", "Who hedges, who promotes, who names studies?", to("sources")),
  );
}

function question(number, what, ask, address) {
  return h("li", null, h("a.question", { href: address }, h("strong", null, number.toLocaleString("en")), " ", h("span", null, what), h("small", null, ask)));
}

const MOST_BARS = 12;

/** A bar for each source by the values of a column. */
function sourceBars(rows, name, words, kind) {
  const groups = claimsBySource(rows);
  const drawn = groups.slice(0, MOST_BARS).map(([source, held]) => ({
    name: sourceLink(source), parts: partsOf(held, name, words, kind), word: held.length.toLocaleString("en"),
  }));
  return [bars("Claims of each source by type", partsOf([], name, words, kind), drawn), moreSources(groups.length)];
}

function strengthBars(rows) {
  const groups = claimsBySource(rows);
  const drawn = groups.slice(0, MOST_BARS).map(([source, held]) => ({ name: sourceLink(source), parts: strengthOf(held) }));
  return [bars("Claims of each source by the strength of their words", strengthOf([]), drawn, { columns: true }), moreSources(groups.length)];
}

function moreSources(total) {
  if (total <= MOST_BARS) return null;
  return h("p.note", null, `The ${MOST_BARS} sources with most claims, of ${total.toLocaleString("en")}. `, h("a", { href: to("sources") }, "All sources"));
}

/** A link to read a source. */
function sourceLink(source) {
  return h("a", { href: `#source=${encodeURIComponent(sources.get("source_id", source))}` }, said(sourceName(source)));
}

/** Only numbers in statements that make one of these claims. */
function wantedNumbers(rows) {
  const statements = new Set(rows.map((row) => claims.columns.statement.v[row]));
  return (row) => statements.has(quantities.columns.statement.v[row]);
}

/** A bar for each proposition: claims that rest on an identified study, and those that do not. */
function studiedBars(topic) {
  const rows = propositionsOn(topic).slice(0, 15);
  if (!rows.length) return nothing("Nothing is grouped on this topic.");
  const parts = (row) => {
    const of = (name) => propositions.get(name, row);
    return [
      { kind: "studied", code: "study", label: "With an identified study", n: of("with_study_count") },
      { kind: "studied", code: "bare", label: "Without", n: of("claim_count") - of("with_study_count") },
    ];
  };
  const drawn = rows.map((row) => ({
    name: propositionLink(row), parts: parts(row),
    word: `${percent(propositions.get("with_study_count", row), propositions.get("claim_count", row))} of ${count(propositions.get("claim_count", row), "claim")}, ${count(propositions.get("independent_source_count", row), "independent source")}`,
  }));
  return bars("Claims on each point that rest on an identified study", [
    { kind: "studied", code: "study", label: "With an identified study" }, { kind: "studied", code: "bare", label: "Without" },
  ], drawn, { first: "Point", word: "With a study" });
}

/** Propositions on a topic, most claims first. */
function propositionsOn({ substance, condition }) {
  const rows = Array.from({ length: propositions.n }, (_, row) => row).filter(
    (row) => (!substance || propositions.get("substance", row) === substance) && (!condition || propositions.get("condition", row) === condition),
  );
  return rows.sort((a, b) => propositions.get("claim_count", b) - propositions.get("claim_count", a));
}

/** Those on which sources disagree. */
function disputed(topic) {
  return propositionsOn(topic).filter((row) => propositions.get("agreement", row) === "disagree");
}

/** A link to a proposition. */
function propositionLink(row) {
  return h("a", { href: `#proposition=${encodeURIComponent(propositions.get("proposition_id", row))}` }, said(propositionName(row)));
}

/** A proposition in words that people use. */
function propositionName(row) {
  const of = (name) => propositions.get(name, row);
  const what = of("substance") ? nameOf(null, of("substance")) : null;
  const about = [what, of("condition") ? nameOf(null, of("condition")) : null].filter(Boolean).join(" for ");
  const known = of("label") === plainLabel(row);
  return known ? `${about || "Unnamed"}: ${TYPES[of("claim_type")][0].toLowerCase()}` : of("label");
}

/** The label that is made of codes alone, which people need in words. */
function plainLabel(row) {
  const of = (name) => propositions.get(name, row);
  return [of("substance") || "therapy", of("claim_type"), of("condition") ? `in ${of("condition")}` : null].filter(Boolean).join(" ");
}
