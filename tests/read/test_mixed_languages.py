"""Mixed languages: each segment by its own reader, and what nobody reads is said so."""

from __future__ import annotations

import msgspec
import pytest
from english import a_text

from dripstone.languages import ru
from dripstone.read import suggest, suggest_many
from dripstone.read.formats import Opened
from dripstone.read.segments import segment
from dripstone.records import Claim, Demand, Quote, find_again

ENGLISH = "Police detained eleven teachers in Melnar on Thursday, their union said in a statement."
RUSSIAN = "«Полиция задержала одиннадцать учителей в Мельнаре. Мы требуем освободить задержанных», — говорится в заявлении профсоюза."
LATER = "Two of the teachers were beaten by guards at the station."
GERMAN = (
    "Die Polizei nahm am Donnerstag in der Stadt elf Lehrer fest, wie ein Sprecher der Gewerkschaft "
    "am Abend sagte. Zwei von ihnen wurden auf der Wache geschlagen und am Freitag wieder freigelassen."
)


def _told(content: str, *, language: str = "en"):
    return suggest(a_text(content, language=language))


def _acts(found, start: int, end: int) -> list[tuple[str, str]]:
    return [
        (s.of.type, s.of.anchors[0].exact)
        for s in found
        if isinstance(s.of, Claim) and s.of.kind == "act" and start <= s.of.anchors[0].start < end
    ]


def test_an_article_with_a_statement_in_another_language_is_read_by_both() -> None:
    """English around a Russian statement: acts and demands of either, each by its place."""
    content = f"{ENGLISH}\n\n{RUSSIAN}\n\n{LATER}"
    text = a_text(content)
    middle, end = content.index("«"), content.index(LATER)

    found = suggest(text)

    assert _acts(found, 0, middle) == [("liberty.arrest", "detained")]
    assert _acts(found, middle, end) == [("liberty.arrest", "задержала")]
    assert _acts(found, end, len(content)) == [("body.assault", "beaten")]
    assert [s.of.type for s in found if isinstance(s.of, Demand)] == ["release"]
    assert len([s for s in found if isinstance(s.of, Quote)]) == 1
    assert (found.language, found.unread, found.refused) == ("en", {}, {})
    for one in found:
        assert all(find_again(words, text) == words for words in one.of.every_anchor())


def test_the_same_the_other_way_round() -> None:
    """Russian around an English statement is read by both too."""
    content = f"{RUSSIAN}\n\n{ENGLISH}\n\n{RUSSIAN}"

    found = _told(content, language="ru")

    assert [act for act, _ in _acts(found, 0, len(content))] == ["liberty.arrest"] * 3
    assert found.language == "ru"


def test_reading_alone_and_among_others_is_the_same() -> None:
    """What each segment says does not hang on the language of its neighbours."""
    alone = {s.of.says for one in (ENGLISH, LATER) for s in _told(one)}
    alone |= {s.of.says for s in _told(RUSSIAN, language="ru")}

    together = {s.of.says for s in _told(f"{ENGLISH}\n\n{RUSSIAN}\n\n{LATER}")}

    assert together == alone


