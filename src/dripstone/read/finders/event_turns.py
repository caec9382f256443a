"""Event turns: events told by a verb and who does it, or by what they were done to.

turned    Page, Sentence → what happened, with the word that tells it and its verb

A court that orders rules; a team that visits monitors; officers who escort a march help it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dripstone.languages.lexicon import Sense, Trigger
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor, doer, office
from dripstone.read.page import Page

_CUES = (
    "orders",
    "visits",
    "escorts",
    "strikes",
    "petitions",
    "inquiries",
    "grumbles",
    "assemblies",
)
_AT = ("during", "at", "after", "from", "in")


def turned(page: Page, sentence: Sentence) -> Iterator[tuple[Trigger, Word]]:
    """Give each event of a sentence that more than one word tells, with its verb."""
    for word in page.lexicon.marked(sentence, *_CUES):
        for id_, cue, told in _TURNS:
            verb = told(page, sentence, word) if page.lexicon.has(cue, word) else None
            if verb is not None:
                part = "v" if word.kind == "verb" else "n"
                sense = Sense(scheme="events", id=id_, part=part)
                yield Trigger(word=word, senses=(sense,), lemma=word.low, words=(word,)), verb
                break


def _ruled(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Read "a judge ordered the department to …", "the tribunal upheld the ban"."""
    by = doer(sentence, verb) if verb.kind == "verb" else None
    return verb if by is not None and page.lexicon.has("benches", by) else None


def _visited(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Read "a team which visited the village"."""
    by = actor(sentence, verb) if verb.kind == "verb" else None
    seen = sentence.child(verb, "object")
    return (
        verb
        if by is not None and seen is not None and page.lexicon.has("visitors_of", by)
        else None
    )


def _helped(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Read "police escorted the march"."""
    by = doer(sentence, verb) if verb.kind == "verb" else None
    what = sentence.child(verb, "object", "passive_subject")
    held = what is not None and (
        page.lexicon.has("assemblies", what) or page.lexicon.has("marchers", what)
    )
    return verb if held and by is not None and office(page, sentence, by) else None


def _struck(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Read "a miners' strike that has paralysed the port"; an air strike is none."""
    whose = sentence.children(noun, "possessor", "compound")
    workers = any(w.form == "plural" and page.lexicon.personal(w.low) for w in whose)
    return _verb_above(sentence, noun) if noun.kind == "noun" and workers else None


def _asked(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Read "their petition was returned unopened"."""
    verb = sentence.head(noun)
    core = noun.relation in ("subject", "passive_subject", "object")
    return verb if core and verb is not None and page.lexicon.has("handles", verb) else None


def _heard(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Read "the inquest heard on Tuesday that …"."""
    verb = sentence.head(noun)
    return verb if noun.relation == "subject" and verb and page.lexicon.has("hears", verb) else None


def _complained(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Read "his mother complained" and "complained to the ministry", but not of what."""
    by = actor(sentence, verb) if verb.kind == "verb" else None
    said = sentence.child(verb, "complement", "open_complement", "object", "adverbial")
    about = [
        w for w in sentence.children(verb, "oblique") if sentence.case(w) not in ("to", "with")
    ]
    if by is None or said is not None or about or verb.relation == "complement":
        return None
    return verb if page.is_somebody(sentence, by) else None


def _gathered(_: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Read "beaten during a march", "detained at the protests", of what happened there."""
    verb = sentence.head(noun)
    there = noun.relation in ("oblique", "modifier") and sentence.case(noun) in _AT
    if noun.kind != "noun" or not there or verb is None:
        return None
    if sentence.case(noun) == "in" and noun.form != "plural":
        return None
    return _verb_above(sentence, noun)


def _verb_above(sentence: Sentence, word: Word) -> Word | None:
    return next((w for w in sentence.above(word) if w.kind == "verb"), None)


_TURNS: tuple[tuple[str, str, Callable[[Page, Sentence, Word], Word | None]], ...] = (
    ("procedure.judgment", "orders", _ruled),
    ("procedure.visit", "visits", _visited),
    ("procedure.facilitation", "escorts", _helped),
    ("action.strike", "strikes", _struck),
    ("action.petition", "petitions", _asked),
    ("procedure.inquiry", "inquiries", _heard),
    ("procedure.complaint", "grumbles", _complained),
    ("action.rally", "assemblies", _gathered),
)
