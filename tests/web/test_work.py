"""Long work is seen while it goes on, and stops when somebody wants it to."""

from __future__ import annotations

import threading

import pytest

from accepted import with_accepted
from dripstone.errors import Busy
from dripstone.web.work import Work
from local_page import ADA, BORIS, Asker


def test_short_work_needs_no_page():
    """Taking stock of little leads straight on to what came of it."""
    asker = Asker(with_accepted())

    answer = asker.post("/stock", {})

    assert (answer.status, answer.headers["location"]) == (303, "/incidents")
    assert "Nothing is being done" in asker.get("/stock").text


@pytest.fixture
def held():
    """Work that waits at its second step until it is let go."""
    work, there, go = Work(), threading.Event(), threading.Event()
    wrote = []

    def run(tell):
        tell("review", 0, 5)
        tell("link", 1, 5)
        there.set()
        assert go.wait(20)
        tell("weigh", 2, 5)
        wrote.append(True)

    work.start(run)
    assert there.wait(20)
    yield work, go, wrote
    go.set()
    work.wait(20)


def test_how_far_it_is_shows_while_it_goes_on(held):
    """The page says which step it is at, of how many, and every other page answers meanwhile."""
    work, _, _ = held
    asker = Asker(with_accepted())
    asker.app.state.work = work

    page = asker.get("/stock").text

    assert 'value="1"' in page
    assert 'max="5"' in page
    assert "Joining what belongs together" in page
    assert asker.get("/incidents").status == 200


def test_what_is_stopped_writes_nothing(held):
    """It ends at its next step, before anything is written."""
    work, go, wrote = held
    asker = Asker(with_accepted())
    asker.app.state.work = work

    asker.post("/stock/stop", {})
    assert "Stopping at the next step" in asker.get("/stock").text
    go.set()
    work.wait(20)

    assert wrote == []
    assert "Stopped. Nothing was written." in asker.get("/stock").text


def test_one_work_at_a_time(held):
    """Whoever asks again meanwhile sees the work that goes on; nothing is begun twice."""
    work, _, _ = held
    begun = []

    work.start(lambda _: begun.append(True))

    assert begun == []
    assert work.goes_on


def test_what_goes_wrong_is_told():
    """Trouble in the work comes out at the page that waits for it, once."""
    work = Work()

    def run(_):
        raise Busy

    work.start(run)
    work.wait(20)

    with pytest.raises(Busy):
        work.ended()
    work.ended()


def test_the_wish_not_to_be_warned_is_each_persons_own():
    """It outlasts a session of hers on the same server, and says nothing of him."""
    asker = Asker(with_accepted(), careful=True)
    asker.post("/care", {"show": "all"})

    assert asker.app.state.careful == {ADA: False}
    assert BORIS not in asker.app.state.careful
    asker.post("/care", {"show": "again"})
    assert asker.app.state.careful == {ADA: True}
