"""Which language a text is in: said when it can be told, named when we do not serve it."""

from __future__ import annotations

import pytest

from dripstone.languages import folders, guess

SHORT = [
    ("ru", "Полиция задержала пятерых активистов."),
    ("ru", "В Карвеле прошёл митинг рабочих литейного завода. Задержаны двенадцать человек."),
    ("en", "Two men died in custody on Monday."),
    ("en", "Nine teachers held after protest, union says"),
    ("uk", "Поліція затримала п'ятьох активістів у центрі міста."),
    ("bg", "Полицията задържа петима активисти в центъра на града."),
    ("be", "Міліцыя затрымала пяцярых актывістаў у цэнтры горада."),
    ("de", "Die Polizei nahm fünf Aktivisten fest."),
    (
        "nl",
        "De politie hield maandag vijf activisten aan, zei hun advocaat in het centrum van de stad.",
    ),
    ("fy", "De plysje hat fiif aktivisten oppakt yn it sintrum fan de stêd."),
]


@pytest.mark.parametrize(("code", "text"), SHORT, ids=[f"{c}-{t[:12]}" for c, t in SHORT])
def test_a_short_text_is_told_from_its_neighbours(code: str, text: str) -> None:
    """One sentence is enough where its letters or common words tell."""
    assert guess(text) == code


@pytest.mark.parametrize("text", ["", "1234567890 " * 9, "Karvel", "!!!"])
def test_what_cannot_be_told_is_not_guessed(text: str) -> None:
    """Too few letters give no language."""
    assert guess(text) is None


def test_every_folder_says_what_tells_its_language_apart() -> None:
    """A language is a folder: nothing else has to know of it."""
    assert set(folders()) >= {"en", "ru"}


CHAT = """Messages and calls are end-to-end encrypted.
Police took three people in Karvel.
<Media omitted>
This message was deleted
They were beaten. <This message was edited>"""


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (CHAT, "en"),
        ("Police detained 3 people in Karvel on 1 May 2025. They were beaten. Report 7.", "en"),
        ("De politie hield op 1 mei 2025 in Karvel 3 mensen aan. Zij werden geslagen.", None),
        ("Am 1. Mai 2025 nahm die Polizei in Karvel 3 Menschen fest. Sie wurden geschlagen.", None),
        ("Politiet anholdt 3 personer i Karvel den 1. maj 2025. De blev slået.", None),
        ("Поліція затримала трьох людей у Карвелі. Його побили у відділку.", "uk"),
        ("La police a arrêté trois personnes à Karvel. Elles ont été battues.", None),
    ],
)
def test_letters_that_a_language_never_writes_speak_against_it(words, code):
    """A short text is not ours because its trigrams come near; nor foreign because of a few names."""
    told = guess(words)

    assert told == code if code else told not in {"en", "ru"}
