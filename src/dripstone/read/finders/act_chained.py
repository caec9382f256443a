"""Act chained: whom a chain of verbs is done to, named by its first verb alone.

lacks_whom     trigger → may it be done to whom the verb before it is done to?
done_before    trigger → «его» of «вывели его в коридор и нанесли десять ударов»
"""

from __future__ import annotations

from collections.abc import Iterable

from dripstone.languages.lexicon import Trigger
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import is_passive
from dripstone.read.page import Page

#: neutral names of what leads to another aim: «ударил по столу»
_AIMED = ("to", "against", "on", "along", "near", "from", "behind")
_OWN = ("subject", "recipient", "complement", "open_complement")


def lacks_whom(sentence: Sentence, trigger: Trigger, done_to: Word | None) -> bool:
    """Tell a later verb of a chain that has nobody of its own, or a thing of the verb before."""
    verb, sense = trigger.word, trigger.senses[0]
    if verb.relation != "conjunct" or not (
        sense.id.startswith("body") or (sense.id == "war" and sense.weak)
    ):
        return False
    if done_to is None or done_to in trigger.words:
        return True
    shared = done_to.index < verb.index and sentence.head(done_to) is not verb
    return shared and done_to.kind == "noun" and sense.id != "war"


def done_before(
    page: Page, sentence: Sentence, trigger: Trigger, reached: Iterable[Word]
) -> Word | None:
    """Give whom the first verb of a chain is done to, where this one aims at nobody else."""
    verb, first = trigger.word, sentence.first_of(trigger.word)
    if first is verb or first.kind != "verb" or first.form != verb.form:
        return None
    if sentence.child(verb, *_OWN) is not None or is_passive(sentence, verb):
        return None
    aims = (*reached, *(w for w in sentence.below(verb) if sentence.case(w) in _AIMED))
    aims = tuple(w for w in aims if w not in trigger.words and sentence.head(w) is not first)
    if any(not page.lexicon.has("skin", w) for w in aims):
        return None
    near = sentence.children(first, "object", "recipient")
    return next((w for w in near if page.is_somebody(sentence, w)), None)
