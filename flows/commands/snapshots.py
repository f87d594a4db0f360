"""`claimhouse snapshots`: list, compare, go back, remove."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from flows.commands.options import json_option, keep_option, warehouse_option

if TYPE_CHECKING:
    from warehouse.diff import Example, TableDiff
    from warehouse.snapshots import Snapshot

WIDTH = 100
"""Characters of a value that an example shows."""


@click.group("snapshots")
def snapshots_command() -> None:
    """List, compare and remove snapshots, and go back to an older one."""


@snapshots_command.command("list")
@warehouse_option
@json_option
def list_command(warehouse: Path, as_json: bool) -> None:
    """List the snapshots, the newest first; a star marks the current one."""
    from flows.show.json_text import to_json
    from warehouse.locations import check_warehouse
    from warehouse.retention import list_readable
    from warehouse.snapshots import read_current

    place = check_warehouse(warehouse)
    current, found = read_current(place), list_readable(place)
    if as_json:
        click.echo(to_json([_describe(s) | {"current": s.id == current} for s in found], indent=2))
        return
    for s in found:
        size = sum(file.bytes for file in s.files) / 1e6
        counts = f"{s.count('documents'):>9,} documents {s.count('claims'):>9,} claims {size:>9,.1f} MB"
        click.echo(f"{'*' if s.id == current else ' '} {s.id}  {counts}")
    if not found:
        click.echo("Nothing is published here yet.", err=True)


def _describe(snapshot: Snapshot) -> dict[str, Any]:
    return {
        "id": snapshot.id,
        "created_at": snapshot.created_at,
        "code_version": snapshot.code_version,
        "rows": {name: snapshot.count(name) for name in snapshot.tables},
        "bytes": sum(file.bytes for file in snapshot.files),
    }


@snapshots_command.command("diff")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="[NEW]", required=False)
@click.option("--examples", type=click.IntRange(0), default=3, show_default=True, metavar="N", help="Of each change.")
@click.option("--table", "tables", multiple=True, help="Only this table; repeatable.")
@warehouse_option
@json_option
def diff_command(
    old: str, new: str | None, examples: int, tables: tuple[str, ...], warehouse: Path, as_json: bool
) -> None:
    """Tell which rows appeared, vanished or changed from one snapshot to another; without NEW, to the current one."""
    from flows.show.json_text import to_json
    from flows.show.visible import make_visible
    from warehouse.diff import diff_snapshots
    from warehouse.parquet import find_table
    from warehouse.snapshots import find_snapshot

    wanted = [find_table(name).name for name in tables] or None
    before, after = find_snapshot(warehouse, old), find_snapshot(warehouse, new)
    found = diff_snapshots(before, after, examples=examples, tables=wanted)
    if as_json:
        click.echo(to_json({"old": before.id, "new": after.id, "tables": [_to_facts(d) for d in found]}, indent=2))
        return
    for line in _tell(found):
        click.echo(make_visible(line))


@snapshots_command.command("rollback")
@click.argument("name", metavar="ID")
@warehouse_option
def rollback_command(name: str, warehouse: Path) -> None:
    """Make a snapshot current again, once all its files are found whole."""
    from warehouse.locations import check_warehouse
    from warehouse.retention import roll_back

    snapshot = roll_back(check_warehouse(warehouse), name)
    click.echo(f"{snapshot.id} is current. The next run builds on it.")


@snapshots_command.command("prune")
@keep_option
@warehouse_option
def prune_command(keep: int, warehouse: Path) -> None:
    """Remove all but the newest snapshots; the current one always stays."""
    from warehouse.locations import check_warehouse
    from warehouse.retention import prune

    gone = prune(check_warehouse(warehouse), keep)
    click.echo(f"Removed {', '.join(gone)}." if gone else "There was nothing to remove.")


def _to_facts(diff: TableDiff) -> dict[str, Any]:
    examples = [
        {"change": e.change, "key": e.key, "values": {n: {"old": b, "new": a} for n, (b, a) in e.values.items()}}
        for e in diff.examples
    ]
    return vars(diff) | {"examples": examples}


def _tell(found: list[TableDiff]) -> Iterator[str]:
    differing = [diff for diff in found if not diff.is_same]
    for diff in differing:
        yield f"{diff.table}: {diff.appeared:,} appeared, {diff.vanished:,} vanished, {diff.changed:,} changed"
        if diff.columns:
            yield "    changed: " + ", ".join(f"{name} {count:,}" for name, count in diff.columns.items())
        yield from (f"    {_tell_example(example)}" for example in diff.examples)
    if not differing:
        yield "Nothing differs."


def _tell_example(example: Example) -> str:
    key = ", ".join(map(str, example.key.values()))
    if example.change == "changed":
        pairs = (f"{name} {_cut(before)} → {_cut(after)}" for name, (before, after) in example.values.items())
        return f"~ {key}: {'; '.join(pairs)}"
    mark, side = ("+", 1) if example.change == "appeared" else ("-", 0)
    values = {name: pair[side] for name, pair in example.values.items()}
    shown = next((values[n] for n in ("quote", "label", "title", "uri", "reason", "text") if values.get(n)), "")
    return f"{mark} {key}: {_cut(shown)}" if shown else f"{mark} {key}"


def _cut(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= WIDTH else f"{text[:WIDTH]}…"
