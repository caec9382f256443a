"""Given: who asks, sign-ins and how far the work is."""

from __future__ import annotations

from dripstone.records import Membership, Value


class Me(Value, frozen=True, kw_only=True):
    """Whoever asks."""

    name: str
    roles: tuple[str, ...]
    level: int


class Opened(Value, frozen=True, kw_only=True):
    """A session of a program: the token goes into ``Authorization: Bearer``."""

    token: str
    me: Me
    idle: int  #: seconds without a request after which it is over
    longest: int  #: seconds after which it is over in any case


class Wishes(Value, frozen=True, kw_only=True):
    """What a person wants of the pages."""

    warnings: bool  #: before what may distress


class Work(Value, frozen=True, kw_only=True):
    """How far the work of this server is."""

    goes_on: bool
    doing: str
    done: int
    of: int


class Place(Value, frozen=True, kw_only=True):
    """One browser or program that somebody is signed in at."""

    minutes: int  #: since it was used
    this: bool
    program: bool


class Account(Value, frozen=True, kw_only=True):
    """What one signs in with, and where one is signed in."""

    me: Me
    code: bool  #: one-time codes are asked for
    keys: tuple[str, ...]  #: names of security keys
    places: tuple[Place, ...]


class Accounts(Value, frozen=True, kw_only=True):
    """Who may sign in, and do what."""

    accounts: tuple[Membership, ...]


class Invited(Value, frozen=True, kw_only=True):
    """The words that let somebody in once. They are given here and kept nowhere."""

    person: str
    words: str
    days: int


class NewCode(Value, frozen=True, kw_only=True):
    """The secret of one-time codes, in base32; it holds once a code of it was sent."""

    secret: str


class Changed(Value, frozen=True, kw_only=True):
    """A password was changed."""

    paper: str | None = None  #: a new recovery key, where one was made; it is kept nowhere


class Problem(Value, frozen=True, kw_only=True):
    """What went wrong (RFC 9457): what happened, what is safe, what to do."""

    type: str
    title: str  #: what happened
    status: int
    safe: str = ""
    do: str = ""
