"""Mend passives: verbs that are passive though no "was" says so.

leave_open    a sentence's words, one of its verbs → a passive without its helper, in place
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dripstone.languages.en.people import is_personal

if TYPE_CHECKING:
    from dripstone.languages.en.mend import Rough

_ENDS = ".!?”\"'"
_HAD = frozenset({"had", "have", "has", "having", "saw"})
_OWN = ("object", "auxiliary", "passive_auxiliary", "complement", "open_complement", "agent")
#: verbs whose past nobody reads as a passive, whatever stands before them
_BY_ITSELF = frozenset(
    re.findall(
        r"\S+",
        """
        died fled collapsed fell went came left arrived escaped vanished disappeared crashed
        exploded opened stood began started ended happened occurred remained stayed continued
        failed followed appeared emerged rose grew turned stopped moved returned refused agreed
        resigned
        retired survived succumbed retreated withdrew protested surrendered apologised confessed
        said told spoke called cried shouted screamed wept prayed slept worked lived
        """,
    )
)
#: whose act a short line tells rather than what befalls them: "Police charged"
DOES = frozenset(
    re.findall(
        r"\S+",
        """
        police troops soldiers army gunmen rebels militants mob guards officers militia court judge
        jury prosecutors prosecutor government ministry authorities forces navy settlers rioters
        protesters strikers company council regulator assailants attackers operatives agents
        kidnappers abductors fighters robbers killers assassins insurgents terrorists bandits
        militiamen policemen commandos gendarmes vigilantes thugs paramilitaries
        """,
    )
)
#: verbs that lines without a stop use as passives, beside those that the parser reads so
_SUFFERED = frozenset(
    re.findall(
        r"\S+",
        """
        summoned questioned interrogated snatched dragged bundled hauled frogmarched barred stripped
        disbarred demoted ousted evicted uprooted resettled frisked strip-searched ransacked looted
        torched burned burnt smashed vandalised vandalized demolished bulldozed razed confiscated
        impounded frozen revoked pulped censored jammed padlocked shuttered dissolved outlawed
        deregistered blacklisted tapped bugged hacked doxxed doxed outed threatened harassed
        blackmailed robbed punched whipped flogged stoned hosed dispersed kettled trapped chained
        shackled handcuffed remanded interned sterilised sterilized conscripted enslaved trafficked
        lured framed accused booked caned lashed hanged poisoned stalked branded labelled labeled
        designated shelved ignored apprehended rearrested re-arrested nabbed seized taken exiled
        banished extradited refouled expropriated cancelled canceled axed scrapped suspended removed
        defaced desecrated ambushed clubbed bludgeoned strangled electrocuted waterboarded drugged
        clapped ordered forced compelled made pressured silenced gagged muzzled sued cleared barred
        acquitted ejected bumped sidelined drafted mobilised press-ganged
        """,
    )
)
#: and with which particle others are: "Doctors struck off", "Families turned away"
_WITH = {
    "struck": ("off",),
    "turned": ("away", "back", "over", "out"),
    "pushed": ("back", "out"),
    "sent": ("back", "down", "home", "away"),
    "driven": ("out", "off", "away"),
    "led": ("away", "off"),
    "marched": ("off", "away"),
    "taken": ("away", "in", "off", "down"),
    "picked": ("up",),
    "rounded": ("up",),
    "pulled": ("down", "in", "off"),
    "thrown": ("out",),
    "kicked": ("out", "in", "down"),
    "laid": ("off",),
    "let": ("go",),
    "locked": ("up", "out", "in"),
    "shut": ("down", "out"),
    "closed": ("down",),
    "cut": ("off",),
    "broken": ("up", "into"),
    "burned": ("down", "out"),
    "burnt": ("down", "out"),
    "torn": ("down",),
    "hauled": ("in", "away", "off"),
}
#: verbs that nobody does without an object, so that "Nurse kidnapped." tells what befell her
_NEVER_ALONE = frozenset(
    re.findall(
        r"\S+",
        """
        arrested detained kidnapped abducted jailed imprisoned wounded injured deported evicted
        executed assassinated lynched expelled beheaded hospitalised hospitalized displaced stabbed
        murdered killed assaulted raped tortured convicted released freed sentenced dismissed
        suspended sacked handcuffed interrogated snatched remanded interned conscripted extradited
        confiscated impounded ransacked vandalised vandalized demolished bulldozed razed torched
        ambushed bludgeoned strangled electrocuted waterboarded flogged apprehended rearrested
        """,
    )
)
#: things that a note begins with, which a capital makes names of
_CAPITAL = frozenset(
    {"house", "home", "car", "shop", "office", "school", "clinic", "mosque", "church", "temple"}
)
#: participles that are nobody's past: "one boy thrown down the stairs"
_NEVER_PAST = frozenset(
    {"thrown", "beaten", "taken", "driven", "broken", "torn", "stolen", "slain"}
)
_ASTRAY = frozenset({"time", "adjectival"})  #: what the parser takes "a third" for before a verb
_ANOTHER = frozenset({"second", "third", "fourth", "fifth", "sixth", "another", "other", "others"})
_NAMES_WHOM = frozenset({"noun", "name", "pronoun", "determiner", "number", "adjective"})
_WRECKED = frozenset({"burned", "burnt", "torn", "broken"})
_ALIGHT = frozenset({"alight", "ablaze", "afire", "aflame"})
_GIVEN = frozenset(
    {"handed", "given", "denied", "refused", "docked", "fined", "served", "stripped"}
)
_LIKE_PARTICIPLES = ("ed", "t", "d")
_TERMS = frozenset(
    re.findall(
        r"\w+",
        """
        years year months month days day weeks life death sentence sentences term terms fine fines
        entry visa visas access bail parole asylum lawyer counsel registration accreditation permit
        permission passport burial contact exit pay wages salary notice
        """,
    )
)


def leave_open(words: list[Rough], verb: Rough) -> None:
    """Read a verb as the passive that it is where nothing but its helper is left out."""
    only = verb.low in _NEVER_PAST
    if not only and not verb.low.endswith(_LIKE_PARTICIPLES) and verb.low not in _WITH:
        return
    subject = _before(words, verb)
    if subject is None or subject is verb or subject.index > verb.index:
        return
    if subject.relation in _ASTRAY and verb.low not in _NEVER_ALONE:
        subject.relation, verb.form = "subject", "past"  # "and a second drowned"
        return
    own = [w for w in words if w.head == verb.index and w is not verb and w.relation in _OWN]
    own = [w for w in own if w.low not in _ALIGHT]
    if (
        (only and not [w for w in own if "auxiliary" in w.relation])
        or _goes_on(words, verb, subject, own)
        or _short(words, verb, subject, own)
        or _noted(words, verb, subject, own)
        or _entered(words, verb, subject, own)
    ):
        subject.relation, verb.form = "passive_subject", "participle"
        if subject.low in _CAPITAL and subject.index == 0:
            subject.kind = "noun"
        _set_alight(words, verb)
        for joined in words:
            if joined.head == verb.index and joined.relation == "conjunct":
                _set_alight(words, joined)


def _before(words: list[Rough], verb: Rough) -> Rough | None:
    """Give the subject that stands before a verb: "a third" of "and a third wounded" too."""
    near = [w for w in words if w.head == verb.index and w is not verb]
    own = next((w for w in near if w.relation == "subject"), None)
    one = next((w for w in near if w.relation in _ASTRAY and w.low in _ANOTHER), None)
    return own or (one if verb.relation == "conjunct" else None)


def _noted(words: list[Rough], verb: Rough, subject: Rough, own: list[Rough]) -> bool:
    """Tell "Nurse Edda Koll shot dead at a post." and "Clinic looted by rebels." of a log."""
    if verb.relation not in ("root", "conjunct", "parataxis") or subject.low in DOES:
        return False
    if subject.kind not in ("noun", "name") or [w for w in own if w.relation != "agent"]:
        return False
    if _ruled(words, subject):
        return False  # "the clinic" and "their clinic" stand in whole sentences
    if _goes_on_to_whom(words, verb):
        return False  # "Assailants in Ostmark assassinated 25-year-old Ana Brovik"
    after = words[verb.index + 1].low if verb.index + 1 < len(words) else ""
    if verb.low in _NEVER_ALONE or (after == "dead" and verb.low in ("shot", "stabbed", "found")):
        return True
    wrecked = verb.low in _WRECKED and after in _WITH[verb.low] and not is_personal(subject.low)
    return wrecked or ("by" in [w.low for w in words] and _done_by(words, verb))


def _entered(words: list[Rough], verb: Rough, subject: Rough, own: list[Rough]) -> bool:
    """Tell "– Ana Brovik, abducted on 4 May": no comma parts who does it from the verb."""
    if verb.relation != "root" or verb.low in DOES or words[verb.index - 1].low != ",":
        return False
    alone = not [w for w in own if w.relation != "agent"] and not _goes_on_to_whom(words, verb)
    commas = [w for w in words[: verb.index] if w.low == ","]
    near = subject.kind in ("noun", "name") and subject.index == verb.index - 2
    return alone and near and len(commas) == 1


def _goes_on_to_whom(words: list[Rough], verb: Rough) -> bool:
    """Tell a verb after which somebody is named, also over verbs that go on with it."""
    after = (w for w in words[verb.index + 1 :] if w.kind not in ("verb", "adverb", "conjunction"))
    first = next((w for w in after if w.low != "dead" and w.low not in _ALIGHT), None)
    return first is not None and first.kind in _NAMES_WHOM


def _done_by(words: list[Rough], verb: Rough) -> bool:
    """Tell "by a soldier" and "by rebels" beside a verb or one that goes on with it."""
    chain = {verb.index}
    chain |= {w.index for w in words if w.relation == "conjunct" and w.head == verb.index}
    for by in words:
        if by.low == "by" and by.relation == "case":
            noun = words[by.head]
            somebody = noun.kind == "name" or is_personal(noun.low) or noun.low in DOES
            if noun.head in chain and noun.relation in ("agent", "oblique") and somebody:
                return True
    return False


def _ruled(words: list[Rough], noun: Rough) -> bool:
    """Tell "the clinic" and "their clinic" of whole sentences from the "clinic" of a note."""
    return any(
        w.head == noun.index and w.relation in ("determiner", "possessor")
        for w in words
        if w is not noun
    )


def _set_alight(words: list[Rough], verb: Rough) -> None:
    """Read the "set alight" that goes on "Clinic looted" as a passive, too."""
    near = words[verb.index + 1] if verb.index + 1 < len(words) else verb
    if near.low in _ALIGHT and near.head == verb.index:
        near.relation, near.kind, verb.form = "attribute", "adjective", "participle"


def _goes_on(words: list[Rough], verb: Rough, subject: Rough, own: list[Rough]) -> bool:
    """Tell "the door was kicked in and the flat turned over": "was" is said once for both."""
    first = words[verb.head]
    known = verb.low in _SUFFERED or verb.low in _NEVER_ALONE
    if first is verb and known:
        own, first = _listed_first(words, verb, own)
    own = [w for w in own if w.relation != "agent" or not _done_by(words, verb)]
    if own or first is verb or not first.index < verb.index:
        return False
    if verb.relation == "complement" and _had_by(words, first, subject):
        return True
    if verb.low in _BY_ITSELF:
        return False
    if verb.relation not in ("conjunct", "complement", "parataxis", "adverbial", "root"):
        return False
    person = subject.kind == "name" or is_personal(subject.low)
    if person and not known:
        return False
    return _passive(words, first) or _had_done(words, first)


def _listed_first(words: list[Rough], verb: Rough, own: list[Rough]) -> tuple[list[Rough], Rough]:
    """Give the first of "one was beaten, her son arrested and …", which the parser hangs lower."""
    lower = (w for w in own if w.relation == "complement" and w.index < verb.index)
    first = next((w for w in lower if _passive(words, w)), None)
    return (own, verb) if first is None else ([w for w in own if w is not first], first)


def _passive(words: list[Rough], verb: Rough) -> bool:
    near = [w for w in words if w.head == verb.index and w is not verb]
    return verb.form == "participle" and any(w.relation == "passive_subject" for w in near)


def _had_by(words: list[Rough], had: Rough, thing: Rough) -> bool:
    """Tell "had her pension stopped": whoever has it done to what is theirs."""
    who = next((w for w in words if w.head == had.index and w.relation == "subject"), None)
    person = thing.kind == "name" or is_personal(thing.low)
    own = any(w.head == thing.index and w.relation == "possessor" for w in words)
    return had.low in _HAD and who is not None and not person and own and thing.index > had.index


def _had_done(words: list[Rough], had: Rough) -> bool:
    """Tell "had his keys confiscated", which "and his van impounded" goes on."""
    near = [w for w in words if w.head == had.index and w is not had and w.relation == "complement"]
    return had.low in _HAD and any(_passive(words, w) for w in near)


def _short(words: list[Rough], verb: Rough, subject: Rough, own: list[Rough]) -> bool:
    """Tell "Teacher handed six years" and "Beekeeper summoned", lines that leave "was" out."""
    line = words[-1].low not in _ENDS
    if not line and not _bare(words, subject):
        return False
    told = verb.relation == "complement" and verb.index < verb.head  # "Phone tapped, court hears"
    if not (told or verb.relation in ("root", "conjunct", "parataxis")) or subject.low in DOES:
        return False
    if verb.low in _GIVEN:
        return is_personal(subject.low) and len(own) == 1 and own[0].low in _TERMS
    if own or not line:
        return False
    after = words[verb.index + 1].low if verb.index + 1 < len(words) else ""
    return verb.low in _SUFFERED or after in _WITH.get(verb.low, ())


def _bare(words: list[Rough], subject: Rough) -> bool:
    """Tell the style of notes, "client refused access", in which people have no article."""
    alone = all(w.head != subject.index or w is subject for w in words)
    return alone and subject.kind == "noun" and not subject.low.endswith("s")
