"""Which claim of a new version is which of the old one: the same words first, then the likest of the same structure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.changes.facts import ClaimFacts

LEAST_ALIKE = 0.3
"""Share of words that two quotes must have in common to be versions of one statement, whatever else agrees."""
LEAST_SCORE = 0.5
WORDS, SUBSTANCE, CONDITION, SUBJECT, NUMBERS = 0.7, 0.1, 0.05, 0.05, 0.1
"""What agreement weighs: of words, substance, condition, subject and numbers; together one."""
COMMON = 100
"""Claims of a page that may share a word before it says nothing about which is which."""
MOST_CANDIDATES = 10


@dataclass(frozen=True)
class Match:
    """A claim before and after; one of them is None if it vanished or appeared. `similarity` is that of the words."""

    old: ClaimFacts | None
    new: ClaimFacts | None
    similarity: float | None = None


def match_claims(old: Sequence[ClaimFacts], new: Sequence[ClaimFacts]) -> list[Match]:
    """Every claim of two versions of a page in one match: those that stay in the order of the old version, then those
    that vanished, then those that appeared.

    A claim only ever matches one of its own type. Takes time in proportion to the claims, not to their product.
    """
    pairs = _match_same(old, new)
    left_old = [i for i in range(len(old)) if i not in pairs]
    taken = set(pairs.values())
    pairs |= _match_alike(old, new, left_old, [j for j in range(len(new)) if j not in taken])
    taken = set(pairs.values())
    kept = [Match(old[i], new[j], measure(old[i], new[j])) for i, j in sorted(pairs.items())]
    vanished = [Match(claim, None) for i, claim in enumerate(old) if i not in pairs]
    return kept + vanished + [Match(None, claim) for j, claim in enumerate(new) if j not in taken]


def measure(one: ClaimFacts, other: ClaimFacts) -> float:
    """How alike two quotes are without their numbers, from 0 to 1: Dice's coefficient of words and their pairs."""
    if one.wording == other.wording:
        return 1.0
    total = one.words.total() + other.words.total()
    return 2 * (one.words & other.words).total() / total if total else 0.0


def _match_same(old: Sequence[ClaimFacts], new: Sequence[ClaimFacts]) -> dict[int, int]:
    """Claims in the same words, one after the other where a page repeats itself."""
    waiting: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for j in reversed(range(len(new))):
        waiting[new[j].claim_type, new[j].wording].append(j)
    pairs = {}
    for i, claim in enumerate(old):
        if same := waiting.get((claim.claim_type, claim.wording)):
            pairs[i] = same.pop()
    return pairs


def _match_alike(
    old: Sequence[ClaimFacts], new: Sequence[ClaimFacts], left_old: Sequence[int], left_new: Sequence[int]
) -> dict[int, int]:
    """The others, the likest first; of two that are as like, the earlier one."""
    scored = sorted((-score, i, j) for i, j, score in _score(old, new, left_old, left_new) if score >= LEAST_SCORE)
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in scored:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _score(
    old: Sequence[ClaimFacts], new: Sequence[ClaimFacts], left_old: Sequence[int], left_new: Sequence[int]
) -> Iterator[tuple[int, int, float]]:
    """Pairs that could be one claim, with their scores; found by the words that they share."""
    by_word: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for j in left_new:
        for word in new[j].words:
            by_word[new[j].claim_type, word].append(j)
    for i in left_old:
        shared: Counter[int] = Counter()
        for word in old[i].words:
            found = by_word.get((old[i].claim_type, word), [])
            shared.update(found if len(found) <= COMMON else ())
        for j, _ in shared.most_common(MOST_CANDIDATES):
            yield i, j, _weigh(old[i], new[j])


def _weigh(one: ClaimFacts, other: ClaimFacts) -> float:
    alike = measure(one, other)
    if alike < LEAST_ALIKE:
        return 0.0
    same = SUBSTANCE * (one.substance == other.substance) + CONDITION * (one.condition == other.condition)
    both = len(one.numbers | other.numbers)
    numbers = len(one.numbers & other.numbers) / both if both else 1.0
    return WORDS * alike + same + SUBJECT * (one.subject == other.subject) + NUMBERS * numbers
