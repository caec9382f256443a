"""Act parts: what acts told by verbs and by nouns share.

slots_of         who, to whom, when, where, why, how many
verb_words       an act's verb with its helpers, as a sentence puts it
likely_people    may an unlisted noun be people here?
confidence_of    a rule's own score
why_of           why it was suggested, in words for a reviewer
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dripstone import vocabulary
from dripstone.languages.lexicon import Sense, Trigger
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.answers import how_many, when, where
from dripstone.read.arguments import (
    WITH_MEANS,
    office,
)
from dripstone.read.drafts import Answer
from dripstone.read.finders.reasons import reason
from dripstone.read.heard import Heard
from dripstone.read.page import Page, Span, Told
from dripstone.read.referring import of_itself
from dripstone.read.who import all_of, as_worded
from dripstone.records import Who

#: acts that are done to people alone: whoever a plural may name is somebody
_TO_PEOPLE = ("property.livelihood", "justice", "civic.reprisal", "privacy.extortion")


def on_a_thing(sense: Sense) -> bool:
    """Tell acts whose phrase holds what they are done to: "searched the office of the union"."""
    return sense.id.startswith(("privacy.search", "civic", "property"))


def likely_people(page: Page, sense: Sense, done_to: Word, *, bare: bool = False) -> bool:
    """Take a noun that no list knows for people where the act is done to nothing else."""
    bodily = vocabulary.is_a("acts", sense.id, "liberty") or vocabulary.is_a(
        "acts", sense.id, "body"
    )
    killing = vocabulary.is_a("acts", sense.id, "life")
    if done_to.kind != "noun":
        return False
    taken = sense.id in ("liberty.arrest", "liberty.detention", "liberty.abduction")
    if taken and sense.part == "v" and (done_to.form == "plural" or bare):
        if page.lexicon.rest.get("living") and done_to.form == "plural":
            return page.lexicon.may_be_personal(done_to.low)
        return not page.lexicon.has("thinglike", done_to)  # who is arrested is somebody
    listed = bool(page.lexicon.rest.get("living"))  # who is alive is known, and needs no guess
    many = done_to.form == "plural" and sense.id.startswith(_TO_PEOPLE) and not listed
    return (bodily or killing or many) and page.lexicon.may_be_personal(done_to.low)


def accused_of(heard: Heard) -> Word | None:
    """Give who is accused of it, named or described; a pronoun is left for a person."""
    accused = heard.accused
    return accused if accused is not None and accused.kind != "pronoun" else None


def acts_here(page: Page, sentence: Sentence, word: Word) -> bool:
    """Tell whether a word may be who does something."""
    somebody = page.is_somebody(sentence, word) or office(page, sentence, word)
    named = somebody and word.low not in page.lexicon.cues["not_doers"]
    itself = of_itself(page, sentence, word) is not None
    return named or itself or _whose_office(page, sentence, word)


def _whose_office(page: Page, sentence: Sentence, word: Word) -> bool:
    """Tell "the mayor's office", which decides, from a room."""
    whose = sentence.child(word, "possessor") if word.low == "office" else None
    return whose is not None and whose.kind == "noun" and page.is_somebody(sentence, whose)


def verb_words(page: Page, sentence: Sentence, trigger: Trigger, *, passive: bool) -> str:
    """Give the words of an act with its helpers, as a plain sentence puts them."""
    first, last = trigger.words[0].index, trigger.words[-1].index
    near = sentence.words[first : last + 1] if last - first < 6 else trigger.words
    words = _in_a_row(near)
    verb = trigger.word
    helpers = [w for w in _helpers(sentence, verb) if w.index < first]
    if verb.form == "gerund" and not helpers and not passive:
        return _told_as_past(page, sentence, verb, words)
    if passive and not any(page.lexicon.has("finite", w) for w in helpers):
        return words
    if verb.form == "infinitive" and [w.low for w in helpers] == ["to"]:
        return f"{_governing(sentence, verb)}to {words}"
    return " ".join((*(w.text for w in helpers if w.low != "to"), words)).replace(" n't", "n't")


def _in_a_row(words: Sequence[Word]) -> str:
    """Put words side by side as the text has them: "my daughter's" is written as one."""
    pairs = zip(words, (*words[1:], None), strict=True)
    glued = (f"{one.text}{'' if other and other.start == one.end else ' '}" for one, other in pairs)
    return "".join(glued).strip()


def _helpers(sentence: Sentence, verb: Word) -> list[Word]:
    return sentence.children(verb, "auxiliary", "passive_auxiliary", "negation")


def _governing(sentence: Sentence, verb: Word) -> str:
    """Give "tried " before "to arrest": the verb whose subject is the doer too."""
    head = sentence.head(verb)
    if head is not None and head.low == "able":
        be = sentence.head(head)
        helpers = [] if be is None else [*sentence.children(be, "auxiliary"), be]
        return "".join(f"{w.text} " for w in (*helpers, head))
    past = head is not None and head.kind == "verb" and head.form == "past"
    if head is None or verb.relation != "open_complement" or not past:
        return ""
    told = sentence.child(head, "object")
    if told is not None and head.low in WITH_MEANS:
        start, end = sentence.phrase(told)
        return f"{head.text} {' '.join(sentence.content[start:end].split())} "
    return "" if told is not None else f"{head.text} "


def _told_as_past(page: Page, sentence: Sentence, verb: Word, words: str) -> str:
    """Put "attacked a village, killing ten" as "killed ten"."""
    first = sentence.first_of(verb)
    head = sentence.head(first)
    past = page.lexicon.rest.get("past", {}).get(verb.low)
    if past is None or head is None or head.form != "past" or first.relation != "adverbial":
        return words
    return words.replace(verb.text, past, 1)


_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "sir", "rev", "fr"})


def is_place(page: Page, word: Word) -> bool:
    """Tell the name of a place from a person's."""
    return word.kind == "name" and bool(page.places(word.start, word.end))


