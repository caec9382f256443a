"""Voices: according to whom, how firmly, and whether it is said to be so.

    chain     Told, word → Heard    voices from the outermost in, stance, polarity, their cues
    speaks    Told, verb → Hop      the voice of one reporting verb, from ``speakers``

The outermost voice is who publishes; a teaser's own author is unknown. Words inside a quotation
belong to its speaker, words under a reporting verb to that verb's subject. Source: design of
attribution chains in ``model.md``, section 2.2.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import is_passive
from dripstone.read.asides import asides, sources
from dripstone.read.granted import granted
from dripstone.read.heard import Heard, Hop, Listening
from dripstone.read.own_words import own_words
from dripstone.read.page import Page, Span, Told
from dripstone.read.speakers import according, beside, speaks
from dripstone.read.stances import averted, dismissed, in_law, set_by, set_by_noun
from dripstone.read.told_deeds import of_account, of_reports, told_deed, unconfirmed, with_somebody
from dripstone.read.unfulfilled import loosened
from dripstone.read.unreal import by_nobody, content_of, unreal
from dripstone.read.vouched import vouched

__all__ = ["chain", "outer", "publisher", "speaks"]

_FIRM = ("asserted", "attributed", "presupposed", "alleged", "probable", "possible", "intended")
_REAL = _FIRM[:5]  #: what happened, however sure: nothing that was only meant or feared
_OVER = ("depicted", "hypothetical", "demanded")


def chain(page: Page, told: Told, word: Word) -> Heard:
    """Tell whose words a word of a sentence is, and how firmly they are put; worked out once."""
    known: dict[object, Any] = told.sentence.noted
    key = ("heard", word.index)
    if key not in known:
        known[key] = _chain(page, told, word)
    heard: Heard = known[key]
    return heard


def _chain(page: Page, told: Told, word: Word) -> Heard:
    sentence, heard = told.sentence, Listening()
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
    own_words(page, sentence, word, heard)
    return Heard(
        hops=tuple(heard.hops),
        stance=_settled(heard),
        polarity="denies" if len(heard.denies) % 2 else "affirms",
        cues=tuple(dict.fromkeys((*(c for _, c in heard.stances), *heard.denies))),
        accused=heard.accused,
    )


def outer(page: Page, told: Told) -> list[Hop]:
    """Give the voices of the report itself: its publisher, a teaser's article, what is received."""
    hops, title = [publisher(page, told)], page.titled(told)
    if title is not None:
        hops.append(Hop(who=" ".join(page.words(title).split()), mode="cites", span=title))
    own = page.segment(told)
    if own.role == "quoted" and own.author is not None and own.author.anchor is not None:
        hops.append(Hop(who=own.author.value, mode="cites", span=own.author.anchor.span))
    lead = page.introduced.get(told.segment)
    if lead is not None:
        hops.append(Hop(who=page.words(lead.span), mode=lead.mode, span=lead.span, cue=lead.cue))
    after = vouched(page, told) if told.sentence.bare else None
    return hops if after is None else [*hops, after]


def publisher(page: Page, told: Told) -> Hop:
    """Give the outermost voice: the publisher, else the author; a teaser's author is unknown.

    A message of a conversation is its sender's, whoever passed the conversation on.
    """
    text, own = page.text, page.segment(told)
    if own.role == "row" and own.author is not None and own.author.anchor is not None:
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


def _settled(heard: Listening) -> str:
    """Let the weakest stance on the way stand; one voice or more between makes it attributed."""
    found = [stance for stance, _ in heard.stances]
    for stance in _OVER:
        if stance in found:
            return "presupposed" if stance == "demanded" and "presupposed" in found else stance
    ranked = [s for s in _FIRM if s in found]
    if ranked:
        return ranked[-1]
    return "attributed" if len(heard.hops) > 1 else "asserted"


