"""The command that estimates: count."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dripstone.cli import output
from dripstone.errors import NoSuchPath
from dripstone.languages.messages import say

if TYPE_CHECKING:
    from dripstone.count import Answers, Estimate, Refusal, Strata
    from dripstone.count.pictures import Picture

PICTURES = ("overlap", "posteriors", "traces", "lists", "sensitivity")
QUESTIONS = ("scope", "closure", "definitions")
YES_OR_NO = ("yes", "no", "")


@click.command()
@click.argument("table", type=click.Path(path_type=Path))
@click.option("--seed", default=1, show_default=True, help="The same seed gives the same bytes.")
@click.option(
    "--json",
    "target",
    type=click.Path(path_type=Path),
    help="Write everything to this file as JSON ('-': standard output).",
)
@click.option("--language", type=click.Choice(["en", "ru"]), default="en", show_default=True)
@click.option(
    "--within",
    multiple=True,
    metavar="COLUMN",
    help="Estimate each value of this column on its own, and add up; may be repeated.",
)
@click.option(
    "--scope/--no-scope",
    default=None,
    help="Could every list hold anybody of the place, time and acts studied?",
)
@click.option(
    "--closure/--no-closure",
    default=None,
    help="Did nobody enter or leave what is studied while the lists were made?",
)
@click.option(
    "--definitions/--no-definitions",
    default=None,
    help="Do all lists mean the same by what they list?",
)
@click.option(
    "--pictures",
    type=click.Path(path_type=Path, file_okay=False),
    help="Also write the pictures to this folder, as SVG.",
)
def count(
    *,
    table: Path,
    seed: int,
    target: Path | None,
    language: str,
    within: tuple[str, ...],
    scope: bool | None,
    closure: bool | None,
    definitions: bool | None,
    pictures: Path | None,
) -> None:
    """Estimate how many there are in all, from lists that overlap.

    TABLE is a CSV file: one row a pattern of lists with a count, or one row a person with 0 or 1
    for each list, or one row for each person on each list. The answer is an estimate, or the
    reasons why these lists cannot support one.

    Three questions no list can answer: --scope, --closure and --definitions. At a terminal they
    are asked; elsewhere, left out all three, the answer says that nobody was asked.
    """
    from dripstone import count as room

    if not table.is_file():
        raise NoSuchPath(nth=1)
    words = table.read_bytes().decode("utf-8-sig", errors="replace")
    said = {"scope": scope, "closure": closure, "definitions": definitions}
    answers = _answers(said, language)
    result: Estimate | Refusal | Strata
    if within:
        tables = room.read_strata(words, within=within)
        parts = room.estimate_strata(tables, seed=seed, answers=answers)
        result = parts if tables[0].stratum else parts.parts[0]
    else:
        _unused(room.strata_columns(words))
        result = room.count_csv(words, seed=seed, answers=answers)
    files = {} if pictures is None else dict(_drawn(result, pictures, language))
    made = room.as_json(result)
    if target is not None and target != Path("-"):
        files[target] = made
    _all_or_none(files)
    told = made.decode("utf-8") if target == Path("-") else result.sentence(language) + "\n"
    click.echo(told if target == Path("-") else output.clean(told), nl=False)
    _how_to_answer(result, said)


def _answers(said: Mapping[str, bool | None], language: str) -> Answers | None:
    """Take what was said, and ask the rest of whoever sits at a terminal; None: nobody said."""
    from dripstone.count import Answers

    if sys.stdin.isatty() and sys.stderr.isatty():
        said = {name: _asked(name, language) if a is None else a for name, a in said.items()}
    elif not any(a is not None for a in said.values()):
        return None
    return Answers(**said)


def _asked(name: str, language: str) -> bool | None:
    from dripstone.count.words import say as words

    chosen = click.prompt(
        words(f"questions.{name}", language),
        type=click.Choice(YES_OR_NO),
        default="",
        show_default=False,
        err=True,
    )
    return {"yes": True, "no": False}.get(chosen)


def _how_to_answer(result: Estimate | Refusal | Strata, said: Mapping[str, bool | None]) -> None:
    """Say what to type, where a question was left open."""
    from dripstone.count import Strata

    parts = result.parts if isinstance(result, Strata) else (result,)
    codes = {fault.code for part in parts for fault in part.faults}
    if codes & {"scope_unasked", *(f"{name}_blank" for name in QUESTIONS)}:
        left = [f"--{name}" for name in QUESTIONS if said[name] is None]
        noes = [f"--no-{name}" for name in QUESTIONS if said[name] is None]
        click.echo(say("count.answer", yes=" ".join(left), no=", ".join(noes)), err=True)


def _unused(columns: Iterable[str]) -> None:
    named = ", ".join(columns)
    if named:
        click.echo(output.clean(say("count.unused", columns=named)), err=True)


def _drawn(
    result: Estimate | Refusal | Strata, folder: Path, language: str
) -> Iterator[tuple[Path, bytes]]:
    from dripstone.count import Estimate, Strata, recall_curve
    from dripstone.count.pictures import draw_recall, draw_strata

    pictures: list[Picture] = []
    if isinstance(result, Strata):
        pictures = [draw_strata(result, language=language)]
    elif isinstance(result, Estimate):
        kinds = PICTURES if len(result.lists) > 2 else PICTURES[:1]
        pictures = [result.plot(kind, language) for kind in kinds]
        points = recall_curve(result.table, seed=result.seed)
        pictures.append(draw_recall(points, language=language))
    for one in pictures:
        yield folder / f"{one.kind}.svg", one.svg.encode("utf-8")


def _all_or_none(files: Mapping[Path, bytes]) -> None:
    """Write files so that a run that is stopped leaves nothing half-written."""
    with contextlib.ExitStack() as leaving:
        waiting = []
        for target, data in files.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
            leaving.callback(Path(name).unlink, missing_ok=True)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            waiting.append((Path(name), target))
        for written, target in waiting:
            written.replace(target)
    for target in files:
        click.echo(say("count.written", file=target), err=True)
