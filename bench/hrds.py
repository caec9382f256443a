"""HRDsAttack: attacks on human-rights defenders, told by news articles.

    HRDSATTACK=FOLDER [HRDS_PART=dev] [HRDS_TEXTS=50] python -m bench hrds [--store]

The folder holds ``train.json`` and ``dev.json`` of the set by Dataminr (arXiv 2306.17695, MIT).
Train is for tuning, dev for scores. What one article comes to, by a general mapping:

    violation types   by a weight for each type of act found, in ``hrds_mapping.json``; learned
                      from train alone, anew with ``python -m bench hrds --learn``
    victims           the names of those to whom an act was done, or who were charged, sentenced or
                      released; "Petrak" read as the longest
                      name in the article that ends so; what describes a name is no part of it
    country           the country of the acts' places; else the one the article names most

A name is right exactly when its words are the same but for case and titles; loosely when one holds
the other's last word and their likeness is 0.6 or more.
"""

from __future__ import annotations

import html
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from bench import hrds_mapping
from bench.scores import Count, as_text, folder_of, limit, shown
from dripstone import read
from dripstone.languages.places import find_places
from dripstone.read.formats import Opened
from dripstone.read.segments import segment
from dripstone.records import Claim, Text, Where, Who
from dripstone.vocabulary import gazetteer

_TRIED = ("procedure.charge", "procedure.judgment", "procedure.release")
_SO = frozenset({"asserted", "attributed", "presupposed", "alleged", "probable"})
_BREAK = re.compile(r"</p>|<br ?/?>")
_TAG = re.compile(r"<[^>]+>")


def main() -> None:
    """Score types, victims and countries."""
    folder = folder_of("HRDSATTACK")
    if folder is None:
        return
    if "--learn" in sys.argv:
        hrds_mapping.learn(_learned_from(folder / "train.json", limit("HRDS_TEXTS")))
    part = os.environ.get("HRDS_PART", "dev")
    types, exact, loose = Count(), Count(), Count()
    by_type: dict[str, Count] = {}
    right = asked = 0
    for sample in _samples(folder / f"{part}.json", limit("HRDS_TEXTS")):
        told, gold = told_by(_text(sample["sample"])), sample["merged_sample"]
        wanted = set(gold["violation_types"])
        types.add(set(told["types"]), wanted)
        for one in wanted | set(told["types"]):
            count = by_type.setdefault(one, Count())
            count.add({1} if one in told["types"] else set(), {1} if one in wanted else set())
        names = {_plain(v["victim_name"]) for v in gold["victims"] if _is_name(v)}
        mine = {_plain(name) for name in told["victims"]}
        exact.add(mine, names)
        _add_loosely(loose, mine, names)
        if gold["country"] not in (None, "None", "insufficient information"):
            asked += 1
            right += same_country(told["country"], gold["country"])
    shown(
        f"hrds {part}",
        {
            "violation types": types,
            "victims, exactly": exact,
            "victims, loosely": loose,
            "country": right / max(asked, 1),
            **{f"type {name}": count for name, count in sorted(by_type.items())},
        },
    )


def _learned_from(file: Path, most: int | None) -> Iterator[tuple[list[Claim], set[str]]]:
    for sample in _samples(file, most):
        wanted = set(sample["merged_sample"]["violation_types"])
        yield told_by(_text(sample["sample"]))["claims"], wanted


def _samples(file: Path, most: int | None) -> list[dict]:
    return json.loads(file.read_text("utf-8"))[:most]


def _text(sample: dict) -> Text:
    words = html.unescape(_TAG.sub("", _BREAK.sub("\n\n", sample["Input.article_interface"])))
    content = f"{sample['Input.title']}\n\n{words}"
    day = sample["Input.publish_date"][:10]
    text = as_text(content, published=day)
    return as_text(
        text.content,
        segments=segment(Opened(content=content), language="en").segments,
        published=day,
    )


