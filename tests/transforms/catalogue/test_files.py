"""Files as they come: packed, cut off, empty, of no known format."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.transforms.catalogue.conftest import LATEST_YEAR, STUDY, Read, make_article, make_set
from transforms.catalogue.files import read_references
from transforms.catalogue.source_record import KeptOut
from transforms.extractor import load_extractor
from warehouse.tables import ReferenceStudy


def zip_members(**members: bytes) -> bytes:
    """A zip with these members."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return content.getvalue()


def test_gzip_is_known_by_its_content(read: Read) -> None:
    (study,) = read(gzip.compress(make_set(make_article()).encode()), "named.xml")
    assert isinstance(study, ReferenceStudy)


@pytest.mark.parametrize("content", [make_set(*map(make_article, range(1, 4))), json.dumps(STUDY) + "\n"])
def test_a_cut_off_pack_gives_what_stands_before(read: Read, content: str) -> None:
    found = read(gzip.compress(content.encode())[:-8] if content[0] == "{" else gzip.compress(content.encode())[:-20])
    *studies, last = found
    assert studies
    assert all(isinstance(item, ReferenceStudy) for item in studies)
    assert isinstance(last, KeptOut)
    assert (last.record, last.reason.partition(":")[0]) == (len(found), "the packed file is cut off or damaged")


def test_members_of_a_zip_are_named(read: Read) -> None:
    packed = gzip.compress(make_set(make_article()).encode())
    found = read(zip_members(**{"a/NCT1.json": json.dumps(STUDY).encode(), "b.txt": b"hello", "c.xml.gz": packed}))
    assert [isinstance(item, ReferenceStudy) for item in found] == [True, False, True]
    assert isinstance(found[1], KeptOut)
    assert (found[1].file.endswith("file/b.txt"), found[1].record) == (True, 0)


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "it is empty"), (b" \n", "it is empty"), (b"a,b\n", "it is none of"), (b"PK\x03\x04 no", "no whole zip")],
)
def test_a_file_that_cannot_be_read_is_told(read: Read, content: bytes, reason: str) -> None:
    (item,) = read(content)
    assert isinstance(item, KeptOut)
    assert (item.record, reason in item.reason) == (0, True)


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    (item,) = read_references(tmp_path / "gone", LATEST_YEAR, load_extractor())
    assert item == KeptOut(str(tmp_path / "gone"), 0, "it cannot be read: No such file or directory")
