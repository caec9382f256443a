"""The original beside the words: a PDF drawn, a picture, a saved page shut in, two versions."""

from __future__ import annotations

import re
import sys
import time

import msgspec
import pytest

from dripstone import flow
from dripstone.read import looks, open_text
from dripstone.read.formats.inside.plain import KEPT
from dripstone.records import Access, Origin, text_id, version
from dripstone.review.changes import changes
from invented import a_claim, a_text, suggested, words
from local_page import ADA, Asker, a_vault, filled, words_of
from originals import BEACONS, a_pdf, a_picture, a_scan, kept, taken_in
from planted import planted
from team_page import Client, a_team, member


def test_a_pdf_is_drawn_with_boxes_at_the_words(monkeypatch):
    """Where no pictures can be made, boxes lie on the lines that hold the words, over a cut word too."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    vault = a_vault()
    report, _, claim = taken_in(
        vault, a_pdf(), "application/pdf", "a.pdf", "Timur Basnin on Saturday"
    )

    page = Asker(vault).get(f"/reports/{report.id}/original?on={claim.id}").text

    boxes = [
        tuple(map(float, b))
        for b in re.findall(r'class="found" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"', page)
    ]
    (x1, y1, w1), (x2, y2, _) = boxes
    assert 300 - 220 - 13 < y1 < 300 - 220
    assert 300 - 206 - 13 < y2 < 300 - 206
    assert x1 > 120
    assert x1 + w1 < 300
    assert x2 == 40
    assert "It is no picture of the page" in words_of(page)
    assert 'pip install "dripstone[pages]"' in page
    assert "/original/leaf/" not in page
    assert "<mark>Timur Basnin on Saturday</mark>" in page
    assert "released on Monday" not in page


def test_pages_of_a_pdf_are_turned():
    """The second page is there when it is asked for, with its own words beside it."""
    vault = a_vault()
    report, _, claim = taken_in(vault, a_pdf(), "application/pdf", "a.pdf", "Both were released")
    asker = Asker(vault)

    asked = asker.get(f"/reports/{report.id}/original?page=2").text
    found = asker.get(f"/reports/{report.id}/original?on={claim.id}").text

    for page in (asked, found):
        assert "Page 2 of 2" in words_of(page)
        assert "released on Monday" in words_of(page.replace("</mark>", ""))
        assert "Timur" not in page
    assert 'class="found"' not in asked
    assert 'class="found"' in found


def test_a_pdf_is_a_picture_with_boxes_at_the_words():
    """The picture of the page is there with a sentence in its place, boxes, and a list of findings."""
    vault = a_vault()
    report, _, claim = taken_in(
        vault, a_pdf(), "application/pdf", "a.pdf", "Timur Basnin on Saturday"
    )
    asker = Asker(vault)

    page = asker.get(f"/reports/{report.id}/original?on={claim.id}").text
    picture = asker.get(f"/reports/{report.id}/original/leaf/1")

    assert f'src="/reports/{report.id}/original/leaf/1" width="800" height="600"' in page
    assert 'alt="Picture of page 1 of the original, of 2"' in page
    assert page.count('class="found"') == 2  # the words run over a line
    assert f'<a href="?on={claim.id}&amp;page=1" aria-current="true">' in page
    assert picture.status == 200
    assert picture.headers["content-type"] == "image/png"
    assert picture.headers["cache-control"] == "no-store"
    assert picture.headers["content-security-policy"].startswith("default-src 'none'; sandbox")
    assert picture.text.encode("utf-8", "surrogateescape").startswith(b"\x89PNG")


def test_other_findings_of_the_page_are_boxed_too():
    """Without a chosen finding each has thin boxes; the chosen one is drawn over the others."""
    vault = a_vault()
    report, text, _ = taken_in(vault, a_pdf(), "application/pdf", "a.pdf", "detained")
    other = a_claim(text, "the Courier said")
    vault.commit(suggested(other), did="read", by=ADA)
    asker = Asker(vault)

    none = asker.get(f"/reports/{report.id}/original").text
    one = asker.get(f"/reports/{report.id}/original?on={other.id}").text

    assert (none.count('class="found"'), none.count('class="other"')) == (0, 2)
    assert (one.count('class="found"'), one.count('class="other"')) == (1, 1)
    assert one.index('class="other"') < one.index('class="found"')


def test_a_scan_that_nobody_read_is_shown():
    """A page without words has no suggestions, and can still be looked at, from the list too."""
    vault = a_vault()
    data = a_scan()
    report = kept(data, "application/pdf", "scan.pdf")
    vault.commit(report, did="keep", by=ADA, originals={report.id: data})
    asker = Asker(vault)

    page = asker.get(f"/reports/{report.id}/original")

    assert page.status == 200
    assert "No words were read in it" in words_of(page.text)
    assert asker.get(f"/reports/{report.id}/original/leaf/1").status == 200
    assert f'href="/reports/{report.id}/original"' in asker.get("/").text


def test_recognised_words_stand_beside_the_scan_they_were_read_in():
    """Of words that a program recognised, the original is the page that it looked at."""
    vault = a_vault()
    data = a_scan()
    report = kept(data, "application/pdf", "scan.pdf")
    words = b"Police detained Timur."
    origin = Origin(kind="recognised", name="scan.pdf/page 1.txt", of=report.id, member="page 1, t")
    made = msgspec.structs.replace(kept(words, "text/plain", "x"), origin=origin)
    text = open_text(made, words)
    originals = {report.id: data, made.id: words}
    vault.commit(report, made, did="keep", by=ADA, originals=originals)
    vault.commit(text, did="read", by=ADA)

    page = Asker(vault).get(f"/reports/{made.id}/original")

    assert f"/reports/{report.id}/original/leaf/1" in page.text
    assert "Police detained Timur." in page.text
    assert "A program recognised the words" in words_of(page.text)


@pytest.mark.parametrize("number", ["0", "3", "x", "-1", "99999999999"])
def test_a_page_that_is_not_there_has_no_picture(number):
    """Whatever stands in the address, there are pictures of the file's own pages alone."""
    vault = a_vault()
    report, *_ = taken_in(vault, a_pdf(), "application/pdf", "a.pdf", "detained")

    assert Asker(vault).get(f"/reports/{report.id}/original/leaf/{number}").status == 404


