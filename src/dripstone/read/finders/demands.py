"""Demands: what is asked of whom, one demand for each thing asked.

    find    Page → Drafts

A demand needs a verb of asking and what is asked: "urge them to release …", "call for an
investigation", "demand that …", "must …" in somebody's mouth. To condemn is not to demand.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.drafts import Answer, Draft
from dripstone.read.finders.demand_askers import asker, sent_to, shown, written_to
from dripstone.read.finders.demand_bids import adopter, bidder, bids, outright_to
from dripstone.read.finders.demand_calls import called
from dripstone.read.finders.demand_contents import contents, is_infinitive, target_of
from dripstone.read.finders.demand_cries import cried
from dripstone.read.finders.demand_duties import is_bound_to_ask, needed, of_duty
from dripstone.read.finders.demand_families import may_do
from dripstone.read.finders.demand_heads import asked_before, paper, unnamed
from dripstone.read.finders.demand_kinds import is_kept, is_negated, type_of
from dripstone.read.finders.demand_lists import asked_of, items, opens
from dripstone.read.finders.demand_lost import misread, mistaken
from dripstone.read.finders.demand_more import comes_back, is_plea, shares_object
from dripstone.read.finders.demand_nouns import implied, of_calls
from dripstone.read.finders.demand_owed import owed
from dripstone.read.finders.demand_parts import Ask, draft_of, is_official, own_voice
from dripstone.read.finders.demand_pleas import pleas
from dripstone.read.finders.demand_rows import rows
from dripstone.read.finders.demand_slogans import slogans
from dripstone.read.finders.demand_terms import terms
from dripstone.read.finders.demand_titles import under_title
from dripstone.read.finders.demand_wishes import directed, jussive, wished
from dripstone.read.page import Page, Span, Told
from dripstone.read.who import answer

_FORCES = ("demands", "urges", "requests", "recommends")
_CALLS = (
    "urge", "call", "appeal", "exhort", "implore", "recommend",
    "petition", "request", "plead", "beg",
)  # fmt: skip
_CUES = (
    "asking",
    "asking_nouns",
    "duty",
    "impossible",
    "wanting",
    "imperatives",
    "wishing",
    "lets",
    "needing",
)


def find(page: Page) -> Iterator[Draft]:
    """Give every demand of a page, each thing asked apart."""
    seen: set[Span] = set()
    for told in page.told:
        every = (find_(page, told) for find_ in _WAYS)
        for draft in itertools.chain.from_iterable(every):
            if draft.trigger not in seen:
                seen.add(draft.trigger)
                yield draft
        for draft in slogans(page, told):
            start, end = draft.slots["what"][0]
            if not any(start <= one[0] < end for one in seen):
                seen.add(draft.trigger)
                yield draft


def _sentence(page: Page, told: Told) -> Iterator[Draft]:
    yield from directed(page, told)
    yield from under_title(page, told)
    for word in page.lexicon.marked(told.sentence, *_CUES):
        own = page.lexicon.cues_of(word.low)
        for cue, kind, found in _BY_CUE:
            if cue in own and kind in (word.kind, "any"):
                yield from found(page, told, word)
                break


def _called(page: Page, told: Told, noun: Word) -> Iterator[Draft]:
    yield from itertools.chain(of_calls(page, told, noun), called(page, told, noun))


def _needed(page: Page, told: Told, word: Word) -> Iterator[Draft]:
    """Read "the court needs to hear them", and "we need the court to hear us"."""
    found = list(needed(page, told, word))
    wants = not found and word.kind == "verb" and page.lexicon.has("wanting", word)
    yield from _asked(page, told, word) if wants else found


def _outright(page: Page, told: Told, verb: Word) -> Iterator[Draft]:
    """Read "Free them", quoted or not, and "Let them see him"."""
    found = list(pleas(page, told, verb))
    other = jussive if page.lexicon.has("lets", verb) else bids
    yield from found or other(page, told, verb)


def _lines(page: Page, told: Told) -> Iterator[Draft]:
    """Read "The union demands:" and the lines after it, each a thing asked."""
    verb = next(iter(reversed(page.lexicon.marked(told.sentence, "asking"))), None)
    if verb is None or verb.kind != "verb" or not opens(told):
        return
    if _is_hypothetical(page, told, verb):
        return
    lemma = page.lexicon.lemma_of["asking"][verb.low]
    target = target_of(page, told.sentence, verb, lemma)
    by, work = asker(page, told, verb)
    asked = tuple(answer(page, told, one) for one in _all(told.sentence, target))
    ask = Ask(
        verb=verb,
        force=_force(page, verb),
        by=by or own_voice(page, verb) or adopter(page, told, verb),
        addressees=asked or asked_before(page, told, verb, by),
        work=shown(told, work),
        firm=True,
        told=told,
    )
    for line, what in items(page, told):
        type_ = _type_of(page, line.sentence, what) or mistaken(page, line.sentence, what)
        own = asked_of(page, line.sentence, what)
        one = ask if own is None else replace(ask, addressees=(answer(page, line, own),))
        if type_ is not None or what.kind == "verb":
            yield draft_of(page, line, one, what, type_ or "act")


def _force(page: Page, verb: Word) -> str:
    return next((f for f in _FORCES if page.lexicon.has(f, verb)), "requests")


def _asked(page: Page, told: Told, verb: Word) -> Iterator[Draft]:
    sentence = told.sentence
    if verb.relation == "adjectival" or _is_hypothetical(page, told, verb):
        return
    if _is_itself_asked(page, sentence, verb) or is_bound_to_ask(page, sentence, verb):
        return
    if any(page.lexicon.has("written_law", w) for w in sentence.children(verb, "subject")):
        return  # "the law demands that …"
    asks_ = Ask(verb=verb, force=_force(page, verb), by=None, addressees=(), work=None, firm=True)
    asks = page.lexicon.has("asking", verb)
    lemma = page.lexicon.lemma_of["asking" if asks else "wanting"][verb.low]
    for what, target in contents(page, sentence, verb, lemma, asks=asks):
        type_ = misread(page, sentence, what) or _type_of(page, sentence, what)
        addressees: tuple[Answer, ...] = tuple(
            answer(page, told, one) for one in _all(sentence, target)
        )
        personal = is_plea(page, sentence, verb, target, type_)
        personal = personal or shares_object(sentence, what, type_)
        if personal or _is_no_demand(page, sentence, what, lemma, type_):
            continue
        if type_ is None and not (
            what.kind == "verb" and _is_firm(page, sentence, verb, what, addressees)
        ):
            continue
        by, work = asker(page, told, verb)
        by = by or own_voice(page, verb) or adopter(page, told, verb) or bidder(page, told, verb)
        if not addressees and work is not None:
            addressees = sent_to(page, told, work)
        addressees = addressees or written_to(page, told, verb)
        addressees = addressees or asked_before(page, told, verb, by)
        by = by or paper(page, told, verb)
        if not addressees and what.kind != "verb" and page.lexicon.has("own_doing", what):
            owner_ = sentence.child(what, "possessor")  # "sought the minister's intervention"
            told_of = owner_ is not None and owner_.kind != "pronoun"
            addressees = (answer(page, told, owner_),) if owner_ and told_of else ()
        addressees = addressees or outright_to(page, sentence, verb)
        came = not addressees and verb.form == "infinitive" and what.kind != "verb"
        if (by is None and came) or (work is None and unnamed(page, told, verb, type_, by)):
            continue  # "had come to ask for their wages", «нам предлагают молчать»
        yield draft_of(
            page,
            told,
            replace(asks_, by=by, addressees=addressees, work=shown(told, work)),
            what,
            type_ or "act",
        )


def _is_no_demand(
    page: Page, sentence: Sentence, what: Word, lemma: str, type_: str | None
) -> bool:
    """Tell orders, and what is asked of those who are held: «потребовали назвать имена»."""
    if sentence.bare and (lemma == "order" or is_kept(page, sentence, what)):
        return True  # «приказал отпустить»
    wanted = type_ == "asylum" and what.kind != "verb" and not sentence.bare
    if wanted and lemma in ("request", "seek", "ask"):
        return True  # "requested asylum"
    if lemma == "order" and type_ in ("prosecute", "act") and what.kind != "verb":
        return True  # "the colonel ordered the arrest of the monks"
    kept = what.kind == "verb" and page.lexicon.has("kept_back", what)
    return kept and is_negated(sentence, what)  # "asked not to be named"


def _is_itself_asked(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell "ask the court to order the army to …": the court has not ordered it yet."""
    verb = verb if sentence.bare else sentence.first_of(verb)
    head = sentence.head(verb)
    below = verb.relation in ("open_complement", "complement") and verb.form == "infinitive"
    helps = sentence.children(verb, "auxiliary")
    that = verb.relation == "complement" and verb.form == "present" and not helps
    orders = that and page.lexicon.has("passes_on", verb) and not sentence.bare
    return (below or orders) and head is not None and page.lexicon.has("asking", head)


