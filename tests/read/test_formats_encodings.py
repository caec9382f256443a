"""From bytes to code points, whatever program wrote them."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dripstone.read.formats import txt
from dripstone.read.formats.encodings import decode, lines, settled
from samples.documents import ENGLISH, RUSSIAN

PLAIN = RUSSIAN.replace("«", '"').replace("»", '"').replace("—", "-")


@pytest.mark.parametrize("words", [RUSSIAN, RUSSIAN[:40], RUSSIAN.upper(), "Задержаны 3"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "mac-cyrillic"]
)
def test_russian_is_read_in_every_encoding_it_is_written_in(words, encoding):
    """Unicode with and without marks, and code pages of Windows and Macintosh, give the words."""
    decoded = decode(words.encode(encoding))

    assert decoded.content == words
    assert (decoded.encoding == "utf-8") == (not decoded.warnings)


@pytest.mark.parametrize("encoding", ["koi8-r", "ibm866", "iso-8859-5"])
@pytest.mark.parametrize("words", [PLAIN, PLAIN[:40], PLAIN.upper(), "Задержаны 3"])
def test_russian_of_old_code_pages_is_read(encoding, words):
    """Code pages before Windows give the words, and it is said that the encoding was guessed."""
    decoded = decode(words.encode(encoding))

    assert decoded.content == words
    assert decoded.warnings == (f"encoding_guessed:{encoding}",)


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("La señora Núñez está aquí; años después, «nada».", "latin-1"),
        ("“Quoted” – naïve… €5", "cp1252"),
        ("Größe über Straße", "latin-1"),
        (ENGLISH, "cp1252"),
        (ENGLISH, "utf-16-le"),
    ],
)
def test_western_words_are_read(words, encoding):
    """Accents and typographic marks of Western code pages are not taken for Russian."""
    assert decode(words.encode(encoding)).content == words


def test_one_damaged_octet_does_not_turn_a_text_into_another_script():
    """UTF-8 with a damaged octet stays UTF-8; the loss is one character, and is counted."""
    data = bytearray((RUSSIAN * 3).encode())
    data[100] = 0xFF

    decoded = decode(bytes(data))

    assert decoded.encoding == "utf-8"
    assert decoded.warnings[0].startswith("undecodable:")
    assert decoded.content.endswith(RUSSIAN)


def test_a_declared_encoding_is_believed_only_where_nothing_contradicts_it():
    """Valid UTF-8 that claims to be Latin-1 is UTF-8; a false claim of UTF-8 is passed over."""
    assert decode(RUSSIAN.encode(), "windows-1252").content == RUSSIAN
    assert decode(PLAIN.encode("koi8-r"), "utf-8").content == PLAIN
    assert decode("Größe".encode("cp1252"), "iso-8859-2").content == "Größe"


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_every_unicode_text_comes_back(words):
    """What was written in UTF-8 with a mark comes back as it was, but for NUL and line ends."""
    opened = txt.open_(codecs.BOM_UTF8 + words.encode(), "")

    assert opened.content == lines(words.replace("\0", "\ufffd"))


@given(st.binary(max_size=300))
def test_any_octets_give_words_that_can_be_stored(data):
    """No octets make the decoder fail, or give what UTF-8 cannot carry."""
    decoded = decode(data)

    assert decoded.content.encode("utf-8").decode("utf-8") == decoded.content
    assert "\0" not in decoded.content


def test_settling_moves_nothing():
    """What cannot be stored is replaced one for one, so that no place shifts."""
    assert settled("a\0b\ud83dc") == "a\ufffdb\ufffdc"


def test_line_ends_become_one_kind():
    """The same words saved on Windows, Unix and old Macintosh have the same places."""
    assert lines("a\r\nb\rc\nd\u2028e") == "a\nb\nc\nd\u2028e"
