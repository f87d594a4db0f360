"""What the web answered is kept whole, and what is damaged is fetched again."""

from __future__ import annotations

import datetime as dt
import errno
from pathlib import Path

import pytest

from flows.watch.manners import Manners
from flows.watch.raw import RawStore
from flows.watch.watcher import Watched, watch
from tests.flows.watch.site import Site, make_page
from transforms.readers.web import WebPage
from warehouse.errors import WarehouseError

NOW = dt.datetime(2026, 4, 1, 6, tzinfo=dt.UTC)
HASTE = Manners(host_delay=0, backoff=0, seconds=5, allow_private=True)


@pytest.fixture
def store(tmp_path: Path) -> RawStore:
    """A store that is not there yet."""
    return RawStore.of(tmp_path)


def look(address: str, store: RawStore) -> Watched:
    return watch([address], store, HASTE, NOW)


def body_of(watched: Watched) -> bytes:
    (items,) = watched.pages.values()
    assert isinstance(items[0], WebPage)
    return items[0].content.read_bytes()


def test_every_version_stays(site: Site, store: RawStore) -> None:
    for number, change in ((1, "new"), (1, "unchanged"), (2, "changed"), (1, "changed")):
        address = site.put_tagged("/a", make_page(f"version {number}"), f'"{number}"')
        watched = look(address, store)
        assert watched.counts == {change: 1} and body_of(watched) == make_page(f"version {number}")
    record = store.load(address)
    assert [version.etag for version in record.versions] == ['"1"', '"2"', '"1"']
    assert len(list(store.folder.glob("responses/*/*"))) == 2


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"address": 1}', b"\xff"])
def test_damaged_record_is_made_anew(site: Site, store: RawStore, damage: bytes) -> None:
    address = site.put_tagged("/a", make_page("text"), '"1"')
    look(address, store)
    (record,) = store.folder.glob("pages/*/*.json")
    record.write_bytes(damage)
    assert look(address, store).counts == {"new": 1}


def test_damaged_body_is_fetched_again(site: Site, store: RawStore) -> None:
    address = site.put_tagged("/a", make_page("text"), '"1"')
    look(address, store)
    (body,) = store.folder.glob("responses/*/*")
    body.write_bytes(b"other")
    assert body_of(look(address, store)) == make_page("text")
    assert "If-None-Match" not in site.asked[-1][1]


def test_full_disk_is_told_and_leaves_nothing_half(
    site: Site, store: RawStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, *_: object) -> int:
        path.touch()
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(WarehouseError, match="The disk is full"):
        look(site.put("/a", make_page("text")), store)
    assert not list(store.folder.glob("responses/*/*")) and not list(store.folder.glob("responses/*/.*"))
