"""The work folder of a warehouse: what a run has read and computed already, for the run after it if it is killed."""

from __future__ import annotations

import logging
import shutil
import uuid
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from warehouse.disk import explain_write_errors
from warehouse.places import Place, find_place

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Work:
    """The folder, one for each warehouse; only the run whose turn it is uses it."""

    folder: Path

    @classmethod
    def of(cls, warehouse: Path) -> Work:
        """The work folder of a warehouse, whether it is there or not."""
        return cls(warehouse.absolute() / ".work")

    @property
    def intake(self) -> Path:
        """What came in, before it is settled; made anew by every run."""
        return self.folder / "intake"

    @property
    def batches(self) -> Path:
        """What was read out of batches of documents, each under a name made from its texts and the code version."""
        return self.folder / "batches"

    @property
    def spill(self) -> Path:
        """Where DuckDB writes what it cannot hold."""
        return self.folder / "spill"

    def choose_store(self, base: str) -> Place:
        """Where batches lie: here, or in a folder of their own below `base`, the same one until all is published."""
        if not base:
            return find_place(self.batches)
        prefix = f"{base.rstrip('/')}/claimhouse-"
        known = self._note.read_text() if self._note.exists() else ""
        if not known.startswith(prefix):
            self._clear_store()
            known = f"{prefix}{uuid.uuid4().hex[:12]}"
            self._note.write_text(known)
        place = find_place(known)
        place.make_folder()
        return place

    @property
    def _note(self) -> Path:
        """What names the folder in another place, if there is one."""
        return self.folder / "store"

    def _clear_store(self) -> None:
        """Remove the folder in another place; what cannot be removed is told, for nothing needs it any more."""
        if not self._note.exists():
            return
        address = self._note.read_text()
        try:
            find_place(address).remove_folder()
        except OSError as error:
            log.warning("The batches at %s were not removed: %s", address, error)
        self._note.unlink()

    def explained(self, needed: int) -> AbstractContextManager[None]:
        """Within it, what the disk raises becomes an error that says so; `needed` bytes are to be written."""
        return explain_write_errors(self.folder.parent, needed=lambda: needed)

    def begin(self) -> None:
        """Make the folders; what another run computed stays, what it read is read again."""
        shutil.rmtree(self.intake, ignore_errors=True)
        for folder in (self.intake, self.batches):
            folder.mkdir(parents=True, exist_ok=True)

    def end(self) -> None:
        """Remove what is published now; the account of the inputs stays until the next run."""
        for folder in (self.batches, self.spill):
            shutil.rmtree(folder, ignore_errors=True)
        self._clear_store()
        for file in self.intake.glob("texts-*.parquet"):
            file.unlink()
