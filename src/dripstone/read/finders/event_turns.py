"""Event turns: events told by a verb and who does it, or by what they were done to.

turned     Page, Sentence → what happened, with the word that tells it and its verb
told_by    the same by cues and shapes of one's own

A court that orders rules; a team that visits monitors; officers who escort a march help it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dripstone.languages.lexicon import Sense, Trigger
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor, doer, office
from dripstone.read.page import Page

#: the term of an event, the cue of its word, and what finds its verb where the shape holds
Shape = tuple[str, str, Callable[[Page, Sentence, Word], Word | None]]

_CUES = (
    "orders",
    "visits",
    "escorts",
    "strikes",
    "petitions",
    "inquiries",
    "grumbles",
    "assemblies",
    "complaints_made",
    "reports_to",
    "cases_of_law",
    "blocks",
    "lets_pass",
    "looks_into",
)
_AT = ("during", "at", "after", "from", "in")


def turned(page: Page, sentence: Sentence) -> Iterator[tuple[Trigger, Word]]:
    """Give each event of a sentence that more than one word tells, with its verb."""
    return told_by(page, sentence, _CUES, _TURNS)


def told_by(
    page: Page, sentence: Sentence, cues: Sequence[str], shapes: Sequence[Shape]
) -> Iterator[tuple[Trigger, Word]]:
    """Give for each word of some cues the first event whose shape holds, with its verb."""
    for word in page.lexicon.marked(sentence, *cues):
        own = page.lexicon.cues_of(word.low)
        for id_, cue, told in shapes:
            verb = told(page, sentence, word) if cue in own else None
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
    if by is None or seen is None:
        return None
    of = sentence.head(by) if by.relation in ("modifier", "oblique") else None
    came = page.lexicon.has("visitors_of", by) or (
        of is not None and page.lexicon.has("visitors_of", of)
    )
    return verb if came else None  # "a team of the league which visited the village"


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


def _dated(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Read "Sunday's march", "the 2022 protests", "the 9 July vigil": a day says that it was."""
    first = sentence.between(sentence.phrase(noun)[0], noun.start)
    day = any(_is_day(page, w) for w in first)
    meant = any(w.low in ("next", "tomorrow", "planned", "no") for w in first)
    return noun if noun.kind == "noun" and day and not meant else None


def _is_day(page: Page, word: Word) -> bool:
    year = word.text.isdigit() and word.text[:2] in ("19", "20") and len(word.text) == len("2022")
    named = page.lexicon.has("days", word) and word.text[:1].isupper()  # "a May march"
    return year or named or word.low in ("yesterday", "tonight")


def _reported(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Read "reported the threats to the unit", "sued the ministry", "went to the police"."""
    by = actor(sentence, verb) if verb.kind == "verb" else None
    if by is None or not page.is_somebody(sentence, by) or verb.form == "infinitive":
        return None
    if sentence.child(verb, "negation") is not None or office(page, sentence, by):
        return None
    what = sentence.child(verb, "object")
    lemmas = page.lexicon.lemma(verb)
    if "sue" in lemmas:
        return verb if what is not None else None
    ends = [*sentence.obliques(verb, "to"), *(sentence.obliques(what, "to") if what else [])]
    to = [w for w in ends if _hears_complaints(page, sentence, w)]
    told = what is not None and ("report" not in lemmas or _is_wrong(page, what))
    alone = what is None and ("go" in lemmas or "turn" in lemmas)
    return verb if to and (told or alone) else None


def _hears_complaints(page: Page, sentence: Sentence, word: Word) -> bool:
    near = [word, *sentence.children(word, "compound")]
    return office(page, sentence, word) or any(
        page.lexicon.has(cue, w) for w in near for cue in ("benches", "hears_complaints")
    )


def _is_wrong(page: Page, word: Word) -> bool:
    senses = (s for m in page.lexicon.lemma(word) for s in page.lexicon.senses.get(m, ()))
    return any(s.scheme == "acts" for s in senses) or page.lexicon.has("wrongs", word)


def _opened(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Read "criminal cases have been opened against four lawyers"."""
    verb = sentence.head(noun)
    held = noun.relation in ("object", "subject", "passive_subject")
    if verb is None or not held or not page.lexicon.has("opens_case", verb):
        return None
    near = [*sentence.obliques(noun, "against"), *sentence.obliques(verb, "against")]
    undone = sentence.child(verb, "negation") or any(
        w.low == "no" for w in sentence.children(noun, "determiner")
    )
    return verb if near and not undone and verb.form != "infinitive" else None


def _blocked(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Read "villagers blocked the road to the mine": of people, not of an office."""
    by = actor(sentence, verb) if verb.kind == "verb" else None
    what = sentence.child(verb, "object")
    if by is None or what is None or not page.is_somebody(sentence, by):
        return None
    if office(page, sentence, by) or verb.form == "infinitive":
        return None
    besieged = "gherao" in page.lexicon.lemma(verb)
    people = page.lexicon.personal(by.low) and by.form == "plural"
    return verb if besieged or (people and page.lexicon.has("ways", what)) else None


def _let_pass(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Read "the city allowed the parade"."""
    by = doer(sentence, verb) if verb.kind == "verb" else None
    what = sentence.child(verb, "object", "passive_subject", "complement")
    if by is None or what is None or sentence.child(verb, "negation") is not None:
        return None
    held = page.lexicon.has("assemblies", what)
    offices = office(page, sentence, by) or page.lexicon.has("bodies", by)
    return verb if held and offices and verb.form != "infinitive" else None


def _looked(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Read "the ombudsman is looking into the case"."""
    by = actor(sentence, verb) if verb.kind == "verb" else None
    into = sentence.obliques(verb, "into")
    unreal = sentence.child(verb, "negation") is not None or verb.form == "infinitive"
    if by is None or not into or unreal:
        return None
    offices = office(page, sentence, by) or page.lexicon.has("answerable", by)
    return verb if offices or page.lexicon.has("visitors_of", by) else None


def _verb_above(sentence: Sentence, word: Word) -> Word | None:
    return next((w for w in sentence.above(word) if w.kind == "verb"), None)


_TURNS: tuple[Shape, ...] = (
    ("procedure.judgment", "orders", _ruled),
    ("procedure.visit", "visits", _visited),
    ("procedure.facilitation", "escorts", _helped),
    ("action.strike", "strikes", _struck),
    ("action.petition", "petitions", _asked),
    ("procedure.complaint", "complaints_made", _asked),
    ("procedure.inquiry", "inquiries", _heard),
    ("procedure.complaint", "grumbles", _complained),
    ("action.rally", "assemblies", _gathered),
    ("action.flashmob", "vigils", _dated),
    ("action.rally", "assemblies", _dated),
    ("procedure.complaint", "reports_to", _reported),
    ("procedure.charge", "cases_of_law", _opened),
    ("action.rally", "blocks", _blocked),
    ("procedure.facilitation", "lets_pass", _let_pass),
    ("procedure.inquiry", "looks_into", _looked),
)
