"""Arguments: who does it and to whom it is done, as the words say, never as they hint.

actor      who governs a verb, or None: a passive without "by" has none
patient    to whom a verb or an act's noun is done
doer       by whom
who        a noun phrase as a Who, with what its words say of its kind
resolved   the name that a pronoun goes back to
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

import msgspec

from dripstone import vocabulary
from dripstone.languages.parsed import Sentence, Word
from dripstone.read import names
from dripstone.read.page import Page, Told
from dripstone.records import Who

_TOO_WIDE = frozenset({"group", "party", "movement", "club", "organisation", "family"})
#: Verbs whose object is a means: in "used gas to disperse them", who used it disperses.
WITH_MEANS = frozenset({"use", "uses", "used", "using", "deployed", "employed", "sent"})
_RELATIVE = frozenset({"who", "that", "which", "whom"})


def actor(sentence: Sentence, verb: Word) -> Word | None:  # noqa: PLR0911 -- one shape a line
    """Give the subject of an active verb, its own, shared or controlled."""
    own = sentence.child(verb, "subject")
    if own is not None:
        return antecedent(sentence, own, verb)
    if is_passive(sentence, verb):
        return None
    head = sentence.head(verb)
    if head is None or sentence.child(verb, "passive_subject"):
        return None
    if verb.relation == "conjunct":
        return (
            actor(sentence, head)
            if head.kind == "verb" and not is_passive(sentence, head)
            else None
        )
    if verb.relation == "open_complement":
        return _controller(sentence, head)
    if verb.relation == "reduced" and verb.form == "gerund":
        return head
    if verb.relation == "relative" and verb.form == "infinitive":
        return head
    if verb.relation == "adverbial" and verb.form == "gerund" and head.kind == "verb":
        return patient(sentence, head) if is_passive(sentence, head) else actor(sentence, head)
    return None


def _controller(sentence: Sentence, head: Word) -> Word | None:
    """Give who "to detain" is said of: the object of "ordered them", else the subject."""
    told = sentence.child(head, "object")
    if told is not None and head.low not in WITH_MEANS:
        return told
    if is_passive(sentence, head):
        return patient(sentence, head)
    return actor(sentence, head)


def antecedent(sentence: Sentence, word: Word, verb: Word) -> Word:
    """Give the noun that "who" or "that" stands for; any other word is itself."""
    step = sentence.first_of(verb)
    stands_in = word.low in _RELATIVE or word.form == "relative"
    if stands_in and step.relation in ("relative", "reduced"):
        head = sentence.head(step)
        return head if head is not None else word
    return word


def cited(sentence: Sentence, cue: Word) -> Word | None:
    """Give whom "according to" names."""
    if sentence.bare:
        return next((w for w in sentence.words if w.tie == "according to"), None)
    near = sentence.words[cue.index + 1 : cue.index + 14]
    ahead = (w for w in near if w.kind not in ("verb", "auxiliary", "adverb"))
    return next((w for w in ahead if sentence.case(w) == "to"), None)


def is_passive(sentence: Sentence, verb: Word) -> bool:
    """Tell a passive verb: "were detained", "activists detained on Monday", "the detained men"."""
    if sentence.children(verb, "passive_auxiliary", "passive_subject", "agent"):
        return True
    if verb.form not in ("participle", "past"):
        return False
    if verb.relation in ("reduced", "adjectival"):
        return sentence.child(verb, "subject", "object") is None or verb.relation == "adjectival"
    helped = sentence.child(verb, "auxiliary", "subject", "object")
    if verb.relation == "conjunct" and verb.form == "participle" and helped is None:
        head = sentence.head(verb)
        return head is not None and head.kind == "verb" and is_passive(sentence, head)
    return False


def patient(sentence: Sentence, verb: Word) -> Word | None:
    """Give to whom a verb is done, its own, or shared with the verb it is joined to."""
    if is_passive(sentence, verb):
        return _passive_patient(sentence, verb)
    own = sentence.child(verb, "object", "recipient")
    if own is not None:
        return antecedent(sentence, own, verb)
    return _shared_object(sentence, verb) or _same_object(sentence, verb)


def _same_object(sentence: Sentence, verb: Word) -> Word | None:
    """Share the object of «его не били, а задержали» forwards, in languages that leave it out."""
    head = sentence.head(verb)
    if not sentence.bare or verb.relation != "conjunct" or head is None or head.kind != "verb":
        return None
    own = sentence.child(head, "object")
    alone = sentence.child(verb, "subject", "complement", "open_complement") is None
    return own if own is not None and alone and head.form == verb.form else None


def _passive_patient(  # noqa: PLR0911 -- one shape a line
    sentence: Sentence, verb: Word
) -> Word | None:
    own = sentence.child(verb, "passive_subject")
    if own is not None:
        return antecedent(sentence, own, verb)
    head = sentence.head(verb)
    if head is None:
        return None
    if verb.relation in ("reduced", "adjectival"):
        return head
    if verb.relation == "conjunct":
        active = sentence.child(head, "passive_subject") is None and not is_passive(sentence, head)
        return actor(sentence, head) if active else _passive_patient(sentence, head)
    if verb.relation in ("open_complement", "complement"):
        return _controller(sentence, head)
    if verb.relation == "adverbial" and sentence.child(verb, "subject") is None:
        return actor(sentence, head) or sentence.child(head, "passive_subject")
    return None


def _shared_object(sentence: Sentence, verb: Word) -> Word | None:
    """Share the object of "arrested and beat him" backwards, over "and" alone."""
    for joined in sentence.conjuncts(verb):
        if joined.kind == "verb" and not sentence.child(verb, "oblique"):
            own = sentence.child(joined, "object")
            if own is not None and joined.form == verb.form and not is_passive(sentence, joined):
                return own
    return None


def doer(sentence: Sentence, verb: Word) -> Word | None:
    """Give who does it: the subject of an active verb, "by …" of a passive one, else None."""
    if not is_passive(sentence, verb):
        return actor(sentence, verb)
    by = next(iter(sentence.children(verb, "agent")), None)
    if by is None:
        by = next(iter(sentence.obliques(verb, "by", "at the hands of")), None)
    if by is None:
        joined = [w for w in sentence.conjuncts(verb) if w.kind == "verb"]
        last = joined[-1] if joined else None
        by = (
            sentence.child(last, "agent")
            if last is not None
            and last.form == "participle"
            and sentence.child(last, "passive_subject") is None
            else None
        )
    return by


def by_means(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Give whose fire it is in "killed in police firing", "died in shelling by the army"."""
    for noun in sentence.obliques(verb, "in", "by", "during", "from", "to", "of"):
        if page.lexicon.has("fire", noun):
            owner = by_noun(sentence, noun) or owner_of(page, sentence, noun)
            owner = owner or next((w for w in sentence.obliques(verb, "by") if w != noun), None)
            if owner is not None:
                return owner
    return None


