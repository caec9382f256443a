"""Attributions: who says, thinks or wants what, whatever it is about.

    find    Page → Drafts    exhaustive reading only

Each has the words of who it is, the cue with its helpers ("has also called for"), and what is said,
believed, asked or judged: a clause, what is done to a noun ("criticized the plan"), or the sentence
around "according to". Words within somebody's quotation are theirs, and are not taken apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import cited, is_passive
from dripstone.read.drafts import Answer, Draft
from dripstone.read.page import Page, Span, Told
from dripstone.read.spans import of_cue, of_noun, of_said, of_source, whole
from dripstone.read.voices import chain
from dripstone.records import Who

_CLAUSES = ("complement", "parataxis")
_SUBJECTS = ("subject", "passive_subject")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class _Said:
    """One attribution, by the places of its words."""

    word: Word
    cue: Span
    source: Span | None
    content: Span | None
    why: str


def find(page: Page) -> Iterator[Draft]:
    """Give every attribution of a page that stands outside quotations."""
    if not page.exhaustive:
        return
    spoken = {s.cue: s.span for s in page.speakers if s is not None and s.cue is not None}
    for told in page.told:
        for word in told.sentence.words:
            if not page.spoken_by(word.start):
                for one in _word(page, told, word, spoken):
                    yield _draft(page, told, one)


def _word(page: Page, told: Told, word: Word, spoken: dict[Span, Span]) -> Iterator[_Said]:
    sentence = told.sentence
    if page.lexicon.has("according", word):
        yield from _according(page, sentence, word)
    elif word.kind == "verb" and word.relation != "adjectival":
        yield from _verb(page, sentence, word, spoken)
    elif word.kind == "noun" and page.lexicon.has("view_nouns", word):
        yield from _noun(page, sentence, word)


def _according(page: Page, sentence: Sentence, cue: Word) -> Iterator[_Said]:
    """Read "…, according to X" and "According to X, …": the rest of the sentence is X's."""
    named = cited(sentence, cue)
    to = sentence.words[cue.index + 1 : cue.index + 2]
    if named is None or not to or to[0].low != "to":
        return
    source = of_source(sentence, named)
    yield _Said(
        word=cue,
        cue=(cue.start, to[0].end),
        source=source,
        content=whole(page, sentence, (cue.start, source[1])),
        why="“according to” names whose words the rest of the sentence is",
    )


def _verb(page: Page, sentence: Sentence, verb: Word, spoken: dict[Span, Span]) -> Iterator[_Said]:
    has = page.lexicon.has
    quoted = (verb.start, verb.end) in spoken
    reports = has("reporting", verb) or has("views", verb) or has("wants", verb) or quoted
    content, last = _content(page, sentence, verb) if reports else (None, verb)
    if content is None:
        content, last = _with_case(page, sentence, verb)
    if content is None and not quoted:
        return
    source = _source(sentence, verb)
    if quoted and (source is None or page.quoted(source[0])):
        source = spoken[verb.start, verb.end]  # the parser took a quoted word for the speaker
    if source is None and not is_passive(sentence, verb) and not quoted:
        return
    yield _Said(
        word=verb,
        cue=of_cue(sentence, verb, last=last, content=content),
        source=source,
        content=content,
        why=f"“{verb.text}” tells what somebody says, thinks, wants or asks",
    )


def _source(sentence: Sentence, verb: Word) -> Span | None:
    """Give the words of who says it: the subject, or "by …" of a passive, as they stand."""
    by = sentence.child(verb, "agent")
    if is_passive(sentence, verb):
        return None if by is None else of_source(sentence, by)
    step: Word | None = verb
    for _ in range(4):
        if step is None:
            return None
        own = sentence.child(step, *_SUBJECTS)
        if own is not None:
            return of_source(sentence, own)
        if step.relation in ("reduced", "relative"):
            head = sentence.head(step)
            return None if head is None else of_source(sentence, head, before=step)
        if step.relation not in ("conjunct", "open_complement", "adverbial", "complement"):
            return None
        step = sentence.head(step)
    return None


