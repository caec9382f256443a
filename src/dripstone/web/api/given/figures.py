"""Given: figures, what they rest on, and lists."""

from __future__ import annotations

from dripstone.records import Value


class Part(Value, frozen=True, kw_only=True):
    """What one dimension of a figure comes to."""

    dimension: str
    value: str


class Doubt(Value, frozen=True, kw_only=True):
    """Why a figure is a range, and by how much it widens it."""

    why: str
    by: int


class Span(Value, frozen=True, kw_only=True):
    """A range. Null is unknown, and never zero."""

    low: int | None
    high: int | None


class OneFigure(Value, frozen=True, kw_only=True):
    """A figure: an honest range, and what it rests on."""

    figure: str  #: what it is called in addresses
    of: str  #: empty where something sealed is behind it
    unit: str
    by: tuple[Part, ...]
    low: int | None
    high: int | None
    method: str
    definition: str
    widened_by: tuple[Doubt, ...]
    rests_on: tuple[str, ...]
    sealed: int  #: findings behind it of which only the existence is told
    journal: int
    stale: bool = False  #: something decided since touches what it rests on
    now: Span | None = None  #: the same cell as it stands, where stale ones were asked for


class Figures(Value, frozen=True, kw_only=True):
    """Figures. A cell that is not among them is not zero: nobody said."""

    figures: tuple[OneFigure, ...]
    erased: bool = False  #: something was erased since that entry, and these are without it


class Sized(Value, frozen=True, kw_only=True):
    """A list, several, or a reason, and how many individuals."""

    name: str
    individuals: int


class Lists(Value, frozen=True, kw_only=True):
    """Independent origins as lists."""

    lists: tuple[Sized, ...]
    overlaps: tuple[Sized, ...]
    left_out: tuple[Sized, ...]
    sentence: str  #: an estimate, or why these lists support none
