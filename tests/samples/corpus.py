"""A corpus of files made to harm: bombs, loops, lies and disguises of every kind that comes in."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import json
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable

import py7zr

from samples import hostile, peers
from samples.documents import a_word_file, a_workbook, a_zip
from samples.hostile import SECRET

Made = Callable[[], bytes]

MIB = 2**20
_LAUGHS = '<!DOCTYPE x [<!ENTITY a0 "ha">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
)


# Archives.


def nested_zips(depth: int) -> bytes:
    """Put an archive into an archive, twice in each."""
    data = a_zip({"a.txt": b"words"})
    for _ in range(depth):
        data = a_zip({"one.zip": data, "two.zip": data})
    return data


def named(*names: str) -> bytes:
    """Make an archive whose members have these names."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), SECRET.encode())
    return file.getvalue()


def linked_zip() -> bytes:
    """Make an archive with a link to a file of the machine that opens it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        one = zipfile.ZipInfo("link")
        one.external_attr = 0o120777 << 16
        archive.writestr(one, "/etc/passwd")
    return file.getvalue()


def many_members(count: int) -> bytes:
    """Make an archive of very many empty members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for n in range(count):
            archive.writestr(f"{n}", b"")
    return file.getvalue()


def patched(data: bytes, mark: bytes, at: int, put: bytes) -> bytes:
    """Change octets behind each place where a mark stands."""
    whole = bytearray(data)
    place = whole.find(mark)
    while place >= 0:
        whole[place + at : place + at + len(put)] = put
        place = whole.find(mark, place + 1)
    return bytes(whole)


def odd_method() -> bytes:
    """Make an archive packed in a way that nobody unpacks."""
    plain = a_zip({"a.txt": b"words" * 99})
    return patched(patched(plain, b"PK\x01\x02", 10, b"\x63\0"), b"PK\x03\x04", 8, b"\x63\0")


def endless_sizes() -> bytes:
    """Make an archive whose members say that they are as large as can be said."""
    most = b"\xfe\xff\xff\xff"
    plain = a_zip({"a.txt": b"words" * 99})
    return patched(patched(plain, b"PK\x01\x02", 24, most), b"PK\x03\x04", 22, most)


def a_tar_of(*members: tarfile.TarInfo) -> bytes:
    """Make an archive of these headers, without what they tell of."""
    return b"".join(one.tobuf() for one in members) + bytes(1024)


def tar_names() -> bytes:
    """Make an archive whose names lead elsewhere."""
    return a_tar_of(*map(tarfile.TarInfo, ("../up", "/etc/passwd", "a/../../b", "x\ny")))


def tar_devices() -> bytes:
    """Make an archive of links, devices and pipes."""
    kinds = (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE)
    made = []
    for kind in kinds:
        one = tarfile.TarInfo("thing")
        one.type, one.linkname = kind, "/etc/passwd"
        made.append(one)
    return a_tar_of(*made)


def tar_sizes() -> bytes:
    """Make an archive whose member says that it has a terabyte."""
    one = tarfile.TarInfo("large")
    one.size = 2**40
    return a_tar_of(one)


def swelling_seven() -> bytes:
    """Make a 7z archive that unpacks to a thousand times its size."""
    file = io.BytesIO()
    with py7zr.SevenZipFile(file, "w") as archive:
        archive.writestr(bytes(32 * MIB), "a.txt")
    return file.getvalue()


def a_bomb_in_a_bomb() -> bytes:
    """Pack what is packed: zeros, twice."""
    return gzip.compress(gzip.compress(bytes(64 * MIB)))


# PDF.


def a_pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """Write objects one after another, numbered from 1, with their table."""
    file = io.BytesIO(b"%PDF-1.7\n")
    file.seek(0, io.SEEK_END)
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(file.tell())
        file.write(b"%d 0 obj%s endobj\n" % (number, one))
    table = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    file.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    file.write(b"trailer<</Root 1 0 R/Size %d%s>>\n" % (len(objects) + 1, trailer))
    file.write(b"startxref\n%d\n%%%%EOF" % table)
    return file.getvalue()


def page_loop() -> bytes:
    """Make a PDF whose pages hold each other."""
    return a_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 2>>",
        b"<</Type/Pages/Kids[2 0 R]/Parent 2 0 R/Count 9>>",
    )


def table_loop() -> bytes:
    """Make a PDF whose table says that an older one is itself."""
    plain = a_pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>")
    place = plain.rfind(b"xref\n0")
    return plain.replace(b"/Size 3", b"/Size 3/Prev %d" % place)


