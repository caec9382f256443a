"""Searching: from what somebody asks to texts, findings and names, each with its words.

    search     vault, Question → Answer
    Question   words and filters
    Answer     three lists, each the best first, and how many there are

The index says where to look, up to the level of whoever asks; everything that is shown is read
from the records, through the same vault, and the marked words are found again in the frozen text.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence

from dripstone import vocabulary
from dripstone.errors import AlteredRecord, NoSuchRecord, NothingAsked, UnknownTerm
from dripstone.flow.clock import Tell, quiet
from dripstone.flow.indexing import (
    RECIPE,
    SCHEMES,
    catch_up,
    months,
    tag,
)
from dripstone.flow.seeing import View
from dripstone.languages import stems
from dripstone.languages.names import ONE_NAME, alike, name_keys
from dripstone.records import (
    SLOTS,
    AnyFinding,
    Decision,
    Finding,
    Record,
    Report,
    Suggestion,
    Text,
    Value,
    find_again,
    short,
    unchanged,
)
from dripstone.records.edtf import Bounds, bounds
from dripstone.vault import Vault
from dripstone.vault.search import Best, Index
from dripstone.vault.search_pen import PARTS, Row
from dripstone.vault.search_words import Finder, Wanted, expression, parsed
from dripstone.vocabulary import gazetteer

AT_ONCE = 20  #: of each list on one page
ORDERS = ("best", "time", "newest")
COUNTED = 1000  #: more are "more than 1,000"
_ROUND = 110  #: code points shown before and after the best place
_NAMES = 12
_TRIED = 80  #: names that sound alike and are compared in full


class Question(Value, frozen=True, kw_only=True):
    """What somebody asks. A filter that is None filters nothing."""

    words: str = ""
    act: str | None = None  #: a term of any level, of the acts or another vocabulary of findings
    place: str | None = None  #: a name in any spelling known, or an identity
    when: str | None = None  #: EDTF: when it happened
    published: str | None = None  #: EDTF
    voice: str | None = None  #: words of whoever says it
    ground: str | None = None
    state: str | None = None  #: vocabulary ``certainty.review``
    kind: str | None = None  #: act, demand, denial, quote …
    stance: str | None = None  #: vocabulary ``certainty``: stance or polarity
    language: str | None = None
    level: int | None = None  #: this level alone
    report: str | None = None  #: a report's identity, or as much of its beginning as is its own
    not_stated: str | None = None  #: a slot that the words leave open
    order: str = "best"  #: of findings: best, time (when it happened), newest (taken in)
    start: int = 0  #: how many of each list to pass over

    @property
    def of_findings(self) -> bool:
        """Tell whether a filter speaks of findings."""
        those = (self.act, self.place, self.when, self.voice, self.ground, self.state, self.kind)
        return any(one is not None for one in (*those, self.stance, self.not_stated))


class Snippet(Value, frozen=True, kw_only=True):
    """Some words of a frozen text around what was found."""

    text: str
    start: int  #: code points
    end: int
    words: str
    marks: tuple[tuple[int, int], ...]  #: code points of the text

    @property
    def pieces(self) -> Iterator[tuple[str, bool]]:
        """Give the words in pieces, and whether each was asked for."""
        at = self.start
        for start, end in self.marks:
            yield self.words[at - self.start : start - self.start], False
            yield self.words[start - self.start : end - self.start], True
            at = end
        yield self.words[at - self.start :], False


class InText(Value, frozen=True, kw_only=True):
    """A report whose text matches."""

    report: Report
    title: str
    publisher: str | None
    published: str | None
    language: str | None
    level: int
    snippet: Snippet


class InFinding(Value, frozen=True, kw_only=True):
    """A finding that matches."""

    finding: AnyFinding
    report: str
    state: str
    level: int
    snippet: Snippet
    decisions: tuple[Decision, ...] = ()  #: what people said of it, in the order written


class InName(Value, frozen=True, kw_only=True):
    """A spelling of a name that may be the one asked for. Whether it is one person, people say."""

    name: str
    kind: str  #: person, organisation
    findings: int
    score: float


class Listed(Value, frozen=True, kw_only=True):
    """How many there are, of which some are given."""

    count: int
    more: bool = False  #: there are more than were counted

    @property
    def ranked_in_part(self) -> bool:
        """Tell whether only the newest were ranked."""
        return self.more


class Answer(Value, frozen=True, kw_only=True):
    """What was found."""

    texts: tuple[InText, ...] = ()
    findings: tuple[InFinding, ...] = ()
    names: tuple[InName, ...] = ()
    of_texts: Listed = Listed(count=0)
    of_findings: Listed = Listed(count=0)
    texts_asked: bool = True  #: without a word, filters of findings say nothing of texts


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
    wanted, filters = parsed(question.words), _Filters(question)
    if not wanted.groups and not filters.tags and question.report is None:
        raise NothingAsked(words=0)
    if question.order not in ORDERS:
        raise UnknownTerm(scheme="orders", term=question.order[:40])
    whole = vault.whole if isinstance(vault, View) else vault
    index = vault.index()
    while True:
        with index.reading(RECIPE) as in_step:
            if in_step:
                filters.of_text += _one("r", _report(index, question.report))
                return _Search(vault, index, question, wanted, filters, unseen).answer()
        catch_up(whole, tell=tell)


class _Filters:
    """Filters as tags: one of each group; and the days to compare exactly."""

    def __init__(self, asked: Question) -> None:
        self.of_text = [*_one("l", asked.language)]
        self.published = _days(asked.published)
        if asked.published is not None:
            self.of_text.append(_months(self.published, "pm", "py"))
        self.when = _days(asked.when)
        self.of_findings = [*_one("s", _known(asked.state, "certainty"))]
        self.of_findings += _one("k", asked.kind)
        self.of_findings += _one("c", _known(asked.stance, "certainty"))
        self.of_findings += _one("a", _act(asked.act))
        self.of_findings += _one("g", _known(asked.ground, "grounds"))
        self.of_findings += _one("o", _slot(asked.not_stated))
        if asked.place is not None:
            self.of_findings += _place(asked.place)
        if asked.when is not None:
            self.of_findings.append(_months(self.when, "m", "y"))
        if asked.voice is not None:
            self.of_findings += _voice(asked.voice)

    @property
    def tags(self) -> list[tuple[str, ...]]:
        """Give all groups."""
        return self.of_text + self.of_findings


def _one(kind: str, given: str | None) -> Iterator[tuple[str, ...]]:
    if given is not None:
        yield (tag(kind, given),)


def _known(given: str | None, scheme: str) -> str | None:
    return None if given is None else vocabulary.term(scheme, given).id


def _slot(given: str | None) -> str | None:
    """Prove that findings have such a slot."""
    if given is None or given in SLOTS:
        return given
    raise UnknownTerm(scheme="slots", term=given[:40])


def _report(index: Index, given: str | None) -> str | None:
    """Find the one report that is meant."""
    found = index.report(given) if given else None
    if given is not None and found is None:
        raise NoSuchRecord(kind="report", id=short(given))
    return found


def _act(given: str | None) -> str | None:
    """Prove that a type is a term of a vocabulary of findings."""
    if given is None or any(given in vocabulary.scheme(name).terms for name in SCHEMES):
        return given
    raise UnknownTerm(scheme="acts", term=given[:40])


def _days(given: str | None) -> Bounds:
    return (None, None) if given is None else bounds(given)


def _months(days: Bounds, month: str, year: str) -> tuple[str, ...]:
    """Give the months of a span, or its years where it is long; and what has no end."""
    told = [*months(*days, month, year)]
    short_ = [one for one in told if one.startswith(f"{month}:")]
    return (*(short_ or told), tag(year, "open"))


def _place(given: str) -> list[tuple[str, ...]]:
    """Look for a place by its identity or name; by its words where no gazetteer has it."""
    known = [place.id for place in gazetteer.named(given)]
    if ":" in given:
        known.append(given)
    words = [tag("w", one) for one in stems.words_of(given).split()]
    if not words:
        return [(tag("p", given),)]
    return [(*(tag("p", one) for one in known), word) for word in words]


def _voice(given: str) -> list[tuple[str, ...]]:
    """Look for every word of a voice, in any form or script."""
    sought = [stems.of_query(word) for word in stems.in_words(given)]
    return [(tag("v", one.stem), *(tag("v", s) for s in one.sounds)) for one in sought]


class _Search:
    """One question, answered at one moment."""

    def __init__(
        self,
        vault: Vault,
        index: Index,
        question: Question,
        wanted: Wanted,
        filters: _Filters,
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
                snippet=_snippet(text, places, (part.start, part.end)),
            )

    def _shown(self, ids: Sequence[int]) -> Iterator[InFinding]:
        rows = self._index.findings(ids)
        for row in map(rows.__getitem__, ids):
            said = [*self._vault.about(row.finding)]
            found = _finding(row.finding, said)
            text = self._text(found.text)
            words = find_again(found.anchors[0], text)
            around = (max(0, words.start - _ROUND), min(len(text.content), words.end + _ROUND))
            places = self._finder.places(text.content, *_whole_words(text, *around))
            yield InFinding(
                finding=found,
                report=text.report,
                state=row.state,
                level=row.level,
                snippet=_snippet(text, places, around, at=words.span),
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


def _finding(identity: str, said: Iterable[Record]) -> AnyFinding:
    """Find what was suggested, or what a person made."""
    for one in said:
        found = one.of if isinstance(one, Suggestion) else None
        if isinstance(one, Decision):
            found = one.corrected
        if isinstance(found, Finding) and found.id == identity:
            return found
    raise AlteredRecord(record=short(identity), why="lost")


def _listed(count: int, *, more: bool) -> Listed:
    return Listed(count=min(count, COUNTED), more=more or count > COUNTED)


def _meets(row: Row, days: Bounds) -> bool:
    """Tell whether a time may lie in a span: a finding that gives none is left out."""
    if row.earliest is None and row.latest is None:
        return False
    first, last = days
    begins_in_time = last is None or row.earliest is None or row.earliest <= last
    return begins_in_time and (first is None or row.latest is None or row.latest >= first)


def _snippet(
    text: Text,
    places: Sequence[tuple[int, int]],
    within: tuple[int, int],
    *,
    at: tuple[int, int] | None = None,
) -> Snippet:
    """Take the words around the place where most is found, or around ``at``."""
    if at is not None:
        start, end = within
    else:
        middle = _densest(places) if places else within[0]
        start = max(within[0], middle - _ROUND // 2)
        end = min(within[1], start + 2 * _ROUND)
    start, end = _whole_words(text, start, end)
    return Snippet(
        text=text.id,
        start=start,
        end=end,
        words=text.content[start:end],
        marks=tuple((a, b) for a, b in _apart(places) if start <= a and b <= end),
    )


def _densest(places: Sequence[tuple[int, int]]) -> int:
    """Give the first place after which the most lie close by."""
    starts = [start for start, _ in places]
    counts = (
        (n - bisect.bisect_right(starts, starts[n] + 2 * _ROUND), n) for n in range(len(starts))
    )
    return starts[min(counts)[1]]


def _apart(places: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Leave out places that lie in others."""
    reached = -1
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if start >= reached:
            yield start, end
            reached = end


def _whole_words(text: Text, start: int, end: int) -> tuple[int, int]:
    """Move both ends outwards to the next space, a word's length at most."""
    content, reach = text.content, stems.LONGEST
    before = content.rfind(" ", max(0, start - reach), start) + 1 if start else 0
    after = content.find(" ", end, end + reach)
    ends = len(content) <= end + reach and after < 0
    return (before or start), (len(content) if ends else after if after >= 0 else end)
