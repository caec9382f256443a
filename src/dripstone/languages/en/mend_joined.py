"""Mend joined: verbs and nouns that the English parser joins to the wrong word beside them.

JOINED          forms and relations of words that may be joined wrong
join            a verb in the past, a noun after "and", a gerund → joined anew, in place
join_subject    a subject → a noun again, or whom somebody is made to do something
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dripstone.languages.en.mend import Rough

_ONES = frozenset(
    {"accused", "deceased", "condemned", "detained", "wounded", "injured", "displaced"}
)
_OBJECTIVE = frozenset({"him", "them", "me", "us"})
_MAKES = frozenset({"made", "make", "makes", "making"})
_SUBJECTS = ("subject", "passive_subject")
_HELPS = ("auxiliary", "passive_auxiliary", "connective", "subject", "passive_subject")
_ACCUSES = ("accus", "suspect", "convict")
_ASKS = frozenset({"asked", "begged", "called", "pleaded", "went", "looked", "waited", "reached"})
#: verbs whose past looks like the word after "to"
_ALIKE = frozenset({"beat", "hit", "cut", "hurt", "put", "shut", "set", "burst", "quit", "bet"})
#: beginnings of verbs after which what is to be done has not been done
_INTENDS = ("threaten", "vow", "promis", "swor", "swear", "intend", "plot", "conspir")
_TOLD_NOUNS = ("report", "claim", "rumour", "rumor", "allegation", "news", "statement", "word")
_DEEPEST = 5  #: steps from the last word of a phrase up to its noun
#: forms of words that may be joined wrong, and the relations in which they are
JOINED = {
    "past": ("complement", "conjunct"),
    "participle": ("reduced",),
    "plural": ("conjunct",),
    "gerund": ("adjectival",),
}


def join(words: list[Rough], word: Rough) -> None:
    """Put right what a word is joined to, in place; its form and relation are in ``JOINED``."""
    if word.form == "past" and word.relation == "conjunct":
        if word.low in _ALIKE and word.kind == "verb":
            _join_to_what_is_meant(words, word)
    elif word.form == "past" and word.kind == "verb" and word.head < word.index:
        _give_own_subject(words, word)
    elif word.form == "participle" and word.index > 1:
        _join_list(words, word)
        _join_told(words, word)
    elif word.form == "plural" and word.index > 1 and not _asks_too(words, word):
        _join_noun(words, word)
    elif word.form == "gerund" and word.index:
        _join_gerund(words, word)


def _asks_too(words: list[Rough], word: Rough) -> bool:
    """In "calls for an inquiry and demands that it allow visits", somebody demands."""
    after = words[word.index + 1 : word.index + 2]
    tie, first = words[word.index - 1], words[word.head]
    if word.low != "demands" or not after or after[0].low != "that" or tie.low != "and":
        return False
    above = words[first.head]
    if above.kind != "verb" or above.form != "present" or above.index > word.index:
        return False
    told = next((w for w in words[word.index :] if w.head in (first.index, word.index)
                 and w.relation == "relative"), None)  # fmt: skip
    word.kind, word.form, word.head = "verb", "present", above.index
    tie.head = above.index
    if told is not None:
        told.relation, told.head = "complement", word.index
    return True


def _give_own_subject(words: list[Rough], verb: Rough) -> None:
    """In "he asked for water and the guard struck him", it is the guard who struck."""
    first = words[verb.head]
    if first.low not in _ASKS or [
        w for w in words if w.head == verb.index and w.relation in _HELPS
    ]:
        return
    noun = words[verb.index - 1]
    for _ in range(_DEEPEST):
        if noun.relation in ("conjunct", "object", "subject") or noun.head >= verb.index:
            break
        noun = words[noun.head]
    if noun.relation != "conjunct" or noun.kind not in ("noun", "name") or noun.head >= noun.index:
        return
    if not any(w.low == "and" for w in words[noun.head : noun.index]):
        return
    noun.relation, noun.head = "subject", verb.index
    verb.relation = "conjunct"


def _join_to_what_is_meant(words: list[Rough], verb: Rough) -> None:
    """Read "threatened to hang him and beat him" as two things that they threatened to do."""
    if words[verb.index - 1].relation != "coordinator":
        return
    above = words[verb.head]
    if above.form == "infinitive":
        verb.form = "infinitive"
        return
    near = [w for w in words[verb.head + 1 : verb.index] if w.kind == "verb"]
    meant = [w for w in near if w.form == "infinitive" and w.head == above.index]
    if meant and above.low.startswith(_INTENDS) and meant[-1] is near[-1]:
        verb.form, verb.head = "infinitive", meant[-1].index


def _join_list(words: list[Rough], verb: Rough) -> None:
    """Read "had been kept in chains, tortured and abused" as three things done to them."""
    noun = words[verb.head]
    if words[verb.index - 1].low != "," or noun.index != verb.index - 2:
        return
    above = words[noun.head] if noun.relation != "conjunct" else noun
    if above.kind == "preposition":
        above = words[above.head]
    if above.kind != "verb" or noun.relation not in ("oblique", "modifier"):
        return
    helped = any(w.relation == "passive_auxiliary" and w.head == above.index for w in words)
    goes_on = any(w.relation == "conjunct" and w.head == verb.index for w in words)
    if helped and goes_on:
        verb.relation, verb.head = "conjunct", above.index


def _join_told(words: list[Rough], verb: Rough) -> None:
    """Read "reports that men linked to it had been held" as of the men, not of the reports."""
    noun = words[verb.head]
    that = next((w for w in words[noun.index + 1 : verb.index] if w.low == "that"), None)
    helped = any(w.head == verb.index and w.relation == "passive_auxiliary" for w in words)
    had = any(w.head == verb.index and w.relation == "auxiliary" for w in words)
    if that is None or not (helped and had) or not noun.low.startswith(_TOLD_NOUNS):
        return
    between = words[that.index + 1 : verb.index]
    whom = next((w for w in between if w.relation in _SUBJECTS), None)
    inner = words[whom.head] if whom is not None else None
    if whom is None or inner is None or inner is verb or inner not in between:
        return
    whom.relation, whom.head, verb.relation = "passive_subject", verb.index, "relative"
    inner.relation, inner.head, inner.form = "reduced", whom.index, "participle"


def _join_noun(words: list[Rough], noun: Rough) -> None:
    """Read "raided the hall and seized documents" as two things that they did."""
    verb = words[noun.head]
    before = words[noun.index - 1] if noun.index > 1 else noun
    joins = words[before.index - 1] if before.index else before
    if verb.kind != "verb" or verb.form != "past" or joins.relation != "coordinator":
        return
    if before.relation != "adjectival" or before.head != noun.index or before is noun:
        return
    if not any(w.head == verb.index and w.relation == "object" for w in words):
        return
    if before.low.endswith("ed") and not any(
        w.head == noun.index and w.index < before.index for w in words
    ):
        before.kind, before.form, before.relation = "verb", "past", "conjunct"
        before.head, noun.head, noun.relation = verb.index, before.index, "object"


def join_subject(words: list[Rough], subject: Rough) -> None:
    """Read "the accused had threatened" and "made them kneel" as told of the accused, of them."""
    if subject.low in _ONES and subject.index and subject.kind == "verb":
        if words[subject.index - 1].low in ("the", "said", "two", "both"):
            subject.kind, subject.form = "noun", ""
        return
    verb = words[subject.head]
    makes = words[verb.head]
    if subject.low in _OBJECTIVE and makes.low in _MAKES and makes.index == subject.index - 1:
        subject.relation, subject.head = "object", makes.index


def _join_gerund(words: list[Rough], gerund: Rough) -> None:
    """Read "accuse the army of burning houses" as what the army is accused of doing."""
    of, noun = words[gerund.index - 1], words[gerund.head]
    if of.low != "of" or of.head != noun.index or noun.form != "plural":
        return
    if noun.index != gerund.index + 1:
        return
    whom = words[noun.head]
    verb = whom if whom.kind == "verb" else words[whom.head]
    if not verb.low.startswith(_ACCUSES) or verb is gerund:
        return
    gerund.kind, gerund.relation, gerund.head = "verb", "adverbial", verb.index
    of.head, noun.relation, noun.head = gerund.index, "object", gerund.index
