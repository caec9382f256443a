"""Told deeds: who vouches for an act that a noun tells: "confirmed the arrest", "reports of rape".

told_deed      a noun, the verb over it → does the verb's subject say that it happened?
unconfirmed    a verb, what is below it → does somebody not say whether it happened?
of_reports     a noun like "reports" or "allegations" → whose they are
of_account     "is" → whose account it is that follows: "her version is that …"
with_somebody  voices → the same, where reports stand beside somebody's voice
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor, is_passive
from dripstone.read.heard import Hop
from dripstone.read.page import Page, Span, Told
from dripstone.read.who import answer

_OF = ("of", "about", "on")  #: "complained of the torture", "spoke about the raid"
_BY = ("by", "from")
_NEAR = 4  #: words from "reports" to whose they are: "reports by two residents"


def told_deed(page: Page, sentence: Sentence, word: Word, below: Word, verb: Word) -> bool:
    """Tell "the ministry confirmed the arrest of two editors": the ministry says so.

    ``below`` is the word on the way up to the verb: the noun itself, or cases or reports of it.
    """
    if not page.lexicon.has("tells_deeds", verb) or word.kind != "noun":
        return False
    if not _only_cases(page, sentence, word, below) or _left_open(page, sentence, verb):
        return False
    if is_passive(sentence, verb):
        by = sentence.child(verb, "agent")
        return below.relation == "passive_subject" and by is not None and _vouches(page, by)
    over = below.relation == "oblique" and sentence.case(below) in _OF
    speaker = actor(sentence, verb)
    return (over or below.relation == "object") and speaker is not None and _vouches(page, speaker)


def _only_cases(page: Page, sentence: Sentence, word: Word, below: Word) -> bool:
    """Tell that nothing but cases of it, or its use, stands between: "14 cases of torture"."""
    step = word
    while step != below:
        above = sentence.head(step)
        if above is None or step.relation != "modifier" or not page.lexicon.has("cases", above):
            return False
        step = above
    return True


def _left_open(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell "did not confirm" and "refused to confirm": nobody vouches then."""
    above = sentence.head(verb) if verb.relation == "open_complement" else None
    unwilling = above is not None and (
        page.lexicon.has("declines", above) or page.lexicon.has("fails", above)
    )
    nobody = sentence.child(verb, "subject")
    none = nobody is not None and page.lexicon.has("nobody", nobody)
    asked = any(w.low in ("to", "must", "should") for w in sentence.children(verb, "auxiliary"))
    return unwilling or none or asked or bool(sentence.children(verb, "negation"))


def unconfirmed(page: Page, sentence: Sentence, verb: Word, below: Word) -> bool:
    """Tell "did not confirm the arrest" and "refused to confirm it" from saying that it was not."""
    has = page.lexicon.has
    if below.relation == "open_complement" and has("fails", verb):
        return has("confirms", below) or has("tells_deeds", below)
    said = below.relation in ("object", "complement") and has("confirms", verb)
    return said and bool(sentence.children(verb, "negation"))


def _vouches(page: Page, speaker: Word) -> bool:
    """Tell who can say something from a town or a year that "recorded 14 killings"."""
    if speaker.kind not in ("noun", "name", "pronoun", "number"):
        return False
    where = speaker.kind == "name" and page.places(speaker.start, speaker.end)
    return not where and not page.lexicon.has("settings", speaker)


def of_reports(page: Page, told: Told, noun: Word) -> Hop:
    """Give the voice of "reports", "allegations", «сообщения»: whose they are, if that is told."""
    sentence, cue = told.sentence, (noun.start, noun.end)
    owner = next((w for w in _owners(sentence, noun) if page.is_personal(w)), None)
    owner = owner or _who_brings(page, sentence, noun)
    if owner is not None:
        span = _without_mark(page, sentence, owner)
        goes_back = answer(page, told, owner)[1].stands_for
        who = page.words(span)
        return Hop(who=who, mode="paraphrases", span=span, cue=cue, stands_for=goes_back)
    first = next(iter(sentence.children(noun, "adjectival", "compound", "number")), noun)
    near = first if first.index < noun.index else noun
    span = (near.start, noun.end)
    return Hop(who=page.words(span), mode="collective", span=span, cue=cue)


def _who_brings(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Give who "gave evidence that …" or «опубликовал сообщение о том, что …»."""
    verb = sentence.head(noun)
    brings = verb is not None and noun.relation == "object" and page.lexicon.has("brings", verb)
    if verb is None or not brings or sentence.children(verb, "negation"):
        return None
    who = actor(sentence, verb)
    return who if who is not None and page.is_somebody(sentence, who) else None


def of_account(page: Page, told: Told, verb: Word) -> Iterator[Hop]:
    """Give the voice of "her account is that …" and «его версия такова: …»."""
    sentence = told.sentence
    noun = sentence.child(verb, "subject")
    if noun is None or not page.lexicon.has("is", verb) or not page.lexicon.has("tellings", noun):
        return
    owner = next(iter(_owners(sentence, noun)), None)
    if owner is None:
        return
    span = _without_mark(page, sentence, owner)
    goes_back = answer(page, told, owner)[1].stands_for
    cue = (noun.start, noun.end)
    yield Hop(who=page.words(span), mode="paraphrases", span=span, cue=cue, stands_for=goes_back)


def with_somebody(hops: Sequence[Hop]) -> list[Hop]:
    """Let reports that nobody is named for go unnamed beside a voice: "denied reports that"."""
    named = any(hop.who is not None and hop.mode != "collective" for hop in hops)
    return [
        dataclasses.replace(hop, who=None, span=None) if named and _is_of_nobody(hop) else hop
        for hop in hops
    ]


def _is_of_nobody(hop: Hop) -> bool:
    """Tell reports from a crowd that says something: their own noun is the cue."""
    own = hop.span is not None and hop.cue is not None and hop.span[1] == hop.cue[1]
    return own and hop.mode == "collective"


def _owners(sentence: Sentence, noun: Word) -> Iterator[Word]:
    """Give whose reports they may be: "residents' reports", "reports by residents"."""
    for owner in sentence.children(noun, "possessor"):
        between = sentence.words[owner.index + 1 : noun.index]
        if all(w.kind in ("particle", "adjective") for w in between):
            yield owner
    for owner in sentence.obliques(noun, *_BY):
        if owner.index - noun.index < _NEAR:
            yield owner
    if sentence.bare:  # «показания свидетелей», and not «сообщения о студентах»
        near = sentence.words[noun.index + 1 : noun.index + _NEAR]
        plain = (w for w in sentence.obliques(noun, "of") if w in near)
        yield from (w for w in plain if sentence.child(w, "case") is None)


def _without_mark(page: Page, sentence: Sentence, owner: Word) -> Span:
    """Give a phrase without the mark of whose it is: "the family" of "the family's"."""
    start, end = sentence.phrase(owner)
    said = page.text.content[start:end]
    kept = said.removesuffix("'s").removesuffix("’s").rstrip("'’")
    return start, start + len(kept)