def _content(page: Page, sentence: Sentence, verb: Word) -> tuple[Span | None, Word]:
    """Give the clause or the noun that a verb takes, and the last word of its cue."""
    has = page.lexicon.has
    clause = sentence.child(verb, *_CLAUSES)
    if clause is not None and (clause.kind == "verb" or has("reporting", verb)):
        return of_said(page, sentence, clause, verb), verb
    above = sentence.head(verb)
    if verb.relation == "parataxis" and above is not None and has("reporting", verb):
        return of_said(page, sentence, above, verb), verb
    inner = sentence.child(verb, "open_complement")
    object_ = sentence.child(verb, "object")
    if inner is not None and has("wants", verb):
        first = object_ if object_ is not None and object_.index < inner.index else None
        return of_said(page, sentence, inner, verb, first=first), verb
    if inner is not None and object_ is not None and has("asking", verb):
        return of_said(page, sentence, inner, verb, first=object_), verb
    subject = sentence.child(verb, "passive_subject") if is_passive(sentence, verb) else None
    if has("views", verb) and (object_ or subject) is not None:
        noun = object_ or subject
        return (None if noun is None else of_noun(page, sentence, noun, verb)), verb
    return None, verb


def _with_case(page: Page, sentence: Sentence, verb: Word) -> tuple[Span | None, Word]:
    """Read "called for an inquiry": the preposition belongs to the cue."""
    known = page.lexicon.rest.get("views_with", {})
    cases = next((c for m in page.lexicon.lemma(verb) if (c := known.get(m))), ())
    for noun in sentence.children(verb, "oblique", "adverbial", "recipient"):
        case = sentence.children(noun, "case")
        if case and case[0].low in cases and verb.index < case[0].index <= verb.index + 3:
            return of_said(page, sentence, noun, verb, after=case[0]), case[0]
    return None, verb


def _noun(page: Page, sentence: Sentence, noun: Word) -> Iterator[_Said]:
    """Read "his claim that …", "Ana Brovik's criticism of the plan" and "support for it"."""
    owner = sentence.child(noun, "possessor")
    clause = sentence.child(noun, "complement", "reduced")
    cases = ("for", "of", "about", "against", "on", "to", "with", "over", "toward", "towards")
    told = next(iter(sentence.obliques(noun, *cases)), None)
    if clause is not None and _brings(sentence, clause):
        content, last = of_said(page, sentence, clause, noun), noun
    elif told is not None and owner is not None:
        last = sentence.children(told, "case")[0]
        content = of_said(page, sentence, told, noun, after=last)
    else:
        return
    by = owner or next(iter(sentence.obliques(noun, "by", "from")), None)
    yield _Said(
        word=noun,
        cue=(_first(sentence, noun).start, last.end),
        source=None if by is None else of_source(sentence, by),
        content=content,
        why=f"“{noun.text}” is a word for what somebody says, thinks or wants",
    )


def _brings(sentence: Sentence, clause: Word) -> bool:
    """Tell "his refusal to go" and "the claim that he went" from "the claim made by him"."""
    to = clause.kind == "verb" and clause.form in ("infinitive", "")
    return to or bool(sentence.children(clause, "connective"))


def _first(sentence: Sentence, noun: Word) -> Word:
    """Give the first adjective of a noun, where nothing but adjectives stands between."""
    first = noun
    for one in reversed(sentence.words[: noun.index]):
        if one.head != noun.index or one.relation not in ("adjectival", "compound"):
            break
        first = one
    return first


def _draft(page: Page, told: Told, one: _Said) -> Draft:
    slots: dict[str, Answer] = {}
    if one.source is not None:
        slots["who"] = (one.source, Who(text=page.words(one.source)))
    if one.content is not None:
        slots["what"] = (one.content, None)
    return Draft(
        kind="event",
        type="utterance",
        trigger=one.cue,
        told=told,
        heard=chain(page, told, one.word),
        rule="every.said",
        why=one.why,
        confidence=0.3,
        verb=" ".join(page.words(one.cue).split()),
        slots=slots,
        not_stated=() if one.source is not None else ("who",),
    )