def test_words_in_another_order_are_found_by_their_letters():
    """Where the file tells its lines in another order than the text, words still have boxes."""
    text = a_text((("body", "Second line of words. First line of words."),))
    text = msgspec.structs.replace(text, pages=(0,))
    page = looks.page(a_pdf(), 1).drawn
    runs = tuple(
        msgspec.structs.replace(page.runs[0], words=w, y=y)
        for w, y in (("First line of words.", 100.0), ("Second line of words.", 50.0))
    )

    boxes, placed = looks.boxes(text, 1, msgspec.structs.replace(page, runs=runs), [words(text, "Second line").span])  # fmt: skip

    assert placed
    assert [round(one.y) for one in boxes] == [round(page.height - 50.0 - page.runs[0].size)]


def test_a_file_that_cannot_be_drawn_says_so():
    """Damaged bytes under a PDF's type give a page that says why, and the words beside it."""
    data = b"%PDF-1.4 nothing more\n%%EOF"
    report = kept(data, "application/pdf", "a.pdf")
    text = msgspec.structs.replace(a_text((("body", "Police detained Timur."),)), report=report.id)
    text = msgspec.structs.replace(text, id=_identity(text))
    vault = a_vault()
    vault.commit(report, did="keep", by=ADA, originals={report.id: data})
    vault.commit(text, did="read", by=ADA)

    answer = Asker(vault).get(f"/reports/{report.id}/original")

    assert answer.status == 200
    assert "cannot be shown here" in words_of(answer.text)
    assert "Police detained Timur." in answer.text


def _identity(text):
    return text_id(text.report, text.format, text.format_version, text.sha256)


@pytest.fixture
def saved():
    vault = a_vault()
    report, *_ = taken_in(vault, BEACONS.encode(), "text/html", "p.html", "Police detained")
    return vault, report


def test_nothing_of_a_saved_page_can_ask_anybody(saved):
    """No attribute, address, style or script of the page is left; its words and table are."""
    vault, report = saved

    answer = Asker(vault).get(f"/reports/{report.id}/original/page")

    body = re.search(r"<body>(.*)</body>", answer.text, re.DOTALL)[1]
    assert "evil.test" not in answer.text
    tags = set(re.findall(r"<\s*/?\s*([^\s>/]+)([^>]*)>", body))
    assert {name for name, _ in tags} <= KEPT | {"div"}
    assert {rest for _, rest in tags} == {""}
    assert "Timur Basnin" in body
    assert "[A square]" in body
    assert "&lt;script&gt;" in body


