"""Proofs of others are kept as their word, checked where they can be, and told with their limits."""

from __future__ import annotations

import base64
import hashlib
import json
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent.parent / "journal"))

import calendars as ots
from authorities import Authority

from dripstone import flow
from dripstone.cli.judges import openssl_token
from dripstone.journal import stamp_request
from dripstone.journal.stamps import is_bare, read_token
from dripstone.keep.signatures import as_pem, check_signature
from dripstone.records import Report, Theirs
from dripstone.vault.checking import check
from dripstone.vault.memory import Memory
from samples import peers, signing

ADA = "Ada Reader"


@pytest.fixture
def vault() -> Memory:
    vault = Memory()
    vault.add_signer(ADA)
    return vault


@pytest.fixture(scope="module")
def authority(tmp_path_factory) -> Authority:
    return Authority(tmp_path_factory.mktemp("tsa") / "authority")


def came(vault: Memory, folder: Path, **files: bytes):
    """Take in files, whose names have ``__`` for a stop."""
    there = folder / "in"
    there.mkdir()
    for name, data in files.items():
        (there / name.replace("__", ".")).write_bytes(data)
    return flow.take_in(vault, [there], by=ADA, token_judge=openssl_token)


def told(vault: Memory, system: str) -> dict[str, tuple[str, str | None]]:
    """Give what is said under a system: by kind and name, the value and the check."""
    return {
        f"{one.kind} {one.name.partition(' ')[0]}": (one.value, one.check)
        for theirs in vault.all(Theirs)
        if theirs.system == system
        for one in theirs.said
    }


def whys(receipt) -> dict[str, str | None]:
    return {line.item.rpartition("/")[2]: line.why for line in receipt.lines}


def token_of(answer: bytes) -> bytes:
    """Take the token out of a response, as Auto Archiver keeps it."""
    at = 4 if answer[1] == 0x82 else 3
    status = 2 + answer[at + 1]
    return answer[at + status :]


def test_a_signed_web_archive_says_who_signed_what(vault, tmp_path):
    """The key's signature over the package holds, and so do the hashes of its parts."""
    data = signing.signed_by_a_key(tmp_path)

    receipt = came(vault, tmp_path, page__wacz=data)

    said = told(vault, "wacz")
    assert said["signature key"] == (f"ArchiveWeb.page 0.11.3; {signing.CREATED}", "holds")
    assert said["hash datapackage.json"][1] == "agrees"
    assert said["hash parts"] == ("3 of 3", "agrees")
    assert set(whys(receipt).values()) <= {None, "NoSuchLanguage", "MissingExtra"}
    assert check(vault).sound


def test_a_web_archive_that_nobody_signed_says_only_its_hashes(vault, tmp_path):
    """What py-wacz writes by itself is a hash, and is told as no more."""
    came(vault, tmp_path, page__wacz=signing.a_packed_page())

    assert set(told(vault, "wacz")) == {"hash datapackage.json", "hash parts"}


@pytest.mark.parametrize(
    ("known", "hashed"), [(False, "differs"), (True, "agrees")], ids=["left", "anew"]
)
def test_an_altered_package_is_told_and_kept(vault, tmp_path, known, hashed):
    """With its hash left or computed anew, the signature is over something else; all is kept."""
    data = signing.altered(signing.signed_by_a_key(tmp_path), known=known)

    receipt = came(vault, tmp_path, page__wacz=data)

    said = told(vault, "wacz")
    assert (said["signature key"][1], said["hash datapackage.json"][1]) == ("refused", hashed)
    assert whys(receipt)["page.wacz"] == "FalseProof"
    assert any(vault.original(one.id) == data for one in vault.all(Report))


@pytest.mark.parametrize("field", ["signature", "publicKey"])
def test_a_signature_by_another_key_is_refused(vault, tmp_path, field):
    """Neither another's key nor another's signature fits."""
    (tmp_path / "other").mkdir()
    parts = signing.parts_of(signing.signed_by_a_key(tmp_path))
    other = signing.parts_of(signing.signed_by_a_key(tmp_path / "other"))
    mixed = json.loads(parts["datapackage-digest.json"])
    theirs = json.loads(other["datapackage-digest.json"])["signedData"]
    mixed["signedData"][field] = theirs[field]
    parts["datapackage-digest.json"] = json.dumps(mixed).encode()

    came(vault, tmp_path, page__wacz=signing.packed(parts))

    assert told(vault, "wacz")["signature key"][1] == "refused"


def test_a_part_that_the_package_does_not_list_is_told(vault, tmp_path):
    """A file that was put in beside the signed ones is counted."""
    parts = signing.parts_of(signing.signed_by_a_key(tmp_path))

    came(
        vault, tmp_path, page__wacz=signing.packed({**parts, "archive/more.warc": b"WARC/1.1\r\n"})
    )

    assert told(vault, "wacz")["hash parts"] == ("3 of 3; 1 not listed", "differs")


def test_a_domain_and_a_time_stamp_are_checked_under_what_came_along(vault, tmp_path, authority):
    """The certificate names the domain, its key signed, and the time stamp is over the signature."""

    def stamped(words: bytes) -> dict[str, str]:
        request = stamp_request(hashlib.sha256(words).hexdigest(), 7)
        token = base64.b64encode(authority.answer(request)).decode()
        return {"timeSignature": token, "timestampCert": authority.root.decode()}

    came(vault, tmp_path, page__wacz=signing.signed_by_a_domain(tmp_path, stamped))

    said = told(vault, "wacz")
    assert said["signature key"][1] == "holds"
    assert said["signature domain"][0].startswith(signing.DOMAIN)
    assert said["signature domain"][1] == "holds"
    assert said["timestamp RFC"][1] == "holds"


