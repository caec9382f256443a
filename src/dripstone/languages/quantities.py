"""Quantities: what number words come to, as ranges, after vocabulary ``values``.

BASES        rule → builder    three, a dozen, hundreds, both, nobody …
QUALIFIED    rule → builder    at least three, more than 100, about 100, between 40 and 50 …
"""

from __future__ import annotations

from collections.abc import Callable

from dripstone.languages.dates import Heard
from dripstone.languages.patterns import Meanings
from dripstone.records import HowMany

Builder = Callable[[Heard], Meanings | None]


def quantity(
    low: int | None,
    high: int | None,
    best: int | None,
    *,
    rule: str,
    qualifier: str = "vague",
    unit: str = "unknown",
) -> HowMany:
    """Make a HowMany whose words are filled in when the phrase is complete."""
    return HowMany(text="", min=low, max=high, best=best, unit=unit, qualifier=qualifier, rule=rule)


def _means(many: HowMany) -> Meanings:
    return {"<q>": many}


def _fixed(low: int, high: int | None, best: int | None, rule: str, qualifier: str) -> Builder:
    made = quantity(low, high, best, rule=rule, qualifier=qualifier)
    return lambda _heard: _means(made)


def _exact(heard: Heard) -> Meanings | None:
    value = int(heard.one("<n>"))
    rule = "one" if value == 1 else "exact"
    return _means(quantity(value, value, value, rule=rule, qualifier="exact"))


def _together(heard: Heard) -> Meanings | None:
    """Russian collective numerals, which count people unless another noun follows."""
    value = int(heard.one("<collective>"))
    rule = "couple" if value == 2 else "exact"
    return _means(quantity(value, value, value, rule=rule, qualifier="exact", unit="persons"))


def _dozen(heard: Heard) -> Meanings | None:
    if any(token.word == "half" for token in heard.run[heard.at : heard.end]):
        return _means(quantity(5, 7, 6, rule="dozen", qualifier="vague"))
    times = int(heard.one("<n>") or 1)
    return _means(quantity(10 * times, 14 * times, 12 * times, rule="dozen", qualifier="vague"))


def _ten(heard: Heard) -> Meanings | None:
    times = int(heard.one("<n>") or 1)
    return _means(quantity(10 * times, 14 * times, 10 * times, rule="dozen", qualifier="vague"))


def _no(heard: Heard) -> Meanings | None:
    """A stated zero; silence is no quantity at all."""
    nobody = heard.one("<noun>")
    if nobody is None and heard.run[heard.end - 1].word in {"no", "not"}:
        return None
    unit = nobody or "persons"
    return _means(quantity(0, 0, 0, rule="none_found", qualifier="none", unit=unit))


BASES: dict[str, Builder] = {
    "exact": _exact,
    "together": _together,
    "couple": _fixed(2, 2, 2, "couple", "exact"),
    "several": _fixed(2, 9, None, "several", "vague"),
    "dozen": _dozen,
    "ten": _ten,
    "fifteen": _fixed(15, 21, 15, "dozen", "vague"),
    "dozens": _fixed(20, 99, None, "dozens", "vague"),
    "hundred": _fixed(80, 120, 100, "hundred", "vague"),
    "hundreds": _fixed(200, 999, None, "hundreds", "vague"),
    "thousand": _fixed(800, 1200, 1000, "thousand", "vague"),
    "thousands": _fixed(2000, 9999, None, "thousands", "vague"),
    "tens_of_thousands": _fixed(20_000, 99_999, None, "tens_of_thousands", "vague"),
    "hundreds_of_thousands": _fixed(200_000, 999_999, None, "hundreds_of_thousands", "vague"),
    "millions": _fixed(2_000_000, 9_999_999, None, "millions", "vague"),
    "many": _fixed(2, None, None, "many", "vague"),
    "none_found": _no,
    "more_than_ten": _fixed(11, None, None, "more_than", "more_than"),
    "more_than_hundred": _fixed(101, None, None, "more_than", "more_than"),
    "more_than_thousand": _fixed(1001, None, None, "more_than", "more_than"),
}


def _ends(many: HowMany) -> tuple[int | None, int | None]:
    """Give the least and the greatest that a quantity names; "a hundred" names one hundred."""
    return (many.best, many.best) if many.best is not None else (many.min, many.max)


def _on(
    rule: str,
    qualifier: str,
    span: Callable[[int, int | None], tuple[int | None, int | None, int | None]],
) -> Builder:
    """Make a builder for a word on a quantity, from the least and the greatest that it names."""

    def build(heard: Heard) -> Meanings | None:
        inner: HowMany = heard.all("<q>")[-1]  # "as many as 50": the first is a word of the phrase
        low, high = _ends(inner)
        if low is None or inner.qualifier in _ALREADY:
            return None
        if qualifier == "about" and high == 0:
            return None  # nobody is "about nobody"
        made = quantity(*span(low, high), rule=rule, qualifier=qualifier, unit=inner.unit)
        return _means(made)

    return build


_ALREADY = frozenset({"none", "at_least", "more_than", "at_most", "fewer_than", "between"})


def _about(low: int, high: int | None) -> tuple[int | None, int | None, int | None]:
    return (
        low * 8 // 10,
        None if high is None else -(-high * 12 // 10),
        low if low == high else None,
    )


def _nearly(low: int, high: int | None) -> tuple[int | None, int | None, int | None]:
    return low * 8 // 10, high, low if low == high else None


def _between(heard: Heard) -> Meanings | None:
    first, last = heard.all("<q>")[:2]
    low, high = _ends(first)[0], _ends(last)[1]
    if low is None or high is None or low >= high or _ALREADY & {first.qualifier, last.qualifier}:
        return None
    return _means(quantity(low, high, None, rule="between", qualifier="between", unit=last.unit))


QUALIFIED: dict[str, Builder] = {
    "at_least": _on("at_least", "at_least", lambda low, _: (low, None, None)),
    "more_than": _on("more_than", "more_than", lambda low, _: (low + 1, None, None)),
    "about": _on("about", "about", _about),
    "nearly": _on("about", "about", _nearly),
    "up_to": _on("up_to", "at_most", lambda _, high: (None, high, None)),
    "fewer_than": _on("fewer_than", "fewer_than", lambda low, _: (None, max(low - 1, 0), None)),
    "between": _between,
}
