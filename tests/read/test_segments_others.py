"""Segments of others: letters, mails, teasers and pictures in a report, each with its own origin."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen import canvas

from dripstone import keep
from dripstone.read import suggest
from dripstone.read.opening import open_text
from dripstone.records import Claim, Origin, Segment, Text, find_again

LETTER = {
    "en": (
        "The women of the market of Ustral wrote to the governor after their brothers were taken.\n\n"
        "Dear Governor,\n\n"
        "Your soldiers beat our brothers in the market yesterday. We ask you to free them.\n\n"
        "Yours faithfully,\nHelga Lisk\nChair, Market Women's League\n4 June 2019\n\n"
        "The office of the governor did not reply to the women of the market.\n"
    ),
    "ru": (
        "Женщины рынка в Устрале написали губернатору после того, как увели их братьев.\n\n"
        "Уважаемый Николай Ильич!\n\n"
        "Вчера ваши солдаты избили наших братьев на рынке. Просим освободить их.\n\n"
        "С уважением,\nХельга Лиск\n4 июня 2019 года\n\n"
        "В администрации губернатора женщинам рынка не ответили.\n"
    ),
}
AUTHOR = {"en": "Helga Lisk", "ru": "Хельга Лиск"}
BEATEN = {"en": "beat", "ru": "избили"}


def _opened(content: str | bytes, name: str = "report.txt") -> Text:
    data = content if isinstance(content, bytes) else content.encode()
    origin = Origin(kind="file", name=name)
    report = keep.describe(data, origin=origin, by="Ada Reader", at="2026-01-01T00:00:00Z")
    text = open_text(report, data)
    for one in text.segments:
        said = [s.anchor for s in (one.author, one.at) if s is not None]
        assert all(a is not None and find_again(a, text) == a for a in said)
    return text


def _roles(text: Text) -> list[str]:
    return [one.role for one in text.segments]


def _own(one: Segment) -> tuple[str | None, str | None]:
    return one.author and one.author.value, one.at and one.at.value


def _of(text: Text, words: str) -> Segment:
    """Give the segment that holds words."""
    place = text.content.index(words)
    return next(s for s in text.segments if s.start <= place < s.end)


@pytest.mark.parametrize("code", LETTER)
def test_a_letter_within_a_report_is_whoever_signed_it(code: str) -> None:
    """Its words, its "yesterday" and its demand are the signer's; what stands around it is not."""
    text = _opened(LETTER[code])

    quoted = [one for one in text.segments if one.role == "quoted"]
    act = next(
        s.of
        for s in suggest(text, publisher="Evening Lamp")
        if isinstance(s.of, Claim) and s.of.anchors[0].exact == BEATEN[code]
    )
    assert {_own(one) for one in quoted} == {(AUTHOR[code], "2019-06-04")}
    assert [one.role for one in (text.segments[0], text.segments[-1])] == ["body", "body"]
    assert [v.who for v in act.attribution] == ["Evening Lamp", AUTHOR[code]]
    assert act.slots.when is not None
    assert act.slots.when.value is not None
    assert act.slots.when.value.edtf == "2019-06-03"  # type: ignore[union-attr]


@pytest.mark.parametrize("code", LETTER)
def test_a_report_that_is_itself_a_letter_is_its_own(code: str) -> None:
    """Without anything before it, who signs is the author and nothing is another's."""
    letter = LETTER[code].split("\n\n", 1)[1].rsplit("\n\n", 1)[0]

    text = _opened(letter)

    assert [one.value for one in text.authors] == [AUTHOR[code]]
    assert text.published is not None
    assert text.published.value == "2019-06-04"
    assert "quoted" not in _roles(text)


NOT_LETTERS = [
    "Soldiers came on Monday and took nine men away.\n\nDear God, she thought,\n\nwhat is this?",
    "Nine men were held on Monday in Karvel.\n\nTo the surprise of all,\n\nthey were let go.\n\nThe end.",
    "Солдаты пришли в понедельник и увели девятерых.\n\nДорогие мои!\n\nТак она думала о них всех.",
]


@pytest.mark.parametrize("content", NOT_LETTERS)
def test_what_greets_and_never_signs_is_no_letter(content: str) -> None:
    """Where the end cannot be told, nothing is another's."""
    assert "quoted" not in _roles(_opened(content))


MAIL = (
    "From: Jory Pasmore <jory@lune.example>\nSent: 3 May 2019 10:15\nTo: desk@lantern.example\n"
    "Subject: Beaten in cell 4\n\nThe guards beat two men in cell 4 yesterday.\n"
)


def test_a_mail_saved_as_text_names_its_sender() -> None:
    """Its head is no part of its words; sender, day and subject are the report's own."""
    text = _opened(MAIL)

    assert [one.value for one in text.authors] == ["Jory Pasmore"]
    assert (text.title and text.title.value) == "Beaten in cell 4"
    assert (text.published and text.published.value) == "2019-05-03T10:15"
    assert _roles(text) == ["byline", "dateline", "boilerplate", "headline", "body"]