def _type_of(page: Page, sentence: Sentence, what: Word) -> str | None:
    """Give the type of what is asked; to ask that something be not done is to ask for an end."""
    if what.kind == "verb" and not sentence.bare and _not_done(sentence, what):
        return "stop"
    if what.kind != "verb" and not sentence.bare and comes_back(sentence, what):
        return "repair"
    inner = sentence.child(what, "open_complement", "complement")
    passes = page.lexicon.has("passes_on", what)
    if passes and inner is not None and _is_passed_on(page, sentence, what, inner):
        passed = type_of(page, sentence, inner)  # "asked the court to order the army to free her"
        if passed is not None or not page.lexicon.has("makes_sure", what):
            return passed
        if (able := may_do(page, sentence, inner)) is not None:
            return able  # "ensure that the burial can take place"
    ready = sentence.child(what, "attribute") if page.lexicon.has("is", what) else None
    if ready is not None and (then := sentence.child(ready, "open_complement")) is not None:
        return type_of(page, sentence, then)  # "asks embassies to be ready to issue visas"
    found = type_of(page, sentence, what)
    aims = sentence.children(what, "adverbial") if found == "act" and what.kind == "verb" else []
    aim = next((w for w in aims if is_infinitive(sentence, w)), None)
    return (None if aim is None else type_of(page, sentence, aim)) or found  # "take steps to free"


