"""Properties: what an office file says about itself.

core_properties    Zip → Properties    title, people, dates and language
"""

from __future__ import annotations

from dripstone.read.formats.moments import moment
from dripstone.read.formats.zips import Zip
from dripstone.records import Value

_PARTS = ("docProps/core.xml", "meta.xml")  #: of Office Open XML, of OpenDocument


class Properties(Value, frozen=True, kw_only=True):
    """What a file's properties say."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    created: str | None = None
    modified: str | None = None
    language: str | None = None


def core_properties(archive: Zip) -> Properties:
    """Read the properties; those that are missing, empty or no dates are None."""
    told: dict[str, str] = {}
    for part in _PARTS:
        if part in archive.names:
            for one in archive.parsed(part).iter():
                if isinstance(one.tag, str) and one.text and one.text.strip():
                    told.setdefault(one.tag.rpartition("}")[2], one.text.strip())
    author = told.get("creator") or told.get("initial-creator")
    created, modified = (_day(told, *names) for names in _DATES)
    return Properties(
        title=told.get("title"),
        authors=(author,) if author else (),
        created=created,
        modified=modified if modified != created else None,
        language=told.get("language"),
    )


_DATES = (("created", "creation-date"), ("modified", "date"))


def _day(told: dict[str, str], *names: str) -> str | None:
    return next((d for n in names if n in told and (d := moment(told[n]))), None)
