"""From a page's markup to what its reader sees."""

from __future__ import annotations

import pytest

from dripstone.errors import NoText
from dripstone.read.formats import Opened, html
from samples.documents import PAGE, RUSSIAN

LD = '<script type="application/ld+json">{}</script>'


def page(body: str, head: str = "") -> Opened:
    markup = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return html.open_(markup.encode(), "")


def test_paragraphs_lists_and_tables_keep_their_shape():
    """Paragraphs stand apart, list items and rows have lines, cells have tabs, <br> ends a line."""
    opened = html.open_(PAGE.encode(), "")

    assert opened.content.split("\n\n") == [
        "Three detained in Karvel",
        "By Vera Nebytova",
        "19 May 2025",
        "The square on Friday.",
        "Police in Karvel detained three people on Saturday.\nThey were held for ten hours.",
        "Two were beaten.\nOne was not.",
        "Karvel\t3",
    ]


def test_what_is_left_out_is_told_by_its_size():
    """Menus, footers and hidden words are not in the text, and their sizes are in the warnings."""
    opened = html.open_(PAGE.encode(), "")

    for absent in ("Home", "Contact", "only a script", "no reader sees", "a square", "color"):
        assert absent not in opened.content
    assert f"hidden_left_out:{len('a word that no reader sees')}" in opened.warnings
    assert f"menus_left_out:{len('HomeWorldContact the Kestrel.')}" in opened.warnings
    assert "hides_itself" not in opened.warnings


def test_a_page_that_hides_most_of_itself_is_told():
    """More hidden than shown: a reader and a machine do not see the same page."""
    opened = page("<p>Nothing happened.</p><div hidden>" + "Three were detained. " * 50 + "</div>")

    assert opened.content == "Nothing happened."
    assert "hides_itself" in opened.warnings


def test_words_that_the_tree_loses_are_told():
    """Words between tags that do not come into the text, and are no menu, raise the warning."""
    opened = page("<p>Nothing happened.</p><select><option>" + "They were beaten. " * 90)

    assert "hides_itself" in opened.warnings


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ('<meta property="article:published_time" content="2025-05-19T10:00:00Z">', "+00:00"),
        ('<meta name="DC.date" content="2025-05-19">', ""),
        ('<meta name="date" content="Mon, 19 May 2025 10:00:00 +0300">', "+03:00"),
        (
            LD.format('[{"@type":["Article"],"datePublished":"2025-05-19T10:00+03"}]'),
            "+03:00",
        ),
    ],
)
def test_dates_are_taken_as_they_are_given(head, told):
    """ISO dates and mail dates are taken with their zones, wherever a page puts them."""
    opened = page("<p>Words</p>", head)

    assert opened.published is not None
    assert opened.published.startswith("2025-05-19")
    assert opened.published.endswith(told)


@pytest.mark.parametrize("day", ["05/06/2017", "yesterday", "19 мая 2017", "2017-13-40", "2017"])
def test_a_date_that_leaves_something_to_guess_is_not_guessed(day):
    """Day before month or month before day: a date that does not say is told as unread."""
    opened = page("<p>Words</p>", f'<meta name="date" content="{day}">')

    assert opened.published is None
    assert "date_unread:published" in opened.warnings


def test_people_sites_and_addresses_are_told_apart():
    """An author that is an address is no author; a relative address is no address."""
    opened = page(
        "<p>Words</p>",
        '<title>Held | Kestrel</title><meta property="article:author" content="https://x.example/a">'
        '<meta name="author" content="Vera Nebytova"><link rel="canonical" href="/held">'
        '<meta property="og:url" content="https://kestrel.example/held">',
    )

    assert opened.authors == ("Vera Nebytova",)
    assert opened.url == "https://kestrel.example/held"
    assert opened.title == "Held | Kestrel"


@pytest.mark.parametrize(
    "json",
    ["{", "[" * 100_000, '{"@type":"Article","author":{"name":[1,null]}}', '"x"', "[[[[]]]]"],
)
def test_broken_metadata_do_not_cost_the_words(json):
    """Whatever stands in a JSON-LD block, the page's words are read."""
    opened = page("<p>Words</p>", f'<script type="application/ld+json">{json}</script>')

    assert opened.content == "Words"


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-16"])
def test_a_page_in_an_old_encoding_is_read(encoding):
    """A page that names its encoding, or has a mark of it, is read in it."""
    words = RUSSIAN.replace("—", "-").replace("«", '"').replace("»", '"')

    opened = html.open_(f'<meta charset="{encoding}"><p>{words}'.encode(encoding), "")

    assert opened.content == words


def test_a_saved_page_says_where_it_was():
    """The note that browsers leave in a saved page gives its address."""
    markup = "<!-- saved from url=(0030)https://kestrel.example/held -->\n<html><p>Words"

    assert html.open_(markup.encode(), "").url == "https://kestrel.example/held"


@pytest.mark.parametrize(
    "markup", ["<html></html>", "<script>x</script>", "<nav>Menu</nav>", "<p> "]
)
def test_a_page_without_words_is_told_so(markup):
    """A page that only a script would fill holds no words."""
    with pytest.raises(NoText):
        html.open_(markup.encode(), "")


def test_no_address_is_asked_for(monkeypatch):
    """Pictures, frames and stylesheets of a page are not fetched: nothing opens a socket."""
    import socket

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket.socket, "connect", refuse)

    opened = page(
        '<p>Words</p><img src="http://t.example/x"><iframe src="http://t.example/y"></iframe>',
        '<link rel="stylesheet" href="http://t.example/z">',
    )

    assert opened.content == "Words"


@pytest.mark.parametrize(
    "caption", ["Under it.", "<p>Under it.</p>", "\n<div><p>Under it.</p></div>"]
)
def test_captions_are_marked_where_they_begin(caption):
    """The words under a picture are marked, however they are wrapped, and nothing else is."""
    opened = page(f"<p>Before.</p><figure><figcaption>{caption}</figcaption></figure><p>After.</p>")

    assert [opened.content[at:].split("\n")[0] for at in opened.captions] == ["Under it."]
