"""Encodings: from bytes to code points, and what had to be guessed on the way.

    decode     bytes → Decoded    byte order marks, UTF-8, UTF-16, then older ones
    settled    words → words      what no database or protocol can carry becomes U+FFFD, one for one
    lines      words → words      one kind of line end

Bidirectional controls, joiners and emoji stay: they are words too. The byte order mark is a mark
of the encoding and goes.
"""

from __future__ import annotations

import codecs
import itertools
import re
from math import log

from dripstone.records import Value

REPLACED = "\ufffd"  #: stands where bytes could not be read

_LOOKED_AT = 65_536  #: octets that a guess looks at
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CYRILLIC = ("windows-1251", "koi8-r", "ibm866", "iso-8859-5", "mac-cyrillic")
# How often each letter stands in a hundred thousand letters of Russian prose.
_LETTERS = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"
_COUNTS = (
    "10983 8483 7998 7367 6700 6318 5473 4746 4533 4343 3486 3203 2977 2804 2615 2001 1898 1735 "
    "1687 1641 1592 1450 1208 966 940 718 639 486 361 331 267 37 13"
)
_OFTEN = dict(zip(_LETTERS, map(int, _COUNTS.split()), strict=True))
_BETWEEN = "\xa0«»„“”’‘–—…№§©"  #: may stand between Russian words
_FITS = -4.0  #: mean log likelihood a letter, below which bytes are no Russian
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BEYOND = bytes(range(0x80, 0x100))
_UNSENDABLE = re.compile("[\x00\ud800-\udfff]")


class Decoded(Value, frozen=True, kw_only=True):
    """Code points, and the encoding that gave them."""

    content: str
    encoding: str  #: as the WHATWG Encoding Standard or Python names it
    warnings: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Turn bytes into code points.

    ``declared`` is what the file says of itself; it is used where no byte order mark and no valid
    UTF-8 contradict it.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], name, None if name == "utf-8" else "encoding")
    wide = _utf16(data)
    if wide is not None:
        return _decoded(data, wide, "encoding_guessed")
    if _is_utf8(data):
        return _decoded(data, "utf-8", None)
    mixed = _mixed(data)
    if mixed is not None:
        return mixed
    if declared is not None and _strictly(data, declared):
        return _decoded(data, declared, "encoding")
    return _decoded(data, _single_byte(data), "encoding_guessed")


def _mixed(data: bytes) -> Decoded | None:
    """Decode a file whose lines came from two others, some of them UTF-8 and some older.

    A line of an older encoding with several characters beyond ASCII is valid UTF-8 by no chance.
    """
    beyond = [one for one in data.splitlines() if len(one) > len(one.translate(None, _BEYOND)) + 7]
    older = [one for one in beyond if not _strictly(one, "utf-8")]
    if len(older) == len(beyond) or not older:
        return None
    name = _single_byte(b"\n".join(older))
    parts = data.splitlines(keepends=True)
    told = ["utf-8" if _strictly(one, "utf-8") else name for one in parts]
    content = "".join(one.decode(n, "replace") for one, n in zip(parts, told, strict=True))
    warnings = (f"encoding_guessed:{name}", f"encodings_mixed:{told.count(name)}")
    return Decoded(content=settled(content), encoding=name, warnings=warnings)


def settled(content: str) -> str:
    """Replace NUL and lone surrogates by U+FFFD: nothing moves, and all of it can be stored."""
    return _UNSENDABLE.sub(REPLACED, content)


def lines(content: str) -> str:
    """End every line with one LF: the same words saved on two systems get the same places.

    Other separators (form feed, U+0085, U+2028) are words of the file and stay.
    """
    return content.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, encoding: str, said: str | None) -> Decoded:
    warnings = [f"{said}:{encoding}"] if said else []
    content = data.decode(encoding, errors="replace")
    if not _strictly(data, encoding):
        warnings.append(f"undecodable:{content.count(REPLACED)}")
    return Decoded(content=settled(content), encoding=encoding, warnings=tuple(warnings))


def _strictly(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (ValueError, LookupError):  # a name that is no encoding, or bytes that it has not
        return False
    return True


def _utf16(data: bytes) -> str | None:
    """Tell UTF-16 without a mark: every second byte is of a few kinds only."""
    sample = data[: _LOOKED_AT // 16 * 2]
    if len(sample) < 4 or not _CONTROLS.search(sample):
        return None
    for name in ("utf-16-le", "utf-16-be"):
        words = sample.decode(name, errors="replace")
        if sum(map(_plausible, words)) >= 0.9 * len(words):
            return name
    return None


def _plausible(character: str) -> bool:
    code = ord(character)
    return (
        32 <= code < 127 or code in (9, 10, 13) or 0xA0 <= code < 0x530 or 0x2010 <= code < 0x2123
    )


def _is_utf8(data: bytes) -> bool:
    """Tell UTF-8, also where a few bytes of it are damaged or the end is cut off."""
    if _strictly(data, "utf-8"):
        return True
    whole = sum(1 for _ in re.finditer(rb"[\xc2-\xf4][\x80-\xbf]+", data))
    broken = data.decode("utf-8", errors="replace").count(REPLACED)
    return whole >= 4 * broken


def _single_byte(data: bytes) -> str:
    high = [i for i, byte in enumerate(data[:_LOOKED_AT]) if byte >= 0x80]
    near = sum(b - a == 1 for a, b in itertools.pairwise(high))
    if near < 0.4 * len(high):  # accents stand alone among plain letters
        return _western(data)
    best = max(_CYRILLIC, key=lambda name: _russian(data, name))
    return best if _russian(data, best) >= _FITS else _other(data)


def _western(data: bytes) -> str:
    return "windows-1252" if _strictly(data, "windows-1252") else "latin-1"


def _russian(data: bytes, encoding: str) -> float:
    """Give the mean log likelihood of the bytes beyond ASCII as Russian letters."""
    words = data[:_LOOKED_AT].decode(encoding, errors="replace")
    beyond = [c for c in words if c > "\x7f"]
    told = sum(_likely(c) for c in beyond)
    turns = sum(a.islower() and b.isupper() for a, b in itertools.pairwise(words))
    return (told - 3 * turns) / max(1, len(beyond))


def _likely(character: str) -> float:
    if character in _BETWEEN:
        return log(0.01)
    return log(_OFTEN.get(character.lower(), 1) / 100_000)


def _other(data: bytes) -> str:
    """Ask the detector of browsers, for scripts that we know nothing of."""
    from resiliparse.parse.encoding import detect_encoding  # noqa: PLC0415 -- rarely needed

    found = detect_encoding(data)
    return str(found) if found and _strictly(data, found) else _western(data)
