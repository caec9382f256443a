"""Families: words whose stems differ though they belong together, from a language's stems.yaml.

irregular   folder of a language → form → stem of the word that it belongs to
initials    folder of a language, stem → the letters that its words begin with
head        folder of a language, stem → the stem that stands for its family
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Mapping
from typing import Any

from dripstone.vocabulary import lists


def irregular(package: str) -> Mapping[str, str]:
    """Give, for each irregular form, the stem of its word."""
    return _told(package)[0]


def head(package: str, stem: str) -> str:
    """Give the stem that stands for a family; a stem of no family stands for itself."""
    return _told(package)[1].get(stem, stem)


@functools.lru_cache(maxsize=1 << 10)
def initials(package: str, stem: str) -> frozenset[str]:
    """Give the letters that words with this stem begin with: the rules take off ends alone."""
    forms, heads = _told(package)
    others = [one for one, own in heads.items() if own == stem]
    odd = [form for form, own in forms.items() if own == stem or own in others]
    return frozenset(one[0] for one in (stem, *others, *odd))


@functools.cache
def _told(package: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    raw = _raw(package)
    regular: Callable[[str], str] = importlib.import_module(f"{package}.stems").regular
    forms = {
        form: regular(word)
        for word, forms in (raw.get("irregular") or {}).items()
        for form in forms
    }
    heads: dict[str, str] = {}
    for first, *others in raw["families"]:
        own = forms.get(first) or regular(first)
        heads |= {forms.get(other) or regular(other): own for other in others}
    return forms, {stem: own for stem, own in heads.items() if stem != own}


def _raw(package: str) -> dict[str, Any]:
    raw: dict[str, Any] = lists.read(package, "stems.yaml")
    return raw
