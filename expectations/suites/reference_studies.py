"""The checks on the reference catalogue."""

from expectations.attributes import check_study
from expectations.baseline import baseline
from expectations.checks import Check

CHECKS: tuple[Check, ...] = (*baseline("reference_studies"), *check_study("reference_studies", spans=False))
