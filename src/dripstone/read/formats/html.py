"""Web pages: from bytes to the words that a reader of the page sees.

    open_    bytes → Opened

The tree is that of browsers (lexbor). A second, crude reading of the markup says when the tree
lost words: the warning ``hides_itself``. Texts of pictures (``alt``) are not words of the page.
"""

from __future__ import annotations

import re
from html import unescape

from resiliparse.parse.encoding import map_encoding_to_html5
from resiliparse.parse.html import HTMLTree
from resiliparse.parse.html.exception import HTMLParserException

from dripstone.errors import NoText, TooLarge
from dripstone.read.formats import Opened
from dripstone.read.formats.encodings import Decoded, decode
from dripstone.read.formats.markup import Visible, visible
from dripstone.read.formats.metadata import said_of_itself
from dripstone.read.formats.unseen import rules_of

VERSION = "1"

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")
_TAG = re.compile(r"<[^<>]*>")
_WHOLE = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
_ENDS = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_BEGUN = re.compile(r"</?[A-Za-z][^<>]*\Z")
_MARGIN = 200  #: code points that a crude reading may be wrong by
_LOST = 1.25  #: times that it may find more, for entities and odd tags
_FEW = 20  #: code points: less is a mark for programs that read aloud
_SHEET, _SHEETS = 200_000, 50  #: code points of a style sheet, and how many of them
_WORDLESS = ("script", "style", "template", "svg", "head", "textarea", "select")


def open_(
    data: bytes,
    name: str,  # noqa: ARG001 -- every format is asked alike
    encoding: str | None = None,
) -> Opened:
    """Parse a page and take its words, and what it says of itself.

    ``encoding`` is what came with the page, as in a mail; it goes before what the page names.

    Raises:
        TooLarge: there is not memory enough for its tree.
        NoText: the page has no body, or shows no words without running scripts.
    """
    decoded = decode(data, encoding or declared(data))
    try:
        tree = HTMLTree.parse(decoded.content)
    except HTMLParserException:  # it takes any markup, and gives up for want of memory alone
        raise TooLarge(size=len(data)) from None
    if tree.body is None:
        raise NoText(size=len(data))
    seen = visible(tree.body, rules_of(_sheets(tree)))
    if not seen.content:
        raise NoText(
            size=len(data), hidden=seen.hidden, menus=seen.furniture, scriptless=seen.scriptless
        )
    about = said_of_itself(tree, decoded.content[:4000])
    return Opened(
        content=seen.content,
        title=_title(about.title, seen.heading),
        authors=about.authors,
        publisher=about.publisher,
        published=about.published,
        updated=about.updated,
        url=about.url,
        language=about.language,
        captions=seen.captions,
        quoted=seen.quoted,
        warnings=(*_warnings(decoded, seen), *_frames(tree), *about.warnings),
    )


def _sheets(tree: HTMLTree) -> list[str]:
    """Give the style sheets that stand in the page, up to a size."""
    found = tree.document.query_selector_all("style") if tree.document else ()
    return [(one.text or "")[:_SHEET] for one in found][:_SHEETS]


def _title(told: str | None, heading: str | None) -> str | None:
    """Prefer the heading where the told title is the heading and the name of the site."""
    return heading if heading and (told is None or heading in told) else told


def declared(data: bytes) -> str | None:
    """Give the encoding that the page names in its first KiB, as browsers understand the name."""
    found = _CHARSET.search(data[:1024])
    return map_encoding_to_html5(found[1].decode("ascii"), False) if found else None


def _warnings(decoded: Decoded, seen: Visible) -> list[str]:
    warnings = list(decoded.warnings)
    if seen.furniture:
        warnings.append(f"menus_left_out:{seen.furniture}")
    if seen.hidden:
        warnings.append(f"hidden_left_out:{seen.hidden}")
    if seen.unseen:
        warnings.append(f"unseen_words:{seen.unseen}")
    if seen.scriptless >= _FEW:
        warnings.append(f"scriptless_left_out:{seen.scriptless}")
    if _hides(decoded.content, seen):
        warnings.append("hides_itself")
    if unended(decoded.content):
        warnings.append("end_missing")
    return warnings


def _frames(tree: HTMLTree) -> list[str]:
    """Tell how much stands in pages within the page, as a saved page holds them."""
    found = tree.document.query_selector_all("iframe[srcdoc]") if tree.document else ()
    framed = sum(_crudely(one.get_attribute("srcdoc") or "") for one in found)
    return [f"frames_left_out:{framed}"] if framed else []


def unended(markup: str) -> bool:
    """Tell a page that is cut off: in a tag, or after elements that it began and never ends.

    A page may leave out the marks of its end, but then it leaves out those of its beginning too.
    """
    if markup.rfind("<") > markup.rfind(">") and _BEGUN.match(markup, markup.rfind("<")):
        return True
    return _WHOLE.search(markup) is not None and _ENDS.search(markup) is None


def _hides(markup: str, seen: Visible) -> bool:
    """Tell a page that shows less than it holds, or gives words that no eye sees.

    The sizes of two readings are compared, which share no code: words that the tree lost are in
    neither of its parts.
    """
    read = len(seen.content) + seen.furniture
    if max(seen.hidden, seen.scriptless) > read or seen.unseen >= _FEW:
        return True
    told = read + seen.hidden + seen.scriptless + seen.silent
    return _LOST * told + _MARGIN < _crudely(markup)


def _crudely(markup: str) -> int:
    """Count the letters and signs that stand between tags, without any tree."""
    for tag in _WORDLESS:
        markup = _without(markup, tag)
    return len(" ".join(unescape(_TAG.sub(" ", _without_comments(markup))).split()))


def _without(markup: str, tag: str) -> str:
    kept = re.split(rf"</{tag}\s*>", markup, flags=re.IGNORECASE)
    begins = re.compile(rf"<{tag}[\s>]", re.IGNORECASE)
    cut = [
        piece[: found.start()] if (found := begins.search(piece)) else piece for piece in kept[:-1]
    ]
    return " ".join((*cut, kept[-1]))


def _without_comments(markup: str) -> str:
    kept = markup.split("-->")
    return " ".join((*(piece.partition("<!--")[0] for piece in kept[:-1]), kept[-1]))
