"""Row: all that an export may know of one finding. What has no field here never leaves.

Every field is either a term, a number or a hash, or words that the shields let through.
"""

from __future__ import annotations

from dripstone.records import Value

#: fields that hold terms, hashes and addresses of our own making, and no words of a report
CODES = frozenset(
    {
        "id",
        "kind",
        "type",
        "name",
        "mode",
        "stance",
        "polarity",
        "segment",
        "force",
        "sha256",
        "text_sha256",
        "media_type",
        "published",
        "language",
        "not_stated",
        "decided",
        "meaning",
    }
)


class Words(Value, frozen=True, kw_only=True):
    """Words of a report as they may be shown."""

    exact: str
    before: str = ""
    after: str = ""
    passage: tuple[str, str] = ("", "")  #: more of what stands before and after, for readers
    start: int | None = None  #: code points; None where a hidden word would show its length
    end: int | None = None
    page: int | None = None
    row: int | None = None


class Cell(Value, frozen=True, kw_only=True):
    """One answer as it may be shown: its words, and the parts of what they come to."""

    name: str
    text: str
    words: Words | None = None
    meaning: tuple[tuple[str, str | int | bool | None], ...] = ()


class Heard(Value, frozen=True, kw_only=True):
    """One voice as it may be shown."""

    who: str | None
    mode: str
    words: Words | None = None


class Source(Value, frozen=True, kw_only=True):
    """The report that a row rests on. Without title, publisher and date where it is not public."""

    sha256: str
    text_sha256: str
    media_type: str
    public: bool
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


class Row(Value, frozen=True, kw_only=True):
    """Everything that may be told of one finding."""

    id: str  #: keyed to the release, and telling nothing outside it
    kind: str
    type: str
    says: str
    words: tuple[Words, ...]
    slots: tuple[Cell, ...]
    not_stated: tuple[str, ...]
    voices: tuple[Heard, ...]
    stance: str
    polarity: str
    segment: str
    source: Source
    decided: tuple[tuple[str, str], ...]  #: verb and day of each judgement, never whose or why
    addressees: tuple[Cell, ...] = ()
    speaker: Cell | None = None
    inner: Words | None = None
    deadline: Cell | None = None
    force: str | None = None
    urgent: bool | None = None
    mode: str | None = None
    widened: bool = False  #: days and places are widened
    all_hidden: bool = False  #: nobody at all is named, because a sensitive ground is told


class Account(Value, frozen=True, kw_only=True):
    """How many findings went in, how many are shown, how many were left out and why."""

    given: int
    shown: int
    left_out: tuple[tuple[str, int], ...] = ()
