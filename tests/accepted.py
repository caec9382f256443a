"""Two invented reports that people decided on, for tests of the pages about the world."""

from __future__ import annotations

import msgspec

from dripstone import flow
from dripstone.records import (
    AnyFinding,
    Claim,
    HowMany,
    Slot,
    Slots,
    Text,
    Voice,
    When,
    Where,
    Who,
)
from dripstone.vault.memory import Memory
from invented import a_claim, a_demand, a_match, a_text, suggested, words
from local_page import ADA, BORIS, a_vault, filled

COURIER = (
    ("headline", "Twelve held after rally in Karvel"),
    ("body", "Police detained 12 people on Foundry Square on Saturday. Timur Basnin was beaten."),
    ("body", "The ministry denied that anyone was beaten."),
    ("body", "Lantern Legal Aid urged the prosecutor to release the detained."),
)
WIRE = (
    ("headline", "Seventeen held in Karvel"),
    ("body", "Seventeen people were detained on Foundry Square, Marta Vymyslova said."),
)


def slot(text: Text, these: str, value: object = None) -> Slot:
    """Fill a slot with these words and what they come to."""
    return Slot(text=these, anchor=words(text, these), value=value)


def courier(title: str | None = None) -> tuple[Text, tuple[AnyFinding, ...]]:
    """Give the first report and what it says: an arrest, a beating, a denial and a demand."""
    text = a_text(COURIER, title=title)
    told = (Voice(who="The Karvel Courier", mode="narrates"),)
    day = When(text="on Saturday", earliest="2025-05-17", latest="2025-05-17")
    arrest = a_claim(
        text,
        "Police detained 12 people on Foundry Square on Saturday.",
        slots=Slots(
            who=slot(text, "Police", Who(text="Police", kind="organisation", type="police")),
            to_whom=slot(text, "12 people"),
            how_many=slot(text, "12", HowMany(text="12", min=12, max=12, best=12)),
            when=slot(text, "on Saturday", day),
            where=slot(text, "Foundry Square", Where(text="Foundry Square", place="t:square")),
        ),
        attribution=told,
    )
    beating = a_claim(
        text,
        "Timur Basnin was beaten.",
        type="body.assault",
        slots=Slots(to_whom=slot(text, "Timur Basnin", _person("Timur Basnin"))),
        not_stated=("who",),
        attribution=told,
        level=2,
    )
    denial = a_claim(
        text,
        "The ministry denied that anyone was beaten.",
        kind="denial",
        type="body.assault",
        polarity="denies",
        slots=Slots(who=slot(text, "The ministry")),
        attribution=told,
    )
    return text, (arrest, beating, denial, a_demand(text))


def wire() -> tuple[Text, Claim]:
    """Give the second report and its arrest, with another number and nobody said to do it."""
    text = a_text(WIRE)
    name = "Marta Vymyslova"
    who = Voice(who=name, mode="paraphrases", kind="person", anchor=words(text, name))
    arrest = a_claim(
        text,
        "Seventeen people were detained on Foundry Square",
        slots=Slots(
            to_whom=slot(text, "Seventeen people"),
            how_many=slot(text, "Seventeen", HowMany(text="Seventeen", min=17, max=17, best=17)),
            where=slot(text, "Foundry Square", Where(text="Foundry Square", place="t:square")),
        ),
        not_stated=("who",),
        attribution=(Voice(who="North Wire", mode="narrates"), who),
        stance="attributed",
    )
    return text, msgspec.structs.replace(arrest, says="Seventeen people were detained.")


def _person(name: str) -> Who:
    return Who(text=name, kind="person", named=True)


def with_accepted(vault: Memory | None = None) -> Memory:
    """Make a vault in which both reports were decided on, the arrests joined, and stock taken."""
    vault = vault or a_vault()
    text, found = courier()
    other, arrest = wire()
    same = a_match(found[0].id, arrest.id)
    beaten = a_match(found[1].id, found[2].id)
    open_ = a_match(found[1].id, arrest.id)
    filled(vault, text, tuple(suggested(f) for f in found))
    filled(vault, other, (suggested(arrest),))
    vault.commit(*map(suggested, (same, beaten, open_)), did="take_stock", by=ADA)
    for one in (*found, arrest):
        flow.decide(vault, on=one.id, verb="accept", by=ADA)
    for one in (same, beaten):
        flow.decide(vault, on=one.id, verb="merge", by=BORIS, reason="one evening")
    flow.take_stock(vault, by=ADA)
    return vault
