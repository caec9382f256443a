"""Says acts: the plain sentence of one act: who did what to whom.

act                 Page, Draft → "police beat two men", and whether a doer is named
passive, active     the same of a verb alone
UNKNOWN             how a sentence ends that names nobody as doing it
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dripstone.read.arguments import patient
from dripstone.read.grammar import (
    around,
    joined,
    lowered,
    object_form,
    object_of,
    plain,
    several,
    slot,
    subject,
    words_of,
)

if TYPE_CHECKING:
    from dripstone.languages.parsed import Sentence, Word
    from dripstone.read.drafts import Draft
    from dripstone.read.page import Page, Span

UNKNOWN = "; by whom is not said"
_WHOSE = frozenset({"his", "her", "their", "its", "my", "our", "your", "whose"})
_ONE = frozenset({"he", "she", "it", "one", "somebody"})
_MANY = frozenset({"they", "we"})
_NEAR = 30  #: characters between an act and whom it is done to, at most
_LEADING = frozenset({"of", "against", "on", "from", "for", "at", "to", "into", "with", "about"})
_TIES = frozenset({"against", "at", "on"})
_BE = ("be", "being", "been")
_OF_ONE = {"were": "was", "are": "is", "have": "has"}
_OF_MANY = {"was": "were", "is": "are", "has": "have"}
_OWNER = re.compile(r"(?:['’]s|(?<=s)['’])$")  #: "Pearl's"
SHARED = "verb.shared"  #: the rule of an act whose verb stands beside, said of others


def act(page: Page, draft: Draft) -> str:
    """Say who did what to whom, where and when; and aloud that nobody is named as doing it."""
    verb = draft.verb or words_of(page, draft.trigger)
    unknown = UNKNOWN if "who" in draft.not_stated else ""
    if draft.rule == "verb.threat":
        whom = object_of(page, draft, "to_whom")
        return f"{subject(page, draft, 'who')} said as a threat to {whom}: “{verb}”"
    if draft.rule.startswith("omission"):
        said = _omitted(page, draft, verb)
    elif draft.rule.startswith("noun"):
        said = f"there is word of {_noun_of(page, draft, verb)}"
    elif draft.passive:
        said = passive(page, draft, verb)
    else:
        said = active(page, draft, verb)
    return f"{around(page, draft, said)}{unknown}"


def _omitted(page: Page, draft: Draft, verb: str) -> str:
    if draft.rule == "omission.noun":
        return f"there is word of {verb}"
    said = f"{subject(page, draft, 'who')} {verb}".strip()
    cues = [page.words(cue).lower() for cue in draft.heard.cues]
    left = all(cue in said.lower() for cue in cues)
    told = draft.told.sentence
    return said if left else words_of(page, (told.start, told.end)).rstrip(".")


def passive(page: Page, draft: Draft, verb: str) -> str:
    """Say what was done to somebody, and by whom where that is told."""
    whom, who = subject(page, draft, "to_whom") or "somebody", slot(page, draft, "who")
    by = f"by {object_form(who)}" if who else ""
    own = draft.rule != SHARED
    if own and (whole := _whole(page, draft)) and _holds_whom(draft):
        return joined(whole, by)
    if own and (other := _subject_told(page, draft)):
        said = _with_tied(draft, f"{other} {_with_whom(verb, object_form(whom))}", whom)
        return joined(_with_helper(page, draft, said), by)
    if not page.lexicon.has("finite", verb.split(maxsplit=1)[0].lower().removesuffix("n't")):
        verb = f"{'were' if _several(draft, whom) else 'was'} {verb}"
    return joined(f"{whom} {_agreeing(draft, verb, whom)}", by)


def _subject_told(page: Page, draft: Draft) -> str:
    """Give the verb's own subject where that is not whom it is done to: "her calls were ignored".

    Nothing where it is, where there is none, and where it is a pronoun that needs another clause.
    """
    sentence, answer, found = draft.told.sentence, draft.slots.get("to_whom"), _subject_of(draft)
    verb = _verb_of(draft)
    if verb is None or found is None or found.kind not in ("noun", "name"):
        return ""
    if answer is not None and _is_of(sentence, found, answer[0]):
        return ""
    span = sentence.phrase(found)
    return lowered(page, draft, span, words_of(page, span)) if span[1] <= verb.start else ""


def _verb_of(draft: Draft) -> Word | None:
    return next((w for w in draft.told.sentence.between(*draft.trigger) if w.kind == "verb"), None)


def _subject_of(draft: Draft) -> Word | None:
    sentence, verb = draft.told.sentence, _verb_of(draft)
    if verb is None:
        return None
    own = sentence.child(verb, "passive_subject") or sentence.child(verb, "subject")
    of = own is None and verb.relation == "reduced" and verb.form == "participle"
    return patient(sentence, verb) if of else own


def _is_of(sentence: Sentence, subject_: Word, whom: Span) -> bool:
    """Tell whether whom it is done to is the subject, or one of those whom it names."""
    named = (w for w in sentence.below(subject_) if w.relation in ("conjunct", "appositive"))
    return any(whom[0] <= w.start < whom[1] for w in (subject_, *named))


def _with_whom(verb: str, whom: str) -> str:
    """Name whole whom the words of the act begin to name: "were opened against one" of them."""
    words, named = verb.split(), whom.split()
    for size in range(min(len(words), len(named)), 0, -1):
        if words[-size:] == named[:size]:
            return " ".join([*words, *named[size:]])
    return verb


def _with_tied(draft: Draft, said: str, whom: str) -> str:
    """Name whom the act is tied to by a preposition: "violence was used against" them."""
    answer, sentence = draft.slots.get("to_whom"), draft.told.sentence
    inside = [] if answer is None else sentence.between(*answer[0])
    top = next((w for w in inside if sentence.head(w) not in inside), None)
    tie = "" if top is None else sentence.case(top)
    named = object_form(whom)
    return f"{said} {tie} {named}" if tie in _TIES and named not in said else said


def _agreeing(draft: Draft, verb: str, whom: str) -> str:
    """Let a verb agree with a pronoun, or with one of those whom the report names together."""
    first, _, rest = verb.partition(" ")
    one = whom.lower() in _ONE or _one_of_several(draft)
    forms = _OF_MANY if whom.lower() in _MANY else _OF_ONE if one else {}
    return f"{forms.get(first.lower(), first)} {rest}".rstrip()


def _one_of_several(draft: Draft) -> bool:
    """Tell whether the verb's own subject names others too, and whom it is done to is one."""
    answer, found = draft.slots.get("to_whom"), _subject_of(draft)
    if answer is None or found is None:
        return False
    named = (found, *draft.told.sentence.conjuncts(found))
    if all(answer[0][0] <= w.start < answer[0][1] for w in named):
        return False
    inside = draft.told.sentence.between(*answer[0])
    many = any(
        (w.form == "plural" and w.relation not in ("compound", "possessor"))
        or w.kind == "number"
        or w.low == "and"
        for w in inside
    )
    return not many and getattr(answer[1], "kind", "") != "group"


