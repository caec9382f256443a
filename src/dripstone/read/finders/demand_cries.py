"""Demand cries: what is asked outright, where a verb's form says so: «Верните нам тела!».

cried      Page, Told → Drafts    «верните», «не трогайте», «пусть ответит», «освободить Марка!»
called     place → whom the words before or around a cry call on: «Министр обороны! …»

Whoever holds people says «назовите имена» too: of an office such words are no demand.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor
from dripstone.read.drafts import Answer, Draft
from dripstone.read.finders.demand_contents import target_of
from dripstone.read.finders.demand_heads import letter_head
from dripstone.read.finders.demand_kinds import type_of
from dripstone.read.finders.demand_parts import Ask, draft_of, holds_power, listed
from dripstone.read.page import Page, Told
from dripstone.read.who import answer, speaking

_BACK = 600  #: characters before a cry in which its paragraph begins
_CALL = 90  #: characters of «Господин министр внутренних дел», at most
_AHEAD = 6  #: words after a verb in which what it takes is looked for
_LOOSE = ("inform", "assist", "act", "stop", "access", "permit", "repair", "pressure", "comply")
_BREAK = re.compile(r"\n\s*\n")
_TAG = re.compile(r"(?<![\w@])@(?P<who>\w{2,})")


def cried(page: Page, told: Told) -> Iterator[Draft]:
    """Give what a sentence asks outright; none where a language has no form for it."""
    sentence = told.sentence
    if not sentence.bare or page.is_teaser(told):
        return
    for word in page.lexicon.marked(sentence, "bidding", "sparing", "may_it"):
        if page.lexicon.has("may_it", word):
            yield from _let(page, told, word)
        else:
            yield from _bid(page, told, word)
    yield from _shouted(page, told)


def _bid(page: Page, told: Told, verb: Word) -> Iterator[Draft]:
    """Read «Господин прокурор, верните дело» and «Не трогайте наших детей»."""
    sentence = told.sentence
    spares = _spares(page, sentence, verb)
    if not spares and not page.lexicon.has("bidding", verb):
        return
    if not spares and (_negated(sentence, verb) or _is_told(page, sentence, verb)):
        return
    by, whom = _by(page, told, verb), called(page, told, verb) or _asked_before(page, told, verb)
    for what in (verb, *(w for w in listed(sentence, verb) if page.lexicon.has("bidding", w))):
        type_ = "stop" if spares else type_of(page, sentence, what)
        if type_ is None or (not whom and _is_offer(page, sentence, what, type_)):
            continue
        if type_ in _LOOSE and by is not None and holds_power(page, by):
            continue  # «„Предъявите документы“, — сказал полицейский»
        asked = (whom,) if whom is not None else ()
        yield draft_of(page, told, _ask(what, by, asked), what, type_)


def _spares(page: Page, sentence: Sentence, verb: Word) -> bool:
    known = page.lexicon.has("sparing", verb) or page.lexicon.has("bidding", verb)
    return known and _negated(sentence, verb) and not page.lexicon.has("idle", verb)


def _negated(sentence: Sentence, verb: Word) -> bool:
    return sentence.words[max(0, verb.index - 1)].low == "не"


def _is_told(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell «если вы освободите их» and «вы разрешите» from what is asked."""
    ambiguous = not page.lexicon.only_bids(verb.low)
    you = any(w.low == "вы" for w in sentence.words[max(0, verb.index - 4) : verb.index])
    asks = sentence.content[sentence.end - 1] == "?"
    return ambiguous and (you or asks or _if(sentence, verb))


def _if(sentence: Sentence, verb: Word) -> bool:
    return any(w.low in ("если", "когда", "пока") for w in sentence.words[: verb.index])


def _is_offer(page: Page, sentence: Sentence, verb: Word, type_: str) -> bool:
    """Tell «если вы видели это, сообщите нам» and «поддержите редакцию»: readers are asked."""
    ahead = sentence.words[verb.index + 1 : verb.index + _AHEAD]
    own = any(page.lexicon.has("own_work", w) for w in ahead)
    return type_ in ("inform", "assist", "act") and (_if(sentence, verb) or own)


def _let(page: Page, told: Told, word: Word) -> Iterator[Draft]:
    """Read «Пусть прокурор объяснит, почему дело закрыли»."""
    sentence = told.sentence
    ahead = sentence.words[word.index + 1 : word.index + 1 + 2 * _AHEAD]
    verb = next((w for w in ahead if w.kind == "verb"), None)
    parted = verb is not None and any(
        w.text in ",:;" for w in sentence.words[word.index : verb.index]
    )
    if verb is None or parted or verb.form not in ("present", "future") or _negated(sentence, verb):
        return
    whom = sentence.child(verb, "subject")
    by = _by(page, told, word)
    for what in (verb, *listed(sentence, verb)):
        type_ = type_of(page, sentence, what) or _inside(page, sentence, what)
        if type_ is None or (by is not None and holds_power(page, by)):
            continue
        asked = _let_whom(page, told, what, whom)
        yield draft_of(page, told, _ask(word, by, asked, force="urges"), what, type_)


