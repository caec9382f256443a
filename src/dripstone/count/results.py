"""Results: what counting gives back. Never a bare number.

Fault       something about a table, by code, with the numbers that make it so
Refusal     why these lists support no estimate, what would help, and the floor if there is one
"""

from __future__ import annotations

from dripstone.count.words import find, say
from dripstone.records import Figure, Value


class Fault(Value, kw_only=True):
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


class Refusal(Value, kw_only=True):
    """These lists cannot support an estimate. Documented people stay documented."""

    faults: tuple[Fault, ...]
    documented: int | None  #: people on at least one list; None when the table cannot be read
    floor: Figure | None = None
    digest: str = ""  #: of the table
    scenarios: tuple[int, ...] = ()  #: where chains settle apart, each place they settle

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
        if self.floor is not None and self.floor.value is not None:
            told.append(say("floor", language, low=self.floor.low, value=self.floor.value))
        if self.scenarios:
            places = ", ".join(str(n) for n in self.scenarios)
            told.append(say("scenarios", language, places=places))
        helping = dict.fromkeys(h for f in self.faults if f.refuses and (h := f.helps(language)))
        told.extend((*helping, say("unreached", language)))
        return " ".join(told)
