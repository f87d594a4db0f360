"""Certainty: a statement is hedged when a modal, adverb or frame weakens it.

The cues follow the codebook and the hedge lists of the BioScope corpus tradition (modal auxiliaries, epistemic verbs,
adjectives and nouns). A bare `can` of ability is no hedge, `can help` and `can reduce` are.
"""

import re
from collections.abc import Callable

from transforms.lexicon.scan import Hit
from transforms.reading import Reading

CUES = {
    "modal": [
        "may", "might", "could", "would",
        "can {help|reduce|bring|ease|relieve|improve|lessen|alleviate|make|work|lift|offer|provide|give|"
        "be effective|be helpful|be useful|be beneficial|be startlingly|feel|still|restore|produce|"
        "lead to {relief|improvement|better}|lower|treat}",
        "can {sometimes|also help|also reduce|also improve|often help|usually help|quickly|rapidly|"
        "dramatically|significantly|greatly|potentially|temporarily|actually help}",
    ],
    "verb": [
        "appear{|s|ed}", "seem{|s|ed|ingly}", "suggest{|s|ed|ing|ive}", "hint{|s|ed|ing} {at|that|}",
        "indicat{es|ing} that", "believe{|s|d}", "is believed", "are believed", "thought to", "is thought",
        "are thought", "thinks", "suspect{|s|ed}", "assum{e|ed}", "hypothesi{s|z}e{|d|s}", "propose{|d|s}",
        "{is|are} expected to {help|improve|reduce|ease|work|last|lower|lift}", "are hoping", "hope{|s} to",
        "{is|are} said to", "look{|s|ed} {as if|as though|to me}", "put forward as", "my {guess|hunch} is",
        "the {theory|idea|thinking|hypothesis} is", "the leading {theory|idea|hypothesis}", "speculat{e|es|ed|ive}", "we think", "i think", "current understanding", "as far as we know", "consistent with",
        "raises the possibility",
    ],
    "adverb": [
        "perhaps", "possibl{e|y}", "possibility", "probabl{e|y}", "likely", "unlikely", "potential", "potentially",
        "promising", "promise", "presumably", "apparently", "arguably", "conceivably", "plausibl{e|y}", "in theory",
        "theoretical{|ly}", "maybe", "supposedly", "allegedly", "imo", "imho", "odds are", "chances are",
        "some {patients|people|individuals|participants|users|clinicians|people's|veterans|researchers|"
        "experts|evidence|studies|trials|folks|feel|wake|find|notice|clients|guests}",
        "for some", "sometimes", "candidate", "preliminary", "prospect{|s}", "tentative", "emerging evidence",
        "early evidence", "early signs", "early results", "early data",
    ],
}  # fmt: skip
CASES = [
    ("Ketamine may ease symptoms.", True),
    ("Trauma can affect anyone.", False),
    ("It can reduce anxiety.", True),
    ("Ketamine often works within hours.", False),
    ("In May, ketamine was approved.", False),
    ("Nearly everyone could tell which capsule it was.", False),
    ("After the third dose I could finally sleep.", False),
    ("It could become the next step.", True),
    ("We tested whether it would outperform placebo.", False),
    ("That would be a step forward.", True),
    ("The study appeared in JAMA.", False),
    ("It appeared safe.", True),
    ("The guideline suggests against ketamine.", False),
    ("While it shows promise, it is not without risks.", False),
    ("ECT is more likely to affect memory.", False),
    ("Doctors may also prescribe it alone.", False),
    ("Scores fell for some days.", False),
]
OPENING = re.compile(r"\W*(?:While|Although|Though|Whereas|Unlike|Even if|Even though|Much as)\b")
"""A sentence that begins so is decided by its main clause."""
MAIN_CLAUSE = re.compile(r",\s(?!(?:which|who|whose|and|or|but|such|like|including|as|e\.g\.)\b)")
ABILITY = re.compile(
    r"(?:[’']t| not| no longer| still| hardly| barely| scarcely| finally| again| at last| once more)\b(?! (?:be |have been )?due)"
    r"|\s+(?:now |even |suddenly )?(?:tell|guess|feel|see|hear|sleep|breathe|sit|walk|talk|look|laugh|cry|recall|remember|bank|drive|work|leave|go)\b",
    re.I,
)
"""Behind `could`, which then tells what somebody was able to do."""
ASKED = re.compile(r"\b(?:whether|than|wonder\w*)\b[^.;,]{0,70}\Z", re.I)
"""Before `would`, which then stands for `will` in what was asked in the past, or compares."""
HABIT = re.compile(
    r"\s+(?:normally|usually|always|not (?:call|want|bank|recommend)|n[’']t (?:call|want|recommend))\b", re.I
)
GUIDES = re.compile(r"\s+(?:against\b|(?!that\b)\w+ing\b)", re.I)
"""Behind `suggests`, which is then what a guideline recommends."""
PERMITTED = re.compile(
    r"\b(?:doctors|physicians|clinicians|prescribers|psychiatrists|pharmacies|sites|clinics|hospitals|nurses|participants|states|insurers)\s\Z",
    re.I,
)
"""Before `may` of those who have leave to do something."""
DEED = re.compile(
    r"\s+(?:also |now |only |still |not )?(?:prescribe|give|use|offer|order|ship|administer|enter|enrol|dispense|reimburse|charge|require)",
    re.I,
)
"""What they then have leave to do."""
COMPARED = re.compile(r"\b(?:more|less|as|equally|times|twice|half)\s\Z", re.I)
"""Before `likely`: how often something happens beside how often elsewhere."""
OF_TIME = re.compile(r"\s+(?:days|weeks|months|years|hours|time)\b", re.I)
PRINTED = re.compile(r"\s+(?:in|on|last|online|this)\b")
"""Behind `appeared`: where a paper came out."""
DATE = re.compile(r"\s+\d")


