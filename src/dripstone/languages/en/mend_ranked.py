"""Mend ranked: "the second prisoner to die" died; "drove 80 people back"; "found him guilty".

ranked         a sentence's words, an infinitive or participle → told as done, in place
put_back       a sentence's words, "back" → hung on the verb, in place
found_so       a sentence's words, "guilty" → who is found so is the verb's object, in place
rid_of         a sentence's words, a noun → what somebody is robbed or hosed with, apart, in place
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dripstone.languages.en.mend import Rough

_RANKS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
                    "ninth", "tenth", "last", "latest", "only", "youngest", "oldest",
                    "next-to-last", "eleventh", "twelfth"})  # fmt: skip
_STILL = frozenset({"will", "would", "may", "might", "could", "can", "should", "must"})
_ASIDE = "other"
#: verbs that a second noun belongs to, by its preposition: "stripped him of his rank"
_TAKEN_OF = {
    "of": ("strip", "depriv", "rob", "reliev", "cheat", "dispossess", "convict", "acquit", "accus"),
    "with": ("dous", "drench", "pelt", "spray", "beat", "hit", "struck", "strik", "threaten",
             "stab", "burn", "lash", "whip", "whipp", "flog", "scald", "hos", "splash", "smear",
             "prod", "pok", "cover", "charg", "batter", "slash", "shock", "inject", "bombard"),
}  # fmt: skip
_FINDS = frozenset(
    {
        "left",
        "leaves",
        "leaving",
        "leave",
        "found",
        "find",
        "finds",
        "finding",
        "held",
        "declared",
        "pronounced",
    }
)
#: what courts and passers-by find somebody to be
FOUND = frozenset({"guilty", "dead", "responsible", "liable", "unconscious", "innocent"})


def ranked(words: list[Rough], verb: Rough) -> None:
    """Tell "the third woman to be killed" and "the first to die" as what has happened."""
    if verb.relation != "relative" or not verb.index:
        return
    helps = [w for w in words[max(0, verb.index - 4) : verb.index] if w.head == verb.index]
    if not any(w.low == "to" for w in helps) or not _is_ranked(words, words[verb.head]):
        return
    above = words[words[verb.head].head]
    if any(w.low in _STILL for w in words if w.head == above.index):
        return  # "he will be the first to die"
    for word in helps:
        if word.low in ("to", "be", "have", "been"):
            word.relation = _ASIDE
    if verb.form == "participle":
        verb.relation = "reduced"


def _is_ranked(words: list[Rough], noun: Rough) -> bool:
    near = words[max(0, noun.index - 4) : noun.index]
    return noun.low in _RANKS or any(w.low in _RANKS and w.head == noun.index for w in near)


def put_back(words: list[Rough], word: Rough) -> None:
    """Hang the "back" of "forced at least 80 people back across the frontier" on the verb."""
    noun = words[word.head]
    if noun.relation == "object" and noun.index == word.index - 1:
        word.head = noun.head


def found_so(words: list[Rough], word: Rough) -> None:
    """Make "him" the object of "the court found him guilty"."""
    verb = words[word.head]
    if word.relation != "complement" or verb.low not in _FINDS:
        return
    who = next((w for w in words[verb.index : word.index] if w.head == word.index
                and w.relation == "subject"), None)  # fmt: skip
    if who is not None:
        who.relation, who.head, word.relation = "object", verb.index, "open_complement"


def rid_of(words: list[Rough], noun: Rough) -> None:
    """Hang "of his rank" and "with cold water" on the verb, not on the one it befell."""
    whom = words[noun.head]
    verb = words[whom.head]
    if noun.relation != "modifier" or whom.relation != "object" or verb.kind != "verb":
        return
    tie = next((w.low for w in words[whom.index : noun.index] if w.head == noun.index
                and w.relation == "case"), "")  # fmt: skip
    if verb.low.startswith(_TAKEN_OF.get(tie, ())) and _TAKEN_OF.get(tie):
        noun.relation, noun.head = "oblique", verb.index
