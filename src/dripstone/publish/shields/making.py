"""Making: from a finding to its row, with the shields of one release.

Maker   what a release hides, by text; ``row`` makes the row of one finding
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dripstone.publish.shields.coarsen import Veil, apart, veil, wider_when, wider_where
from dripstone.publish.shields.fit import STANDS, history_of
from dripstone.publish.shields.grounds import sensitive_places
from dripstone.publish.shields.meaning import meaning
from dripstone.publish.shields.names import Hider, Spot, replaced
from dripstone.publish.shields.passages import REACH, frame, sentences, words_at
from dripstone.publish.shields.pseudonyms import RESTRICTED, Mask
from dripstone.publish.shields.row import Cell, Heard, Row, Source, Words
from dripstone.publish.shields.sources import source
from dripstone.records import (
    Anchor,
    AnyFinding,
    Decision,
    Demand,
    Incident,
    Quote,
    Report,
    Slot,
    Text,
    Voice,
    When,
    Where,
)
from dripstone.vocabulary.gazetteer import Gazetteer, ours


class Maker:
    """Makes the rows of one release."""

    def __init__(
        self,
        fit: tuple[AnyFinding, ...],
        mask: Mask,
        texts: Mapping[str, Text],
        reports: Mapping[str, Report],
        *,
        history: Mapping[str, Sequence[Decision]],
        key: bytes,
        level: int,
        gazetteer: Gazetteer | None,
        language: str,
        bodies: frozenset[str],
    ) -> None:
        self.bodies = bodies
        self.fit = fit
        self.mask = mask
        self.texts = texts
        self.reports = reports
        self.history = history
        self.key = key
        self.level = level
        self._gazetteer = gazetteer
        self.language = language
        self.above = Hider(mask.above, unsure=mask.unsure)
        self.everyone = Hider(mask.everyone, unsure=mask.unsure)
        self.widened: frozenset[str] = frozenset()
        self.veils: dict[str, Veil] = {}
        self.spots: dict[tuple[str, bool, bool], tuple[Spot, ...]] = {}
        self.secret: dict[str, tuple[tuple[int, int], ...]] = {}
        self._risked = Hider(mask.risked, unsure=mask.unsure)
        self.grounds = {t: tuple(sensitive_places(fit, t)) for t in {f.text for f in fit}}

    @property
    def gazetteer(self) -> Gazetteer:
        """Give the places, loaded only where one has to be widened."""
        return self._gazetteer or ours()

    def widen(self, incidents: Iterable[Incident]) -> None:
        """Say which findings lose day and place, and which sentences others may not quote.

        Those are findings on restricted people, sentences that name one, and whatever else tells
        of the same incidents.
        """
        self.secret = {text: self._naming(text) for text in {one.text for one in self.fit}}
        restricted = {one.id for one in self.fit if self._is_restricted(one)}
        for incident in incidents:
            told = {claim.id for claim in incident.claims}
            if told & (restricted | self.mask.restricted):
                restricted |= told
        self.widened = frozenset(restricted)
        for text in {one.text for one in self.fit if one.id in restricted}:
            mine = tuple(one for one in self.fit if one.text == text and one.id in restricted)
            self.secret[text] += tuple(self._around(mine))
            self.veils[text] = veil(
                _places(mine), self.gazetteer, language=self.language, day="[…]", place="[…]"
            )

    def _is_restricted(self, finding: AnyFinding) -> bool:
        if finding.id in self.mask.restricted or self.level < RESTRICTED <= finding.level:
            return True
        return any(
            _overlap(a.span, place) for a in finding.anchors for place in self.secret[a.text]
        )

    def _naming(self, text: str) -> tuple[tuple[int, int], ...]:
        """Find the sentences of a text that name a restricted person."""
        content = self.texts[text].content
        names = [(spot.start, spot.end) for spot in self._risked.spots(content)]
        return tuple(s for s in sentences(content) if any(_overlap(s, name) for name in names))

    def _around(self, findings: Iterable[AnyFinding]) -> Iterator[tuple[int, int]]:
        """Find the sentences that findings stand in."""
        spans = [(a.text, a.span) for one in findings for a in one.anchors]
        for text, span in spans:
            yield from (s for s in sentences(self.texts[text].content) if _overlap(s, span))

    def within(self, finding: AnyFinding, anchor: Anchor) -> tuple[int, int]:
        """Say how far around its words a finding may quote: not into another's secret sentence."""
        opens, closes = frame(self.texts[anchor.text], anchor)
        if finding.id in self.widened:
            return opens, closes
        for start, end in self.secret[anchor.text]:
            if end <= anchor.start:
                opens = max(opens, end)
            elif start >= anchor.end:
                closes = min(closes, start)
        return opens, closes

    def row(self, finding: AnyFinding) -> Row:
        """Make the row of one finding."""
        return RowMaker(self, finding).row()

    def hidden_in(self, text: Text, *, strict: bool, wide: bool) -> tuple[Spot, ...]:
        """Find what is hidden in a text: names, and days and places where they are widened."""
        asked = (text.id, strict, wide)
        if asked not in self.spots:
            hider = self.everyone if strict else self.above
            over = self.veils[text.id].spots(text.content) if wide else ()
            self.spots[asked] = apart((*hider.spots(text.content), *over))
        return self.spots[asked]


