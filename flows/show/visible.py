"""Text from outside, safe to look at: what would move the cursor or turn the reading direction is shown instead."""

from __future__ import annotations

import re

HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # control characters, escape sequences of the terminal among them
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks and overrides of the reading direction
    "\u2028\u2029\ufeff\ud800-\udfff]"  # separators of lines, a mark of byte order, halves of pairs
)


def make_visible(text: str) -> str:
    """The text with each such character written as an escape: `\\n`, `\\x1b`, `\\u202e`."""
    return HIDDEN.sub(lambda match: match.group().encode("unicode_escape").decode(), text)
