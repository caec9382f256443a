"""Readers: programs of others that suggest what a text says, off until somebody names them.

    Reader       Text → Suggestions and Refusals      what an entry point ``dripstone.readers`` is
    plugged_in   name → Reader                        a reader that another package brings
    suggested    Readers, Text → what they suggest    bounded, and never under our own name

Whatever a reader says, the words of each suggestion are looked for in the text like our own, and
nothing it says decides anything. Where it breaks, the rest is read.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import entry_points
from typing import TypeGuard

from dripstone.errors import NoSuchReader
from dripstone.records import Suggestion, Text, Value

OURS = "dripstone-read/"  #: how the names of our own finders begin
_GROUP = "dripstone.readers"
_MOST = 10_000  #: answers of one reader to one text; a reader without an end is cut off here
_LONGEST = 200  #: letters of the name of a program and its version


class Refusal(Value, frozen=True, kw_only=True):
    """Something that a reader said and that became no suggestion, to be counted."""

    made_by: str
    why: str  #: a word for the receipt: not_in_the_words, no_answer …
    many: int = 1


Reader = Callable[[Text], Iterable[Suggestion | Refusal]]


def plugged_in(name: str) -> Reader:
    """Load a reader that another package brings, by the name of its entry point.

    Raises:
        NoSuchReader: no installed package brings one of this name.
    """
    found = next(iter(entry_points(group=_GROUP, name=name)), None)
    if found is None:
        raise NoSuchReader(names=", ".join(sorted(entry_points(group=_GROUP).names)) or "-")
    reader: Reader = found.load()
    return reader


def suggested(readers: Iterable[Reader], text: Text) -> Iterator[Suggestion | Refusal]:
    """Give what readers suggest for a text, as far as its words bear it, and count the rest."""
    for reader in readers:
        maker = _maker(reader)
        known: set[str] = set()
        for told, one in enumerate(itertools.islice(_answers(reader, text, maker), _MOST + 1)):
            if told == _MOST:
                yield Refusal(made_by=maker, why="too_many")
            elif isinstance(one, Suggestion):
                yield from _believed(one, text, known, by=reader)
            else:
                yield one if _is_refusal(one) else Refusal(made_by=maker, why="misshapen")


def _maker(reader: Reader) -> str:
    """Name a reader that has said nothing yet: as it names itself, else by where it comes from."""
    own = getattr(reader, "made_by", None)
    return str(own if _is_name(own) else getattr(reader, "__module__", "?"))


def _answers(reader: Reader, text: Text, maker: str) -> Iterator[object]:
    """Give what a reader says; where it breaks, what it had said stands, and that is counted."""
    try:
        yield from reader(text)
    except Exception:  # noqa: BLE001 -- anything may go wrong in a program of others
        yield Refusal(made_by=maker, why="broke")


def _believed(
    told: Suggestion, text: Text, known: set[str], *, by: Reader
) -> Iterator[Suggestion | Refusal]:
    """Give a suggestion that may stand; what speaks in our name or says it again may not."""
    from dripstone.read.readers.endpoint import Endpoint  # noqa: PLC0415 -- it imports this file
    from dripstone.read.readers.strangers import borne  # noqa: PLC0415 -- loads the languages

    if type(by) is Endpoint:  # each of its words was found where it was copied from
        yield told
    elif not _is_name(told.made_by) or told.made_by.startswith(OURS):
        yield Refusal(made_by="?", why="borrowed_name")
    elif told.of.id in known:
        yield Refusal(made_by=told.made_by, why="repeated")
    else:
        known.add(told.of.id)
        yield from borne(told, text)


def _is_name(name: object) -> bool:
    return isinstance(name, str) and 0 < len(name) <= _LONGEST and name.isprintable()


def _is_refusal(one: object) -> TypeGuard[Refusal]:
    if not isinstance(one, Refusal) or not _is_name(one.made_by) or not _is_name(one.why):
        return False
    return isinstance(one.many, int) and one.many > 0
