"""Frame ends: to whom an act is done that a verb tells together with what hangs on it.

framed_whom    sentence, trigger → whom its frame leads to
suffers_it     does the frame's subject suffer the act: "lost his post"?
things_too     may the act be done to a thing: "blocked the website"?
"""

from __future__ import annotations

from dripstone.languages.framing import nouns_after, objects_of, says
from dripstone.languages.lexicon import Trigger
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor, antecedent, is_passive, patient
from dripstone.read.finders.act_ends import among
from dripstone.read.page import Page

_THINGS = ("thing", "thing_subject", "near", "about", "thing_of_deed", "into", "through")
_NAMING = ("noun", "name", "pronoun", "number")
_SUFFERED = ("subject", "thing_subject")
_HAD = frozenset({"had", "have", "has", "having"})
_ON_THINGS = ("property", "war", "civic", "privacy")


def suffers_it(trigger: Trigger) -> bool:
    """Tell a frame whose subject suffers the act, though the verb is active."""
    return trigger.frame is not None and trigger.frame.whom in _SUFFERED


def things_too(trigger: Trigger) -> bool:
    """Tell a frame that names what the act is done to, and not whom."""
    if trigger.frame is None:
        return False
    prep = trigger.frame.whom not in _BY_SHAPE and trigger.frame.id.startswith(_ON_THINGS)
    body = trigger.frame.id == "civic.association" and trigger.frame.whom == "owner"
    return prep or body or trigger.frame.whom in _THINGS


def framed_whom(page: Page, sentence: Sentence, trigger: Trigger) -> Word | None:
    """Give to whom, or to what, a frame leads; None where the words name nobody."""
    frame, verb = trigger.frame, trigger.word
    if frame is None:
        return None
    if frame.whom in _BY_SHAPE:
        found = _BY_SHAPE[frame.whom](page, sentence, trigger)
    else:
        after = [w for w in nouns_after(sentence, verb) if not _is_day(page, w)]
        found = next((w for w in after if sentence.case(w).split(" ")[-1] == frame.whom), None)
        found = _or_owner(page, sentence, found or _near(page, sentence, trigger))
    found = _whose_part(page, sentence, found)
    return None if found is None else among(sentence, antecedent(sentence, found, verb))


def _whose_part(page: Page, sentence: Sentence, word: Word | None) -> Word | None:
    """Give whose head or neck it is: "a bullet grazed **her** neck"."""
    if word is None or word.relation != "object" or not page.lexicon.has("body_parts", word):
        return word
    return _owner(sentence, word) or word


def _patient(page: Page, sentence: Sentence, trigger: Trigger) -> Word | None:  # noqa: ARG001
    return patient(sentence, trigger.word)


def _is_day(page: Page, word: Word) -> bool:
    """Tell "fired on Monday" from "permission for the march"."""
    return word.kind == "name" and page.lexicon.has("days", word)


def _subject(page: Page, sentence: Sentence, trigger: Trigger) -> Word | None:  # noqa: ARG001
    verb = trigger.word
    found = actor(sentence, verb) or patient(sentence, verb)
    head = sentence.head(verb)
    joined = verb.relation == "conjunct" and head is not None and is_passive(sentence, head)
    if found is not None or not joined or head is None:
        return found
    return patient(sentence, head)  # "was beaten and died"


def _or_owner(page: Page, sentence: Sentence, word: Word | None) -> Word | None:
    """Give whose it is where a word names no person: "applied them to **his** toes"."""
    if word is None or page.is_somebody(sentence, word):
        return word
    return _owner(sentence, word) or word


def _owner(sentence: Sentence, word: Word) -> Word | None:
    """Give whose it is: "her flat", "the flat of …", "the sentence handed to …"."""
    own = sentence.child(word, "possessor")
    if own is not None:
        return own
    handed = sentence.children(word, "reduced")
    to = (w for one in handed for w in sentence.obliques(one, "to"))
    return next(iter((*sentence.obliques(word, "of", "against"), *to)), None)


def _thing(page: Page, sentence: Sentence, trigger: Trigger) -> Word | None:  # noqa: ARG001
    frame = trigger.frame
    objects = objects_of(sentence, trigger.word)
    if frame is not None and frame.objects is not None:
        objects = [w for w in objects if says(sentence, w, frame.objects)] or objects
    found = next(iter(objects), None)
    return found if found is None or found.kind in _NAMING else _whole(sentence, found)


def _whole(sentence: Sentence, word: Word) -> Word:
    """Give the village of "most of the village": how much of it is no thing."""
    return next(iter(sentence.obliques(word, "of")), word)


def _owner_of_thing(page: Page, sentence: Sentence, trigger: Trigger) -> Word | None:
    owners = (_owner(sentence, one) for one in objects_of(sentence, trigger.word))
    own = next((w for w in owners if w is not None), None)
    own = _who_had(sentence, trigger.word, own) or own
    if own is None and sentence.child(trigger.word, "recipient") is not None:
        own = sentence.child(trigger.word, "recipient")
    return own if own is None or page.is_somebody(sentence, own) else _owner(sentence, own) or own


def _who_had(sentence: Sentence, verb: Word, own: Word | None) -> Word | None:
    """Give who "had **their** heads shaved": whoever had it done to them."""
    above = sentence.head(verb)
    while above is not None and above.kind in ("noun", "pronoun"):
        above = sentence.head(above)
    if above is None or above.low not in _HAD or (own is not None and own.kind != "pronoun"):
        return None
    return actor(sentence, above)


