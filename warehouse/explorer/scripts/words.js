// What the codes of the tables are called, and what they mean, for people.

const TYPES = {
  efficacy: ["Works or not", "says whether it helps, whom, or how many respond"],
  onset: ["How soon", "says how soon an effect begins"],
  durability: ["How long", "says how long an effect lasts, or that it fades"],
  safety: ["Safety", "speaks of side effects, risks or tolerability"],
  mechanism: ["How it acts", "says how it acts in body or mind"],
  protocol: ["How it is given", "says how it is or was given: dose, sessions, setting"],
  regulatory: ["Rules", "speaks of approval, labels, guidelines or coverage"],
  condition: ["The condition", "says what the condition is, whom it affects, its course"],
  evidence: ["The evidence", "speaks of the state or design of the evidence itself"],
};
const STANCES = {
  favourable: ["In favour", "speaks for the therapy"],
  unfavourable: ["Against", "speaks against the therapy"],
  neutral: ["Neutral", "states a plain fact"],
};
const CERTAINTIES = {
  asserted: ["Stated flatly", "no word weakens it"],
  hedged: ["Hedged", "a word such as may, could or suggests weakens it"],
};
const BASES = {
  named_study: ["A named study", "rests on a study that can be identified"],
  unnamed_study: ["“Studies show”", "rests on studies that it does not name"],
  survey: ["An informal survey", "rests on a poll"],
  testimonial: ["A personal story", "rests on one person’s experience"],
  authority: ["An authority", "an agency or an expert says so"],
  none: ["Nothing named", "names nothing that it rests on"],
};
const VERDICTS = {
  contradicted: ["Trial does not bear it out", "the main result of the trial that it rests on says otherwise"],
  differs: ["Told differently from the trial", "it states a detail otherwise than the trial that it rests on"],
  supported: ["Trial bears it out", "the trial that it rests on says the same"],
  no_difference: ["No difference found", "its trial is known, and nothing in it could be held against it"],
  not_in_catalogue: ["Study not in the catalogue", "its study could not be found in the reference catalogue"],
  not_a_publication: ["A survey, not a trial", "what it rests on is no published study"],
  not_identified: ["Study not identified", "it points at a study, but too little is said to tell which"],
  no_study: ["Rests on no study", "there is no study to hold it against"],
};
const SOURCE_TYPES = {
  clinic: ["Clinic"], company: ["Company"], news: ["News"], trade_media: ["Trade media"], health_info: ["Health information"],
  blog: ["Blog"], journal: ["Journal"], preprint: ["Preprint"], registry: ["Registry"], government: ["Government"],
  forum: ["Forum"], unknown: ["Unknown"],
};
const INTERESTS = {
  sells_treatment: ["Sells the treatment"], industry_media: ["Industry media"], none_known: ["No interest known"],
  unknown: ["Interest unknown"],
};
const CHANGES = {
  new: ["New", "not in the snapshot before"],
  changed: ["Read otherwise now", "the snapshot before read it otherwise"],
  same: ["As before", "unchanged since the snapshot before"],
};
const HYPE = { 1: ["Promotional words", "proven, breakthrough, life-saver …"], 0: ["Plain words"] };
const SUBJECTS = { therapy: ["the therapy"], comparator: ["another treatment"], condition: ["the condition"] };
const KINDS = {
  participant_count: ["Participants", "people"], percentage: ["Percentages", "%"], effect_duration: ["How long it lasts", "days"],
  onset: ["How soon it starts", "hours"], session_count: ["Sessions", "sessions"], treatment_duration: ["Length of treatment", "days"],
  follow_up: ["Follow-up", "days"], score_change: ["Change of a score", "points"], effect_size: ["Effect size", ""],
  dose: ["Dose", ""], frequency: ["How often", "per week"], comparator_onset: ["How soon others start", "days"],
  age: ["Age", "years"], p_value: ["p value", ""], confidence_interval: ["Confidence interval", ""],
  calendar_year: ["Year", ""],
};
const DESIGNS = {
  randomized_controlled_trial: ["randomised trial"], controlled_trial: ["controlled trial"], open_label_trial: ["open-label trial"],
  observational: ["observational study"], case_report: ["case report"], meta_analysis: ["meta-analysis"],
  systematic_review: ["systematic review"], survey: ["survey"], ongoing: ["running study"], unspecified: ["study"],
};
const RESOLUTIONS = {
  matched: ["In the catalogue", "found in the reference catalogue"],
  ambiguous: ["Could be several", "several entries of the catalogue fit"],
  unmatched: ["Not in the catalogue", "no entry of the catalogue fits"],
  not_a_publication: ["Not a publication", "a survey or the like, which no catalogue lists"],
};
const FAVOURS = { therapy: ["favoured the therapy"], comparator: ["favoured the comparator"], neither: ["favoured neither side"] };
const ATTRIBUTES = {
  participant_count: "Participants", journal: "Journal", year: "Year", institution: "Institution", authors: "Authors",
  registry_id: "Registry number", doi: "DOI", pmid: "PubMed id", design: "Design", population: "Who took part",
  substance: "Substance", condition: "Condition", comparator: "Compared with", session_count: "Sessions",
  treatment_days_min: "Treatment, days at least", treatment_days_max: "Treatment, days at most",
  treatment_days: "Treatment, days", effect_days: "Effect, days", effect_days_min: "Effect, days at least", effect_days_max: "Effect, days at most",
  status: "Status", dose_mg_per_kg: "Dose, mg/kg", primary_outcome: "Main outcome", outcome_favours: "Main result",
};
const UNITS = {
  participant: "participants", percent: "%", day: "days", hour: "hours", session: "sessions", point: "points", year: "", per_week: "a week", p: "",
};
const OUTCOMES = { favourable: ["it works"], unfavourable: ["it does not work"], ...FAVOURS };
const QUALIFIERS = { exact: "", approximately: "about ", at_least: "at least ", at_most: "at most ", range: "" };

/** A code as people read it: from a list of words if it is there, else with spaces; short ids are initials. */
function nameOf(words, code) {
  if (code === null || code === undefined) return "not named";
  if (words && Object.hasOwn(words, code)) return words[code][0];
  return /^[a-z]{2,4}$/.test(code) ? code.toUpperCase() : String(code).replaceAll("_", " ");
}

/** A unit as it stands behind a number. */
function unitOf(code) {
  return UNITS[code] === undefined ? String(code || "").replaceAll("_", " ") : UNITS[code];
}

/** A number of things: `count(1, "claim")`. */
function count(number, noun, plural = noun + "s") {
  return `${number.toLocaleString("en")} ${number === 1 ? noun : plural}`;
}

/** A share in whole percent, with what it is a share of left to the reader. */
function percent(part, whole) {
  return whole ? `${Math.round((100 * part) / whole)} %` : "–";
}

/** A number short enough to read. */
function short(value) {
  return value === null ? "" : Number(value.toPrecision(4)).toLocaleString("en", { maximumFractionDigits: 4 });
}
