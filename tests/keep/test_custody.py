"""How a report came and what may be done with it: told by people, shown, and held in every export."""

from __future__ import annotations

from pathlib import Path

import pytest

from dripstone import flow
from dripstone.errors import BadConsent, NoSuchRecord
from dripstone.flow.custody import collected_of
from dripstone.records import Collected, Custody, Decision, Report, Suggestion
from dripstone.vault.memory import Memory
from samples.documents import a_zip

ADA = "Ada Reader"
WORDS = b"Police in Karvel detained three people on Saturday. They were held for ten hours."
TOLD = """
reason: for the Karvel file
brought_by: Marta Vymyslova
collected_by: Timur Basnin
collected_at: 2025-05-19
collected_where: Karvel
collected_with: telephone
restrictions: [no names before the trial]
consents:
  - {purpose: keep, given: yes, who: the person, at: 2025-05, how: in writing}
  - {purpose: publish, given: %s, limits: [without the town]}
"""


@pytest.fixture
def vault() -> Memory:
    vault = Memory()
    vault.add_signer(ADA)
    return vault


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "testimony.txt"
    path.write_bytes(WORDS)
    return path


def came(vault: Memory, path: Path, told: Collected | None = None, came_from: str = "the Union"):
    return flow.take_in(vault, [path], by=ADA, came_from=came_from, told=told)


def accepted(vault: Memory) -> int:
    """Accept all that was suggested, and count how many claims then leave the vault."""
    for one in [*vault.all(Suggestion)]:
        if not any(decision.on == one.of.id for decision in vault.all(Decision)):
            flow.decide(vault, on=one.of.id, verb="accept", by=ADA)
    return flow.release(vault, kind="claims", by=ADA).shown


def test_what_was_told_of_a_report_is_kept_beside_it(vault, file):
    """Who brought it, who took it down, where, when, why, and each consent come back as told."""
    receipt = came(vault, file, collected_of(TOLD % "yes"))

    account = flow.told_of(vault, receipt.lines[0].report)
    told = account.custodies[0].told

    assert (told.brought_by, told.collected_by) == ("Marta Vymyslova", "Timur Basnin")
    assert (told.collected_at, told.collected_where) == ("2025-05-19", "Karvel")
    assert [(one.purpose, one.given) for one in told.consents] == [
        ("keep", True),
        ("publish", True),
    ]
    assert told.consents[0].at == "2025-05"
    assert account.report.level == 1
    assert accepted(vault) > 0


def test_where_publication_was_refused_nothing_leaves(vault, file):
    """A no to publication seals the report from every export, and says why."""
    receipt = came(vault, file, collected_of(TOLD % "no"))

    account = flow.told_of(vault, receipt.lines[0].report)

    assert (account.report.level, account.why_level) == (3, ("publication_refused",))
    assert accepted(vault) == 0


def test_no_answer_is_neither_consent_nor_refusal(vault, file):
    """Where nobody was asked, nothing is sealed and nothing is said to be agreed to."""
    receipt = came(vault, file, collected_of("brought_by: Marta Vymyslova"))

    account = flow.told_of(vault, receipt.lines[0].report)

    assert account.custodies[0].told.consents == ()
    assert (account.report.level, account.why_level) == (1, ())


def test_withdrawn_consent_seals_from_then_on(vault, file):
    """Claims that left before leave no more; the decision and its reason stay in the journal."""
    report = came(vault, file).lines[0].report
    before = accepted(vault)

    flow.withdraw(vault, report, by=ADA, reason="told on the telephone on 1 June")

    assert before > 0
    assert accepted(vault) == 0
    account = flow.told_of(vault, report)
    assert (account.report.level, account.why_level) == (3, ("consent_withdrawn",))
    assert vault.original(report) == WORDS
    assert [entry.did for entry in vault.entries()][-2] == "withdraw"


def test_what_lay_in_a_sealed_container_and_its_versions_are_sealed_too(vault, tmp_path):
    """Sealing an archive seals its members; sealing a member does not seal its neighbours."""
    path = tmp_path / "all.zip"
    path.write_bytes(a_zip({"a.txt": WORDS, "b.txt": b"Other words about Karvel."}))
    whole, first, second = (line.report for line in came(vault, path).lines)
    path.write_bytes(a_zip({"a.txt": WORDS + b" Two were beaten.", "b.txt": b"Other words."}))
    changed = came(vault, path).lines[1].report

    flow.withdraw(vault, first, by=ADA, reason="asked for it")

    levels = {i: flow.told_of(vault, i).report.level for i in (whole, first, second, changed)}
    assert levels == {whole: 1, first: 3, second: 1, changed: 3}

    flow.withdraw(vault, whole, by=ADA, reason="asked for it")

    assert flow.told_of(vault, second).report.level == 3
    assert flow.told_of(vault, second).why_level == ("inherited",)


def test_the_same_bytes_from_another_hand_have_both_origins(vault, file, tmp_path):
    """A report that comes again from somebody else keeps its first origin, and gains the second."""
    report = came(vault, file).lines[0].report
    other = tmp_path / "copy.txt"
    other.write_bytes(WORDS)

    came(vault, other, came_from="a relative")
    came(vault, other, came_from="a relative")

    account = flow.told_of(vault, report)
    assert account.report.origin.came_from == "the Union"
    assert [one.origin.came_from for one in account.custodies] == ["a relative"]


def test_the_same_file_again_adds_no_custody(vault, file):
    """Running the same command again writes no second account of the same coming."""
    came(vault, file, collected_of(TOLD % "yes"))
    came(vault, file, collected_of(TOLD % "yes"))

    assert len([*vault.all(Custody)]) == 1


def test_a_report_is_found_by_the_beginning_of_its_identity(vault, file):
    """As much of an identity as one report alone has is enough; anything else is told."""
    report = came(vault, file).lines[0].report

    assert flow.told_of(vault, report[:12]).report.id == report
    with pytest.raises(NoSuchRecord):
        flow.told_of(vault, "rep_nothing")


@pytest.mark.parametrize(
    "words",
    [
        "[]",
        "a: [",
        "brought: Marta",
        "consents: [{purpose: sell, given: yes}]",
        "consents: [{purpose: keep}]",
        "level: 7",
    ],
)
def test_a_record_of_collection_that_is_none_is_refused(words):
    """What no record has is refused before anything is kept."""
    with pytest.raises(BadConsent):
        collected_of(words)


def test_a_withdrawal_needs_a_reason_and_a_report(vault, file):
    """Neither a blank reason nor an identity of nothing seals anything."""
    report = came(vault, file).lines[0].report

    with pytest.raises(BadConsent):
        flow.withdraw(vault, report, by=ADA, reason=" ")
    with pytest.raises(NoSuchRecord):
        flow.withdraw(vault, "rep_nothing", by=ADA, reason="asked for it")

    assert vault.get(report) == next(vault.all(Report))
