"""ClinicalTrials.gov, version 2 of its JSON: the fields of one study."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from transforms.catalogue.dates import read_day
from transforms.catalogue.source_record import Malformed, SourceRecord

RUNNING = {"NOT_YET_RECRUITING", "RECRUITING", "ENROLLING_BY_INVITATION", "ACTIVE_NOT_RECRUITING", "SUSPENDED"}
COMPARED = ("SHAM_COMPARATOR", "PLACEBO_COMPARATOR", "ACTIVE_COMPARATOR", "NO_INTERVENTION")
"""Types of arms that the others are compared with."""


def is_study(fields: Mapping[str, Any]) -> bool:
    """True for an object of this format."""
    return "protocolSection" in fields


def read_study(fields: Mapping[str, Any]) -> SourceRecord:
    """The record of one study.

    Raises:
        Malformed: it has no registry number.
    """
    protocol = _open(fields, "protocolSection")
    naming, status = _open(protocol, "identificationModule"), _open(protocol, "statusModule")
    if not naming.get("nctId"):
        raise Malformed("it has no nctId")
    arms = _open(protocol, "armsInterventionsModule")
    about = _open(protocol, "descriptionModule")
    return SourceRecord(
        origin="clinicaltrials",
        title=str(naming.get("officialTitle") or naming.get("briefTitle") or ""),
        abstract=str(about.get("briefSummary") or ""),
        registry_id=str(naming["nctId"]),
        institution=_open(_open(protocol, "sponsorCollaboratorsModule"), "leadSponsor").get("name"),
        design=_find_design(_open(protocol, "designModule"), str(status.get("overallStatus"))),
        participant_count=_open(_open(protocol, "designModule"), "enrollmentInfo").get("count"),
        named_substances=tuple(str(i.get("name")) for i in _list(arms, "interventions")),
        named_conditions=tuple(map(str, _open(protocol, "conditionsModule").get("conditions") or ())),
        comparator=_find_comparator(arms),
        arms=" | ".join(str(arm.get("label")) for arm in _list(arms, "armGroups")) or None,
        primary_outcome="; ".join(_list_outcomes(_open(protocol, "outcomesModule"))) or None,
        revised_on=read_day(_open(status, "lastUpdatePostDateStruct").get("date")),
    )


def _open(fields: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """The object under a name, an empty one if it is missing.

    Raises:
        Malformed: there is something else.
    """
    inner = fields.get(name) or {}
    if isinstance(inner, Mapping):
        return inner
    raise Malformed(f"{name} is no object")


def _list(fields: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    held = fields.get(name) or []
    return [item for item in held if isinstance(item, Mapping)] if isinstance(held, list) else []


def _find_design(module: Mapping[str, Any], status: str) -> str | None:
    if status in RUNNING:
        return "ongoing"
    if str(module.get("studyType")) == "OBSERVATIONAL":
        return "observational"
    info = _open(module, "designInfo")
    allocation, model = info.get("allocation"), info.get("interventionModel")
    if allocation == "RANDOMIZED":
        return "randomized_controlled_trial"
    if allocation == "NON_RANDOMIZED":
        return "controlled_trial"
    masking = _open(info, "maskingInfo").get("masking")
    return "open_label_trial" if model == "SINGLE_GROUP" and masking in {None, "NONE"} else None


def _find_comparator(module: Mapping[str, Any]) -> str | None:
    """The arm that the others are compared with, by what it is given; None if there is not exactly one."""
    found = [arm for kind in COMPARED for arm in _list(module, "armGroups") if arm.get("type") == kind]
    if len(found) != 1:
        return None
    given = found[0].get("interventionNames") or [found[0].get("label")]
    return " and ".join(str(name).partition(": ")[2] or str(name) for name in given).lower()


def _list_outcomes(module: Mapping[str, Any]) -> Iterator[str]:
    for outcome in _list(module, "primaryOutcomes")[:3]:
        frame = outcome.get("timeFrame")
        yield f"{outcome.get('measure')} ({frame})" if frame else str(outcome.get("measure"))
