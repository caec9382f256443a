"""Says: one plain sentence for a finding, no more than the report says.

sentence_of    Page, Draft → sentence
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dripstone import vocabulary
from dripstone.read import says_by_question
from dripstone.read.asking import asks
from dripstone.read.grammar import (
    around,
    called,
    capital,
    named,
    object_form,
    object_of,
    plain,
    slot,
    subject,
    voice,
    words_of,
)
from dripstone.read.heard import Hop
from dripstone.read.says_acts import UNKNOWN, act, active, passive

if TYPE_CHECKING:
    from dripstone.read.drafts import Draft
    from dripstone.read.page import Page

_HEDGES = {
    "alleged": "as alleged",
    "probable": "probably",
    "possible": "possibly, or feared",
    "presupposed": "taken for granted",
    "depicted": "as a work shows it",
    "intended": "meant or tried, not said to be done",
    "demanded": "asked for, not said to be so",
    "hypothetical": "on a condition",
}
_NO = re.compile(r"\b(?:no|not|never|none|nobody|neither|nor|without)\b|n['’]t\b", re.IGNORECASE)
_LOOSE = re.compile(r" (?:with|of|for|to)(?=$|;)")  #: ends that the sentence leaves open
_VOICED = frozenset({"quote", "denial"})  #: their sentence names the voice itself


def sentence_of(page: Page, draft: Draft) -> str:
    """Put a finding as one sentence: who says so, what, and how firmly.

    A finding is put in the language of its text, where that language's folder says how.
    """
    if says_by_question.told_by_question(page.language):
        return says_by_question.sentence_of(page, draft)
    said = _LOOSE.sub("", _SAYING.get(draft.kind, _thing)(page, draft))
    no = _NO.search(said.removesuffix(UNKNOWN))
    if draft.heard.polarity == "denies" and draft.kind != "denial" and not no:
        said = f"it is said not to be so that {said.replace('there is word of', 'there was', 1)}"
    if draft.kind not in _VOICED:
        said = f"{_according(page, draft)}{said}"
    hedge = None if draft.kind == "demand" else _HEDGES.get(draft.heard.stance)
    if hedge is not None:
        said = f"{said} ({hedge})"
    return capital(said) + ("" if said.endswith((".”", "!”", "?”", "…”")) else ".")


def _according(page: Page, draft: Draft) -> str:
    inner = [hop for hop in draft.heard.hops[1:] if hop.who or hop.mode == "collective"]
    if not inner or _speaks_of_itself(page, draft, inner[-1]):
        return ""
    last = inner[-1]
    if last.who is None:
        return "according to somebody unnamed, "
    if last.span is not None and last.span == page.titled(draft.told):
        return f"according to another article, “{plain(last.who)}”, "
    who = object_form(voice(page, last.span, plain(last.who)))
    return f"according to {called(who, last.stands_for)}, "


def _speaks_of_itself(page: Page, draft: Draft, last: Hop) -> bool:
    """Tell a voice that the sentence names already, as the one who asks or condemns."""
    who = draft.slots.get("who")
    return who is not None and draft.kind != "act" and plain(page.words(who[0])) == last.who


def _quote(page: Page, draft: Draft) -> str:
    words = words_of(page, draft.inner or draft.trigger).rstrip(" ,;")
    if draft.speaker is None:
        return f"the words “{words}” stand in quotation marks, and nobody is named as speaking them"
    end = "" if words.endswith((".", "!", "?", "…")) else "."
    return f"{named(page, draft.speaker)} said, as quoted: “{words}{end}”"


def _demand(page: Page, draft: Draft) -> str:
    return asks(page, draft)


def _ground(page: Page, draft: Draft) -> str:
    whom = object_of(page, draft, "to_whom")
    done = f" for what was done to {whom}" if whom else ""
    return f"the reason given{done} is “{slot(page, draft, 'why')}”"


def _characterisation(page: Page, draft: Draft) -> str:
    what = subject(page, draft, "what") or "what happened"
    return f"{what}: this is called “{words_of(page, draft.trigger)}”"


def _denial(page: Page, draft: Draft) -> str:
    who, what = subject(page, draft, "who") or "somebody", slot(page, draft, "what")
    if draft.heard.polarity == "declines":
        return f"{who} gave no answer"
    if not what:
        return f"{who} said that it is not so"
    if what.startswith(("that ", "any ")) or not _clause(draft):
        return f"{who} said no to this: {what}"
    return f"{who} said that it is not so that {what}"


def _clause(draft: Draft) -> bool:
    inside = draft.told.sentence.between(*draft.slots["what"][0])
    return any(w.relation in ("subject", "passive_subject") for w in inside)


def _first_report(page: Page, draft: Draft) -> str:
    who, what = subject(page, draft, "who"), slot(page, draft, "what")
    return f"{who} is said to have reported it first: {what}"


def _number(page: Page, draft: Draft) -> str:
    return f"the {draft.verb} is put at {slot(page, draft, 'how_many')}"


def _reference(page: Page, draft: Draft) -> str:
    """Say whom words may be: "“He” may be “Arkady Nebylitsyn”"."""
    found = [f"“{words_of(page, span)}”" for span in draft.more]
    said = f"“{words_of(page, draft.trigger)}” may be {' or '.join(found)}"
    return said if len(found) == 1 else f"{said}; the words leave it open"


def _thing(page: Page, draft: Draft) -> str:
    if draft.kind != "event":
        return f"{draft.type}: {words_of(page, draft.trigger)}"
    if draft.rule == "event.verb":
        verb = draft.verb or words_of(page, draft.trigger)
        said = (passive if draft.passive else active)(page, draft, verb)
        return around(page, draft, said)
    label = vocabulary.label("events", draft.type)
    who, what = slot(page, draft, "who"), slot(page, draft, "what")
    by = f", by {object_form(who)}" if who else ""
    return around(page, draft, f"{label.lower()}: {what or words_of(page, draft.trigger)}{by}")


_SAYING = {
    "act": act,
    "quote": _quote,
    "demand": _demand,
    "ground": _ground,
    "characterisation": _characterisation,
    "denial": _denial,
    "first_report": _first_report,
    "number": _number,
    "reference": _reference,
}
