"""PDF, beside the words on its pages: what was filled into forms, noted on it, and attached to it.

filled    PDF → lines of name and value    what people filled into its fields
beside    PDF → warnings                   how many notes, and files, are left out
"""

from __future__ import annotations

from collections.abc import Iterator

import pypdf
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject

_BROKEN = (PyPdfError, AttributeError, KeyError, IndexError, TypeError, ValueError)
_NO_NOTES = frozenset(("/Widget", "/Link", "/Popup"))


def filled(reader: pypdf.PdfReader) -> tuple[str, ...]:
    """Give what stands in the fields for words, in the order of the form; nothing where none is."""
    try:
        fields = reader.get_form_text_fields()
    except _BROKEN:
        return ()
    told = ((" ".join(name.split()), str(value or "").strip()) for name, value in fields.items())
    return tuple(f"{name}: {value}" for name, value in told if value)


def beside(reader: pypdf.PdfReader) -> Iterator[str]:
    """Count notes with words, and attached files."""
    notes = sum(map(_notes, reader.pages))
    if notes:
        yield f"comments_left_out:{notes}"
    try:
        files = len(reader.attachments)
    except _BROKEN:
        files = 0
    if files:
        yield f"attachments_left_out:{files}"


def _notes(page: pypdf.PageObject) -> int:
    try:
        found = [one.get_object() for one in page.annotations or ()]
    except _BROKEN:
        return 0
    return sum(
        isinstance(one, DictionaryObject)
        and one.get("/Subtype") not in _NO_NOTES
        and bool(str(one.get("/Contents", "")).strip())
        for one in found
    )
