"""Act things: words for harm done to what nobody can harm so: things, programs, titles, prey.

of_a_thing    a trigger, its type, to whom → is nobody there to whom it could be done?
"""

from __future__ import annotations

from dripstone.languages.lexicon import Trigger
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.page import Page

_HARMS = ("body", "life", "liberty")
_FIRE = "body.force"  #: boats and cars are fired on too
_MOVES = "liberty.movement"  #: of papers too
_OUT = frozenset({"out", "off"})
_NEAR = 6  #: words before a title's word among which the work is named


def of_a_thing(
    page: Page, sentence: Sentence, trigger: Trigger, type_: str, whom: Word | None
) -> bool:
    """Tell held recordings, attacks on software, books named "Murder" and whale killing apart."""
    if type_ == "property.livelihood":
        return _of_dwellers(page, trigger, whom)
    if not type_.startswith(_HARMS) or _found_prey(page, sentence, trigger):
        return type_.startswith(_HARMS)
    if trigger.word.kind == "noun":
        return _titled(page, sentence, trigger.word) or _of_prey(page, sentence, trigger.word)
    if _kicked_out(page, sentence, trigger.word):
        return True
    if whom is None or type_ in (_FIRE, _MOVES):
        return False
    thing = whom.kind == "noun" and page.lexicon.has("thinglike", whom)
    if type_.startswith("liberty"):  # "the rally was held", "accused of taking it away"
        thing = thing or whom.low == "it" or page.lexicon.has("held_things", whom)
    return thing and not sentence.bare


def _of_dwellers(page: Page, trigger: Trigger, whom: Word | None) -> bool:
    """Tell residents who are given a month's notice from workers who are."""
    notice = any(w.low == "notice" for w in trigger.words)
    return notice and whom is not None and page.lexicon.has("dwellers", whom)


def _found_prey(page: Page, sentence: Sentence, trigger: Trigger) -> bool:
    """Tell "found a dead cat" from finding somebody dead."""
    last = trigger.words[-1]
    of = sentence.head(last) if last.relation == "adjectival" else None
    return of is not None and of not in trigger.words and page.lexicon.has("animals", of)


def _titled(page: Page, sentence: Sentence, noun: Word) -> bool:
    """Tell "the documentary, Murder in Paris" and "attacks on software" from deeds."""
    if not noun.text[:1].isupper() or noun.index == 0:
        return any(
            page.lexicon.has("programs", w) for w in sentence.obliques(noun, "on", "against")
        )
    before = sentence.words[max(0, noun.index - _NEAR) : noun.index]
    small = any(w.text[:1].islower() for w in before)
    return small and any(page.lexicon.has("works", w) for w in before)


def _of_prey(page: Page, sentence: Sentence, noun: Word) -> bool:
    """Tell "whale killing" from the killing of people."""
    return any(page.lexicon.has("animals", w) for w in sentence.children(noun, "compound"))


def _kicked_out(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell who is kicked out of a job from who is kicked."""
    out = any(w.low in _OUT for w in sentence.children(verb, "particle"))
    return out and page.lexicon.has("kicks", verb)
