"""Which words of a phrase name somebody: none may be missed, few may be too many."""

from __future__ import annotations

import pytest

from dripstone.publish.shields.phrasing import name_in


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Marta Vymyslova", "Marta Vymyslova"),
        ("Prosecutor General Lidia Vydumova of Ostrelye", "Lidia Vydumova"),
        ("Interior Minister Gleb Mnimov", "Gleb Mnimov"),
        ("Police chief Anton Nesbytov", "Anton Nesbytov"),
        ("Marta Vymyslova of Lantern Legal Aid", "Marta Vymyslova"),
        ("адвоката Марты Вымысловой", "Марты Вымысловой"),
        ("министр внутренних дел Глеб Мнимов", "Глеб Мнимов"),
        ("Ludwig van Beethoven", "Ludwig van Beethoven"),
        ("John Major", "John Major"),
        ("the interior ministry", ""),
        ("his sister", ""),
    ],
)
def test_name_is_told_from_offices_and_places(phrase: str, name: str) -> None:
    """Offices, and what a preposition ties to a full name, are no part of the name."""
    assert name_in(phrase) == name


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("Представитель полиции Желнограда Егор Притчин", "Егор Притчин"),
        ("Marta Vymyslova, mother of Timur Basnin", "Marta Vymyslova, Timur Basnin"),
        ("Yegor Pritchin, a spokesman for Ostrelye, and Anton Nesbytov", "Pritchin Anton Nesbytov"),
        ("Nebylitsyn of Ostrelye", "Nebylitsyn"),
        ("Небылицын из Острелья", "Небылицын"),
        ("the bookseller Arkady Nebylitsyn and Timur Basnin", "Arkady Nebylitsyn Timur Basnin"),
        ("neighbours of Nebylitsyn", "Nebylitsyn"),
        ("Judge", "Judge"),
        ("Nebylitsyn, who had sold tickets with Timur Basnin", "Nebylitsyn, Timur Basnin"),
    ],
)
def test_no_name_of_a_phrase_is_missed(phrase: str, names: str) -> None:
    """Whatever stands around them, all names of a phrase are found."""
    found = name_in(phrase)

    assert all(word in found for word in names.split())
