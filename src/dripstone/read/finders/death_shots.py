"""Death shots: who died of whose shots, where the words join the two.

shot_by    verb of dying, who died → whose shots they were: "died after being shot by police"

"A youth hit by an army bullet died", "Dost, who was wounded in police firing, died", "he died when
a soldier shot him". Only shots and shells count: who was beaten may have died of something else.
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor, by_means, doer, is_passive, whose_fire
from dripstone.read.page import Page

_OF_WHOM = ("relative", "reduced", "adjectival")
_HIM = frozenset({"him", "her", "them"})
_HE = frozenset({"he", "she", "they"})


def shot_by(page: Page, sentence: Sentence, dies: Word, whom: Word) -> Word | None:
    """Give whose shots killed, where they hit the very one who died."""
    for hit in page.lexicon.marked(sentence, "shoots", "wounds"):
        if hit.kind == "verb" and hit != dies and _the_same(sentence, dies, whom, hit):
            by = next(_whose(page, sentence, hit), None)
            if by is not None:
                return by
    return None


def _whose(page: Page, sentence: Sentence, hit: Word) -> Iterator[Word]:
    """Give whose shot it was; who "was wounded by police" need not have been shot."""
    by = doer(sentence, hit) if is_passive(sentence, hit) else actor(sentence, hit)
    owner = whose_fire(page, sentence, by)
    shot = page.lexicon.has("shoots", hit) or (by is not None and page.lexicon.has("fire", by))
    if owner is not None and shot and (owner != by or page.is_somebody(sentence, owner)):
        yield owner
    means = by_means(page, sentence, hit)
    if means is not None:
        yield means


def _the_same(sentence: Sentence, dies: Word, whom: Word, hit: Word) -> bool:
    """Tell whether who was hit is the one who died."""
    head = sentence.head(hit)
    passive = is_passive(sentence, hit)
    if hit.relation in _OF_WHOM and head == whom:
        return passive
    if hit.relation != "adverbial" or head != dies:
        return False
    if not passive:
        struck = sentence.child(hit, "object")
        return struck is not None and struck.low in _HIM
    own = sentence.child(hit, "passive_subject", "subject")
    return own is None or own.low in _HE
