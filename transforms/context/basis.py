"""Evidence basis: what a statement rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from transforms.lexicon.gates import gate
from transforms.quantities.found import Found
from transforms.reading import Reading
from transforms.studies.mention import Mention
from transforms.weights.table import load_weights

Told = tuple[Reading, list[Found], Mention | None]
CUES = {
    "studies": [
        "{studies|trials|research|clinical trials|data|evidence|meta analyses|reviews|experiments|imaging|"
        "scans|literature} {show|shows|showed|have shown|has shown|have found|found|suggest|suggests|"
        "suggested|have suggested|has suggested|indicate|indicates|indicated|demonstrate|demonstrates|"
        "have demonstrated|has demonstrated|report|reported|reveal|support|supports|confirm|point|points|is|"
        "are|hint|hints|link|links|have linked}",
        "{clinical|randomized|randomised|several|multiple|many|numerous|recent|early|small|few|some|other|"
        "earlier|most|animal|ongoing|larger|open label|observational|brain imaging|laboratory|two|three|"
        "these|mouse|rodent} {studies|trials|clinical trials}",
        "{several|many|recent|numerous|early} {clinical trials|reports|meta analyses}", "has been shown",
        "have been shown", "been shown to", "shown to", "in {clinical |}{trials|studies}", "{|the }research",
        "scientists {have|found|say|believe}", "researchers have {found|shown|reported}", "these numbers",
        "body of evidence", "meta analyses", "the literature", "in mice", "in rats", "in rodents", "animal models",
        "across studies", "{pooled|published} {data|results|studies|trials}", "case reports",
    ],
    "survey": [
        "survey", "poll", "surveyed", "polled", "questionnaire survey",
    ],
    "accounts": [
        "personal accounts", "anecdotal reports",
        "{patients|people|clients|users|participants|many|some|veterans} {often |sometimes |frequently |"
        "commonly |also |}{say|tell us|report|describe|tell me|have told}",
        "testimonials", "told me", "in their own words",
    ],
    "self": [
        "i", "i've", "i'm", "i'd", "i'll", "my", "me", "myself",
    ],
    "title": [
        "dr", "professor", "prof", "psychiatrist{|s}", "psychologist{|s}", "neuroscientist{|s}", "scientist{|s}",
        "author{|s}", "investigator{|s}", "researcher{|s}", "chief executive", "chief medical officer", "ceo", "m d",
        "ph d", "director", "statistician", "neurologist", "neuropharmacologist", "clinician{|s}", "spokesperson",
        "spokeswoman", "spokesman", "commissioner",
    ],
    "expert": [
        "experts", "expert", "according to {dr|the|professor|a}", "psychiatrist{|s}", "doctor{|s} say",
        "clinicians say", "doctors {warn|caution|believe|agree}", "said", "says", "told", "warned", "warns",
        "cautioned", "cautions", "professor", "spokesperson", "spokeswoman", "spokesman", "chief medical officer",
        "officials", "agency", "the department", "health authorities", "researchers say", "explained", "explains",
        "argues", "notes", "added",
    ],
    "guideline": [
        "guideline{|s}", "regulator{|s|y}", "health ministry",
    ],
}  # fmt: skip
SAYING = gate(
    r"\b(?:said|says|told|warn(?:s|ed)|caution(?:s|ed)|explain(?:s|ed)|note[sd]|add(?:s|ed)|argue[sd]|states?|stated|recommends?|according to|advises?|considers?|requires?|limits|approv\w+|authori[sz]ed|rejected|declined|licen[sc]ed|classif\w+|endorse[sd]?)\b",
    re.I,
)


LAW = gate(
    r"\b(?:illegal|legali[sz]ed|banned|outlawed|prohibited|forbidden|Schedule (?:I{1,3}|IV|V|[1-5]|one|two|three)\b|controlled (?:drug|substance)|Class [AB]\b|licen[cs]es?|licen[cs]ing|cleared|permitted|indicated|indication|designat\w+|marketing authori[sz]ation|listed|decriminali[sz]\w+|in law)\b",
    re.I,
)
"""What only an authority can make so, named or not."""
SPEAKERS = ("self", "expert near", "authority", "record")


def guess_basis(reading: Reading, claim_type: str, study: str | None) -> str:
    """The basis by its plainest signs, as the weights are told it.

    Args:
        reading: the statement.
        claim_type: the type of the claim.
        study: `named_study` or `survey` if the statement speaks of an identified one.
    """
    if is_testimonial(reading):
        return "testimonial"
    if study is not None:
        return study
    if reading.has("basis.survey"):
        return "survey"
    ruled = (
        (claim_type == "regulatory" and LAW.search(reading.text) is not None)
        or reading.has("regulatory.approval", "regulatory.guideline")
        or SAYING.search(reading.text) is not None
    )
    if (reading.has("authority", "basis.guideline") and ruled) or (claim_type == "regulatory" and ruled):
        return "authority"
    if reading.has("basis.studies"):
        return "unnamed_study"
    if reading.has("basis.accounts"):
        return "testimonial"
    return "authority" if reading.has("basis.expert") and SAYING.search(reading.text) else "none"


def follow_basis(told: Iterable[Told]) -> Iterator[Told]:
    """Tell each statement on what those before it in its paragraph seem to rest, as its own basis often goes on.

    Args:
        told: the statements of a text in order, each with its quantities and the study that it speaks of.
    """
    block: int | None = None
    before: tuple[str, ...] = ()
    for reading, quantities, mention in told:
        if reading.span.block != block:
            block, before = reading.span.block, tuple(f"{name} above" for name in before[-1:])
        reading.bases_before = before
        yield reading, quantities, mention
        study = None if mention is None else "survey" if mention.is_survey() else "named_study"
        before = (*before, guess_basis(reading, "efficacy", study))[-2:]


def list_basis_features(reading: Reading, features: Sequence[str], claim_type: str, study: str | None) -> list[str]:
    """What bears on the basis of a claim: what its statement shows, its plainest signs, its type, and who speaks."""
    return [*_list_signs(reading, claim_type, study), *features]


def _list_signs(reading: Reading, claim_type: str, study: str | None) -> tuple[str, ...]:
    guess = guess_basis(reading, claim_type, study)
    holding = is_testimonial(reading), reading.expert_near, "authority" in reading.names, reading.in_record
    return _name_signs(guess, claim_type, study, holding, reading.bases_before, reading.span.quoted)


@lru_cache(maxsize=4096)
def _name_signs(
    guess: str, claim_type: str, study: str | None, holding: Sequence[bool], before: Sequence[str], quoted: bool
) -> tuple[str, ...]:
    """The names of signs; few of all that there may be occur, and those often."""
    found = [f"guess:{guess}", f"guess:{guess} {claim_type}", f"type:{claim_type}", f"study:{study}"]
    speakers = [name for name, holds in zip(SPEAKERS, holding, strict=True) if holds]
    found += [f"before {place}:{name}" for place, name in enumerate(reversed(before), 1)]
    found += [f"before:{name} in quotes" for name in before[-1:] if quoted]
    found += [f"speaker:{name}" for name in speakers]
    return *found, *(f"guess:{guess} and {name}" for name in speakers)


def find_basis(reading: Reading, features: Sequence[str], claim_type: str, study: str | None) -> str:
    """What a claim rests on: one of the values of `evidence_basis`.

    `named_study` needs an identified study, of any kind in a study's own record. What the weights give no basis but an
    agency or the law has ruled rests on that authority, said or not.
    """
    weights = load_weights("evidence_basis")
    scores = weights.add_up(features, _list_signs(reading, claim_type, study))
    told = study == "named_study" or (study is not None and reading.in_record)
    allowed = [i for i, answer in enumerate(weights.answers) if answer != "named_study" or told]
    best = weights.answers[max(allowed, key=scores.__getitem__)]
    ruled = best == "none" and claim_type == "regulatory" and guess_basis(reading, claim_type, study) == "authority"
    return "authority" if ruled else best


def is_testimonial(reading: Reading) -> bool:
    """True if a person tells of their own experience."""
    if reading.is_own is None:
        own = reading.find("basis.self")
        speaks = any(_is_self(reading, h.start - reading.span.start, h.end - reading.span.start) for h in own)
        told = speaks and not reading.has("basis.title", "speech.research_we")
        reading.is_own = told and not reading.expert_near
    return reading.is_own


def _is_self(reading: Reading, start: int, end: int) -> bool:
    """False for the letters of `i.v.` and `part I`."""
    word = reading.text[start:end]
    return (word[0] == "I" and reading.text[end : end + 1] not in {".", ")"}) or word.lower() in {"my", "me", "myself"}
