"""Words: everything that the room may say, it can say in both languages, with the same facts."""

import re
import string
from importlib import resources

import pytest
import yaml

import dripstone.count
from dripstone.count.words import about, at_most, say

SAID_IN_CODE = re.compile(r'(?:code=|_fault\(|broken\(|Fault\(code=|why_not=)\s*"([a-z_]+)"')


def words(language):
    file = resources.files("dripstone.languages").joinpath(language, "count.yaml")
    return dict(flat(yaml.safe_load(file.read_text(encoding="utf-8"))))


def flat(tree, above=""):
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from flat(value, f"{above}{key}.")
        else:
            yield above + str(key), value


def facts(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_both_languages_say_the_same_things():
    """Every key is in both, and takes the same facts."""
    english, russian = words("en"), words("ru")

    assert set(english) == set(russian)
    assert {k: facts(v) for k, v in english.items()} == {k: facts(v) for k, v in russian.items()}


def test_every_code_in_the_room_has_words():
    """No fault can be raised that the room cannot say."""
    room = resources.files(dripstone.count)
    sources = [f.read_text(encoding="utf-8") for f in room.iterdir() if f.name.endswith(".py")]
    codes = {code for source in sources for code in SAID_IN_CODE.findall(source)}

    english = words("en")

    assert len(codes) > 20
    assert {code for code in codes if f"faults.{code}.because" not in english} == set()


@pytest.mark.parametrize(
    ("number", "near", "floor"),
    [(10399, "10 000", "10 000"), (1966, "2 000", "1 900"), (57, "57", "57"), (9, "9", "9")],
)
def test_numbers_have_two_digits(number, near, floor):
    """No estimate here knows a third digit; a floor is rounded down."""
    assert about(number).replace("\u202f", " ") == near
    assert at_most(number).replace("\u202f", " ") == floor


def test_floor_is_never_rounded_below_the_documented():
    """Two digits of 1,266 would be fewer people than are known by name."""
    assert at_most(1269, not_below=1266).replace("\u202f", " ") == "1 266"


def test_missing_language_falls_back_to_english():
    """A language without words here is answered in English."""
    assert say("unreached", "ka") == say("unreached", "en")
