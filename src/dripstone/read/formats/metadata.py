"""Metadata: what a web page says about itself beside its words.

    said_of_itself    tree → About    JSON-LD first, then OpenGraph, other meta tags, elements

Dates are taken only where they are ISO 8601 or mail dates; anything else would be a guess between
day and month. Nothing is followed or fetched.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from resiliparse.parse.html import ElementNode, HTMLTree

from dripstone.read.formats.moments import moment
from dripstone.records import Value

_ARTICLES = ("Article", "Posting", "Report", "CreativeWork", "WebPage", "Statement", "Review")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)")
_SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
# Names of meta tags, the most exact first.
_PUBLISHED = (
    "article:published_time og:published_time datepublished date dc.date dc.date.issued "
    "dcterms.date dcterms.created citation_publication_date parsely-pub-date pubdate sailthru.date"
)
_UPDATED = (
    "article:modified_time og:updated_time datemodified last-modified dcterms.modified revised"
)
_TITLE = "og:title twitter:title citation_title dc.title dcterms.title"
_PUBLISHER = "og:site_name citation_publisher dc.publisher dcterms.publisher publisher"
_AUTHOR = "author article:author citation_author dc.creator dcterms.creator parsely-author"
_MOST = 50  #: authors and nested objects; more is no article


class About(Value, frozen=True, kw_only=True):
    """What a page says about itself."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    language: str | None = None
    warnings: tuple[str, ...] = ()


def said_of_itself(tree: HTMLTree, beginning: str) -> About:
    """Collect a page's own statements; the more exact way of saying wins.

    ``beginning`` is the start of the markup, where a browser notes where it saved a page from.
    """
    article = _article(tree)
    meta = _meta(tree)
    days = {
        "published": (article.get("datePublished"), *_given(meta, _PUBLISHED), *_times(tree)),
        "updated": (article.get("dateModified"), *_given(meta, _UPDATED)),
    }
    told = {name: [d for d in found if isinstance(d, str)] for name, found in days.items()}
    moments = {name: _first(moment(d) for d in found) for name, found in told.items()}
    return About(
        title=_first((_text(article.get("headline")), *_given(meta, _TITLE), _title(tree))),
        authors=_authors(article, meta, tree),
        publisher=_first((*_names(article.get("publisher")), *_given(meta, _PUBLISHER))),
        url=_address(article, meta, tree, beginning),
        language=_language(article, meta, tree),
        warnings=tuple(f"date_unread:{n}" for n, found in told.items() if found and not moments[n]),
        **moments,
    )


def _first(values: Iterable[str | None]) -> str | None:
    return next((v for v in values if v), None)


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _given(meta: Mapping[str, list[str]], names: str) -> list[str]:
    return [value for name in names.split() for value in meta.get(name, ())]


def _all(tree: HTMLTree, selector: str) -> Iterable[ElementNode]:
    return tree.document.query_selector_all(selector) if tree.document else ()


def _one(tree: HTMLTree, selector: str) -> ElementNode | None:
    return next(iter(_all(tree, selector)), None)


def _meta(tree: HTMLTree) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag in _all(tree, "meta[content]"):
        name = (
            tag.get_attribute("property")
            or tag.get_attribute("name")
            or tag.get_attribute("itemprop")
        )
        content = _text(tag.get_attribute("content"))
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _article(tree: HTMLTree) -> Mapping[str, Any]:
    """Give the JSON-LD object that describes the page itself, the most article-like first."""
    found = [one for tag in _scripts(tree) for one in _objects(tag)]
    for kind in _ARTICLES:
        for one in found:
            if any(str(t).endswith(kind) for t in _list(one.get("@type"))):
                return one
    return {}


def _scripts(tree: HTMLTree) -> Iterator[str]:
    for tag in _all(tree, 'script[type="application/ld+json"]'):
        yield tag.text or ""


def _objects(words: str) -> Iterator[dict[str, Any]]:
    try:
        waiting = [json.loads(words)]
    except (ValueError, RecursionError):
        return
    given = 0
    while waiting and given < _MOST:
        value = waiting.pop(0)
        if isinstance(value, dict):
            given += 1
            yield value
            waiting += _list(value.get("@graph"))
        elif isinstance(value, list):
            waiting += value[:_MOST]


def _list(value: object) -> list[Any]:
    if value is None:
        return []
    return value[:_MOST] if isinstance(value, list) else [value]


def _names(value: object) -> list[str]:
    """Give the names in a JSON-LD person or body, or a list of them, or plain words."""
    named = (one.get("name") if isinstance(one, dict) else one for one in _list(value))
    flat = (name for given in named for name in _list(given))
    return [words for name in flat if (words := _text(name)) and not _is_address(words)]


def _authors(
    article: Mapping[str, Any], meta: Mapping[str, list[str]], tree: HTMLTree
) -> tuple[str, ...]:
    given = _names(article.get("author"))
    given = given or [n for n in _given(meta, _AUTHOR) if not _is_address(n)]
    if not given:
        tags = _all(tree, '[rel="author"], [itemprop="author"]')
        given = [words for tag in tags if (words := _text(tag.text)) and len(words) < 80]
    return tuple(dict.fromkeys(given))[:_MOST]


def _title(tree: HTMLTree) -> str | None:
    return _text(tree.title)


def _times(tree: HTMLTree) -> list[str]:
    """Give the day in the head of the article, not one of a teaser below it."""
    for place in ('[itemprop="datePublished"]', "article time[datetime]", "main time[datetime]"):
        tag = _one(tree, place)
        if tag is not None:
            value = tag.get_attribute("datetime") or tag.get_attribute("content")
            return [value] if value else []
    return []


def _is_address(words: str) -> bool:
    return words.lower().startswith(("http://", "https://", "www.", "//"))


def _address(
    article: Mapping[str, Any], meta: Mapping[str, list[str]], tree: HTMLTree, beginning: str
) -> str | None:
    link = _one(tree, 'link[rel="canonical"]')
    main = article.get("mainEntityOfPage")
    main = main.get("@id") if isinstance(main, dict) else main
    saved = _SAVED_FROM.search(beginning) or _SINGLE_FILE.search(beginning)
    given = (
        link.get_attribute("href") if link is not None else None,
        *_given(meta, "og:url"),
        article.get("url"),
        main,
        saved[1] if saved else None,
    )
    return next((a for g in given if (a := _whole_address(g))), None)


def _whole_address(value: object) -> str | None:
    words = _text(value)
    if words is None or len(words) > 2000:
        return None
    try:
        parts = urlsplit(words)
    except ValueError:
        return None
    return words if parts.scheme in {"http", "https"} and parts.netloc else None


def _language(
    article: Mapping[str, Any], meta: Mapping[str, list[str]], tree: HTMLTree
) -> str | None:
    root = _one(tree, "html")
    given = (
        root.get_attribute("lang") if root is not None else None,
        article.get("inLanguage"),
        *_given(meta, "og:locale dc.language language"),
    )
    words = next((w for g in given if (w := _text(g)) and _LANGUAGE.fullmatch(w)), None)
    return words.replace("_", "-") if words else None
