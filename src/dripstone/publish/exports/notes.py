"""Notes: the exact words behind each sentence of a dossier, and what they are called.

section   rows → the numbered list of words, reports, hashes and judgements
link      number → the sign that leads there
voices    row → who says so, from the publisher inwards
meant     cell → what an answer comes to, for readers
named     row → its report by title, publisher and day, if it is public
"""

from __future__ import annotations

from collections.abc import Sequence

from dripstone.languages.messages import say
from dripstone.publish.exports.page import Markup, tag, together
from dripstone.publish.shields.row import Cell, Row, Words
from dripstone.vocabulary import scheme


def section(rows: Sequence[Row], language: str) -> Markup:
    """Give the words of every row, in the order of their numbers."""
    items = (_note(number, row, language) for number, row in enumerate(rows, start=1))
    return together(tag("h2", say("dossier.words", language)), tag("ol", items, class_="notes"))


def link(number: int) -> Markup:
    """Give the sign that leads to the words of this number."""
    return tag("a", f"[{number}]", href=f"#words-{number}", class_="ref")


def voices(row: Row, language: str) -> Markup | None:
    """Say who says so, each hop with its way of saying, from the publisher inwards."""
    modes = scheme("attribution").terms
    hops = []
    for voice in row.voices:
        mode = modes[voice.mode].labels if voice.mode in modes else {"en": voice.mode}
        who = voice.who or say("dossier.no_name", language)
        hops.append(f"{who} ({mode.get(language, mode['en']).lower()})")
    if not hops:
        return None
    return tag("div", f"{say('dossier.by', language)}: {' → '.join(hops)}", class_="soft")


def meant(cell: Cell) -> str:
    """Say an answer by its words, with its range where the words are a date or a number."""
    parts = dict(cell.meaning)
    if cell.name == "when" and parts.get("edtf") and parts["edtf"] != cell.text:
        return f"{cell.text} ({parts['edtf']})"
    if cell.name == "how_many" and (parts.get("min") is not None or parts.get("max") is not None):
        return f"{cell.text} ({_range(parts.get('min'), parts.get('max'))})"
    return cell.text


def named(row: Row, language: str) -> str:
    """Name a report as far as it may be named."""
    source = row.source
    if not source.public:
        return say("dossier.not_public", language)
    day = source.published and say("dossier.published", language, day=source.published)
    told = [part for part in (source.title, source.publisher, day) if part]
    return ", ".join(told) or source.media_type


def _note(number: int, row: Row, language: str) -> Markup:
    first, *rest = row.words
    return tag(
        "li",
        _quoted(first, row.source.language),
        (_quoted(words, row.source.language) for words in rest),
        tag(
            "div",
            say("dossier.report", language),
            ": ",
            named(row, language),
            _where(first, language),
        ),
        tag("div", row.source.url, class_="soft") if row.source.url else None,
        tag("div", say("dossier.sha256", language), ": ", tag("code", row.source.sha256)),
        tag("div", _decided(row, language), class_="soft"),
        id=f"words-{number}",
    )


def _quoted(words: Words, language: str | None) -> Markup:
    before, after = words.passage
    quote = tag("bdi", before, tag("mark", words.exact), after, lang=language)
    return tag("blockquote", quote)


def _where(words: Words, language: str) -> str:
    place = [
        say("dossier.no_place", language)
        if words.start is None
        else say("dossier.place", language, start=words.start, end=words.end),
        words.page and say("dossier.page", language, page=words.page),
        words.row and say("dossier.line", language, row=words.row),
    ]
    return "; " + "; ".join(part for part in place if part)


def _decided(row: Row, language: str) -> str:
    told = [say(f"dossier.verbs.{verb}", language, day=day) for verb, day in row.decided]
    return f"{say('dossier.decided', language)}: {', '.join(told)}"


def _range(low: object, high: object) -> str:
    if low == high:
        return str(low)
    return f"{'' if low is None else low}–{'' if high is None else high}"
