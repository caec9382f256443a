"""PolNeAR: who said what, in news articles.

    POLNEAR=FOLDER [POLNEAR_TEXTS=40] python -m bench polnear [--store]

The folder holds ``text/*.txt`` and ``attributions/*.ann`` (PolNeAR, Newell et al. 2018); only
scored here, never learned from. An attribution of ours is a quotation with its speaker, or what
exhaustive reading takes for somebody's words:

    source     the speaker's words, or the subject of the reporting verb
    cue        the reporting verb
    content    the quotation with its marks, or the clause that the verb brings

Exact: both ends are those marked. A direct quotation is a marked content that begins and ends with
a quotation mark; it is found when a quotation of ours covers it with 0.8 of their union, and its
speaker is right when his words and those marked share a word that is no article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.scores import Count, as_text, folder_of, limit, shown
from dripstone import read
from dripstone.read.formats import Opened
from dripstone.read.segments import segment
from dripstone.records import Quote, Text

Span = tuple[int, int]
_MARKS = "\"“”'‘’"
_ARTICLES = frozenset({"the", "a", "an", "of", "his", "her", "their"})


@dataclass(frozen=True)
class Said:
    """One attribution: pieces that are missing are None."""

    source: Span | None
    cue: Span | None
    content: Span | None
    more: tuple[Span, ...] = ()  #: further pieces of the content


def main() -> None:
    """Score sources, cues, contents, and direct quotations with their speakers."""
    folder = folder_of("POLNEAR")
    if folder is None:
        return
    counts = {name: Count() for name in ("source", "cue", "content")}
    quotes, right, asked = Count(), 0, 0
    files = sorted((folder / "attributions").glob("*.ann"))[: limit("POLNEAR_TEXTS")]
    for file in files:
        found = _text_of(folder, file)
        if found is None:
            continue
        content = found.read_text("utf-8")
        gold, ours = list(marked(file)), list(told(_text(content)))
        for name, count in counts.items():
            count.add(_spans(ours, name), _spans(gold, name))
        for one, piece in ((g, p) for g in gold for p in _pieces(g)):
            if not _direct(content, piece):
                continue
            near = next((o for o in ours if any(_alike(p, piece) for p in _pieces(o))), None)
            quotes.marked += 1
            quotes.right += near is not None
            quotes.found += near is not None
            if near is not None and one.source is not None:
                asked += 1
                right += _same(content, near.source, one.source)
    recall = quotes.right / max(1, quotes.marked)
    shown(
        "polnear",
        counts | {"direct quotes, recall": recall, "their speakers": right / max(1, asked)},
    )


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


def marked(file: Path) -> Iterator[Said]:
    """Read the attributions of a stand-off file; a content in several pieces keeps them apart."""
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
            yield Said(_first(source), _first(cue), _first(content), tuple(content[1:]))


def _first(spans: list[Span]) -> Span | None:
    return spans[0] if spans else None


def told(text: Text) -> Iterator[Said]:
    """Give our attributions of one text."""
    for suggestion in read.suggest(text, exhaustive=True):
        one = suggestion.of
        if isinstance(one, Quote):
            if one.speaker is None or one.speaker.anchor is None:
                yield Said(None, None, one.anchors[0].span)
                continue
            last = one.attribution[-1] if one.attribution else None
            cue = None if last is None or last.cue is None else last.cue.span
            yield Said(one.speaker.anchor.span, cue, one.anchors[0].span)
        elif suggestion.rule == "every.said":
            slots = one.slots  # type: ignore[union-attr]
            source = slots.who.anchor.span if slots.who and slots.who.anchor else None
            content = slots.what.anchor.span if slots.what and slots.what.anchor else None
            yield Said(source, one.anchors[0].span, content)  # type: ignore[union-attr]


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
