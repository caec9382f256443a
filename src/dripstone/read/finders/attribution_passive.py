"""Attribution passive: what is said of whom, where nobody need be named as saying it.

said_of      verb → what is said, of whom, and the last word of the cue
             "was seen as | a reformer", "is expected | to resign", "seemed | to agree"
of_seeming   verb → the same, for what only appears so
was_asked    verb → does it tell of a question put to somebody: "when asked about the raid"
"""

from __future__ import annotations

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import is_passive
from dripstone.read.finders.attribution_minds import hopes
from dripstone.read.finders.attribution_parts import begun, has_said
from dripstone.read.page import Page, Span
from dripstone.read.spans import of_said, of_source, without_mark

_CLAUSES = ("complement", "open_complement")
_SUBJECTS = ("passive_subject", "subject")
#: prepositions before what is said of somebody, and those of them that the cue takes
_CASES = ("as", "for", "of", "over", "about", "with", "against", "to")
_IN_CUE = ("as", "of")
_NAMES = ("reduced", "adjectival", "open_complement")
_FURTHER = 6  #: words between a cue and the preposition that goes with it, at most

Said = tuple[Span | None, Span | None, Word]


def said_of(page: Page, sentence: Sentence, verb: Word) -> Said | None:
    """Read a passive: its subject is part of what is said, and so is what the verb takes."""
    if not is_passive(sentence, verb) or has_said(sentence, verb):
        return None
    if verb.relation in _NAMES and not sentence.children(verb, "passive_auxiliary"):
        return None  # "a band called the Ravens", "the men accused of it"
    return _parts(page, sentence, verb)


def of_seeming(page: Page, sentence: Sentence, verb: Word) -> Said | None:
    """Read "the mayor seemed to hesitate": what seems so is the author's, not the mayor's."""
    if not page.lexicon.has("seems", verb):
        return None
    adjective = sentence.child(verb, "attribute")
    if adjective is not None and hopes(page, sentence, adjective):
        return None
    inner = sentence.child(verb, "open_complement")
    if inner is not None and begun(page, sentence, inner) is not inner and _tells(page, inner):
        return None
    return _parts(page, sentence, verb)


def _tells(page: Page, verb: Word) -> bool:
    has = page.lexicon.has
    return has("views", verb) or has("reporting", verb) or has("wants", verb)


def _parts(page: Page, sentence: Sentence, verb: Word) -> Said | None:
    subject = sentence.child(verb, *_SUBJECTS)
    of = None
    if subject is not None and not page.lexicon.has("expletive", subject):
        of = without_mark(page, of_source(sentence, subject))
    clause = sentence.child(verb, *_CLAUSES) or sentence.child(verb, "attribute")
    if clause is not None and clause.index > verb.index:
        return of_said(page, sentence, clause, verb), of, verb
    for noun in sentence.children(verb, "oblique", "adverbial"):
        case = sentence.children(noun, "case")
        if not case or case[0].low not in _CASES:
            continue
        if not 0 < case[0].index - verb.index <= _FURTHER:
            continue
        known = case[0].low in _IN_CUE or page.lexicon.has("known", verb)
        known = known or (case[0].low == "about" and page.lexicon.has("was_asked", verb))
        if known and case[0].index == verb.index + 1:
            return of_said(page, sentence, noun, verb, after=case[0]), of, case[0]
        return of_said(page, sentence, noun, verb), of, verb
    return None


def was_asked(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell "when asked about the raid" and "asked whether he knew, the mayor said no"."""
    if not page.lexicon.has("was_asked", verb) or verb.form not in ("participle", "past"):
        return False
    alone = sentence.child(verb, "subject", "auxiliary", "object") is None
    return alone and verb.relation in ("adverbial", "reduced")
