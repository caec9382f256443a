"""Voice: verbs of saying put above what is said, however the sentence is turned.

raised    Rough words → the same list, «…, сообщил Петров» and «по словам Петрова» told as one would
"""

from __future__ import annotations

from dripstone.languages.ru.forms import cued
from dripstone.languages.ru.people import is_personal
from dripstone.languages.ru.rough import Rough, Words, below, first, preposition, take_place
from dripstone.languages.ru.words import cases, lemmas

_TELLING = frozenset({"говориться", "сообщаться", "отмечаться", "указываться", "утверждаться"})
_ACCORDING = frozenset({"по", "согласно", "со", "по мнению"})
_SURE = frozenset({"уверить", "убедить", "уверенный", "убеждённый"})
_THEIRS = frozenset({"его", "её", "ее", "их"})
_ASKED_WITH = frozenset({"просьба", "требование", "призыв", "ходатайство"})


def raised(words: Words) -> Words:
    """Put verbs of saying above their words, in place."""
    for word in words:
        _according(words, word)
    for word in words:
        if word.kind == "verb":
            _sure(words, word)
            _quoted(words, word)
            _told_of(words, word)
            _where_told(words, word)
            _aside(words, word)
            _after_colon(words, word)
    for word in words:
        if word.kind == "noun":
            _asked_with(words, word)
    for word in words:
        if word.kind == "verb" and word.low in cued()[0]["asking"]:
            _asked_of(words, word)
    return words


def _according(words: Words, told: Rough) -> None:
    """Read «по словам X» and «по данным X» as one preposition before X."""
    if told.low not in cued()[0]["according"]:
        return
    if told.kind == "preposition" or told.low == "согласно":
        noun = words[told.head]
        if noun.low in cued()[0]["according"]:  # «согласно показаниям акушерки»
            _pass_on(words, noun)
        elif noun.kind in ("noun", "name", "pronoun"):
            noun.tie = "according to"
            noun.relation = "oblique"
        return
    if any(w.text == ":" for w in words[told.head : told.index]):
        return  # «отказал: по его версии, …» is not his refusal's voice
    if preposition(words, told) in _ACCORDING and told.head != told.index:
        _pass_on(words, told)


def _pass_on(words: Words, told: Rough) -> None:
    """Let whose words they are take the place of «словам», «показаниям»."""
    named = first(words, told, "modifier", "possessor", "compound", "apposition", "object")
    if named is None and _his(words, told):
        return
    if named is None or named.index < told.index:
        told.relation, told.tie = "oblique", "according to"
        _under_verb(words, told)
        return
    for case in list(below(words, told)):
        if case is not named:
            case.head = named.index
    take_place(named, told, "case")
    named.relation, named.tie = "oblique", "according to"
    _under_verb(words, named)


def _his(words: Words, told: Rough) -> bool:
    """Let «его» of «по его словам» be who says it; tell whether it is there."""
    own = next((w for w in below(words, told) if w.low in _THEIRS), None)
    if own is None:
        return False
    own.kind = "pronoun"
    for case in list(below(words, told)):
        if case is not own and case.relation != "mark":
            case.head = own.index
    take_place(own, told, "case")
    own.relation, own.tie = "oblique", "according to"
    _under_verb(words, own)
    return True


def _under_verb(words: Words, named: Rough) -> None:
    """Hang a voice on the verb of its clause where the model hung it on a noun."""
    head = words[named.head]
    if head.kind in ("noun", "name") and head.head != head.index:
        verb = words[head.head]
        if verb.kind == "verb":
            named.head = verb.index


def _after_colon(words: Words, told: Rough) -> None:
    """Let «об этом рассказала сестра X: охранники избили …» be said by her."""
    noun = words[told.head]
    verb = words[noun.head]
    if told.relation != "parataxis" or noun.kind not in ("noun", "name") or verb is noun:
        return
    between = words[noun.index + 1 : told.index]
    says = verb.low in cued()[0]["reporting"] and noun.relation == "subject"
    if says and any(w.text == ":" for w in between):
        told.head, told.relation = verb.index, "complement"


def _sure(words: Words, verb: Rough) -> None:
    """Let «друзья уверены, что …» be said by the friends: nobody assured them."""
    if verb.form != "participle" or _SURE.isdisjoint(lemmas(verb.low)):
        return
    own = first(words, verb, "passive_subject")
    if own is not None:
        own.relation, verb.form = "subject", "present"
    for told in below(words, verb, "parataxis"):
        if own is not None and told.kind == "verb" and told.index > verb.index:
            told.relation = "complement"


def _quoted(words: Words, verb: Rough) -> None:
    """Take the name in «…, утверждает «Речной дозор»» for who says it."""
    after = words[verb.index + 1 : verb.index + 12]
    if verb.low not in cued()[0]["reporting"] or not after or after[0].text != "«":
        return
    close = next((at for at, w in enumerate(after) if w.text == "»"), None)
    if close is None or first(words, verb, "subject", "object") is not None:
        return
    run = after[1:close]
    inside = {w.index for w in run}
    top = next((w for w in run if w.head not in inside and w.kind in ("noun", "name")), None)
    if top is not None and (top.entity == "organisation" or len(run) <= 3):
        top.head, top.relation = verb.index, "subject"


