"""Act ends: to whom a verb's act is done, within its phrase, beyond it or owning what was taken.

first_met    sentence, trigger → whom the words make the one it is done to, at first
on_what      what is taken, not from whom; whom a case is opened against, not the case
among        who it is in "Among those detained was …"
owner        whose it is: "her passport was confiscated" is done to her
"""

from __future__ import annotations

from dripstone.languages.lexicon import Sense, Trigger
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import antecedent, patient
from dripstone.read.finders.act_chained import done_before, lacks_whom
from dripstone.read.finders.act_parts import is_place, on_a_thing
from dripstone.read.page import Page

#: acts whose phrase holds the thing they are done to: «разогнали митинг», «отобрали паспорт»
_OF_THINGS = ("civic.dispersal", "civic.assembly", "civic.censorship", "property",
              "privacy.surveillance", "privacy.search")  # fmt: skip
_OF_SOMEBODY = ("justice", "body.threat", "body.illtreatment", "body.assault")
_FIRED = ("body.force", "property.livelihood")  #: what "fired" may mean
_MAY_BE_THINGS = ("noun", "pronoun", "determiner")  #: «всё забрали»
_OUT_OF = ("justice.forced_confession", "privacy.extortion")  #: got from somebody
_BEING = frozenset({"is", "was", "are", "were", "be", "been"})
_AIMED = ("at", "on", "upon", "against", "into")
#: neutral names of what leads to somebody: «применили к», «изъяли у», «потребовали с»
_TOWARDS = ("against", "on", "along", "near", "from", "behind")


def first_met(page: Page, sentence: Sentence, trigger: Trigger) -> Word | None:
    """Give to whom it is done as the words stand: in the phrase, of the verb, or after both."""
    done_to = _within(sentence, trigger) or _patient(page, sentence, trigger)
    done_to = None if _in_means(sentence, trigger, done_to) else done_to
    done_to = done_to or _threatened(page, sentence, trigger)
    if sentence.bare and lacks_whom(sentence, trigger, done_to):
        done_to = done_before(page, sentence, trigger, _reached(page, sentence, trigger)) or done_to
    return done_to if done_to is None else among(sentence, _not_the_town(page, sentence, done_to))


def _not_the_town(page: Page, sentence: Sentence, word: Word) -> Word:
    """Give the reporter of "a reporter from Solvik, who was taken", and not the town."""
    clauses = sentence.children(word, "relative")
    told = any(w.low == "who" for one in clauses for w in sentence.children(one))
    if not told or not is_place(page, word):
        return word
    for above in sentence.above(word):
        subject = sentence.child(above, "subject", "passive_subject")
        near = subject if above.kind == "verb" else above
        if near is not None and near.kind in ("noun", "name") and not is_place(page, near):
            return near
    return word


def _threatened(page: Page, sentence: Sentence, trigger: Trigger) -> Word | None:
    """Give who is threatened in «избили его, угрожая убить»: to whom the rest is done."""
    verb, head = trigger.word, sentence.head(trigger.word)
    threat = sentence.bare and trigger.senses[0].id == "body.threat" and verb.form == "gerund"
    if not threat or head is None or head.kind != "verb" or verb.relation != "adverbial":
        return None
    outer = _outer(sentence, head)
    whom = patient(sentence, head) if outer is head else sentence.child(outer, "object")
    if whom is not None and page.lexicon.has("quantities", whom):
        near = sentence.obliques(outer, "from", "near")  # «требовали с него сто тысяч, угрожая»
        whom = next(iter(near), None)
    return whom if whom is not None and page.is_somebody(sentence, whom) else None


def _outer(sentence: Sentence, verb: Word) -> Word:
    """Give the verb whose subject a gerund shares: «склоняли дать показания, угрожая»."""
    above = sentence.head(verb)
    inner = verb.form == "infinitive" and verb.relation in ("open_complement", "complement")
    return above if inner and above is not None and above.kind == "verb" else verb


