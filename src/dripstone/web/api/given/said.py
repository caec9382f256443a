"""Given: who told it, what differs, and what people say of a finding."""

from __future__ import annotations

from dripstone.flow.assessing import Element
from dripstone.flow.telling import Line as ToldLine
from dripstone.flow.telling import Pair, Source
from dripstone.records import Assessment, Value


class ToldLines(Value, frozen=True, kw_only=True):
    """Claims, incident by incident, in the order in which they were published."""

    count: int
    lines: tuple[ToldLine, ...]


class Contradictions(Value, frozen=True, kw_only=True):
    """Claims of one incident that cannot both be so."""

    count: int
    pairs: tuple[Pair, ...]


class Sources(Value, frozen=True, kw_only=True):
    """Other sources that a report names. None found is not that there is none."""

    sources: tuple[Source, ...]


class Elements(Value, frozen=True, kw_only=True):
    """Elements of a legal term. Nothing tied is not that nothing happened."""

    elements: tuple[Element, ...]


class LegalTerm(Value, frozen=True, kw_only=True):
    """A legal term with its elements."""

    term: str
    labels: dict[str, str]
    elements: tuple[str, ...]


class LegalTerms(Value, frozen=True, kw_only=True):
    """Legal terms that list elements."""

    terms: tuple[LegalTerm, ...]


class Assessments(Value, frozen=True, kw_only=True):
    """What people say of a finding, and nobody took back."""

    assessments: tuple[Assessment, ...]
