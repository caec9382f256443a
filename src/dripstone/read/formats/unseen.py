"""Unseen: words of a page that its styles hide from the eye, though its tree shows them.

    Rules        the page's own style sheets, as far as they hide something outright
    rules_of     words of style sheets → Rules
    Look         how words look where they stand: their ink, what is behind them, whether seen
    looked_at    Look around, styles of an element → Look within

White on white, letters of no size, words beside the page, glass. A page may show one thing to its
reader and another to a program; whoever reads the program's account must know. Only what holds for
every screen counts: rules for print or for small screens do not. Selectors of one part are
understood (``.name``, ``#name``, ``tag``, ``tag.name``); sheets elsewhere are not fetched.

Source: CSS Color 4, section 6.1, for the names of colours; CSS 2.2, sections 9 to 11.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dripstone.records import Value

Styles = Mapping[str, str]

_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,5000})\}")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_SELECTOR = re.compile(r"(?:[a-z][a-z0-9]*)?(?:[.#][\w-]+)?", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d*\.?\d+")
_HEX = re.compile(r"#([0-9a-f]{3,8})\b")
_RGB = re.compile(r"rgba?\(([^)]{1,60})\)")
_NAMED = {
    "white": (255, 255, 255),
    "black": (0, 0, 0),
    "red": (255, 0, 0),
    "lime": (0, 255, 0),
    "blue": (0, 0, 255),
    "yellow": (255, 255, 0),
    "gray": (128, 128, 128),
    "grey": (128, 128, 128),
    "silver": (192, 192, 192),
    "snow": (255, 250, 250),
    "ivory": (255, 255, 240),
    "whitesmoke": (245, 245, 245),
    "ghostwhite": (248, 248, 255),
}
_WHITE, _BLACK = (255, 255, 255), (0, 0, 0)
_ALIKE = 12  #: steps of 255 in all three parts of a colour: the eye does not tell them apart
_FAR = -900  #: pixels beside the page
_MOST = 5000  #: rules that are looked at

Colour = tuple[int, int, int]


class Rules(Value, frozen=True, kw_only=True):
    """What a page's own style sheets say, by selector."""

    by_selector: dict[str, dict[str, str]] = {}

    def of(self, tag: str, classes: str | None, identity: str | None) -> dict[str, str]:
        """Gather what holds for an element; what is said later wins, as in a sheet."""
        if not self.by_selector:
            return {}
        names = [tag, *(f".{name}" for name in (classes or "").split())]
        names += [f"{tag}{name}" for name in names[1:]]
        names += [f"#{identity}", f"{tag}#{identity}"] if identity else []
        found: dict[str, str] = {}
        for name in names:
            found |= self.by_selector.get(name, {})
        return found


class Look(Value, frozen=True, kw_only=True):
    """How words look where they stand."""

    ink: Colour | None = _BLACK  #: None: glass
    paper: Colour | None = _WHITE  #: None: a picture, or what is not known
    seen: bool = True  #: whether anything around hides them, colours apart

    @property
    def unseen(self) -> bool:
        """Tell whether the eye finds nothing here."""
        if not self.seen or self.ink is None:
            return True
        return self.paper is not None and all(
            abs(a - b) <= _ALIKE for a, b in zip(self.ink, self.paper, strict=True)
        )


def rules_of(sheets: Iterable[str]) -> Rules:
    """Read style sheets as far as simple rules go that hold everywhere."""
    found: dict[str, dict[str, str]] = {}
    for sheet in sheets:
        plain = _everywhere(_COMMENT.sub("", sheet))
        for count, rule in enumerate(_RULE.finditer(plain)):
            if count >= _MOST:
                break
            styles = declared_in(rule[2])
            for selector in rule[1].lower().split(","):
                name = selector.strip()
                if name and _SELECTOR.fullmatch(name):
                    found[name] = {**found.get(name, {}), **styles}
    return Rules(by_selector=found)


def _everywhere(sheet: str) -> str:
    """Leave out what stands within ``@media`` and the like: blocks of blocks."""
    kept, depth, begin, skipped = [], 0, 0, False
    for place, letter in enumerate(sheet):
        if letter == "{":
            depth += 1
            skipped |= depth == 1 and "@" in sheet[begin:place]
        elif letter == "}":
            depth = max(0, depth - 1)
            if depth == 0:
                if not skipped:
                    kept.append(sheet[begin : place + 1])
                begin, skipped = place + 1, False
    return "".join(kept)


def declared_in(style: str) -> dict[str, str]:
    """Read ``name: value`` pairs, names and values in lower case."""
    pairs = (part.partition(":") for part in style.lower().split(";"))
    return {
        name.strip(): value.replace("!important", "").strip() for name, _, value in pairs if value
    }


def looked_at(around: Look, styles: Styles) -> Look:
    """Say how words look within an element with these styles."""
    if not styles:
        return around
    ink = _colour(styles["color"], around.ink) if "color" in styles else around.ink
    paper = around.paper
    if "background-color" in styles or "background" in styles:
        given = f"{styles.get('background', '')} {styles.get('background-color', '')}"
        paper = None if "url(" in given or "gradient" in given else _paper(given, around.paper)
    return Look(ink=ink, paper=paper, seen=around.seen and not _hides(styles))


def _paper(given: str, around: Colour | None) -> Colour | None:
    told = _colour(given, None)
    return around if told is None else told


def _colour(words: str, otherwise: Colour | None) -> Colour | None:
    """Give a colour; None for glass, and ``otherwise`` for what is not understood."""
    if "transparent" in words:
        return None
    if found := _HEX.search(words):
        digits = found[1]
        digits = "".join(2 * d for d in digits[:3]) if len(digits) < 6 else digits[:6]
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    if found := _RGB.search(words):
        parts = _NUMBER.findall(found[1])
        if len(parts) >= 4 and float(parts[3]) <= 0.05:
            return None
        if len(parts) >= 3 and "%" not in found[1]:
            return int(float(parts[0])), int(float(parts[1])), int(float(parts[2]))
        return otherwise
    return next((_NAMED[w] for w in re.findall(r"[a-z]+", words) if w in _NAMED), otherwise)


def _hides(styles: Styles) -> bool:
    """Tell styles that leave nothing to see: no size, no strength, a place beside the page."""
    if _is_nothing(styles.get("opacity"), 0.05) or _is_nothing(styles.get("font-size"), 1.5):
        return True
    if _pixels(styles.get("text-indent")) < _FAR:
        return True
    if styles.get("position") in {"absolute", "fixed"}:
        return any(_pixels(styles.get(name)) < _FAR for name in ("left", "top", "right", "bottom"))
    return False


def _is_nothing(value: str | None, limit: float) -> bool:
    """Tell a size or strength that is as good as none; percentages and ems are not pixels."""
    found = _NUMBER.match(value or "")
    if found is None or value is None:
        return False
    number = float(found[0])
    return number == 0 or (number < limit and value.endswith(("px", "pt", found[0])))


def _pixels(value: str | None) -> float:
    found = _NUMBER.match(value or "")
    return float(found[0]) if found and value and "%" not in value else 0.0
