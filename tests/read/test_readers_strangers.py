"""Strangers: a package's reader is believed in nothing that its words do not bear."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from english import a_text

from dripstone.read import Reading, Refusal, suggest
from dripstone.records import (
    Anchor,
    Claim,
    Slot,
    Suggestion,
    Text,
    Voice,
    Who,
    anchor,
    find_again,
    identity_of,
)

WORDS = (
    "Ten weavers were arrested in Karvel on Friday, the union said.\n\n"
    "Two guards beat a nurse near the police station. Nobody helped. "
    "Nobody was arrested in the market."
)
changed = msgspec.structs.replace


def _text() -> Text:
    return a_text(WORDS)


def _at(words: str) -> Anchor:
    start = WORDS.index(words)
    return anchor(_text(), start, start + len(words))


def _slot(words: str) -> Slot:
    return Slot(text=words, anchor=_at(words))


def _claim(**how: Any) -> Claim:
    """Give a claim that our rules do not make, with the identity of its content."""
    one = Claim(
        **{
            "id": "",
            "kind": "act",
            "type": "body.assault",
            "says": "The President had ten weavers killed.",
            "anchors": (_at("beat"),),
            **how,
        }
    )
    return changed(one, id=how.get("id") or identity_of(one))


def _told(finding: Claim, **how: Any) -> Suggestion:
    common = {"id": "x", "made_by": "theirs/1", "rule": "guess", "why": "I say so"}
    return Suggestion(**{**common, "of": finding, "confidence": 1.0, **how})


def _read(*told: object) -> tuple[Reading, list[Suggestion], dict[str, int]]:
    found = suggest(_text(), publisher="Evening Lamp", readers=[lambda _: told])  # type: ignore[arg-type,return-value]
    brought = [one for one in found if not one.made_by.startswith("dripstone-read/")]
    return found, brought, {why: many for (_, why), many in found.reasons.items()}


def test_what_a_stranger_brings_is_put_in_our_words() -> None:
    """Its sentence and reason are ours, each word is the report's, and no score is believed."""
    slots = {"who": _slot("Two guards"), "to_whom": _slot("a nurse")}

    _, (one,), whys = _read(_told(_claim(slots=changed(_claim().slots, **slots))))

    assert isinstance(one.of, Claim)
    assert all(find_again(words, _text()) == words for words in one.of.every_anchor())
    assert "President" not in one.of.says
    assert all(words in one.of.says for words in ("Two guards", "a nurse", "beat"))
    assert "theirs/1" in one.why
    assert one.confidence == 0.3
    assert whys == {}


def _with(**slots: Slot) -> Suggestion:
    return _told(_claim(slots=changed(_claim().slots, **slots)))


LIES: list[tuple[str, Callable[[], object]]] = [
    ("misshapen", lambda: "The guards beat a nurse."),
    ("misshapen", lambda: None),
    ("misshapen", lambda: _told(_claim(), confidence=math.nan)),
    ("misshapen", lambda: _told(_claim(), confidence=99.0)),
    ("misshapen", lambda: _told(_claim(level=0))),
    ("misshapen", lambda: _told(_claim(stance="proved"))),
    ("misshapen", lambda: Refusal(made_by="", why="x")),
    ("misshapen", lambda: Refusal(made_by="theirs/1", why="\x1b[2J")),
    ("misshapen", lambda: Refusal(made_by="theirs/1", why="fine", many=-7)),
    ("borrowed_name", lambda: _told(_claim(), made_by="dripstone-read/9")),
    ("borrowed_name", lambda: _told(_claim(), made_by="A person\n")),
    ("borrowed_name", lambda: _told(_claim(), made_by="x" * 100_000)),
    ("borrowed_identity", lambda: _told(_claim(id="fin_of_something_accepted"))),
    ("borrowed_identity", lambda: _told(_claim(supersedes="fin_of_a_person"))),
    ("unknown_kind", lambda: _told(_claim(kind="verdict"))),
    ("unknown_kind", lambda: _told(_claim(kind="demand", type="release"))),
    ("unknown_type", lambda: _told(_claim(type="liberty.imagined"))),
    ("not_found", lambda: _told(_claim(anchors=(changed(_at("beat"), exact="killed"),)))),
    ("not_found", lambda: _told(_claim(anchors=(changed(_at("beat"), text="txt_other"),)))),
    ("not_in_the_words", lambda: _with(to_whom=Slot(text="The President", anchor=_at("a nurse")))),
    ("not_in_the_words", lambda: _with(to_whom=Slot(text="The President"))),
    ("not_in_the_words", lambda: _with(to_whom=changed(_slot("a nurse"), value=Who(text="a spy")))),
    ("not_in_the_words", lambda: _with(
        to_whom=changed(_slot("a nurse"), value=Who(text="a nurse", stands_for="Mira Dolenc")))),
    ("not_in_the_words", lambda: _told(_claim(
        attribution=(Voice(who="Evening Lamp", mode="narrates"), Voice(who="A judge", mode="quotes"))))),
    ("another_segment", lambda: _with(to_whom=_slot("Ten weavers"))),
    ("negation_lost", lambda: _told(_claim(
        type="liberty.arrest", anchors=(anchor(_text(), WORDS.rindex("arrested"), WORDS.rindex("arrested") + 8),)))),
]  # fmt: skip


@pytest.mark.parametrize(("why", "lie"), LIES)
def test_what_does_not_hold_is_refused_and_counted(why: str, lie: Callable[[], object]) -> None:
    """Nothing false, nothing of another shape and nothing in another's name gets through."""
    ours = [one.id for one in suggest(_text(), publisher="Evening Lamp")]

    found, brought, whys = _read(lie())

    assert brought == []
    assert whys == {why: 1}
    assert [one.id for one in found] == ours


def test_a_doer_who_only_stands_near_is_left_out() -> None:
    """A suggestion stays, without the doer that the sentence does not make one."""
    _, (one,), whys = _read(_with(who=_slot("the police"), to_whom=_slot("a nurse")))

    assert isinstance(one.of, Claim)
    assert one.of.slots.who is None
    assert one.of.not_stated == ("who",)
    assert one.of.id == identity_of(one.of)
    assert whys == {"doer_not_tied": 1}


def test_a_reader_that_breaks_costs_nothing_but_itself() -> None:
    """What it said before stands, the rest of the report is read, and it is told."""

    def breaks(_: Text) -> Any:
        yield _with(to_whom=_slot("a nurse"))
        raise RuntimeError("no more")

    ours = [one.id for one in suggest(_text())]

    found = suggest(_text(), readers=[breaks, lambda _: None])  # type: ignore[arg-type,return-value]

    assert len(found) == len(ours) + 1
    assert [why for _, why in found.reasons] == ["broke"]
    assert sum(found.reasons.values()) == 2


def test_every_reason_of_strangers_has_words() -> None:
    """Each reason that can be counted is told in words."""
    from dripstone.languages.messages import say

    whys = {why for why, _ in LIES} | {"repeated", "broke", "another_sentence", "too_many"}

    assert all(say(f"read.why.{why}") for why in whys)
