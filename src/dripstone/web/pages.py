"""Pages: templates filled with values; everything that a report says is escaped.

    page       request, template, values → a whole page
    vault      request → the vault as whoever asks may see it
    desk       request → the reports and what was said of them
    overview   request → what people stand behind; ``everything`` for pages that cover themselves
    waits      request → what is still to decide
    covered    request, findings → a page that asks for one's own word first, or None
    trouble    an error → a page that says what happened, what is safe, what to do
    form       request → the fields of a form

A new page is a function ``async def …(request)`` that ends in ``page(request, "its.html", …)``, a
template that extends ``base.html``, and one line in ``building.ROUTES`` that says what the page
needs (and ``NAV`` to be linked).
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from urllib.parse import parse_qs

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from dripstone.errors import (
    Asked,
    BadRequest,
    Broken,
    CameTooSlowly,
    DripstoneError,
    Locked,
    NeedsSecond,
    NoRoom,
    NoSigner,
    NoSuchRecord,
    NotAllowed,
    Stale,
    TooLarge,
    WaitFirst,
    WrongPassphrase,
)
from dripstone.flow.wishing import Wishes, wish, wishes
from dripstone.languages.messages import tell
from dripstone.records import Assignment, short
from dripstone.vault import Vault
from dripstone.vault.accounts import KeyRing
from dripstone.web import wording
from dripstone.web.desk import Desk
from dripstone.web.levels import reach_of, who
from dripstone.web.overview import Overview
from dripstone.web.waits import Waits

NAV: tuple[tuple[str, str], ...] = (
    ("/", "reports"),
    ("/search", "search"),
    ("/queue", "queue"),
    ("/incidents", "incidents"),
    ("/people", "people"),
    ("/demands", "demands"),
    ("/figures", "figures"),
    ("/matches", "matches"),
)
"""Address of each page that the head of every page links, and its name under ``nav`` in
``languages/xx/pages.yaml``."""


_STATUS: tuple[tuple[type[DripstoneError], int], ...] = (
    (NoSuchRecord, 404),
    (CameTooSlowly, 408),
    (TooLarge, 413),
    (NoSigner, 403),
    (NotAllowed, 403),
    (WaitFirst, 429),
    (BadRequest, 400),
    (Stale, 412),
    (NoRoom, 507),
    (Asked, 409),
    (Broken, 409),
    (Locked, 503),
)


def verbatim(words: str) -> Markup:
    """Escape words so that a browser shows each code point of them, and changes none.

    A browser turns a bare carriage return into a line feed and drops NUL, which would move every
    word after it.
    """
    escaped = escape(words)
    if "\r" in words or "\0" in words:
        return escaped.replace("\r", Markup("&#13;")).replace("\0", "\ufffd")
    return escaped


_templates = Environment(
    loader=PackageLoader("dripstone.web"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.filters["verbatim"] = verbatim
_templates.filters["short"] = short
_templates.globals["wording"] = wording


def page(request: Request, template: str, *, status: int = 200, **values: object) -> Response:
    """Fill a template; every page knows who is at it, its language, and the way to the others."""
    spoken, session, here = language(request), request.scope["session"], request.url.path

    def say(key: str, **facts: object) -> str:
        return wording.say(key, spoken, **facts)

    def in_language(other: str) -> str:
        return f"?{request.url.include_query_params(language=other).query}"

    filled = _templates.get_template(template).render(
        nav=NAV,
        here=here,
        by=by(request),
        may=functools.partial(may, request),
        team=hasattr(request.app.state, "tries"),
        language=spoken,
        say=say,
        in_language=in_language,
        careful=careful(request),
        careful_now=careful(request) and here not in session.shown,
        **values,
    )
    return HTMLResponse(filled, status_code=status)


def vault(request: Request) -> Vault:
    """Give the vault as whoever asks may see it."""
    return reach_of(request).vault


def desk(request: Request) -> Desk:
    """Give the desk, brought up to date."""
    return reach_of(request).desk.fresh()


def waits(request: Request) -> Waits:
    """Give the queue, brought up to date."""
    return reach_of(request).waits.fresh()


def unseen(request: Request) -> frozenset[str]:
    """Give the findings and pairs on which a person gives their word before they see others'."""
    return desk(request).covered(by(request))


