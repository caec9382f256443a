"""Readers: programs of others that suggest what a text says, off until somebody names them.

    Reader       Text → Suggestions and Refusals      what an entry point ``dripstone.readers`` is
    plugged_in   name → Reader                        a reader that another package brings
    suggested    Readers, Text → what they suggest    bounded, and never under our own name

Whatever a reader says, the words of each suggestion are looked for in the text like our own, and
nothing it says decides anything.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import entry_points

from dripstone.errors import NoSuchReader
from dripstone.records import Suggestion, Text, Value

OURS = "dripstone-read/"  #: how the names of our own finders begin
_GROUP = "dripstone.readers"
_MOST = 10_000  #: answers of one reader to one text; a reader without an end is cut off here


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
    """Give what readers suggest for a text; what claims to be our own is refused."""
    for reader in readers:
        for told, one in enumerate(itertools.islice(reader(text), _MOST + 1)):
            if told == _MOST:
                yield Refusal(made_by=one.made_by, why="too_many")
            elif isinstance(one, Suggestion) and one.made_by.startswith(OURS):
                yield Refusal(made_by="?", why="borrowed_name")
            else:
                yield one
