"""Plain: a saved page as words with headings, lists and tables, and nothing that asks anybody.

members    bytes → one member, the markup

No attribute of the page comes through, no address, no style, no script: what is left cannot ask a
server for anything, so that looking at a saved page tells nobody that it was looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from resiliparse.parse.html import ElementNode, HTMLTree, Node, TextNode

from dripstone.read.formats.encodings import decode
from dripstone.read.formats.html import declared
from dripstone.read.formats.inside import Member

KEPT = frozenset(
    (
        *("h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre"),
        *("ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "article", "section"),
        *("table", "thead", "tbody", "tr", "td", "th", "caption", "em", "strong", "b", "i"),
    )
)
_EMPTY = frozenset(("br", "hr"))
_WITHOUT = frozenset(
    (
        *("script", "style", "template", "noscript", "head", "link", "meta", "base"),
        *("svg", "math", "object", "embed", "iframe", "frame", "audio", "video", "canvas"),
        *("form", "input", "select", "textarea", "button"),
    )
)
_BLOCKS = frozenset(("div", "main", "header", "footer", "nav", "aside", "address", "details"))
MOST = 4_000_000  #: code points of the markup


def members(data: bytes, name: str) -> Iterator[Member]:  # noqa: ARG001 - every container is asked alike
    """Give the page's markup as one member."""
    tree = HTMLTree.parse(decode(data, declared(data)).content)
    markup = "".join(_limited(plain(tree)))
    yield Member(name="page", kind="page", data=markup.encode("utf-8", "replace"))


def plain(tree: HTMLTree) -> Iterator[str]:
    """Walk the tree without recursion: a page may nest as deep as it likes."""
    node: Node | None = tree.body
    root = node
    while node is not None:
        opened = _opened(node)
        yield from opened
        inside = node.first_child if _goes_in(node) else None
        if inside is not None:
            node = inside
            continue
        while node is not None:
            yield from _closed(node)
            if node == root:
                return
            if node.next is not None:
                node = node.next
                break
            node = node.parent


def _goes_in(node: Node) -> bool:
    return isinstance(node, ElementNode) and node.tag not in _WITHOUT and node.tag not in _EMPTY


def _opened(node: Node) -> Iterator[str]:
    if isinstance(node, TextNode):
        yield escape(node.value or "")
    elif isinstance(node, ElementNode):
        if node.tag in KEPT:
            yield f"<{node.tag}>"
        elif node.tag in _BLOCKS:
            yield "<div>"
        elif node.tag == "img" and (told := node.getattr("alt")):
            yield f"[{escape(told)}]"


def _closed(node: Node) -> Iterator[str]:
    if isinstance(node, ElementNode) and node.tag not in _EMPTY:
        if node.tag in KEPT:
            yield f"</{node.tag}>"
        elif node.tag in _BLOCKS:
            yield "</div>"


def _limited(parts: Iterator[str]) -> Iterator[str]:
    """Stop where the markup grows too long; a browser closes what is open."""
    left = MOST
    for part in parts:
        left -= len(part)
        if left < 0:
            yield "<p>…</p>"
            return
        yield part
