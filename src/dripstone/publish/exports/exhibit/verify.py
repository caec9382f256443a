#!/usr/bin/env python3
"""Check an exhibit: python3 verify.py FOLDER FINGERPRINT [CHECKPOINT …].

FINGERPRINT is that of the key of whoever signed the exhibit, as they told it by another road: by
telephone, on paper. A CHECKPOINT is a file that a witness held.

Needs Python 3.9 or newer and nothing else. Ends with 0 when everything holds, with 1 when
something does not, with 2 when it could not be checked. Take this file from a place that you
trust, not from the exhibit that you check. The numbers in comments are those of the format page.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sys
from datetime import datetime, timezone
from pathlib import Path, PurePosixPath
from typing import Any, Callable, Iterator, NamedTuple, Sequence  # noqa: UP035 - Python 3.9

HEX = re.compile(r"[0-9a-f]{64}")
OURS = re.compile(r"[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*")
POINT = re.compile(
    r"dripstone checkpoint 1\njournal ([0-9a-f]{64})\nentries ([1-9][0-9]{0,14})\n"
    r"root ([0-9a-f]{64})\nlast ([0-9a-f]{64})\nat ([0-9TZ:-]{20})\nkey ([0-9a-f]{64})\n"
    r"signature ([0-9a-f]{128})\n"
)
NUMBER, NAME, HASH = "[1-9][0-9]{0,14}", "[a-z]{2,8}_[a-z0-9]{1,40}", "[0-9a-f]{64}"
LINE = re.compile(
    f"key {HASH} {HASH} {NUMBER}|entry {NUMBER} {HASH}|record {NAME} {NUMBER}"
    f"|(?:original|text) {NAME} {HASH}|witness {NUMBER}|(?:stamp|chained) {NUMBER} {NUMBER}"
)
FIXED = {"data/checkpoint.txt", "data/contents.txt", "data/findings.jsonl"}


class Refused(Exception):
    """Something does not hold."""


class Point(NamedTuple):
    """A checkpoint."""

    journal: str
    entries: int
    root: str
    last: str
    at: str
    key: str
    signature: str
    signed: bytes


def need(holds: object, why: str) -> None:
    """Stop unless this holds."""
    if not holds:
        raise Refused(why)


def sha256(data: bytes) -> str:
    """Hash octets."""
    return hashlib.sha256(data).hexdigest()


def measured(place: Path) -> tuple[str, int]:
    """Hash a file of any length, and count its octets."""
    hashed, size = hashlib.sha256(), 0
    with place.open("rb") as file:
        for part in iter(lambda: file.read(1 << 20), b""):
            hashed.update(part)
            size += len(part)
    return hashed.hexdigest(), size


def json_of(raw: Any) -> Any:  # noqa: ANN401 - JSON
    """Read JSON in which no name stands twice: two readers would see two values."""

    def told(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        need(len(dict(pairs)) == len(pairs), "a name stands twice in one object")
        return dict(pairs)

    return json.loads(raw, object_pairs_hook=told)


# --- Ed25519, RFC 8032, section 5.1 ---------------------------------------------------------------
P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)
Spot = tuple[int, int, int, int]


def added(a: Spot, b: Spot) -> Spot:
    """Add two points in extended coordinates."""
    m, n = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    o, p = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = n - m, p - o, p + o, n + m
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(number: int, spot: Spot) -> Spot:
    """Multiply a point."""
    made: Spot = (0, 1, 1, 0)
    while number:
        if number & 1:
            made = added(made, spot)
        spot, number = added(spot, spot), number >> 1
    return made


def spot_of(raw: bytes) -> Spot:
    """Read a point from its 32 octets."""
    y = int.from_bytes(raw, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    need(y < P, "a key or signature is out of range")
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    need((x * x - square) % P == 0, "a key or signature is not on the curve")
    need(x or not sign, "a key or signature is not on the curve")
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


BASE = spot_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def need_signed(key: str, signature: str, words: bytes, why: str) -> None:
    """Prove a signature over words."""
    need(HEX.fullmatch(key) and re.fullmatch(r"[0-9a-f]{128}", signature), why)
    public, signed = bytes.fromhex(key), bytes.fromhex(signature)
    scalar = int.from_bytes(signed[32:], "little")
    need(scalar < Q, why)
    told = hashlib.sha512(signed[:32] + public + words).digest()
    challenge = int.from_bytes(told, "little") % Q
    left = times(scalar, BASE)
    right = added(spot_of(signed[:32]), times(challenge, spot_of(public)))
    same_x = (left[0] * right[2] - right[0] * left[2]) % P == 0
    same_y = (left[1] * right[2] - right[1] * left[2]) % P == 0
    need(same_x and same_y, why)


# --- the tree: RFC 9162, sections 2.1.3.2 and 2.1.4.2 ---------------------------------------------
def node(left: bytes, right: bytes) -> bytes:
    """Hash two subtrees as one."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def climb(
    here: int, last: int, steps: Sequence[bytes], joined: Callable[[bytes, bool], None], why: str
) -> None:
    """Go up a tree, saying at each step whether its hash stands on the left."""
    for step in steps:
        need(last, why)
        on_the_left = bool(here & 1) or here == last
        joined(step, on_the_left)
        while on_the_left and here and not here & 1:
            here, last = here >> 1, last >> 1
        here, last = here >> 1, last >> 1
    need(last == 0, why)


