"""Results: what counting gives back. Never a bare number.

Fault       something about a table or a run, by code, with the numbers that make it so
Refusal     why these lists support no estimate, what would help, and the floor if there is one
Method      what one method says, and whether it may be believed here
Estimate    at least, most plausibly, and how far up nothing can be told
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dripstone.count.words import about, at_most, find, say
from dripstone.records import Figure, Value

if TYPE_CHECKING:
    from dripstone.count.pictures import Picture
    from dripstone.count.tables import Table

FLOOR_STANDS = frozenset(  #: refusals beside which the lower bound still holds
    {
        "overlap_too_small",
        "chains_disagree",
        "cap_or_grid_edge",
        "interval_too_wide",
        "methods_part",
        "no_method_passed",
        "stopped",
        "no_finite_estimate",
        "not_identifiable",
    }
)
LEVELS = tuple(i / 200 for i in range(1, 200))  #: of every curve
LOW, MIDDLE, HIGH = 4, 99, 194  #: places of 2.5 %, 50 % and 97.5 % in a curve


class Fault(Value, frozen=True, kw_only=True):
    """One thing found in a table or in a run."""

    code: str
    refuses: bool  #: True: no estimate; False: an estimate with this said beside it
    facts: tuple[tuple[str, str], ...] = ()  #: list names, counts and ratios, ready to print

    def words(self, language: str = "en") -> str:
        """Say it."""
        return say(f"faults.{self.code}.because", language, **dict(self.facts))

    def helps(self, language: str = "en") -> str | None:
        """Say what would help, where something would."""
        words = find(f"faults.{self.code}.helps", language)
        return None if words is None else words.format(**dict(self.facts))


class Refusal(Value, frozen=True, kw_only=True):
    """These lists cannot support an estimate. Documented people stay documented."""

    faults: tuple[Fault, ...]
    documented: int | None  #: people on at least one list; None when the table cannot be read
    floor: Figure | None = None
    digest: str = ""  #: of the table
    stratum: tuple[tuple[str, str], ...] = ()
    scenarios: tuple[int, ...] = ()  #: where chains settle apart, each place they settle
    methods: tuple[Method, ...] = ()  #: what was run before it was refused
    seed: int | None = None
    code: str = ""  #: version of this program
    linkage: str = ""  #: version of the linking

    @property
    def codes(self) -> tuple[str, ...]:
        """Give the codes of what refuses."""
        return tuple(f.code for f in self.faults if f.refuses)

    def sentence(self, language: str = "en") -> str:
        """Say why, what is documented, what would help, and what no list could reach."""
        because = "; ".join(f.words(language) for f in self.faults if f.refuses)
        told = [say("refusal", language, because=because)]
        if self.documented is not None:
            told.append(say("documented", language, n=self.documented))
        if self.floor is not None and self.floor.value is not None and self.floor.low is not None:
            told.append(
                say("floor", language, low=at_most(self.floor.low), value=about(self.floor.value))
            )
        places = tuple(dict.fromkeys(about(n) for n in self.scenarios))
        if len(places) > 1:
            told.append(say("scenarios", language, places=", ".join(places)))
        helping = dict.fromkeys(h for f in self.faults if f.refuses and (h := f.helps(language)))
        told.extend((*helping, say("unreached", language)))
        return " ".join(told)

    def __str__(self) -> str:
        """Say the refusal in English."""
        return self.sentence()


class Method(Value, frozen=True, kw_only=True):
    """What one method says of the total, in people."""

    name: (
        str  #: latent_class, decomposable, stepwise, bic, main_effects, chao_mh, chao_mth, chapman
    )
    middle: int | None
    low: int | None
    high: int | None  #: None: no upper end
    passed: bool  #: may it stand in the interval?
    why_not: str = ""  #: code of the fault
    curve: tuple[int, ...] = ()  #: quantiles at LEVELS, where there is a distribution
    details: tuple[tuple[str, str], ...] = ()  #: diagnostics, ready to print
    traces: tuple[tuple[int, ...], ...] = ()  #: of each chain, thinned, for the picture


class Estimate(Value, frozen=True, kw_only=True):
    """At least, most plausibly around, and an upper end that rests on what no data can test."""

    documented: int
    at_least: int  #: the least of the lower 95 % limits of the methods that passed
    middle: int | None  #: None: there are but two lists
    low: int
    high: int | None
    methods: tuple[Method, ...]
    faults: tuple[Fault, ...]  #: flags
    assumptions: tuple[str, ...]  #: keys of words: what must be so, and what cannot be tested
    digest: str  #: of the table
    seed: int
    code: str  #: version of this program
    linkage: str  #: version of the linking
    lists: tuple[str, ...]
    cells: tuple[tuple[str, int], ...]
    stratum: tuple[tuple[str, str], ...] = ()

    @property
    def diagnostics(self) -> dict[str, dict[str, str]]:
        """Give each method's diagnostics."""
        return {m.name: dict(m.details) for m in self.methods}

    @property
    def codes(self) -> tuple[str, ...]:
        """Give the codes of the flags."""
        return tuple(f.code for f in self.faults)

    @property
    def passed(self) -> tuple[Method, ...]:
        """Give the methods that stand in the interval."""
        return tuple(m for m in self.methods if m.passed and m.curve)

    @property
    def table(self) -> Table:
        """Give the table that was estimated from."""
        from dripstone.count.tables import Table  # noqa: PLC0415 -- tables know faults

        return Table(lists=self.lists, cells=self.cells, stratum=self.stratum, linkage=self.linkage)

    def figure(self, *, of: str, journal: int = 0, language: str = "en") -> Figure:
        """Give the estimate as one figure beside tallies, with its definition and its flags."""
        return Figure(
            of=of,
            unit="persons",
            by=self.stratum,
            low=self.at_least,
            high=self.high,
            value=self.middle,
            method=", ".join(m.name for m in self.passed) or self.methods[0].name,
            definition=" ".join(self.assumed(language)),
            notes=(*(f.words(language) for f in self.faults), say("unreached", language)),
            journal=journal,
        )

    def interval(self, level: float = 0.95) -> tuple[int, int | None]:
        """Give the envelope of the methods that passed, at a level from 0.01 to 0.99."""
        cut = round((1 - level) / 2 * 200)
        place = min(max(cut, 1), 100) - 1
        curves = [m.curve for m in self.passed]
        if not curves:
            return self.low, self.high
        low = min(c[place] for c in curves)
        return max(self.documented, low), max(c[-1 - place] for c in curves)

    def sentence(self, language: str = "en") -> str:
        """Say the headline: the floor first, then what is beside it. Never N plus or minus x."""
        said = [self._headline(language), say("documented", language, n=self.documented)]
        if self.faults:
            flags = "; ".join(f.words(language) for f in self.faults)
            said.append(say("beside", language, flags=flags))
        said.append(say("unreached", language))
        return " ".join(said)

    def _headline(self, language: str) -> str:
        least = at_most(self.at_least, not_below=self.documented)
        most = say("open_end", language) if self.high is None else about(self.high)
        if self.middle is None:
            return say("two_lists", language, low=least)
        return say("headline", language, low=least, middle=about(self.middle or 0), high=most)

    def assumed(self, language: str = "en") -> tuple[str, ...]:
        """Spell out what must be so for the figures to hold."""
        return tuple(say(f"assumptions.{key}", language) for key in self.assumptions)

    def leave_one_list_out(self) -> dict[str, Estimate | Refusal]:
        """Estimate again without each list, each time from the people who remain."""
        from dripstone.count.estimating import leave_one_list_out  # noqa: PLC0415 -- it makes these

        return leave_one_list_out(self.table, seed=self.seed)

    def sensitivity(self) -> tuple[tuple[str, str, Method], ...]:
        """Estimate again with other imaginary people (delta) and other numbers of classes (K)."""
        from dripstone.count.estimating import sensitivity  # noqa: PLC0415 -- it makes these

        return sensitivity(self.table, seed=self.seed)

    def plot(self, kind: str = "posteriors", language: str = "en") -> Picture:
        """Draw one picture: overlap, posteriors, traces, lists or sensitivity."""
        from dripstone.count.pictures import draw  # noqa: PLC0415 -- only who looks needs it

        return draw(kind, self, language=language)

    def __str__(self) -> str:
        """Say the estimate in English."""
        return self.sentence()
