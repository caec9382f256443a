"""SVG: a small writer for pictures that a screen reader can read too.

Picture     a drawing with its title, its description and the table behind it
picture     elements → Picture
text, line, rect, dot, path      one element each
ticks       range → round numbers on an axis
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Sequence
from html import escape

from dripstone.records import Value

INK, SOFT, DARK, LIGHT, ACCENT = "#222", "#8a8a8a", "#1f4e79", "#9dc3e6", "#c55a11"
HUES = ("#1f4e79", "#c55a11", "#3b7d23", "#7b3f9d", "#a61c3c", "#0f7f7f", "#806000", "#555")
HATCH = (
    '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/>'
    f'<rect width="2" height="6" fill="{LIGHT}"/></pattern>'
)
WIDTH = 760


class Picture(Value, frozen=True, kw_only=True):
    """A drawing and what it shows, in words and in numbers."""

    kind: str
    title: str
    description: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    svg: str

    def html(self) -> str:
        """Give the drawing with its table, for a page."""
        head = "".join(f'<th scope="col">{escape(h)}</th>' for h in self.header)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>" for row in self.rows
        )
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        caption = f"<figcaption>{escape(self.title)}</figcaption>"
        return f"<figure>{self.svg}{caption}<details>{table}</details></figure>"

    def _repr_svg_(self) -> str:
        return self.svg

    def __str__(self) -> str:
        """Give the SVG."""
        return self.svg


def picture(
    kind: str,
    *,
    title: str,
    description: str,
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    body: Iterable[str],
    height: int,
) -> Picture:
    """Put elements, words and table together."""
    told = tuple(tuple("" if c is None else str(c) for c in row) for row in rows)
    table = json.dumps({"header": list(header), "rows": told}, ensure_ascii=False)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" role="img" aria-labelledby="title desc" '
        'font-family="sans-serif" font-size="13">'
        f'<title id="title">{escape(title)}</title><desc id="desc">{escape(description)}</desc>'
        f"<metadata>{escape(table)}</metadata><defs>{HATCH}</defs>"
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>'
        f"{''.join(body)}</svg>"
    )
    return Picture(
        kind=kind,
        title=title,
        description=description,
        header=tuple(header),
        rows=told,
        svg=svg,
    )


def text(x: float, y: float, words: str, *, anchor: str = "start", fill: str = INK) -> str:
    """Write words; ``anchor`` is start, middle or end."""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}">{escape(words)}</text>'
    )


def line(
    x1: float, y1: float, x2: float, y2: float, *, stroke: str = SOFT, width: float = 1
) -> str:
    """Draw a line."""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
        f'stroke="{stroke}" stroke-width="{width:g}"/>'
    )


def rect(x: float, y: float, width: float, height: float, *, fill: str = DARK) -> str:
    """Draw a box."""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{height:.1f}" '
        f'fill="{fill}"/>'
    )


def dot(x: float, y: float, *, radius: float = 5, fill: str = INK) -> str:
    """Draw a disc."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" fill="{fill}"/>'


def path(
    points: Iterable[tuple[float, float]], *, stroke: str, fill: str = "none", width: float = 1.5
) -> str:
    """Join points."""
    steps = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return (
        f'<polyline points="{steps}" stroke="{stroke}" stroke-width="{width:g}" fill="{fill}" '
        'fill-opacity="0.15"/>'
    )


def scale(low: float, high: float, start: float, end: float) -> Callable[[float], float]:
    """Map numbers to places along a line."""
    span = (high - low) or 1.0
    return lambda value: start + (value - low) / span * (end - start)


def ticks(low: float, high: float, about: int = 6) -> list[float]:
    """Choose round numbers between two others."""
    span = (high - low) or 1.0
    raw = span / about
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * m for m in (1, 2, 2.5, 5, 10) if power * m >= raw)
    first = math.ceil(low / step)
    return [step * i for i in range(first, int(high / step) + 1)]


def axis(
    place: Callable[[float], float], low: float, high: float, y: float, top: float
) -> list[str]:
    """Draw a horizontal axis with its grid."""
    parts = [line(place(low), y, place(high), y, stroke=INK)]
    for tick in ticks(low, high):
        parts.append(line(place(tick), top, place(tick), y, stroke="#ddd"))
        parts.append(text(place(tick), y + 18, f"{tick:,.0f}", anchor="middle"))
    return parts
