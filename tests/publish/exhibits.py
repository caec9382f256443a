"""Exhibits for tests: an invented journal, a folder on disk, and what an attacker does to it."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from importlib import resources
from pathlib import Path

from dripstone.flow import exhibit, give_checkpoint
from dripstone.flow.exhibiting import laid_out
from dripstone.journal import public_of, sign_words
from dripstone.publish.exports.exhibit import signature, to_sign
from dripstone.records import Decision, Looked, random_id, report_id, sha256_of
from dripstone.vault.memory import Memory
from invented import a_report, a_text, findings, suggested

ANN, BEN = "Ada Reader", "Boris Keeper"
PROGRAMS = {
    "sh": ["dash", "verify.sh"],
    "python": [sys.executable, "-I", "-S", "verify.py"],
}
PARTS = (("headline", "Nothing happened"), ("body", "A quiet day in Karvel, the mayor said."))


def a_vault() -> Memory:
    """Write a journal of 40 entries by two people, with two reports, one of them with findings."""
    vault = Memory()
    vault.add_signer(ANN)
    vault.add_signer(BEN)
    for parts in (None, PARTS):
        text = a_text(parts) if parts else a_text()
        report = a_report(text.content)
        originals = {report.id: text.content.encode()}
        vault.commit(report, did="keep", by=BEN, originals=originals)
        made = [suggested(one) for one in findings(text)] if parts is None else []
        vault.commit(text, *made, did="read", by=BEN)
        for one in made[:3]:
            decided = Decision(
                id=random_id("dec"), on=one.of.id, verb="accept", by=ANN, at="2025-05-18T09:00:00Z"
            )
            vault.commit(decided, did="decide", by=ANN)
    for number in range(16):
        vault.commit(a_look(number), did="follow_up", by=ANN)
    return vault


def a_look(number: int) -> Looked:
    return Looked(
        id=f"loo_{number:026d}",
        demand="dem_1",
        where=("the ministry's page",),
        until="2025-05-20",
        by=ANN,
        at="2025-05-20T08:00:00Z",
    )


def report_of(parts=None) -> str:
    return report_id(sha256_of((a_text(parts) if parts else a_text()).content))


def key_of(vault: Memory, name: str = ANN) -> bytes:
    """Take a person's private key, as an insider can."""
    return vault._private(name)


def written(made, folder: Path, vault: Memory | None = None) -> Path:
    """Write an exhibit; with large originals, the vault gives them."""
    for path, parts in laid_out(vault or Memory(), made):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(b"".join(parts))
    return folder


def verified(program: str, folder: Path, fingerprint: str, *held: Path):
    """Run a verifier of our own, not the one in the folder."""
    *command, name = PROGRAMS[program]
    ours = resources.files("dripstone.publish.exports.exhibit") / name
    return subprocess.run(
        [*command, str(ours), str(folder), fingerprint, *map(str, held)],
        capture_output=True,
        text=True,
        check=False,
    )


def bagged(folder: Path, private: bytes | None = None) -> None:
    """Compute the lists anew, and sign them with a key if there is one."""
    listed = lambda paths: "".join(  # noqa: E731
        f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(folder).as_posix()}\n"
        for p in sorted(paths)
    )
    payload = [p for p in (folder / "data").rglob("*") if p.is_file()]
    (folder / "manifest-sha256.txt").write_text(listed(payload))
    tags = [p for p in folder.iterdir() if p.is_file()]
    unlisted = {"tagmanifest-sha256.txt", "signature.txt"}
    raw = listed(p for p in tags if p.name not in unlisted).encode()
    (folder / "tagmanifest-sha256.txt").write_bytes(raw)
    if private is not None:
        signed = sign_words(private, to_sign({"tagmanifest-sha256.txt": raw}))
        (folder / "signature.txt").write_bytes(signature(public_of(private), signed))


def edited(path: Path, pattern: str, new: str) -> None:
    """Replace the first place that fits a pattern; there must be one."""
    text = path.read_text("utf-8")
    assert re.search(pattern, text)
    path.write_text(re.sub(pattern, new, text, count=1), "utf-8")


def one(folder: Path, pattern: str) -> Path:
    """Give the first file that fits."""
    return min(folder.glob(pattern))


def journal(folder: Path, did: str) -> Path:
    """Give the first entry here that did something."""
    fits = [p for p in folder.glob("data/journal/*.json") if f'"did":"{did}"' in p.read_text()]
    return min(fits)


__all__ = ["exhibit", "give_checkpoint"]
