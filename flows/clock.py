"""Where the time of a run goes."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


@dataclass
class Clock:
    """Seconds by step, in the order of the steps."""

    spent: list[tuple[str, float]] = field(default_factory=list)
    _step: str = ""
    _since: float = 0.0

    def begin(self, step: str) -> None:
        """A step begins, and the one before ends."""
        self.end()
        self._step, self._since = step, time.perf_counter()

    def end(self) -> None:
        """The running step ends."""
        if self._step:
            self.spent.append((self._step, time.perf_counter() - self._since))
            self._step = ""

    def show(self, console: Console) -> None:
        """Print a line per step."""
        for step, seconds in self.spent:
            console.print(f"{seconds:6.2f} s  {step}", markup=False, highlight=False)
