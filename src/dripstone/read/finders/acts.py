"""Acts: what was done to someone.

    find    Page → Drafts

A word alone only nominates. A verb needs somebody it is done to, or, where the word is strong, a
doer; a noun ("arrests") needs one of the two. A passive without "by" has no doer, however near
the police stand. Pattern words ("persecution") are claims of their own and never countable.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dripstone.languages.lexicon import Trigger
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import (
    named_of,
)
from dripstone.read.drafts import Draft
from dripstone.read.finders.act_entries import of_entry
from dripstone.read.finders.act_frames import frame_draft
from dripstone.read.finders.act_nouns import noun_draft
from dripstone.read.finders.act_parts import is_place
from dripstone.read.finders.act_senses import other_sense
from dripstone.read.finders.act_shared import gone_on, shared
from dripstone.read.finders.act_things import of_a_thing
from dripstone.read.finders.act_verbs import verb_draft
from dripstone.read.finders.casualties import casualties
from dripstone.read.finders.deaths import of_shots
from dripstone.read.finders.rolls import rolls
from dripstone.read.finders.threats import threats
from dripstone.read.finders.threats_spoken import spoken_threats
from dripstone.read.finders.threats_told import told_threats
from dripstone.read.page import Page, Span, Told
from dripstone.read.who import as_worded

#: acts of offices and employers, which are often called for and seldom feared
_ASKED = ("property.livelihood", "justice.prosecution", "justice.unfair_trial")
#: … and where offices are asked without being ordered: «просим заблокировать аккаунт»
_ASKED_BARE = (*_ASKED, "property", "civic", "privacy")
#: acts that one sentence tells twice of the same people
_RETOLD = ("liberty", "justice", "privacy.search")
#: … and what is told of those who get away after a deed
_GONE = ("liberty.displacement", "liberty.disappearance")
_MERELY = frozenset({"demanded", "hypothetical"})


def find(page: Page) -> Iterator[Draft]:
    """Give every act that a page's sentences tie to somebody, each once in a sentence."""
    for told in page.told:
        found = tuple(_once(page, _in_sentence(page, told)))
        told.sentence.noted["acts"] = found  # a reason that one of them has is a ground
        yield from found


def _once(page: Page, drafts: Iterator[Draft]) -> Iterator[Draft]:
    """Give "slapped and kicked her" as one assault: the telling that names a doer, or the first."""
    kept: dict[object, Draft] = {}
    for draft in drafts:
        asked_for = _ASKED_BARE if draft.told.sentence.bare else _ASKED
        asked = draft.type.startswith(asked_for) and draft.heard.stance in _MERELY
        asked = (asked or _meant_only(draft)) and not page.exhaustive
        if asked or _to_oneself(page, draft):
            continue
        whom = draft.slots.get("to_whom")
        words = "" if whom is None else page.words(whom[0]).lower()
        one = words or draft.type == "justice.failure_protect"
        key = (draft.type, words, draft.heard.polarity) if one else id(draft)
        held = kept.get(key)
        if held is None or ("who" in draft.slots and "who" not in held.slots):
            kept[key] = draft
    doers = {d.slots["who"][0] for d in kept.values() if "who" in d.slots}
    for draft in kept.values():
        if not _told_again(page, draft, kept.values()) and not _got_away(draft, doers):
            yield draft


def _got_away(draft: Draft, doers: set[Span]) -> bool:
    """Tell "they beat the editor and fled" from people who had to flee, or who disappeared."""
    whom = draft.slots.get("to_whom")
    gone = draft.type in _GONE and draft.rule.endswith("suffered")
    return gone and whom is not None and whom[0] in doers


def _told_again(page: Page, draft: Draft, every: Iterable[Draft]) -> bool:
    """Tell «суд продлил арест» of «Никита сидит с марта», and «его не видели» of «Матвей пропал».

    In languages that leave out what is understood, a telling of nobody is of who is named beside.
    """
    whom, type_ = draft.slots.get("to_whom"), draft.type
    if not draft.told.sentence.bare or not type_.startswith(_RETOLD):
        return False
    missed = type_ == "liberty.disappearance" and whom is not None
    if whom is not None and not (
        missed and page.lexicon.has("goes_back", page.words(whom[0]).lower())
    ):
        return False
    of = (type_, draft.heard.polarity)
    same = [one for one in every if (one.type, one.heard.polarity) == of]
    return same[0] is not draft or any(_named(page, one) for one in same)