PLAIN: dict[str, Callable[[str, str], bool]] = {
    "could": lambda before, behind: ABILITY.match(behind) is not None,
    "would": lambda before, behind: ASKED.search(before) is not None or HABIT.match(behind) is not None,
    "appear": lambda before, behind: PRINTED.match(behind) is not None,
    "appears": lambda before, behind: PRINTED.match(behind) is not None,
    "appeared": lambda before, behind: PRINTED.match(behind) is not None,
    "suggest": lambda before, behind: GUIDES.match(behind) is not None,
    "suggests": lambda before, behind: GUIDES.match(behind) is not None,
    "for some": lambda before, behind: OF_TIME.match(behind) is not None,
    "likely": lambda before, behind: COMPARED.search(before) is not None,
    "may": lambda before, behind: PERMITTED.search(before) is not None and DEED.match(behind) is not None,
    "May": lambda before, behind: bool(before) or DATE.match(behind) is not None,
}
"""Words that are no hedge with certain words before or behind them; `May` is a month but for the head of a sentence."""


def is_hedged(reading: Reading) -> bool:
    """True if any hedge stands in the statement; the cues are marked as used."""
    main = _find_main_clause(reading.text)
    hits = (hit for hit in reading.find("hedging") if hit.start - reading.span.start >= main)
    found = [hit for hit in hits if not _is_plain(reading, hit)]
    reading.used.extend(found)
    return bool(found)


def _find_main_clause(text: str) -> int:
    """Where the main clause begins of a sentence that opens with `While …,` or the like; 0 in any other."""
    opening = OPENING.match(text)
    main = MAIN_CLAUSE.search(text, opening.end()) if opening else None
    return main.end() if main else 0


def _is_plain(reading: Reading, hit: Hit) -> bool:
    """True for a hedge that is none where it stands."""
    start, end = hit.start - reading.span.start, hit.end - reading.span.start
    word = reading.text[start:end]
    rule = PLAIN.get(word) or PLAIN.get(word.lower() if start else "")
    return rule is not None and rule(reading.text[:start], reading.text[end:])
