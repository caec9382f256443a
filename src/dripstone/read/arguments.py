"""Arguments: who does it and to whom it is done, as the words say, never as they hint.

actor      who governs a verb, or None: a passive without "by" has none
patient    to whom a verb or an act's noun is done
doer       by whom
office     police, soldiers or another office, by the words of a phrase
"""

from __future__ import annotations

import itertools

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.page import Page

#: Verbs whose object is a means: in "used gas to disperse them", who used it disperses.
WITH_MEANS = frozenset({"use", "uses", "used", "using", "deployed", "employed", "sent", "fired",
                        "fires", "fire", "lobbed", "unleashed", "launched"})  # fmt: skip
_RELATIVE = frozenset({"who", "that", "which", "whom", "whose"})
#: what ties a deed to whom it is told of: "accused the guards of beating", "jailed him for killing"
_OF_THE_OBJECT = frozenset({"of", "with", "for", "from"})
#: verbs that ask somebody, by how they begin, and what ties those to them
_ASKED_OF = {
    "call": ("on", "upon"),
    "appeal": ("to",),
    "plead": ("with",),
    "prevail": ("on", "upon"),
}
#: how the nouns begin that "which killed three" is told of, over the town that they befell
_BLOWS = ("shell", "attack", "strike", "raid", "bomb", "blast", "explosi", "airstrike",
          "air-strike", "shoot", "assault", "ambush", "massacre", "crackdown")  # fmt: skip
_SELVES = ("self", "selves")
_AS_FOUND = ("open_complement", "attribute")  #: "was found beaten", "left him bound"
_FINDS = ("found", "find", "left", "leave", "leaving")
_TURNS_OUT = ("оказ", "остал", "остаё")
_WHO = frozenset({"who", "what", "which", "кто", "что"})
_ASKED = frozenset({"where", "when", "why", "how", "whose"})
_WHEN_AND_WHERE = frozenset({"day", "night", "week", "month", "year", "time", "moment", "place",
                             "way", "reason", "hour", "morning", "evening", "hours", "minute",
                             "afternoon", "times", "spot", "second", "days", "nights"})  # fmt: skip
_IS = frozenset({"is", "was", "be", "been", "became", "becomes", "become"})
_EXPLETIVE = frozenset({"it", "this", "that", "there", "he's", "who", "which", "what"})
_NAMING = frozenset({"noun", "name", "pronoun"})
_OF_NOBODY = frozenset({"against", "about", "on", "over"})  #: "spoke against torturing"


#: who promises or threatens does it, not who is told of it
_OWN_DEED = ("promis", "threaten", "vow", "угро", "гроз", "пригроз", "обещ", "пообещ", "покля")


def actor(sentence: Sentence, verb: Word) -> Word | None:  # noqa: PLR0911 -- one shape a line
    """Give the subject of an active verb, its own, shared or controlled."""
    own = sentence.child(verb, "subject")
    if own is not None:
        return (
            antecedent(sentence, own, verb) if own.index > verb.index else _own(sentence, own, verb)
        )
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
    having = any(w.low == "having" for w in sentence.children(verb, "auxiliary"))
    if verb.relation == "adverbial" and head.kind == "verb" and (verb.form == "gerund" or having):
        return _doing(sentence, verb, _sharing(sentence, head))
    if verb.relation == "adverbial" and verb.form == "infinitive" and head.low in WITH_MEANS:
        return actor(sentence, head)  # "fired gas to disperse them": who fired means to
    return actor(sentence, head) if _tells_of_self(sentence, verb, head) else None


def _tells_of_self(sentence: Sentence, verb: Word, head: Word) -> bool:
    """Tell «полиция сообщила, что задержала троих»: both verbs agree with the one who tells it.

    In the plural they may be others: «родные сообщили, что задержали двоих».
    """
    if not sentence.bare or verb.relation != "complement" or head.kind != "verb":
        return False
    ours, theirs = (w.low.removesuffix("ся").removesuffix("сь")[-1:] for w in (verb, head))
    past = verb.form == head.form == "past"
    return past and ours == theirs and ours in ("а", "л", "о")