def test_a_saved_page_is_shut_in(saved):
    """Its policy lets it run and load nothing; only our own page may frame it."""
    vault, report = saved
    asker = Asker(vault)

    inner = asker.get(f"/reports/{report.id}/original/page").headers
    outer = asker.get(f"/reports/{report.id}/original")

    policy = inner["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "sandbox;" in policy
    assert "script-src" not in policy
    assert inner["x-frame-options"] == "SAMEORIGIN"
    assert inner["x-content-type-options"] == "nosniff"
    assert "frame-src 'self'" in outer.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in outer.headers["content-security-policy"]
    assert '<iframe class="saved" sandbox src=' in outer.text


def test_a_picture_comes_as_it_was_and_can_do_nothing():
    """The bytes are those that were kept, under their own policy, with no guessing of types."""
    vault, data = a_vault(), a_picture()
    report = kept(data, "image/png", "p.png")
    text = msgspec.structs.replace(a_text((("body", "A red point."),)), report=report.id)
    text = msgspec.structs.replace(text, id=_identity(text))
    vault.commit(report, did="keep", by=ADA, originals={report.id: data})
    vault.commit(text, did="read", by=ADA)
    asker = Asker(vault)

    answer = asker.get(f"/reports/{report.id}/original/picture")

    assert answer.text.encode("utf-8", "surrogateescape") == data
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; sandbox")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert f'src="/reports/{report.id}/original/picture"' in asker.get(f"/reports/{report.id}/original").text  # fmt: skip


def test_only_pictures_are_given_as_pictures(saved):
    """A page is never served as it came, whatever it calls itself."""
    vault, report = saved

    assert Asker(vault).get(f"/reports/{report.id}/original/picture").status == 404


def test_two_versions_stand_word_by_word():
    """What went and what came is marked, and findings that rest on it are named with their state."""
    vault = a_vault()
    older, newer = (
        a_text((("headline", "Held in Karvel"), ("body", f"Police held {n} people on Saturday.")))
        for n in (12, 17)
    )
    was, now = (a_claim(t, t.content.split("\n\n")[1]) for t in (older, newer))
    filled(vault, older, (suggested(was),))
    filled(vault, newer, (suggested(now),))
    vault.commit(version(newer.report, older.report, why="same address"), did="keep", by=ADA)
    flow.decide(vault, on=was.id, verb="accept", by=ADA)

    page = Asker(vault).get(f"/reports/{newer.report}/versions").text

    assert re.search(r"<del>12</del>\s*<ins>17</ins>", page)
    assert re.search(rf"on={was.id}.*?accepted", page, re.DOTALL)
    assert f"on={now.id}" in page
    assert Asker(vault).get(f"/reports/{older.report}/versions").text.count("<del>") == 1


def test_a_report_without_versions_has_no_such_page(saved):
    """Nothing is compared with nothing."""
    vault, report = saved

    assert Asker(vault).get(f"/reports/{report.id}/versions").status == 404


def test_pages_that_repeat_themselves_are_compared_in_time():
    """Fifty thousand lines that are alike, and a page of one letter, keep nobody waiting."""
    before = time.process_time()
    one, other = (a_text((("body", "Held.\n\n" * 20_000 + end),)) for end in ("One.", "Two."))
    assert changes(one, other)
    letters = a_text((("body", "a" * 9_000 + " end"),))
    letters = msgspec.structs.replace(letters, pages=(0,))
    drawn = looks.page(a_pdf(), 1).drawn
    run = msgspec.structs.replace(drawn.runs[0], words="a" * 9_001 + " end")
    found, _ = looks.boxes(
        letters, 1, msgspec.structs.replace(drawn, runs=(run,)), [(9_001, 9_004)]
    )

    assert len(found) == 1
    assert time.process_time() - before < 60


def test_who_looks_at_a_restricted_page_stands_in_the_journal_and_others_have_none():
    """The picture of a page is guarded as the page is: by level, and by a note before it is shown."""
    vault, _ = planted()
    author = next(s.name for s in vault.signers())
    data = a_pdf()
    report = msgspec.structs.replace(kept(data, "application/pdf", "a.pdf"), level=2)
    vault.commit(report, did="keep", by=author, originals={report.id: data})
    member(vault, "Vera Visitor", "reader", level=2)
    member(vault, "Timur Team", "reader", level=1)
    app = a_team(vault)
    address = f"/reports/{report.id}/original/leaf/1"
    before = {one.id for one in vault.all(Access)}
    may, may_not = Client(app), Client(app)
    may.sign_in("Vera Visitor")
    may_not.sign_in("Timur Team")

    shown, refused = may.get(address), may_not.get(address)

    assert (shown.status, refused.status) == (200, 404)
    (noted,) = [one for one in vault.all(Access) if one.id not in before]
    assert (noted.by, noted.reports) == ("Vera Visitor", (report.id,))
    assert noted.page.endswith("/original/leaf/{number}")
    assert Client(app).get(address).status != 200
