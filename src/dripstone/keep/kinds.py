"""Kinds: what a file is, by its content.

    media_type    bytes → IANA media type

A name never says what a file is; it only decides between kinds of plain text, which are told apart
by nothing else. Nothing is parsed here: signatures, lists of members, first lines.
"""

from __future__ import annotations

import codecs
import re
import zlib

from dripstone.keep.archives import zip_kind
from dripstone.keep.compounds import compound_kind
from dripstone.keep.conversations import conversation_kind, exported_page, timed_kind
from dripstone.keep.mails import is_mail
from dripstone.keep.octets import Octets
from dripstone.keep.tables import is_table

OCTETS = "application/octet-stream"  #: what nothing here knows

_LOOKED_AT = 65_536  #: octets from the beginning
_BEGINS = (
    (b"WARC/", "application/warc"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"{\\rtf", "application/rtf"),
    (b"%!PS", "application/postscript"),
    (b"AT&TFORM", "image/vnd.djvu"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\xfd7zXZ\0", "application/x-xz"),
    (b"BZh", "application/x-bzip2"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "application/ogg"),
    (b"fLaC", "audio/flac"),
    (b"\x1a\x45\xdf\xa3", "video/x-matroska"),
    (b"SQLite format 3\0", "application/vnd.sqlite3"),
    (b"age-encryption.org/v1", "application/x-age"),
    (b"-----BEGIN PGP MESSAGE", "application/pgp-encrypted"),
    (b"From ", "application/mbox"),
)
_MARKS = tuple(mark for mark, _ in _BEGINS)
_DOUBTFUL = frozenset(
    ("application/mbox", "image/bmp", "application/x-bzip2")
)  #: words may begin like these
_BRANDS = (
    (b"heic", "image/heic"),
    (b"heix", "image/heic"),
    (b"mif1", "image/heif"),
    (b"avif", "image/avif"),
    (b"M4A ", "audio/mp4"),
    (b"qt  ", "video/quicktime"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BLANK = b"\0\t\n\r\f \xef\xbb\xbf"
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CALLED_WORDS = (".txt", ".text", ".md", ".markdown")
_CONTROL_OCTETS = bytes((*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)))  # the same
# The beginnings by which browsers tell a web page. Source: WHATWG MIME Sniffing, section 7.1.
_PAGE = re.compile(
    r"<(?:!doctype\s+html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p)[\s>]"
    r"|<!--",
    re.IGNORECASE,
)
_INSTRUCTION = re.compile(r"<\?xml[^>]{0,500}\?>")
_ROOT = re.compile(r"<(?:!doctype\s+)?([A-Za-z_][\w.:-]*)", re.IGNORECASE)
_PDF = re.compile(r"^%PDF-\d\.\d\s*$", re.MULTILINE)


def media_type(data: Octets, name: str = "") -> str:
    """Tell what the bytes are; ``name`` breaks ties between kinds of plain text alone."""
    if len(data) == 0:
        return "text/plain"
    if data[:1024].lstrip(_BLANK).startswith(b"%PDF-"):
        return "application/pdf"
    return _signed(data) or _written(data, name.lower()) or _unsigned(data, name.lower())


def _signed(data: Octets) -> str | None:
    """Tell by the signature that a format begins with."""
    archive = _archived(data)
    if archive is not None:
        return archive
    if data[4:8] == b"ftyp":
        return next((kind for brand, kind in _BRANDS if data[8:12] == brand), "video/mp4")
    if data.startswith(b"RIFF"):
        return _RIFF.get(data[8:12])
    if not data.startswith(_MARKS):  # most files are words, and most words begin with none
        return None
    found = next((kind for mark, kind in _BEGINS if data.startswith(mark)), None)
    return found if found not in _DOUBTFUL or _really(data, found) else None


def _archived(data: Octets) -> str | None:
    """Tell what is packed, and what holds streams of its own."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return zip_kind(data)
    if data.startswith(b"\x1f\x8b"):
        return "application/warc" if _unpacked(data).startswith(b"WARC/") else "application/gzip"
    if data[257:262] == b"ustar" and _words(data[:257]) is None:
        return "application/x-tar"
    return compound_kind(data) if data.startswith(_COMPOUND) else None


def _unpacked(data: Octets) -> bytes:
    """Give the first octets of a packed file; nothing where it is damaged."""
    try:
        return zlib.decompressobj(31).decompress(data[:_LOOKED_AT], 5)
    except zlib.error:
        return b""


def _really(data: Octets, kind: str | None) -> bool:
    if kind == "application/mbox":
        return re.match(rb"From \S+ .*\d{4}\r?\n[!-9;-~]+:", data[:500]) is not None
    return _words(data) is None


def _unsigned(data: Octets, name: str) -> str:
    """Tell a PDF that something was put before, as mail gateways do, and words that were damaged.

    Else nothing is known.
    """
    if b"%PDF-" in data[:1024]:
        return "application/pdf"
    return "text/plain" if name.endswith(_CALLED_WORDS) and _damaged(data) else OCTETS


def _damaged(data: Octets) -> bool:
    """Tell words with a few octets among them that only programs write: one in a hundred."""
    sample = bytes(data[:_LOOKED_AT])
    odd = len(sample) - len(sample.translate(None, _CONTROL_OCTETS))
    words = sample.decode("utf-8", errors="replace")
    lost = words.count("\ufffd")
    plain = sum(c.isalpha() or c.isspace() for c in words)
    return odd <= max(4, len(sample) // 100) and lost * 50 <= len(words) <= plain * 1.25


def _is_pdf(words: str, data: Octets) -> bool:
    """Tell a PDF of characters alone that something was put before; a text about PDF has no end."""
    if "%PDF-" not in words[:1024]:  # looked for line by line it takes longer than all else
        return False
    return _PDF.search(words[:1024]) is not None and b"%%EOF" in data[-1024:]


def _written(data: Octets, name: str) -> str | None:
    """Tell among the kinds that are written in characters."""
    words = _words(data)
    if words is None:
        return None
    beginning = words.lstrip("\ufeff \t\r\n\f")
    if beginning.startswith("<"):
        kind = _marked_up(beginning)
        if kind is not None:
            return kind
    if is_mail(beginning):
        return "message/rfc822"
    if _is_pdf(words, data):
        return "application/pdf"
    timed = timed_kind(beginning)
    if timed is not None:
        return timed
    return conversation_kind(beginning) or _plain(words.lstrip("\ufeff"), name)


def _marked_up(beginning: str) -> str | None:
    instruction = _INSTRUCTION.match(beginning)
    if instruction:
        root = _ROOT.search(beginning, instruction.end())
        is_page = root is not None and root[1].lower() == "html"
        return "application/xhtml+xml" if is_page else "text/xml"
    if not _PAGE.match(beginning):
        return None
    return exported_page(beginning) or "text/html"


def _plain(words: str, name: str) -> str:
    named = name.rpartition(".")[2]
    if named in {"csv", "tsv", "tab"}:
        return "text/csv"
    if named in {"md", "markdown"}:
        return "text/markdown"
    if named in {"txt", "text"}:
        return "text/plain"
    return "text/csv" if is_table(words) else "text/plain"


def _words(data: Octets) -> str | None:
    """Decode the beginning well enough to look at it; None if it is not written in characters."""
    sample = data[:_LOOKED_AT]
    for mark, encoding in (
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if sample.startswith(mark):
            return sample.decode(encoding, errors="ignore")
    if len(sample.translate(None, _CONTROL_OCTETS)) == len(sample):
        return sample.decode("utf-8", errors="replace")
    return _wide(sample)


def _wide(sample: bytes) -> str | None:
    """Decode UTF-16 without a mark: nearly all of it is then letters that we know."""
    for encoding in ("utf-16-le", "utf-16-be"):
        words = sample[: len(sample) // 2 * 2].decode(encoding, errors="replace")
        known = sum(c in "\t\r\n" or " " <= c < "\u0530" or "\u2010" <= c < "\u2123" for c in words)
        if words and known >= 0.9 * len(words) and not _CONTROLS.search(words):
            return words
    return None
