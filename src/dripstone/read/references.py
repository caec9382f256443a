"""References: whom "he", "they" or "the two women" may be, as victims and doers of acts.

of_acts    Page, act Drafts → Drafts of kind ``reference``

Each is a suggestion of its own, with the words it goes back to: nothing is filled into the act.
Within one text only, and only what its grammar allows. Where two can be meant, both are candidates
and it is left open. What lies in sentences that nobody parsed may hold another: then nothing is
suggested.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.drafts import Answer, Draft
from dripstone.read.heard import Heard
from dripstone.read.page import Page, Span, Told
from dripstone.read.referring import of_itself
from dripstone.read.voices import chain
from dripstone.read.who import who

_SLOTS = ("to_whom", "who")
_FAR = 3  #: sentences that a pronoun may go back over
_FAR_NAMED = 12  #: and a description, whose words are those of what it goes back to
_MOST = 4  #: candidates that are shown
_NAMING = ("compound", "apposition")
_WORD = re.compile(r"[^\W\d_]+")
_CORE = (
    "subject", "passive_subject", "object", "recipient", "agent", "oblique", "root",
)  # fmt: skip


def of_acts(page: Page, acts: Iterable[Draft]) -> Iterator[Draft]:
    """Say whom the pronouns and descriptions of acts may go back to, each once."""
    before: list[Draft] = []
    seen: set[Span] = set()
    for act in sorted(acts, key=lambda one: one.trigger):
        for name in _SLOTS:
            answer = act.slots.get(name)
            word = None if answer is None else _head(act.told.sentence, answer[0])
            if answer is None or word is None or answer[0] in seen:
                continue
            seen.add(answer[0])
            found = _candidates(page, act.told, word, before)
            if found:
                yield _draft(page, act.told, word, answer, found)
        before.append(act)


def _head(sentence: Sentence, span: Span) -> Word | None:
    inside = sentence.between(*span)
    return next((w for w in inside if sentence.head(w) not in inside), None)


def _candidates(page: Page, told: Told, word: Word, acts: list[Draft]) -> list[Span]:
    """Give the places of the words that one may go back to, nearest first, each meaning once."""
    if (body := of_itself(page, told.sentence, word)) is not None:
        return [told.sentence.phrase(body, alone=True)]
    if page.lexicon.has("goes_back", word):
        return _alike(page, _before(page, told, word))
    if word.kind != "noun" or not page.lexicon.may_go_back(told.sentence, word):
        return []
    if page.lexicon.has("held_ones", word):
        return _alike(page, _held(page, word, acts))
    return _alike(page, _worded_alike(page, told, word))


def _before(page: Page, told: Told, pronoun: Word) -> Iterator[Span]:
    """Give the people named shortly before a pronoun that its grammar fits."""
    own = page.around(pronoun.start)
    verb = next((w for w in told.sentence.above(pronoun) if w.kind == "verb"), None)
    verbs = [] if verb is None else [verb]
    while verbs and pronoun.relation == "object" and _goes_on(told.sentence, verbs[-1]):
        verbs.append(told.sentence.words[verbs[-1].head])
    last = told
    if any(
        w.start < pronoun.start and w.relation in ("object", "recipient")
        for w in page.lexicon.marked(told.sentence, "goes_back")
    ):
        return  # in "officers told them that they …" it is not the officers
    for count, other in enumerate(_back(page, told)):
        if count > _FAR or (other is not told and _hides(page, other, last)):
            return
        last = other
        for word in reversed(other.sentence.words):
            if word.kind not in ("noun", "name"):
                continue
            first = other.sentence.first_of(word)
            same_verb = other is told and other.sentence.head(first) in verbs
            if word.start >= pronoun.start or same_verb or first.relation not in _CORE:
                continue
            if not page.lexicon.may_mean(pronoun.low, word):
                continue
            if _is_one(page, other.sentence, word) and page.around(word.start) == own:
                yield _called(other.sentence, word)


def _goes_on(sentence: Sentence, verb: Word) -> bool:
    """Tell "and forced" of "guards robbed them and forced them back", whose doer is the same."""
    over = sentence.head(verb)
    alone = not sentence.children(verb, "subject", "passive_subject")
    return verb.relation == "conjunct" and alone and over is not None and over.kind == "verb"


def _called(sentence: Sentence, word: Word) -> Span:
    """Give the name that stands beside a noun, else the noun with what belongs to it."""
    beside = sentence.child(word, "apposition")
    named = beside if beside is not None and beside.kind == "name" else word
    return sentence.phrase(named, alone=True)


def _back(page: Page, told: Told) -> Iterator[Told]:
    """Give a sentence and those before it in the same article, two paragraphs back at most."""
    for other in page.before(told):
        if told.segment - other.segment > 2 or page.segment(other).of != page.segment(told).of:
            return
        yield other


def _hides(page: Page, other: Told, later: Told) -> bool:
    """Tell whether words between two parsed sentences may name somebody else."""
    between = page.words((other.sentence.end, later.sentence.start))
    words = _WORD.findall(between)
    return any(page.lexicon.personal(w.lower()) or w[:1].isupper() for w in words)


def _is_one(page: Page, sentence: Sentence, word: Word) -> bool:
    """Tell a noun or name for people from a place, a day or a pronoun."""
    if word.kind not in ("noun", "name") or not page.is_somebody(sentence, word):
        return False
    if word.kind == "noun":
        return True
    if page.lexicon.has("days", word) or word.entity == "organisation":
        return False
    places = page.places(sentence.start, sentence.end)
    return all(one.end <= word.start or word.end <= one.start for one in places)


def _held(page: Page, word: Word, acts: list[Draft]) -> Iterator[Span]:
    """Give whom earlier acts took: «задержанный» is one of them."""
    for act in reversed(acts):
        answer = act.slots.get("to_whom")
        if answer is None or not act.type.startswith("liberty"):
            continue
        whom = _head(act.told.sentence, answer[0])
        if whom is None or whom.kind not in ("noun", "name"):
            continue
        if page.lexicon.may_mean(word.low, whom):
            yield answer[0]


def _worded_alike(page: Page, told: Told, word: Word) -> Iterator[Span]:
    """Give fuller words for the same: "Ana Brovik, a teacher" before "the teacher"."""
    mine = set(page.lexicon.lemma(word))
    start = told.sentence.phrase(word)[0]
    for count, other in enumerate(_back(page, told)):
        if count > _FAR_NAMED:
            return
        for one in other.sentence.words:
            if one.start >= start or one.kind != "noun" or one.form != word.form:
                continue
            if mine.isdisjoint(page.lexicon.lemma(one)):
                continue
            head = other.sentence.head(one)
            beside = other.sentence.child(one, "apposition")
            if head is not None and head.kind == "name" and one.relation in _NAMING:
                yield other.sentence.phrase(head)
            elif beside is not None and beside.kind == "name":
                yield other.sentence.phrase(beside)
            elif _says_more(page, other.sentence, one, told.sentence, word):
                yield other.sentence.phrase(one, alone=True)


def _says_more(page: Page, sentence: Sentence, one: Word, own: Sentence, word: Word) -> bool:
    """Tell "two women" or "a nurse from Karvel" before "the women" and "the nurse"."""
    earlier = {w.low for w in sentence.children(one, "number")}
    later = {w.low for w in own.children(word, "number")}
    if later and earlier != later:
        return False
    first = "the" not in [w.low for w in sentence.children(one, "determiner")]
    longer = len(page.words(sentence.phrase(one))) > len(page.words(own.phrase(word)))
    return longer or (first and not sentence.bare)


def _alike(page: Page, spans: Iterable[Span]) -> list[Span]:
    """Keep the first of spans whose words are the same, or part of each other's."""
    kept: list[Span] = []
    for span in spans:
        words = set(_WORD.findall(page.words(span).lower()))
        others = [set(_WORD.findall(page.words(one).lower())) for one in kept]
        if not any(words <= other or other <= words for other in others):
            kept.append(span)
    return kept[:_MOST]


def _draft(page: Page, told: Told, word: Word, answer: Answer, found: list[Span]) -> Draft:
    heard = chain(page, told, word)
    sure = len(found) == 1
    slots: dict[str, Answer] = {"who": (answer[0], who(page, told.sentence, word))}
    if sure:
        slots["what"] = (found[0], None)
    return Draft(
        kind="reference",
        type="maybe_same_as",
        trigger=answer[0],
        told=told,
        heard=Heard(hops=heard.hops[:1], stance="asserted", polarity="affirms", cues=()),
        rule="reference.one" if sure else "reference.open",
        why=f"“{word.text}” goes back to somebody, and "
        + ("one alone was named" if sure else f"{len(found)} were named")
        + " before whom its grammar fits",
        confidence=0.6 if sure else 0.4,
        slots=slots,
        not_stated=() if sure else ("what",),
        more=tuple(found),
        level=2,  # who somebody is shows no wider than the victim does
    )
