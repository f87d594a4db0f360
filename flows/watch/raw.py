"""What the web answered, kept as it came: bodies by their content hash, and for each address what was had when.

WAREHOUSE/raw/responses/ab/abcdef…   the body of an answer, unpacked, named by its SHA-256
WAREHOUSE/raw/pages/01/0123…json     an address and the versions of it, the newest last
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from flows.watch.fetch import Answer, Validators
from warehouse.disk import explain_write_errors, sync, write_at_once


@dataclass(frozen=True)
class Version:
    """One state of a page: the hash of its body, when it was had first, and what the host said of it."""

    sha256: str
    fetched_at: str
    address: str
    byte_count: int
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True)
class Record:
    """An address, its versions, and how the last look at it went.

    `pages` are those that a feed or sitemap there listed, by address, with what it said of them.
    """

    address: str
    versions: tuple[Version, ...] = ()
    checked_at: str | None = None
    failures: int = 0
    problem: str | None = None
    pages: tuple[dict[str, str | None], ...] = field(default=())

    @property
    def last(self) -> Version | None:
        """The newest version, if there is any."""
        return self.versions[-1] if self.versions else None


@dataclass(frozen=True)
class RawStore:
    """The folder; only the run whose turn it is writes to it."""

    folder: Path

    @classmethod
    def of(cls, warehouse: Path) -> RawStore:
        """The store of a warehouse, whether it is there or not."""
        return cls(warehouse.absolute() / "raw")

    def find_body(self, digest: str) -> Path:
        """Where a body lies, or would lie."""
        return self.folder / "responses" / digest[:2] / digest

    def load(self, address: str) -> Record:
        """What is known of an address; nothing if its record is missing or damaged, for it can be fetched again."""
        try:
            return _read_record(json.loads(self._find_record(address).read_bytes()))
        except (OSError, ValueError, TypeError, KeyError):
            return Record(address)

    def save(self, record: Record) -> None:
        """Write a record in the place of the one before.

        Raises:
            WarehouseError: the disk is full or closed to us.
        """
        path = self._find_record(record.address)
        with explain_write_errors(self.folder.parent, needed=lambda: 10_000):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_at_once(path, json.dumps(asdict(record), ensure_ascii=False, indent=1) + "\n")

    def keep(self, record: Record, answer: Answer, now: str) -> Record:
        """Keep an answer's body, and the record with it as its newest version.

        Raises:
            WarehouseError: the disk is full or closed to us.
        """
        version = Version(
            sha256=sha256(answer.body).hexdigest(),
            fetched_at=now,
            address=answer.address,
            byte_count=len(answer.body),
            content_type=answer.headers.get("content-type"),
            etag=answer.headers.get("etag"),
            last_modified=answer.headers.get("last-modified"),
        )
        self._write_body(version.sha256, answer.body)
        versions = record.versions
        if record.last and record.last.sha256 == version.sha256:  # the same again, perhaps with other validators
            version, versions = replace(version, fetched_at=record.last.fetched_at), versions[:-1]
        return replace(record, versions=(*versions, version))

    def holds(self, version: Version) -> bool:
        """Whether the body of a version is there, unharmed."""
        try:
            return sha256(self.find_body(version.sha256).read_bytes()).hexdigest() == version.sha256
        except OSError:
            return False

    def find_validators(self, record: Record) -> Validators | None:
        """What to ask with whether the newest version still holds; None if its body is not there any more."""
        last = record.last
        return Validators(last.address, last.etag, last.last_modified) if last and self.holds(last) else None

    def _find_record(self, address: str) -> Path:
        name = sha256(address.encode("utf-8", "surrogatepass")).hexdigest()
        return self.folder / "pages" / name[:2] / f"{name}.json"

    def _write_body(self, digest: str, body: bytes) -> None:
        path = self.find_body(digest)
        with explain_write_errors(self.folder.parent, needed=lambda: len(body)):
            path.parent.mkdir(parents=True, exist_ok=True)
            new = path.with_name(f".{digest}.new")
            try:
                new.write_bytes(body)
                sync(new)
                new.replace(path)
            finally:
                new.unlink(missing_ok=True)


def _read_record(facts: dict[str, Any]) -> Record:
    versions = tuple(Version(**version) for version in facts.pop("versions"))
    return Record(**facts | {"versions": versions, "pages": tuple(facts["pages"])})
