"""What one text says, for people: its statements with the cues marked, types and attributes beneath."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from flows.show.attributes import describe_arm, describe_claim, describe_quantity, describe_study
from flows.show.paper import mark_text, show
from flows.show.styles import NUMBER_STYLE, style_cue
from transforms.library import TextFindings
from warehouse.tables import Claim, Cue, Quantity, Statement

_InStatement = TypeVar("_InStatement", Claim, Quantity)


def show_findings(found: TextFindings, name: str) -> Iterator[RenderableType]:
    """The parts to print, for the text of the file of that name."""
    title = f"  {found.title}" if found.title else ""
    yield show(f"{name}{title}", "bold underline")
    yield show(_sum_up(found), "dim")
    grid = Table.grid(padding=(0, 2))
    grid.add_column(justify="right", style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    claims, quantities = _group(found.claims), _group(found.quantities)
    numbers = {study.mention_id: str(number) for number, study in enumerate(found.studies, 1)}
    for statement in found.statements:
        made, counted = claims.get(statement.statement_id, []), quantities.get(statement.statement_id, [])
        lines = [describe_claim(claim, numbers.get(claim.mention_id or "", "")) for claim in made]
        if made:
            _add_statement(grid, statement, found.find_cues(made[0]), counted, lines)
    for number, study in enumerate(found.studies, 1):
        grid.add_row()
        grid.add_row(f"{study.start}-{study.end}", Text.assemble((f"study {number}", "bold blue"), ": "))
        grid.add_row("", describe_study(study))
        for arm in found.arms:
            if arm.mention_id == study.mention_id:
                grid.add_row("", describe_arm(arm))
    yield grid


def _sum_up(found: TextFindings) -> str:
    about = " and ".join(filter(None, (found.therapy, found.condition)))
    if not about:
        return "It names no therapy and no condition of the vocabulary, so nothing is claimed of them."
    counted = (
        _count(len(found.claims), "claim"),
        _count(len(found.quantities), "quantity", "quantities"),
        _count(len(found.studies), "study", "studies"),
    )
    return f"About {about}: {', '.join(counted)} in {_count(len(found.statements), 'statement')}."


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def _group(rows: Iterable[_InStatement]) -> dict[str, list[_InStatement]]:
    """Rows by the statement that holds them."""
    by_statement: dict[str, list[_InStatement]] = {}
    for row in rows:
        by_statement.setdefault(row.statement_id, []).append(row)
    return by_statement


def _add_statement(
    grid: Table, statement: Statement, cues: list[Cue], quantities: list[Quantity], lines: list[Text]
) -> None:
    grid.add_row()
    grid.add_row(f"{statement.start}-{statement.end}", mark_statement(statement, cues, quantities))
    for line in (*lines, *map(describe_quantity, quantities)):
        grid.add_row("", line)
    if cues:
        grid.add_row("", describe_cues(cues))


def mark_statement(statement: Statement, cues: Iterable[Cue], quantities: Sequence[Quantity] = ()) -> Text:
    """The statement with its cues and numbers in their colours."""
    marks = [(cue.start, cue.end, style_cue(cue.cue)) for cue in cues]
    marks += [(q.start, q.end, NUMBER_STYLE) for q in quantities]
    return mark_text(statement.text, statement.start, marks)


def describe_cues(cues: Iterable[Cue]) -> Text:
    """The cues in a line, each with what it stands for."""
    line = Text("cues: ", "dim")
    for number, cue in enumerate(cues):
        line.append("; " if number else "", "dim").append_text(show(cue.quote, style_cue(cue.cue)))
        line.append_text(show(f" {cue.cue}.{cue.concept}", "dim"))
    return line
