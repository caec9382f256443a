"""Given: what programs get. Records are given as they are stored."""

from __future__ import annotations

from dripstone.journal import Checked, Head, Trouble
from dripstone.records import (
    AnyFinding,
    Decision,
    Demand,
    Match,
    Report,
    Suggestion,
    Value,
)


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


class Line(Value, frozen=True, kw_only=True):
    """One report in the list. Of a sealed one, its existence alone is told."""

    report: str
    sealed: bool
    name: str | None = None  #: as it came
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    level: int | None = None
    read: bool = False  #: it has a text
    suggestions: int = 0
    to_decide: int = 0
    accepted: int = 0
    why: str = ""  #: class name of what kept it from being read


class Reports(Value, frozen=True, kw_only=True):
    """Reports, those with something to decide first."""

    count: int
    reports: tuple[Line, ...]


class OneReport(Value, frozen=True, kw_only=True):
    """One report, and the texts that were read from it."""

    report: Report
    texts: tuple[str, ...]  #: identities, the newest last
    to_decide: int
    accepted: int


class OneFinding(Value, frozen=True, kw_only=True):
    """A finding, where it stands, and what was said of it."""

    finding: AnyFinding
    report: str
    state: str  #: vocabulary ``certainty.review``
    suggestions: tuple[Suggestion, ...]
    history: tuple[Decision, ...]
    altered: bool  #: its words were not found again


class Findings(Value, frozen=True, kw_only=True):
    """The findings of one text, in the order of its words."""

    text: str
    to_decide: int
    findings: tuple[OneFinding, ...]


class Done(Value, frozen=True, kw_only=True):
    """A decision that was written, and what others said since the one that was known."""

    decision: Decision
    since: tuple[Decision, ...]
    state: str  #: where the finding or pair stands now


class OneIncident(Value, frozen=True, kw_only=True):
    """An incident, as far as it may be seen: nothing is put together out of what is hidden."""

    number: int
    handle: str
    claims: tuple[AnyFinding, ...]
    sealed: int  #: claims of which only the existence is told
    independent: int  #: named origins whose independence nothing contradicts
    against: tuple[str, ...]  #: findings that deny
    undecided: tuple[str, ...]  #: matches that nobody decided


class Incidents(Value, frozen=True, kw_only=True):
    """Incidents, by number."""

    count: int
    incidents: tuple[OneIncident, ...]


class OnePerson(Value, frozen=True, kw_only=True):
    """A person whom findings name. One who is hidden has a number alone."""

    number: int
    hidden: bool
    level: int | None = None
    names: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


class People(Value, frozen=True, kw_only=True):
    """People, by number."""

    count: int
    people: tuple[OnePerson, ...]


class OneDemand(Value, frozen=True, kw_only=True):
    """A demand, and what came of it."""

    demand: Demand
    state: str
    response: str
    answers: tuple[str, ...]
    looked_where: tuple[str, ...]
    looked_until: str | None
    next_check: str | None


class Demands(Value, frozen=True, kw_only=True):
    """Demands, those still open first."""

    count: int
    demands: tuple[OneDemand, ...]


class Part(Value, frozen=True, kw_only=True):
    """What one dimension of a figure comes to."""

    dimension: str
    value: str


class Doubt(Value, frozen=True, kw_only=True):
    """Why a figure is a range, and by how much it widens it."""

    why: str
    by: int


class Span(Value, frozen=True, kw_only=True):
    """A range. Null is unknown, and never zero."""

    low: int | None
    high: int | None


class OneFigure(Value, frozen=True, kw_only=True):
    """A figure: an honest range, and what it rests on."""

    figure: str  #: what it is called in addresses
    of: str  #: empty where something sealed is behind it
    unit: str
    by: tuple[Part, ...]
    low: int | None
    high: int | None
    method: str
    definition: str
    widened_by: tuple[Doubt, ...]
    rests_on: tuple[str, ...]
    sealed: int  #: findings behind it of which only the existence is told
    journal: int
    stale: bool = False  #: something decided since touches what it rests on
    now: Span | None = None  #: the same cell as it stands, where stale ones were asked for


class Figures(Value, frozen=True, kw_only=True):
    """Figures. A cell that is not among them is not zero: nobody said."""

    figures: tuple[OneFigure, ...]
    erased: bool = False  #: something was erased since that entry, and these are without it


class OneMatch(Value, frozen=True, kw_only=True):
    """Two that may be one, where that stands, and what was said of it."""

    match: Match
    state: str
    suggestions: tuple[Suggestion, ...]
    history: tuple[Decision, ...]


class Matches(Value, frozen=True, kw_only=True):
    """Pairs."""

    count: int
    matches: tuple[OneMatch, ...]


class Step(Value, frozen=True, kw_only=True):
    """One entry of the journal, with the records that may be seen."""

    number: int
    at: str
    by: str
    did: str
    records: tuple[str, ...]
    seal: str


class History(Value, frozen=True, kw_only=True):
    """The journal, in order."""

    head: Head
    entries: tuple[Step, ...]


class Verified(Value, frozen=True, kw_only=True):
    """What was checked, and everything that is not as it was sealed."""

    sound: bool
    head: Head
    checked: Checked
    troubles: tuple[Trouble, ...]


class Counted(Value, frozen=True, kw_only=True):
    """What taking stock came to."""

    incidents: int
    people: int
    demands: int


class Problem(Value, frozen=True, kw_only=True):
    """What went wrong (RFC 9457): what happened, what is safe, what to do."""

    type: str
    title: str  #: what happened
    status: int
    safe: str = ""
    do: str = ""
