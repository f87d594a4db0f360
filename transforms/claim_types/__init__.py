"""The nine claim types: one file each with its cues and cases; `choose` decides which of them a statement holds."""

from __future__ import annotations

from collections.abc import Mapping
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
"""Claim types in the order of the codebook."""
