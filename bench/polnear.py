"""PolNeAR: who said what, in news articles.

    POLNEAR=FOLDER [POLNEAR_TEXTS=40] python -m bench polnear [--store]

The folder holds ``text/*.txt`` and ``attributions/*.ann`` (PolNeAR, Newell et al. 2018); only
scored here, never learned from. An attribution of ours is a quotation with its speaker, or what
exhaustive reading takes for somebody's words:

    source     the subject of what tells of it, with its descriptions; else the speaker's words
    cue        the verb or noun that tells of it, with helpers and preposition
    content    what is said or judged, joined to the quotations of the same cue that it runs into

A content marked in pieces that white space alone parts is one piece: the set breaks its contents
wherever a sentence seems to end, "Sen." too. What a passive or "seemed" says of somebody is marked
around the cue, and read as two pieces: "| the mayor | is expected | to resign |".

Words quoted within the author's sentence that nobody is named for are no attribution; a quotation
that stands as a sentence of its own is one, whoever says it.

Exact: both ends are those marked. A direct quotation is a marked content that begins and ends with
a quotation mark; it is found when a quotation of ours covers it with 0.8 of their union, and its
speaker is right when his words and those marked share a word that is no article.

Every score is also told for two halves of the set, parted by a hash of each text's name: errors are
looked at on the seen half alone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.scores import Count, as_text, folder_of, limit, shown
from dripstone import read
from dripstone.read.formats import Opened
from dripstone.read.segments import segment
from dripstone.records import Quote, Slot, Suggestion, Text

Span = tuple[int, int]
_STOPS = ".!?:,\"”'’"
_MARKS = "\"“”'‘’"
_SPANS = ("source", "cue", "content")
_ARTICLES = frozenset({"the", "a", "an", "of", "his", "her", "their"})


@dataclass(frozen=True)
class Said:
    """One attribution: pieces that are missing are None."""

    source: Span | None
    cue: Span | None
    content: Span | None
    more: tuple[Span, ...] = ()  #: further pieces of the content


@dataclass(slots=True)
class Tally:
    """What was counted over some texts."""

    spans: dict[str, Count] = field(default_factory=lambda: {name: Count() for name in _SPANS})
    quotes: Count = field(default_factory=Count)
    speakers: Count = field(default_factory=Count)

    def add(self, content: str, gold: list[Said], ours: list[Said]) -> None:
        """Count one text."""
        for name, count in self.spans.items():
            count.add(_spans(ours, name), _spans(gold, name))
        for one in gold:
            for piece in (p for p in _pieces(one) if _direct(content, p)):
                self._quotation(content, one, piece, ours)

    def _quotation(self, content: str, one: Said, piece: Span, ours: list[Said]) -> None:
        near = next((o for o in ours if any(_alike(p, piece) for p in _pieces(o))), None)
        self.quotes.marked += 1
        self.quotes.right += near is not None
        if near is not None and one.source is not None:
            self.speakers.marked += 1
            self.speakers.right += _same(content, near.source, one.source)

    def scores(self, suffix: str = "") -> dict[str, Count | float]:
        """Give the scores by name."""
        told: dict[str, Count | float] = {f"{n}{suffix}": c for n, c in self.spans.items()}
        told[f"direct quotes, recall{suffix}"] = self.quotes.right / max(1, self.quotes.marked)
        told[f"their speakers{suffix}"] = self.speakers.right / max(1, self.speakers.marked)
        return told


def main() -> None:
    """Score sources, cues, contents, and direct quotations with their speakers."""
    folder = folder_of("POLNEAR")
    if folder is None:
        return
    every, halves = Tally(), {"seen": Tally(), "unseen": Tally()}
    for file in sorted((folder / "attributions").glob("*.ann"))[: limit("POLNEAR_TEXTS")]:
        found = _text_of(folder, file)
        if found is None:
            continue
        content = found.read_text("utf-8")
        gold, ours = list(marked(file, content)), list(told(_text(content)))
        for tally in (every, halves[half_of(found.name)]):
            tally.add(content, gold, ours)
    scores = every.scores()
    for name, tally in halves.items():
        scores |= tally.scores(f", {name} half")
    shown("polnear", scores)


def half_of(name: str) -> str:
    """Tell which half a text belongs to: errors are looked at on the seen half alone."""
    return ("seen", "unseen")[hashlib.sha256(name.encode()).digest()[0] % 2]


def _text_of(folder: Path, ann: Path) -> Path | None:
    name = ann.stem.rsplit("_", 1)[0]
    found = folder / "text" / f"{name}.txt"
    return found if found.exists() else None


def _text(content: str) -> Text:
    parts = segment(Opened(content=content), language="en").segments
    return as_text(content, segments=parts)


def _spans(said: list[Said], name: str) -> set[object]:
    if name == "content":
        return {piece for one in said for piece in _pieces(one)}
    return {span for one in said if (span := getattr(one, name)) is not None}


def _pieces(said: Said) -> tuple[Span, ...]:
    return () if said.content is None else (said.content, *said.more)


def marked(file: Path, words: str) -> Iterator[Said]:
    """Read the attributions of a stand-off file; pieces of a content that lie apart stay apart."""
    places: dict[str, list[Span]] = {}
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("T") and "\t" in line:
            name, kind_and_place, *_ = line.split("\t")
            found = re.findall(r"(\d+) (\d+)", kind_and_place)
            places[name] = [(int(a), int(b)) for a, b in found]
        elif line.startswith("E"):
            roles = dict(pair.split(":") for pair in line.split("\t")[1].split() if ":" in pair)
            source, cue, content = (
                places.get(roles.get(role, ""), []) for role in ("Source", "Cue", "Content")
            )
            content = _run_together(words, content)
            yield Said(_first(source), _first(cue), _first(content), tuple(content[1:]))


def _first(spans: list[Span]) -> Span | None:
    return spans[0] if spans else None


def _run_together(words: str, pieces: list[Span]) -> list[Span]:
    """Join pieces that white space alone parts."""
    whole: list[Span] = []
    for start, end in sorted(pieces):
        if whole and not words[whole[-1][1] : start].strip():
            whole[-1] = (whole[-1][0], max(whole[-1][1], end))
        else:
            whole.append((start, end))
    return whole


def told(text: Text) -> Iterator[Said]:
    """Give our attributions of one text, quotations joined to the cue that takes them."""
    found = [s.of for s in read.suggest(text, exhaustive=True) if _attributes(s)]
    quotes = [one for one in found if isinstance(one, Quote)]
    taken: set[Span] = set()
    every: list[Said] = []
    for one in found:
        if isinstance(one, Quote):
            continue
        cue = one.anchors[0].span
        source = None if one.slots.who is None else _place(one.slots.who)
        said = None if one.slots.what is None else _place(one.slots.what)
        own = [q.anchors[0].span for q in quotes if _cued(q, cue)]
        taken.update(own)
        further = [further.span for further in one.anchors[1:]]
        pieces = [*_joined(said, own), *further]
        every.append(Said(source, cue, pieces[0] if pieces else None, tuple(pieces[1:])))
    yield from (one for one in every if not _within(one, every))
    for quote in quotes:
        span = quote.anchors[0].span
        named = quote.speaker is not None or _sentence(text.content, span)
        if span not in taken and quote.mode in ("direct", "document") and named:
            yield _alone(quote, span)


def _within(one: Said, every: list[Said]) -> bool:
    """Tell an attribution within what another attributes: the set marks the outer one.

    Of two that stand within each other, neither is the outer one: "the mine, as he says, she said".
    """
    around = [other for other in every if other is not one and _holds(other, one)]
    return any(not _holds(one, other) for other in around)


def _holds(one: Said, other: Said) -> bool:
    """Tell whether what one attributes holds the cue of another."""
    cue = other.cue
    return cue is not None and any(a <= cue[0] and cue[1] <= b for a, b in _pieces(one))


def _attributes(suggestion: Suggestion) -> bool:
    return isinstance(suggestion.of, Quote) or suggestion.rule == "every.said"


def _place(slot: Slot) -> Span | None:
    return None if slot.anchor is None else slot.anchor.span


def _cued(quote: Quote, cue: Span) -> bool:
    last = quote.attribution[-1].cue if quote.attribution and quote.speaker else None
    return last is not None and cue[0] <= last.start < cue[1]


def _joined(said: Span | None, quotes: list[Span]) -> list[Span]:
    """Put what is said and the quotations that it runs into together; others stay apart."""
    if said is None:
        return sorted(quotes)
    start, end = said
    apart = []
    for one in sorted(quotes):
        if one[0] <= end + 1 and start <= one[1] + 1:
            start, end = min(start, one[0]), max(end, one[1])
        else:
            apart.append(one)
    return [(start, end), *apart]


def _alone(quote: Quote, span: Span) -> Said:
    source = None if quote.speaker is None else _place(quote.speaker)
    last = quote.attribution[-1] if quote.attribution else None
    return Said(source, last.cue.span if last and last.cue and source else None, span)


def _sentence(content: str, span: Span) -> bool:
    """Tell a quotation that stands as a sentence of its own from words quoted within one."""
    first = next((letter for letter in content[slice(*span)] if letter.isalpha()), "")
    before = content[: span[0]].rstrip()
    return first.isupper() and (not before or before[-1] in _STOPS)


def _direct(content: str, span: Span) -> bool:
    words = content[span[0] : span[1]].strip(" ,.")
    return len(words) > 2 and words[0] in _MARKS and words[-1] in _MARKS


def _alike(one: Span, other: Span) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > 0 and shared / (max(one[1], other[1]) - min(one[0], other[0])) >= 0.8


def _same(content: str, ours: Span | None, theirs: Span) -> bool:
    if ours is None:
        return False
    one, other = (
        {w for w in re.findall(r"\w+", content[a:b].lower()) if w not in _ARTICLES}
        for a, b in (ours, theirs)
    )
    return bool(one & other)


if __name__ == "__main__":
    main()
