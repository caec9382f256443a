"""What the pages say, asked for without a browser."""

from __future__ import annotations

import html
import re

import msgspec

from dripstone.records import Decision, Line, Receipt, random_id
from dripstone.vault.memory import Memory
from invented import PARTS, a_claim, a_report, a_text, findings, said, suggested
from local_page import ADA, BORIS, Asker, a_vault, filled, with_invented, words_of

NASTY = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"


def text_of(page: str) -> str:
    """Take the report's words out of a page."""
    article = re.search(r"<article id=\"text\".*?</article>", page, re.DOTALL)[0]
    return html.unescape(re.sub(r"<[^>]+>", "", article))


def test_the_list_says_what_each_report_asks_for():
    """Title, publisher, date, how many wait and how many are accepted stand on one line."""
    vault, text, found = with_invented()
    asker = Asker(vault)
    asker.post(f"/reports/{text.report}/decisions", {"on": found[0].id, "verb": "accept"})

    shown = words_of(asker.get("/").text)

    assert "Twelve held after rally in Karvel" in shown
    assert "The Karvel Courier · 2025-05-17 · en" in shown
    assert "4 to decide" in shown
    assert "1 accepted" in shown


def test_what_could_not_be_read_is_listed_with_its_reason():
    """A report that is kept but was not read is not hidden."""
    vault = a_vault()
    report = a_report("??", name="scan.pdf")
    line = Line(item="scan.pdf", became="kept_unread", report=report.id, why="NoText")
    receipt = Receipt(
        id=random_id("rct"), did="take_in", by=ADA, started="2025-06-01T08:00:00Z",
        ended="2025-06-01T08:00:00Z", lines=(line,),
    )  # fmt: skip
    vault.commit(report, did="keep", by=ADA, originals={report.id: b"??"})
    vault.commit(receipt, did="receipt", by=ADA)

    page = Asker(vault).get("/").text

    assert "scan.pdf" in page
    assert "kept, not read" in page
    assert re.search(r'class="why">\s*\S', page)


def test_an_empty_vault_says_what_to_do():
    """Who opens the page first is told how to take something in."""
    assert "dripstone take-in" in Asker(a_vault()).get("/").text


def test_the_words_are_shown_to_the_letter():
    """The page holds the frozen text, every code point in its place."""
    vault, text, _ = with_invented()

    page = Asker(vault).get(f"/reports/{text.report}").text

    assert text_of(page) == text.content


def test_carriage_returns_and_nul_move_nothing():
    """Line ends of other systems are shown as such; a browser would change or drop them."""
    text = a_text((("body", "One\r\nTwo\rThree \0 police detained Timur Basnin."),))
    vault = filled(a_vault(), text, (suggested(a_claim(text, "detained")),))

    page = Asker(vault).get(f"/reports/{text.report}").text

    assert "One&#13;\nTwo&#13;Three \ufffd police" in page


def test_a_report_cannot_write_the_page():
    """Tags in a title, in the words or in a reason are shown as words."""
    text = a_text(
        (("headline", NASTY), ("body", f"Police detained Timur Basnin. {NASTY}")), title=NASTY
    )
    claim = a_claim(text, "detained", says=NASTY)
    vault = filled(a_vault(), text, (suggested(claim),))
    asker = Asker(vault)
    asker.post(
        f"/reports/{text.report}/decisions",
        {"on": claim.id, "verb": "reject", "reason": NASTY},
    )

    for page in (asker.get("/").text, asker.get(f"/reports/{text.report}?on={claim.id}").text):
        assert "<script>" not in page
        assert "<img src=x" not in page
        assert html.escape("<script>", quote=False) in page


def test_no_name_stands_in_a_title_or_an_address():
    """A browser's history and tabs hold identities, never what a report says."""
    vault, text, _ = with_invented()
    asker = Asker(vault)

    for path in ("/", f"/reports/{text.report}"):
        page = asker.get(path).text
        title = re.search(r"<title>(.*?)</title>", page)[1]
        assert title.startswith("Dripstone: ")
        assert not {"Karvel", "Twelve", "Basnin"} & set(title.split())
        for address in re.findall(r'(?:href|action)="([^"]*)"', page):
            assert "arvel" not in address


