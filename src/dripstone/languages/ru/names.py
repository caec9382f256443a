"""Names: people, places and organisations in Russian words, with what the models miss put right.

find_names    content, span → names, by place
settled       words, tags → the same tags, mended by rules
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dripstone.languages.cases import adjective
from dripstone.languages.naming import guide
from dripstone.languages.ru.people import listed
from dripstone.languages.ru.words import lemmas, readings
from dripstone.vocabulary.gazetteer import ours

Tagged = tuple[str, bool]  #: person, place, organisation or ""; does a name begin here?


class Name(NamedTuple):
    """A name, by its place."""

    start: int  #: code points from the beginning of the content
    end: int
    kind: str  #: person, place, organisation


def find_names(content: str, start: int, end: int) -> Iterator[Name]:
    """Find the names of people, places and organisations in a stretch of text."""
    from razdel import tokenize  # noqa: PLC0415 -- part of an extra

    from dripstone.languages.ru.models import names_of  # noqa: PLC0415 -- loads the models
    from dripstone.languages.ru.splitting import sentences  # noqa: PLC0415

    places = list(sentences(content, start, end))
    cuts = [list(tokenize(content[a:b])) for a, b in places]
    tags = names_of([cut.text for cut in one] for one in cuts)
    for (begin, _), one, told in zip(places, cuts, tags, strict=True):
        settled_ = settled([cut.text for cut in one], told)
        for first, last, kind in spans(settled_):
            yield Name(begin + one[first].start, begin + one[last].stop, kind)


def spans(tags: Sequence[Tagged]) -> Iterator[tuple[int, int, str]]:
    """Give the first and last word of each name, and its kind."""
    first: int | None = None
    for at, (kind, begins) in enumerate([*tags, ("", False)]):
        if first is not None and (begins or kind != tags[first][0]):
            yield first, at - 1, tags[first][0]
            first = None
        if kind and first is None:
            first = at


def settled(words: Sequence[str], tags: Sequence[Tagged]) -> list[Tagged]:
    """Put right what the models are known to get wrong, by general rules.

    A bracket ends a name; what somebody is («восьмидесятилетний») is no part of one; a site is no
    place; adjectives of places and bodies of a state are names; a body takes in whose it is.
    """
    found = [one for span in spans(tags) for one in _unbracketed(words, span)]
    found = [_without_lead(words, one) for one in found]
    found = [one for one in found if not _no_name(words, one)]
    taken = {at for first, last, _ in found for at in range(first, last + 1)}
    found += [one for one in _more(words) if one[0] not in taken]
    return _as_tags(len(words), _joined(words, sorted(found)))


Span = tuple[int, int, str]  #: first word, last word, kind


def _unbracketed(words: Sequence[str], span: Span) -> Iterator[Span]:
    """Give the parts of a name before, in and after brackets: «Дэвид Саутер (David Souter)»."""
    begin, last, kind = span
    for at in range(begin, last + 2):
        if at > last or words[at] in ("(", ")", "[", "]"):
            if at > begin:
                yield begin, at - 1, kind
            begin = at + 1


def _without_lead(words: Sequence[str], span: Span) -> Span:
    first, last, kind = span
    while kind == "person" and first < last and _says_age(words[first].lower()):
        first += 1
    return first, last, kind


def _says_age(word: str) -> bool:
    return len(word) > 8 and "летн" in word and any("ADJF" in r.tag for r in readings(word))


def _no_name(words: Sequence[str], span: Span) -> bool:
    """Tell a word for a kind of thing («СМИ»), a numeral, and the name of a site («тюрьма …»)."""
    first, last, kind = span
    if kind == "organisation" and first == last and words[first].lower() in listed()["kinds"]:
        return True
    if kind == "person" and first == last:
        reading = readings(words[first].lower())[0].tag
        return reading.POS in ("NUMR", "PRTF", "INFN") or "Anum" in reading
    before = first - 1 - (first > 0 and words[first - 1] in ('"', "«", "“"))
    return kind == "place" and before >= 0 and _is(words[before], "sites")


def _is(word: str, listed_as: str) -> bool:
    return not listed()[listed_as].isdisjoint(lemmas(word.lower()))


def _more(words: Sequence[str]) -> Iterator[Span]:
    """Find what the models pass over: adjectives of places, and the bodies that a state has."""
    known, endings = ours().adjectives, guide("ru").endings
    for at, word in enumerate(words):
        low = word.lower()
        if not low.isalpha() and "-" not in low:
            continue
        if adjective(low.replace("-", " "), endings) in known and _adjectival(low):
            yield at, at, "place"
        elif _is(word, "state_bodies"):
            yield at, at, "organisation"


def _adjectival(low: str) -> bool:
    return any(r.tag.POS in ("ADJF", "ADJS") or "Surn" in r.tag for r in readings(low))


def _joined(words: Sequence[str], found: list[Span]) -> list[Span]:
    """Join a body with whose it is: «Верховного суда США», «МВД по Башкирии», «чешское МВД»."""
    joined: list[Span] = []
    for one in found:
        while joined and (made := _both(words, joined[-1], one)) is not None:
            joined.pop()
            one = made  # noqa: PLW2901 -- it grows to the left
        joined.append(one)
    return joined


def _both(words: Sequence[str], left: Span, right: Span) -> Span | None:
    between = [w.lower() for w in words[left[1] + 1 : right[0]]]
    whose = right[2] in ("place", "organisation") and left[2] == "organisation"
    if whose and (between == ["по"] or (not between and _genitive(words[right[0]]))):
        return left[0], right[1], "organisation"
    described = left[2] == "place" and right[2] == "organisation" and not between
    if described and left[0] == left[1] and _adjectival(words[left[0]].lower()):
        return left[0], right[1], "organisation"
    return None


def _genitive(word: str) -> bool:
    return word.isupper() or any("gent" in r.tag for r in readings(word.lower()))


def _as_tags(length: int, found: Sequence[Span]) -> list[Tagged]:
    tags: list[Tagged] = [("", False)] * length
    for first, last, kind in found:
        tags[first : last + 1] = [(kind, at == first) for at in range(first, last + 1)]
    return tags
