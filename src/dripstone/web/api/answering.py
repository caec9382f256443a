"""Answering: JSON both ways, tags of what was given, troubles as problem+json.

Call       what can be asked at one address
Param      one part of a query
way        Call → a route that says what it needs
tag_of     what is given → its tag, for If-None-Match and If-Match
problem    what went wrong → problem+json
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from dripstone.errors import BadRequest, DripstoneError, Stale
from dripstone.languages.messages import tell
from dripstone.web.api.given import Problem
from dripstone.web.levels import Need, Way

BASE = "/api/v1"
JSON, PROBLEM = "application/json", "application/problem+json"
_BIGGEST = 1_000_000_000
V = TypeVar("V", str, bool)


class Param(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a query."""

    name: str
    of: type  #: int, str or bool
    told: str
    usual: int | str | bool | None = None
    most: int = _BIGGEST
    among: tuple[str, ...] = ()  #: nothing else, where there are any


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """What can be asked at one address."""

    at: str  #: below ``BASE``
    answer: Callable[..., Any]  #: request, query, and what was sent → what is given
    told: str
    need: Need
    gives: Any = None  #: None: nothing
    takes: Any = None
    method: str = "GET"
    status: int = 200
    query: tuple[Param, ...] = ()
    tagged: bool = False  #: takes If-Match, of what ``current`` gives
    current: Callable[..., Any] | None = None
    team: bool = False  #: only a server for several people has it

    @property
    def path(self) -> str:
        """Give the whole address."""
        return f"{BASE}{self.at}"


def way(call: Call) -> Way:
    """Make a route of a call."""

    async def asked(request: Request) -> Response:
        query = _query(request, call.query)
        takes = call.takes
        sent = () if takes is None else (_sent(request, await request.body(), takes),)
        if call.tagged and call.current is not None:
            _fresh(request, call.current(request, query))
        return answer(request, call.answer(request, query, *sent), status=call.status)

    return Way(call.path, asked, need=call.need, methods=[call.method])


def answer(request: Request, told: object, *, status: int = 200) -> Response:
    """Give JSON with its tag; nothing where the tag is known already."""
    if told is None:
        return Response(status_code=204)
    body = msgspec.json.encode(told)
    tag = tag_of(body)
    if request.method in ("GET", "HEAD") and tag in _tags(request, "if-none-match"):
        return Response(status_code=304, headers={"etag": tag})
    return Response(body, status_code=status, media_type=JSON, headers={"etag": tag})


def tag_of(body: bytes) -> str:
    """Name what is given by its bytes."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def problem(error: DripstoneError, *, status: int, language: str) -> Response:
    """Tell what went wrong."""
    told = tell(error, language)
    one = Problem(
        type=f"{BASE}/problems/{type(error).__name__}",
        title=told.happened,
        status=status,
        safe=told.safe,
        do=told.do,
    )
    headers = {"www-authenticate": "Bearer"} if status == 401 else {}
    return Response(
        msgspec.json.encode(one), status_code=status, media_type=PROBLEM, headers=headers
    )


def refused(status: int, title: str, headers: dict[str, str] | None = None) -> Response:
    """Tell what is wrong with a request itself."""
    one = Problem(type="about:blank", title=title, status=status)
    return Response(
        msgspec.json.encode(one), status_code=status, media_type=PROBLEM, headers=headers or {}
    )


def _fresh(request: Request, current: object) -> None:
    """Refuse to go on from what is no longer so, where a tag says what was known.

    Raises:
        Stale: it changed since.
    """
    known = _tags(request, "if-match")
    if known and "*" not in known and tag_of(msgspec.json.encode(current)) not in known:
        raise Stale


def _tags(request: Request, name: str) -> list[str]:
    return [one.strip() for one in request.headers.get(name, "").split(",") if one.strip()]


def _query(request: Request, params: tuple[Param, ...]) -> dict[str, int | str | bool | None]:
    """Read a query; a part that is misspelt is told, not passed over.

    Raises:
        BadRequest: a part has no such name, or is not of its kind.
    """
    known = {one.name for one in params}
    if any(name not in known for name in request.query_params):
        raise BadRequest(what="query")
    return {one.name: _given(request, one) for one in params}


def _given(request: Request, param: Param) -> int | str | bool | None:
    given = request.query_params.get(param.name)
    if given is None:
        return param.usual
    if param.of is bool:
        return _among({"true": True, "false": False}, given, param)
    if param.of is int:
        number = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else -1
        if not 0 <= number <= param.most:
            raise BadRequest(what=param.name)
        return number
    return _among({one: one for one in param.among}, given, param) if param.among else given


def _among(words: dict[str, V], given: str, param: Param) -> V:
    if given not in words:
        raise BadRequest(what=param.name)
    return words[given]


def _sent(request: Request, body: bytes, takes: type) -> object:
    """Read what was sent.

    Raises:
        BadRequest: it is no JSON, or not of the shape that the description gives.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != JSON:
        raise BadRequest(what="content-type")
    try:
        return msgspec.convert(_whole(msgspec.json.decode(body)), takes)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        # The parser's own message may quote what was sent.
        raise BadRequest(what="body") from None


def _whole(value: Any) -> Any:  # noqa: ANN401 - what JSON holds
    """Take a number like 2.0 for the whole number that it is, as JSON Schema does."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, list):
        return [_whole(one) for one in value]
    if isinstance(value, dict):
        return {name: _whole(one) for name, one in value.items()}
    return value
