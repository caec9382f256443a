"""Demand bids: what the author asks outright: "Release the nine!", "Open the file.", "Lift it" too.

bids       verb → Drafts, where it begins a sentence of the author's own
adopter    verb → who adopts "2. Demands that …", where the words before the list say it
bidder     verb of asking → the "we" who goes on: "We ask little. Order the army to …"
bid_to     verb → whom a bid goes to: a title above it, a tag, the head of the letter
outright_to  verb of asking → the same, where it is itself such a bid
of_us      place → the "we" of the sentence before, who goes on asking
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.drafts import Answer, Draft
from dripstone.read.finders.demand_contents import target_of
from dripstone.read.finders.demand_kinds import type_of
from dripstone.read.finders.demand_parts import Ask, draft_of, listed
from dripstone.read.finders.demand_titles import titled
from dripstone.read.page import Page, Span, Told
from dripstone.read.who import answer, speaking

_BEFORE = 260  #: characters before a plea in which "we ask you …" may stand
_HEAD = 4000  #: characters before a paragraph of a resolution in which its council is named
_WE_ASK = re.compile(
    r"\b(we|i)\b[^.!?\n]{0,30}?\b(?:ask|demand|appeal|call|urge|request|expect|want|beg|need|plead)"
    r"(?:ing)?\b",
    re.IGNORECASE,
)
_COUNCIL = re.compile(r"^[^\S\n]*(The [A-Z][^\n,.;:]{2,80}),[^\S\n]*$", re.MULTILINE)
_DEAR = re.compile(
    r"[^\S\n]*Dear (?P<who>[A-Z][^\n,:;!?.]{2,60}(?:\. [A-Z][^\n,:;!?.]{2,40})?)[,:]"
)
_TAGS = ("@", "#")
_TOO_LOOSE = ("act", None)
_IDLE = ("yourself", "yourselves")


def bids(page: Page, told: Told, verb: Word) -> Iterator[Draft]:
    """Read a verb that asks outright at the beginning of what the author says, unquoted."""
    sentence = told.sentence
    if page.is_teaser(told) or page.quoted(verb.start) or not _begins(page, sentence, verb):
        return
    by = of_us(page, sentence.start)
    asked = bid_to(page, sentence, verb)
    for what in (verb, *listed(sentence, verb)):
        type_ = _type(page, sentence, what)
        if type_ in _TOO_LOOSE or _of_readers(sentence, what):
            continue
        ask = Ask(verb=verb, force="demands", by=by, addressees=asked, work=None, firm=True)
        yield draft_of(page, told, ask, what, str(type_))


def _begins(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell "Free them" from a bare verb further on: only "please" or a number stands before it."""
    if sentence.bare or verb.form != "infinitive" or verb.relation not in ("root", "complement"):
        return False
    if sentence.child(verb, "subject", "passive_subject") is not None:
        return False
    helpers = sentence.children(verb, "auxiliary")
    if any(not page.lexicon.has("does_something", w) for w in helpers):
        return False
    pleased = [w.index for w in sentence.words[: verb.index] if page.lexicon.has("pleads", w)]
    before = sentence.words[max(pleased, default=0) : verb.index]
    ifs = [w for one in sentence.children(verb, "adverbial") for w in sentence.below(one)]
    before = tuple(w for w in before if w not in ifs)
    plain = ("mark", "number", "negation")
    return sentence.child(verb, "object", "complement", "open_complement") is not None and all(
        w.kind in plain
        or w in helpers
        or page.lexicon.has("pleading", w)
        or w.low == "not"
        or w.text.startswith(_TAGS)
        for w in before
    )


def _type(page: Page, sentence: Sentence, what: Word) -> str | None:
    """Give what is asked; what is not to be done is asked only of acts: "do not deport her"."""
    if not sentence.children(what, "negation"):
        return type_of(page, sentence, what)
    senses = (s for lemma in page.lexicon.lemma(what) for s in page.lexicon.senses.get(lemma, ()))
    return "stop" if any(s.scheme == "acts" for s in senses) else None


