"""Mend: what the English parser is known to get wrong, put right by rule.

mended    Rough words → the same list, with heads and relations mended in place
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dripstone.languages.contrasts import Contrasting, contrast
from dripstone.languages.en.mend_begun import part
from dripstone.languages.en.mend_clauses import hang_clauses
from dripstone.languages.en.mend_fires import FIRES, fires
from dripstone.languages.en.mend_lists import list_people
from dripstone.languages.en.mend_passives import leave_open
from dripstone.languages.en.mend_ranked import FOUND, found_so, put_back, ranked, rid_of
from dripstone.languages.en.mend_reduced import told_of
from dripstone.languages.en.people import is_personal

_TELLS = frozenset(
    [
        "reported",
        "report",
        "reports",
        "reporting",
        "said",
        "says",
        "claimed",
        "claims",
        "revealed",
        "reveals",
        "showed",
        "shows",
        "alleged",
        "alleges",
        "wrote",
        "writes",
        "confirmed",
        "found",
        "documented",
        "disclosed",
        "established",
    ]
)
_WORKS = frozenset(
    [
        "petition",
        "petitions",
        "statement",
        "statements",
        "letter",
        "letters",
        "appeal",
        "appeals",
        "resolution",
        "resolutions",
        "report",
        "reports",
        "declaration",
        "communique",
        "motion",
    ]
)
_ASKS = frozenset(
    ["calling", "urging", "demanding", "asking", "requesting", "appealing", "pressing", "insisting"]
)
#: Verbs that a headline uses as passives: "Bookseller detained in Zhelnograd".
_HARMED = frozenset(
    re.findall(
        r"\w+",
        """
        detained arrested killed kidnapped abducted tortured jailed imprisoned sentenced murdered
        raped assaulted wounded injured deported evicted executed convicted charged freed released
        searched seized raided attacked assassinated lynched expelled banned beheaded held
        sacked fired fined dismissed suspended blocked closed shelled bombed blocked jailed
        hospitalised rounded displaced prosecuted tried indicted stabbed shot beaten
        """,
    )
)
_OBJECTIVE = {"he": "him", "she": "her", "i": "me", "we": "us", "they": "them"}
_ADDS = frozenset({"saying", "adding", "insisting", "claiming", "arguing", "alleging", "stating"})
#: gerunds that tie like prepositions
_LINKS = frozenset(
    re.findall(
        r"\w+",
        """
        including following regarding concerning according during pending considering excluding
        owing barring notwithstanding involving depending failing given touching saving relating
        starting beginning using counting ranging
        """,
    )
)
_PER = 6  #: words of a sentence that begins by saying per whom
_MEASURES = frozenset({"cent", "day", "capita", "year", "month", "week", "hour", "head", "person"})
_ONES = frozenset({"accused", "deceased", "detained", "wounded", "injured", "displaced"})
_OFF = frozenset({"away", "off", "down", "out", "up", "alive"})
_HELD = frozenset({"held", "taken", "kept"})
_AS = (["hostage"], ["captive"], ["prisoner"], ["incommunicado"])
_SEES = frozenset({"see", "sees", "saw", "seen", "seeing", "watch", "watched", "watching", "found"})
_WAS = frozenset({"is", "are", "was", "were", "been", "be", "being"})
_FIRE = frozenset({"firing", "shelling", "bombing", "shooting"})
#: Verbs that nothing is done to: "police resorted to firing" is no passive.
_NO_PASSIVE = frozenset(
    ["resorted", "retaliated", "reacted", "responded", "rushed", "arrived", "succumbed", "remained"]
)
#: what a word does whose noun turns out to be the next one: "police" in "police firing"
_SWAPPED = ("subject", "passive_subject", "compound", "oblique", "modifier", "conjunct")
_MONTHS = frozenset(
    re.findall(
        r"\w+",
        "january february march april may june july august september october november december",
    )
)
#: what stands after a "by" that names no doer: "died by Saturday evening"
_BY_THEN = frozenset(
    re.findall(
        r"\w+",
        """
        morning evening night noon midnight afternoon dawn dusk nightfall sunset daybreak today
        monday tuesday wednesday thursday friday saturday sunday weekend now then
        """,
    )
)
#: words that nothing is ever put right of, and how they hang
_SMALL = frozenset({"preposition", "determiner", "mark", "conjunction", "particle"})
_TIES = frozenset({"case", "determiner", "mark", "coordinator", "particle", "other"})
_CONTRASTING = Contrasting(
    nots=frozenset({"not"}),
    buts=frozenset({"but"}),
    only=frozenset({"only", "just", "merely", "simply"}),
    also=frozenset({"also", "even", "rather"}),
)
#: which of several somebody is: "the other was punched"
_WHICH = frozenset({"other", "first", "second", "third", "younger", "elder", "eldest", "youngest",
                    "former", "latter", "older", "oldest"})  # fmt: skip
_DONE_TO = ("subject", "passive_subject", "object")
#: participles that the parser takes for what somebody is like
_BOUND = frozenset({"handcuffed", "blindfolded", "shackled", "hooded", "gagged", "chained"})
_DEEPEST = 5  #: steps from the last word of a phrase up to its noun
_VERBS = frozenset({"past", "participle", "gerund", "infinitive", "present"})


@dataclass(slots=True, repr=False)
class Rough:
    """A word while its relations are still being put right."""

    index: int
    start: int
    end: int
    text: str
    low: str
    kind: str
    form: str
    relation: str
    head: int
    label: str


def mended(words: list[Rough]) -> list[Rough]:
    """Put the known errors right, in place."""
    _per(words)
    part(words)
    contrast(words, _CONTRASTING)
    for word in words:
        if word.kind in _SMALL and word.relation in _TIES:
            continue
        _read_anew(words, word)
        _hang_verb(words, word)
        _part_time(words, word)
        list_people(words, word)
        if word.relation == "adverbial" or word.form == "infinitive":
            _join_clause(words, word)
        if word.form == "participle":
            _join_participle(words, word)
        _give_joined_subject(words, word)
        if word.relation in ("passive_subject", "subject"):
            _give_to_told(words, word)
        if word.relation == "modifier":
            rid_of(words, word)
        if word.relation == "subject":
            _make_passive(words, word)
        _hang_elsewhere(words, word)
        _join_harm(words, word)
        joined = word.form == "participle" and word.relation == "conjunct"
        if word.kind == "verb" and (joined or word.form == "past"):
            leave_open(words, word)
    _unknot(words)
    return words


def _hang_verb(words: list[Rough], word: Rough) -> None:
    """Put right what a verb in the past is told of, and by what it is led."""
    if word.relation == "attribute" and (word.form == "participle" or word.low in _BOUND):
        _lead_with_participle(words, word)
    if word.relation == "reduced" and word.form == "past":
        _give_apposed_subject(words, word)
    if word.low in FIRES and word.form == "participle":
        fires(words, word)
    if word.kind == "verb" and word.form in ("past", "participle"):
        told_of(words, word)
    if word.form in ("infinitive", "participle"):
        ranked(words, word)
    elif word.low == "back":
        put_back(words, word)
    elif word.low in FOUND:
        found_so(words, word)


def _per(words: list[Rough]) -> None:
    """Read the "per" of "Per the ministry, two were held" as "according to"."""
    if len(words) < _PER or words[0].low != "per":
        return
    ends = next((w.index for w in words[: _PER * 2] if w.low == ","), 0)
    if ends > 1 and words[1].low not in _MEASURES:
        words[0].low = "according"


def _unknot(words: list[Rough]) -> None:
    """Let no word hang on itself over others: questions about what hangs on it would not end."""
    checked: set[int] = set()
    for word in words:
        if word.head in checked or word.head == word.index:
            checked.add(word.index)
            continue
        path: list[int] = []
        step = word
        while step.index not in checked and step.index not in path and step.head != step.index:
            path.append(step.index)
            step = words[step.head]
        if step.index in path:
            step.head, step.relation = step.index, "root"
        checked.update(path, (step.index,))


def _read_anew(words: list[Rough], word: Rough) -> None:
    """Put right what kind of word it is, and whether its verb is a passive."""
    if word.low in _ONES or word.low in _WHICH:
        _stand_alone(words, word)
    if word.kind == "noun" and word.index:
        _name_by_capital(words, word)
    if word.relation == "compound" and words[word.head].form in ("past", "present"):
        _make_subject(words, word)
    if word.relation == "passive_subject" and words[word.head].low in _NO_PASSIVE:
        _make_active(words, word)
    if word.relation == "case" and word.form == "gerund" and word.low not in _LINKS:
        _make_deed(words, word)
    if word.relation == "time" and word.kind == "name":
        _take_away(words, word)
    if word.low in _FIRE and word.form == "gerund" and not _fires_at(words, word):
        if _is_told_of(words, word):
            word.kind, word.form = "noun", ""
        elif word.index:
            _make_noun(words, word)


def _stand_alone(words: list[Rough], which: Rough) -> None:
    """In "the other was punched", somebody is meant."""
    if which.low in _ONES and which.relation == "reduced" and which.index:
        _stand_for(words, which)
    after_the = which.index > 0 and words[which.index - 1].low == "the"
    if after_the and which.kind == "adjective" and which.relation in _DONE_TO:
        which.kind = "pronoun"


def _fires_at(words: list[Rough], fire: Rough) -> bool:
    """Tell "soldiers shooting a teacher" from "killed in police shooting"."""
    after = words[fire.index + 1] if fire.index + 1 < len(words) else fire
    whom = [w for w in _below(words, fire, "object") if w.index > fire.index]
    return bool(whom) and after.kind in ("determiner", "name", "pronoun", "number")


def _make_deed(words: list[Rough], doing: Rough) -> None:
    """In "the guards admitted blindfolding Ana" nothing is tied by "blindfolding"."""
    whom = words[doing.head]
    above = words[whom.head]
    if doing.index < whom.index and above is not whom and above.kind == "verb":
        doing.relation, doing.head = "complement", above.index
        whom.relation, whom.head = "object", doing.index


def _take_away(words: list[Rough], name: Rough) -> None:
    """In "dragged away Ana Brovik" she is no time at which somebody was dragged."""
    verb = words[name.head]
    first = min([w.index for w in words if w.head == name.index] + [name.index])
    taken = first > 0 and words[first - 1].low in _OFF and words[first - 1].head == verb.index
    if (
        taken
        and verb.kind == "verb"
        and name.low not in _MONTHS
        and not _below(words, verb, "object")
    ):
        name.relation = "object"


def _make_subject(words: list[Rough], noun: Rough) -> None:
    """Read "Army shells village" as what the army does: no noun is part of a verb's name."""
    verb = words[noun.head]
    if verb.relation != "root" or noun.index > verb.index or _below(words, verb, "subject"):
        return
    if _below(words, verb, "object"):
        noun.relation = "subject"


