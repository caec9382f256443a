"""Own words: what hangs on the word of an act itself: "not", "allegedly", "may", "to", "nobody".

own_words     a word → its stances, and what denies it, with their cues
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import is_passive
from dripstone.read.heard import Listening
from dripstone.read.page import Page, Span
from dripstone.read.pictured import faked, said_to_show
from dripstone.read.unfulfilled import own_stance
from dripstone.read.unreal import undone

_CONTRARY = frozenset({"but", "а", "но", "зато"})
_EITHER = frozenset({"или", "либо", "ни"})
_HEDGING = frozenset({"adjective", "adverb", "auxiliary", "verb"})
_HEDGES = ("alleged", "probable", "possible")  #: each with its words in the lexicon
_MODALS = ("hypothetical", "intended", "demanded")  #: the same of helping verbs


def own_words(page: Page, sentence: Sentence, word: Word, heard: Listening) -> None:
    """Hear what hangs on the word itself: its helpers, its negation, what it is an argument of."""
    governing = _helpers(sentence, word) + _of_verb(sentence, word)
    own: list[Span] = []
    for near in (*sentence.children(word), *governing):
        span = (near.start, near.end)
        heard.stances += [(_told(page, sentence, word, s), span) for s in _hedged(page, near)]
        if _says_no(page, near):
            own.append(span)
    own += _not_begun(sentence, word)
    first = sentence.first_of(word)
    if first is not word:
        own += [(w.start, w.end) for w in sentence.children(first) if page.lexicon.has("nor", w)]
    heard.denies += own[:1]  # "neither held nor beaten" says no once of each
    subject = sentence.child(word, "subject", "passive_subject")
    if subject is not None and not own:
        _none_did(page, sentence, subject, heard)
    _doubts_itself(page, sentence, word, subject, heard)
    if not heard.denies:
        heard.denies += _to_nobody(page, sentence, word) or _at_no_time(page, sentence, word)
        heard.denies += [(w.start, w.end) for w in _called_untrue(page, sentence, word)]
    if not heard.denies:
        heard.denies += undone(page, sentence, word)
    if page.lexicon.marked(sentence, "footage"):
        heard.denies += [] if heard.denies else faked(page, sentence, word)
        heard.stances += [("alleged", cue) for cue in said_to_show(page, sentence, word)]
    if sentence.case(word) == "without":
        heard.denies.append((word.start, word.end))


def _not_begun(sentence: Sentence, word: Word) -> list[Span]:
    """Hear «бить не стали», a denial of what the verb above only begins."""
    if not sentence.bare or word.form != "infinitive" or word.relation != "open_complement":
        return []
    above = sentence.head(word)
    if above is None or not above.low.startswith(("стал", "начал")):
        return []
    return [(w.start, w.end) for w in sentence.children(above, "negation")]


def _doubts_itself(
    page: Page, sentence: Sentence, word: Word, subject: Word | None, heard: Listening
) -> None:
    """Hear a condition, a purpose, what is to come, a work's world, or what is taken for known."""
    if _whoever(page, sentence, word) or _inverted(page, sentence, word, subject):
        heard.stances.append(("hypothetical", (word.start, word.end)))
    if _would_be(page, sentence, word):
        heard.stances.append(("hypothetical", (word.start, word.end)))
    _attempted(page, sentence, word, heard)
    by = sentence.child(word, "agent")
    if by is not None:
        heard.stances += _allegedly_by(page, sentence, by)
    own = "intended" if word.form == "future" else own_stance(page, sentence, word)
    if own is not None:
        heard.stances.append((own, (word.start, word.end)))
    works = [*sentence.obliques(word, "in"), *sentence.obliques(word, "along")]
    works += [of for work in works for of in sentence.children(work, "modifier")]
    shown = [w for w in works if page.lexicon.has("fictions", w)]
    heard.stances += [("depicted", (w.start, w.end)) for w in shown[:1]]
    if _taken_for_granted(page, sentence, word):
        heard.stances.append(("presupposed", (word.start, word.end)))