def _not_done(sentence: Sentence, what: Word) -> bool:
    """Tell "that she not be deported" and "that no child be held there"."""
    about = sentence.child(what, "passive_subject")
    nobody = about is not None and (
        about.low == "nobody" or any(w.low == "no" for w in sentence.children(about, "determiner"))
    )
    return nobody or is_negated(sentence, what)


def _is_passed_on(page: Page, sentence: Sentence, what: Word, inner: Word) -> bool:
    """Tell "order the army to free her" and "ensure that she is freed"."""
    that = any(w.low == "that" for w in sentence.children(inner, "connective"))
    clause = sentence.child(inner, "subject", "passive_subject") is not None
    that = that or (clause and page.lexicon.has("makes_sure", what))
    return is_infinitive(sentence, inner) or (that and not sentence.bare)


def _is_firm(
    page: Page, sentence: Sentence, verb: Word, what: Word, addressees: tuple[Answer, ...]
) -> bool:
    """Tell what asks for a step though no list has it: asked of an office, or called on to do."""
    lemma = page.lexicon.lemma_of["asking"].get(verb.low)
    if not sentence.bare and not _is_to_be(sentence, what):
        return False  # "urged them: they were late"
    called_on = bool(addressees) and lemma in _CALLS and not sentence.bare
    return called_on or _is_ordered(sentence, what) or is_official(addressees)


def _is_to_be(sentence: Sentence, what: Word) -> bool:
    """Tell what is to be done from what is told: "to go", "that he go", "that he should go"."""
    helps = {w.low for w in sentence.children(what, "auxiliary", "passive_auxiliary")}
    return what.form == "infinitive" or bool(helps & {"to", "should", "must", "be"})


def _is_ordered(sentence: Sentence, what: Word) -> bool:
    """Tell "that the elections be postponed", which is asked whatever the list says."""
    helps = sentence.children(what, "passive_auxiliary")
    that = any(w.low == "that" for w in sentence.children(what, "connective"))
    return that and any(w.low == "be" for w in helps) and not sentence.children(what, "auxiliary")


def _is_hypothetical(page: Page, told: Told, verb: Word) -> bool:
    helpers = [w.low for w in told.sentence.children(verb, "auxiliary", "negation")]
    return any(page.lexicon.has("unasked", w) for w in helpers)


def _all(sentence: Sentence, target: Word | None) -> list[Word]:
    """Give every addressee apart; adjectives joined before one noun are one phrase."""
    if target is None:
        return []
    return [target, *(w for w in sentence.conjuncts(target) if w.kind in ("noun", "name"))]


_WAYS = (_sentence, _lines, rows, owed, cried, terms)

#: what reads a word, by the first of its cues that fits its kind
_BY_CUE: tuple[tuple[str, str, Callable[[Page, Told, Word], Iterator[Draft]]], ...] = (
    ("asking", "verb", _asked),
    ("asking_nouns", "noun", _called),
    ("duty", "auxiliary", of_duty),
    ("needing", "any", _needed),
    ("impossible", "any", implied),
    ("wanting", "verb", _asked),
    ("wishing", "any", wished),
    ("imperatives", "verb", _outright),
)
