"""Demand parts: what all demands share, whatever asks.

Ask         what asks, who asks whom, and in which work
own_voice   verb → who speaks, where its form says "we"
draft_of    Page, Ask, word → Draft
listed      the other things of a list
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dripstone import vocabulary
from dripstone.languages.parsed import Sentence, Word
from dripstone.languages.times import find_times
from dripstone.read.answers import against_day
from dripstone.read.drafts import Answer, Draft
from dripstone.read.heard import Heard
from dripstone.read.page import Page, Span, Told
from dripstone.read.voices import chain
from dripstone.read.who import speaking
from dripstone.records import When, Who

_AHEAD = 7  #: words after a semicolon in which the next thing asked begins


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Ask:
    """A verb of asking, with who asks, whom, and in which work."""

    verb: Word
    force: str
    by: Answer | None
    addressees: tuple[Answer, ...]
    work: Answer | None
    firm: bool  #: an infinitive or a clause follows, so that any verb is something asked
    told: Told | None = None  #: where the verb stands, if not beside what is asked


def listed(sentence: Sentence, inner: Word) -> list[Word]:
    """Give the other infinitives of a list, those too that the parser hangs below the last one."""
    found = [w for w in sentence.conjuncts(inner) if w.kind == "verb"]
    for one in (inner, *found):
        for late in sentence.children(one, "adverbial"):
            comma = sentence.words[late.index - 2 : late.index]
            if (
                late.form == "infinitive"
                and len(comma) == 2
                and comma[0].text == ","
                and comma[1].low == "to"
            ):
                found += [late, *(w for w in sentence.conjuncts(late) if w.kind == "verb")]
    if sentence.bare:
        return found
    more = (*_hung_deeper(sentence, inner), *_after_marks(sentence, inner))
    return list(dict.fromkeys((*found, *more)))


def _hung_deeper(sentence: Sentence, inner: Word) -> Iterator[Word]:
    """Give "to open" of "to refrain from returning them and to open a corridor"."""
    if not _has_to(sentence, inner):
        return
    for late in sentence.below(inner):
        head = sentence.head(late)
        joined = late.relation == "conjunct" and late.kind == "verb" and head != inner
        if joined and head is not None and _has_to(sentence, late) and not _has_to(sentence, head):
            first = sentence.first_of(late)
            if first.kind == "verb" and not _has_to(sentence, first):
                yield late


def _has_to(sentence: Sentence, verb: Word) -> bool:
    return any(w.low == "to" for w in sentence.children(verb, "auxiliary"))


def _after_marks(sentence: Sentence, inner: Word) -> Iterator[Word]:
    """Give what begins after a semicolon: "end the searches; cease …; (c) give them a doctor"."""
    for mark in sentence.words[inner.index + 1 :]:
        if mark.text != ";":
            continue
        ahead = sentence.words[mark.index + 1 : mark.index + _AHEAD]
        first = next((w for w in ahead if not _opens(w)), None)
        if first is not None and _plain(sentence, first):
            yield first
            yield from (w for w in sentence.conjuncts(first) if w.index > first.index)


def _plain(sentence: Sentence, verb: Word) -> bool:
    """Tell "provide" and "to provide" from what is told: "provided", "they provide"."""
    plain = verb.form == "infinitive" or (verb.form == "present" and not verb.low.endswith("s"))
    return verb.kind == "verb" and plain and sentence.child(verb, "subject") is None


def _opens(word: Word) -> bool:
    """Tell what may stand before a thing in a list: "and to", "(b)"."""
    return word.kind in ("mark", "number", "conjunction", "adverb") or word.low in (
        "to",
        "b",
        "c",
        "d",
    )


def is_official(addressees: tuple[Answer, ...]) -> bool:
    """Tell whether one of those asked is a body of office."""
    return any(
        isinstance(v, Who) and v.type not in (None, "activists", "person", "media")
        for _, v in addressees
    )


def holds_power(page: Page, by: Answer) -> bool:
    """Tell police, guards and the like, whose orders to those they hold are no demands."""
    value = by[1]
    words = page.words(by[0]).lower().split()
    listed_ = any(page.lexicon.has("orders_people", w) for w in words)
    return listed_ or (isinstance(value, Who) and value.type in _POWERS)


_POWERS = ("police", "security", "military", "armed_group", "prison", "investigator")


def own_voice(page: Page, verb: Word) -> Answer | None:
    """Give who speaks, where a quoted verb says "we" by its form alone: «Просим освободить …»."""
    spoken = page.spoken_by(verb.start) if page.lexicon.speaks_for_itself(verb.low) else []
    if not spoken:
        return None
    speaker = spoken[-1][1]
    return speaker.span, speaking(page, page.words(speaker.span), speaker.stands_for)


def draft_of(page: Page, told: Told, ask: Ask, what: Word, type_: str) -> Draft:
    """Make a demand of what is asked and what asks for it."""
    sentence = told.sentence
    span = _what(sentence, what)
    slots: dict[str, Answer] = {"what": (span, None)}
    if ask.by is not None:
        slots["who"] = ask.by
    heard = _heard(page, ask.told or told, ask.verb)
    missing = [] if ask.by is not None else ["who"]
    return Draft(
        kind="demand",
        type=type_,
        trigger=(what.start, what.end),
        told=told,
        heard=heard,
        rule=f"demand.{ask.force}",
        why=_why(ask, what, type_),
        confidence=0.85 if type_ != "act" and ask.force != "implies" else 0.65,
        slots=slots,
        not_stated=tuple(missing),
        more=((ask.verb.start, ask.verb.end),),
        addressees=ask.addressees,
        force=ask.force,
        urgent=_urgent(page, sentence, what, span),
        deadline=_deadline(page, told, what if ask.told else ask.verb, span),
        work=ask.work,
    )


def _urgent(page: Page, sentence: Sentence, what: Word, span: Span) -> bool:
    """Tell "at once" and "immediately" in what is asked, or beside its verb."""
    said = " ".join(page.words(span).lower().split())
    beside = [w.low for w in sentence.children(what, "adverb")]
    cues = page.lexicon.cues.get("urgent", frozenset())
    return not cues.isdisjoint(beside) or _any_of(cues).search(said) is not None


@functools.cache
def _any_of(cues: frozenset[str]) -> re.Pattern[str]:
    """Make one search of many words; of none, one that finds nothing."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(cues))) or '(?!)'})\b")


