"""Writes the page for people: beside the tables at the end of a run, or wherever it is asked for."""

from __future__ import annotations

import logging
import shutil
from dataclasses import dataclass
from pathlib import Path

from warehouse.disk import write_at_once
from warehouse.errors import ClaimhouseError, InputError
from warehouse.explorer.choice import Choice
from warehouse.explorer.page import Links, render_explorer
from warehouse.snapshots import Snapshot, list_snapshots

log = logging.getLogger(__name__)

EXPLORER = "explorer.html"
CHECKS = "checks.html"
SAMPLED = 1 / 6
"""What the page of a run takes of the room where the snapshot has none in it: 20,000 claims, drawn within a second."""


@dataclass(frozen=True)
class Place:
    """Where a page is to lie, and what it can link to from there."""

    page: Path
    links: Links


def publish_explorer(snapshot: Snapshot, before: Snapshot | None, checks: Path) -> Path | None:
    """Write the page and the report on the checks into the snapshot, and return where the page lies.

    The tables are published by then: what goes wrong here is logged, and `claimhouse explore` can be tried later.
    """
    page = snapshot.path / EXPLORER
    try:
        shutil.copyfile(checks, snapshot.path / CHECKS)
        kept = before if before and before.path.is_dir() else None
        write_at_once(page, render_explorer(snapshot, kept, choice=Choice(sampled=SAMPLED)))
    except (OSError, ClaimhouseError) as error:
        log.warning("The explorer was not written: %s. The tables are published; try `claimhouse explore`.", error)
        return None
    return page


def write_explorer(warehouse: Path, snapshot: Snapshot, output: Path | None, choice: Choice) -> Path:
    """Write a page of the snapshot, and return where it lies: `WAREHOUSE/reports/RUN_ID/explorer.html`, or `output`.

    Raises:
        InputError: `output` is a folder, or lies in none; no text passes the choice.
        WarehouseError: the tables cannot be read, or the page cannot be written.
    """
    place = find_place(warehouse, snapshot, output)
    earlier = [other for other in list_snapshots(warehouse) if other.created_at < snapshot.created_at]
    page = render_explorer(snapshot, earlier[0] if earlier else None, choice=choice, links=place.links)
    try:
        write_at_once(place.page, page)
    except OSError as error:
        todo = "Name another file with --output."
        raise InputError(f"The page cannot be written: {error}", where=str(place.page), todo=todo) from error
    return place.page


def find_place(warehouse: Path, snapshot: Snapshot, output: Path | None) -> Place:
    """Where the page of a snapshot goes, with links to what lies beside it; none from a place of the user's own."""
    if output is None:
        folder = warehouse.absolute() / "reports" / snapshot.run_id
        folder.mkdir(parents=True, exist_ok=True)
        checks = CHECKS if (folder / CHECKS).exists() else None
        return Place(folder / EXPLORER, Links(tables=f"../../snapshots/{snapshot.path.name}/", checks=checks))
    if output.is_dir():
        raise InputError("This is a folder", where=str(output), todo="Name a file in it, such as explorer.html.")
    if not output.absolute().parent.is_dir():
        raise InputError("There is no such folder", where=str(output.parent), todo="Make it, or name another place.")
    return Place(output.absolute(), Links(tables=None, checks=None))
