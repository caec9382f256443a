"""Attribution parts: what tells that somebody says, thinks or wants, beyond a single verb.

begun        verb → the verb that its cue begins with: "seemed to confirm"
carried      verb → the verb and noun that carry it: "released a statement saying"
light        noun → the verb that says no more than the noun: "expressed concern about"
by_agent     passive verb → the "by" that ends its cue
put_it       verb → the "it" of "as she put it"
has_said     verb → is its "'s" short for "has": "he's said that he won"
up_to_quoted verb → what it says up to words that it quotes: "called | the plan “a farce”"
on_to_quoted verb, content → that, a quotation that the sentence runs on to with it
"""

from __future__ import annotations

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.page import Page, Span

_CARRIES = 14  #: words between the verb that brings a work and the one that tells what it says
_FAR = 8  #: words between the first verb of a cue and its last, at most


def begun(page: Page, sentence: Sentence, verb: Word) -> Word:
    """Give the first verb of a cue that goes on with "to": "refused to back", "tried to mock"."""
    first = verb
    for above in sentence.above(verb):
        near = first.index - above.index <= _FAR and above.index < first.index
        if near and above.kind == "adjective" and page.lexicon.has("chains_quick", above):
            verb_of = sentence.head(above)
            if verb_of is None or above.relation != "attribute":
                break
            first = verb_of  # "were quick to condemn"
            continue
        near = near and above.kind == "verb"
        chained = first.relation == "open_complement" and page.lexicon.has("chains", above)
        chained = chained or _by_saying(page, sentence, above, first)
        if not (near and (chained or _goes_on(page, sentence, above, first))):
            break
        unsaid = page.lexicon.has("declines", above) and page.lexicon.has("is_said", first)
        if above.index > first.index or unsaid:
            break  # "declined | to say whether": nothing was said
        first = above
    return first


def _by_saying(page: Page, sentence: Sentence, above: Word, verb: Word) -> bool:
    """Tell "concluded by saying" and "ended her speech by thanking"."""
    by = sentence.children(verb, "case")
    led = verb.form == "gerund" and bool(by) and by[0].low == "by"
    return led and page.lexicon.has("ends_by", above)


def _goes_on(page: Page, sentence: Sentence, above: Word, verb: Word) -> bool:
    """Tell "went on to praise her" from "went to praise her"."""
    on = any(w.low == "on" for w in sentence.words[above.index + 1 : verb.index])
    later = verb.relation in ("adverbial", "open_complement")
    return on and later and page.lexicon.has("speaks_on", above)


