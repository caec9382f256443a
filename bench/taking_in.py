"""Taking in: reports per second into an encrypted vault, against reading alone without a vault."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.side_by_side import compare
from dripstone import demo, flow
from dripstone.flow.taking_in import read_only
from dripstone.vault import sqlite

COPIES = 8  #: of each demo report, each made different by one line


def main() -> None:
    """Print reports per CPU second of both, and the ratio: what keeping safely costs."""
    with tempfile.TemporaryDirectory() as folder:
        paths = _reports(Path(folder) / "reports")
        print(f"Taking in: {len(paths)} small reports into an encrypted vault")
        read_only(paths[0])
        number = iter(range(1_000_000))
        compare(
            (
                "dripstone: take in, into the vault",
                lambda: _into(Path(folder), next(number), paths),
            ),
            ("dripstone: read only, no vault", lambda: [read_only(path) for path in paths]),
            amount=len(paths),
            unit="reports",
        )


def _reports(folder: Path) -> list[Path]:
    folder.mkdir()
    made = []
    for path in (p for p in demo.reports() if p.suffix == ".txt"):
        for copy in range(COPIES):
            target = folder / f"{path.stem}-{copy}.txt"
            target.write_bytes(path.read_bytes() + f"\n\nCopy {copy}.\n".encode())
            made.append(target)
    return made


def _into(folder: Path, number: int, paths: list[Path]) -> None:
    vault = sqlite.create(folder / f"vault-{number}", "a passphrase for the bench", by="bench")
    flow.take_in(vault, paths, by="bench")
    vault.close()