class RowMaker:
    """Makes one row."""

    def __init__(self, maker: Maker, finding: AnyFinding) -> None:
        self.maker = maker
        self.finding = finding
        self.text = maker.texts[finding.text]
        self.wide = finding.id in maker.widened
        self.strict = self._tells_a_sensitive_ground()
        self.spots = maker.hidden_in(self.text, strict=self.strict, wide=self.wide)

    def row(self) -> Row:
        """Make the row."""
        finding = self.finding
        return Row(
            id=_keyed(self.maker.key, finding.id),
            kind=finding.kind,
            type=finding.type,
            says=self._hide(finding.says),
            words=tuple(self._words(a) for a in finding.anchors),
            slots=tuple(self._cell(name, slot) for name, slot in finding.slots.filled()),
            not_stated=finding.not_stated,
            voices=tuple(self._heard(voice) for voice in finding.attribution),
            stance=finding.stance,
            polarity=finding.polarity,
            segment=finding.segment,
            source=self._source(),
            decided=tuple(
                (d.verb, d.at[:10])
                for d in history_of(finding, self.maker.history)
                if d.verb in STANDS
            ),
            widened=self.wide,
            all_hidden=self.strict,
            **self._of_its_kind(),
        )

    def _of_its_kind(self) -> dict[str, Any]:
        finding = self.finding
        if isinstance(finding, Demand):
            deadline = finding.deadline
            return {
                "addressees": tuple(self._cell("addressee", one) for one in finding.addressees),
                "force": finding.force,
                "urgent": finding.urgent,
                "deadline": None if deadline is None else self._cell("when", deadline),
            }
        if isinstance(finding, Quote):
            speaker = finding.speaker
            return {
                "speaker": None if speaker is None else self._cell("speaker", speaker),
                "inner": self._words(finding.inner),
                "mode": finding.mode,
            }
        return {}

    def _tells_a_sensitive_ground(self) -> bool:
        """Tell whether what this row shows touches words that give a sensitive ground."""
        if self.maker.level >= RESTRICTED:
            return False
        shown = [(a.start - REACH, a.end + REACH) for a in self.finding.every_anchor()]
        places = self.maker.grounds[self.finding.text]
        return any(a < end and start < b for a, b in shown for start, end in places)

    def _hide(self, words: str) -> str:
        hider = self.maker.everyone if self.strict else self.maker.above
        over = self.maker.veils[self.text.id].spots(words) if self.wide else ()
        return replaced(words, apart((*hider.spots(words), *over)))

    def _words(self, anchor: Anchor) -> Words:
        within = self.maker.within(self.finding, anchor)
        return words_at(self.text, self.spots, anchor, hide=self._hide, within=within)

    def _cell(self, name: str, slot: Slot) -> Cell:
        value = slot.value
        wide = self.wide or self._is_in_a_secret_sentence(slot.anchor)
        if wide and isinstance(value, When):
            value = wider_when(value)
            return Cell(name=name, text=value.text or "[…]", meaning=meaning(value))
        if wide and isinstance(value, Where):
            value = wider_where(value, self.maker.gazetteer, self.maker.language)
            return Cell(name=name, text=value.text or "[…]", meaning=meaning(value))
        words = None if slot.anchor is None else self._words(slot.anchor)
        return Cell(name=name, text=self._hide(slot.text), words=words, meaning=meaning(value))

    def _is_in_a_secret_sentence(self, anchor: Anchor | None) -> bool:
        places = () if anchor is None else self.maker.secret[anchor.text]
        return any(_overlap(anchor.span, place) for place in places if anchor is not None)

    def _heard(self, voice: Voice) -> Heard:
        name = voice.stands_for or voice.who
        words = None if voice.anchor is None else self._words(voice.anchor)
        return Heard(who=None if name is None else self._hide(name), mode=voice.mode, words=words)

    def _source(self) -> Source:
        report = self.maker.reports[self.text.report]
        return source(
            report,
            self.text,
            level=self.maker.level,
            hide=self._hide,
            bodies=self.maker.bodies,
        )


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _places(findings: Iterable[AnyFinding]) -> Iterator[Where]:
    for finding in findings:
        where = finding.slots.where
        if where is not None and isinstance(where.value, Where):
            yield where.value


def _keyed(key: bytes, identity: str) -> str:
    """Name a row for one release: an identity made of words would let the words be guessed."""
    return f"row_{hmac.digest(key, identity.encode(), hashlib.sha256).hex()[:24]}"
