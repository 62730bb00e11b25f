"""Small SVG plots: lines of points with axes, no library."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

Points = Sequence[tuple[float, float]]

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 560, 300, 70, 20, 34, 46
_COLOURS = ("#1f5fa8", "#b4511e", "#2f7d4f", "#7a4fa3", "#8a6d1b")


def lines(title: str, across: str, series: dict[str, Points], *, logarithmic: bool = False) -> str:
    """A plot of one or more series; the vertical axis begins at 0, the horizontal may be logarithmic."""
    points = [point for each in series.values() for point in each]
    where = math.log10 if logarithmic else float
    low, high = min(where(x) for x, _ in points), max(where(x) for x, _ in points)
    top = _round_up(max(y for _, y in points))

    def place(x: float, y: float) -> tuple[float, float]:
        share = (where(x) - low) / ((high - low) or 1)
        return (
            round(_LEFT + share * (_WIDTH - _LEFT - _RIGHT), 1),
            round(_HEIGHT - _BOTTOM - y / top * (_HEIGHT - _TOP - _BOTTOM), 1),
        )

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" '
        f'height="{_HEIGHT}" font-family="sans-serif" font-size="11" role="img">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        f'<text x="{_LEFT}" y="18" font-size="13" font-weight="bold">{escape(title)}</text>',
        f'<text x="{_WIDTH - _RIGHT}" y="{_HEIGHT - 8}" text-anchor="end">{escape(across)}</text>',
    ]
    for step in range(5):
        value = top * step / 4
        _, y = place(points[0][0], value)
        parts.append(f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y}" y2="{y}" stroke="#dddddd"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{y + 4}" text-anchor="end">{value:g}</text>')
    for value in _marks([x for x, _ in points]):
        x, y = place(value, 0)
        parts.append(f'<text x="{x}" y="{y + 15}" text-anchor="middle">{value:,.0f}</text>')
    for number, (name, each) in enumerate(series.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        path = " ".join(f"{x},{y}" for x, y in (place(*point) for point in each))
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [
            f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>' for x, y in (place(*point) for point in each)
        ]
        if len(series) > 1:
            parts.append(
                f'<text x="{_LEFT + 8 + 130 * number}" y="{_TOP + 8}" fill="{colour}">{escape(name)}</text>'
            )
    return "\n".join([*parts, "</svg>", ""])


def _round_up(value: float) -> float:
    """The next of 1, 2, 4, 5, 8 times a power of ten, so that quarters of it read well."""
    if value <= 0:
        return 1.0
    unit = 10.0 ** math.floor(math.log10(value))
    return next(unit * factor for factor in (1, 2, 4, 5, 8, 10) if unit * factor >= value)


def _marks(values: list[float]) -> list[float]:
    """Values to write below the axis: six at most."""
    found = sorted(set(values))
    return found if len(found) <= 6 else found[:: math.ceil(len(found) / 6)]
