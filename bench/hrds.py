"""HRDsAttack: attacks on human-rights defenders, told by news articles.

    HRDSATTACK=FOLDER [HRDS_PART=dev] [HRDS_TEXTS=50] python -m bench hrds [--store]

The folder holds ``train.json`` and ``dev.json`` of the set by Dataminr (arXiv 2306.17695, MIT).
Train is for tuning, dev for scores. What one article comes to, by a general mapping:

    violation types   by weights and trees for the types of act found and families of the
                      article's words, in ``hrds_mapping.json``
    victims           of the people named, those of whom the weights in ``hrds_victims.json`` say
                      so: for the acts done to them, what they do and say, and the words beside them
    country           the country of the acts' places; else the one the article names most

Both sets of weights are learned from train alone, anew with ``python -m bench hrds --learn``.

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

from bench import hrds_mapping, hrds_victims
from bench.scores import Count, as_text, folder_of, limit, shown
from dripstone import read
from dripstone.languages.places import find_places
from dripstone.read.formats import Opened
from dripstone.read.segments import segment
from dripstone.records import Claim, Text, Where
from dripstone.vocabulary import gazetteer

_SO = frozenset({"asserted", "attributed", "presupposed", "alleged", "probable"})
_BREAK = re.compile(r"</p>|<br ?/?>")
_TAG = re.compile(r"<[^>]+>")


def main() -> None:
    """Score types, victims and countries."""
    folder = folder_of("HRDSATTACK")
    if folder is None:
        return
    if "--learn" in sys.argv:
        _learn(folder / "train.json", limit("HRDS_TEXTS"))
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


def _learn(file: Path, most: int | None) -> None:
    """Learn both mappings anew, from train alone."""
    samples = _samples(file, most)
    texts = [_text(sample["sample"]) for sample in samples]
    claims = [_claims(text) for text in texts]
    gold = [sample["merged_sample"] for sample in samples]
    of_type = [set(one["violation_types"]) for one in gold]
    names = [{_plain(v["victim_name"]) for v in one["victims"] if _is_name(v)} for one in gold]
    hrds_mapping.learn(zip(texts, claims, of_type, strict=True))
    hrds_victims.learn(zip(texts, claims, names, strict=True))


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


def _claims(text: Text) -> list[Claim]:
    return [s.of for s in read.suggest(text) if isinstance(s.of, Claim)]


def told_by(text: Text) -> dict:
    """Give types, victims' names and country of one article, by our suggestions."""
    found = _claims(text)
    said = [a for a in found if a.polarity == "affirms" and a.stance in _SO]
    acts = [a for a in said if a.kind == "act"]
    return {
        "types": hrds_mapping.types(text, found),
        "victims": hrds_victims.victims(text, found),
        "country": _country(text, acts),
    }


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