def _stand_for(words: list[Rough], ones: Rough) -> None:
    """Let those be the ones in "nabbed the main accused", and not "the main" who is accused."""
    what = words[ones.index - 1]
    if what.kind != "adjective" or ones.head != what.index or what.head == what.index:
        return
    if not _below(words, what, "determiner"):
        return
    ones.relation, ones.head, ones.kind, ones.form = what.relation, what.head, "noun", "plural"
    for word in words:
        if word.head == what.index and word is not ones:
            word.head = ones.index
    what.relation, what.head = "adjectival", ones.index


def _lead_with_participle(words: list[Rough], done: Rough) -> None:
    """Read "were handcuffed" as a passive, not as what somebody was like."""
    was = words[done.head]
    subject = next(iter(_below(words, was, "subject")), None)
    if was.low not in _WAS or subject is None or not subject.index < was.index < done.index:
        return
    done.relation, done.head = was.relation, was.head
    if was.head == was.index:
        done.head = done.index
    for word in words:
        if word.head == was.index and word is not was and word is not done:
            word.head = done.index
        if word.head == done.index and word.relation == "conjunct" and word.form == "past":
            word.form = "participle"
    subject.relation = "passive_subject"
    done.kind, done.form = "verb", "participle"
    was.kind, was.relation, was.head = "auxiliary", "passive_auxiliary", done.index


