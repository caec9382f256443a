"""Attributions: who says, thinks or wants what, whatever it is about.

    find    Page → Drafts    exhaustive reading only

Each has the words of who it is, the cue with its helpers ("has also called for"), and what is said,
believed, asked or judged: a clause, what is done to a noun ("criticized the plan"), or the sentence
around "according to". Words within somebody's quotation are theirs, and are not taken apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import cited, is_passive
from dripstone.read.cue_ends import of_cue, said_in
from dripstone.read.drafts import Answer, Draft
from dripstone.read.finders import attribution_headlines as headlines
from dripstone.read.finders.attribution_minds import felt, held, made_clear, minded
from dripstone.read.finders.attribution_nouns import by_noun
from dripstone.read.finders.attribution_one import Said
from dripstone.read.finders.attribution_parts import (
    begun,
    by_agent,
    carried,
    on_to_quoted,
    on_to_why,
    put_it,
    up_to_quoted,
)
from dripstone.read.finders.attribution_passive import of_seeming, said_of, was_asked
from dripstone.read.finders.attribution_polls import by_poll
from dripstone.read.finders.attribution_purposes import told_in_passing, with_to
from dripstone.read.finders.attribution_said import (
    called_on,
    content_of,
    judges,
    with_case,
)
from dripstone.read.finders.attribution_who import SUBJECTS, beside, source_of
from dripstone.read.finders.attribution_whose import asks, in_quotes
from dripstone.read.page import Page, Span, Told
from dripstone.read.sides import around
from dripstone.read.spans import both_sides, of_said, of_source
from dripstone.read.voices import chain
from dripstone.records import Who

_CLAUSES = ("complement", "open_complement", "parataxis")


def find(page: Page) -> Iterator[Draft]:
    """Give every attribution of a page that stands outside quotations."""
    if not page.exhaustive:
        return
    spoken = {s.cue: s.span for s in page.speakers if s is not None and s.cue is not None}
    for told in page.told:
        for word in () if asks(page, told.sentence) else told.sentence.words:
            if not in_quotes(page, word):
                for one in _word(page, told, word, spoken):
                    yield _draft(page, told, one)
    yield from headlines.drafts(page)


def _word(page: Page, told: Told, word: Word, spoken: dict[Span, Span]) -> Iterator[Said]:
    sentence = told.sentence
    if page.lexicon.has("according", word):
        yield from _according(page, sentence, word)
    elif word.low == "in":
        yield from filter(None, (by_poll(page, sentence, word),))
    elif (
        page.lexicon.has("made_clear", word)
        and word.kind == "adjective"
        and made_clear(page, sentence, word) is not None
    ):
        yield from _clear(page, sentence, word)
    elif (who := held(page, sentence, word)) is not None:
        yield from _held(page, sentence, word, who)
    elif (verb := minded(page, sentence, word)) is not None:
        yield from _minded(page, sentence, word, verb)
    elif (word.kind == "verb" and word.relation != "adjectival") or _taken_for_noun(
        page, sentence, word
    ):
        yield from _verb(page, sentence, word, spoken)
    elif word.kind == "noun":
        yield from by_noun(page, sentence, word)


def _taken_for_noun(page: Page, sentence: Sentence, word: Word) -> bool:
    """Tell a verb of a headline that has somebody and something: "Watchdog slams plan"."""
    own = word.kind in ("noun", "name") and sentence.child(word, *SUBJECTS) is not None
    takes = own and sentence.child(word, "object", "complement", "open_complement") is not None
    return takes and (page.lexicon.has("views", word) or page.lexicon.has("reporting", word))


def _according(page: Page, sentence: Sentence, cue: Word) -> Iterator[Said]:
    """Read "…, according to X" and "According to X, …": the rest of the sentence is X's."""
    named = cited(sentence, cue)
    to = sentence.words[cue.index + 1 : cue.index + 2]
    if named is None or not to or to[0].low != "to":
        return
    source = of_source(sentence, named)
    content, more = both_sides(page, sentence, (cue.start, source[1]))
    yield Said(
        word=cue,
        cue=(cue.start, to[0].end),
        source=source,
        content=content,
        more=more,
        why="“according to” names whose words the rest of the sentence is",
    )


def _verb(page: Page, sentence: Sentence, verb: Word, spoken: dict[Span, Span]) -> Iterator[Said]:
    has = page.lexicon.has
    quoted = (verb.start, verb.end) in spoken
    reports = quoted or has("reporting", verb) or has("wants", verb)
    reports = reports or judges(page, sentence, verb)
    content, more, last = _what(page, sentence, verb, reports=reports)
    if content is None and not quoted:
        return
    if quoted and has("tells_somebody", verb) and sentence.child(verb, *_CLAUSES) is None:
        content = None  # whom it was told is no part of it
    content = up_to_quoted(page, sentence, verb, content)
    if content is not None:
        content = on_to_why(sentence, verb, on_to_quoted(page, sentence, verb, content))
    if content is not None and _brings_words(page, sentence, verb):
        return
    first = carried(page, sentence, verb) or begun(page, sentence, verb)
    if not quoted and not _tells(page, sentence, first):
        return
    if content is not None and more is None:
        more = around(page, sentence, verb, content)
    who = sentence.child(verb, *SUBJECTS)
    bare = who is not None and has("expletive", who) and sentence.child(verb, "complement")
    nobody = has("seems", verb) and (more is not None or bool(bare))
    nobody = nobody or was_asked(page, sentence, verb)
    source = None if nobody else source_of(page, sentence, first)
    if quoted and (source is None or page.quoted(source[0])):
        source = spoken[verb.start, verb.end]  # the parser took a quoted word for the speaker
    passive = is_passive(sentence, verb)
    lost = source is None and not (nobody or passive or quoted)
    if lost and content is not None and _plain(page, sentence, verb):
        source = beside(sentence, verb, content)
    if source is None and not (nobody or passive or quoted):
        return
    last = by_agent(sentence, verb) or put_it(page, sentence, verb) or last
    cue = with_to(sentence, of_cue(sentence, first, last=last, content=content), first)
    yield Said(
        word=verb,
        cue=said_in(page, sentence, verb, cue, content),
        source=source,
        content=content,
        more=more,
        why=f"“{verb.text}” tells what somebody says, thinks, wants or asks",
    )


