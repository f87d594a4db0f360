"""The nine claim types: one file each with its cues, its rule and its cases; how they yield to each other is here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import ModuleType

from transforms.claim_types import (
    condition,
    durability,
    efficacy,
    evidence,
    mechanism,
    onset,
    protocol,
    regulatory,
    safety,
)
from transforms.reading import Reading

MODULES: Mapping[str, ModuleType] = {
    "efficacy": efficacy,
    "onset": onset,
    "durability": durability,
    "safety": safety,
    "mechanism": mechanism,
    "protocol": protocol,
    "regulatory": regulatory,
    "condition": condition,
    "evidence": evidence,
}


def recognise_types(reading: Reading, *, in_study: bool) -> dict[str, str]:
    """Claim types of a statement with the name of the rule for each; empty if it makes no claim.

    Args:
        reading: the statement.
        in_study: whether it goes on with an identified study.
    """
    found: dict[str, str] = {}
    for name, module in MODULES.items():
        recognise: Callable[[Reading], str | None] = module.recognise
        rule = recognise(reading)
        if rule is not None:
            found[name] = rule
    return found
    return _settle(reading, found, in_study)


def _settle(reading: Reading, found: dict[str, str], in_study: bool) -> dict[str, str]:
    """Drop the types that yield to a stronger reading of the same words."""
    drop: set[str] = set()
    for stronger, yields, unless in YIELDS:
        if _holds(found, stronger) and not _excused(reading, found, unless):
            drop.update(name for name in yields if name != stronger.split(".")[0])
    kept = {name: rule for name, rule in found.items() if name not in drop}
    return kept or dict(list(found.items())[:1])


def _holds(found: dict[str, str], rule: str) -> bool:
    name = rule.split(".")[0]
    return name in found and (rule == name or found[name] == rule)


def _excused(reading: Reading, found: dict[str, str], unless: tuple[str, ...]) -> bool:
    return any(u in found.values() or u in reading.names for u in unless)


YIELDS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("regulatory", ("protocol", "evidence", "efficacy", "safety", "durability", "onset", "mechanism", "condition"), ()),
    ("safety.harm", ("efficacy", "mechanism", "protocol", "evidence", "condition", "durability", "onset"), ()),
    ("safety.risk", ("efficacy", "mechanism", "protocol", "evidence", "condition", "durability", "onset"), ()),
    ("safety.tolerability", ("mechanism", "protocol", "condition", "durability", "evidence", "onset"), ()),
    ("safety.watch", ("mechanism", "condition", "efficacy", "durability", "onset"), ()),
    ("mechanism.named", ("efficacy", "protocol", "condition", "evidence", "onset", "durability"), ()),
    ("mechanism.vocabulary", ("efficacy", "protocol", "condition", "evidence", "onset", "durability"), ()),
    ("mechanism.target", ("efficacy", "protocol", "condition", "evidence", "onset", "durability"), ()),
    ("onset", ("efficacy", "protocol", "condition", "evidence", "mechanism"), ("efficacy.gain",)),
    ("durability", ("efficacy", "protocol", "condition", "evidence", "mechanism"), ("efficacy.gain",)),
    ("efficacy.gain", ("protocol", "condition", "evidence", "mechanism"), ()),
    ("efficacy.fall", ("protocol", "condition", "evidence", "mechanism"), ()),
    ("evidence.state", ("efficacy", "protocol", "condition", "mechanism"), ()),
    ("efficacy.worth", ("protocol", "condition", "mechanism", "evidence"), ()),
    ("evidence.design", ("protocol", "condition", "mechanism"), ("protocol.rhythm",)),
    ("protocol", ("condition", "mechanism"), ()),
    ("mechanism.action", ("condition",), ()),
)
"""`(stronger, types that yield to it, what excuses them)`, in order; a type or one rule of it may be the stronger."""