def _holds_whom(draft: Draft) -> bool:
    """Tell whether the words of the act hold whom it is done to: "her passport was taken"."""
    answer = draft.slots.get("to_whom")
    if answer is None:
        return True
    first = draft.told.sentence.at(draft.trigger[0])
    if first is None:
        return False
    start = draft.told.sentence.phrase(first, alone=True)[0]
    return start <= answer[0][0] < draft.trigger[1] or _overlaps(answer[0], draft.trigger)


def _whole(page: Page, draft: Draft) -> str:
    """Give words that hold their own subject: "a case was opened", "the rally went ahead"."""
    first = draft.told.sentence.at(draft.trigger[0])
    if first is None or first.kind not in ("noun", "name"):
        return ""
    start = min(draft.told.sentence.phrase(first, alone=True)[0], draft.trigger[0])
    answer = draft.slots.get("to_whom")
    if answer is not None and answer[0][0] < start < answer[0][1]:
        start = answer[0][0]  # "two of his | phones were seized"
    return _with_helper(page, draft, words_of(page, (start, draft.trigger[1])))


def _with_helper(page: Page, draft: Draft, words: str) -> str:
    """Put "was" where only a participle stands: "had her door kicked in", "licences withdrawn"."""
    sentence = draft.told.sentence
    inside = sentence.between(*draft.trigger)
    verb = _verb_of(draft)
    if verb is None or verb.form != "participle" or not draft.passive:
        return words
    near = (*inside, *sentence.children(verb))
    if any(page.lexicon.has("finite", w) or w.low in _BE for w in near):
        return words
    found = _subject_of(draft)
    spoken_of = [w for w in inside if w.index < verb.index] if found is None else [found]
    many = any(w.kind == "noun" and w.form == "plural" for w in spoken_of)
    before, told, after = words.partition(f" {verb.text}")
    return f"{before} {'were' if many else 'was'}{told}{after}" if told else words


