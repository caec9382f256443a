"""Description: OpenAPI 3.1 of the calls, made from their types and their table.

described    calls → the description, as JSON
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from dripstone import __version__
from dripstone.web.api.answering import JSON, PROBLEM, Call, Param
from dripstone.web.api.given import Problem

_REF = "#/components/schemas/{name}"
_KINDS = {int: "integer", str: "string", bool: "boolean"}
_WRONG = {
    400: "What was sent is not what this description says.",
    401: "Nobody is signed in, or what they sent did not open anything.",
    403: "Whoever asks may not.",
    404: "There is no such thing, or it is not for whoever asks.",
    408: "What was being sent did not come in time.",
    409: "It cannot be done as it was asked, or something is not as it was sealed.",
    412: "It changed since it was read.",
    413: "It is larger than anything that is taken here.",
    429: "Too many requests, or too many wrong passwords.",
    503: "Another process is writing, or the key that this needs is not here.",
    507: "The disk is full; nothing was written.",
}


def described(calls: Iterable[Call]) -> bytes:
    """Describe what can be asked."""
    calls = tuple(calls)
    types = [t for call in calls for t in (call.takes, call.gives) if t is not None]
    schemas, named = msgspec.json.schema_components((*types, Problem), ref_template=_REF)
    told = dict(zip((*map(id, types), id(Problem)), schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for call in calls:
        paths.setdefault(call.path, {})[call.method.lower()] = _operation(call, told)
    return msgspec.json.encode(
        {
            "openapi": "3.1.0",
            "info": {
                "title": "Dripstone",
                "version": __version__,
                "description": (
                    "Every answer is cut to the level of whoever asks: what stands above it is "
                    "not there. Positions are code points. Send Authorization: Bearer with the "
                    "token of POST /api/v1/session; at the page of one person, its own cookie."
                ),
            },
            "paths": paths,
            "components": {
                "schemas": named,
                "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            },
            "security": [{"token": []}],
        }
    )


def _operation(call: Call, told: dict[int, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "operationId": f"{call.method.lower()}{re.sub(r'[^a-z]+', '_', call.at)}".rstrip("_"),
        "summary": call.told,
        "parameters": [*_in_path(call), *map(_in_query, call.query), *_headers(call)],
        "responses": {str(status): answer for status, answer in _answers(call, told)},
    }
    if call.takes is not None:
        made["requestBody"] = {
            "required": True,
            "content": {JSON: {"schema": told[id(call.takes)]}},
        }
    if call.need == "nobody":
        made["security"] = []
    return made


def _in_path(call: Call) -> list[dict[str, Any]]:
    names = re.findall(r"\{(\w+)\}", call.at)
    schema = {"type": "string", "minLength": 1}
    return [{"name": n, "in": "path", "required": True, "schema": schema} for n in names]


def _in_query(param: Param) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": _KINDS[param.of]}
    if param.of is int:
        schema |= {"minimum": 0, "maximum": param.most}
    if param.among:
        schema["enum"] = [*param.among]
    if param.usual is not None:
        schema["default"] = param.usual
    return {"name": param.name, "in": "query", "description": param.told, "schema": schema}


def _headers(call: Call) -> list[dict[str, Any]]:
    name = "If-Match" if call.tagged else "If-None-Match" if call.method == "GET" else None
    if name is None:
        return []
    told = "A tag that came as ETag."
    return [{"name": name, "in": "header", "description": told, "schema": {"type": "string"}}]


def _answers(call: Call, told: dict[int, Any]) -> Iterable[tuple[int, dict[str, Any]]]:
    done: dict[str, Any] = {"description": call.told}
    if call.gives is not None:
        done["content"] = {JSON: {"schema": told[id(call.gives)]}}
        done["headers"] = {"ETag": {"schema": {"type": "string"}}}
    yield call.status, done
    if call.method == "GET":
        yield 304, {"description": "It is as it was."}
    for status in _wrong(call):
        yield (
            status,
            {
                "description": _WRONG[status],
                "content": {PROBLEM: {"schema": told[id(Problem)]}},
            },
        )


def _wrong(call: Call) -> Iterable[int]:
    yield from (400, 401, 403, 404, 409, 429, 503)
    if call.method != "GET":
        yield from (408, 413, 507)
    if call.tagged:
        yield 412
    if call.method == "GET":
        yield 507  # a read of restricted reports is written down first
