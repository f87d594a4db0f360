"""Which manifest labels which file, and which rows of the manifests labelled none."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from transforms.readers.manifest import Manifest, empty_manifest, read_manifest
from transforms.readers.manifest_row import BrokenRow, Label
from transforms.readers.records import RejectedInput, Rejection
from transforms.readers.walk import MANIFEST_NAME, Found

MAX_FACT = 200
"""Characters of a broken cell that are kept."""


@dataclass
class Labels:
    """The manifests of one input folder: its own, those of folders below, or else that of the folder around it."""

    root: Path
    by_folder: dict[Path, Manifest] = field(default_factory=dict)
    used: set[tuple[Path, str]] = field(default_factory=set)

    def manifest_of(self, folder: Path) -> Manifest:
        """The nearest manifest from a folder of the input upwards, at most to the folder that holds the input.

        Raises:
            InputError: it is there and cannot be read.
        """
        on_the_way: list[Path] = []
        while folder not in self.by_folder and not os.path.lexists(folder / MANIFEST_NAME):
            on_the_way.append(folder)
            if folder == self.root.parent:
                self.by_folder[folder] = empty_manifest(self.root)
            else:
                folder = folder.parent
        if folder not in self.by_folder:
            self.by_folder[folder] = read_manifest(folder / MANIFEST_NAME)
        self.by_folder |= dict.fromkeys(on_the_way, self.by_folder[folder])
        return self.by_folder[folder]

    def lists(self, found: Found) -> bool:
        """True if the nearest manifest names the file."""
        return self.manifest_of(found.path.parent).find(found.path) is not None

    def use(self, found: Found) -> tuple[Label, Manifest]:
        """The label of a file.

        Raises:
            Rejection: `unlabelled`, or why its row is broken.
        """
        manifest = self.manifest_of(found.path.parent)
        row = manifest.find(found.path)
        self.mark(found)
        if isinstance(row, BrokenRow):
            raise _blame(row, self.show(manifest))
        if row is None:
            raise self._ask_for_row(found, manifest)
        return row, manifest

    def mark(self, found: Found) -> None:
        """Note that a file has its outcome, so that its row is not reported as missing."""
        manifest = self.manifest_of(found.path.parent)
        self.used.add((manifest.path, manifest.name_of(found.path)))

    def show(self, manifest: Manifest) -> str:
        """The manifest's path as seen from the input folder, the same on every machine."""
        outside = not manifest.path.is_relative_to(self.root)
        return f"../{MANIFEST_NAME}" if outside else manifest.path.relative_to(self.root).as_posix()

    def pages_of(self, path: Path) -> tuple[Label, ...]:
        """The rows of the manifest at `path` that name an address."""
        return self.manifest_of(path.parent).pages

    def list_pages(self) -> Iterator[tuple[Label, Manifest]]:
        """The rows that name an address, of the manifests within the input."""
        for path, manifest in sorted({m.path: m for m in self.by_folder.values()}.items()):
            if path.is_relative_to(self.root):
                yield from ((label, manifest) for label in manifest.pages)

    def report_unused(self) -> Iterator[RejectedInput]:
        """The rows that name no text of this input: broken ones, missing files, files that are not read."""
        for path, manifest in sorted({m.path: m for m in self.by_folder.values()}.items()):
            for stray in manifest.strays:
                yield self._report_row(_blame(stray, self.show(manifest)), manifest, stray.line)
            for name, row in manifest.rows.items():
                if (path, name) not in self.used and (manifest.folder / name).is_relative_to(self.root):
                    yield self._report(row, manifest.folder / name, manifest)

    def _report(self, row: Label | BrokenRow, file: Path, manifest: Manifest) -> RejectedInput:
        where, uri = self.show(manifest), file.relative_to(self.root).as_posix()
        if isinstance(row, BrokenRow):
            return _blame(row, where).to_rejected(uri)
        facts: dict[str, str | int | None] = {
            "manifest": where,
            "line": row.line,
            "file": row.file,
            "source_id": row.source_id,
        }
        if not os.path.lexists(file):
            reason = f"{where}, line {row.line} names it, but it is not there; add the file or remove the line"
            return Rejection("listed_missing", reason, **facts).to_rejected(uri)
        why = "a folder, lies in a hidden or linked one, or has a nearer manifest; move the file or the line"
        reason = f"{where}, line {row.line}: column file, {row.file!r} is not read as a text: it is {why}"
        return self._report_row(Rejection("not_reached", reason, **facts), manifest, row.line)

    def _report_row(self, rejection: Rejection, manifest: Manifest, line: int) -> RejectedInput:
        """The outcome of a row for itself, as no file of the input stands for it."""
        return RejectedInput(f"{self.show(manifest)}:{line}", rejection.rule, rejection.reason, rejection.facts)

    def _ask_for_row(self, found: Found, manifest: Manifest) -> Rejection:
        line, where = manifest.format_line(manifest.name_of(found.path)), self.show(manifest)
        if os.path.lexists(manifest.path):
            return Rejection(
                "unlabelled", f"no row of {where} names it; add the line: {line}", manifest=where, add=line
            )
        head = ",".join(manifest.header)
        reason = f"no {MANIFEST_NAME} labels it; write {where} with the lines: {head} and {line}"
        return Rejection("unlabelled", reason, manifest=where, header=head, add=line)


def _blame(row: BrokenRow, where: str) -> Rejection:
    """A broken row as a rejection, with the beginning of each of its cells."""
    facts: dict[str, str | int | None] = {name: cell[:MAX_FACT] for name, cell in row.cells.items()}
    return Rejection(row.rule, f"{where}, {row.problem}", **{**facts, "manifest": where, "line": row.line})
