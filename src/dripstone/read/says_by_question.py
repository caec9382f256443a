"""Says by question: one plain sentence for a finding, in the words of a language's folder.

told_by_question    code → whether the folder says its findings so (it has a ``says.yaml``)
sentence_of         Page, Draft → sentence

The report's words stay in the case they stand in; each is given in quotation marks after the
question that it answers, so that no ending has to be guessed. It serves any language.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import msgspec

from dripstone import vocabulary
from dripstone.read.heard import Hop
from dripstone.records import Value
from dripstone.vocabulary import lists

if TYPE_CHECKING:
    from dripstone.read.drafts import Draft
    from dripstone.read.page import Page, Span

_LONGEST = 160  #: characters of a quotation that a sentence shows
_SCHEMES = {"act": "acts", "event": "events", "characterisation": "legal", "ground": "grounds"}


class Wording(Value, frozen=True, kw_only=True):
    """How a language puts findings. Names in braces are filled in; ``words`` are the report's."""

    quoted: str
    told: str
    told_with: str
    urgent: str
    denied: str
    hedges: dict[str, str]
    questions: dict[str, str]  #: slot → the question its words answer, in the order they are put
    voice: str
    voice_unnamed: str
    who_not_stated: str
    not_named: str
    somebody: str
    or_: str = msgspec.field(name="or")
    thing: str
    quote: str
    quote_of_nobody: str
    demand: str
    ground: str
    characterisation: str
    denial: str
    declined: str
    first_report: str
    reference: str
    reference_open: str
    number: str


@functools.cache
def _wording(code: str | None) -> Wording | None:
    if code is None:
        return None
    try:
        raw = lists.read(f"dripstone.languages.{code}", "says.yaml")
    except (FileNotFoundError, ModuleNotFoundError):
        return None
    return msgspec.convert(raw, Wording)


def told_by_question(code: str | None) -> bool:
    """Tell whether findings in a language are put by question and answer."""
    return _wording(code) is not None


def sentence_of(page: Page, draft: Draft) -> str:
    """Put a finding as one sentence: who says so, what, and how firmly.

    Raises:
        FileNotFoundError: the page's language has no ``says.yaml``.
    """
    say = _wording(page.language)
    if say is None:
        raise FileNotFoundError(page.language)
    said = _SAYING.get(draft.kind, _thing)(page, draft, say)
    notes = [say.hedges[draft.heard.stance]] if draft.heard.stance in say.hedges else []
    if draft.heard.polarity == "denies" and draft.kind != "denial":
        notes.append(say.denied)
    if draft.kind not in ("quote", "denial"):
        said = _from(draft.heard.hops, say) + said
    shape = say.told_with if notes else say.told
    return shape.format(said=said, notes="; ".join(notes))


def _from(hops: tuple[Hop, ...], say: Wording) -> str:
    inner = [hop for hop in hops[1:] if hop.who or hop.mode == "collective"]
    if not inner:
        return ""
    last = inner[-1]
    if last.who is None:
        return say.voice_unnamed
    return say.voice.format(who=_called(say, _flat(last.who), last.stands_for))


def _flat(words: str) -> str:
    return " ".join(words.split())


def _called(say: Wording, words: str, goes_back: str | None) -> str:
    name = say.quoted.format(words=words)
    return f"{name} ({_flat(goes_back)})" if goes_back else name


def _quoted(page: Page, span: Span, say: Wording) -> str:
    return say.quoted.format(words=_words(page, span))


def _words(page: Page, span: Span) -> str:
    words = _flat(page.words(span))
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"


def _named(page: Page, answer: tuple[Span, object], say: Wording) -> str:
    return _called(say, _words(page, answer[0]), getattr(answer[1], "stands_for", None))


def _what(draft: Draft) -> Span:
    return draft.slots["what"][0] if "what" in draft.slots else draft.trigger


def _of_what(page: Page, draft: Draft, say: Wording) -> str:
    return f": {_named(page, draft.slots['what'], say)}" if "what" in draft.slots else ""


def _answers(page: Page, draft: Draft, say: Wording, *names: str) -> str:
    """Give the answers to some questions, each after its question."""
    asked = [(name, word) for name, word in say.questions.items() if not names or name in names]
    whom, many = draft.slots.get("to_whom"), draft.slots.get("how_many")
    if whom is not None and many is not None and whom[0][0] <= many[0][0] < whom[0][1]:
        asked = [pair for pair in asked if pair[0] != "how_many"]  # its words stand there already
    return "; ".join(
        f"{word}: {_named(page, draft.slots[name], say)}"
        for name, word in asked
        if name in draft.slots
    )


def _label(page: Page, scheme: str, term: str) -> str:
    return vocabulary.label(scheme, term, page.language or "en")


def _thing(page: Page, draft: Draft, say: Wording) -> str:
    """Put an act or event: what the vocabulary calls it, the words, who, to whom, when, where."""
    label = _label(page, _SCHEMES.get(draft.kind, "events"), draft.type)
    words = _quoted(page, draft.trigger, say)
    parts = [say.thing.format(label=label, words=words), _answers(page, draft, say)]
    if "who" in draft.not_stated:
        parts.append(say.who_not_stated)
    return "; ".join(part for part in parts if part)


def _quote(page: Page, draft: Draft, say: Wording) -> str:
    words = _quoted(page, draft.inner or draft.trigger, say)
    if draft.speaker is None:
        return say.quote_of_nobody.format(words=words)
    return say.quote.format(who=_named(page, draft.speaker, say), words=words)


def _demand(page: Page, draft: Draft, say: Wording) -> str:
    addressees = ", ".join(_named(page, one, say) for one in draft.addressees)
    nobody = f"{say.questions['who']}: {say.not_named}"
    return say.demand.format(
        label=_label(page, "demands", draft.type),
        words=_quoted(page, _what(draft), say),
        who=_answers(page, draft, say, "who") or nobody,
        whom=addressees or say.not_named,
        urgent=say.urgent if draft.urgent else "",
    )


def _ground(page: Page, draft: Draft, say: Wording) -> str:
    whom = _answers(page, draft, say, "to_whom")
    why = say.ground.format(why=_named(page, draft.slots["why"], say))
    return why + (f"; {whom}" if whom else "")


def _characterisation(page: Page, draft: Draft, say: Wording) -> str:
    words, what = _quoted(page, draft.trigger, say), _of_what(page, draft, say)
    return say.characterisation.format(words=words, what=what)


def _denial(page: Page, draft: Draft, say: Wording) -> str:
    who = _named(page, draft.slots["who"], say) if "who" in draft.slots else say.somebody
    if draft.heard.polarity == "declines":
        return say.declined.format(who=who)
    return say.denial.format(who=who, words=_quoted(page, _what(draft), say))


def _first_report(page: Page, draft: Draft, say: Wording) -> str:
    who, what = _named(page, draft.slots["who"], say), _of_what(page, draft, say)
    return say.first_report.format(who=who, what=what)


def _reference(page: Page, draft: Draft, say: Wording) -> str:
    found = [_quoted(page, span, say) for span in draft.more]
    shape = say.reference if len(found) == 1 else say.reference_open
    return shape.format(words=_quoted(page, draft.trigger, say), found=say.or_.join(found))


def _number(page: Page, draft: Draft, say: Wording) -> str:
    many = _named(page, draft.slots["how_many"], say)
    return say.number.format(how_many=many, verb=draft.verb)


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
