"""Spans: where the words of an attribution begin and end.

of_source    noun → its words with what describes it
of_said      clause or noun → its words, a quotation that they run into whole
trimmed      words → their place, without marks at both ends
run          words → those around one that follow each other
without_aside words → the same without ", which …"
without_mark phrase → the same without the comma that closes it
both_sides   sentence → the same on both sides of "according to …"
whole        sentence → its words but for those of "according to …"
"""

from __future__ import annotations

import itertools

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.page import Page, Span

_FOCUS = frozenset({"even", "only", "also", "still", "then", "first"})  #: "even his friends said"
_DASHES = frozenset({"—", "–", "--", "-"})
_ENDS = frozenset({".", ",", ";", ":", "—", "–", "-", "--", "?", "!", "(", ")"})
_OPENING = frozenset({'"', "“", "‘", "'", "''", "``", "«"})
_CLOSING = frozenset("\"”’'»")


def of_source(
    sentence: Sentence, noun: Word, *, before: Word | None = None, cue: Word | None = None
) -> Span:
    """Give a noun with all that describes it, and the comma that closes a description.

    What is told of it in a clause of its own before its cue is left out: "Brovik, who won, said".
    """
    cases = [w for w in sentence.children(noun, "case") if w.index < noun.index]
    words = [w for w in sentence.below(noun) if w not in cases]
    if before is not None:
        words = [w for w in words if w.index < before.index]
    words = _without_clause(run(words, noun), noun, cue)
    while words and words[-1].kind == "mark" and not _closes(words) and words[-1] != noun:
        words.pop()
    while words and words[0] != noun and (words[0].kind == "mark" or words[0].low in _FOCUS):
        words.pop(0)
    start, end, last = words[0].start, words[-1].end, words[-1].index
    after = sentence.words[last + 1] if last + 1 < len(sentence.words) else None
    commas, dashes = any(w.text == "," for w in words), any(w.text in _DASHES for w in words)
    closed = after is not None and (
        (commas and after.text == ",") or (dashes and after.text in _DASHES)
    )
    if closed and after is not None:
        end = after.end
    return start, end


def _without_clause(words: list[Word], noun: Word, cue: Word | None) -> list[Word]:
    """Leave out ", who won the vote," before a cue, ", speaking of the mine," anywhere."""
    if cue is None:
        return words
    for at, (word, after) in enumerate(itertools.pairwise(words)):
        if word.text != "," or word.index < noun.index:
            continue
        told = after.low in _ASIDE and cue.index > noun.index
        if told or (after.form in ("gerund", "participle") and after.head == noun.index):
            return words[:at]
    return words


def without_mark(page: Page, span: Span) -> Span:
    """Leave out a mark at the end of a phrase, as the comma that closes a description."""
    words = page.words(span).rstrip(",;–—- ")
    return span[0], span[0] + len(words)


def _closes(words: list[Word]) -> bool:
    """Tell a bracket or mark that closes what stands in the words: "(R-Tex.)"."""
    last = words[-1].text
    opened = {")": "(", "]": "[", "”": "“", '"': '"', "''": "''"}.get(last)
    return opened is not None and any(w.text == opened for w in words[:-1])


def run(words: list[Word], noun: Word) -> list[Word]:
    """Keep the words around a noun that follow each other without a gap; the noun stays."""
    at = next((i for i, w in enumerate(words) if w == noun), None)
    if at is None:
        return [noun]  # what is left out held the noun itself
    first = last = at
    while first and words[first].index - words[first - 1].index == 1:
        first -= 1
    while last + 1 < len(words) and words[last + 1].index - words[last].index == 1:
        last += 1
    return words[first : last + 1]


def of_said(
    page: Page,
    sentence: Sentence,
    top: Word,
    cue: Word,
    *,
    first: Word | None = None,
    after: Word | None = None,
) -> Span | None:
    """Give the words of what is said: a clause or noun, on one side of its cue."""
    own = {w.index for w in sentence.below(cue)} if cue in sentence.above(top) else set()
    other = {w.index for w in sentence.below(cue)} if top in sentence.above(cue) else set()
    words = [w for w in sentence.below(top) if w.index not in other and w != cue]
    if first is not None:
        words = sorted({*words, *sentence.below(first)}, key=lambda w: w.index)
    if after is not None:
        words = [w for w in words if w.index > after.index]
    follows = _own(page, sentence, top, cue, [w for w in words if w.index > cue.index])
    leads = [w for w in words if w.index < cue.index]
    chosen = max(follows, leads, key=len)
    if not chosen or (own and top not in chosen):
        return None
    return trimmed(page, sentence, chosen, follows=chosen is follows)


def _own(page: Page, sentence: Sentence, top: Word, cue: Word, words: list[Word]) -> list[Word]:
    """Leave out a verb of the cue's own kind that is joined to the cue: "said …, and vowed to"."""
    for verb in sentence.conjuncts(top):
        if joined_to(page, sentence, verb, cue):
            before = [w for w in words if w.index < verb.index]
            while before and (before[-1].kind in ("adverb", "auxiliary", "mark")
                              or before[-1].relation == "coordinator"):  # fmt: skip
                before.pop()
            return before
    return words


