"""Grammar: the few English forms that a plain sentence needs around a report's own words.

words_of, slot, named  a span's words, a slot's, an answer's with whom they go back to
subject, object_of    a slot's words as the subject or the object of a sentence
around                when, where and why, each with the preposition that the report gives it
joined                two pieces of a sentence, once what both hold
several               does it take "are"?
voice                 who says it, within a sentence
capital, plain        how a sentence begins; words on one line
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dripstone.records import Where

if TYPE_CHECKING:
    from dripstone.languages.parsed import Sentence, Word
    from dripstone.read.drafts import Draft
    from dripstone.read.page import Page, Span

_TO_OBJECT = {"he": "him", "she": "her", "they": "them", "i": "me", "we": "us", "who": "whom"}
_TO_SUBJECT = {"him": "he", "her": "she", "them": "they", "me": "I", "us": "we", "whom": "who"}
_OF = re.compile(
    r"\b(?:(?:early|late|shortly|just) )?(on|in|at|since|by|during|after|before|until|near|outside"
    r"|inside|from|throughout|across|around|behind|beside|opposite|under|along|into|onto|aboard"
    r"|through|within|beneath|below|between|towards|in front of|to|off)(?: the)?\s+$",
    re.IGNORECASE,
)
_LONGEST = 160  #: characters of a quotation that a sentence shows
_SMALL = 4  #: letters of words like "with" and "from"
_MANY = frozenset({"we", "they", "i", "you"})
_PLURAL = frozenset({"people", "men", "women", "children", "police", "wives"})
_NATION = re.compile(r"(?:[^v]ian|[rbik]ean|can|man|[hks]ish|glish|ese|[^r]i)$")


def plain(words: str) -> str:
    """Put words on one line, with single spaces."""
    return " ".join(words.split())


def capital(words: str) -> str:
    """Begin with a capital letter."""
    return words[:1].upper() + words[1:]


def called(words: str, stands_for: str | None) -> str:
    """Give words with the name that they go back to."""
    return f"{words} ({plain(stands_for)})" if stands_for else words


def words_of(page: Page, span: Span) -> str:
    """Give words as they stand, on one line, and not too many."""
    words = plain(page.words(span))
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"


def slot(page: Page, draft: Draft, name: str) -> str:
    """Give a slot's words; nothing where it is empty."""
    answer = draft.slots.get(name)
    return "" if answer is None else named(page, answer)


def named(page: Page, answer: tuple[Span, object]) -> str:
    """Give the words of an answer, with the name that a pronoun goes back to."""
    return called(words_of(page, answer[0]), getattr(answer[1], "stands_for", None))


def joined(said: str, more: str) -> str:
    """Add words to a sentence; what it ends with and they begin with stands once.

    "Taken from Courtroom" and "from Courtroom 3" give "taken from Courtroom 3". Small words alone
    join nothing: "moved in" and "in March" stay as they are.
    """
    ours, theirs = said.split(), more.split()
    last = ours[-1].lower() if ours else ""
    if all(word.lower() != last for word in theirs):
        return f"{said} {more}".strip()
    for size in range(min(len(ours), len(theirs)), 0, -1):
        shared = theirs[:size]
        known = size > 2 or any(len(w) > _SMALL or w[:1].isupper() or w.isdigit() for w in shared)
        if known and [w.lower() for w in ours[-size:]] == [w.lower() for w in shared]:
            return " ".join([*ours, *theirs[size:]])
    return " ".join(part for part in (said, more) if part)


def object_form(words: str) -> str:
    """Put a pronoun as the object of a verb or preposition; other words stay."""
    return _TO_OBJECT.get(words.lower(), words)


def subject(page: Page, draft: Draft, name: str) -> str:
    """Give a slot's words as a subject, with the name that a pronoun goes back to."""
    return _as(page, draft, name, _TO_SUBJECT)


def object_of(page: Page, draft: Draft, name: str) -> str:
    """Give a slot's words as an object."""
    return _as(page, draft, name, _TO_OBJECT)


