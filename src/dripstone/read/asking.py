"""Asking: the plain English sentence of a demand.

asks    Page, Draft → who asks whom to do what, or for what

A verb is put as "to do" or "that it be done", whatever form the report has it in; where its plain
form is not known, the words stand as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dripstone.read.grammar import object_form, plain, several, subject, voice

if TYPE_CHECKING:
    from dripstone.languages.parsed import Sentence, Word
    from dripstone.read.drafts import Draft
    from dripstone.read.page import Page

_LONGEST = 160  #: characters of what is asked that a sentence shows
_ASKS = {
    "demands": ("demand", "demands"),
    "urges": ("urge", "urges"),
    "requests": ("ask", "asks"),
    "recommends": ("advise", "advises"),
    "implies": ("ask", "asks"),
}
_NO_OBJECT = frozenset({"of", "for", "to", "from", "by", "into", "on", "in", "against", "and"})
_IDLE = frozenset({"please", "just", "now", "also", "then", "so", "do", "kindly"})
_OWN = 80  #: characters of whom it is to be done to, at most
_WANTS = ("want", "need", "like", "demand", "see", "seek", "sought", "ask", "call")
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_OWNER = re.compile(r"(?:['’]s|(?<=s)['’])$")


def asks(page: Page, draft: Draft) -> str:
    """Say who asks whom for what. Without an asker it is asked; without an addressee, of nobody."""
    sentence, who = draft.told.sentence, subject(page, draft, "who")
    whom = " and ".join(filter(None, (_whom(page, one) for one in draft.addressees)))
    many = several(draft, who)
    asker, verb = who or "somebody", _ASKS[draft.force][0 if many else 1]
    word = sentence.at(draft.trigger[0])
    if word is None:
        return f"{asker} {verb}: {_words(page, draft, None)}"
    if not _is_verb(page, sentence, word, draft):
        return f"{asker} {_calls(page, draft, word, verb, whom, many=many)}"
    done = _to_be_done(page, draft, word)
    if done:
        return f"{asker} {verb} that {done}"
    base = _base(page, word)
    if base is None:
        return f"{asker} {verb}{f' {whom}' if whom else ''}: {_words(page, draft, None)}"
    not_done = any(w.index < word.index for w in sentence.children(word, "negation"))
    no = "not " if not_done and _cue(draft) != "if" else ""  # "will strike if it is not lifted"
    rest = f"{_before(sentence, word)}{base}{_after(page, draft, word)}"
    own = sentence.child(word, "subject")
    if not whom and own is not None and own.low not in ("who", "which", "that", "you"):
        return f"{asker} {verb} that {_lowered(page, sentence, own)} {no}{rest}"
    learns = base == "know" and not whom  # they themselves are to know
    if draft.force == "demands" and not learns:
        verb = "call on" if many else "calls on"
    to = "" if learns else f"{whom or 'whoever is meant'} "
    return f"{asker} {verb} {to}{no}to {rest}"


def _whom(page: Page, one: tuple[tuple[int, int], object]) -> str:
    """Give an addressee as the object of a verb, with the name that a pronoun goes back to."""
    words = plain(page.words(one[0])).removeprefix("that ")
    words = object_form(_OWNER.sub("", voice(page, one[0], words)))
    stands_for = getattr(one[1], "stands_for", None)
    return f"{words} ({plain(stands_for)})" if stands_for else words


def _is_verb(page: Page, sentence: Sentence, word: Word, draft: Draft) -> bool:
    """Tell a verb, and one at the head of a slogan that the parser takes for something else."""
    if word.kind == "verb":
        return True
    after = sentence.words[word.index + 1 : word.index + 2]
    bids = page.lexicon.has("imperatives", word) or page.lexicon.has("slogan_words", word)
    takes = bool(after) and after[0].low not in _NO_OBJECT and after[0].kind != "mark"
    known = any(m in page.lexicon.rest["demand_phrases"] for m in page.lexicon.lemma(word))
    heads = draft.slots["what"][0][0] == word.start
    return heads and known and (bids or word.relation == "compound") and takes


def _calls(page: Page, draft: Draft, word: Word, verb: str, whom: str, *, many: bool) -> str:
    """Put a noun: "calls on the minister for an apology"; other words stand as they are."""
    what = _words(page, draft, word)
    if word.kind not in ("noun", "name"):
        return f"{verb}: {what}"
    on = f" on {whom}" if whom and whom.lower() not in what.lower() else ""
    return f"{'call' if many else 'calls'}{on} for {what}"


def _words(page: Page, draft: Draft, word: Word | None) -> str:
    """Give what is asked as the report has it, but for a capital that only its place gave."""
    span = draft.slots["what"][0] if "what" in draft.slots else draft.trigger
    words = plain(page.words(span))
    first = draft.told.sentence.at(span[0])
    common = first is not None and first.kind not in ("name", "pronoun") and first.low != "i"
    if common and (word is None or words[1:2].islower() or words.startswith("A ")):
        words = words[:1].lower() + words[1:]
    return _cut(words)


def _to_be_done(page: Page, draft: Draft, word: Word) -> str:
    """Put "that Quill be freed", where what is asked is told of whom it is done to."""
    sentence = draft.told.sentence
    first = sentence.first_of(word)
    own = sentence.child(word, "passive_subject") or sentence.child(first, "passive_subject")
    participle = word.form in ("participle", "past")
    helps = sentence.children(word, "auxiliary", "passive_auxiliary")
    if own is None and participle and not helps and _is_small_clause(draft, word):
        own = sentence.child(word, "subject") or sentence.head(word)
    whose = own is not None and (own.head == word.index or word.relation == "conjunct" or not helps)
    if own is None or not participle or not whose or own.kind == "verb":
        return ""
    if word != first and sentence.child(word, "subject") is not None:
        return ""
    not_done = bool(sentence.children(word, "negation"))
    no = "not " if not_done and _cue(draft) != "if" else ""
    return f"{_up_to(page, sentence, own, word)} {no}be {word.low}{_after(page, draft, word)}"


def _cue(draft: Draft) -> str:
    """Give the word that asks."""
    cue = draft.told.sentence.at(draft.more[0][0]) if draft.more else None
    return "" if cue is None else cue.low


def _up_to(page: Page, sentence: Sentence, own: Word, word: Word) -> str:
    """Give a subject with all that stands before its verb: "those convicted of it"."""
    first = sentence.first_of(word)
    verb = first if own.head == first.index else word
    helps = sentence.children(verb, "auxiliary", "passive_auxiliary", "negation", "adverb")
    ends = [w.start for w in (*helps, verb) if w.index > own.index]
    start = sentence.phrase(own)[0]
    words = plain(page.words((start, min(ends)))).rstrip(" ,") if ends else ""
    longer = len(words) > _OWN or not words
    return _lowered(page, sentence, own) if longer else voice(page, (start, min(ends)), words)


def _is_small_clause(draft: Draft, word: Word) -> bool:
    """Tell "wants Quill freed" and "those responsible punished" from "the owners paid"."""
    sentence = draft.told.sentence
    if not _cue(draft).startswith(_WANTS):
        return False
    head = sentence.head(word)
    hung = word.relation == "reduced" and head is not None and head.kind in ("noun", "name")
    object_ = sentence.child(word, "object")
    joins = sentence.children(word, "connective")
    return object_ is None and not joins and (hung or word.relation in ("complement", "conjunct"))


def _lowered(page: Page, sentence: Sentence, own: Word) -> str:
    span = sentence.phrase(own)
    words = voice(page, span, plain(page.words(span)))
    return {"him": "he", "her": "she", "them": "they", "me": "I", "us": "we"}.get(words, words)


def _base(page: Page, word: Word) -> str | None:
    """Give the plain form of a verb, if it is known."""
    if word.low in _BE:
        return "be"
    present = word.form in ("present", "") and not word.low.endswith("s")
    if word.form == "infinitive" or present or word.kind != "verb":
        return word.low
    other = page.lexicon.lemmas.get(word.low, ())
    known = next((m for m in other if m != word.low and " " not in m), None)
    return known or (word.low if word.low in other else None)


def _before(sentence: Sentence, word: Word) -> str:
    """Give the adverbs just before a verb: "immediately"."""
    found: list[str] = []
    for one in reversed(sentence.words[: word.index]):
        if one.kind != "adverb" or one.head != word.index or one.low in _IDLE:
            break
        found.insert(0, one.low)
    found = [one for one in found if one not in ("not", "never")]
    return "".join(f"{one} " for one in found)


def _after(page: Page, draft: Draft, word: Word) -> str:
    """Give what follows a verb, to the end of what is asked."""
    span = draft.slots["what"][0] if "what" in draft.slots else draft.trigger
    words = plain(page.words((word.end, max(word.end, span[1]))))
    words = _cut(words.rstrip(" ,;:.!?"))
    return f" {words}" if words and words[0] not in ",;:'’" else words


def _cut(words: str) -> str:
    """Cut what is too long, and close or drop a quotation mark that stands alone."""
    words = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
    if words.count("“") > words.count("”"):
        words += "”"
    elif words.count("”") > words.count("“"):
        words = words.replace("”", "")
    return words + '"' if words.count('"') % 2 else words
