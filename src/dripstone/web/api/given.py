"""Given: what programs get. Records are given as they are stored."""

from __future__ import annotations

from dripstone.flow.assessing import Element
from dripstone.flow.telling import Line as ToldLine
from dripstone.flow.telling import Pair, Source
from dripstone.journal import Checked, Head, Trouble
from dripstone.link.relations import Relation
from dripstone.records import (
    AnyFinding,
    Assessment,
    Assignment,
    Decision,
    Demand,
    Match,
    Membership,
    OwnPlace,
    Report,
    Suggestion,
    Value,
    Version,
)
from dripstone.review.agreement import Agreement
from dripstone.review.changes import Change
from dripstone.review.learning import Lessons
from dripstone.review.shares import Share
from dripstone.web.areas import Area


class Places(Value, frozen=True, kw_only=True):
    """Places of the project's own, each as somebody noted it last."""

    places: tuple[OwnPlace, ...]


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


class Waiting(Value, frozen=True, kw_only=True):
    """Something that waits for a decision."""

    on: str
    pair: bool  #: a match of two, which is decided on its own
    state: str
    suggestion: Suggestion  #: the surest
    history: tuple[Decision, ...]
    moves: int | None  #: by how much deciding it may move a figure; null: it opens one upwards


class Queue(Value, frozen=True, kw_only=True):
    """What waits, in an order."""

    count: int
    lines: tuple[Waiting, ...]


class Preview(Value, frozen=True, kw_only=True):
    """Exactly what one word on several things would touch."""

    lines: tuple[Waiting, ...]
    left_out: int  #: pairs, and what is not here or not for whoever asks
    seen: str  #: how they stand; it changes when anything of it does


class DoneTogether(Value, frozen=True, kw_only=True):
    """One entry of the journal, and every decision in it."""

    entry: int
    decisions: tuple[Decision, ...]


class Assignments(Value, frozen=True, kw_only=True):
    """Who is asked to decide on what."""

    assignments: tuple[Assignment, ...]


class ToldLines(Value, frozen=True, kw_only=True):
    """Claims, incident by incident, in the order in which they were published."""

    count: int
    lines: tuple[ToldLine, ...]


class Contradictions(Value, frozen=True, kw_only=True):
    """Claims of one incident that cannot both be so."""

    count: int
    pairs: tuple[Pair, ...]


class Sources(Value, frozen=True, kw_only=True):
    """Other sources that a report names. None found is not that there is none."""

    sources: tuple[Source, ...]


class Relations(Value, frozen=True, kw_only=True):
    """Who stood over whom. None: the vault does not say."""

    relations: tuple[Relation, ...]


class Elements(Value, frozen=True, kw_only=True):
    """Elements of a legal term. Nothing tied is not that nothing happened."""

    elements: tuple[Element, ...]


class LegalTerm(Value, frozen=True, kw_only=True):
    """A legal term with its elements."""

    term: str
    labels: dict[str, str]
    elements: tuple[str, ...]


class LegalTerms(Value, frozen=True, kw_only=True):
    """Legal terms that list elements."""

    terms: tuple[LegalTerm, ...]


class Assessments(Value, frozen=True, kw_only=True):
    """What people say of a finding, and nobody took back."""

    assessments: tuple[Assessment, ...]


class Sized(Value, frozen=True, kw_only=True):
    """A list, several, or a reason, and how many individuals."""

    name: str
    individuals: int


class Lists(Value, frozen=True, kw_only=True):
    """Independent origins as lists."""

    lists: tuple[Sized, ...]
    overlaps: tuple[Sized, ...]
    left_out: tuple[Sized, ...]
    sentence: str  #: an estimate, or why these lists support none


class Shares(Value, frozen=True, kw_only=True):
    """What became of suggestions that somebody judged."""

    shares: tuple[Share, ...]


class Agreed(Value, frozen=True, kw_only=True):
    """How far people agree, on what two of them judged."""

    twice: int  #: findings
    blind: tuple[Agreement, ...]
    every: tuple[Agreement, ...]


class Learned(Value, frozen=True, kw_only=True):
    """Where colleagues decided otherwise."""

    told: Lessons


class Versions(Value, frozen=True, kw_only=True):
    """Versions of a report, and what changed between two of their texts; in code points."""

    versions: tuple[Version, ...]
    older: str
    newer: str
    changes: tuple[Change, ...]


class Spot(Value, frozen=True, kw_only=True):
    """An area, and the incidents that may lie in it."""

    area: Area
    words: tuple[str, ...]  #: as reports name it
    incidents: tuple[int, ...]


class Map(Value, frozen=True, kw_only=True):
    """Where incidents may lie."""

    spots: tuple[Spot, ...]
    nowhere: tuple[int, ...]  #: numbers of incidents whose place is not known


class Tie(Value, frozen=True, kw_only=True):
    """Two people whom findings or incidents name together; it says no more than that."""

    one: int
    other: int
    findings: tuple[str, ...]
    incidents: tuple[int, ...]


class Network(Value, frozen=True, kw_only=True):
    """Who is named together with whom."""

    lines: tuple[Tie, ...]


class Wishes(Value, frozen=True, kw_only=True):
    """What a person wants of the pages."""

    warnings: bool  #: before what may distress


class Work(Value, frozen=True, kw_only=True):
    """How far the work of this server is."""

    goes_on: bool
    doing: str
    done: int
    of: int


class Account(Value, frozen=True, kw_only=True):
    """What one signs in with, and where one is signed in."""

    me: Me
    code: bool  #: one-time codes are asked for
    keys: tuple[str, ...]  #: names of security keys
    places: tuple[Place, ...]


class Place(Value, frozen=True, kw_only=True):
    """One browser or program that somebody is signed in at."""

    minutes: int  #: since it was used
    this: bool
    program: bool


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
