"""Wording: what the page calls things; terms come from the vocabularies, in the reader's language.

say          key, facts → the page's own words, from ``languages/xx/pages.yaml``
term_of      finding → the label and definition of its type
tells_of     findings → the acts against life and body that they tell of
how_sure     confidence → words
chain        attribution → one hop after the other
told         slot value → what its words come to
days, span   two bounds → words
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dripstone import vocabulary
from dripstone.errors import UnknownTerm
from dripstone.languages import messages
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
REASONS = ("not_said", "other_voice", "wrong_type", "other_article", "twice")
GRAVE = ("life", "body")  #: groups of acts that a plain warning stands before
_SURE = ((0.85, "quite"), (0.65, "fairly"), (0.4, "unsure"), (0.0, "guess"))


class Hop(Value, frozen=True, kw_only=True):
    """One voice of an attribution, in words."""

    who: str
    named: bool
    how: str
    part: str | None  #: the part of the text that it flashes


def say(key: str, language: str, /, **facts: object) -> str:
    """Say something that is a page's own, for example ``say("reports.to_decide", "ru", count=3)``.

    Raises:
        KeyError: no language has these words.
    """
    return messages.say(f"pages.{key}", language, **facts)


def named(group: str, key: str, language: str) -> str:
    """Say what the pages call something; what they have no words for, as it stands."""
    try:
        return say(f"{group}.{key}", language)
    except KeyError:
        return key.replace("_", " ")


def role(segment: str, language: str) -> str:
    """Say what part of a report a segment is; nothing of the body."""
    return "" if segment in ("body", "row", "between") else named("segments", segment, language)


def tells_of(findings: Iterable[AnyFinding], language: str) -> tuple[str, ...]:
    """Name the acts against life and body that findings tell of, deny or demand, each once."""
    acts = vocabulary.scheme("acts").terms
    types = dict.fromkeys(f.type for f in findings if f.type in acts)
    grave = (one for one in types if one.split(".")[0] in GRAVE)
    return tuple(vocabulary.label("acts", one, language) for one in grave)


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
            named("kinds", kind, language),
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


def how_sure(confidence: float, language: str) -> str:
    """Say in words how sure a machine is: a figure would look like a probability that it is so."""
    return say(f"sure.{next(name for least, name in _SURE if confidence >= least)}", language)


def chain(attribution: tuple[Voice, ...], language: str) -> Iterator[Hop]:
    """Give the voices from the publisher to the one that vouches."""
    for n, voice in enumerate(attribution):
        how = scheme_label("attribution", voice.mode, language).lower()
        if voice.knows:
            how += f"; {scheme_label('roles', voice.knows, language).lower()}"
        named = voice.stands_for if voice.stands_for and voice.stands_for != voice.who else None
        who = voice.who or say("nobody_named", language)
        yield Hop(
            who=f"{who} = {named}" if named else who,
            named=voice.who is not None,
            how=how,
            part=f"voice{n}" if voice.anchor else f"cue{n}" if voice.cue else None,
        )


def told(value: SlotValue | None, language: str) -> str:
    """Say what words come to, where they come to something other than themselves."""
    match value:
        case When():
            return days(value.earliest, value.latest, language) or say("no_day", language)
        case HowMany():
            return number(value, language)
        case Where():
            return named("precision", value.precision, language) if value.place else ""
        case Who():
            return f"= {value.stands_for}" if value.stands_for else ""
        case Ground():
            return scheme_label("grounds", value.ground, language) if value.ground else ""
    return ""


def days(earliest: str | None, latest: str | None, language: str) -> str:
    """Say from which day to which; nothing where both are open."""
    if earliest is None and latest is None:
        return ""
    if earliest == latest:
        return str(earliest)
    return say("days", language, first=earliest or "…", last=latest or "…")


def number(many: HowMany, language: str) -> str:
    """Say a number as a range, with what is counted."""
    if many.min is None and many.max is None:
        return say("no_number", language)
    return f"{span(many.min, many.max, language)} {named('units', many.unit, language)}".strip()


def span(low: int | None, high: int | None, language: str) -> str:
    """Say a range; an open end is said, and what nobody knows is not nought."""
    if low is None and high is None:
        return say("span.unknown", language)
    if low == high:
        return str(low)
    if high is None:
        return say("span.at_least", language, low=low)
    if low is None:
        return say("span.at_most", language, high=high)
    return say("span.between", language, low=low, high=high)
