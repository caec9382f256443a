"""Demand questions: what members of a parliament ask a government in writing.

questions    Page, Told → Drafts    "Question for written answer to the Commission", each question

Such a paper says in its head whom it asks, and by whom it is signed; each question in it asks for
an answer, or for the step that it names: "Will the minister order an inquiry?"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dripstone.read.drafts import Answer, Draft
from dripstone.read.finders.demand_kinds import type_of
from dripstone.read.finders.demand_parts import Ask, draft_of
from dripstone.read.page import Page, Told
from dripstone.read.who import speaking

_HEAD = re.compile(
    r"\W*(?:[\w ]{2,30}[:\n] *)?(?:parliamentary |priority |written |oral |urgent )?questions? "
    r"(?:for (?:written|oral|urgent) (?:answer|reply) )?to (?P<whom>[^\n:;?]{3,90}?)[ .:]*\n",
    re.IGNORECASE,
)
_BY = re.compile(
    r"^(?:(?:By|From|Asked by|Tabled by):? +)?(?P<by>[^\W\d_a-z][\w'’-]+"
    r"(?: [^\W\d_a-z][\w'’.-]+){1,3})(?: *[,(][^\n]*)?$",
    re.MULTILINE,
)
_WILL = ("will", "would", "can", "could")
_ABOUT = 600  #: characters in which a paper says what it is


def questions(page: Page, told: Told) -> Iterator[Draft]:
    """Give what each question asks for: an answer, or the step that it names."""
    sentence = told.sentence
    if sentence.bare or not sentence.words or sentence.words[-1].text != "?":
        return
    head = _HEAD.match(page.text.content, 0, _ABOUT)
    root = next((w for w in sentence.words if w.relation == "root"), None)
    if head is None or root is None or root.start < head.end():
        return
    wills = any(w.low in _WILL for w in sentence.children(root, "auxiliary"))
    step = type_of(page, sentence, root) if wills and root.kind == "verb" else None
    whom = _named(page, head.span("whom"))
    signed = _BY.search(page.text.content, head.end(), _ABOUT)
    by = None if signed is None else _named(page, signed.span("by"))
    ask = Ask(verb=root, force="requests", by=by, addressees=(whom,), work=None, firm=True)
    draft = draft_of(page, told, ask, root, step or "inform")
    if step is None:
        asked = next(w for w in sentence.words if w.kind not in ("mark", "number"))
        mark = sentence.words[-1]
        what = ((asked.start, sentence.words[-2].end), None)
        draft = replace(draft, trigger=(mark.start, mark.end), slots={**draft.slots, "what": what})
    yield draft


def _named(page: Page, span: tuple[int, int]) -> Answer:
    return span, speaking(page, page.words(span), None)
