"""Vocabulary: what things mean, in the field's standard terms.

    scheme     name → Scheme           one file of ``terms/``, validated when it is first asked for
    term       scheme, id → Term
    is_a       does a term lie under another, at any depth?
    label      a term in a reader's language
    extended   Scheme + a project's own terms, namespaced, each with a parent here

What people say, word by word, is in ``languages``; what it means is here.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from dripstone.errors import UnknownTerm
from dripstone.records import Value
from dripstone.vocabulary import lists

SCHEMES = (
    "acts",
    "attribution",
    "certainty",
    "demands",
    "events",
    "grounds",
    "institutions",
    "legal",
    "levels",
    "links",
    "relations",
    "responses",
    "roles",
    "sources",
    "values",
)
_LISTS = ("terms", "modes", "review", "stance", "polarity", "verification", "types")


class Words(Value, frozen=True, kw_only=True):
    """Words that may express a term in one language: lemmas by part of speech, and phrases."""

    v: tuple[str, ...] = ()  #: verbs
    n: tuple[str, ...] = ()  #: nouns
    a: tuple[str, ...] = ()  #: adjectives
    p: tuple[str, ...] = ()  #: phrases
    weak: tuple[str, ...] = ()  #: need a victim or a doer before they may fire
    any: tuple[str, ...] = ()  #: part of speech not told


class Term(Value, frozen=True, kw_only=True):
    """One meaning, with its labels, definitions and codes in other schemes."""

    id: str
    labels: dict[str, str]
    definitions: dict[str, str]
    parent: str | None = None
    kind: str | None = None  #: of events: incident, pattern, action, utterance …
    level: str | None = None  #: of institutions: person, group, organisation
    countable: bool = True  #: False: a pattern or a placeholder, which nobody counts
    omission: bool = False
    sensitive: bool = False
    maps: dict[str, tuple[str, ...]] = {}
    words: dict[str, Words] = {}  #: by language
    traps: dict[str, tuple[str, ...]] = {}  #: by language: readings that must not fire
    #: of legal terms: what has to be shown, by identity, with its labels; a person ties findings
    elements: dict[str, dict[str, str]] = {}


class Scheme(Value, frozen=True, kw_only=True):
    """A controlled vocabulary: terms by identity, in their order."""

    name: str
    version: str
    terms: dict[str, Term]
    rest: dict[str, Any] = {}  #: what the file says besides terms: rules, cues, scales

    def __iter__(self) -> Iterator[Term]:
        """Give the terms in their order."""
        return iter(self.terms.values())

    def lineage(self, id: str) -> tuple[str, ...]:
        """Give a term's identity and those above it, nearest first."""
        found: list[str] = []
        step: str | None = id
        while step is not None:
            found.append(step)
            step = self.term(step).parent
        return tuple(found)

    def term(self, id: str) -> Term:
        """Find a term.

        Raises:
            UnknownTerm: the scheme has no such term.
        """
        try:
            return self.terms[id]
        except KeyError:
            raise UnknownTerm(scheme=self.name, term=id) from None


@functools.cache
def scheme(name: str) -> Scheme:
    """Load and validate one vocabulary.

    Raises:
        UnknownTerm: no vocabulary has this name.
    """
    if name not in SCHEMES:
        raise UnknownTerm(scheme=name, term="(any)")
    return _scheme(lists.read(__name__, "terms", f"{name}.yaml"))


def term(name: str, id: str) -> Term:
    """Find one term of one vocabulary.

    Raises:
        UnknownTerm: there is no such vocabulary or term.
    """
    return scheme(name).term(id)


def label(name: str, id: str, language: str = "en") -> str:
    """Say a term in a language, in English where that language has no label yet."""
    labels = term(name, id).labels
    return labels.get(language, labels["en"])


def is_a(name: str, id: str, above: str) -> bool:
    """Tell whether a term is another one or lies under it."""
    return above in _lineage(name, id)


@functools.lru_cache(1 << 12)
def _lineage(name: str, id: str) -> tuple[str, ...]:
    return scheme(name).lineage(id)


def extended(base: Scheme, own: Iterable[Term]) -> Scheme:
    """Add a project's own terms, each namespaced (``myorg:…``) and with a parent in the scheme.

    Raises:
        UnknownTerm: an own term has no namespace, or its parent is not there.
    """
    terms = dict(base.terms)
    for one in own:
        if ":" not in one.id or one.parent not in terms:
            raise UnknownTerm(scheme=base.name, term=one.id)
        terms[one.id] = one
    return msgspec.structs.replace(base, terms=terms)


def _scheme(raw: dict[str, Any]) -> Scheme:
    lists = [raw[name] for name in _LISTS if name in raw]
    terms = [_term(entry) for entries in lists for entry in entries]
    made = Scheme(
        name=raw["scheme"],
        version=raw["version"],
        terms={one.id: one for one in terms},
        rest={k: v for k, v in raw.items() if k not in ("scheme", "version", *_LISTS)},
    )
    if len(made.terms) != len(terms):
        raise UnknownTerm(scheme=made.name, term="(doubled)")
    for one in terms:
        made.lineage(one.id)
    return made


def _term(raw: dict[str, Any]) -> Term:
    lexicon = dict(raw.get("lexicon", {}))
    traps = {**raw.get("trap", {}), **lexicon.pop("trap", {})}
    plain = ("id", "parent", "kind", "level", "countable", "omission", "sensitive")
    fields: dict[str, Any] = {name: raw[name] for name in plain if name in raw}
    fields["labels"] = {"en": raw["en"], "ru": raw["ru"]}
    told = {"en": raw["def"], "ru": raw.get("def_ru")}
    fields["definitions"] = {code: words for code, words in told.items() if words is not None}
    fields["maps"] = {k: _codes(v) for k, v in raw.get("maps", {}).items()}
    fields["words"] = {k: v if isinstance(v, dict) else {"any": v} for k, v in lexicon.items()}
    fields["traps"] = traps
    listed = raw.get("elements", ())
    fields["elements"] = {one["id"]: {"en": one["en"], "ru": one["ru"]} for one in listed}
    return msgspec.convert(fields, Term, strict=True)


def _codes(value: list[str] | str) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else (value,)
