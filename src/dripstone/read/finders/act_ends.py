"""Act ends: to whom a verb's act is done, within its phrase, beyond it or owning what was taken.

first_met    sentence, trigger → whom the words make the one it is done to, at first
on_what      what is taken, not from whom; whom a case is opened against, not the case
owner        whose it is: "her passport was confiscated" is done to her
"""

from __future__ import annotations

from dripstone.languages.lexicon import Sense, Trigger
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import patient
from dripstone.read.finders.act_parts import is_place, on_a_thing
from dripstone.read.page import Page

#: acts whose phrase holds the thing they are done to: «разогнали митинг», «отобрали паспорт»
_OF_THINGS = ("civic.dispersal", "civic.assembly", "civic.censorship", "property",
              "privacy.surveillance")  # fmt: skip
_AIMED = ("at", "on", "upon", "against", "into")
#: neutral names of what leads to somebody: «применили к», «изъяли у», «потребовали с»
_TOWARDS = ("against", "on", "along", "near", "from", "behind")


def first_met(page: Page, sentence: Sentence, trigger: Trigger) -> Word | None:
    """Give to whom it is done as the words stand: in the phrase, of the verb, or after both."""
    done_to = _within(sentence, trigger) or _patient(page, sentence, trigger)
    return done_to if done_to is None else _among(sentence, done_to)


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
    if sense.id.startswith(("property", "life")) and done_to.relation == "recipient":
        return sentence.child(trigger.word, "object") or done_to  # «ей повесили собаку»
    if done_to in trigger.words and done_to is not trigger.word:
        near = _reached(page, sentence, trigger, done_to)
        deed = any(page.lexicon.senses.get(m) for m in page.lexicon.lemma(done_to))
        at_least = None if deed else done_to  # «провели обыск» is not done to the search
        whole = sense.id == "war"
        return next((w for w in near if whole or page.is_somebody(sentence, w)), at_least)
    return done_to


def _reached(
    page: Page, sentence: Sentence, trigger: Trigger, thing: Word | None = None
) -> tuple[Word, ...]:
    """Give whom a phrase reaches: «пришли с обыском **к ней**», «протокол составили **на них**»."""
    verb, first = trigger.word, sentence.first_of(trigger.word)
    shared = sentence.children(first, "recipient") if first is not verb else []
    thing = thing or next((w for w in reversed(trigger.words) if w.kind == "noun"), None)
    own = sentence.children(thing, "determiner") if thing else []
    near = (
        *sentence.children(verb, "recipient"),
        *(sentence.obliques(thing, "of", "against", "on", "along", "near", "to") if thing else ()),
        *sentence.obliques(verb, "to", *_TOWARDS),
        *(w for w in own if page.lexicon.has("whose", w)),
        *(w for w in shared if verb.form == first.form),
    )
    return tuple(w for w in near if w not in trigger.words)


def _thing(page: Page, trigger: Trigger) -> Word | None:
    """Give the thing within a phrase that it is done to: «отобрали у неё **паспорт**»."""
    core = ("object", "subject", "passive_subject")
    inside = (w for w in trigger.words if w.kind == "noun" and w.relation in core)
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
    if sense.id in ("liberty.incommunicado", "justice.unfair_trial"):
        near = sentence.obliques(trigger.word, "to")
        return next((w for w in near if page.is_somebody(sentence, w)), None)
    thing = _thing(page, trigger)
    papers = thing is not None and page.lexicon.has("papers", thing)  # «у неё изъяли паспорт»
    if sense.id.startswith(_OF_THINGS) or (papers and sense.id == "liberty.movement"):
        return thing
    return None


def _reached_alone(page: Page, sentence: Sentence, trigger: Trigger, sense: Sense) -> Word | None:
    """Give whom a phrase without an object reaches; shells and searches reach houses too."""
    near = _reached(page, sentence, trigger) if len(trigger.words) > 1 else ()
    whole = sense.id.startswith(("war", "privacy.search", "property"))
    return next((w for w in near if whole or page.is_somebody(sentence, w)), None)


def owner(page: Page, sentence: Sentence, thing: Word | None) -> Word | None:
    """Give whose it is: "her passport was confiscated" is done to her."""
    own = None if thing is None else sentence.child(thing, "possessor")
    return own if own is not None and page.is_somebody(sentence, own) else None


def _within(sentence: Sentence, trigger: Trigger) -> Word | None:
    """Give the one within the phrase: "took **the guard** hostage"."""
    if len(trigger.words) < 2:
        return None
    inside = sentence.words[trigger.words[0].index + 1 : trigger.words[-1].index]
    inside = tuple(w for w in inside if w not in trigger.words)
    if sentence.bare:
        inside = tuple(w for w in inside if _bare_within(sentence, trigger, w))
    object_ = [w for w in inside if w.relation in ("object", "recipient")]
    in_phrase = {w.index for w in trigger.words}
    nouns = [
        w
        for w in inside
        if w.kind in ("noun", "name") and (w.relation != "compound" or w.head in in_phrase)
    ]
    counted = [w for w in inside if w.kind == "number" and w.relation != "number"]
    return next(iter(reversed(object_ or nouns or counted)), None)


def _bare_within(sentence: Sentence, trigger: Trigger, word: Word) -> bool:
    """Tell «бросили **его** в карцер» from «взяли **после боя** в плен» by the cases."""
    own = sentence.head(word) in trigger.words and not sentence.children(word, "case")
    return own and word.relation not in ("subject", "oblique", "agent", "modifier")


def _patient(page: Page, sentence: Sentence, trigger: Trigger) -> Word | None:
    """Give whom a verb is done to; where that is a word of the phrase, who hangs on it."""
    own, aimed = patient(sentence, trigger.word), _at(sentence, trigger)
    if aimed is not None and page.is_somebody(sentence, aimed):
        return aimed
    if own is not None and own not in trigger.words:
        return own
    return aimed or _beyond(page, sentence, trigger) or own


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
    if len(trigger.words) < 2 or last.kind != "preposition":
        return None
    brought = sentence.head(last)
    return brought if brought is not None and brought.kind in ("noun", "name", "pronoun") else None


def _among(sentence: Sentence, done_to: Word) -> Word:
    """Give who it is in "Among those detained was Ana Brovik"."""
    above = sentence.head(done_to)
    if done_to.low != "those" or sentence.case(done_to) != "among" or above is None:
        return done_to
    found = sentence.child(above, "subject", "attribute")
    return found if found is not None and found.index > done_to.index else done_to