def _below(words: list[Rough], head: Rough, *relations: str) -> list[Rough]:
    return [w for w in words if w.head == head.index and w is not head and w.relation in relations]


def _name_by_capital(words: list[Rough], noun: Rough) -> None:
    """Take "Aid" in "Lantern Legal Aid" for part of the name that it ends."""
    before = words[noun.index - 1]
    if noun.text[:1].isupper() and before.text[:1].isupper() and before.head == noun.index:
        noun.kind = "name" if any(c.islower() for c in noun.text) else noun.kind


def _fire_does(words: list[Rough], fire: Rough, owner: Rough) -> bool:
    """Tell "police firing left two dead", where the verb stands after, from a clause."""
    joined = owner.relation == "conjunct" and fire.head == owner.head
    reduced = fire.relation == "reduced" and (fire.head == owner.index or joined)
    verb = words[owner.head]
    subject = owner.relation in ("subject", "conjunct") and verb.index != owner.index
    return reduced and subject and not _below(words, fire, "object")


def _is_told_of(words: list[Rough], fire: Rough) -> bool:
    """Tell "there was firing by the army" and "firing by the army went on" from a clause."""
    there = fire.index > 1 and words[fire.index - 2].low == "there"
    opens = fire.index == 0 and fire.relation in ("adverbial", "subject")
    return (there or opens) and any(w.low == "by" for w in words[fire.index + 1 : fire.index + 2])