def told_by(text: Text) -> dict:
    """Give types, victims' names and country of one article, by our suggestions."""
    found = [s.of for s in read.suggest(text) if isinstance(s.of, Claim)]
    said = [a for a in found if a.polarity == "affirms" and a.stance in _SO]
    acts = [a for a in said if a.kind == "act"]
    return {
        "types": hrds_mapping.types(said),
        "claims": said,
        "victims": set(_victims(text.content, [*acts, *(a for a in said if a.type in _TRIED)])),
        "country": _country(text, acts),
    }


def _victims(content: str, acts: list[Claim]) -> Iterator[str]:
    for act in acts:
        slot = act.slots.to_whom
        if slot is None or not isinstance(slot.value, Who) or act.type.startswith("property"):
            continue
        words = slot.text if slot.value.named else slot.value.stands_for or ""
        name = _bare(words)
        if name and slot.value.kind in ("person", "unknown"):
            yield _whole(content, name)


_NAME = re.compile(r"(?:[A-Z][\w’'.-]*|(?:al|bin|ibn|de|van|von|da|dos|el|la)\b)")


def _bare(words: str) -> str:
    """Give the run of capitals that ends a phrase: "the journalist Ana Brovik" → Ana Brovik."""
    run: list[str] = []
    for word in reversed(words.replace("’s", "").replace("'s", "").split()):
        if not _NAME.fullmatch(word.strip(",")):
            break
        run.insert(0, word.strip(","))
    while run and run[0].islower():
        run.pop(0)
    name = " ".join(run)
    return "" if any(find_places(name, 0, len(name), language="en")) else name


def _whole(content: str, name: str) -> str:
    """Give the longest name in the article that ends in a surname."""
    if " " in name:
        return name
    wider = re.findall(rf"(?:[A-Z][\w’'.-]+ ){{1,3}}{re.escape(name)}\b", content)
    known = Counter(w for one in wider if len((w := _TITLES.sub("", one)).split()) > 1)
    return known.most_common(1)[0][0] if known else name


def _country(text: Text, acts: list[Claim]) -> str | None:
    world = gazetteer.ours()
    places = [a.slots.where.value for a in acts if a.slots.where is not None]
    found = Counter(_countries(world, [p for p in places if isinstance(p, Where)]))
    for one in find_places(text.content, 0, len(text.content), language="en"):
        if isinstance(one.value, Where):
            found.update(_countries(world, [one.value]))
    return found.most_common(1)[0][0] if found else None


def _countries(world: gazetteer.Gazetteer, places: list[Where]) -> Iterator[str]:
    for place in places:
        for one in (place.place, *place.within):
            if one is not None and world.place(one).precision == "country":
                yield one


def same_country(ours: str | None, theirs: str) -> bool:
    """Tell whether a name is one of those that the gazetteer has for a country."""
    return ours is not None and any(p.id == ours for p in gazetteer.ours().named(theirs))


def _is_name(victim: dict) -> bool:
    name = victim["victim_name"]
    return bool(name) and name.lower() not in ("none", "insufficient information", "unknown")


_TITLES = re.compile(
    r"^(?:(?:mr|mrs|ms|dr|prof|sir|activist|journalist|lawyer|president|minister|judge)\.? +)+",
    re.IGNORECASE,
)


def _plain(name: str) -> str:
    words = " ".join(name.replace("’", "'").split()).strip(" .,;")
    return _TITLES.sub("", words).removesuffix("'s").lower()


def _add_loosely(count: Count, mine: set[str], names: set[str]) -> None:
    left = set(names)
    for one in mine:
        near = next((n for n in left if _alike(one, n)), None)
        if near is not None:
            left.remove(near)
            count.right += 1
    count.found += len(mine)
    count.marked += len(names)


def _alike(one: str, other: str) -> bool:
    shared = set(one.split()) & set(other.split())
    return bool(shared) and SequenceMatcher(None, one, other).ratio() >= 0.6


if __name__ == "__main__":
    main()
