"""Certainty: a statement is hedged when a modal, adverb or frame weakens it.

The cues follow the codebook and the hedge lists of the BioScope corpus tradition (modal auxiliaries, epistemic verbs,
adjectives and nouns). A bare `can` of ability is no hedge, `can help` and `can reduce` are.
"""

import re

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
        "tend{|s} to", "expect{|s|ed} to", "are hoping", "hope{|s} to", "points to", "point to",
        "speculat{e|es|ed|ive}", "we think", "i think", "current understanding", "as far as we know", "consistent with",
        "raises the possibility",
    ],
    "adverb": [
        "perhaps", "possibl{e|y}", "possibility", "probabl{e|y}", "likely", "unlikely", "potential", "potentially",
        "promising", "promise", "presumably", "apparently", "arguably", "conceivably", "plausibl{e|y}", "in theory",
        "theoretical{|ly}", "maybe",
        "some {patients|people|individuals|participants|users|clinicians|people's|veterans|researchers|"
        "experts|evidence|studies|trials}",
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
]


def is_hedged(reading: Reading) -> bool:
    """True if any hedge stands in the statement; the cues are marked as used."""
    found = [hit for hit in reading.find("hedging") if not _is_month(reading, hit)]
    reading.used.extend(found)
    return bool(found)


def _is_month(reading: Reading, hit: Hit) -> bool:
    """True for `in May` and `May 2021`."""
    start, end = hit.start - reading.span.start, hit.end - reading.span.start
    return reading.text[start:end] == "May" and (start > 0 or re.match(r"\s+\d", reading.text[end:]) is not None)
