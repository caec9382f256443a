"""The command that shows it all: demo."""

from __future__ import annotations

import secrets
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dripstone.cli import asking, keeping, output
from dripstone.cli.opening import json_option
from dripstone.errors import MissingExtra
from dripstone.languages.messages import say
from dripstone.records import Receipt, random_id

if TYPE_CHECKING:
    from dripstone.demo import Planned, Played
    from dripstone.flow.clock import Tell
    from dripstone.vault import Vault

VISITOR = "Demo Visitor"


@click.command()
@json_option
@click.option("--no-page", is_flag=True, help="End after the summary, also at a terminal.")
def demo(as_json: bool, no_page: bool) -> None:
    """See it all on a dozen fictional reports, in a new vault that is yours to look around in.

    The reports, the places and the people in them are invented, and so is the reviewer whose
    decisions are played back.
    """
    from dripstone import flow
    from dripstone.vault import sqlite
    from dripstone.vault.dumps import keep_memory_private

    keep_memory_private()
    folder = Path(tempfile.mkdtemp(prefix="dripstone-demo-"))
    words = secrets.token_hex(8)
    (folder / "passphrase").write_text(words + "\n", "utf-8")
    if not as_json:
        click.echo(say("demo.begin", folder=folder / "vault", passphrase=words) + "\n")
    vault = sqlite.create(folder / "vault", words, by=VISITOR)
    with output.progress(as_json) as tell:
        receipt = _taken_in(vault, tell)
        played = _decided(vault, tell)
        stock = flow.take_stock(vault, by=VISITOR, tell=tell)
        made = _released(vault, folder / "out")
        verdict = flow.verify(vault)
    if as_json:
        output.as_json(
            {
                "summary": asking.summary(stock),
                "receipt": receipt,
                "decisions": {"made": played.done, "unmatched": len(played.unmatched)},
                "written": made,
                "sound": verdict.sound,
                "folder": str(folder),
            }
        )
    else:
        keeping.show_receipt(receipt, as_json=False)
        asking.show_everything(stock)
        _tell(played, receipt, made, folder)
    if not as_json and not no_page and sys.stdin.isatty() and sys.stdout.isatty():
        _serve(vault)
    vault.close()


def _taken_in(vault: Vault, tell: Tell) -> Receipt:
    """Take in each report from whoever published it, and put the receipts together."""
    from dripstone import demo as invented
    from dripstone import flow

    told = invented.publishers()
    invented.add_places(vault, by=VISITOR)
    parts: list[Receipt] = []
    paths = invented.reports()
    for done, path in enumerate(paths):
        tell("read", done, len(paths))
        came_from = told.get(path.name)
        parts.append(flow.take_in(vault, [path], by=VISITOR, came_from=came_from))
    return Receipt(
        id=random_id("rct"),
        did="take_in",
        by=VISITOR,
        started=parts[0].started,
        ended=parts[-1].ended,
        lines=tuple(line for part in parts for line in part.lines),
    )


def _decided(vault: Vault, tell: Tell) -> Played:
    from dripstone import demo as invented

    vault.add_signer(invented.REVIEWER, by=VISITOR)
    return invented.decide(vault, tell=tell)


def _released(vault: Vault, target: Path) -> list[str]:
    """Write a dossier of the incident that most claims tell of, and the claims, for anybody."""
    from dripstone import demo as invented
    from dripstone import flow

    known = {"bodies": tuple(invented.publishers().values())}
    stock = flow.look(vault)
    target.mkdir()
    made = [flow.release(vault, kind="claims", by=VISITOR, **known)]
    if stock.incidents:
        number = max(stock.incidents, key=lambda one: len(one.claims)).number
        made.append(flow.release(vault, kind="dossier", by=VISITOR, incident=number, **known))
    for release in made:
        for name, data in release.files.items():
            (target / name).write_bytes(data)
    return [str(target / name) for release in made for name in release.files]


def _tell(played: Played, receipt: Receipt, made: list[str], folder: Path) -> None:
    from dripstone.demo import REVIEWER

    click.echo(say("demo.reviewer", name=REVIEWER, done=played.done, all=played.all))
    unread = {line.item for line in receipt.lines if line.why == MissingExtra.__name__}
    waiting = [plan for plan in played.unmatched if unread.intersection(_reports_of(plan))]
    if waiting:
        click.echo(say("demo.unread", count=len(waiting), reports=len(unread)))
    if len(played.unmatched) > len(waiting):
        click.echo(say("demo.unmatched", count=len(played.unmatched) - len(waiting)))
    click.echo(say("demo.written", files="\n  ".join(made)))
    click.echo(say("demo.next", folder=folder))


def _reports_of(plan: Planned) -> set[str]:
    """Give the file names of the reports that a decision speaks of."""
    return {words.report for words in (plan.on, *(plan.between or ())) if words is not None}


def _serve(vault: Vault) -> None:
    from dripstone import web

    click.echo()
    web.serve(vault, by=VISITOR, told=lambda address: click.echo(say("review.at", address=address)))