def _named(page: Page, draft: Draft) -> bool:
    """Tell a telling of somebody by name or noun."""
    whom = draft.slots.get("to_whom")
    return whom is not None and not page.lexicon.has("goes_back", page.words(whom[0]).lower())


def _meant_only(draft: Draft) -> bool:
    """Tell «её собираются уволить» and a list of what is asked: nobody lost a post."""
    bare = draft.told.sentence.bare and draft.type == "property.livelihood"
    return bare and draft.heard.stance == "intended"


def _to_oneself(page: Page, draft: Draft) -> bool:
    """Tell "the boy broke his arm" from what officers break: the arm is most likely his own."""
    by, whom = draft.slots.get("who"), draft.slots.get("to_whom")
    if by is None or whom is None or draft.passive or not draft.type.startswith("body"):
        return False
    sentence = draft.told.sentence
    own, doer = sentence.at(whom[0][0]), _word_of(sentence, draft, "who")
    if own is None or doer is None or own.relation != "possessor" or own.kind != "pronoun":
        return False
    mine = sentence.head(own)
    limb = mine is not None and page.lexicon.has("body_parts", mine)
    if mine is not None and mine.kind == "noun" and page.is_personal(mine) and not limb:
        return False  # "militants killed a chief and wounded his son"
    armed = any(page.lexicon.has(cue, doer) for cue in ("officials", "mobs", "threateners"))
    verb = sentence.at(draft.trigger[0])
    using = verb is not None and sentence.obliques(verb, "with")
    return not armed and not using and own.index > doer.index


def _in_sentence(page: Page, told: Told) -> Iterator[Draft]:
    """Give the acts of one sentence as its words come up."""
    seen: set[tuple[str, int]] = set()
    framed: set[tuple[str, int]] = set()
    announced: set[int] = set()
    for threat, inside in (*spoken_threats(page, told), *told_threats(page, told)):
        yield threat
        announced |= inside
    yield from () if told.sentence.bare else gone_on(page, told)
    for named in rolls(page, told) if told.sentence.bare else ():
        yield named
        announced |= {w.index for w in told.sentence.between(*named.trigger)}
    for trigger in page.lexicon.triggers(told.sentence, "acts"):
        if trigger.word.index in announced or _told_by_frame(page, trigger, framed):
            continue
        draft = _meant(page, trigger, _draft(page, told, trigger))
        draft = of_entry(page, told, trigger, draft)
        if draft is not None and trigger.frame is not None:
            framed |= {("", w.index) for w in trigger.words if not _why(told.sentence, w)}
            framed.add((_group(page, trigger), trigger.word.index))
        places = {(draft.type, w.index) for w in trigger.words} if draft is not None else set()
        if draft is not None and seen.isdisjoint(places):
            seen |= places
            yield from _each(page, told, trigger, draft)
    yield from threats(page, told)
    yield from casualties(page, told)


def _meant(page: Page, trigger: Trigger, draft: Draft | None) -> Draft | None:
    """Leave out what the words at both ends show to be no such act."""
    if draft is None:
        return None
    sentence = draft.told.sentence
    by, whom = _word_of(sentence, draft, "who"), _word_of(sentence, draft)
    other = other_sense(page, sentence, trigger, draft.type, by, whom)
    return None if other or of_a_thing(page, sentence, trigger, draft.type, whom) else draft


def _told_by_frame(page: Page, trigger: Trigger, framed: set[tuple[str, int]]) -> bool:
    """Tell a word that a frame has told of: of each group of acts a verb tells one."""
    own = trigger.word.index
    if trigger.frame is None:
        return ("", own) in framed
    inner = ("", own) in framed and not {("body", own), ("other", own)} & framed
    return inner or (_group(page, trigger), own) in framed


def _why(sentence: Sentence, word: Word) -> bool:
    """Tell the murder in "charged over the murder of the judge", an act of its own."""
    return sentence.case(word) in ("for", "over", "after", "since")


