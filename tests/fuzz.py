"""Fuzz: bytes that a fuzzer makes, through every parser of ours, for a stated number of inputs.

    python tests/fuzz.py [--runs N] [TARGET …]      all targets, each in a process of its own

What is not one of our own errors, ends the process or takes longer than ten seconds is a find; the
input that did it is kept. The fuzzer watches which lines of ours an input reaches (atheris, from
libFuzzer), and begins with the samples of the tests.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from dripstone.errors import DripstoneError

HERE = Path(__file__).parent
LONGEST = 8192  #: octets of an input
Target = Callable[[bytes], object]


def formats() -> dict[str, Target]:
    """Give each file of the shelf that opens a format, and each that takes a container apart."""
    from dripstone.read.formats import FORMATS, opener
    from dripstone.read.formats.inside import CONTAINERS, container
    from dripstone.read.formats.peers import SYSTEMS, items_of

    def opened(name: str) -> Target:
        return lambda data: opener(name).open_(data, "file")

    def apart(name: str) -> Target:
        return lambda data: [*container(name).members(data, "file")]

    def listed(name: str) -> Target:
        return lambda data: [*items_of(name, data)]

    targets = {name: opened(name) for name in set(FORMATS.values()) - {"protected", "pdf"}}
    targets |= {f"peers.{name}": listed(name) for name in SYSTEMS}
    return targets | {f"inside.{name}": apart(name) for name in set(CONTAINERS.values())}


def words() -> dict[str, Target]:
    """Give what reads lines that people or other programs write."""
    from dripstone.journal import read_checkpoint, read_header, read_proof, read_stamp
    from dripstone.journal.proofs import BEGINS
    from dripstone.records.edtf import bounds
    from dripstone.vault.slots import read_slots

    return {
        "checkpoint": read_checkpoint,
        "stamp": read_stamp,
        "proof": lambda data: read_proof(BEGINS + b"\x01\x08" + data),
        "block": read_header,
        "slots": read_slots,
        "edtf": lambda data: bounds(data.decode("utf-8", "replace")),
    }


def samples() -> Mapping[str, bytes]:
    """Give one good file of most kinds, for the fuzzer to begin with."""
    from samples import books, chats, containers, documents, media, peers

    return {
        "odt": books.an_open_text("<text:p>Words.</text:p>"),
        "pptx": books.slides(),
        "epub": books.a_book(),
        "rtf": books.an_rtf("Words."),
        "chat": b"[12/05/2031, 10:00:01] Ann: Words.\n[12/05/2031, 10:00:09] Ben: More.\n",
        "telegram": json.dumps(chats.a_telegram_chat()).encode(),
        "telegram_page": chats.a_telegram_page(),
        "docx": documents.a_word_file(),
        "sheets": documents.an_open_document_sheet(),
        "eml": documents.a_mail(),
        "wordless": media.a_photo(),
        "inside.zipped": documents.a_zip({"a.txt": b"words"}),
        "inside.tarred": containers.a_tar({"a.txt": b"words"}),
        "inside.mailbox": containers.a_mailbox(containers.a_message("words")),
        "inside.sevenz": containers.a_seven_zip({"a.txt": b"words"}),
        "peers.bayanat": peers.a_bayanat_export(),
        "peers.uwazi": peers.an_uwazi_table(),
        "peers.openevsys": peers.an_openevsys_dump(),
        "peers.auto-archiver": peers.an_archiver_table(),
        "html": b"<html><head><title>T</title></head><body><article><p>Words.</p></article></html>",
        "csv": b"date,place\n2031-05-12,Karvel\n",
        "subtitles": b"1\n00:00:01,000 --> 00:00:02,000\nWords.\n",
        "edtf": b"2031-05~/2031-06",
    }


def fuzz(name: str, runs: int, place: Path) -> None:
    """Let the fuzzer work on one target; it ends this process."""
    import atheris  # the extra 'fuzz'

    with atheris.instrument_imports(include=["dripstone"]):
        target = (formats() | words())[name]
    (place / "seeds").mkdir(exist_ok=True)
    if name in samples():
        (place / "seeds" / "sample").write_bytes(samples()[name])

    def once(data: bytes) -> None:
        try:
            target(data)
        except (DripstoneError, RecursionError, MemoryError):
            return

    order = [
        sys.argv[0],
        f"-runs={runs}",
        f"-max_len={LONGEST}",
        "-timeout=10",
        "-rss_limit_mb=2048",
        f"-artifact_prefix={place}/",
        "-print_final_stats=1",
        str(place / "seeds"),
    ]
    atheris.Setup(order, once)
    atheris.Fuzz()


def main() -> int:
    """Fuzz each target in a process of its own; give the number of finds."""
    asked = argparse.ArgumentParser(description="Fuzz every parser of ours.")
    asked.add_argument("targets", nargs="*")
    asked.add_argument("--runs", type=int, default=20_000)
    asked.add_argument("--here", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.here:
        fuzz(given.targets[0], given.runs, given.here)
    finds = 0
    kept = Path(tempfile.mkdtemp(prefix="fuzz-"))
    for name in given.targets or sorted(formats() | words()):
        place = kept / name
        place.mkdir()
        order = [sys.executable, __file__, "--here", str(place), "--runs", str(given.runs), name]
        ran = subprocess.run(order, cwd=HERE, capture_output=True, text=True, check=False)
        found = [one for one in place.iterdir() if one.is_file()]
        finds += bool(found) or ran.returncode != 0
        verdict = f"FOUND {found[0]}" if found else "nothing" if not ran.returncode else "ENDED"
        told = [f"{name:20} {given.runs:>8,} inputs  {verdict}"]
        if found or ran.returncode:
            told += [f"    {line}" for line in ran.stderr.strip().splitlines()[-12:]]
        sys.stdout.write("\n".join(told) + "\n")
        sys.stdout.flush()
    sys.stdout.write(f"{finds} finds; inputs are kept in {kept}\n")
    return finds


if __name__ == "__main__":
    raise SystemExit(main())