def _let_whom(page: Page, told: Told, verb: Word, whom: Word | None) -> tuple[Answer, ...]:
    """Give who is to do it: the subject, or the office that somebody is to write to."""
    sentence = told.sentence
    if page.lexicon.has("writes_to", verb):
        ends = [*sentence.obliques(verb, "to"), *sentence.children(verb, "recipient")]
        asked = tuple(answer(page, told, w) for w in ends if page.is_somebody(sentence, w))
        if asked:
            return asked[:1]
    told_of = whom is not None and page.is_somebody(sentence, whom)
    return (answer(page, told, whom),) if told_of and whom is not None else ()


def _inside(page: Page, sentence: Sentence, verb: Word) -> str | None:
    """Give what «пусть напишет в прокуратуру, чтобы приехали с проверкой» comes to."""
    inner = sentence.child(verb, "complement", "adverbial", "open_complement")
    joins = [] if inner is None else sentence.children(inner, "connective")
    if inner is None or not any(page.lexicon.has("so_that", w) for w in joins):
        return None
    return type_of(page, sentence, inner)


def _shouted(page: Page, told: Told) -> Iterator[Draft]:
    """Read «Освободить Марка Зильбера!», «Свободу Марку!», «Мэра в отставку!», «Нет пыткам!»."""
    for words in _stretches(page, told):
        yield from _slogans(page, told, words)


def _stretches(page: Page, told: Told) -> Iterator[list[Word]]:
    """Give the head of a sentence that is cried out, and its short quotations."""
    sentence = told.sentence
    end = next((w.index for w in sentence.words[1:] if w.text in "»”!"), len(sentence.words))
    words = [w for w in sentence.words[:end] if w.kind != "mark"]
    if words and (_loud(sentence) or page.quoted(words[0].start)):
        yield words
    for mark in sentence.words[1:]:
        if mark.text in "«“":
            before = sentence.words[: mark.index]
            if not any(page.lexicon.has(c, w) for w in before for c in ("cries", "boards")):
                continue
            after = sentence.words[mark.index + 1 : mark.index + 1 + 2 * _AHEAD]
            close = next((w.index for w in after if w.text in "»”!"), None)
            inside = [w for w in after if close is not None and w.index < close]
            if inside:
                yield [w for w in inside if w.kind != "mark"]


def _slogans(page: Page, told: Told, words: list[Word]) -> Iterator[Draft]:
    """Give what a stretch that is cried out asks for."""
    sentence, first = told.sentence, words[0]
    by = _by(page, told, first)
    if by is not None and holds_power(page, by):
        return
    whom = called(page, told, first)
    asked = (whom,) if whom is not None else ()
    if first.kind == "verb" and first.form == "infinitive":
        for what in (first, *listed(sentence, first)):
            type_ = type_of(page, sentence, what)
            if type_ is not None:
                yield draft_of(page, told, _ask(what, by, asked), what, type_)
        return
    type_ = _slogan(page, words)
    if type_ is not None:
        yield draft_of(page, told, _ask(first, by, asked), first, type_)


def _loud(sentence: Sentence) -> bool:
    after = sentence.content[sentence.end - 1 : sentence.end + 2]
    return "!" in after or any(w.text == "!" for w in sentence.words)


def _slogan(page: Page, words: list[Word]) -> str | None:
    """Give what a slogan asks for; it has few words and no finite verb."""
    run = words[:_AHEAD]
    has, first = page.lexicon.has, words[0]
    if any(w.kind == "verb" and w.form != "infinitive" for w in run[has("enough", first) :]):
        return None
    named = len(run) > 1 and run[1].kind in ("noun", "name", "adjective", "determiner", "verb")
    if first.low == "свободу" and named and run[1].low != "слова":
        return "release"
    if has("enough", first) and len(run) > 1:
        bare = run[1].kind == "verb" and run[1].form == "infinitive"
        no_to = first.low in ("нет", "долой") and run[1].kind in ("noun", "adjective")
        return "stop" if bare or no_to or any(_is_wrong(page, w) for w in run[1:]) else None
    said = [w.low for w in run]
    if said[-2:] == ["в", "отставку"] and run[0].kind in ("noun", "name", "adjective"):
        return "dismiss"
    return None


