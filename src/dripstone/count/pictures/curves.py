"""Curves: what each method believes, how its chains went, and what missing links do.

draw_posteriors    Estimate → Picture      each method's distribution on one axis
draw_traces        Estimate → Picture      each chain of the latent classes, from its start
draw_recall        points → Picture        the bound as more links are missed
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Callable, Sequence

from dripstone.count.pictures.svg import (
    ACCENT,
    HUES,
    INK,
    SOFT,
    WIDTH,
    Picture,
    axis,
    dot,
    line,
    path,
    picture,
    scale,
    text,
    ticks,
)
from dripstone.count.results import HIGH, LOW, MIDDLE, Estimate, Method, Refusal
from dripstone.count.words import say

LEFT, RIDGE, BINS = 190, 90, 60
METHOD_COLUMNS = ("method", "at_least", "middle", "upper", "note")


def draw_posteriors(result: Estimate | Refusal, *, language: str = "en") -> Picture:
    """Draw each method's distribution, those that did not pass in grey."""
    methods = [m for m in result.methods if m.curve]
    low = float(result.documented or 0)
    high = max((float(m.curve[-1]) for m in methods), default=low + 1)
    place = scale(low * 0.97, high, LEFT, WIDTH - 30)
    height = 70 + RIDGE * len(methods) + 30
    body = [text(20, 26, say("pictures.posteriors.title", language))]
    body.extend(axis(place, low * 0.97, high, height - 40, 40))
    body.append(line(place(low), 40, place(low), height - 40, stroke=ACCENT, width=2))
    body.append(text(place(low) + 6, 52, say("pictures.columns.documented", language), fill=ACCENT))
    for i, method in enumerate(methods):
        base = 40 + RIDGE * (i + 1) - 8
        hue = HUES[i % len(HUES)] if method.passed else SOFT
        called = say(f"methods.{method.name}", language)
        body.append(text(LEFT - 12, base - 8, called, anchor="end"))
        body.append(path(_ridge(method, place, base, low, high), stroke=hue, fill=hue))
        body.append(dot(place(method.curve[MIDDLE]), base, fill=hue))
        left, right = place(method.curve[LOW]), place(method.curve[HIGH])
        body.append(line(left, base, right, base, stroke=hue, width=3))
    return picture(
        "posteriors",
        title=say("pictures.posteriors.title", language),
        description=say("pictures.posteriors.description", language),
        header=[say(f"pictures.columns.{c}", language) for c in METHOD_COLUMNS],
        rows=[
            (say(f"methods.{m.name}", language), m.low, m.middle, m.high, m.why_not)
            for m in result.methods
        ],
        body=body,
        height=height,
    )


def draw_traces(result: Estimate | Refusal, *, language: str = "en") -> Picture:
    """Draw each chain; where they part, there is no number to give."""
    method = next((m for m in result.methods if m.traces), None)
    chains = method.traces if method is not None else ()
    known = sorted(n for chain in chains for n in chain) or [0, 1]
    low, high = known[0], known[min(len(known) - 1, int(0.995 * len(known)))]
    across = scale(0, max((len(c) for c in chains), default=1), LEFT - 90, WIDTH - 30)
    up = scale(low, high, 330, 50)
    body = [text(20, 26, say("pictures.traces.title", language))]
    for tick in ticks(low, high):
        body.append(line(LEFT - 90, up(tick), WIDTH - 30, up(tick), stroke="#ddd"))
        body.append(text(LEFT - 98, up(tick) + 4, f"{tick:,.0f}", anchor="end"))
    for i, chain in enumerate(chains):
        points = ((across(t), up(min(n, high))) for t, n in enumerate(chain))
        body.append(path(points, stroke=HUES[i % len(HUES)], width=0.8))
    details = dict(method.details) if method is not None else {}
    said = ", ".join(f"{k}: {v}" for k, v in details.items())
    body.append(text(LEFT - 90, 360, said.partition(", chains")[0], fill=SOFT))
    return picture(
        "traces",
        title=say("pictures.traces.title", language),
        description=f"{say('pictures.traces.description', language)} {said}",
        header=[
            say("pictures.columns.chain", language),
            *map(str, range(len(chains[0]) if chains else 0)),
        ],
        rows=[(i + 1, *chain) for i, chain in enumerate(chains)],
        body=body,
        height=380,
    )


def draw_recall(points: Sequence[tuple[float, int, int]], *, language: str = "en") -> Picture:
    """Draw how documented people and the lower bound grow as links are missed."""
    top = 1.1 * max((bound for _, _, bound in points), default=1)
    last = max((share for share, _, _ in points), default=0.2)
    across, up = scale(0, last, 90, WIDTH - 40), scale(0, top, 300, 50)
    body = [text(20, 26, say("pictures.recall.title", language))]
    for tick in ticks(0, top):
        body.append(line(90, up(tick), WIDTH - 40, up(tick), stroke="#ddd"))
        body.append(text(82, up(tick) + 4, f"{tick:,.0f}", anchor="end"))
    for share, documented, bound in points:
        body.append(text(across(share), 320, f"{100 * share:.0f} %", anchor="middle"))
        body.append(dot(across(share), up(bound), fill=HUES[0]))
        body.append(dot(across(share), up(documented), fill=ACCENT))
    body.append(path(((across(s), up(b)) for s, _, b in points), stroke=HUES[0]))
    body.append(path(((across(s), up(d)) for s, d, _ in points), stroke=ACCENT))
    for words, hue, x in (("bound", HUES[0], 100), ("documented", ACCENT, 300)):
        body.append(dot(x, 40, fill=hue))
        body.append(text(x + 10, 45, say(f"pictures.columns.{words}", language)))
    body.append(
        text(WIDTH / 2, 344, say("pictures.recall.axis", language), anchor="middle", fill=INK)
    )
    return picture(
        "recall",
        title=say("pictures.recall.title", language),
        description=say("pictures.recall.description", language),
        header=[say(f"pictures.columns.{c}", language) for c in ("missed", "documented", "bound")],
        rows=[(f"{100 * s:.0f} %", d, b) for s, d, b in points],
        body=body,
        height=360,
    )


def _ridge(
    method: Method, place: Callable[[float], float], base: float, low: float, high: float
) -> list[tuple[float, float]]:
    """Turn a curve of quantiles into the outline of its density."""
    width = (high - low) / BINS or 1.0
    share = [_below(method.curve, low + width * i) for i in range(BINS + 1)]
    mass = [b - a for a, b in itertools.pairwise(share)]
    tallest = max(mass) or 1.0
    middles = [
        (place(low + width * (i + 0.5)), base - m / tallest * (RIDGE - 24))
        for i, m in enumerate(mass)
    ]
    return [(middles[0][0], base), *middles, (middles[-1][0], base)]


def _below(curve: Sequence[int], value: float) -> float:
    """Give the share of the distribution below a value, between its quantiles."""
    place = bisect.bisect_left(curve, value)
    if place in (0, len(curve)):
        return place / len(curve)
    left, right = curve[place - 1], curve[place]
    part = (value - left) / (right - left) if right > left else 1.0
    return (place + part) / (len(curve) + 1)
