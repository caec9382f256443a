"""Says: one plain sentence for a finding, no more than the report says.

sentence_of    Page, Draft → sentence
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dripstone import vocabulary
from dripstone.read import says_by_question
from dripstone.read.grammar import (
    around,
    asks,
    capital,
    object_form,
    object_of,
    plain,
    several,
    subject,
    voice,
)
from dripstone.read.heard import Hop

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
_NO = re.compile(r"\b(?:no|not|never|none|nobody|neither|nor|without)\b|n['’]t\b", re.IGNORECASE)
_LOOSE = re.compile(r" (?:with|of|for|to)(?=$|;)")  #: ends that the sentence leaves open
_UNKNOWN = "; by whom is not said"
_WHOSE = frozenset({"his", "her", "their", "its", "my", "our", "your", "whose"})
_OWNER = re.compile(r"(?:['’]s|(?<=s)['’])$")  #: "Pearl's"
_VOICED = frozenset({"quote", "denial"})  #: their sentence names the voice itself


def sentence_of(page: Page, draft: Draft) -> str:
    """Put a finding as one sentence: who says so, what, and how firmly.

    A finding is put in the language of its text, where that language's folder says how.
    """
    if says_by_question.told_by_question(page.language):
        return says_by_question.sentence_of(page, draft)
    said = _LOOSE.sub("", _SAYING.get(draft.kind, _thing)(page, draft))
    no = _NO.search(said.removesuffix(_UNKNOWN))
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
    return f"according to {_called(who, last.stands_for)}, "


def _speaks_of_itself(page: Page, draft: Draft, last: Hop) -> bool:
    """Tell a voice that the sentence names already, as the one who asks or condemns."""
    who = draft.slots.get("who")
    return who is not None and draft.kind != "act" and plain(page.words(who[0])) == last.who


def _called(words: str, stands_for: str | None) -> str:
    return f"{words} ({plain(stands_for)})" if stands_for else words


def _words(page: Page, span: Span) -> str:
    words = plain(page.words(span))
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"


def _slot(page: Page, draft: Draft, name: str) -> str:
    answer = draft.slots.get(name)
    return "" if answer is None else _named(page, answer)


def _named(page: Page, answer: tuple[Span, object]) -> str:
    """Give the words of an answer, with the name that a pronoun goes back to."""
    return _called(_words(page, answer[0]), getattr(answer[1], "stands_for", None))


def _act(page: Page, draft: Draft) -> str:
    verb = draft.verb or _words(page, draft.trigger)
    unknown = _UNKNOWN if "who" in draft.not_stated else ""
    if draft.rule == "verb.threat":
        whom = object_of(page, draft, "to_whom")
        return f"{subject(page, draft, 'who')} said as a threat to {whom}: “{verb}”"
    if draft.rule.startswith("omission"):
        said = _omitted(page, draft, verb)
    elif draft.rule.startswith("noun"):
        said = f"there is word of {_noun_of(page, draft, verb)}"
    elif draft.passive:
        said = _passive(page, draft, verb)
    else:
        said = _active(page, draft, verb)
    return f"{said}{around(page, draft, said)}{unknown}"


def _omitted(page: Page, draft: Draft, verb: str) -> str:
    if draft.rule == "omission.noun":
        return f"there is word of {verb}"
    said = f"{subject(page, draft, 'who')} {verb}".strip()
    cues = [page.words(cue).lower() for cue in draft.heard.cues]
    left = all(cue in said.lower() for cue in cues)
    told = draft.told.sentence
    return said if left else _words(page, (told.start, told.end)).rstrip(".")


def _passive(page: Page, draft: Draft, verb: str) -> str:
    whom, who = subject(page, draft, "to_whom") or "somebody", _slot(page, draft, "who")
    if (whole := _whole(page, draft)) and _holds_whom(draft):
        return whole + (f" by {object_form(who)}" if who else "")
    if not page.lexicon.has("finite", verb.split(maxsplit=1)[0].lower().removesuffix("n't")):
        verb = f"{'were' if _several(draft, whom) else 'was'} {verb}"
    return f"{whom} {verb}" + (f" by {object_form(who)}" if who else "")


def _holds_whom(draft: Draft) -> bool:
    """Tell whether the words of the act hold whom it is done to: "her passport was taken"."""
    answer = draft.slots.get("to_whom")
    if answer is None:
        return True
    first = draft.told.sentence.at(draft.trigger[0])
    if first is None:
        return False
    return draft.told.sentence.phrase(first, alone=True)[0] <= answer[0][0] < draft.trigger[1]


def _whole(page: Page, draft: Draft) -> str:
    """Give words that hold their own subject: "a case was opened", "the rally went ahead"."""
    first = draft.told.sentence.at(draft.trigger[0])
    if first is None or first.kind not in ("noun", "name"):
        return ""
    start = draft.told.sentence.phrase(first, alone=True)[0]
    return _words(page, (min(start, draft.trigger[0]), draft.trigger[1]))


def _active(page: Page, draft: Draft, verb: str) -> str:
    who, whom = subject(page, draft, "who"), object_of(page, draft, "to_whom")
    if draft.rule == "verb.suffered":
        return f"{subject(page, draft, 'to_whom') or 'somebody'} {verb}"
    if _inside(draft):
        verb, whom = _words(page, draft.trigger), ""
    if whom and f" {whom.lower()} " in f" {verb.lower()} ":
        whom = ""
    if not who and (whole := _whole(page, draft)):
        return whole
    if _as_gerund(draft):
        by = object_form(who) if who else ""
        return " ".join(part for part in ("there is word of", by, verb, whom) if part)
    if verb.startswith("to "):
        who = f"{who} {'are' if several(draft, who) else 'is'}" if who else "somebody is"
    who = who or "somebody"
    return " ".join(part for part in (who, verb, whom) if part)


def _as_gerund(draft: Draft) -> bool:
    """Tell a verb that stands without a tense: "for beating the men"."""
    word = draft.told.sentence.at(draft.trigger[0])
    return word is not None and word.form == "gerund" and draft.verb.startswith(word.text)


def _noun_of(page: Page, draft: Draft, words: str) -> str:
    """Give an act's noun with its victim, in the words between where they are few."""
    answer, who = draft.slots.get("to_whom"), object_form(_slot(page, draft, "who"))
    by = f" by {who}" if who else ""
    if answer is None or _overlaps(draft.trigger, answer[0]):
        return f"{words}{by}"
    gap = answer[0][0] - draft.trigger[1]
    if 0 < gap < 30:
        return words + plain(f"|{page.words((draft.trigger[1], answer[0][1]))}")[1:] + by
    whom = _words(page, answer[0])
    if whom.lower() in _WHOSE:
        return f"{whom.lower()} {words}{by}"
    return f"{words} of {object_form(_OWNER.sub('', whom))}{by}"