def need_included(seal: str, index: int, size: int, steps: list[bytes], root: str) -> None:
    """Prove that a seal stands at an index of the tree with this root."""
    why = f"entry {index + 1} does not stand in the journal that was signed"
    need(0 <= index < size, why)
    made = [hashlib.sha256(b"\x00" + bytes.fromhex(seal)).digest()]

    def joined(step: bytes, left: bool) -> None:
        made[0] = node(step, made[0]) if left else node(made[0], step)

    climb(index, size - 1, steps, joined, why)
    need(made[0].hex() == root, why)


def need_continued(older: Point, newer: Point, steps: list[bytes]) -> None:
    """Prove that one journal is the beginning of another."""
    why = "the journal was rewritten since the checkpoint that the witness holds"
    first, size = older.entries, newer.entries
    if first == size:
        need(older.root == newer.root and not steps, why)
        return
    need(first < size, "the journal is older than what the witness holds")
    need(steps, why)
    if first & (first - 1) == 0:
        steps = [bytes.fromhex(older.root), *steps]
    here, last = first - 1, size - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    both = [steps[0], steps[0]]

    def joined(step: bytes, left: bool) -> None:
        both[0] = node(step, both[0]) if left else both[0]
        both[1] = node(step, both[1]) if left else node(both[1], step)

    climb(here, last, steps[1:], joined, why)
    need((both[0].hex(), both[1].hex()) == (older.root, newer.root), why)


# --- a detached timestamp file of OpenTimestamps, version 1 ---------------------------------------
OTS = bytes.fromhex("004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e892940108")
BLOCK, PROMISE = bytes.fromhex("0588960d73d71901"), bytes.fromhex("83dfe30d2ef90c8e")
LEAST_WORK = 4 * 10**19  #: hashes; no block since 2015 shows less, and none since 2020 4e22


