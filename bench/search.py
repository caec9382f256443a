"""Search: 100,000 invented reports in an encrypted vault, against bare SQLite FTS5.

Both hold the same texts. It measures filling, questions of eight kinds with all that a page shows
(filters, levels, marked words read from the frozen texts), and the first question of a fresh
process. Bare SQLite answers each with identities and bm25 alone: no filters, levels, names or
words around.

    python -m bench search            100,000 reports, some minutes
    DRIPSTONE_BENCH=5000 python -m bench search
"""

from __future__ import annotations

import functools
import itertools
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sqlcipher3 import dbapi2

from dripstone.flow.indexing import catch_up
from dripstone.flow.searching import Question, search
from dripstone.languages.stems import words_and_names_of
from dripstone.records import (
    Claim,
    Origin,
    Record,
    Report,
    Segment,
    Slot,
    Slots,
    Stated,
    Suggestion,
    Text,
    Voice,
    When,
    Where,
    Who,
    anchor,
    canonical,
    finding_id,
    report_id,
    sha256_of,
    suggestion_id,
    text_id,
)
from dripstone.vault import sqlite
from dripstone.vault.database import connect
from dripstone.vault.pages import NEW
from dripstone.vault.rows import Sqlite
from dripstone.vault.search import tables_made

REPORTS = int(os.environ.get("DRIPSTONE_BENCH", "100000"))
ASKED = 240  #: questions
WORDS_OF, TURNS = 20_000, 3  #: texts whose words alone are put in, and how often
WORDS_EACH = 220  #: of filler in a report
PASSPHRASE, BY = "a passphrase for the bench", "bench"
_ACTS = ("liberty.arrest", "body.assault", "liberty.detention", "life.killing", "body.torture")
_EN = ("Toma", "Lavr", "Marta", "Rimma", "Anton", "Vera", "Gleb", "Lidia")
_RU = ("Тома", "Лавр", "Марта", "Римма", "Антон", "Вера", "Глеб", "Лидия")
_SURNAMES = [
    (f"{a}{b}{end_en}", f"{c}{d}{end_ru}")
    for (a, c), (b, d), (end_en, end_ru) in itertools.product(
        (("Vyd", "Выд"), ("Mnim", "Мним"), ("Nebyl", "Небыл"), ("Skaz", "Сказ"), ("Pob", "Поб")),
        (("um", "ум"), ("at", "ат"), ("or", "ор"), ("as", "ас"), ("in", "ин"), ("ud", "уд")),
        (("ov", "ов"), ("enko", "енко"), ("in", "ин"), ("sky", "ский")),
    )
]
_PLACES = [
    f"{a}{b}" for a in ("Kar", "Zhel", "Ostr", "Dro", "Ust") for b in ("vel", "grad", "elye")
]


