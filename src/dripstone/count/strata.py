"""Strata: many tables at once, and a total that hides none of them.

    estimate_strata    tables → Strata      each estimated or refused on its own
    Strata.total       → Total              for the strata that can be estimated; the rest is named

A stratum that cannot be estimated is neither zero nor silently dropped: its documented people
stand in the floor, and its name beside the total.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dripstone.count.checks import Answers
from dripstone.count.estimating import estimate
from dripstone.count.linkage import Quality
from dripstone.count.results import Estimate, Refusal
from dripstone.count.tables import Table
from dripstone.count.words import about, at_most, say
from dripstone.records import Value

NAMED = 12  #: strata listed by name in a sentence before "and so many more"


class Total(Value, frozen=True, kw_only=True):
    """What the strata add up to."""

    at_least: int | None  #: floors, and the documented of strata not estimated; None: nothing read
    low: int | None  #: of the estimated strata
    middle: int | None  #: of the estimated strata, where each of them has one
    high: int | None
    documented: int
    estimated: int
    of: int
    not_estimated: tuple[str, ...]
    documented_there: int  #: people in the strata not estimated


class Strata(Value, frozen=True, kw_only=True):
    """Estimates and refusals, one a stratum, in the order of the tables."""

    parts: tuple[Estimate | Refusal, ...]

    @property
    def estimated(self) -> tuple[Estimate, ...]:
        """Give the strata that could be estimated."""
        return tuple(p for p in self.parts if isinstance(p, Estimate))

    @property
    def refused(self) -> tuple[Refusal, ...]:
        """Give the strata that could not."""
        return tuple(p for p in self.parts if isinstance(p, Refusal))

    def total(self) -> Total:
        """Add up floors, middles and upper ends; the interval is the sum of intervals, so wide."""
        good, bad = self.estimated, self.refused
        there = sum(p.documented or 0 for p in bad)
        middles, highs = [p.middle for p in good], [p.high for p in good]
        lows = sum(p.at_least for p in good)
        return Total(
            at_least=lows + there if self.parts else None,
            low=lows if good else None,
            middle=sum(m for m in middles if m) if good and None not in middles else None,
            high=sum(h for h in highs if h) if good and None not in highs else None,
            documented=sum(p.documented for p in good) + there,
            estimated=len(good),
            of=len(self.parts),
            not_estimated=tuple(name(p) for p in bad),
            documented_there=there,
        )

    def sentence(self, language: str = "en") -> str:
        """Say the total, for which strata it holds, and which are not in it."""
        total = self.total()
        if total.low is None:
            said = [say("no_strata", language, of=total.of)]
        else:
            high = say("open_end", language) if total.high is None else about(total.high)
            facts = {"n": total.estimated, "of": total.of, "high": high}
            said = [say("estimated_strata", language, low=at_most(total.low), **facts)]
        if total.not_estimated:
            named = list(total.not_estimated[:NAMED])
            more = len(total.not_estimated) - len(named)
            named += [say("more_strata", language, n=more)] if more else []
            there = total.documented_there
            said.append(say("unestimated_strata", language, names="; ".join(named), n=there))
        said.append(say("documented", language, n=total.documented))
        said.append(say("unreached", language))
        return " ".join(said)


def estimate_strata(
    tables: Sequence[Table],
    *,
    seed: int = 1,
    answers: Answers | None = None,
    linkage: Quality | None = None,
    longest: int | None = None,
    going_on: Callable[[], bool] = lambda: True,
) -> Strata:
    """Estimate each table on its own; each has a seed of its own, by its place."""
    return Strata(
        parts=tuple(
            estimate(
                table,
                seed=seed + i,
                answers=answers,
                linkage=linkage,
                longest=longest,
                going_on=going_on,
            )
            for i, table in enumerate(tables)
        )
    )


def name(part: Estimate | Refusal) -> str:
    """Name a stratum by its values."""
    return ", ".join(value for _, value in part.stratum) or part.digest[:8]
