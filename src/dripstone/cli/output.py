"""Output: tables and progress for people, JSON for programs."""

from __future__ import annotations

import contextlib
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

import click
import msgspec

from dripstone.languages.messages import say


def as_json(value: object) -> None:
    """Print one value as JSON, indented, on standard output."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def line(value: object) -> None:
    """Print one value as one line of JSON."""
    click.echo(msgspec.json.encode(value).decode())


def table(title: str, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """Print a table, or say that there is nothing."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    shown = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False)
    for column in columns:
        shown.add_column(column, overflow="fold")
    count = 0
    for row in rows:
        shown.add_row(*(escape(clean(cell)) for cell in row))
        count += 1
    console = Console(soft_wrap=False, highlight=False)
    console.print(shown if count else f"{escape(title)}: {say('doors.none')}")
    console.print()


def clean(cell: object) -> str:
    """Spell a cell without control characters: a report's words must not drive the terminal."""
    text = "—" if cell is None else str(cell)
    return "".join(c if _is_shown(c) else "\N{REPLACEMENT CHARACTER}" for c in text)


def one_line(cell: object) -> str:
    """Spell a cell in one line: a file's name must not look like further lines of ours."""
    return clean(" \N{RETURN SYMBOL} ".join(clean(cell).split("\n")))


def _is_shown(character: str) -> bool:
    return character.isprintable() or character == "\n" or unicodedata.category(character) == "Zs"


def between(low: int | None, high: int | None) -> str:
    """Spell a range, saying an unknown end aloud."""
    if low is None and high is None:
        return say("doors.unknown")
    if high is None:
        return say("doors.at_least", low=low)
    if low is None:
        return say("doors.at_most", high=high)
    return str(low) if low == high else f"{low}–{high}"


@contextlib.contextmanager
def progress(quietly: bool = False) -> Iterator[Any]:
    """Show what is being done, on standard error, while a person looks at it."""
    from dripstone.flow.clock import quiet

    if quietly or not sys.stderr.isatty():
        yield quiet
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("")

        def tell(doing: str, done: int, of: int | None) -> None:
            far = f"{done}" if of is None else f"{done} / {of}"
            shown.update(task, description=f"{say(f'doing.{doing}')}  {far}")

        yield tell