def main() -> None:
    """Print what filling and asking cost, beside bare SQLite."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        print(f"Search: {REPORTS:,} invented reports in two languages, one finding or two in each")
        print("Half of all texts hold 'police' or «полиция», 'detained' or «задержали».")
        vault = sqlite.create(place / "vault", PASSPHRASE, by=BY)
        texts = _stored(vault)
        print(f"texts: {sum(map(len, texts)) / len(texts):,.0f} characters on average")
        _filling(vault, place, texts)
        bare = dbapi2.connect(place / "bare.db", isolation_level=None)
        bare.execute("PRAGMA cache_size = -65536")
        _asking(vault, bare)
        vault.close()
        _cold(place / "vault", place / "bare.db")


def _words(seed: int, letters: tuple[str, str], endings: Sequence[str], count: int) -> list[str]:
    dice = random.Random(seed)
    hard, soft = letters
    return [
        "".join(dice.choice(hard) + dice.choice(soft) for _ in range(dice.randint(1, 4)))
        + dice.choice(endings)
        for _ in range(count)
    ]


_FILLER = {
    "en": _words(1, ("bcdfghklmnprstvw", "aeiou"), ("", "s", "ed", "ing", "tion", "ly"), 40_000),
    "ru": _words(2, ("бвгдклмнпрстш", "аеиоу"), ("", "ов", "ами", "ого", "ение", "ать"), 80_000),
}
_WEIGHTS = {
    code: list(itertools.accumulate(1 / (n + 8) for n in range(len(words))))
    for code, words in _FILLER.items()
}


def invented(number: int) -> Iterator[Record]:
    """Make a report with its text and what a finder would suggest."""
    dice = random.Random(number)
    code = "ru" if number % 2 else "en"
    filler = iter(dice.choices(_FILLER[code], cum_weights=_WEIGHTS[code], k=WORDS_EACH))
    given, surname = dice.choice(list(zip(_EN, _RU, strict=True))), dice.choice(_SURNAMES)
    name = f"{given[number % 2]} {surname[number % 2]}"
    where, common = dice.choice(_PLACES), dice.random() < 0.5
    day = f"20{dice.randint(10, 24)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    said = (
        f"{'Полиция задержала' if number % 2 else 'Police detained'} {name} — {where}, {day}."
        if common
        else f"{name} {'сообщил о письме' if number % 2 else 'wrote a letter'} — {where}, {day}."
    )
    body = [
        " ".join(itertools.islice(filler, 11)).capitalize() + "." for _ in range(WORDS_EACH // 11)
    ]
    at = dice.randint(1, len(body) - 1)
    content = " ".join((*body[:at], said, *body[at:]))
    report, text = _kept(number, content, code, day)
    yield report
    yield text
    yield _suggested(text, said, name, where, day, dice.choice(_ACTS))


def _kept(number: int, content: str, code: str, day: str) -> tuple[Report, Text]:
    sha256 = sha256_of(content)
    report = Report(
        id=report_id(sha256),
        sha256=sha256,
        size=len(content.encode()),
        media_type="text/plain",
        origin=Origin(kind="file", name=f"{number}.txt"),
        received_at="2026-01-01T00:00:00Z",
        received_by=BY,
        level=2 if number % 50 == 0 else 1,
    )
    text = Text(
        id=text_id(report.id, "plain", "1", sha256),
        report=report.id,
        sha256=sha256,
        content=content,
        format="plain",
        format_version="1",
        language=code,
        segments=(Segment(role="body", start=0, end=len(content)),),
        title=Stated(value=content[:40], where="metadata"),
        publisher=Stated(value="The Karvel Courier", where="metadata"),
        published=Stated(value=day, where="metadata"),
    )
    return report, text


def _suggested(text: Text, said: str, name: str, where: str, day: str, act: str) -> Suggestion:
    start = text.content.index(said)
    words = (anchor(text, start, start + len(said)),)
    slots = Slots(
        to_whom=Slot(text=name, value=Who(text=name, kind="person", named=True)),
        when=Slot(text=day, value=When(text=day, earliest=day, latest=day)),
        where=Slot(text=where, value=Where(text=where, place=f"bench:{where}")),
    )
    identity = finding_id("act", act, words, slots, stance="asserted", polarity="affirms")
    found = Claim(
        id=identity,
        kind="act",
        type=act,
        says=said,
        anchors=words,
        slots=slots,
        attribution=(Voice(who="The Karvel Courier", mode="narrates"),),
    )
    return Suggestion(
        id=suggestion_id(identity, "bench", "r"),
        of=found,
        made_by="bench",
        rule="r",
        why="",
        confidence=0.5,
    )


def _stored(vault: Sqlite) -> list[str]:
    """Put the records into the vault's own table, as they are stored; give the texts."""
    texts: list[str] = []
    run = vault._connection  # noqa: SLF001 - what commits cost is measured by ``taking_in``
    run.execute("BEGIN")
    for number in range(REPORTS):
        for record in invented(number):
            if isinstance(record, Text):
                texts.append(record.content)
            body = canonical(record).decode()
            run.execute("INSERT OR IGNORE INTO records (id, body) VALUES (?, ?)", (record.id, body))
    run.execute("COMMIT")
    return texts