def owner_of(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Give who does it in "police firing" and "mob violence": a body named before the noun."""
    for near in sentence.children(noun, "compound", "possessor"):
        if page.lexicon.has("officials", near) or page.lexicon.has("mobs", near):
            return near
    return None


def office(page: Page, sentence: Sentence, word: Word) -> bool:
    """Tell police, soldiers or another office: "a police team", "two companies of the army"."""
    near = [word, *sentence.children(word, "compound")]
    has = page.lexicon.has
    if has("force_words", word):  # "the special task force", "law enforcement agencies"
        kinds = sentence.children(word, "compound", "adjectival")
        return has("officials", word) or any(
            has("force_kinds", w) or has("officials", w) for w in kinds
        )
    of = sentence.obliques(word, "of") if word.form == "plural" or word.kind == "number" else []
    if page.lexicon.has("quantities", word) or page.lexicon.has("units", word):
        of = sentence.obliques(word, "of")
    return any(page.lexicon.has("officials", w) for w in near) or any(
        office(page, sentence, w) for w in of if w != word
    )


def of_noun(sentence: Sentence, noun: Word) -> Word | None:
    """Give to whom an act's noun is done: "of the men", "his", "on activists"."""
    named = sentence.obliques(noun, "of", "against", "on", "upon", "targeting")
    return next(iter((*named, *sentence.children(noun, "possessor"))), None)


def named_of(sentence: Sentence, word: Word) -> list[Word]:
    """Give the people named for a group: "five people, including A and B", "lawyers A and B"."""
    heads = [word] if word.kind == "name" else []
    if word.form == "plural" or word.low in ("people", "men", "women", "others"):
        heads += sentence.obliques(word, "including", "like", "such as")
        heads += sentence.children(word, "apposition")
    every = [one for head in heads for one in (head, *sentence.conjuncts(head))]
    joined = [one for one in sentence.conjuncts(word) if one.kind == "name"]
    return [one for one in dict.fromkeys((*every, *joined)) if one.kind == "name" and one != word]


def by_noun(sentence: Sentence, noun: Word) -> Word | None:
    """Give who does what a noun tells: "arrests by the police"."""
    return next(iter(sentence.obliques(noun, "by", "at the hands of")), None)


def who(page: Page, sentence: Sentence, word: Word) -> Who:
    """Give a noun phrase as a person, group or body, by what its words say; never a trait."""
    start, end = sentence.phrase(word)
    words = page.words((start, end))
    named = word.kind == "name" and not (page.lexicon.personal(word.low) and start == word.start)
    type_ = _institution(page.lexicon.basic(words.lower()))
    return Who(text=words, kind=_kind(page, word, words, type_), named=named, type=type_)


def speaking(page: Page, words: str, stands_for: str | None) -> Who:
    """Give a voice that is known by its words alone as a person, group or body."""
    plain = " ".join(words.split())
    type_ = _institution(page.lexicon.basic(plain.lower()))
    named = plain[:1].isupper() and " " in plain
    kind = _kind_of_name(page, plain, type_) if named else "unknown"
    return Who(text=words, kind=kind, named=named, type=type_, stands_for=stands_for)


def _kind(  # noqa: PLR0911 -- one test a line
    page: Page, word: Word, words: str, type_: str | None
) -> str:
    if word.entity in ("person", "organisation") and word.kind == "name":
        return word.entity
    if word.kind == "pronoun":
        return "person" if page.lexicon.has("ones", word) else "group"
    if word.low in page.lexicon.cues["bodies"]:
        return "organisation"
    if word.kind == "determiner":
        return "group"
    if word.kind == "number" or word.form == "plural" or word.low in ("people", "men", "women"):
        return "group"
    if page.lexicon.has("quantities", word):
        return "group"
    if word.kind == "name" and not page.lexicon.personal(word.low):
        return _kind_of_name(page, words, type_)
    if page.lexicon.personal(word.low):
        return "person"
    return "unknown" if type_ is None else vocabulary.term("institutions", type_).level or "unknown"


def _kind_of_name(page: Page, words: str, type_: str | None) -> str:
    """Take a name with "journalist" or "Judge" beside it for a person's, one word for either."""
    low = words.lower().split()
    if any(w in page.lexicon.cues["people_of_office"] for w in low[:-1]):
        return "person"
    if type_ is not None or any(w in page.lexicon.cues["bodies"] for w in low):
        return "organisation"
    return "person" if 2 <= len(low) <= 4 and low[0] != "the" else "unknown"


@functools.cache
def _offices() -> Mapping[str, str]:
    """Give the words of the vocabulary's institutions, in lower case, longest first."""
    found = {
        word.lower(): term.id
        for term in vocabulary.scheme("institutions")
        for listed in term.words.values()
        for word in listed.any
        if word.lower() not in _TOO_WIDE
    }
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))