def active(page: Page, draft: Draft, verb: str) -> str:
    """Say who did something to somebody; by the verb's own subject where no doer is told."""
    who, whom = subject(page, draft, "who"), object_of(page, draft, "to_whom")
    if draft.rule == "verb.suffered":
        return f"{subject(page, draft, 'to_whom') or 'somebody'} {verb}"
    if _inside(draft):
        verb, whom = words_of(page, draft.trigger), ""
    if whom and f" {whom.lower()} " in f" {verb.lower()} ":
        whom = ""
    whom = _led_to(page, draft, verb, whom)
    if not who and (whole := _whole(page, draft)):
        return whole
    if _as_gerund(draft):
        by = object_form(who) if who else ""
        return " ".join(part for part in ("there is word of", by, verb, whom) if part)
    if verb.startswith("to "):
        who = f"{who} {'are' if several(draft, who) else 'is'}" if who else "somebody is"
    if not who and (other := _subject_told(page, draft)):
        return joined(f"{other} {verb}", "" if whom and whom in other else whom)
    return joined(f"{who or 'somebody'} {verb}", whom)


def _led_to(page: Page, draft: Draft, verb: str, whom: str) -> str:
    """Put what leads to them before whom it is done to: "published the addresses of midwives"."""
    answer = draft.slots.get("to_whom")
    if answer is None or not whom or not 0 < answer[0][0] - draft.trigger[1] < _NEAR:
        return whom
    between = words_of(page, (draft.trigger[1], answer[0][0])).split()
    while between and between[0].lower() in verb.lower().split():
        between = between[1:]
    leads = between and between[-1].lower() in _LEADING and all(w.isalpha() for w in between)
    return f"{' '.join(between)} {whom}" if leads else whom


def _as_gerund(draft: Draft) -> bool:
    """Tell a verb that stands without a tense: "for beating the men"."""
    word = draft.told.sentence.at(draft.trigger[0])
    return word is not None and word.form == "gerund" and draft.verb.startswith(word.text)


def _noun_of(page: Page, draft: Draft, words: str) -> str:
    """Give an act's noun with its victim, in the words between where they are few."""
    answer, who = draft.slots.get("to_whom"), object_form(slot(page, draft, "who"))
    by = f" by {who}" if who else ""
    if answer is None or _overlaps(draft.trigger, answer[0]):
        return f"{words}{by}"
    gap = answer[0][0] - draft.trigger[1]
    if 0 < gap < 30:
        return words + plain(f"|{page.words((draft.trigger[1], answer[0][1]))}")[1:] + by
    whom = words_of(page, answer[0])
    if whom.lower() in _WHOSE:
        return f"{whom.lower()} {words}{by}"
    return f"{words} of {object_form(_OWNER.sub('', whom))}{by}"


def _overlaps(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _inside(draft: Draft) -> bool:
    """Tell a victim named within the words of the act: "took the guard hostage"."""
    answer = draft.slots.get("to_whom")
    return answer is not None and draft.trigger[0] < answer[0][0] < draft.trigger[1]


def _several(draft: Draft, whom: str) -> bool:
    answer = draft.slots.get("to_whom")
    low = whom.lower()
    one = ("a ", "an ", "one ", "another")
    if low in ("he", "she", "i", "it", "somebody") or low.startswith(one):
        return False
    return answer is not None and getattr(answer[1], "kind", "") == "group"
