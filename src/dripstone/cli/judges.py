"""Judges: programs that are not ours say whether a time stamp holds.

openssl_token    hash, token, certificates → the same, for a time stamp that others asked for
openssl          request, reply, certificates → holds, refused or not_there
rfc3161_client   the same, by a library of another house
JUDGES           both, by the names that their verdicts are kept under

Each refuses stamps that the other accepts: the library, certificates that are not in the order of
DER, as openssl's own authority sends them. Both verdicts are kept; openssl's decides, because a
stranger has openssl.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from dripstone.journal.stamps import is_bare

PATIENCE = 60  #: seconds
HOLDS, REFUSED, NOT_THERE = "holds", "refused", "not_there"


def openssl(request: bytes, reply: bytes, chain: bytes) -> str:
    """Ask openssl whether a reply answers a request, and was signed under these certificates.

    Only what is public is written to its temporary files: a hash, the reply, the certificates.
    """
    program = shutil.which("openssl")
    if program is None:
        return NOT_THERE
    with tempfile.TemporaryDirectory(prefix="dripstone-") as folder:
        words = [program, "ts", "-verify"]
        for flag, data in (("-queryfile", request), ("-in", reply), ("-CAfile", chain)):
            place = Path(folder) / flag[1:]
            place.write_bytes(data)
            words += [flag, str(place)]
        words += ["-untrusted", str(Path(folder) / "CAfile")]
        ran = subprocess.run(words, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603 - our own words
    return REFUSED if ran.returncode else HOLDS


def openssl_token(sha256: str, token: bytes, certificates: bytes) -> str:
    """Ask openssl whether a time stamp is over a hash, and was signed under these certificates.

    It was asked for by somebody else, and the certificates may have come along with it: they show
    that the stamp is whole, and not that whoever signed it is an authority.
    """
    program = shutil.which("openssl")
    if program is None:
        return NOT_THERE
    with tempfile.TemporaryDirectory(prefix="dripstone-") as folder:
        place, chain = Path(folder) / "token", Path(folder) / "chain"
        place.write_bytes(token)
        chain.write_bytes(certificates)
        words = [program, "ts", "-verify", "-digest", sha256, "-in", str(place)]
        words += ["-token_in"] if is_bare(token) else []
        words += ["-CAfile", str(chain), "-untrusted", str(chain), "-partial_chain"]
        ran = subprocess.run(words, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603 - our own words
    return REFUSED if ran.returncode else HOLDS


def rfc3161_client(request: bytes, reply: bytes, chain: bytes) -> str:
    """Ask the library of that name, the extra ``stamps``, the same."""
    try:
        import rfc3161_client as library
        from cryptography.x509 import load_pem_x509_certificates
    except ImportError:
        return NOT_THERE
    from dripstone.journal.stamps import asked_for

    sha256, nonce = asked_for(request)
    try:
        certificates = load_pem_x509_certificates(chain)
        answer = library.decode_timestamp_response(reply)
        builder = library.VerifierBuilder(
            roots=[one for one in certificates if one.subject == one.issuer],
            intermediates=[one for one in certificates if one.subject != one.issuer],
            nonce=nonce,
        )
        builder.build().verify(answer, bytes.fromhex(sha256))
    except (library.VerificationError, ValueError):
        return REFUSED
    return HOLDS


JUDGES = {"openssl": openssl, "rfc3161-client": rfc3161_client}
