"""Where a server for several people listens, and what browsers must call it."""

from __future__ import annotations

import ssl

import pytest

from dripstone.errors import NotSafe
from dripstone.vault.memory import Memory
from dripstone.web.serving import Place, made_team
from local_page import ADA


@pytest.fixture
def vault():
    held = Memory()
    held.add_signer(ADA)
    return held


@pytest.mark.parametrize(
    "place",
    [
        Place(address="0.0.0.0"),
        Place(address="10.0.0.1", name="desk.example.org"),
        Place(address="::"),
        Place(address="0.0.0.0", proxied=True, name="desk.example.org"),
        Place(address="0.0.0.0", certificate="only-one.pem"),
    ],
)
def test_nothing_is_served_in_clear_beyond_this_computer(vault, place):
    """Without a certificate and its key, only this computer is listened to, proxy or not."""
    with pytest.raises(NotSafe):
        made_team(vault, place)


@pytest.mark.parametrize(
    ("place", "address"),
    [
        (Place(name="desk.example.org", proxied=True), "https://desk.example.org/sign-in"),
        (Place(name="localhost:1"), "http://localhost:1/sign-in"),
    ],
)
def test_the_address_is_what_browsers_use(vault, place, address):
    """The name that was given is what is told, with the scheme that browsers see."""
    server, sockets, told = made_team(vault, place)

    assert told == address
    assert sockets[0].getsockname()[0] == "127.0.0.1"
    assert server.config.access_log is False
    for one in sockets:
        one.close()


def test_a_given_certificate_is_used(vault, tmp_path):
    """With certificate files the server speaks TLS from the first byte."""
    certificate, key = self_signed(tmp_path)
    place = Place(certificate=str(certificate), key=str(key))

    server, sockets, told = made_team(vault, place)
    server.config.load()

    assert told.startswith("https://localhost:")
    assert isinstance(server.config.ssl, ssl.SSLContext)
    for one in sockets:
        one.close()


def self_signed(folder):
    """Make a certificate for tests."""
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    own = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(own.public_key())
        .serial_number(1)
        .not_valid_before(datetime.now(UTC) - timedelta(days=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=1))
        .sign(own, SHA256())
    )
    certificate, key = folder / "c.pem", folder / "k.pem"
    certificate.write_bytes(made.public_bytes(Encoding.PEM))
    key.write_bytes(own.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return certificate, key