class Ways:
    """An .ots file: every way from a hash to what attests it."""

    def __init__(self, raw: bytes) -> None:
        """Read and follow all of it."""
        need(len(raw) < 1 << 16 and raw.startswith(OTS), "a proof is no .ots file over SHA-256")
        self.raw, self.place = raw, len(OTS)
        self.roots: list[tuple[int, bytes]] = []  # number of a block, as the file says, and root
        self.promises: list[str] = []
        self.digest = self.take(32)
        self.follow([(self.digest, 0)])
        need(self.place == len(raw), "a proof goes on after its end")

    def take(self, many: int) -> bytes:
        """Give the next octets."""
        need(0 <= many <= len(self.raw) - self.place, "a proof is cut off")
        self.place += many
        return self.raw[self.place - many : self.place]

    def number(self) -> int:
        """Read a number, seven bits an octet."""
        value = shift = 0
        while shift < 35:
            octet = self.take(1)[0]
            value |= (octet & 127) << shift
            shift += 7
            if octet < 128:
                return value
        raise Refused("a proof has a number that is too large")

    def follow(self, open_: list[tuple[Any, int]]) -> None:
        """Do each operation; ``open_`` holds what more has to be done with."""
        while open_:
            message, deep = open_.pop()
            tag = self.take(1)[0]
            if tag == 0xFF:
                open_.append((message, deep))
                tag = self.take(1)[0]
            if tag == 0:
                self.attested(message)
                continue
            message = self.done(tag, message)
            need(deep < 256 and len(message or b"") <= 4096, "a proof grows beyond its limits")
            open_.append((message, deep + 1))

    def done(self, tag: int, message: Any) -> Any:  # noqa: ANN401 - octets, or None when lost
        """Do one operation."""
        added = self.take(self.number()) if tag in (0xF0, 0xF1) else b""
        name = {2: "sha1", 3: "ripemd160", 8: "sha256"}.get(tag)
        need(name or tag in (0x67, 0xF0, 0xF1, 0xF2, 0xF3), "a proof has an unknown operation")
        if message is None or tag == 0x67:
            return None
        if name:
            try:
                return hashlib.new(name, message).digest()
            except ValueError:
                return None
        if tag in (0xF0, 0xF1):
            return message + added if tag == 0xF0 else added + message
        return message[::-1] if tag == 0xF2 else message.hex().encode()

    def attested(self, message: Any) -> None:  # noqa: ANN401 - octets, or None when lost
        """Note what an attestation says."""
        kind, end = self.take(8), self.number()
        end += self.place
        if kind == BLOCK and message is not None and len(message) == 32:
            self.roots.append((self.number(), message))
        elif kind == PROMISE:
            self.promises.append(self.take(self.number()).decode("ascii", "replace"))
        else:
            self.take(end - self.place)
        need(self.place == end, "an attestation is not as long as it says")


def work_of(header: bytes) -> tuple[int, str, str]:
    """Give the work that a header shows, its block's hash, and its moment."""
    hashed = hashlib.sha256(hashlib.sha256(header).digest()).digest()
    bits = int.from_bytes(header[72:76], "little")
    target = 0 if bits & 0x800000 else (bits & 0x7FFFFF) * 2 ** max(8 * ((bits >> 24) - 3), 0)
    shown = 0 < target < 2**256 and int.from_bytes(hashed, "little") <= target
    need(shown, "a block header does not show the work that it demands")
    seconds = int.from_bytes(header[68:72], "little")
    at = datetime.fromtimestamp(seconds, timezone.utc)  # noqa: UP017 - Python 3.9
    return 2**256 // (target + 1), hashed[::-1].hex(), f"{at:%Y-%m-%dT%H:%M:%SZ}"


def say_where(ways: Ways, headers: list[bytes], entries: int) -> None:
    """Say where a proof leads, and what is left to ask a node."""
    say(f"an OpenTimestamps proof is over the first {entries} entries")
    for number, root in ways.roots:
        say(f"  it leads to block {number}, as it says, with the merkle root {root[::-1].hex()}")
        for header in headers:
            work, hashed, at = work_of(header)
            if header[36:68] == root:
                say(
                    f"  a header here has that root: {at}, give or take two hours, by its own word;"
                )
                say(f"  it shows {work:.1e} hashes of work (each block since 2020: 4e22 or more)")
                if work < LEAST_WORK:
                    say("  SO LITTLE THAT ANYBODY COULD HAVE MADE IT: it dates nothing")
                say(f"  what dates it is that the chain holds this block; ask a node for {hashed}")
    if not ways.roots:
        say("  PROMISED, NOT PROVED: it leads to no block yet and dates nothing; ask 'ots upgrade'")
    for calendar in ways.promises:
        say(f"  a calendar promises: {calendar}")