def _clauses(page: Page, told: Told, word: Word, within: Span, heard: Listening) -> None:
    sentence, below = told.sentence, word
    hops: list[Hop] = []
    factual = known = False
    own = True  #: is whoever is accused of it accused of doing it?
    for above in sentence.above(word):
        factual = factual or _stands_alone(page, sentence, below)
        if within[0] <= above.start < within[1]:
            kept = len(heard.stances), len(heard.denies)
            hops += _clause(page, told, above, below, heard)
            heard.stances += loosened(page, sentence, above, below)
            if len(heard.denies) == kept[1] and unreal(page, sentence, above, below):
                heard.denies.append((above.start, above.end))
            if told_deed(page, sentence, word, below, above):
                if page.lexicon.has("claims", above):
                    heard.stances.append(("alleged", (above.start, above.end)))
                hops.append(speaks(page, told, above))
            heard.accused = heard.accused if own else None
            own = own and page.lexicon.has("taking_part", above)
            if factual:
                del heard.stances[kept[0] :], heard.denies[kept[1] :]
            elif known and above.kind == "verb":
                heard.stances = [
                    s for n, s in enumerate(heard.stances) if n < kept[0] or s[0] in _REAL
                ]
            known = known or _of_people(page, sentence, above, below)
        below = above
    heard.hops += reversed(with_somebody(hops))
    _said_beside(page, told, word, within, heard)


def _said_beside(page: Page, told: Told, word: Word, within: Span, heard: Listening) -> None:
    """Hear who vouches in an aside, by "according to", and whom they cite."""
    for verb, speaker in asides(page, told, word, within):
        if page.lexicon.has("claims", verb):
            heard.stances.append(("alleged", (verb.start, verb.end)))
        heard.hops.append(beside(page, told, verb, speaker))
    heard.hops += according(page, told, word, within)
    for cue, named in sources(page, told, word, within):
        heard.hops.append(beside(page, told, cue, named))


def _stands_alone(page: Page, sentence: Sentence, clause: Word) -> bool:
    """Tell a clause that what governs it does not make less sure: "those who were arrested"."""
    if clause.relation == "relative" and not content_of(page, sentence, clause):
        return True
    if _done_already(sentence, clause) or granted(page, sentence, clause):
        return True
    cues = page.lexicon.cues["factual"]
    if _connected(sentence, clause, page.lexicon.cues["hypothetical"]):
        return False  # "behaved as if they had beaten them"
    return clause.relation == "adverbial" and _connected(sentence, clause, cues)


def _done_already(sentence: Sentence, clause: Word) -> bool:
    """Tell "refused to sail with men locked in the hold": they were locked in."""
    done = clause.relation == "reduced" and clause.form == "participle"
    own = sentence.child(clause, "connective", "subject", "passive_subject", "passive_auxiliary")
    return done and own is None and sentence.case(clause) == "" and not sentence.bare


def _of_people(page: Page, sentence: Sentence, above: Word, below: Word) -> bool:
    """Tell what happened to people who are spoken of: "seek help for victims of police firing"."""
    if above.kind != "noun" or below.relation not in ("modifier", "reduced"):
        return False
    none = sentence.children(above, "determiner")
    past = below.relation == "modifier" or below.form in ("participle", "past")
    return past and page.is_personal(above) and not any(page.lexicon.has("nobody", w) for w in none)


def _clause(page: Page, told: Told, above: Word, below: Word, heard: Listening) -> Iterator[Hop]:
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
        yield of_reports(page, told, above)
    heard.stances += [(stance, cue) for stance in set_by_noun(page, above)]
    if in_law(page, sentence, above, below):
        heard.stances.append(("hypothetical", cue))
    if averted(page, sentence, above, below):
        heard.denies.append(cue)
    if above.kind != "verb":
        return
    yield from _verb(page, told, above, below, heard, inner=inner, content=content)
    if inner:
        yield from of_account(page, told, above)


