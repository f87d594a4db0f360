"""What a measurement yields: one line of the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """One measurement: what, on how many, our value, and what others published for the same or a near task."""

    measure: str
    size: str
    ours: str
    published: str


@dataclass(frozen=True, slots=True)
class DataSet:
    """A data set with the repository that holds it, the file that tells that it is there, and its measurement."""

    name: str
    repository: str
    needs: str
    measure: Callable[[Path], Iterator[Figure]]
    words: str

    def locate(self, data: Path) -> Path | None:
        """The checkout below the folder of data; None if what is needed is absent."""
        folder = data / self.repository.rsplit("/", 1)[1]
        return folder if (folder / self.needs).exists() else None


@dataclass(slots=True)
class Tally:
    """Right answers, answers given and answers wanted."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    def add(self, right: int, given: int, wanted: int) -> None:
        """Count one item."""
        self.right += right
        self.given += given
        self.wanted += wanted

    @property
    def precision(self) -> float:
        """Share of the answers given that are right."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Share of the answers wanted that were given."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.right / (self.given + self.wanted) if self.given + self.wanted else 0.0

    def show(self) -> str:
        """Precision, recall and F1 in one line."""
        return f"P {self.precision:.3f}, R {self.recall:.3f}, F1 {self.f1:.3f}"


def share(right: int, of: int) -> str:
    """A share in percent."""
    return f"{100 * right / of:.1f} %" if of else "–"