def _filling(vault: Sqlite, place: Path, texts: Sequence[str]) -> None:
    """Time the words alone on both sides, in turns, and the whole index once.

    Bare SQLite keeps a second copy of the texts, stems English alone and knows no names; the
    peer with the same tables and rows is in ``bench.beside_plain``.
    """
    some = texts[:WORDS_OF]
    print(f"filling, words of {len(some):,} texts alone, ours by bare SQLite:")
    pairs = [
        (
            _both(functools.partial(_into_ours, place / f"ours-{turn}.db", some)),
            _both(functools.partial(_into_bare, place / f"bare-{turn}.db", some)),
        )
        for turn in range(TURNS)
    ]
    for n, of in ((1, "processor time"), (0, "the clock")):
        ratios = sorted(a[n] / b[n] for a, b in pairs)
        ours, bare = (statistics.median(pair[k][n] for pair in pairs) / 1000 for k in (0, 1))
        print(
            f"  by {of:<15} {ours:.1f} s ÷ {bare:.1f} s = {statistics.median(ratios):.2f}"
            f"  (from {ratios[0]:.2f} to {ratios[-1]:.2f} over {TURNS} turns)"
        )
    _into_bare(place / "bare.db", texts)
    whole = _both(lambda: catch_up(vault)).cpu / 1000
    print(
        f"filling, everything (reading records, findings, names, levels): {whole:.1f} s CPU,"
        f" {whole * 1e6 / len(texts):.0f} µs a report"
    )


def _into_bare(path: Path, texts: Sequence[str]) -> None:
    made = dbapi2.connect(path, isolation_level=None)
    made.execute("PRAGMA journal_mode = WAL")
    made.execute("PRAGMA cache_size = -65536")
    made.execute("CREATE VIRTUAL TABLE t USING fts5 (words, tokenize = 'porter unicode61')")
    made.execute("BEGIN")
    made.executemany("INSERT INTO t VALUES (?)", ((text,) for text in texts))
    made.execute("COMMIT")
    made.close()


def _into_ours(path: Path, texts: Sequence[str]) -> None:
    """Fill an encrypted database with what the index keeps of texts."""
    path.touch()
    made = connect(path, bytes(32), new=NEW)
    tables_made(made)
    made.execute("BEGIN")
    made.executemany(
        "INSERT INTO search_in_texts_1 (words, names, tags) VALUES (?, ?, ?)",
        ((*words_and_names_of(text), "l:en py:2020 pm:2020-01") for text in texts),
    )
    made.execute("COMMIT")
    made.close()


def questions() -> dict[str, list[Question]]:
    """Give questions of each kind."""
    dice = random.Random(7)
    each = ASKED // 8
    rare = [*_FILLER["en"][2000:9000], *_FILLER["ru"][2000:9000]]
    names = [name for pair in _SURNAMES for name in pair]
    common = ("police", "detained", "полиция", "задержали", "detention", "полицию")

    def many(make: Callable[[], Question]) -> list[Question]:
        return [make() for _ in range(each)]

    return {
        "one rare word": many(lambda: Question(words=dice.choice(rare))),
        "a name, any script": many(lambda: Question(words=dice.choice(names))),
        "a word of half of all": many(lambda: Question(words=dice.choice(common))),
        "two common words": many(
            lambda: Question(words=f"{dice.choice(common)} {dice.choice(common)}")
        ),
        "words in a row": many(
            lambda: Question(words=dice.choice(('"police detained"', '"полиция задержала"')))
        ),
        "a beginning": many(lambda: Question(words=f"{dice.choice(rare)[:4]}*")),
        "word and filters": many(
            lambda: Question(
                words=dice.choice(common),
                act=dice.choice(_ACTS),
                when=f"20{dice.randint(10, 24)}",
                place=dice.choice(_PLACES),
            )
        ),
        "filters alone": many(
            lambda: Question(act=dice.choice(("liberty", *_ACTS)), state="suggested", language="ru")
        ),
    }


