"""Figures: words of harm that tell of none: "struck by his kindness", "closed because of snow".

only_a_figure      a trigger, what does it, whom → is nobody harmed by anybody?
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dripstone import vocabulary
from dripstone.languages.lexicon import Sense, Trigger
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.page import Page

_OWN = {"he": "his", "she": "her", "i": "my", "they": "their", "we": "our", "it": "its"}
_CLOSED = ("civic", "property", "equality")
_TAKEN = ("liberty", "liberty.detention", "liberty.arrest", "liberty.displacement")
_HURT = ("body", "life", "liberty", "privacy.search")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Ends:
    """What a word of harm stands between: what is said to do it, who does, and whom it is done to.

    ``said_by`` may be anything that the sentence has for a doer; ``by`` can act.
    """

    trigger: Trigger
    sense: Sense
    said_by: Word | None
    by: Word | None
    done_to: Word | None


def only_a_figure(page: Page, sentence: Sentence, ends: Ends) -> bool:
    """Tell whether words of harm tell of no harm by anybody."""
    return any(way(page, sentence, ends) for way in _WAYS)


def _is(ends: Ends, *above: str) -> bool:
    return any(vocabulary.is_a("acts", ends.sense.id, one) for one in above)


def _moved(page: Page, sentence: Sentence, ends: Ends) -> bool:
    """Tell "struck by his kindness", "held back by an injury" and "my feet are killing me"."""
    found = ends.said_by or sentence.child(ends.trigger.word, "agent", "subject")
    if found is None or not page.lexicon.has("moves", found) or not _is(ends, *_HURT):
        return False
    held_by = found.relation == "oblique" and page.lexicon.has("body_parts", found)
    return not held_by  # "dragged by his feet"


def _by_weather(page: Page, sentence: Sentence, ends: Ends) -> bool:
    """Tell a school "closed because of snow" from one that was closed by order."""
    near = sentence.obliques(ends.trigger.word, "because of", "because", "due to", "for", "from")
    closed = ends.by is None and _is(ends, *_CLOSED)
    return closed and any(page.lexicon.has("weather", w) for w in near)


def _own_things(page: Page, sentence: Sentence, ends: Ends) -> bool:
    """Tell "he searched his pockets": nobody else was searched."""
    if ends.by is None or ends.done_to is None or not _is(ends, "privacy.search"):
        return False
    own = sentence.child(ends.done_to, "possessor")
    if sentence.bare:
        near = sentence.children(ends.done_to, "determiner", "possessor", "modifier")
        return not near and page.lexicon.has("pockets", ends.done_to)
    one = ends.by.low if ends.by.kind == "pronoun" else "it"
    return own is not None and own.low == _OWN.get(one) and ends.by.form != "plural"


def _taken_along(page: Page, sentence: Sentence, ends: Ends) -> bool:
    """Tell parents and friends who take somebody home, or on holiday, from those who seize."""
    kin = ends.by is not None and page.lexicon.has("near_ones", ends.by)
    return kin and ends.sense.id in _TAKEN and sentence.bare


def _own_limb(page: Page, sentence: Sentence, ends: Ends) -> bool:
    """Tell «спортсмен сломал ногу», his own, from «ему сломали ногу»."""
    limb = any(page.lexicon.has("limbs", w) for w in ends.trigger.words if w.kind == "noun")
    alone = ends.by is not None and ends.done_to is None
    return sentence.bare and limb and alone and _is(ends, "body")


def _animal(page: Page, sentence: Sentence, ends: Ends) -> bool:
    """Tell a hunter's deer from a person shot; whose the animal is makes it a harm."""
    if ends.done_to is None or not _is(ends, "life", "body"):
        return False
    owned = sentence.children(ends.done_to, "possessor", "modifier")
    return page.lexicon.has("animals", ends.done_to) and not owned


def _beaten_to(page: Page, sentence: Sentence, ends: Ends) -> bool:
    """Tell "beaten to the contract" from "beaten to death"."""
    to = sentence.obliques(ends.trigger.word, "to")
    beaten = ends.trigger.lemma.split()[0] == "beat" and len(ends.trigger.words) == 1
    return beaten and any(page.lexicon.has("prizes", w) for w in to)


_WAYS: tuple[Callable[[Page, Sentence, Ends], bool], ...] = (
    _moved, _by_weather, _own_things, _taken_along, _own_limb, _animal, _beaten_to,
)  # fmt: skip
