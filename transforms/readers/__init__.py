"""From files to labelled texts: every file ends as one text or one rejection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from transforms.readers.decode import decode
from transforms.readers.files import read_bytes
from transforms.readers.labels import Labels
from transforms.readers.records import InputText, RejectedInput, Rejection
from transforms.readers.registry import Reader, find_reader, readers_by_ending
from transforms.readers.sources import SourceBook
from transforms.readers.walk import MANIFEST_NAME, Found, walk
from transforms.readers.web import Web, names_addresses, read_pages
from warehouse.errors import InputError

__all__ = ["Input", "InputText", "RejectedInput", "read_inputs"]

Input = Path | str
"""A folder or file: its path, or an address such as `s3://bucket/folder`."""


def read_inputs(inputs: Sequence[Path], web: Web | None = None) -> Iterator[InputText | RejectedInput]:
    """The texts of folders (walked in sorted order) and single files, one at a time, and what was kept out.

    A `sources.csv` labels the files of its folder and of the folders below that have none. An input that lies within
    another one is read once. `web` holds the pages for rows that name an address instead of a file.

    Raises:
        InputError: at once for a path that is missing or a folder without texts; when it is met, for a manifest that
            cannot be read at all.
    """
    roots = _drop_nested([_resolve(path) for path in inputs])
    for root in roots:
        _require_texts(root)
    return _read_roots(roots, web)


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
    endings = ", ".join(f"*{ending}" for ending in readers_by_ending())
    todo = f"Looked for {endings} in it and in the folders below. Give a folder of texts or a single text."
    raise InputError("there is no text in this folder", where=str(root), todo=todo)


def _is_candidate(item: Found | RejectedInput, labels: Labels) -> bool:
    """True for what some reader reads, files about the folder only where a manifest lists them, and for what failed."""
    if isinstance(item, RejectedInput):
        return True
    if item.path.name == MANIFEST_NAME:
        return names_addresses(item.path)
    return find_reader(item.uri) is not None and (not item.is_aside or labels.lists(item))


def _read_roots(roots: list[Path], web: Web | None) -> Iterator[InputText | RejectedInput]:
    book = SourceBook()
    for root in roots:
        if root.is_dir():
            yield from _read_folder(root, book, web)
        else:
            yield _read_file(Found(root, root.name), Labels(root.parent), book)


def _read_folder(root: Path, book: SourceBook, web: Web | None) -> Iterator[InputText | RejectedInput]:
    labels = Labels(root)
    for item in walk(root):
        if isinstance(item, RejectedInput):
            labels.mark(Found(root / item.uri, item.uri))
            yield item
        elif item.path.name == MANIFEST_NAME:
            labels.manifest_of(item.path.parent)
        elif not item.is_aside or labels.lists(item):
            yield _read_file(item, labels, book)
    yield from labels.report_unused()
    yield from read_pages(labels, book, web)


def _read_file(found: Found, labels: Labels, book: SourceBook) -> InputText | RejectedInput:
    try:
        return _read_text(found, labels, book)
    except Rejection as rejection:
        labels.mark(found)
        return rejection.to_rejected(found.uri)


def _read_text(found: Found, labels: Labels, book: SourceBook) -> InputText:
    reader = _choose_reader(found)
    label, manifest = labels.use(found)
    page = reader.parse(decode(read_bytes(found.path, reader.max_bytes)))
    shared = label.source_id in manifest.shared
    return InputText(
        source=book.settle(label, labels.show(manifest), page, shared=shared),
        uri=found.uri,
        title=label.title or page.title,
        format=reader.format,
        language=label.language,
        published_on=label.published_on or page.published_on,
        text=page.text,
    )


def _choose_reader(found: Found) -> Reader:
    reader = find_reader(found.uri)
    if reader is None:
        endings = ", ".join(readers_by_ending())
        reason = f"no reader knows the ending {found.path.suffix!r}; give its text in one of {endings}"
        raise Rejection("unknown_format", reason, ending=found.path.suffix)
    return reader