def _told_of(words: Words, verb: Rough) -> None:
    """Take «сообщила о задержании» for what is told, as a clause would be."""
    if verb.low not in cued()[0]["reporting"] or first(words, verb, "complement") is not None:
        return
    for noun in list(below(words, verb, "oblique")):
        if preposition(words, noun) in ("о", "об", "обо") and noun.kind == "noun":
            noun.relation = "complement"


def _where_told(words: Words, verb: Rough) -> None:
    """Take «в министерстве» and «в заявлении» for who tells, where nobody else does."""
    cues = cued()[0]
    if verb.low not in cues["reporting"] or verb.form in ("infinitive", "participle", "gerund"):
        return
    if first(words, verb, "subject", "passive_subject") is not None:
        return
    passive = not _TELLING.isdisjoint(lemmas(verb.low))
    if not passive and verb.number != "Plur":
        return
    inner = [w for told in below(words, verb, "complement") for w in below(words, told, "oblique")]
    after = [w for w in inner if w.index > verb.index > w.head]  # «арестовали, говорится в …»
    for noun in (*below(words, verb, "oblique"), *after):
        if preposition(words, noun) not in ("в", "во") or noun.case != "Loc":
            continue
        known = noun.low in cues["bodies"] or noun.low in cues["documents"]
        if known or noun.entity == "organisation":
            noun.head, noun.relation = verb.index, "subject"
            for told in list(below(words, noun, "modifier")):
                if told.case == "Dat" and not preposition(words, told):
                    told.head, told.relation = verb.index, "recipient"
            return


def _aside(words: Words, verb: Rough) -> None:
    """Let «…, сообщил Петров» and «как сообщил Петров» govern what they are said of."""
    if verb.low not in cued()[0]["reporting"] or verb.form in (
        "infinitive",
        "participle",
        "gerund",
    ):
        return
    if verb.head == verb.index:
        _loose(words, verb)
        return
    _not_joined(words, verb)
    how = next((w for w in below(words, verb) if w.low == "как"), None)
    aside = verb.relation == "parataxis" or (verb.relation == "adverbial" and how is not None)
    if not aside or first(words, verb, "complement") is not None:
        return
    above = words[verb.head]
    speaker = first(words, verb, "subject")
    reports = above.kind == "verb" and above.low in cued()[0]["reporting"]
    if reports and how is None and speaker is None:
        return
    take_place(verb, above, "complement")
    if how is not None:
        how.relation = "mark"


def _not_joined(words: Words, verb: Rough) -> None:
    """Read «людей били, вспоминает Роман» as an aside: what follows no «и» is not joined."""
    before = words[verb.index - 1] if verb.index else verb
    joins = first(words, verb, "coordinator", "complement", "open_complement")
    if verb.relation != "conjunct" or before.text not in (",", "—", "–") or joins is not None:
        return
    speaker = first(words, verb, "subject") or first(words, verb, "object")
    if speaker is None or speaker.index < verb.index or "nomn" not in _cases(words, speaker):
        return
    verb.relation, speaker.relation = "parataxis", "subject"


def _cases(words: Words, noun: Rough) -> frozenset[str]:
    number = first(words, noun, "number")  # «рассказали двое свидетелей»
    return cases(noun.low) if number is None else frozenset({"nomn"})


def _loose(words: Words, verb: Rough) -> None:
    """Put «…, сообщил профсоюз» above what stands before it, where the model leaves it loose."""
    before = words[verb.index - 1] if verb.index else verb
    roots = [w for w in words[: verb.index] if w.head == w.index and w.kind != "mark"]
    own = first(words, verb, "subject")
    if before.text not in (",", "—", "–", "-") or not roots:
        return
    if first(words, verb, "complement", "object") is None and (
        own is None or own.index > verb.index
    ):
        take_place(verb, roots[-1], "complement")


def _asked_of(words: Words, verb: Rough) -> None:
    """Leave open who is to do what is asked, where no object says it: it is not who asks."""
    if first(words, verb, "open_complement", "complement") is None:
        for stray in words[verb.index + 1 :]:
            if stray.form == "infinitive" and stray.head == stray.index:
                stray.head, stray.relation = verb.index, "open_complement"
    if first(words, verb, "object", "recipient") is None:
        for inner in below(words, verb, "open_complement"):
            inner.relation = "complement"


def _asked_with(words: Words, noun: Rough) -> None:
    """Give the infinitive of «обратились с просьбой расследовать» to the verb that asks."""
    if _ASKED_WITH.isdisjoint(lemmas(noun.low)):
        return
    verb = words[noun.head]
    if verb.kind != "verb":  # «к прокурору с требованием наказать»
        verb = words[verb.head]
    asks = verb.kind == "verb" and verb.low in cued()[0]["urges"]
    if not asks or noun.relation not in ("oblique", "recipient", "object", "modifier"):
        return
    for inner in list(below(words, noun)):
        if inner.form == "infinitive":
            inner.head, inner.relation = verb.index, "open_complement"
        elif inner.kind == "noun" and is_personal(inner.low) and inner.case == "Dat":
            inner.head, inner.relation = verb.index, "recipient"