def on_what(
    page: Page, sentence: Sentence, trigger: Trigger, sense: Sense, done_to: Word | None
) -> Word | None:
    """Give what is taken, not from whom, and whom a case is opened against, not the case.

    «К задержанным не допустили адвоката» is done to those who are held.
    """
    if not sentence.bare:
        return done_to
    known = _known_end(page, sentence, trigger, sense)
    if known is not None:
        return known
    if done_to is None:
        return _reached_alone(page, sentence, trigger, sense)
    done_to = _thing_or_whom(page, sentence, trigger, sense, done_to)
    if done_to in trigger.words and done_to is not trigger.word:
        near = _reached(page, sentence, trigger, done_to)
        deed = any(page.lexicon.senses.get(m) for m in page.lexicon.lemma(done_to))
        deed = deed and not page.is_somebody(sentence, done_to)
        at_least = None if deed else done_to  # «провели обыск» is not done to the search
        whole = sense.id == "war"
        return next((w for w in near if whole or page.is_somebody(sentence, w)), at_least)
    return done_to


def _thing_or_whom(
    page: Page, sentence: Sentence, trigger: Trigger, sense: Sense, done_to: Word
) -> Word:
    """Give the thing in «ей повесили собаку», and whom in «предъявили ему ряд обвинений»."""
    if sense.id.startswith(("property", "life")) and done_to.relation == "recipient":
        return sentence.child(trigger.word, "object") or done_to
    to = sentence.child(trigger.word, "recipient")
    if to is None or not sense.id.startswith(_OF_SOMEBODY) or not page.is_somebody(sentence, to):
        return done_to
    return done_to if page.is_somebody(sentence, done_to) else to


def _reached(
    page: Page, sentence: Sentence, trigger: Trigger, thing: Word | None = None
) -> tuple[Word, ...]:
    """Give whom a phrase reaches: «пришли с обыском **к ней**», «протокол составили **на них**»."""
    verb, first = trigger.word, sentence.first_of(trigger.word)
    shared = sentence.children(first, "recipient") if first is not verb else []
    thing = thing or next((w for w in reversed(trigger.words) if w.kind == "noun"), None)
    own = sentence.children(thing, "determiner") if thing else []
    inner = [w for w in trigger.words if w.kind == "verb" and w is not verb]
    near = (
        *sentence.children(verb, "recipient"),
        *(n for w in inner for n in sentence.children(w, "recipient")),
        *(n for w in inner for n in sentence.obliques(w, "near", "from")),
        *(sentence.obliques(thing, "of", "against", "on", "along", "near", "to") if thing else ()),
        *sentence.obliques(verb, "to", *_TOWARDS),
        *_whose_body(page, sentence, verb),
        *(w for w in own if page.lexicon.has("whose", w)),
        *(n for w in trigger.words if w.kind == "noun" for n in sentence.obliques(w, "of")),
        *(w for w in shared if verb.form == first.form),
    )
    if trigger.senses[0].id in _OUT_OF:  # «показания против отца выбивали из неё»
        near = (*sentence.obliques(verb, "from", "near"), *near)
    return tuple(w for w in near if w not in trigger.words)


def _whose_body(page: Page, sentence: Sentence, verb: Word) -> list[Word]:
    """Give whose back it is: «опустил дубинку на спину подростка»."""
    parts = sentence.obliques(verb, "on", "along", "to", "in", "at")
    parts = [w for w in parts if page.lexicon.has("skin", w)]
    return [of for part in parts for of in sentence.obliques(part, "of")]


def _thing(page: Page, trigger: Trigger) -> Word | None:
    """Give the thing within a phrase that it is done to: «отобрали у неё **паспорт**»."""
    core = ("object", "subject", "passive_subject")
    inside = (w for w in trigger.words if w.kind in _MAY_BE_THINGS and w.relation in core)
    thing = next(inside, None) if len(trigger.words) > 1 else None
    if thing is None or page.lexicon.has("means", thing):
        return None
    senses = (s for m in page.lexicon.lemma(thing) for s in page.lexicon.senses.get(m, ()))
    return None if any(s.scheme == "acts" for s in senses) else thing  # «установили слежку»


