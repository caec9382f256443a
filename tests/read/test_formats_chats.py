"""Conversations: every message with its sender and moment, nothing about a date guessed."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dripstone import keep
from dripstone.errors import Unreadable
from dripstone.read import suggest
from dripstone.read.formats import FORMATS, chat, telegram, telegram_page
from dripstone.read.opening import open_text
from dripstone.records import Origin, find_again
from samples.chats import (
    ANDROID,
    IPHONE,
    SAID,
    a_chat,
    a_telegram_export,
    a_telegram_page,
    signal_lines,
)

DAYS = ("2025-05-19T09:59:00", "2025-05-19T10:00:00", "2025-05-20T21:30:00")


def text_of(data: bytes, first: str | None = None):
    origin = Origin(kind="file", name="chat", first=first)
    report = keep.describe(data, origin=origin, by="Ada Reader", at="2026-01-01T00:00:00Z")
    return open_text(report, data)


@pytest.mark.parametrize(
    ("whens", "line"),
    [
        (("19/05/2025, 09:59", "19/05/2025, 10:00", "20/05/2025, 21:30"), ANDROID),
        (("19.05.25, 09:59", "19.05.25, 10:00", "20.05.25, 21:30"), ANDROID),
        (("5/19/25, 9:59 AM", "5/19/25, 10:00 AM", "5/20/25, 9:30 PM"), ANDROID),
        (("5/19/25, 9:59\u202fAM", "5/19/25, 10:00\u202fAM", "5/20/25, 9:30\u202fPM"), IPHONE),
        (("2025-05-19, 09:59", "2025-05-19, 10:00", "2025-05-20, 21:30"), ANDROID),
        (("2025/05/19, 09:59", "2025/05/19, 10:00", "2025/05/20, 21:30"), ANDROID),
        (("19.05.2025, 9:59:00", "19.05.2025, 10:00:00", "20.05.2025, 21:30:00"), IPHONE),
        (("19/05/2025, 9:59 a. m.", "19/05/2025, 10:00 a. m.", "20/05/2025, 9:30 p. m."), ANDROID),
        (("2025-05-19 09:59:00", "2025-05-19 10:00:00", "2025-05-20 21:30:00"), IPHONE),
    ],
)
def test_messages_are_told_apart_in_any_order_of_a_date(whens, line):
    """Sender, moment and words of each message stand in the text, at their places."""
    data = a_chat(whens, line)

    text = text_of(data)

    assert keep.media_type(data) == "text/vnd.dripstone.chat"
    assert text.content == data.decode()
    assert [(s.author.value, s.at.value) for s in text.segments] == list(
        zip((who for who, _ in SAID), DAYS, strict=True)
    )
    assert [text.content[s.start : s.end] for s in text.segments] == [words for _, words in SAID]
    assert [s.row for s in text.segments] == [1, 2, 3]
    for segment in text.segments:
        assert find_again(segment.author.anchor, text).exact == segment.author.value
        assert find_again(segment.at.anchor, text)
    assert text.warnings == ()


OPEN = a_chat(("05/06/2025, 09:59", "05/06/2025, 10:00", "06/07/2025, 21:30"))


def test_a_date_that_can_be_read_in_two_ways_is_not_read():
    """Where both orders fit, senders are known, moments are not, and the text says so."""
    text = text_of(OPEN)

    assert "day_month_open" in text.warnings
    assert [s.at for s in text.segments] == [None] * 3
    assert text.segments[0].author.value == "Marta Vymyslova"


@pytest.mark.parametrize(("first", "day"), [("day", "2025-06-05"), ("month", "2025-05-06")])
def test_a_person_can_say_the_order(first, day):
    """What a person says of the order is taken, and is part of how the text was made."""
    text = text_of(OPEN, first)

    assert text.segments[0].at.value == f"{day}T09:59:00"
    assert "day_month_open" not in text.warnings
    assert text.id != text_of(OPEN).id


def test_what_the_file_itself_says_wins():
    """A number beyond twelve settles the order, whatever a person said."""
    data = a_chat(("19/05/2025, 09:59", "19/05/2025, 10:00", "20/05/2025, 21:30"))

    assert text_of(data, "month") == text_of(data)


def test_the_order_of_messages_settles_the_order_of_a_date():
    """Where one reading would send a later message into an earlier month, the other one holds."""
    data = a_chat(("03/05/2025, 09:59", "04/05/2025, 10:00", "01/06/2025, 21:30"))

    assert [s.at.value[:10] for s in text_of(data).segments] == [
        "2025-05-03",
        "2025-05-04",
        "2025-06-01",
    ]


def test_a_day_that_is_the_same_either_way_is_read():
    """The fifth of May is the fifth of May in both orders."""
    data = a_chat(("05/05/2025, 09:59", "05/05/2025, 10:00", "06/07/2025, 21:30"))

    assert [s.at and s.at.value[:10] for s in text_of(data).segments] == [
        "2025-05-05",
        "2025-05-05",
        None,
    ]


def test_lines_of_the_program_have_no_sender():
    """A notice is a message of nobody, and its words stay in the text."""
    notice = "19/05/2025, 09:58 - Messages and calls are end-to-end encrypted.\n"
    data = a_chat(("19/05/2025, 09:59", "19/05/2025, 10:00", "20/05/2025, 21:30"), notice=notice)

    text = text_of(data)

    assert [s.author and s.author.value for s in text.segments] == [None, *(w for w, _ in SAID)]


@pytest.mark.parametrize(
    "prose",
    [
        "19.05.2025, 10:00 - Karvel: three people were held.\nTheir lawyer spoke.",
        "Karvel, 19/05/2025\n\nThree people were held.",
        "10:00 - Marta: no date at all\n10:01 - Timur: none either",
    ],
)
def test_prose_with_a_date_is_no_conversation(prose):
    """One line that begins with a date makes no conversation."""
    assert keep.media_type(prose.encode()) == "text/plain"


def test_a_telegram_chat_is_read():
    """Words cut at bold letters are whole, the count of seconds tells the moment."""
    data = a_telegram_export()
    text = text_of(data)

    assert FORMATS[keep.media_type(data)] == "telegram"
    first, second, third = text.content.split("\n\n")
    assert first.split("\n") == [
        "from: Marta Vymyslova",
        "date: 2025-05-19T10:00:00+00:00",
        "Police took three people in Karvel.",
    ]
    assert second.split("\n")[2:] == [
        "forwarded from: Karvel Kestrel",
        "file: photos/photo_1.jpg",
        "Two were beaten.",
    ]
    assert third == "date: 2025-05-19T13:06:00\nfile: voice/1.ogg"
    assert [(s.author.value, s.at.value) for s in text.segments] == [
        ("Marta Vymyslova", "2025-05-19T10:00:00+00:00"),
        ("Timur Basnin", "2025-05-19T13:05:00"),
    ]
    assert find_again(text.segments[1].at.anchor, text).exact == "2025-05-19T13:05:00"
    assert text.title.value == "Square watch"
    assert text.warnings == ("service_left_out:1",)


def test_each_chat_of_an_account_is_a_page():
    """An export of an account keeps its chats apart."""
    text = text_of(a_telegram_export(account=True))

    assert len(text.pages) == 2
    assert text.content[text.pages[1] :].startswith("from: Marta")


def test_signal_lines_are_read():
    """Each line of JSON is a message; a picture without words is named."""
    text = text_of(signal_lines())

    assert text.segments[0].author.value == "Marta Vymyslova"
    assert text.segments[0].at.value == "2025-05-19T10:00:00"
    assert "file: square.jpg" in text.content


def test_a_telegram_page_is_read():
    """A joined message goes on with the sender before; what was forwarded names its source."""
    data = a_telegram_page()
    text = text_of(data)

    assert FORMATS[keep.media_type(data)] == "telegram_page"
    assert [(s.author.value, s.at.value) for s in text.segments] == [
        ("Marta Vymyslova", "2025-05-19T13:00:00+03:00"),
        ("Marta Vymyslova", "2025-05-19T13:01:00+03:00"),
    ]
    assert "forwarded from: Karvel Kestrel" in text.content
    assert text.content.endswith("Two were beaten.")
    assert text.title.value == "Square watch"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["messages", "chats", "list", "text", "from", "date", "type", "body"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(JSON)
def test_any_json_gives_messages_or_an_error_of_ours(value):
    """However an export is made up, only errors of ours come out."""
    try:
        opened = telegram.open_(msgspec.json.encode(value), "")
    except Unreadable:
        return

    assert all(m.start <= m.words <= m.end <= len(opened.content) for m in opened.messages)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "19/05/2025, 10:00 - ",
                "5/5/25, 9:59 PM - ",
                "[1.2.3 4:05] ",
                "Marta: ",
                "\n",
                "0",
                "words",
            ]
        ),
        max_size=30,
    )
)
def test_any_lines_give_messages_in_order(pieces):
    """Messages follow each other and cover no word twice, whatever the lines are."""
    opened = chat.open_("".join(pieces).encode(), "")

    ends = 0
    for one in opened.messages:
        assert ends <= one.start <= one.words <= one.end <= len(opened.content)
        ends = one.end


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_page_gives_messages_or_an_error_of_ours(data):
    """A page cut or garbled anywhere gives messages or an error of ours."""
    page = a_telegram_page()
    at = data.draw(st.integers(0, len(page)))
    page = page[:at] + data.draw(st.binary(max_size=6)) + page[at + data.draw(st.integers(0, 40)) :]

    try:
        opened = telegram_page.open_(page, "")
    except Unreadable:
        return

    assert opened.messages


def test_what_a_message_says_its_sender_says_on_its_day():
    """The voice of a suggestion is the sender's, and relative days count from the message."""
    data = a_chat(("19/05/2025, 09:59", "19/05/2025, 10:00", "20/05/2025, 21:30"))
    data = data.replace(b"This morning. They beat two of them.", b"Police beat two men yesterday.")

    said = suggest(text_of(data), publisher="whoever passed it on")

    beaten = next(s.of for s in said if "beat" in s.of.anchors[0].exact)
    assert [voice.who for voice in beaten.attribution] == ["Marta Vymyslova"]
    assert beaten.attribution[0].anchor.exact == "Marta Vymyslova"
    assert beaten.slots.when.value.edtf == "2025-05-19"


def test_names_and_moments_do_not_hide_the_language_of_a_short_chat():
    """Four short messages in Russian are Russian, whatever stands before each of them."""
    said = (
        ("Анна", "Полиция задержала троих в Карвеле."),
        ("Борис", "\u200eизображение отсутствует"),
        ("Анна", "Привет\nвторая строка"),
    )
    lines = [f"[0{n}.06.2025, 10:00:01] {who}: {words}\n" for n, (who, words) in enumerate(said, 5)]

    assert text_of("".join(lines).encode()).language == "ru"
