"""A page that hides itself is flagged: words that no eye sees, and words that no program gave."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dripstone import flow
from dripstone.read.formats import html
from dripstone.read.formats.markup import Visible
from dripstone.read.formats.unseen import Look, declared_in, looked_at, rules_of
from dripstone.vault.memory import Memory

STORY = "<p>Police in Karvel detained three people on Saturday. They were held for ten hours.</p>"
SECRET = "Nobody was ever held, and everybody went home of their own will."


def page(inner: str, head: str = "") -> html.Opened:
    return html.open_(f"<html><head>{head}</head><body>{STORY}{inner}</body></html>".encode(), "")


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="color:#fff">{}</p>',
        '<p style="color: white; background: #FFFFFF">{}</p>',
        '<p style="color:rgb(250,252,255)">{}</p>',
        '<p style="color:rgba(0,0,0,0)">{}</p>',
        '<p style="color:transparent">{}</p>',
        '<font color="white">{}</font>',
        '<div style="background:black"><p style="color:#000000">{}</p></div>',
        '<table><tr bgcolor="#000"><td>{}</td></tr></table>',
        '<p style="font-size:0">{}</p>',
        '<p style="font-size: 1px">{}</p>',
        '<p style="opacity:0">{}</p>',
        '<div style="opacity:0.01"><p>{}</p></div>',
        '<p style="position:absolute;left:-9999px">{}</p>',
        '<p style="text-indent:-5000px">{}</p>',
    ],
)
def test_words_that_no_eye_sees_are_flagged_and_kept(hidden):
    """White on white, no size, glass, beside the page: the words stay, and the page is flagged."""
    opened = page(hidden.format(SECRET))

    assert SECRET in opened.content
    assert f"unseen_words:{len(SECRET)}" in opened.warnings
    assert "hides_itself" in opened.warnings


@pytest.mark.parametrize(
    ("sheet", "inner"),
    [
        (".note { color: #fff }", '<p class="big note">{}</p>'),
        ("#last,.other{font-size:0px}", '<p id="last">{}</p>'),
        ("p.low { opacity: 0 } /* } */", '<p class="low">{}</p>'),
        ("body{background:#111}.n{color:#111}", '<p class="n">{}</p>'),
    ],
)
def test_a_sheet_of_the_page_hides_words_too(sheet, inner):
    """Rules by name, number and tag are followed."""
    opened = page(inner.format(SECRET), f"<style>{sheet}</style>")

    assert f"unseen_words:{len(SECRET)}" in opened.warnings or "hides_itself" in opened.warnings


@pytest.mark.parametrize(
    ("sheet", "inner"),
    [
        ("@media print { .n { color: #fff } }", '<p class="n">{}</p>'),
        ("@media (max-width:600px){p{font-size:0}}", "<p>{}</p>"),
        ("", '<p style="color:#333">{}</p>'),
        ("", '<div style="background:#000"><p style="color:#fff">{}</p></div>'),
        ("", '<div style="background:url(x.png)"><p style="color:#fff">{}</p></div>'),
        ("", '<p style="font-size:0.9em">{}</p>'),
        ("", '<p style="opacity:.9; text-indent:-2px; left:-5px">{}</p>'),
        ("a:hover{color:#fff} .x .n{color:#fff}", '<p class="n">{}</p>'),
        (".n{color:#fff}.n{color:#000}", '<p class="n">{}</p>'),
    ],
)
def test_words_that_are_seen_are_not_flagged(sheet, inner):
    """What holds for print or small screens only, light on dark, and small letters are seen."""
    opened = page(inner.format(SECRET), f"<style>{sheet}</style>")

    assert [w for w in opened.warnings if "unseen" in w or "hides" in w] == []


def test_a_mark_for_those_who_listen_is_no_hiding():
    """A few hidden letters are told and do not flag a page."""
    opened = page('<span style="position:absolute;left:-9999px">Skip to text</span>')

    assert "unseen_words:12" in opened.warnings
    assert "hides_itself" not in opened.warnings


def test_what_is_said_only_without_scripts_is_told():
    """Words for browsers without scripts are left out; where they are most of it, it is flagged."""
    little = page(f"<noscript><p>{SECRET}</p></noscript>")
    much = page(f"<noscript>{f'<p>{SECRET}</p>' * 9}</noscript>")

    assert f"scriptless_left_out:{len(SECRET)}" in little.warnings
    assert "hides_itself" not in little.warnings
    assert "hides_itself" in much.warnings


def test_a_second_reading_notices_what_the_tree_lost():
    """Where a tree gives a part of the words alone, the sizes of both readings differ."""
    markup = "<p>" + "Police in Karvel detained three people. " * 40 + "</p>"

    assert not html._hides(markup, Visible(content="x" * 1600))
    assert html._hides(markup, Visible(content="x" * 800))


@pytest.mark.parametrize("depth", [200, 255, 256, 300, 5000])
def test_depth_loses_nothing(depth):
    """Nesting beyond where other parsers fall silent is read, and not flagged."""
    opened = page("<div>" * depth + f"<p>{SECRET}</p>" + "</div>" * depth)

    assert SECRET in opened.content
    assert "hides_itself" not in opened.warnings


def test_entities_and_frames_are_no_hiding():
    """A page of entities, buttons and frames holds no more than it shows."""
    opened = page("<p>" + "&mdash;&nbsp;&laquo;a&raquo; " * 200 + "</p><button>Send</button>" * 20)

    assert "hides_itself" not in opened.warnings


def test_the_receipt_says_that_a_page_hides_itself(tmp_path):
    """Who takes it in sees it at once, without opening the report."""
    vault = Memory()
    vault.add_signer("Ada Reader")
    markup = f"<html><body>{STORY}<p style='color:white'>{SECRET}</p></body></html>"
    (tmp_path / "page.html").write_text(markup, "utf-8")

    receipt = flow.take_in(vault, [tmp_path / "page.html"], by="Ada Reader")

    assert [(line.became, line.why) for line in receipt.lines] == [("kept", "HidesItself")]


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_no_style_breaks_the_reading(style):
    """Whatever stands in a style or a sheet, the words are read."""
    looked_at(Look(), declared_in(style))
    rules_of([style, f".a{{{style}}}", f"@media{{{style}"])

    opened = page(f"<p style='{style.replace(chr(39), '')}'>{SECRET}</p>")

    assert "Police in Karvel" in opened.content
