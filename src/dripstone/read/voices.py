"""Voices: according to whom, how firmly, and whether it is said to be so.

    chain     Told, word → Heard    the voices from the outermost in, stance, polarity and their cues

The outermost voice is who publishes; a teaser's own author is unknown. Words inside a quotation
belong to its speaker, words under a reporting verb to that verb's subject. Source: design of
attribution chains in ``model.md``, section 2.2.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor, is_passive, resolved
from dripstone.read.page import Page, Span, Told

_FIRM = ("asserted", "attributed", "presupposed", "alleged", "probable", "possible", "intended")
_OVER = ("depicted", "hypothetical", "demanded")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Hop:
    """One voice, by the place of its words."""

    who: str | None
    mode: str
    span: Span | None = None
    cue: Span | None = None
    stands_for: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Heard:
    """What the words around a trigger say of who says so, and how firmly."""

    hops: tuple[Hop, ...]
    stance: str
    polarity: str
    cues: tuple[Span, ...]
    accused: Word | None = None  #: who is accused of what the word tells


@dataclass(slots=True, repr=False)
class _Listening:
    hops: list[Hop] = field(default_factory=list)
    stances: list[tuple[str, Span]] = field(default_factory=list)
    denies: list[Span] = field(default_factory=list)
    accused: Word | None = None


def chain(page: Page, told: Told, word: Word) -> Heard:
    """Tell whose words a word of a sentence is, and how firmly they are put."""
    sentence, heard = told.sentence, _Listening()
    heard.hops.append(publisher(page, told))
    quoted = page.spoken_by(word.start)
    for quotation, speaker in quoted:
        heard.hops.append(
            Hop(
                who=page.words(speaker.span),
                mode=speaker.mode,
                span=speaker.span,
                cue=speaker.cue,
                stands_for=speaker.stands_for,
            )
        )
        inside = (quotation.start, quotation.end)
    within = inside if quoted else (sentence.start, sentence.end)
    _clauses(page, told, word, within, heard)
    _own_words(page, sentence, word, heard)
    return Heard(
        hops=tuple(heard.hops),
        stance=_settled(heard),
        polarity="denies" if len(heard.denies) % 2 else "affirms",
        cues=tuple(dict.fromkeys((*(c for _, c in heard.stances), *heard.denies))),
        accused=heard.accused,
    )


def publisher(page: Page, told: Told) -> Hop:
    """Give the outermost voice: the publisher, else the author; a teaser's author is unknown."""
    text = page.text
    if text.publisher is not None:
        place = text.publisher.anchor.span if text.publisher.anchor else None
        return Hop(who=text.publisher.value, mode="narrates", span=place)
    if page.publisher is not None:
        return Hop(who=page.publisher, mode="narrates")
    if text.authors and not page.is_teaser(told):
        author = text.authors[0]
        place = author.anchor.span if author.anchor else None
        return Hop(who=author.value, mode="narrates", span=place)
    return Hop(who=None, mode="narrates")


def _settled(heard: _Listening) -> str:
    """Let the weakest stance on the way stand; one voice or more between makes it attributed."""
    found = [stance for stance, _ in heard.stances]
    for stance in _OVER:
        if stance in found:
            return "presupposed" if stance == "demanded" and "presupposed" in found else stance
    ranked = [s for s in _FIRM if s in found]
    if ranked:
        return ranked[-1]
    return "attributed" if len(heard.hops) > 1 else "asserted"


# Clauses above the word.


def _clauses(page: Page, told: Told, word: Word, within: Span, heard: _Listening) -> None:
    sentence, hops, below = told.sentence, [], word
    for above in sentence.above(word):
        if within[0] <= above.start < within[1]:
            hops += _clause(page, told, above, below, heard)
        below = above
    heard.hops += reversed(hops)
    _according(page, sentence, word, within, heard)