def joined_to(page: Page, sentence: Sentence, verb: Word, cue: Word) -> bool:
    """Tell whether a reporting verb within what is said goes with the verb that says it."""
    has = page.lexicon.has
    tells = has("reporting", verb) or has("asking", verb)
    own = sentence.child(verb, "subject", "passive_subject")
    same = verb.form == cue.form and verb.kind == cue.kind == "verb"
    return tells and own is None and same and verb.index > cue.index and cue.form != "infinitive"


def trimmed(page: Page, sentence: Sentence, words: list[Word], *, follows: bool) -> Span | None:
    """Take marks off both ends; a quotation that the words run into is taken whole."""
    while words and words[0].text in _ENDS:
        words.pop(0)
    words = _without_description(_up_to_dash(without_aside(words)) if follows else words)
    for at, word in enumerate(words[:-1]):
        if word.text == ":" and words[at + 1].text in _OPENING:
            words = words[:at]  # what follows the colon is a quotation of its own
            break
    while words and (_loose(words[-1]) and not _closes(words)):
        words.pop()
    if not words:
        return None
    start, end = words[0].start, words[-1].end
    if follows:
        end = _to_the_end(sentence, words)
    for number in (*page.around(start), *page.around(end - 1)):
        quotation = page.quotations[number]
        if not quotation.depth and quotation.end - quotation.start < _LONGEST:
            start, end = min(start, quotation.start), max(end, quotation.end)
    return start, end


def without_aside(words: list[Word]) -> list[Word]:
    """Leave out what the author adds after a comma: "…, which fell short of the target"."""
    for at, word in enumerate(words[3:-1], start=3):
        if word.text != ",":
            continue
        as_did = words[at + 1].low == "as" and any(w.low in _DID for w in words[at + 2 : at + 3])
        if words[at + 1].low in _ASIDE or as_did:
            return words[:at]
    return words


def _up_to_dash(words: list[Word]) -> list[Word]:
    """Leave out what the author adds after a dash: "… by the river — six hours away"."""
    dashes = [at for at, w in enumerate(words) if w.text in _DASHES and _parts(words, at)]
    at = dashes[-1] if dashes else 0
    if len(dashes) % 2 == 0 or at < _FEW or at == len(words) - 1:
        return words
    return words if words[at + 1].low in _GOES_ON else words[:at]


def _parts(words: list[Word], at: int) -> bool:
    """Tell a dash from the hyphen of "well-known"."""
    word = words[at]
    joined = at > 0 and words[at - 1].end == word.start
    return word.text != "-" or not joined


_FEW = 3  #: words before a dash, at least
_GOES_ON = frozenset({"but", "because"})


def _without_description(words: list[Word]) -> list[Word]:
    """Leave out how the author describes whom was named last: "praised Brovik, the mayor"."""
    names = {w.index for w in words if w.kind == "name"}
    for at, word in enumerate(words[1:-1], start=1):
        described = next(
            (w for w in words[at + 1 :] if w.relation == "apposition" and w.head in names), None
        )
        if word.text != "," or described is None or described.kind != "noun":
            continue
        if described.head < word.index and _all_of(words[at + 1 :], described):
            return words[:at]
    return words


def _all_of(words: list[Word], top: Word) -> bool:
    """Tell whether words all hang on one of them."""
    within = {top.index}
    while more := {w.index for w in words if w.head in within} - within:
        within |= more
    return {w.index for w in words} <= within


def _loose(word: Word) -> bool:
    return word.text in _ENDS or word.relation == "coordinator"


_ASIDE = frozenset({"which", "who", "whose", "where"})
_DID = frozenset({"did", "does", "do", "has", "have", "had", "is", "are", "was", "were", "will"})
_LONGEST = 1500  #: characters of a quotation that is taken whole
_REST = 5  #: words of a sentence that the parser leaves out of its last clause, at most


def _to_the_end(sentence: Sentence, words: list[Word]) -> int:
    """Take the last words of a sentence with the clause that all but reaches its end."""
    rest = sentence.words[words[-1].index + 1 :]
    if rest and rest[0].text in _DASHES:
        return words[-1].end
    left = [w for w in rest if w.text not in _ENDS]
    left = [w for w in left if w.text not in _CLOSING]
    near = len(left) <= _REST and all(w.kind not in ("verb", "mark") for w in left)
    return left[-1].end if left and near else words[-1].end


def both_sides(page: Page, sentence: Sentence, but: Span) -> tuple[Span | None, Span | None]:
    """Give a sentence around the words of who is cited: what leads, if it is a clause, else both.

    "Since May, according to the union, | two pits have closed": both; "two pits have closed,
    according to the union, despite its protests": what leads.
    """
    before = [w for w in sentence.words if w.end <= but[0]]
    after = [w for w in sentence.words if w.start >= but[1]]
    lead = trimmed(page, sentence, before, follows=False) if before else None
    rest = trimmed(page, sentence, after, follows=False) if after else None
    if lead is None or rest is None:
        return lead or rest, None
    clause = any(w.kind == "verb" and w.relation in _CLAUSAL for w in before)
    return (lead, None) if clause else (rest, lead)


_CLAUSAL = ("root", "complement", "conjunct", "parataxis")


def whole(page: Page, sentence: Sentence, but: Span) -> Span | None:
    """Give a sentence but for the words of who is cited, on the longer side of them."""
    sides = (
        [w for w in sentence.words if w.end <= but[0]],
        [w for w in sentence.words if w.start >= but[1]],
    )
    words = max(sides, key=len)
    return trimmed(page, sentence, words, follows=False) if words else None