def _brings_words(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell "issued a statement calling on them", where another verb tells what was said."""
    work = sentence.child(verb, "object") if page.lexicon.has("carries", verb) else None
    return work is not None and work.index > verb.index and page.lexicon.has("carried_works", work)


def _what(
    page: Page, sentence: Sentence, verb: Word, *, reports: bool
) -> tuple[Span | None, Span | None, Word]:
    """Give what is said, of whom where nobody need say so, and the last word of the cue."""
    parts = None
    if reports:
        parts = said_of(page, sentence, verb) or of_seeming(page, sentence, verb)
    if parts is not None and parts[0] is not None:
        return parts
    content, last = called_on(page, sentence, verb)
    if content is None and reports:
        content = content_of(page, sentence, verb)
    if content is None:
        content, last = with_case(page, sentence, verb)
    return content, None, last


def _tells(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell what somebody says or wants from a purpose, and from what the author and readers do."""
    subject = sentence.child(verb, *SUBJECTS)
    if verb.relation == "reduced" and verb.form == "gerund":
        return _speaks(page, sentence, verb)  # not "a city grieving the loss"
    if subject is not None:
        named = verb.relation == "relative" and _speaks(page, sentence, verb)
        return named or not page.lexicon.has("speech_self", subject)
    helped = any(w.low != "to" for w in sentence.children(verb, "auxiliary"))
    if verb.form != "infinitive" or verb.relation == "root" or helped:
        return True
    return told_in_passing(page, sentence, verb)


def _plain(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell a finite verb of saying with a clause, whose subject the parser may have lost."""
    told = sentence.child(verb, "complement") is not None and page.lexicon.has("reporting", verb)
    helps = sentence.children(verb, "auxiliary", "passive_auxiliary")
    finite = verb.form in ("past", "present") or any(w.form in ("present", "past") for w in helps)
    return told and finite and sentence.child(verb, *SUBJECTS) is None


def _speaks(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell people and documents from other things in "a union that opposes the mine"."""
    head = sentence.head(verb)
    return head is not None and (
        page.is_somebody(sentence, head) or head.low in page.lexicon.cues["documents"]
    )


def _minded(page: Page, sentence: Sentence, word: Word, verb: Word) -> Iterator[Said]:
    """Read "is confident that it will pass" and "were concerned about the vote"."""
    top, after = felt(sentence, word, verb)
    subject = sentence.child(verb, *SUBJECTS)
    if top is None or (subject is not None and page.lexicon.has("expletive", subject)):
        return
    content = of_said(page, sentence, top, word, after=after)
    if sentence.head(word) is not verb and verb.index > word.index:
        return
    source = of_source(sentence, subject) if subject else source_of(page, sentence, verb)
    if content is None or source is None:
        return
    last = after if after is not None and after.index > word.index else word
    yield Said(
        word=word,
        cue=of_cue(sentence, verb, last=last, content=content),
        source=source,
        content=content,
        why=f"“{word.text}” tells what somebody thinks or feels",
    )


def _held(page: Page, sentence: Sentence, word: Word, who: Word) -> Iterator[Said]:
    """Read "voters angry at the mayor" and "Brovik, confident that she had won, left"."""
    top, after = felt(sentence, word, word)
    content = None if top is None else of_said(page, sentence, top, word, after=after)
    if content is None:
        return
    last = after if after is not None and after.index > word.index else word
    yield Said(
        word=word,
        cue=of_cue(sentence, word, last=last, content=content),
        source=of_source(sentence, who, before=word if who.index < word.index else None),
        content=content,
        why=f"“{word.text}” tells what somebody thinks or feels",
    )


def _clear(page: Page, sentence: Sentence, word: Word) -> Iterator[Said]:
    """Read "the union made it clear that …" and "it is unclear whether …"."""
    found = made_clear(page, sentence, word)
    if found is None:
        return
    first, last, clause, who = found
    content = of_said(page, sentence, clause, word)
    if content is None:
        return
    start = of_cue(sentence, first, last=first, content=content)[0] if who else first.start
    yield Said(
        word=word,
        cue=(start, last.end),
        source=None if who is None else of_source(sentence, who),
        content=content,
        why=f"“{word.text}” tells what is known, or made known",
    )


def _draft(page: Page, told: Told, one: Said) -> Draft:
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
        more=() if one.more is None else (one.more,),
        not_stated=() if one.source is not None else ("who",),
    )