def _owner_of_subject(page: Page, sentence: Sentence, trigger: Trigger) -> Word | None:  # noqa: ARG001
    subject = sentence.child(trigger.word, "subject", "passive_subject")
    return None if subject is None else _owner(sentence, subject)


def _near(page: Page, sentence: Sentence, trigger: Trigger) -> Word | None:
    """Give the noun of the frame's own preposition: "a raid **on the clinic**"."""
    frame = trigger.frame
    for cases, nouns in () if frame is None else frame.near:
        for word in nouns_after(sentence, trigger.word):
            named = sentence.case(word).split(" ")[-1] in cases and says(sentence, word, nouns)
            if named and not _is_day(page, word):
                return word
    return None


def _place(page: Page, sentence: Sentence, trigger: Trigger) -> Word | None:
    """Give whose the noun after the preposition is: "a bag over **her** head"."""
    word = _near(page, sentence, trigger)
    own = None if word is None else _owner(sentence, word)
    return own or (word if word is not None and page.is_somebody(sentence, word) else None)


def _given(page: Page, sentence: Sentence, trigger: Trigger) -> Word | None:
    """Give to whom something is given or refused: "denied **him** water"."""
    verb = trigger.word
    own = sentence.child(verb, "recipient", "passive_subject")
    own = own if own is not None and own not in trigger.words else None
    others = (w for w in sentence.children(verb, "object") if w not in trigger.words)
    to = (w for w in nouns_after(sentence, verb) if sentence.case(w) in ("to", "from"))
    found = own or next(others, None) or next(to, None)
    if found is None or found.kind == "pronoun":
        found = found or _getting(sentence, verb)
    found = found if found is not None else _reduced(sentence, verb)
    return _or_owner(page, sentence, found)


def _getting(sentence: Sentence, verb: Word) -> Word | None:
    """Give who gets it: "received no visits"."""
    gets = verb.low.startswith(("receiv", "get", "got", "had", "have", "has", "draw", "drew"))
    return actor(sentence, verb) if gets else None


def _reduced(sentence: Sentence, verb: Word) -> Word | None:
    return patient(sentence, verb) if is_passive(sentence, verb) else None


def _deed(page: Page, sentence: Sentence, trigger: Trigger) -> Word | None:
    """Give who is made to do it: "forced **the men** to kneel", "let **them** sleep"."""
    action = _action(trigger)
    own = patient(sentence, trigger.word)
    if own is None and action is not None:
        own = sentence.child(action, "subject", "passive_subject")
    if own is None and action is not None:  # the parser hangs "to kneel" on "the men"
        head = sentence.head(action)
        own = head if head is not None and head.kind in ("noun", "name", "pronoun") else None
    return _or_owner(page, sentence, own)


def _deed_object(page: Page, sentence: Sentence, trigger: Trigger) -> Word | None:
    """Give to whom it would be done: "threatened to arrest **his mother**"."""
    action = _action(trigger)
    own = sentence.child(trigger.word, "object")
    if own is not None and page.is_somebody(sentence, own):
        return own
    done_to = None if action is None else sentence.child(action, "object", "passive_subject")
    joined = sentence.head(trigger.word) if trigger.word.relation == "conjunct" else None
    if done_to is not None and done_to.kind == "pronoun" and joined is not None:
        met = sentence.child(joined, "object")  # "phoned the lawyer and threatened to kill her"
        done_to = met if met is not None and page.is_somebody(sentence, met) else done_to
    return _or_owner(page, sentence, done_to)


def _thing_of_deed(page: Page, sentence: Sentence, trigger: Trigger) -> Word | None:  # noqa: ARG001
    action = _action(trigger)
    return None if action is None else sentence.child(action, "object")


def _kept(page: Page, sentence: Sentence, trigger: Trigger) -> Word | None:
    """Give who is held in "his wife may not see **him**" and in "**he** may not call his wife"."""
    action, own = _action(trigger), _deed(page, sentence, trigger)
    met = None if action is None else sentence.child(action, "object")
    visits = own is not None and page.lexicon.has("visitors", own)
    return met if visits and met is not None else own


def _seen(page: Page, sentence: Sentence, trigger: Trigger) -> Word | None:  # noqa: ARG001
    return sentence.child(trigger.word, "object", "passive_subject")


def _about(page: Page, sentence: Sentence, trigger: Trigger) -> Word | None:
    """Give the gathering that was not allowed: "permission for **the rally**"."""
    return _near(page, sentence, trigger)


def _action(trigger: Trigger) -> Word | None:
    """Give the verb within a frame that its own verb leads to."""
    frame = trigger.frame
    if frame is None or frame.actions is None:
        return None
    later = (w for w in trigger.words if w.index > trigger.word.index and w.kind == "verb")
    return next(later, None)


def _nobody(page: Page, sentence: Sentence, trigger: Trigger) -> Word | None:  # noqa: ARG001
    """Give nobody: a duty left undone is often told without saying to whom."""
    return None


_BY_SHAPE = {
    "nobody": _nobody,
    "object": _patient,
    "subject": _subject,
    "thing_subject": _subject,
    "thing": _thing,
    "owner": _owner_of_thing,
    "owned": _owner_of_thing,
    "owner_of_subject": _owner_of_subject,
    "near": _near,
    "place": _place,
    "given": _given,
    "deed": _deed,
    "deed_object": _deed_object,
    "thing_of_deed": _thing_of_deed,
    "kept": _kept,
    "seen": _seen,
    "about": _about,
}