def _known_end(page: Page, sentence: Sentence, trigger: Trigger, sense: Sense) -> Word | None:
    """Give the end that an act of its kind always has: a thing, or to whom nobody is let."""
    if sense.id == "body.force":
        near = [w for w in trigger.words if w.kind in ("noun", "name")]
        return next((w for w in near if page.is_somebody(sentence, w)), None)
    if sense.id == "liberty.disappearance":
        return _of_whom(page, sentence, trigger)
    if sense.id in ("liberty.incommunicado", "justice.unfair_trial"):
        near = sentence.obliques(trigger.word, "to")
        kept = ("defenders", "bodies")  # «доступа к адвокату», «свидетелей в суд»
        near = [w for w in near if not any(page.lexicon.has(one, w) for one in kept)]
        own = [w for w in trigger.words if w.relation == "object"]
        near += own if sense.id == "justice.unfair_trial" else []  # «адвоката не пригласили»
        return next((w for w in near if page.is_somebody(sentence, w)), None)
    thing = _thing(page, trigger)
    if thing is None and sense.id == "civic.censorship":  # «потребовали удалить интервью»
        inner = (sentence.child(w, "object") for w in trigger.words[1:] if w.kind == "verb")
        return next((w for w in inner if w is not None), None)
    papers = thing is not None and page.lexicon.has("papers", thing)  # «у неё изъяли паспорт»
    things = sense.id.startswith(_OF_THINGS) and sense.id != "property.livelihood"
    things = things or (sense.id == "privacy.outing" and thing is not None)
    return thing if things or (papers and sense.id == "liberty.movement") else None


def _of_whom(page: Page, sentence: Sentence, trigger: Trigger) -> Word | None:
    """Give of whom nothing is heard: «о них не слышали», «не знают, где их близкие»."""
    for one in trigger.words:
        near = sentence.obliques(one, "about") if one.kind in ("verb", "noun") else []
        own = sentence.child(one, "subject") if one is not trigger.word else None
        near = [*near, *([own] if own is not None and one.kind == "verb" else [])]
        for told in near:
            if told not in trigger.words and page.is_somebody(sentence, told):
                return told
            of = next(iter(sentence.obliques(told, "of")), None)
            if of is not None and page.is_somebody(sentence, of):
                return of  # «о судьбе имама»
    return None


def _reached_alone(page: Page, sentence: Sentence, trigger: Trigger, sense: Sense) -> Word | None:
    """Give whom a phrase without an object reaches; shells and searches reach houses too."""
    near = _reached(page, sentence, trigger) if len(trigger.words) > 1 else ()
    whole = sense.id.startswith(("war", "privacy.search", "property", "civic.assembly"))
    if sense.id == "property":  # «к полудню от домов остались кирпичи»
        near = tuple(sorted(near, key=lambda w: not page.lexicon.has("taken", w)))
    return next((w for w in near if whole or page.is_somebody(sentence, w)), None)


def owner(page: Page, sentence: Sentence, thing: Word | None, *, body: bool = False) -> Word | None:
    """Give whose it is: "her passport was confiscated" is done to her; a body's too, if asked."""
    own = None if thing is None else sentence.child(thing, "possessor")
    verb = None if thing is None else sentence.head(thing)
    if own is not None and verb is not None and own.low == "whose":
        own = antecedent(sentence, own, verb)  # "a boy whose arm was broken"
    return own if own is not None and (body or page.is_somebody(sentence, own)) else None


def _within(sentence: Sentence, trigger: Trigger) -> Word | None:
    """Give the one within the phrase: "took **the guard** hostage"."""
    if len(trigger.words) < 2:
        return None
    inside = sentence.words[trigger.words[0].index + 1 : trigger.words[-1].index]
    inside = tuple(w for w in inside if w not in trigger.words)
    if sentence.bare:
        inside = tuple(w for w in inside if _bare_within(sentence, trigger, w))
    in_phrase = {w.index for w in trigger.words}
    inside = tuple(w for w in inside if not _names_it(sentence, w, in_phrase))
    object_ = [w for w in inside if w.relation in ("object", "recipient")]
    nouns = [
        w
        for w in inside
        if w.kind in ("noun", "name") and (w.relation != "compound" or w.head in in_phrase)
    ]
    counted = [w for w in inside if w.kind == "number" and w.relation != "number"]
    return next(iter(reversed(object_ or nouns or counted)), None)