def _make_noun(words: list[Rough], fire: Rough) -> None:
    """Read "killed in police firing" as a noun with what stands before it, not as a clause."""
    owner, before = words[fire.index - 1], words[max(0, fire.index - 2)]
    if owner.relation == "case" and owner.head == fire.index and not _below(words, fire, "object"):
        fire.kind, fire.form, fire.relation = "noun", "", "oblique"
        return
    governed = before.kind in ("preposition", "determiner") or before.relation == "case"
    governed = governed or _fire_does(words, fire, owner)
    ends = words[-1] is fire and before.kind not in ("preposition", "determiner")
    if owner.kind != "noun" or not governed or ends:
        return
    fire.kind, fire.form = "noun", ""
    fire.relation = "oblique" if fire.relation == "adverbial" else fire.relation
    if owner.relation in _SWAPPED:
        if owner.head != fire.index:
            fire.relation, fire.head = owner.relation, owner.head
        owner.relation, owner.head = "compound", fire.index
    for case in words:
        if case.relation == "case" and case.head == owner.index:
            case.head = fire.index


def _give_apposed_subject(words: list[Rough], verb: Rough) -> None:
    """In "Lantern Legal Aid, a group of lawyers, called on …", the name is who called."""
    noun = words[verb.head]
    comma = verb.index > 0 and words[verb.index - 1].low in (",", "—", "–", ")")
    described = _below(words, noun, "apposition")
    if noun.relation == "root" and comma and described and not _below(words, verb, "subject"):
        verb.relation, verb.head = "root", verb.index
        noun.relation, noun.head = "subject", verb.index


def _unglue_date(words: list[Rough], month: Rough) -> None:
    """In "On 17 May police detained …", the date is no part of the police's name."""
    noun = words[month.head]
    day = words[month.index - 1] if month.index else month
    if not (noun.index == month.index + 1 and day.text.isdigit() and day.index < month.index):
        return
    day.relation, day.head = "number", month.index
    month.relation, month.head = "time", noun.head
    if month.head == month.index or noun.relation == "root":
        month.head = noun.index
    for case in words[: day.index]:
        if case.relation == "case" and case.head == noun.index:
            case.head = month.index
            month.relation = "oblique"


