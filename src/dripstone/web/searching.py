"""Searching: a field for words, filters beside it, and what was found.

    show    GET and POST /search

The page's own form is sent in the body, so that no word of a question stays in an address, in the
browser's history or in a log. What the person may see is decided where the vault is given
(``levels``), before anything is ranked or counted.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

from starlette.requests import Request
from starlette.responses import Response

from dripstone import vocabulary
from dripstone.errors import BadQuestion, NotADate, NothingAsked, UnknownTerm
from dripstone.flow import searching
from dripstone.flow.searching import AT_ONCE, COUNTED, Answer, InFinding, Question
from dripstone.languages.messages import Told, tell
from dripstone.records import Assignment, Value
from dripstone.web import wording
from dripstone.web.care import warned
from dripstone.web.levels import shown
from dripstone.web.pages import form, language, page, unseen, vault, whole_number

WORDS, FILTERS = "words", ("act", "place", "when", "published", "voice", "ground", "state")
MORE = ("stance", "kind", "language", "level")
FIELDS = (WORDS, *FILTERS, *MORE)
KINDS = (
    "act", "event", "ground", "denial", "number", "first_report", "demand", "quote", "relation",
)  # fmt: skip
_LONGEST = 2000  #: characters of one field; the words have a limit of their own


class Choice(Value, frozen=True, kw_only=True):
    """One line of a list to choose from."""

    value: str
    label: str


async def show(request: Request) -> Response:
    """Show the field, and what was found if anything was asked."""
    given = await _given(request)
    asked = any(given.values())
    answer, trouble = _answered(request, given) if asked else (None, None)
    if answer is not None:
        spoken = language(request)
        told = wording.tells_of([one.finding for one in answer.findings], spoken)
        warning = warned(request, told)
        if warning is not None:
            return warning
        _noted(answer)
    return page(
        request,
        "search.html",
        status=400 if trouble else 200,
        given=given,
        answer=answer,
        told=trouble,
        start=whole_number(given["start"]),
        at_once=AT_ONCE,
        counted=COUNTED,
        filtered=any(given[name] for name in (*FILTERS, *MORE)),
        choices=_choices(language(request)),
        fields=FIELDS,
        label=functools.partial(_label, language=language(request)),
    )


async def _given(request: Request) -> dict[str, str]:
    """Read the fields, from the form or from an address that leads here."""
    names = (*FIELDS, "start")
    if request.method == "POST":
        sent = await form(request)
        told: Mapping[str, str] = {name: values[0] for name, values in sent.items() if values}
    else:
        told = request.query_params
    # "language" is how every page is asked for in another language; the filter is "written".
    of = {name: "written" if name == "language" else name for name in names}
    return {name: told.get(of[name], "")[:_LONGEST].strip() for name in names}


def _answered(request: Request, given: Mapping[str, str]) -> tuple[Answer | None, Told | None]:
    """Search, or say what is wrong with the question."""
    try:
        question, hidden = _question(given), hidden_from(request)
        return searching.search(vault(request), question, unseen=hidden), None
    except (BadQuestion, NotADate, UnknownTerm) as error:
        return None, tell(error, language(request))


def hidden_from(request: Request) -> frozenset[str]:
    """Give the findings on which whoever asks gives their own word before they see others'."""
    blind = any(one.blind for one in vault(request).all(Assignment))
    return unseen(request) if blind else frozenset()


def _question(given: Mapping[str, str]) -> Question:
    filters = {name: given[name] or None for name in (*FILTERS, "stance", "kind", "language")}
    level = given["level"]
    if level and level not in {"0", "1", "2"}:
        raise NothingAsked(words=0)
    return Question(
        words=given[WORDS],
        start=whole_number(given["start"]),
        level=int(level) if level else None,
        **filters,  # type: ignore[arg-type]
    )


def _noted(answer: Answer) -> None:
    """Note which reports are shown, for those whose reading is journalled."""
    for one in answer.texts:
        shown(one.report.id, one.level)
    for found in answer.findings:
        shown(found.report, found.level)


def _label(one: InFinding, *, language: str) -> str:
    return wording.term_of(one.finding, language)[0]


@functools.cache
def _choices(language: str) -> dict[str, tuple[Choice, ...]]:
    """Give what each filter can be, in the words of a language."""
    firm = (
        *wording.scale("asserted", "opinion", language),
        *wording.scale("affirms", "declines", language),
    )
    return {
        "act": tuple(_tree(("acts", "events"), language)),
        "ground": tuple(_tree(("grounds",), language)),
        "state": tuple(_pairs(wording.scale("suggested", "withdrawn", language))),
        "stance": tuple(_pairs(firm)),
        "kind": tuple(Choice(value=k, label=wording.named("kinds", k, language)) for k in KINDS),
        "language": tuple(Choice(value=code, label=code) for code in wording.LANGUAGES),
        "level": tuple(
            Choice(value=str(n), label=wording.scheme_label("levels", str(n), language))
            for n in range(3)
        ),
    }


def _tree(schemes: tuple[str, ...], language: str) -> Iterator[Choice]:
    """Give terms under each other, set in by how deep they lie."""
    for name in schemes:
        scheme = vocabulary.scheme(name)
        for term in scheme:
            deep = len(scheme.lineage(term.id)) - 1
            yield Choice(
                value=term.id, label="\u2003" * deep + vocabulary.label(name, term.id, language)
            )


def _pairs(told: tuple[tuple[str, str], ...]) -> Iterator[Choice]:
    return (Choice(value=value, label=label) for value, label in told)
