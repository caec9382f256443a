"""Grounds: the reason that somebody gives for an act, with the acts it is given for.

    find    Page → Drafts

The ground sits on the act, with its claimant, never on a person. Source: ``model.md``, section 2.6.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from dripstone import vocabulary
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor, is_passive, of_noun, patient
from dripstone.read.drafts import Answer, Draft
from dripstone.read.finders.reason_deeds import punished, told_of
from dripstone.read.finders.reason_forms import formed
from dripstone.read.finders.reason_labels import labelled
from dripstone.read.finders.reason_more import more
from dripstone.read.finders.reason_runs import brought
from dripstone.read.finders.reason_turns import turned
from dripstone.read.finders.reasons import ground_of, hanging, is_private, reason
from dripstone.read.heard import Heard
from dripstone.read.page import Page, Span, Told
from dripstone.read.voices import chain, speaks
from dripstone.read.who import as_worded
from dripstone.records import Ground

_SEES = ("вид", "усм", "счита", "назва", "назыв")  #: whoever sees in it an answer to something


def find(page: Page) -> Iterator[Draft]:
    """Give each reason once, however many acts it is given for."""
    before: list[Draft] = []
    for draft in _every(page):
        before.append(draft)
        yield draft
    taken = [draft.trigger for draft in before]
    for at, told in enumerate(page.told):
        for draft in _runs(page, told, near=_acts_near(page, at)):
            if not any(a < draft.trigger[1] and draft.trigger[0] < b for a, b in taken):
                taken.append(draft.trigger)
                yield draft


def _runs(page: Page, told: Told, *, near: bool) -> Iterator[Draft]:
    """Give what runs of words and nouns bring as a reason, where nothing else has told it."""
    for span, ground, word, how in (*brought(page, told), *labelled(page, told, near)):
        heard = chain(page, told, word)
        if heard.polarity != "denies":
            yield _draft(
                told,
                (span, ground),
                heard,
                rule="ground.run",
                why=f"“{word.text}” {how}",
                confidence=0.5,
            )


def _acts_near(page: Page, at: int) -> bool:
    """Tell whether a sentence, the one before or the one after tells an act."""
    around = page.told[max(0, at - 1) : at + 2]
    return any(told.sentence.noted.get("acts") for told in around)


def _every(page: Page) -> Iterator[Draft]:
    """Give the reasons that hang on an act, and those that other turns tell."""
    for told in page.told:
        seen: set[Span] = set()
        yield from _linked(page, told)
        yield from _motives(page, told)
        yield from _cited(page, told)
        yield from _paid(page, told)
        if told.sentence.content[told.sentence.end - 1] == "?":
            continue  # a question gives no reason
        for word, lemma in _bearing(page, told):
            done_to = _done_to(page, told.sentence, word, lemma)
            if done_to is None or not _people(page, told.sentence, done_to):
                continue
            found = reason(page, told.sentence, word, named=done_to.kind == "name")
            if found is None or found[0] in seen:
                continue
            heard = chain(page, told, word)
            price = page.lexicon.has("prices", word)  # «за освобождение потребовали выкуп»
            if heard.polarity == "denies" or price:
                continue  # «за убийство никто не арестован»
            seen.add(found[0])
            span, ground = found
            first = told.sentence.first_of(word)
            slots: dict[str, Answer] = {"why": found, "to_whom": as_worded(page, told, done_to)}
            slots["what"] = ((first.start, word.end), None)
            yield _draft(
                told,
                (span, ground),
                heard,
                rule="ground.because",
                why="the words give a reason for the act they hang on: "
                f"{vocabulary.label('grounds', ground.ground or 'other').lower()}",
                confidence=0.8 if ground.ground else 0.5,
                slots=slots,
            )
        yield from _of_acts(page, told, seen)
        yield from _of_deeds(page, told, seen)
        yield from _turned(page, told, seen)


def _of_acts(page: Page, told: Told, seen: set[Span]) -> Iterator[Draft]:
    """Give the reasons of acts whose victim stands further off, or is a thing: a house burnt."""
    drafts: tuple[Draft, ...] = told.sentence.noted.get("acts", ())
    for act in drafts:
        why = act.slots.get("why")
        apart = why is None or any(a < why[0][1] and why[0][0] < b for a, b in seen)
        if act.type == "privacy.extortion" or act.heard.polarity == "denies":
            continue  # «за освобождение сына потребовали выкуп»
        if why is None or apart:
            continue
        seen.add(why[0])
        ground = why[1] if isinstance(why[1], Ground) else ground_of(page, why[0])
        slots: dict[str, Answer] = {"why": (why[0], ground), "what": (act.trigger, None)}
        if "to_whom" in act.slots:
            slots["to_whom"] = act.slots["to_whom"]
        yield _draft(
            told,
            (why[0], ground),
            act.heard,
            rule="ground.because",
            why="the words give a reason for the act they hang on: "
            f"{vocabulary.label('grounds', ground.ground or 'other').lower()}",
            confidence=0.8 if ground.ground else 0.5,
            slots=slots,
        )


def _of_deeds(page: Page, told: Told, seen: set[Span]) -> Iterator[Draft]:
    """Give what somebody is treated for where no word of an act is told."""
    for (span, ground), word, whom in (*punished(page, told), *told_of(page, told)):
        apart = any(a < span[1] and span[0] < b for a, b in seen)
        if apart or (whom.kind == "name" and is_private(page, ground)):
            continue
        seen.add(span)
        slots: dict[str, Answer] = {
            "why": (span, ground),
            "what": ((word.start, word.end), None),
            "to_whom": as_worded(page, told, whom),
        }
        yield _draft(
            told,
            (span, ground),
            chain(page, told, word),
            rule="ground.deed",
            why=f"“{word.text}” is done to somebody for what they did",
            confidence=0.5,
            slots=slots,
        )


def _turned(page: Page, told: Told, seen: set[Span]) -> Iterator[Draft]:
    """Give the reasons that hang on no act, but for those that were given for one."""
    for span, ground, word, how in (*turned(page, told), *more(page, told), *formed(page, told)):
        if any(start <= span[0] and span[1] <= end for start, end in seen):
            continue
        yield _draft(
            told,
            (span, ground),
            chain(page, told, word),
            rule="ground.apart",
            why=f"“{word.text}” {how}",
            confidence=0.55,
        )


def _draft(
    told: Told,
    reason: tuple[Span, Ground],
    heard: Heard,
    *,
    rule: str,
    why: str,
    confidence: float,
    slots: Mapping[str, Answer] = MappingProxyType({}),
) -> Draft:
    """Make a ground of a reason; ``slots`` are what else is known beside it."""
    span, ground = reason
    return Draft(
        kind="ground",
        type=ground.ground or "other",
        trigger=span,
        told=told,
        heard=heard,
        rule=rule,
        why=why,
        confidence=confidence,
        slots={"why": reason, **slots},
    )


def _bearing(page: Page, told: Told) -> Iterator[tuple[Word, str]]:
    """Give the words that may have a reason: acts, and "targeted", "punished"."""
    for trigger in page.lexicon.triggers(told.sentence, "acts"):
        yield trigger.word, trigger.lemma
    for word in page.lexicon.marked(told.sentence, "aimed_at"):
        if word.kind == "verb":
            yield word, word.low


def _done_to(page: Page, sentence: Sentence, word: Word, lemma: str) -> Word | None:
    """Give who suffers it: the subject of "lost their jobs", else to whom it is done."""
    if word.kind != "verb":
        return of_noun(sentence, word)
    suffers = page.lexicon.has("suffers", word) or page.lexicon.has("suffered", lemma)
    if suffers and not is_passive(sentence, word):
        return actor(sentence, word)
    return patient(sentence, word)


def _people(page: Page, sentence: Sentence, word: Word) -> bool:
    return page.is_somebody(sentence, word) or (
        word.kind == "noun" and page.lexicon.may_be_personal(word.low)
    )


def _motives(page: Page, told: Told) -> Iterator[Draft]:
    """Read "the motive was ethnic hatred": a reason told in a sentence of its own."""
    sentence = told.sentence
    for motive in page.lexicon.marked(sentence, "motives"):
        verb = sentence.head(motive)
        why = None
        if verb is not None and motive.relation == "subject" and page.lexicon.has("is", verb):
            denied = sentence.child(verb, "negation") is not None
            why = None if denied else sentence.child(verb, "attribute")
        elif verb is not None and motive.relation == "attribute":
            why = sentence.child(verb, "subject", "passive_subject")  # «мотивом стала ненависть»
        elif verb is not None and motive.relation == "subject" and sentence.bare:
            why = verb if verb.kind == "noun" else None  # «причина ареста — фамилия»
        if why is None or why.kind not in ("noun", "name"):
            continue
        span = (why.start, why.end) if why is verb else sentence.phrase(why)
        found = ground_of(page, span)
        yield _draft(
            told,
            (span, found),
            chain(page, told, motive),
            rule="ground.motive",
            why=f"“{motive.text}” is said to have been this",
            confidence=0.6,
        )


def _paid(page: Page, told: Told) -> Iterator[Draft]:
    """Read "this is revenge for my articles": what happened is called an answer to something."""
    sentence = told.sentence
    for noun in page.lexicon.marked(sentence, "paybacks"):
        verb = sentence.head(noun)
        is_ = verb is not None and page.lexicon.has("is", verb) and noun.relation == "attribute"
        called = noun.relation == "complement" and sentence.child(noun, "subject") is not None
        seen_as = verb is not None and verb.low.startswith(_SEES) and noun.relation == "object"
        if noun.kind != "noun" or not (noun.relation == "root" or is_ or called or seen_as):
            continue
        found = hanging(page, sentence, noun)
        if found is None or sentence.child(noun, "negation") is not None:
            continue
        span, ground = found
        yield _draft(
            told,
            (span, ground),
            chain(page, told, noun),
            rule="ground.paid",
            why=f"“{noun.text}” says what it is an answer to",
            confidence=0.6,
        )


def _cited(page: Page, told: Told) -> Iterator[Draft]:
    """Read "refused, citing the budget": a reason that whoever did it gives, beside the act."""
    sentence = told.sentence
    for verb in page.lexicon.marked(sentence, "cites"):
        whys = _cited_with(sentence, verb)
        acts = [t.word for t in page.lexicon.triggers(sentence, "acts") if t.word != verb]
        below = [*sentence.above(verb)] if verb.form == "gerund" else []
        acts = [w for w in acts if w in below or actor(sentence, w) is None]
        apart = verb.kind != "verb" or sentence.child(verb, "negation") is not None
        if apart or not whys or not acts or _is_act(page, whys[0]):
            continue
        span = sentence.phrase(whys[0])
        found = ground_of(page, span)
        heard = chain(page, told, verb)
        hops = heard.hops
        if actor(sentence, verb) is not None:
            hops = (*hops, speaks(page, told, verb))
        yield _draft(
            told,
            (span, found),
            replace(heard, hops=hops, stance="attributed"),
            rule="ground.cited",
            why=f"“{verb.text}” gives a reason for “{acts[0].text}”",
            confidence=0.6,
            slots={"what": ((acts[0].start, acts[0].end), None)},
        )


def _cited_with(sentence: Sentence, verb: Word) -> list[Word]:
    """Give what is cited: «на карантин», «отказ карантином», "citing the budget"."""
    objects = sentence.children(verb, "object")
    told = [*sentence.obliques(verb, "on", "with")]
    told += [w for one in objects for w in sentence.obliques(one, "with")]
    return told or ([] if sentence.bare else objects)


def _linked(page: Page, told: Told) -> Iterator[Draft]:
    """Read "linked the attack to her work": a reason as somebody sees it, for an act's noun."""
    sentence = told.sentence
    for verb in page.lexicon.marked(sentence, "links"):
        act, by = sentence.child(verb, "object"), actor(sentence, verb)
        if act is None or not _is_act(page, act) or (by is None and not sentence.bare):
            continue
        ends = (*sentence.obliques(verb, "to", "with"), *sentence.obliques(act, "to", "with"))
        for why in ends[:1]:
            cases = sentence.children(why, "case")
            span = (cases[0].start if cases else why.start, sentence.phrase(why)[1])
            found = ground_of(page, span)
            heard = chain(page, told, verb)
            voiced = replace(
                heard, hops=(*heard.hops, speaks(page, told, verb)), stance="attributed"
            )
            yield _draft(
                told,
                (span, found),
                voiced,
                rule="ground.linked",
                why=f"“{verb.text}” ties the act “{act.text}” to a reason, as its subject sees it",
                confidence=0.6,
                slots={"what": ((act.start, act.end), None)},
            )


def _is_act(page: Page, word: Word) -> bool:
    senses = (s for lemma in page.lexicon.lemma(word) for s in page.lexicon.senses.get(lemma, ()))
    return word.kind in ("noun", "name") and any(s.scheme == "acts" for s in senses)
