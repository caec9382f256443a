r"""RTF: from control words to the words of a document.

    open_    bytes → Opened

Page headers come first, then paragraphs and tables (a line a row, a tab between cells) as they
stand, then notes, then page footers. Words that were struck out or hidden are left out and counted;
pictures, embedded files and whatever else is no words is passed over.

Source: Rich Text Format Specification 1.9.1. Letters beyond ASCII come as ``\'hh`` in the code page
of their font, or as ``\u`` with a substitute that is passed over.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator

from dripstone.errors import Damaged, TooLarge
from dripstone.read.formats import Opened
from dripstone.read.formats.encodings import settled

VERSION = "1"

_DEEPEST = 5000  #: groups within one another
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|[\r\n]+"
    rb"|([^\\{}\r\n]+)|(\\)",
    re.DOTALL,
)
_SIGNS = {
    b"~": "\xa0",
    b"_": "\u2011",
    b"-": "\xad",
    b"{": "{",
    b"}": "}",
    b"\\": "\\",
    b"\n": "\n",
    b"\r": "\n",
}
_WORDS = {
    "par": "\v",
    "sect": "\v",
    "page": "\v",
    "line": "\n",
    "tab": "\t",
    "cell": "\t",
    "nestcell": "\t",
    "row": "\n",
    "nestrow": "\n",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
}
_PLACES = {
    "header": "before",
    "headerl": "before",
    "headerr": "before",
    "headerf": "before",
    "footer": "after",
    "footerl": "after",
    "footerr": "after",
    "footerf": "after",
    "footnote": "notes",
    "title": "title",
    "author": "author",
    "annotation": "comments",
}
# Groups that hold no words of the document.
_SILENT = frozenset(
    [
        "fonttbl",
        "colortbl",
        "stylesheet",
        "info",
        "pict",
        "object",
        "objdata",
        "themedata",
        "datastore",
        "xmlnstbl",
        "listtable",
        "listoverridetable",
        "revtbl",
        "rsidtbl",
        "generator",
        "fldinst",
        "filetbl",
        "nonshppict",
        "bkmkstart",
        "bkmkend",
        "atnid",
        "atnauthor",
        "atnref",
        "atndate",
        "xe",
        "tc",
        "latentstyles",
        "mmathPr",
        "pgdsctbl",
        "ftnsep",
        "ftnsepc",
    ]
)
_HEARD = frozenset(("shptxt", "shpinst", "shp", "shprslt", "footnote", "annotation"))  #: with \*
_PAGES = {0: "cp1252", 77: "mac-roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5"}
_PAGES |= {161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256"}
_PAGES |= {186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250"}
_MARKS = {"mac": "mac-roman", "pc": "cp437", "pca": "cp850"}


def open_(data: bytes, name: str) -> Opened:  # noqa: ARG001 -- every format is asked alike
    """Take the words of a document.

    Raises:
        Damaged: a group is never closed, as where a file is cut off.
        TooLarge: groups lie deeper in one another than is looked.
    """
    reading = _Reading()
    for found in _tokens(data):
        reading.take(found)
        if reading.ended:
            break
    if not reading.ended:
        raise Damaged(size=len(data), part="end")
    reading.flush()
    parts = {place: list(_blocks("".join(words))) for place, words in reading.said.items()}
    before, after = (list(dict.fromkeys(parts.get(p, ()))) for p in ("before", "after"))
    body, notes = parts.get("body", []), parts.get("notes", [])
    comments = len(parts.get("comments", ()))
    left = {f"{kind}_left_out": count for kind, count in sorted(reading.left.items())}
    left |= {"comments_left_out": comments, "undecodable": reading.undecodable}
    return Opened(
        content=settled("\n\n".join((*before, *body, *notes, *after))),
        title=" ".join(parts.get("title", ())) or None,
        authors=tuple(parts.get("author", ())),
        warnings=tuple(f"{name}:{count}" for name, count in left.items() if count),
    )


def _tokens(data: bytes) -> Iterator[re.Match[bytes]]:
    r"""Give control words, signs and words; bytes after ``\bin`` are stepped over."""
    at = 0
    while found := _TOKEN.match(data, at):
        at = found.end()
        if found[1] == b"bin" and found[2]:
            at += max(0, int(found[2]))
        yield found


def _blocks(words: str) -> Iterator[str]:
    for paragraph in words.split("\v"):
        lines = (line.strip(" ").rstrip("\t") for line in paragraph.split("\n"))
        whole = "\n".join(lines).strip("\n \t")
        if whole:
            yield whole


class _State:
    """What holds in one group, and in the groups within it until they say otherwise."""

    def __init__(self, page: str) -> None:
        self.page = page  #: how bytes are decoded
        self.skip = 1  #: characters that stand in for one that is given by number
        self.place: str | None = "body"  #: None where nothing is words
        self.gone: str | None = None  #: hidden, struck
        self.fonts = False

    def within(self) -> _State:
        inner = _State(self.page)
        inner.__dict__.update(self.__dict__)
        return inner


class _Reading:
    """One way through a file."""

    def __init__(self) -> None:
        self.state = _State("cp1252")
        self.outer: list[_State] = []
        self.page = "cp1252"  #: of the document
        self.pages: dict[int, str] = {}  #: of each font
        self.font = 0  #: that the table is describing
        self.passing = 0  #: characters still to pass over
        self.optional = False
        self.raw = bytearray()
        self.half = ""  #: first half of a character beyond the first plane
        self.said: dict[str, list[str]] = {}
        self.left: Counter[str] = Counter()
        self.undecodable = 0
        self.in_table = self.after_row = False
        self.ended = False

    def take(self, found: re.Match[bytes]) -> None:
        word, number, octet, sign, brace, words, _ = found.groups()
        if octet is not None:
            self._bytes(bytes((int(octet, 16),)))
        elif words is not None:
            self._bytes(words)
        elif brace is not None:
            self.flush()
            self._group(brace)
        elif word is not None:
            self.flush()
            self._control(word.decode("ascii"), int(number) if number else None)
        elif sign == b"*":
            self.optional = True
        elif sign in _SIGNS:
            self.flush()
            self._say(_SIGNS[sign])

    def flush(self) -> None:
        """Decode the bytes that came one by one: several may be one letter."""
        if self.raw:
            raw, self.raw = bytes(self.raw), bytearray()
            words = raw.decode(self.state.page, errors="replace")
            self.undecodable += words.count("\ufffd")
            self._say(words)

    def _group(self, brace: bytes) -> None:
        self.passing = 0
        self.optional = False
        if brace == b"{":
            if len(self.outer) >= _DEEPEST:
                raise TooLarge(nested=len(self.outer), limit=_DEEPEST)
            self.outer.append(self.state)
            self.state = self.state.within()
        elif self.outer:
            self.state = self.outer.pop()
            self.ended = not self.outer

    def _bytes(self, raw: bytes) -> None:
        passed = min(self.passing, len(raw))
        self.passing -= passed
        self.raw += raw[passed:]

    def _say(self, words: str) -> None:
        state = self.state
        if state.place is None or not self.outer:
            return
        if state.gone is not None:
            self.left[state.gone] += len(words.strip())
            return
        if self.after_row and words.strip():
            words = words if self.in_table else "\v" + words
            self.after_row = False
        self.said.setdefault(state.place, []).append(words)

    def _control(self, word: str, number: int | None) -> None:
        state = self.state
        if word == "u" and number is not None:
            self._by_number(number)
        elif word in _WORDS:
            self._said_by_name(word)
        elif word in _PLACES and self.outer:
            # Title and author stand among properties, which are no words of the document.
            state.place = _PLACES[word]
        elif word in _SILENT or (self.optional and word not in _HEARD):
            state.place = None
            state.fonts = word == "fonttbl"
        else:
            self._setting(word, number)
        self.optional = False

    def _said_by_name(self, word: str) -> None:
        if self.passing:  # it stands in for a character that was given by number
            self.passing -= 1
            return
        self._say(_WORDS[word])
        self.after_row |= word == "row"

    def _setting(self, word: str, number: int | None) -> None:
        state, on = self.state, number != 0
        if word == "uc":
            state.skip = min(max(0, number or 0), 32)
        elif word in {"v", "webhidden"}:
            state.gone = "hidden" if on else None
        elif word in {"deleted", "crdel"}:
            state.gone = "struck" if on else None
        elif word == "plain":
            state.gone = None
        elif word in {"pard", "intbl"}:
            self.in_table = word == "intbl"
        elif word == "ansicpg" and number:
            self.page = state.page = _known(f"cp{number}") or self.page
        elif word in _MARKS:
            self.page = state.page = _MARKS[word]
        elif word == "f":
            self.font = number or 0
            state.page = self.pages.get(self.font, self.page)
        elif word == "fcharset" and state.fonts:
            self.pages[self.font] = _PAGES.get(number or 0, self.page) if number else self.page

    def _by_number(self, number: int) -> None:
        """Take a character by its number, which is given as a signed half of UTF-16."""
        unit = number & 0xFFFF
        self.passing = self.state.skip
        if 0xD800 <= unit < 0xDC00:
            self.half = chr(unit)
        elif 0xDC00 <= unit < 0xE000 and self.half:
            pair = (self.half + chr(unit)).encode("utf-16", "surrogatepass").decode("utf-16")
            self.half = ""
            self._say(pair)
        else:
            self._say(chr(unit))


def _known(page: str) -> str | None:
    try:
        return codecs.lookup({"cp65001": "utf-8", "cp10000": "mac-roman"}.get(page, page)).name
    except LookupError:
        return None
