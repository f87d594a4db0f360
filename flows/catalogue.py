"""Adding files to the reference catalogue, and publishing it: the readers and the warehouse brought together."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from flows.setup import VOCABULARIES
from transforms.catalogue.files import read_references as read_file
from transforms.catalogue.seeds import read_seeds
from transforms.catalogue.source_record import KeptOut
from transforms.extractor import load_extractor
from warehouse.draft import Draft
from warehouse.errors import InputError
from warehouse.references import Addition, Merged, open_references, read_references
from warehouse.tables import ReferenceStudy

YEARS_AHEAD = 1
"""An issue may be dated to the year after."""

KEPT_OUT_BATCH = 1_000
TOLD_EVERY = 5_000


@dataclass
class Account:
    """What became of the records of an addition."""

    read: Counter[str] = field(default_factory=Counter)
    kept_out: Counter[str] = field(default_factory=Counter)
    first_kept_out: list[KeptOut] = field(default_factory=list)
    merged: Merged | None = None


def add_files(
    warehouse: Path,
    files: Sequence[Path],
    *,
    vocabularies: Path = VOCABULARIES,
    tell: Callable[[str], None] = lambda line: None,
) -> Account:
    """Add the studies of files to the catalogue of a warehouse; all of them at one stroke, at the end.

    Args:
        warehouse: its folder, made if need be.
        files: files of any known format; a folder stands for the files in it.
        vocabularies: folder of the vocabulary files to read titles and abstracts with.
        tell: is told how far it is.

    Raises:
        InputError: a file is not there, or no record of any could be used.
        WarehouseError: the warehouse cannot be written.
    """
    found = list(_list_files(files))
    account = Account()
    with Addition(warehouse) as addition:
        tool, latest_year = load_extractor(vocabularies), dt.datetime.now(dt.UTC).year + YEARS_AHEAD
        for file in found:
            records = read_file(file, latest_year, tool)
            addition.write(_sort_out(records, file, addition, account, tell))
        if not sum(account.read.values()) and account.first_kept_out:
            first = account.first_kept_out[0]
            raise InputError(f"Nothing could be used: {first.reason}", where=first.file)
        account.merged = addition.merge(map(str, found))
    return account


def _list_files(given: Iterable[Path]) -> Iterator[Path]:
    """The files, and those of folders in the order of their names; each once, by its absolute path."""
    seen: set[Path] = set()
    for path in given:
        if not path.exists():
            raise InputError("There is no such file", where=str(path))
        inside = sorted(p for p in path.iterdir() if p.is_file()) if path.is_dir() else [path]
        for file in (p.absolute() for p in inside):
            if file not in seen:
                seen.add(file)
                yield file


def _sort_out(
    records: Iterable[ReferenceStudy | KeptOut],
    file: Path,
    addition: Addition,
    account: Account,
    tell: Callable[[str], None],
) -> Iterator[ReferenceStudy]:
    """The usable records; the others go to the list of what was kept out."""
    waiting: list[KeptOut] = []
    for number, record in enumerate(records, 1):
        if number % TOLD_EVERY == 0:
            tell(f"Reading {file.name}: {number:,} records")
        if isinstance(record, ReferenceStudy):
            account.read[str(file)] += 1
            yield record
            continue
        account.kept_out[str(file)] += 1
        if len(account.first_kept_out) < KEPT_OUT_BATCH:
            account.first_kept_out.append(record)
        waiting.append(record)
        if len(waiting) == KEPT_OUT_BATCH:
            addition.keep_out([asdict(item) for item in waiting])
            waiting.clear()
    if waiting:
        addition.keep_out([asdict(item) for item in waiting])


def write_references(draft: Draft) -> None:
    """Put the reference studies, seeds and catalogue joined, into the draft."""
    with open_references(draft.warehouse, read_seeds()) as connection:
        draft.replace("reference_studies", read_references(connection))