def _clause(page: Page, told: Told, above: Word, below: Word, heard: _Listening) -> Iterator[Hop]:
    lexicon, sentence, cue = page.lexicon, told.sentence, (above.start, above.end)
    inner = below.relation in ("complement", "open_complement", "parataxis")
    content = inner or below.relation in ("object", "oblique", "attribute", "adverbial")
    if below.relation == "adverbial" and _connected(sentence, below, lexicon.cues["hypothetical"]):
        heard.stances.append(("hypothetical", _first(sentence, below)))
    if above.kind == "noun" and lexicon.has("told_nouns", above) and below.relation in (
        "complement", "reduced", "modifier", "relative",
    ):  # fmt: skip
        heard.stances.append(("alleged", cue))
        yield Hop(who=None, mode="collective", cue=cue)
    if above.kind == "noun" and lexicon.has("risk_nouns", above):
        heard.stances.append(("possible", cue))
    if above.kind != "verb":
        return
    yield from _verb(page, told, above, below, heard, inner=inner, content=content)


def _verb(
    page: Page,
    told: Told,
    verb: Word,
    below: Word,
    heard: _Listening,
    *,
    inner: bool,
    content: bool,
) -> Iterator[Hop]:
    lexicon, sentence, cue = page.lexicon, told.sentence, (verb.start, verb.end)
    case = sentence.case(below)
    if lexicon.has("accuses", verb) and (case in ("of", "for") or inner):
        heard.stances.append(("alleged", cue))
        heard.accused = _accused(sentence, verb)
        yield _speaks(page, told, verb)
        return
    if lexicon.has("charges", verb) and content:
        heard.stances.append(("alleged", cue))
    if lexicon.has("denies", verb) and content:
        heard.denies.append(cue)
        yield _speaks(page, told, verb)
    elif lexicon.has("reporting", verb) and inner and not lexicon.has("asking_only", verb):
        if lexicon.has("claims", verb):
            heard.stances.append(("alleged", cue))
        yield _speaks(page, told, verb)
    if lexicon.has("fears", verb) and (content or below.relation == "passive_subject"):
        heard.stances.append(("possible", cue))
    if below.relation == "open_complement" and below.form == "infinitive":
        if lexicon.has("attempts", verb) or lexicon.has("plans", verb):
            heard.stances.append(("intended", cue))
    if lexicon.has("asking", verb) and (inner or case in ("for", "to")):
        heard.stances.append(("demanded", cue))
    elif lexicon.has("orders", verb) and inner:
        heard.stances.append(("demanded", cue))
    if lexicon.has("depicts", verb) and below.relation in ("object", "oblique", "adverbial"):
        heard.stances.append(("depicted", cue))
    if _modal(sentence, verb, ("would",)) and inner is False and below.relation == "conjunct":
        heard.stances.append(("hypothetical", cue))
    if lexicon.has("fails", verb) and below.relation == "open_complement":
        heard.denies.append(cue)


def _accused(sentence: Sentence, verb: Word) -> Word | None:
    if is_passive(sentence, verb):
        own = sentence.child(verb, "passive_subject")
        return own or (sentence.head(verb) if verb.relation in ("reduced", "adjectival") else None)
    return sentence.child(verb, "object")


def _speaks(page: Page, told: Told, verb: Word) -> Hop:
    """Give the voice of a reporting verb; a passive one or an unnamed crowd is collective."""
    sentence, cue = told.sentence, (verb.start, verb.end)
    speaker = actor(sentence, verb)
    if speaker is None:
        by = sentence.child(verb, "agent")
        if by is None:
            return Hop(who=None, mode="collective", cue=cue)
        speaker = by
    span = sentence.phrase(speaker)
    crowd = speaker.low in page.lexicon.cues["crowd"] and speaker.form == "plural"
    document = speaker.low in page.lexicon.cues["documents"]
    mode = "collective" if crowd else "cites" if document else "paraphrases"
    goes_back = resolved(page, speaker, told, sentence) if speaker.kind == "pronoun" else None
    return Hop(who=page.words(span), mode=mode, span=span, cue=cue, stands_for=goes_back)


