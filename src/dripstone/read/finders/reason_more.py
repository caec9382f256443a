"""Reason more: reasons of what is done to people where the words name no act, or stand before it.

more    Page, Told → each reason, with the word that brings it and why it is taken for one
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import is_passive
from dripstone.read.finders.reason_turns import Reason, Way, told_by
from dripstone.read.page import Page, Span, Told

_CUES = (
    "for_this", "because", "only_crimes", "costs", "moved_by", "aimed_at", "faces", "penalties",
    "pretexts", "motives", "true_reasons", "paid_for",
)  # fmt: skip
_FINITE = ("past", "participle", "present")
_QUOTES = "\"“”«»'‘’"
_ASIDE = 7  #: words of ", the landlord said," after "because", at most


def more(page: Page, told: Told) -> Iterator[Reason]:
    """Give the reasons of what people are treated to, in a language that says them with words."""
    sentence = told.sentence
    if sentence.bare or sentence.content[sentence.end - 1] == "?":
        return
    yield from told_by(page, sentence, _CUES, _WAYS)


def _for(page: Page, sentence: Sentence, for_: Word) -> Span | None:
    """Read "moved to a cell for writing to us", "for that refusal he was put ashore"."""
    if for_.index and sentence.words[for_.index - 1].relation == "negation":
        return None
    what = sentence.head(for_)
    if for_.relation not in ("case", "connective") or what is None or what.index < for_.index:
        return None
    verb = _treated(page, sentence, what, for_)
    if verb is None or sentence.child(verb, "negation") is not None:
        return None
    end = sentence.clause(what)[1] if what.kind == "verb" else sentence.phrase(what)[1]
    return (for_.start, end) if _says_why(page, sentence, for_, what) else None


def _treated(page: Page, sentence: Sentence, what: Word, for_: Word) -> Word | None:
    """Give the verb of what somebody is treated to, that a reason hangs on."""
    for above in sentence.above(what):
        if above.kind == "verb":
            hard = page.lexicon.has("treatment", above) and above.form in _FINITE
            done = is_passive(sentence, above) or page.lexicon.has("undergone", above)
            return above if hard and done and above.form != "gerund" else None
        if above.index > for_.index:
            return None
    return None


def _says_why(page: Page, sentence: Sentence, for_: Word, what: Word) -> bool:
    """Tell "for writing", "for this", "for her own safety" and "“for absenteeism”" from times."""
    if what.kind == "verb":
        return what.form == "gerund" and not page.lexicon.has("not_reasons", what)
    if page.lexicon.has("said_before", what):
        return True
    beside = {w.low for w in sentence.below(what)}
    if "own" in beside and page.lexicon.has("safeties", what):
        return True
    if not beside.isdisjoint(("that", "this", "such")) and page.lexicon.has("reason_nouns", what):
        return True
    before = sentence.content[max(0, for_.start - 1) : for_.start]
    after = sentence.content[for_.end + 1 : for_.end + 2]
    quoted = (before and before in _QUOTES) or (after and after in _QUOTES)
    return bool(quoted) and what.kind == "noun" and sentence.child(what, "number") is None


def _because(page: Page, sentence: Sentence, word: Word) -> Span | None:
    """Read "were evicted because, the landlord said, they were foreigners": of somebody named."""
    verb = sentence.head(word)
    done = [w for w in sentence.words[: word.index] if _is_done(page, sentence, w)]
    if verb is None or not done or sentence.words[word.index - 1].relation == "negation":
        return None
    after = sentence.words[word.index + 1 :]
    if not after:
        return None
    if after[0].low == "of":
        whose = after[1:2] and after[1].low in ("who", "what", "where", "how")
        return (word.start, _end(sentence, after[1:])) if whose else None
    aside = after[0].text == "," and any(page.lexicon.has("reporting", w) for w in after[1:_ASIDE])
    about = _after_aside(after) if aside else after
    own = next(iter(about), None)
    if own is None or not page.lexicon.has("people_pronouns", own):
        return None
    return (word.start, _end(sentence, about)) if aside else None


def _after_aside(words: tuple[Word, ...]) -> tuple[Word, ...]:
    close = next((at for at, w in enumerate(words[1:], 1) if w.text == ","), 0)
    return words[close + 1 :] if close else ()


def _end(sentence: Sentence, words: tuple[Word, ...]) -> int:
    """Give where a clause ends: at a mark that closes it, or with the sentence."""
    stops = (w.index for w in words if w.text in (",", ";", ".", "—", "–", ":", "!"))
    stop = next(stops, sentence.words[-1].index + 1)
    return sentence.words[stop - 1].end


def _is_done(page: Page, sentence: Sentence, word: Word) -> bool:
    """Tell what is said to have been done to somebody or something."""
    if word.kind != "verb" or word.form not in _FINITE or not is_passive(sentence, word):
        return word.kind == "verb" and page.lexicon.has("refuses", word)
    return page.lexicon.has("treatment", word) or _is_act(page, word)


def _crime(page: Page, sentence: Sentence, noun: Word) -> Span | None:
    """Read "its only crime is that its guests are gay", "his only fault was to have asked"."""
    verb = sentence.head(noun)
    only = any(page.lexicon.has("only", w) for w in sentence.children(noun, "adjectival"))
    if verb is None or not only or noun.relation != "subject" or not page.lexicon.has("is", verb):
        return None
    if sentence.child(verb, "negation") is not None:
        return None
    why = sentence.child(verb, "attribute", "complement", "open_complement")
    if why is None:
        return None
    return sentence.clause(why) if why.kind == "verb" else sentence.phrase(why)


def _cost(page: Page, sentence: Sentence, verb: Word) -> Span | None:
    """Read "a post about the flood cost him his job"."""
    by, whom = sentence.child(verb, "subject"), sentence.child(verb, "recipient", "object")
    people = whom is not None and page.is_somebody(sentence, whom)
    if verb.kind != "verb" or by is None or not people or sentence.child(verb, "negation"):
        return None
    told = page.lexicon.has("reason_nouns", by) or page.lexicon.has("deed_nouns", by)
    return sentence.phrase(by) if told else None


def _moved(page: Page, sentence: Sentence, verb: Word) -> Span | None:
    """Read "the attack was motivated by hatred of refugees"."""
    about = sentence.child(verb, "passive_subject")
    by = sentence.child(verb, "agent") or next(iter(sentence.obliques(verb, "by")), None)
    if verb.kind != "verb" or about is None or by is None or sentence.child(verb, "negation"):
        return None
    return sentence.phrase(by) if _is_act(page, about) else None


def _as(page: Page, sentence: Sentence, verb: Word) -> Span | None:
    """Read "was targeted as a journalist", "were singled out as Ahlani"."""
    for noun in sentence.obliques(verb, "as") if is_passive(sentence, verb) else ():
        people = page.lexicon.personal(noun.low) or noun.kind == "name"
        if people and sentence.child(verb, "negation") is None:
            case = sentence.children(noun, "case")[0]
            return case.start, sentence.phrase(noun)[1]
    return None


def _faced(page: Page, sentence: Sentence, verb: Word) -> Span | None:
    """Read "face trial over a sit-in", "faces expulsion for her articles"."""
    what = sentence.child(verb, "object")
    near = [*sentence.children(verb, "oblique")]
    near += sentence.children(what, "modifier", "oblique") if what is not None else []
    for noun in near if verb.kind == "verb" else ():
        said = page.words(sentence.phrase(noun)).lower().split()
        told = any(page.lexicon.has("reason_nouns", w) for w in said) or noun.form == "gerund"
        if sentence.case(noun) in ("over", "for") and told:
            case = sentence.children(noun, "case")[0]
            return case.start, sentence.phrase(noun)[1]
    return None


def _penalty(page: Page, sentence: Sentence, noun: Word) -> Span | None:
    """Read "she got a fine for unlicensed teaching": what the penalty is for."""
    verb = sentence.head(noun)
    got = verb is not None and page.lexicon.has("undergone", verb)
    if noun.kind != "noun" or noun.relation not in ("object", "passive_subject") or not got:
        return None
    near = sentence.obliques(noun, "for") + (sentence.obliques(verb, "for") if verb else [])
    for why in near:
        timed = page.lexicon.has("not_offences", why) or sentence.child(why, "number")
        if not timed and why.kind in ("noun", "verb"):
            case = sentence.children(why, "case")[0]
            end = sentence.clause(why)[1] if why.kind == "verb" else sentence.phrase(why)[1]
            return case.start, end
    return None


def _pretext(page: Page, sentence: Sentence, noun: Word) -> Span | None:
    """Read "closed under the pretext of fire safety", "in retaliation for the strike, they cut"."""
    case, verb = sentence.child(noun, "case"), sentence.head(noun)
    why = [*sentence.obliques(noun, "of", "for", "to"), *sentence.children(noun, "complement")]
    if noun.relation != "oblique" or case is None or not why or verb is None:
        return None
    hard = page.lexicon.has("treatment", verb) or _is_done(page, sentence, verb)
    if not hard or verb.form not in _FINITE or sentence.child(verb, "negation") is not None:
        return None
    return case.start, sentence.phrase(noun)[1]


def _motive(_: Page, sentence: Sentence, noun: Word) -> Span | None:
    """Read "the motive appears to have been religious hatred"."""
    verb = sentence.head(noun)
    inner = None if verb is None else sentence.child(verb, "open_complement")
    if verb is None or inner is None or noun.relation != "subject":
        return None
    why = sentence.child(inner, "attribute")
    denied = sentence.child(verb, "negation") or sentence.child(inner, "negation")
    return None if why is None or denied is not None else sentence.phrase(why)


def _reason(page: Page, sentence: Sentence, noun: Word) -> Span | None:
    """Read "the reason for his arrest was a caricature"."""
    verb = sentence.head(noun)
    acts = [w for w in sentence.obliques(noun, "for", "of") if _is_act(page, w)]
    told = noun.relation == "subject" and verb is not None and page.lexicon.has("is", verb)
    if verb is None or not told or not acts or sentence.child(verb, "negation") is not None:
        return None
    why = sentence.child(verb, "attribute", "complement")
    if why is None or why.kind not in ("noun", "name", "verb"):
        return None
    return sentence.clause(why) if why.kind == "verb" else sentence.phrase(why)


def _is_act(page: Page, noun: Word) -> bool:
    senses = (s for m in page.lexicon.lemma(noun) for s in page.lexicon.senses.get(m, ()))
    return any(s.scheme == "acts" for s in senses)


def _act_of(_: Page, sentence: Sentence, noun: Word) -> Span | None:
    """Read "it was an act of revenge for his testimony"."""
    act = sentence.head(noun)
    called = act is not None and act.low in ("act", "acts", "form", "kind", "case")
    if act is None or not called or act.relation != "attribute":
        return None
    near = [*sentence.obliques(noun, "for"), *sentence.obliques(act, "for")]
    for why in near[:1]:
        return sentence.children(why, "case")[0].start, sentence.phrase(why)[1]
    return None


_WAYS: tuple[Way, ...] = (
    ("for_this", _for, "says what somebody was treated so for"),
    ("because", _because, "says why it was done"),
    ("only_crimes", _crime, "is said to have been this alone"),
    ("costs", _cost, "says what somebody lost for it"),
    ("moved_by", _moved, "says what moved those who did it"),
    ("aimed_at", _as, "says as what somebody was aimed at"),
    ("faces", _faced, "says what somebody faces, and over what"),
    ("pretexts", _pretext, "brings what it was done for, or is said to have been"),
    ("motives", _motive, "seems to have been this"),
    ("true_reasons", _reason, "is said to have been this"),
    ("paid_for", _act_of, "says what it is an answer to"),
    ("penalties", _penalty, "says what the penalty is for"),
)
