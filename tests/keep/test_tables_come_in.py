"""Tables with a map of their columns: one row one claim, nothing doubled, nothing guessed."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from dripstone import flow
from dripstone.errors import BadColumns
from dripstone.read.columns import columns_of
from dripstone.read.opening import open_text
from dripstone.records import Report, Suggestion, Text, Version, find_again
from dripstone.vault.memory import Memory

ADA = "Ada Reader"
MAP = """
key: case
act: what
victim: name
doer: by
date: day
place: town
number: held
source: told by
acts: {Detained: liberty.arrest, "избит": body.assault}
"""
HEAD = "case,what,name,by,day,town,held,told by\n"
FIRST = "K-1,detained,Timur Basnin,police,2025-05-19,Tirana,3,Marta Vymyslova\n"
SECOND = "K-2,избит,two men,,20/05/2025,Nowhere at all,,\n"
THIRD = "K-3,lost a shoe,Vera Nebytova,,05/06/2025,Tirana,1,\n"


@pytest.fixture
def vault() -> Memory:
    vault = Memory()
    vault.add_signer(ADA)
    return vault


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "register.csv"
    path.write_text(HEAD + FIRST + SECOND + THIRD, "utf-8")
    return path


def came(vault: Memory, path: Path, words: str = MAP):
    return flow.take_in(
        vault, [path], by=ADA, came_from="Karvel Lawyers", columns=columns_of(words)
    )


def claims(vault: Memory):
    return [one.of for one in vault.all(Suggestion)]


def told(receipt):
    return [(line.item, line.became, line.why, line.many) for line in receipt.lines]


def test_each_row_makes_one_claim_whose_answers_are_its_cells(vault, table):
    """Act, victim, doer, date, place, number and source lead to the words of their cells."""
    came(vault, table)

    claim = claims(vault)[0]
    text = vault.get(claim.text)
    slots = dict(claim.slots.filled())

    assert claim.type == "liberty.arrest"
    assert {name: slot.text for name, slot in slots.items()} == {
        "who": "police",
        "to_whom": "Timur Basnin",
        "when": "2025-05-19",
        "where": "Tirana",
        "how_many": "3",
    }
    assert all(find_again(words, text) for words in claim.every_anchor())
    assert (slots["when"].value.edtf, slots["how_many"].value.best) == ("2025-05-19", 3)
    assert slots["where"].value.place is not None
    assert [voice.who for voice in claim.attribution] == ["Karvel Lawyers", "Marta Vymyslova"]
    assert claim.stance == "attributed"


def test_what_a_row_leaves_open_stays_open(vault, table):
    """No doer is put where the cell is empty, no zero where no number stands, no place made up."""
    came(vault, table)

    claim = claims(vault)[1]

    assert claim.not_stated == ("who",)
    assert claim.slots.how_many is None
    assert claim.slots.where.value.place is None
    assert claim.slots.when.value.edtf == "2025-05-20"
    assert claim.stance == "asserted"


def test_the_table_is_kept_and_each_row_says_where_it_stood(vault, table):
    """The table stays byte for byte; a row opens to the same text again, and names its table."""
    receipt = came(vault, table)

    whole = vault.get(receipt.lines[0].report)
    rows = [report for report in vault.all(Report) if report.origin.of == whole.id]

    assert vault.original(whole.id) == table.read_bytes()
    assert [row.origin.member for row in rows] == ["row 2", "row 3", "row 4"]
    for row in rows:
        text = next(text for text in vault.all(Text) if text.report == row.id)
        assert open_text(row, vault.original(row.id)).id == text.id


def test_an_act_that_the_map_does_not_name_makes_no_claim(vault, table):
    """Such a row is kept, and its line says why nothing was suggested; the sum is whole."""
    receipt = came(vault, table)

    assert told(receipt) == [
        ("register.csv", "kept", None, 1),
        ("register.csv/rows 2–3", "kept", None, 2),
        ("register.csv/row 4", "kept", "UnknownTerm", 1),
    ]
    assert receipt.items == 4
    assert len(claims(vault)) == 2


def test_an_order_of_day_and_month_is_asked_and_not_guessed(vault, table):
    """05/06 stays unread until the map says what comes first."""
    table.write_text(HEAD + FIRST.replace("2025-05-19", "05/06/2025"), "utf-8")
    asked = came(vault, table)
    answered = came(vault, table, MAP + "dates: day-first\n")

    assert [line.why for line in asked.lines] == [None, "DatesOpen"]
    assert [line.why for line in answered.lines] == [None, None]
    assert [claim.slots.when.value.edtf for claim in claims(vault)] == ["2025-06-05"]


def test_an_order_that_nobody_knows_can_be_left_open(vault, table):
    """Said to be open, the date stays words, and the rest of the row makes its claim."""
    table.write_text(HEAD + FIRST.replace("2025-05-19", "05/06/2025"), "utf-8")

    came(vault, table, MAP + "dates: open\n")

    (claim,) = claims(vault)
    assert (claim.slots.when.text, claim.slots.when.value.edtf) == ("05/06/2025", None)


def test_dates_that_leave_nothing_open_are_not_asked_about(vault, table):
    """A number beyond twelve, ISO dates, and the same number twice need no answer."""
    for day in ("19/05/2025", "2025-05-19", "5.5.2025"):
        table.write_text(HEAD + FIRST.replace("2025-05-19", day), "utf-8")

        assert {line.why for line in came(vault, table).lines} == {None}


def test_the_same_table_again_doubles_nothing(vault, table):
    """All rows are here already, moved or not, and no claim is added."""
    came(vault, table)
    table.write_text(HEAD + THIRD + SECOND + FIRST, "utf-8")

    again = came(vault, table)

    assert [(became, many) for _, became, _, many in told(again)[1:]] == [
        ("already_here", 1),
        ("already_here", 2),
    ]
    assert len(claims(vault)) == 2


def test_a_changed_row_is_a_new_version_and_the_others_stay(vault, table):
    """Only what changed comes in anew, linked to the row of the same key."""
    came(vault, table)
    table.write_text(HEAD + FIRST.replace("Tirana", "Moscow") + SECOND + THIRD, "utf-8")

    again = came(vault, table)

    rows = [(became, many) for item, became, _, many in told(again) if "row" in item]
    assert rows == [("new_version", 1), ("already_here", 1), ("already_here", 1)]
    link = [*vault.all(Version)][-1]
    assert vault.get(link.older).origin.member == vault.get(link.newer).origin.member == "row 2"


def test_rows_that_share_a_key_are_not_versions_of_each_other(vault, table):
    """Two acts of one case in one table are two rows."""
    table.write_text(HEAD + FIRST + FIRST.replace("detained", "избит"), "utf-8")

    receipt = came(vault, table)

    assert receipt.count("kept") == 3
    assert [*vault.all(Version)] == []


def test_a_workbook_gives_its_rows(vault, tmp_path):
    """The first sheet with rows is taken by its map; rows of others are told and stay inside."""
    workbook = openpyxl.Workbook()
    for line in (HEAD + FIRST).splitlines():
        workbook.active.append(line.split(","))
    workbook.create_sheet("Notes").append(["one", "two"])
    file = io.BytesIO()
    workbook.save(file)
    path = tmp_path / "register.xlsx"
    path.write_bytes(file.getvalue())

    receipt = came(vault, path)

    assert [became for _, became, _, _ in told(receipt)] == ["kept", "kept", "left_inside"]
    assert claims(vault)[0].slots.where.text == "Tirana"


def test_a_table_without_a_mapped_column_is_kept_and_not_read(vault, table):
    """A map that does not fit is said; nothing of the table is half read."""
    table.write_text("a,b,c\n1,2,3\n", "utf-8")

    receipt = came(vault, table)

    assert told(receipt) == [("register.csv", "kept_unread", "BadColumns", 1)]
    assert claims(vault) == []


def test_columns_of_one_name_are_not_chosen_between(vault, table):
    """Where the first is empty, the other would be taken for it: a doer's name for a victim's."""
    table.write_text("case,what,name,by,day,town,held,told by,name\n" + FIRST, "utf-8")

    receipt = came(vault, table)

    assert told(receipt) == [("register.csv", "kept_unread", "BadColumns", 1)]
    assert claims(vault) == []


def test_names_may_stand_below_a_heading(vault, table):
    """The map says in which row; rows keep the numbers that they have in the table."""
    table.write_text("Register of the year,,,,,,,\n,,,,,,,\n" + HEAD + FIRST, "utf-8")

    without = told(came(vault, table))
    receipt = came(vault, table, MAP + "header: 3\n")

    assert without == [("register.csv", "kept_unread", "BadColumns", 1)]
    assert [item for item, *_ in told(receipt)] == ["register.csv", "register.csv/row 4"]
    assert claims(vault)[0].slots.to_whom.text == "Timur Basnin"
    with pytest.raises(BadColumns):
        columns_of(MAP + "header: 0\n")


def test_a_map_that_now_names_an_act_brings_the_claim(vault, table):
    """A row that is here makes its claim once the map says what its act means, and only once."""
    came(vault, table)
    mended = MAP.replace("acts: {", "dates: open\nacts: {lost a shoe: property.livelihood, ")

    receipts = [came(vault, table, mended) for _ in range(2)]

    assert [sum(line.suggestions for line in one.lines) for one in receipts] == [1, 0]
    assert len(claims(vault)) == 3


@pytest.mark.parametrize(
    "words",
    [
        "",
        "[]",
        "act: [",
        "act: what\nvictm: name",
        "act: what\nacts: {x: no.such}",
        "key: case",
        "act: what\ndates: perhaps",
    ],
)
def test_a_map_that_is_none_is_refused(words):
    """A word that no map has, an act that no vocabulary has, and what is no YAML are told."""
    with pytest.raises(BadColumns):
        columns_of(words)


def test_many_rows_lose_no_suggestion(vault, tmp_path):
    """Over several batches the receipt adds up, and every row has its claim."""
    path = tmp_path / "long.csv"
    path.write_text(HEAD + "".join(FIRST.replace("K-1", f"K-{n}") for n in range(1201)), "utf-8")

    receipt = came(vault, path)

    assert told(receipt)[1:] == [("long.csv/rows 2–1202", "kept", None, 1201)]
    assert sum(line.suggestions for line in receipt.lines) == len(claims(vault)) == 1201
