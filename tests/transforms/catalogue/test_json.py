"""JSON of registries and indexes: each format's fields, every way of putting records into a file, broken ones."""

from __future__ import annotations

import datetime as dt
import io
import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.catalogue.conftest import CROSSREF, OPENALEX, STUDY, Read
from transforms.catalogue import json_stream
from transforms.catalogue.source_record import KeptOut
from warehouse.tables import ReferenceStudy


def name_all(found: list[ReferenceStudy | KeptOut]) -> list[str | int]:
    """The id of what was read, the number of what was kept out."""
    return [item.reference_id if isinstance(item, ReferenceStudy) else item.record for item in found]


def read_one(read: Read, content: Any) -> ReferenceStudy:
    """The only study of a file."""
    (study,) = read(content)
    assert isinstance(study, ReferenceStudy), study
    return study


def test_a_registered_study(read: Read) -> None:
    study = read_one(read, STUDY)
    assert study.reference_id == "registry:NCT01234567"
    assert (study.design, study.participant_count) == ("randomized_controlled_trial", 90)
    assert (study.substance, study.condition, study.comparator) == ("mdma", "ptsd", "placebo")
    assert (study.primary_outcome, study.arms) == ("CAPS-5 (18 weeks)", "MDMA | Control")
    assert (study.institution, study.revised_on) == ("Example Institute", dt.date(2022, 3, 1))


@pytest.mark.parametrize(
    ("changes", "design"),
    [
        ({"statusModule": {"overallStatus": "RECRUITING"}}, "ongoing"),
        ({"designModule": {"studyType": "OBSERVATIONAL"}}, "observational"),
        ({"designModule": {"designInfo": {"interventionModel": "SINGLE_GROUP"}}}, "open_label_trial"),
        ({"designModule": {}}, "unspecified"),
    ],
)
def test_the_registry_decides_the_design(read: Read, changes: dict[str, Any], design: str) -> None:
    assert read_one(read, {"protocolSection": STUDY["protocolSection"] | changes}).design == design


def test_a_withdrawn_study_has_no_participants(read: Read) -> None:
    study = deepcopy(STUDY)
    study["protocolSection"]["designModule"]["enrollmentInfo"]["count"] = 0
    assert read_one(read, study).participant_count is None


def test_an_openalex_work(read: Read) -> None:
    study = read_one(read, OPENALEX)
    assert (study.reference_id, study.pmid) == ("doi:10.1000/case.1", "33")
    assert (study.journal, study.year, study.authors) == ("Nature Medicine", 2021, "Abel")
    assert (study.substance, study.condition, study.is_retracted) == ("psilocybin", "depression", True)


def test_a_work_without_identifiers_has_that_of_openalex(read: Read) -> None:
    assert read_one(read, OPENALEX | {"doi": None, "ids": {}}).reference_id == "id:W1"


def test_a_crossref_work(read: Read) -> None:
    study = read_one(read, CROSSREF)
    assert (study.title, study.journal) == ("Stellate ganglion block & PTSD", "Military Medicine")
    assert (study.year, study.online_year, study.registry_id) == (2014, 2013, "ISRCTN14426797")
    assert (study.authors, study.revised_on) == ("Abel; The Group", dt.date(2024, 2, 1))