@functools.cache
def _by_first() -> Mapping[str, list[tuple[int, list[str], str]]]:
    """Give the offices by their first word, each with its place in their order."""
    found: dict[str, list[tuple[int, list[str], str]]] = {}
    for order, (words, term) in enumerate(_offices().items()):
        parts = words.split(" ")
        for first in {parts[0], f"{parts[0]}s"} if len(parts) == 1 else {parts[0]}:
            found.setdefault(first, []).append((order, parts, term))
    return found


def _institution(words: str) -> str | None:
    said, offices = words.split(" "), _by_first()
    best: tuple[int, str] | None = None
    for at, word in enumerate(said):
        for order, parts, term in offices.get(word, ()):
            here = said[at : at + len(parts)]
            last = here[-1] in (parts[-1], f"{parts[-1]}s")
            if last and here[:-1] == parts[:-1] and (best is None or order < best[0]):
                best = (order, term)
    return None if best is None else best[1]


def answer(page: Page, told: Told, word: Word) -> tuple[tuple[int, int], Who]:
    """Give a noun phrase as a slot's answer; a pronoun with the name it goes back to, if sure."""
    joined = told.sentence.conjuncts(word)
    alone = bool(joined) and (word.kind == "name" or any(w.kind == "verb" for w in joined))
    span = _without_place(page, told.sentence, word, told.sentence.phrase(word, alone=alone))
    found = who(page, told.sentence, word)
    goes_back = resolved(page, word, told) if word.kind == "pronoun" else named(page, told, word)
    return span, Who(
        text=page.words(span),
        kind=found.kind,
        named=found.named,
        type=found.type,
        stands_for=goes_back,
    )


def _without_place(
    page: Page, sentence: Sentence, word: Word, span: tuple[int, int]
) -> tuple[int, int]:
    """Stop before a place or time that hangs on people: "15 people | on the square".

    What says who they are stays: "men in masks", "members of the union".
    """
    if word.kind == "name" or not page.is_somebody(sentence, word):
        return span
    apart = page.lexicon.cues.get("apart", frozenset())
    for near in sentence.children(word, "modifier", "oblique"):
        case = sentence.children(near, "case")
        worn = any(page.lexicon.has("worn", w) for w in sentence.below(near))
        if case and case[0].low in apart and not worn and word.end < case[0].start < span[1]:
            before = [w for w in sentence.between(span[0], case[0].start) if w.kind != "mark"]
            return span[0], before[-1].end
    return span


