"""Nobody is answered from what stands above their level: not in hits, counts, order or names."""

from __future__ import annotations

import contextlib

import msgspec
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from dripstone import flow
from dripstone.errors import NoSuchRecord, Unfinished, WrongState
from dripstone.flow.custody import withdraw
from dripstone.flow.indexing import RECIPE, catch_up
from dripstone.flow.searching import Question, search
from dripstone.flow.seeing import Heights, View
from dripstone.records import (
    Collected,
    Slot,
    Slots,
    Suggestion,
    Text,
    Who,
    custody,
    identity_of,
)
from dripstone.vault.memory import Memory
from invented import a_claim, a_report, a_text, suggested

ADA = "Ada Reader"
LEVELS = (0, 1, 2, 3)
NAMES = ("Toma Brusnikin", "Lavr Kostyukov", "Оксана Выдумова", "Rimma Nebylova")
WORDS = ("police", "detained", "square", "полиция", "задержали", "площадь", "beaten", "witness")
QUESTIONS = (
    *(Question(words=word) for word in WORDS),
    *(Question(words=name.split()[1]) for name in NAMES),
    *(Question(words=name) for name in NAMES),
    Question(words="det*"),
    Question(words="police OR полиция -beaten"),
    Question(act="liberty"),
    Question(act="liberty", words="police"),
    Question(state="suggested"),
    Question(language="en"),
    Question(voice="Courier"),
)


def put(vault: Memory, number: int, level: int, high: int, words: list[str], name: str) -> str:
    """Take in a report at one level, with a finding at another that names somebody."""
    said = f"Report {number}. {' '.join(words)}. {name} was detained by police."
    text = a_text((("body", said),), title=f"Report {number}")
    report = msgspec.structs.replace(a_report(text.content), level=level)
    who = Slot(text=name, value=Who(text=name, kind="person", named=True))
    found = a_claim(text, "was detained by police", slots=Slots(to_whom=who), level=high)
    vault.commit(report, did="keep", by=ADA, originals={report.id: text.content.encode()})
    vault.commit(text, suggested(found), did="read", by=ADA)
    return report.id


def a_vault(rows: list[tuple[int, int, int, list[str], str]]) -> Memory:
    """Make a vault with these reports."""
    vault = Memory()
    vault.add_signer(ADA)
    for row in rows:
        put(vault, *row)
    return vault


def answers(vault: Memory, level: int) -> list[object]:
    """Give all that somebody of this level is told, and how everything is ranked."""
    view = View(vault, Heights(vault), level)
    told = [msgspec.to_builtins(search(view, question)) for question in QUESTIONS]
    index = view.index()
    ranked = [
        [*index.matching(kind, f'words : "{word}"').scores.values()]
        for kind in ("in_texts", "in_findings")
        for word in ("polic", "detain", "задерж")
    ]
    return [told, ranked]


ROWS = st.lists(
    st.tuples(
        st.sampled_from(LEVELS),
        st.sampled_from(LEVELS),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=12),
        st.sampled_from(NAMES),
    ),
    min_size=2,
    max_size=7,
)


@settings(max_examples=15, deadline=None, derandomize=True)
@given(rows=ROWS, level=st.sampled_from((0, 1, 2)))
def test_what_stands_above_might_as_well_not_be_there(rows, level):
    """An answer is the same as from a vault that never held what stands above the reader."""
    every = [(n, *row) for n, row in enumerate(rows)]
    below = [row for row in every if row[1] <= level and row[2] <= level]
    higher = [row for row in every if row[1] <= level < row[2]]

    told = answers(a_vault([row for row in every if row not in higher]), level)

    assert told == answers(a_vault(below), level)


@pytest.mark.parametrize(
    ("level", "high"), [(low, high) for low in LEVELS[:3] for high in LEVELS if high > low]
)
def test_restricted_finding_in_an_open_report_is_not_told(level, high):
    """A finding above the reader is in no list, count or name, though its report is open."""
    rows = [(1, 0, 0, ["witness"], NAMES[0]), (2, 0, high, ["witness"], NAMES[1])]
    vault = a_vault(rows)
    view = View(vault, Heights(vault), level)

    by_act = search(view, Question(act="liberty"))
    by_name = search(view, Question(words="Костюков"))

    assert by_act.of_findings.count == 1
    assert [one.finding.slots.to_whom.text for one in by_act.findings] == [NAMES[0]]
    assert by_name.findings == by_name.names == ()
    assert by_name.of_findings.count == 0
    assert by_name.of_texts.count == 1, "the open report itself holds the name, for everybody"


def test_sealed_report_leaves_nothing_behind():
    """A report whose consent is withdrawn leaves hits, counts, names and the order of others."""
    rows = [(n, 1, 1, [*WORDS[: 2 + n]], NAMES[n % 3]) for n in range(4)]
    extra = (9, 1, 1, ["police", "police", "witness"], "Rimma Nebylova")
    vault, never = a_vault([*rows[:2]]), a_vault(rows)
    sealed = put(vault, *extra)
    for row in rows[2:]:
        put(vault, *row)
    before = search(vault, Question(words="Небылова"))

    withdraw(vault, sealed, by=ADA, reason="asked to")

    assert before.of_texts.count == before.of_findings.count == len(before.names) == 1
    for level in (0, 1, 2):
        assert answers(vault, level) == answers(never, level)


