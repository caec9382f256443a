"""Columns: what a person says that a table's columns mean, and the claim that each row then makes.

    Columns       which column is the victim, the date, the place, the act, the source …
    columns_of    words of a YAML file → Columns
    Mapped        rows → texts and suggestions

One row makes one claim, whose every answer leads to the words of its cell. Nothing is guessed: an
act that the map does not name makes no claim, and a row whose date can be read in two ways waits
until a person says in which, or that it is to stay unread.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any, Literal

import msgspec

from dripstone import vocabulary
from dripstone.errors import BadColumns, NotADate
from dripstone.languages.places import find_places
from dripstone.languages.times import find_times
from dripstone.records import (
    Claim,
    HowMany,
    Slot,
    Slots,
    SlotValue,
    Suggestion,
    Text,
    Value,
    Voice,
    When,
    Where,
    Who,
    anchor,
    finding_id,
    suggestion_id,
)
from dripstone.records.edtf import bounds
from dripstone.vocabulary.gazetteer import Gazetteer, ours

# Raised when the same map would make other claims; else a newer program would say all again.
MADE_BY = "dripstone-columns/1"

_RULE = "columns.row"
_ISO = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:[ T]\d\d:\d\d.*)?")
_FIGURES = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_WHOLE = re.compile(r"\d{1,9}")
_MOST_KNOWN = 20_000  #: cells whose meaning is remembered

Places = dict[str, tuple[int, int]]
Unclaimed = Literal["UnknownTerm", "DatesOpen"]  #: names of errors: why a row makes no claim


class Columns(Value, frozen=True, kw_only=True):
    """Which column of a table says what. All but ``act`` may be missing."""

    act: str  #: what was done
    acts: dict[str, str] = {}  #: what the words of that column mean: identities of ``acts``
    key: str | None = None  #: tells the same row again when it has changed
    name: str | None = None  #: of the table, where its file does not stay in one place
    victim: str | None = None
    doer: str | None = None
    date: str | None = None
    place: str | None = None
    number: str | None = None
    source: str | None = None
    dates: str | None = None  #: day-first, month-first or open, where dates can be read in two ways
    language: str = "en"  #: of the words in the table
    sheet: str | None = None  #: of a workbook; the first one where it is not said
    header: Annotated[int, msgspec.Meta(ge=1, le=100)] = 1  #: number of the row of names

    def named(self) -> tuple[str, ...]:
        """Give the names of the columns that must be there."""
        given = (self.key, self.victim, self.act, self.doer, self.date, self.place)
        return tuple(name for name in (*given, self.number, self.source) if name is not None)


def columns_of(words: str) -> Columns:
    """Read a map of columns from YAML.

    Raises:
        BadColumns: it is no YAML, says something that no map says, or names an act that the
            vocabulary does not have.
    """
    try:
        made = msgspec.yaml.decode(words.encode(), type=Columns)
    except (msgspec.DecodeError, msgspec.ValidationError):
        raise BadColumns(why="map") from None
    known = vocabulary.scheme("acts").terms
    if any(act not in known for act in made.acts.values()):
        raise BadColumns(why="act")
    if made.dates not in {None, "day-first", "month-first", "open"}:
        raise BadColumns(why="dates")
    acts = {_spelled(said): act for said, act in made.acts.items()}
    return msgspec.structs.replace(made, acts=acts)


def _spelled(words: str) -> str:
    return " ".join(words.lower().split())


class Mapped:
    """A map at work; remembers what cells mean, since columns repeat themselves."""

    def __init__(
        self, columns: Columns, *, publisher: str | None, gazetteer: Gazetteer | None
    ) -> None:
        """Take a map, who published the table, and a project's own places."""
        self._columns = columns
        self._publisher = publisher
        self._gazetteer = gazetteer
        self._known: dict[tuple[str, str], SlotValue] = {}

    def suggestion(self, text: Text, places: Places) -> Suggestion | Unclaimed:
        """Give the claim that a row makes, or why it makes none yet.

        ``places`` tell where the words of each column stand in the row's text. A row whose act the
        map does not name, or whose date can be read in two ways while nobody said which, waits.
        """
        columns = self._columns
        where = places.get(columns.act)
        if where is None:
            return "UnknownTerm"
        said = _spelled(text.content[slice(*where)])
        act = columns.acts.get(said) or (said if said in vocabulary.scheme("acts").terms else None)
        if act is None:
            return "UnknownTerm"
        if self._is_open(text, places):
            return "DatesOpen"
        finding = self._claim(text, places, act, where)
        return Suggestion(
            id=suggestion_id(finding.id, MADE_BY, _RULE),
            of=finding,
            made_by=MADE_BY,
            rule=_RULE,
            why="The columns of this row say so, as their map has it.",
            confidence=0.95,
        )

    def _is_open(self, text: Text, places: Places) -> bool:
        where = places.get(self._columns.date or "")
        if where is None or self._columns.dates is not None:
            return False
        figures = _FIGURES.fullmatch(text.content[slice(*where)])
        return figures is not None and self._day(figures) is None

    def _claim(self, text: Text, places: Places, act: str, where: tuple[int, int]) -> Claim:
        slots = Slots(**dict(self._slots(text, places)))
        anchors = (anchor(text, *where),)
        voices = self._voices(text, places)
        stance = "attributed" if len(voices) > 1 else "asserted"
        return Claim(
            id=finding_id("act", act, anchors, slots, stance=stance, polarity="affirms"),
            kind="act",
            type=act,
            says=_sentence(act, slots, voices, self._columns.language),
            anchors=anchors,
            slots=slots,
            not_stated=() if slots.who else ("who",),
            attribution=voices,
            stance=stance,
            segment="row",
        )

    def _slots(self, text: Text, places: Places) -> list[tuple[str, Slot]]:
        columns = self._columns
        asked: tuple[tuple[str, str | None, Callable[[str], SlotValue]], ...] = (
            ("who", columns.doer, lambda words: Who(text=words)),
            ("to_whom", columns.victim, lambda words: Who(text=words)),
            ("when", columns.date, self._when),
            ("where", columns.place, self._where),
            ("how_many", columns.number, _how_many),
        )
        found = []
        for name, column, means in asked:
            if column in places and column is not None:
                start, end = places[column]
                words = text.content[start:end]
                value = self._remembered(name, words, means)
                found.append((name, Slot(text=words, anchor=anchor(text, start, end), value=value)))
        return found

    def _remembered(self, name: str, words: str, means: Callable[[str], SlotValue]) -> SlotValue:
        value = self._known.get((name, words))
        if value is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            value = self._known[name, words] = means(words)
        return value

    def _when(self, words: str) -> When:
        iso, figures = _ISO.fullmatch(words), _FIGURES.fullmatch(words)
        day = iso[1] if iso else self._day(figures) if figures else None
        if day is not None:
            try:
                earliest, latest = bounds(day)
            except NotADate:
                return When(text=words)
            return When(text=words, edtf=day, earliest=earliest, latest=latest)
        if figures:
            return When(text=words)
        found = find_times(words, 0, len(words), language=self._columns.language, against=None)
        value = found[0].value if len(found) == 1 else None
        return value if isinstance(value, When) else When(text=words)

    def _day(self, figures: re.Match[str]) -> str | None:
        """Give a day whose order somebody said, or one number settles; else None."""
        a, b, year = int(figures[1]), int(figures[3]), figures[4]
        if a == b or (a > 12) != (b > 12):
            day, month = (a, b) if a > 12 else (b, a)
        elif self._columns.dates in {None, "open"}:
            return None
        else:
            day, month = (a, b) if self._columns.dates == "day-first" else (b, a)
        return f"{year}-{month:02}-{day:02}"

    def _where(self, words: str) -> Where:
        """Take a cell that is one place's name for that place; several stay open."""
        known = self._gazetteer or ours()
        named = known.named(words)
        kinds = {place.precision for place in named}
        if not named:
            return self._in_words(words)
        place = named[0].id if len(named) == 1 else None
        return Where(
            text=words,
            place=place,
            within=known.lineage(place)[1:] if place else (),
            precision=kinds.pop() if len(kinds) == 1 else "unknown",
            candidates=() if place else tuple(one.id for one in named),
            rule="only" if place else "open",
        )

    def _in_words(self, words: str) -> Where:
        """Read a cell that says more than a name: "Tirana, Albania", "near the station"."""
        found = find_places(
            words, 0, len(words), language=self._columns.language, gazetteer=self._gazetteer
        )
        values = [one.value for one in found if isinstance(one.value, Where)]
        if len(values) != 1:
            return Where(text=words)
        return msgspec.structs.replace(values[0], text=words, role="at")

    def _voices(self, text: Text, places: Places) -> tuple[Voice, ...]:
        publisher = Voice(who=self._publisher, mode="narrates")
        place = places.get(self._columns.source or "")
        if place is None:
            return (publisher,)
        cited = anchor(text, *place)
        return (publisher, Voice(who=cited.exact, mode="cites", anchor=cited))


def _how_many(words: str) -> HowMany:
    if not _WHOLE.fullmatch(words):
        return HowMany(text=words, qualifier="vague")
    number = int(words)
    return HowMany(text=words, min=number, max=number, best=number)


_SAYS = {
    "en": {"to_whom": "to", "when": "when", "where": "where", "how_many": "how many", "who": "by",
           "unknown": "by whom is not said", "according": "according to"},
    "ru": {"to_whom": "кого", "when": "когда", "where": "где", "how_many": "сколько", "who": "кто",
           "unknown": "кто — не сказано", "according": "по словам"},
}  # fmt: skip


def _sentence(act: str, slots: Slots, voices: tuple[Voice, ...], language: str) -> str:
    """Put a row as one line, no more than its cells say."""
    words: dict[str, Any] = _SAYS.get(language, _SAYS["en"])
    told = [vocabulary.label("acts", act, language if language in _SAYS else "en")]
    told += [f"{words[name]}: {slot.text}" for name, slot in slots.filled()]
    told += [] if slots.who else [words["unknown"]]
    told += [f"{words['according']}: {voices[-1].who}"] if len(voices) > 1 else []
    return "; ".join(told)
