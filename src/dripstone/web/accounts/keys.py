"""Keys: security keys as a second factor, by the extra package ``fido2``.

    ask        the keys of an account → what a browser asks them; and what to remember of it
    answered   what a key answered → which key it was and its count, or None
    ask_new    what a browser asks a new key
    made       what a new key answered → a SecurityKey, or None

Source: Web Authentication, Level 2, W3C.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
from collections.abc import Sequence
from typing import Any

from starlette.requests import Request

from dripstone.errors import NoSecurityKeys
from dripstone.flow.clock import now
from dripstone.vault.accounts import SecurityKey, bound_to

_LONGEST_NAME = 40


def here() -> bool:
    """Tell whether the package is installed."""
    return importlib.util.find_spec("fido2") is not None


def ask(request: Request, keys: Sequence[SecurityKey]) -> tuple[dict[str, Any], Any]:
    """Say what a browser is to ask the keys of an account, and what to remember of it.

    Raises:
        NoSecurityKeys: the package is not installed.
    """
    options, state = _server(request).authenticate_begin(
        [_credential(one) for one in keys], user_verification="discouraged"
    )
    return dict(options), state


def answered(
    request: Request,
    asked: object,
    keys: Sequence[SecurityKey],
    body: bytes,
) -> tuple[str, int] | None:
    """Check what a key answered; give its credential and its count."""
    answer = _json(body)
    if asked is None or answer is None:
        return None
    try:
        used = _server(request).authenticate_complete(asked, [*map(_credential, keys)], answer)
        count = _webauthn().AuthenticationResponse.from_dict(answer).response.authenticator_data
    except (ValueError, KeyError, TypeError, _refused()):
        return None
    one = next((k for k in keys if _credential(k).credential_id == used.credential_id), None)
    return (one.credential, int(count.counter)) if one is not None else None


def ask_new(
    request: Request, person: str, keys: Sequence[SecurityKey]
) -> tuple[dict[str, Any], Any]:
    """Say what a browser is to ask a new key. The key learns no name, only a number for it."""
    user = _webauthn().PublicKeyCredentialUserEntity(
        id=bytes.fromhex(bound_to(person)), name="Dripstone", display_name="Dripstone"
    )
    options, state = _server(request).register_begin(
        user, [_credential(one) for one in keys], user_verification="discouraged"
    )
    return dict(options), state


def made(request: Request, asked: object, body: bytes) -> SecurityKey | None:
    """Check what a new key answered."""
    answer = _json(body)
    if asked is None or answer is None:
        return None
    name = str(answer.pop("name", ""))[:_LONGEST_NAME]
    try:
        data = _server(request).register_complete(asked, answer)
    except (ValueError, KeyError, TypeError, _refused()):
        return None
    credential = data.credential_data
    if credential is None:
        return None
    return SecurityKey(
        name=name, credential=bytes(credential).hex(), counter=data.counter, at=now()
    )


def _server(request: Request) -> Any:  # noqa: ANN401 - the package is not always here
    host = request.app.state.host
    party = _webauthn().PublicKeyCredentialRpEntity(id=host.partition(":")[0], name="Dripstone")
    origin = f"{request.app.state.scheme}://{host}"
    server = _module("fido2.server")
    return server.Fido2Server(party, verify_origin=lambda given: given == origin)


def _webauthn() -> Any:  # noqa: ANN401
    return _module("fido2.webauthn")


def _refused() -> type[Exception]:
    refused: type[Exception] = importlib.import_module("cryptography.exceptions").InvalidSignature
    return refused


def _module(name: str) -> Any:  # noqa: ANN401
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        raise NoSecurityKeys from None


def _credential(one: SecurityKey) -> Any:  # noqa: ANN401
    return _webauthn().AttestedCredentialData(bytes.fromhex(one.credential))


def _json(body: bytes) -> dict[str, Any] | None:
    try:
        answer = json.loads(body)
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None
