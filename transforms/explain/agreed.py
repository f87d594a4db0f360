"""Where the attributes of a study came from: which of its mentions states what."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.explain.reason import Reason
from warehouse.tables import Study, StudyMention

OWN = frozenset({"study_id", "mention_count", "source_count", "reference_id", "match_probability", "resolution"})
"""Columns of a study that no mention states."""

MOST = 3
"""How many mentions are named."""


def explain_agreed(study: Study, mentions: Sequence[StudyMention]) -> list[Reason]:
    """A reason for every attribute that the study has, by what its mentions state."""
    names = [name for name in Study.__dataclass_fields__ if name not in OWN and getattr(study, name) is not None]
    return [_explain(name, getattr(study, name), mentions) for name in names]


def _explain(name: str, value: str | int | float, mentions: Sequence[StudyMention]) -> Reason:
    agreeing = [m.mention_id for m in mentions if getattr(m, name) == value]
    others: dict[str, list[str]] = {}
    for mention in mentions:
        stated = getattr(mention, name)
        if stated not in (None, value, "unspecified"):
            others.setdefault(str(stated), []).append(mention.mention_id)
    differing = "".join(f"; {_list(ids)} says {stated}" for stated, ids in others.items())
    return Reason(name, value, f"stated by {_list(agreeing) or 'none of its mentions'}{differing}")


def _list(ids: Sequence[str]) -> str:
    more = f" and {len(ids) - MOST} more" if len(ids) > MOST else ""
    return ", ".join(ids[:MOST]) + more
