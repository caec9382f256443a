"""Speech: who says the words of each quotation, or why nobody does.

    spoken    Page → Page    with a speaker or none, and a mode, for each quotation

A quotation belongs to the reporting verb nearest to it in its paragraph; one that fills its
paragraph goes on where the last speaker stopped. Source: in news, 98.9 % of quoted speakers stand
in the same paragraph (own count on PolNeAR, in ``reading.md``).
"""

from __future__ import annotations

import bisect
import re
from dataclasses import replace

from dripstone.read.answers import when
from dripstone.read.cues import Cue, cue_of, found
from dripstone.read.dialogue import dialogue
from dripstone.read.introduced import introduced
from dripstone.read.page import Page, Span, Speaker
from dripstone.read.quotations import Quotation
from dripstone.read.referring import resolved
from dripstone.read.who import named
from dripstone.records import When

#: "“…” — Ana Brovik, a nurse."
_SIGNATURE = re.compile(
    r"\s*(?:—|–|--?)\s*(\w[^,.;:!?\n“”\"«»]{1,60}?)(?:,[^.!?\n“”\"]{2,80})?\.?\s*"
)
_NO_LABEL = ("reporting", "according", "goes_back", "people_pronouns", "says_more")
_LABEL = re.compile(r"\s*(\w[^,.;:!?\n“”\"«»]{1,60}):\s*")  #: "Ana Brovik: “…”"
_REACH = 1500  #: characters between a quotation and its reporting verb, at most
_LONGEST_NAME = 7  #: words of a name that stands in quotation marks
_FEW = 4  #: words; fewer are no speech unless a reporting verb takes them


def spoken(page: Page) -> Page:
    """Find the speaker of each quotation."""
    cues = found(page)
    speakers: list[Speaker | None] = []
    modes: list[str] = []
    last: tuple[int, Speaker] | None = None
    for quotation in page.quotations:
        segment = page.segment_at(quotation.start)
        speaker = _speaker(page, quotation, cues.get(segment, []), segment)
        if speaker is None and last is not None and _floats(page, quotation, segment, last[0]):
            speaker = last[1]
        mode = _mode(page, quotation, speaker, segment)
        speaker = speaker if mode in ("direct", "document") else None
        if speaker is not None and quotation.depth == 0:
            last = (page.segment_at(quotation.end - 1), speaker)
        speakers.append(speaker)
        modes.append(mode)
    told = {**introduced(page), **dialogue(page)}
    return replace(page, speakers=tuple(speakers), modes=tuple(modes), introduced=told)


def _speaker(
    page: Page,
    quotation: Quotation,
    cues: list[Cue],
    segment: int,
) -> Speaker | None:
    outer = [n for n in page.around(quotation.start) if page.quotations[n] != quotation]
    if outer:
        return None
    first = bisect.bisect_left(cues, quotation.start - _REACH, key=_place)
    last = bisect.bisect_right(cues, quotation.end + _REACH, key=_place)
    near = [
        (distance, cue)
        for cue in cues[first:last]
        if (distance := _distance(page, quotation, cue)) is not None
    ]
    signed = _labelled(page, quotation, segment) or _signed(page, quotation, segment)
    if signed is not None:
        return signed
    if not near:
        return _before_colon(page, quotation, segment) or _of_telling(page, quotation, segment)
    return _told_by(page, min(near, key=lambda pair: pair[0])[1])


def _place(cue: Cue) -> int:
    return cue.word.start


def _distance(page: Page, quotation: Quotation, cue: Cue) -> int | None:
    """Give how far a cue stands from a quotation; None when it cannot be its cue."""
    if quotation.start <= cue.word.start < quotation.end:
        return None
    after = cue.word.start >= quotation.end
    gap = (quotation.end, cue.word.start) if after else (cue.word.end, quotation.start)
    between = page.words(gap)
    if cue.word.relation == "relative" and (after or not between.rstrip().endswith((":", ","))):
        return len(between) + 700  # "said Petrak, who wrote …": Petrak speaks on
    if after:
        direct = (
            page.text.content[quotation.inner[1] - 1] in ",?!…—–-" or between.lstrip()[:1] in ",—–"
        )
        if not direct and _says_more(cue, quotation):
            return len(between) + 900  # "“…” His sister adds that …": she speaks of something else
        return len(between) if direct and len(between) < 90 else len(between) + 400
    same = not any(stop in between for stop in (". ", "? ", "! "))
    introduced = between.rstrip().endswith((":", ","))
    if same:
        return len(between) + (0 if introduced else 60)
    return len(between) + 600


