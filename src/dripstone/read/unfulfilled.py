"""Unfulfilled: what words above a clause leave open: planned, ordered, imagined, doubted, shown.

    loosened     a word above, the word below → stances with their cues
    own_stance   what a word's own form or sentence leaves open: a command, a hint on what to do

"Was cleared of" leaves it alleged; whoever "dreamt", "pretended" or "imagines" it tells nothing
that was done, and no film or treaty does; what is "expected" or "ordered" is not yet done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import is_passive
from dripstone.read.page import Page, Span

_TOLD = frozenset({"complement", "open_complement", "object", "oblique", "adverbial"})
_MODALS = ("hypothetical", "intended", "demanded")
_HEDGES = ("alleged", "probable", "possible")
_NOT_FINITE = frozenset({"gerund", "infinitive"})
_MINE = frozenset({"me", "us", "my", "our"})


def loosened(
    page: Page, sentence: Sentence, above: Word, below: Word
) -> Iterator[tuple[str, Span]]:
    """Give the stances that a word above sets for what is below it."""
    ways = (*_BY_WORDS, *_WAYS) if page.lexicon.marked(sentence, *_CUES) else _WAYS
    for stance, way in ways:
        if way(page, sentence, above, below):
            yield stance, (above.start, above.end)
    if above.kind == "verb":
        for stance in _of_helpers(page, sentence, above, below):
            yield stance, (above.start, above.end)
        if below.form in _NOT_FINITE and page.lexicon.marked(sentence, *_HEDGES):
            yield from _hedged_above(page, sentence, above)


def _hedged_above(page: Page, sentence: Sentence, verb: Word) -> Iterator[tuple[str, Span]]:
    """Give the hedges of a verb for what it holds: "allegedly took part in beating them"."""
    for near in sentence.children(verb, "adverb"):
        yield from ((s, (near.start, near.end)) for s in _HEDGES if page.lexicon.has(s, near))


def own_stance(page: Page, sentence: Sentence, word: Word) -> str | None:
    """Give what a word's own form leaves open: "Arrest them!", "what to do when police search"."""
    if word.kind == "verb" and (page.lexicon.only_bids(word.low) or _bids(sentence, word)):
        return "demanded"
    if _advises(page, sentence) or _never_allowed(page, sentence, word):
        return "hypothetical"
    return "intended" if word.kind == "verb" and page.lexicon.is_to_come(word.low) else None


def _bids(sentence: Sentence, word: Word) -> bool:
    """Tell "Arrest them!" and "let them arrest me" from notes like "Beat me, took my phone"."""
    over = sentence.head(word) if word.relation == "complement" else None
    if over is not None and over.low == "let" and over.form == "infinitive":
        return over.relation == "root" and not sentence.children(over, "auxiliary", "subject")
    free = word.relation in ("root", "complement", "parataxis", "adverbial")
    alone = free and word.form == "infinitive" and not sentence.bare
    if not alone or sentence.children(word, "auxiliary", "subject", "passive_subject"):
        return False
    whom = sentence.child(word, "object")
    first = next((w for w in sentence.words if w.kind != "mark"), None)
    return first == word and whom is not None and whom.low not in _MINE


def _never_allowed(page: Page, sentence: Sentence, word: Word) -> bool:
    """Tell «бить заключённых нельзя», where what forbids it hangs on the deed."""
    if not sentence.bare or word.form != "infinitive":
        return False
    return any(page.lexicon.has("cannot", w) for w in sentence.children(word))


def _advises(page: Page, sentence: Sentence) -> bool:
    """Tell "what to do when police search your home" and «как вести себя, если вас задержали»."""
    words = [w for w in sentence.words[:4] if w.kind != "mark"][:2]
    known: bool | None = sentence.noted.get("advises")
    if known is None:
        asks = len(words) > 1 and page.lexicon.has("how_to", words[0])
        known = asks and (words[1].low == "to" or (sentence.bare and words[1].form == "infinitive"))
        sentence.noted["advises"] = known
    return known


def _of_helpers(page: Page, sentence: Sentence, above: Word, below: Word) -> Iterator[str]:
    """Give the modal of a verb that brings something about: "the bill would let police search"."""
    if below.relation not in ("complement", "open_complement") or _says(page, above):
        return
    for helper in sentence.children(above, "auxiliary"):
        yield from (one for one in _MODALS if page.lexicon.has(f"modal_{one}", helper))


def _says(page: Page, verb: Word) -> bool:
    return any(page.lexicon.has(cue, verb) for cue in ("reporting", "claims", "says", "knows"))


def _expected(page: Page, sentence: Sentence, above: Word, below: Word) -> bool:
    """Tell "is expected to be arrested" and "is considering expelling them"."""
    if below.relation != "open_complement" and not (sentence.bare and below.form == "infinitive"):
        return False
    if page.lexicon.has("expects", above):
        return any(w.low == "to" for w in sentence.children(below, "auxiliary"))
    return page.lexicon.has("considers", above) and below.form in ("gerund", "infinitive")


def _talked_out(page: Page, sentence: Sentence, above: Word, below: Word) -> bool:
    """Tell "talked them out of shooting him"."""
    out = any(w.low == "out" for w in sentence.words[above.index + 1 : below.index])
    of = sentence.case(below) == "of" and below.form == "gerund"
    verb = sentence.head(above) if above.low == "out" else above
    return of and (out or verb is not above) and page.lexicon.has("talks_out", verb or above)


def _may_not(page: Page, sentence: Sentence, above: Word, below: Word) -> bool:
    """Tell «бить заключённых нельзя»."""
    del sentence
    return below.form == "infinitive" and page.lexicon.has("cannot", above)


