"""Says: one plain sentence for a finding, no more than the report says.

sentence_of    Page, Draft → sentence
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dripstone import vocabulary
from dripstone.read import says_ru
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
    """Put a finding as one sentence: who says so, what, and how firmly.

    A finding of a Russian text is put in Russian.
    """
    if page.language == "ru":
        return says_ru.sentence_of(page, draft)
    said = _SAYING.get(draft.kind, _thing)(page, draft)
    hedge = _HEDGES.get(draft.heard.stance)
    denied = (
        "is said not to be so"
        if draft.heard.polarity == "denies" and draft.kind != "denial"
        else None
    )
    notes = "; ".join(note for note in (hedge, denied) if note)
    told = said if draft.kind in _VOICED else f"{_according(draft.heard.hops)}{said}"
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
    return "" if answer is None else _named(page, answer)


def _named(page: Page, answer: tuple[Span, object]) -> str:
    """Give the words of an answer, with the name that a pronoun goes back to."""
    words, goes_back = _words(page, answer[0]), getattr(answer[1], "stands_for", None)
    return f"{words} ({_flat(goes_back)})" if goes_back else words


def _act(page: Page, draft: Draft) -> str:
    who, whom = _slot(page, draft, "who"), _slot(page, draft, "to_whom")
    verb = draft.verb or _words(page, draft.trigger)
    if _inside(draft) and not draft.passive:
        verb, whom = _words(page, draft.trigger), ""
    if draft.passive:
        be = "were" if _several(draft) else "was"
        said = f"{whom or 'somebody'} {be} {verb}" + (f" by {who}" if who else "")
    elif draft.rule.startswith("noun"):
        said = _noun_of(page, draft, verb) + (f" by {who}" if who else "")
    else:
        said = " ".join(part for part in (who, verb, whom) if part)
    unknown = "; by whom is not said" if "who" in draft.not_stated else ""
    return f"{said}{_around(page, draft)}{unknown}"


def _noun_of(page: Page, draft: Draft, words: str) -> str:
    """Give an act's noun with its victim, in the words between where they are few."""
    answer = draft.slots.get("to_whom")
    if answer is None:
        return words
    gap = answer[0][0] - draft.trigger[1]
    if 0 < gap < 30:
        return words + _flat(f"|{page.words((draft.trigger[1], answer[0][1]))}")[1:]
    return (
        f"{_words(page, answer[0])} {words}" if gap < 0 else f"{words} of {_words(page, answer[0])}"
    )


def _inside(draft: Draft) -> bool:
    """Tell a victim named within the words of the act: "took the guard hostage"."""
    answer = draft.slots.get("to_whom")
    return answer is not None and draft.trigger[0] < answer[0][0] < draft.trigger[1]


def _several(draft: Draft) -> bool:
    answer = draft.slots.get("to_whom")
    return answer is not None and getattr(answer[1], "kind", "") == "group"


def _around(page: Page, draft: Draft) -> str:
    parts = [("when", "when: "), ("where", "where: "), ("why", "")]
    told = [f"{lead}{_slot(page, draft, name)}" for name, lead in parts if name in draft.slots]
    return f" ({'; '.join(told)})" if told else ""


def _quote(page: Page, draft: Draft) -> str:
    words = _words(page, draft.inner or draft.trigger)
    if draft.speaker is None:
        return f"The words “{words}” stand in quotation marks, and nobody is named as speaking them"
    return f"{_named(page, draft.speaker)} said, as quoted: “{words}”"


def _demand(page: Page, draft: Draft) -> str:
    who = _slot(page, draft, "who") or "somebody"
    whom = " and ".join(_named(page, one) for one in draft.addressees) or "nobody named"
    what = _slot(page, draft, "what") or _words(page, draft.trigger)
    label = vocabulary.label("demands", draft.type).lower()
    urgent = ", at once" if draft.urgent else ""
    return f"asked of {whom} by {who}{urgent}: {what} ({label})"


def _ground(page: Page, draft: Draft) -> str:
    whom = _slot(page, draft, "to_whom")
    done = f" for what was done to {whom}" if whom else ""
    return f"The reason given{done}: {_slot(page, draft, 'why')}"


def _characterisation(page: Page, draft: Draft) -> str:
    what = _slot(page, draft, "what") or "what happened"
    return f"{what}: called “{_words(page, draft.trigger)}”"


def _denial(page: Page, draft: Draft) -> str:
    who = _slot(page, draft, "who") or "Somebody"
    if draft.heard.polarity == "declines":
        return f"{who} gave no answer"
    return f"{who} denies or disputes: {_slot(page, draft, 'what') or _words(page, draft.trigger)}"


def _first_report(page: Page, draft: Draft) -> str:
    who, what = _slot(page, draft, "who"), _slot(page, draft, "what")
    return f"{who} is said to have reported it first: {what}"


def _number(page: Page, draft: Draft) -> str:
    return f"A tally: {_slot(page, draft, 'how_many')} ({draft.verb})"


def _thing(page: Page, draft: Draft) -> str:
    label = vocabulary.label("events", draft.type) if draft.kind == "event" else draft.type
    told = _words(page, draft.trigger)
    who, whom = _slot(page, draft, "who"), _slot(page, draft, "to_whom")
    told = f"{whom}, {told}" if draft.passive and whom else f"{told} {whom}".strip()
    return f"{label}: {who + ', ' if who else ''}{told}{_around(page, draft)}"


_VOICED = frozenset({"quote", "denial"})  #: their sentence names the voice itself
_SAYING = {
    "act": _act,
    "quote": _quote,
    "demand": _demand,
    "ground": _ground,
    "characterisation": _characterisation,
    "denial": _denial,
    "first_report": _first_report,
    "number": _number,
}
