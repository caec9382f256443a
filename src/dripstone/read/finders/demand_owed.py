"""Demand owed: what must be done, said of nobody, of things, or by what somebody holds needful.

owed    Page, Told → Drafts    «необходимо освободить», «дело должно быть прекращено», «нам нужен
                               врач», «о необходимости соблюдать», «ждём от следствия ответа»

For languages that say so by their forms; what a subject of office must do is in ``demand_duties``.
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor, is_passive
from dripstone.read.drafts import Answer, Draft
from dripstone.read.finders.demand_duties import OF_LANDS, may_be_land
from dripstone.read.finders.demand_kinds import is_negated, type_of
from dripstone.read.finders.demand_parts import Ask, draft_of, holds_power, is_official, listed
from dripstone.read.page import Page, Told
from dripstone.read.voices import chain
from dripstone.read.who import answer, speaking

_STEPS = (
    "release", "investigate", "prosecute", "protect", "repair", "access", "dismiss", "stop",
    "reform", "asylum", "recognise", "uphold", "comply", "permit",
)  # fmt: skip
_NEEDS = ("assist", "access", "protect", "investigate", "asylum", "inform")
_TITLE = 2  #: words from a verb of saying to who says it
_NEAR = 4  #: words between «нужен» and what is needed

Asked = tuple[Word, str, tuple[Answer, ...]]


def owed(page: Page, told: Told) -> Iterator[Draft]:
    """Give what is said to be owed, by whoever says so."""
    if not told.sentence.bare or page.is_teaser(told):
        return
    for word in page.lexicon.marked(
        told.sentence, "duty", "needed", "needful", "awaits", "favours"
    ):
        for what, type_, asked in _said(page, told, word):
            voice = _voice(page, told, word)
            by = None if voice is None else voice
            if by is not None and holds_power(page, by):
                continue
            ask = Ask(verb=word, force="implies", by=by, addressees=asked, work=None, firm=True)
            yield draft_of(page, told, ask, what, type_)


def _said(page: Page, told: Told, word: Word) -> Iterator[Asked]:
    has = page.lexicon.has
    if has("duty", word) and word.relation == "auxiliary":
        yield from _must(page, told, word)
    elif has("needful", word):
        yield from _held_needful(page, told, word)
    elif has("needed", word):
        yield from _needed(page, told, word)
    elif has("awaits", word) and word.kind == "verb":
        yield from _awaited(page, told, word)
    elif has("favours", word) and word.kind == "verb":
        yield from _favoured(page, told, word)


def _must(page: Page, told: Told, helper: Word) -> Iterator[Asked]:
    """Read «необходимо освободить», «должно быть прекращено», «мэрия не должна разрешать»."""
    sentence = told.sentence
    verb = sentence.head(helper)
    if (
        verb is None
        or verb.kind != "verb"
        or (verb.form == "past" and not is_passive(sentence, verb))
    ):
        return
    own = sentence.child(verb, "subject")
    passive = is_passive(sentence, verb)
    voiced = _is_voiced(page, told, helper)
    bound = sentence.child(verb, "recipient") if own is None and not passive else None
    timely = helper.low == "пора" and bound is not None and _official(page, told, bound)
    if (
        not timely
        and not voiced
        and not (page.lexicon.has("urged_duty", helper) and own is None and not passive)
    ):
        voiced = _asked_just_before(page, told) or _tagged(sentence, verb) is not None
        if not voiced:
            return
    bound = bound if bound is not None and bound.index < verb.index else None
    whom = None if passive else own or bound
    land = whom is not None and not _official(page, told, whom)
    if whom is not None and land and not (voiced and may_be_land(sentence, whom)):
        return
    asked = (answer(page, told, whom),) if whom is not None else ()
    if is_negated(sentence, verb):
        whose = whom is not None and sentence.child(verb, "object", "oblique") is not None
        if whose and helper.low.startswith("долж"):
            yield verb, "stop", asked
        return
    for what in (verb, *listed(sentence, verb)):
        type_ = type_of(page, sentence, what)
        if land and type_ not in OF_LANDS:
            continue
        if type_ in _STEPS or (whom is not None and type_ is not None):
            yield what, str(type_), asked


def _official(page: Page, told: Told, whom: Word) -> bool:
    has = page.lexicon.has
    return has("bodies", whom) or has("states", whom) or is_official((answer(page, told, whom),))


def _is_voiced(page: Page, told: Told, word: Word) -> bool:
    return bool(page.spoken_by(word.start)) or len(chain(page, told, word).hops) > 1


def _asked_just_before(page: Page, told: Told) -> bool:
    """Tell «Группа призывает … . Администрации должны …»: the author goes on asking."""
    at = page.told.index(told)
    before = page.told[at - 1] if at else told
    near = (
        before is not told
        and not told.sentence.content[before.sentence.end : told.sentence.start].strip()
    )
    return near and any(w.kind == "verb" for w in page.lexicon.marked(before.sentence, "asking"))


def _tagged(sentence: Sentence, verb: Word) -> Word | None:
    """Give who says «пора прекратить, возмущается глава», «надо наказать, убеждён историк»."""
    for says in sentence.words[verb.index + 1 :]:
        own = sentence.child(says, "subject")
        before = sentence.words[says.index - 1].text
        follows = own is not None and own.index == says.index + 1
        titled = (own is not None and follows) or (own is not None and own.index == says.index + 2)
        if says.kind in ("verb", "adjective") and before in (",", "—", "–") and titled:
            return own
    head = sentence.head(verb)
    if verb.relation == "parataxis" and head is not None and head.kind == "verb":
        colon = any(w.text == ":" for w in sentence.words[head.index : verb.index])
        return sentence.child(head, "subject") if colon else None
    return None


def _voice(page: Page, told: Told, word: Word) -> Answer | None:
    """Give who says so: the subject of what they think or remind of, or whose voice it is."""
    sentence = told.sentence
    if page.lexicon.has("needful", word) or word.kind == "verb":
        verb = word if word.kind == "verb" else sentence.head(word)
        by = None if verb is None or verb.kind != "verb" else actor(sentence, verb)
        by = by or (None if verb is None else _who_holds(sentence, verb))
        if by is not None and page.is_somebody(sentence, by):
            return answer(page, told, by)
    voice = chain(page, told, word).hops[-1]
    if voice.span is None:
        tagged = _tagged(sentence, sentence.head(word) or word)
        return None if tagged is None else answer(page, told, tagged)
    return voice.span, speaking(page, voice.who or "", voice.stands_for)


def _who_holds(sentence: Sentence, verb: Word) -> Word | None:
    """Give who «Дерюгина считает необходимым …» begins with, whom the parser takes for its end."""
    own = sentence.child(verb, "object")
    if own is None or own.index or own.kind != "name" or sentence.child(verb, "subject"):
        return None
    return own if sentence.child(verb, "attribute") is not None else None


def _held_needful(page: Page, told: Told, word: Word) -> Iterator[Asked]:
    """Read «считает необходимым допросить», «напомнил властям об обязанности защищать»."""
    sentence = told.sentence
    verb = sentence.head(word)
    if verb is None or verb.kind != "verb" or is_negated(sentence, verb):
        return
    own = [*sentence.children(word), *sentence.children(verb, "open_complement", "complement")]
    inner = next((w for w in own if w.kind == "verb" and w.form == "infinitive"), None)
    nouns = [w for w in sentence.obliques(word, "of") if w.kind == "noun"]
    reminded = sentence.children(verb, "recipient", "object")
    thinker = _who_holds(sentence, verb)
    reminded = [w for w in reminded if w != thinker]
    whom = next((w for w in reminded if page.is_somebody(sentence, w)), None)
    asked = (answer(page, told, whom),) if whom is not None else ()
    first = inner or next(iter(nouns), None)
    if first is None:
        return
    for what in (
        first,
        *(listed(sentence, first) if first.kind == "verb" else sentence.conjuncts(first)),
    ):
        type_ = type_of(page, sentence, what)
        if type_ is not None:
            yield what, type_, asked


def _needed(page: Page, told: Told, word: Word) -> Iterator[Asked]:
    """Read «нам нужен врач», «людям нужны вода и лекарства» in somebody's mouth or a letter."""
    sentence = told.sentence
    near = sentence.words[max(0, word.index - _NEAR) : word.index + 2]
    ours = any(page.lexicon.has("in_need", w) for w in near)
    if not ours or any(w.relation == "negation" for w in near):
        return
    for noun in sentence.words[word.index + 1 : word.index + 1 + _NEAR]:
        if noun.kind == "verb":
            return
        type_ = type_of(page, sentence, noun) if noun.kind == "noun" else None
        if type_ in _NEEDS:
            yield noun, str(type_), ()


def _awaited(page: Page, told: Told, verb: Word) -> Iterator[Asked]:
    """Read «ждём от следствия ответа»."""
    sentence = told.sentence
    froms = [w for w in sentence.obliques(verb, "from") if page.is_somebody(sentence, w)]
    if not froms or is_negated(sentence, verb):
        return
    for noun in (*sentence.children(verb, "object"), *sentence.obliques(verb, "of")):
        for one in (noun, *sentence.conjuncts(noun)):
            type_ = type_of(page, sentence, one) if one.kind == "noun" else None
            if type_ is not None:
                yield one, type_, (answer(page, told, froms[0]),)


def _favoured(page: Page, told: Told, verb: Word) -> Iterator[Asked]:
    """Read «выступает за отмену смертной казни»."""
    sentence = told.sentence
    if is_negated(sentence, verb):
        return
    for noun in sentence.obliques(verb, "for"):
        for one in (noun, *sentence.conjuncts(noun)):
            type_ = type_of(page, sentence, one) if one.kind == "noun" else None
            if type_ in _STEPS:
                yield one, str(type_), ()
