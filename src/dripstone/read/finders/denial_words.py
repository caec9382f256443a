"""Denial words: what English says of what was not so, and of answers that did not come.

worded    Page, Told → who denies or gives no answer, by what word, of what
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor, is_passive
from dripstone.read.drafts import Answer
from dripstone.read.finders.denial_turns import Turn
from dripstone.read.finders.denials_said import answers_for, clause
from dripstone.read.page import Page, Told
from dripstone.read.voices import chain
from dripstone.read.who import answer, speaking

_CUES = (
    "calls", "accepts", "denies", "fabricated", "so_it_is", "takes_place", "none_had",
    "unanswered", "no_replies", "replying", "dodges", "of_free_will", "available",
)  # fmt: skip
_ASIDE = ("relative", "complement", "reduced")


def worded(page: Page, told: Told) -> Iterator[Turn]:
    """Give the denials and refusals of an English sentence that other shapes leave."""
    if told.sentence.bare:
        return
    for word in page.lexicon.marked(told.sentence, *_CUES):
        cues = page.lexicon.cues_of(word.low)
        ways = (find for cue, find in _WAYS if cue in cues)
        found = next((turn for find in ways if (turn := find(page, told, word))), None)
        if found is not None:
            yield found
            return


def _called(page: Page, told: Told, verb: Word) -> Turn | None:
    """Read "called the statement a lie", "described the findings as “a fantasy”"."""
    sentence = told.sentence
    by = actor(sentence, verb) if verb.kind == "verb" and not is_passive(sentence, verb) else None
    below = sentence.below(verb)
    about = next((w for w in below if w.index > verb.index and _account(page, w)), None)
    lie = next((w for w in below if page.lexicon.has("fabricated", w)), None)
    if by is None or about is None or lie is None or lie.index < about.index:
        return None
    return Turn(cue=verb, by=answer(page, told, by), what=clause(sentence, about), declines=False)


def _account(page: Page, word: Word) -> bool:
    cues = ("accounts", "told_nouns", "documents", "statements_made")
    return word.kind == "noun" and any(page.lexicon.has(cue, word) for cue in cues)


def _not_accepted(page: Page, told: Told, verb: Word) -> Turn | None:
    """Read "does not accept that restraint was the cause"."""
    sentence = told.sentence
    by, inner = sentence.child(verb, "subject"), sentence.child(verb, "complement")
    that = inner is not None and inner.kind == "verb" and inner.form != "infinitive"
    if by is None or inner is None or not that or sentence.child(verb, "negation") is None:
        return None
    if not _answerable(page, sentence, by):
        return None
    return Turn(cue=verb, by=answer(page, told, by), what=clause(sentence, inner), declines=False)


def _which_denied(page: Page, told: Told, verb: Word) -> Turn | None:
    """Read ", which she denies", "a charge he denies"."""
    sentence = told.sentence
    by = sentence.child(verb, "subject")
    lemma = page.lexicon.lemma_of["denies"][verb.low]
    aside = verb.relation in _ASIDE and lemma in ("deny", "dispute", "reject")
    if by is None or not aside or not page.is_somebody(sentence, by):
        return None
    after = [w for w in sentence.children(verb, "object", "complement") if w.index > verb.index]
    if after or sentence.child(verb, "negation") is not None:
        return None
    return Turn(cue=verb, by=answer(page, told, by), what=None, declines=False)


def _untrue(page: Page, told: Told, word: Word) -> Turn | None:
    """Read "“That is a lie,” said the mayor": of what was told before."""
    sentence, verb = told.sentence, told.sentence.head(word)
    is_ = verb is not None and page.lexicon.has("is", verb) and word.relation == "attribute"
    about = None if verb is None else sentence.child(verb, "subject")
    known = about is not None and (page.lexicon.has("said_before", about) or _account(page, about))
    if verb is None or not is_ or not known or sentence.child(verb, "negation") is not None:
        return None
    return _of_office(page, told, word, about)


def _not_true(page: Page, told: Told, word: Word) -> Turn | None:
    """Read "the minister said it was not true that children had been taken"."""
    sentence, verb = told.sentence, told.sentence.head(word)
    is_ = verb is not None and page.lexicon.has("is", verb) and word.relation == "attribute"
    near = sentence.children(word, "negation") + (
        sentence.children(verb, "negation") if verb else []
    )
    about = None if verb is None else sentence.child(verb, "subject")
    known = about is not None and (page.lexicon.has("said_before", about) or _account(page, about))
    return _of_office(page, told, word, about) if is_ and near and known else None


def _never_was(page: Page, told: Told, verb: Word) -> Turn | None:
    """Read "“It never happened,” the warden said"."""
    sentence = told.sentence
    about = sentence.child(verb, "subject")
    not_ = any(w.low in ("never", "not", "n't") for w in sentence.children(verb, "negation"))
    before = about is not None and page.lexicon.has("said_before", about)
    if verb.kind != "verb" or verb.low in ("is", "was", "be", "exist") or not (not_ and before):
        return None
    return _of_office(page, told, verb, verb)


def _none_had(page: Page, told: Told, noun: Word) -> Turn | None:
    """Read "said it had no troops in the area", "there was no evidence of misconduct"."""
    none = any(w.low == "no" for w in told.sentence.children(noun, "determiner"))
    return _of_office(page, told, noun, noun) if none and noun.kind == "noun" else None


def _freely(page: Page, told: Told, word: Word) -> Turn | None:
    """Read "officials insist that they left of their own free will"."""
    if word.kind in ("auxiliary", "verb"):
        return None  # "they will leave"
    insists = next((w for w in told.sentence.above(word) if page.lexicon.has("insisting", w)), None)
    return None if insists is None else _of_office(page, told, insists, word)


def _of_office(page: Page, told: Told, cue: Word, about: Word | None) -> Turn | None:
    """Take for a denial only what an office says, whoever reports it."""
    heard = chain(page, told, cue)
    voice = heard.hops[-1]
    if voice.span is None or len(heard.hops) < 2 or not answers_for(page, heard):
        return None
    by: Answer = (voice.span, speaking(page, voice.who or "", voice.stands_for))
    what = None if about is None else clause(told.sentence, about)
    return Turn(cue=cue, by=by, what=what, declines=False)


def _unanswered(page: Page, told: Told, word: Word) -> Turn | None:
    """Read "calls to the barracks went unanswered", "emails to the company were not returned"."""
    sentence = told.sentence
    verb = word if word.kind == "verb" else sentence.head(word)
    about = None if verb is None else sentence.child(verb, "subject", "passive_subject")
    if verb is None or about is None or not page.lexicon.has("asked_in", about):
        return None
    if word.low in ("returned", "answered") and sentence.child(verb, "negation") is None:
        return None
    to = next(iter(sentence.obliques(about, "to")), None)
    return None if to is None else _silent(page, told, word, to)


def _no_reply(page: Page, told: Told, noun: Word) -> Turn | None:
    """Read "there was no response from the ministry", "no comment was available from …"."""
    sentence, verb = told.sentence, told.sentence.head(noun)
    none = any(w.low == "no" for w in sentence.children(noun, "determiner"))
    near = [*sentence.obliques(noun, "from"), *(sentence.obliques(verb, "from") if verb else [])]
    beside = None if verb is None else sentence.child(verb, "attribute")
    near += sentence.obliques(beside, "from") if beside is not None else []
    return _silent(page, told, noun, near[0]) if none and near else None


def _not_replied(page: Page, told: Told, verb: Word) -> Turn | None:
    """Read "the army has not commented", "neither of the ministries replied"."""
    sentence = told.sentence
    by = sentence.child(verb, "subject")
    if verb.kind != "verb" or by is None:
        return None
    whose = _none_of(sentence, by)
    if whose is not None:
        return _silent(page, told, verb, whose)
    not_ = sentence.child(verb, "negation") is not None
    helps = ("has", "have", "had", "did")
    helped = any(w.low in helps for w in sentence.children(verb, "auxiliary"))
    return _silent(page, told, verb, by) if not_ and helped else None


def _none_of(sentence: Sentence, by: Word) -> Word | None:
    """Give who is silent in "neither the mayor nor …", "none of the ministries", "no one at …"."""
    if any(w.low == "neither" for w in sentence.children(by)):
        return by
    nobody = by.low in ("none", "neither", "nobody") or (
        by.low == "one" and any(w.low == "no" for w in sentence.children(by, "determiner"))
    )
    inside = sentence.obliques(by, "of", "at", "from", "in") if nobody else []
    return next(iter(inside), None)


def _unavailable(page: Page, told: Told, word: Word) -> Turn | None:
    """Read "no one at the ministry was available for comment"."""
    sentence, verb = told.sentence, told.sentence.head(word)
    by = None if verb is None else sentence.child(verb, "subject")
    asked = any(page.lexicon.has("asked_for", w) for w in sentence.below(word))
    whose = None if by is None or not asked else _none_of(sentence, by)
    return None if whose is None else _silent(page, told, word, whose)


def _taken_for_a_noun(page: Page, told: Told, word: Word) -> Turn | None:
    """Read "says he fell and rejects claims that …", where the parser sees a noun."""
    sentence = told.sentence
    around = (word.index - 1, word.index + 1)
    if word.kind != "noun" or not 0 < word.index < len(sentence.words) - 1:
        return None
    joined = sentence.words[around[0]].low in ("and", "but")
    about = sentence.words[around[1]]
    if not joined or not (page.lexicon.has("told_nouns", about) or _account(page, about)):
        return None
    says = [w for w in page.lexicon.marked(sentence, "reporting") if w.index < word.index]
    by = next((own for w in says if (own := sentence.child(w, "subject")) is not None), None)
    if by is None:
        return None
    what = (about.start, sentence.words[-1].start), None
    return Turn(cue=word, by=answer(page, told, by), what=what, declines=False)


def _dodged(page: Page, told: Told, verb: Word) -> Turn | None:
    """Read "avoided the question", "hung up when asked", "would say only that …"."""
    sentence = told.sentence
    by = actor(sentence, verb) if verb.kind == "verb" else None
    about = sentence.child(verb, "object")
    asked = about is not None and page.lexicon.has("asked_for", about)
    up = any(w.low == "up" for w in sentence.children(verb, "particle"))
    hung = verb.low in ("hung", "hangs", "hang") and up
    only = verb.low == "say" and any(w.low == "only" for w in sentence.children(verb, "adverb"))
    would = any(w.low in ("would", "will") for w in sentence.children(verb, "auxiliary"))
    plain = verb.low not in ("say", "hung", "hangs", "hang") and asked
    if by is None or not (hung or (only and would) or plain):
        return None
    return _silent(page, told, verb, by)


def _silent(page: Page, told: Told, cue: Word, by: Word) -> Turn | None:
    """Take for a refusal only the silence of those who are asked."""
    if not _answerable(page, told.sentence, by):
        return None
    return Turn(cue=cue, by=answer(page, told, by), what=None, declines=True)


def _answerable(page: Page, sentence: Sentence, by: Word) -> bool:
    near = [w.low for w in (by, *sentence.children(by, "compound", "apposition"))]
    near += [f"{one[:-3]}y" for one in near if one.endswith("ies")]
    return any(page.lexicon.has(cue, one) for one in near for cue in ("answerable", "bodies"))


_WAYS: tuple[tuple[str, Callable[[Page, Told, Word], Turn | None]], ...] = (
    ("calls", _called),
    ("denies", _called),
    ("denies", _taken_for_a_noun),
    ("available", _unavailable),
    ("accepts", _not_accepted),
    ("denies", _which_denied),
    ("fabricated", _untrue),
    ("so_it_is", _not_true),
    ("takes_place", _never_was),
    ("none_had", _none_had),
    ("of_free_will", _freely),
    ("unanswered", _unanswered),
    ("no_replies", _no_reply),
    ("replying", _not_replied),
    ("dodges", _dodged),
)
