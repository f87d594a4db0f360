"""A claim as far as two versions of it are compared."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

WORD = re.compile(r"[^\W\d_]+")
MOST_WORDS = 400
"""Words of a quote that are compared; statements are shorter, unless somebody wants to keep us busy."""
Number = tuple[str, float | None, float | None, str]
"""Kind, low, high and unit of a quantity."""


@dataclass(frozen=True)
class ClaimFacts:
    """A claim, with the numbers of its statement."""

    claim_id: str
    claim_type: str
    subject: str
    substance: str | None
    condition: str | None
    stance: str
    negated: bool
    certainty: str
    evidence_basis: str
    hype: bool
    quote: str
    numbers: frozenset[Number] = frozenset()

    @cached_property
    def wording(self) -> str:
        """The quote without its white space, case and forms of characters, in which edits of layout differ."""
        return " ".join(unicodedata.normalize("NFKC", self.quote).casefold().split())

    @cached_property
    def words(self) -> Counter[str]:
        """The words of the quote and pairs of neighbours, without numbers, which are compared apart."""
        words = WORD.findall(self.wording)[:MOST_WORDS]
        return Counter(words) + Counter(f"{one} {two}" for one, two in pairwise(words))
