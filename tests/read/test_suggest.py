"""Suggest: one proof for every producer, and reading that never breaks or slows down."""

from __future__ import annotations

import subprocess
import sys
import time

import msgspec
import pytest
from english import a_text, acts, reading

from dripstone import languages
from dripstone.errors import NoSuchLanguage
from dripstone.read import Reading, suggest, suggest_many
from dripstone.read.calibration import calibrated
from dripstone.read.reading import checked
from dripstone.records import Claim, Demand, Quote, Suggestion, find_again, from_bytes

WORDS = (
    "“Ten weavers were arrested in Karvel on Friday,” said Ana Brovik. "
    "The union urges the ministry to free them."
)


def test_every_anchor_finds_its_words() -> None:
    """Whatever is suggested leads back to exact words, in every slot and voice."""
    text = a_text(WORDS)
    found = suggest(text)

    assert len(found) >= 3
    for suggestion in found:
        assert isinstance(suggestion.of, Claim | Quote | Demand)
        anchors = list(suggestion.of.every_anchor())
        assert all(find_again(words, text) == words for words in anchors)
        assert all(slot.anchor is not None for _, slot in suggestion.of.slots.filled())


def test_a_plugged_in_reader_meets_the_same_proof() -> None:
    """Words that are not in the text are refused and counted, whoever suggests them."""
    text = a_text(WORDS)
    good = next(iter(suggest(text)))
    lying = msgspec.structs.replace(good.of.anchors[0], exact="Nobody said so")
    bad = msgspec.structs.replace(
        good, made_by="their-reader/1", of=msgspec.structs.replace(good.of, anchors=(lying,))
    )
    bare = msgspec.structs.replace(
        good, made_by="their-reader/1", of=msgspec.structs.replace(good.of, anchors=())
    )

    result = checked(text, [good, bad, bare])

    assert result.standing == (good,)
    assert result.refused == {"their-reader/1": 2}


def test_the_same_finding_from_two_makers_is_one() -> None:
    """A finding is suggested once, under the maker that came first."""
    text = a_text(WORDS)
    good = next(iter(suggest(text)))
    again = msgspec.structs.replace(good, id="sug_other", made_by="their-reader/1", confidence=0.1)

    result = checked(text, [good, again])

    assert result.standing == (good,)


def test_identity_does_not_depend_on_maker_or_score() -> None:
    """Reading twice, alone or among others, gives the same identities."""
    text = a_text(WORDS)

    alone = suggest(text)
    among = list(suggest_many([a_text("Nothing."), text, a_text("Police arrested a man.")]))[1]

    assert [s.of.id for s in alone] == [s.of.id for s in among]
    assert len({s.of.id for s in alone}) == len(alone)


def test_many_texts_are_read_in_their_order() -> None:
    """One reading a text, each with what was looked at; an unserved language gives none."""
    german = "Die Polizei nahm gestern in der Stadt zehn Weber fest, sagte ein Sprecher am Abend."
    texts = [a_text(WORDS), a_text(german, language="de"), a_text("")]

    found = list(suggest_many(texts))

    assert [reading.text for reading in found] == [text.id for text in texts]
    assert [reading.language for reading in found] == ["en", None, "en"]
    assert found[0].sentences == 2
    assert found[0].nominated == 2
    assert not found[1].suggestions


def test_a_suggestion_can_be_stored() -> None:
    """What is suggested is a record, and comes back from its bytes as it was."""
    for suggestion in suggest(a_text(WORDS)):
        assert isinstance(suggestion, Suggestion)
        assert from_bytes(msgspec.json.encode(suggestion)) == suggestion


def test_a_third_language_is_said_so() -> None:
    """A language that nobody serves here is named and never read as another."""
    german = "Die Polizei nahm gestern in der Stadt zehn Weber fest, sagte ein Sprecher am Abend."

    assert languages.guess(german) == "de"
    assert languages.guess("Weavers were arrested in the town on Friday, the union said.") == "en"
    assert languages.guess("В городе в пятницу задержали десять ткачей, сообщил профсоюз.") == "ru"
    assert languages.guess("Hm.") is None
    with pytest.raises(NoSuchLanguage):
        languages.language("de")
    with pytest.raises(NoSuchLanguage):
        languages.language("../en")


def test_reading_loads_no_parser_before_it_is_needed() -> None:
    """Importing the room costs no parser."""
    code = (
        "import sys, dripstone.read; "
        "sys.exit(any(m.split('.')[0] in ('spacy', 'thinc', 'lxml') for m in sys.modules))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "content",
    [
        "“" * 10_000 + " police detained him " + "”" * 10_000,
        "." * 500_000 + " police arrested him",
        ". " + " " * 500_000 + "Police arrested him.",
        "arrested " * 8_000,
        "Police arrested him \ufffd\ufffd in\x00 the \x1a town \ud7ff.",
        "\u202ePolice arrested\u202c him in the town.",
        "Police ar\u00adrested him in the to\u200bwn.",
        "(" * 2_000 + "police arrested him" + ")" * 2_000,
    ],
    ids=["marks", "dots", "spaces", "one word", "half decoded", "bidi", "soft", "brackets"],
)
def test_hostile_shapes_are_read_in_good_time(content: str) -> None:
    """No shape of text breaks the reader, loses an anchor or takes more than its length."""
    begun = time.process_time()

    found = reading(content)

    assert time.process_time() - begun < 30
    assert found.refused == {}


def test_one_very_long_line_is_read_to_its_end() -> None:
    """Five million characters without a line break are cut for the parser, and none is skipped."""
    filler = "the tram went by and the day was warm and long, " * 110_000
    content = f"{filler} Masked men abducted a nurse in the market. {filler[:100]}"
    assert len(content) > 5_000_000

    found = acts(content)

    assert [a.type for a in found] == ["liberty.abduction"]
    assert found[0].anchors[0].start > 5_000_000


def test_time_grows_with_length_alone() -> None:
    """Eight times as many sentences with quotations cost about eight times as much."""
    part = 'The weaver said "they came at night" and "nobody helped us" to the paper. '
    reading(part)

    short, long = _seconds(part * 40), _seconds(part * 320)

    assert long < 24 * max(short, 0.02)


def _seconds(content: str) -> float:
    begun = time.process_time()
    assert isinstance(reading(content), Reading)
    return time.process_time() - begun


def test_exhaustive_reading_leaves_no_nominated_sentence_silent() -> None:
    """Each sentence that holds a word of the lexicon shows at least one suggestion."""
    words = "The mayor said nothing of it. Police patrolled the bridge. The guards were armed."
    text = a_text(words, published="2017-05-19")

    shown = [s.of.anchors[0].start for s in suggest(text, exhaustive=True)]
    usual = list(suggest(text))

    ends = [words.index(". ") + 1, words.index("bridge.") + 7, len(words)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    lexicon = languages.language("en").lexicon()
    for start, end in zip(starts, ends, strict=True):
        nominated = lexicon.nominates(words[start:end]) or "olice" in words[start:end]
        assert not nominated or any(start <= at < end for at in shown)
    assert len(usual) < len(shown)


def test_a_surer_rule_is_surer_after_weighing() -> None:
    """Scores weighed with what became of them keep their order, and stay scores."""
    weighed = [calibrated("act", score / 20) for score in range(21)]

    assert weighed == sorted(weighed)
    assert 0 <= weighed[0] <= weighed[-1] <= 1
    assert calibrated("quote", 0.6) == 0.6