def _group(page: Page, trigger: Trigger) -> str:
    """Tell what is done to the body, which may come beside all else: "held without food".

    Who is held and denied a doctor is so to their body, and to no livelihood.
    """
    type_ = trigger.senses[0].id
    denied = type_ == "property.livelihood" and page.lexicon.has("denies_help", trigger.word)
    return "body" if type_.startswith("body") or denied else "other"


def _each(page: Page, told: Told, trigger: Trigger, draft: Draft) -> Iterator[Draft]:
    """Give an act once for each person named: "detained Ana Brovik and Ivan Petrak" is two."""
    yield draft
    whom = _word_of(told.sentence, draft)
    if told.sentence.bare:
        yield from _gapped(page, told, draft, whom)
    elif whom is not None:
        yield from shared(page, told, draft, trigger.word, whom)
    if whom is None or (trigger.word.kind in ("noun", "name") and whom.kind != "name"):
        return
    for other in named_of(told.sentence, whom):
        if other not in trigger.words and not is_place(page, other) and other != whom:
            slots = {**draft.slots, "to_whom": as_worded(page, told, other)}
            slots.pop("how_many", None)
            yield replace(draft, slots=slots)
    yield from _others(page, told, draft, whom)


def _others(page: Page, told: Told, draft: Draft, whom: Word) -> Iterator[Draft]:
    """Give "his wife" of "detained Ana Brovik and his wife", who are told of apart from names."""
    sentence = told.sentence
    covered = [draft.slots["to_whom"][0]]
    joined = sentence.conjuncts(whom)
    for one in (whom, *joined):  # "the singer Karel Dost and a driver"
        beside = [w for w in sentence.children(one, "apposition") if w.kind == "name"]
        joined += [w for name in beside for w in sentence.conjuncts(name) if w not in joined]
    for other in joined:
        if other.kind != "noun" or any(a <= other.start < b for a, b in covered):
            continue
        if page.is_somebody(sentence, other) and not is_place(page, other):
            span, found = as_worded(page, told, other)
            covered.append(span)
            slots = {**draft.slots, "to_whom": (span, found)}
            slots.pop("how_many", None)
            yield replace(draft, slots=slots)


def _gapped(page: Page, told: Told, draft: Draft, whom: Word | None) -> Iterator[Draft]:
    """Give «жену» of «Ивана увезли в отдел, жену — в комитет»: the same was done to her."""
    for other in [] if whom is None else told.sentence.children(whom, "other"):
        if page.is_somebody(told.sentence, other) or other.kind in ("adjective", "number"):
            slots = {**draft.slots, "to_whom": as_worded(page, told, other)}
            for own in ("how_many", "when", "where"):
                slots.pop(own, None)
            yield replace(draft, slots=slots)


def _word_of(sentence: Sentence, draft: Draft, slot: str = "to_whom") -> Word | None:
    """Give the noun of an act's victim: the one in its phrase that nothing there governs."""
    answer = draft.slots.get(slot)
    inside = [] if answer is None else sentence.between(*answer[0])
    return next((w for w in inside if sentence.head(w) not in inside), None)


def _draft(page: Page, told: Told, trigger: Trigger) -> Draft | None:
    if _asked(told.sentence, trigger.word) and not page.exhaustive:
        return None
    if trigger.frame is not None:
        return frame_draft(page, told, trigger)
    if trigger.word.kind == "verb":
        dies = trigger.senses[0].id == "life" and of_shots(page, told, trigger.word)
        return None if dies else verb_draft(page, told, trigger)
    if trigger.word.kind in ("noun", "name"):
        return noun_draft(page, told, trigger)
    return None


def _asked(sentence: Sentence, word: Word) -> bool:
    """Tell a word of a question from one of a statement, a quoted question too."""
    if sentence.bare and any(w.low == "ли" for w in sentence.words[word.index + 1 :][:1]):
        return True  # «на вопрос, бил ли он кого-нибудь»
    said = sentence.said
    if "?" in said:
        after = sentence.words[word.index :]
        stop = next((w for w in after if w.text in (".", "?", "!")), None)
        if stop is not None and stop.text == "?":
            return True
    if "whether" not in said:
        return False
    clause = (word, *sentence.above(word))
    return any(w.low == "whether" for one in clause for w in sentence.children(one, "connective"))