def _as(page: Page, draft: Draft, name: str, forms: dict[str, str]) -> str:
    answer = draft.slots.get(name)
    if answer is None:
        return ""
    words = plain(page.words(answer[0]))
    words = forms.get(words.lower(), lowered(page, draft, answer[0], words))
    stands_for = getattr(answer[1], "stands_for", None)
    return f"{words} ({plain(stands_for)})" if stands_for else words


def voice(page: Page, span: Span | None, words: str) -> str:
    """Give the words of a voice as they stand within a sentence."""
    told = None if span is None else page.told_at(span[0])
    if told is None or span is None:
        return words
    return _within(page, told.sentence, span, words)


def lowered(page: Page, draft: Draft, span: Span, words: str) -> str:
    """Take the capital away that the first word has only because a sentence begins with it."""
    return _within(page, draft.told.sentence, span, words)


def _within(page: Page, sentence: Sentence, span: Span, words: str) -> str:
    first = sentence.at(span[0])
    begins = first is not None and not page.words((max(0, span[0] - 2), span[0])).strip(' \n"“«‘')
    begins = begins or (first is not None and first.index == 0)
    small = words[1:2].islower() or words.startswith("A ")
    common = first is not None and small and _is_common(page, first)
    return words[:1].lower() + words[1:] if begins and common else words


def _is_common(page: Page, first: Word) -> bool:
    """Tell "Officers" from "Poon" and "Iranian", which keep their capital anywhere."""
    if first.kind == "adjective":
        return _NATION.search(first.low) is None
    if first.kind == "noun":
        known = page.lexicon.personal(first.low) or first.relation == "compound"
        return known or first.form == "plural"
    return first.kind not in ("name", "mark")


def around(page: Page, draft: Draft, said: str = "") -> str:
    """Add where, when and why, each with its own preposition; what is ``said`` is not repeated."""
    held = [draft.slots[n][0] for n in ("who", "to_whom") if n in draft.slots]
    held.append(draft.trigger)
    for name in ("where", "when", "why"):
        answer = draft.slots.get(name)
        if answer is None or any(a <= answer[0][0] and answer[0][1] <= b for a, b in held):
            continue
        if re.search(rf"\b{re.escape(plain(page.words(answer[0])))}\b", said, re.IGNORECASE):
            continue
        here = name == "where" and isinstance(answer[1], Where) and answer[1].precision == "site"
        said = joined(said, _with_preposition(page, answer[0], bare="at " if here else ""))
    return said


def _with_preposition(page: Page, span: Span, bare: str = "") -> str:
    """Put words after their own preposition; after ``bare`` where they have none that is known."""
    words = plain(page.words(span))
    before = page.words((max(0, span[0] - 24), span[0]))
    found = _OF.search(before)
    words = f"{plain(found[0])} {words}" if found else f"{bare}{words}"
    return (
        words[:1].lower() + words[1:]
        if page.lexicon.has("small", words.split()[0].lower())
        else words
    )


def several(draft: Draft, who: str) -> bool:
    """Tell whether whoever does it are several, by their words."""
    if who.lower().split(" (")[0] in _MANY:
        return True
    if who.lower() in ("he", "she", "it", ""):
        return False
    answer = draft.slots.get("who")
    inside = [] if answer is None else draft.told.sentence.between(*answer[0])
    if not inside and answer is not None:  # in another sentence: its last word tells
        last = who.partition(" (")[0].rsplit(maxsplit=1)[-1].lower()
        return last in _PLURAL or (last.endswith("s") and not last.endswith(("ss", "us", "is")))
    joined = any(w.low == "and" for w in inside)
    numbers = {w.index for w in inside}
    heads = [w for w in inside if w.head not in numbers or w.head == w.index]
    many = any(w.form == "plural" or w.low in _PLURAL for w in heads if w.kind != "name")
    named = any(w.form == "plural" and w.relation.endswith("subject") for w in inside)
    return joined or many or named
