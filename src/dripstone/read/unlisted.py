"""Unlisted: places that no gazetteer knows, told by the syntax alone: "in the village of Dosk".

    unlisted    Page, sentence, act's word → (place, Where), or None
    with_site   a known place → the same whole with its site: "the ferry terminal in Ostmark"
    gone_into   act's word → the place that one entered first: "stormed **the newsroom** and beat"

Such a place has its words and no coordinates, so that nothing is lost and nothing is made up. A
name counts after "in" or "near" where it is nobody's; a common noun where it is a site of a list,
and any thing that somebody is "outside", "inside" or "opposite".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from dripstone.languages.found import Found
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import is_passive
from dripstone.read.page import Page, Span
from dripstone.records import Where

_IN = frozenset({"in", "near", "outside", "at", "inside", "to", "from", "on", "off"})
_ABOUT = frozenset({"by", "behind", "beside", "opposite", "under", "along", "across", "into",
                    "aboard", "onto", "through", "within", "beneath", "below", "before",
                    "between", "towards", "down", "up"})  # fmt: skip
_BESIDE = frozenset({"outside", "inside", "near", "opposite", "aboard"})
_TO = frozenset({"to", "into", "onto", "towards"})
_THERE = "there"  #: an adverb, which is as wide as whatever it goes back to
_SHORT = 6  #: letters; a longer word may be a site by its last part
_RELATIONS = frozenset({"oblique", "modifier", "recipient"})
_NAMED = frozenset({"in", "near", "outside", "off", "at"})
_BY_PEOPLE = frozenset({"near", "at"})  #: "near Ana Brovik" is beside a person


def unlisted(
    page: Page, sentence: Sentence, tied: Callable[[Word], bool]
) -> tuple[Span, Where] | None:
    """Give the first place that the syntax names and ``tied`` lets hang on the act."""
    sites: list[tuple[Span, Where]] = []
    for word, precision, case in _told_by_syntax(page, sentence):
        if not tied(word):
            continue
        there = precision == _THERE
        wide = "unknown" if there else precision
        found = _site(page, sentence, word, precision=wide, role=_role(case))
        if there or precision == "site":
            sites.append(found)
            continue
        whole = (one for one in sites if one[0][0] <= found[0][0] and found[0][1] <= one[0][1])
        return next(whole, found)  # "the ferry terminal in Ostmark"
    sites.sort(key=lambda one: _rank(page, one[1]))
    return sites[0] if sites else None


def _told_by_syntax(page: Page, sentence: Sentence) -> list[tuple[Word, str, str]]:
    """Give the words that name a place by the syntax, how wide it is and its case; found once."""
    found: list[tuple[Word, str, str]] | None = sentence.noted.get("places told")
    if found is None:
        found = sentence.noted["places told"] = list(_named_places(page, sentence))
    return found


def _named_places(page: Page, sentence: Sentence) -> Iterator[tuple[Word, str, str]]:
    for word in sentence.words:
        if word.kind == "adverb" and page.lexicon.has("there_adverbs", word):
            yield word, _THERE, ""
        if word.relation not in _RELATIONS or word.kind not in ("noun", "name"):
            continue
        case = sentence.case(word).split(" ")[0]
        if (case not in _IN and case not in _ABOUT) or _by_whom(sentence, word, case):
            continue
        if _riding(page, sentence, word):
            continue
        precision = _precision(page, sentence, word, case)
        if precision is not None:
            yield word, precision, case


def _rank(page: Page, place: Where) -> int:
    """Put where it happened before where it led, and both before the car it happened in."""
    last = place.text.lower().split()[-1:]
    riding = any(page.lexicon.has("vehicles", word) for word in last)
    return 2 if riding else int(place.role == "to")


def with_site(page: Page, sentence: Sentence, found: Found, top: Word) -> tuple[Span, Where]:
    """Give "the ferry terminal in Ostmark" whole, where the known place holds the site."""
    assert isinstance(found.value, Where)
    above = sentence.head(top)
    if above is None or top.relation != "modifier":
        return (found.start, found.end), found.value
    at = sentence.case(above).split(" ")[0] in _IN | _ABOUT
    start, end = sentence.phrase(above, alone=True)
    inside = start <= found.start < found.end <= end
    if not (inside and at and page.lexicon.has("sites", above)):
        return (found.start, found.end), found.value
    return (start, end), msgspec.structs.replace(found.value, text=page.words((start, end)))


def gone_into(page: Page, sentence: Sentence, word: Word) -> tuple[Span, Where] | None:
    """Give the place of "stormed **the newsroom** and beat the staff": who beats is in it."""
    first = sentence.first_of(word)
    before = [w for w in (first, *sentence.conjuncts(first)) if w.index < word.index]
    alone = word.kind == "verb" and sentence.child(word, "subject", "passive_subject") is None
    for verb in reversed(before) if alone else ():
        place = sentence.child(verb, "object") if page.lexicon.has("goes_into", verb) else None
        if place is not None and page.lexicon.has("sites", place):
            return _site(page, sentence, place)
    return None


def _site(
    page: Page, sentence: Sentence, word: Word, *, precision: str = "site", role: str = "at"
) -> tuple[Span, Where]:
    span = sentence.phrase(word, alone=True)
    return span, Where(text=page.words(span), role=role, precision=precision)


def _by_whom(sentence: Sentence, word: Word, case: str) -> bool:
    """Tell "dismissed by the school" and "brought before the court" from a place."""
    head = sentence.head(word)
    passive = case == "by" and head is not None and is_passive(sentence, head)
    return passive or (case == "before" and not sentence.bare)


def _riding(page: Page, sentence: Sentence, word: Word) -> bool:
    """Tell "gunmen on motorbikes", who are told by them, from "beaten on a bus"."""
    if any(w.low == "на" for w in sentence.children(word, "case")):
        filmed = word.low in page.lexicon.cues.get("filmed_on", ())  # «извиниться на камеру»
        return filmed or page.lexicon.has("vehicles", word)  # «вывезли на автобусах»
    rider = sentence.head(word)
    told = word.relation == "modifier" and rider is not None and page.is_somebody(sentence, rider)
    return told and page.lexicon.has("vehicles", word)


def _role(case: str) -> str:
    return "to" if case in _TO else "from" if case == "from" else "at"


def _precision(page: Page, sentence: Sentence, word: Word, case: str) -> str | None:
    """Tell how wide a place is by its own word; None where the words name no place."""
    has = page.lexicon.has
    of = next(iter(sentence.obliques(word, "of")), None)
    named = [w for w in (of, *sentence.children(word, "compound", "apposition")) if w is not None]
    name = any(w.kind == "name" for w in named)
    if has("settlements", word) and (name or word.kind == "name"):
        return "settlement"
    if has("districts", word) and (name or sentence.child(word, "adjectival") is not None):
        return "district"
    if _is_month(sentence, word) or (case == "from" and has("aircraft", word)):
        return None
    if _is_site(page, word) or _is_part(page, word, of) or _beside(page, sentence, word, case):
        return "site"
    beside = case in _BY_PEOPLE and sentence.child(word, "compound") is not None
    below = case == "under" and word.entity == "place"  # «под Тарсой»
    whole = below or (case in _NAMED and not beside)
    if word.kind == "name" and whole and _is_place(page, sentence, word):
        return "unknown"
    return None


def _is_site(page: Page, word: Word) -> bool:
    """Tell a site by its word, by its last part or before its number: "mailroom", «СИЗО-3»."""
    stem, _, number = word.low.partition("-")
    if page.lexicon.has("sites", word) or (number.isdigit() and page.lexicon.has("sites", stem)):
        return True
    ends = tuple(page.lexicon.cues.get("site_endings", ()))
    built = word.kind == "noun" and len(word.low) > _SHORT and word.low.endswith(ends)
    return built and not page.lexicon.has("not_places", word)


def _is_part(page: Page, word: Word, of: Word | None) -> bool:
    """Tell "in front of the ministry" and "on the edge of town"."""
    has = page.lexicon.has
    listed = of is not None and any(has(kind, of) for kind in ("sites", "settlements"))
    return listed and has("parts_of_sites", word)


def _beside(page: Page, sentence: Sentence, word: Word, case: str) -> bool:
    """Tell "outside the bakery", where any thing is a place, from "outside the law"."""
    if case not in _BESIDE or word.kind != "noun" or page.lexicon.has("not_places", word):
        return False
    return not page.is_somebody(sentence, word)


def _is_month(sentence: Sentence, word: Word) -> bool:
    """Tell "in march" from "in the march"."""
    return word.low == "march" and sentence.child(word, "determiner", "possessor") is None


def _is_place(page: Page, sentence: Sentence, word: Word) -> bool:
    """Tell "in Kessaby" from "in May", "in Parliament" and "near Ana Brovik"."""
    has = page.lexicon.has
    near = [word, *sentence.children(word, "compound")]
    whose = any(has("bodies", w) or has("days", w) or page.lexicon.personal(w.low) for w in near)
    if whose or word.entity in ("person", "organisation") or not word.text[:1].isupper():
        return False
    if word.low in page.lexicon.cues["not_doers"] or word.text.isupper():
        return False
    return not any(word.text in name for name in page.full_names)
