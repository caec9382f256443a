"""OwnPlace: a place that the gazetteer lacks, where it lies, and who says so."""

from __future__ import annotations

from dripstone.records.base import Record


class OwnPlace(Record, frozen=True, tag="own_place", kw_only=True):
    """A place of a project's own, as one person noted it. The last word on a place counts."""

    place: str  #: identity among places: the project's own <namespace>:<name>
    precision: str  #: country, region, district, settlement, site
    names: dict[str, tuple[str, ...]]  #: by language, in the basic form; the first is its label
    adjectives: dict[str, tuple[str, ...]] = {}  #: about it, not in it
    within: str | None = None  #: identity of the next wider place
    latitude: float | None = None  #: degrees
    longitude: float | None = None
    reach: float | None = None  #: km around its middle that it may lie in; None: as its kind does
    said_by: str  #: who says where it lies, or where that was looked up
    withdrawn: bool = False  #: it is taken out of the places again
    level: int = 1  #: vocabulary ``levels``
    by: str
    at: str  #: UTC instant, RFC 3339
