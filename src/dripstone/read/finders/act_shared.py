"""Act shared: whom else an act is done to, where English leaves the act out the second time.

shared     act's draft, its verb, whom → Drafts: "as were two others", "the men in another"
gone_on    Page, Told → Drafts: "So was his brother.", "Among the wounded was a nurse."

The words that are left out stand just before, in the same sentence or the one it goes on from;
who did it is taken over only where "as" or "so" says that all was the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import is_passive
from dripstone.read.drafts import Answer, Draft
from dripstone.read.finders.act_conditions import violence_beside
from dripstone.read.page import Page, Told
from dripstone.read.says_acts import SHARED
from dripstone.read.voices import chain
from dripstone.read.who import as_worded
from dripstone.records import Who

_BE = frozenset({"was", "were", "is", "are"})
_HAVE = frozenset({"had", "has", "have"})
_THE_SAME = frozenset({"as", "so", "too", "also"})
_NOR = frozenset({"neither", "nor"})
_BARE = frozenset(
    {"subject", "adverb", "mark", "connective", "coordinator", "negation", "passive_subject"}
)
_TIES = frozenset({"in", "to", "for", "on", "with", "at", "from", "into"})
_NAMING = ("determiner", "noun", "name", "number", "adjective", "pronoun")
_OTHERS = frozenset({"other", "another", "others", "second", "third", "rest", "elder", "younger"})
_OWN = frozenset({"his", "her", "their", "my", "our"})
_JOINS = frozenset({",", "and", ";", "while"})
_GROUPS = ("life", "liberty", "body", "justice", "property.livelihood")
_ROLLS = {"named_dead": "life", "named_hurt": "body.assault", "held_ones": "liberty.detention"}
_LONGEST = 5  #: words of whom else: "his two younger brothers"


def shared(page: Page, told: Told, draft: Draft, verb: Word, whom: Word) -> Iterator[Draft]:
    """Give an act once more for each one to whom the sentence says it was done, too."""
    sentence = told.sentence
    if verb.kind != "verb" or not draft.type.startswith(_GROUPS):
        return
    passive = is_passive(sentence, verb)
    for other, polarity, same in _echoed(page, sentence, verb, draft.heard.polarity):
        now = _again(draft, as_worded(page, told, other), same=same)
        heard = draft.heard if same else replace(draft.heard, polarity=polarity, cues=())
        said = verb.text if polarity == "affirms" else f"not {verb.text}"
        yield replace(now, heard=heard, verb=said)
    for named in _gapped(page, sentence, verb, whom):
        span, found = (named[0].start, named[-1].end), as_worded(page, told, named[-1])[1]
        if isinstance(found, Who):
            found = msgspec.structs.replace(found, text=page.words(span))
        yield replace(_again(draft, (span, found), same=not passive), verb=verb.text)


def _again(draft: Draft, whom: Answer, *, same: bool) -> Draft:
    """Tell an act of somebody else; who did it is taken over where all else is the same."""
    slots = {"to_whom": whom}
    if same and "who" in draft.slots:
        slots["who"] = draft.slots["who"]
    unsaid = draft.not_stated if same else ("who",)
    return replace(draft, slots=slots, not_stated=unsaid, rule=SHARED)


def _echoed(
    page: Page, sentence: Sentence, verb: Word, polarity: str
) -> Iterator[tuple[Word, str, bool]]:
    """Give who it is in "as was his wife" and "but his wife was not", and whether it was done."""
    if not is_passive(sentence, verb):
        return
    had = any(w.low in _HAVE for w in sentence.children(verb, "auxiliary"))
    helpers = _BE | _HAVE if had else _BE
    for be in sentence.words[verb.index + 1 :]:
        if be.low not in helpers or be.kind == "noun" or sentence.head(be) is not verb:
            continue
        subject = sentence.child(be, "subject", "passive_subject")
        if subject is None or not _stands_alone(sentence, be):
            continue
        if not page.is_somebody(sentence, subject):
            continue
        near = {w.low for w in sentence.children(be, "connective", "adverb", "coordinator")}
        no = bool(near & _NOR) or bool(sentence.children(be, "negation"))
        same = bool(near & _THE_SAME) and polarity == "affirms" and not no
        now = "denies" if no else "affirms"
        if same or (be.relation == "conjunct" and now != polarity):
            yield subject, now, same


def _stands_alone(sentence: Sentence, be: Word) -> bool:
    """Tell "her brother was" from "her brother was ill" and "there were three"."""
    alone = {w.relation for w in sentence.words if sentence.head(w) is be and w is not be} <= _BARE
    return alone and not any(w.low == "there" for w in sentence.children(be, "adverb"))


def _gapped(page: Page, sentence: Sentence, verb: Word, whom: Word) -> Iterator[Sequence[Word]]:
    """Give "the men" of "the women were put in one van, the men in another"."""
    words = sentence.words
    joined = False
    for tie in words[verb.index + 1 :]:
        joined = joined or tie.low in _JOINS
        if not joined or tie.kind != "preposition" or tie.low not in _TIES:
            continue
        named = _named_before(words, tie.index)
        if not named:
            continue
        comma = words[named[0].index - 1].low
        if not (is_passive(sentence, verb) or comma in ("and", ";")):
            continue  # "beat him in the yard, his wife in tears"
        end = named[0].index - 1
        first = words[verb.index + 1 : end - (words[end - 1].text == ",")]
        tail = words[tie.index + 1 :]
        if not _answers(first, tie.low) or not tail or any(_of_verb(w) for w in tail):
            continue
        if _parallel(page, sentence, whom, named, joined=comma):
            yield named


def _of_verb(word: Word) -> bool:
    return word.kind in ("verb", "auxiliary") or word.text in ('"', "“", "”")


def _named_before(words: Sequence[Word], at: int) -> Sequence[Word]:
    """Give the noun phrase that ends at a place, where a comma or "and" stands before it."""
    start = at
    while start > 0 and at - start < _LONGEST and words[start - 1].kind in _NAMING:
        start -= 1
    joined = start > 0 and words[start - 1].low in _JOINS
    return words[start:at] if joined else ()


def _answers(first: Sequence[Word], tie: str) -> bool:
    """Tell whether the part that comes first has the same tie, last, and nothing else beside."""
    ties = [w.low for w in first if w.kind == "preposition" and w.low != "of"]
    flat = not any(_of_verb(w) or w.low in _JOINS for w in first)
    return ties == [tie] and flat


def _parallel(
    page: Page, sentence: Sentence, whom: Word, named: Sequence[Word], *, joined: str
) -> bool:
    """Tell another somebody from a time, a place, and a word that only describes the first."""
    head, lead = named[-1], named[0].low
    if head.low in _OTHERS:
        return True
    if not page.is_somebody(sentence, head) or page.places(head.start, head.end):
        return False
    if head.kind == "number":
        counted = whom.kind == "number" or sentence.child(whom, "number") is not None
        return counted and len(named) == 1
    if head.kind == "name":
        return whom.kind in ("name", "pronoun") and len(named) <= 3
    if head.kind != "noun":
        return False
    many = lead == "the" and head.form == "plural" and whom.form == "plural"
    return lead in _OWN or many or (lead in ("a", "an", "another") and joined == "and")


def gone_on(page: Page, told: Told) -> Iterator[Draft]:
    """Give whom a sentence adds to what the one before tells, or to the dead and the held."""
    words = told.sentence.words
    lead = words[0].low if len(words) > 3 else ""
    found: tuple[str, Draft | None] | None
    if lead == "so" and words[1].low in _BE | _HAVE:
        be, found = words[1], _last_passive(page, told)
    elif lead == "among" and words[1].low in ("them", "these") and words[2].low in _BE:
        be, found = words[2], _of_many(page, told)
    elif lead == "among" and words[1].low == "the" and words[3].low in _BE:
        be, found = words[3], _rolled(page, told, words[2])
    else:
        return
    other = told.sentence.child(be, "subject", "attribute", "passive_subject")
    if found is None or other is None or other.index < be.index:
        return
    if not page.is_somebody(told.sentence, other) or page.lexicon.has("officials", other):
        return
    yield from _added(page, told, be, other, found)


def _added(
    page: Page, told: Told, be: Word, other: Word, found: tuple[str, Draft | None]
) -> Iterator[Draft]:
    type_, before = found
    heard = chain(page, told, be)
    if heard.polarity != "affirms":
        return
    yield Draft(
        kind="act",
        type=type_,
        trigger=(told.sentence.words[0].start, be.end),
        told=told,
        heard=heard,
        rule=SHARED,
        why=f"“{told.sentence.words[0].text} … {be.text}” adds one more",
        confidence=0.6,
        verb=_verb_of(page, told, before),
        passive=True,
        slots={"to_whom": as_worded(page, told, other)},
        not_stated=("who",),
        more=() if before is None else (before.trigger,),
    )


def _verb_of(page: Page, told: Told, before: Draft | None) -> str:
    """Give the verb that is left out; of "among the wounded was" that somebody is named there."""
    if before is None:
        words = told.sentence.words
        return f"named {page.words((words[0].start, words[2].end)).lower()}"
    inside = before.told.sentence.between(*before.trigger)
    return next((w.text for w in inside if w.kind == "verb"), before.verb)


def _acts_before(page: Page, told: Told) -> list[Draft]:
    """Give what the sentence before tells was done, to somebody, truly."""
    near = next((one for one in page.before(told) if one is not told), None)
    if near is None or told.segment - near.segment > 1:
        return []
    acts: Sequence[Draft] = near.sentence.noted.get("acts", ())
    done = (a for a in acts if a.kind == "act" and "to_whom" in a.slots)
    return [a for a in done if a.heard.polarity == "affirms" and a.type.startswith(_GROUPS)]


def _last_passive(page: Page, told: Told) -> tuple[str, Draft] | None:
    every = [a for a in _acts_before(page, told) if a.passive]
    return (every[-1].type, every[-1]) if every else None


def _of_many(page: Page, told: Told) -> tuple[str, Draft] | None:
    """Give what was done to the many whom "them" goes back to."""
    for act in _acts_before(page, told):
        inside = act.told.sentence.between(*act.slots["to_whom"][0])
        if any(w.form == "plural" or w.kind == "number" for w in inside):
            return act.type, act
    return None


def _rolled(page: Page, told: Told, noun: Word) -> tuple[str, None] | None:
    """Give what was done to "the wounded" and "the detainees"."""
    name = next((n for n in _ROLLS if page.lexicon.has(n, noun)), None)
    if name is None or not (name == "held_ones" or violence_beside(page, told, (noun,))):
        return None
    return _ROLLS[name], None