def _says_more(cue: Cue, quotation: Quotation) -> bool:
    """Tell a cue whose own clause, in a sentence after the quotation, is what is said."""
    sentence = cue.told.sentence
    inner = sentence.child(cue.word, "complement")
    later = sentence.start >= quotation.end - 1 and inner is not None
    return later and inner is not None and inner.index > cue.word.index


def _told_by(page: Page, cue: Cue) -> Speaker:
    document = cue.head.low in page.lexicon.cues["documents"]
    return Speaker(
        span=cue.speaker,
        mode="cites" if document else "quotes",
        cue=(cue.word.start, cue.word.end),
        stands_for=_stands_for(page, cue),
        spoken=_spoken_on(page, cue),
    )


def _stands_for(page: Page, cue: Cue) -> str | None:
    if cue.head.kind != "pronoun":
        return named(page, cue.told, cue.head)
    return resolved(page, cue.head, cue.told)


def _spoken_on(page: Page, cue: Cue) -> str | None:
    """Give the day on which the words were spoken, where their verb has a single day of its own."""
    found = when(page, cue.told, cue.word)
    value = None if found is None else found[1]
    if isinstance(value, When) and value.earliest is not None and value.earliest == value.latest:
        return value.earliest
    return None


def _before_colon(page: Page, quotation: Quotation, segment: int) -> Speaker | None:
    """Take the cue of the paragraph before where that ends with a colon."""
    if segment < 1 or quotation.start != page.text.segments[segment].start:
        return None
    before = page.text.segments[segment - 1]
    if not page.words((before.start, before.end)).rstrip().endswith(":"):
        return None
    cues = [
        cue
        for told in page.in_segment(segment - 1)
        for word in told.sentence.words
        if page.lexicon.has("reporting", word) and (cue := cue_of(page, told, word)) is not None
    ]
    return _told_by(page, cues[-1]) if cues else None


def _labelled(page: Page, quotation: Quotation, segment: int) -> Speaker | None:
    """Take the name that leads a quotation at the start of its paragraph: "Ana Brovik: “…”"."""
    start = page.text.segments[segment].start
    found = _LABEL.fullmatch(page.text.content, start, quotation.start)
    if found is None or not (_may_speak(page, found[1]) or _is_named(page, found.span(1))):
        return None
    return Speaker(span=found.span(1), mode="quotes", cue=None)


def _is_named(page: Page, label: Span) -> bool:
    """Tell «Анна Рейл» and «Адвокат Пётр Зуев» before a colon, as the parser reads them."""
    told = page.told_at(label[0])
    if told is None or not told.sentence.bare:
        return False
    words = [w for w in told.sentence.words if label[0] <= w.start < label[1]]
    names = [w for w in words if w.kind == "name" and w.text[:1].isupper()]
    others = [w for w in words if w not in names]
    full = len(names) > 1 or bool(names and others)
    return full and all(page.lexicon.personal(w.low) for w in others)


def _may_speak(page: Page, named: str) -> bool:
    """Tell a name, or a word for somebody, of a few words that tell nothing."""
    words = named.split()
    low = [w.lower() for w in words]
    full = len(words) > 1 and all(w[0].isupper() for w in words)
    name = full and page.lexicon.lemmas.keys().isdisjoint(low)
    somebody = page.lexicon.personal(low[-1]) and len(words) <= _FEW
    told = any(page.lexicon.has(cue, w) for cue in _NO_LABEL for w in low)
    return (name or somebody) and not told and len(words) <= _LONGEST_NAME


def _signed(page: Page, quotation: Quotation, segment: int) -> Speaker | None:
    """Take the name that a dash sets under a quotation, to the end of its paragraph."""
    end = page.text.segments[segment].end
    found = _SIGNATURE.fullmatch(page.text.content, quotation.end, end)
    if found is None or not _may_speak(page, found[1]):
        return None
    return Speaker(span=found.span(1), mode="quotes", cue=None)


def _of_telling(page: Page, quotation: Quotation, segment: int) -> Speaker | None:
    """Take whose testimony or letter it is: "From the statement of Josip Kral: “…”"."""
    start = page.text.segments[segment].start
    told = page.told_at(quotation.start)
    if told is None or not page.words((start, quotation.start)).rstrip().endswith(":"):
        return None
    sentence = told.sentence
    before = [w for w in sentence.words if w.end <= quotation.start]
    for word in reversed(before):
        if not page.lexicon.has("tellings", word):
            continue
        owners = [*sentence.children(word, "possessor"), *sentence.obliques(word, "of", "by")]
        for own in owners:
            if own.end <= quotation.start and page.is_somebody(sentence, own):
                span = sentence.phrase(own)
                span = span[0], min(span[1], before[-1].start)
                return Speaker(span=span, mode="quotes", cue=(word.start, word.end))
    return None


