"""What tests of publication share: an invented report, and a release of what was accepted of it."""

from __future__ import annotations

import functools

from dripstone.publish import claims_csv, claims_jsonl, dossier, let_through
from dripstone.records import (
    AnyFinding,
    Decision,
    Ground,
    HowMany,
    Incident,
    Origin,
    Person,
    Report,
    Slot,
    Slots,
    Stated,
    Text,
    Voice,
    Weight,
    When,
    Where,
    Who,
    random_id,
    report_id,
    sha256_of,
    text_id,
)
from dripstone.records.weight import Origin as Heard
from dripstone.vocabulary.gazetteer import Gazetteer, with_places
from invented import a_claim, words

KEY = bytes(range(32))
PLACES = """
places:
  - {id: "demo:drovenia", precision: country, names: {en: ["Drovenia"]}}
  - {id: "demo:melnar", precision: region, within: "demo:drovenia", names: {en: ["Melnar region"]}}
  - id: "demo:zhelnograd"
    precision: settlement
    within: "demo:melnar"
    names: {en: ["Zhelnograd"], ru: ["Желноград"]}
    adjectives: {ru: ["желноградский"]}
"""
WORDS = (
    "ZHELNOGRAD — Police detained Arkady Nebylitsyn in Zhelnograd on 20 May 2025.\n\n"
    "Twelve people were held with Nebylitsyn, said Marta Vymyslova, a lawyer.\n\n"
    "They were held because of their faith, she said."
)


@functools.cache
def gazetteer() -> Gazetteer:
    """Give the invented places."""
    return with_places(PLACES)


def a_report(content: str, **fields: object) -> Report:
    """Make a report of these words."""
    sha256 = sha256_of(content)
    kept = {
        "id": report_id(sha256),
        "sha256": sha256,
        "size": len(content.encode()),
        "media_type": "text/plain",
        "origin": Origin(kind="file", name="report.txt"),
        "received_at": "2025-05-22T08:00:00Z",
        "received_by": "Ada Reader",
    }
    return Report(**(kept | fields))


def a_text(report: Report, content: str, **fields: object) -> Text:
    """Make the text of a report, published by its own words unless told otherwise."""
    sha256 = sha256_of(content)
    said = {
        "id": text_id(report.id, "plain", "1", sha256),
        "report": report.id,
        "sha256": sha256,
        "content": content,
        "format": "plain",
        "format_version": "1",
        "language": "en",
        "title": Stated(value="Bookseller held"),
        "publisher": Stated(value="The Karvel Courier"),
        "published": Stated(value="2025-05-22"),
    }
    return Text(**(said | fields))


def filled(text: Text, these: str, value: object = None, nth: int = 0) -> Slot:
    """Fill a slot with these words and what they come to."""
    return Slot(text=these, anchor=words(text, these, nth), value=value)


def the_findings(text: Text, name: str = "Arkady Nebylitsyn") -> tuple[AnyFinding, ...]:
    """Give the claims of the invented report: an arrest of one, of twelve, and a ground."""
    courier = Voice(who="The Karvel Courier", mode="narrates")
    lawyer = Voice(who="Marta Vymyslova", mode="paraphrases", anchor=words(text, "Marta Vymyslova"))
    arrest = a_claim(
        text,
        "detained",
        says=f"Police detained {name} in Zhelnograd on 20 May 2025.",
        slots=Slots(
            who=filled(text, "Police", Who(text="Police", kind="organisation", type="police")),
            to_whom=filled(text, name, Who(text=name, kind="person", named=True)),
            when=filled(
                text,
                "20 May 2025",
                When(
                    text="20 May 2025",
                    edtf="2025-05-20",
                    earliest="2025-05-20",
                    latest="2025-05-20",
                ),
            ),
            where=filled(
                text,
                "Zhelnograd",
                Where(
                    text="Zhelnograd",
                    place="demo:zhelnograd",
                    within=("demo:melnar", "demo:drovenia"),
                    precision="settlement",
                ),
            ),
        ),
        attribution=(courier,),
    )
    twelve = a_claim(
        text,
        "held",
        says="Twelve people were held.",
        type="liberty.detention",
        slots=Slots(
            to_whom=filled(text, "Twelve people", Who(text="Twelve people", kind="group")),
            how_many=filled(text, "Twelve", HowMany(text="Twelve", min=12, max=12, best=12)),
        ),
        attribution=(courier, lawyer),
        not_stated=("who",),
    )
    ground = a_claim(
        text,
        "because of their faith",
        kind="ground",
        type="liberty.detention",
        says="They were held because of their faith.",
        slots=Slots(why=filled(text, "their faith", Ground(text="their faith", ground="religion"))),
        attribution=(courier, lawyer),
    )
    return arrest, twelve, ground


