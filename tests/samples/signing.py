"""Signatures of others, made with openssl: a signed web archive, certificates, a time stamp."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import subprocess
import zipfile
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

REAL = Path(__file__).parent / "real"
DOMAIN = "archive.example"
CREATED = "2025-05-19T10:00:00Z"
EXTENSIONS = f"subjectAltName=DNS:{DOMAIN}"


def a_packed_page() -> bytes:
    """Give a web archive in one file as py-wacz made it, with a hash of its package."""
    return (REAL / "karvel.wacz").read_bytes()


def parts_of(data: bytes) -> dict[str, bytes]:
    """Give the parts of a ZIP by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """Put parts together again."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def openssl(folder: Path, *words: str, given: bytes = b"") -> bytes:
    """Run openssl in a folder."""
    asked = ["openssl", *" ".join(words).split()]
    done = subprocess.run(asked, cwd=folder, input=given, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def signed_by_a_key(folder: Path, data: bytes | None = None) -> bytes:
    """Sign as ArchiveWeb.page does: P-384, two numbers after one another, the key beside."""
    openssl(folder, "ecparam -name secp384r1 -genkey -noout -out key.pem")
    public = openssl(folder, "ec -in key.pem -pubout -outform DER")
    return _with(data or a_packed_page(), lambda words: {
        "signature": _text(_raw(openssl(folder, "dgst -sha256 -sign key.pem", given=words))),
        "publicKey": _text(public),
        "software": "ArchiveWeb.page 0.11.3",
    })  # fmt: skip


def signed_by_a_domain(folder: Path, stamped=None, domain: str = DOMAIN) -> bytes:
    """Sign as authsign does: the key of a domain's certificate, DER, a time stamp over all that."""
    openssl(folder, "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30",
            "-subj /CN=Invented -keyout ca.key -out ca.pem")  # fmt: skip
    openssl(folder, "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30",
            f"-subj /CN={DOMAIN} -addext {EXTENSIONS} -CA ca.pem -CAkey ca.key",
            "-keyout own.key -out own.pem")  # fmt: skip
    chain = (folder / "own.pem").read_text() + (folder / "ca.pem").read_text()

    def fields(words: bytes) -> dict[str, str]:
        signature = _text(openssl(folder, "dgst -sha256 -sign own.key", given=words))
        more = stamped(signature.encode()) if stamped else {}
        return {"signature": signature, "domain": domain, "domainCert": chain,
                "software": "authsigner 0.5.0", **more}  # fmt: skip

    return _with(a_packed_page(), fields)


def _with(data: bytes, fields) -> bytes:
    parts = parts_of(data)
    told = json.loads(parts["datapackage-digest.json"])
    made = fields(told["hash"].encode())
    told["signedData"] = {"hash": told["hash"], "created": CREATED, **made}
    return packed({**parts, "datapackage-digest.json": json.dumps(told).encode()})


def altered(data: bytes, *, known: bool) -> bytes:
    """Change a part, and compute the package's hashes anew where ``known``; nobody signs it."""
    parts = parts_of(data)
    package = json.loads(parts["datapackage.json"])
    package["title"] = "Nobody was detained"
    if known:
        told = json.loads(parts["datapackage-digest.json"])
        raw = json.dumps(package).encode()
        told["hash"] = f"sha256:{hashlib.sha256(raw).hexdigest()}"
        parts["datapackage-digest.json"] = json.dumps(told).encode()
    return packed({**parts, "datapackage.json": json.dumps(package).encode()})


def _raw(der: bytes) -> bytes:
    first, second = decode_dss_signature(der)
    return first.to_bytes(48, "big") + second.to_bytes(48, "big")


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
