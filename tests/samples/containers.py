"""Containers: archives, mailboxes and web archives, made by the standard programs' own code."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import mailbox
import struct
import tarfile
import tempfile
import zipfile
import zlib
from email.message import EmailMessage
from pathlib import Path

import py7zr
from fastwarc.warc import WarcRecord, WarcRecordType

PAGE = (
    "<html><head><title>Three detained in {place}</title></head><body><h1>Three detained in "
    "{place}</h1><p>Police in {place} detained three people on Saturday. They were held for ten "
    "hours.</p></body></html>"
)


def a_tar(members: dict[str, bytes], packed: str = "") -> bytes:
    """Make an archive; ``packed`` is gz, xz, bz2 or nothing."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=f"w:{packed}") as archive:
        for name, data in members.items():
            about = tarfile.TarInfo(name)
            about.size, about.mtime = len(data), 1_747_648_800
            archive.addfile(about, io.BytesIO(data))
    return file.getvalue()


def a_seven_zip(members: dict[str, bytes], password: str | None = None) -> bytes:
    """Make a 7z archive, all its members packed together."""
    file = io.BytesIO()
    with py7zr.SevenZipFile(file, "w", password=password) as archive:
        archive.set_encoded_header_mode(password is not None)
        for name, data in members.items():
            archive.writestr(data, name)
    return file.getvalue()


def a_renamed_seven_zip(data: bytes, old: str, new: str) -> bytes:
    """Put a name of the same length in an archive's list, and mend the sums over it."""
    before, after = (f"{name}\0".encode("utf-16-le") for name in (old, new))
    assert len(before) == len(after)
    assert data.count(before) == 1
    whole = bytearray(data.replace(before, after))
    at, size = struct.unpack_from("<QQ", whole, 12)
    struct.pack_into("<L", whole, 28, zlib.crc32(whole[32 + at : 32 + at + size]))
    struct.pack_into("<L", whole, 8, zlib.crc32(whole[12:32]))
    return bytes(whole)


def a_tar_with_links() -> bytes:
    """Make an archive of a link out of it, a device and a file."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        device = tarfile.TarInfo("device")
        device.type = tarfile.CHRTYPE
        archive.addfile(device)
        plain = tarfile.TarInfo("plain.txt")
        plain.size = 5
        archive.addfile(plain, io.BytesIO(b"words"))
    return file.getvalue()


def a_mailbox(*messages: EmailMessage) -> bytes:
    """Make an mbox file of these messages."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "box")
        box = mailbox.mbox(path)
        for message in messages:
            box.add(mailbox.mboxMessage(message))
        box.flush()
        box.close()
        return path.read_bytes()


def a_message(words: str, **attached: bytes) -> EmailMessage:
    """Make a message with files attached, named by their keywords, ``_`` for a dot."""
    message = EmailMessage()
    message["From"], message["To"] = "marta@lawyers.example", "desk@kestrel.example"
    message["Subject"], message["Date"] = words, "Mon, 19 May 2025 10:00:00 +0300"
    message.set_content(f"{words}\nFrom the square we saw it.")
    for name, data in attached.items():
        message.add_attachment(
            data,
            maintype="application",
            subtype="octet-stream",
            filename=name.replace("_", "."),
        )
    return message


def a_record(
    url: str,
    body: bytes,
    kind: str = "text/html; charset=utf-8",
    *,
    status: str = "200 OK",
    coding: str | None = None,
) -> bytes:
    """Make one response record with its digests, as crawlers write it."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n"
    if coding == "gzip":
        head, body = head + "Content-Encoding: gzip\r\n", gzip.compress(body)
    elif coding == "chunked":
        head += "Transfer-Encoding: chunked\r\n"
        body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    record = WarcRecord()
    record.init_headers(record_type=WarcRecordType.response)
    record.headers["WARC-Target-URI"] = url
    record.headers["WARC-Date"] = "2025-05-19T10:00:00Z"
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.set_bytes_content(head.encode() + b"\r\n" + body)
    file = io.BytesIO()
    record.write(file, checksum_data=True)
    return file.getvalue()


def a_warc(*records: bytes, packed: bool = True) -> bytes:
    """Put records after one another, each packed by itself as the standard recommends."""
    return b"".join(map(gzip.compress, records) if packed else records)


def a_wacz(warc: bytes, *urls: str, told: str | None = None) -> bytes:
    """Make a web archive in one file, laid out as ArchiveWeb.page and Browsertrix write it."""
    lines = [{"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}]
    lines += [{"id": str(n), "url": u, "ts": "2025-05-19T10:00:00Z"} for n, u in enumerate(urls)]
    members = {
        "archive/data.warc.gz": warc,
        "pages/pages.jsonl": "\n".join(map(json.dumps, lines)).encode(),
        "indexes/index.cdx.gz": gzip.compress(b""),
    }
    package = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "resources": [
            {
                "name": name.rpartition("/")[2],
                "path": name,
                "hash": f"sha256:{told or hashlib.sha256(data).hexdigest()}",
                "bytes": len(data),
            }
            for name, data in members.items()
        ],
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        archive.writestr("datapackage.json", json.dumps(package))
    return file.getvalue()