def people_of(findings: tuple[AnyFinding, ...]) -> tuple[Person, ...]:
    """Give the bookseller, who is restricted, and the lawyer, who acts in public."""
    return (
        Person(
            handle="per_aaaaaaaa",
            number=1,
            names=("Arkady Nebylitsyn",),
            claims=(findings[0].id,),
            roles=("victim",),
            level=2,
        ),
        Person(
            handle="per_bbbbbbbb",
            number=2,
            names=("Marta Vymyslova",),
            claims=(findings[1].id,),
            roles=("speaker",),
            level=1,
        ),
    )


def accepted(findings: tuple[AnyFinding, ...]) -> dict[str, tuple[Decision, ...]]:
    """Let a person accept each finding."""
    return {one.id: (decided(one.id, "accept"),) for one in findings}


def decided(on: str, verb: str, by: str = "Ada Reader") -> Decision:
    """Write down a judgement."""
    return Decision(
        id=random_id("dec"),
        on=on,
        verb=verb,
        by=by,
        at="2025-06-01T10:00:00Z",
        reason="internal words",
    )


def an_incident(findings: tuple[AnyFinding, ...], **fields: object) -> Incident:
    """Put findings together as one incident."""
    said = {
        "handle": "inc_aaaaaaaa",
        "number": 3,
        "type": "liberty.arrest",
        "types": ("liberty.arrest",),
        "claims": findings,
    }
    return Incident(**(said | fields))


class Release:
    """An invented report and everything that an export asks for."""

    def __init__(self, content: str = WORDS, **fields: object) -> None:
        """Make the report, its text, its findings, and who accepted them."""
        self.report = a_report(content)
        self.text = a_text(self.report, content, **fields)
        self.findings = the_findings(self.text)
        self.people = people_of(self.findings)

    def given(self, **fields: object) -> dict[str, object]:
        """Give what every export asks for."""
        return {
            "texts": {self.text.id: self.text},
            "reports": {self.report.id: self.report},
            "history": accepted(self.findings),
            "people": self.people,
            "key": KEY,
            "gazetteer": gazetteer(),
        } | fields

    def csv(self, **fields: object) -> str:
        """Export the findings as a table."""
        return claims_csv(let_through(self.findings, **self.given(**fields)).rows).decode()

    def jsonl(self, **fields: object) -> str:
        """Export the findings as annotations."""
        return claims_jsonl(let_through(self.findings, **self.given(**fields)).rows).decode()

    def dossier(self, **fields: object) -> str:
        """Write the dossier of an incident that holds all findings."""
        weight = Weight(
            incident="inc_aaaaaaaa",
            independent=2,
            origins=(Heard(voice="Marta Vymyslova", findings=(self.findings[1].id,)),),
            unnamed=0,
            first_report=self.report.id,
            first_said="Marta Vymyslova",
        )
        incident = fields.pop("incident", an_incident(self.findings))
        given = {"weight": weight, "journal": 41} | self.given(**fields)
        return dossier(incident, **given).decode()
