"""Demand heads: who is asked where the words of asking do not say, but those before them do.

asked_before    Page, Told, verb, who asks → whom, or nobody
letter_head     Page → whom the first lines of a letter name
paper           verb → the paper in which it is asked
unnamed         verb → is it said of nobody that they ask, as of those who hold people?
who_adopts      verb → who adopted the paper that asks
"""

from __future__ import annotations

import re

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor, is_passive
from dripstone.read.drafts import Answer
from dripstone.read.finders.demand_parts import holds_power, is_official
from dripstone.read.page import Page, Told
from dripstone.read.who import answer, speaking

_LINES = 4  #: of a letter, in which it says to whom it goes
_LONG = 110  #: characters of such a line, at most
_LINE = re.compile(r"[^\n]+")
_TO = re.compile(
    r"(?:открытое письмо|письмо|обращение|петиция|заявление|жалоба|ходатайство|запрос)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"\s+(?:от|from)\s", re.IGNORECASE)


def asked_before(page: Page, told: Told, verb: Word, by: Answer | None) -> tuple[Answer, ...]:
    """Give whom "They wrote to the mayor. They ask …" and the head of a letter name."""
    named = _in_the_name(page, told, verb) if told.sentence.bare else ()
    if named:
        return named
    meant = "" if by is None else page.words(by[0]).lower()
    ours = told.sentence.bare and page.lexicon.speaks_for_itself(verb.low)
    if by is None or (ours and page.lexicon.has("we_who_ask", meant)):
        own = page.lexicon.speaks_for_itself(verb.low) and not page.quoted(verb.start)
        return letter_head(page) if own else ()
    return _written_to(page, told) if page.lexicon.has("third_persons", meant) else ()


def _in_the_name(page: Page, told: Told, verb: Word) -> tuple[Answer, ...]:
    """Give whom «в письме на имя генпрокурора родители просят …» names."""
    sentence = told.sentence
    for paper_ in sentence.obliques(verb, "in"):
        if page.lexicon.has("works", paper_) or page.lexicon.has("documents", paper_):
            inside = [w for w in sentence.children(paper_) if w.low == "имя"]
            ends = [w for one in inside for w in sentence.obliques(one, "of")]
            ends += [*sentence.children(paper_, "recipient"), *sentence.obliques(paper_, "to")]
            return tuple(answer(page, told, w) for w in ends[:1])
    return ()


def _written_to(page: Page, told: Told) -> tuple[Answer, ...]:
    """Give the office that the sentence just before was written to."""
    at = page.told.index(told)
    before = page.told[at - 1] if at else told
    if before is told or page.text.content[before.sentence.end : told.sentence.start].strip():
        return ()
    for verb in page.lexicon.marked(before.sentence, "writes_to"):
        ends = [*before.sentence.children(verb, "recipient"), *before.sentence.obliques(verb, "to")]
        asked = tuple(answer(page, before, one) for one in ends[:1])
        if verb.kind == "verb" and is_official(asked):
            return asked
    return ()


def letter_head(page: Page) -> tuple[Answer, ...]:
    """Give the office of «Прокурору области Н. В. Стерлигову» or «В Комитет против пыток»."""
    for line in list(_LINE.finditer(page.text.content, 0, _LINES * _LONG))[:_LINES]:
        words = _FROM.split(line[0].strip())[0]
        start = line.start() + line[0].index(words)
        first, _, rest = words.partition(" ")
        if len(words) > _LONG or words.endswith((".", ":", "!", "?", ",")):
            continue
        titled = _in_title(page, line[0])
        if titled is not None:
            place = (line.start() + titled[0], line.start() + titled[1])
            return ((place, speaking(page, page.words(place), None)),)
        into = page.lexicon.has("addressed_in", first.lower())
        said = rest if into else words
        if said and (into or page.lexicon.addresses(first.lower())):
            place = (start + len(words) - len(said), start + len(words))
            found = ((place, speaking(page, said, None)),)
            body = any(page.lexicon.has("bodies", w) for w in said.lower().split())
            if body or is_official(found):
                return found
    return ()


def _in_title(page: Page, line: str) -> tuple[int, int] | None:
    """Give where «Открытое письмо преподавателей ректору И. К. Бражнику» names whom it goes to."""
    if _TO.match(line.strip()) is None:
        return None
    for word in re.finditer(r"[^\W\d_]+(?:-[^\W\d_]+)*", line):
        if page.lexicon.addresses(word[0].lower()):
            return word.start(), len(line.rstrip(" .:!"))
    return None


def paper(page: Page, told: Told, verb: Word) -> Answer | None:
    """Give the paper of «в письме комитета министра просят …», where nobody else asks."""
    sentence = told.sentence
    if not sentence.bare or page.lexicon.speaks_for_itself(verb.low):
        return None
    for near in sentence.obliques(verb, "in"):
        if page.lexicon.has("works", near) or page.lexicon.has("documents", near):
            return answer(page, told, near)
    return None


def unnamed(
    page: Page, told: Told, verb: Word, type_: str | None, by: Answer | None = None
) -> bool:
    """Tell «нам предлагают молчать» and «вымогатели требовали сообщить код».

    Of such, whoever holds people asks most; a demand of ours frees, inquires or changes a law.
    """
    sentence = told.sentence
    if by is not None:
        ordered = (
            (*_OF_HOLDERS, None) if sentence.bare else (*_OF_HOLDERS, None, "repair", "assist")
        )
        return type_ in ordered and holds_power(page, by)
    finite = verb.form in ("past", "present", "future")
    if not sentence.bare or not finite or page.lexicon.speaks_for_itself(verb.low):
        return False
    works = (*sentence.obliques(verb, "in", "at"), *sentence.children(verb, "subject"))
    if any(page.lexicon.has("works", w) or page.lexicon.has("documents", w) for w in works):
        return False
    return type_ in _OF_HOLDERS or type_ is None


_OF_HOLDERS = ("inform", "stop", "act", "permit", "pressure", "comply", "uphold", "recognise")


def who_adopts(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Give who adopted «резолюцию, в которой потребовали», who told «что запросил доступ»."""
    work = sentence.head(verb)
    if sentence.bare and verb.relation == "complement" and work is not None and work.kind == "verb":
        says = page.lexicon.has("reporting", work) and sentence.child(verb, "connective")
        return actor(sentence, work) if says and work.form == verb.form == "past" else None
    if not sentence.bare or verb.relation != "relative" or work is None:
        return None
    above = sentence.head(work)
    known = page.lexicon.has("works", work) or page.lexicon.has("documents", work)
    if not known or above is None or above.kind != "verb" or is_passive(sentence, above):
        return None
    return actor(sentence, above)
