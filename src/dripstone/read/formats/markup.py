"""Markup: from a web page's tree to its words, in one walk and in linear time.

    visible    tree → Visible    paragraphs as a reader sees them, and how much was left out

A page's menus, forms and footers are left out and their size is told. What the page hides from a
reader's eyes is left out too, and told. Scripts do not run; nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from resiliparse.parse.html import ElementNode, Node, TextNode

from dripstone.read.formats.unseen import Look, Rules, declared_in, looked_at
from dripstone.records import Value


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_BLOCKS = _tags(
    "address article aside blockquote body center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav "
    "ol p pre section summary table tbody tfoot thead tr ul"
)
_CLOSE = _tags("dd dt li tr summary")  #: lines of one list or table, not paragraphs
_SILENT = _tags(
    "applet audio button canvas datalist embed head iframe input math noembed noframes "
    "noscript object script select style svg template textarea title video"
)
_WORDLESS = _tags("script style template svg head textarea select")  #: code, and what is filled in
_FURNITURE = _tags("nav menu")
_FURNITURE_ROLES = _tags("navigation search contentinfo banner menu menubar toolbar")
_HIDDEN = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE
)
_PARAGRAPH, _CAPTION, _QUOTED = "\v", "\x0e", "\x0f"  #: stand for breaks until words are laid out
_UNMARKED = str.maketrans(dict.fromkeys((_PARAGRAPH, _CAPTION, _QUOTED), " "))
_SPACE = re.compile(r"[ \t\n\r\f]+")


class Visible(Value, frozen=True, kw_only=True):
    """A page's words, and the size of what was left out, in code points."""

    content: str
    furniture: int = 0  #: menus, site headers and footers
    hidden: int = 0  #: what a browser would not show
    unseen: int = 0  #: of the words given: what styles hide from the eye
    scriptless: int = 0  #: what stands for readers without scripts
    silent: int = 0  #: what is shown in other ways than as words: buttons, frames, formulas
    heading: str | None = None  #: the first heading of the first rank
    captions: tuple[int, ...] = ()  #: start of each caption's paragraphs
    quoted: tuple[int, ...] = ()  #: start of each paragraph within a quotation set apart


class _Place(Value, frozen=True, kw_only=True):
    """What the walk knows of the elements around a node."""

    state: str = "shown"  #: shown, furniture, hidden, silent, scriptless, wordless
    pre: bool = False
    inside: bool = False  #: of an article or main part, whose own header and footer are words
    quoted: bool = False  #: within a quotation set apart
    look: Look = Look()  #: how words look here


def visible(root: Node, rules: Rules | None = None) -> Visible:
    """Walk a tree below ``root`` once and give the words that a reader sees.

    ``rules`` are the page's own style sheets. What they hide from the eye is given all the same,
    and its size is told.
    """
    pieces: list[str] = []
    heading: list[str] = []
    sizes = dict.fromkeys(("furniture", "hidden", "unseen", "scriptless", "silent"), 0)
    for node, entered, place in _walk(root, rules or Rules()):
        if isinstance(node, TextNode):
            words = node.value or ""
            if place.state == "shown":
                sizes["unseen"] += len(words.strip()) if place.look.unseen else 0
                words = words.translate(_UNMARKED)
                pieces.append(words if place.pre else _SPACE.sub(" ", words))
            elif place.state in sizes:
                sizes[place.state] += len(words.strip())
        elif place.state == "shown":
            pieces.append(_break(node.tag or "", entered=entered))
            if place.quoted and pieces[-1] == _PARAGRAPH and entered:
                pieces.append(_QUOTED)
            if node.tag == "h1" and entered and not heading:
                heading.append(" ".join((node.text or "").split()))
    content, captions, quoted = _laid_out(pieces)
    first = heading[0] if heading else None
    return Visible(content=content, heading=first, captions=captions, quoted=quoted, **sizes)


def _walk(root: Node, rules: Rules) -> Iterator[tuple[Node, bool, _Place]]:
    """Give every element on the way in (True) and out, and every text node once.

    No recursion: a page may nest a hundred thousand deep.
    """
    first = _within(root, _Place(), rules) if isinstance(root, ElementNode) else _Place()
    places = [_Place(look=first.look)]
    node = root.first_child
    while node is not None:
        if isinstance(node, ElementNode):
            places.append(_within(node, places[-1], rules))
            yield node, True, places[-1]
            child = node.first_child
            if child is not None:
                node = child
                continue
            yield node, False, places.pop()
        elif isinstance(node, TextNode):
            yield node, True, places[-1]
        while node.next is None:
            node = node.parent
            if node is None or len(places) == 1:
                return
            yield node, False, places.pop()
        node = node.next


def _within(node: ElementNode, around: _Place, rules: Rules) -> _Place:
    tag = node.tag or ""
    state = around.state
    if state in {"shown", "furniture"}:
        if tag in _SILENT:
            state = "wordless" if tag in _WORDLESS else "silent"
            state = "scriptless" if tag == "noscript" else state
        elif _is_hidden(node):
            state = "hidden"
        elif _is_furniture(node, around):
            state = "furniture"
    inside = around.inside or tag in {"article", "main"}
    return _Place(
        state=state,
        pre=around.pre or tag == "pre",
        inside=inside,
        quoted=around.quoted or tag == "blockquote",
        look=looked_at(around.look, _styles(node, tag, rules)),
    )


def _styles(node: ElementNode, tag: str, rules: Rules) -> dict[str, str]:
    """Gather what sheets, old attributes and the element itself say of its looks."""
    styles: dict[str, str] = {}
    if rules.by_selector:
        styles = rules.of(tag, node.get_attribute("class"), node.get_attribute("id"))
    for old, name in (("bgcolor", "background-color"), ("color", "color")):
        if node.has_attribute(old):
            styles[name] = (node.get_attribute(old) or "").lower()
    own = node.get_attribute("style")
    return styles | declared_in(own) if own else styles


def _is_hidden(node: ElementNode) -> bool:
    return node.has_attribute("hidden") or bool(_HIDDEN.search(node.get_attribute("style") or ""))


def _is_furniture(node: ElementNode, around: _Place) -> bool:
    role = (node.get_attribute("role") or "").lower()
    if node.tag in _FURNITURE or role in _FURNITURE_ROLES:
        return True
    return node.tag == "footer" and not around.inside


def _break(tag: str, *, entered: bool) -> str:
    """Give what stands between words where an element begins or ends."""
    if tag == "br":
        return "\n" if entered else ""
    if tag in {"td", "th"}:
        return "" if entered else "\t"
    if tag in _CLOSE:
        return "\n"
    if tag == "figcaption" and entered:
        return _PARAGRAPH + _CAPTION
    return _PARAGRAPH if tag in _BLOCKS else ""


def _laid_out(pieces: list[str]) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """Trim lines, drop the space between elements, and set paragraphs apart by an empty line."""
    paragraphs: list[str] = []
    captions: list[int] = []
    quoted: list[int] = []
    at, marked = 0, False
    for piece in "".join(pieces).split(_PARAGRAPH):
        marked |= piece.startswith(_CAPTION)
        words = _lines(piece.translate(_UNMARKED))
        if words:
            captions += [at] * marked  # the first words after the mark, however deep they stand
            quoted += [at] * (_QUOTED in piece)
            paragraphs.append(words)
            at += len(words) + 2
            marked = False
    return "\n\n".join(paragraphs), tuple(captions), tuple(quoted)


def _lines(words: str) -> str:
    return "\n".join(s for line in words.split("\n") if (s := line.strip(" \t\r\f")))
