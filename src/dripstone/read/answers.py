"""Answers: when, where and how many, as the sentence ties them to an act.

Values      what times, numbers and places a sentence holds
when, where, how_many    word → (place, value), or None where the words do not tie one to it
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.found import Found
from dripstone.languages.numbers import find_numbers
from dripstone.languages.parsed import Sentence, Word
from dripstone.languages.times import find_times
from dripstone.read.ahead import told_ahead, when_of, where_of
from dripstone.read.nearby import happening, told_nearby
from dripstone.read.page import Page, Span, Told
from dripstone.read.scenes import holds, scenes, top_of
from dripstone.read.tied import flows, hangs_on, retold, tied, verb_of
from dripstone.read.unlisted import gone_into, unlisted, with_site
from dripstone.records import HowMany, SlotValue, When, Where

Answer = tuple[Span, SlotValue]

_AT = frozenset(
    {"in", "at", "near", "outside", "inside", "on", "across", "throughout", "around", "from", "to"}
)


def when(page: Page, told: Told, word: Word) -> Answer | None:
    """Give the time that hangs on a word or on the verb that governs it."""
    sentence = told.sentence
    against = against_day(page, told, word)
    found = sentence.noted.get(("times", against))
    if found is None:
        found = find_times(
            sentence.content, sentence.start, sentence.end, language=page.language, against=against
        )
        sentence.noted["times", against] = found
    times = [f for f in found if _tells(f)]
    if times and word.kind != "verb":
        times = [f for f in times if not retold(page, sentence, word, f)]
    near = _near(page, sentence, word, times)
    own = None if near is None else ((near.start, near.end), near.value)
    if own is not None and near is not None and not _lasts(near):
        return own
    ahead = told_ahead(page, told, word, times, against)
    if ahead is None and (own is not None or not times):
        ahead = told_nearby(page, told, word, against)
    if own is None:
        return ahead
    day = ahead is not None and isinstance(ahead[1], When) and ahead[1].edtf is not None
    return ahead if day else own  # a day before how long it took


def _near(page: Page, sentence: Sentence, word: Word, times: list[Found]) -> Found | None:
    """Give the time of an act's own words, else that of its scene, else of what it is told of."""
    if not times:
        return None
    term = page.lexicon.has("sentences_to", word)
    own = [f for f in times if tied(page, sentence, word, f) and flows(sentence, word, f)]
    own = [f for f in own if not (term and _lasts(f))]  # "jailed for two years" is no time
    if own:
        verb = verb_of(sentence, word)
        # its own time before one that is shared, and a day before how long or at what hour
        return min(own, key=lambda f: (not hangs_on(sentence, word, verb, f), _is_open(f)))
    days = [f for f in times if not _lasts(f)]
    for verb in scenes(page, sentence, verb_of(sentence, word)):
        along = [f for f in days if tied(page, sentence, verb, f)]
        if along:
            return min(along, key=_is_open)
    return when_of(sentence, word, days)


def _lasts(found: Found) -> bool:
    """Tell "for nine days", which says how long one deed took and not when another was."""
    return isinstance(found.value, When) and found.value.rule in ("lasted", "later", "current")


def _is_open(found: Found) -> bool:
    """Tell how long or at what hour from a day."""
    return isinstance(found.value, When) and found.value.edtf is None


def _tells(found: Found) -> bool:
    """Leave out "after that": it counts from something that the words do not date."""
    value = found.value
    return isinstance(value, When) and not (value.edtf is None and value.rule == "after_event")


def against_day(page: Page, told: Told, word: Word) -> str | None:
    """Give the day that relative words count from: that of their own voice, None when unknown."""
    spoken = page.spoken_by(word.start)
    if spoken:
        return spoken[-1][1].spoken
    return page.published(told)