# --- the folder -----------------------------------------------------------------------------------
class Exhibit:
    """An exhibit that is being checked."""

    def __init__(self, folder: Path) -> None:
        """Look at nothing yet."""
        self.folder = folder
        self.entries: dict[int, dict[str, Any]] = {}
        self.keys: dict[str, tuple[str, int]] = {}
        self.records: dict[str, dict[str, Any]] = {}
        self.originals: set[str] = set()
        self.texts: dict[str, str] = {}
        self.sizes: set[int] = set()
        self.named = set(FIXED)

    def place(self, path: str) -> Path:
        """Find a file of the exhibit."""
        place = self.folder / path
        need(OURS.fullmatch(path) and ".." not in path, "a list names no file of ours")
        need(place.is_file() and not place.is_symlink(), f"missing: {path}")
        return place

    def read(self, path: str) -> bytes:
        """Read a file of the exhibit."""
        return self.place(path).read_bytes()

    def named_file(self, path: str) -> bytes:
        """Read a file that the contents name."""
        self.named.add(path)
        return self.read(path)

    def proof(self, path: str) -> list[bytes]:
        """Read a proof."""
        raw = self.named_file(path)
        need(re.fullmatch(rb"([0-9a-f]{64}\n)*", raw), f"no proof: {path}")
        return [bytes.fromhex(line) for line in raw.decode("ascii").split()]

    def check_signature(self, fingerprint: str) -> str:
        """1: who signed."""
        shape = rb"key ([0-9a-f]{64})\nsignature ([0-9a-f]{128})\n"
        found = re.fullmatch(shape, self.read("signature.txt"))
        need(found, "signature.txt is not as it was written")
        assert found is not None
        key, signature = found[1].decode(), found[2].decode()
        signer = sha256(bytes.fromhex(key))
        need(signer == fingerprint, f"it is signed with another key, whose fingerprint is {signer}")
        words = b"dripstone exhibit 1\n" + self.read("tagmanifest-sha256.txt")
        need_signed(key, signature, words, "the signature does not hold")
        return key

    def check_files(self) -> int:
        """2: every file, and no other."""
        listed = {**self.listed("tagmanifest-sha256.txt")}
        need("manifest-sha256.txt" in listed, "the list of files is not signed")
        payload = self.listed("manifest-sha256.txt")
        listed.update(payload)
        for path, hashed in listed.items():
            need(measured(self.place(path))[0] == hashed, f"changed: {path}")
        known = {*listed, "tagmanifest-sha256.txt", "signature.txt"}
        folders = {above.as_posix() for path in known for above in PurePosixPath(path).parents}
        for thing in self.folder.rglob("*"):
            need(not thing.is_symlink(), "a link lies in the folder")
            path = thing.relative_to(self.folder).as_posix()
            need(path in (folders if thing.is_dir() else known), "a file was added")
        self.payload = set(payload)
        return len(listed)

    def listed(self, name: str) -> dict[str, str]:
        """Read a list of files with their hashes."""
        raw = self.read(name)
        need(re.fullmatch(rb"([0-9a-f]{64}  [^\n ]+\n)+", raw), f"no list: {name}")
        lines = raw.decode("utf-8", "replace").split("\n")[:-1]
        found = {line[66:]: line[:64] for line in lines}
        need(len(found) == len(lines), f"a file is listed twice: {name}")
        return found

    def check_checkpoint(self, key: str) -> Point:
        """3: how far the journal had come."""
        point = read_point(self.read("data/checkpoint.txt"), "data/checkpoint.txt")
        need(point.key == key, "the checkpoint is signed with another key")
        return point

    def check_contents(self, point: Point) -> None:
        """4 to 9: keys, entries, records, originals, texts."""
        lines = self.read("data/contents.txt").decode("utf-8").split("\n")
        need(lines[0] == "dripstone exhibit 1", "contents.txt is not as we know it")
        need(lines.pop() == "", "contents.txt is cut off")
        need(all(map(LINE.fullmatch, lines[1:])), "contents.txt has a line that we do not know")
        told = [line.split(" ") for line in lines[1:]]
        need(len({(*one[:2],) for one in told}) == len(told), "contents.txt names something twice")
        for kind, *words in sorted(told, key=lambda words: ORDER.index(words[0])):
            CHECKS[kind](self, point, *words)
        need(self.entries, "no entry is here")
        for fingerprint in self.keys:
            self.check_introduction(fingerprint)
        need(self.named == self.payload, "a file is here that nothing stands behind")

    def check_key(self, _: Point, fingerprint: str, key: str, number: str) -> None:
        """5, first half: a key and its fingerprint."""
        need(HEX.fullmatch(key) and sha256(bytes.fromhex(key)) == fingerprint, "no such key")
        self.keys[fingerprint] = (key, int(number))

    def check_entry(self, point: Point, number: str, fingerprint: str) -> None:
        """6: an entry, its signature, and its place in the journal."""
        place = int(number)
        raw = self.named_file(f"data/journal/{number}.json")
        entry, seal = json_of(raw), sha256(raw)
        need(entry["number"] == place, f"entry {place} has another number")
        need(entry["key"] == fingerprint, f"entry {place} names another key")
        need(fingerprint in self.keys, f"nobody introduced the key of entry {place}")
        signature = self.named_file(f"data/journal/{number}.signature").decode("ascii")
        need(signature.endswith("\n"), f"the signature of entry {place} does not hold")
        need_signed(
            self.keys[fingerprint][0],
            signature[:-1],
            bytes.fromhex(seal),
            f"the signature of entry {place} does not hold",
        )
        steps = self.proof(f"data/journal/{number}.proof")
        need_included(seal, place - 1, point.entries, steps, point.root)
        self.entries[place] = entry

    def check_introduction(self, fingerprint: str) -> None:
        """5 and 15: who introduced a key, and for whom."""
        key, number = self.keys[fingerprint]
        need(number in self.entries, "the introduction of a key is not here")
        entry = self.entries[number]
        notes = dict(entry["notes"])
        need(notes.get("public_key") == key, f"entry {number} introduces another key")
        founded = number == 1 and entry["did"] == "found"
        need(founded or entry["did"] == "add_signer", f"entry {number} introduces nobody")
        for place, made in self.entries.items():
            if made["key"] == fingerprint:
                need(made["by"] == notes.get("signer"), f"entry {place} is in another's name")
                need(number < place or (founded and place == 1), f"entry {place} came too early")

    def check_record(self, _: Point, identity: str, number: str) -> None:
        """7: a record, and the entry that sealed it."""
        raw = self.named_file(f"data/records/{identity}.json")
        need(int(number) in self.entries, f"entry {number} is not here")
        sealed = self.entries[int(number)]["sealed"]
        hashed = sha256(raw)
        need(
            {"digest": hashed} in sealed or {"digest": hashed, "id": identity} in sealed,
            f"no entry sealed data/records/{identity}.json",
        )
        record = json_of(raw)
        need(record["id"] == identity, f"another identity: {identity}")
        self.records[identity] = record

    def check_original(self, _: Point, report: str, hashed: str) -> None:
        """8 and 11: a report's bytes, and its identity."""
        path = f"data/originals/{report}"
        self.named.add(path)
        record = self.records.get(report, {})
        need(record.get("record") == "report", f"the record of {report} is not here")
        told = (record["sha256"], record["size"])
        need(measured(self.place(path)) == told, f"not the bytes that were sealed: {report}")
        need(record["sha256"] == hashed, f"not the bytes that were kept: {report}")
        need(identity_of("rep", [hashed]) == report, f"another identity: {report}")
        self.originals.add(report)

    def check_text(self, _: Point, text: str, hashed: str) -> None:
        """9, 11 and 12: the words that were read, and the report they were read in."""
        raw = self.named_file(f"data/texts/{text}.txt")
        record = self.records.get(text, {})
        need(record.get("record") == "text", f"the record of {text} is not here")
        need(sha256(raw) == record["sha256"] == hashed, f"not the words that were sealed: {text}")
        need(record["content"].encode("utf-8") == raw, f"not the words that were read: {text}")
        fields = [record["report"], record["format"], record["format_version"], hashed]
        need(identity_of("txt", fields) == text, f"another identity: {text}")
        need(record["report"] in self.originals, f"the report of {text} is not here")
        self.texts[text] = record["content"]

    def check_witness(self, _: Point, size: str) -> None:
        """Note that a consistency proof is here."""
        self.proof(f"data/witnesses/{size}.proof")
        self.sizes.add(int(size))

    def check_stamp(self, point: Point, place: str, size: str) -> None:
        """10: what an authority dated; the date itself is for openssl to check."""
        raw = self.named_file(f"data/stamps/{place}.txt")
        reply = self.named_file(f"data/stamps/{place}.tsr")
        self.named_file(f"data/stamps/{place}.pem")
        held = read_point(raw, f"data/stamps/{place}.txt")
        need(held.entries == int(size), f"time stamp {place} dates another checkpoint")
        need(hashlib.sha256(raw).digest() in reply, f"time stamp {place} dates something else")
        self.check_held(point, held)

    def check_chained(self, point: Point, place: str, size: str) -> None:
        """10: what a proof in a chain is over, and where it leads."""
        raw = self.named_file(f"data/stamps/{place}.txt")
        ways = Ways(self.named_file(f"data/stamps/{place}.txt.ots"))
        told = self.named_file(f"data/stamps/{place}.headers")
        need(re.fullmatch(rb"([0-9a-f]{160}\n)*", told), f"no headers: data/stamps/{place}.headers")
        held = read_point(raw, f"data/stamps/{place}.txt")
        need(held.entries == int(size), f"proof {place} is over another checkpoint")
        need(hashlib.sha256(raw).digest() == ways.digest, f"proof {place} is over something else")
        self.check_held(point, held)
        headers = [bytes.fromhex(line) for line in told.decode("ascii").split()]
        say_where(ways, headers, held.entries)

    def check_findings(self) -> int:
        """13 and 14: people stand behind each finding, and its words stand where it says."""
        count = 0
        stood_behind = [*self.stood_behind()]
        lines = self.read("data/findings.jsonl").decode("utf-8").split("\n")
        need(lines.pop() == "", "findings.jsonl is cut off")
        need(len({*lines}) == len(lines), "a finding is here twice")
        for line in lines:
            finding = json_of(line)
            need(finding in stood_behind, f"nobody here stands behind finding {count + 1}")
            for words in anchors(finding):
                self.check_words(words)
            count += 1
        return count

    def stood_behind(self) -> Iterator[Any]:
        """Give what decisions here accept, correct to, or add."""
        decisions = [r for r in self.records.values() if r["record"] == "decision"]
        accepted = {d["on"] for d in decisions if d["verb"] == "accept"}
        for decision in decisions:
            if decision["verb"] in ("correct", "add"):
                yield decision["corrected"]
        for record in self.records.values():
            if record["record"] == "suggestion" and record["of"]["id"] in accepted:
                yield record["of"]

    def check_words(self, words: dict[str, Any]) -> None:
        """14: anchored words stand in their text at their place."""
        text, start, end = self.texts.get(words["text"]), words["start"], words["end"]
        need(text is not None, "a finding rests on a text that is not here")
        assert text is not None
        need(0 <= start < end <= len(text), "a finding rests on a place that is not there")
        before, after = words.get("prefix", ""), words.get("suffix", "")
        around = text[max(0, start - len(before)) : start], text[end : end + len(after)]
        need(text[start:end] == words["exact"], "a finding's words do not stand at their place")
        need(around == (before, after), "a finding's words stand among others")

    def check_held(self, point: Point, held: Point) -> None:
        """10: what a witness holds."""
        need(held.journal == point.journal, "the witness's checkpoint is of another journal")
        if held.entries < point.entries and held.entries not in self.sizes:
            raise SystemExit(stop("this exhibit has no proof for that checkpoint"))
        path = f"data/witnesses/{held.entries}.proof"
        need_continued(held, point, self.proof(path) if held.entries < point.entries else [])