def _would_be(page: Page, sentence: Sentence, word: Word) -> bool:
    """Tell «Лучше бы его задержали» and «Если его задержали, …», where the parse lost the tie."""
    if not sentence.bare or word.form != "past":
        return False
    for near in reversed(sentence.words[: word.index]):
        if near.kind in ("mark", "verb"):
            break
        if page.lexicon.has("hypothetical", near) or page.lexicon.has("modal_hypothetical", near):
            return True
    return False


def _allegedly_by(page: Page, sentence: Sentence, by: Word) -> list[tuple[str, Span]]:
    """Hear "was killed, allegedly by soldiers": whoever did it is only alleged to have."""
    ties = sentence.children(by, "case")[:1]
    near = [w for tie in ties for w in sentence.words[max(0, tie.index - 1) : tie.index]]
    hedging = ((stance, w) for w in near for stance in _HEDGES if page.lexicon.has(stance, w))
    return [(stance, (w.start, w.end)) for stance, w in hedging]


def _told(page: Page, sentence: Sentence, word: Word, stance: str) -> str:
    """Tell "he would be arrested", which is meant, from what hangs on a condition."""
    if stance != "hypothetical":
        return stance
    helpers = sentence.children(word, "auxiliary", "passive_auxiliary")
    above = sentence.head(word)
    said = word.relation == "complement" and above is not None and above.form == "past"
    later = said and above is not None and page.lexicon.has("reporting", above)
    told = word.relation == "root" and is_passive(sentence, word) and not sentence.bare
    if not (later or told) or any(w.low == "have" for w in helpers):
        return stance
    return stance if page.lexicon.marked(sentence, "conditions") else "intended"


def _says_no(page: Page, near: Word) -> bool:
    if near.relation == "negation" or near.low in ("never", "n't"):
        return True
    if page.lexicon.has("nor", near):
        return True
    return near.relation == "determiner" and near.low in ("no", "neither")


def _whoever(page: Page, sentence: Sentence, word: Word) -> bool:
    """Tell "any person who beats a prisoner", whoever that may be, from somebody who did."""
    head = sentence.head(sentence.first_of(word))
    if sentence.bare or word.kind != "verb" or head is None:
        return False
    helpers = sentence.children(word, "auxiliary", "passive_auxiliary")
    now = word.form == "present" or any(w.form == "present" for w in helpers)
    told = (head, *sentence.children(head, "determiner"))
    relative = sentence.first_of(word).relation == "relative"
    return now and relative and any(page.lexicon.has("whoever", w) for w in told)


def _inverted(page: Page, sentence: Sentence, word: Word, subject: Word | None) -> bool:
    """Tell "Had the police arrested him, …" from what happened."""
    if subject is None:
        return False
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
    if near.kind in _HEDGING:
        yield from (s for s in _HEDGES if page.lexicon.has(s, near))
    if near.relation == "adjectival" and page.lexicon.has("unfulfilled", near):
        yield "intended"  # "the planned arrest"
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
    if same and word.form == "past" and any(w.low == "and" for w in between):
        return []  # "never came round and died"
    own_no = sentence.bare and not any(w.low in _EITHER for w in between)
    shared = ("auxiliary",) if own_no else ("auxiliary", "negation")  # «не били, увезли»
    return sentence.children(first, *shared) if same else []


def _none_did(page: Page, sentence: Sentence, subject: Word, heard: Listening) -> None:
    before = [w for w in sentence.below(subject) if w.index < subject.index]
    only = any(w.low == "only" for w in before)  # "not only students" denies nothing
    words = (subject, *sentence.children(subject), *(() if only else before))
    none = next((w for w in words if page.lexicon.has("nobody", w)), None)
    after = None if none is None else sentence.words[none.index + 1]
    some = after is not None and page.lexicon.has("all_of_them", after)  # "not all the soldiers"
    if none is not None and not some:
        heard.denies.append((none.start, none.end))


