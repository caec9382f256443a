"""Stances: how firmly what is told is put by the words above it, and whether it is dismissed.

set_by        what a governing verb sets: "feared", "tried", "demanded"
set_by_noun   what a noun or adjective above sets: "risk of", "afraid that"
in_law        does a law only speak of it?
averted       was it kept from being done?
dismissed     is what a verb reports called a fabrication?
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import is_passive
from dripstone.read.page import Page

_LAST = 2  #: words at the end of a sentence, its full stop among them


def dismissed(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell "called the reports a fabrication": what is named so is said not to be so."""
    if not page.lexicon.has("calls", verb) or sentence.children(verb, "negation"):
        return False
    said = sentence.children(
        verb, "attribute", "object", "complement", "open_complement", "oblique", "recipient"
    )
    last = [w for w in sentence.words[-_LAST:] if w.kind == "noun"]  # far behind what was said
    return any(page.lexicon.has("fabricated", w) for w in (*said, *last))


def set_by_noun(page: Page, above: Word) -> Iterator[str]:
    """Give the stances that a noun or adjective above sets: "risk of arrest", "afraid they …"."""
    has = page.lexicon.has
    if above.kind == "noun" and has("risk_nouns", above):
        yield "possible"
    if above.kind == "noun" and has("charge_nouns", above):
        yield "alleged"
    if above.kind == "adjective" and has("afraid", above):
        yield "possible"


def in_law(page: Page, sentence: Sentence, above: Word, below: Word) -> bool:
    """Tell "makes it a crime to beat anybody": what a law speaks of has not been done."""
    if not page.lexicon.has("in_law", above):
        return False
    made = sentence.head(above)
    to = any(w.low == "to" for w in sentence.children(below, "auxiliary"))
    return to and made is not None and page.lexicon.has("makes", made)


def averted(page: Page, sentence: Sentence, above: Word, below: Word) -> bool:
    """Tell "avoided arresting him" and "stopped short of arresting him": it was not done."""
    if below.form == "gerund" and page.lexicon.has("short_of", above):
        verb = sentence.head(above)
        return verb is not None and page.lexicon.has("prevents", verb)
    named = below.kind == "noun" and below.relation == "object"
    being = any(w.low == "being" for w in sentence.children(below, "passive_auxiliary"))
    doing = below.form == "gerund" or being or sentence.case(below) == "from"
    return page.lexicon.has("averts", above) and (named or doing)


def set_by(page: Page, sentence: Sentence, verb: Word, below: Word) -> Iterator[str]:
    """Give the stances that a governing verb sets for what it governs."""
    has = page.lexicon.has
    inner = below.relation in ("complement", "open_complement", "parataxis")
    content = inner or below.relation in ("object", "attribute")
    case = sentence.case(below)
    if has("charges", verb) and case in ("with", "of", "for", "on"):
        yield "alleged"
    own = below.relation == "subject" and sentence.child(verb, "object", "complement") is None
    if has("fears", verb) and (content or own or below.relation == "passive_subject"):
        yield "possible"
    if below.relation == "open_complement" and _meant(page, sentence, verb, below):
        yield "intended"
    if below.relation == "object" and (has("plans", verb) or has("attempts", verb)):
        yield "intended"
    subject = sentence.child(verb, "passive_subject", "subject", "object")
    if case == "for" and subject is not None and has("warrants", subject):
        yield "intended"
    named = below.kind == "noun" and below.relation == "object"
    stated = inner and has("states_too", verb) and not _should(sentence, below)
    asked = not stated and (inner or named or case in ("for", "to"))
    if has("asking", verb) and (asked or _for_it(sentence, below)):
        yield "demanded"
    if inner and (has("orders", verb) or _of_others(page, sentence, verb, below)):
        yield "demanded"
    if has("depicts", verb) and below.relation in ("object", "oblique", "adverbial"):
        yield "depicted"
    if _only_spoken_of(page, verb, below, case):
        yield "possible"


def _of_others(page: Page, sentence: Sentence, verb: Word, below: Word) -> bool:
    """Tell "want the police to arrest them" and "dared them to" from what was done."""
    if below.form != "infinitive":
        return False
    if page.lexicon.has("wishes", verb):
        return sentence.child(below, "subject", "passive_subject") is not None
    return page.lexicon.has("dares", verb) and sentence.child(verb, "object") is not None


def _for_it(sentence: Sentence, below: Word) -> bool:
    """Tell "called for the warden to be dismissed" from what was done."""
    links = [w.low for w in sentence.children(below, "connective", "case")]
    later = below.relation == "adverbial" and below.form in ("infinitive", "participle")
    return later and "for" in links


def _only_spoken_of(page: Page, verb: Word, below: Word, case: str) -> bool:
    """Tell "spoke against torturing", "kept him from beating" and "lets them arrest" apart."""
    has = page.lexicon.has
    if below.relation in ("complement", "open_complement"):
        return has("permits", verb)
    kept = case == "from" and has("prevents", verb)
    doing = below.relation == "adverbial" and below.form == "gerund"
    return doing and (kept or case in ("against", "about", "over"))


def _should(sentence: Sentence, below: Word) -> bool:
    """Tell "insisted that they be freed" from "insisted that they were guests"."""
    helpers = sentence.children(below, "auxiliary", "passive_auxiliary")
    asked = any(w.low in ("should", "must", "be", "to") for w in helpers)
    return asked or (below.form == "infinitive" and not helpers) or sentence.bare


def _meant(page: Page, sentence: Sentence, verb: Word, below: Word) -> bool:
    """Tell what is planned, tried or threatened; "to" after most verbs says no more than that."""
    has = page.lexicon.has
    if has("attempts", verb) or has("plans", verb):
        return True
    to = sentence.bare or any(w.low == "to" for w in sentence.children(below, "auxiliary"))
    known = has("does", verb) or has("reporting", verb) or has("asking", verb)
    return to and below.form == "infinitive" and not known and not is_passive(sentence, verb)
