"""Says, in Russian: one plain sentence for a finding, no more than the report says.

sentence_of    Page, Draft → sentence

The report's words stay in the case they stand in; each is given in quotation marks after the
question that it answers, so that no ending has to be guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dripstone import vocabulary
from dripstone.read.heard import Hop

if TYPE_CHECKING:
    from dripstone.read.drafts import Draft
    from dripstone.read.page import Page, Span

_LONGEST = 160  #: characters of a quotation that a sentence shows
_HEDGES = {
    "alleged": "утверждается, не установлено",
    "probable": "вероятно",
    "possible": "возможно",
    "presupposed": "упомянуто как известное",
    "depicted": "показано в произведении",
    "intended": "намерение или попытка, не сказано, что сделано",
    "demanded": "требование, не сказано, что сделано",
    "hypothetical": "при условии",
}
_QUESTIONS = (
    ("who", "кто"),
    ("to_whom", "с кем"),
    ("how_many", "сколько"),
    ("when", "когда"),
    ("where", "где"),
    ("why", "причина"),
)
_SCHEMES = {"act": "acts", "event": "events", "characterisation": "legal", "ground": "grounds"}


def sentence_of(page: Page, draft: Draft) -> str:
    """Put a finding as one sentence: who says so, what, and how firmly."""
    said = _SAYING.get(draft.kind, _thing)(page, draft)
    notes = [_HEDGES[draft.heard.stance]] if draft.heard.stance in _HEDGES else []
    if draft.heard.polarity == "denies" and draft.kind != "denial":
        notes.append("сказано, что этого не было")
    told = said if draft.kind in ("quote", "denial") else _from(draft.heard.hops) + said
    return f"{told} ({'; '.join(notes)})." if notes else f"{told}."


def _from(hops: tuple[Hop, ...]) -> str:
    inner = [hop for hop in hops[1:] if hop.who or hop.mode == "collective"]
    if not inner:
        return ""
    last = inner[-1]
    if last.who is None:
        return "Кто говорит, не названо. "
    name = f"«{_flat(last.who)}»" + (f" ({_flat(last.stands_for)})" if last.stands_for else "")
    return f"Говорит: {name}. "


def _flat(words: str) -> str:
    return " ".join(words.split())


def _words(page: Page, span: Span) -> str:
    words = _flat(page.words(span))
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"


def _named(page: Page, answer: tuple[Span, object]) -> str:
    words, goes_back = _words(page, answer[0]), getattr(answer[1], "stands_for", None)
    return f"«{words}»" + (f" ({_flat(goes_back)})" if goes_back else "")


def _answers(page: Page, draft: Draft, *names: str) -> str:
    """Give the answers to some questions, each after its question."""
    asked = [(name, word) for name, word in _QUESTIONS if not names or name in names]
    whom, many = draft.slots.get("to_whom"), draft.slots.get("how_many")
    if whom is not None and many is not None and whom[0][0] <= many[0][0] < whom[0][1]:
        asked = [pair for pair in asked if pair[0] != "how_many"]  # its words stand there already
    found = [
        f"{word}: {_named(page, draft.slots[name])}" for name, word in asked if name in draft.slots
    ]
    return "; ".join(found)


def _thing(page: Page, draft: Draft) -> str:
    """Put an act or event: what the vocabulary calls it, the words, who, to whom, when, where."""
    label = vocabulary.label(_SCHEMES.get(draft.kind, "events"), draft.type, "ru")
    parts = [f"{label}: «{_words(page, draft.trigger)}»", _answers(page, draft)]
    if "who" in draft.not_stated:
        parts.append("кто это сделал, не сказано")
    return "; ".join(part for part in parts if part)


def _quote(page: Page, draft: Draft) -> str:
    words = _words(page, draft.inner or draft.trigger)
    if draft.speaker is None:
        return f"Слова «{words}» стоят в кавычках; чьи они, не сказано"
    return f"{_named(page, draft.speaker)}, слова как приведены: «{words}»"


def _demand(page: Page, draft: Draft) -> str:
    label = vocabulary.label("demands", draft.type, "ru")
    what = _words(page, draft.slots["what"][0] if "what" in draft.slots else draft.trigger)
    whom = ", ".join(_named(page, one) for one in draft.addressees) or "не названо"
    who = _answers(page, draft, "who") or "кто: не названо"
    urgent = "; срочно" if draft.urgent else ""
    return f"Требование ({label}): «{what}»; {who}; кому: {whom}{urgent}"


def _ground(page: Page, draft: Draft) -> str:
    whom = _answers(page, draft, "to_whom")
    return f"Названная причина: {_named(page, draft.slots['why'])}" + (f"; {whom}" if whom else "")


def _characterisation(page: Page, draft: Draft) -> str:
    what = f": {_named(page, draft.slots['what'])}" if "what" in draft.slots else ""
    return f"Названо «{_words(page, draft.trigger)}»{what}"


def _denial(page: Page, draft: Draft) -> str:
    who = _named(page, draft.slots["who"]) if "who" in draft.slots else "Кто-то"
    if draft.heard.polarity == "declines":
        return f"Без ответа: {who}"
    what = _words(page, draft.slots["what"][0] if "what" in draft.slots else draft.trigger)
    return f"Отрицает или оспаривает {who}: «{what}»"


def _first_report(page: Page, draft: Draft) -> str:
    what = f": {_named(page, draft.slots['what'])}" if "what" in draft.slots else ""
    return f"Как сказано, первым сообщил: {_named(page, draft.slots['who'])}{what}"


def _reference(page: Page, draft: Draft) -> str:
    found = [f"«{_words(page, span)}»" for span in draft.more]
    said = f"«{_words(page, draft.trigger)}» — возможно, {' или '.join(found)}"
    return said if len(found) == 1 else f"{said}; слова оставляют это открытым"


def _number(page: Page, draft: Draft) -> str:
    return f"Итог: {_named(page, draft.slots['how_many'])} («{draft.verb}»)"


_SAYING = {
    "quote": _quote,
    "demand": _demand,
    "ground": _ground,
    "characterisation": _characterisation,
    "denial": _denial,
    "first_report": _first_report,
    "number": _number,
    "reference": _reference,
}