def form_loop() -> bytes:
    """Make a PDF whose drawing draws itself."""
    draws = b"/F Do /F Do"
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>"
    return a_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>"
        b"/Contents 4 0 R>>",
        form + b"/Length %d>>stream\n%s\nendstream" % (len(draws), draws),
    )


def deep_pdf() -> bytes:
    """Make a PDF of a list within lists, fifty thousand deep."""
    return a_pdf(
        b"<</Type/Catalog/Pages 2 0 R/X " + b"[" * 50_000 + b"]" * 50_000 + b">>",
        b"<</Type/Pages/Kids[]/Count 0>>",
    )


def countless_pages() -> bytes:
    """Make a PDF that says it has two thousand million pages."""
    return a_pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 2147483647>>")


def filter_chain() -> bytes:
    """Make a PDF whose stream is packed forty times."""
    data = bytes(100_000)
    for _ in range(40):
        data = zlib.compress(data, 0)
    filters = b"/Filter[" + b"/FlateDecode" * 40 + b"]"
    return a_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<<%s/Length %d>>stream\n%s\nendstream" % (filters, len(data), data),
    )


# Office files, XML, RTF.


def laughing(part: str, whole: bytes) -> bytes:
    """Put an entity bomb in the place of a part of an office file."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, f"{_LAUGHS}]><x>&a9;</x>".encode() if name == part else data)
    return file.getvalue()


def laughing_events() -> bytes:
    """Put an entity bomb and a file of the machine into an export of events."""
    plain = peers.an_openevsys_export().decode().partition("?>")[2]
    bomb = f'{_LAUGHS}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    return f'<?xml version="1.0"?>{bomb}{plain}'.replace("Timur Basnin", "&a9;&f;").encode()


def deep_word_file() -> bytes:
    """Make a Word file nested a hundred thousand deep."""
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    depth = 100_000
    return hostile.a_word_file_of(
        f'<w:document xmlns:w="{name}"><w:body>'.encode()
        + b"<w:p>" * depth + b"</w:p>" * depth + b"</w:body></w:document>"
    )  # fmt: skip


def deep_open_document() -> bytes:
    """Make an OpenDocument text nested a hundred thousand deep."""
    body = b"<a>" * 100_000 + SECRET.encode() + b"</a>" * 100_000
    kind = b"application/vnd.oasis.opendocument.text"
    return a_zip({"mimetype": kind, "content.xml": b"<x>" + body + b"</x>"})


def an_endless_book() -> bytes:
    """Make a book whose chapters are one chapter, three hundred times."""
    spine = "<itemref idref='c'/>" * 300
    return a_zip(
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:'
            b'container"><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>',
            "p.opf": f"<package xmlns='http://www.idpf.org/2007/opf'><manifest><item id='c' href="
            f"'c.html' media-type='application/xhtml+xml'/></manifest><spine>{spine}</spine>"
            f"</package>".encode(),
            "c.html": b"<p>" + b"words " * 20_000 + b"</p>",
        }
    )


def old_office(loops: bool) -> bytes:
    """Make a compound file whose table of sectors leads round, or is cut off."""
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<LLLLLLLLL", head, 40, 0, 1, 1, 0, 4096, 0, 0, 0, 0)
    struct.pack_into("<L", head, 76, 0)
    table = struct.pack("<128L", *([0] * 128 if loops else [0xFFFFFFFD] * 128))
    entry = "Workbook".encode("utf-16-le").ljust(64, b"\0") + struct.pack("<HBB", 18, 2, 1)
    return bytes(head) + table + (entry.ljust(128, b"\0") * 4)


# Pictures and recordings.


def a_png(*chunks: tuple[bytes, bytes]) -> bytes:
    """Write the parts of a picture."""
    made = (
        struct.pack(">L", len(body)) + kind + body + struct.pack(">L", zlib.crc32(kind + body))
        for kind, body in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)


def a_vast_picture() -> bytes:
    """Make a picture that says it has 3.6 gigapixels."""
    return a_png((b"IHDR", struct.pack(">LLBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)), (b"IEND", b""))


def a_tiff_loop() -> bytes:
    """Make a picture whose list of fields is followed by itself."""
    fields = struct.pack("<HHHLLL", 1, 0x8769, 4, 1, 8, 8)
    return b"II*\0" + struct.pack("<L", 8) + fields


def a_box_loop() -> bytes:
    """Make a recording of boxes without a size, and within themselves."""
    inner = struct.pack(">L4s", 8, b"moov") * 20_000
    return struct.pack(">L4s4s", 12, b"ftyp", b"isom") + struct.pack(">L4s", 0, b"moov") + inner


# Mail.


def nested_mail(depth: int) -> bytes:
    """Put parts into parts of a message."""
    head = (
        b"From: a@x.example\nTo: b@x.example\nSubject: x\nDate: Mon, 19 May 2025 10:00:00 +0000\n"
    )
    parts = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(depth)
    )
    return head + b"MIME-Version: 1.0\n" + parts + b"Content-Type: text/plain\n\nwords\n"


def sent_on(depth: int) -> bytes:
    """Send a message on, again and again."""
    head = b"From: a@x.example\nSubject: x\nDate: Mon, 19 May 2025 10:00:00 +0000\n"
    return (
        head
        + b"Content-Type: message/rfc822\n\n" * 1
        + (
            b"From: a@x.example\nContent-Type: message/rfc822\n\n" * depth
            + b"Subject: y\n\nwords\n"
        )
    )


def wide_mail() -> bytes:
    """Write a message whose header has two hundred thousand people."""
    people = b", ".join(b"p%d@x.example" % n for n in range(100_000))
    return b"From: a@x.example\nDate: Mon, 19 May 2025 10:00:00 +0000\nSubject: x\nTo: " + people


def odd_charset(name: str) -> bytes:
    """Write a page that names an encoding which is none of letters."""
    return f'<meta charset="{name}"><p>{SECRET} was here.</p>'.encode()


# Web archives, chats, data.


def a_warc_of(length: str, body: bytes = b"HTTP/1.1 200 OK\r\n\r\nx") -> bytes:
    """Write a record that says of itself how long it is."""
    return (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/\r\n"
        f"WARC-Date: 2025-05-19T10:00:00Z\r\nContent-Length: {length}\r\n\r\n"
    ).encode() + body


CORPUS: dict[str, Made] = {
    "zip, overlapping": hostile.an_overlapping_word_file,
    "zip, swelling": lambda: a_zip({"a.txt": bytes(64 * MIB)}),
    "zip, lying": hostile.a_lying_word_file,
    "zip, encrypted": hostile.an_encrypted_zip,
    "zip, nested": lambda: nested_zips(7),
    "zip, names that lead elsewhere": lambda: named("../up", "/etc/x", "C:\\x", "\\\\h\\s", "a//b"),
    "zip, names that show as others": lambda: named("a\u202etxt.exe", "con.txt", "x" * 300, "\r"),
    "zip, names twice": lambda: a_zip({"a": b"1"}) + a_zip({"a": b"2"}),
    "zip, a link": linked_zip,
    "zip, too many members": lambda: many_members(12_000),
    "zip, cut off": lambda: a_zip({"a.txt": b"words" * 99})[:-30],
    "zip, no such method": odd_method,
    "zip, endless sizes": endless_sizes,
    "zip, a directory of noise": lambda: b"PK\x03\x04" + bytes(range(256)) * 40 + b"PK\x05\x06",
    "tar, names that lead elsewhere": tar_names,
    "tar, links and devices": tar_devices,
    "tar, a terabyte": tar_sizes,
    "tar, noise": lambda: tar_names()[:257] + b"ustar" + bytes(range(250)) * 9,
    "gzip, swelling": lambda: gzip.compress(bytes(64 * MIB)),
    "gzip, twice": a_bomb_in_a_bomb,
    "gzip, cut off": lambda: gzip.compress(b"words" * 9999)[:-20],
    "xz, swelling": lambda: lzma.compress(bytes(64 * MIB)),
    "bzip2, swelling": lambda: bz2.compress(bytes(32 * MIB)),
    "7z, swelling": swelling_seven,
    "7z, noise": lambda: b"7z\xbc\xaf\x27\x1c\0\4" + bytes(range(256)) * 9,
    "pdf, pages in a ring": page_loop,
    "pdf, tables in a ring": table_loop,
    "pdf, a drawing that draws itself": form_loop,
    "pdf, deep": deep_pdf,
    "pdf, countless pages": countless_pages,
    "pdf, packed forty times": filter_chain,
    "pdf, swelling": lambda: hostile.a_pdf_bomb(64 * MIB),
    "pdf, noise": lambda: b"%PDF-1.7 " + bytes(range(256)) * 40,
    "word, entities": hostile.an_entity_bomb,
    "word, swelling": hostile.a_swelling_word_file,
    "word, deep": deep_word_file,
    "word, styles laugh": lambda: laughing("word/document.xml", a_word_file()),
    "sheet, entities": lambda: laughing("xl/workbook.xml", a_workbook()),
    "sheet, strings laugh": lambda: laughing("xl/sharedStrings.xml", a_workbook()),
    "sheet, two cells far apart": hostile.a_wide_sheet,
    "opendocument, deep": deep_open_document,
    "book, endless": an_endless_book,
    "compound file, in a ring": lambda: old_office(loops=True),
    "compound file, cut off": lambda: old_office(loops=False)[:700],
    "rtf, deep": lambda: b"{\\rtf1 " + b"{" * 200_000 + b"words" + b"}" * 200_000 + b"}",
    "rtf, more than there is": lambda: b"{\\rtf1 \\bin999999999 words \\u-99999999 ?}",
    "events, entities": laughing_events,
    "html, nested": lambda: hostile.a_nested_page(100_000),
    "html, attributes": lambda: b"<p " + b"".join(b"a%d=1 " % n for n in range(20_000)) + b">w</p>",
    "html, one comment": lambda: b"<p>words</p><!--" + b"-" * 2_000_000,
    "html, open tables": lambda: b"<table><tr><td>" * 3000 + b"words",
    "html, open tags": lambda: b"<p>w" + b"<" * 300_000,
    "html, metadata": lambda: b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script>w",
    "picture, vast": a_vast_picture,
    "picture, a note that swells": lambda: a_png((b"zTXt", b"a\0\0" + zlib.compress(bytes(32 * MIB)))),
    "picture, fields in a ring": a_tiff_loop,
    "picture, endless marks": lambda: b"\xff\xd8" + b"\xff\xe1\0\2" * 100_000,
    "picture, sizes that lie": lambda: b"RIFF\xff\xff\xff\xffWEBPEXIF\xff\xff\xff\xff",
    "recording, boxes in boxes": a_box_loop,
    "mail, a thousand parts deep": lambda: nested_mail(1000),
    "mail, sent on a thousand times": lambda: sent_on(1000),
    "mail, a hundred thousand people": wide_mail,
    "mail, base64 of noise": lambda: nested_mail(1) + base64.b64encode(bytes(range(256)) * 999)[:-3],
    "mailbox, empty messages": lambda: b"From a@x Mon May 19 10:00:00 2025\nA: b\n\n" * 12_000,
    "encoding, packed": lambda: odd_charset("zlib_codec"),
    "encoding, escapes": lambda: odd_charset("unicode_escape"),
    "encoding, names": lambda: odd_charset("idna"),
    "encoding, no such": lambda: odd_charset("../../etc/passwd"),
    "encoding, half letters": lambda: "\ufeffwords ".encode("utf-16-le") + b"\x00\xd8" * 5000 + b"\x01",
    "encoding, wide and odd": lambda: b"\xff\xfe\0\0" + b"w\0\0\0" * 999 + b"\xff\xff\xff",
    "encoding, noise": lambda: b"words " + bytes(range(128, 256)) * 4000,
    "table, one cell": lambda: b"a,b,c\n1,2,3\n4,5,6\n" + b"x" * (4 * MIB),
    "table, a quote never closed": lambda: b'a,b,c\n1,2,3\n"4,5,6\n' * 9999,
    "table, endless columns": lambda: (b"x," * 100_000 + b"\n") * 3,
    "conversation, one line": lambda: b"12/05/2025, 10:00 - A: x\n" * 3 + b"1" * MIB + b" -" * MIB,
    "conversation, deep": lambda: b'{"messages": [{"date": 1, "from": "a", "text": ' + b"[" * 99_999,
    "transcript, odd times": lambda: b"WEBVTT\n\n" + b"99999999999:99:99.999 --> 0\nx\n\n" * 9999,
    "web archive, endless": lambda: a_warc_of("9" * 18),
    "web archive, less than nothing": lambda: a_warc_of("-5"),
    "web archive, swelling": lambda: gzip.compress(a_warc_of(str(64 * MIB), bytes(64 * MIB))),
    "web archive, parts that lie": lambda: a_warc_of(
        "65", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\nx\r\n0"
    ),
    "export, deep": lambda: b'{"bulletins": [' + b"[" * 99_999,
    "export, one number": lambda: b'{"bulletins": [{"id": ' + b"9" * 99_999 + b"}]}",
    "export, a value never closed": lambda: peers.an_openevsys_dump()[:400] + b"('" + b"\\'" * MIB,
    "export, python": lambda: peers.a_table(
        [{"status": "s", "metadata": "(" * 5000 + ")" * 5000, "media": "9**9**9**9"}]
    ),
    "export, a wide object": lambda: json.dumps(
        {"bulletins": [{f"k{n}": n for n in range(50_000)}]}
    ).encode(),
}  # fmt: skip
