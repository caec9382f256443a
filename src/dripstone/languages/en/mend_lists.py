"""Mend lists: people who are listed, which the English parser takes for times and descriptions.

list_people    a sentence's words, one of them → heads and relations mended in place

"Killed Karel Dost, Anna Reil and Josip Kral" names three and describes nobody; "his cousin Pavel"
names a cousin and no time; "the teacher, the nurse and the baker were held" holds three.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dripstone.languages.en.people import is_personal

if TYPE_CHECKING:
    from dripstone.languages.en.mend import Rough

_DAYS = ("day", "january", "february", "march", "april", "may", "june", "july", "august",
         "september", "october", "november", "december", "christmas", "easter", "eve")  # fmt: skip
_DONE_TO = ("object", "passive_subject")
_MARKED = ("determiner", "possessor", "number")
_NAMING = ("noun", "name")


def list_people(words: list[Rough], word: Rough) -> None:
    """Put right what somebody listed or named was taken for."""
    if word.relation == "apposition" and word.kind in _NAMING:
        _listed(words, word)
    elif word.relation in ("time", "object") and _may_be_somebody(word):
        _no_time(words, word)


def _may_be_somebody(word: Rough) -> bool:
    named = word.kind == "name" or (word.kind == "noun" and is_personal(word.low))
    return named and not word.low.endswith(_DAYS)


def _listed(words: list[Rough], second: Rough) -> None:
    """Join "Anna Reil" of "Karel Dost, Anna Reil and Josip Kral" to him, whom she does not name."""
    first = words[second.head]
    third = next(_below(words, second, "conjunct"), None)
    if third is None or third.index < second.index or first.index > second.index:
        return
    tie = next(_below(words, second, "coordinator"), None)
    between = words[second.index + 1 : third.index]
    if tie is None or tie.low != "and" or any(w.text == "," for w in between):
        return
    full = all(w.kind == "name" and any(_below(words, w, "compound")) for w in (first, second))
    own = second.kind == "noun" and third.kind == "noun" and first.relation in _DONE_TO
    own = own and is_personal(second.low) and is_personal(third.low)
    own = own and all(any(_below(words, w, *_MARKED)) for w in (second, third))
    if first.kind == "name":  # "Karel Dost, his wife and two neighbours", not "…, a father and …"
        own = own and any(w.relation == "possessor" for w in _below(words, second))
    else:
        own = own and any(_below(words, first, *_MARKED))
    if full or own:
        second.relation = "conjunct"


def _no_time(words: list[Rough], named: Rough) -> None:
    verb = words[named.head]
    if verb.kind != "verb":
        return
    own = [w for w in _below(words, verb, *_DONE_TO) if w is not named]
    start = min([w.index for w in words if w.head == named.index and w.index < named.index]
                + [named.index])  # fmt: skip
    before = words[start - 1] if start else named
    for whom in own:
        if not (is_personal(whom.low) or whom.kind == "name"):
            continue
        if before is whom and named.kind == "name" and whom.kind == "noun":
            named.relation, named.head = "apposition", whom.index  # "his cousin Pavel"
        elif whom.index < start and before.text == "," and _ends_at(words, whom, before):
            _after(words, whom, named)
        elif named.index < whom.index and whom.relation == "passive_subject" and not start:
            _before(words, named, whom)


def _ends_at(words: list[Rough], whom: Rough, comma: Rough) -> bool:
    """Tell whether nothing but names beside one stands before a comma."""
    between = words[whom.index + 1 : comma.index]
    return all(w.kind in ("name", "mark", "number") for w in between)


def _after(words: list[Rough], whom: Rough, named: Rough) -> None:
    """Read "a teacher, Ana Brovik, and her son" and "the poet Ana Brovik, the singer and …"."""
    after = next((w for w in words[named.index + 1 :] if w.kind != "name"), None)
    closed = after is not None and after.text == ","
    named.head = whom.index
    named.relation = "apposition" if named.kind == "name" and closed else "conjunct"
    if named.relation == "apposition":
        for other in _below(words, named, "conjunct", "coordinator"):
            other.head = whom.index


def _before(words: list[Rough], first: Rough, second: Rough) -> None:
    """Let "the teacher" lead "the teacher, the nurse and the baker were arrested"."""
    if words[first.index + 1].text != "," or not any(_below(words, second, "conjunct")):
        return
    first.relation, first.head = second.relation, second.head
    second.relation, second.head = "conjunct", first.index


def _below(words: list[Rough], head: Rough, *relations: str) -> Iterator[Rough]:
    return (
        w
        for w in words
        if w.head == head.index and w is not head and (not relations or w.relation in relations)
    )
