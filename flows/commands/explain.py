"""`claimhouse explain`: why a row of a snapshot is what it is."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from flows.commands.options import vocabularies_option, warehouse_option


@click.command("explain")
@click.argument("row_id", metavar="ID")
@warehouse_option
@click.option("--snapshot", metavar="ID", help="Snapshot to read; without it, the current one.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@vocabularies_option
def explain_command(
    row_id: str, warehouse: Path | None, snapshot: str | None, as_json: bool, vocabularies: Path
) -> None:
    """Show a row in its sentence, the cues that made it, and where each attribute came from.

    ID is a claim_id, quantity_id, mention_id, study_id or statement_id, or the beginning of one. The document's text is
    read again for it; where that no longer gives the row, because another version of Claimhouse or other vocabularies
    made the snapshot, it says so.

    \b
    claimhouse sql "SELECT claim_id, quote FROM claims WHERE hype LIMIT 5"
    claimhouse explain 3f2a
    """
    from flows.show.explanation import explain_id
    from warehouse.locations import default_warehouse
    from warehouse.lookup import look_up
    from warehouse.snapshots import find_snapshot

    with look_up(find_snapshot(warehouse or default_warehouse(), snapshot)) as lookup:
        told = explain_id(lookup, row_id.strip(), vocabularies)
    if as_json:
        from flows.show.explanation_json import explanation_to_json
        from flows.show.json_text import to_json

        sys.stdout.buffer.write(f"{to_json(explanation_to_json(told), indent=2)}\n".encode())
        sys.stdout.buffer.flush()
        return
    from flows.show.explain_view import show_explanation
    from flows.show.paper import print_all

    print_all(show_explanation(told))