def _own(sentence: Sentence, subject: Word, verb: Word) -> Word | None:
    """Give a verb's subject; of "Mina (06:12): soldiers beat him" not who tells it."""
    between = sentence.words[subject.index + 1 : verb.index]
    colon = next((w for w in between if w.low.endswith(":")), None)
    if colon is None:
        asked = verb.relation == "complement" and subject.low in _WHO and subject.index < verb.index
        return None if asked else antecedent(sentence, subject, verb)  # "not said who beat him"
    named = [w for w in sentence.words[colon.index + 1 : verb.index] if w.kind in _NAMING]
    return named[0] if len(named) == 1 else None


def _sharing(sentence: Sentence, head: Word) -> Word:
    """Give the verb whose subject a Russian gerund shares: «склоняли его лгать, угрожая»."""
    above = sentence.head(head)
    asked = head.relation in ("open_complement", "complement") and head.form == "infinitive"
    return above if sentence.bare and asked and above is not None else head


def _doing(sentence: Sentence, verb: Word, head: Word) -> Word | None:
    """Give who "of beating" is said of: in "accused the guards of beating", the guards."""
    if is_passive(sentence, head):
        return patient(sentence, head)
    case = sentence.case(verb)
    if case in _OF_THE_OBJECT:
        told = sentence.child(head, "object")
        return told if told is not None else _who_admits(sentence, head, case)
    if case in _OF_NOBODY or _meanwhile(sentence, verb, head):
        return None
    return actor(sentence, head)


def _meanwhile(sentence: Sentence, verb: Word, head: Word) -> bool:
    """Tell "arrested him while inciting …", which does not say which of the two incited."""
    while_ = any(w.low == "while" for w in sentence.children(verb, "connective", "case", "adverb"))
    return while_ and sentence.child(head, "object") is not None


def _who_admits(sentence: Sentence, head: Word, case: str) -> Word | None:
    """Give the subject of "apologised for beating"; of "spoke of beating" nobody."""
    return None if case == "of" else actor(sentence, head)


def _called_on(sentence: Sentence, head: Word) -> Word | None:
    """Give whom "called on the police to stop …" asks, who is not who asks."""
    cases = next((cases for verb, cases in _ASKED_OF.items() if head.low.startswith(verb)), None)
    return None if cases is None else next(iter(sentence.obliques(head, *cases)), None)


def _controller(sentence: Sentence, head: Word) -> Word | None:
    """Give who "to detain" is said of: the object of "ordered them", else the subject."""
    if head.low == "able":
        be = sentence.head(head)
        return None if be is None else actor(sentence, be)
    asked = _called_on(sentence, head)
    if asked is not None:
        return asked
    told = sentence.child(head, "object")
    if told is not None and head.low not in WITH_MEANS and not head.low.startswith(_OWN_DEED):
        return told
    if is_passive(sentence, head):
        # "teargas was used to disperse them": the gas disperses nobody
        return None if head.low in WITH_MEANS else patient(sentence, head)
    return actor(sentence, head)


def antecedent(sentence: Sentence, word: Word, verb: Word) -> Word:
    """Give the noun that "who" or "that" stands for; any other word is itself."""
    step = sentence.first_of(verb)
    stands_in = word.low in _RELATIVE or word.form == "relative"
    if stands_in and step.relation in ("relative", "reduced"):
        head = sentence.head(step)
        if head is not None and head.kind == "name" and word.low == "which":
            return _of_what(sentence, head)
        return head if head is not None else word
    return word


def _of_what(sentence: Sentence, name: Word) -> Word:
    """Give the shelling of "the shelling of the town of Ammery, which killed 46"."""
    above = itertools.takewhile(lambda w: w.kind in ("noun", "name"), sentence.above(name))
    return next((w for w in above if w.low.startswith(_BLOWS)), name)


def cited(sentence: Sentence, cue: Word) -> Word | None:
    """Give whom "according to" names."""
    if sentence.bare:
        return next((w for w in sentence.words if w.tie == "according to"), None)
    near = sentence.words[cue.index + 1 : cue.index + 14]
    ahead = (w for w in near if w.kind not in ("verb", "auxiliary", "adverb"))
    return next((w for w in ahead if sentence.case(w) in ("to", "according")), None)


