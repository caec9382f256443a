"""What may leave, what is hidden in it, and what is said of what stays."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass

import msgspec
import pytest

from dripstone.publish import account, release_key
from dripstone.publish.shields.rows import let_through
from dripstone.records import Origin, Person, Slots, Stated, Who
from invented import a_claim
from releases import (
    KEY,
    WORDS,
    Release,
    a_report,
    a_text,
    accepted,
    an_incident,
    decided,
    filled,
    people_of,
    the_findings,
)

NAME = "Arkady Nebylitsyn"


def _table(export: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(export)))


def test_names_above_the_level_become_letters() -> None:
    """A restricted person and a private one are letters at level 0; at 2 their names stand."""
    release = Release()

    public, team, named = (release.csv(level=level) for level in (0, 1, 2))

    assert "Nebylitsyn" not in public + team
    assert "[Person A]" in public
    assert "Vymyslova" not in public
    assert "Nebylitsyn" in named
    assert "Vymyslova" in named


def test_person_whom_nobody_listed_is_hidden() -> None:
    """A name that the findings hold and the people do not is hidden too."""
    release = Release()
    release.people = ()

    export = release.csv() + release.jsonl() + release.dossier()

    assert "Nebylitsyn" not in export
    assert "[Person ?]" in export
    assert "The Karvel Courier" in export


def test_name_inside_a_group_is_hidden() -> None:
    """Who stands beside "and eleven others" is hidden, though the group has no name."""
    release = Release()
    text = release.text
    words = filled(
        text, "Arkady Nebylitsyn", Who(text="Arkady Nebylitsyn and others", kind="group")
    )
    one = a_claim(text, "detained", slots=Slots(to_whom=words), says="They held Arkady Nebylitsyn.")
    release.findings, release.people = (one,), ()

    export = release.csv() + release.jsonl()

    assert "Nebylitsyn" not in export


def test_days_and_places_of_a_restricted_person_are_widened() -> None:
    """The day becomes its month and the town its region, in values and in words."""
    arrest = _table(Release().csv())[0]

    assert arrest["when"] == "2025-05"
    assert arrest["when_earliest"] == ""
    assert arrest["where"] == "Melnar region"
    assert arrest["where_precision"] == "region"
    assert "20 May" not in Release().csv()
    assert "helnograd" not in Release().csv().casefold()


def test_day_and_place_of_a_group_stand_as_they_are() -> None:
    """Where nobody restricted is spoken of, nothing is widened."""
    release = Release()
    release.people = release.people[1:]
    release.people += (
        Person(handle="per_c", number=3, names=(NAME,), claims=(), roles=("speaker",), level=0),
    )

    arrest = _table(release.csv())[0]

    assert arrest["when"] == "20 May 2025"
    assert arrest["where"] == "Zhelnograd"
    assert arrest["widened"] == "no"


def test_sentence_that_names_a_restricted_person_is_quoted_by_nobody_else() -> None:
    """A finding beside it shows its own sentence alone; one inside it is widened itself."""
    release = Release()
    given = release.given(history=accepted(release.findings))

    twelve, ground = let_through(release.findings[1:], **given).rows

    assert twelve.widened
    assert not ground.widened
    assert ground.words[0].before == "They were held "
    assert ground.words[0].passage[0] == "They were held "


def test_what_is_widened_for_one_finding_is_widened_for_its_incident() -> None:
    """Another finding of the same incident cannot give the day away."""
    restricted = Release()
    alone = restricted.findings[2]
    incident = an_incident((restricted.findings[0], alone))
    given = restricted.given(history={alone.id: (decided(alone.id, "accept"),)})
    given["people"] = restricted.people

    apart = let_through((alone,), **given).rows[0]
    together = let_through((alone,), **given, incidents=(incident,)).rows[0]

    assert not apart.widened
    assert together.widened


def test_nobody_is_named_beside_a_sensitive_ground() -> None:
    """Even a public person becomes a letter in a row that shows a sensitive ground."""
    release = Release()
    release.people = tuple(msgspec.structs.replace(p, level=0) for p in release.people)

    rows = _table(release.csv(level=0))

    ground = next(row for row in rows if row["why_ground"] == "religion")
    assert ground["nobody_named"] == "yes"
    assert "Vymyslova" not in " ".join(ground.values())


def test_findings_that_may_not_leave_are_counted() -> None:
    """What went in is what is shown and what was left out, with the reasons."""
    release = Release()
    arrest, twelve, ground = release.findings
    sealed = msgspec.structs.replace(ground, id="fnd_sealed", level=3)
    lost = msgspec.structs.replace(ground, id="fnd_lost")
    history = release.given()["history"] | {
        sealed.id: (decided(sealed.id, "accept"),),
        twelve.id: (decided(twelve.id, "accept"), decided(twelve.id, "reject", by="Bo Reader")),
    }
    given = release.given(history=history)
    wanted = {k: given[k] for k in ("texts", "reports", "history")}

    counted = account((arrest, twelve, ground, sealed, lost), **wanted)

    assert (counted.given, counted.shown) == (5, 2)
    assert dict(counted.left_out) == {"nobody_stands_behind_it": 2, "sealed": 1}
    assert counted.given == counted.shown + sum(n for _, n in counted.left_out)


@pytest.mark.parametrize(
    ("verbs", "leaves"),
    [
        ((("accept", "Ada"),), True),
        ((("correct", "Ada"),), True),
        ((("reject", "Ada"), ("accept", "Ada")), True),
        ((("accept", "Ada"), ("reject", "Bo")), False),
        ((("accept", "Ada"), ("reject", "Bo"), ("accept", "Cy")), True),
        ((("accept", "Ada"), ("accept", "Bo"), ("withdraw", "Cy")), False),
        ((("accept", "Ada"), ("skip", "Ada")), False),
        ((), False),
    ],
)
def test_only_what_people_stand_behind_leaves(
    verbs: tuple[tuple[str, str], ...], leaves: bool
) -> None:
    """A suggestion, a dispute and a withdrawal stay; what people agree on leaves."""
    release = Release()
    one = release.findings[0]
    history = {one.id: tuple(decided(one.id, verb, by=by) for verb, by in verbs)}

    rows = let_through((one,), **release.given(history=history)).rows

    assert bool(rows) is leaves


def test_labels_agree_within_a_release_and_not_between_two() -> None:
    """One key gives a person one letter in every export; the letters of two keys are unrelated."""
    release = Release()
    many = tuple(
        Person(handle=f"per_{n}", number=n, names=(f"Имярек{n}ов",), claims=(), roles=(), level=2)
        for n in range(40)
    )
    release.people += many

    @dataclass
    class Letters:
        csv: str
        jsonl: str

    def letters(key: bytes) -> Letters:
        line = json.loads(release.jsonl(key=key).splitlines()[0])
        slot = line["body"]["value"]["slots"]["to_whom"]["text"]
        return Letters(csv=_table(release.csv(key=key))[0]["to_whom"], jsonl=slot)

    keys = [release_key() for _ in range(12)]
    told = [letters(key) for key in keys]

    assert all(one.csv == one.jsonl for one in told)
    assert len({one.csv for one in told}) > 1
    assert {len(one.csv) for one in told} == {len("[Person AA]")}


def test_row_is_not_named_by_its_words() -> None:
    """The identity of a row depends on the release, so that nobody can guess words from it."""
    release = Release()

    one, other = (_table(release.csv(key=key))[0]["id"] for key in (KEY, release_key()))

    assert one != other
    assert release.findings[0].id not in release.csv() + release.jsonl() + release.dossier()


def test_key_of_a_release_has_to_be_a_key() -> None:
    """A short key would let labels be worked out, and is refused."""
    with pytest.raises(ValueError, match="32"):
        Release().csv(key=b"short")


def test_no_length_tells_a_hidden_name() -> None:
    """Two names of different lengths give the same export, places and contexts included."""
    exports = []
    for name in ("Li Nebylitsyn", "Aleksandrina Nebylitsynskaya-Vymyslova"):
        content = WORDS.replace(NAME, name).replace("with Nebylitsyn", f"with {name}")
        release = _renamed(content, name)
        lines = [json.loads(line) for line in release.jsonl().splitlines()]
        for line in lines:
            line["body"]["value"].pop("report")
            line.pop("id")
            line["body"]["value"].pop("id")
            for target in line["target"]:
                target.pop("source")
        exports.append(lines)

    assert exports[0] == exports[1]


def _renamed(content: str, name: str) -> Release:
    """Make the invented report with another name in it."""
    release = Release.__new__(Release)
    release.report = a_report(content)
    release.text = a_text(release.report, content)
    release.findings = the_findings(release.text, name)
    people = people_of(release.findings)
    release.people = (msgspec.structs.replace(people[0], names=(name,)), people[1])
    return release


def test_report_that_is_not_public_is_told_by_its_hash_alone() -> None:
    """What was handed over has no title, publisher or day in an export, and still its hash."""
    release = Release(publisher=None, published=None, title=Stated(value="Testimony of a baker"))

    export = release.csv() + release.jsonl() + release.dossier()

    assert "Testimony" not in export
    assert release.report.sha256 in export
    assert "a report that is not public" in release.dossier()


def test_body_that_a_report_came_from_is_shown_if_somebody_vouches_for_it() -> None:
    """A giver may be a person: without a word that it is a body, it is hidden and not public."""
    release = Release(publisher=None)
    release.report = msgspec.structs.replace(
        release.report, origin=Origin(kind="file", name="x", came_from="The Karvel Courier")
    )

    silent = release.dossier()
    vouched = release.dossier(bodies=("The Karvel Courier",))

    assert "Karvel Courier" not in silent
    assert "a report that is not public" in silent
    assert "Bookseller held, The Karvel Courier" in vouched
    assert "The Karvel Courier (narrates" in vouched


def test_body_that_was_taken_for_a_person_is_shown_if_somebody_vouches_for_it() -> None:
    """Where linking took an organisation for a person, a person's word puts it right."""
    release = Release(publisher=None)
    giver = "The Karvel Courier"
    release.report = msgspec.structs.replace(
        release.report, origin=Origin(kind="file", name="x", came_from=giver)
    )
    taken = Person(
        handle="per_courier", number=99, names=(giver,), claims=(), roles=("speaker",), level=2
    )
    people = (*release.given()["people"], taken)

    silent = release.dossier(people=people)
    vouched = release.dossier(people=people, bodies=(giver,))

    assert giver not in silent
    assert f"{giver} (narrates" in vouched


def test_address_with_a_name_in_it_is_withheld() -> None:
    """An address cannot be half told."""
    telling = "https://courier.example/2025/arkady-nebylitsyn"
    encoded = "https://courier.example/%D0%9D%D0%B5%D0%B1%D1%8B%D0%BB%D0%B8%D1%86%D1%8B%D0%BD"
    harmless = "https://courier.example/2025/05/22"

    urls = [_table(Release(url=url).csv())[0]["report_url"] for url in (telling, encoded, harmless)]

    assert urls == ["", "", harmless]


def test_reasons_and_reviewers_stay_inside() -> None:
    """An export says that a person judged, and when: never who, and never why."""
    release = Release()

    export = release.csv() + release.jsonl() + release.dossier()

    assert "internal words" not in export
    assert "Ada Reader" not in export
    assert "2025-06-01" in export
