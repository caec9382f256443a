"""Unreal: what words above a clause, or beside a word, say is not so or was not done.

    unreal       a word above, the word below → does it deny what is below?
    undone       what hangs on a word itself and undoes it: "nearly shot", "rather than arrest"
    by_nobody    a reporting verb → does nobody say it?
    content_of   a clause → does it tell what the noun above it holds?

"It is a lie that", "no proof that", "nothing shows that", "few believe that" and "it would be wrong
to say that" deny what follows.
"""

from __future__ import annotations

from collections.abc import Callable

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.page import Page, Span

_CONTENT = frozenset({"complement", "relative", "reduced"})
_ARGUMENTS = frozenset({"subject", "passive_subject", "object", "attribute"})
_DASHES = frozenset("—–-")
_CLAUSE = 12  #: words from the "that" of a clause to its verb, at most
_BEGINS = 3  #: words before "that" where a sentence begins with "it is a lie"


def unreal(page: Page, sentence: Sentence, above: Word, below: Word) -> bool:
    """Tell whether a word above denies what is below it."""
    if not page.lexicon.marked(sentence, *_CUES):
        return False
    return any(way(page, sentence, above, below) for way in _WAYS)


def by_nobody(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell "nobody claims that", "few believe that" and "nothing to suggest that"."""
    subject = sentence.child(verb, "subject", "passive_subject")
    if subject is None:
        head = sentence.head(verb)
        over = head is not None and verb.relation in ("relative", "reduced", "open_complement")
        first = sentence.child(verb, "adverb")
        seldom = first is not None and first.index < verb.index and _few(page, sentence, first)
        return seldom or (over and head is not None and page.lexicon.has("nothing", head))
    near = (subject, *sentence.children(subject, "determiner", "negation", "adverb", "number"))
    only = any(w.low in ("only", "just") for w in near)  # "not only the widow said"
    none = any(page.lexicon.has("nothing", w) or w.relation == "negation" for w in near)
    return (none and not only) or any(_few(page, sentence, w) for w in near)


def _few(page: Page, sentence: Sentence, word: Word) -> bool:
    """Tell "few" and "hardly anyone" from "a few"."""
    before = sentence.words[word.index - 1].low if word.index else ""
    return page.lexicon.has("few", word) and before not in ("a", "quite", "not")


def _untrue_that(page: Page, sentence: Sentence, above: Word, below: Word) -> bool:
    """Tell "it is untrue that", "a lie that" and "it is not true that"."""
    if below.relation not in _CONTENT:
        return False
    named = above if above.kind != "verb" else sentence.child(above, "attribute")
    if named is None or (named == above and not _opens(sentence, below)):
        return False
    over = sentence.head(named)
    near = [*sentence.children(named), *sentence.children(above)]
    near += sentence.children(over) if over is not None and over.kind == "verb" else []
    no = any(w.relation == "negation" or w.low == "no" for w in near)
    if page.lexicon.has("called_true", named):
        return no
    return page.lexicon.has("fabricated", named) and not no


def _opens(sentence: Sentence, clause: Word) -> bool:
    """Tell a clause that says what a noun holds, "the lie that they …", by its own subject."""
    own = sentence.child(clause, "subject", "passive_subject", "object")
    return own is not None and bool(sentence.children(clause, "connective"))


def content_of(page: Page, sentence: Sentence, clause: Word) -> bool:
    """Tell "the claims that police killed him", what they hold, from "claims that he made"."""
    noun = sentence.head(clause)
    if noun is None or not _opens(sentence, clause):
        return False
    told = ("told_nouns", "fabricated", "proofs")
    subject = sentence.child(clause, "subject", "passive_subject")
    own = subject is not None and not sentence.children(subject, "relative")
    return own and subject != noun and any(page.lexicon.has(cue, noun) for cue in told)


def _without_proof(page: Page, sentence: Sentence, above: Word, below: Word) -> bool:
    """Tell "no proof that", "no truth in the claim that", "found no sign that", «признаков нет»."""
    if above.kind == "verb":
        return below.relation == "complement" and _unproved(page, sentence, above)
    held = below.relation in _CONTENT
    of = below.relation in ("modifier", "adverbial")
    held = held or (of and sentence.case(below) in ("of", "in"))
    return held and page.lexicon.has("proofs", above) and _none_of(page, sentence, above)


def _unproved(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell "no evidence was found that": the clause stands apart from the noun."""
    nouns = sentence.children(verb, "subject", "passive_subject", "object")
    nouns = [w for w in nouns if page.lexicon.has("proofs", w)]
    return any(_none_of(page, sentence, noun) for noun in nouns)


def _none_of(page: Page, sentence: Sentence, noun: Word) -> bool:
    near = sentence.children(noun, "determiner", "negation")
    if any(page.lexicon.has("nobody", w) or w.relation == "negation" for w in near):
        return True
    verb = sentence.head(noun)
    argument = noun.relation in ("object", "subject", "passive_subject", "attribute")
    if verb is None or not argument or verb.kind not in ("verb", "auxiliary"):
        return False
    return bool(sentence.children(verb, "negation")) or page.lexicon.has("lacks", verb)


def _not_shown(page: Page, sentence: Sentence, above: Word, below: Word) -> bool:
    """Tell "could not prove that", "do not believe that", "nobody claims", "nothing shows that"."""
    if above.kind != "verb" or below.relation not in ("complement", "open_complement"):
        return False
    if page.lexicon.has("factive", above):
        return False
    if by_nobody(page, sentence, above) or _no_grounds(page, sentence, above):
        return _tells(page, above)
    no = sentence.children(above, "negation")
    if not no or not _tells(page, above) or page.lexicon.has("confirms", above):
        return False
    can = any(page.lexicon.has("can", w) for w in sentence.children(above, "auxiliary"))
    return can or page.lexicon.has("proves", above) or page.lexicon.has("believes", above)


def _no_grounds(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell "no grounds to believe that" and «нет оснований полагать, что»."""
    over = sentence.head(verb)
    to = verb.form == "infinitive" and over is not None and page.lexicon.has("proofs", over)
    return to and over is not None and _none_of(page, sentence, over)


def _tells(page: Page, verb: Word) -> bool:
    cues = ("reporting", "claims", "proves", "believes", "says")
    return any(page.lexicon.has(cue, verb) for cue in cues)


def _said_wrongly(page: Page, sentence: Sentence, above: Word, below: Word) -> bool:
    """Tell "it would be wrong to say that" and «неверно говорить, что»."""
    over = sentence.head(above)
    if over is None or below.relation != "complement" or not _tells(page, above):
        return False
    near = (over, *sentence.children(over, "attribute"))
    wrong = any(page.lexicon.has(cue, w) for w in near for cue in ("wrong_to_say", "fabricated"))
    no = any(sentence.children(w, "negation") for w in near)
    return wrong and not no and above.form in ("infinitive", "gerund")


def _found_false(page: Page, sentence: Sentence, above: Word, below: Word) -> bool:
    """Tell "the theory that … was disproved", "a statement that … was found to be false"."""
    held = below.relation in (*_CONTENT, "modifier")
    if not held or not page.lexicon.has("content_nouns", above):
        return False
    verb = sentence.head(above)
    if verb is None or verb.kind != "verb" or above.relation not in _ARGUMENTS:
        return False
    if page.lexicon.has("calls", verb) and above.relation == "object":
        return False  # who calls it so says no already
    no = bool(sentence.children(verb, "negation"))
    if no:
        return page.lexicon.has("bears_out", verb) or page.lexicon.has("confirms", verb)
    inner = sentence.child(verb, "open_complement") or verb
    called = [w for over in (verb, inner) for w in sentence.children(over, "attribute", "oblique")]
    false = any(page.lexicon.has("fabricated", w) for w in called)
    passive = above.relation != "object" or page.lexicon.has("retracts", verb)
    return false or (passive and page.lexicon.has("takes_back", verb))


def _ruled_out(page: Page, sentence: Sentence, above: Word, below: Word) -> bool:
    """Tell "ruled out that": it is said not to be so."""
    if not page.lexicon.has("rules_out", above) or below.relation not in ("complement", "relative"):
        return False
    out = sentence.bare or any(w.low == "out" for w in sentence.children(above, "particle"))
    return out and not sentence.children(above, "negation")


def _not_done(page: Page, sentence: Sentence, above: Word, below: Word) -> bool:
    """Tell "the search was not carried out" and «обыска не проводили»."""
    argument = below.relation in ("object", "subject", "passive_subject")
    done = below.kind == "noun" and argument and page.lexicon.has("carries_out", above)
    return done and bool(sentence.children(above, "negation"))


def _has_yet(page: Page, sentence: Sentence, above: Word, below: Word) -> bool:
    """Tell "has yet to be arrested"."""
    if below.relation != "open_complement" or not page.lexicon.has("has", above):
        return False
    return any(page.lexicon.has("yet", w) for w in sentence.children(above, "adverb"))


_Way = Callable[[Page, Sentence, Word, Word], bool]
#: sets of words of which one must stand in a sentence for it to be denied
_CUES = ("negative", "fabricated", "proofs", "nothing", "few", "wrong_to_say", "rules_out",
         "takes_back", "lacks", "yet")  # fmt: skip
_WAYS: tuple[_Way, ...] = (
    _untrue_that, _without_proof, _not_shown, _said_wrongly, _found_false, _ruled_out, _not_done,
    _has_yet,
)  # fmt: skip


def undone(page: Page, sentence: Sentence, word: Word) -> list[Span]:
    """Give the word by which a word is undone: "nearly", "rather than", "not the police who"."""
    here = page.lexicon.marked(sentence, "nearly", "instead", "before")
    found = [w for w in here if w.head == word.index and _undoes(page, sentence, w, word)]
    found += [w for w in here if _leads_instead(page, sentence, w, word)]
    found += _no_longer(page, sentence, word)
    found += _not_they(sentence, word) + _begun_untrue(page, sentence, word)
    found += _ends_untrue(page, sentence, word)
    return [(w.start, w.end) for w in found[:1]]


def _undoes(page: Page, sentence: Sentence, near: Word, word: Word) -> bool:
    if page.lexicon.has("nearly", near):
        between = sentence.words[near.index + 1 : word.index]
        no = [w.low for w in between] == ["не"]  # «чуть не убили»
        helping = no if sentence.bare else all(w.kind == "auxiliary" for w in between)
        return near.index < word.index and helping
    if page.lexicon.has("instead", near):
        return near.index < word.index and word.form in ("infinitive", "gerund")
    whoever = sentence.child(word, "subject", "passive_subject")
    early = page.lexicon.has("before", near) and near.relation == "connective"
    return early and whoever is not None and page.lexicon.has("anybody", whoever)


def _leads_instead(page: Page, sentence: Sentence, near: Word, word: Word) -> bool:
    """Tell "instead of being arrested", "rather than arrest" and "far from arresting them"."""
    between = [w.low for w in sentence.words[near.index + 1 : word.index]]
    if not page.lexicon.has("instead", near) or not between or word.kind != "verb":
        return False
    tied = all(page.lexicon.has("instead_of", low) for low in between)
    return tied and (near.low != "far" or between[0] == "from")


def _no_longer(page: Page, sentence: Sentence, word: Word) -> list[Word]:
    """Give the "longer" of "is no longer held", which says that it is over."""
    longer = [w for w in sentence.children(word, "adverb") if page.lexicon.has("longer", w)]
    return [w for w in longer if sentence.child(w, "negation", "determiner") is not None]


def _not_they(sentence: Sentence, word: Word) -> list[Word]:
    """Give the "not" of "it was not the police who killed him"."""
    named = sentence.head(word) if word.relation == "relative" else None
    over = sentence.head(named) if named is not None and named.relation == "attribute" else None
    if over is None or not any(w.low == "it" for w in sentence.children(over, "subject")):
        return []
    return sentence.children(over, "negation")[:1]


def _begun_untrue(page: Page, sentence: Sentence, word: Word) -> list[Word]:
    """Give the "lie" of «Ложь, будто …» where the parse lost it."""
    for one in page.lexicon.marked(sentence, "untrue"):
        ahead = [w for w in sentence.words[one.index + 1 : one.index + 3] if w.kind != "mark"]
        begun = one.index < _BEGINS and ahead and page.lexicon.has("that_clause", ahead[0])
        if begun and one.index < word.index and one not in sentence.above(word):
            return [one]
    return []


def _ends_untrue(page: Page, sentence: Sentence, word: Word) -> list[Word]:
    """Give the "fake" of «Новость о том, что его избили, — фейк», whatever the parse made of it."""
    if not sentence.bare:
        return []
    for one in page.lexicon.marked(sentence, "untrue", "confirms"):
        before = sentence.words[max(0, one.index - 3) : one.index]
        no = any(w.low == "не" for w in before)
        named = any(w.text in _DASHES or page.lexicon.has("turns_out", w) for w in before)
        if page.lexicon.has("confirms", one):
            named, no = no, False
        told = sentence.words[max(0, word.index - _CLAUSE) : word.index]
        begun = any(page.lexicon.has("that_clause", w) for w in told)
        last = not any(w.kind == "verb" for w in sentence.words[one.index + 1 :])
        if named and begun and last and not no and word.index < one.index:
            return [one]
    return []