def test_what_a_mail_passes_on_is_another_s() -> None:
    """Beneath a second head, words are those of whoever wrote it first."""
    first = MAIL.replace("Jory Pasmore", "Ana Brovik").replace("3 May", "7 May")
    text = _opened(f"{first}\n-----Original Message-----\n{MAIL.replace('guards', 'warders')}")

    told = _of(text, "The warders")
    assert (told.role, *_own(told)) == ("quoted", "Jory Pasmore", "2019-05-03T10:15")
    assert _own(_of(text, "The guards")) == (None, None)
    assert [one.value for one in text.authors] == ["Ana Brovik"]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("On 3 May 2019, at 10:15, Jory Pasmore <jory@lune.example> wrote:", "Jory Pasmore"),
        ("> On 3 May 2019, Jory Pasmore wrote:", "Jory Pasmore"),
        ("3 мая 2019, 10:15, Яков Пасмор пишет:", "Яков Пасмор"),
    ],
)
def test_what_an_answer_quotes_is_whoever_wrote_it(line: str, who: str) -> None:
    """Lines marked with ">" are theirs whom the line above names, and date no report."""
    code = "ru" if "пишет" in line else "en"
    ours = {"en": "We cannot confirm any of this.", "ru": "Подтвердить это мы не можем."}[code]
    theirs = {"en": "The guards beat two men.", "ru": "Охранники избили двоих."}[code]

    text = _opened(f"{ours}\n\n{line}\n> {theirs}\n> {theirs}\n\n{ours}\n")

    quoted = [one for one in text.segments if one.role == "quoted"]
    assert [(who, True)] * 2 == [
        (one.author and one.author.value, (_own(one)[1] or "").startswith("2019-05-03"))
        for one in quoted
    ]
    assert text.published is None


POSTED = [
    "Mina Orel, [14.09.2025 06:12]\nSoldiers beat Benno.\n\nOskar, [14.09.2025 06:15]\nOnly now?\n",
    "Mina Orel, [14 Sep 2025 at 06:12:33]:\nSoldiers beat Benno.\n\nOskar, [14 Sep 2025 at 06:15:01]:\nOnly now?\n",
    "Мина Орел, [14 сент. 2025 г., 06:12:33]:\nСолдаты избили Бенно.\n\nОскар, [14 сент. 2025 г., 06:15:01]:\nТолько что?\n",
]


@pytest.mark.parametrize("content", POSTED)
def test_messages_copied_from_a_conversation_are_their_senders(content: str) -> None:
    """Each has its sender and its day, and none of their days is the report's."""
    text = _opened(content)

    quoted = [one for one in text.segments if one.role == "quoted"]
    assert [one.author and one.author.value.split()[0] for one in quoted] in (
        ["Mina", "Oskar"],
        ["Мина", "Оскар"],
    )
    assert {(_own(one)[1] or "")[:10] for one in quoted} == {"2025-09-14"}
    assert text.published is None


@pytest.mark.parametrize(
    ("heading", "marks", "who"),
    [
        ("Statement of the Ministry of the Interior, 8 June 2019", "“”", "Ministry of the Interior"),
        ("Заявление Министерства внутренних дел, 8 июня 2019 года", "«»", "Министерства внутренних дел"),
    ],
)  # fmt: skip
def test_a_statement_given_whole_is_whoever_made_it(heading: str, marks: str, who: str) -> None:
    """Under a heading that names them, all that stands between marks is theirs."""
    russian = marks == "«»"
    around = (
        "Сотни ткачей вышли в пятницу на марш."
        if russian
        else "Hundreds of weavers marched on Friday."
    )
    said = "Ни одного ткача не задержали." if russian else "No weaver was arrested on that day."

    text = _opened(f"{around}\n\n{heading}\n{marks[0]}{said}\n{said}{marks[1]}\n\n{around}\n")

    quoted = [one for one in text.segments if one.role == "quoted"]
    assert [_own(one) for one in quoted] == [(who, "2019-06-08")] * 2
    assert _roles(text)[-1] == "body"


PAGE = """Weavers march in Karvel
By Mira Dolenc in Karvel
9 June 2019

KARVEL, June 9 (North Wire) — Police detained two weavers on Friday.

Photo: The weavers of Karvel, 3 May 2018. Jan Orel / North Wire

[ More from this section: Soldiers shot a shepherd on Monday | 12 April 2019 | by Rhea Amsel ]

The mayor did not say a word about it.
"""


def test_teasers_and_pictures_have_their_own_author_and_day() -> None:
    """What another article tells is counted from its own day, and shown under its own title."""
    text = _opened(PAGE)

    told = suggest(text, publisher="Evening Lamp")
    shot = next(s.of for s in told if isinstance(s.of, Claim) and s.of.anchors[0].exact == "shot")
    assert _own(_of(text, "Soldiers")) == ("Rhea Amsel", "2019-04-12")
    assert _own(_of(text, "Photo")) == ("Jan Orel", "2018-05-03")
    assert [one.value for one in text.authors] == ["Mira Dolenc"]
    assert shot.slots.when is not None
    assert shot.slots.when.value is not None
    assert shot.slots.when.value.edtf == "2019-04-08"  # type: ignore[union-attr]
    assert (shot.attribution[1].who or "").startswith("Soldiers shot a shepherd")