def _of_readers(sentence: Sentence, what: Word) -> bool:
    """Tell "Protect yourself" and "Tell us your story", which are said to whoever reads."""
    below = [w.low for w in sentence.below(what)]
    return any(w in _IDLE for w in below) or (what.low in ("tell", "share") and "your" in below)


def of_us(page: Page, start: int) -> Answer | None:
    """Give the "we" of "We ask you for very little. Open the file.", who goes on asking."""
    first = max(0, start - _BEFORE)
    found = list(_WE_ASK.finditer(page.text.content, first, start))
    return _shown(page, found[-1].span(1)) if found else None


def bid_to(page: Page, sentence: Sentence, verb: Word) -> tuple[Answer, ...]:
    """Give whom a bid goes to: by the title above, a tag, the sentences before or the letter."""
    whom, _ = titled(page, sentence.start)
    whom = whom or tagged(page, sentence, verb) or above(page, sentence.start) or saluted(page)
    return () if whom is None else (whom,)


def outright(sentence: Sentence, verb: Word) -> bool:
    """Tell "Please order her release", which the author asks of whoever reads."""
    own = sentence.child(verb, "subject", "passive_subject")
    return not sentence.bare and verb.form == "infinitive" and verb.relation == "root" and not own


def outright_to(page: Page, sentence: Sentence, verb: Word) -> tuple[Answer, ...]:
    """Give whom "Please order her release" goes to, where it is asked outright."""
    return bid_to(page, sentence, verb) if outright(sentence, verb) else ()


def tagged(page: Page, sentence: Sentence, verb: Word) -> Answer | None:
    """Give whom "@MinJustice open the case" is posted to."""
    tags = [w for w in sentence.words[: verb.index] if w.text.startswith("@") and len(w.text) > 2]
    return _shown(page, (tags[-1].start + 1, tags[-1].end)) if tags else None


def above(page: Page, start: int) -> Answer | None:
    """Give whom "We are asking the governor for three things. Let them in." names before."""
    us = of_us(page, start)
    told = None if us is None else next((t for t in page.told if _holds(t, us[0])), None)
    for verb in () if told is None else page.lexicon.marked(told.sentence, "asking"):
        lemma = page.lexicon.lemma_of["asking"][verb.low]
        whom = target_of(page, told.sentence, verb, lemma) if told and verb.kind == "verb" else None
        if told is not None and whom is not None and whom.low != "you":
            return answer(page, told, whom) if page.is_somebody(told.sentence, whom) else None
    return None


def _holds(told: Told, span: Span) -> bool:
    return told.sentence.start <= span[0] < told.sentence.end


def saluted(page: Page) -> Answer | None:
    """Give the office of "Dear Minister," at the head of a letter."""
    content = page.text.content
    for line in re.finditer(r"^", content[:_BEFORE], re.MULTILINE):
        found = _DEAR.match(content, line.start())
        words = [] if found is None else found["who"].lower().split()
        known = ("people_of_office", "in_office", "bodies", "titles_of_office")
        if found and any(page.lexicon.has(cue, w) for cue in known for w in words):
            return _shown(page, found.span("who"))
    return None


def bidder(page: Page, told: Told, verb: Word) -> Answer | None:
    """Give who goes on asking where the verb of asking is itself what they ask for."""
    return of_us(page, told.sentence.start) if outright(told.sentence, verb) else None


def adopter(page: Page, told: Told, verb: Word) -> Answer | None:
    """Give the council of "The Council, … 2. Demands that …": the verb begins its paragraph."""
    sentence = told.sentence
    begins = all(w.kind in ("mark", "number") for w in sentence.words[: verb.index])
    if sentence.bare or not begins or verb.form != "present" or not verb.text[:1].isupper():
        return None
    if not verb.low.endswith("s") or sentence.child(verb, "subject") is not None:
        return None
    first = max(0, sentence.start - _HEAD)
    found = list(_COUNCIL.finditer(page.text.content, first, sentence.start))
    return _shown(page, found[-1].span(1)) if found else None


def _shown(page: Page, span: Span) -> Answer:
    return span, speaking(page, page.words(span), None)
