"""Demand wishes: what is asked without a verb of asking.

wished      "would like the court to …", "grateful if you would …" → Drafts
jussive     "Let the doctors see him." → Drafts
directed    "To the prosecutor: review the case." → Drafts
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor, is_passive
from dripstone.read.drafts import Answer, Draft
from dripstone.read.finders.demand_bids import of_us
from dripstone.read.finders.demand_contents import is_infinitive, later
from dripstone.read.finders.demand_kinds import is_negated, type_of
from dripstone.read.finders.demand_parts import Ask, draft_of, listed
from dripstone.read.page import Page, Told
from dripstone.read.who import answer, speaking

_LET_IN = ("access", "asylum", "release")
_LEAD = 5  #: words before "to"
_ADDRESSED = 12  #: words of "To the Minister of Justice:", at most


def wished(page: Page, told: Told, word: Word) -> Iterator[Draft]:
    """Read "would like the consulate to …", "we expect them to …", "grateful if you would …"."""
    sentence = told.sentence
    verb = word if word.kind == "verb" else sentence.head(word)
    if verb is None or verb.kind not in ("verb", "auxiliary") or is_negated(sentence, verb):
        return
    by = actor(sentence, verb)
    first = by is not None and page.lexicon.has("wished_by", by)
    would = any(
        page.lexicon.has("modal_hypothetical", w) for w in sentence.children(verb, "auxiliary")
    )
    polite = word.kind == "adjective" or page.lexicon.has("thanks", word)
    if (
        by is None
        or not (first or would)
        or not (polite or would or page.lexicon.has("expects", word))
    ):
        return
    for what, whom in _polite(sentence, verb) if polite else _to_do(sentence, verb):
        type_ = _type(page, sentence, what)
        if type_ is None and not page.is_somebody(sentence, whom):
            continue
        asked = () if is_passive(sentence, what) else (answer(page, told, whom),)
        ask = _ask(word, answer(page, told, by), asked, force="requests")
        yield draft_of(page, told, ask, what, type_ or "act")


def _polite(sentence: Sentence, verb: Word) -> Iterator[tuple[Word, Word]]:
    """Give what follows "if": "grateful if the court would examine the matter and answer"."""
    for inner in sentence.children(verb, "adverbial", "complement"):
        joins = {w.low for w in sentence.children(inner, "connective")}
        whom = sentence.child(inner, "subject", "passive_subject")
        if "if" in joins and whom is not None and inner.kind == "verb":
            yield from ((one, whom) for one in (inner, *listed(sentence, inner)))


def _to_do(sentence: Sentence, verb: Word) -> Iterator[tuple[Word, Word]]:
    """Give what somebody else is to do: "like the consulate to understand", "see him charged"."""
    for inner in sentence.children(verb, "open_complement", "complement"):
        if inner.low == "see":
            yield from _to_do(sentence, inner)
            continue
        own = sentence.child(inner, "subject", "passive_subject")
        whom = own or sentence.child(verb, "object")
        passive = own is not None and is_passive(sentence, inner)
        if whom is not None and (passive or is_infinitive(sentence, inner)):
            every = (inner, *listed(sentence, inner), *later(sentence, verb, inner))
            yield from ((one, whom) for one in every)


def jussive(page: Page, told: Told, let: Word) -> Iterator[Draft]:
    """Read "Let the doctors see him." and "And let them tell us where he is."."""
    sentence = told.sentence
    spoken = page.spoken_by(let.start)
    what = sentence.child(let, "complement", "open_complement")
    whom = None if what is None else sentence.child(what, "subject", "passive_subject")
    whom = whom or sentence.child(let, "object")
    begins = all(w.kind in ("mark", "conjunction", "adverb") for w in sentence.words[: let.index])
    if what is None or whom is None or not begins or sentence.child(let, "subject", "auxiliary"):
        return
    if page.lexicon.has("not_let", whom) or is_negated(sentence, what):
        return
    by: Answer | None = None if spoken or sentence.bare else of_us(page, sentence.start)
    if spoken:
        speaker = spoken[-1][1]
        words = page.words(speaker.span)
        by = (speaker.span, speaking(page, words, speaker.stands_for))
    allowed = type_of(page, sentence, let)
    allowed = allowed if allowed in _LET_IN else None
    wanted = page.is_personal(whom) and allowed is None and not is_passive(sentence, what)
    asked = (answer(page, told, whom),) if wanted else ()
    type_ = allowed or _type(page, sentence, what)
    if type_ is None and not wanted:
        return
    yield draft_of(page, told, _ask(let, by, asked, force="urges"), what, type_ or "act")


def directed(page: Page, told: Told) -> Iterator[Draft]:
    """Read "To Parliament: repeal the Act and …", as recommendations are listed."""
    sentence = told.sentence
    words = sentence.words[:_ADDRESSED]
    colon = next((w for w in words if w.text == ":"), None)
    if colon is None or colon.index + 1 >= len(sentence.words):
        return
    to = next((w.index for w in words[:_LEAD] if w.low == "to"), colon.index)
    if not all(page.lexicon.has("asking_nouns", w) or _opens(w) for w in words[:to]):
        return
    named = [w for w in words[to + 1 : colon.index] if w.kind in ("noun", "name")]
    what = sentence.words[colon.index + 1]
    if not named or not (what.form == "infinitive" or _bids(page, what)):
        return
    whom = next((w for w in named if sentence.child(w, "case") is not None), named[0])
    asked = (answer(page, told, whom),)
    for one in (what, *listed(sentence, what)):
        ask = _ask(one, None, asked, force="recommends")
        yield draft_of(page, told, ask, one, _type(page, sentence, one) or "act")


def _opens(word: Word) -> bool:
    """Tell what may stand before "To Parliament: …": "Recommendations to the Governor: …"."""
    return word.kind in ("number", "mark", "conjunction") or word.low in ("recommendations", "our")


def _bids(page: Page, word: Word) -> bool:
    """Tell a verb at the head of what is asked that the parser takes for a noun: "repeal"."""
    return word.low in page.lexicon.rest["demand_phrases"]


def _type(page: Page, sentence: Sentence, what: Word) -> str | None:
    if what.kind == "verb" and is_negated(sentence, what):
        return "stop"
    found = type_of(page, sentence, what)
    return found or page.lexicon.rest["demand_phrases"].get(what.low)


def _ask(word: Word, by: Answer | None, asked: tuple[Answer, ...], *, force: str) -> Ask:
    return Ask(verb=word, force=force, by=by, addressees=asked, work=None, firm=True)
