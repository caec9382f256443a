"""Tables, annotations and lines: what programs and spreadsheets get."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dripstone import keep, read
from dripstone.publish import claims_csv, shown
from dripstone.publish.exports.claims_csv import COLUMNS
from dripstone.publish.exports.claims_jsonl import row_line
from dripstone.publish.exports.lines import jsonl_line, spelled, suggestion_line
from dripstone.publish.shields.cells import cell, neutral
from dripstone.publish.shields.rows import let_through
from dripstone.read.opening import open_text
from dripstone.records import SLOTS, Origin
from invented import a_demand, a_text, findings, suggested
from releases import Release

DOCS = Path(__file__).parents[2] / "docs"
KEYS = {
    "kind", "type", "says", "anchors", "slots", "attribution", "stance", "polarity", "segment",
    "confidence",
}  # fmt: skip


def test_line_has_the_keys_that_were_promised() -> None:
    """Every line has the same keys; demands name whom they ask, quotes who speaks."""
    text = a_text()

    lines = [jsonl_line(one, confidence=0.8) for one in findings(text)]

    assert all(set(line) >= KEYS for line in lines)
    assert all(tuple(line["slots"]) == SLOTS for line in lines)
    demand = next(line for line in lines if line["kind"] == "demand")
    quote = next(line for line in lines if line["kind"] == "quote")
    assert [one["text"] for one in demand["addressees"]] == ["the prosecutor"]
    assert quote["speaker"]["text"] == "Marta Vymyslova"


def test_line_leads_back_to_exact_words() -> None:
    """Each place in a line holds the words that stand at it in the report's text."""
    text = a_text()
    places: list[dict[str, object]] = []

    def gather(value: object) -> None:
        if isinstance(value, dict):
            if set(value) == {"start", "end", "exact"}:
                places.append(value)
            for inner in value.values():
                gather(inner)
        elif isinstance(value, list):
            for inner in value:
                gather(inner)

    for one in findings(text):
        gather(jsonl_line(one))

    assert len(places) > 10
    assert all(text.content[p["start"] : p["end"]] == p["exact"] for p in places)


def test_line_of_a_suggestion_says_who_suggests_it_and_why() -> None:
    """A suggestion's line has the finding's keys, its confidence, its rule and its reason."""
    one = suggested(a_demand(a_text()), confidence=0.7)

    line = suggestion_line(one)

    assert line["confidence"] == 0.7
    assert line["rule"] == one.rule
    assert line["why"] == one.why
    assert set(line) >= set(jsonl_line(one.of))


def test_exported_line_has_the_shape_of_a_finding_s_line() -> None:
    """What the shields let through is spelled as the finding itself would be."""
    release = Release()
    rows = let_through(release.findings, **release.given()).rows

    for row, finding in zip(rows, release.findings, strict=True):
        exported, own = row_line(row), jsonl_line(finding)

        assert set(exported) == set(own) - {"text"}
        assert set(exported["slots"]) == set(own["slots"])


@given(st.text())
def test_spelled_line_is_one_line_and_can_be_read_back(words: str) -> None:
    """A line is one line of JSON, comes back as it was, and holds no mark that acts."""
    raw = spelled({"says": words}).decode()

    assert raw.endswith("\n")
    assert raw.count("\n") == 1
    assert len(raw.splitlines()) == 1
    assert json.loads(raw) == {"says": words}
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f]", raw)


@given(st.text(min_size=1))
def test_no_cell_is_a_formula(words: str) -> None:
    """Whatever stands in a cell, no spreadsheet sees a formula at its beginning."""
    shown_cell = cell(words)

    plain = unicodedata.normalize("NFKC", shown_cell)
    assert plain[:1] not in set("=+-@|%\t\r\n")
    assert plain.lstrip()[:1] not in set("=+-@|%")


@pytest.mark.parametrize(
    "words",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "  =1",
        "\u200b=1",
    ],
)
def test_formula_is_disarmed_and_still_legible(words: str) -> None:
    """An apostrophe or a written-out mark stands before it; the rest is as it was."""
    disarmed = cell(words)

    assert disarmed[0] in "'⟨"
    assert words.lstrip("\t\r\u200b ")[0] in disarmed


def test_plain_words_stay_as_they_are() -> None:
    """Nothing is added to words that are no formula."""
    words = "«Мы стояли спокойно», 2025-05-17 (12 people)"

    assert cell(words) == words
    assert neutral(words) == words


