"""The work folder of a warehouse: what a run has read and computed already, for the run after it if it is killed."""

from __future__ import annotations

import shutil
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from warehouse.disk import explain_write_errors


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
        for file in self.intake.glob("texts-*.parquet"):
            file.unlink()
