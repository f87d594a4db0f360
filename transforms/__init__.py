"""Pure functions from texts to the rows of the tables, and from these to the marts.

As a library: `from transforms import read_text`, then `read_text("…").claims`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from transforms.library import TextFindings, read_text

__all__ = ["TextFindings", "read_text"]


def __getattr__(name: str) -> Any:
    """Import what the library offers when it is asked for, so that importing a part of it loads nothing else."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from transforms import library

    return getattr(library, name)
