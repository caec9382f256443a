"""Web: the page at which people decide, on this computer alone, or a server for a team.

    serve    vault → a page at an address that works once     blocks until it is stopped
    app      vault → the same as an ASGI application, for tests and for other servers
    team     vault → the pages for several people with accounts, as an ASGI application

A page reads through ``flow`` and rooms and writes through ``flow.decide`` only.
"""

from __future__ import annotations

from dripstone.web.building import app, team
from dripstone.web.serving import serve

__all__ = ["app", "serve", "team"]