ORDER = ["key", "entry", "record", "original", "text", "witness", "stamp", "chained"]
CHECKS: dict[str, Callable[..., None]] = {
    "key": Exhibit.check_key,
    "entry": Exhibit.check_entry,
    "record": Exhibit.check_record,
    "original": Exhibit.check_original,
    "text": Exhibit.check_text,
    "witness": Exhibit.check_witness,
    "stamp": Exhibit.check_stamp,
    "chained": Exhibit.check_chained,
}


def read_point(raw: bytes, name: str) -> Point:
    """Read a checkpoint and prove its signature."""
    found = POINT.fullmatch(raw.decode("ascii", "replace"))
    need(found, f"no checkpoint: {name}")
    assert found is not None
    journal, entries, root, last, at, key, signature = found.groups()
    signed = raw[: raw.rindex(b"signature ")]
    need_signed(key, signature, signed, f"the signature of {name} does not hold")
    return Point(journal, int(entries), root, last, at, key, signature, signed)


def as_it_was(place: Path) -> bytes:
    """Read a witness's file; a mail program may have changed the ends of its lines."""
    lines = place.read_bytes().replace(b"\r", b"").split(b"\n")
    return b"".join(line.strip(b" \t") + b"\n" for line in lines if line.strip(b" \t"))


