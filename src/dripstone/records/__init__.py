"""Records: the nouns, one a file, frozen, keyword-only and quiet.

Everything the vault stores is one of ``STORED``; ``from_bytes`` reads any of them back.
Views (Incident, Person, Weight, Figure, Outcome) are computed from these and never stored.
"""

from __future__ import annotations

import msgspec

from dripstone.records.anchor import CONTEXT, Anchor, anchor, find_again
from dripstone.records.assessment import Assessment
from dripstone.records.assignment import Assignment
from dripstone.records.base import (
    Record,
    Value,
    canonical,
    content_id,
    digest,
    random_id,
    short,
    with_nonce,
    without_nonce,
)
from dripstone.records.custody import PURPOSES, Collected, Consent, Custody, custody
from dripstone.records.decision import VERBS, Decision
from dripstone.records.entry import Entry, Sealed, Signer, spelled, stored
from dripstone.records.erasure import Erasure
from dripstone.records.figure import Figure
from dripstone.records.finding import (
    SLOTS,
    AnyFinding,
    Claim,
    Demand,
    Finding,
    Quote,
    Slot,
    Slots,
    Voice,
    finding_id,
    identity_of,
)
from dripstone.records.incident import Handle, Incident, Person
from dripstone.records.join import Join
from dripstone.records.looked import Looked
from dripstone.records.map_sheet import MapChoice, MapSheet
from dripstone.records.match import Evidence, Match, match_id
from dripstone.records.membership import Access, Membership
from dripstone.records.outcome import Outcome
from dripstone.records.own_place import OwnPlace
from dripstone.records.receipt import Line, Receipt
from dripstone.records.release import Release, Shown
from dripstone.records.report import Origin, Report, Version, report_id, version
from dripstone.records.sign_in import SignIn
from dripstone.records.stamp import Stamp
from dripstone.records.suggestion import Suggestion, suggestion_id
from dripstone.records.text import (
    Segment,
    Stated,
    Text,
    overlapping,
    sha256_of,
    text_id,
    unchanged,
)
from dripstone.records.theirs import Said, Theirs, theirs
from dripstone.records.values import Ground, HowMany, SlotValue, When, Where, Who
from dripstone.records.weight import Weight

Stored = (
    Report
    | Version
    | Custody
    | Text
    | Claim
    | Quote
    | Demand
    | Suggestion
    | Decision
    | Match
    | Handle
    | Release
    | Receipt
    | Looked
    | Stamp
    | Theirs
    | Assignment
    | Erasure
    | Join
    | Membership
    | Access
    | OwnPlace
    | MapSheet
    | MapChoice
    | Assessment
    | SignIn
)
STORED: tuple[type[Record], ...] = Stored.__args__

_decoder: msgspec.json.Decoder[Stored] = msgspec.json.Decoder(Stored)


def from_bytes(raw: bytes) -> Stored:
    """Read a stored record back from its canonical spelling, with or without a nonce.

    Raises:
        msgspec.ValidationError: the bytes are no record of these types.
    """
    return _decoder.decode(without_nonce(raw))


__all__ = [
    "CONTEXT",
    "PURPOSES",
    "SLOTS",
    "STORED",
    "VERBS",
    "Access",
    "Anchor",
    "AnyFinding",
    "Assessment",
    "Assignment",
    "Claim",
    "Collected",
    "Consent",
    "Custody",
    "Decision",
    "Demand",
    "Entry",
    "Erasure",
    "Evidence",
    "Figure",
    "Finding",
    "Ground",
    "Handle",
    "HowMany",
    "Incident",
    "Join",
    "Line",
    "Looked",
    "MapChoice",
    "MapSheet",
    "Match",
    "Membership",
    "Origin",
    "Outcome",
    "OwnPlace",
    "Person",
    "Quote",
    "Receipt",
    "Record",
    "Release",
    "Report",
    "Said",
    "Sealed",
    "Segment",
    "Shown",
    "SignIn",
    "Signer",
    "Slot",
    "SlotValue",
    "Slots",
    "Stamp",
    "Stated",
    "Stored",
    "Suggestion",
    "Text",
    "Theirs",
    "Value",
    "Version",
    "Voice",
    "Weight",
    "When",
    "Where",
    "Who",
    "anchor",
    "canonical",
    "content_id",
    "custody",
    "digest",
    "find_again",
    "finding_id",
    "from_bytes",
    "identity_of",
    "match_id",
    "overlapping",
    "random_id",
    "report_id",
    "sha256_of",
    "short",
    "spelled",
    "stored",
    "suggestion_id",
    "text_id",
    "theirs",
    "unchanged",
    "version",
    "with_nonce",
    "without_nonce",
]