def _according(page: Page, sentence: Sentence, word: Word, within: Span, heard: _Listening) -> None:
    cue = next((w for w in sentence.words if w.low == "according"), None)
    if cue is None or not within[0] <= cue.start < within[1]:
        return
    named = next((w for w in sentence.words if "according" in sentence.case(w)), None)
    if named is None:
        named = next(
            (
                w
                for w in sentence.words[cue.index + 1 :]
                if sentence.case(w) == "to" and w.kind != "verb"
            ),
            None,
        )
    if named is None or word in sentence.below(named):
        return
    span = sentence.phrase(named)
    document = named.low in page.lexicon.cues["documents"]
    heard.hops.append(
        Hop(
            who=page.words(span),
            mode="cites" if document else "paraphrases",
            span=span,
            cue=(cue.start, cue.end),
        )
    )


# The word itself and what hangs on it.


def _own_words(page: Page, sentence: Sentence, word: Word, heard: _Listening) -> None:
    lexicon = page.lexicon
    for near in (*sentence.children(word), *_helpers(sentence, word)):
        span = (near.start, near.end)
        for stance in ("alleged", "probable", "possible"):
            if lexicon.has(stance, near) and near.kind in (
                "adjective",
                "adverb",
                "auxiliary",
                "verb",
            ):
                heard.stances.append((stance, span))
        if near.relation == "auxiliary" and near.low in ("would", "'d"):
            heard.stances.append(("hypothetical", span))
        if near.relation == "auxiliary" and near.low in ("will", "wo", "'ll", "shall"):
            heard.stances.append(("intended", span))
        if near.relation == "auxiliary" and near.low in ("must", "should", "ought"):
            heard.stances.append(("demanded", span))
        if near.relation == "negation" or near.low in ("never", "n't"):
            heard.denies.append(span)
        if near.relation == "determiner" and near.low in ("no", "neither"):
            heard.denies.append(span)
    subject = sentence.child(word, "subject", "passive_subject")
    if subject is not None:
        _none_did(page, sentence, subject, heard)
    _attempted(page, sentence, word, heard)
    if _taken_for_granted(page, sentence, word):
        heard.stances.append(("presupposed", (word.start, word.end)))


def _helpers(sentence: Sentence, word: Word) -> list[Word]:
    """Give the auxiliaries and negations that a verb shares with the one it is joined to."""
    if word.relation != "conjunct" or sentence.child(
        word, "auxiliary", "subject", "passive_subject"
    ):
        return []
    first = sentence.first_of(word)
    same = first.kind == "verb" and first.form == word.form
    return sentence.children(first, "auxiliary", "negation") if same else []


def _none_did(page: Page, sentence: Sentence, subject: Word, heard: _Listening) -> None:
    words = (subject, *sentence.children(subject, "determiner"))
    none = next((w for w in words if page.lexicon.has("nobody", w)), None)
    if none is not None:
        heard.denies.append((none.start, none.end))


def _attempted(page: Page, sentence: Sentence, word: Word, heard: _Listening) -> None:
    """Read an infinitive that nothing above vouches for as a purpose: said to be meant, not done."""
    first = sentence.first_of(word)
    if word.form != "infinitive" or sentence.child(word, "subject", "passive_subject"):
        return
    to = next((w for w in sentence.children(first, "auxiliary") if w.low == "to"), None)
    if to is not None and first.relation in ("adverbial", "reduced", "root", "relative"):
        heard.stances.append(("intended", (to.start, to.end)))


def _taken_for_granted(page: Page, sentence: Sentence, word: Word) -> bool:
    """Tell what is spoken of as known: "the detained men", "end this campaign"."""
    if word.kind == "verb":
        return word.relation == "adjectival"
    granted = any(
        page.lexicon.has("asking", a)
        or page.lexicon.has("judges", a)
        or page.lexicon.has("stops", a)
        for a in sentence.above(word)
        if a.kind == "verb"
    )
    return granted


def _connected(sentence: Sentence, word: Word, cues: frozenset[str]) -> bool:
    return any(w.low in cues for w in sentence.children(word, "connective"))


def _first(sentence: Sentence, word: Word) -> Span:
    cue = sentence.children(word, "connective")[0]
    return cue.start, cue.end


def _modal(sentence: Sentence, verb: Word, words: tuple[str, ...]) -> bool:
    return any(w.low in words for w in sentence.children(verb, "auxiliary"))
