"""An explanation for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from flows.show.attributes import describe_arm, describe_study
from flows.show.explanation import Explanation
from flows.show.extract_view import describe_cues, mark_statement
from flows.show.paper import mark_text, show
from transforms.explain.reason import Contribution, Decision, Place, Reason
from transforms.weights.table import ALWAYS

OUTCOMES = {
    "same": "The text gives the same row when it is read again.",
    "differs": "Read again, the text gives this row with other values (below): it was made by another version.",
    "gone": "Read again, the text does not give this row any more: it was made by another version. "
    "What is shown is the row as it was published, and its cues.",
    "joined": "A study is joined from its mentions: explain one of them to see the words in its text.",
}
PLACE_CHARACTERS = 60
"""What is shown of longer words in the text."""


def show_explanation(told: Explanation) -> Iterator[RenderableType]:
    """The parts to print."""
    yield Text.assemble((told.table, "bold"), " ", (told.key, "bold underline"))
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column(overflow="fold")
    _add_facts(facts, told)
    yield facts
    if told.reasons:
        yield Text()
        yield _show_reasons(told.reasons)
    yield Text()
    yield from _show_outcome(told)


def _add_facts(facts: Table, told: Explanation) -> None:
    if told.document is not None:
        facts.add_row("document", show(f"{told.document.uri}  {told.document.title or ''}"))
    if told.source is not None:
        named = [told.source.source_id, told.source.publisher, told.source.source_type, told.source.published_on]
        facts.add_row("source", show(", ".join(str(value) for value in named if value)))
    if told.statement is not None:
        at = f"{told.statement.start}-{told.statement.end}"
        facts.add_row(f"{told.statement.kind}", show(at, "dim"))
        facts.add_row("", mark_statement(told.statement, told.cues))
    elif told.table == "study_mentions":
        facts.add_row("first told", show(f"{told.row.start}-{told.row.end}", "dim"))
        facts.add_row("", mark_text(told.row.quote, told.row.start, ()))
    if told.table == "quantities":
        facts.add_row("number", show(f"{told.row.quote}  {told.row.start}-{told.row.end}", "bold yellow"))
    for arm in told.arms:
        facts.add_row("", describe_arm(arm))
    if told.cues:
        facts.add_row("", describe_cues(told.cues))
    for mention in told.mentions:
        facts.add_row(f"mention {mention.mention_id}", describe_study(mention))


def _show_reasons(reasons: Sequence[Reason]) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(style="bold", overflow="fold")
    grid.add_column(overflow="fold", ratio=1)
    for reason in reasons:
        value = "" if reason.attribute == "quote" else _show_value(reason.value)
        grid.add_row(reason.attribute, show(value), _tell(reason.because, reason.places))
        if reason.decision is not None:
            for line in _list_weights(reason.decision):
                grid.add_row("", "", line)
    return grid


def _show_value(value: object) -> str:
    if value is None or isinstance(value, bool):
        return {None: "none", True: "yes", False: "no"}[value]
    return f"{value:g}" if isinstance(value, float) else str(value)


def _tell(because: str, places: Sequence[Place]) -> Text:
    line = show(because)
    for number, place in enumerate(places):
        line.append(": " if number == 0 else ", ")
        cut = place.quote if len(place.quote) <= PLACE_CHARACTERS else f"{place.quote[: PLACE_CHARACTERS - 1]}…"
        line.append_text(mark_text(f"“{cut}”", 0, [(0, len(cut) + 2, "green")]))
        line.append(f" at {place.start}", "dim")
    return line


def _list_weights(decision: Decision) -> Iterator[Text]:
    score = f"log-odds {decision.score:+.2f}; {decision.rival}: {decision.least:+.2f}"
    yield Text(score, "dim")
    for label, side in (("for", decision.speak_for), ("against", decision.speak_against)):
        if side:
            yield Text.assemble((f"{label:<8}", "dim"), _list_contributions(side))


def _list_contributions(side: Sequence[Contribution]) -> Text:
    return Text(", ").join(_show_contribution(part) for part in side)


def _show_contribution(part: Contribution) -> Text:
    words = list(dict.fromkeys(place.quote for place in part.places))
    quoted = f" “{', '.join(words)}”" if words and len(words[0]) <= PLACE_CHARACTERS else ""
    name = "base rate" if part.feature == ALWAYS else part.feature
    return show(f"{part.weight:+.2f} {name}{quoted}")


def _show_outcome(told: Explanation) -> Iterator[Text]:
    yield show(OUTCOMES[told.outcome], "" if told.outcome in {"same", "joined"} else "bold yellow")
    for name, (stored, again) in told.differences.items():
        yield show(f"  {name}: published {_show_value(stored)}, now {_show_value(again)}")
    if told.made_by != told.read_by:
        yield show(f"The snapshot was made by {told.made_by}, this is {told.read_by}.", "yellow")
        yield show("Name the vocabularies it was made with by --vocabularies, or publish again.", "dim")
