"""What watching brought, in words."""

from __future__ import annotations

from flows.watch.watcher import Watched

OUTCOMES = ("new", "changed", "unchanged", "failed")


def describe(watched: Watched) -> str:
    """How many pages were looked at, and how that went: `4 pages: 1 new, 2 unchanged, 1 failed`."""
    parts = [f"{watched.counts[name]} {name}" for name in OUTCOMES if watched.counts[name]]
    total = watched.counts.total()
    return f"{total} page{'' if total == 1 else 's'}: {', '.join(parts) or 'none'}"