def _offered(page: Page, sentence: Sentence, above: Word, below: Word) -> bool:
    """Tell "offered money for killing him": he is not killed by that."""
    return page.lexicon.has("offers", above) and sentence.case(below) == "for"


def _told_to(page: Page, sentence: Sentence, above: Word, below: Word) -> bool:
    """Tell "have been told to arrest him" and «полиции велено задержать его»."""
    if below.form != "infinitive" or below.relation not in ("open_complement", "complement"):
        return False
    if sentence.bare:
        return page.lexicon.has("orders", above)
    told = page.lexicon.has("tells_to", above) or page.lexicon.has("orders", above)
    return told and (is_passive(sentence, above) or sentence.child(above, "object") is not None)


def _warranted(page: Page, sentence: Sentence, above: Word, below: Word) -> bool:
    """Tell a warrant for an arrest from the arrest."""
    of = below.relation == "modifier" and sentence.case(below) in ("for", "on", "of", "about")
    return of and above.kind == "noun" and page.lexicon.has("warrants", above)


def _cleared(page: Page, sentence: Sentence, above: Word, below: Word) -> bool:
    """Tell "acquitted the officer of killing the student"."""
    del sentence
    return page.lexicon.has("clears", above) and below.relation in (*_TOLD, "passive_subject")


def _imagined(page: Page, sentence: Sentence, above: Word, below: Word) -> bool:
    """Tell what somebody only imagines, supposes or pretends."""
    del sentence
    inner = below.relation in ("complement", "open_complement", "object")
    return inner and page.lexicon.has("imagines", above)


def _shown(page: Page, sentence: Sentence, above: Word, below: Word) -> bool:
    """Tell what a film shows, a novel tells or somebody dreams."""
    if above.kind != "verb" or below.relation not in _TOLD:
        return False
    if page.lexicon.has("dreams", above):
        return True
    work = sentence.child(above, "subject")
    fiction = work is not None and page.lexicon.has("fictions", work)
    inner = below.relation in ("complement", "object")
    return inner and (fiction or page.lexicon.has("depicts", above))


def _forbidden(page: Page, sentence: Sentence, above: Word, below: Word) -> bool:
    """Tell "the treaty bans the killing of prisoners": nobody was killed by that."""
    law = sentence.child(above, "subject")
    named = law is not None and page.lexicon.has("laws", law)
    return named and below.relation in _TOLD and page.lexicon.has("forbids", above)


def _called_off(page: Page, sentence: Sentence, above: Word, below: Word) -> bool:
    """Tell "the raid was called off" and "foiled an attempt"."""
    named = below.kind == "noun" and below.relation in ("object", "passive_subject", "subject")
    if not named:
        return False
    off = any(w.low == "off" for w in sentence.children(above, "particle"))
    called = page.lexicon.has("calls_off", above) or (off and page.lexicon.has("asking", above))
    return called and not sentence.children(above, "negation")


def _doubted(page: Page, sentence: Sentence, above: Word, below: Word) -> bool:
    """Tell "doubts that", and "did not say that": nobody vouches."""
    if below.relation != "complement" or above.kind != "verb":
        return False
    no = bool(sentence.children(above, "negation"))
    if page.lexicon.has("doubts", above):
        return not no
    return no and page.lexicon.has("says", above) and not page.lexicon.has("factive", above)


def _uncertain(page: Page, sentence: Sentence, above: Word, below: Word) -> bool:
    """Tell "it is not certain that", "it is unlikely that" and "it seemed that"."""
    if below.relation not in ("complement", "relative"):
        return False
    if page.lexicon.has("seems", above):
        return True
    named = above if above.kind != "verb" else sentence.child(above, "attribute")
    if named is None:
        return False
    no = any(sentence.children(w, "negation") for w in (named, above))
    sure = page.lexicon.has("certain", named)
    return (sure and no) or page.lexicon.has("uncertain", named)


def _so_that(page: Page, sentence: Sentence, above: Word, below: Word) -> bool:
    """Tell «не помню, чтобы его били»."""
    if not sentence.bare or below.relation != "complement":
        return False
    links = sentence.children(below, "connective")
    over = sentence.head(above) or above
    near = (*sentence.children(above), *sentence.children(over, "negation"))
    open_ = any(page.lexicon.has("so_that", w) for w in links)
    return open_ and any(w.relation == "negation" for w in near)


def _to_be(page: Page, sentence: Sentence, above: Word, below: Word) -> bool:
    """Tell "were to be shot at dawn" from "were shot"."""
    if below.relation != "open_complement" or not page.lexicon.has("is", above):
        return False
    helpers = [w.low for w in sentence.children(below, "auxiliary", "passive_auxiliary")]
    return "to" in helpers and "have" not in helpers


_Way = Callable[[Page, Sentence, Word, Word], bool]
#: sets of words of which one must stand in a sentence for some way below to hold
_CUES = ("clears", "imagines", "forbids", "dreams", "depicts", "fictions", "certain", "uncertain",
         "seems", "expects", "considers", "offers", "talks_out", "cannot", "warrants", "tells_to",
         "orders")  # fmt: skip
_BY_WORDS: tuple[tuple[str, _Way], ...] = (
    ("alleged", _cleared),
    ("hypothetical", _imagined),
    ("hypothetical", _forbidden),
    ("depicted", _shown),
    ("possible", _uncertain),
    ("intended", _expected),
    ("intended", _offered),
    ("intended", _talked_out),
    ("hypothetical", _may_not),
    ("intended", _warranted),
    ("demanded", _told_to),
)
_WAYS: tuple[tuple[str, _Way], ...] = (
    ("intended", _called_off),
    ("intended", _to_be),
    ("possible", _doubted),
    ("possible", _so_that),
)