def _to_nobody(page: Page, sentence: Sentence, verb: Word) -> list[Span]:
    """Give the "no" of "arrested nobody" and "killed no civilians"; "no fewer than" is none."""
    done_to = sentence.child(verb, "object")
    if done_to is None or verb.kind != "verb":
        return []
    near = (done_to, *sentence.children(done_to, "determiner"))
    ahead = sentence.words[done_to.index + 1 : done_to.index + 2]
    none = next((w for w in near if page.lexicon.has("done_to_none", w)), None)
    more = none is not None and any(
        page.lexicon.has("compared", w)
        for w in (
            *sentence.words[none.index + 1 : none.index + 2],
            *(ahead if none == done_to else ()),
        )
    )
    return [] if none is None or more else [(none.start, none.end)]


def _called_untrue(page: Page, sentence: Sentence, word: Word) -> list[Word]:
    """Give "lie" of "…, but that is a lie" for what stands before it in the sentence."""
    words = [w for w in page.lexicon.marked(sentence, "untrue") if w.index > word.index]
    return [w for w in words if page.lexicon.has("that", sentence.words[w.index - 1])][:1]


def _at_no_time(page: Page, sentence: Sentence, word: Word) -> list[Span]:
    """Give the "no" of "at no time were they beaten" and "in none of these cases was …"."""
    words = sentence.words[: word.index]
    for none in page.lexicon.marked(sentence, "at_none"):
        before = words[max(0, none.index - 2) : none.index]
        fronted = bool(before) and before[-1].kind == "preposition"
        fronted = fronted and (len(before) == 1 or before[0].kind == "mark")
        if fronted and none.index < word.index and _in_one_clause(sentence, none, word):
            return [(none.start, none.end)]
    return []


def _in_one_clause(sentence: Sentence, none: Word, word: Word) -> bool:
    """Tell whether no other clause begins between two words."""
    between = sentence.words[none.index : word.index]
    joined = {"conjunct", "relative", "adverbial", "complement"}
    own = (word, *sentence.above(word))
    return not any(w.kind == "verb" and w.relation in joined and w not in own for w in between)


def _attempted(page: Page, sentence: Sentence, word: Word, heard: Listening) -> None:
    """Read an infinitive that nothing above vouches for as a purpose: meant, not done."""
    first = sentence.first_of(word)
    if word.form != "infinitive" or sentence.child(word, "subject", "passive_subject"):
        return
    if first.form != "infinitive" and not sentence.bare:
        first = word  # "allows searches and to detain"
    helpers = sentence.children(first, "auxiliary")
    to = next((w for w in helpers if w.low == "to"), None)
    if sentence.bare and not helpers:
        to = word
    over = sentence.head(first)
    free = over is not None and over.kind == "adjective" and not page.lexicon.has("able", over)
    if over is not None and over.kind == "adjective" and not free:
        heard.stances += _of_able(page, sentence, over)
    loose = first.relation in ("adverbial", "reduced", "root", "relative", "conjunct")
    loose = loose or (sentence.bare and over is not None and over.kind in ("noun", "adverb"))
    open_ = first.relation == "open_complement"
    if open_ and over is not None and page.around(over.start) != page.around(first.start):
        free = free or not page.lexicon.has("does", over)  # threatened "to beat him"
    if to is not None and (loose or (free and open_)):
        heard.stances.append(("intended", (to.start, to.end)))


def _of_able(page: Page, sentence: Sentence, able: Word) -> list[tuple[str, Span]]:
    """Give what is left open of "will be able to arrest anybody"."""
    verb = sentence.head(able)
    helpers = [] if verb is None else sentence.children(verb, "auxiliary")
    open_ = ((s, w) for w in helpers for s in _MODALS if page.lexicon.has(f"modal_{s}", w))
    return [(stance, (w.start, w.end)) for stance, w in open_]


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