DATELINES = [
    ("KARVEL, June 9 (North Wire) — Police detained two weavers.", True),
    ("Karvel (North Wire) - Police detained two weavers.", True),
    ("КАРВЕЛЬ, 9 июня — Северная хроника. Полиция задержала двух ткачей.", True),
    ("КАРВЕЛЬ, 9 июня. /Хроника/. Полиция задержала двух ткачей.", True),
    ("КАРВЕЛЬ, 9 июня — Солдаты стреляли. Полиция задержала двух ткачей.", True),
    ("June 9 — Police detained two weavers.", False),
    ("9 июня — Полиция задержала двух ткачей.", False),
    ("POLICE — so the union says — detained two weavers.", False),
    ("Two weavers were detained — Police declined to comment.", False),
    ("Полиция — Задержаны двое ткачей.", False),
]


@pytest.mark.parametrize(("line", "dated"), DATELINES)
def test_a_dateline_is_no_part_of_the_first_sentence(line: str, dated: bool) -> None:
    """Place, day and agency are cut off; a day that tells when, or a doer, never is."""
    code = "ru" if "ткач" in line else "en"
    title = "Ткачи задержаны в Карвеле" if code == "ru" else "Weavers detained in Karvel"
    rest = "Мэр ничего не сказал об этом." if code == "ru" else "The mayor said nothing about it."

    text = _opened(f"{title}\n\n{line}\n\n{rest}\n")

    assert ("dateline" in _roles(text)) == dated
    first = next(one for one in text.segments if one.role == "body")
    if "стреляли" in line:
        assert text.content[first.start :].startswith("Солдаты")
    elif dated:
        assert text.content[first.start :].startswith(("Police", "Полиция"))


def test_a_chronicle_keeps_where_and_when() -> None:
    """Where several lines begin with a place and a day, each tells where and when it happened."""
    text = _opened(
        "Chronicle of the week\n\nKARVEL, June 9 — Police detained two weavers.\n\n"
        "USTRAL, June 10 — Soldiers shot a shepherd.\n"
    )

    assert "dateline" not in _roles(text)


def test_heads_and_numbers_of_pages_are_none_of_the_report() -> None:
    """What runs at the edge of each page opens no other article and is not read."""
    file = io.BytesIO()
    pages = canvas.Canvas(file)
    for number, said in enumerate(("one man", "two men", "three men", "four men"), start=1):
        pages.drawString(72, 800, "Prisoners' Aid Committee - Annual Report 2025")
        lines = (
            "The Committee has learned that in the course of the last winter",
            f"{said} died in the prison of Corrie, which nobody may visit.",
            "",
            "According to their cell mates and to a doctor of the town, they",
            "had been beaten on the day before, and nobody helped them.",
        )
        for at, line in enumerate(lines):
            pages.drawString(72, 760 - 14 * at, line)
        pages.drawString(280, 40, f"Page {number} of 4")
        pages.showPage()
    pages.save()

    text = _opened(file.getvalue(), "report.pdf")

    words = [text.content[one.start : one.end] for one in text.segments]
    read = [w for w, role in zip(words, _roles(text), strict=True) if role == "body"]
    assert _roles(text)[0] == "headline"
    assert sum(role == "boilerplate" for role in _roles(text)) == 7
    assert not any("Annual Report" in w or w.startswith("Page") for w in read)
    assert sum("had been beaten" in w for w in read) == 4


def test_a_list_of_numbers_is_no_running_head() -> None:
    """Items and repeated lines in the middle of a report stay what they are."""
    text = _opened(
        "Those held in Karvel\n\n- 5\n\n- 7\n\nHeld in cell 4\n\nAna Brovik\n\n"
        "Held in cell 5\n\nJan Orel\n\nHeld in cell 6\n\nMira Dolenc\n"
    )

    assert "boilerplate" not in _roles(text)


def test_a_quotation_that_a_page_sets_apart_is_quoted() -> None:
    """What stands in a ``blockquote`` is quoted; a credit beneath a picture is the picture's."""
    page = (
        "<html lang=en><body><article><h1>Weavers march in Karvel</h1>"
        "<figure><img src=x><figcaption>The weavers. Jan Orel / North Wire</figcaption></figure>"
        "<p>Hundreds of weavers marched on Friday, and it was quiet in the whole town.</p>"
        "<blockquote><p>Your soldiers beat our brothers.</p><p>We ask you to free them.</p>"
        "</blockquote><p>The mayor of the town did not say a word about it.</p></article></body></html>"
    )

    text = _opened(page, "report.html")

    assert _roles(text) == ["headline", "caption", "body", "quoted", "quoted", "body"]
    assert _own(text.segments[1]) == ("Jan Orel", None)
