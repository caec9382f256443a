"""The dossier: every sentence leads to its words, nothing runs, nothing is fetched."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import msgspec
import pytest

from dripstone.records import HowMany, Slots, Stated, Weight
from dripstone.records.weight import Origin as Heard
from invented import a_claim
from releases import Release, accepted, an_incident, filled

EVIL = '<script>alert(1)</script><img src=x onerror="alert(2)">'


class Page(HTMLParser):
    """What stands in a page, as a browser would take it apart."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.comments: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def test_nothing_runs_and_nothing_is_fetched() -> None:
    """No script, frame, form, picture or link to the outside; the policy forbids them all."""
    page = Page(Release().dossier())

    links = {value for name, value in page.attributes if name in ("href", "src", "action")}

    assert not {"script", "iframe", "form", "img", "link", "object"} & set(page.tags)
    assert all(link and link.startswith("#") for link in links)
    assert not [name for name, _ in page.attributes if name.startswith("on") or name == "style"]
    assert not page.comments
    assert ("http-equiv", "Content-Security-Policy") in page.attributes
    policy = next(value or "" for name, value in page.attributes if "default-src" in (value or ""))
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_policy_allows_this_style_and_no_other() -> None:
    """The hash in the policy is that of the style in the page."""
    page = Release().dossier()
    style = re.search("<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None

    hashed = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()

    assert f"sha256-{hashed}" in page


def test_words_of_a_report_are_never_markup() -> None:
    """A title, a quote and a voice that hold markup are shown as letters."""
    release = Release(
        f"Police {EVIL} detained Arkady Nebylitsyn in Zhelnograd on 20 May 2025.\n\n"
        "Twelve people were held with Nebylitsyn, said Marta Vymyslova, a lawyer.\n\n"
        "They were held because of their faith, she said.",
        title=Stated(value=EVIL),
    )

    page = Page(release.dossier())

    assert "script" not in page.tags
    assert "img" not in page.tags
    assert "alert(1)" in page.text


def test_marks_that_turn_text_about_are_named() -> None:
    """A mark that would turn the rest of the line about is written out instead."""
    release = Release(title=Stated(value="held \u202eyadseuT no"))

    page = release.dossier()

    assert "\u202e" not in page
    assert "⟨U+202E⟩" in page


def test_every_sentence_leads_to_its_words() -> None:
    """Each sentence has a number, and the number's words, report, hash and judgement are there."""
    release = Release()

    page = Page(release.dossier(level=2))

    targets = {value for name, value in page.attributes if name == "id"}
    links = {value for name, value in page.attributes if name == "href"}
    assert links == {f"#{target}" for target in targets}
    assert len(targets) == 3
    assert "detained Arkady Nebylitsyn in Zhelnograd" in page.text
    assert release.report.sha256 in page.text
    assert "Bookseller held, The Karvel Courier, published 2025-05-22" in page.text
    assert "accepted 2025-06-01" in page.text


def test_what_nobody_states_is_said_to_be_not_stated() -> None:
    """A passive without a doer leaves a line that says so."""
    release = Release()
    told = release.findings[1:2]

    page = Page(release.dossier(incident=an_incident(told)))

    assert "Who did it: not stated." in page.text
    assert "Where: not stated." in page.text
    assert "How many: not stated." not in page.text


def test_contradictions_stand_side_by_side() -> None:
    """Both numbers are shown, each with its words, and nobody chooses."""
    release = Release()
    text = release.text
    other = a_claim(
        text,
        "were held because",
        type="liberty.detention",
        slots=Slots(how_many=filled(text, "They", HowMany(text="They", min=15, max=15, best=15))),
    )
    claims = (release.findings[1], other)

    page = Page(
        release.dossier(
            incident=an_incident(claims, contradictions=("number",)), history=accepted(claims)
        )
    )

    assert "Twelve (12)" in page.text
    assert "They (15)" in page.text
    assert "They contradict each other on the number." in page.text


def test_support_is_told_with_what_speaks_against() -> None:
    """Independent voices, unnamed ones, copies, denials and open matches are all counted."""
    release = Release()
    weight = Weight(
        incident="inc_aaaaaaaa",
        independent=1,
        origins=(
            Heard(voice="Marta Vymyslova", findings=(release.findings[1].id,)),
            Heard(voice=None, findings=(release.findings[0].id,)),
        ),
        unnamed=4,
        against=("fnd_a", "fnd_b"),
        copies=(("rep_a", "rep_b"),),
        first_report=release.report.id,
        first_said="Marta Vymyslova",
    )
    incident = an_incident(release.findings, undecided=("mat_a",))

    page = Page(release.dossier(weight=weight, incident=incident))

    assert "depend on each other: 1." in page.text
    assert "whose voice is not named: 4." in page.text
    assert "a voice that is not named" in page.text
    assert "repeat another one: 1." in page.text
    assert "Findings that deny it: 2." in page.text
    assert "nobody has decided yet: 1." in page.text
    assert "Vymyslova" not in page.text


def test_what_was_left_out_is_counted_with_its_reason() -> None:
    """The account adds up, and the reason is said in words."""
    release = Release()
    sealed = msgspec.structs.replace(release.findings[2], id="fnd_sealed", level=3)
    claims = (*release.findings[:2], sealed)

    page = Page(
        release.dossier(incident=an_incident(claims), history=accepted(claims), seal="ab" * 32)
    )

    assert "3 findings in, 2 shown, 1 left out." in page.text
    assert "sealed: 1" in page.text
    assert "entry 41" in page.text
    assert "ab" * 32 in page.text


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Who did it: not stated."), ("ru", "Кто это сделал: не указано.")],
)
def test_it_speaks_the_reader_s_language(language: str, words: str) -> None:
    """The dossier's own words are in the language asked for."""
    release = Release()

    page = Page(release.dossier(incident=an_incident(release.findings[1:2]), language=language))

    assert words in page.text
    assert ("lang", language) in page.attributes


def test_same_values_give_the_same_bytes() -> None:
    """A dossier made twice is one file: its hash can be compared."""
    release = Release()

    one, other = release.dossier(), release.dossier()

    assert one == other
