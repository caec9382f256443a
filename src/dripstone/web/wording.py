"""Wording: what the page calls things; terms come from the vocabularies, in the reader's language.

term_of      finding → the label and definition of its type
how_sure     confidence → words
chain        attribution → one hop after the other
told         slot value → what its words come to
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone import vocabulary
from dripstone.errors import UnknownTerm
from dripstone.records import (
    AnyFinding,
    Ground,
    HowMany,
    SlotValue,
    Value,
    Voice,
    When,
    Where,
    Who,
)
from dripstone.review import KINDS as ADDABLE
from dripstone.review.correcting import SCHEMES

LANGUAGES = ("en", "ru")

KINDS = {
    "act": "Act",
    "event": "Event",
    "ground": "Ground",
    "characterisation": "Legal term",
    "denial": "Denial",
    "number": "Number",
    "first_report": "First report",
    "opinion": "Opinion",
    "quote": "Quote",
    "demand": "Demand",
    "response": "Response",
    "attribute": "Attribute",
    "involvement": "Involvement",
    "relation": "Relation",
    "metadata": "About the report",
}
SLOT_NAMES = {
    "who": "Who",
    "to_whom": "To whom",
    "what": "What",
    "when": "When",
    "where": "Where",
    "why": "Why",
    "how_many": "How many",
    "speaker": "Speaker",
    "addressee": "Asked of",
    "deadline": "By when",
    "work": "In",
}
ROLES = {
    "headline": "Headline",
    "standfirst": "Standfirst",
    "byline": "Byline",
    "dateline": "Dateline",
    "caption": "Caption",
    "teaser": "From another article",
    "quoted": "Quoted text",
    "boilerplate": "Not part of the report",
}
REASONS = (
    "The report does not say this",
    "Another voice says it",
    "Wrong kind or type",
    "The words are from another article",
    "Suggested twice",
)
VERBS = {
    "accept": "accepted",
    "correct": "corrected",
    "reject": "rejected",
    "skip": "left for later",
    "dispute": "disputed",
    "withdraw": "withdrew",
    "add": "added",
}
_SURE = ((0.85, "quite sure"), (0.65, "fairly sure"), (0.4, "unsure"), (0.0, "a guess"))


class Hop(Value, frozen=True, kw_only=True):
    """One voice of an attribution, in words."""

    who: str
    named: bool
    how: str
    part: str | None  #: the part of the text that it flashes


def term_of(finding: AnyFinding, language: str) -> tuple[str, str]:
    """Give the label and the definition of a finding's type; of its kind where no term fits."""
    for name in (*SCHEMES.get(finding.kind, ()), "acts", "events", "attribution", "responses"):
        try:
            term = vocabulary.term(name, finding.type)
        except UnknownTerm:
            continue
        definitions = term.definitions
        return vocabulary.label(name, term.id, language), definitions.get(
            language, definitions["en"]
        )
    return finding.type.replace("_", " "), ""


def scheme_label(scheme: str, id: str, language: str) -> str:
    """Say a term, or give it as it stands when the vocabulary does not have it."""
    try:
        return vocabulary.label(scheme, id, language)
    except UnknownTerm:
        return id.replace("_", " ")


def choices(finding: AnyFinding, language: str) -> Iterator[tuple[str, str]]:
    """Give the types that a finding of this kind may have: identity and label."""
    seen = set[str]()
    for name in SCHEMES.get(finding.kind, ()):
        for term in vocabulary.scheme(name):
            if term.id not in seen:
                seen.add(term.id)
                yield term.id, vocabulary.label(name, term.id, language)
    if finding.type not in seen:
        yield finding.type, term_of(finding, language)[0]


def addable(language: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Give what a person may add: each kind with its types, as ``kind:type`` and label."""
    for kind in ADDABLE:
        scheme = SCHEMES[kind][0]
        types = vocabulary.scheme(scheme)
        yield (
            KINDS[kind],
            [(f"{kind}:{t.id}", vocabulary.label(scheme, t.id, language)) for t in types],
        )


def scale(start: str, end: str, language: str) -> tuple[tuple[str, str], ...]:
    """Give the terms of one of the scales of ``certainty``, by its first and last term."""
    ids = [*vocabulary.scheme("certainty").terms]
    inside = ids[ids.index(start) : ids.index(end) + 1]
    return tuple((i, vocabulary.label("certainty", i, language)) for i in inside)


def modes(language: str) -> tuple[tuple[str, str], ...]:
    """Give the ways in which a report may give somebody's words."""
    terms = vocabulary.scheme("attribution")
    return tuple((t.id, vocabulary.label("attribution", t.id, language)) for t in terms)


def how_sure(confidence: float) -> str:
    """Say in words how sure a machine is: a figure would look like a probability that it is so."""
    return next(words for least, words in _SURE if confidence >= least)


def chain(attribution: tuple[Voice, ...], language: str) -> Iterator[Hop]:
    """Give the voices from the publisher to the one that vouches."""
    for n, voice in enumerate(attribution):
        how = scheme_label("attribution", voice.mode, language).lower()
        if voice.knows:
            how += f"; {scheme_label('roles', voice.knows, language).lower()}"
        named = voice.stands_for if voice.stands_for and voice.stands_for != voice.who else None
        who = voice.who or "somebody not named"
        yield Hop(
            who=f"{who} = {named}" if named else who,
            named=voice.who is not None,
            how=how,
            part=f"voice{n}" if voice.anchor else f"cue{n}" if voice.cue else None,
        )


def told(value: SlotValue | None) -> str:
    """Say what words come to, where they come to something other than themselves."""
    match value:
        case When():
            return _days(value)
        case HowMany():
            return _number(value)
        case Where():
            return value.precision if value.precision != "unknown" else ""
        case Who():
            return f"= {value.stands_for}" if value.stands_for else ""
        case Ground():
            return scheme_label("grounds", value.ground, "en") if value.ground else ""
    return ""


def _days(when: When) -> str:
    if when.earliest is None and when.latest is None:
        return "no day can be told"
    if when.earliest == when.latest:
        return str(when.earliest)
    return f"{when.earliest or '…'} to {when.latest or '…'}"


def _number(many: HowMany) -> str:
    if many.min is None and many.max is None:
        return "no number can be told"
    if many.min == many.max:
        return f"{many.min} {many.unit}"
    if many.max is None:
        return f"at least {many.min} {many.unit}"
    if many.min is None:
        return f"up to {many.max} {many.unit}"
    return f"{many.min} to {many.max} {many.unit}"