def covered(request: Request, findings: Iterable[str]) -> Response | None:
    """Ask for a person's own word first, where a page would show others' on something of theirs."""
    laid = desk(request)
    hidden = unseen(request).intersection(findings)
    if not hidden:
        return None
    lines = (laid.report_of(laid.text_of(on)) for on in sorted(hidden))
    return page(request, "covered.html", reports={one.report.id: one for one in lines if one})


def overview(request: Request) -> Overview:
    """Give what people stand behind, as of the journal's last entry.

    What a person is to judge before they see others' words is left out.
    """
    now = everything(request)
    return now.without(unseen(request)) if _has_blind(request) else now


def everything(request: Request) -> Overview:
    """Give the same with nothing left out, for pages that ask for a person's own word first."""
    return reach_of(request).standing.now()


def _has_blind(request: Request) -> bool:
    """Tell whether somebody is asked for words that they give without seeing others'."""
    return any(one.blind for one in reach_of(request).vault.all(Assignment))


def by(request: Request) -> str:
    """Give the person whom this page writes for; nobody while they have not signed in."""
    person = who(request)
    return person.name if person else ""


def may(request: Request, need: str) -> bool:
    """Tell whether whoever asks may do something, so that a page offers no more."""
    person = who(request)
    return person is not None and person.may(need)


def language(request: Request) -> str:
    """Give the language of the pages: as chosen in this session, or as the browser asks."""
    asked = request.query_params.get("language")
    session = request.scope["session"]
    if asked in wording.LANGUAGES:
        session.language = asked
    if session.language:
        return str(session.language)
    first = request.headers.get("accept-language", "en").split(",")[0].split("-")[0].strip()
    return first if first in wording.LANGUAGES else "en"


def whole_number(given: str | None) -> int:
    """Read a number from an address; anything else is nought."""
    return int(given) if given and given.isascii() and given.isdigit() and len(given) < 9 else 0


def careful(request: Request) -> bool:
    """Tell whether a person wants warnings before what may distress: everybody, at first."""
    known: dict[str, bool] = getattr(request.app.state, "careful", {})
    person = by(request)
    if not person:
        return True
    if person not in known:
        known = {**known, person: wishes(_kept(request), person).warnings}
        request.app.state.careful = known
    return known[person]


def wish_for(request: Request, warnings: bool) -> None:
    """Keep a person's own wish, until they wish otherwise."""
    known: dict[str, bool] = getattr(request.app.state, "careful", {})
    wish(_kept(request), by(request), Wishes(warnings=warnings))
    request.app.state.careful = {**known, by(request): warnings}


def _kept(request: Request) -> KeyRing:
    kept: KeyRing = request.app.state.vault
    return kept


def in_part(request: Request) -> bool:
    """Tell whether the page's own script asks for the card alone."""
    return request.headers.get("dripstone-part") == "card"


async def form(request: Request) -> dict[str, list[str]]:
    """Read a form's fields."""
    fields = parse_qs((await request.body()).decode("utf-8", "replace"), keep_blank_values=True)
    return {n: [v.replace("\r\n", "\n") for v in values] for n, values in fields.items()}


def status_of(error: DripstoneError) -> int:
    """Give the HTTP status for a kind of trouble."""
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 500)


async def trouble(request: Request, error: Exception) -> Response:
    """Tell an error in words; what was not read to its end is not read any further."""
    assert isinstance(error, DripstoneError)
    answer = _told(request, error)
    if isinstance(error, TooLarge | CameTooSlowly):
        answer.headers["connection"] = "close"
    return answer


def _told(request: Request, error: DripstoneError) -> Response:
    """Tell an error as a page, as a notice on the page that is open, or to a program."""
    if request.url.path.startswith("/api/"):
        return _problem(request, error)
    if isinstance(error, NotAllowed) and who(request) is None and not in_part(request):
        return RedirectResponse("/sign-in", status_code=303)
    template = "notice.html" if in_part(request) else "trouble.html"
    red = isinstance(error, Broken)
    return page(
        request,
        template,
        status=status_of(error),
        told=tell(error, language(request)),
        red=red,
        retry=request.url.path,
    )


def _problem(request: Request, error: DripstoneError) -> Response:
    """Tell an error to a program."""
    from dripstone.web.api.answering import problem  # noqa: PLC0415 - it builds on this module

    nobody = isinstance(error, NotAllowed) and who(request) is None
    status = 401 if nobody or isinstance(error, NeedsSecond | WrongPassphrase) else status_of(error)
    return problem(error, status=status, language=language(request))
