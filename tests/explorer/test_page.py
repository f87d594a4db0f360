"""The page as a file: what it carries, what it forbids, and what goes on it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.explorer.corpus import Corpus, publish_corpus
from warehouse.explorer.choice import Choice
from warehouse.explorer.collect import collect
from warehouse.explorer.offsets import find_wide, to_utf16
from warehouse.explorer.page import SCRIPTS, STYLES, Links, render_explorer, write_json
from warehouse.snapshots import Snapshot

PACKAGE = Path(__file__).parents[2] / "warehouse" / "explorer"
LONGEST_FILE, LONGEST_FUNCTION = 300, 40


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Three sources with two texts each."""
    return publish_corpus(tmp_path_factory.mktemp("page") / "warehouse", Corpus(sources=3, texts=2))


def blocks_of(page: str) -> dict[str, Any]:
    """The page's blocks of data."""
    found = re.findall(r'<script type="application/json" id="block-(\w+)">(.*?)</script>', page, re.S)
    return {name: json.loads(text) for name, text in found}


def test_the_policy_allows_exactly_what_the_page_holds(snapshot: Snapshot) -> None:
    page = render_explorer(snapshot, None)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    rules = policy[1].replace("&#39;", "'")
    assert "default-src 'none'" in rules and "connect-src 'none'" in rules and "unsafe" not in rules
    for tag in ("style", "script"):
        body = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        assert body is not None
        digest = base64.b64encode(hashlib.sha256(body[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in rules
    assert not re.search(r"(src|href)=\"?(https?:)?//", page.split('<script type="application/json"')[0])


def test_the_same_snapshot_gives_the_same_page(snapshot: Snapshot) -> None:
    assert render_explorer(snapshot, None) == render_explorer(snapshot, None)


def test_quotes_are_the_text_at_their_offsets_as_a_browser_counts(snapshot: Snapshot) -> None:
    blocks = blocks_of(render_explorer(snapshot, None))
    columns, texts = blocks["core"]["claims"]["columns"], blocks["texts"]
    quotes = []
    for doc, start, end in zip(*(columns[name]["v"] for name in ("doc", "start", "end")), strict=True):
        units = texts[doc].encode("utf-16-le")
        quotes.append(units[2 * start : 2 * end].decode("utf-16-le"))
    assert quotes.count("Relief may come within a day. 🙂") == 6
    assert quotes.count("Ketamine is a proven breakthrough.") == 6


def test_only_what_is_asked_for_goes_on_the_page(snapshot: Snapshot) -> None:
    chosen = collect(snapshot, None, Choice(sources=("source-1",)))["core"]
    assert chosen["documents"]["n"] == 2 and chosen["claims"]["n"] == 20
    assert chosen["meta"]["claim_total"] == 60
    assert collect(snapshot, None, Choice(therapies=("psilocybin",)))["core"]["claims"]["n"] == 0
    assert collect(snapshot, None, Choice(most_claims=35))["core"]["claims"]["n"] == 30
    assert collect(snapshot, None, Choice(most_chars=1))["core"]["documents"]["n"] == 0


def test_a_page_elsewhere_links_to_nothing_beside_it(snapshot: Snapshot) -> None:
    meta = blocks_of(render_explorer(snapshot, None, links=Links(None, None)))["core"]["meta"]
    assert meta["tables"] is None and meta["checks"] is None


def test_changes_tell_new_gone_and_changed(tmp_path: Path) -> None:
    before = publish_corpus(tmp_path, Corpus(sources=2, extra_lines=("It is gone now.",)), "run-1")
    after = publish_corpus(tmp_path, Corpus(sources=3), "run-2")
    core = collect(after, before, Choice())["core"]
    columns = core["claims"]["columns"]["change"]
    words = [columns["v"][code] for code in columns["c"]]
    assert (words.count("same"), words.count("new")) == (20, 10)
    assert [claim["quote"] for claim in core["changes"]["gone"]] == ["It is gone now."] * 2
    assert core["changes"]["gone_by_type"] == {"efficacy": 2}
    part = collect(after, before, Choice(sources=("source-1",)))["core"]
    assert [claim["source_id"] for claim in part["changes"]["gone"]] == ["source-1"]


def test_a_page_without_room_for_all_holds_a_sample_and_tells_its_changes_as_a_whole_page_would(tmp_path: Path) -> None:
    before = publish_corpus(tmp_path, Corpus(sources=2, texts=2, extra_lines=("It is gone now.",)), "run-1")
    after = publish_corpus(tmp_path, Corpus(sources=3, texts=2), "run-2")
    whole, part = (collect(after, before, choice)["core"] for choice in (Choice(), Choice(most_claims=35)))
    assert (whole["meta"]["is_sample"], part["meta"]["is_sample"]) == (False, True)
    assert part["documents"]["n"] == 3 and part["claims"]["n"] == 30
    told = part["claims"]["columns"]["change"]
    assert {told["v"][code] for code in told["c"]} == {"same"}
    assert [claim["source_id"] for claim in part["changes"]["gone"]] == ["source-0", "source-0", "source-1"]


def test_a_sample_takes_a_share_of_the_room_and_all_texts_the_whole_of_it(snapshot: Snapshot) -> None:
    counts = [
        collect(snapshot, None, Choice(most_claims=most, sampled=0.5))["core"]["claims"]["n"] for most in (60, 59, 20)
    ]
    assert counts == [60, 20, 10]


def test_a_text_that_moved_out_of_the_sample_is_not_told_as_gone(tmp_path: Path) -> None:
    before = publish_corpus(tmp_path, Corpus(sources=2, texts=2), "run-1")
    after = publish_corpus(tmp_path, Corpus(sources=2, texts=2, first=1), "run-2")
    core = collect(after, before, Choice(most_claims=25))["core"]
    told = core["claims"]["columns"]["change"]
    assert core["documents"]["n"] == 2 and {told["v"][code] for code in told["c"]} == {"same"}
    assert core["changes"]["gone"] == []


@given(st.lists(st.text(), min_size=1, max_size=5), st.data())
def test_offsets_in_utf16_cut_the_same_text(texts: list[str], data: st.DataObject) -> None:
    row = data.draw(st.integers(0, len(texts) - 1))
    offset = data.draw(st.integers(0, len(texts[row])))
    found = to_utf16([offset], [row], find_wide(texts))[0]
    units = texts[row].encode("utf-16-le", "surrogatepass")
    assert units[: 2 * found] == texts[row][:offset].encode("utf-16-le", "surrogatepass")


@given(st.text() | st.lists(st.text()))
def test_no_data_can_end_the_block_that_holds_it(value: str | list[str]) -> None:
    written = write_json(value)
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == value
    written.encode("utf-8")


@pytest.mark.parametrize("path", sorted((PACKAGE / "scripts").glob("*.js")), ids=lambda path: path.name)
def test_scripts_are_short_and_none_is_left_out(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert path.stem in SCRIPTS and len(source.splitlines()) <= LONGEST_FILE
    bodies = re.findall(r"^(?:async )?function (\w+)\(.*?^}", source, re.S | re.M)
    lengths = [len(m[0].splitlines()) for m in re.finditer(r"^(?:async )?function \w+\(.*?^}", source, re.S | re.M)]
    assert [name for name, length in zip(bodies, lengths, strict=True) if length > LONGEST_FUNCTION] == []
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", source)


def test_every_style_is_used() -> None:
    assert {path.stem for path in (PACKAGE / "styles").glob("*.css")} == set(STYLES)
