"""Whys: the reasons of suggestions are told in the reviewer's language, whatever rule gave them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dripstone.languages.whys import reason
from dripstone.read import suggest
from dripstone.read.formats import Opened
from dripstone.read.segments import segment
from dripstone.records import Text, report_id, sha256_of, text_id

GOLD = Path(__file__).parent.parent / "gold"
#: What no reviewer should have to know: names of terms, and what a program calls things.
JARGON = re.compile(r"\b[a-z]+[._][a-z_]+\b|\(active\)|\(passive\)|\(noun\)|\bscare\b|[{}\[\]]")

_ENGLISH = re.compile(r"[a-z]{3} ")


def _text(content: str, code: str) -> Text:
    digest = sha256_of(content)
    report = report_id(digest)
    return Text(
        id=text_id(report, "plain", "1", digest),
        report=report,
        sha256=digest,
        content=content,
        format="plain",
        format_version="1",
        language=code,
        segments=segment(Opened(content=content), language=code).segments,
    )


@pytest.mark.parametrize("code", ["en", "ru"])
def test_each_reason_is_in_plain_words_and_in_both_languages(code: str) -> None:
    """No reason of a rule names a term by its identity, and each has its Russian words."""
    lines = (GOLD / f"{code}_seen.jsonl").read_text("utf-8").splitlines()
    texts = [_text(json.loads(line)["text"], code) for line in lines[:16]]

    whys = {one.why for text in texts for one in suggest(text, exhaustive=True)}

    unquoted = {re.sub(r"“[^“”]*”", "“”", why) for why in whys}
    assert len(whys) > 100
    assert [why for why in unquoted if JARGON.search(why)] == []
    left = {why for why in whys if _ENGLISH.search(re.sub(r"«[^»]*»", "", reason(why, "ru")))}
    assert len(left) * 50 <= len(whys)  # what a new rule says is shown as it says it


def test_reasons_of_readers_of_others_have_russian_words() -> None:
    """What a language model or a package suggested is told in Russian too."""
    from dripstone.languages.messages import say

    whys = [say(f"reader.{key}", model="theirs/1") for key in ("why", "why_stranger")]

    assert all("theirs/1" in reason(why, "ru") for why in whys)
    assert not any(_ENGLISH.search(reason(why, "ru")) for why in whys)


def test_the_report_s_own_words_stand_as_they_are() -> None:
    """Only the rule's words are put in another language; words of the report never are."""
    why = "“were arrested”, told in the passive, is a word for arrest (taking into custody); it is done to “Ten; men”; the sentence names no doer"

    told = reason(why, "ru")

    assert "«were arrested»" in told
    assert "«Ten; men»" in told
    assert "арест" in told.lower()


@pytest.mark.parametrize(
    "why",
    [
        "“a” nobody wrote this clause “b”",
        "“a” is a word for moonlight",
        "\x00 “a”",
        "“a “b” c”",
        "",
    ],
)
def test_what_has_no_words_stays_as_it_is(why: str) -> None:
    """A reason of another program, or one with quotation marks astray, is shown as it was given."""
    assert reason(why, "ru") == why
    assert reason(why, "en") == why
    assert reason(why, "xx") == why
