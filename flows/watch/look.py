"""One look at one address: what is there now, or what was kept of it, or why there is nothing."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from flows.watch.addresses import read_address
from flows.watch.failures import FetchFailure
from flows.watch.fetch import Fetcher
from flows.watch.listing import Listing, find_kind, read_listing, unpack_file
from flows.watch.manners import Manners
from flows.watch.raw import RawStore, Record, Version
from transforms.readers.records import RejectedInput
from transforms.readers.web import WebPage

FORMATS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
    "application/pdf": "pdf",
}
"""The reader for each media type."""
LOOKS_LIKE_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


@dataclass(frozen=True)
class Sight:
    """What a look brought: a page, a listing, or why neither; `change` is `new`, `changed`, `unchanged` or `failed`."""

    address: str
    change: str
    record: Record
    page: WebPage | None = None
    listing: Listing | None = None
    failure: RejectedInput | None = None


@dataclass
class Viewer:
    """Looks at addresses and keeps what they answer."""

    store: RawStore
    fetcher: Fetcher
    now: dt.datetime

    @property
    def manners(self) -> Manners:
        """The limits that are kept."""
        return self.fetcher.manners

    def look(self, address: str) -> Sight:
        """Look at an address, and write down how it went.

        Raises:
            WarehouseError: what was had cannot be kept.
        """
        before = self.store.load(address)
        try:
            after = before if self.manners.offline else self._ask(before)
            sight = self._interpret(before, after)
        except FetchFailure as failure:
            sight = self._report(before, failure)
        if not self.manners.offline:
            self.store.save(sight.record)
        return sight

    def _ask(self, before: Record) -> Record:
        """The record of the address after asking its host."""
        known = self.store.find_validators(before)
        answer = self.fetcher.fetch(before.address, known)
        if not answer.is_unchanged:
            if not answer.body.strip():
                raise FetchFailure("broken_answer", "it answered 200 with nothing in it")
            after = self.store.keep(before, answer, self._write_now())
        elif known is None:
            raise FetchFailure("broken_answer", "it answered 304, though nothing was asked that this could answer")
        else:
            after = before
        return replace(after, checked_at=self._write_now(), failures=0, problem=None)

    def _interpret(self, before: Record, after: Record) -> Sight:
        last = after.last
        if last is None or not self.store.holds(last):
            raise FetchFailure("not_fetched", "nothing of it was kept; run once with access to the network")
        change = "new" if before.last is None else "unchanged" if before.last.sha256 == last.sha256 else "changed"
        body = self.store.find_body(last.sha256).read_bytes()
        unpacked = unpack_file(body, self.manners.unpacked_bytes)
        if find_kind(unpacked):
            return Sight(after.address, change, after, listing=read_listing(unpacked, read_address(last.address)))
        return Sight(after.address, change, after, page=self._make_page(after.address, last, body))

    def _make_page(self, address: str, version: Version, body: bytes) -> WebPage:
        said = version.content_type or ""
        media = said.partition(";")[0].strip().lower()
        form = FORMATS.get(media)
        if form is None and not media and LOOKS_LIKE_HTML.search(body[:4096]):
            form = "html"
        if form is None:
            kinds = ", ".join(FORMATS)
            reason = f"it is {media or 'of no named kind'}, of which no reader knows; there are readers of {kinds}"
            raise FetchFailure("unknown_format", reason)
        charset = CHARSET.search(said)
        return WebPage(address, self.store.find_body(version.sha256), form, charset[1] if charset else None)

    def _report(self, before: Record, failure: FetchFailure) -> Sight:
        """A look that failed, in words; what was had before stays, and the words say so."""
        stays = f"; its version of {before.last.fetched_at[:10]} stays" if before.last else ""
        failures = before.failures + 1
        often = f" ({failures} looks in a row failed)" if failures > 1 else ""
        reason = f"{before.address}: {failure.reason}{stays}{often}"
        facts: dict[str, str | int | None] = {
            "uri": before.address,
            "failures": failures,
            "last_version": before.last.fetched_at if before.last else None,
        }
        record = replace(before, checked_at=self._write_now(), failures=failures, problem=failure.reason)
        return Sight(
            before.address, "failed", record, failure=RejectedInput(before.address, failure.rule, reason, facts)
        )

    def _write_now(self) -> str:
        return self.now.astimezone(dt.UTC).isoformat(timespec="seconds")