def is_passive(sentence: Sentence, verb: Word) -> bool:
    """Tell a passive verb: "were detained", "activists detained on Monday", "the detained men"."""
    key = ("passive", verb.index)
    found: bool | None = sentence.noted.get(key)
    if found is None:
        found = sentence.noted[key] = _is_passive(sentence, verb)
    return found


def _is_passive(  # noqa: PLR0911 -- one shape a line
    sentence: Sentence, verb: Word
) -> bool:
    if sentence.children(verb, "passive_auxiliary", "passive_subject", "agent"):
        return True
    if verb.form not in ("participle", "past"):
        return False
    if sentence.bare and verb.form == "participle" and verb.relation == "open_complement":
        own = sentence.child(verb, "subject", "object")  # «нашли его избитым»
        return own is None and not verb.low.startswith("повеш")  # whoever hangs may have done so
    if sentence.bare and verb.form == "participle" and verb.relation == "conjunct":
        return sentence.child(verb, "subject", "object") is None  # «сидит и лишён адвоката»
    if verb.relation in ("reduced", "adjectival"):
        return sentence.child(verb, "subject", "object") is None or verb.relation == "adjectival"
    helped = sentence.child(verb, "auxiliary", "subject", "object")
    if verb.relation == "adverbial" and verb.form == "participle" and not sentence.bare:
        return helped is None  # "Arrested in May, the poet …"
    if verb.relation in _AS_FOUND and verb.form == "participle" and helped is None:
        head = sentence.head(verb)
        found = _TURNS_OUT if sentence.bare else _FINDS
        return head is not None and head.low.startswith(found)
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
    shared = _shared_object(sentence, verb) or _same_object(sentence, verb)
    return shared or _left_out(sentence, verb)


def _who_is(sentence: Sentence, noun: Word) -> Word:
    """Give Ana of "Ana is the third reporter arrested this year"; any other noun is itself."""
    be = sentence.head(noun)
    if sentence.bare or noun.relation != "attribute" or be is None or be.low not in _IS:
        return noun
    one = noun.form != "plural" and not sentence.children(noun, "relative")
    who = sentence.child(be, "subject")
    named = who is not None and who.kind in ("name", "pronoun", "noun") and who.index < be.index
    return who if one and named and who is not None and who.low not in _EXPLETIVE else noun


def _left_out(sentence: Sentence, verb: Word) -> Word | None:
    """Give the boys of "the boys they had beaten", where English leaves "whom" out."""
    who, head = sentence.child(verb, "subject"), sentence.head(verb)
    if sentence.bare or verb.relation != "relative" or who is None or head is None:
        return None
    if who.low in _RELATIVE or who.index > verb.index or head.low in _WHEN_AND_WHERE:
        return None
    more = sentence.child(verb, "complement", "open_complement", "attribute")
    asked = any(w.low in _ASKED or w.kind == "preposition" for w in sentence.children(verb))
    named = head.kind in _NAMING and head.index < who.index
    return head if named and more is None and not asked else None


def _same_object(sentence: Sentence, verb: Word) -> Word | None:
    """Share the object of «его не били, а задержали» forwards, in languages that leave it out."""
    head = sentence.head(verb)
    joined = verb.relation in ("conjunct", "parataxis")  # «его не пустили: сняли с поезда»
    if not sentence.bare or not joined or head is None or head.kind != "verb":
        return None
    own = sentence.child(head, "object") or _same_object(sentence, head)
    alone = sentence.child(verb, "subject", "complement") is None
    inner = sentence.child(verb, "open_complement")  # «раздели его и заставили стоять»
    alone = alone and (inner is None or inner.form == "infinitive")
    return own if own is not None and alone and head.form == verb.form else None