def test_another_domain_and_a_stamp_over_something_else_are_refused(vault, tmp_path, authority):
    """A domain that the certificate does not name, and a stamp over other words."""

    def stamped(_: bytes) -> dict[str, str]:
        token = base64.b64encode(authority.answer(stamp_request("0" * 64, 7))).decode()
        return {"timeSignature": token, "timestampCert": authority.root.decode()}

    data = signing.signed_by_a_domain(tmp_path, stamped, domain="other.example")
    receipt = came(vault, tmp_path, page__wacz=data)

    said = told(vault, "wacz")
    assert said["signature key"][1] == "holds"
    assert (said["signature domain"][1], said["timestamp RFC"][1]) == ("refused", "refused")
    assert whys(receipt)["page.wacz"] == "FalseProof"


def test_what_auto_archiver_leaves_beside_a_file_is_told_of_the_file(vault, tmp_path, authority):
    """Its token over a text of hashes, its certificates, its OpenTimestamps proof over a picture."""
    hashes = hashlib.sha256(peers.PICTURE).hexdigest().encode()
    answer = authority.answer(stamp_request(hashlib.sha256(hashes).hexdigest(), 7))
    root = signing.openssl(tmp_path, "x509 -outform DER", given=authority.root)

    receipt = came(
        vault,
        tmp_path,
        page__png=peers.PICTURE,
        page__png__ots=ots.written(ots.stamped(peers.PICTURE, height=900_000)),
        hashes__txt=hashes,
        timestamp_token_invented=token_of(answer),
        root__crt=root,
    )

    chained, dated = told(vault, "opentimestamps"), told(vault, "rfc3161")
    ends = f"block 900000; promised by {ots.CALENDAR}"
    assert chained == {"timestamp OpenTimestamps": (ends, "not_checked")}
    assert dated["timestamp RFC"] == (read_token(answer).at, "holds")
    over = {one.system: vault.get(one.report).origin.name for one in vault.all(Theirs)}
    assert over == {"opentimestamps": "in/page.png", "rfc3161": "in/hashes.txt"}
    assert receipt.count("kept_wordless") == 1  # the picture, which has no words
    assert is_bare(token_of(answer))


def test_a_token_without_certificates_is_over_the_file_and_not_checked(vault, tmp_path, authority):
    """Nothing to check a signature with leaves it unchecked, and says what it is over."""
    answer = authority.answer(stamp_request(hashlib.sha256(b"words").hexdigest(), 7))

    came(vault, tmp_path, note__txt=b"words", note__txt__tsr=answer)

    assert told(vault, "rfc3161")["timestamp RFC"][1] == "not_checked"


def test_a_wrong_token_and_a_wrong_proof_are_told_and_kept(vault, tmp_path, authority):
    """A proof over other bytes than the file of its name, and a stamp that somebody altered."""
    answer = bytearray(authority.answer(stamp_request(hashlib.sha256(b"words").hexdigest(), 7)))
    answer[-5] ^= 1

    receipt = came(
        vault,
        tmp_path,
        note__txt=b"words",
        stamp__tsr=bytes(answer),
        root__pem=authority.root,
        page__png=peers.PICTURE,
        page__png__ots=ots.written(ots.stamped(b"another picture")),
        broken__ots=b"\x00OpenTimestamps",
    )

    assert told(vault, "rfc3161")["timestamp RFC"][1] == "refused"
    assert told(vault, "opentimestamps")["timestamp OpenTimestamps"][1] == "differs"
    said = whys(receipt)
    assert (said["stamp.tsr"], said["page.png.ots"]) == ("FalseProof", "FalseProof")
    assert {line.became for line in receipt.lines if line.item.endswith(".ots")} == {"kept"}


def test_taking_in_again_says_nothing_twice(vault, tmp_path):
    """The same files leave one account of each proof."""
    data = signing.signed_by_a_key(tmp_path)
    proof = ots.written(ots.stamped(peers.PICTURE))
    came(vault, tmp_path, page__wacz=data, page__png=peers.PICTURE, page__png__ots=proof)

    flow.take_in(vault, [tmp_path / "in"], by=ADA, token_judge=openssl_token)

    assert sorted(one.system for one in vault.all(Theirs)) == ["opentimestamps", "wacz"]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=80), st.text(max_size=80))
def test_no_words_as_key_or_certificate_crash(words, signature, key, certificates):
    """Whatever stands in these fields is not checked, or refused."""
    found = check_signature(words, signature, key=key, certificates=certificates, domain="d")

    assert found.verdict in {"not_checked", "refused"}
    assert as_pem(certificates.encode()) in {b"", certificates.encode().strip() + b"\n"}


def test_cut_and_flipped_keys_and_certificates_never_crash(tmp_path):
    """A changed octet of a key or certificate is refused, not checked, or another key."""
    fields = json.loads(
        signing.parts_of(signing.signed_by_a_domain(tmp_path))["datapackage-digest.json"]
    )["signedData"]
    chain = fields["domainCert"]

    for place in range(30, len(chain) - 30, 23):
        for bad in (chain[:place], chain[:place] + "A" + chain[place + 1 :]):
            found = check_signature(
                fields["hash"], fields["signature"], certificates=bad, domain=signing.DOMAIN
            )
            assert found.verdict in {"holds", "refused", "not_checked"}
