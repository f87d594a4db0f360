"""The checks on cues."""

from expectations.baseline import baseline
from expectations.checks import Check
from expectations.spans import check_span, check_within_statement

CHECKS: tuple[Check, ...] = (*baseline("cues"), *check_span("cues"), check_within_statement("cues"))