def _give_joined_subject(words: list[Rough], helper: Rough) -> None:
    """In "they ran past the shops and the guards did not act", it is the guards who did not act.

    Also with no helper: "the mob went berserk and police had to open fire".
    """
    helps = helper.kind == "auxiliary" and helper.relation in ("auxiliary", "passive_auxiliary")
    if not helps and (helper.relation, helper.form) != ("conjunct", "past"):
        return
    verb = words[helper.head] if helps else helper
    first = min((w for w in words if w.head == verb.index and w.index <= helper.index),
                key=lambda w: w.index, default=helper)  # fmt: skip
    if first is not helper or helper.index < 3 or verb.index < helper.index:
        return
    if _below(words, verb, "subject", "passive_subject", "connective"):
        return
    noun: Rough | None = words[helper.index - 1]
    for _ in range(_DEEPEST):
        if noun is None or noun.relation not in ("modifier", "number", "case", "compound"):
            break
        noun = words[noun.head] if noun.head < helper.index else None
    if noun is None or noun.relation != "conjunct" or noun.kind not in ("noun", "name"):
        return
    start = min(w.index for w in words if noun.index in (w.index, w.head))
    if start < 2 or words[start - 1].relation != "coordinator" or noun.head >= start - 1:
        return
    if _hangs_on(words, verb, noun):
        return
    passive = any(_below(words, verb, "passive_auxiliary"))
    noun.relation, noun.head = ("passive_subject" if passive else "subject"), verb.index


def _part_time(words: list[Rough], word: Rough) -> None:
    """Let a date be no part of a name, and nobody do it in "31 died by Saturday evening"."""
    if word.low in _MONTHS and word.relation == "compound":
        _unglue_date(words, word)
    if word.low in _BY_THEN and word.relation in ("oblique", "agent"):
        then = any(w.low == "by" for w in _below(words, word, "case"))
        word.relation = "time" if then else word.relation


def _hangs_on(words: list[Rough], word: Rough, noun: Rough) -> bool:
    """Tell whether a word lies somewhere below another, so that nothing is hung in a circle."""
    step, seen = word, 0
    while step.head != step.index and step is not noun and seen <= len(words):
        step, seen = words[step.head], seen + 1
    return step is noun or seen > len(words)


def _join_list(words: list[Rough], word: Rough) -> None:
    """Read "abducted, tortured and killed" as a list, not as a clause within the first verb."""
    head = words[word.head]
    own = _below(words, word, "connective", "auxiliary", "passive_auxiliary", "subject", "case")
    between = words[head.index + 1 : word.index]
    if head.form == "participle" and between and all(w.low == "," for w in between) and not own:
        word.relation = "conjunct"


def _join_clause(words: list[Rough], word: Rough) -> None:
    """Read a clause that goes on a list as one of it."""
    _join_that(words, word)
    _join_to(words, word)
    if word.form == "participle" and word.relation == "adverbial":
        _join_list(words, word)


def _join_participle(words: list[Rough], done: Rough) -> None:
    """Read a participle that goes on a list of what was done as one of it."""
    if done.relation == "adverbial":
        _join_done(words, done)
    if done.relation == "reduced":
        _join_past_agent(words, done)


def _join_done(words: list[Rough], done: Rough) -> None:
    """Read "was taken to the post, questioned and beheaded" as a list: nobody beheads."""
    first = words[done.head]
    more = [w for w in _below(words, done, "conjunct") if w.kind == "verb"]
    listed = first.index < done.index and words[done.index - 1].low == "," and bool(more)
    if not listed or not _below(words, first, "passive_auxiliary"):
        return
    if _below(words, done, "subject", "object", "auxiliary", "connective"):
        return
    done.relation = "conjunct"
    for word in more:
        alone = not _below(words, word, "subject", "object", "auxiliary")
        if word.form == "past" and alone:
            word.form = "participle"


