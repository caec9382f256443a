"""The commands that check: verify, log."""

from __future__ import annotations

from typing import Any

import click

from dripstone.cli import output
from dripstone.cli.opening import Door, json_option, opened, opens_vault
from dripstone.errors import Broken, BrokenJournal
from dripstone.languages.messages import say
from dripstone.records import short


@click.command()
@click.option("--head", help="A seal that you wrote down: check that the journal still holds it.")
@json_option
@opens_vault
def verify(door: Door, head: str | None, as_json: bool) -> None:
    """Check every entry, record, report and text against what the journal sealed."""
    from dripstone import flow

    with opened(door) as vault, output.progress(as_json) as tell:
        verdict = flow.verify(vault, tell=tell)
        held = head is None or any(entry.seal == head.strip().lower() for entry in vault.entries())
    if as_json:
        output.as_json({"verdict": verdict, "head_held": held})
    else:
        _tell(verdict)
    if not held:
        raise BrokenJournal(entry="(none)", why="head_not_held")
    if verdict.troubles:
        raise SystemExit(Broken.exit_code)


def _tell(verdict: Any) -> None:
    if verdict.troubles:
        click.echo(say("verify.trouble", count=len(verdict.troubles)))
        for trouble in verdict.troubles:
            click.echo(f"  {trouble.kind}  {trouble.where}  {trouble.why}")
        return
    checked = verdict.checked
    click.echo(
        say(
            "verify.whole",
            entries=checked.entries,
            records=checked.records,
            originals=checked.originals,
            texts=checked.texts,
        )
    )
    click.echo(say("verify.head", number=verdict.head.number, seal=verdict.head.seal))


@click.command()
@click.option("--after", default=0, help="Only entries beyond this number.")
@json_option
@opens_vault
def log(door: Door, after: int, as_json: bool) -> None:
    """Show what was done, when and by whom, in order."""
    with opened(door) as vault:
        entries = list(vault.entries(after))
    if as_json:
        output.as_json(entries)
        return
    heads = [say(f"columns.{c}") for c in ("entry", "at", "by", "did", "sealed", "notes")]
    rows = (
        (
            entry.number,
            entry.at,
            entry.by,
            entry.did,
            ", ".join(short(one.id) for one in entry.sealed[:3])
            + (f" +{len(entry.sealed) - 3}" if len(entry.sealed) > 3 else ""),
            ", ".join(f"{k} {v[:16]}" for k, v in entry.notes),
        )
        for entry in entries
    )
    output.table(say("titles.log"), heads, rows)
