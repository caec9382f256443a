"""No protected name appears in any export, in any script or form."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from typing import NamedTuple
from urllib.parse import unquote

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dripstone.errors import NameWouldLeave
from dripstone.publish.shields.names import Hider, Protected
from dripstone.publish.shields.pseudonyms import masked
from dripstone.publish.shields.rows import let_through, proved
from dripstone.records import Demand, Person, Quote, Slots, Stated, Voice, Who
from invented import a_claim, words
from releases import KEY, Release, a_report, a_text, an_incident, decided, filled

#: first name, surname, what must never be found of them, other spellings of both
NAMES = (
    (
        ("Arkady", "Nebylitsyn"),
        ("arkad", "nebyl", "nebil", "аркад", "небылиц"),
        (("Аркадий", "Небылицын"), ("Arkadiy", "Nebylicyn"), ("Arkadii", "Nebilitsyn")),
    ),
    (
        ("Марта", "Вымыслова"),
        ("март", "вымысл", "marta", "vymysl", "vimisl", "wymysl"),
        (("Marta", "Vymyslova"), ("Marta", "Wymyslowa"), ("Marta", "Vimislova")),
    ),
    (
        ("Юрий", "Мнимый"),
        ("юри", "мним", "yuri", "yury", "mnim"),
        (("Yuri", "Mnimy"), ("Yury", "Mnimyy"), ("Jurij", "Mnimyj")),
    ),
    (
        ("Семён", "Хвощёв"),
        ("семен", "хвощ", "semyon", "semen", "khvoshch"),
        (("Semyon", "Khvoshchev"), ("Semën", "Khvoshchyov"), ("Semen", "Chvoščev")),
    ),
)


class Spelt(NamedTuple):
    """A name in one spelling and case."""

    first: str
    last: str


FORMS = {
    "as it is": lambda n: f"{n.first} {n.last}",
    "surname first": lambda n: f"{n.last}, {n.first}",
    "capitals": lambda n: f"{n.first.upper()} {n.last.upper()}",
    "surname alone": lambda n: n.last,
    "first name alone": lambda n: n.first,
    "possessive": lambda n: f"{n.last}’s",
    "possessive, straight": lambda n: f"{n.first}'s",
    "no-break space": lambda n: f"{n.first}\u00a0{n.last}",
    "line break": lambda n: f"{n.first}\n{n.last}",
    "hyphen at the end of a line": lambda n: f"{n.last[:4]}-\n{n.last[4:]}",
    "hyphen inside": lambda n: f"{n.last[:4]}-{n.last[4:]}",
    "space inside": lambda n: f"{n.last[:4]} {n.last[4:]}",
    "soft hyphen": lambda n: f"{n.first[:2]}\u00ad{n.first[2:]} {n.last[:3]}\u00ad{n.last[3:]}",
    "zero width": lambda n: f"{n.last[:3]}\u200b{n.last[3:]}\u2060",
    "turned about": lambda n: f"{n.last[:3]}\u202e{n.last[3:]}\u202c",
    "stress marks": lambda n: (
        f"{n.first[0]}{n.first[1]}\u0301{n.first[2:]} {n.last[:2]}\u0301{n.last[2:]}"
    ),
    "initial before": lambda n: f"{n.first[0]}. {n.last}",
    "initials after": lambda n: f"{n.last} {n.first[0]}. {n.first[0]}.",
    "initial grown on": lambda n: f"{n.first[0]}.{n.last}",
    "full width": lambda n: "".join(
        chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in f"{n.first} {n.last}"
    ),
    "letter by letter": lambda n: " ".join(n.last),
    "in an address": lambda n: f"https://x.example/{n.first.lower()}-{n.last.lower()}-held",
    "grown together": lambda n: f"@{n.first}{n.last}",
    "small letters": lambda n: f"{n.first} {n.last}".lower(),
    "decomposed": lambda n: unicodedata.normalize("NFD", f"{n.first} {n.last}"),
    "mixed letters": lambda n: f"{n.last.replace('е', 'e').replace('о', 'o').replace('а', 'a')}",
}
CASES = ("", "а", "у", "ым", "е", "ой", "ого", "ому", "ых")


def _declined(name: str, case: str) -> str:
    """Put a Russian name in another case, roughly: what matters is that the ending changes."""
    if not re.fullmatch("[А-Яа-яёЁ]+", name):
        return name
    return re.sub("(ый|ий|а)$", "", name) + case if case else name


@st.composite
def planted(draw: st.DrawFn) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Give a name in some form, what must not be found of it, and the spellings that are known."""
    known, gone, others = draw(st.sampled_from(NAMES))
    spelt = draw(st.sampled_from((known, *others)))
    case = draw(st.sampled_from(CASES))
    form = draw(st.sampled_from(sorted(FORMS)))
    shown = FORMS[form](Spelt(*(_declined(part, case) for part in spelt)))
    return shown, gone, (" ".join(known),)


