"""Files made to harm: bombs, loops and disguises, each with a secret word inside."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import openpyxl

from samples.documents import a_word_file, a_zip

SECRET = "Nebylitsyn"  #: a name that no error may repeat

_TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_RELS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r" Type="http://x/officeDocument" Target="word/document.xml"/>'
    b"</Relationships>"
)


def a_word_file_of(document: bytes, **others: bytes) -> bytes:
    """Make a Word file with this main part."""
    return a_zip(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELS,
            "word/document.xml": document,
            **others,
        }
    )


def a_swelling_word_file(octets: int = 64 * 2**20) -> bytes:
    """Make a Word file of some 60 KiB whose main part unpacks to 64 MiB."""
    return a_word_file_of(b"<x>" + SECRET.encode() + b" " * octets + b"</x>")


def an_overlapping_word_file(copies: int = 50) -> bytes:
    """Make a Word file whose directory points to one member many times under other names."""
    whole = a_word_file()
    end = whole.rfind(b"PK\x05\x06")
    count, _, size, at = struct.unpack_from("<2H2L", whole, end + 8)
    directory = whole[at : at + size]
    first_name, extra, comment = struct.unpack_from("<3H", directory, 28)
    first = directory[: 46 + first_name + extra + comment]
    more = b"".join(
        first[:46] + b"%0*d" % (first_name, n) + first[46 + first_name :] for n in range(copies)
    )
    tail = struct.pack(
        "<4s4H2LH", b"PK\x05\x06", 0, 0, count + copies, count + copies, size + len(more), at, 0
    )
    return whole[:at] + directory + more + tail


def a_lying_word_file() -> bytes:
    """Make a Word file whose directory says that its main part is far smaller than it is."""
    document = b"<x>" + SECRET.encode() * 100_000 + b"</x>"
    whole = bytearray(a_word_file_of(document))
    told = struct.pack("<L", len(document))
    place = whole.find(told)
    while place >= 0:
        whole[place : place + 4] = struct.pack("<L", 10)
        place = whole.find(told)
    return bytes(whole)


def an_entity_bomb() -> bytes:
    """Make a Word file whose XML would unfold to gigabytes, and would read a file of ours."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    document = (
        f'<!DOCTYPE x [<!ENTITY e0 "{SECRET}"><!ENTITY f SYSTEM "file:///etc/passwd">{entities}]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>&e9;&f;</w:t></w:r></w:p></w:body></w:document>"
    )
    return a_word_file_of(document.encode())


def a_nested_page(depth: int = 300_000) -> bytes:
    """Make a page that is nested deeper than parsers recurse."""
    return b"<html><body>" + b"<div>" * depth + b"<p>" + SECRET.encode() + b" was here.</p>"


def a_page_with_one_long_text(code_points: int = 11_000_000) -> bytes:
    """Make a page with one text node beyond ten million octets: some parsers lose all of it."""
    words = f"{SECRET} spoke. " * (code_points // (len(SECRET) + 8))
    return f"<html><body><p>{words}</p><p>THE END</p></body></html>".encode()


def a_wide_sheet() -> bytes:
    """Make a workbook with two cells, as far from each other as a sheet is wide and long."""
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = SECRET
    workbook.active["XFD1048576"] = 1
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def a_pdf_bomb(octets: int = 2**28) -> bytes:
    """Make a PDF whose one page unpacks to 256 MiB, from 256 KiB."""
    packer = zlib.compressobj(9)
    block = b" " * 2**20
    packed = b"".join(packer.compress(block) for _ in range(octets // 2**20)) + packer.flush()
    return _a_pdf_of(packed)


def _a_pdf_of(packed: bytes) -> bytes:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed),
    ]
    file = io.BytesIO(b"%PDF-1.7\n")
    file.seek(0, io.SEEK_END)
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(file.tell())
        file.write(b"%d 0 obj%s endobj\n" % (number, one))
    table = file.tell()
    file.write(b"xref\n0 5\n0000000000 65535 f \n")
    file.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    file.write(b"trailer<</Root 1 0 R/Size 5>>\nstartxref\n%d\n%%%%EOF" % table)
    return file.getvalue()


def an_encrypted_zip() -> bytes:
    """Make a Word file whose members say that they are encrypted."""
    whole = bytearray(a_word_file())
    with zipfile.ZipFile(io.BytesIO(bytes(whole))) as archive:
        places = [member.header_offset for member in archive.infolist()]
    for place in places:
        whole[place + 6] |= 1
    at = struct.unpack_from("<L", whole, whole.rfind(b"PK\x05\x06") + 16)[0]
    while whole[at : at + 4] == b"PK\x01\x02":
        whole[at + 8] |= 1
        at += 46 + sum(struct.unpack_from("<3H", whole, at + 28))
    return bytes(whole)
