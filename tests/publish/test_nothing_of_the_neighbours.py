"""What leaves of a message or a row holds nothing of the messages and cells beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dripstone import flow
from dripstone.read.columns import columns_of
from dripstone.records import Decision, Suggestion
from dripstone.vault.memory import Memory

ADA = "Ada Reader"
CHAT = (
    "19/05/2025, 09:58 - +7 900 123-45-67: Where are you?\n"
    "19/05/2025, 09:59 - Marta Vymyslova: Police beat two men.\n"
    "19/05/2025, 10:00 - Timur Basnin: Who saw it?\n"
)
TABLE = (
    "hidden at,what,name,telephone\n"
    "Flat 7 of Quiet Lane,detained,two men,+7 900 765-43-21\n"
    "Barn behind Mill Lane,detained,three women,+7 900 555-44-33\n"
)
MAP = "act: what\nvictim: name\nacts: {detained: liberty.arrest}\n"


@pytest.fixture
def vault() -> Memory:
    vault = Memory()
    vault.add_signer(ADA)
    return vault


def left(vault: Memory, path: Path, columns: str | None = None) -> str:
    """Take a file in, accept everything, and give all that a release says."""
    mapped = columns_of(columns) if columns else None
    flow.take_in(vault, [path], by=ADA, columns=mapped)
    for one in [*vault.all(Suggestion)]:
        if not any(decision.on == one.of.id for decision in vault.all(Decision)):
            flow.decide(vault, on=one.of.id, verb="accept", by=ADA)
    made = flow.release(vault, kind="claims", by=ADA)
    assert made.shown > 0
    return b"".join(made.files.values()).decode()


def test_senders_of_messages_beside_a_claim_do_not_leave(vault, tmp_path: Path):
    """Neither the name nor the telephone of whoever wrote before and after stands in an export."""
    path = tmp_path / "chat.txt"
    path.write_text(CHAT, "utf-8")

    export = left(vault, path)

    assert "beat" in export
    for secret in ("Basnin", "7 900", "123-45", "Vymyslova", "09:5", "10:00", "Who saw", "are you"):
        assert secret not in export


def test_cells_beside_a_claim_do_not_leave(vault, tmp_path: Path):
    """A hiding place and a telephone in columns that the map does not name stay where they are."""
    path = tmp_path / "register.csv"
    path.write_text(TABLE, "utf-8")

    export = left(vault, path, MAP)

    assert "detained" in export
    for secret in ("Quiet Lane", "Mill Lane", "7 900", "telephone"):
        assert secret not in export


def test_a_table_without_a_map_gives_no_cell_beside_its_words_either(vault, tmp_path: Path):
    """Words found in one cell leave without the next one."""
    path = tmp_path / "notes.csv"
    path.write_text(
        "case,said,telephone\nK-1,Police beat two men in Karvel.,+7 900 765-43-21\n"
        "K-2,Police arrested three people in Karvel.,+7 900 555-44-33\n",
        "utf-8",
    )

    export = left(vault, path)

    assert "7 900" not in export
