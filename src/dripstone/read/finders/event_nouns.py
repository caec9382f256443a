"""Event nouns: events told by a noun that is somebody's, or by who stands with what.

nouns    Page, Sentence → what happened, with the word that tells it and its verb

"Since his release in May"; "at Tuesday's hearing"; «начался суд над активистами»; "a protest
outside the court". What is asked for, feared or put off is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.lexicon import Trigger
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.finders.event_turns import Shape, told_by
from dripstone.read.page import Page

_CUES = ("set_free", "tried", "judged", "hearings", "assemblies", "pickets", "hungers")
_SINCE = frozenset(
    {"after", "since", "following", "upon", "during", "at", "until", "после", "со", "с", "на"}
)
_WORDS_OF = 4  #: words between a trial and whom it is held over


def nouns(page: Page, sentence: Sentence) -> Iterator[tuple[Trigger, Word]]:
    """Give each event of a sentence that a noun tells, with the verb beside it."""
    return told_by(page, sentence, _CUES, _NOUNS)


def _befell(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Read "since his release in May", «после приговора журналисту», of somebody."""
    if noun.kind != "noun" or not (_whose(page, sentence, noun) or _dated(sentence, noun)):
        return None
    verb = _above(sentence, noun)
    if verb is None or _unreal(page, sentence, verb, noun):
        return None
    case = next(iter(sentence.children(noun, "case")), None)
    since = case is not None and case.low in _SINCE
    happens = noun.relation in ("subject", "passive_subject") and verb.form in _TOLD
    return verb if since or happens else None


_TOLD = ("past", "present", "participle")


def _whose(page: Page, sentence: Sentence, noun: Word) -> bool:
    """Tell "his release", "the trial of eleven activists", «суд над ними» from what is nobody's."""
    owners = [*sentence.children(noun, "possessor", "compound", "determiner"),
              *sentence.obliques(noun, "of", "over", "for", "to")]  # fmt: skip
    court = noun.low.startswith(("суд", "процесс"))  # «суд», alone, is who rules
    if not court and any(
        page.is_somebody(sentence, w) or page.lexicon.has("whose", w) for w in owners
    ):
        return True
    ahead = sentence.words[noun.index + 1 : noun.index + 1 + _WORDS_OF]
    over = bool(ahead) and ahead[0].low == "над"
    return over and any(page.is_somebody(sentence, w) for w in ahead[1:])


def _dated(sentence: Sentence, noun: Word) -> bool:
    """Tell "Tuesday's hearing": a day says that it was."""
    first = sentence.between(sentence.phrase(noun)[0], noun.start)
    return any(w.low in _DAYS for w in first)


_DAYS = frozenset(
    {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday",
    }
)  # fmt: skip


def _above(sentence: Sentence, noun: Word) -> Word | None:
    return next((w for w in sentence.above(noun) if w.kind == "verb"), None)


def _unreal(page: Page, sentence: Sentence, verb: Word, noun: Word) -> bool:
    """Tell what is asked for, refused or put off."""
    meant = [verb, *sentence.above(verb)]
    asked = any(page.lexicon.has(c, w) for w in meant for c in ("asking", "wanting", "calls_off"))
    denied = sentence.child(verb, "negation") is not None
    none = any(w.low in ("no", "any") for w in sentence.children(noun, "determiner"))
    return asked or denied or none or verb.form == "infinitive"


def _assembled(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Read "a protest against the dam drew hundreds": it is said against what, or where."""
    told = sentence.obliques(noun, "against", "outside", "over", "in front of")
    verb = _above(sentence, noun)
    if told and noun.kind == "noun" and verb is not None:
        return verb if _real(page, sentence, verb, noun) else None
    return None if noun.low in _NAMED else _interrupted(page, sentence, noun)


_NAMED = ("vigil", "picket", "pickets", "blockade", "gathering", "walk", "procession")


def _interrupted(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Read "broke up a march", "used gas to disperse a rally", "took part in the sit-in"."""
    verb = _above(sentence, noun)
    if noun.kind != "noun" or verb is None or not _broken_up(page, sentence, verb, noun):
        return None
    if verb.form == "infinitive":
        above = sentence.head(verb)  # "used gas to break up a march"
        used = above is not None and sentence.child(above, "object") is not None
        return (
            verb
            if used and above and above.kind == "verb" and _real(page, sentence, above, noun)
            else None
        )
    return verb if _real(page, sentence, verb, noun) else None


def _real(page: Page, sentence: Sentence, verb: Word, noun: Word) -> bool:
    return verb.form in _TOLD and not _unreal(page, sentence, verb, noun)


def _broken_up(page: Page, sentence: Sentence, verb: Word, noun: Word) -> bool:
    """Tell "broke up a march", "took part in the sit-in": there was one."""
    object_ = sentence.child(verb, "object")
    part = noun.relation == "oblique" and object_ is not None and object_.low == "part"
    return part or (noun.relation == "object" and page.lexicon.has("breaks_it", verb))


def _hungered(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Read "on the ninth day of her hunger strike", "a general strike"."""
    beside = sentence.words[noun.index - 1].low if noun.index else ""
    verb = _above(sentence, noun)
    if noun.kind != "noun" or verb is None or not _downs(page, sentence, noun, beside):
        return None
    return None if _unreal(page, sentence, verb, noun) or verb.form not in _TOLD else verb


def _downs(page: Page, sentence: Sentence, noun: Word, beside: str) -> bool:
    """Tell a strike of those who work from one of missiles: whose it is, or how long it lasts."""
    if page.lexicon.has("strikes_of", beside) or beside.endswith(("-hour", "-day", "-week")):
        return True
    whose = [
        *sentence.children(noun, "possessor", "compound"),
        *sentence.obliques(noun, "by", "of"),
    ]
    return any(page.lexicon.has("strikers", w) for w in whose)


_NOUNS: tuple[Shape, ...] = (
    ("procedure.release", "set_free", _befell),
    ("procedure.charge", "tried", _befell),
    ("procedure.charge", "hearings", _befell),
    ("procedure.judgment", "judged", _befell),
    ("action.strike", "hungers", _hungered),
    ("action.rally", "assemblies", _assembled),
    ("action.picket", "pickets", _interrupted),
)
