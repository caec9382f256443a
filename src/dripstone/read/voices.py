"""Voices: according to whom, how firmly, and whether it is said to be so.

    chain     Told, word → Heard    voices from the outermost in, stance, polarity, their cues
    speaks    Told, verb → Hop      the voice of one reporting verb

The outermost voice is who publishes; a teaser's own author is unknown. Words inside a quotation
belong to its speaker, words under a reporting verb to that verb's subject. Source: design of
attribution chains in ``model.md``, section 2.2.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor, answer, cited, is_passive
from dripstone.read.page import Page, Span, Told

_FIRM = ("asserted", "attributed", "presupposed", "alleged", "probable", "possible", "intended")
_HEDGING = frozenset({"adjective", "adverb", "auxiliary", "verb"})
_MODALS = ("hypothetical", "intended", "demanded")  #: each with its words in the lexicon
_CONTRARY = frozenset({"but", "а", "но", "зато"})
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
    heard.hops += outer(page, told)
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


def outer(page: Page, told: Told) -> list[Hop]:
    """Give the voices of the report itself: its publisher, and the other article of a teaser."""
    hops, title = [publisher(page, told)], page.titled(told)
    if title is not None:
        hops.append(Hop(who=" ".join(page.words(title).split()), mode="cites", span=title))
    return hops


def publisher(page: Page, told: Told) -> Hop:
    """Give the outermost voice: the publisher, else the author; a teaser's author is unknown.

    A message of a conversation is its sender's, whoever passed the conversation on.
    """
    text, own = page.text, page.segment(told)
    if own.author is not None and own.author.anchor is not None:
        return Hop(who=own.author.value, mode="narrates", span=own.author.anchor.span)
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
    sentence, below = told.sentence, word
    hops: list[Hop] = []
    factual = False
    for above in sentence.above(word):
        factual = factual or _stands_alone(page, sentence, below)
        if within[0] <= above.start < within[1]:
            kept = len(heard.stances), len(heard.denies)
            hops += _clause(page, told, above, below, heard)
            if factual:
                del heard.stances[kept[0] :], heard.denies[kept[1] :]
        below = above
    heard.hops += reversed(hops)
    _according(page, told, word, within, heard)


def _stands_alone(page: Page, sentence: Sentence, clause: Word) -> bool:
    """Tell a clause that what governs it does not make less sure: "those who were arrested"."""
    if clause.relation == "relative":
        return True
    cues = page.lexicon.cues["factual"]
    return clause.relation == "adverbial" and _connected(sentence, clause, cues)


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
        no = [w for w in sentence.children(above, "determiner") if lexicon.has("nobody", w)]
        no += _unconfirmed(page, sentence, above)
        heard.denies += [(w.start, w.end) for w in no]  # "no evidence that …"
        yield Hop(who=None, mode="collective", cue=cue)
    heard.stances += [(stance, cue) for stance in _set_by_noun(page, above)]
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
    if lexicon.has("accuses", verb) and (sentence.case(below) in ("of", "for") or inner):
        heard.stances.append(("alleged", cue))
        heard.accused = _accused(sentence, verb)
        yield speaks(page, told, verb)
    elif lexicon.has("denies", verb) and content:
        heard.denies.append(cue)
        yield speaks(page, told, verb)
    elif inner and _reports(page, sentence, verb, below):
        if lexicon.has("claims", verb):
            heard.stances.append(("alleged", cue))
        yield speaks(page, told, verb)
        heard.denies += [(w.start, w.end) for w in _cannot(page, sentence, verb)]
    heard.stances += [(stance, cue) for stance in _set_by(page, sentence, verb, below)]
    if lexicon.has("fails", verb) and below.relation == "open_complement":
        heard.denies.append(cue)
    if lexicon.has("brings_about", verb) and inner:  # "did not manage to arrest anyone"
        heard.denies += [(w.start, w.end) for w in sentence.children(verb, "negation")][:1]


def _cannot(page: Page, sentence: Sentence, verb: Word) -> list[Word]:
    """Give the word by which what follows cannot be said: «нельзя сказать, что»."""
    return [w for w in sentence.children(verb) if page.lexicon.has("cannot", w)][:1]


def _unconfirmed(page: Page, sentence: Sentence, noun: Word) -> list[Word]:
    """Give the "not" of reports that were not confirmed."""
    verb = sentence.head(noun)
    if verb is None or not page.lexicon.has("confirms", verb):
        return []
    return sentence.children(verb, "negation")[:1]


def _called_untrue(page: Page, sentence: Sentence, word: Word) -> list[Word]:
    """Give "lie" of "…, but that is a lie" for what stands before it in the sentence."""
    words = (w for w in sentence.words if w.index > word.index and page.lexicon.has("untrue", w))
    return [w for w in words if page.lexicon.has("that", sentence.words[w.index - 1])][:1]


def _reports(page: Page, sentence: Sentence, verb: Word, below: Word) -> bool:
    """Tell a verb that reports what follows from one that asks for it or goes on doing it."""
    if not page.lexicon.has("reporting", verb) or page.lexicon.has("asking_only", verb):
        return False
    if below.relation != "open_complement" or is_passive(sentence, verb):
        return True
    return page.lexicon.has("claims", verb) or page.lexicon.has("knows", verb)


def _set_by_noun(page: Page, above: Word) -> Iterator[str]:
    """Give the stances that a noun or adjective above sets: "risk of arrest", "afraid they …"."""
    has = page.lexicon.has
    if above.kind == "noun" and has("risk_nouns", above):
        yield "possible"
    if above.kind == "noun" and has("charge_nouns", above):
        yield "alleged"
    if above.kind == "adjective" and has("afraid", above):
        yield "possible"


def _set_by(page: Page, sentence: Sentence, verb: Word, below: Word) -> Iterator[str]:
    """Give the stances that a governing verb sets for what it governs."""
    has = page.lexicon.has
    inner = below.relation in ("complement", "open_complement", "parataxis")
    content = inner or below.relation in ("object", "attribute")
    case = sentence.case(below)
    if has("charges", verb) and case in ("with", "of", "for", "on"):
        yield "alleged"
    own = below.relation == "subject" and sentence.child(verb, "object", "complement") is None
    if has("fears", verb) and (content or own or below.relation == "passive_subject"):
        yield "possible"
    if below.relation == "open_complement" and _meant(page, sentence, verb, below):
        yield "intended"
    if below.relation == "object" and (has("plans", verb) or has("attempts", verb)):
        yield "intended"
    subject = sentence.child(verb, "passive_subject", "subject", "object")
    if case == "for" and subject is not None and has("warrants", subject):
        yield "intended"
    named = below.kind == "noun" and below.relation == "object"
    stated = inner and has("states_too", verb) and not _should(sentence, below)
    if has("asking", verb) and not stated and (inner or named or case in ("for", "to")):
        yield "demanded"
    if has("orders", verb) and inner:
        yield "demanded"
    if has("depicts", verb) and below.relation in ("object", "oblique", "adverbial"):
        yield "depicted"


def _should(sentence: Sentence, below: Word) -> bool:
    """Tell "insisted that they be freed" from "insisted that they were guests"."""
    helpers = sentence.children(below, "auxiliary", "passive_auxiliary")
    asked = any(w.low in ("should", "must", "be", "to") for w in helpers)
    return asked or (below.form == "infinitive" and not helpers) or sentence.bare


def _meant(page: Page, sentence: Sentence, verb: Word, below: Word) -> bool:
    """Tell what is planned, tried or threatened; "to" after most verbs says no more than that."""
    has = page.lexicon.has
    if has("attempts", verb) or has("plans", verb):
        return True
    to = sentence.bare or any(w.low == "to" for w in sentence.children(below, "auxiliary"))
    known = has("does", verb) or has("reporting", verb) or has("asking", verb)
    return to and below.form == "infinitive" and not known and not is_passive(sentence, verb)


def _accused(sentence: Sentence, verb: Word) -> Word | None:
    if is_passive(sentence, verb):
        own = sentence.child(verb, "passive_subject")
        return own or (sentence.head(verb) if verb.relation in ("reduced", "adjectival") else None)
    return sentence.child(verb, "object")


def speaks(page: Page, told: Told, verb: Word) -> Hop:
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
    goes_back = answer(page, told, speaker)[1].stands_for
    return Hop(who=page.words(span), mode=mode, span=span, cue=cue, stands_for=goes_back)


def _according(page: Page, told: Told, word: Word, within: Span, heard: _Listening) -> None:
    sentence = told.sentence
    cue = next((w for w in sentence.words if page.lexicon.has("according", w)), None)
    if cue is None or not within[0] <= cue.start < within[1]:
        return
    named = cited(sentence, cue)
    if named is None or word in sentence.below(named) or _of_the_next(sentence, word, cue):
        return
    span = sentence.phrase(named)
    document = named.low in page.lexicon.cues["documents"]
    unnamed = sentence.bare and page.lexicon.has("crowd", named) and named.kind == "noun"
    mode = "collective" if unnamed else "cites" if document else "paraphrases"
    heard.hops.append(
        Hop(
            who=page.words(span),
            mode=mode,
            span=span,
            cue=(cue.start, cue.end),
            stands_for=answer(page, told, named)[1].stands_for,
        )
    )


def _of_the_next(sentence: Sentence, word: Word, cue: Word) -> bool:
    """Tell "was held and, according to X, was beaten": X vouches for what follows."""
    before = sentence.words[max(0, cue.index - 2) : cue.index]
    return word.index < cue.index and any(w.relation == "coordinator" for w in before)


# The word itself and what hangs on it.


def _own_words(page: Page, sentence: Sentence, word: Word, heard: _Listening) -> None:
    governing = _helpers(sentence, word) + _of_verb(sentence, word)
    own: list[Span] = []
    for near in (*sentence.children(word), *governing):
        span = (near.start, near.end)
        heard.stances += [(stance, span) for stance in _hedged(page, near)]
        if _says_no(page, near):
            own.append(span)
    first = sentence.first_of(word)
    if first is not word:
        own += [(w.start, w.end) for w in sentence.children(first) if page.lexicon.has("nor", w)]
    heard.denies += own[:1]  # "neither held nor beaten" says no once of each
    subject = sentence.child(word, "subject", "passive_subject")
    if subject is not None and not own:
        _none_did(page, sentence, subject, heard)
    if subject is not None and _inverted(page, sentence, word, subject):
        heard.stances.append(("hypothetical", (word.start, word.end)))
    _attempted(page, sentence, word, heard)
    if not heard.denies:
        heard.denies += [(w.start, w.end) for w in _called_untrue(page, sentence, word)]
    if sentence.case(word) == "without":
        heard.denies.append((word.start, word.end))
    if word.form == "future":
        heard.stances.append(("intended", (word.start, word.end)))
    if _taken_for_granted(page, sentence, word):
        heard.stances.append(("presupposed", (word.start, word.end)))


def _says_no(page: Page, near: Word) -> bool:
    if near.relation == "negation" or near.low in ("never", "n't"):
        return True
    if page.lexicon.has("nor", near):
        return True
    return near.relation == "determiner" and near.low in ("no", "neither")


def _inverted(page: Page, sentence: Sentence, word: Word, subject: Word) -> bool:
    """Tell "Had the police arrested him, …" from what happened."""
    helpers = sentence.children(word, "auxiliary", "passive_auxiliary")
    return any(w.index < subject.index and page.lexicon.has("inverted", w) for w in helpers)


def _of_verb(sentence: Sentence, word: Word) -> list[Word]:
    """Give the modal words of the verb that a noun is an argument of: "may lead to arrests"."""
    head = sentence.head(word)
    if word.kind == "verb" or head is None or head.kind != "verb":
        return []
    return [w for w in sentence.children(head, "auxiliary") if w.kind == "auxiliary"]


def _hedged(page: Page, near: Word) -> Iterator[str]:
    """Give the stances that a word beside the trigger sets: "alleged", "may", "will"."""
    for stance in ("alleged", "probable", "possible"):
        if page.lexicon.has(stance, near) and near.kind in _HEDGING:
            yield stance
    if near.relation == "auxiliary":
        yield from (s for s in _MODALS if page.lexicon.has(f"modal_{s}", near))


def _helpers(sentence: Sentence, word: Word) -> list[Word]:
    """Give the auxiliaries and negations that a verb shares with the one it is joined to."""
    if word.relation != "conjunct" or sentence.child(
        word, "auxiliary", "subject", "passive_subject"
    ):
        return []
    first = sentence.first_of(word)
    between = sentence.words[first.index : word.index]
    if any(w.relation == "coordinator" and w.low in _CONTRARY for w in between):
        return []  # "was not killed but wounded"
    same = first.kind == "verb" and first.form == word.form
    return sentence.children(first, "auxiliary", "negation") if same else []


def _none_did(page: Page, sentence: Sentence, subject: Word, heard: _Listening) -> None:
    before = [w for w in sentence.below(subject) if w.index < subject.index]
    only = any(w.low == "only" for w in before)  # "not only students" denies nothing
    words = (subject, *sentence.children(subject), *(() if only else before))
    none = next((w for w in words if page.lexicon.has("nobody", w)), None)
    if none is not None:
        heard.denies.append((none.start, none.end))


def _attempted(page: Page, sentence: Sentence, word: Word, heard: _Listening) -> None:
    """Read an infinitive that nothing above vouches for as a purpose: meant, not done."""
    first = sentence.first_of(word)
    if word.form != "infinitive" or sentence.child(word, "subject", "passive_subject"):
        return
    helpers = sentence.children(first, "auxiliary")
    to = next((w for w in helpers if w.low == "to"), None)
    if sentence.bare and not helpers:
        to = word
    over = sentence.head(first)
    free = over is not None and over.kind == "adjective" and not page.lexicon.has("able", over)
    loose = first.relation in ("adverbial", "reduced", "root", "relative")
    if to is not None and (loose or (free and first.relation == "open_complement")):
        heard.stances.append(("intended", (to.start, to.end)))


def _taken_for_granted(page: Page, sentence: Sentence, word: Word) -> bool:
    """Tell what is spoken of as known: "the detained men", "end this campaign"."""
    if word.kind == "verb":
        return word.relation == "adjectival"
    if _asked_for(page, sentence, word):
        return False
    return any(
        page.lexicon.has(cue, above)
        for above in sentence.above(word)
        if above.kind == "verb"
        for cue in ("asking", "judges", "stops")
    )


def _asked_for(page: Page, sentence: Sentence, noun: Word) -> bool:
    """Tell what is itself asked for, "demanded the arrest of …", from what is to be stopped."""
    first = sentence.first_of(noun)
    verb = sentence.head(first)
    asks = verb is not None and verb.kind == "verb" and page.lexicon.has("asking", verb)
    return asks and (first.relation == "object" or sentence.case(first) == "for")


def _connected(sentence: Sentence, word: Word, cues: frozenset[str]) -> bool:
    return any(w.low in cues for w in sentence.children(word, "connective"))


def _first(sentence: Sentence, word: Word) -> Span:
    cue = sentence.children(word, "connective")[0]
    return cue.start, cue.end
