"""Where a quantity came from: its figures, the words that give them their role, and those that qualify them."""

from __future__ import annotations

from transforms.explain.reason import Place, Reason
from transforms.explain.scene import Scene, Whole, set_scene
from transforms.quantities.bounds import APPROXIMATELY, AT_LEAST, AT_MOST, NEAR, OR_LESS, OR_MORE
from transforms.quantities.found import Found
from transforms.quantities.numbers import Number, find_numbers
from transforms.reading import Reading
from warehouse.tables import Quantity

AROUND = 30
"""How many characters before and behind a number are shown as what gives it its role."""

BEFORE = {"approximately": APPROXIMATELY, "at_least": AT_LEAST, "at_most": AT_MOST}
BEHIND = {"at_least": OR_MORE, "at_most": OR_LESS}


def explain_quantity(whole: Whole, reading: Reading, found: Found, row: Quantity) -> list[Reason]:
    """A reason for kind, bounds, unit and qualifier of a quantity that was read again."""
    scene = set_scene(whole, reading)
    numbers = [n for n in find_numbers(reading.text) if n.start < found.end and n.end > found.start]
    figures = tuple(scene.locate(n.start, n.end) for n in numbers)
    return [
        Reason("kind", row.kind, "by the words around the number", (_find_context(scene, found),)),
        Reason("low", row.low, _tell_bound(row.low, row, numbers, "low"), figures),
        Reason("high", row.high, _tell_bound(row.high, row, numbers, "high"), figures),
        Reason("unit", row.unit, f"the unit of the kind {row.kind}", _find_unit(scene, found)),
        _explain_qualifier(scene, found, row, numbers),
    ]


def _find_context(scene: Scene, found: Found) -> Place:
    text = scene.reading.text
    start, end = max(0, found.start - AROUND), min(len(text), found.end + AROUND)
    start = text.find(" ", start, found.start) + 1 if start else 0
    cut = text.rfind(" ", found.end, end) if end < len(text) else end
    return scene.locate(start, max(cut, found.end))


def _tell_bound(bound: float | None, row: Quantity, numbers: list[Number], side: str) -> str:
    if bound is None:
        return f"open: the number is {row.qualifier.replace('_', ' ')}"
    if not numbers:
        return "what the words stand for"
    written = numbers[0].low if side == "low" else numbers[-1].high
    same = abs(written - bound) < 1e-9
    return "as written" if same else f"{written:g} as written, in the unit {row.unit} {bound:g}"


def _find_unit(scene: Scene, found: Found) -> tuple[Place, ...]:
    """The words of the quantity behind its last number."""
    ends = [n.end for n in find_numbers(scene.reading.text) if found.start <= n.start and n.end <= found.end]
    raw = scene.reading.text[max(ends, default=found.start) : found.end]
    start = found.end - len(raw.lstrip(" -\u00a0"))
    return (scene.locate(start, found.end),) if start < found.end else ()


def _explain_qualifier(scene: Scene, found: Found, row: Quantity, numbers: list[Number]) -> Reason:
    text = scene.reading.text
    start = numbers[0].start if numbers else found.start
    near = max(0, start - NEAR)
    before, behind = BEFORE.get(row.qualifier), BEHIND.get(row.qualifier)
    if before and (match := before.search(text[near:start])):
        return Reason(
            "qualifier",
            row.qualifier,
            "by the words before it",
            (scene.locate(near + match.start(), near + match.start() + len(match.group().rstrip())),),
        )
    if behind and (match := behind.match(text, found.end)):
        return Reason("qualifier", row.qualifier, "by the words behind it", (scene.locate(*match.span()),))
    if row.qualifier == "range":
        return Reason("qualifier", "range", "two ends are named")
    return Reason("qualifier", row.qualifier, "nothing qualifies it" if row.qualifier == "exact" else "by its wording")
