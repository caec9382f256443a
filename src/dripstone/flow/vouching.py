"""Vouching: proofs of others that came with a file → what they show of it, as their word.

Web archives that somebody signed, time stamps (RFC 3161) and OpenTimestamps files that lie beside
what they are over, as Auto Archiver and others leave them. A proof is found by the hash that it is
over, whatever its name. What it does not show is said where it is shown: whose key it is, whose
certificates came along, that a page really said this on its server.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator

import msgspec

from dripstone.errors import FalseProof, NotATimestamp, Unreadable
from dripstone.flow.keeping import Keeping
from dripstone.flow.openable import openable
from dripstone.journal import is_proof, judge, read_proof
from dripstone.journal.stamps import LARGEST, read_token
from dripstone.keep.signatures import as_pem, check_signature
from dripstone.read.formats.inside.signed import Package
from dripstone.read.opening import signed_apart
from dripstone.records import Line, Report, Said, report_id, theirs

TokenJudge = Callable[[str, bytes, bytes], str]
"""Hash, token and certificates → holds, refused, or not_there when the judge is missing."""

_PROOFS = (".ots", ".tsr", ".tst", ".token")
_TOKEN = "timestamp_token"  # noqa: S105 -- part of a file's name, as Auto Archiver gives it
_CERTIFICATES = (".crt", ".pem", ".cer")
_MOST = 20  #: certificates of one folder


class Vouching:
    """The proofs of one batch."""

    def __init__(self, keeping: Keeping, token_judge: TokenJudge | None = None) -> None:
        """Take what keeps reports, and who checks the signature of a time stamp."""
        self._keeping = keeping
        self.token_judge = token_judge
        self._held: list[tuple[Line, Report]] = []
        self._certificates: dict[str, list[str]] = {}  #: reports by folder
        self._beside: dict[str, str] = {}  #: reports by name

    def of_package(self, line: Line) -> Line:
        """Keep what a web archive says of itself; its line tells where that does not hold."""
        # What is here already was told of when it came, unless the work was ended just then.
        if line.became == "already_here" and not line.item.lower().endswith(".wacz"):
            return line
        report = self._report(line)
        if report is None or report.media_type != "application/wacz":
            return line
        try:
            found = signed_apart(report, openable(self._keeping, report))
        except Unreadable:
            return line
        return line if found is None else self._told(line, report, self._package(found))

    def holds_back(self, line: Line) -> bool:
        """Take a line whose file is a proof, to be given once all else is here."""
        if line.report is None:
            return False
        name = line.item.lower()
        self._beside[name] = line.report
        last = name.rpartition("/")[2]
        report = self._report(line) if last.endswith(_PROOFS) or _TOKEN in last else None
        if report is None or report.size > LARGEST:
            return False
        self._held.append((line, report))
        return True

    def is_certificate(self, line: Line) -> bool:
        """Tell a certificate, which has no words, and remember it for the time stamps beside it."""
        name = line.item.lower()
        report = self._report(line) if name.endswith(_CERTIFICATES) else None
        if report is None or report.size > LARGEST:
            return False
        if not as_pem(self._keeping.original(report.id)):
            return False
        self._certificates.setdefault(_folder(name), []).append(report.id)
        return True

    def proofs(self) -> Iterator[Line]:
        """Give the lines that were held back, with what each proof shows of what it is over."""
        for line, report in self._held:
            yield self._over(line, report)
        self._held = []

    def _over(self, line: Line, report: Report) -> Line:
        raw = self._keeping.original(report.id)
        try:
            if is_proof(raw):
                return self._chained(line, report, raw)
            return self._dated(line, report, raw)
        except NotATimestamp:
            return line

    def _chained(self, line: Line, report: Report, raw: bytes) -> Line:
        proof = read_proof(raw)
        judged = judge(proof, ())
        ends = [f"block {one.height}" for one in judged.blocks]
        ends += [f"promised by {one}" for one in judged.calendars]
        told = Said(
            kind="timestamp",
            name="OpenTimestamps",
            value="; ".join(ends) or "nothing that is read here",
            of=line.item.rpartition("/")[2],
            check={"no_header": "not_checked"}.get(judged.verdict, judged.verdict),
        )
        known = proof.digest if proof.algorithm == "sha256" else ""
        return self._about(line, report, known, "opentimestamps", told)

    def _dated(self, line: Line, report: Report, raw: bytes) -> Line:
        dated = read_token(raw)
        verdict = self._judged(dated.sha256, raw, self._chain(line))
        told = Said(
            kind="timestamp",
            name="RFC 3161",
            value=dated.at,
            of=line.item.rpartition("/")[2],
            check=verdict,
        )
        return self._about(line, report, dated.sha256, "rfc3161", told)

    def _about(self, line: Line, proof: Report, sha256: str, system: str, told: Said) -> Line:
        """Keep it with the report that it is over; of what is not here, with the proof itself."""
        over = report_id(sha256) if sha256 else ""
        if over and self._keeping.holds(over):
            self._add(over, system, line.item, (msgspec.structs.replace(told, against=over),))
        else:
            # A file that has the proof's name without its ending is what it should be over.
            near = self._beside.get(line.item.lower().rpartition(".")[0])
            check = "differs" if near and sha256 else "not_here"
            told = msgspec.structs.replace(told, check=check, against=near)
            self._add(proof.id, system, line.item, (told,))
        wrong = told.check in {"differs", "refused"}
        return msgspec.structs.replace(line, why=FalseProof.__name__) if wrong else line

    def _told(self, line: Line, report: Report, said: tuple[Said, ...]) -> Line:
        self._add(report.id, "wacz", report.origin.name, said)
        wrong = any(one.check in {"differs", "refused"} for one in said)
        return msgspec.structs.replace(line, why=FalseProof.__name__) if wrong else line

    def _add(self, report: str, system: str, item: str, said: tuple[Said, ...]) -> None:
        made = theirs(report, system=system, item=item, said=said)
        if not self._keeping.holds(made.id):
            self._keeping.add(made)

    def _package(self, found: Package) -> tuple[Said, ...]:
        fields = found.fields
        said = [_hash(found), _parts(found)]
        if "signature" in fields:
            said += _signature(found)
        if "timeSignature" in fields:
            said.append(self._dated_signature(fields))
        return tuple(said)

    def _dated_signature(self, fields: dict[str, str]) -> Said:
        """Check that a time stamp is over the signature, as it is spelled in the archive."""
        over = hashlib.sha256(fields["signature"].encode("utf-8", "replace")).hexdigest()
        try:
            raw = base64.b64decode(fields["timeSignature"], validate=True)
            dated = read_token(raw)
        except (NotATimestamp, ValueError):
            return Said(kind="timestamp", name="RFC 3161", value="", check="not_checked")
        certificates = fields.get("timestampCert", "").encode("utf-8", "replace")
        verdict = self._judged(over, raw, certificates) if dated.sha256 == over else "refused"
        return Said(kind="timestamp", name="RFC 3161", value=dated.at, check=verdict)

    def _judged(self, sha256: str, token: bytes, certificates: bytes) -> str:
        if self.token_judge is None or not certificates:
            return "not_checked"
        verdict = self.token_judge(sha256, token, certificates)
        return "not_checked" if verdict == "not_there" else verdict

    def _chain(self, line: Line) -> bytes:
        """Give the certificates that lie beside a token, as PEM."""
        beside = self._certificates.get(_folder(line.item.lower()), [])
        return b"".join(as_pem(self._keeping.original(one)) for one in beside[:_MOST])

    def _report(self, line: Line) -> Report | None:
        found = self._keeping.get(line.report) if line.report else None
        return found if isinstance(found, Report) else None


def _folder(name: str) -> str:
    return name.rpartition("/")[0]


def _hash(found: Package) -> Said:
    stated = found.stated.removeprefix("sha256:")
    check = "agrees" if stated == found.found else "differs"
    return Said(kind="hash", name="datapackage.json", value=stated, check=check)


def _parts(found: Package) -> Said:
    more = f"; {found.unlisted} not listed" if found.unlisted else ""
    whole = found.same == found.parts and not found.unlisted
    value = f"{found.same} of {found.parts}{more}"
    return Said(kind="hash", name="parts", value=value, check="agrees" if whole else "differs")


def _signature(found: Package) -> Iterator[Said]:
    """Check the signature, and that it is over the package which is here."""
    fields = found.fields
    words = fields.get("hash", "")
    domain = fields.get("domain", "")
    one = check_signature(
        words,
        fields["signature"],
        key=fields.get("publicKey", ""),
        certificates=fields.get("domainCert", ""),
        domain=domain,
    )
    over_this = words.removeprefix("sha256:") == found.found
    yield Said(
        kind="signature",
        name=f"key {one.key}" if one.key else "key",
        value="; ".join(w for n in ("software", "created") if (w := fields.get(n, ""))),
        check=one.verdict if over_this or one.verdict == "not_checked" else "refused",
    )
    if domain:
        yield Said(
            kind="signature",
            name="domain",
            value=f"{domain}; until {one.until}" if one.until else domain,
            check=one.certificate or "not_checked",
        )
