"""Attribution nouns: a noun that tells what somebody says or thinks, alone or with its verb.

by_noun    noun → attributions: "his claim that …", "takes issue with …", "drew criticism from …"
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.cue_ends import of_cue
from dripstone.read.finders.attribution_one import Said
from dripstone.read.finders.attribution_parts import begun, light
from dripstone.read.finders.attribution_said import equated, of_a_noun
from dripstone.read.finders.attribution_turns import met_with, turned
from dripstone.read.finders.attribution_who import source_of
from dripstone.read.page import Page
from dripstone.read.spans import of_said, of_source, without_mark


def by_noun(page: Page, sentence: Sentence, noun: Word) -> Iterator[Said]:
    """Give what a noun attributes: first by its verb, then alone."""
    has = page.lexicon.has
    found = _met(page, sentence, noun) if has("reactions", noun) else None
    if found is None and has("turn_nouns", noun):
        found = _turn(page, sentence, noun)
    if found is None and has("view_nouns", noun):
        found = _alone(page, sentence, noun)
    if found is not None:
        yield found


def _met(page: Page, sentence: Sentence, noun: Word) -> Said | None:
    """Read "drew criticism from both sides": those judge whoever drew it."""
    met = met_with(page, sentence, noun)
    if met is None:
        return None
    over = None
    if met.over is not None:
        case = sentence.children(met.over, "case")[0]
        over = of_said(page, sentence, met.over, noun, after=case)
    return Said(
        word=noun,
        cue=of_cue(sentence, met.verb, last=met.last, content=None),
        source=None if met.who is None else of_source(sentence, met.who),
        content=without_mark(page, of_source(sentence, met.whom)),
        more=over,
        why=f"“{noun.text}” tells what others say of whoever meets with it",
    )


def _turn(page: Page, sentence: Sentence, noun: Word) -> Said | None:
    """Read "takes issue with the plan"."""
    turn = turned(page, sentence, noun)
    if turn is None:
        return None
    verb, about, case = turn
    first = begun(page, sentence, verb)
    content = of_said(page, sentence, about, noun, after=case)
    source = source_of(page, sentence, first)
    if content is None or source is None:
        return None
    return Said(
        word=noun,
        cue=of_cue(sentence, first, last=case, content=content),
        source=source,
        content=content,
        why=f"“{noun.text}” and its verb tell what somebody says or thinks",
    )


def _alone(page: Page, sentence: Sentence, noun: Word) -> Said | None:
    """Read "his claim that …", "Ana Brovik's criticism of the plan" and "made the claim that …"."""
    content, last = of_a_noun(page, sentence, noun)
    if content is None:
        content, last = equated(page, sentence, noun)
    if content is None:
        return None
    verb = light(page, sentence, noun)
    owner = sentence.child(noun, "possessor")
    if verb is not None:
        start = of_cue(sentence, verb, last=verb, content=content)[0]
        source = source_of(page, sentence, verb)
    else:
        by = owner or next(iter(sentence.obliques(noun, "by", "from")), None)
        start = _first(sentence, noun).start
        source = None if by is None else of_source(sentence, by)
    if source is None:
        return None
    return Said(
        word=noun,
        cue=(start, last.end),
        source=source,
        content=content,
        why=f"“{noun.text}” is a word for what somebody says, thinks or wants",
    )


def _first(sentence: Sentence, noun: Word) -> Word:
    """Give the first adjective of a noun, where nothing but adjectives stands between."""
    first = noun
    for one in reversed(sentence.words[: noun.index]):
        own = one.head == noun.index and one.relation in ("adjectival", "compound")
        if not own and not (one.relation == "adverb" and one.head == first.index != noun.index):
            break
        first = one
    return first
