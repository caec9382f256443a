"""An address is fetched only when a person says so, from the machine that was looked at, in bounds."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from fastwarc.warc import ArchiveIterator

from dripstone import flow
from dripstone.errors import NotFetched, TooLargeToKeep
from dripstone.keep.capture.fetching import Bounds, Fetched, Step, fetch, is_public
from dripstone.records import Custody, Report, Text
from dripstone.vault.memory import Memory
from samples.containers import PAGE

ADA = "Ada Reader"
KARVEL = PAGE.format(place="Karvel").encode()


class Answering(BaseHTTPRequestHandler):
    """A site: pages, a way on, one that never ends, one that never begins."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked.append(self.path)
        getattr(self, f"_{self.path.strip('/').partition('/')[0] or 'page'}")()

    def _page(self):
        self._answer(200, KARVEL, **{"Content-Type": "text/html; charset=utf-8"})

    def _gone(self):
        self._answer(404, b"<p>gone</p>", **{"Content-Type": "text/html"})

    def _moved(self):
        self._answer(302, b"", Location="/page")

    def _round(self):
        self._answer(302, b"", Location="/round")

    def _home(self):
        port = self.server.server_address[1]
        self._answer(301, b"", Location=f"http://127.0.0.2:{port}/page")

    def _file(self):
        self._answer(301, b"", Location="file:///etc/passwd")

    def _parts(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for start in range(0, len(KARVEL), 50):
            part = KARVEL[start : start + 50]
            self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
        self.wfile.write(b"0\r\n\r\n")
        self.close_connection = True

    def _large(self):
        self._answer(200, bytes(2**21), **{"Content-Type": "text/plain"})

    def _silent(self):
        self.server.end.wait(60)

    def _answer(self, status, body, **head):
        self.send_response(status)
        for name, value in head.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[ThreadingHTTPServer]:
    with a_site() as server:
        yield server


class a_site(ThreadingHTTPServer):  # noqa: N801 -- reads as a noun
    daemon_threads = True

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.asked: list[str] = []
        self.end = threading.Event()
        if context is not None:
            self.socket = context.wrap_socket(self.socket, server_side=True)
        self.thread = threading.Thread(target=self.serve_forever, daemon=True)
        self.thread.start()

    def __exit__(self, *_: object) -> None:
        self.end.set()
        self.shutdown()
        self.thread.join()
        self.server_close()

    def handle_error(self, request, client_address):
        """Whoever asked may hang up."""

    def at(self, path: str, scheme: str = "http") -> str:
        return f"{scheme}://127.0.0.1:{self.server_address[1]}{path}"


def own(address: str) -> bool:
    """Let a test ask its own server, and nothing else."""
    return address == "127.0.0.1"


def got(url: str, **rest) -> Fetched:
    return fetch(url, ask=rest.pop("ask", lambda _: True), public=own, **rest)


def records(recording: bytes):
    found = ArchiveIterator(io.BytesIO(recording), parse_http=False)
    return [(one.headers, one.reader.read()) for one in found]


def test_the_exchange_is_kept_as_a_web_archive_that_others_read(site):
    """Request and answer stand in it octet by octet, with digests that another program proves."""
    found = got(site.at("/page"))

    told = records(found.recording)
    assert [head["WARC-Type"] for head, _ in told] == ["warcinfo", "response", "request"]
    answer, asked = told[1], told[2]
    assert answer[0]["WARC-Target-URI"] == site.at("/page")
    assert answer[0]["WARC-IP-Address"] == "127.0.0.1"
    assert asked[0]["WARC-Concurrent-To"] == answer[0]["WARC-Record-ID"]
    assert answer[1].startswith(b"HTTP/1.1 200 OK\r\n")
    assert answer[1].endswith(KARVEL)
    assert asked[1].startswith(b"GET /page HTTP/1.1\r\nHost: 127.0.0.1:")
    assert b"ripstone" not in asked[1]
    assert b"Cookie" not in asked[1]
    proved = ArchiveIterator(io.BytesIO(found.recording), parse_http=False)
    assert all(one.verify_block_digest() for one in proved)
    whole = ArchiveIterator(io.BytesIO(found.recording))
    assert all(o.verify_payload_digest() for o in whole if "WARC-Payload-Digest" in o.headers)


def test_a_changed_octet_of_an_answer_is_noticed(site):
    """The digest is of what came: another octet does not match it."""
    recording = got(site.at("/page")).recording.replace(b"ten hours", b"two hours")

    proved = ArchiveIterator(io.BytesIO(recording), parse_http=False)

    assert [one.verify_block_digest() for one in proved] == [True, False, True]


def test_what_is_fetched_comes_in_like_any_web_archive(site):
    """The archive and its page are kept; the page has its address, and custody says how it came."""
    vault = Memory()
    vault.add_signer(ADA)

    receipt = flow.fetch(
        vault,
        site.at("/moved"),
        by=ADA,
        ask=lambda _: True,
        reason="before it goes",
        get=partial(fetch, public=own),
    )

    assert [line.became for line in receipt.lines if line.report] == ["kept", "kept"]
    archive, page = (vault.get(line.report) for line in receipt.lines if line.report)
    assert (archive.media_type, archive.origin.kind) == ("application/warc", "address")
    assert (page.origin.url, page.origin.of) == (site.at("/page"), archive.id)
    assert vault.original(page.id) == KARVEL
    assert [text.report for text in vault.all(Text)] == [page.id]
    told = next(one for one in vault.all(Custody) if one.report == archive.id).told
    assert f"127.0.0.1:{site.server_address[1]}" in told.notes
    assert "status 200" in told.notes
    assert archive.origin.reason == "before it goes"
    assert [one.did for one in vault.entries()][-1] == "receipt"


def test_a_body_in_parts_is_put_together_and_kept_as_it_came(site):
    """The recording has the parts as they went over the wire; the payload is the page."""
    found = got(site.at("/parts"))

    answer = next(
        data for head, data in records(found.recording) if head["WARC-Type"] == "response"
    )
    digest = next(head for head, _ in records(found.recording) if "WARC-Payload-Digest" in head)
    assert b"\r\n32\r\n" in answer
    assert digest["WARC-Payload-Digest"].startswith("sha256:")
    page = next(
        one.reader.read() for one in ArchiveIterator(io.BytesIO(found.recording), auto_decode="all")
        if one.headers["WARC-Type"] == "response"
    )  # fmt: skip
    assert page == KARVEL


def test_nothing_is_asked_without_a_yes(site):
    """Each connection is told before it is made; a no means that none is made."""
    seen: list[Step] = []

    with pytest.raises(NotFetched) as caught:
        got(site.at("/page"), ask=lambda step: seen.append(step) or False)

    assert caught.value.facts["why"] == "agreed"
    assert site.asked == []
    assert (seen[0].host, seen[0].address, seen[0].port) == (
        "127.0.0.1",
        "127.0.0.1",
        site.server_address[1],
    )


def test_a_second_connection_is_asked_about_too(site):
    """A page that leads on needs another yes; the first exchange alone is not kept."""
    answers = iter([True, False])

    with pytest.raises(NotFetched):
        got(site.at("/moved"), ask=lambda _: next(answers))

    assert site.asked == ["/moved"]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fd00::1", "fec0::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::", "2002:a00:1::1", "2001:db8::1", "fd00:ec2::254",
        "::ffff:0:127.0.0.1", "::127.0.0.1", "64:ff9b:1::7f00:1", "5f00::1", "3fff::1",
    ],
)  # fmt: skip
def test_machines_of_our_own_networks_are_never_asked(address):
    """Neither this computer, nor this network, nor a cloud's own services, however spelled."""
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "1.1.1.1", "2606:4700::1111"])
def test_machines_of_the_open_network_may_be_asked(address):
    """The rule is no refusal of everything."""
    assert is_public(address)
    assert ipaddress.ip_address(address).is_global


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0x7f.1", "2130706433", "[::1]"])
def test_this_computer_is_refused_under_any_name(site, host):
    """Without a test's own leave, nothing here is asked, and no connection is made."""
    with pytest.raises(NotFetched) as caught:
        fetch(f"http://{host}:{site.server_address[1]}/page", ask=lambda _: True)

    assert caught.value.facts["why"] in {"private", "name"}
    assert site.asked == []


