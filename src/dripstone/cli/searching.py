"""The command that looks for words, names and findings: search."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from dripstone import vocabulary
from dripstone.cli import output
from dripstone.cli.opening import Door, json_option, opened, opens_vault
from dripstone.errors import UnknownTerm
from dripstone.languages.messages import say
from dripstone.records import short

if TYPE_CHECKING:
    from dripstone.flow.searching import Answer, InFinding, InName, InText, Listed, Snippet

TEXTS = ("report", "title", "published", "words")
FINDINGS = ("id", "what", "state", "says", "words")
SCHEMES = ("acts", "events", "demands", "grounds", "legal", "relations", "responses", "attribution")
NAMES = ("name", "kind", "claims")


@click.command()
@click.argument("words", nargs=-1)
@click.option("--act", help="A term of any level, such as liberty or liberty.arrest.")
@click.option("--kind", help="What a finding is: act, denial, demand, quote, number …")
@click.option("--place", help="A place by a name in any spelling, or by its identity.")
@click.option("--when", help="When it happened: 2017-04, 2017, 2017-02/2017-05 …")
@click.option("--published", help="When the report was published, written in the same way.")
@click.option("--voice", help="Words of whoever says it.")
@click.option("--ground", help="A ground of the vocabulary, such as sexual_orientation.")
@click.option("--state", help="suggested, accepted, corrected, rejected, disputed, withdrawn.")
@click.option("--stance", help="How firmly, or with yes or no: alleged, denies, questions …")
@click.option("--language", help="The language of the report: en, ru …")
@click.option("--level", type=click.IntRange(0, 2), help="This level of confidentiality alone.")
@click.option("--upto", type=click.IntRange(0, 2), help="Answer as for somebody of this level.")
@click.option("--report", help="One report: its identity, or the beginning of it.")
@click.option(
    "--not-stated",
    type=click.Choice(("who", "to_whom", "what", "when", "where", "why", "how_many")),
    help="What the words leave open.",
)
@click.option(
    "--order",
    type=click.Choice(("best", "time", "newest")),
    default="best",
    show_default=True,
    help="Of findings: the best first, by when it happened, or the newest first.",
)
@click.option("--from", "start", type=click.IntRange(0), default=0, help="Pass over so many.")
@json_option
@opens_vault
def search(
    door: Door, words: tuple[str, ...], as_json: bool, upto: int | None, **rest: object
) -> None:
    """Find texts, findings and names.

    All words must be there, in any of their forms. "Words in a row" stand in quotation marks;
    begin* finds what begins so; one OR other finds either; NOT word leaves out. Names are found in
    other scripts and spellings too. What is sealed is never found.
    """
    from dripstone.flow.searching import Question, search
    from dripstone.flow.seeing import Heights, View

    question = Question(words=_joined(words), **rest)  # type: ignore[arg-type]
    with opened(door) as vault, output.progress(as_json) as tell:
        seen = vault if upto is None else View(vault, Heights(vault), upto)
        answer = search(seen, question, tell=tell)
    if as_json:
        output.as_json(answer)
    else:
        _show(answer)


def _joined(words: tuple[str, ...]) -> str:
    """Join what the shell took apart; what it kept together stands in a row."""
    return " ".join(f'"{one}"' if " " in one and '"' not in one else one for one in words)


def _show(answer: Answer) -> None:
    if answer.names:
        _table("names", NAMES, (_name(one) for one in answer.names))
    if answer.texts_asked:
        _table("texts", TEXTS, (_text(one) for one in answer.texts), answer.of_texts)
    _table("findings", FINDINGS, (_finding(one) for one in answer.findings), answer.of_findings)


def _table(
    title: str,
    heads: tuple[str, ...],
    rows: Iterator[tuple[object, ...]],
    listed: Listed | None = None,
) -> None:
    head = say(f"titles.{title}")
    if listed is not None and listed.count:
        many = say("search.more" if listed.more else "search.count", count=listed.count)
        head = f"{head} ({many})"
    output.table(head, [say(f"columns.{one}") for one in heads], rows)


def _name(one: InName) -> tuple[object, ...]:
    return one.name, say(f"search.{one.kind}"), one.findings


def _text(one: InText) -> tuple[object, ...]:
    return short(one.report.id), one.title, one.published, _marked(one.snippet)


def _finding(one: InFinding) -> tuple[object, ...]:
    found = one.finding
    return short(found.id), _what(found.type), one.state, found.says, _marked(one.snippet)


def _what(type_: str) -> str:
    """Say a finding's type in words, or as it stands when no vocabulary has it."""
    for scheme in SCHEMES:
        with contextlib.suppress(UnknownTerm):
            return vocabulary.label(scheme, type_)
    return type_.replace("_", " ")


def _marked(snippet: Snippet) -> str:
    """Give the words around, those that were asked for between brackets."""
    told = "".join(f"[{words}]" if asked else words for words, asked in snippet.pieces)
    return " ".join(told.split())