def _floats(page: Page, quotation: Quotation, segment: int, last: int) -> bool:
    """Tell a quotation that fills its sentence and goes on after its speaker's last words."""
    here = page.text.segments[segment]
    if here.role not in ("body", "teaser") or here.of != page.text.segments[last].of:
        return False
    line = page.words((here.start, quotation.start)).rstrip()
    begins = not line or line.endswith((".", "!", "?", "”", '"', ":"))
    ends = page.text.content[quotation.inner[1] - 1] in ".!?…," or not quotation.closed
    return quotation.depth == 0 and begins and ends and segment - last <= 1


def _mode(  # noqa: PLR0911 -- one shape a line
    page: Page, quotation: Quotation, speaker: Speaker | None, segment: int
) -> str:
    words = page.words(quotation.inner)
    count = len(words.split())
    if quotation.depth:
        return "saying" if count >= _FEW else "scare"
    if quotation.spoken:
        return "document" if speaker is not None and speaker.mode == "cites" else "direct"
    if _titles(page, quotation, words) or _named_in_marks(page, quotation, words):
        return "title"
    if speaker is not None and count < _FEW and _partly(page, quotation, speaker):
        return "document" if speaker.mode == "cites" else "direct"
    if speaker is None:
        return "scare" if count < _FEW or page.text.segments[segment].role != "body" else "direct"
    if count < _FEW and not (_takes(page, quotation, speaker) or _stands_alone(page, quotation)):
        return "scare"
    return "document" if speaker.mode == "cites" else "direct"


def _partly(page: Page, quotation: Quotation, speaker: Speaker) -> bool:
    """Tell a few words quoted within what somebody is said to say: "called it “a farce”"."""
    if speaker.cue is None or speaker.cue[0] >= quotation.start:
        return False
    between = page.words((speaker.cue[1], quotation.start))
    return len(between) < 80 and not any(stop in between for stop in (". ", "? ", "! ", "\n", "; "))


def _titles(page: Page, quotation: Quotation, words: str) -> bool:
    """Tell the name of a work: capitalised, no full stop, beside a word such as "film"."""
    capital = words[:1].isupper() and not words.rstrip().endswith((".", ",", "!", "?"))
    if not capital or len(words.split()) > 12:
        return False
    shown = page.lexicon.cues["works_shown"]
    before = page.words((max(0, quotation.start - 40), quotation.start)).lower().split()[-2:]
    after = page.words((quotation.end, quotation.end + 50)).lower().replace(",", " ").split()[:6]
    verb = {"is", "was"}.intersection(after[:1]) and shown.intersection(after)
    return bool(verb or shown.intersection(w.strip(",:") for w in before))


def _named_in_marks(page: Page, quotation: Quotation, words: str) -> bool:
    """Tell a name of a ship, a prize or a firm, which Russian sets in marks, from speech."""
    if not page.lexicon.rest.get("names_in_quotes") or len(words.split()) > _LONGEST_NAME:
        return False
    ends = words.rstrip()[-1:] in ".,!?…"
    led = page.words((max(0, quotation.start - 3), quotation.start)).rstrip().endswith(":")
    after = page.words((quotation.end, quotation.end + 4)).lstrip(" ,")
    return words[:1].isupper() and not (ends or led or after.startswith(("—", "–", "-")))


def _stands_alone(page: Page, quotation: Quotation) -> bool:
    """Tell a short sentence of somebody's own, after a sentence that ended: "Let me talk."."""
    words = page.words(quotation.inner)
    before = page.words((max(0, quotation.start - 3), quotation.start)).rstrip()
    return words[:1].isupper() and words.endswith((".", "!", "?")) and before.endswith(_ENDED)


_ENDED = (".", "!", "?")


def _takes(page: Page, quotation: Quotation, speaker: Speaker) -> bool:
    """Tell whether a short quotation stands right beside its reporting verb."""
    if speaker.cue is None:
        return False
    after = speaker.cue[0] >= quotation.end
    gap = (quotation.end, speaker.cue[0]) if after else (speaker.cue[1], quotation.start)
    between = page.words(gap).strip()
    inner = page.text.content[quotation.inner[1] - 1]
    if between.startswith(",") and after:
        inner = ","  # «…», — said she: the comma stands outside
    return (after and inner in ",.!?" and len(between) < 40) or (
        not after and between in (":", ",", "") and inner in ".!?,"
    )