def as_worded(page: Page, told: Told, word: Word) -> tuple[tuple[int, int], Who]:
    """Give who as worded: what "he" goes back to would be a guess at a victim or a doer.

    "I" in a quotation is its speaker; a description has the name that stands beside it.
    """
    span, found = answer(page, told, word)
    known = page.lexicon.has("first_person", word) or word.kind == "noun"
    return span, found if known else msgspec.structs.replace(found, stands_for=None)


def named(page: Page, told: Told, word: Word) -> str | None:
    """Give the name that a description stands beside, or the fuller name of a surname."""
    if word.kind == "name" and word.entity == "person":
        return names.fuller(page.full_names, names.words_of(told.sentence, word), page.lexicon)
    return _name_of(page, told, word)


def _name_of(page: Page, told: Told, word: Word) -> str | None:
    """Give the name beside a description: "Nova Zarya, the paper", "the author — Ana Brovik —"."""
    head = told.sentence.head(word)
    beside = told.sentence.child(word, "apposition")
    if word.kind == "noun" and beside is not None and beside.kind == "name":
        return page.words(told.sentence.phrase(beside, alone=True))
    if word.relation != "apposition" or head is None or head.kind != "name" or word.kind == "name":
        return None
    return page.words(told.sentence.phrase(head, alone=True))


def resolved(page: Page, pronoun: Word, told: Told) -> str | None:
    """Give the words that "he", "she" or "they" goes back to, where only one thing can be meant.

    "He" and "she": the last name that spoke, at most two paragraphs back. "They": the one group
    named before it in its sentence, or the subject of the sentence before.
    """
    if page.lexicon.has("first_person", pronoun):
        spoken = page.spoken_by(pronoun.start)
        speaker = spoken[-1][1] if spoken else None
        if speaker is None:
            return None
        return speaker.stands_for or page.words(speaker.span)
    if page.lexicon.has("third_person", pronoun):
        return _last_speaker(page, pronoun, told)
    if page.lexicon.has("third_persons", pronoun):
        return _only_group(page, pronoun, told)
    return None


def _last_speaker(page: Page, pronoun: Word, told: Told) -> str | None:
    for other in page.before(told):
        if told.segment - other.segment > 2:
            return None
        if page.text.segments[other.segment].of != page.segment(told).of:
            continue
        for word in other.sentence.words:
            if word.start >= pronoun.start or page.quoted(word.start):
                continue
            if _speaks(page, other.sentence, word):
                return page.words(other.sentence.phrase(word, alone=True))
    return None


def _speaks(page: Page, sentence: Sentence, word: Word) -> bool:
    subject = word.kind == "name" and word.relation in ("subject", "apposition")
    return subject and page.lexicon.has("reporting", _verb_over(sentence, word))


def _verb_over(sentence: Sentence, word: Word) -> Word:
    """Give the verb that a name is the subject of, over "the author …" too."""
    return next((w for w in sentence.above(word) if w.kind == "verb"), word)


def _only_group(page: Page, pronoun: Word, told: Told) -> str | None:
    own = _groups(page, told.sentence, before=pronoun.start)
    if own:
        return page.words(own[0]) if len(own) == 1 else None
    other = next((one for one in page.before(told) if one is not told), None)
    if other is None or told.segment - other.segment > 1:
        return None
    if page.text.segments[other.segment].of != page.segment(told).of:
        return None
    words = other.sentence.words
    early = words[min(2, len(words) - 1)].start
    if len(list(page.around(early))) != len(list(page.around(pronoun.start))):
        return None  # one speaks within quotation marks, the other does not
    groups = _groups(page, other.sentence, before=other.sentence.end, subjects=True)
    return page.words(groups[0]) if len(groups) == 1 else None


def _groups(
    page: Page, sentence: Sentence, *, before: int, subjects: bool = False
) -> list[tuple[int, int]]:
    wanted = ("subject", "passive_subject") if subjects else (
        "subject", "passive_subject", "object", "oblique", "recipient", "agent",
    )  # fmt: skip
    return [
        sentence.phrase(w)
        for w in sentence.words
        if w.end <= before
        and w.relation in wanted
        and w.kind in ("noun", "name")
        and (w.form == "plural" or w.low in ("people", "men", "women", "police"))
        and page.is_personal(w)
    ]
