"""Whether the trial bears a claim out: a word for every claim, and the reasons for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Facts = Mapping[str, Any]

OF_CLAIM = ("claim_id", "statement_id", "mention_id", "study_id", "quote", "evidence_basis")
"""Columns of claims that a verdict rests on."""
RESULT = "outcome"
"""The attribute that tells how a trial ended; only the table of verdicts says it of a claim."""
KINDS = {
    "participant_count": "participant_count",
    "session_count": "session_count",
    "treatment_days": "treatment_duration",
    "treatment_days_min": "treatment_duration",
    "treatment_days_max": "treatment_duration",
    "effect_days": "effect_duration",
    "effect_days_min": "effect_duration",
    "effect_days_max": "effect_duration",
    "year": "calendar_year",
}
"""Attributes of a study, and the kind of the numbers that state them."""


@dataclass
class Verdicts:
    """`words` holds one verdict for each claim, `reasons` the columns of why, by the claim's row number."""

    words: list[str] = field(default_factory=list)
    reasons: dict[str, list[Any]] = field(
        default_factory=lambda: {"claim": [], "attribute": [], "stated": [], "expected": [], "agrees": []}
    )

    def add(self, word: str, reasons: Sequence[Facts]) -> None:
        """Note the verdict on the next claim."""
        for reason in reasons:
            self.reasons["claim"].append(len(self.words))
            for name in ("attribute", "stated", "expected", "agrees"):
                self.reasons[name].append(reason[name])
        self.words.append(word)


@dataclass(frozen=True)
class Evidence:
    """What claims are held against: studies and verdicts by id, differences by mention, numbers by statement."""

    studies: Mapping[str, Facts]
    verdicts: Mapping[str, Sequence[Facts]]
    differences: Mapping[str, Sequence[Facts]]
    numbers: Mapping[str, Sequence[Facts]]


def judge_claims(
    claims: Sequence[Facts],
    studies: Sequence[Facts],
    verdicts: Sequence[Facts],
    discrepancies: Sequence[Facts],
    quantities: Sequence[Facts],
) -> Verdicts:
    """A verdict on each claim, from the tables of the same names.

    `contradicted`: the main result of its trial says otherwise. `differs`: it states a detail of the trial otherwise.
    `supported`: the trial says what it says. `no_difference`: nothing in it could be held against the trial.
    `not_in_catalogue`, `not_a_publication`, `not_identified`, `no_study`: there is no trial to hold it against.
    """
    evidence = Evidence(
        studies={study["study_id"]: study for study in studies},
        verdicts=_group(verdicts, "claim_id"),
        differences=_group((d for d in discrepancies if _blames_claims(d)), "mention_id"),
        numbers=_group(quantities, "statement_id"),
    )
    judged = Verdicts()
    stated = _find_stated(claims, evidence)
    for claim in claims:
        judged.add(*_judge(claim, evidence, stated))
    return judged


def _group(rows: Sequence[Facts] | Iterator[Facts], name: str) -> dict[str, list[Facts]]:
    groups: dict[str, list[Facts]] = defaultdict(list)
    for row in rows:
        groups[row[name]].append(row)
    return groups


def _blames_claims(discrepancy: Facts) -> bool:
    return discrepancy["against"] == "reference" and RESULT not in discrepancy["attribute"]


def _judge(claim: Facts, evidence: Evidence, stated: set[int]) -> tuple[str, list[Facts]]:
    study = evidence.studies.get(claim["study_id"] or "")
    if study is None:
        return ("not_identified" if claim["evidence_basis"] == "named_study" else "no_study"), []
    if study["resolution"] != "matched":
        return ("not_a_publication" if study["resolution"] == "not_a_publication" else "not_in_catalogue"), []
    reasons = [_from_verdict(row) for row in evidence.verdicts.get(claim["claim_id"], ())]
    told = {reason["attribute"] for reason in reasons}
    reasons += [r for r in _list_differences(claim, evidence, stated) if r["attribute"] not in told]
    return _sum_up(reasons), reasons


def _sum_up(reasons: Sequence[Facts]) -> str:
    against = {reason["attribute"] for reason in reasons if not reason["agrees"]}
    if RESULT in against:
        return "contradicted"
    return "differs" if against else "supported" if reasons else "no_difference"


def _from_verdict(row: Facts) -> Facts:
    agrees = int(row["verdict"] == "supported")
    return {"attribute": row["attribute"], "stated": row["stated"], "expected": row["found"], "agrees": agrees}


def _list_differences(claim: Facts, evidence: Evidence, stated: set[int]) -> Iterator[Facts]:
    """The differences that this very claim states, or those of its mention that no claim states."""
    for found in evidence.differences.get(claim["mention_id"] or "", ()):
        if id(found) not in stated or _states(claim, found, evidence.numbers):
            yield {**{name: found[name] for name in ("attribute", "stated", "expected")}, "agrees": 0}


def _find_stated(claims: Sequence[Facts], evidence: Evidence) -> set[int]:
    """The differences that some claim states itself, by identity; its neighbours are not blamed for them."""
    return {
        id(found)
        for claim in claims
        for found in evidence.differences.get(claim["mention_id"] or "", ())
        if _states(claim, found, evidence.numbers)
    }


def _states(claim: Facts, found: Facts, numbers: Mapping[str, Sequence[Facts]]) -> bool:
    """Whether the claim's sentence holds the differing value."""
    kind = KINDS.get(found["attribute"])
    if kind is None:
        return found["stated"].casefold() in claim["quote"].casefold()
    held = [(q["low"], q["high"]) for q in numbers.get(claim["statement_id"], ()) if q["kind"] == kind]
    return any(str(value).removesuffix(".0") == found["stated"].removesuffix(".0") for pair in held for value in pair)