def _verb(
    page: Page,
    told: Told,
    verb: Word,
    below: Word,
    heard: Listening,
    *,
    inner: bool,
    content: bool,
) -> Iterator[Hop]:
    lexicon, sentence, cue = page.lexicon, told.sentence, (verb.start, verb.end)
    if lexicon.has("accuses", verb) and (_is_charge(sentence, below) or inner):
        heard.stances.append(("alleged", cue))
        heard.accused = _accused(page, sentence, verb)
        yield speaks(page, told, verb)
    elif (
        content
        and not _goes_on(page, below)
        and (lexicon.has("denies", verb) or dismissed(page, sentence, verb))
    ):
        if sentence.children(verb, "negation"):
            heard.stances.append(("alleged", cue))  # "did not deny that …" says neither
        else:
            heard.denies.append(cue)
        yield speaks(page, told, verb)
    elif inner and _reports(page, sentence, verb, below):
        if lexicon.has("claims", verb):
            heard.stances.append(("alleged", cue))
        unsaid = granted(page, sentence, below) and _keeps_silent(page, sentence, verb)
        if not unsaid and not by_nobody(page, sentence, verb):
            yield speaks(page, told, verb)
        heard.denies += [(w.start, w.end) for w in _cannot(page, sentence, verb)]
    heard.stances += [(stance, cue) for stance in set_by(page, sentence, verb, below)]
    if unconfirmed(page, sentence, verb, below):
        heard.stances.append(("alleged", cue))
    elif lexicon.has("fails", verb) and below.relation == "open_complement":
        heard.denies.append(cue)
    if lexicon.has("brings_about", verb) and inner:  # "did not manage to arrest anyone"
        heard.denies += [(w.start, w.end) for w in sentence.children(verb, "negation")][:1]


def _keeps_silent(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell "did not say where he is" and "refused to say where he is"."""
    over = sentence.head(verb) if verb.relation == "open_complement" else None
    refuses = over is not None and page.lexicon.has("turns_down", over)
    return refuses or bool(sentence.children(verb, "negation"))


def _is_charge(sentence: Sentence, below: Word) -> bool:
    """Tell what somebody is accused "of", also where the parser hangs it on the accused."""
    if sentence.case(below) in ("of", "for"):
        return True
    told = sentence.children(below, "adverbial", "reduced") if below.relation == "object" else ()
    return any(w.form == "gerund" and sentence.case(w) == "of" for w in told)


def _goes_on(page: Page, below: Word) -> bool:
    """Tell "denied it, saying that …": what is said then is not denied."""
    return below.relation == "adverbial" and page.lexicon.has("says", below)


def _cannot(page: Page, sentence: Sentence, verb: Word) -> list[Word]:
    """Give the word by which what follows cannot be said: «нельзя сказать, что»."""
    return [w for w in sentence.children(verb) if page.lexicon.has("cannot", w)][:1]


def _unconfirmed(page: Page, sentence: Sentence, noun: Word) -> list[Word]:
    """Give what says no of reports that "were not confirmed", "are untrue" or "do not hold"."""
    verb, has = sentence.head(noun), page.lexicon.has
    if verb is None:
        return []
    called = sentence.children(verb, "attribute", "oblique" if sentence.bare else "attribute")
    no = sentence.children(verb, "negation")[:1]
    turned = [w for w in _turned_out(page, sentence, verb) if has("fabricated", w)]
    if turned and not no:
        return turned[:1]
    held = any(has(cue, verb) for cue in ("confirms", "bears_out"))
    if held or any(has("called_true", w) for w in called):
        return no
    if no or has("calls", verb):
        return []  # who calls it so says no already
    return [w for w in called if has("fabricated", w)][:1]


def _turned_out(page: Page, sentence: Sentence, verb: Word) -> list[Word]:
    """Give "false" of "turned out to be false"."""
    inner = sentence.child(verb, "open_complement")
    if inner is None or not page.lexicon.has("turns_out", verb):
        return []
    return [inner, *sentence.children(inner, "attribute")]


def _reports(page: Page, sentence: Sentence, verb: Word, below: Word) -> bool:
    """Tell a verb that reports what follows from one that asks for it or goes on doing it."""
    if not page.lexicon.has("reporting", verb) or page.lexicon.has("asking_only", verb):
        return False
    if below.relation != "open_complement" or is_passive(sentence, verb):
        return True
    return page.lexicon.has("claims", verb) or page.lexicon.has("knows", verb)


def _accused(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    if is_passive(sentence, verb):
        own = sentence.child(verb, "passive_subject")
        return own or (sentence.head(verb) if verb.relation in ("reduced", "adjectival") else None)
    whom = sentence.child(verb, "object")
    return None if whom is not None and page.lexicon.has("nothing", whom) else whom


def _connected(sentence: Sentence, word: Word, cues: frozenset[str]) -> bool:
    return any(w.low in cues for w in sentence.children(word, "connective"))


def _first(sentence: Sentence, word: Word) -> Span:
    cue = sentence.children(word, "connective")[0]
    return cue.start, cue.end