def carried(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Give the first verb of "released a statement saying" and "sent them a letter, urging"."""
    if verb.form != "gerund" or verb.relation not in ("reduced", "adverbial"):
        return None
    above = list(sentence.above(verb))[:3]
    brings = next((w for w in above if page.lexicon.has("carries", w)), None)
    if brings is None or not 0 < verb.index - brings.index <= _CARRIES:
        return None
    work = sentence.child(brings, "object")
    if work is None or not page.lexicon.has("carried_works", work) or work.index > verb.index:
        return None
    between = sentence.words[work.index : verb.index]
    far = len(between) > _FAR or any(w.kind == "mark" and w.text != "," for w in between)
    return None if far or sum(w.kind == "mark" for w in between) > 1 else brings


def light(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Give the verb of "made the claim that", which says no more than its noun."""
    verb = sentence.head(noun)
    if verb is None or noun.relation != "object" or not page.lexicon.has("light", verb):
        return None
    if page.lexicon.has("light_own", verb) and _to_do(sentence, noun):
        return None  # "announced | her plan to march": the verb itself tells of the plan
    if sentence.child(noun, "possessor") is not None and not page.lexicon.has("light_own", verb):
        return None
    between = sentence.words[verb.index + 1 : noun.index]
    return verb if len(between) <= _FAR and all(w.kind != "mark" for w in between) else None


def _to_do(sentence: Sentence, noun: Word) -> bool:
    clause = sentence.child(noun, "complement", "reduced")
    return clause is not None and clause.form == "infinitive"


def by_agent(sentence: Sentence, verb: Word) -> Word | None:
    """Give the "by" of "was proposed by", where it follows its verb at once."""
    agent = sentence.child(verb, "agent")
    case = [] if agent is None else sentence.children(agent, "case")
    return case[0] if case and case[0].index == verb.index + 1 else None


def put_it(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Give the "it" of "as the widow put it", which ends its cue."""
    it = sentence.child(verb, "object") if page.lexicon.has("puts", verb) else None
    return it if it is not None and it.index == verb.index + 1 else None


def has_said(sentence: Sentence, verb: Word) -> bool:
    """Tell "he's said that he won", where "'s" is "has", from "it's said that he won"."""
    helps = sentence.children(verb, "passive_auxiliary", "auxiliary")
    short = any(w.low == "'s" for w in helps) and len(helps) == 1
    who = sentence.child(verb, "passive_subject", "subject")
    takes = sentence.child(verb, "complement", "object") is not None
    return short and takes and who is not None and who.low not in ("it", "what", "that")


def up_to_quoted(page: Page, sentence: Sentence, verb: Word, content: Span | None) -> Span | None:
    """Give what a verb says up to words that it quotes: "called | him “a liar”"."""
    cue = (verb.start, verb.end)
    both = zip(page.quotations, page.speakers, strict=True)
    quoted = next((q for q, s in both if s is not None and s.cue == cue), None)
    end = verb.end if content is None else content[1]
    if quoted is None or not end < quoted.start < sentence.end:
        return content
    between = [w for w in sentence.words if end <= w.start and w.end <= quoted.start]
    marks = any(w.kind == "mark" for w in between) or len(between) > _FAR
    if content is not None:
        return content if marks or content[0] < verb.start else (content[0], quoted.end)
    while between and (between[0].relation == "particle" or _is_case(page, verb, between[0])):
        between.pop(0)
    whole = page.words(quoted.inner)[:1].isupper() and not page.lexicon.has("calls", verb)
    return None if whole or marks or not between else (between[0].start, quoted.end)


def on_to_quoted(page: Page, sentence: Sentence, verb: Word, content: Span) -> Span:
    """Take a quotation into what is said where the sentence runs on to it: "… but “no more”"."""
    if content[0] < verb.start:
        return content
    start, end = content
    for quotation in page.quotations:
        if quotation.start < end or quotation.depth or quotation.start >= sentence.end:
            continue
        between = page.words((end, quotation.start))
        ends = any(mark in between for mark in _STOPS) or len(between) > _NEAR
        own = page.words(quotation.inner)[:1].isupper() or between.rstrip().endswith(",")
        if ends or own or any(_tells(page, w) for w in sentence.between(end, quotation.start)):
            break
        end = _to_its_end(sentence, quotation.end)
    return start, end


def on_to_why(sentence: Sentence, verb: Word, content: Span) -> Span:
    """Take what for, and on what condition: "a fund | to help them", "to back him | if he …"."""
    start, end = content
    at = next((n for n, w in enumerate(sentence.words) if w.start >= end), len(sentence.words))
    after = sentence.words[at : at + 2]
    if start < verb.start or len(after) < len(("to", "help")):
        return content
    tie, next_ = after
    if tie.low == "to" and next_.form == "infinitive":
        clause = next_
    elif tie.low in _IF and tie.relation == "connective":
        clause = sentence.words[tie.head]
    else:
        return content
    last = max(w.end for w in (clause, *sentence.below(clause)) if w.kind != "mark")
    return start, max(end, last)


_IF = frozenset({"if", "unless"})


def _tells(page: Page, word: Word) -> bool:
    has = page.lexicon.has
    return has("reporting", word) or has("views", word) or has("wants", word)


def _to_its_end(sentence: Sentence, end: int) -> int:
    """Take the few words of a sentence that follow its last quotation: "“smarter” trade deals"."""
    left = [w for w in sentence.words if w.start >= end]
    stop = next((n for n, w in enumerate(left) if w.kind == "mark"), len(left))
    few = left[:stop]
    plain = len(few) <= _REST and all(w.kind != "verb" for w in few)
    return few[-1].end if few and plain else end


_REST = 7  #: words after a quotation that still belong to what is said, at most
_STOPS = (". ", ".\n", ":", ";", "? ", "! ", "\n")
_NEAR = 80  #: characters between what is said and a quotation that it runs on to, at most


def _is_case(page: Page, verb: Word, word: Word) -> bool:
    known = page.lexicon.rest.get("views_with", {})
    return any(word.low in known.get(lemma, ()) for lemma in page.lexicon.lemma(verb))
