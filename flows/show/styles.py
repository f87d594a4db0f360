"""Colours: one for each family of words, and for what a claim says."""

from __future__ import annotations

CUE_STYLES = {
    "substance": "bold cyan",
    "condition": "cyan",
    "hedging": "yellow",
    "negation": "bold red",
    "hype": "magenta",
    "basis": "blue",
    "journal": "blue",
    "institution": "blue",
    "authority": "blue",
}
CUE_STYLE = "bold green"
"""A cue of a claim type."""

NUMBER_STYLE = "bold yellow"
STANCE_STYLES = {"favourable": "green", "unfavourable": "red", "neutral": "dim"}


def style_cue(family: str) -> str:
    """The style of a cue of that family."""
    return CUE_STYLES.get(family, CUE_STYLE)
