"""Made: a file of a release as the journal will remember it.

shown   name, bytes, rows → Shown
"""

from __future__ import annotations

import hashlib

from dripstone.records import Shown


def shown(name: str, data: bytes, *, rows: int | None = None) -> Shown:
    """Describe a file by its name, hash, size in octets and number of rows."""
    return Shown(name=name, sha256=hashlib.sha256(data).hexdigest(), size=len(data), rows=rows)
