"""Mend reduced: "students attacked at the rally were taken to hospital", who attacked nobody.

told_of    a sentence's words, one of its verbs → hung on whom it is told of, in place

The parser takes the first verb of two for what they did. Where the second has no subject of its
own, and nothing joins the two, the first only says which students these are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dripstone.languages.en.mend_passives import DOES
from dripstone.languages.en.people import is_personal

if TYPE_CHECKING:
    from dripstone.languages.en.mend import Rough

_SUBJECTS = ("subject", "passive_subject")
_TIES = frozenset({"coordinator", "connective", "mark"})
_OWN = ("object", "auxiliary", "passive_auxiliary", "open_complement", "complement", "attribute")
_FINITE = ("past", "present")
_PRONOUNS = frozenset({"i", "we", "he", "she", "it", "they", "you", "who", "which", "that"})
#: verbs that keep what is given: "two prisoners denied water died"
_GIVEN = frozenset({"denied", "refused", "promised", "offered", "paid", "awarded", "handed"})
_HAD = frozenset({"had", "have", "has"})
#: what people are whom somebody has: "had wounded men in her care"
_STATES = frozenset({"wounded", "injured", "armed", "disabled", "displaced", "retired", "trained",
                     "uniformed", "masked", "hooded", "interested", "experienced"})  # fmt: skip
#: who speak for others, or belong to them
_SPEAKERS = frozenset({"family", "families", "relatives", "relative", "mother", "mothers", "father",
                       "fathers", "parents", "widow", "widows", "wife", "wives", "friends",
                       "lawyer", "lawyers", "supporters", "colleagues", "representatives",
                       "relations", "children", "sons", "daughters", "son", "daughter",
                       "brother", "brothers", "sister", "sisters", "friend"})  # fmt: skip
_UNDER = ("adverbial", "conjunct", "complement", "parataxis", "other")
_HELPS = ("auxiliary", "passive_auxiliary")
_LIKE_PARTICIPLES = ("ed", "shot", "hit", "held", "beaten", "hurt", "bound", "caught", "sent")


def told_of(words: list[Rough], verb: Rough) -> None:
    """Hang a verb on whom it is told of where a later one tells what they did."""
    if not verb.low.endswith(_LIKE_PARTICIPLES):
        return
    if verb.relation == "adjectival":
        _gone_on(words, verb)
        _had_done(words, verb)
    elif verb.relation == "reduced":
        _leads(words, verb)
        _and_then(words, verb)
        _nearest(words, verb)
    elif verb.low in _GIVEN:
        _keep(words, verb)
    who = _one(words, verb, *_SUBJECTS)
    if (
        who is None
        or who.index > verb.index
        or who.low in _PRONOUNS
        or _one(words, verb, *_HELPS) is not None
    ):
        return
    above = words[verb.head]
    if above is not verb and above.index > verb.index and _alone(words, above, verb):
        main = above if verb.relation in (*_SUBJECTS, "complement") else None
    else:
        main = next((w for w in words[verb.index + 1 :] if _goes_under(words, w, verb)), None)
    if main is None or _joined(words, verb, main) or _takes(words, verb, main):
        return
    if main is not above:
        main.relation, main.head = verb.relation, verb.head if above is not verb else main.index
    passive = _one(words, main, "passive_auxiliary") is not None
    who.relation, who.head = "passive_subject" if passive else "subject", main.index
    verb.relation, verb.head, verb.form = "reduced", who.index, "participle"
    _nearest(words, verb)


def _keep(words: list[Rough], verb: Rough) -> None:
    """Give "denied" the water of "two prisoners denied water died", which did not die."""
    inner = _one(words, verb, "complement")
    thing = None if inner is None else _one(words, inner, "subject")
    if thing is not None and thing.index == verb.index + 1 and not is_personal(thing.low):
        thing.relation, thing.head = "object", verb.index


def _gone_on(words: list[Rough], verb: Rough) -> None:
    """Read "came to the house and | tortured Karel Dost" as what they went on to do."""
    name, tie = words[verb.head], words[verb.index - 1]
    first = words[name.head]
    led = tie.relation == "coordinator" and tie.head == first.index
    first = first if first.kind == "verb" else words[first.head]
    led = led and first.kind == "verb"
    if led and name.kind == "name" and name.relation == "conjunct" and verb.index < name.index:
        verb.relation, verb.head, verb.form = "conjunct", first.index, first.form
        name.relation, name.head = "object", verb.index


def _had_done(words: list[Rough], verb: Rough) -> None:
    """Read "police had | tortured miners" as done, not as whom the police had."""
    had, whom = words[verb.index - 1], words[verb.head]
    who = _one(words, had, "subject")
    owned = whom.relation == "object" and whom.head == had.index and had.kind == "verb"
    if had.low not in _HAD or not owned or who is None or verb.low in _STATES:
        return
    if who.kind != "pronoun" and not (is_personal(who.low) or who.low in DOES):
        return
    for word in words:
        if word.head == had.index and word is not had:
            word.head = verb.index
    verb.relation, verb.head = had.relation, verb.index if had.head == had.index else had.head
    had.kind, had.relation, had.head = "auxiliary", "auxiliary", verb.index
    whom.relation, whom.head, verb.form = "object", verb.index, "participle"


def _leads(words: list[Rough], verb: Rough) -> None:
    """Read "soldiers who had come from the capital | arrested Dost" as what the soldiers did."""
    root = next((w for w in words if w.head == w.index), None)
    whom = _one(words, verb, "object")
    if root is None or whom is None or whom.index < verb.index or root.index > verb.index:
        return
    helped = _one(words, verb, "agent", *_HELPS) is not None or words[verb.head] is root
    if helped or root.kind not in ("noun", "name") or _joined(words, root, verb):
        return
    verb.relation, verb.head, verb.form = "root", verb.index, "past"
    root.relation, root.head = "subject", verb.index


def _nearest(words: list[Rough], verb: Rough) -> None:
    """Read "lawyers for protesters | beaten in custody" as told of those whom they speak for."""
    speaker, whom = words[verb.head], words[verb.index - 1]
    near = whom.relation == "modifier" and whom.head == speaker.index
    if near and speaker.low in _SPEAKERS and is_personal(whom.low):
        verb.head = whom.index


def _and_then(words: list[Rough], verb: Rough) -> None:
    """Read "men on a motorcycle | fired at him and rode off" as what the men did first."""
    who = words[words[verb.head].head]
    main = words[who.head] if who.relation == "subject" else who
    if who is main:
        main = _one(words, who, "conjunct") or who
    tie = words[main.index - 1]
    led = tie.relation == "coordinator" and tie.head == who.index and who.index < verb.index
    if not led or main.form != "past" or main.kind != "verb" or tie.index < verb.index:
        return
    if who.kind == "verb" or _one(words, verb, "agent", *_HELPS) is not None:
        return
    alone = who.relation == "root"
    verb.relation, verb.form = who.relation if alone else main.relation, "past"
    verb.head = verb.index if alone or main.head == main.index else main.head
    for word in words[: verb.index]:
        if word.head == main.index:
            word.head = verb.index
    who.relation, who.head = "subject", verb.index
    tie.head = verb.index
    main.relation, main.head = "conjunct", verb.index


def _one(words: list[Rough], verb: Rough, *relations: str) -> Rough | None:
    near = (w for w in words if w.head == verb.index and w is not verb)
    return next((w for w in near if w.relation in relations), None)


def _alone(words: list[Rough], main: Rough, verb: Rough) -> bool:
    """Tell a finite verb whose only subject is the clause before it."""
    near = [w for w in words if w.head == main.index and w is not main and w is not verb]
    return _is_finite(words, main) and not [w for w in near if w.relation in _SUBJECTS]


def _goes_under(words: list[Rough], word: Rough, verb: Rough) -> bool:
    under = word.kind == "verb" and word.head == verb.index and word.relation in _UNDER
    return under and _alone(words, word, verb)


def _is_finite(words: list[Rough], verb: Rough) -> bool:
    helped = _one(words, verb, *_HELPS)
    return verb.kind == "verb" and (
        verb.form in _FINITE if helped is None else helped.form in _FINITE
    )


def _joined(words: list[Rough], verb: Rough, main: Rough) -> bool:
    """Tell two verbs with a comma, "and", "then" or "when" between them."""
    first = min((w.index for w in words if w.head == main.index and w.relation in _HELPS),
                default=main.index)  # fmt: skip
    between = words[verb.index + 1 : first]
    tied = any(w.relation in _TIES or w.kind in ("conjunction", "mark") for w in between)
    return tied or any(w.low == "then" for w in words[verb.index + 1 : main.index])


def _takes(words: list[Rough], verb: Rough, main: Rough) -> bool:
    """Tell a verb that has something or somebody of its own, and so is nobody's."""
    near = [w for w in words if w.head == verb.index and w is not verb and w is not main]
    own = [w for w in near if w.relation in _OWN]
    return bool(own) and not (verb.low in _GIVEN and [w.relation for w in own] == ["object"])