def where(page: Page, told: Told, word: Word, *, near: bool = False) -> Answer | None:
    """Give the place that hangs on a word, on the one to whom it was done, or on its scene.

    With ``near``, only a place of the word's own: "condemned it in Geneva", not "the arrests in …".
    """
    sentence = told.sentence
    found = [f for f in page.places(sentence.start, sentence.end) if _is_there(sentence, f)]
    if found and word.kind != "verb":
        found = [f for f in found if not retold(page, sentence, word, f)]
    if near:
        own = [f for f in found if _own_place(sentence, word, f)]
        return next((p for p in _known(page, sentence, word, own)), None)
    verb = verb_of(sentence, word)
    first = _where_of(page, sentence, word, found)
    if first is not None and first[1].role != "to":
        return first
    others = (_where_of(page, sentence, one, found) for one in scenes(page, sentence, verb))
    beside = (one for one in others if one is not None and one[1].role == "at")
    told_here = next(beside, None) or first or where_of(page, sentence, word)
    return told_here or _where_happened(page, told, word)


def _where_happened(page: Page, told: Told, word: Word) -> tuple[Span, Where] | None:
    """Give the place of "The attack took place outside a bakery", told beside the act's own."""
    for start, end in happening(page, told, word):
        other = page.told_at(start + 1)
        if other is None or not start <= other.sentence.start < end:
            continue
        sentence = other.sentence
        verb = next((w for w in sentence.words if w.relation == "root"), None)
        places = [f for f in page.places(sentence.start, sentence.end) if _is_there(sentence, f)]
        if verb is not None:
            return _where_of(page, sentence, verb, places)
    return None


def _is_there(sentence: Sentence, found: Found) -> bool:
    value = found.value
    return isinstance(value, Where) and value.role in ("at", "from") and _at(sentence, found)


def _where_of(
    page: Page, sentence: Sentence, word: Word, found: list[Found]
) -> tuple[Span, Where] | None:
    """Give the place that hangs on one word: a known one, else one that the syntax tells."""
    known = next(_known(page, sentence, word, found), None)
    if known is not None:
        return known
    taken = [(one.start, one.end) for one in page.places(sentence.start, sentence.end)]

    def here(place: Word) -> bool:
        apart = all(end <= place.start or place.end <= start for start, end in taken)
        there = apart and tied(page, sentence, word, place) and holds(page, sentence, word, place)
        return there and (word.kind == "verb" or not retold(page, sentence, word, place))

    return unlisted(page, sentence, here) or gone_into(page, sentence, word)


def _known(
    page: Page, sentence: Sentence, word: Word, found: list[Found]
) -> Iterator[tuple[Span, Where]]:
    """Give the places of the gazetteer that hang on a word, each whole with its site."""
    for one in found:
        top = top_of(sentence, sentence.between(one.start, one.end))
        if top is None or not isinstance(one.value, Where):
            continue
        if tied(page, sentence, word, one) and holds(page, sentence, word, top):
            yield with_site(page, sentence, one, top)


def _own_place(sentence: Sentence, word: Word, found: Found) -> bool:
    inside = sentence.between(found.start, found.end)
    return any(w.head == word.index for w in inside)


def _at(sentence: Sentence, found: Found) -> bool:
    """Tell a place that something happens at from one in a name ("Moscow police")."""
    inside = sentence.between(found.start, found.end)
    return any(c in _AT for w in inside for c in sentence.case(w).split()) or any(
        w.low in _AT for w in inside[:1]
    )


def _of_children(page: Page, sentence: Sentence, number: Found) -> bool:
    """Tell the four of "a mother of four", who were not harmed."""
    before = [w for w in sentence.words if w.end <= number.start and w.kind != "preposition"]
    return bool(before) and page.lexicon.has("parents", before[-1])


def _in_name(sentence: Sentence, found: Found) -> bool:
    """Tell the number of "Station No. 4" or "Article 19" from a count."""
    inside = sentence.between(found.start, found.end)
    if not inside or inside[0].index == 0:
        return False
    before = sentence.words[inside[0].index - 1]
    beside = before.kind == "name" and inside[0].head == before.index
    return beside or (before.text != "no" and before.low in ("no", "no.", "№", "#", "nos"))


def how_many(page: Page, told: Told, span: Span | None) -> Answer | None:
    """Give the number that a noun phrase holds in its words; none for a bare plural."""
    if span is None:
        return None
    found = find_numbers(told.sentence.content, span[0], span[1], language=page.language)
    for one in found:
        if not isinstance(one.value, HowMany) or one.value.qualifier == "none":
            continue
        apart = _in_name(told.sentence, one) or _of_children(page, told.sentence, one)
        if one.value.rule != "plural" and not apart:
            return (one.start, one.end), one.value
    return None