def _join_harm(words: list[Rough], harm: Rough) -> None:
    """Read "were led out and shot one by one" as done to them: they shoot nobody."""
    first = words[harm.head]
    if harm.relation != "conjunct" or harm.low not in _HARMED or harm.index < first.index:
        return
    if harm.kind == "noun" and harm.low == "shot" and not _below(words, harm, "determiner"):
        first = words[first.head]  # "taken to a quarry and shot"
        if not _below(words, first, "passive_auxiliary") or words[harm.index - 1].low != "and":
            return
        harm.kind, harm.form, harm.head = "verb", "participle", first.index
    elif (
        harm.form == "past"
        and _below(words, first, "passive_auxiliary")
        and not _below(words, harm, "subject", "object", "auxiliary")
    ):
        harm.form = "participle"


def _join_to(words: list[Rough], word: Rough) -> None:
    """In "to let doctors see them and to free them", it is "to let" that "to free" goes on."""
    seen, above = words[word.head], words[words[word.head].head]
    own = [any(w.low == "to" for w in _below(words, one, "auxiliary"))
           for one in (word, seen, above)]  # fmt: skip
    if word.relation == "conjunct" and seen.relation == "complement" and own == [True, False, True]:
        word.head = above.index


def _join_that(words: list[Rough], word: Rough) -> None:
    """Read "asks that A be freed, that B be heard" as two things asked."""
    both = [_below(words, one, "connective") for one in (word, words[word.head])]
    if word.relation == "adverbial" and all(
        len(found) == 1 and found[0].low == "that" for found in both
    ):
        word.relation = "conjunct"


def _join_past_agent(words: list[Rough], word: Rough) -> None:
    """Read "was taken by the guards, beaten and left" as a list: the guards were not beaten."""
    agent = words[word.head]
    verb = words[agent.head]
    comma = word.index > 0 and words[word.index - 1].low == ","
    if comma and agent.relation == "agent" and verb.form == "participle":
        word.relation, word.head = "conjunct", verb.index


def _hang_elsewhere(words: list[Rough], word: Rough) -> None:
    hang_clauses(words, word)
    if word.relation == "conjunct" and word.kind == "verb":
        _join_nearest(words, word)
    if word.low in _ASKS and word.relation in ("reduced", "adverbial"):
        _hang_on_work(words, word)
    after = words[word.index - 1].low == "," if word.index else False
    if word.low in _ADDS and word.relation == "adverbial" and after:
        _hang_on_speech(words, word)


def _hang_on_speech(words: list[Rough], adding: Rough) -> None:
    """In "denied that they had fired, saying …", whoever denied it says so."""
    verb = words[adding.head]
    while verb.relation in ("complement", "open_complement") and verb.head < verb.index:
        verb = words[verb.head]
    adding.head = verb.index


def _join_nearest(words: list[Rough], verb: Rough) -> None:
    """In "he was 17 when police held him, abused him", the police abused him: he is not "him"."""
    first = words[verb.head]
    doing = {w.low for w in _below(words, first, "subject")}
    done_to = {_OBJECTIVE.get(w, "") for w in doing}
    if done_to.isdisjoint(w.low for w in _below(words, verb, "object")):
        return
    for near in reversed(words[first.index + 1 : verb.index]):
        own = {w.low for w in _below(words, near, "subject")}
        if near.relation == "adverbial" and near.form == verb.form and own and own != doing:
            verb.head = near.index
            return


def _make_passive(words: list[Rough], subject: Rough) -> None:
    """Read a headline's "Activists arrested while …" as a passive without its auxiliary."""
    verb = words[subject.head]
    own = _below(words, verb, "auxiliary", "passive_auxiliary", "object", "complement")
    held = verb.low in _HELD and [w.low for w in own] in _AS
    if verb.kind != "verb" or verb.low in _NO_PASSIVE or (own and not held):
        return
    if verb.form == "past" and subject.index < verb.index and _seen(words, subject, verb):
        subject.relation, verb.form = "passive_subject", "participle"
        return
    aside = held and verb.index > 0 and words[verb.index - 1].low == ","
    if verb.form == "past" and aside and subject.index < verb.index < verb.head:
        _set_aside(words, subject, verb)
        return
    line = words[-1].low not in ".!?”\"'" and verb.low in _HARMED and subject.index < verb.index
    if verb.form == "participle" or (verb.form == "past" and line):
        subject.relation, verb.form = "passive_subject", "participle"


