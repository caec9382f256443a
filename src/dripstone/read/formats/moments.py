"""Moments: dates that files give for themselves, as ISO 8601, never guessed.

moment    words → ISO 8601 | None    ISO 8601 and mail dates
stamp     datetime → ISO 8601        the zone stays as it was given
"""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ](?P<time>\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s?(?P<zone>Z|[+-]\d{2}(?::?\d{2})?)?)?",
    re.IGNORECASE,
)


def moment(words: str) -> str | None:
    """Read a date or an instant; None where the words leave anything to guess."""
    words = words.strip()
    found = _ISO.fullmatch(words)
    return _iso(found) if found else _mail_date(words)


def stamp(instant: dt.datetime) -> str:
    """Spell an instant to the second."""
    return instant.isoformat(timespec="seconds")


def _iso(found: re.Match[str]) -> str | None:
    day, time, zone = found["day"], found["time"], (found["zone"] or "").upper()
    if zone not in {"", "Z"} and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:] or '00'}"
    try:
        if time is None:
            return dt.date.fromisoformat(day).isoformat()
        return stamp(dt.datetime.fromisoformat(f"{day}T{time}{zone.replace('Z', '+00:00')}"))
    except ValueError:
        return None


def _mail_date(words: str) -> str | None:
    if len(words) > 80 or not re.search(r"\d{4} \d\d?:\d\d", words):
        return None
    try:
        return stamp(parsedate_to_datetime(words))
    except ValueError:
        return None
