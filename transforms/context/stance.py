"""Stance toward the therapy of the document, by claim type (codebook, "Attributes of a claim" and "Close cases")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from sys import intern

from transforms.lexicon.gates import gate
from transforms.reading import Reading
from transforms.weights.table import SENSE, Features, load_weights

CUES = {
    "against": [
        "did not {improve|reduce|differ|separate|work|beat|help|respond|find|last|meet|benefit|outperform|"
        "reach|show|support|lower}",
        "no {better|difference|significant|benefit|effect|improvement|advantage|more effective}",
        "not {differ|better|effective|superior|separate|work|significant|a cure}", "fail{s|ed|ing} to", "failed",
        "neither", "less effective", "inferior", "one size fits all", "worsen{|s|ed|ing}", "worse", "not for everyone",
        "disappoint{ed|ing|ment}", "doesn't work", "does not work", "did nothing", "not work", "unlikely",
        "non responders", "nonresponders", "little {effect|benefit|evidence|difference}", "useless", "useful only",
        "oversold", "overstated", "overhyped", "exaggerated", "missed its primary", "no cure", "not a cure",
        "not everyone", "only {a minority|a few|some|modest|small}", "modest", "insignificant",
        "individual response variations", "response variations", "vary", "varies", "varied",
    ],
    "benign": [
        "well tolerated", "no serious", "no deaths", "safe", "safely", "mild", "transient", "resolved", "rare",
        "rarely", "tolerable", "generally tolerated", "passed within", "short lived", "non addictive", "not addictive",
        "low risk", "uncommon", "minimal", "good safety", "favourable safety", "favorable safety", "safety profile",
        "manageable",
    ],
    "good_mechanism": [
        "help{|s|ed|ing}", "promot{e|es|ed|ing}", "support{|s|ed|ing}", "rewir{e|es|ed|ing}", "regrow{|s|th}",
        "regenerat{e|es|ion|ing}", "calm{|s|ed|ing}", "strengthen{|s|ed|ing}", "restor{e|es|ed|ing}",
        "repair{|s|ed|ing}", "reset{|s|ting}", "reduc{e|es|ed|ing}", "dampen{|s|ed|ing}", "quiet{|s|ed|ing|ens}",
        "lessen{|s|ing}", "improv{e|es|ed|ing}", "enhanc{e|es|ed|ing}", "growth", "new connections", "neuroplasticity",
        "plasticity", "heal{|s|ing}", "allow{|s|ed|ing}", "enabl{e|es|ed|ing}", "flexib{le|ility}", "less rigid",
        "prevent{|s|ed|ing}", "break{|s|ing} {the|free}", "disrupt{|s|ed|ing}", "open{|s|ed|ing}", "easier",
        "new mindset", "revisit", "constructive", "new perspective", "loosen{|s|ed|ing}", "ease{|s|d}",
        "reorgani{s|z}e", "soften{|s|ed|ing}", "sprout{|s|ed|ing}", "boost{|s|ed|ing}", "window", "safety",
        "without fear", "without being overwhelmed", "fear extinction", "more than simply", "process", "reboot{|s}",
        "turn{|s|ed|ing} down", "interrupt{|s|ed|ing}", "protect{|s|ed|ing}", "unique",
    ],
    "refused": [
        "not {approved|covered|licensed|licenced|authorised|authorized|recommended|medically necessary|legal|"
        "been approved|been licensed}",
        "unapproved", "off label", "reject{ed|ion|s}", "declin{ed|es}", "refus{ed|al|es}", "controlled substance",
        "controlled drug", "schedule {i|ii|iii|1|2|3|8|9}", "class a", "illegal", "against", "experimental",
        "investigational", "restricted", "limit{s|ed}", "rems", "banned", "prohibited", "never {been |}approved",
        "no {fda |}approv{al|ed}", "not an approved", "do not cover", "does not cover", "don't cover",
        "rarely {cover|pay|covered}", "out of pocket", "denied", "only {at|in|through|under|when|if}",
        "complete response letter", "insufficient", "required", "requires", "must", "warned", "warning",
        "has not approved", "hasn't approved", "few insurers", "excluded",
    ],
    "good_evidence": [
        "growing", "mounting", "strong evidence", "strongest", "robust", "supports a", "support{|s} the use",
        "promising results", "encouraging", "paradigm shift", "mainstream", "replicated", "most rigorous",
        "high quality", "convincing", "first evidence", "landmark", "gold standard", "well established",
        "remarkable data", "proof of concept", "supports", "breakthrough", "{wider|broader|growing|larger} {shift|move|trend|interest|acceptance}",
        "add{|s} weight", "adds to the evidence", "results back", "findings back",
    ],
    "poor_evidence": [
        "limited", "preliminary", "inconclusive", "insufficient", "conflicting", "mixed", "unclear", "unknown",
        "not {yet |}known", "uncertain", "weak", "low certainty", "low quality", "more research", "further research",
        "more studies", "further studies", "larger {trials|studies}", "are needed", "is needed", "still being studied",
        "still {learning|debated|unclear|unknown}", "much to learn", "early days", "lack of", "no data", "no evidence",
        "little evidence", "scant", "sparse", "few {studies|trials}", "no {study|studies|trial|trials}", "never been",
        "has not been", "have not been", "hard{|er} to confirm", "unproven", "not been replicated", "caveat{|s}",
        "limitation{|s}", "debated", "controversial", "sceptical", "skeptical", "too early", "too soon", "biased",
        "bias", "heterogene{ity|ous}", "underpowered", "confounded",
        "small {sample|samples|studies|trials|study|trial|number}", "only", "no control group", "uncontrolled",
        "no placebo", "unblind{ed|ing}", "functional unblinding", "guess{ed|ing}", "expectancy", "imprecise",
        "conflict{|s} of interest", "funded by", "short follow up", "not peer reviewed", "gaps", "hypothesis",
        "anecdotal", "cannot", "no idea", "nobody", "no one", "blinding fails", "dropped out", "lost to follow up",
        "not established", "remains to be seen", "not support", "questions remain", "warranted", "required", "wide",
    ],
}  # fmt: skip


def list_stance_features(
    reading: Reading, features: Sequence[str], claim_type: str, subject: str, negated: bool
) -> list[str]:
    """What bears on the stance of a claim: what its statement shows, and its type, subject and negation."""
    return [*_list_signs(reading, features, claim_type, subject, negated), *features]


def _list_signs(reading: Reading, features: Sequence[str], claim_type: str, subject: str, negated: bool) -> list[str]:
    """Type, subject and negation of a claim, alone and with the cues of stance and the senses of its words."""
    found = [*_name_kinds(claim_type, subject, negated)]
    cues = sorted(name for name in reading.names if name.startswith("stance.")) if "stance" in reading.names else ()
    senses = features.senses if isinstance(features, Features) else [n for n in features if n.startswith(SENSE)]
    found += map(_OF_TYPE[claim_type].__getitem__, senses)
    return found + [f"{claim_type} {cue}" for cue in cues] + [f"{subject} {cue}" for cue in cues]


@lru_cache(maxsize=256)
def _name_kinds(claim_type: str, subject: str, negated: bool) -> tuple[str, ...]:
    mood = "negated" if negated else "plain"
    alone = f"type:{claim_type}", f"subject:{subject}", f"{claim_type} of {subject}", f"{claim_type} {mood}"
    return *alone, f"{claim_type} of {subject} {mood}"


class _Joined(dict[str, str]):
    """A name behind another: `efficacy sense.fall`."""

    def __init__(self, first: str) -> None:
        self.first = first

    def __missing__(self, name: str) -> str:
        self[name] = joined = intern(f"{self.first} {name}")
        return joined


class _JoinedByType(dict[str, _Joined]):
    def __missing__(self, claim_type: str) -> _Joined:
        self[claim_type] = joined = _Joined(claim_type)
        return joined


_OF_TYPE = _JoinedByType()


def find_stance(reading: Reading, features: Sequence[str], claim_type: str, subject: str, negated: bool) -> str:
    """`favourable`, `unfavourable` or `neutral` toward the therapy; what the condition is, is neutral."""
    if claim_type == "condition":
        return "neutral"
    if claim_type == "durability" and subject == "therapy":
        settled = _judge_fading(reading) if reading.has("durability.fading") else _judge_lasting(reading.text)
        if settled is not None:
            return settled
    weights = load_weights("stance")
    scores = weights.add_up(features, _list_signs(reading, features, claim_type, subject, negated))
    return weights.answers[max(range(len(scores)), key=scores.__getitem__)]


LASTING = gate(r"\b(?:last(?:s|ed|ing)?|persist\w*|endur\w+|sustain\w*|maintain\w*|remain\w*|held)\b", re.I)
LIMITED = gate(
    r"\b(?:only|just|not|never|no|fail\w*|short|brief|transient|temporar\w+|barely|little|unknown|unclear|whether|loss|lost|until|"
    r"before|relaps\w+|return\w*|at most|less than|rather than|though|against|maybe)\b|n['’]t\b|\bhow long\b",
    re.I,
)


def _judge_lasting(text: str) -> str | None:
    """Favourable for an effect that simply lasts; None where the statement limits it."""
    return "favourable" if LASTING.search(text) and not LIMITED.search(text) else None


RELAPSE = gate(r"\b(?:relaps|recurren|withdraw)", re.I)
UNFADED = gate(
    r"(?:\bnot|n['’]t|\bnever|\bwithout)\s+(?:yet\s+)?(?:fad|wear|worn|wan|disappear|vanish|evaporat|dwindl|subsid|return)",
    re.I,
)


GONE = re.compile(
    r"[^.;]{0,40}?\b(?:disappear|vanish|subsid|fade|fading|dissipat|dissolv|melt|gone\b|went away|evaporat|dwindl|let go|quieten|eased)",
    re.I,
)
EFFECT = gate(
    r"\b(?:effects?|benefits?|gains?|relief|improvements?|response|remission|results?|advantage|difference|return\w*|back|again|until)\b",
    re.I,
)


def frees_of_symptoms(reading: Reading) -> bool:
    """True if what fades is what people suffer from, not the effect: `the nightmares disappeared`."""
    if EFFECT.search(reading.text):
        return False
    hits = [*reading.find("symptom"), *reading.find("condition")]
    return any(GONE.match(reading.text, hit.end - reading.span.start) for hit in hits)


def _judge_fading(reading: Reading) -> str | None:
    """Stance of an effect that fades: unfavourable, favourable if it did not; None where relapse is weighed."""
    text = reading.text
    if RELAPSE.search(text):
        return None
    return "favourable" if UNFADED.search(text) or frees_of_symptoms(reading) else "unfavourable"
