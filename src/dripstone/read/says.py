"""Says: one plain English sentence for a finding, no more than the report says.

sentence_of    Page, Draft → sentence
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dripstone import vocabulary
from dripstone.read.voices import Hop

if TYPE_CHECKING:
    from dripstone.read.drafts import Draft
    from dripstone.read.page import Page, Span

_LONGEST = 160  #: characters of a quotation that a sentence shows
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


def sentence_of(page: Page, draft: Draft) -> str:
    """Put a finding as one sentence: who says so, what, and how firmly."""
    said = _SAYING.get(draft.kind, _thing)(page, draft)
    hedge = _HEDGES.get(draft.heard.stance)
    denied = (
        "is said not to be so"
        if draft.heard.polarity == "denies" and draft.kind != "denial"
        else None
    )
    notes = "; ".join(note for note in (hedge, denied) if note)
    told = f"{_according(draft.heard.hops)}{said}"
    return f"{told} ({notes})." if notes else f"{told}."


def _according(hops: tuple[Hop, ...]) -> str:
    inner = [hop for hop in hops[1:] if hop.who or hop.mode == "collective"]
    if not inner:
        return ""
    last = inner[-1]
    if last.who is None:
        return "According to somebody unnamed: "
    name = f"{_flat(last.who)} ({last.stands_for})" if last.stands_for else _flat(last.who)
    return f"According to {name}: "


def _flat(words: str) -> str:
    return " ".join(words.split())


def _words(page: Page, span: Span) -> str:
    words = _flat(page.words(span))
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"


def _slot(page: Page, draft: Draft, name: str) -> str:
    answer = draft.slots.get(name)
    return "" if answer is None else _words(page, answer[0])


def _act(page: Page, draft: Draft) -> str:
    who, whom = _slot(page, draft, "who"), _slot(page, draft, "to_whom")
    verb = draft.verb or _words(page, draft.trigger)
    if draft.passive:
        said = f"{whom or 'somebody'}: {verb}" + (f" by {who}" if who else "")
    elif draft.rule.startswith("noun"):
        said = verb + (f" of {whom}" if whom else "") + (f" by {who}" if who else "")
    else:
        said = " ".join(part for part in (who, verb, whom) if part)
    unknown = "; by whom is not said" if "who" in draft.not_stated else ""
    return f"{said}{_around(page, draft)}{unknown}"


def _around(page: Page, draft: Draft) -> str:
    parts = [("when", "when: "), ("where", "where: "), ("how_many", "how many: "), ("why", "")]
    told = [f"{lead}{_slot(page, draft, name)}" for name, lead in parts if name in draft.slots]
    return f" ({'; '.join(told)})" if told else ""


def _quote(page: Page, draft: Draft) -> str:
    words = _words(page, draft.inner or draft.trigger)
    if draft.speaker is None:
        return f"The words “{words}” stand in quotation marks, and nobody is named as speaking them"
    return f"{_words(page, draft.speaker[0])} is quoted: “{words}”"


def _demand(page: Page, draft: Draft) -> str:
    who = _slot(page, draft, "who") or "Somebody"
    whom = " and ".join(_words(page, span) for span, _ in draft.addressees) or "nobody named"
    what = _slot(page, draft, "what") or _words(page, draft.trigger)
    label = vocabulary.label("demands", draft.type).lower()
    urgent = ", at once" if draft.urgent else ""
    return f"{who} asks {whom}{urgent}: {what} ({label})"


def _ground(page: Page, draft: Draft) -> str:
    whom = _slot(page, draft, "to_whom")
    done = f" for what was done to {whom}" if whom else ""
    return f"The reason given{done}: {_slot(page, draft, 'why')}"


def _characterisation(page: Page, draft: Draft) -> str:
    what = _slot(page, draft, "what") or "what happened"
    return f"{what} is called {_words(page, draft.trigger)}"


def _denial(page: Page, draft: Draft) -> str:
    who = _slot(page, draft, "who") or "Somebody"
    if draft.heard.polarity == "declines":
        return f"{who} gave no answer"
    return f"{who} denies or disputes: {_slot(page, draft, 'what') or _words(page, draft.trigger)}"


def _first_report(page: Page, draft: Draft) -> str:
    return f"{_slot(page, draft, 'who')} is said to have reported it first: {_slot(page, draft, 'what')}"


def _thing(page: Page, draft: Draft) -> str:
    label = vocabulary.label("events", draft.type) if draft.kind == "event" else draft.type
    told = draft.verb or _words(page, draft.trigger)
    who = _slot(page, draft, "who")
    return f"{label}: {who + ' ' if who else ''}{told}{_around(page, draft)}"


_SAYING = {
    "act": _act,
    "quote": _quote,
    "demand": _demand,
    "ground": _ground,
    "characterisation": _characterisation,
    "denial": _denial,
    "first_report": _first_report,
}