def test_the_card_says_who_says_so():
    """The chain of voices leads from the publisher to the one who vouches, each with its way."""
    vault, text, found = with_invented()

    page = words_of(Asker(vault).get(f"/reports/{text.report}?on={found[2].id}").text)

    assert "The Karvel Courier (narrates in own voice) ▸ Marta Vymyslova (quotes directly" in page
    assert "helped the victim" in page


def test_the_card_says_what_is_not_stated():
    """A doer whom the words do not give is said to be not stated, which is not nobody."""
    vault, text, found = with_invented()

    page = words_of(Asker(vault).get(f"/reports/{text.report}?on={found[2].id}").text)

    assert "Who not stated" in page
    assert "When not stated" in page


def test_confidence_is_said_in_words():
    """No figure stands beside a suggestion: it would look like a probability that it is so."""
    text = a_text()
    vault = filled(a_vault(), text, (suggested(findings(text)[0], confidence=0.83),))

    page = Asker(vault).get(f"/reports/{text.report}").text

    assert "fairly sure" in page
    assert "0.83" not in page


def test_terms_are_said_in_russian_when_asked():
    """Labels and definitions come from the vocabulary in the reader's language."""
    vault, text, _ = with_invented()
    asker = Asker(vault)

    assert "Утверждается как факт" not in asker.get(f"/reports/{text.report}").text
    assert "Утверждается как факт" in asker.get(f"/reports/{text.report}?language=ru").text
    assert "Утверждается как факт" in asker.get(f"/reports/{text.report}").text


def test_segments_are_told_apart():
    """The teaser of another article is not read as part of this one."""
    vault, text, _ = with_invented()

    page = Asker(vault).get(f"/reports/{text.report}").text

    assert 'class="seg teaser" dir="auto" data-role="From another article"' in page
    assert all(f'class="seg {role}"' in page for role, _ in PARTS)


class Altered(Memory):
    """A vault in which somebody changed one word of a text after it was frozen."""

    def get(self, identity):
        """Give the record, its words changed."""
        record = super().get(identity)
        if identity.startswith("txt_"):
            changed = record.content.replace("Police", "Nobody")
            return msgspec.structs.replace(record, content=changed)
        return record


def test_altered_words_are_told_and_not_marked():
    """Where words were altered a red notice stands instead of marks, and nothing can be decided."""
    text = a_text()
    vault = Altered()
    vault.add_signer(ADA)
    filled(vault, text, tuple(suggested(f) for f in findings(text)))

    page = Asker(vault).get(f"/reports/{text.report}").text

    assert "were altered after they were kept" in page
    assert "data-m=" not in page
    assert re.search(r'data-key="a"[^>]* disabled', page)


def test_a_suggestion_whose_words_do_not_stand_there_is_told():
    """One altered suggestion is not marked and cannot be decided; the others can."""
    text = a_text()
    good, bad = findings(text)[0], findings(text)[4]
    lying = msgspec.structs.replace(bad.anchors[0], exact="x" * len(bad.anchors[0].exact))
    bad = msgspec.structs.replace(bad, anchors=(lying,), slots=type(bad.slots)(), addressees=())
    vault = filled(a_vault(), text, (suggested(good), suggested(bad)))
    asker = Asker(vault)

    page = asker.get(f"/reports/{text.report}?on={bad.id}").text

    assert "1 suggestion quotes words that do not stand in this text" in words_of(page)
    assert "These words do not stand in the text" in page
    assert 'data-m="0"' in page
    assert 'data-m="1"' not in page
    answer = asker.post(
        f"/reports/{text.report}/decisions", {"on": bad.id, "verb": "accept", "seen": ""}
    )
    assert answer.status == 409
    assert not [*vault.all(Decision)]


def test_what_another_session_wrote_is_seen():
    """The page follows the journal: what somebody else decides shows at the next look."""
    vault, text, found = with_invented()
    asker = Asker(vault)
    before = asker.get(f"/reports/{text.report}?on={found[0].id}").text

    vault.commit(said(found[0].id, "reject", by=BORIS, reason="no"), did="decide", by=BORIS)

    after = asker.get(f"/reports/{text.report}?on={found[0].id}").text
    assert "Boris Chitat" not in before
    assert re.search(r"Boris Chitat</strong> rejected", after)


def test_an_unknown_report_is_a_page_that_says_so():
    """A wrong address gives words, not a traceback."""
    answer = Asker(a_vault()).get("/reports/rep_nothing")

    assert answer.status == 404
    assert "was not done" in answer.text
