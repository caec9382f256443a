"""Quotations: which words stand between quotation marks, in one pass over the text.

    quotations    content, stretch → Quotations    nested ones too; odd marks refuse nothing

A mark that opens the next paragraph again carries the quotation on; one that nobody closes ends
with its paragraph. The mark ’ both opens and closes in some reports, and is an apostrophe in most.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dripstone.records import Value

_OPENS = {"“": "double", "«": "double", "„": "double", "‘": "single", "‹": "single"}
_CLOSES = {"”": "double", "»": "double", "’": "single", "›": "single"}
_STRAIGHT = {'"': "double", "'": "single"}
_DEEPEST = 3  #: levels that can be told apart; deeper marks are counted, not kept


class Quotation(Value, frozen=True, kw_only=True):
    """Words between quotation marks."""

    start: int  #: code points, at the opening mark
    end: int  #: after the closing mark
    inner: tuple[int, int]  #: the words without their marks
    depth: int = 0  #: 0: not within another
    goes_on: bool = False  #: it runs over more than one paragraph
    closed: bool = True  #: False: nobody closed it
    spoken: bool = False  #: set off by dashes, with the author's words beside it


@dataclass(slots=True, repr=False)
class _Open:
    kind: str
    start: int
    width: int = 1
    goes_on: bool = False


def quotations(content: str, stretches: Sequence[tuple[int, int]]) -> tuple[Quotation, ...]:
    """Find the quotations of paragraphs that follow one another, given by their places."""
    found: list[Quotation] = []
    stack: list[_Open] = []
    for number, (start, end) in enumerate(stretches):
        at = start
        if stack:
            at = _carried_on(content, start, stack)
        _marks(content, at, end, stack, found)
        follows = stretches[number + 1] if number + 1 < len(stretches) else None
        _settle(content, end, follows, stack, found)
    return tuple(sorted(found, key=lambda q: (q.start, -q.end)))


def _carried_on(content: str, start: int, stack: list[_Open]) -> int:
    """Step over the mark that a quotation repeats at the head of its next paragraph."""
    stack[0].goes_on = True
    if content[start : start + 2] in _TWINS:
        return start + 2
    return start + 1 if content[start] in _OPENS or content[start] in _STRAIGHT else start


def _settle(
    content: str,
    end: int,
    follows: tuple[int, int] | None,
    stack: list[_Open],
    found: list[Quotation],
) -> None:
    """Close what a paragraph left open, unless the next paragraph carries it on."""
    if not stack:
        return
    first = stack[0]
    again = follows is not None and (
        (content[follows[0]] in ("“", "«", "„", '"') and first.kind == "double")
        or (content[follows[0] : follows[0] + 2] in _TWINS and first.kind == "twin")
    )
    if again:
        del stack[1:]
        return
    if first.kind in ("double", "twin"):
        found.append(_made(first, end, end, 0, closed=False))
    stack.clear()


def _marks(content: str, start: int, end: int, stack: list[_Open], found: list[Quotation]) -> None:
    skipped = start
    for mark_at in _ALL.finditer(content, start, end):
        at = mark_at.start()
        if at < skipped:
            continue
        if _is_twin(content, at, end, stack):
            skipped = at + 2
            _twin(content, at, stack, found)
            continue
        mark = content[at]
        kind = _OPENS.get(mark) or _CLOSES.get(mark) or _STRAIGHT.get(mark)
        if kind is None:
            continue
        if _closing(content, at, kind, stack):
            _close(at, kind, stack, found)
        elif _opening(content, at, kind, stack, start):
            stack.append(_Open(kind=kind, start=at))


def _is_twin(content: str, at: int, end: int, stack: list[_Open]) -> bool:
    """Tell two single marks side by side, as wires write a double one."""
    if content[at : at + 2] not in _TWINS or at + 2 > end:
        return False
    third = content[at + 2 : at + 3] == content[at]
    return not (third and stack and stack[-1].kind == "single")


def _twin(content: str, at: int, stack: list[_Open], found: list[Quotation]) -> None:
    """Open or close at two single marks; between letters they are an apostrophe written twice."""
    before, after = content[at - 1 : at] if at else "", content[at + 2 : at + 3]
    if before.isalnum() and after.isalnum():
        return
    if any(one.kind == "twin" for one in stack) and not before.isspace():
        _close(at, "twin", stack, found)
    elif len(stack) < _DEEPEST and not before.isalnum() and after and not after.isspace():
        stack.append(_Open(kind="twin", start=at, width=2))


_ALL = re.compile("[" + re.escape("".join((*_OPENS, *_CLOSES, *_STRAIGHT, "`"))) + "]")
_TWINS = frozenset(("''", "``", "’’", "‘‘"))


def _closing(content: str, at: int, kind: str, stack: list[_Open]) -> bool:
    mark = content[at]
    if mark in _OPENS and not (mark == "“" and stack and content[stack[-1].start] == "„"):
        return False
    is_open = any(one.kind == kind for one in stack)
    before = content[at - 1 : at]
    after = content[at + 1 : at + 2]
    if not is_open or (mark not in _CLOSES and (before.isspace() and after.isalnum())):
        return False
    if kind == "single":
        return not after.isalnum() and not before.isspace()
    return True


def _opening(content: str, at: int, kind: str, stack: list[_Open], start: int) -> bool:
    mark = content[at]
    if len(stack) >= _DEEPEST:
        return False
    before, after = content[at - 1 : at] if at > start else "", content[at + 1 : at + 2]
    free = not before or before.isspace() or before in '([{—–-:“"‘«'
    if mark in _OPENS:
        return not (kind == "single" and not free)
    if mark in _CLOSES and kind == "double":
        return False
    if kind == "single" and not stack and mark == "'":
        return free and after.isalpha() and _closes_later(content, at)
    if kind == "single":
        return free and after.isalpha() and _closes_later(content, at)
    return free and bool(after) and not after.isspace()


def _closes_later(content: str, at: int) -> bool:
    """Tell a single mark that is closed within its line from an apostrophe ("’90s", "’tis")."""
    ahead = content[at + 1 : at + 200]
    for place, letter in enumerate(ahead):
        if letter in '\n\r“”"':
            return False
        if letter in "’'" and place > 2:
            after = ahead[place + 1 : place + 2]
            if not after.isalnum() and not ahead[place - 1].isspace() and ahead[place - 1] != "s":
                return True
    return False


def _close(at: int, kind: str, stack: list[_Open], found: list[Quotation]) -> None:
    while stack and stack[-1].kind != kind:
        stack.pop()
    if stack:
        opened = stack.pop()
        if at > opened.start + opened.width:
            found.append(_made(opened, at + opened.width, at, len(stack), closed=True))


def _made(opened: _Open, end: int, inner_end: int, depth: int, *, closed: bool) -> Quotation:
    return Quotation(
        start=opened.start,
        end=end,
        inner=(opened.start + opened.width, inner_end),
        depth=depth,
        goes_on=opened.goes_on,
        closed=closed,
    )