def _deadline(page: Page, told: Told, verb: Word, span: Span) -> Answer | None:
    """Give the day by which it is asked: "by 15 June"."""
    against = against_day(page, told, verb)
    found = find_times(
        told.sentence.content, span[0], told.sentence.end, language=page.language, against=against
    )
    for one in found:
        value = one.value
        if isinstance(value, When) and value.relation == "before" and one.start < span[1] + 2:
            return (one.start, one.end), value
    return None


def _heard(page: Page, told: Told, verb: Word) -> Heard:
    found = chain(page, told, verb)
    return Heard(
        hops=found.hops, stance="demanded", polarity="affirms", cues=((verb.start, verb.end),)
    )


def _what(sentence: Sentence, what: Word) -> Span:
    """Give the words of one thing asked, without the things that are listed beside it."""
    below = sentence.below(what, leave_out=frozenset({"conjunct", "coordinator"}))
    whole = (what, *sentence.above(what))
    apart = (w for w in listed(sentence, what) if w not in whole)
    late = {w.index for one in apart for w in sentence.below(one)}
    number = next((w.index for w in sentence.words[:4] if w.text == ")"), -1)  # "a) to release"
    words = [w for w in below if w.kind != "mark" and w.index not in late and w.index > number]
    words = [
        w
        for w in words
        if not (w.head == what.index and w.relation in ("subject", "case", "connective"))
    ]
    colon = max((w.index for w in sentence.words[: what.index] if w.text == ":"), default=-1)
    words = [w for w in words if w.index >= max(_start(sentence, what), colon + 1)]
    objects = sentence.children(what, "object", "oblique", "modifier")
    ends = [sentence.phrase(w)[1] for w in objects if w.index not in late]
    last = max([words[-1].end, *ends]) if words else what.end
    start = words[0].start if words else what.start
    passive = sentence.child(what, "passive_subject")
    if passive is not None and passive.kind != "pronoun":
        start = sentence.phrase(passive)[0]
    if what.kind == "verb" and not objects and _after(sentence, what):
        return start, sentence.clause(_after(sentence, what)[-1])[1]  # "release and drop charges …"
    limit = min([w.start for w in _after(sentence, what)], default=last)
    return start, min(last, _before(sentence, limit))


def _start(sentence: Sentence, what: Word) -> int:
    """Give where what is asked may begin: «следует немедленно освободить» begins after its duty."""
    if what.kind != "verb" and not sentence.bare:
        own = sentence.children(what, "determiner", "adjectival", "possessor", "compound", "number")
        return min([what.index - 3, *(w.index for w in own)])
    helpers = sentence.children(what, "auxiliary") if sentence.bare else []
    return max([what.index - 3, *(w.index + 1 for w in helpers if w.index < what.index)])


def _after(sentence: Sentence, what: Word) -> list[Word]:
    return [
        w
        for w in (*sentence.conjuncts(what), *listed(sentence, what))
        if w.index > what.index and w.kind == what.kind
    ]


def _before(sentence: Sentence, place: int) -> int:
    """Give where the last full word before a place ends, joining words left aside."""
    ends = [
        w.end
        for w in sentence.words
        if w.end <= place
        and w.kind not in ("mark", "conjunction")
        and w.low != "to"
        and w.relation != "adverb"
    ]
    return ends[-1] if ends else place


def _why(ask: Ask, what: Word, type_: str) -> str:
    label = vocabulary.label("demands", type_).lower()
    return f"“{ask.verb.text}” asks for something, and “{what.text}” is what is asked ({label})"
