"""The commands that check: verify, log."""

from __future__ import annotations

import click

from dripstone.cli import output
from dripstone.cli.opening import Door, is_put_back, json_option, opened, opens_vault
from dripstone.errors import Broken
from dripstone.journal import Verdict
from dripstone.languages.messages import say
from dripstone.records import short


@click.command()
@click.option("--head", help="A head that you wrote down: check that the journal still holds it.")
@click.option(
    "--every-signature",
    "each",
    is_flag=True,
    help="Compute every signature, not the last one of each person; ten times slower.",
)
@json_option
@opens_vault
def verify(door: Door, head: str | None, each: bool, as_json: bool) -> None:
    """Check every entry, record, report and text against what the journal sealed."""
    from dripstone import flow
    from dripstone.journal import read_head

    known = None if head is None else read_head(head)
    if head is not None and known is None:
        raise click.UsageError(say("verify.not_a_head"))
    with opened(door) as vault:
        verdict = flow.verify(vault, head=known, each=each)
        put_back = is_put_back(door, vault)
    if as_json:
        output.as_json(verdict)
    else:
        _tell(verdict)
    if put_back or not verdict.sound:
        raise SystemExit(Broken.exit_code)


def _tell(verdict: Verdict) -> None:
    if not verdict.sound:
        click.echo(say("verify.trouble", count=len(verdict.troubles)))
        for trouble in verdict.troubles:
            click.echo(f"  {trouble.kind}  {trouble.where}  {trouble.why}")
        click.echo(say("verify.what_to_do"))
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
    if checked.erased:
        click.echo(say("verify.erased", count=checked.erased))
    if checked.closed:
        click.echo(say("verify.closed", count=checked.closed))
    click.echo(say("verify.head", head=verdict.head.written()))


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
