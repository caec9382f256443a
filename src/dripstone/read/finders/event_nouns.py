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

_CUES = ("set_free", "tried", "judged", "hearings", "assemblies", "hungers")
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
    if noun.kind != "noun" or not told or verb is None or verb.form not in _TOLD:
        return None
    return None if _unreal(page, sentence, verb, noun) else verb


def _hungered(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Read "on the ninth day of her hunger strike", "a general strike"."""
    beside = sentence.words[noun.index - 1].low if noun.index else ""
    verb = _above(sentence, noun)
    if noun.kind != "noun" or verb is None or not page.lexicon.has("strikes_of", beside):
        return None
    return None if _unreal(page, sentence, verb, noun) or verb.form not in _TOLD else verb


_NOUNS: tuple[Shape, ...] = (
    ("procedure.release", "set_free", _befell),
    ("procedure.charge", "tried", _befell),
    ("procedure.charge", "hearings", _befell),
    ("procedure.judgment", "judged", _befell),
    ("action.strike", "hungers", _hungered),
    ("action.rally", "assemblies", _assembled),
)