def _in_means(sentence: Sentence, trigger: Trigger, done_to: Word | None) -> bool:
    """Tell the cannon of "used tear gas and water cannon", where a phrase has the gas alone."""
    if done_to is None or sentence.bare or trigger.senses[0].id != "body.force":
        return False
    parts = (done_to, *sentence.children(done_to, "compound"))
    near = (one for w in parts for one in (w, *sentence.conjuncts(w)))
    return done_to not in trigger.words and any(w in trigger.words for w in near)


def _names_it(sentence: Sentence, word: Word, in_phrase: set[int]) -> bool:
    """Tell the sheet of "filed a charge sheet against ten" from whom it is done to."""
    return any(w.index in in_phrase for w in sentence.children(word, "compound"))


def _bare_within(sentence: Sentence, trigger: Trigger, word: Word) -> bool:
    """Tell «бросили **его** в карцер» from «взяли **после боя** в плен» by the cases."""
    own = sentence.head(word) in trigger.words and not sentence.children(word, "case")
    return own and word.relation not in ("subject", "oblique", "agent", "modifier")


def _patient(page: Page, sentence: Sentence, trigger: Trigger) -> Word | None:
    """Give whom a verb is done to; where that is a word of the phrase, who hangs on it."""
    own, aimed = patient(sentence, trigger.word), _at(sentence, trigger)
    if own is not None and _shot_off(page, trigger, own):
        near = sentence.obliques(trigger.word, *_AIMED)
        return next((w for w in near if _aimed_at(page, sentence, w)), None)
    if aimed is not None and page.is_somebody(sentence, aimed):
        return aimed
    if own is not None and own not in trigger.words:
        return own
    nobody = sentence.bare and aimed is not None  # «вымогали деньги за крышу»
    return (None if nobody else aimed) or _beyond(page, sentence, trigger) or own


def _shot_off(page: Page, trigger: Trigger, own: Word) -> bool:
    """Tell the gas and the rounds that are fired from whom they are fired at."""
    return any(s.id in _FIRED for s in trigger.senses) and page.lexicon.has("munitions", own)


def _beyond(page: Page, sentence: Sentence, trigger: Trigger) -> Word | None:
    """Give whom a phrase ends with: "threatened to kill **her**", "fired shots at **them**"."""
    if len(trigger.words) < 2:
        return None
    for inner in trigger.words[1:]:
        own = sentence.child(inner, "object") if inner.kind == "verb" else None
        thing = sentence.bare and own is not None and not page.is_somebody(sentence, own)
        if own is not None and own not in trigger.words and not thing:
            return own
    if sentence.bare or on_a_thing(trigger.senses[0]):
        return None
    near = [w for one in trigger.words for w in sentence.obliques(one, *_AIMED)]
    return next((w for w in near if _aimed_at(page, sentence, w)), None)


def _aimed_at(page: Page, sentence: Sentence, word: Word) -> bool:
    return page.is_somebody(sentence, word) and not (
        page.lexicon.has("days", word) or is_place(page, word)
    )


def _at(sentence: Sentence, trigger: Trigger) -> Word | None:
    """Give whom "fired on" and "opened fire at" end with: what the last preposition brings."""
    last = trigger.words[-1]
    held = sentence.bare and trigger.senses[0].id.startswith("liberty")  # «забрали из палаты»
    if len(trigger.words) < 2 or last.kind != "preposition" or held:
        return None
    brought = sentence.head(last)
    return brought if brought is not None and brought.kind in ("noun", "name", "pronoun") else None


def among(sentence: Sentence, done_to: Word) -> Word:
    """Give who it is in "Among those detained was Ana Brovik"."""
    above = sentence.head(done_to)
    if done_to.low == "those" and above is not None and above.kind == "number":
        return above if sentence.case(done_to) == "of" else done_to  # "two of those arrested"
    if done_to.low != "those" or sentence.case(done_to) != "among" or above is None:
        return done_to
    found = sentence.child(above, "subject", "attribute")
    told = found is not None and (found.index > done_to.index or above.low in _BEING)
    return found if found is not None and told else done_to