def _seen(words: list[Rough], subject: Rough, verb: Rough) -> bool:
    """Tell "saw Ana Brovik pushed into a van" from "saw that Ana Brovik pushed …"."""
    seer = words[verb.head]
    between = words[seer.index + 1 : subject.index]
    plain = verb.relation == "complement" and seer.low in _SEES and seer.index < subject.index
    return plain and all(w.kind not in ("connective", "mark") and w.low != "that" for w in between)


def _set_aside(words: list[Rough], subject: Rough, verb: Rough) -> None:
    """Read "A missionary, held hostage in Ravel, tells" as told of the missionary."""
    main = words[verb.head]
    subject.relation, subject.head = "subject", main.index
    verb.relation, verb.form, verb.head = "reduced", "participle", subject.index


def _make_active(words: list[Rough], subject: Rough) -> None:
    """Read "police resorted to firing" as what the police did."""
    verb = words[subject.head]
    if not _below(words, verb, "passive_auxiliary"):
        subject.relation = "subject"
        verb.form = "past" if verb.form == "participle" else verb.form


def _give_to_told(words: list[Rough], subject: Rough) -> None:
    """In "the paper that reported men were detained", the men were detained, not the paper.

    The parser takes the first noun for the subject. The told clause gets it back where number or
    sense leaves no doubt.
    """
    verb = words[subject.head]
    telling = next((w for w in _below(words, subject, "relative") if w.low in _TELLS), None)
    if telling is None or not subject.index < telling.index < verb.index:
        return
    told = next(iter(_below(words, telling, "object")), None)
    helper = next(iter(_below(words, verb, "auxiliary", "passive_auxiliary")), None)
    if told is None or helper is None or not told.index < helper.index < verb.index:
        return
    if _fits(told, helper) and (not _fits(subject, helper) or _only_told_lives(subject, told)):
        told.relation, told.head = subject.relation, verb.index
        subject.relation, subject.head = verb.relation, verb.head
        verb.relation, verb.head = "complement", telling.index
        _place_again(words, subject)


def _place_again(words: list[Rough], subject: Rough) -> None:
    """Let "the paper" after a dash or a comma describe the name before it."""
    first = min((w.index for w in words if w.head == subject.index), default=subject.index)
    before = words[first - 2] if first >= 2 and words[first - 1].kind == "mark" else None
    if before is not None and before.kind == "name":
        subject.relation, subject.head = "apposition", before.index
    elif subject.head == subject.index:
        subject.relation = "root"


def _fits(noun: Rough, helper: Rough) -> bool:
    plural = noun.form == "plural" or noun.low in ("people", "men", "women", "they")
    return plural == (helper.low in ("were", "are", "have"))


def _only_told_lives(subject: Rough, told: Rough) -> bool:
    return is_personal(told.low) and not is_personal(subject.low)


def _hang_on_work(words: list[Rough], asking: Rough) -> None:
    """In "a petition to prosecutors calling for …", the petition calls, not the prosecutors."""
    head = words[asking.head]
    for _ in range(3):
        if head.low in _WORKS or head.head == head.index or head.form in _VERBS - {"plural"}:
            break
        head = words[head.head]
    if head.low in _WORKS:
        asking.relation, asking.head = "reduced", head.index
        return
    works = [w for w in words[: asking.index] if w.low in _WORKS and w.head == head.index]
    if works and works[-1].relation == "object" and asking.relation == "adverbial":
        asking.relation, asking.head = "reduced", works[-1].index
