"""Subject: whom a claim is mainly about, and which substance and condition it concerns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.lexicon.gates import gate
from transforms.lexicon.scan import Hit
from transforms.reading import Reading

CUES = {
    "other_treatment": [
        "{traditional|conventional|standard|existing|other|current|available|first line|usual|regular|older|"
        "typical|established} {treatment|therapy|medication|medicine|drug|approach|option|care|"
        "pharmacotherapy}{|s}",
        "{traditional|conventional|standard|existing|other} therapies", "traditional therapy methods", "medication{|s}",
        "medicine{|s}", "pills", "treatment as usual", "usual care", "waiting list", "wait list", "pharmacotherapy",
        "psychiatric drugs", "guideline {concordant|recommended|based} {treatment|therapy|care}",
    ],
    "this_therapy": [
        "this {treatment|therapy|drug|medicine|substance|compound|approach|intervention|procedure|block|shot|"
        "injection|model|therapeutic model}",
        "the {treatment|drug|medicine|substance|compound|infusion|infusions|block|spray|procedure|injection|"
        "shot|therapy|experience}",
        "these treatments", "it",
    ],
}  # fmt: skip
BLOCK = "stellate_ganglion_block"
LOCAL_ANAESTHETICS = frozenset({"ropivacaine", "bupivacaine", "lidocaine"})
"""What the block is made with: `7 mL of ropivacaine` in a text on it tells of the block."""
GIVEN = re.compile(
    r"\b(?:receiv\w+|given|gave|got|gets?|administer\w+|uses?)\b(?<!locks used)(?:[^.;]|\.\d){0,45}\Z", re.I
)
BLOCK_BEHIND = re.compile(r"\s+(?:blocks?|injections?|shots?)\b", re.I)
PLACEBO_LIKE = frozenset({"placebo", "saline", "sham", "midazolam", "niacin"})
COMPARING = re.compile(
    r"\b(?:unlike|than|compared (?:with|to)|versus|vs\.?|as opposed to|instead of|rather than|before|without|against|over|alongside|with|to|from|for|as|on top of|plus|besides|despite|previous|prior|past|earlier|failed|concurrent|concomitant|background|stable|beats?|outperform(?:s|ed)?|outdid|matched|surpassed|bettered|(?:between|either)\b[^.;]{0,40}\b(?:and|or))\s+(?:[\w-]+\s+){0,4}\Z",
    re.I,
)
CONTRASTED = re.compile(r",\s(?:where|whereas|while)\s+(?:[\w-]+\s+){0,2}\Z", re.I)
"""`works in hours, where` before the other treatments, which need weeks."""
GAINED = re.compile(
    r"\b(?:gains?|gets?|got|find|found|benefit\w*|relief|remit\w*|remission|respon[ds]\w*|recover\w*|improve\w*|(?:stay|remain)\w*\s+(?:unwell|symptomatic|depressed|ill))\b[^.;]{0,40}\b(?:from|with|on|to|despite|after)\s+(?:[\w-]+\s+){0,4}\Z",
    re.I,
)
"""`one in three gains little from a first course of` before the other treatment, which the statement is then about."""
WHO = re.compile(r"\bwho(?:se)?\b|\b(?:depression|ptsd|illness) that\b", re.I)
"""`approved for adults whose depression has not responded to` others is about the therapy."""
HAD = re.compile(
    r"\b(?:I[’']d been|I had been|I[’']ve been|I was|I switched|I went|I moved|I tried|I took|put me|I did|been)\s+(?:on and off |back |over )?(?:on|to|through|with)?\s*(?:[\w-]+\s+){0,2}\Z",
    re.I,
)
"""`I’d been on` before another treatment, in a statement that names no therapy."""
OPENS = 4
"""Characters at the start of a statement in which a treatment stands that it opens with."""
LINKED = re.compile(
    r"\W*(?:(?:meanwhile|however|still|yet|but|and|so|today|instead|by contrast|in contrast|on the other hand|likewise|the|an?|even|both|plain|old|good|ordinary|regular|older),?\s+)+",
    re.I,
)
"""`Meanwhile` before the treatment that a statement opens with."""
TOPIC = 45
"""Characters at the start of a statement in which a placebo group may be what it is about."""
NO_TREATMENT = re.compile(r"\s+(?:regulators?|agency|authority|cabinet|label|research|journal)\b", re.I)
THE_ONE = re.compile(r"\b(?:the|this)\s\Z", re.I)
"""Before `medicine`, which then is the therapy that the text is about."""
FAILED = re.compile(r"[\s-]+(?:failures?|resistan\w+|refractor\w+|non-?respon\w+|history|experience)\b", re.I)
"""Behind a treatment that people had before: `ECT failure did not predict the outcome`."""
NOT_THERE = r"\b(?:no|without|lack(?:s|ed|ing)?|(?:lack|absence) of|(?:nobody|no one|no-one|none) (?:was given|got|received|took|had))\s+(?:an?\s+|any\s+)?"
ABSENT = re.compile(rf"{NOT_THERE}\Z", re.I)
"""Before what nobody was given: `no placebo`, `nobody was given a placebo`."""
CONTROLLED = re.compile(r"[\s-]*controlled", re.I)
WEAK_CONDITIONS = frozenset(
    {
        "anxiety",
        "suicidality",
        "psychosis",
        "substance_use_disorder",
        "alcohol_use_disorder",
        "chronic_pain",
        "mental_illness",
        "migraine",
        "eating_disorder",
        "end_of_life_distress",
    }
)
"""Conditions that texts name more often as symptoms, harms or company of the one they are about."""


def find_subject(reading: Reading, claim_type: str) -> str:
    """`therapy`, `comparator` or `condition`."""
    if claim_type == "condition":
        return "condition"
    therapy = [h for h in reading.find("substance") if h.concept.name in reading.setting.therapies]
    others = [h for h in reading.find("substance", "subject.other_treatment") if _is_other(reading, h)]
    if not others and not therapy:
        focus = reading.focus
        return "comparator" if focus is not None and focus not in reading.setting.therapies else "therapy"
    if not others:
        return "therapy"
    if not therapy:
        opens = others[0].concept.family == "substance" and _opens(reading, others[0])
        main = _is_about_other(reading, others[0]) or (
            _is_main(reading, others[0]) and (opens or not _is_about_study_therapy(reading))
        )
        return "comparator" if main else "therapy"
    return (
        "comparator"
        if others[0].start < therapy[0].start and _is_main(reading, others[0]) and not _is_main(reading, therapy[0])
        else "therapy"
    )


def _opens(reading: Reading, hit: Hit) -> bool:
    """True for a treatment that a statement opens with, whatever links it to the one before."""
    at = hit.start - reading.span.start
    return at < OPENS or LINKED.fullmatch(reading.text, 0, at) is not None


def _is_about_other(reading: Reading, hit: Hit) -> bool:
    """True where a statement that names no therapy tells what people had, or got, from another treatment."""
    at = hit.start - reading.span.start
    before = reading.text[max(0, at - 90) : at]
    gained = GAINED.search(before)
    return (gained is not None and WHO.search(before, 0, gained.start()) is None) or HAD.search(before) is not None


def _is_other(reading: Reading, hit: Hit) -> bool:
    """True for a treatment that is not the therapy, unless it is a mere control, is told to be absent, or is a word of
    a name, such as that of a journal of medicine."""
    start = hit.start - reading.span.start
    if hit.concept.name in reading.setting.therapies or _is_control(reading, hit):
        return False
    if hit.concept.name in LOCAL_ANAESTHETICS and reading.setting.therapy == BLOCK:
        return False
    if ABSENT.search(reading.text, max(0, start - 30), start) or is_past(reading, hit):
        return False
    if hit.concept.family == "substance":
        return True
    if NO_TREATMENT.match(reading.text, hit.end - reading.span.start) or THE_ONE.search(reading.text[:start]):
        return False
    return start == 0 or not reading.text[start].isupper()


def is_past(reading: Reading, hit: Hit) -> bool:
    """True for a treatment that people only had, or failed, before."""
    return FAILED.match(reading.text, hit.end - reading.span.start) is not None


def _is_main(reading: Reading, hit: Hit) -> bool:
    """True unless the treatment is only what another is compared or combined with."""
    at = hit.start - reading.span.start
    return not any(words.search(reading.text, max(0, at - 50), at) for words in (COMPARING, CONTRASTED))


def _is_control(reading: Reading, hit: Hit) -> bool:
    """True for a placebo that is only what the therapy is tested against: one that the statement does not open with."""
    if hit.concept.name not in PLACEBO_LIKE:
        return False
    if reading.kind == "table_row" and hit.start > reading.span.start:
        return True
    start, end = hit.start - reading.span.start, hit.end - reading.span.start
    return start >= TOPIC or CONTROLLED.match(reading.text, end) is not None


def _is_about_study_therapy(reading: Reading) -> bool:
    return reading.has("subject.this_therapy") and not reading.has("subject.other_treatment")


def find_substance(reading: Reading, subject: str, carried: str | None) -> str | None:
    """Vocabulary id of the first substance meant, or None.

    Args:
        reading: the statement.
        subject: its subject.
        carried: the therapy that the running section or document is about.
    """
    named = reading.find("substance")
    therapy = [h for h in named if h.concept.name in reading.setting.therapies]
    if subject == "condition":
        return None
    if subject == "comparator":
        others = [h for h in named if h not in therapy]
        return others[0].concept.name if others else reading.focus
    if not therapy and carried == BLOCK and (given := _find_given(reading, named)):
        return given
    return therapy[0].concept.name if therapy else carried


def _find_given(reading: Reading, named: Sequence[Hit]) -> str | None:
    """The local anaesthetic that people were given; one that only tells what a block was made with is none."""
    for hit in named:
        at, end = hit.start - reading.span.start, hit.end - reading.span.start
        if hit.concept.name in LOCAL_ANAESTHETICS and GIVEN.search(reading.text, max(0, at - 50), at):
            return None if BLOCK_BEHIND.match(reading.text, end) else hit.concept.name
    return None


SYMPTOMS_ARE = gate(r"\bsymptoms?\b[^.;:]{0,40}\b(?:includ(?:e|es|ing)|are|such as|like|involve|range)\b", re.I)
"""Behind this stand symptoms of a condition, depression among them, and no other condition."""


EFFECTS = frozenset({"efficacy", "onset", "durability"})
"""What is said of suicidal thoughts in these is said of them, not of the condition that they come with."""


def find_condition(reading: Reading, claim_type: str, above: str | None) -> str | None:
    """Vocabulary id of the condition: as the statement names it, else its heading, else the document."""
    main = reading.setting.condition
    listed = SYMPTOMS_ARE.search(reading.text)
    until = reading.span.start + listed.end() if listed else reading.span.end
    named = [h.concept.name for h in reading.find("condition") if h.start < until]
    strong = [name for name in named if name not in WEAK_CONDITIONS]
    fallback = above or reading.setting.titled
    if claim_type in {"condition", "safety"} and fallback is not None:
        return strong[0] if len(set(strong)) == 1 and fallback not in strong and claim_type == "condition" else fallback
    if not strong and claim_type in EFFECTS and set(named) == {"suicidality"}:
        return "suicidality"
    if not strong:
        return fallback or (named[0] if named else None)
    return main if main in strong and not _is_listed_first(strong, main) else strong[0]


def _is_listed_first(strong: list[str], main: str | None) -> bool:
    return strong[0] == main
