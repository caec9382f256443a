"""Care: what may distress is behind a plain warning, until a person says otherwise.

    warned    request, what a page tells of → a warning in the page's place, or None
    show      POST /care     show this page, or (``all``) every page of this session

The warning stands before words of acts against life and body, sexual ones too. Switching it off is
each person's own wish. It lasts until they wish otherwise, over sessions and restarts; it stands
beside the accounts, where it can be forgotten, and in no journal.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dripstone.web.pages import careful, form, in_part, page, wish_for


def warned(request: Request, tells_of: tuple[str, ...]) -> Response | None:
    """Give a warning to show first; None where there is no need, or the person does not want it."""
    session, path = request.scope["session"], request.url.path
    if not tells_of or not careful(request) or path in session.shown or in_part(request):
        return None
    back = f"{path}?{request.url.query}" if request.url.query else path
    return page(request, "care.html", tells_of=tells_of, back=back)


async def show(request: Request) -> Response:
    """Note in the session what may be shown, and lead back; or bring the warnings back."""
    fields = await form(request)
    session = request.scope["session"]
    back = fields.get("back", ["/"])[0]
    wish = fields.get("show", ["this"])[0]
    if wish == "this":
        session.shown.add(back.partition("?")[0])
    else:
        wish_for(request, wish != "all")
        session.shown.clear()
    return RedirectResponse(back if ours(back) else "/", status_code=303)


def ours(address: str) -> bool:
    """Tell whether an address leads to a page of ours and nowhere else."""
    return (
        address.startswith("/")
        and address.isascii()
        and address.isprintable()
        and not address.startswith(("//", "/\\"))
    )
