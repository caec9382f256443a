"""Release: what was shown, to whom, under which shields, at which journal entry."""

from __future__ import annotations

from dripstone.records.base import Record, Value


class Shown(Value, frozen=True, kw_only=True):
    """One file of a release."""

    name: str
    sha256: str
    size: int  #: octets
    rows: int | None = None


class Release(Record, frozen=True, tag="release", kw_only=True):
    """A publication: enough to prove later what was let out."""

    kind: str  #: dossier, claims
    of: tuple[str, ...]  #: handles or finding identities
    level: int  #: the highest level that was shown as it stands
    shields: tuple[str, ...]
    files: tuple[Shown, ...]
    at: str  #: UTC instant, RFC 3339
    by: str
    left_out: tuple[tuple[str, int], ...] = ()  #: reason and how many