def _release(name: str, known: tuple[str, ...]) -> tuple[Release, dict[str, object]]:
    """Plant a name wherever an export could take it from."""
    content = (
        f"Police detained {name} on Monday, a neighbour said.\n\n"
        f"The group that knew {name} urged the court to free the man. {name} said: “I, {name}, was"
        f" held with others.”\n\nTwelve people were held in the end. {name}"
    )
    release = Release.__new__(Release)
    release.report = a_report(content, level=1)
    release.text = a_text(
        release.report,
        content,
        title=Stated(value=f"{name} is held"),
        publisher=Stated(value="The Karvel Courier"),
        authors=(Stated(value="Vera Nebytova"),),
        url=f"https://courier.example/{name}",
        warnings=(name,),
    )
    text = release.text
    who = filled(text, name, Who(text=name, kind="person", named=True))
    hops = (
        Voice(who="The Karvel Courier", mode="narrates"),
        Voice(who=name, mode="quotes", stands_for=name, anchor=words(text, name, 2)),
    )
    claims = (
        a_claim(text, "detained", says=f"{name} was detained.", slots=Slots(to_whom=who)),
        a_claim(text, "a neighbour", says=f"Near {name}.", attribution=hops, slots=Slots(who=who)),
        a_claim(text, "Twelve people", says="Twelve.", type="liberty.detention"),
        a_claim(text, f"detained {name} on", type="body.force"),
        Demand(
            id="fnd_demand", kind="demand", type="release", says=f"Free {name}.",
            anchors=(words(text, "urged"),), addressees=(who,), deadline=who, work=who,
        ),
        Quote(
            id="fnd_quote", kind="quote", type="quotes", says=f"{name}: I.", speaker=who,
            anchors=(words(text, "“I"),), inner=words(text, f"I, {name}, was"),
        ),
    )  # fmt: skip
    release.findings = claims
    release.people = (
        Person(
            handle="per_aaaaaaaa",
            number=1,
            names=known,
            claims=tuple(c.id for c in claims),
            roles=("victim",),
            level=2,
        ),
    )
    incident = an_incident(claims, victims=(name, "per_aaaaaaaa"))
    return release, {"incident": incident}


def _exports(release: Release, fields: dict[str, object]) -> dict[str, str]:
    fields["history"] = {
        one.id: (decided(one.id, "accept", by=release.people[0].names[0]),)
        for one in release.findings
    }
    incident = fields.pop("incident")
    return {
        "csv": release.csv(**fields),
        "jsonl": release.jsonl(**fields),
        "dossier": release.dossier(incident=incident, **fields),
        "dossier in Russian": release.dossier(incident=incident, language="ru", **fields),
    }


def _read(export: str) -> str:
    """Read an export as a searcher would: decoded, without marks, joiners, spaces and case."""
    plain = unquote(html.unescape(export))
    if plain.startswith("{"):
        plain += json.dumps([json.loads(line) for line in export.splitlines()], ensure_ascii=False)
    plain = re.sub(r"⟨U\+[0-9A-F]+⟩", "", plain)  # a mark that acted, named instead
    apart = unicodedata.normalize("NFKD", plain).casefold()
    return "".join(c for c in apart if unicodedata.category(c)[0] == "L")


@given(planted())
@settings(max_examples=100, deadline=None)
def test_no_protected_name_leaves(plant: tuple[str, tuple[str, ...], tuple[str, ...]]) -> None:
    """Whatever form a protected name stands in, no export holds it in any."""
    name, gone, known = plant
    release, fields = _release(name, known)

    exports = _exports(release, fields)

    for kind, export in exports.items():
        found = [part for part in gone if part in _read(export)]
        assert not found, f"{kind} still tells {found} of the form {name!a}"


@pytest.mark.parametrize("form", sorted(FORMS))
def test_search_finds_a_name_that_is_not_hidden(form: str) -> None:
    """The search of this law is not blind: with nobody to hide, it finds each form."""
    (first, last), gone, _ = NAMES[0]
    name = FORMS[form](Spelt(first, last))
    release, fields = _release(name, (name,))
    release.people = (
        Person(handle="per_a", number=1, names=(name,), claims=(), roles=(), level=0),
    )

    read = _read(_exports(release, fields)["csv"])

    assert any(part in read for part in gone)


@given(planted())
@settings(max_examples=50, deadline=None)
def test_hiding_twice_hides_nothing_more(
    plant: tuple[str, tuple[str, ...], tuple[str, ...]],
) -> None:
    """What was hidden once is left as it is: a label is never taken for a name."""
    name, _, known = plant
    hider = Hider([Protected(label="[Person A]", names=known)])
    once = hider.hide(f"They saw {name} there. {name}, they said, was alive.")

    twice = hider.hide(once)

    assert twice == once


def test_name_that_slipped_through_stops_the_release() -> None:
    """If a shield forgot one field of one row, nothing would leave at all."""
    release = Release()
    given = release.given()
    let = let_through(release.findings, **given)
    mask = masked(
        release.people, release.findings, texts=given["texts"], level=0, key=KEY, word="Person"
    )
    forgot = msgspec.structs.replace(let.rows[0], says="Arkady Nebylitsyn was detained.")

    with pytest.raises(NameWouldLeave) as stopped:
        proved((*let.rows[1:], forgot), mask)

    assert proved(let.rows, mask) == let.rows
    assert "Nebylitsyn" not in str(stopped.value)
