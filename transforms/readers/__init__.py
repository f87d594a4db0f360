"""From files to labelled texts: every file, or record of a file of many, ends as one text or one rejection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from transforms.readers.bulk import Records
from transforms.readers.files import read_bytes
from transforms.readers.labels import Labels
from transforms.readers.languages import recognise
from transforms.readers.records import InputText, RejectedInput, Rejection
from transforms.readers.registry import Reader, find_bulk_reader, find_reader, list_endings
from transforms.readers.remote import Listing, copy_manifests, list_remote
from transforms.readers.sources import SourceBook
from transforms.readers.streams import read_whole, split_ending
from transforms.readers.unchanged import Closed, Opened, Recall, Unchanged, renumber, take_state
from transforms.readers.walk import MANIFEST_NAME, Found, walk
from transforms.readers.web import Web, names_addresses, read_pages
from warehouse.errors import InputError
from warehouse.places import is_remote

__all__ = ["Input", "InputText", "Mark", "RejectedInput", "read_files", "read_inputs"]

Input = Path | str
"""A folder or file: its path, or an address such as `s3://bucket/folder`."""


Mark = Opened | Closed | Unchanged
"""Where a file begins and ends in what is read, and that one was not opened."""
Item = InputText | RejectedInput | Mark


def read_inputs(inputs: Sequence[Input], web: Web | None = None) -> Iterator[InputText | RejectedInput]:
    """The texts of folders (walked in sorted order) and single files, one at a time, and what was kept out.

    A `sources.csv` labels the files of its folder and of the folders below that have none. An input that lies within
    another one is read once. `web` holds the pages for rows that name an address instead of a file.

    Raises:
        InputError: at once for a path that is missing or a folder without texts; when it is met, for a manifest that
            cannot be read at all.
    """
    items = read_files(inputs, web, lambda state: None)
    return (item for item in items if isinstance(item, InputText | RejectedInput))


def read_files(inputs: Sequence[Input], web: Web | None, recall: Recall) -> Iterator[Item]:
    """The same with a mark where a file begins and ends; a file that `recall` knows in its present state is not opened.

    Files are met in the order of their paths. Those in object storage are always read, and have no marks.
    """
    remote = sorted({str(item) for item in inputs if is_remote(str(item))})
    roots = _drop_nested([_resolve(Path(item)) for item in inputs if not is_remote(str(item))])
    for root in roots:
        _require_texts(root)
    return _read_roots(roots, [list_remote(address) for address in remote], web, recall)


def _resolve(path: Path) -> Path:
    try:
        return path.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        why = getattr(error, "strerror", None) or "the link leads in a circle"
        todo = "Give a folder of texts or a single text."
        raise InputError(f"this input cannot be read: {why}", where=str(path), todo=todo) from None


def _drop_nested(paths: list[Path]) -> list[Path]:
    """The paths in sorted order, without those that lie within another one."""
    kept = set(paths)
    return sorted(path for path in kept if kept.isdisjoint(path.parents))


def _require_texts(root: Path) -> None:
    if not root.is_dir():
        return
    labels = Labels(root)
    for item in walk(root):
        if isinstance(item, RejectedInput) and item.uri == ".":
            raise InputError(item.reason.removeprefix(".: "), where=str(root))
        if _is_candidate(item, labels):
            return
    todo = f"Looked for {list_endings()} in it and in the folders below. Give a folder of texts or a single text."
    raise InputError("there is no text in this folder", where=str(root), todo=todo)


def _is_candidate(item: Found | RejectedInput, labels: Labels) -> bool:
    """True for what some reader reads, files about the folder only where a manifest lists them, and for what failed."""
    if isinstance(item, RejectedInput):
        return True
    if item.path.name == MANIFEST_NAME:
        return names_addresses(item.path)
    known = find_reader(item.uri) or find_bulk_reader(item.uri)
    return known is not None and (not item.is_aside or labels.lists(item))


def _read_roots(roots: list[Path], listings: list[Listing], web: Web | None, recall: Recall) -> Iterator[Item]:
    book = SourceBook()
    for root in roots:
        if root.is_dir():
            yield from _read_folder(root, walk(root), book, web, recall)
        else:
            yield from _read_if_changed(Found(root, root.name), Labels(root.parent), book, recall)
    for listing in listings:
        with copy_manifests(listing) as folder:
            yield from _read_folder(folder, listing.list_found(folder), book, web, recall)


def _read_folder(
    root: Path, found: Iterable[Found | RejectedInput], book: SourceBook, web: Web | None, recall: Recall
) -> Iterator[Item]:
    labels = Labels(root)
    for item in found:
        if isinstance(item, RejectedInput):
            labels.mark(Found(root / item.uri, item.uri))
            yield item
        elif item.path.name == MANIFEST_NAME:
            labels.manifest_of(item.path.parent)
        elif not item.is_aside or labels.lists(item):
            yield from _read_if_changed(item, labels, book, recall)
    yield from labels.report_unused()
    yield from read_pages(labels, book, web)


def _read_if_changed(found: Found, labels: Labels, book: SourceBook, recall: Recall) -> Iterator[Item]:
    """What is in a file between two marks, or one mark if it need not be opened."""
    state = take_state(found, labels)
    if state is None:
        yield from _read_file(found, labels, book)
        return
    known = recall(state)
    if known is not None and (offers := book.take(renumber(known, found, labels))) is not None:
        labels.mark(found)
        yield Unchanged(state, offers)
        return
    book.offered = {}
    yield Opened(state)
    yield from _read_file(found, labels, book)
    yield Closed(state if take_state(found, labels) == state else None, tuple(book.offered.values()))


def _read_file(found: Found, labels: Labels, book: SourceBook) -> Iterator[InputText | RejectedInput]:
    if reader := find_bulk_reader(found.uri):
        yield from Records(found, labels, book).read(reader, split_ending(found.uri)[1])
        return
    try:
        yield _read_text(found, labels, book)
    except Rejection as rejection:
        labels.mark(found)
        yield rejection.to_rejected(found.uri)


def _read_text(found: Found, labels: Labels, book: SourceBook) -> InputText:
    reader = _choose_reader(found)
    label, manifest = labels.use(found)
    page = reader.read(_read_content(found, reader))
    language = recognise(page.text, label.language)
    shared = label.source_id in manifest.shared
    return InputText(
        source=book.settle(label, labels.show(manifest), page, shared=shared),
        uri=found.uri,
        title=label.title or page.title,
        format=reader.format,
        language=language,
        published_on=label.published_on or page.published_on,
        text=page.text,
    )


def _read_content(found: Found, reader: Reader) -> bytes:
    compression = split_ending(found.uri)[1]
    if compression or found.remote:
        return read_whole(found.address, compression, reader.max_bytes)
    return read_bytes(found.path, reader.max_bytes)


def _choose_reader(found: Found) -> Reader:
    reader = find_reader(found.uri)
    if reader is None:
        reason = f"no reader knows the ending {found.path.suffix!r}; give its text in one of {list_endings()}"
        raise Rejection("unknown_format", reason, ending=found.path.suffix)
    return reader
