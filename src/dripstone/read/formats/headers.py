"""Headers: a message with any headers, however they are broken, read all the same.

message_of    bytes → EmailMessage

The reader of the standard library raises on some: a group of addresses within an address, a date
beyond the calendar. A message with such a header has words all the same.
"""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Any

_RAISED = (AttributeError, IndexError, KeyError, TypeError, ValueError, AssertionError)
_STRUCTURED = frozenset(
    ("content-type", "content-disposition", "content-transfer-encoding", "mime-version")
)
_LONGEST = 20_000  #: code points of a header that is taken apart


class _Words(str):
    """A header that is words alone: no people and no moments are told apart in it."""

    __slots__ = ()


class Forgiving(EmailPolicy):
    """Reads what cannot be read as a header of its kind as words; of a part's kind, as none."""

    def header_fetch_parse(self, name: str, value: str) -> Any:  # noqa: ANN401 - as in the library
        """Give a header as an object, as the library does."""
        if len(value) > _LONGEST:  # its reader takes four times as long for twice as much
            return self._as_words(name, value)
        try:
            return super().header_fetch_parse(name, value)
        except _RAISED:
            return self._as_words(name, value)

    def _as_words(self, name: str, value: str) -> Any:  # noqa: ANN401
        if name.lower() in _STRUCTURED:
            return self.header_factory(name, "")
        return _Words(" ".join(str(value).split()))


def message_of(data: bytes) -> EmailMessage:
    """Read a message, whatever its headers are."""
    message = message_from_bytes(data, policy=Forgiving(refold_source="none"))
    assert isinstance(message, EmailMessage)
    return message
