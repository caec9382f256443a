"""Things go wrong on the way in: what was kept stays kept, and a second run does the rest."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import time
from pathlib import Path

import pytest

from dripstone.records import Report, Suggestion, Text
from dripstone.vault import sqlite
from stories.articles import RALLY
from stories.conftest import PASSPHRASE, command, surroundings

TOWNS = ("Ostrelye", "Karvel", "Zhelnograd", "Mirny", "Sund")


def _articles(folder: Path, how_many: int) -> None:
    folder.mkdir()
    for n in range(how_many):
        words = RALLY.replace("Ostrelye", TOWNS[n % len(TOWNS)]).replace("physics", f"class {n}")
        (folder / f"article-{n:03}.txt").write_text(words, "utf-8")


def _started(desk: Path, *words: str, **rest: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*command(), *words],
        cwd=desk,
        env=surroundings(desk),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **rest,
    )


def _held(desk: Path) -> tuple[list[str], list[str], list[str]]:
    vault = sqlite.open_(desk / "vault", PASSPHRASE)
    try:
        reports = [r.id for r in vault.all(Report)]
        texts = [t.report for t in vault.all(Text)]
        findings = [s.of.id for s in vault.all(Suggestion)]
    finally:
        vault.close()
    return reports, texts, findings


def _kill_when_grown(desk: Path, folder: Path) -> None:
    """Take in, and end the process as soon as the journal has another entry."""
    with sqlite.open_(folder, PASSPHRASE) as vault:
        before = vault.head().number
        process = _started(desk, "take-in", "in")
        while vault.head().number == before and process.poll() is None:
            time.sleep(0.005)
        process.kill()
        process.communicate()
    assert process.returncode == -signal.SIGKILL


def test_kill_in_the_middle_loses_nothing_and_doubles_nothing(desk: Path, vault: Path, dripstone):
    """Killed twice while taking in, the vault opens and verifies, and a third run finishes."""
    _articles(desk / "in", 110)  # their readings are written fifty together
    for _ in range(2):
        _kill_when_grown(desk, vault)
        dripstone("verify")
    _, half, _ = _held(desk)

    dripstone("take-in", "in")
    reports, texts, findings = _held(desk)

    dripstone("verify")
    assert len(reports) == len(set(reports)) == 110
    assert 0 < len(half) < 110
    assert sorted(texts) == sorted(reports)
    assert len(findings) == len(set(findings))
    again = json.loads(dripstone("take-in", "in", "--json").stdout)
    assert {line["became"] for line in again["lines"]} == {"already_here"}


def test_two_people_take_in_at_once(desk: Path, vault: Path, dripstone):
    """Both finish, each report is kept once, and the journal is whole."""
    _articles(desk / "in", 10)

    both = [_started(desk, "take-in", "in") for _ in range(2)]
    for process in both:
        _, errors = process.communicate(timeout=240)
        assert process.returncode == 0, errors

    reports, texts, _ = _held(desk)
    assert len(reports) == len(set(reports)) == 10
    assert len(texts) == len(set(texts)) == 10
    dripstone("verify")


def test_a_full_disk_is_told_and_what_was_kept_stays(desk: Path, vault: Path, dripstone):
    """When no byte more fits, the door says so; the vault verifies, and later there is room."""
    (desk / "first.txt").write_text(RALLY, "utf-8")
    dripstone("take-in", "first.txt")
    (desk / "large.bin").write_bytes(os.urandom(3_000_000))
    size = (vault / "vault.db").stat().st_size

    def no_more() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 200_000, size + 200_000))

    done = dripstone("take-in", "large.bin", check=6, preexec_fn=no_more)

    assert "Traceback" not in done.stderr
    assert "verif" not in done.stdout
    dripstone("verify")
    reports, _, _ = _held(desk)
    assert len(reports) == 1
    dripstone("take-in", "large.bin", check=3)
    assert len(_held(desk)[0]) == 2


def test_a_photo_alone_is_success_and_a_language_nobody_reads_is_not(desk, vault, dripstone):
    """To be kept is all that a photo wants; a text that nobody reads here is said, and told apart."""
    (desk / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(40))
    words = "La policía detuvo a tres personas en la plaza de Karvel el sábado por la mañana. " * 5
    (desk / "informe.txt").write_text(words, "utf-8")

    photo = dripstone("take-in", "photo.jpg", check=0).stdout
    informe = dripstone("take-in", "informe.txt", check=3).stdout

    assert "kept; holds no text to read" in " ".join(photo.split())
    assert "1 kept without text to read" in photo
    assert "not read: language es" in " ".join(informe.split())
    assert "1 kept in languages that nobody reads here" in informe


def test_a_text_of_200_megabytes_is_kept_and_not_read(desk: Path, vault: Path, dripstone):
    """A text too large to open is kept byte for byte, and the receipt says why it was not read."""
    line = "The rally went on and nobody was detained that day in Karvel.\n"
    with (desk / "huge.txt").open("w", encoding="utf-8") as file:
        for _ in range(200):
            file.write(line * (1_000_000 // len(line) + 1))

    receipt = json.loads(dripstone("take-in", "huge.txt", "--json", check=3).stdout)

    assert [(one["became"], one["why"]) for one in receipt["lines"]] == [
        ("kept_unread", "TooLarge")
    ]
    assert (desk / "huge.txt").stat().st_size >= 200_000_000
    dripstone("verify")


def test_a_flipped_byte_in_the_vault_is_noticed(desk: Path, vault: Path, dripstone):
    """One changed byte in the middle of the file is a trouble, never a silent other text."""
    (desk / "rally.txt").write_text(RALLY, "utf-8")
    dripstone("take-in", "rally.txt")
    file = vault / "vault.db"
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 1
    file.write_bytes(raw)

    done = dripstone("verify", check=5)

    assert "Traceback" not in done.stderr
    assert "Nothing was changed" not in done.stdout


def test_no_word_of_a_report_is_in_an_error(desk: Path, vault: Path, dripstone):
    """A file that cannot be opened is told by identity and type, not by its words or name."""
    (desk / "Secretova.pdf").write_bytes(b"%PDF-1.7\nSecretova was here" + bytes(range(256)))

    done = dripstone("take-in", "Secretova.pdf", check=3)
    alone = dripstone("read", "Secretova.pdf", check=3)

    assert "was here" not in done.stdout + done.stderr + alone.stdout + alone.stderr
    assert "Secretova" not in done.stderr + alone.stderr


@pytest.mark.parametrize("option", ["--consent", "--columns", "--passphrase-file"])
def test_words_in_another_encoding_are_told(desk, vault, dripstone, option):
    """A consent, a map or a passphrase that is no UTF-8 is a sentence, and nothing is kept."""
    (desk / "note.csv").write_text("date,place\n2025-05-19,Karvel\n", "utf-8")
    (desk / "words").write_bytes("согласие: да\n".encode("utf-16"))

    done = dripstone("take-in", "note.csv", option, "words", check=2)

    assert "not written in UTF-8" in done.stderr
    assert "Traceback" not in done.stderr
