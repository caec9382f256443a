"""Exhibit: reports with the proof that they have not changed, for a court expert without us.

    exhibit        what was chosen → the files of a BagIt folder, not signed yet
    beside         what was chosen → originals too large for memory, by their paths
    to_sign        the files → the words that a person signs
    signature      key, signature → the file that is added last

Originals are given as they are: no shield stands before them. ``docs/format-exhibit.md`` says
what each file is; ``verify.sh`` and ``verify.py`` lie in every exhibit and are never imported.

Source: BagIt 1.0, RFC 8493.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources

from dripstone import __version__
from dripstone.records import AnyFinding, Entry, Report, Text, Value, canonical, spelled

FORMAT = "dripstone exhibit 1"
PROGRAMS = ("verify.sh", "verify.py")
LIST, TAG_LIST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
SIGNATURE = "signature.txt"


class Proved(Value, frozen=True, kw_only=True):
    """An entry with the hashes that lead from it to the root, in hexadecimal."""

    entry: Entry
    proof: tuple[str, ...]


class Key(Value, frozen=True, kw_only=True):
    """A public key, and the entry that introduced it."""

    fingerprint: str
    public_key: str
    number: int


class SealedRecord(Value, frozen=True, kw_only=True):
    """A record as it is stored, and the entry that sealed it."""

    id: str
    body: bytes
    number: int


class Stamped(Value, frozen=True, kw_only=True):
    """A checkpoint that an authority dated (RFC 3161)."""

    entries: int
    checkpoint: bytes
    reply: bytes
    chain: bytes


class Chained(Value, frozen=True, kw_only=True):
    """A checkpoint with an OpenTimestamps file over it, and block headers that were supplied."""

    entries: int
    checkpoint: bytes
    proof: bytes
    headers: tuple[str, ...]  #: hexadecimal


class Chosen(Value, frozen=True, kw_only=True):
    """All that goes into an exhibit."""

    at: str  #: UTC instant, RFC 3339
    checkpoint: bytes
    keys: tuple[Key, ...]
    entries: tuple[Proved, ...]
    records: tuple[SealedRecord, ...]
    reports: tuple[Report, ...]
    originals: Mapping[str, bytes]  #: by report; those of other reports are laid beside
    texts: tuple[Text, ...]
    findings: tuple[AnyFinding, ...]
    witnesses: Mapping[int, tuple[str, ...]]  #: consistency proofs, by number of entries
    stamps: tuple[Stamped, ...] = ()
    chained: tuple[Chained, ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()


def exhibit(chosen: Chosen) -> dict[str, bytes]:
    """Lay out the folder: every file but the signature and what is laid ``beside``, by its path."""
    payload = {f"data/{path}": data for path, data in _payload(chosen)}
    large = {path: report.sha256 for path, report in beside(chosen).items()}
    tags = {
        "bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": _info(chosen, payload),
        LIST: _list(payload, large),
        "README.txt": _readme(chosen),
        **{name: _template(name) for name in PROGRAMS},
    }
    return {**payload, **tags, TAG_LIST: _list(tags)}


def beside(chosen: Chosen) -> dict[str, Report]:
    """Name the originals that are not given in memory, by the paths where they belong."""
    large = (report for report in chosen.reports if report.id not in chosen.originals)
    return {f"data/originals/{report.id}": report for report in large}


def to_sign(files: Mapping[str, bytes]) -> bytes:
    """Give the words that a person signs: they stand for every other file."""
    return f"{FORMAT}\n".encode("ascii") + files[TAG_LIST]


def signature(public_key: str, signed: str) -> bytes:
    """Spell the file that holds the signature."""
    return f"key {public_key}\nsignature {signed}\n".encode("ascii")


def _payload(chosen: Chosen) -> Iterator[tuple[str, bytes]]:
    yield "checkpoint.txt", chosen.checkpoint
    yield "contents.txt", _lines(_contents(chosen))
    yield "findings.jsonl", b"".join(canonical(one) + b"\n" for one in chosen.findings)
    for one in chosen.entries:
        place = f"journal/{one.entry.number}"
        yield f"{place}.json", spelled(one.entry)
        yield f"{place}.signature", _lines([one.entry.signature])
        yield f"{place}.proof", _lines(one.proof)
    for record in chosen.records:
        yield f"records/{record.id}.json", record.body
    for report, data in chosen.originals.items():
        yield f"originals/{report}", data
    for text in chosen.texts:
        yield f"texts/{text.id}.txt", text.content.encode("utf-8")
    for size, proof in chosen.witnesses.items():
        yield f"witnesses/{size}.proof", _lines(proof)
    for nth, stamp in enumerate(chosen.stamps, 1):
        yield f"stamps/{nth}.txt", stamp.checkpoint
        yield f"stamps/{nth}.tsr", stamp.reply
        yield f"stamps/{nth}.pem", stamp.chain
    for nth, chained in enumerate(chosen.chained, len(chosen.stamps) + 1):
        yield f"stamps/{nth}.txt", chained.checkpoint
        yield f"stamps/{nth}.txt.ots", chained.proof
        yield f"stamps/{nth}.headers", _lines(chained.headers)


def _contents(chosen: Chosen) -> Iterator[str]:
    yield FORMAT
    for key in chosen.keys:
        yield f"key {key.fingerprint} {key.public_key} {key.number}"
    for one in chosen.entries:
        yield f"entry {one.entry.number} {one.entry.key}"
    for record in chosen.records:
        yield f"record {record.id} {record.number}"
    for report in chosen.reports:
        yield f"original {report.id} {report.sha256}"
    for text in chosen.texts:
        yield f"text {text.id} {text.sha256}"
    for size in chosen.witnesses:
        yield f"witness {size}"
    for nth, stamp in enumerate(chosen.stamps, 1):
        yield f"stamp {nth} {stamp.entries}"
    for nth, chained in enumerate(chosen.chained, len(chosen.stamps) + 1):
        yield f"chained {nth} {chained.entries}"


def _info(chosen: Chosen, payload: Mapping[str, bytes]) -> bytes:
    large = beside(chosen)
    octets = sum(map(len, payload.values())) + sum(one.size for one in large.values())
    return _lines(
        (
            f"Bag-Software-Agent: Dripstone {__version__}",
            f"Bagging-Date: {chosen.at[:10]}",
            f"Payload-Oxum: {octets}.{len(payload) + len(large)}",
        )
    )


def _list(files: Mapping[str, bytes], large: Mapping[str, str] | None = None) -> bytes:
    """Write a list of hashes; those of ``large`` files are known."""
    hashes = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    hashes |= large or {}
    return _lines(f"{hashes[path]}  {path}" for path in sorted(hashes))


def _readme(chosen: Chosen) -> bytes:
    table = [f"  {one.id}  {one.media_type}, {one.size} octets" for one in chosen.reports]
    left = [f"{why} {count}" for why, count in chosen.left_out]
    words = _template("readme.txt").decode("utf-8")
    told = words.format(
        at=chosen.at,
        version=__version__,
        reports=_many(len(chosen.reports), "report"),
        findings=_many(len(chosen.findings), "finding"),
        left_out=", ".join(left) or "nothing",
        table="\n".join(table),
    )
    return told.encode("utf-8")


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _template(name: str) -> bytes:
    return (resources.files(__name__) / name).read_bytes()


def _lines(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("utf-8")
