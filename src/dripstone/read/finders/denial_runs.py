"""Denial runs: runs of words by which those who are asked say that something is not so.

run    Page, Told → who denies it, by what word, of what

"“It was not us,” said the commander"; «ничего подобного не было, сказали в штабе». Whose words they
are must be told; of anybody but those who are asked for an answer, they are no denial.
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Word
from dripstone.read.drafts import Answer
from dripstone.read.finders.denial_turns import Turn
from dripstone.read.finders.denials_said import answers_for, clause
from dripstone.read.page import Page, Told
from dripstone.read.runs import listed, standing
from dripstone.read.voices import chain
from dripstone.read.who import answer, speaking

_REACH = 14  #: words between what is denied and who says so after it


def run(page: Page, told: Told) -> Iterator[Turn]:
    """Give the denial of a sentence that a run of words tells, if whose it is, is told."""
    sentence = told.sentence
    if page.is_teaser(told):
        return
    for found in standing(sentence, listed(page.lexicon, "denial_runs"), over_marks=True):
        word = found.said[found.at]
        by = _voice(page, told, word) or _said_after(page, told, word)
        if by is not None:
            yield Turn(cue=word, by=by, what=clause(sentence, word), declines=False)
            return


def _voice(page: Page, told: Told, word: Word) -> Answer | None:
    """Give whose words these are, where it is one of those who are asked."""
    heard = chain(page, told, word)
    voice = heard.hops[-1]
    if voice.span is None or len(heard.hops) < 2 or heard.stance == "demanded":
        return None
    if not (answers_for(page, heard) or _holder(page, f"{voice.who} {voice.stands_for or ''}")):
        return None
    return voice.span, speaking(page, voice.who or "", voice.stands_for)


def _said_after(page: Page, told: Told, word: Word) -> Answer | None:
    """Read «…, сообщили в штабе округа»: the body that it is said in."""
    sentence = told.sentence
    if not sentence.bare:
        return None
    after = sentence.words[word.index + 1 : word.index + _REACH]
    says = next((w for w in after if page.lexicon.has("reporting", w) and w.kind == "verb"), None)
    if says is None:
        return None
    near = [w for w in after if 0 < w.index - says.index <= 3 and w.kind in ("noun", "name")]
    body = next((w for w in near if sentence.child(w, "case") is not None), None)
    known = body is not None and _holder(page, page.words(sentence.phrase(body)))
    return answer(page, told, body) if body is not None and known else None


def _holder(page: Page, words: str) -> bool:
    said = words.lower().split()
    return any(page.lexicon.has(cue, w) for w in said for cue in ("office_holders", "bodies"))
