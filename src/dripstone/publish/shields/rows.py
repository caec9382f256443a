"""Rows: the only way from findings to an export.

let_through   findings → rows, and the account of what was left out
fit_to_leave  findings → those that somebody stands behind, and why others stay

It fails closed: a finding that nobody stands behind, a sealed one, or one whose report or text is
not given is left out and counted; a name that would still leave stops everything.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from dripstone.errors import NameWouldLeave
from dripstone.publish.shields.coarsen import Veil, apart, veil, wider_when, wider_where
from dripstone.publish.shields.names import Hider, Spot, replaced
from dripstone.publish.shields.passages import REACH, sentences, words_at
from dripstone.publish.shields.pseudonyms import RESTRICTED, Mask, masked
from dripstone.publish.shields.row import CODES, Account, Cell, Heard, Row, Source, Words
from dripstone.publish.shields.sources import source
from dripstone.records import (
    Anchor,
    AnyFinding,
    Decision,
    Demand,
    Ground,
    HowMany,
    Incident,
    Person,
    Quote,
    Report,
    Slot,
    SlotValue,
    Text,
    Voice,
    When,
    Where,
    Who,
)
from dripstone.vocabulary import scheme
from dripstone.vocabulary.gazetteer import Gazetteer, ours

SEALED = 3  #: vocabulary ``levels``
_STANDS = ("accept", "correct", "add")
_OF_MATCHES = ("merge", "keep_apart", "unmerge")
_ALSO_SENSITIVE = ("union",)  #: a special category that the vocabulary of grounds does not mark


class Let:
    """What the shields let through, and the shields for whatever else an export writes."""

    def __init__(
        self, rows: tuple[Row, ...], *, of: tuple[str, ...], account: Account, mask: Mask
    ) -> None:
        """Hold the rows, the findings that they are of, their account and who is hidden."""
        self.rows = rows
        self.of = of  #: identities of the findings, which stay inside
        self.account = account
        self._above = Hider(mask.above, unsure=mask.unsure)
        self._everyone = Hider(mask.everyone, unsure=mask.unsure)

    def hide(self, words: str, *, strict: bool) -> str:
        """Write words that stand in no row without names that must not leave, or any name."""
        return (self._everyone if strict else self._above).hide(words)


def let_through(
    findings: Iterable[AnyFinding],
    *,
    texts: Mapping[str, Text],
    reports: Mapping[str, Report],
    history: Mapping[str, Sequence[Decision]],
    people: Iterable[Person],
    key: bytes,
    level: int = 0,
    incidents: Iterable[Incident] = (),
    gazetteer: Gazetteer | None = None,
    language: str = "en",
    word: str = "Person",
    bodies: Iterable[str] = (),
) -> Let:
    """Give the rows that may leave at this level, in the order of the findings.

    ``history`` holds the decisions on each finding, by its identity or that of the one it corrects.
    ``incidents`` tell which findings speak of one happening: what is widened for one of them is
    widened for all. ``bodies`` are names that somebody knows to be those of organisations.

    Raises:
        WordsNotFound: anchored words are not at their place.
        NameWouldLeave: a protected name stands in a row after everything.
    """
    fit, account = fit_to_leave(findings, texts=texts, reports=reports, history=history)
    bodies = frozenset(bodies)
    mask = masked(people, fit, texts=texts, level=level, key=key, word=word, bodies=bodies)
    maker = _Maker(
        fit,
        mask,
        texts,
        reports,
        history=history,
        key=key,
        level=level,
        gazetteer=gazetteer,
        language=language,
        bodies=bodies,
    )
    maker.widen(incidents)
    rows = tuple(maker.row(one) for one in fit)
    return Let(proved(rows, mask), of=tuple(one.id for one in fit), account=account, mask=mask)


def fit_to_leave(
    findings: Iterable[AnyFinding],
    *,
    texts: Mapping[str, Text],
    reports: Mapping[str, Report],
    history: Mapping[str, Sequence[Decision]],
) -> tuple[tuple[AnyFinding, ...], Account]:
    """Keep the findings that may be told at all, and account for the rest by reason."""
    given = tuple({one.id: one for one in findings}.values())
    why = {one.id: _why_not(one, texts, reports, history) for one in given}
    fit = tuple(one for one in given if why[one.id] is None)
    reasons = Counter(reason for reason in why.values() if reason)
    left_out = tuple(sorted(reasons.items()))
    return fit, Account(given=len(given), shown=len(fit), left_out=left_out)


def _why_not(
    finding: AnyFinding,
    texts: Mapping[str, Text],
    reports: Mapping[str, Report],
    history: Mapping[str, Sequence[Decision]],
) -> str | None:
    if not _stood_behind(_history(finding, history)):
        return "nobody_stands_behind_it"
    text = texts.get(finding.text)
    report = None if text is None else reports.get(text.report)
    if text is None or report is None:
        return "report_not_given"
    return "sealed" if max(finding.level, report.level) >= SEALED else None


def _stood_behind(decisions: Iterable[Decision]) -> bool:
    """Tell whether all who judged it, or most of at least three, stand behind it."""
    last: dict[str, str] = {}
    for one in decisions:
        if one.verb == "skip":
            last.pop(one.by, None)
        elif one.verb not in _OF_MATCHES:
            last[one.by] = one.verb
    behind = sum(1 for verb in last.values() if verb in _STANDS)
    enough = behind == len(last) or (len(last) >= 3 and 2 * behind > len(last))
    return behind > 0 and enough and "withdraw" not in last.values()


def _history(
    finding: AnyFinding, history: Mapping[str, Sequence[Decision]]
) -> tuple[Decision, ...]:
    own = history.get(finding.id, ())
    older = () if finding.supersedes is None else history.get(finding.supersedes, ())
    return (*older, *own)


class _Maker:
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
        self.grounds = {t: tuple(_sensitive_places(fit, t)) for t in {f.text for f in fit}}

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
        opens, closes = 0, len(self.texts[anchor.text].content)
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
        return _RowMaker(self, finding).row()

    def hidden_in(self, text: Text, *, strict: bool, wide: bool) -> tuple[Spot, ...]:
        """Find what is hidden in a text: names, and days and places where they are widened."""
        asked = (text.id, strict, wide)
        if asked not in self.spots:
            hider = self.everyone if strict else self.above
            over = self.veils[text.id].spots(text.content) if wide else ()
            self.spots[asked] = apart((*hider.spots(text.content), *over))
        return self.spots[asked]


class _RowMaker:
    """Makes one row."""

    def __init__(self, maker: _Maker, finding: AnyFinding) -> None:
        self.maker = maker
        self.finding = finding
        self.text = maker.texts[finding.text]
        self.wide = finding.id in maker.widened
        self.strict = self._tells_a_sensitive_ground()
        self.spots = maker.hidden_in(self.text, strict=self.strict, wide=self.wide)

    def row(self) -> Row:
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
                for d in _history(finding, self.maker.history)
                if d.verb in _STANDS
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
            return Cell(name=name, text=value.text or "[…]", meaning=_meaning(value))
        if wide and isinstance(value, Where):
            value = wider_where(value, self.maker.gazetteer, self.maker.language)
            return Cell(name=name, text=value.text or "[…]", meaning=_meaning(value))
        words = None if slot.anchor is None else self._words(slot.anchor)
        return Cell(name=name, text=self._hide(slot.text), words=words, meaning=_meaning(value))

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


def _meaning(value: SlotValue | None) -> tuple[tuple[str, str | int | bool | None], ...]:
    """Keep the parts of a value that hold no words."""
    if isinstance(value, When):
        return (
            ("edtf", value.edtf),
            ("earliest", value.earliest),
            ("latest", value.latest),
            ("relation", value.relation),
        )
    if isinstance(value, HowMany):
        return (
            ("min", value.min),
            ("max", value.max),
            ("best", value.best),
            ("unit", value.unit),
            ("qualifier", value.qualifier),
        )
    if isinstance(value, Where):
        return (("place", value.place), ("precision", value.precision), ("role", value.role))
    if isinstance(value, Who):
        return (("kind", value.kind), ("type", value.type))
    if isinstance(value, Ground):
        return (("ground", value.ground), ("perceived", value.perceived))
    return ()


def _sensitive_places(findings: Iterable[AnyFinding], text: str) -> Iterator[tuple[int, int]]:
    """Give where a text tells a sensitive ground, by the findings on it."""
    for finding in findings:
        why = finding.slots.why
        if finding.text != text or not (_is_sensitive(why) or finding.kind == "ground"):
            continue
        anchors = finding.anchors if why is None or why.anchor is None else (why.anchor,)
        yield from (anchor.span for anchor in anchors)


def _is_sensitive(why: Slot | None) -> bool:
    """Tell whether a reason is one that must not stand beside a name. Unknown ones must not."""
    if why is None:
        return False
    ground = why.value.ground if isinstance(why.value, Ground) else None
    terms = scheme("grounds").terms
    return (
        ground is None
        or ground not in terms
        or ground in _ALSO_SENSITIVE
        or terms[ground].sensitive
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


def proved(rows: tuple[Row, ...], mask: Mask) -> tuple[Row, ...]:
    """Prove that no protected name is left in any words of any row.

    Raises:
        NameWouldLeave: one is.
    """
    above, everyone = (Hider(m, unsure=mask.unsure) for m in (mask.above, mask.everyone))
    for row in rows:
        hider = everyone if row.all_hidden else above
        if any(hider.spots(words) for words in _all_words(msgspec.to_builtins(row))):
            raise NameWouldLeave(row=row.id)
    return rows


def _all_words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            if name not in CODES:
                yield from _all_words(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _all_words(inner)
