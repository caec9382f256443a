"""The controlled vocabularies: whole, labelled in both languages, and open to a project's terms."""

from __future__ import annotations

import pytest

from dripstone.errors import UnknownTerm
from dripstone.vocabulary import SCHEMES, Term, extended, is_a, label, scheme


@pytest.mark.parametrize("name", SCHEMES)
def test_every_term_has_labels_a_definition_and_a_parent_that_is_there(name: str) -> None:
    """No label is empty, and each term leads up to the top of its tree."""
    for one in scheme(name):
        assert one.labels["en"].strip()
        assert one.labels["ru"].strip()
        assert one.definitions["en"].strip()
        assert scheme(name).lineage(one.id)[0] == one.id


def test_patterns_and_placeholders_are_counted_by_nobody() -> None:
    """Persecution, abuse and discrimination name no act that could be counted."""
    uncounted = {one.id for one in scheme("acts") if not one.countable}

    assert uncounted >= {"equality.persecution", "equality.discrimination", "abuse"}
    assert "liberty.arrest" not in uncounted


def test_a_project_adds_its_own_terms_under_ours() -> None:
    """A namespaced term with a parent here takes its place in the tree; ours stay as they were."""
    own = Term(
        id="myorg:acts/kettling",
        parent="liberty.arrest",
        labels={"en": "Kettling", "ru": "Оцепление"},
        definitions={"en": "People are held in a ring of officers."},
    )

    acts = extended(scheme("acts"), [own])

    assert "liberty" in acts.lineage("myorg:acts/kettling")
    assert acts.term("myorg:acts/kettling").labels["ru"] == "Оцепление"
    with pytest.raises(UnknownTerm):
        scheme("acts").term("myorg:acts/kettling")


@pytest.mark.parametrize(
    ("id", "parent"), [("kettling", "liberty.arrest"), ("myorg:acts/kettling", "nowhere")]
)
def test_a_term_without_namespace_or_parent_is_refused(id: str, parent: str) -> None:
    """What could clash with ours, or hang in the air, is not taken in."""
    own = Term(id=id, parent=parent, labels={"en": "K", "ru": "К"}, definitions={"en": "k"})

    with pytest.raises(UnknownTerm):
        extended(scheme("acts"), [own])


def test_a_term_is_said_in_the_language_asked_for() -> None:
    """Labels come in both languages, and English stands in for one that has none."""
    assert label("acts", "liberty.arrest", "ru") != label("acts", "liberty.arrest", "en")
    assert label("acts", "liberty.arrest", "xx") == label("acts", "liberty.arrest", "en")
    assert is_a("acts", "liberty.arrest", "liberty")
    assert not is_a("acts", "life.killing", "liberty")
