"""Mend clauses: verbs that the English parser hangs on the wrong clause, or leaves without a noun.

hang_clauses    a sentence's words, one of them → heads and relations mended in place
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dripstone.languages.en.mend_joined import JOINED, join, join_subject
from dripstone.languages.en.people import is_personal

if TYPE_CHECKING:
    from dripstone.languages.en.mend import Rough

_SUBJECTS = ("subject", "passive_subject")
_NOUNS = ("noun", "name")
_IS = ("copula", "auxiliary", "passive_auxiliary", "determiner")
_GETS = frozenset(
    {
        "handed",
        "hand",
        "drew",
        "got",
        "gets",
        "get",
        "received",
        "receives",
        "receive",
        "given",
        "gave",
    }
)
#: how verbs begin after which "her home" is she and where to
_MOVES = ("follow", "trail", "drove", "drive", "sent", "send", "chase", "track", "stalk", "escort")
_WHO = frozenset({"man", "woman", "men", "women", "boy", "boys", "girl", "girls", "teenager",
                  "teenagers", "people", "person", "protesters", "villagers", "suspect",
                  "suspects", "prisoner", "prisoners", "journalist", "journalists"})  # fmt: skip
_FORCES = frozenset({"police", "authorities", "prosecutors", "soldiers", "troops", "officers",
                     "rebels", "militants", "investigators", "gunmen"})  # fmt: skip
_WHOM = frozenset({"whom", "who", "that", ","})  #: what may part those done to from who does it
#: what holds a clause: "evidence that they beat him", and not "evidence that he gave them"
_HOLD = frozenset({"information", "evidence", "claim", "claims", "allegation", "allegations",
                   "report", "reports", "testimony", "accusation", "accusations", "rumour",
                   "rumours", "rumor", "rumors", "suspicion", "suspicions"})  # fmt: skip
_GIVES = frozenset({"gave", "give", "sent", "showed", "told", "offered", "handed", "brought"})
_DEEPEST = 4  #: verbs between a clause and the one that it goes on


def hang_clauses(words: list[Rough], word: Rough) -> None:  # noqa: C901 -- one shape a line
    """Put right what clause a word belongs to, in place."""
    if word.relation == "object":
        _tie_by_that(words, word)
        _lead_by_particle(words, word)
        _go_home(words, word)
        _join_title(words, word)
    if word.relation == "time" and words[word.head].low in _GETS:
        _give_time(words, word)
    if word.relation == "passive_subject":
        _make_relative_active(words, word)
    if word.relation in _SUBJECTS:
        _describe_subject(words, word)
        if word.low == "following" and word.kind == "verb":
            word.kind, word.form = "noun", "plural"  # "The following were taken: …"
        _give_to_passive(words, word)
        if word.low == "who":
            _hang_who(words, word)
        if word.relation == "subject":
            join_subject(words, word)
    elif word.form in JOINED and word.relation in JOINED[word.form]:
        join(words, word)
    if word.relation == "conjunct" and word.form == "past" and word.kind == "verb":
        _go_on_with_past(words, word)
    if word.relation == "reduced" and word.form == "participle":
        _part_from_force(words, word)
        _part_relative(words, word)
    if word.relation == "complement":
        _do_as_asked(words, word)
        _lift_over_adverb(words, word)
        _part_at_semicolon(words, word)
        _describe_by_done(words, word)
    if word.relation == "apposition" and word.kind == "name":
        _name_person(words, word)


def _do_as_asked(words: list[Rough], noun: Rough) -> None:
    """In "demand that the mayor apologise" the last word is what he is to do, and no noun."""
    own = [w for w in words if w.head == noun.index and w is not noun]
    that = any(w.low == "that" and w.relation == "connective" for w in own)
    told_of = any(w.relation in _SUBJECTS and w.index < noun.index for w in own)
    if noun.kind == "noun" and that and told_of and not any(w.relation in _IS for w in own):
        noun.kind, noun.form = "verb", "infinitive"


def _lead_by_particle(words: list[Rough], noun: Rough) -> None:
    """Read "were driven off their land" as driven from it: a passive has no object but it."""
    verb = words[noun.head]
    own = [w for w in words if w.head == verb.index and w is not verb]
    particle = next((w for w in own if w.relation == "particle" and w.index < noun.index), None)
    passive = any(w.relation == "passive_subject" for w in own)
    if particle is None or not passive or verb.index + 1 != particle.index:
        return
    between = words[particle.index + 1 : noun.index]
    if all(w.head == noun.index for w in between):
        noun.relation = "oblique"
        particle.relation, particle.kind, particle.head = "case", "preposition", noun.index


def _go_home(words: list[Rough], home: Rough) -> None:
    """In "followed her home" it is she who is followed, and no home."""
    verb, before = words[home.head], words[home.index - 1] if home.index else home
    if home.low == "home" and before.low == "her" and verb.low.startswith(_MOVES):
        before.relation, before.head = "object", verb.index
        home.relation, home.kind = "adverb", "adverb"


def _join_title(words: list[Rough], title: Rough) -> None:
    """In "ordered opposition politician Aksel Wren held", the politician is called so."""
    name = next((w for w in words[title.index + 1 :] if w.relation != "compound"), None)
    if name is None or name.kind != "name" or name.relation not in _SUBJECTS:
        return
    between = words[title.index + 1 : name.index]
    told = words[name.head]
    if (
        all(w.head == name.index for w in between)
        and told.relation == "complement"
        and told.head == title.head
        and is_personal(title.low)
    ):
        title.relation, title.head = "compound", name.index


def _give_time(words: list[Rough], span: Rough) -> None:
    """In "got fifteen days", the days are what somebody got."""
    verb = words[span.head]
    between = words[verb.index + 1 : span.index]
    if span.kind == "noun" and between and all(w.head == span.index for w in between):
        other = any(w.head == verb.index and w.relation == "object" for w in words)
        span.relation = "time" if other else "object"


def _give_to_passive(words: list[Rough], subject: Rough) -> None:
    """In "Pike had been gassed" and "were the men beaten?", it is the subject who suffers it."""
    helper = words[subject.head]
    if helper.form == "participle" and subject.relation == "subject":
        before = (
            words[subject.index - 3 : subject.index]
            if subject.index > 2
            else words[: subject.index]
        )
        asked = any(w.relation == "passive_auxiliary" and w.head == helper.index for w in before)
        subject.relation = "passive_subject" if asked else "subject"
    if helper.relation == "passive_auxiliary" and words[helper.head] is not subject:
        subject.relation, subject.head = "passive_subject", helper.head


def _describe_subject(words: list[Rough], second: Rough) -> None:
    """In "One of them, the painter Lia Dost, was held", the painter is that one."""
    first = next((w for w in words[: second.index] if w.head == second.head
                  and w.relation == second.relation and w is not second), None)  # fmt: skip
    if first is None or second.kind not in _NOUNS or second.index > second.head:
        return
    start = min(w.index for w in words if second.index in (w.index, w.head))
    apart = any(w.low == "," for w in words[second.index + 1 : second.head])
    if start and words[start - 1].low == "," and apart:
        second.relation, second.head = "apposition", first.index


def _hang_who(words: list[Rough], who: Rough) -> None:
    """Read "according to his driver, who was punched" as told of the driver."""
    verb = words[who.head]
    before = words[who.index - 2 : who.index] if who.index > 1 else []
    told = len(before) == 2 and before[0].kind in _NOUNS and before[1].low == ","
    loose = (
        verb.relation in ("conjunct", "adverbial", "parataxis", "complement")
        and verb.index > who.index
    )
    if told and loose and verb.head != verb.index:
        top = _top_below(words, before[0], verb)
        if top is not None:
            top.head = verb.head
        verb.relation, verb.head = "relative", before[0].index


def _make_relative_active(words: list[Rough], who: Rough) -> None:
    """In "the man the guards tortured" it is the guards who torture: "were" is nowhere said."""
    verb = words[who.head]
    if verb.relation != "relative" or verb.form != "participle" or who.index > verb.index:
        return
    if who.low in _WHOM:
        return
    if not any(w.head == verb.index and w.relation == "passive_auxiliary" for w in words):
        verb.form, who.relation = "past", "subject"


def _part_from_force(words: list[Rough], done: Rough) -> None:
    """In "the man police arrested died" nobody is called "man police"."""
    force = words[done.head]
    whom = words[force.index - 1] if force.index else force
    apart = whom.relation == "compound" and whom.head == force.index and whom.low in _WHO
    if not apart or force.low not in _FORCES or words[done.index + 1].low == "by":
        return
    whom.relation, whom.head = force.relation, force.head
    if force.head == force.index:
        whom.head = whom.index
    for word in words:
        if word.head == force.index and word.index < whom.index:
            word.head = whom.index
    force.relation, force.head = "subject", done.index
    done.form, done.relation, done.head = "past", "relative", whom.index


def _part_relative(words: list[Rough], done: Rough) -> None:
    """In "the men (whom) the guards arrested were freed" the guards arrest, and the men go free."""
    who = words[done.head]
    verb = words[who.head]
    whom = words[verb.head]
    finds = verb.relation == "relative" and who.relation in _SUBJECTS and done.index > who.index
    if not finds or whom.relation != "root" or whom.kind not in _NOUNS or verb.index < done.index:
        return
    between = [w.low for w in words[whom.index + 1 : who.index] if w.head != who.index]
    after = words[done.index + 1].low
    if after == "by" or any(low not in _WHOM for low in between):
        return
    relation = who.relation
    done.form, done.relation, done.head = "past", "relative", whom.index
    for word in words[whom.index + 1 : who.index]:
        if word.low in ("whom", "who", "that"):
            word.relation, word.head = "object", done.index
    who.relation, who.head = "subject", done.index
    verb.relation, verb.head = "root", verb.index
    whom.relation, whom.head = relation, verb.index


def _tie_by_that(words: list[Rough], that: Rough) -> None:
    """In "told her that soldiers beat three students" nobody beats "that"."""
    if that.low != "that":
        return
    verb = words[that.head]
    after = [w for w in words if w.head == verb.index and w.relation == "object" and w is not that]
    if that.index > verb.index or not after:
        return
    if verb.relation == "relative" and words[verb.head].low in _HOLD and verb.low not in _GIVES:
        verb.relation = "complement"  # "information that soldiers beat three students"
    if verb.relation == "complement":
        that.kind, that.relation = "conjunction", "connective"


def _lift_over_adverb(words: list[Rough], told: Rough) -> None:
    """In "had said earlier that two men were shot" it is "said" that tells of it."""
    adverb = words[told.head]
    verb = words[adverb.head]
    if adverb.kind == "adverb" and verb.kind == "verb" and adverb.index < told.index:
        told.head = verb.index


def _describe_by_done(words: list[Rough], done: Rough) -> None:
    """In "Ana is the third reporter detained this year" the reporter detains nobody."""
    be, own = words[done.head], [w for w in words if w.head == done.index]
    who = next((w for w in own if w.relation == "subject"), None)
    if be.low not in ("is", "was") or done.form != "past" or who is None or who.kind != "noun":
        return
    if any(w.relation in ("object", "auxiliary", "connective") for w in own):
        return
    if be.index < who.index < done.index and words[be.index + 1].kind == "determiner":
        done.form, done.relation, done.head = "participle", "reduced", who.index
        who.relation, who.head = "attribute", be.index


def _go_on_with_past(words: list[Rough], verb: Rough) -> None:
    """In "refused to let them call and removed him", it is "refused" that "removed" goes on."""
    first = words[verb.head]
    helped = any(w.head == verb.index and w.relation.endswith("auxiliary") for w in words)
    if first.form != "infinitive" or helped or any(
        w.head == verb.index and w.relation in _SUBJECTS for w in words
    ):  # fmt: skip
        return
    step = first
    for _ in range(_DEEPEST):
        step = words[step.head]
        if step.form == "past" and step.kind == "verb" and step.index < first.index:
            verb.head = step.index
            return


def _part_at_semicolon(words: list[Rough], verb: Rough) -> None:
    """Let "two were arrested; a third was dismissed" say two things."""
    between = words[verb.index + 1 : verb.head]
    if any(w.low == ";" for w in between):
        verb.relation, verb.head = "root", verb.index


def _name_person(words: list[Rough], name: Rough) -> None:
    """In "a colleague at La Torre, Ana Brovik," it is the colleague who is called so."""
    paper = words[name.head]
    described = words[paper.head]
    full = any(w.head == name.index and w.relation == "compound" for w in words)
    apart = paper.relation == "modifier" and paper.kind == "name" and paper is not described
    person = described.kind == "noun" and is_personal(described.low)
    if full and apart and person and described.index < paper.index < name.index:
        name.head = described.index


def _top_below(words: list[Rough], noun: Rough, verb: Rough) -> Rough | None:
    """Give what hangs on a verb and holds a noun, which is to hold the verb itself."""
    step = noun
    for _ in words:
        if step.head in (verb.index, step.index):
            break
        step = words[step.head]
    return step if step.head == verb.index and step is not verb else None