class Times(NamedTuple):
    """What one piece of work took."""

    clock: float  #: milliseconds
    cpu: float  #: milliseconds of this process: what it takes on a machine with nothing else to do


def _asking(vault: Sqlite, bare: Any) -> None:
    """Time every question on both sides, one after the other."""
    heads = ("median", "95 %", "worst", "CPU 95 %")
    columns = "".join(f"{head:>10}" for head in heads)
    print(f"\n{'milliseconds':24}{'ours, whole answer':>40}{'bare SQLite, 20 best':>40}")
    print(f"{'':24}{columns}{columns}")
    every: list[Times] = []
    others: list[Times] = []
    for kind, asked in questions().items():
        ours = [_timed(search, vault, one) for one in asked]
        plain = [_timed(_bare, bare, one) for one in asked if one.words]
        every += ours
        others += plain
        print(f"{kind:24}{_told(ours)}{_told(plain) if plain else ''}")
    print(f"{'all':24}{_told(every)}{_told(others)}")


def _bare(bare: Any, question: Question) -> None:
    """Ask bare FTS5 for the same words and its twenty best."""
    words = " ".join(
        f'"{word}"' if not word.endswith("*") else word for word in _plain(question.words)
    )
    bare.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT 20", (words,)).fetchall()


def _plain(words: str) -> list[str]:
    return [words.strip('"')] if words.startswith('"') else words.split()


def _cold(vault: Path, bare: Path) -> None:
    """Time the first question of fresh processes, after the vault is open."""
    print("\nfirst question of a fresh process, the vault open:")
    for words in ("police", "Выдумов", "detention square"):
        told = subprocess.run(
            [sys.executable, "-c", _FIRST, str(vault), PASSPHRASE, words],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        print(f"  {words:20} {float(told[0]):8.1f} ms, a second one {float(told[1]):8.1f} ms")
    plain = subprocess.run(
        [sys.executable, "-c", _FIRST_BARE, str(bare)], capture_output=True, text=True, check=True
    ).stdout
    print(f"  bare SQLite, police  {float(plain):8.1f} ms")


_FIRST = """
import sys, time
from pathlib import Path
from dripstone.flow.searching import Question, search
from dripstone.vault import sqlite
vault = sqlite.open_(Path(sys.argv[1]), sys.argv[2])
for _ in range(2):
    begun = time.perf_counter()
    search(vault, Question(words=sys.argv[3]))
    print((time.perf_counter() - begun) * 1000)
"""
_FIRST_BARE = """
import sys, time
from sqlcipher3 import dbapi2
bare = dbapi2.connect(sys.argv[1])
begun = time.perf_counter()
bare.execute("SELECT rowid FROM t WHERE t MATCH 'police' ORDER BY rank LIMIT 20").fetchall()
print((time.perf_counter() - begun) * 1000)
"""


def _timed(work: Callable[[Any, Question], object], where: object, question: Question) -> Times:
    return _both(lambda: work(where, question))


def _both(work: Callable[[], object]) -> Times:
    clock, cpu = time.perf_counter(), time.process_time()
    work()
    return Times((time.perf_counter() - clock) * 1000, (time.process_time() - cpu) * 1000)


def _told(times: Sequence[Times]) -> str:
    clock, cpu = ([getattr(one, name) for one in times] for name in Times._fields)
    cut, used = statistics.quantiles(clock, n=20), statistics.quantiles(cpu, n=20)
    return f"{cut[9]:10.1f}{cut[18]:10.1f}{max(clock):10.1f}{used[18]:10.1f}"


if __name__ == "__main__":
    main()
