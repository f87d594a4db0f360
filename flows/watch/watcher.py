"""Watching: every address of the manifests is looked at, feeds and sitemaps are followed to their pages."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass, field, replace

import httpx

from flows.show.progress import Pace
from flows.watch.addresses import is_same_site, name_host, read_address
from flows.watch.failures import FetchFailure
from flows.watch.fetch import Fetcher
from flows.watch.listing import Entry
from flows.watch.look import Sight, Viewer
from flows.watch.manners import MOST_FAILURES, MOST_HOSTS, Manners
from flows.watch.raw import RawStore
from transforms.readers.records import RejectedInput
from transforms.readers.web import WebPage

MOST_SITEMAPS = 20
"""Sitemaps of an index that are read."""
UNDATED = dt.date(1, 1, 1)


@dataclass(frozen=True)
class Watched:
    """What watching brought: by address of a manifest its pages and failures; how many looks went how; what to say.

    `counts` has `new`, `changed`, `unchanged` and `failed`; `notes` tell what was left out.
    """

    pages: dict[str, list[WebPage | RejectedInput]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    notes: tuple[str, ...] = ()

    @property
    def failures(self) -> list[RejectedInput]:
        """Every look that failed."""
        found = (item for items in self.pages.values() for item in items if isinstance(item, RejectedInput))
        return list({item.uri: item for item in found}.values())


def watch(addresses: Sequence[str], store: RawStore, manners: Manners, now: dt.datetime) -> Watched:
    """Look at the addresses, at several hosts at a time and at one page of each; nothing that a host does ends it.

    Args:
        addresses: those that the manifests name.
        store: where to keep what they answer.
        manners: the limits.
        now: the moment that is written down.

    Raises:
        WarehouseError: what was had cannot be kept.
    """
    return _Watcher(Viewer(store, Fetcher(manners), now)).run(addresses) if addresses else Watched()


@dataclass
class _Watcher:
    viewer: Viewer
    pages: defaultdict[str, list[WebPage | RejectedInput]] = field(default_factory=lambda: defaultdict(list))
    sights: dict[str, Sight] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    pace: Pace = field(default_factory=lambda: Pace("Looked at", "addresses"))
    stopped: bool = False

    def run(self, addresses: Sequence[str]) -> Watched:
        self._look_at(addresses)
        indexes = {address: self._list_sitemaps(address) for address in addresses if self._kind(address) == "index"}
        self._look_at([sitemap for found in indexes.values() for sitemap in found])
        listed = {a: self._list_pages(a, indexes.get(a, [a])) for a in addresses if self._kind(a)}
        self._look_at([entry.address for entries in listed.values() for entry in entries])
        for address in addresses:
            self.pages[address] = self._gather(address, indexes.get(address, []), listed.get(address))
        counts = Counter(sight.change for sight in self.sights.values() if not sight.listing)
        return Watched(dict(self.pages), counts, tuple(self.notes))

    def _look_at(self, addresses: Iterable[str]) -> None:
        """Look at those that were not looked at yet."""
        by_host: defaultdict[str, list[str]] = defaultdict(list)
        for address in dict.fromkeys(addresses):
            if address not in self.sights:
                by_host[_find_host(address)].append(address)
        if not by_host:
            return
        with ThreadPoolExecutor(MOST_HOSTS) as pool:
            try:
                for done in as_completed([pool.submit(self._look_at_host, group) for group in by_host.values()]):
                    self.sights |= {sight.address: sight for sight in done.result()}
                    self.pace.advance(len(done.result()))
            except BaseException:
                self.stopped = True
                raise

    def _look_at_host(self, addresses: list[str]) -> list[Sight]:
        return [self.viewer.look(address) for address in addresses if not self.stopped]

    def _kind(self, address: str) -> str | None:
        listing = self.sights[address].listing
        return listing.kind if listing else None

    def _list_sitemaps(self, address: str) -> list[str]:
        """The sitemaps that an index lists, those of its own site, as many as are read."""
        listing = self.sights[address].listing
        entries = self._keep_own(address, listing.entries if listing else ())
        if len(entries) > MOST_SITEMAPS:
            self.notes.append(f"{address}: of its {len(entries):,} sitemaps the first {MOST_SITEMAPS} are read")
        return [entry.address for entry in entries[:MOST_SITEMAPS]]

    def _list_pages(self, address: str, sources: Sequence[str]) -> list[Entry]:
        """The pages to watch, newest first, with those that the feed listed earlier as far as there is room."""
        listings = [sight.listing for sight in (self.sights[name] for name in sources) if sight.listing]
        entries = [entry for listing in listings for entry in listing.entries if listing.kind != "index"]
        own = self._keep_own(address, entries)
        record = self.sights[address].record
        earlier = [entry for entry in map(_read_entry, record.pages) if not self._is_lost(entry)]
        ordered = sorted(own, key=lambda entry: entry.changed_on or UNDATED, reverse=True)
        most = self.viewer.manners.pages
        if len(ordered) > most:
            self.notes.append(f"{address}: of its {len(ordered):,} pages the {most} newest are watched")
        merged: dict[str, Entry] = {}
        for entry in (*ordered, *earlier):
            merged.setdefault(entry.address, entry)
        chosen = list(merged.values())[:most]
        if not self.viewer.manners.offline:
            self.viewer.store.save(replace(record, pages=tuple(map(_write_entry, chosen))))
        return chosen

    def _is_lost(self, entry: Entry) -> bool:
        """Whether a page that was listed earlier failed so often that it is looked at only if it is listed again."""
        return self.viewer.store.load(entry.address).failures >= MOST_FAILURES

    def _keep_own(self, address: str, entries: Sequence[Entry]) -> list[Entry]:
        """The entries of the site itself: a text of somebody else must not be published under this source."""
        home = read_address(address)
        own = [entry for entry in entries if _is_of(home, entry)]
        if len(own) < len(entries):
            left = len(entries) - len(own)
            self.notes.append(f"{address}: {left:,} of its pages are of other sites; list them as rows of their own")
        return own

    def _gather(
        self, address: str, sitemaps: Sequence[str], entries: Sequence[Entry] | None
    ) -> list[WebPage | RejectedInput]:
        """What stands for an address of a manifest: its page or failure, or those of what it lists."""
        sight = self.sights[address]
        if entries is None:
            return [_take(sight)]
        failed = [item for name in sitemaps if (item := self.sights[name].failure)]
        found = [_add_facts(_take(self.sights[entry.address]), entry) for entry in entries]
        if not found and not failed:
            reason = f"{address}: this {self._kind(address)} lists no page of its own site; correct the row"
            return [RejectedInput(address, "empty_feed", reason, {"uri": address})]
        return [*failed, *found]


def _find_host(address: str) -> str:
    try:
        return name_host(read_address(address))
    except FetchFailure:
        return address


def _is_of(home: httpx.URL, entry: Entry) -> bool:
    try:
        return is_same_site(home, read_address(entry.address))
    except FetchFailure:
        return False


def _take(sight: Sight) -> WebPage | RejectedInput:
    """The page or the failure of a look; a listing within a listing is neither."""
    if sight.page:
        return sight.page
    reason = f"{sight.address}: it is a feed or sitemap where a page was listed; give it a row of its own"
    return sight.failure or RejectedInput(sight.address, "feed_in_feed", reason, {"uri": sight.address})


def _add_facts(item: WebPage | RejectedInput, entry: Entry) -> WebPage | RejectedInput:
    if isinstance(item, RejectedInput):
        return item
    return replace(item, title=entry.title, published_on=entry.published_on)


def _write_entry(entry: Entry) -> dict[str, str | None]:
    return {name: None if value is None else str(value) for name, value in asdict(entry).items()}


def _read_entry(facts: dict[str, str | None]) -> Entry:
    published, changed = (facts.get(name) for name in ("published_on", "changed_on"))
    return Entry(
        address=facts["address"] or "",
        title=facts.get("title"),
        published_on=dt.date.fromisoformat(published) if published else None,
        changed_on=dt.date.fromisoformat(changed) if changed else None,
    )
