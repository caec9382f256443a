"""Weigh: from an incident to who independently says so, who denies it, and who said it first.

    weigh            Incident → Weight
    contradictions   Incident → the pairs of its findings that cannot both be so
    copies           Texts → pairs of reports, one republishing the other

``independent`` counts named origins whose independence nothing here contradicts. It is not proof
that they are independent: two people who speak to one reporter may have it from a third. Voices
that nobody names are never in it, however many there are; nor are repetitions of one origin, by
republishing, quoting or updating.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dripstone.records import AnyFinding, Incident, Report, Text, Version, Weight, Who
from dripstone.vocabulary.agreement import affirms, denies
from dripstone.weigh.signs.contradictions import Contradiction, contradictions
from dripstone.weigh.signs.copies import copies
from dripstone.weigh.signs.first import first_published
from dripstone.weigh.signs.origins import as_origins, origin_of

_TELL_OF_IT = ("act", "event", "number")


def weigh(
    incident: Incident,
    *,
    texts: Mapping[str, Text],
    reports: Mapping[str, Report],
    versions: Iterable[Version],
    publisher_of: Mapping[str, str | None],
) -> Weight:
    """Say what stands behind an incident: named origins, unnamed voices, denials, first report.

    ``texts`` and ``reports`` by identity; ``publisher_of`` maps a report to who published it.
    Only claims that affirm count for it; opinions, grounds and characterisations count for nothing.
    """
    told = [c for c in incident.claims if c.kind in _TELL_OF_IT and affirms(c)]
    used = {c.text: texts[c.text] for c in told if c.text in texts}
    pairs = copies(used, versions)
    voices = {c.id: _voice(c, used.get(c.text), publisher_of) for c in told}
    named = {finding: voice for finding, voice in voices.items() if voice is not None}
    origins = as_origins(named, _told_by(pairs, publisher_of))
    return Weight(
        incident=incident.handle,
        independent=len(origins),
        origins=origins,
        unnamed=len(voices) - len(named),
        against=tuple(c.id for c in incident.claims if denies(c)),
        first_report=first_published(t for t in used.values() if t.report in reports),
        first_said=_first_said(incident.claims),
        copies=pairs,
    )


def _voice(
    claim: AnyFinding, text: Text | None, publisher_of: Mapping[str, str | None]
) -> str | None:
    if text is None:
        return origin_of(claim, None)
    return origin_of(claim, publisher_of.get(text.report), text.content)


def _told_by(
    pairs: Iterable[tuple[str, str]], publisher_of: Mapping[str, str | None]
) -> Iterator[tuple[str, str]]:
    """Give the publishers of which one republishes the other."""
    for one, other in pairs:
        a, b = publisher_of.get(one), publisher_of.get(other)
        if a is not None and b is not None:
            yield a, b


def _first_said(claims: Iterable[AnyFinding]) -> str | None:
    """Give who is said, in accepted words, to have reported first; each name where they differ."""
    names: dict[str, None] = {}
    for claim in claims:
        if claim.kind == "first_report" and affirms(claim) and claim.slots.who is not None:
            value = claim.slots.who.value
            stands_for = value.stands_for if isinstance(value, Who) else None
            names[stands_for or claim.slots.who.text] = None
    return " / ".join(names) or None


__all__ = ["Contradiction", "contradictions", "copies", "weigh"]
