"""Searching: from what somebody asks to texts, findings and names, each with its words.

    search    vault, Question → Answer

What can be asked and what is given is in ``search_answers``; filters are in ``search_filters``.

The index says where to look, up to the level of whoever asks; everything that is shown is read
from the records, through the same vault, and the marked words are found again in the frozen text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dripstone.errors import AlteredRecord, NoSuchRecord, NothingAsked, UnknownTerm
from dripstone.flow.clock import Tell, quiet
from dripstone.flow.indexing import RECIPE, catch_up, finding_of
from dripstone.flow.places import places_of
from dripstone.flow.search_answers import (
    AT_ONCE,
    COUNTED,
    ORDERS,
    ROUND,
    Answer,
    InFinding,
    InName,
    InText,
    Listed,
    Question,
    Snippet,
    snippet,
    whole_words,
)
from dripstone.flow.search_filters import Filters
from dripstone.flow.seeing import View
from dripstone.flow.tagging import tag
from dripstone.languages.names import ONE_NAME, alike, name_keys
from dripstone.records import Decision, Report, Text, find_again, short, unchanged
from dripstone.records.edtf import Bounds
from dripstone.vault import Vault
from dripstone.vault.search import Best, Index
from dripstone.vault.search_pen import PARTS, Row
from dripstone.vault.search_words import Finder, Wanted, expression, parsed

_NAMES = 12
_TRIED = 80  #: names that sound alike and are compared in full


def search(
    vault: Vault,
    question: Question,
    *,
    unseen: frozenset[str] = frozenset(),
    tell: Tell = quiet,
) -> Answer:
    """Answer a question from one moment of the vault, up to the level of its view.

    The index is brought in step first, if anything was written since. ``unseen`` are findings on
    which somebody gives their own word before they see others': they are left out.

    Raises:
        BadQuestion: it cannot be looked up as it was typed.
        UnknownTerm: a filter names a term that no vocabulary has.
        NotADate: a time is not EDTF.
        NoSuchRecord: no report, or more than one, begins with the identity given.
        AlteredRecord, WordsNotFound: what was found is not as it was frozen.
    """
    wanted, filters = parsed(question.words), Filters(question, places_of(vault))
    if not wanted.groups and not filters.tags and question.report is None:
        raise NothingAsked(words=0)
    if question.order not in ORDERS:
        raise UnknownTerm(scheme="orders", term=question.order[:40])
    whole = vault.whole if isinstance(vault, View) else vault
    index = vault.index()
    while True:
        with index.reading(RECIPE) as in_step:
            if in_step:
                filters.of_text += _report(index, question.report)
                return _Search(vault, index, question, wanted, filters, unseen).answer()
        catch_up(whole, tell=tell)


def _report(index: Index, given: str | None) -> list[tuple[str, ...]]:
    """Find the one report that is meant, as a tag."""
    found = index.report(given) if given else None
    if given is not None and found is None:
        raise NoSuchRecord(kind="report", id=short(given))
    return [] if found is None else [(tag("r", found),)]


class _Search:
    """One question, answered at one moment."""

    def __init__(
        self,
        vault: Vault,
        index: Index,
        question: Question,
        wanted: Wanted,
        filters: Filters,
        unseen: frozenset[str],
    ) -> None:
        self._vault = vault
        self._index = index
        self._question = question
        self._wanted = wanted
        self._filters = filters
        self._unseen = unseen
        self._finder = Finder(wanted)
        self._texts: dict[str, Text] = {}

    def answer(self) -> Answer:
        """Give the three lists."""
        asked = self._question
        findings = self._findings(words=True)
        chosen = self._in_time(findings)
        texts = self._in_texts()
        numbers = [*dict.fromkeys(part // PARTS for part in texts.scores)]
        return Answer(
            findings=tuple(self._shown(chosen[asked.start : asked.start + AT_ONCE])),
            of_findings=_listed(len(chosen), more=findings.more),
            texts=tuple(self._reports(texts, numbers[asked.start : asked.start + AT_ONCE])),
            of_texts=_listed(len(numbers), more=texts.more),
            names=tuple(self._names()),
            texts_asked=bool(self._wanted.groups) or not asked.of_findings,
        )

    def _findings(self, *, words: bool) -> Best:
        wanted = self._wanted if words else Wanted()
        match, ranking = expression(wanted, self._filters.tags), expression(wanted)
        return self._index.matching("in_findings", match, ranking, only=self._question.level)

    def _in_time(self, best: Best) -> list[int]:
        """Compare the days exactly, for tags know months; and put findings in order."""
        asked = self._question
        found = [*best.scores]
        if asked.order == "newest":
            found.sort(reverse=True)
        by_time = asked.order == "time"
        if not (asked.when or asked.published or by_time or self._unseen):
            return found
        rows = self._index.findings(found)
        found = [one for one in found if rows[one].finding not in self._unseen]
        if by_time:
            found.sort(key=lambda one: (rows[one].earliest or rows[one].latest or "9", one))
        if self._question.when is not None:
            found = [one for one in found if _meets(rows[one], self._filters.when)]
        if self._question.published is not None:
            numbers = {rows[one].number for one in found}
            those = self._index.published(numbers, *self._filters.published)
            found = [one for one in found if rows[one].number in those]
        return found

    def _in_texts(self) -> Best:
        """Look in texts: where findings are filtered too, in texts that such a finding rests on."""
        within: set[int] | None = None
        more = False
        if self._question.of_findings:
            if not self._wanted.groups:
                return Best({}, False)
            having = self._findings(words=False)
            rows = self._index.findings(self._in_time(having)).values()
            within = {row.number for row in rows}
            more = having.more
        match, ranking = expression(self._wanted, self._filters.of_text), expression(self._wanted)
        best = self._index.matching(
            "in_texts", match, ranking, only=self._question.level, within=within
        )
        if self._question.published is not None:
            numbers = {part // PARTS for part in best.scores}
            those = self._index.published(numbers, *self._filters.published)
            kept = {part: score for part, score in best.scores.items() if part // PARTS in those}
            best = Best(kept, best.more)
        return Best(best.scores, best.more or more)

    def _reports(self, best: Best, numbers: Sequence[int]) -> Iterator[InText]:
        first: dict[int, int] = {}
        for id_ in best.scores:
            first.setdefault(id_ // PARTS, id_)
        parts = self._index.parts(first[number] for number in numbers)
        named = self._index.texts(numbers)
        for number in numbers:
            identity, newest, level = named[number]
            report, text = self._vault.get(identity), self._text(newest)
            if not isinstance(report, Report):
                raise AlteredRecord(record=short(identity), why="kind")
            part = parts[first[number]]
            places = self._finder.places(text.content, part.start, part.end)
            yield InText(
                report=report,
                title=text.title.value if text.title else report.origin.name,
                publisher=text.publisher.value if text.publisher else report.origin.came_from,
                published=text.published.value[:10] if text.published else None,
                language=text.language,
                level=level,
                snippet=snippet(text, places, (part.start, part.end)),
            )

    def _shown(self, ids: Sequence[int]) -> Iterator[InFinding]:
        rows = self._index.findings(ids)
        for row in map(rows.__getitem__, ids):
            said = [*self._vault.about(row.finding)]
            found = finding_of(row.finding, said)
            if found is None:
                raise AlteredRecord(record=short(row.finding), why="lost")
            text = self._text(found.text)
            words = find_again(found.anchors[0], text)
            around = (max(0, words.start - ROUND), min(len(text.content), words.end + ROUND))
            places = self._finder.places(text.content, *whole_words(text, *around))
            yield InFinding(
                finding=found,
                report=text.report,
                state=row.state,
                level=row.level,
                snippet=snippet(text, places, around, at=words.span),
                decisions=tuple(
                    one for one in said if isinstance(one, Decision) and one.on == row.finding
                ),
            )

    def _text(self, identity: str) -> Text:
        """Fetch a text and prove that its words are those that were frozen."""
        if identity not in self._texts:
            text = self._vault.get(identity)
            if not isinstance(text, Text):
                raise AlteredRecord(record=short(identity), why="kind")
            self._texts[identity] = unchanged(text)
        return self._texts[identity]

    def _names(self) -> Iterator[InName]:
        """Give names that may be the one asked for, in whichever script, the likeliest first."""
        if self._question.start or not self._wanted.words:
            return
        asked = self._wanted.words.title()
        near = self._index.names(name_keys(asked).blocks, self._question.level)
        tried = sorted(near.items(), key=lambda one: -one[1])[:_TRIED]
        fits = ((alike(asked, name), name, kind, n) for (name, kind), n in tried)
        alike_ = [
            InName(name=name, kind=kind, findings=n, score=fit.score)
            for fit, name, kind, n in fits
            if fit.how not in ("against", "nothing") and fit.score >= ONE_NAME / 2
        ]
        yield from sorted(alike_, key=lambda one: (-one.score, -one.findings, one.name))[:_NAMES]


def _listed(count: int, *, more: bool) -> Listed:
    return Listed(count=min(count, COUNTED), more=more or count > COUNTED)


def _meets(row: Row, days: Bounds) -> bool:
    """Tell whether a time may lie in a span: a finding that gives none is left out."""
    if row.earliest is None and row.latest is None:
        return False
    first, last = days
    begins_in_time = last is None or row.earliest is None or row.earliest <= last
    return begins_in_time and (first is None or row.latest is None or row.latest >= first)


__all__ = [
    "AT_ONCE",
    "COUNTED",
    "ORDERS",
    "Answer",
    "InFinding",
    "InName",
    "InText",
    "Listed",
    "Question",
    "Snippet",
    "search",
]
