"""Act senses: words for harm that here mean something else, by what stands at both ends.

other_sense    sentence, trigger, type, who and whom → do the words tell of no such act?
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dripstone.languages.lexicon import Trigger
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import office
from dripstone.read.finders.act_parts import is_place, is_titled
from dripstone.read.page import Page

_TO_PEOPLE = ("body", "life")
_FROM_PEOPLE = ("body.force", "war", "life.attempt")  #: what may be done to a town
_NEAR = 7  #: words within which "that" follows what struck somebody
#: types of acts that officers answer by for what they did
_ANSWERED_BY = frozenset({"justice.unfair_trial", "justice.prosecution", "property.livelihood"})
_TRIED = ("justice.unfair_trial", "justice.prosecution", "property.livelihood")
_IDEAS = ("ism", "ness", "dom", "cracy", "ology")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class _Ends:
    """One telling of an act: its word, its type, and the nouns at both ends."""

    page: Page
    sentence: Sentence
    trigger: Trigger
    type: str
    by: Word | None
    whom: Word | None

    @property
    def word(self) -> Word:
        return self.trigger.word

    def has(self, cue: str, word: Word | None) -> bool:
        return word is not None and self.page.lexicon.has(cue, word)


def other_sense(
    page: Page,
    sentence: Sentence,
    trigger: Trigger,
    type_: str,
    by: Word | None,
    whom: Word | None,
) -> bool:
    """Tell words that harm nobody here: "holds him responsible", "an assault on reason"."""
    ends = _Ends(page=page, sentence=sentence, trigger=trigger, type=type_, by=by, whom=whom)
    return any(found(ends) for found in (_BARE if sentence.bare else _OTHERS))


def _found_a_noun(ends: _Ends) -> bool:
    """Tell "found no evidence that shots were fired" from "found him shot"."""
    return ends.trigger.lemma == "find shot" and any(w.kind == "noun" for w in ends.trigger.words)


def _answers_for_it(ends: _Ends) -> bool:
    """Tell "hold the chief responsible" and "hold them to their promises" from holding people."""
    if not ends.type.startswith("liberty") or not ends.has("hold_that", ends.word):
        return False
    near = ends.sentence.obliques(ends.word, "to")
    if any(ends.has("kept_words", w) for w in near):
        return True
    later = ends.sentence.words[ends.word.index + 1 :]
    return any(ends.has("held_to", w) and ends.word in ends.sentence.above(w) for w in later)


def _dawned(ends: _Ends) -> bool:
    """Tell "it hit me that …" from a blow."""
    if ends.word.kind != "verb" or not ends.type.startswith("body"):
        return False
    subject = ends.sentence.child(ends.word, "subject")
    near = ends.sentence.words[ends.word.index + 1 : ends.word.index + _NEAR]
    it = ends.has("expletive", subject)
    return it and any(ends.has("dawning", w) for w in near)


def _on_an_idea(ends: _Ends) -> bool:
    """Tell "an assault on the freedom to write" from one on people."""
    whom = ends.whom
    if whom is None or not ends.type.startswith(_TO_PEOPLE) or whom.kind == "pronoun":
        return False
    idea = ends.has("ideas", whom) or (whom.kind == "noun" and whom.low.endswith(_IDEAS))
    return idea and not ends.page.is_personal(whom)


def _on_a_country(ends: _Ends) -> bool:
    """Tell "the country is dying" and "paralysed by strikes" from harm to somebody."""
    whom = ends.whom
    if whom is None or ends.type.startswith(_FROM_PEOPLE):
        return False
    if ends.by is not None and ends.has("on_places", ends.word):
        return False
    place = is_place(ends.page, whom) and not is_titled(ends.page, ends.sentence, whom)
    return place and ends.type.startswith(_TO_PEOPLE) and ends.word.kind == "verb"


def _with_words(ends: _Ends) -> bool:
    """Tell who is bombarded with questions or insults from who is bombed."""
    if ends.type != "war" or ends.word.kind != "verb":
        return False
    return any(ends.has("words_thrown", w) for w in ends.sentence.obliques(ends.word, "with"))


def _caught_something(ends: _Ends) -> bool:
    """Tell "caught malaria" and "caught his wife in the act" from an arrest."""
    if not ends.type.startswith("liberty") or not ends.has("catches", ends.word):
        return False
    if ends.whom is not None and ends.has("caught_things", ends.whom):
        return True
    seen = any(ends.has("in_the_act", w) for w in ends.sentence.obliques(ends.word, "in"))
    official = ends.by is not None and office(ends.page, ends.sentence, ends.by)
    return seen and ends.by is not None and not official


def _of_nature(ends: _Ends) -> bool:
    """Tell what "Cyclone Ilda" did from what people do."""
    by = ends.by
    if by is None or by.kind != "name":
        return False
    near = (by, *ends.sentence.children(by, "compound", "apposition"))
    return any(ends.has("storms", w) for w in near)


def _of_workers(ends: _Ends) -> bool:
    """Tell drivers who "will strike on Monday" from who strikes somebody."""
    strikes = ends.word.kind == "verb" and ends.has("strike_verbs", ends.word)
    return strikes and ends.has("strikers", ends.by) and ends.type.startswith(("body", "war"))


def _own_account(ends: _Ends) -> bool:
    """Tell who deleted their own accounts from who silences others."""
    if ends.type != "civic.censorship" or ends.whom is None or ends.word.kind != "verb":
        return False
    own = ends.sentence.child(ends.whom, "possessor")
    theirs = own is not None and own.kind == "pronoun"
    person = ends.by is not None and (ends.by.kind == "pronoun" or ends.page.is_personal(ends.by))
    return theirs and person and not office(ends.page, ends.sentence, ends.by or ends.word)


def _complains_of_office(ends: _Ends) -> bool:
    """Tell a complaint that people file against officers from a case against people."""
    if ends.type != "justice.prosecution" or ends.whom is None:
        return False
    complaint = any(ends.has("complaining", w) for w in ends.trigger.words)
    return complaint and office(ends.page, ends.sentence, ends.whom)


def _stands_down(ends: _Ends) -> bool:
    """Tell "ordered them to stand down" and "makes me work out" from being made to stand."""
    told = [w for w in ends.trigger.words if w.kind == "verb" and w != ends.word]
    return any(ends.sentence.children(w, "particle") for w in told)


def _fired_up(ends: _Ends) -> bool:
    """Tell "fired up by the crowd" from a dismissal."""
    near = ends.sentence.children(ends.word, "particle")
    return ends.type == "property.livelihood" and any(w.low == "up" for w in near)


def _acquitted(ends: _Ends) -> bool:
    """Tell "found not guilty" from a conviction; "was not found guilty" is denied elsewhere."""
    if ends.type != "justice.unfair_trial" or len(ends.trigger.words) < 2:
        return False
    first, last = ends.trigger.words[0], ends.trigger.words[-1]
    between = ends.sentence.words[first.index + 1 : last.index]
    return last.low == "guilty" and any(w.low == "not" for w in between)


def _for_a_crime(ends: _Ends) -> bool:
    """Tell «грабителя осудили» and «осуждён за кражу» from a trial for what is no wrong."""
    if not ends.type.startswith(_TRIED) or ends.page.lexicon.marked(ends.sentence, "fabricated"):
        return False
    charged = (ends.word, *ends.trigger.words[1:])
    cases = ("for", "about", "in") if ends.sentence.bare else ("for", "of", "with", "over")
    what = [w for one in charged for w in ends.sentence.obliques(one, *cases)]
    if not ends.sentence.bare:
        if not ends.type.startswith("justice"):
            return False
        what += ends.sentence.children(ends.word, "adverbial", "complement")  # "of killing her"
    crime = any(ends.has("common_crimes", w) for w in what)
    return crime or (ends.type.startswith("justice") and ends.has("wrongdoers", ends.whom))


def _answers_in_uniform(ends: _Ends) -> bool:
    """Tell "two officers were dismissed from the force" from what is done for speaking out."""
    held = ends.type == "liberty.detention"  # "two policemen were jailed for torturing a suspect"
    if not (held or ends.type in _ANSWERED_BY) or not ends.has("uniformed", ends.whom):
        return False
    why = ends.sentence.obliques(ends.word, "for", "over")
    terms = [w for w in why if ends.sentence.child(w, "number") and not _is_crime(ends, w)]
    why = [w for w in why if w not in terms]  # "jailed for four years for beating a prisoner"
    near = (w for one in (ends.word, *terms) for w in ends.sentence.children(one, "adverbial"))
    why += [w for w in near if w.form == "gerund"]
    return all(_is_crime(ends, w) for w in why) and (bool(why) or not held)


def _is_crime(ends: _Ends, why: Word) -> bool:
    """Tell "for beating a prisoner" and "over the murder" from words that one is jailed for."""
    told = ends.page.lexicon.triggers(ends.sentence, "acts")
    harm = any(s.id.startswith(_TO_PEOPLE) for one in told if one.word == why for s in one.senses)
    return harm or ends.has("common_crimes", why)


def _case_of_none(ends: _Ends) -> bool:
    """Tell a case that is opened to find who did it from one against somebody."""
    if ends.type != "justice.prosecution" or ends.whom is not None:
        return False
    return not any(ends.sentence.obliques(w, "for") for w in ends.trigger.words)


def _no_property(ends: _Ends) -> bool:
    """Tell «отобрали титул» and «изъяли наркотики» from the taking of what is somebody's."""
    return ends.type == "property" and ends.has("no_property", ends.whom)


_BARE: tuple[Callable[[_Ends], bool], ...] = (_for_a_crime, _case_of_none, _no_property)
_OTHERS: tuple[Callable[[_Ends], bool], ...] = (
    _found_a_noun,
    _answers_for_it,
    _dawned,
    _on_an_idea,
    _on_a_country,
    _with_words,
    _caught_something,
    _of_nature,
    _of_workers,
    _own_account,
    _complains_of_office,
    _stands_down,
    _acquitted,
    _fired_up,
    _for_a_crime,
    _answers_in_uniform,
)
