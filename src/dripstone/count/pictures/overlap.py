"""Overlap: which lists share how many people, as bars over a matrix of dots.

    draw_overlap    Table → Picture

Source: the layout, Lex, Gehlenborg, Strobelt, Vuillemot and Pfister (2014), UpSet, IEEE TVCG 20,
1983–1992.
"""

from __future__ import annotations

from dripstone.count.checks import SMALL_CELL
from dripstone.count.pictures.svg import (
    DARK,
    INK,
    WIDTH,
    Picture,
    dot,
    line,
    picture,
    rect,
    scale,
    text,
)
from dripstone.count.tables import Table
from dripstone.count.words import say

MOST, LEFT, BARS, ROW = 24, 190, 170, 24


def draw_overlap(table: Table, *, language: str = "en", mask: bool = False) -> Picture:
    """Draw the largest overlaps; ``mask`` hides numbers under 5, as for publication."""
    cells = sorted(table.cells, key=lambda c: (-c[1], c[0]))
    shown = cells[:MOST]
    step = (WIDTH - LEFT - 20) / max(1, len(shown))
    tall = scale(0, max((n for _, n in shown), default=1), 0, BARS - 30)
    top = 40 + BARS
    body = [text(20, 26, say("pictures.overlap.title", language))]
    for j, (name, size) in enumerate(zip(table.lists, table.sizes, strict=True)):
        y = top + 20 + ROW * j
        body.append(
            text(LEFT - 12, y + 5, f"{name[:20]} ({_masked(size, mask=mask)})", anchor="end")
        )
        body.append(line(LEFT, y, WIDTH - 20, y, stroke="#eee"))
    for i, (pattern, n) in enumerate(shown):
        x = LEFT + step * (i + 0.5)
        bar = tall(n)
        body.append(rect(x - step * 0.35, top - bar, step * 0.7, bar, fill=DARK))
        body.append(text(x, top - bar - 5, _masked(n, mask=mask), anchor="middle"))
        body.extend(_dots(pattern, x, top + 20))
    rest = say("pictures.overlap.rest", language, n=len(cells) - len(shown), of=len(cells))
    return picture(
        "overlap",
        title=say("pictures.overlap.title", language),
        description=f"{say('pictures.overlap.description', language)} {rest}",
        header=(*table.lists, say("pictures.columns.people", language)),
        rows=[(*pattern, _masked(n, mask=mask)) for pattern, n in cells],
        body=body,
        height=int(top + 40 + ROW * len(table.lists)),
    )


def _dots(pattern: str, x: float, y: float) -> list[str]:
    on = [j for j, c in enumerate(pattern) if c == "1"]
    parts = [line(x, y + ROW * on[0], x, y + ROW * on[-1], stroke=INK, width=2)]
    parts.extend(
        dot(x, y + ROW * j, radius=4, fill=INK if c == "1" else "#ddd")
        for j, c in enumerate(pattern)
    )
    return parts


def _masked(n: int, *, mask: bool) -> str:
    return f"<{SMALL_CELL}" if mask and 0 < n < SMALL_CELL else str(n)