def test_raised_report_moves_up():
    """A report that comes to stand higher is found by those alone who may see it."""
    vault = a_vault([(1, 1, 1, ["witness"], NAMES[0]), (2, 1, 1, ["witness"], NAMES[1])])
    report = search(vault, Question(words="Kostyukov")).texts[0].report
    told = custody(
        report.id, origin=report.origin, told=Collected(level=2), by=ADA, at=report.received_at
    )

    vault.commit(told, did="keep", by=ADA)

    assert search(vault, Question(words="Kostyukov")).of_texts.count == 1
    below = View(vault, Heights(vault), 1)
    assert search(below, Question(words="Kostyukov")).of_texts.count == 0
    assert search(below, Question(words="witness")).of_findings.count == 0
    assert search(below, Question(words="witness")).of_texts.count == 1


def test_only_tables_of_ones_level_are_looked_at():
    """Every question goes through one place, which names no table above the level."""
    vault = a_vault([(n, n, n, ["witness"], NAMES[n]) for n in LEVELS])
    catch_up(vault)
    asked: list[str] = []
    index = vault.index()

    for level in (0, 1, 2):
        index._connection.set_trace_callback(asked.append)
        search(View(vault, Heights(vault), level), Question(words="witness", act="liberty"))
        index._connection.set_trace_callback(None)
        above = [
            f"_{kind}_{one}"
            for kind in ("texts", "findings", "names")
            for one in LEVELS
            if one > level
        ]
        assert asked
        assert not [one for one in asked for table in above if table in one.partition("/*")[0]]
        asked.clear()


def test_nothing_sealed_was_ever_indexed():
    """No word of a sealed report or finding stands in the index, in any table."""
    vault = a_vault([(1, 3, 3, ["police"], NAMES[3]), (2, 1, 3, ["police"], NAMES[0])])
    catch_up(vault)
    run = vault.index()._connection.execute

    stored = set[str]()
    for kind in ("texts", "findings"):
        for level in (0, 1, 2):
            name = f"in_{kind}_{level}"
            run(f"CREATE VIRTUAL TABLE temp.{name} USING fts5vocab(main, search_{name}, row)")
            stored |= {row[0] for row in run(f"SELECT term FROM temp.{name}")}

    assert {"polic", "brusnikin"} <= stored
    assert not [word for word in stored if "nebyl" in word]
    assert run("SELECT count(*) FROM search_findings").fetchone() == (0,)
    assert RECIPE in run("SELECT recipe FROM search").fetchone()
    with pytest.raises(NoSuchRecord):
        View(vault, Heights(vault), 2).get(put(vault, 7, 3, 3, ["x"], NAMES[3]))


STEPS = st.lists(
    st.tuples(
        st.sampled_from(("take", "accept", "reject", "dispute", "correct", "raise", "withdraw")),
        st.integers(0, 5),
        st.booleans(),
    ),
    min_size=2,
    max_size=9,
)


def step(vault: Memory, what: str, which: int, taken: list[str]) -> None:
    """Do one thing that may change what is found; what cannot be done now is passed over."""
    if what == "take" or not taken:
        number = len(taken)
        taken.append(put(vault, number, 1, 1, [WORDS[number % 8]], NAMES[number % 4]))
        return
    report = taken[which % len(taken)]
    if what == "raise":
        told = Collected(level=2)
        one = vault.get(report)
        vault.commit(
            custody(report, origin=one.origin, told=told, by=ADA, at=one.received_at),
            did="keep",
            by=ADA,
        )
    elif what == "withdraw":
        withdraw(vault, report, by=ADA, reason="asked to")
    else:
        decide_on(vault, what, report)


def decide_on(vault: Memory, verb: str, report: str) -> None:
    """Decide on the finding of a report, if its state allows it."""
    texts = {one.id for one in vault.all(Text) if one.report == report}
    found = next(one.of for one in vault.all(Suggestion) if one.of.text in texts)
    better = None
    if verb == "correct":
        better = msgspec.structs.replace(found, polarity="denies", supersedes=found.id)
        better = msgspec.structs.replace(better, id=identity_of(better))
    with contextlib.suppress(WrongState, Unfinished):
        flow.decide(vault, on=found.id, verb=verb, by=ADA, reason="not_said", corrected=better)


@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(steps=STEPS)
def test_an_index_kept_in_step_is_the_one_made_anew(steps):
    """Whatever was done in whatever order, and whenever it was searched, records alone decide."""
    vault, taken = a_vault([]), []
    for what, which, searches in steps:
        step(vault, what, which, taken)
        if searches:
            search(vault, Question(words="police"))
    kept = [answers(vault, level) for level in (0, 1, 2)]

    vault.index().forget()

    assert [answers(vault, level) for level in (0, 1, 2)] == kept
