"""Invented originals: a PDF, a picture, and a saved page that would tell somebody of its reader."""

from __future__ import annotations

import hashlib
import io
import zlib

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from dripstone.read import open_text
from dripstone.records import AnyFinding, Origin, Report, Text, report_id
from dripstone.vault.memory import Memory
from invented import a_claim, suggested
from local_page import ADA

BEACONS = """<!doctype html><html><head><title>T</title><base href="http://evil.test/">
<link rel=stylesheet href=//evil.test/a.css><meta http-equiv=refresh content="0;url=//evil.test/m">
<style>@import "//evil.test/b"; body{background:url(//evil.test/c)}</style></head>
<body background="//evil.test/d" onload="fetch('//evil.test/e')">
<h1 style="background:url(//evil.test/f)">Two held in Karvel</h1>
<img src="//evil.test/g" srcset="//evil.test/h 2x" alt="A square"><video poster=//evil.test/i></video>
<p>Police detained <a href="//evil.test/j" ping="//evil.test/k">Timur Basnin</a> on Saturday.</p>
<iframe src="//evil.test/l"></iframe><object data="//evil.test/n"></object><embed src="//evil.test/o">
<svg><image href="//evil.test/p"/><use href="//evil.test/q"/></svg><script src="//evil.test/r"></script>
<form action="//evil.test/s"><input type=image src="//evil.test/t"></form>
<table><tr><td>One &lt;script&gt;alert(1)&lt;/script&gt;</td></tr></table>
<noscript><img src="//evil.test/u"></noscript><template><img src=//evil.test/v></template>
<math><mtext></p><style><img src="//evil.test/w"></style></mtext></math></body></html>"""


def kept(data: bytes, media: str, name: str) -> Report:
    """Make a report of these bytes."""
    sha256 = hashlib.sha256(data).hexdigest()
    return Report(
        id=report_id(sha256), sha256=sha256, size=len(data), media_type=media,
        origin=Origin(kind="file", name=name, came_from="The Karvel Courier"),
        received_at="2025-05-18T08:00:00Z", received_by=ADA,
    )  # fmt: skip


def taken_in(
    vault: Memory, data: bytes, media: str, name: str, these: str
) -> tuple[Report, Text, AnyFinding]:
    """Keep and read a file, and suggest something of it."""
    report = kept(data, media, name)
    text = open_text(report, data)
    claim = a_claim(text, these)
    vault.commit(report, did="keep", by=ADA, originals={report.id: data})
    vault.commit(text, suggested(claim), did="read", by=ADA)
    return report, text, claim


def a_pdf() -> bytes:
    made = io.BytesIO()
    page = canvas.Canvas(made, pagesize=(400, 300))
    page.setFont("Helvetica", 12)
    page.drawString(40, 250, "Two held in Karvel")
    page.drawString(40, 220, "Police detained Timur Basnin on Satur-")
    page.drawString(40, 206, "day, the Courier said.")
    page.showPage()
    page.setFont("Helvetica", 12)
    page.drawString(40, 250, "Both were released on Monday morning.")
    page.save()
    return made.getvalue()


def a_scan() -> bytes:
    """Make a PDF of one page that is a picture and has no words."""
    made = io.BytesIO()
    page = canvas.Canvas(made, pagesize=(400, 300))
    page.drawImage(ImageReader(io.BytesIO(a_picture())), 50, 50, 300, 200)
    page.save()
    return made.getvalue()


def a_picture() -> bytes:
    """Make a red point, as PNG."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        whole = kind + body
        return len(body).to_bytes(4, "big") + whole + zlib.crc32(whole).to_bytes(4, "big")

    head = (1).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\x00\xff\x00\x00"))
    return b"\x89PNG\r\n\x1a\n" + parts + chunk(b"IEND", b"")
