"""Reading: sheets in three shapes, and frames, come to the same table."""

import json

import pytest

from dripstone.count import as_json, count_csv, from_frame, read_strata, read_table

PATTERNS = "A,B,C,count\n1,0,0,40\n0,1,0,35\n0,0,1,30\n1,1,0,12\n0,1,1,9\n1,0,1,8\n1,1,1,4\n"


def one_by_one():
    lines = ["person;A;B;C"]
    for row in PATTERNS.splitlines()[1:]:
        *on, n = row.split(",")
        lines += [f"p{len(lines) + i};{';'.join(on)}" for i in range(int(n))]
    return "\n".join(lines)


def long():
    lines = ["person\tlist"]
    for i, row in enumerate(one_by_one().splitlines()[1:]):
        on = row.split(";")[1:]
        lines += [f"p{i}\t{name}" for name, is_on in zip("ABC", on, strict=True) if is_on == "1"]
    return "\n".join(lines)


def test_three_shapes_are_one_table():
    """Patterns with counts, a row for each person, a row for each person and list."""
    tables = [read_table(text) for text in (PATTERNS, one_by_one(), long())]

    assert {t.digest for t in tables} == {tables[0].digest}
    assert tables[0].documented == 138


def test_person_entered_twice_is_one_person():
    """Duplicated identities are joined, and counted as left out."""
    text = "person,list\np1,A\np1,A\np1,B\np2,B\n"

    table = read_table(text)

    assert dict(table.cells) == {"01": 1, "11": 1}
    assert dict(table.excluded) == {"entries that repeat a person on a list": 1}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not_a_table"),
        ("nothing here", "not_a_table"),
        ("A,B\n", "not_a_table"),
        ("name,town\nx,y\n", "not_a_table"),
        (PATTERNS.replace("1,0,0,40", "1,,0,40"), "missing_value"),
        (PATTERNS.replace("1,0,0,40", "1,0,0,"), "missing_value"),
        (PATTERNS.replace("1,0,0,40", "1,0,0,-3"), "bad_count"),
        (PATTERNS.replace("1,0,0,40", "1,0,0,2.5"), "bad_count"),
        (PATTERNS.replace("1,0,0,40", "1,0,0,many"), "bad_count"),
        ("person,list\np1,\n", "missing_value"),
        ("\x00,\x00\n\x00,1\n", "not_a_table"),
    ],
)
def test_bad_sheet_is_refused_with_its_reason(text, code):
    """What cannot be read is said in words, with the row where there is one; nothing is raised."""
    refusal = count_csv(text)

    assert refusal.codes[0] == code
    assert refusal.documented is None
    assert json.loads(as_json(refusal))["sentence"]["ru"].startswith("По этим спискам")


def test_strata_come_from_the_columns_that_are_no_list():
    """Each combination of other columns is a table of its own."""
    rows = PATTERNS.splitlines()
    text = "\n".join([f"place,{rows[0]}", *(f"North,{r}" for r in rows[1:]), "South,1,1,0,3"])

    north, south = read_strata(text)

    assert north.stratum == (("place", "North"),)
    assert north.documented == 138
    assert south.documented == 3


def test_frame_is_read_without_its_library():
    """Anything that names its columns and gives them is a frame, as polars and pandas do."""

    class AFrame:
        columns = ("A", "B", "C", "n")

        def __getitem__(self, name):
            place = self.columns.index(name)
            return [int(row.split(",")[place]) for row in PATTERNS.splitlines()[1:]]

    assert from_frame(AFrame(), count="n").digest == read_table(PATTERNS).digest


def test_same_sheet_and_seed_give_the_same_bytes():
    """Nothing but the text and the seed decides."""
    text = PATTERNS.replace(",12\n", ",120\n")

    first, second = (as_json(count_csv(text, seed=5, longest=4000)) for _ in range(2))

    assert first == second