def _overlaps(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _inside(draft: Draft) -> bool:
    """Tell a victim named within the words of the act: "took the guard hostage"."""
    answer = draft.slots.get("to_whom")
    return answer is not None and draft.trigger[0] < answer[0][0] < draft.trigger[1]


def _several(draft: Draft, whom: str) -> bool:
    answer = draft.slots.get("to_whom")
    low = whom.lower()
    if low in ("he", "she", "i", "it", "somebody") or low.startswith(("a ", "an ", "one ")):
        return False
    return answer is not None and getattr(answer[1], "kind", "") == "group"


def _quote(page: Page, draft: Draft) -> str:
    words = _words(page, draft.inner or draft.trigger).rstrip(" ,;")
    if draft.speaker is None:
        return f"the words “{words}” stand in quotation marks, and nobody is named as speaking them"
    end = "" if words.endswith((".", "!", "?", "…")) else "."
    return f"{_named(page, draft.speaker)} said, as quoted: “{words}{end}”"


def _demand(page: Page, draft: Draft) -> str:
    who = subject(page, draft, "who")
    whom = " and ".join(_named(page, one) for one in draft.addressees)
    what = _slot(page, draft, "what") or _words(page, draft.trigger)
    return asks(draft, who, whom, what)


def _ground(page: Page, draft: Draft) -> str:
    whom = object_of(page, draft, "to_whom")
    done = f" for what was done to {whom}" if whom else ""
    return f"the reason given{done} is “{_slot(page, draft, 'why')}”"


def _characterisation(page: Page, draft: Draft) -> str:
    what = subject(page, draft, "what") or "what happened"
    return f"{what}: this is called “{_words(page, draft.trigger)}”"


def _denial(page: Page, draft: Draft) -> str:
    who, what = subject(page, draft, "who") or "somebody", _slot(page, draft, "what")
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
    who, what = subject(page, draft, "who"), _slot(page, draft, "what")
    return f"{who} is said to have reported it first: {what}"


def _number(page: Page, draft: Draft) -> str:
    return f"the {draft.verb} is put at {_slot(page, draft, 'how_many')}"


def _reference(page: Page, draft: Draft) -> str:
    """Say whom words may be: "“He” may be “Arkady Nebylitsyn”"."""
    found = [f"“{_words(page, span)}”" for span in draft.more]
    said = f"“{_words(page, draft.trigger)}” may be {' or '.join(found)}"
    return said if len(found) == 1 else f"{said}; the words leave it open"


def _thing(page: Page, draft: Draft) -> str:
    if draft.kind != "event":
        return f"{draft.type}: {_words(page, draft.trigger)}"
    if draft.rule == "event.verb":
        verb = draft.verb or _words(page, draft.trigger)
        said = (_passive if draft.passive else _active)(page, draft, verb)
        return f"{said}{around(page, draft, said)}"
    label = vocabulary.label("events", draft.type)
    who, what = _slot(page, draft, "who"), _slot(page, draft, "what")
    by = f", by {object_form(who)}" if who else ""
    return f"{label.lower()}: {what or _words(page, draft.trigger)}{by}{around(page, draft)}"


_SAYING = {
    "act": _act,
    "quote": _quote,
    "demand": _demand,
    "ground": _ground,
    "characterisation": _characterisation,
    "denial": _denial,
    "first_report": _first_report,
    "number": _number,
    "reference": _reference,
}
