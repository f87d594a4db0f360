"""A file of any known format as its records: XML or JSON, plain, gzipped or in a zip."""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from transforms.catalogue import clinicaltrials, crossref, json_stream, openalex, pubmed
from transforms.catalogue.partial import buffer_whole
from transforms.catalogue.reference import make_reference
from transforms.catalogue.source_record import KeptOut, Malformed, SourceRecord
from transforms.extractor import Extractor
from warehouse.tables import ReferenceStudy

FORMATS = "PubMed XML, ClinicalTrials.gov JSON (version 2), OpenAlex or Crossref JSON"
PEEK = 1 << 20
LINES = re.compile(r"\.(?:jsonl|ndjson)(?:\.gz)?$", re.I)
ENCODING = re.compile(rb"""^<\?xml[^>]*\bencoding=["']([\w.-]+)""")
Found = ReferenceStudy | KeptOut
Raw = tuple[str, int, Any]
"""Name of the file, number of the record, and the record as it was cut out, or why there is none."""


def read_references(path: Path, latest_year: int, tool: Extractor) -> Iterator[Found]:
    """The studies of a file in the order of its records; those that cannot be used as `KeptOut`.

    No more of the file is held in memory than one record and one step of reading.

    Args:
        path: the file.
        latest_year: a record of a later year is kept out.
        tool: the vocabulary to read titles and abstracts with.
    """
    for name, number, item in _read_file(path):
        if isinstance(item, KeptOut):
            yield item
            continue
        try:
            yield make_reference(_to_record(item), latest_year, tool)
        except Malformed as error:
            yield KeptOut(name, number, str(error))
        except (TypeError, ValueError, AttributeError, KeyError, IndexError) as error:
            yield KeptOut(name, number, f"a field is not of the usual kind: {str(error)[:120]}")


def _read_file(path: Path) -> Iterator[Raw]:
    try:
        with path.open("rb") as stream:
            yield from _read_stream(str(path), stream)
    except OSError as error:
        yield str(path), 0, KeptOut(str(path), 0, f"it cannot be read: {error.strerror or error}")


def _read_stream(name: str, stream: IO[bytes]) -> Iterator[Raw]:
    head = stream.read(4)
    stream.seek(0)
    if head.startswith(b"PK\x03\x04"):
        yield from _read_zip(name, stream)
    elif head.startswith(b"\x1f\x8b"):
        with gzip.GzipFile(fileobj=stream) as unpacked:
            yield from _read_unpacked(name, buffer_whole(unpacked, PEEK))
    else:
        yield from _read_unpacked(name, buffer_whole(stream, PEEK))


def _read_zip(name: str, stream: IO[bytes]) -> Iterator[Raw]:
    try:
        with zipfile.ZipFile(stream) as archive:
            for member in archive.infolist():
                if not member.is_dir():
                    yield from _read_member(f"{name}/{member.filename}", archive, member)
    except zipfile.BadZipFile as error:
        yield name, 0, KeptOut(name, 0, f"it is no whole zip: {error}")


def _read_member(name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[Raw]:
    try:
        with archive.open(member) as stream:
            yield from _read_stream(name, stream)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        yield name, 0, KeptOut(name, 0, f"it cannot be unpacked: {error}")


def _read_unpacked(name: str, stream: io.BufferedReader) -> Iterator[Raw]:
    """The records of a file that is no archive; one that was cut off gives those before its end."""
    number = 0
    try:
        for number, item in enumerate(_split(name, stream), 1):
            yield name, number, item
    except _WrongFile as error:
        yield name, 0, KeptOut(name, 0, str(error))
    except (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile) as error:
        yield name, number + 1, KeptOut(name, number + 1, f"the packed file is cut off or damaged: {error}")


class _WrongFile(Exception):
    """The file is of no known format."""


def _split(name: str, stream: io.BufferedReader) -> Iterator[Any]:
    head = stream.peek(PEEK)[:PEEK]
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        raise _WrongFile("it is empty")
    if start.startswith(b"<"):
        _check_xml(start)
        return pubmed.split_articles(stream)
    if not start.startswith((b"{", b"[")):
        raise _WrongFile(f"it is none of {FORMATS}")
    return (
        json_stream.read_lines(stream) if LINES.search(name) or _is_lines(start) else json_stream.read_objects(stream)
    )


def _check_xml(start: bytes) -> None:
    declared = ENCODING.match(start)
    if declared and declared.group(1).lower() not in {b"utf-8", b"us-ascii", b"ascii"}:
        raise _WrongFile(f"its encoding is {declared.group(1).decode()}; it must be UTF-8")
    if b"<Pubmed" not in start:
        raise _WrongFile("it is XML, but not of PubMed")


def _is_lines(start: bytes) -> bool:
    """True if the first line is an object on its own, or a page; such a file is read line by line."""
    line, end, _ = start.partition(b"\n")
    try:
        return bool(end) and isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _to_record(item: bytes | dict[str, Any] | Malformed) -> SourceRecord:
    if isinstance(item, Malformed):
        raise item
    if isinstance(item, bytes):
        return pubmed.read_article(item)
    if clinicaltrials.is_study(item):
        return clinicaltrials.read_study(item)
    if openalex.is_work(item):
        return openalex.read_work(item)
    if crossref.is_work(item):
        return crossref.read_work(item)
    raise Malformed(f"it is no record of {FORMATS}: its fields are {', '.join(list(item)[:5]) or 'none'}")
