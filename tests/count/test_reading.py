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


def test_stratum_of_zeros_and_ones_is_no_list():
    """A column that somebody splits by is no list, whatever stands in it."""
    rows = PATTERNS.splitlines()
    text = "\n".join([f"urban,{rows[0]}", *(f"1,{r}" for r in rows[1:]), "0,1,1,0,3"])

    country, town = read_strata(text, within=["urban"])

    assert (country.lists, town.lists) == (("A", "B", "C"), ("A", "B", "C"))
    assert (country.documented, town.documented) == (3, 138)


def test_stratum_that_cannot_be_read_keeps_its_name():
    """A gap in one place refuses that place, by its name, and no other."""
    rows = PATTERNS.splitlines()
    text = "\n".join([f"place,{rows[0]}", *(f"North,{r}" for r in rows[1:]), "South,1,,0,3"])

    north, south = read_strata(text, within=["place"])

    assert (north.documented, north.faults) == (138, ())
    assert south.stratum == (("place", "South"),)
    assert [f.code for f in south.faults] == ["missing_value"]


class AFrame:
    """Anything that names its columns and gives them is a frame."""

    columns = ("A", "B", "C", "n")

    def __getitem__(self, name):
        place = self.columns.index(name)
        return [int(row.split(",")[place]) for row in PATTERNS.splitlines()[1:]]


@pytest.mark.parametrize("library", [None, "pandas", "polars"])
def test_frame_of_counts_is_read(library):
    """Polars, pandas and any other frame give the table that the sheet gives."""
    frame = AFrame()
    if library:
        maker = pytest.importorskip(library).DataFrame
        frame = maker({name: frame[name] for name in frame.columns})

    assert from_frame(frame, count="n").digest == read_table(PATTERNS).digest


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_frame_of_people_is_read(library):
    """A row for each person, with true and false; a gap is refused and is not zero."""
    maker = pytest.importorskip(library).DataFrame
    rows = [line.split(";") for line in one_by_one().splitlines()[1:]]
    people = {"who": [row[0] for row in rows]}
    lists = {name: [row[j] == "1" for row in rows] for j, name in enumerate("ABC", start=1)}

    whole = from_frame(maker(people | lists), person="who")
    gap = from_frame(maker({**people, **lists, "A": [None, *lists["A"][1:]]}), person="who")

    assert whole.digest == read_table(PATTERNS).digest
    assert [f.code for f in gap.faults] == ["missing_value"]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_bad_frames_are_refused_and_raise_nothing(library):
    """Negative and fractional counts, no rows and no lists each have their reason."""
    maker = pytest.importorskip(library).DataFrame
    bad = [
        ({"A": [1, 0], "B": [0, 1], "count": [3, -1]}, "bad_count"),
        ({"A": [1, 0], "B": [0, 1], "count": [3.5, 1.0]}, "bad_count"),
        ({"A": [], "B": []}, "not_a_table"),
        ({"town": ["x", "y"]}, "not_a_table"),
    ]

    assert [from_frame(maker(data)).estimate().codes[0] for data, _ in bad] == [c for _, c in bad]


def test_same_sheet_and_seed_give_the_same_bytes():
    """Nothing but the text and the seed decides."""
    text = PATTERNS.replace(",12\n", ",120\n")

    first, second = (as_json(count_csv(text, seed=5, longest=4000)) for _ in range(2))

    assert first == second
