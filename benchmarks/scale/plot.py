"""A plot with logarithmic axes as SVG, written by hand: a few lines need no library."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 400, 70, 190, 20, 50
COLOURS = ("#1f6f8b", "#c8553d", "#588157", "#7b4b94", "#b08900")
Series = Sequence[tuple[float, float]]


def draw(lines: Mapping[str, Series], across: str, up: str) -> str:
    """The plot of some lines by name, each of points with positive coordinates, with the names of both axes."""
    points = [point for series in lines.values() for point in series]
    (low_x, high_x), (low_y, high_y) = _find_ends([x for x, _ in points]), _find_ends([y for _, y in points])

    def place(x: float, y: float) -> tuple[float, float]:
        right = (math.log10(x) - low_x) / (high_x - low_x) * (WIDTH - LEFT - RIGHT)
        above = (math.log10(y) - low_y) / (high_y - low_y) * (HEIGHT - TOP - BOTTOM)
        return LEFT + right, HEIGHT - BOTTOM - above

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif"']
    parts += [' font-size="12" role="img">', f"<title>{escape(up)} by {escape(across)}</title>"]
    parts.append(f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>')
    for power in range(low_x, high_x + 1):
        (x, bottom), (_, top) = place(10**power, 10**low_y), place(10**power, 10**high_y)
        parts.append(f'<path d="M{x:.1f} {bottom:.1f}V{top:.1f}" stroke="#ddd"/>')
        parts.append(f'<text x="{x:.1f}" y="{bottom + 18:.1f}" text-anchor="middle">{_tell(10.0**power)}</text>')
    for power in range(low_y, high_y + 1):
        (left, y), (right, _) = place(10**low_x, 10**power), place(10**high_x, 10**power)
        parts.append(f'<path d="M{left:.1f} {y:.1f}H{right:.1f}" stroke="#ddd"/>')
        parts.append(f'<text x="{left - 8:.1f}" y="{y + 4:.1f}" text-anchor="end">{_tell(10.0**power)}</text>')
    for number, (name, series) in enumerate(lines.items()):
        parts += _draw_line(name, [place(x, y) for x, y in series], COLOURS[number % len(COLOURS)], number)
    middle = (LEFT + WIDTH - RIGHT) / 2
    parts.append(f'<text x="{middle}" y="{HEIGHT - 8}" text-anchor="middle">{escape(across)}</text>')
    parts.append(f'<text transform="translate(16 {HEIGHT / 2}) rotate(-90)" text-anchor="middle">{escape(up)}</text>')
    return "\n".join([*parts, "</svg>", ""])


def _draw_line(name: str, places: Series, colour: str, number: int) -> list[str]:
    """A line, a dot at each of its points, and its name at the right."""
    path = " L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    dots = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in places]
    x, y = WIDTH - RIGHT + 14, TOP + 14 + 22 * number
    label = f'<text x="{x + 22}" y="{y + 4}">{escape(name)}</text>'
    mark = f'<path d="M{x} {y}h16" stroke="{colour}" stroke-width="2"/>'
    return [f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>', *dots, mark, label]


def _find_ends(values: Sequence[float]) -> tuple[int, int]:
    """The powers of ten around the values."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def _tell(value: float) -> str:
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"