def _is_wrong(page: Page, word: Word) -> bool:
    senses = (s for m in page.lexicon.lemma(word) for s in page.lexicon.senses.get(m, ()))
    return any(s.scheme == "acts" for s in senses)


def _by(page: Page, told: Told, word: Word) -> Answer | None:
    """Give who cries it: the quotation's speaker, or who asks right after it."""
    spoken = page.spoken_by(word.start)
    if not spoken:
        return _after_quote(page, told, word) or _before_quote(page, told, word)
    speaker = spoken[-1][1]
    return speaker.span, speaking(page, page.words(speaker.span), speaker.stands_for)


def _before_quote(page: Page, told: Told, word: Word) -> Answer | None:
    """Read «Люди скандировали „Отпускай!“» and «вышли с плакатами „Нет вырубке!“»."""
    sentence = told.sentence
    if not page.quoted(word.start):
        return None
    before = [w for w in sentence.words[: word.index] if not page.quoted(w.start)]
    boards = any(page.lexicon.has("boards", w) for w in before)
    for verb in before:
        if page.lexicon.has("cries", verb) or (boards and verb.kind == "verb"):
            by = actor(sentence, verb)
            if by is not None and page.is_somebody(sentence, by):
                return answer(page, told, by)
    return None


def _after_quote(page: Page, told: Told, word: Word) -> Answer | None:
    """Read «„Верните нам тела“, — требуют матери», of the first of several cries too."""
    end = max((page.quotations[n].end for n in page.around(word.start)), default=0)
    at = page.told.index(told)
    for one in page.told[at : at + (3 if end > told.sentence.end else 1)]:
        first = word if one is told else one.sentence.words[0]
        by = _cries_after(page, one.sentence, first) if first.start < max(end, word.end) else None
        if by is not None:
            return answer(page, one, by)
    return None


def _cries_after(page: Page, sentence: Sentence, word: Word) -> Word | None:
    ahead = sentence.words[word.index + 1 :]
    close = next((w for w in ahead if w.text in "»”" or w.text in "—–"), None)
    near = [] if close is None else sentence.words[close.index + 1 : close.index + _AHEAD]
    verb = next((w for w in near if page.lexicon.has("cries", w)), None)
    if verb is None:
        return None
    late = sentence.words[verb.index + 1 : verb.index + _AHEAD]
    some = (w for w in late if w.kind in ("noun", "name") and sentence.case(w) == "")
    by = actor(sentence, verb) or sentence.child(verb, "subject")
    return by or next((w for w in some if page.is_somebody(sentence, w)), None)


def _asked_before(page: Page, told: Told, verb: Word) -> Answer | None:
    """Give whom «Призываем власти: освободите журналистов» names."""
    sentence = told.sentence
    for asks in page.lexicon.marked(sentence, "asking"):
        if asks.index < verb.index and asks.kind == "verb":
            lemma = page.lexicon.lemma_of["asking"][asks.low]
            whom = target_of(page, sentence, asks, lemma)
            if whom is not None and whom.index < verb.index and page.is_somebody(sentence, whom):
                return answer(page, told, whom)
    return None


def _ask(
    word: Word, by: Answer | None, asked: tuple[Answer, ...], *, force: str = "demands"
) -> Ask:
    return Ask(verb=word, force=force, by=by, addressees=asked, work=None, firm=True)


def called(page: Page, told: Told, verb: Word) -> Answer | None:
    """Give whom a cry calls on: beside it, before it in its paragraph, or at the letter's head."""
    content, names = page.text.content, page.lexicon.cues.get("called_on", frozenset())
    start = max(0, verb.start - _BACK)
    breaks = list(_BREAK.finditer(content, start, verb.start))
    start = breaks[-1].end() if breaks else start
    found = [
        *_calls(names).finditer(content, start, verb.start),
        *_calls(names).finditer(content, verb.end, told.sentence.end + 1),
    ]
    for one in sorted(found, key=lambda m: abs(m.start() - verb.start)):
        return one.span("who"), speaking(page, one["who"], None)
    tag = _TAG.search(content, told.sentence.start, verb.start)
    if tag is not None:
        return tag.span("who"), speaking(page, tag["who"], None)
    return next(iter(() if page.quoted(verb.start) else letter_head(page)), None)


@functools.cache
def _calls(names: frozenset[str]) -> re.Pattern[str]:
    """Give the shape of «Господин прокурор, …», «Министр обороны! …», «…, господин министр!»."""
    titles = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(
        rf"(?:^|(?<=[.!?…«„“,\n])|(?<=[.!?…,] ))\s*(?:И вы, |Но тогда, )?"
        rf"(?P<who>(?:{titles})\b[^.!?…,:;\n«»]{{0,{_CALL}}}?)(?=[!,]|\.$|!$)",
        re.IGNORECASE,
    )