def test_a_page_cannot_lead_to_a_machine_of_ours(site):
    """Each step is looked at like the first one, whichever page led there."""
    with pytest.raises(NotFetched) as caught:
        got(site.at("/home"))

    assert caught.value.facts["why"] == "private"
    assert site.asked == ["/home"]


def test_a_name_that_changes_its_number_gains_nothing(site, monkeypatch):
    """The connection goes to the number that was looked at; the name is looked up once."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def looked_up(host, port, *args, **rest):
        if host == "changes.example":
            asked.append(host)
            host = "127.0.0.1" if len(asked) == 1 else "127.0.0.3"
        return real(host, port, *args, **rest)

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)

    found = got(f"http://changes.example:{site.server_address[1]}/page")

    assert asked == ["changes.example"]
    assert [step.address for step in found.steps] == ["127.0.0.1"]
    assert f"Host: changes.example:{site.server_address[1]}".encode() in found.recording


def test_a_name_with_one_number_of_ours_is_refused(site, monkeypatch):
    """A name that stands for an open machine and for one of ours is not asked at all."""
    real = socket.getaddrinfo
    numbers = ("127.0.0.1", "127.0.0.2")
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda _, port, **rest: [real(n, port, **rest)[0] for n in numbers]
    )

    with pytest.raises(NotFetched):
        got(f"http://both.example:{site.server_address[1]}/page")

    assert site.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://93.184.216.34/", "gopher://93.184.216.34/", "//no.scheme/",
        "http://", "http://user:word@127.0.0.1/", "http://127.0.0.1:99999/", "javascript:alert(1)",
        "http://127.0.0.1/\r\nHost: other", "http://[::1", "http://127.0.0.1/ x", "x" * 3000,
    ],
)  # fmt: skip
def test_what_is_no_address_of_a_page_is_refused(url):
    """Only http and https, without passwords, without line ends."""
    with pytest.raises(NotFetched) as caught:
        got(url)

    assert caught.value.facts["why"] == "address"


@pytest.mark.parametrize(("path", "why"), [("/round", "redirects"), ("/file", "address")])
def test_a_way_that_leads_nowhere_ends(site, path, why):
    """A ring of redirections ends after five, and one to a file of ours at once."""
    with pytest.raises(NotFetched) as caught:
        got(site.at(path))

    assert caught.value.facts["why"] == why
    assert len(site.asked) <= 6


def test_an_answer_that_is_too_long_is_cut_off(site):
    """No more is read than the bounds allow."""
    with pytest.raises(TooLargeToKeep):
        got(site.at("/large"), bounds=Bounds(octets=2**18))


def test_an_answer_that_does_not_come_is_not_waited_for(site):
    """All connections together have one time."""
    with pytest.raises(NotFetched) as caught:
        got(site.at("/silent"), bounds=Bounds(seconds=0.3))

    assert caught.value.facts["why"] == "time"


def test_nobody_there_is_told():
    """A machine that does not answer is no crash."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]

        with pytest.raises(NotFetched) as caught:
            got(f"http://127.0.0.1:{port}/")

    assert caught.value.facts["why"] == "answer"


