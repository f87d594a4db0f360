"""What is fuzzed: every reader, the extractor, and the parsers of what users and the web hand over.

A target takes bytes and either uses them or says in its own words why not; whatever else it raises is a crash.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

import duckdb
import httpx

from flows.watch.failures import FetchFailure
from flows.watch.listing import find_kind, read_listing, unpack_file
from flows.watch.robots import read_robots
from tests.fuzz import samples
from tests.rows import make_document
from transforms.catalogue.files import read_references
from transforms.duplicates.signatures import sign
from transforms.extractor import load_extractor
from transforms.lexicon.vocabulary import FOLDER, load_vocabulary
from transforms.readers import InputText, RejectedInput, read_inputs
from transforms.readers.web import WebPage
from transforms.rows import extract_rows
from warehouse.engine import open_engine
from warehouse.errors import ClaimhouseError
from warehouse.query import run_on

BASE = httpx.URL("https://blog.example/feed")
LABELLED = (
    "file,source_id,title,publisher,url,source_type,commercial_interest,language,published_on\n"
    "{name},clinic-a,,Clinic A,,clinic,sells_treatment,en,2024-04-01\n"
)
PAGE = "https://blog.example/a"
WATCHED = LABELLED.format(name="").replace("clinic-a,,Clinic A,,", f"clinic-a,,Clinic A,{PAGE},")


@dataclass(frozen=True)
class Target:
    """Something that takes bytes, and a well-formed sample of them."""

    name: str
    sample: bytes
    take: Callable[[bytes], object]
    is_text: bool = True
    """Whether pieces of text repeated without end mean anything to it."""


def take_file(name: str) -> Callable[[bytes], object]:
    """Reads a labelled file of that name as a run does; each record of it ends in one outcome."""

    def take(content: bytes) -> None:
        with TemporaryDirectory() as folder:
            (Path(folder) / name).write_bytes(content)
            (Path(folder) / "sources.csv").write_text(LABELLED.format(name=name))
            outcomes = list(read_inputs([Path(folder)]))
        assert outcomes, "a file vanished without a word"
        for outcome in outcomes:
            assert isinstance(outcome, RejectedInput) or outcome.text.strip()
            assert isinstance(outcome, InputText) or (outcome.rule and outcome.reason)

    return take


def take_page(content: bytes) -> None:
    """Reads a page that was fetched, said to be coded in one way or another."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "sources.csv").write_text(WATCHED)
        (Path(folder) / "body").write_bytes(content)
        charset = samples.CHARSETS[sum(content[:200]) % len(samples.CHARSETS)]
        page = WebPage(PAGE, Path(folder) / "body", "html", charset)
        (outcome,) = [o for o in read_inputs([Path(folder)], {PAGE: [page]}) if o.uri == PAGE]
        assert isinstance(outcome, InputText) or outcome.reason


def take_manifest(content: bytes) -> None:
    """Reads a folder with that manifest."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "a.txt").write_bytes(b"Ketamine helps.")
        (Path(folder) / "sources.csv").write_bytes(content)
        try:
            assert list(read_inputs([Path(folder)]))
        except ClaimhouseError as error:
            assert str(error)


def take_text(content: bytes) -> None:
    """Reads claims out of a text; every quote is what stands at its place."""
    text = content.decode("utf-8", "ignore")
    document = replace(make_document("fuzz", "x"), text=text, char_count=len(text), title=None)
    _, rows = extract_rows(document, load_extractor())
    for row in rows:
        start, quote = getattr(row, "start", None), getattr(row, "quote", None)
        assert start is None or quote is None or text[start : row.end] == quote  # type: ignore[attr-defined]
    sign([text])


def take_listing(content: bytes) -> None:
    """Reads a feed or a sitemap, packed or not."""
    try:
        body = unpack_file(content, 1_000_000)
        if find_kind(body):
            read_listing(body, BASE)
    except FetchFailure as failure:
        assert failure.rule and failure.reason


def take_robots(content: bytes) -> None:
    """Reads a robots.txt and asks it."""
    assert read_robots(content).allows("/a/b?c=d") in (True, False)


def take_vocabulary(content: bytes) -> None:
    """Reads a folder of vocabularies with that one beside those in use."""
    with TemporaryDirectory() as folder:
        shutil.copy(FOLDER / "common.toml", folder)
        (Path(folder) / "fuzz.toml").write_bytes(content)
        try:
            load_vocabulary(Path(folder))
        except ClaimhouseError as error:
            assert str(error)


def take_catalogue(name: str) -> Callable[[bytes], object]:
    """Reads a file of reference studies."""

    def take(content: bytes) -> None:
        with TemporaryDirectory() as folder:
            (Path(folder) / name).write_bytes(content)
            try:
                list(read_references(Path(folder) / name, dt.date.today().year, load_extractor()))
            except ClaimhouseError as error:
                assert str(error)

    return take


@cache
def open_database() -> duckdb.DuckDBPyConnection:
    """Two small tables behind the locks that readers' SQL is behind."""
    connection = open_engine(Path(gettempdir()) / "claimhouse-fuzz-spill")
    connection.execute("CREATE TABLE documents AS SELECT range AS document_id FROM range(3)")
    connection.execute("CREATE TABLE claims AS SELECT 1 AS document_id, 'safety' AS claim_type")
    connection.execute("SET enable_external_access = false; SET lock_configuration = true")
    return connection


def take_sql(content: bytes) -> None:
    """Runs a statement as `claimhouse sql` does."""
    try:
        run_on(open_database(), content.decode("utf-8", "ignore"), timeout_seconds=1).read_all()
    except ClaimhouseError as error:
        assert str(error)


def list_targets() -> list[Target]:
    """All of them."""
    files = {
        "a.txt": samples.TEXT, "a.md": samples.TEXT, "a.html": samples.HTML, "a.csv": samples.CSV,
        "a.jsonl": samples.JSONL, "a.xml": samples.XML,
    }  # fmt: skip
    binary = {
        "a.warc": samples.make_warc(), "a.pdf": samples.make_pdf(), "a.parquet": samples.make_parquet(),
        "a.warc.gz": samples.pack(samples.make_warc()), "a.txt.gz": samples.pack(samples.TEXT.encode()),
    }  # fmt: skip
    vocabulary = (FOLDER / "mdma-ptsd.toml").read_bytes()
    return [
        *(Target(name, text.encode(), take_file(name)) for name, text in files.items()),
        *(Target(name, content, take_file(name), is_text=False) for name, content in binary.items()),
        Target("page", samples.HTML.encode(), take_page),
        Target("manifest", samples.MANIFEST.encode(), take_manifest),
        Target("extractor", samples.TEXT.encode(), take_text),
        Target("feed", samples.FEED.encode(), take_listing),
        Target("robots", samples.ROBOTS.encode(), take_robots),
        Target("vocabulary", vocabulary, take_vocabulary),
        Target("studies.json", samples.STUDY.encode(), take_catalogue("studies.json")),
        Target("studies.xml", samples.XML.encode(), take_catalogue("studies.xml")),
        Target("sql", samples.SQL.encode(), take_sql),
    ]