def is_titled(page: Page, sentence: Sentence, word: Word) -> bool:
    """Tell "journalist Olga Slovak" and "Olga Slovak, who writes", from a place of that name."""
    near = sentence.children(word, "compound", "apposition")
    if any(page.lexicon.personal(w.low) or w.low.rstrip(".") in _TITLES for w in near):
        return True
    aged = any(w.relation == "apposition" and w.kind == "number" for w in near)
    told = sentence.children(word, "relative")
    who = any(w.low == "who" for verb in told for w in sentence.children(verb, "subject"))
    return who or aged


def slots_of(
    page: Page, told: Told, trigger: Trigger, by: Word | None, done_to: Word | None
) -> dict[str, Answer]:
    """Give who, to whom, how many, when, where and why, with their words."""
    sentence, word = told.sentence, trigger.word
    slots: dict[str, Answer] = {}
    if by is not None:
        slots["who"] = all_of(page, told, by)
    if done_to is not None:
        done_to = _by_name(page, sentence, done_to)
        slots["to_whom"] = _without_means(page, told, done_to, as_worded(page, told, done_to))
        many = how_many(page, told, slots["to_whom"][0])
        if many is not None and vocabulary.term("acts", trigger.senses[0].id).countable:
            slots["how_many"] = many
    around = {"when": when(page, told, word), "where": where(page, told, word)}
    slots |= {name: found for name, found in around.items() if found is not None}
    why = reason(page, sentence, word, named=done_to is not None and done_to.kind == "name")
    if why is not None:
        slots["why"] = why
    return slots


def _by_name(page: Page, sentence: Sentence, word: Word) -> Word:
    """Give the name of "a fifth, hydrologist Abel Santor, was dismissed": whose it is."""
    if word.kind in ("name", "pronoun") or not page.lexicon.has("told_beside", word):
        return word
    of = next((w for w in sentence.obliques(word, "of") if w.kind == "pronoun"), word)
    named = sentence.child(word, "apposition") or sentence.child(of, "apposition")
    if named is None or is_place(page, named) or not page.is_somebody(sentence, named):
        return word
    return named


def _without_means(page: Page, told: Told, word: Word, answer: Answer) -> Answer:
    """Stop before what it was done with: "shot at villagers | with pellet guns"."""
    span, found = answer
    if told.sentence.bare or not isinstance(found, Who) or page.words(span).find(" with ") < 0:
        return answer
    for near in told.sentence.children(word, "modifier", "oblique"):
        case = told.sentence.children(near, "case")
        means = page.lexicon.has("done_with", near) and bool(case) and case[0].low == "with"
        if means and word.end < case[0].start < span[1]:
            words = page.text.content[span[0] : case[0].start].rstrip()
            end = span[0] + len(words)
            return (span[0], end), msgspec.structs.replace(found, text=page.words((span[0], end)))
    return answer


def level_of(done_to: Word | None) -> int:
    """Give how far an act may be shown: less far where somebody is named."""
    return 2 if done_to is not None and done_to.kind == "name" else 1


def named_in_phrase(trigger: Trigger, word: Word | None) -> bool:
    """Tell a word that belongs to the phrase of the act itself."""
    return word is not None and len(trigger.words) > 1 and word in trigger.words


def span_of(trigger: Trigger) -> Span:
    """Give the words of the trigger; a phrase with a few other words within, whole."""
    first, last = trigger.words[0], trigger.words[-1]
    if last.index - first.index > len(trigger.words) + 1:
        own = trigger.word.index
        no = next(
            (w for w in trigger.words if w.index == own - 1 and w.relation == "negation"), None
        )
        return (no or trigger.word).start, trigger.word.end  # «паспорт ему так и не вернули»
    return first.start, last.end


def confidence_of(heard: Heard, sense: Sense, by: Word | None, done_to: Word | None) -> float:
    """Give a rule's own score: surer with a victim and a doer, less sure with weak words."""
    score = 0.85 if done_to is not None else 0.65
    score -= 0.2 if sense.weak else 0.0
    score -= 0.1 if heard.stance in ("hypothetical", "intended", "possible") else 0.0
    return score if by is None else min(0.95, score + 0.05)


def why_of(
    trigger: Trigger, sense: Sense, *, passive: bool, by: Word | None, done_to: Word | None
) -> str:
    """Say why this was suggested, in words for a reviewer."""
    label = vocabulary.label("acts", sense.id).lower()
    words = f"“{' '.join(w.text for w in trigger.words)}”"
    told = f"{words}, told in the passive," if passive else words
    parts = [f"{told} is a word for {label}"]
    if done_to is not None:
        parts.append(f"it is done to “{done_to.text}”")
    parts.append("its doer is in the sentence" if by is not None else "the sentence names no doer")
    return "; ".join(parts)
