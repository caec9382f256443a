"""Event signs: events that a language tells by the forms of its words, or by a title alone.

signs    Page, Sentence → what happened, with the word that tells it and its verb

«Их обвиняют в экстремизме» charges; «приезжала комиссия» is a visit; «Открытое письмо врачей» at
the head of a letter is a petition.
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.lexicon import Trigger
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor, doer, is_passive, patient
from dripstone.read.finders.event_turns import Shape, told_by
from dripstone.read.page import Page

_CUES = (
    "rules", "petitions", "visits", "visitings", "charged_with", "charges_somebody", "inspects",
    "inquiries", "complaints_titled", "escorts",
)  # fmt: skip
_CORE = ("subject", "passive_subject", "object")
_TITLE = 14  #: words of a title


def signs(page: Page, sentence: Sentence) -> Iterator[tuple[Trigger, Word]]:
    """Give each event of a sentence that its forms tell, with its verb; a title tells it alone."""
    return told_by(page, sentence, _CUES, _SIGNS) if sentence.bare else iter(())


def _ruled(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Read «районный суд арестовал его на 15 суток», «судом признано незаконным»."""
    if verb.kind != "verb" or verb.form not in ("past", "participle", "present"):
        return None
    by = doer(sentence, verb)
    return verb if by is not None and page.lexicon.has("benches", by) else None


def _signed(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Read «петицию подписали», «направили коллективное обращение»; a title too."""
    has = page.lexicon.has
    beside = sentence.children(noun, "adjectival")
    open_ = any(has("open_papers", w) for w in beside)
    if noun.low.startswith("письм") and not open_:
        return None
    verb = sentence.head(noun)
    if verb is not None and verb.kind == "verb" and noun.relation in _CORE:
        made = has("handles", verb) and verb.form in ("past", "participle", "present")
        return verb if made else None
    return (
        noun if _is_title(sentence, noun) and (open_ or _by_people(page, sentence, noun)) else None
    )


def _is_title(sentence: Sentence, noun: Word) -> bool:
    """Tell a line without a verb that a word begins, as the title of a paper."""
    words = [w for w in sentence.words if w.kind != "mark"]
    short = len(words) <= _TITLE and sentence.content[sentence.end - 1] not in ".!?:,;"
    before = sentence.words[: noun.index]
    plain = all(w.kind in ("adjective", "mark") or w.relation == "adjectival" for w in before)
    verbs = [w for w in words if w.kind == "verb" and w.relation != "adjectival"]
    return short and noun.index <= 1 and plain and not verbs


def _by_people(page: Page, sentence: Sentence, noun: Word) -> bool:
    of = sentence.obliques(noun, "of") + sentence.obliques(noun, "from")
    return any(w.form == "plural" and page.is_somebody(sentence, w) for w in of)


def _complained(_: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Read «Жалоба» or «Заявление о преступлении» at the head of a paper."""
    return noun if _is_title(sentence, noun) and noun.index == 0 else None


def _visited(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Read «приезжала комиссия», «омбудсмен побывал в лагере»; a search is no visit."""
    if verb.kind != "verb" or verb.form not in ("past", "participle", "gerund"):
        return None
    by = actor(sentence, verb)
    near = () if by is None else (by, *sentence.children(by, "compound", "modifier"))
    come = any(page.lexicon.has("visitors_of", w) for w in near)
    with_ = [w for w in sentence.obliques(verb, "with") if w.low.startswith(("обыск", "рейд"))]
    known = page.lexicon.has("comes", verb) or _to_a_place(page, sentence, verb)
    checks = page.lexicon.has("inspects", verb)
    return verb if come and known and not with_ and not checks else None


def _to_a_place(page: Page, sentence: Sentence, verb: Word) -> bool:
    below = sentence.below(verb)
    return any(page.lexicon.has("held_in", w) for w in below) or not sentence.children(
        verb, "object", "oblique", "open_complement", "complement"
    )


def _at_a_visit(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Read «в ходе посещения колонии»; a minister's visit abroad is none."""
    if not any(page.lexicon.has("held_in", w) for w in sentence.below(noun)):
        return None
    verb = next((w for w in sentence.above(noun) if w.kind == "verb"), None)
    return verb if noun.relation in ("oblique", "modifier", *_CORE) else None


def _charged(_: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Read «сержант обвиняется в убийстве»."""
    return verb if verb.kind == "verb" and sentence.child(verb, "negation") is None else None


def _charges(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Read «их обвиняют в экстремизме», said of nobody who charges; «обвинён» too."""
    if verb.kind != "verb" or sentence.child(verb, "negation") is not None:
        return None
    many = verb.form in ("present", "past") and verb.low.endswith(("ют", "ли"))
    if not (many or is_passive(sentence, verb)) or doer(sentence, verb) is not None:
        return None
    whom = patient(sentence, verb) or sentence.child(verb, "recipient")
    return verb if whom is not None and page.is_somebody(sentence, whom) else None


def _inspected(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Read «завод проверила инспекция», «завод проверили»."""
    if verb.kind != "verb" or verb.form not in ("past", "participle"):
        return None
    by = doer(sentence, verb)
    return verb if by is not None and page.lexicon.has("checkers", by) else None


def _inquired(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Read «проводится проверка», «расследование прекращено»."""
    verb = sentence.head(noun)
    if verb is None or verb.kind != "verb" or noun.relation not in _CORE:
        return None
    real = verb.form in ("past", "present", "participle")
    return verb if real and page.lexicon.has("happens", verb) else None


def _helped(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Read «полиция охраняла шествие»."""
    what = sentence.child(verb, "object", "passive_subject") if verb.kind == "verb" else None
    by = None if what is None else doer(sentence, verb)
    held = what is not None and any(
        s.id == "action.rally"
        for m in page.lexicon.lemma(what)
        for s in page.lexicon.senses.get(m, ())
    )
    return verb if held and by is not None and page.lexicon.has("bodies", by) else None


_SIGNS: tuple[Shape, ...] = (
    ("procedure.judgment", "rules", _ruled),
    ("action.petition", "petitions", _signed),
    ("procedure.complaint", "complaints_titled", _complained),
    ("procedure.visit", "visits", _visited),
    ("procedure.visit", "visitings", _at_a_visit),
    ("procedure.charge", "charged_with", _charged),
    ("procedure.charge", "charges_somebody", _charges),
    ("procedure.inquiry", "inspects", _inspected),
    ("procedure.inquiry", "inquiries", _inquired),
    ("procedure.facilitation", "escorts", _helped),
)
