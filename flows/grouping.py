"""How claims on one topic are grouped: by their words, or also by their meaning where the settings say so."""

from __future__ import annotations

from flows.settings import load_settings
from transforms.propositions.wording import Join


def name_grouping() -> str:
    """What the settings group claims by; propositions that were grouped by something else are made anew."""
    return load_settings().grouping


def choose_join() -> Join | None:
    """What joins claims by meaning; None where words decide alone.

    Raises:
        InputError: the settings ask for meaning, and the extra `[semantic]` is not installed.
    """
    if name_grouping() == "words":
        return None
    from transforms.propositions.meaning import load_join

    return load_join()