def identity_of(prefix: str, fields: list[str]) -> str:
    """Derive an identity from a canonical array."""
    spelled = json.dumps(fields, separators=(",", ":"), ensure_ascii=False).encode("utf-8")
    name = base64.b32encode(hashlib.sha256(spelled).digest()).decode("ascii").lower()
    return f"{prefix}_{name[:26]}"


def anchors(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON
    """Find every anchor in a JSON value."""
    if isinstance(value, dict):
        if {"text", "start", "end", "exact"} <= value.keys():
            yield value
        for part in value.values():
            yield from anchors(part)
    elif isinstance(value, list):
        for part in value:
            yield from anchors(part)


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")


def stop(why: str) -> int:
    """Say that nothing could be checked."""
    sys.stderr.write(f"COULD NOT CHECK: {why}\n")
    return 2


def check(folder: Path, fingerprint: str, held: list[Point]) -> None:
    """Check everything, in the order of the format page."""
    exhibit = Exhibit(folder)
    key = exhibit.check_signature(fingerprint)
    say("signed with the key that you named")
    say(f"{exhibit.check_files()} files are as they were signed, and there is no other")
    point = exhibit.check_checkpoint(key)
    say(f"the journal had {point.entries} entries; the signer's computer said it was {point.at}")
    exhibit.check_contents(point)
    say(f"{len(exhibit.entries)} entries are signed by people of that journal and stand in it")
    say(f"{len(exhibit.originals)} reports are bit for bit those that these entries sealed")
    say(f"{exhibit.check_findings()} findings rest on words that stand where they say")
    for witness in held:
        exhibit.check_held(point, witness)
        say("the journal continues the one that the witness saw")


def main(words: list[str]) -> int:
    """Check what the command line names."""
    if len(words) < 2 or not HEX.fullmatch(words[1]) or not Path(words[0]).is_dir():
        return stop("use: python3 verify.py FOLDER FINGERPRINT [CHECKPOINT ...]")
    if not all(Path(one).is_file() for one in words[2:]):
        return stop("there is no such checkpoint file")
    try:
        held = [read_point(as_it_was(Path(one)), "the witness's") for one in words[2:]]
    except Refused:
        return stop("the witness's file is no checkpoint, or was altered")
    try:
        check(Path(words[0]), words[1], held)
    except Refused as refused:
        say(f"REFUSED: {refused}")
        return 1
    except (KeyError, ValueError, TypeError, IndexError, AttributeError, RecursionError):
        say("REFUSED: something is not written as the format page says")
        return 1
    say("ALL HOLDS. It shows that these bytes have not changed since the entries were signed over")
    say("and not that what they say is true, nor when it was signed: see README.txt.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
