"""Whether the trial bears a claim out: a word for every claim, and the reasons for the bad ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Facts = Mapping[str, Any]

RESULT_TYPES = ("efficacy", "durability", "onset", "evidence")
RESULT_WORDS = ("outcome", "direction", "result")
"""Parts of the names of attributes that tell how a trial ended."""
KINDS = {
    "participant_count": "participant_count",
    "session_count": "session_count",
    "treatment_days_min": "treatment_duration",
    "treatment_days_max": "treatment_duration",
    "effect_days_min": "effect_duration",
    "effect_days_max": "effect_duration",
    "year": "calendar_year",
}
"""Attributes of a study, and the kind of the numbers that state them."""


@dataclass
class Verdicts:
    """`words` holds one verdict for each claim; `claims` and `discrepancies` go in pairs of row numbers: why.

    A discrepancy of -1 stands for the trial's main result, which needs no row of `discrepancies`.
    """

    words: list[str] = field(default_factory=list)
    claims: list[int] = field(default_factory=list)
    discrepancies: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Trials:
    """What claims are held against, by study and by mention; numbers are those of a statement."""

    studies: Mapping[str, Facts]
    references: Mapping[str, Facts]
    differences: Mapping[str, Sequence[tuple[int, Facts]]]
    numbers: Mapping[str, Sequence[Facts]]


def judge_claims(
    claims: Sequence[Facts],
    studies: Sequence[Facts],
    references: Sequence[Facts],
    discrepancies: Sequence[Facts],
    quantities: Sequence[Facts],
) -> Verdicts:
    """A verdict on each claim.

    `contradicted`: it says that the therapy works, the main result of its trial favoured neither side or the other
    one; or its text tells the trial's result otherwise. `differs`: it states a detail of the trial otherwise.
    `no_difference`: none was found. `not_in_catalogue`, `not_a_publication`, `not_identified`, `no_study`: nothing to
    hold it against.
    """
    differences: dict[str, list[tuple[int, Facts]]] = defaultdict(list)
    for row, found in enumerate(discrepancies):
        if found["against"] == "reference":
            differences[found["mention_id"]].append((row, found))
    numbers: dict[str, list[Facts]] = defaultdict(list)
    for quantity in quantities:
        numbers[quantity["statement_id"]].append(quantity)
    by_study = {study["study_id"]: study for study in studies}
    by_reference = {reference["reference_id"]: reference for reference in references}
    return _judge_all(claims, Trials(by_study, by_reference, differences, numbers))


def _judge_all(claims: Sequence[Facts], trials: Trials) -> Verdicts:
    verdicts, bearers = Verdicts(), _find_bearers(claims, trials)
    for row, claim in enumerate(claims):
        word, reasons = _judge(claim, trials, bearers)
        verdicts.words.append(word)
        verdicts.claims += [row] * len(reasons)
        verdicts.discrepancies += reasons
    return verdicts


def _judge(claim: Facts, trials: Trials, bearers: set[int]) -> tuple[str, list[int]]:
    study = trials.studies.get(claim["study_id"] or "")
    if study is None:
        return ("not_identified" if claim["evidence_basis"] == "named_study" else "no_study"), []
    reference = trials.references.get(study["reference_id"] or "")
    if study["resolution"] != "matched" or reference is None:
        return ("not_a_publication" if study["resolution"] == "not_a_publication" else "not_in_catalogue"), []
    reasons = list(_explain_differences(claim, trials, bearers))
    against = _favours(claim) and reference["outcome_favours"] in ("neither", "comparator")
    told = [row for row, found in reasons if _is_result(found)]
    rows = [row for row, _ in reasons] + ([-1] if against and not told else [])
    return ("contradicted" if against or told else "differs" if rows else "no_difference"), rows


def _favours(claim: Facts) -> bool:
    """Whether it says that the therapy works."""
    about = claim["claim_type"] in ("efficacy", "durability") and claim["subject"] == "therapy"
    return about and claim["stance"] == "favourable"


def _explain_differences(claim: Facts, trials: Trials, bearers: set[int]) -> Iterator[tuple[int, Facts]]:
    """The differences that this very claim states, or its mention as a whole where no claim does."""
    for row, found in trials.differences.get(claim["mention_id"] or "", ()):
        if _is_result(found):
            if claim["claim_type"] in RESULT_TYPES and claim["stance"] == "favourable":
                yield row, found
        elif row not in bearers or _states(claim, found, trials.numbers):
            yield row, found


def _find_bearers(claims: Sequence[Facts], trials: Trials) -> set[int]:
    """The differences that some claim states itself; its neighbours are not blamed for them."""
    return {
        row
        for claim in claims
        for row, found in trials.differences.get(claim["mention_id"] or "", ())
        if _states(claim, found, trials.numbers)
    }


def _is_result(found: Facts) -> bool:
    return any(word in found["attribute"] for word in RESULT_WORDS)


def _states(claim: Facts, found: Facts, numbers: Mapping[str, Sequence[Facts]]) -> bool:
    """Whether the claim's sentence holds the differing value."""
    kind = KINDS.get(found["attribute"])
    if kind is None:
        return found["stated"].casefold() in claim["quote"].casefold()
    held = [(q["low"], q["high"]) for q in numbers.get(claim["statement_id"], ()) if q["kind"] == kind]
    return any(str(value).removesuffix(".0") == found["stated"].removesuffix(".0") for pair in held for value in pair)
