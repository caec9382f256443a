"""Shelf: the demo's files.

reports     → the files, in the order in which they came
publishers  → file name → who published it
places      → the words of the gazetteer's extension
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path

_HERE = resources.files(__package__)


def reports() -> tuple[Path, ...]:
    """Give the invented reports, in the order in which they came."""
    return tuple(sorted(Path(str(_HERE.joinpath("reports"))).iterdir()))


def publishers() -> dict[str, str]:
    """Say who published each report, by file name, as the person who took it in would say."""
    return {
        "03-northwire-copy.txt": "North Wire",
        "04-vestnik-ploshchad.txt": "Устральский вестник",
        "05-lantern-statement.txt": "Lantern Legal Aid",
        "06-ministry.txt": "Министерство внутренних дел",
        "08-detentions.csv": "Lantern Legal Aid",
        "09-courier-bookseller.txt": "The Karvel Courier",
        "10-vestnik-bookseller.txt": "Устральский вестник",
        "11-letter.txt": "Lantern Legal Aid",
        "12-northwire-answer.txt": "North Wire",
        "13-herald-ostrelye.txt": "Ustral Herald",
    }


def places() -> str:
    """Give the invented places, for ``gazetteer.with_places``."""
    return _HERE.joinpath("places.yaml").read_text("utf-8")