def test_without_its_packages_a_segment_is_said_to_be_unread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The English of the report is read, and why the Russian was not is told."""
    monkeypatch.setattr(ru, "NEEDS", ("a_package_that_nobody_has",))
    content = f"{ENGLISH}\n\n{RUSSIAN}"

    found = _told(content)

    assert found.language == "en"
    assert found.unread == {"ru": "MissingExtra"}
    assert all(s.of.anchors[0].end <= len(ENGLISH) for s in found)


def test_a_third_language_is_said_so_and_not_guessed_at() -> None:
    """A paragraph that no reader serves is named by its language, and nothing is made of it."""
    content = f"{ENGLISH}\n\n{GERMAN}\n\n{LATER}"
    start = content.index(GERMAN)

    found = _told(content)

    assert found.unread == {"de": "NoSuchLanguage"}
    assert _acts(found, start, start + len(GERMAN)) == []
    assert len(_acts(found, 0, len(content))) == 2


def test_ukrainian_among_russian_is_not_read_as_russian() -> None:
    """The nearest neighbour in the same script is told apart where it is long enough."""
    ukrainian = (
        "Поліція затримала одинадцять учителів у місті в четвер увечері, повідомила їхня профспілка. "
        "Двох із них побили у відділку, а наступного дня їх відпустили без жодних пояснень."
    )

    found = _told(f"{RUSSIAN}\n\n{ukrainian}", language="ru")

    assert found.unread == {"uk": "NoSuchLanguage"}


def test_lists_of_names_and_short_lines_stay_with_their_report() -> None:
    """A line of few words, or of names alone, is in the language of the rest."""
    lines = ("Melnar, Karvel, Ustral", "Ana Brovik", "Arrests in Melnar", ENGLISH)
    parts = segment(Opened(content="\n\n".join(lines)), language="en").segments

    assert {part.language for part in parts} == {"en"}


def test_rows_of_a_table_are_each_in_their_own_language() -> None:
    """A sheet with Russian and English rows is read row by row."""
    content = f"{ENGLISH}\n{RUSSIAN}\n"
    rows = (0, len(ENGLISH) + 1)
    parts = segment(Opened(content=content, rows=rows), language="en").segments
    text = msgspec.structs.replace(a_text(content), segments=parts)

    found = suggest(text)

    assert [part.language for part in parts] == ["en", "ru"]
    assert [act for act, _ in _acts(found, 0, len(content))] == ["liberty.arrest"] * 2


def test_texts_of_several_languages_are_read_together_as_alone() -> None:
    """A batch of both languages loses nothing, and mixes nothing up."""
    texts = [
        a_text(ENGLISH),
        a_text(RUSSIAN, language="ru"),
        a_text(LATER),
        a_text(f"{RUSSIAN} ", language="ru"),
    ]

    together = [[s.id for s in found] for found in suggest_many(texts)]

    assert together == [[s.id for s in suggest(text)] for text in texts]
    assert all(together)


def test_a_sentence_of_another_language_within_a_paragraph_has_its_own_reader() -> None:
    """English around one Russian sentence, in one paragraph: each is read by its own reader."""
    inside = "Вчера полиция задержала троих учителей на площади."
    content = f"{ENGLISH} {inside} {LATER}"
    start = content.index(inside)

    found = _told(content)

    assert _acts(found, 0, start) == [("liberty.arrest", "detained")]
    assert _acts(found, start, start + len(inside)) == [("liberty.arrest", "задержала")]
    assert _acts(found, start + len(inside), len(content)) == [("body.assault", "beaten")]
    assert (found.language, found.unread, found.refused) == ("en", {}, {})


def test_an_english_sentence_within_a_russian_paragraph_has_its_own_reader() -> None:
    """The other way round it is the same."""
    before = "Полиция задержала одиннадцать учителей в Мельнаре."
    content = f"{before} {LATER} Их отпустили утром."

    found = _told(content, language="ru")

    assert _acts(found, 0, len(before)) == [("liberty.arrest", "задержала")]
    assert _acts(found, len(before), len(content)) == [("body.assault", "beaten")]


def test_a_sentence_in_a_third_language_is_named_and_not_guessed_at() -> None:
    """A German sentence within an English paragraph is named in the receipt."""
    found = _told(f"{ENGLISH} {GERMAN} {LATER}")

    assert found.unread == {"de": "NoSuchLanguage"}
    assert _acts(found, len(ENGLISH), len(ENGLISH) + len(GERMAN)) == []


def test_a_list_of_names_is_no_other_language() -> None:
    """Names that no list of common words holds are not taken for a third language."""
    names = "Ana Brovik, Ivan Petrak, Mila Veter, Oleg Dymov, Vera Nebytova, Jan Orel, Petr Gost, Lidia Strok, Timur Basnin."

    assert _told(f"{ENGLISH} {names} {LATER}").unread == {}
