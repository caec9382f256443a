"""Tagging: what is found of a finding, and of a text.

    put_in         finding → its words as stems, the sounds of its names, its tags
    tags_of_text   text → its tags
    names_in       finding → the names in it, each with its level and the sounds that find it
    tag            kind, identity → one word that a filter looks for
    months         two days → the months and years that lie between them
    lineage        term → itself and those above it

Kinds of tags: a act or type, c stance or polarity, g ground, k kind, l language, m and y when it
happened, o what is left open, p place, pm and py when it was published, r report, s state, v voice,
w words of a place.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from dripstone import vocabulary
from dripstone.errors import UnknownTerm
from dripstone.flow.seeing import RESTRICTED
from dripstone.languages import stems
from dripstone.languages.names import bare, name_keys
from dripstone.link import mentions
from dripstone.records import AnyFinding, Demand, Ground, Quote, Slot, Text, When, Where, Who
from dripstone.vault.search_pen import LEVELS

SCHEMES = ("acts", "events", "demands", "grounds", "legal", "relations", "responses", "attribution")
_YEARS = 60  #: that one time is spread over at most
_MONTHS = 24  #: of a longer one only the years are noted
_ODD = re.compile(r"[^\w:.-]+")
_PERSON, _BODY = "person", "organisation"
_BODIES = (_BODY, "group")


def put_in(
    found: AnyFinding, *, state: str, language: str | None, published: str | None
) -> tuple[str, str, str]:
    """Give the words of a finding, the sounds of its names, and its tags."""
    told = dict.fromkeys(_words(found))
    words = "\n".join(told)
    tags = dict.fromkeys((*_tags(found), tag("s", state), *_report_tags(language, published)))
    return (*stems.words_and_names_of(words), " ".join(tags))


def _words(found: AnyFinding) -> Iterator[str]:
    yield found.says
    yield from (anchor.exact for anchor in found.anchors)
    for slot in _slots(found):
        yield slot.text
        if isinstance(slot.value, Who) and slot.value.stands_for:
            yield slot.value.stands_for
    for voice in found.attribution:
        yield from (words for words in (voice.who, voice.stands_for) if words)


def _slots(found: AnyFinding) -> Iterator[Slot]:
    yield from (slot for _, slot in found.slots.filled())
    if isinstance(found, Quote) and found.speaker is not None:
        yield found.speaker
    if isinstance(found, Demand):
        yield from found.addressees


def tag(kind: str, identity: str) -> str:
    """Spell what a filter looks for as one word."""
    return f"{kind}:{_ODD.sub('_', identity.casefold())}"


def _tags(found: AnyFinding) -> Iterator[str]:
    yield tag("k", found.kind)
    yield from (tag("a", one) for one in lineage(found.type))
    yield from (tag("o", one) for one in found.not_stated)
    yield tag("c", found.stance)
    yield tag("c", found.polarity)
    for slot in _slots(found):
        yield from _value_tags(slot)
    for voice in found.attribution:
        for words in filter(None, (voice.who, voice.stands_for)):
            yield from voice_tags(words)
    if isinstance(found, Quote) and found.speaker is not None:
        yield from voice_tags(found.speaker.text)


def _value_tags(slot: Slot) -> Iterator[str]:
    match slot.value:
        case Where(place=place, within=within):
            yield from (tag("p", one) for one in (place, *within) if one)
            yield from (tag("w", one) for one in stems.words_of(slot.text).split())
        case When() as when:
            yield from months(when.earliest, when.latest, "m", "y")
        case Ground(ground=str(ground)):
            yield from (tag("g", one) for one in lineage(ground, ("grounds",)))


def voice_tags(words: str) -> Iterator[str]:
    """Give what a voice is found by: the stems of its words and the sounds of its names."""
    yield from (tag("v", one) for one in stems.words_of(words).split())
    yield from (tag("v", one) for one in stems.names_of(words).split())


def _report_tags(language: str | None, published: str | None) -> Iterator[str]:
    if language:
        yield tag("l", language)
    if published:
        yield from months(published, published, "pm", "py")


def tags_of_text(text: Text) -> Iterator[str]:
    """Give the tags of a text: its language and when it was published."""
    return _report_tags(text.language, text.published.value[:10] if text.published else None)


def months(earliest: str | None, latest: str | None, month: str, year: str) -> Iterator[str]:
    """Give the months and years that a time may lie in; of a long one, its years alone."""
    first, last = _day(earliest), _day(latest)
    if first is None or last is None:
        yield tag(year, "open")
    begin, end = first or last, last or first
    if begin is None or end is None or end < begin:
        return
    yield from (
        tag(year, str(n)) for n in range(begin.year, min(end.year, begin.year + _YEARS) + 1)
    )
    count = (end.year - begin.year) * 12 + end.month - begin.month + 1
    if count > _MONTHS:
        yield tag(year, "open")
    for n in range(count if count <= _MONTHS else 0):
        at = begin.month - 1 + n
        yield tag(month, f"{begin.year + at // 12:04}-{at % 12 + 1:02}")


def _day(written: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written) if written else None
    except ValueError:
        return None


def lineage(term: str, schemes: tuple[str, ...] = SCHEMES) -> tuple[str, ...]:
    """Give a term and those above it; a term of no vocabulary stands alone."""
    for name in schemes:
        try:
            return vocabulary.scheme(name).lineage(term)
        except UnknownTerm:
            continue
    return (term,)


def names_in(found: AnyFinding, level: int) -> Iterator[tuple[int, str, str, tuple[str, ...]]]:
    """Give the names in a finding: level, name, kind, and the sounds that find it.

    A person stands at the level that their role calls for, as on the page of people.
    """
    heights = {m.name: mentions.level(m.told) for m in mentions.mentions([found]).values()}
    named = dict(reversed([*_named(found)]))
    for name, kind in named.items():
        height = max(level, heights.get(name, RESTRICTED) if kind == _PERSON else level)
        blocks = tuple(sorted(name_keys(name).blocks))
        if blocks and height in LEVELS:
            yield height, name, kind, blocks


def _named(found: AnyFinding) -> Iterator[tuple[str, str]]:
    """Give what stands as a name, and whether it is a person's or a body's."""
    for slot in _slots(found):
        if isinstance(slot.value, Who) and slot.value.named:
            name = bare(slot.value.stands_for or slot.value.text)
            yield name, _BODY if slot.value.kind in _BODIES else _PERSON
    for voice in found.attribution:
        name = bare(voice.stands_for or voice.who or "")
        publisher = voice.mode == "narrates"
        if name and (publisher or voice.kind == _PERSON or _like_a_name(name)):
            yield name, _BODY if publisher or voice.kind in _BODIES else _PERSON


def _like_a_name(words: str) -> bool:
    """Tell whether several words have a capital: one may only begin a sentence."""
    return sum(word[:1].isupper() for word in words.split()) > 1