def test_table_is_quoted_and_has_its_header() -> None:
    """Every cell is quoted, every row has every column, and a mark is there if asked for."""
    release = Release()
    rows = let_through(release.findings, **release.given()).rows
    export, marked = claims_csv(rows), claims_csv(rows, bom=True)

    rows = list(csv.reader(io.StringIO(export.decode(), newline="")))

    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 1 + len(release.findings)
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert marked == b"\xef\xbb\xbf" + export
    assert re.fullmatch(r'"[^"]*"(,"[^"]*")*', export.decode().splitlines()[0])


def test_annotation_points_to_the_report_by_hash_and_words() -> None:
    """Source, position and quote are those of the Web Annotation model, and are right."""
    release = Release()

    lines = [json.loads(line) for line in release.jsonl(level=2).splitlines()]

    for line, finding in zip(lines, release.findings, strict=True):
        position, quote = line["target"][0]["selector"]
        words = finding.anchors[0]
        assert line["@context"] == "http://www.w3.org/ns/anno.jsonld"
        assert line["type"] == "Annotation"
        assert line["motivation"] == "describing"
        assert line["target"][0]["source"] == f"nih:sha-256;{release.report.sha256}"
        assert position == {
            "type": "TextPositionSelector",
            "start": words.start,
            "end": words.end,
        }
        assert quote["exact"] == words.exact
        content = release.text.content
        assert content[: words.start].endswith(quote["prefix"])
        assert content[words.end :].startswith(quote["suffix"])


def test_file_of_a_release_is_remembered_by_its_hash() -> None:
    """What the journal remembers of a file is its name, hash, size and rows."""
    data = Release().csv().encode()

    made = shown("claims.csv", data, rows=3)

    assert made.sha256 == hashlib.sha256(data).hexdigest()
    assert (made.name, made.size, made.rows) == ("claims.csv", len(data), 3)


def test_page_for_strangers_shows_real_lines() -> None:
    """The lines in the format page are what reading the report in the page gives."""
    page = (DOCS / "format-findings.md").read_text("utf-8")
    report = re.search(r"```text\n(.*?)```", page, re.DOTALL)
    assert report is not None
    examples = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", page, re.DOTALL)]
    lines = [line for line in examples if "@context" not in line]

    real = _read(report[1])

    assert [line["kind"] for line in lines] == ["act", "quote", "demand"]
    for line in lines:
        same = [one for one in real if one["kind"] == line["kind"]]
        assert line["anchors"] in [one["anchors"] for one in same]
        like = next(one for one in same if one["anchors"] == line["anchors"])
        assert set(line) == set(like)
        assert line["type"] == like["type"]
        assert {k for k, v in line["slots"].items() if v} <= {
            k for k, v in like["slots"].items() if v
        }


def test_page_for_strangers_shows_a_real_annotation() -> None:
    """The annotation in the format page has the keys of a real one, at every depth."""
    page = (DOCS / "format-findings.md").read_text("utf-8")
    examples = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", page, re.DOTALL)]
    real = json.loads(Release().jsonl(level=2).splitlines()[0])

    (shown_there,) = [one for one in examples if "@context" in one]

    assert _shape(shown_there) == _shape(real)


def _read(words: str) -> list[dict[str, object]]:
    """Read a report's words, as ``dripstone read --jsonl`` does."""
    data = words.encode()
    origin = Origin(kind="file", name="article.txt")
    report = keep.describe(data, origin=origin, by="", at="2025-06-01T10:00:00Z")
    suggestions = read.suggest(open_text(report, data)).suggestions
    return [json.loads(spelled(suggestion_line(one))) for one in suggestions]


def test_page_for_publishers_names_every_column() -> None:
    """The page on publishing explains each column of the table, and no other."""
    page = (DOCS / "how-to" / "publish.md").read_text("utf-8")
    table = page.partition("## The columns of claims.csv")[2].partition("\n## ")[0]

    explained = re.findall(
        r"`([a-z_0-9]+)`", "".join(re.findall(r"^\| (.*?) \|", table, re.MULTILINE))
    )

    assert explained == list(COLUMNS)


def _shape(value: object) -> object:
    """Give the keys of a value, at every depth."""
    if isinstance(value, dict):
        return {key: _shape(inner) for key, inner in value.items()}
    return [_shape(value[0])] if isinstance(value, list) and value else type(value is None)
