"""The pages speak English and Russian, completely."""

from __future__ import annotations

import re
from importlib import resources

import pytest
import yaml

from accepted import with_accepted
from dripstone import errors
from dripstone.languages.messages import tell
from local_page import Asker, words_of

TOLD = (
    "NoSuchRecord", "Unfinished", "WrongState", "UnknownTerm", "WordsNotFound", "NotADate", "Busy",
    "TooLarge", "NoSigner", "BrokenJournal", "AlteredRecord", "AlteredOriginal", "DamagedVault",
    "NoRoom",
)  # fmt: skip
#: what stays in Latin letters: names, commands, keys, hashes, and words of the reports themselves
LATIN = re.compile(
    r"Dripstone|acts|dripstone( [a-z-]+)*|--\w+|FOLDER|FILE|SHA-256|UTC|Esc|\b(en|ru)\b|<kbd>\w</kbd>"
)


def words(language, name):
    """Read a language's words: every key with its words."""
    file = resources.files("dripstone.languages").joinpath(language, f"{name}.yaml")
    return dict(_flat(yaml.safe_load(file.read_text("utf-8"))))


def _flat(told, path=""):
    for key, value in told.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value


def test_both_languages_have_the_same_words():
    """Every sentence of the pages is there in both languages, with the same facts in it."""
    english, russian = words("en", "pages"), words("ru", "pages")

    assert english.keys() == russian.keys()
    for key, said in english.items():
        facts = re.findall(r"\{\w+\}", said)
        assert sorted(facts) == sorted(re.findall(r"\{\w+\}", russian[key])), key
        assert bool(said) == bool(russian[key]), key


def test_no_russian_sentence_is_english():
    """What stands in the Russian file is written in Russian."""
    for key, said in words("ru", "pages").items():
        left = LATIN.sub("", re.sub(r"\{\w+\}", "", said))
        assert not re.search(r"[A-Za-z]{2,}", left), (key, said)


@pytest.mark.parametrize("name", TOLD)
def test_troubles_are_told_in_russian(name):
    """Whatever goes wrong at a page is told in the language of the page, in three sentences."""
    error = getattr(errors, name)()
    english, russian = tell(error, "en"), tell(error, "ru")

    for part in ("happened", "safe", "do"):
        assert getattr(english, part) not in (str(error), name)
        assert re.search("[а-яё]", getattr(russian, part)), (name, part)


def test_why_a_report_was_not_read_is_said_in_russian():
    """Each reason in the list of reports has Russian words."""
    short = {k for k in words("en", "messages") if k.startswith("short.")}

    assert short <= words("ru", "messages").keys()


def ours(html):
    """Take a page's own words: without what reports say, names, hashes and commands."""
    html = re.sub(r'<(\w+)[^>]* dir="auto"[^>]*>.*?</\1>', " ", html, flags=re.DOTALL)
    html = re.sub(r"<(code|title|option)\b.*?</\1>", " ", html, flags=re.DOTALL)
    html = re.sub(r'<a [^>]*hreflang="\w\w">\w\w</a>', " ", html)
    return LATIN.sub(" ", words_of(html))


def test_no_english_is_left_on_a_russian_page():
    """Chosen once, Russian stays for the session, on every page."""
    asker = Asker(with_accepted())
    asker.get("/?language=ru")
    report = re.search(r'href="(/reports/[^"]+)"', asker.get("/").text)[1]
    figure = re.search(r'href="(/figures/[^"]+)"', asker.get("/figures").text)[1]
    pages = ("/", report, "/incidents", "/incidents/1", "/people", "/people/1", "/demands")

    for path in (*pages, "/figures", figure, "/matches", "/matches?decided=1", "/incidents/99"):
        page = asker.get(path).text
        assert '<html lang="ru">' in page
        left = re.findall(r"[A-Za-z]{3,}(?: [A-Za-z]+)*", ours(page))
        assert not left, (path, left)


def test_the_browsers_own_language_is_taken_first():
    """A browser that asks for Russian is answered in Russian without a click."""
    asker = Asker(with_accepted())

    assert "Инциденты" in asker.get("/incidents", accept_language="ru-RU,ru;q=0.9,en;q=0.5").text
    assert "Incidents" in asker.get("/incidents", accept_language="de").text


def test_changing_the_language_keeps_the_place():
    """The link to the other language leads to the same finding on the same page."""
    asker = Asker(with_accepted())
    report = re.search(r'href="(/reports/[^"]+)"', asker.get("/").text)[1]

    page = asker.get(f"{report}?order=kind").text

    assert 'href="?order=kind&amp;language=ru"' in page