def test_a_page_that_is_gone_is_kept_as_that(site):
    """The answer 404 is an answer: the archive has it, and no page comes out of it."""
    vault = Memory()
    vault.add_signer(ADA)

    flow.fetch(vault, site.at("/gone"), by=ADA, ask=lambda _: True, get=partial(fetch, public=own))

    (archive,) = vault.all(Report)
    assert b"404 Not Found" in vault.original(archive.id)


def test_the_same_page_again_is_a_version_only_where_it_changed(site):
    """A page that says the same is here already; each recording is kept, for its moment."""
    vault = Memory()
    vault.add_signer(ADA)
    rest = {"by": ADA, "ask": lambda _: True, "get": partial(fetch, public=own)}
    flow.fetch(vault, site.at("/page"), **rest)

    again = flow.fetch(vault, site.at("/page"), **rest)

    assert [line.became for line in again.lines if line.report] == ["kept", "already_here"]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> Path:
    """Make a certificate that nobody but this test trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "a test's own server")])
    start = dt.datetime.now(dt.UTC) - dt.timedelta(days=1)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(start)
        .not_valid_after(start + dt.timedelta(days=10))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


def test_a_server_that_cannot_prove_its_name_is_refused(certificate):
    """A certificate that nobody vouches for ends the connection before anything is asked."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with a_site(context) as site, pytest.raises(NotFetched) as caught:
        got(site.at("/page", "https"))

    assert caught.value.facts["why"] == "certificate"
    assert site.asked == []


def test_how_a_server_proved_its_name_is_written_down(certificate):
    """The recording holds the fingerprint of the certificate that was shown."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with a_site(context) as site:
        found = got(site.at("/page", "https"), trust=ssl.create_default_context(cafile=certificate))

    shown = x509.load_pem_x509_certificate(certificate.read_bytes())
    digest = hashlib.sha256(shown.public_bytes(serialization.Encoding.DER)).hexdigest()
    about = next(data for head, data in records(found.recording) if head["WARC-Type"] == "metadata")
    assert f"certificate-sha256: {digest}".encode() in about
    assert b"tls-version: TLSv1." in about
