"""Origins: does one report tell both?"""

from __future__ import annotations

from dripstone.records import AnyFinding, Evidence

SAME_REPORT = "one report"
OTHER_ROWS = "rows of one table"


def compare_origins(a: AnyFinding, b: AnyFinding) -> Evidence | None:
    """Say that one report tells both: an article may tell a thing twice, a table does not."""
    if a.text != b.text:
        return None
    rows = a.anchors[0].row, b.anchors[0].row
    apart = None not in rows and rows[0] != rows[1]
    told = OTHER_ROWS if apart else SAME_REPORT
    return Evidence(
        feature="origin",
        left=told,
        right=told,
        weight=-2.0 if apart else 1.0,
        anchors=(a.anchors[0], b.anchors[0]),
    )
