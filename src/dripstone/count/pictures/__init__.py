"""Pictures: each with a title, a description and the table behind it, and no drawing library.

    draw            kind, result → Picture      overlap, posteriors, traces, lists, sensitivity
    draw_strata     Strata → Picture            documented, at least and middle, stratum by stratum
    draw_recall     points → Picture            what missing links do

Upper ends are hatched and numbers have two digits: the picture knows no more than the figures.
"""

from __future__ import annotations

from collections.abc import Callable

from dripstone.count.pictures.curves import draw_posteriors, draw_recall, draw_traces
from dripstone.count.pictures.intervals import Row, draw_rows
from dripstone.count.pictures.overlap import draw_overlap
from dripstone.count.pictures.svg import Picture
from dripstone.count.results import Estimate, Refusal
from dripstone.count.strata import Strata, name
from dripstone.count.words import say
from dripstone.errors import Asked

__all__ = ["Picture", "draw", "draw_overlap", "draw_recall", "draw_strata"]


def draw(kind: str, result: Estimate, *, language: str = "en") -> Picture:
    """Draw one kind of picture of an estimate.

    Raises:
        Asked: there is no such kind.
    """
    if kind not in KINDS:
        raise Asked(picture=kind)
    return KINDS[kind](result, language)


def draw_strata(strata: Strata, *, language: str = "en") -> Picture:
    """Draw each stratum; one that is not estimated says so on its line."""
    rows = [_row(name(part), part, language) for part in strata.parts]
    return draw_rows("strata", rows, language=language, note=strata.sentence(language))


def _lists(result: Estimate, language: str) -> Picture:
    every = _row(say("pictures.all_lists", language), result, language)
    without = [
        _row(say("pictures.without", language, list=left_out), part, language)
        for left_out, part in result.leave_one_list_out().items()
    ]
    return draw_rows("lists", [every, *without], language=language)


def _sensitivity(result: Estimate, language: str) -> Picture:
    rows = [
        Row(
            label=say(f"pictures.settings.{what}", language, value=value),
            documented=result.documented,
            low=method.low,
            middle=method.middle,
            high=method.high,
            note=method.why_not,
        )
        for what, value, method in result.sensitivity()
    ]
    return draw_rows("sensitivity", rows, language=language)


def _row(label: str, part: Estimate | Refusal, language: str) -> Row:
    if isinstance(part, Estimate):
        return Row(
            label=label,
            documented=part.documented,
            low=part.at_least,
            middle=part.middle,
            high=part.high,
        )
    because = ", ".join(part.codes)
    said = say("pictures.not_estimated", language, codes=because)
    return Row(label=label, documented=part.documented, note=said)


KINDS: dict[str, Callable[[Estimate, str], Picture]] = {
    "overlap": lambda e, language: draw_overlap(e.table, language=language),
    "posteriors": lambda e, language: draw_posteriors(e, language=language),
    "traces": lambda e, language: draw_traces(e, language=language),
    "lists": _lists,
    "sensitivity": _sensitivity,
}
