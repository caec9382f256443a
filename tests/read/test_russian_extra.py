"""Russian needs an extra: without it nothing is read, and the reason is told."""

from __future__ import annotations

import subprocess
import sys

import pytest
from english import a_text
from russian import reading

from dripstone import languages
from dripstone.errors import MissingExtra
from dripstone.languages import messages, ru
from dripstone.read import suggest

WORDS = "Полиция задержала пятерых активистов на Литейной площади."


def test_without_its_packages_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing package leaves the text unread, and never stops the rest."""
    monkeypatch.setattr(ru, "NEEDS", ("natasha", "a_package_that_nobody_has"))

    found = suggest(a_text(WORDS, language="ru"))

    assert (found.language, len(found)) == (None, 0)
    with pytest.raises(MissingExtra, match="language ru"):
        languages.reader("ru")


def test_the_reason_is_told() -> None:
    """Whoever asks for Russian without its packages is told what to install."""
    told = messages.tell(MissingExtra(language="ru"))

    assert "dripstone[ru]" in told.do


def test_with_its_packages_it_is_read() -> None:
    """The same words are read where the packages are there."""
    found = reading(WORDS)

    assert found.language == "ru"
    assert {s.of.kind for s in found} == {"act"}


def test_layout_needs_no_package() -> None:
    """Lines of a Russian report are told apart, and English is read, without loading a model."""
    code = (
        "import sys; from dripstone import languages; "
        "assert languages.language('ru').layout().months['мая'] == 5; languages.language('en'); "
        "loaded = {'natasha', 'slovnet', 'navec', 'pymorphy3', 'razdel'} & set(sys.modules); "
        "sys.exit(len(loaded))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_models_are_read_without_the_code_beside_them() -> None:
    """Only data files of the package of models are used: its code needs parts that are old."""
    code = (
        "import sys; from dripstone import languages; from dripstone.languages.parsed import Stretch; "
        "words = 'Полиция задержала активиста.'; ru = languages.reader('ru'); "
        "list(ru.parse([Stretch(content=words, start=0, end=len(words))])); "
        "sys.exit('natasha' in sys.modules or 'pymorphy2' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_receipt_says_what_is_lacking(monkeypatch: pytest.MonkeyPatch) -> None:
    """A language that nobody serves and one whose packages are missing are told apart."""
    monkeypatch.setattr(ru, "NEEDS", ("a_package_that_nobody_has",))

    assert [languages.lacking(code) for code in ("ru", "xx", None)] == [
        "MissingExtra", "NoSuchLanguage", "NoSuchLanguage",
    ]  # fmt: skip