def _passive_patient(  # noqa: PLR0911 -- one shape a line
    sentence: Sentence, verb: Word
) -> Word | None:
    own = sentence.child(verb, "passive_subject")
    head = sentence.head(verb)
    if own is not None and head is not None and own.low.endswith(_SELVES):
        return actor(sentence, head) or own  # "found themselves surrounded"
    if own is not None:
        return antecedent(sentence, own, verb)
    if head is None:
        return None
    if verb.relation in ("reduced", "adjectival"):
        return _who_is(sentence, head) if verb.relation == "reduced" else head
    if verb.relation == "conjunct":
        active = sentence.child(head, "passive_subject") is None and not is_passive(sentence, head)
        return actor(sentence, head) if active else _passive_patient(sentence, head)
    if verb.relation in ("open_complement", "attribute") or (
        verb.relation == "complement" and not sentence.bare
    ):
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
    """Give whose fire or attack it is in "killed in police firing", "in an attack by rebels"."""
    for noun in sentence.obliques(verb, "in", "by", "during", "from", "to", "of"):
        if any(
            page.lexicon.has("them_all", w) for w in sentence.words[verb.index + 1 : noun.index]
        ):
            continue  # "six died, most of them in police firing": not all six
        if page.lexicon.has("fire", noun):
            owner = by_noun(sentence, noun) or owner_of(page, sentence, noun)
            owner = owner or next((w for w in sentence.obliques(verb, "by") if w != noun), None)
            if owner is not None:
                return owner
        elif page.lexicon.has("one_sided", noun):
            owner = by_noun(sentence, noun) or owner_of(page, sentence, noun)
            owner = owner or _met(page, sentence, noun)
            if owner is not None:
                return owner
    return None


def _met(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Give the police of "an encounter with the police", which only police have."""
    if not page.lexicon.has("encounters", noun):
        return None
    return next((w for w in sentence.obliques(noun, "with") if office(page, sentence, w)), None)


def whose_fire(page: Page, sentence: Sentence, by: Word | None) -> Word | None:
    """Give whose it is that kills in "police firing left two dead"; any other as it is.

    Of "rioting and police firing" nobody can say which of the two it was.
    """
    if by is None or not (page.lexicon.has("fire", by) or page.lexicon.has("strife", by)):
        return by
    if sentence.conjuncts(by):
        return by
    return by_noun(sentence, by) or owner_of(page, sentence, by) or by


def is_strife(page: Page, sentence: Sentence, word: Word) -> bool:
    """Tell violence that nobody need be named for, "the clashes", from a heart attack."""
    has = page.lexicon.has
    return (has("strife", word) or has("weapons", word) or has("one_sided", word)) and not any(
        has("no_strife", w) for w in sentence.children(word, "compound", "adjectival")
    )


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
    """Give to whom an act's noun is done: "of the men", "his", "on activists".

    Also where a place, a time or a doer stands between: "the detention by guards of the headman".
    """
    ties = ("of", "against", "on", "upon", "targeting")
    named = sentence.obliques(noun, *ties)
    own = (*named, *sentence.children(noun, "possessor"))
    if own or sentence.bare:
        return next(iter(own), None)
    between = sentence.children(noun, "modifier", "oblique", "agent")
    between += [w for one in between for w in sentence.children(one, "modifier")]
    near = (w for tie in ("against", "of") for one in between for w in sentence.obliques(one, tie))
    return next(near, None)


def named_of(sentence: Sentence, word: Word) -> list[Word]:
    """Give the people named for a group: "five people, including A and B", "lawyers A and B"."""
    heads = [word] if word.kind == "name" else []
    if word.form == "plural" or word.low in ("people", "men", "women", "others"):
        heads += sentence.obliques(word, "including", "like", "such as")
        heads += sentence.children(word, "apposition")
    every = [one for head in heads for one in (head, *sentence.conjuncts(head))]
    joined = [one for one in sentence.conjuncts(word) if one.kind == "name"]
    if sentence.bare and word.kind != "name" and word.form != "plural":  # «стрелка, Олега Рыка»
        joined = [one for one in joined if sentence.child(one, "coordinator") is not None]
    return [one for one in dict.fromkeys((*every, *joined)) if one.kind == "name" and one != word]


def by_noun(sentence: Sentence, noun: Word) -> Word | None:
    """Give who does what a noun tells: "arrests by the police"."""
    return next(iter(sentence.obliques(noun, "by", "at the hands of")), None)
