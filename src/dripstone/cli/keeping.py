"""The commands of keep: new, take-in, fetch."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from dripstone.cli import output
from dripstone.cli.opening import (
    Door,
    json_option,
    opened,
    opens_vault,
    own_places,
    passphrase,
    places_option,
    signer,
)
from dripstone.cli.readers import reader_options
from dripstone.errors import (
    Asked,
    EndMissing,
    FalseProof,
    HashDiffers,
    LeftOut,
    MissingExtra,
    NoSuchLanguage,
)
from dripstone.keep.peers import SYSTEMS
from dripstone.languages.messages import say, short_of
from dripstone.records import Collected, Receipt

if TYPE_CHECKING:
    from dripstone.keep.capture.fetching import Ask, Step
    from dripstone.read.columns import Columns
    from dripstone.read.readers import Reader


@click.command()
@opens_vault
def new(door: Door) -> None:
    """Make a new, empty, encrypted vault in a folder."""
    from dripstone.vault import sqlite

    sqlite.refuse_if_taken(door.folder)
    name = door.by or str(click.prompt(say("new.your_name")))
    vault = sqlite.create(door.folder, passphrase(door.passphrase_file, new=True), by=name)
    key = vault.signers()[0].public_key
    vault.close()
    click.echo(say("new.made", folder=door.folder, name=output.clean(name), key=key[:16]))


@click.command("take-in")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False))
@click.option("--from", "came_from", help="Who gave or published these reports.")
@click.option("--url", help="The address that they were published at.")
@click.option("--reason", help="Why they were collected.")
@click.option(
    "--consent",
    type=click.File("r", encoding="utf-8"),
    help="A YAML file of how they were collected, and what was agreed to.",
)
@click.option(
    "--ocr",
    help="Recognise words in pictures and scans, in these languages (eng+rus); needs tesseract.",
)
@click.option(
    "--dates",
    type=click.Choice(["day-first", "month-first"]),
    help="What 5/6 means in exported conversations that leave it open.",
)
@click.option(
    "--columns",
    type=click.File("r", encoding="utf-8"),
    help="A YAML file that says what the columns of a table mean: each row becomes a claim.",
)
@click.option(
    "--as",
    "system",
    type=click.Choice(SYSTEMS),
    help="Whose exports the tables and data are, where their columns were renamed.",
)
@click.option(
    "--later", is_flag=True, help="Keep now and read nothing yet; the same without --later reads."
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Read in so many processes side by side.",
)
@places_option
@reader_options
@json_option
@opens_vault
def take_in(
    *,
    paths: tuple[Path, ...],
    came_from: str | None,
    url: str | None,
    reason: str | None,
    consent: TextIO | None,
    ocr: str | None,
    dates: str | None,
    columns: TextIO | None,
    system: str | None,
    later: bool,
    places: TextIO | None,
    asked_of: tuple[Reader, ...],
    jobs: int,
    as_json: bool,
    door: Door,
) -> None:
    """Keep reports unchanged, and suggest what they say.

    PATHS are files or folders. Each file is kept byte for byte before anything reads it. Running
    the same command again does only what was not done.
    """
    from dripstone import flow
    from dripstone.cli.judges import openssl_token
    from dripstone.flow.workers import workers

    if url is not None and (len(paths) > 1 or paths[0].is_dir()):
        raise click.UsageError(say("doors.one_address"))
    with opened(door) as vault, workers(jobs) as run, output.progress(as_json) as tell:
        if later:
            receipt = flow.only_keep(
                vault,
                paths,
                by=signer(vault, door.by),
                came_from=came_from,
                reason=reason,
                url=url,
                told=_collected(consent),
                tell=tell,
            )
            show_receipt(receipt, as_json=as_json)
            raise SystemExit(_code(receipt))
        receipt = flow.take_in(
            vault,
            paths,
            by=signer(vault, door.by),
            came_from=came_from,
            reason=reason,
            url=url,
            columns=_columns(columns),
            told=_collected(consent),
            ocr=ocr,
            system=system,
            first=dates.partition("-")[0] if dates else None,
            gazetteer=own_places(places),
            readers=asked_of,
            token_judge=openssl_token,
            run=run,
            tell=tell,
        )
        flow.catch_up(vault, tell=tell)  # so that nobody's first search has to wait for it
    show_receipt(receipt, as_json=as_json)
    _say_guard()
    raise SystemExit(_code(receipt))


@click.command()
@click.argument("address")
@click.option("--from", "came_from", help="Who published what is there.")
@click.option("--reason", help="Why it is collected.")
@click.option(
    "--consent",
    type=click.File("r", encoding="utf-8"),
    help="A YAML file of how it was collected, and what was agreed to.",
)
@click.option("--yes", is_flag=True, help="Connect without asking; still says where to.")
@places_option
@json_option
@opens_vault
def fetch(
    *,
    address: str,
    came_from: str | None,
    reason: str | None,
    consent: TextIO | None,
    yes: bool,
    places: TextIO | None,
    as_json: bool,
    door: Door,
) -> None:
    """Ask one address for what is there, and keep the answer as a web archive.

    This connects to another machine. It says where to, by name and by number, and asks before it
    does; the site sees the number of this network. Machines of this computer and this network are
    never asked.
    """
    from dripstone import flow

    with opened(door) as vault, output.progress(as_json) as tell:
        receipt = flow.fetch(
            vault,
            address,
            by=signer(vault, door.by),
            ask=_agreed(yes=yes),
            came_from=came_from,
            reason=reason,
            told=_collected(consent),
            gazetteer=own_places(places),
            tell=tell,
        )
    show_receipt(receipt, as_json=as_json)
    raise SystemExit(_code(receipt))


def _agreed(*, yes: bool) -> Ask:
    """Ask about each machine once; without a terminal, only ``--yes`` is an answer."""
    known: set[tuple[str, str, int, str]] = set()

    def ask(step: Step) -> bool:
        where = (step.host, step.address, step.port, step.scheme)
        if where in known:
            return True
        words = say("fetch.where", host=step.host, address=step.address, port=step.port,
                    scheme=step.scheme)  # fmt: skip
        click.echo(output.clean(words), err=True)
        if yes or (sys.stdin.isatty() and click.confirm(say("fetch.sure"), err=True)):
            known.add(where)
            return True
        return False

    return ask


def _collected(file: TextIO | None) -> Collected | None:
    """Read a record of collection.

    Raises:
        BadConsent: the file is none.
    """
    if file is None:
        return None
    from dripstone.flow.custody import collected_of

    return collected_of(file.read())


def _columns(file: TextIO | None) -> Columns | None:
    """Read a map of columns.

    Raises:
        BadColumns: the file is none.
    """
    if file is None:
        return None
    from dripstone.read.columns import columns_of

    return columns_of(file.read())


def show_receipt(receipt: Receipt, *, as_json: bool) -> None:
    """Print what became of each item, and the account."""
    if as_json:
        output.as_json(receipt)
        return
    rows = (
        (
            output.one_line(line.item),
            say(f"became.{line.became}", language=line.language or say("became.unknown")),
            line.suggestions or "",
            "" if line.became == "kept_wordless" else _reason(line.why),
        )
        for line in receipt.lines
    )
    heads = [say(f"columns.{c}") for c in ("item", "became", "suggestions", "why")]
    output.table(say("receipt.title"), heads, rows)
    click.echo(say("receipt.account", **_account(receipt)))
    refused = sum(line.refused for line in receipt.lines)
    if refused:
        click.echo(say("receipt.not_borne", many=refused))


def _say_guard() -> None:
    """Say so where files were opened by a process that is less shut in than it could be."""
    from dripstone.read.formats.child import guard

    if guard() != "bwrap":
        click.echo(say(f"guard.{guard()}"), err=True)


def _reason(why: str | None) -> str:
    return "" if why is None else short_of(why)


def _account(receipt: Receipt) -> dict[str, object]:
    became = (
        *("kept", "new_version", "already_here", "kept_wordless", "kept_no_reader"),
        *("kept_unread", "left_inside", "refused"),
    )
    return {"all": receipt.items, **{kind: receipt.count(kind) for kind in became}}


def _code(receipt: Receipt) -> int:
    """Give 0 when all was done, 3 when something stays unread, 2 when something was refused."""
    if receipt.count("refused"):
        return Asked.exit_code
    inside = any(
        line.became == "left_inside" and line.why != LeftOut.__name__ for line in receipt.lines
    )
    told = (HashDiffers, FalseProof, EndMissing, NoSuchLanguage, MissingExtra)
    wrong = any(line.why in {one.__name__ for one in told} for line in receipt.lines)
    return 3 if inside or wrong or receipt.count("kept_unread") else 0
