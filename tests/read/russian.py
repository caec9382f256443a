"""Invented Russian reports for the tests of reading. Nobody in them exists."""

from __future__ import annotations

from english import a_text

from dripstone.read import Reading, suggest
from dripstone.records import AnyFinding, Claim, Demand, Quote


def reading(content: str, *, published: str | None = "2025-05-23") -> Reading:
    """Read words that a paper called «Устральский вестник» published on a Friday in May 2025."""
    text = a_text(content, published=published, language="ru")
    return suggest(text, publisher="Устральский вестник")


def findings(content: str, **how: str | None) -> list[AnyFinding]:
    """Give what is suggested for these words."""
    return [s.of for s in reading(content, **how) if isinstance(s.of, Claim | Quote | Demand)]


def acts(content: str, **how: str | None) -> list[Claim]:
    """Give the acts that are suggested for these words."""
    return claims(content, "act", **how)


def claims(content: str, kind: str, **how: str | None) -> list[Claim]:
    """Give the claims of a kind that are suggested for these words."""
    return [f for f in findings(content, **how) if isinstance(f, Claim) and f.kind == kind]


def demands(content: str) -> list[Demand]:
    """Give the demands that are suggested for these words."""
    return [f for f in findings(content) if isinstance(f, Demand)]


def quotes(content: str) -> list[Quote]:
    """Give the quotes that are suggested for these words."""
    return [f for f in findings(content) if isinstance(f, Quote)]


def told(claim: Claim) -> tuple[str, str | None, str | None]:
    """Give a claim's type, who and to whom, as worded."""
    who, whom = claim.slots.who, claim.slots.to_whom
    return claim.type, None if who is None else who.text, None if whom is None else whom.text
