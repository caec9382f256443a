"""Who told first, who only repeated it, and who said otherwise later: by publication, in words."""

from __future__ import annotations

import msgspec

from accepted import with_accepted
from dripstone import flow
from dripstone.flow import telling
from dripstone.records import Slot, Stated, Who
from dripstone.weigh.tellings import changes, tellings


def stock_with(day: str | None):
    """Give the stock of two reports of one arrest, the second published on another day."""
    stock = flow.look(with_accepted())
    texts = dict(stock.held.texts)
    wire = next(t for t in texts.values() if "Seventeen held" in t.content)
    said = None if day is None else Stated(value=day)
    texts[wire.id] = msgspec.structs.replace(wire, published=said)
    held = msgspec.structs.replace(stock.held, texts=texts)
    return msgspec.structs.replace(stock, held=held)


def lines(stock, **asked):
    return [line.telling for line in telling.told(stock, act="liberty", **asked)]


def test_the_order_is_that_of_publication():
    """Whoever was published first stands first, whichever came into the vault first."""
    later, earlier = lines(stock_with("2025-05-18")), lines(stock_with("2025-05-16"))

    assert [t.published for t in later] == ["2025-05-17", "2025-05-18"]
    assert [t.published for t in earlier] == ["2025-05-16", "2025-05-17"]
    assert {t.standing for t in (*later, *earlier)} == {"first"}


def test_a_report_without_a_day_is_first_of_nothing():
    """It stands last, and is called undated."""
    last = lines(stock_with(None))[-1]

    assert (last.published, last.standing) == (None, "undated")


def test_the_same_origin_again_is_a_repetition():
    """What one origin said on an earlier day is no second first."""
    stock = stock_with("2025-05-19")
    one = next(i for i in stock.incidents if "liberty.arrest" in i.types)
    weight = next(w for w in stock.weights if w.incident == one.handle)
    origin = msgspec.structs.replace(
        weight.origins[0], voice="Lantern", findings=tuple(c.id for c in one.claims)
    )
    joined = msgspec.structs.replace(weight, origins=(origin,))

    found = tellings(one, joined, stock.held.texts, stock.held.publishers())

    assert [t.standing for t in found] == ["first", "repeats"]
    assert found[1].after == found[0].finding.id
    assert [c.of for c in found[1].changes if c.of == "how_many"] == ["how_many"]


def test_a_denial_is_no_support():
    """It stands in the order, aside."""
    found = telling.told(flow.look(with_accepted()), act="body")

    assert "aside" in {line.telling.standing for line in found}


def test_what_a_later_telling_leaves_out_is_no_change():
    """Silence changes nothing; another number does; more words of one name do not."""
    stock = stock_with("2025-05-18")
    one, other = (t.finding for t in lines(stock))
    silent = msgspec.structs.replace(other, slots=msgspec.structs.replace(other.slots, who=None))
    named, fuller = (
        msgspec.structs.replace(
            one.slots, to_whom=Slot(text=name, value=Who(text=name, kind="person", named=True))
        )
        for name in ("Basnin", "Timur Basnin")
    )

    assert "who" not in {c.of for c in changes(one, silent)}
    assert ("12", "Seventeen") in {(c.before, c.now) for c in changes(one, other)}
    assert "to_whom" not in {
        c.of
        for c in changes(
            msgspec.structs.replace(one, slots=named), msgspec.structs.replace(one, slots=fuller)
        )
    }


def test_lines_are_asked_for_by_voice_and_number():
    """A voice in any script, and only what gives a number."""
    stock = stock_with("2025-05-18")

    assert [t.voice for t in lines(stock, voice="Вымыслова")] == ["Marta Vymyslova"]
    assert len(lines(stock, numbers=True)) == 2
    assert telling.told(stock, incident=99) == ()