WAYS = {
    "one": STUDY,
    "indented": json.dumps(STUDY, indent=2),
    "page": {"totalCount": 1, "studies": [STUDY], "nextPageToken": "x"},
    "indented page": json.dumps({"studies": [STUDY]}, indent=2),
    "array": [STUDY],
    "lines": f"{json.dumps(STUDY)}\n",
    "page on a line": json.dumps({"studies": [STUDY]}) + "\n",
    "after a mark of byte order": "\ufeff" + json.dumps([STUDY]),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_putting_a_study_into_a_file(read: Read, way: str) -> None:
    assert name_all(read(WAYS[way])) == ["registry:NCT01234567"]


def test_items_of_crossref_and_pages_one_after_the_other(read: Read) -> None:
    page = json.dumps({"status": "ok", "message": {"total-results": 2, "items": [CROSSREF, CROSSREF]}})
    assert name_all(read(page)) == ["doi:10.1000/case.1"] * 2
    assert name_all(read(page + "\n" + page)) == ["doi:10.1000/case.1"] * 4


BROKEN: dict[str, tuple[Any, str]] = {
    "no title": (CROSSREF | {"title": []}, "it has no title"),
    "no identifier": (CROSSREF | {"DOI": "none"}, "'none' is no DOI, PubMed id or registry number"),
    "a year that cannot be": (OPENALEX | {"publication_year": 3021}, "3021 is no year between 1800 and 2027"),
    "another kind": ({"a": 1}, "its fields are a"),
    "a number for a text": (OPENALEX | {"doi": 7}, "a field is not of the usual kind"),
    "no index": (OPENALEX | {"abstract_inverted_index": {"a": 5}}, "is no index of words and places"),
    "no number": ({"protocolSection": {}}, "it has no nctId"),
    "a list for an object": ({"protocolSection": {"identificationModule": []}}, "it has no nctId"),
    "a text for an object": ({"protocolSection": {"identificationModule": "x"}}, "identificationModule is no object"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_record_is_kept_out_by_its_number(read: Read, case: str) -> None:
    record, reason = BROKEN[case]
    for found in (read([STUDY, record, STUDY]), read("\n".join(map(json.dumps, [STUDY, record, STUDY])))):
        assert name_all(found) == ["registry:NCT01234567", 2, "registry:NCT01234567"]
        assert isinstance(found[1], KeptOut)
        assert reason in found[1].reason


@pytest.mark.parametrize(
    "line", ['{"DOI": ', "[1]", '{"DOI": "10.1/a" "b"}', '{"a":' * 50_000 + "1" + "}" * 50_000, "\xff"], ids=range(5)
)
def test_a_broken_line_spoils_no_other(read: Read, line: str) -> None:
    content = f"{json.dumps(STUDY)}\n{line}\n{json.dumps(STUDY)}".encode("latin-1")
    assert name_all(read(content, "a.jsonl")) == ["registry:NCT01234567", 2, "registry:NCT01234567"]


@pytest.mark.parametrize("broken", ['{"a": tru}', '{"a" 1}', '{"a":' * 50_000 + "1" + "}" * 50_000], ids=range(3))
def test_a_broken_object_of_an_array_spoils_no_other(read: Read, broken: str) -> None:
    found = read(f"[{json.dumps(STUDY)}, {broken}, {json.dumps(STUDY)}]")
    assert name_all(found) == ["registry:NCT01234567", 2, "registry:NCT01234567"]


def test_an_array_that_is_cut_off_gives_what_stands_before(read: Read) -> None:
    assert name_all(read(json.dumps([STUDY, STUDY])[:-20])) == ["registry:NCT01234567", 2]


def test_halves_of_characters_do_not_stop_the_file(read: Read) -> None:
    assert read_one(read, CROSSREF | {"title": ["Ketamine \ud800\x00 trial"]}).title == "Ketamine ? trial"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


RECORDS = st.lists(st.dictionaries(st.text(max_size=4), VALUES, max_size=4), max_size=4)


class Dripping(io.BytesIO):
    """A stream that gives so many bytes at a time."""

    step = 1

    def read1(self, size: int | None = -1, /) -> bytes:
        return self.read(self.step)


@given(records=RECORDS, step=st.integers(1, 40))
def test_objects_of_an_array_come_out_as_they_went_in(records: list[dict[str, Any]], step: int) -> None:
    for content in (
        json.dumps(records),
        json.dumps({"studies": records}, indent=1),
        "\n".join(map(json.dumps, records)),
    ):
        stream = Dripping(content.encode())
        stream.step = step
        assert list(json_stream.read_objects(stream)) == records
