"""Dialogue: paragraphs of a transcript, a debate or a pasted chat, each with who speaks.

turns       Text → its paragraphs that begin with who speaks
dialogue    Page → segments with the voice that speaks them

"[18:02] Noor: they came for her" and "MS KINGSLEY: I thank the minister." name their speaker
before a colon; so does "Police: marchers strayed" over a report. One such line tells nothing
("Place: Karvel"): a speaker comes back, another answers, and they say sentences.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dripstone.languages.lexicon import Lexicon
from dripstone.read.headings import spoken
from dripstone.read.page import Page, Span, Speaker
from dripstone.records import Text

_TURN = re.compile(
    r"[ \t]*(?:[-–—•*][ \t]+)?"
    r"(?P<time>[\[(]?(?:[\d./-]{5,10},?[ \t]+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ \t]?[ap]m)?[\])]?"
    r"[ \t]*[-–—,]?[ \t]*)?"
    r"(?P<name>[@~]?[^\W\d_][^\n:<>()«»“”\"?!;,]{0,50}?)[ \t]*(?P<more>\([^()\n]{2,50}\))?[ \t]*"
    r"(?P<colon>:)[ \t]+(?=\S)"
)
_ENDS = re.compile(r"[.!?…][\"”»’')]*\s*$")
_MOST = 6  #: words that name a speaker, at most
_LEAST = 3  #: turns that make a dialogue where no time tells one
_TIMED = 2  #: turns that make one where each has its time
_SENTENCE = 4  #: words that a turn has at least, as a rule


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Turn:
    """A paragraph that begins with who speaks."""

    segment: int
    name: Span
    colon: Span
    keys: frozenset[str]  #: by which the speaker is known again
    timed: bool
    start: int  #: where what is said begins, in code points
    end: int
    whole: bool  #: does it look like a sentence?
    long: bool  #: has it as many words as one?


def dialogue(page: Page) -> Mapping[int, Speaker]:
    """Give the voice of each paragraph that names its speaker, and of those that carry it on."""
    found = {
        page.segment_at(who[0]): Speaker(span=who, mode="paraphrases", cue=colon)
        for who, colon, _ in spoken(page)
    }
    kept = turns(page.text, page.lexicon)
    for turn, after in itertools.zip_longest(kept, kept[1:]):
        end = turn.segment + 1 if after is None else after.segment
        for number in range(turn.segment, end):
            if number == turn.segment or page.text.segments[number].role != "headline":
                found[number] = Speaker(span=turn.name, mode="quotes", cue=turn.colon)
    return found


def turns(text: Text, lexicon: Lexicon) -> Sequence[Turn]:
    """Give the paragraphs that begin with who speaks, where they make a dialogue."""
    numbers = range(len(text.segments))
    found = [turn for number in numbers for turn in _turn(text, lexicon, number)]
    timed = [turn for turn in found if turn.timed]
    if len(timed) >= _TIMED:
        return timed
    return found if _is_dialogue(found) or _is_chat(found) else ()


def _turn(text: Text, lexicon: Lexicon, number: int) -> Sequence[Turn]:
    segment = text.segments[number]
    found = _TURN.match(text.content, segment.start, segment.end)
    if segment.author is not None or found is None or not _may_speak(lexicon, found):
        return ()
    said = text.content[found.end() : segment.end]
    who = (found["name"], found["more"] or "")
    keys = {part.strip("()").split()[-1].lower() for part in who if part.strip("() ")}
    one = Turn(
        segment=number,
        name=found.span("name"),
        colon=found.span("colon"),
        keys=frozenset(keys),
        timed=found["time"] is not None,
        start=found.end(),
        end=segment.end,
        whole=len(said.split()) >= _SENTENCE and _ENDS.search(said) is not None,
        long=len(said.split()) >= _SENTENCE,
    )
    return (one,)


def _may_speak(lexicon: Lexicon, found: re.Match[str]) -> bool:
    """Tell the name of somebody from "Place", "Q" and the beginning of a sentence."""
    words = found["name"].split()
    if any(lexicon.has("not_speakers", word.lower()) for word in words):
        return False
    if found["time"] is not None:
        return len(words) <= _MOST
    capital = sum(word[0].isupper() or word[0].isdigit() for word in words)
    return len(words) <= _MOST and words[0][0].isupper() and capital * 2 >= len(words)


def _is_chat(found: Sequence[Turn]) -> bool:
    """Tell messages that follow each other line by line, without full stops, from a form."""
    beside = all(b.segment - a.segment == 1 for a, b in itertools.pairwise(found))
    known = Counter(key for turn in found for key in turn.keys)
    back = len(known) > 1 and max(known.values()) > 1
    return len(found) >= _LEAST and beside and back and sum(t.long for t in found) * 2 > len(found)


def _is_dialogue(found: Sequence[Turn]) -> bool:
    """Tell people who answer each other from the fields of a form."""
    known = Counter(key for turn in found for key in turn.keys)
    back = [turn for turn in found if any(known[key] > 1 for key in turn.keys)]
    speakers = {max(turn.keys, key=lambda key: known[key]) for turn in back}
    whole = sum(turn.whole for turn in back)
    return len(found) >= _LEAST and len(speakers) > 1 and whole * 2 > len(found)
