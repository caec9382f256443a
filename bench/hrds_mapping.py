"""HRDs mapping: from the acts found in one article to the set's violation types.

    types    Text, Claims → types             by the stored weights and trees
    learn    articles, types → stored         logistic regression, and trees beside it

Four blocks of features: which types of act and event are told, how often, of whom and how early;
the stems of the article's words; those of its title; families of words and where they stand
(``hrds_families.py``). Three voices: regression over the first three blocks, and over families, one
type against the rest; trees that ask after acts and families, all types at once. A type is told
when the mean of the three is above one point for all types, chosen on tenths of train for the best
F1. Learned from the train part of HRDsAttack (MIT) alone.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from bench import hrds_families, trees
from bench.fitting import fitted
from dripstone.records import Claim, Text, Who

STORED = Path(__file__).with_name("hrds_mapping.json")
TYPES = (
    "arbitrary detention",
    "enforced disappearance",
    "kidnapping",
    "killing",
    "torture",
    "other",
)
#: articles that a feature is met in at least, and how long a block is
_BLOCKS = {"acts": (8, 1.0), "words": (5, 1.0), "title": (3, 0.5), "families": (5, 1.0)}
#: the blocks of each regression, and what is laid on the squares of its weights; chosen on train
_REGRESSIONS = ((("acts", "words", "title"), 0.3), (("families",), 0.1))
_VOICES = 3
_TREES = {"trees": 100, "least": 8, "tried": 250}
_ASKED = ("acts", "families")  #: the blocks that trees ask after
_OFTEN = 0.7  #: share of articles above which a word tells nothing
_SO = frozenset({"asserted", "attributed", "presupposed", "alleged", "probable"})
_WORD = re.compile(r"[a-z][a-z-]+")
_ENDINGS = ("ings", "ing", "ers", "er", "ed", "ions", "ion", "es", "s")
_COMMON = frozenset(
    re.findall(
        r"\w+",
        """the a an of to in and for on with at by from that is was be as it his her he she they
        their has have had are were this which or its not but who been will said""",
    )
)

Features = Mapping[str, float]


def types(text: Text, claims: list[Claim]) -> set[str]:
    """Give the violation types that weights and trees together say more yes than no to."""
    stored = json.loads(STORED.read_text("utf-8"))
    told = features(text, claims)
    weighed = stored["free"]
    for block, found in told.items():
        weighed = [a + b for a, b in zip(weighed, _weighed(block, found, stored), strict=True)]
    row = [told[block].get(name, 0.0) for block, name in stored["asked"]]
    likely = trees.asked(stored["trees"], row)
    both = (w + _logit(p) for w, p in zip(weighed, likely, strict=True))
    return {
        t for t, sum_ in zip(stored["types"], both, strict=True) if sum_ / _VOICES > stored["above"]
    }


def _weighed(block: str, found: Features, stored: Any) -> list[float]:
    """Sum the weights of one block, whose length is one where its names are many."""
    known = stored["blocks"][block]
    values = {name: value * known[name][0] for name, value in found.items() if name in known}
    length = 1.0 if block == "families" else math.sqrt(sum(v * v for v in values.values())) or 1.0
    sums = [0.0] * len(stored["types"])
    for name, value in values.items():
        for at, weight in enumerate(known[name][1:]):
            sums[at] += value / length * weight
    return sums


def _logit(likely: float) -> float:
    kept = min(max(likely, 0.01), 0.99)
    return math.log(kept / (1 - kept))


def features(text: Text, claims: list[Claim]) -> dict[str, Features]:
    """Give the features of an article, by block."""
    title, _, body = text.content.partition("\n")
    families = hrds_families.families(text.content)
    return {
        "acts": _acts(claims),
        "words": _words(body),
        "title": _words(title),
        "families": families,
    }


def _acts(claims: Iterable[Claim]) -> Features:
    claims = [c for c in claims if c.kind in ("act", "event")]
    said = [c for c in claims if c.polarity == "affirms" and c.stance in _SO]
    counts: Counter[str] = Counter()
    for claim in said:
        counts.update({claim.type, f"of {claim.type.split('.')[0]}"})
        if claim.segment in ("headline", "standfirst"):
            counts[f"first {claim.type}"] = 1
        whom = claim.slots.to_whom
        if whom is not None and isinstance(whom.value, Who) and whom.value.named:
            counts[f"named {claim.type}"] += 1
    counts.update(f"all {claim.type}" for claim in claims)
    counts.update({f"early {claim.type}" for claim in said[:4]})
    found = {name: math.log1p(count) for name, count in counts.items()}
    wider = Counter(c.type.split(".")[0] for c in said if c.kind == "act")
    return found | {f"share {w}": 2 * n / (1 + wider.total()) for w, n in wider.items()}


def _words(words: str) -> Features:
    counts = Counter(_stem(w) for w in _WORD.findall(words.lower()) if w not in _COMMON)
    return {name: math.log1p(count) for name, count in counts.items()}


def _stem(word: str) -> str:
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 4), "")
    return word.removesuffix(ending)


def learn(articles: Iterable[tuple[Text, list[Claim], set[str]]]) -> None:
    """Learn weights, trees and the point above which a type is told, and store them."""
    told, wanted = zip(*((features(t, c), w) for t, c, w in articles), strict=True)
    scales = {block: _scales([one[block] for one in told], block) for block in _BLOCKS}
    rows = {b: _rows([one[b] for one in told], scales[b], b) for b in _BLOCKS}
    marks = np.array([[t in one for t in TYPES] for one in wanted], dtype=float)
    others = sum(len(one - set(TYPES)) for one in wanted)
    asked = [(block, name) for block in _ASKED for name in scales[block]]
    values = np.array([[one[block].get(name, 0.0) for block, name in asked] for one in told])
    above, f1 = _point(rows, values, marks, others)
    print(f"types: F1 on tenths of train, on fifths that did not choose the point, {f1:.3f}")
    kept = _kept(scales, rows, marks)
    kept |= {"above": above, "asked": asked, "trees": trees.grown(values, marks, **_TREES)}
    lines = json.dumps(kept).replace('], "', '],\n"').replace("]], [[", "]],\n[[")
    STORED.write_text(lines + "\n", "utf-8")


def _scales(told: list[Features], block: str) -> dict[str, float]:
    """Give how much each feature counts: rarer words more, others by how much they vary."""
    least, length = _BLOCKS[block]
    seen = Counter(name for one in told for name, value in one.items() if value)
    often = len(told) if block == "families" else _OFTEN * len(told)
    names = sorted(n for n, count in seen.items() if least <= count <= often)
    if block in ("words", "title"):
        return {n: math.log(len(told) / seen[n]) for n in names}
    scales = {n: 1 / (0.2 + float(np.std([one.get(n, 0.0) for one in told]))) for n in names}
    whole = length / math.sqrt(len(names)) if block == "families" else 1.0
    return {n: scale * whole for n, scale in scales.items()}


def _rows(told: list[Features], scales: dict[str, float], block: str) -> np.ndarray:
    rows = np.array([[one.get(n, 0.0) * s for n, s in scales.items()] for one in told])
    if block == "families":
        return rows
    return _BLOCKS[block][1] * rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)


def _shortened(
    every: dict[str, np.ndarray], blocks: Iterable[str]
) -> tuple[np.ndarray, Callable[[np.ndarray], np.ndarray]]:
    """Turn many features into as many as there are articles; weights turn back without loss.

    Features are counted from their means, so that what is not penalised is how often a type is.
    """
    rows = np.hstack([every[block] for block in blocks])
    means = rows.mean(axis=0)
    left, sizes, right = np.linalg.svd(rows - means, full_matrices=False)
    short = np.hstack([np.ones((len(rows), 1)), left * sizes])

    def back(weights: np.ndarray) -> np.ndarray:
        wide = weights[1:] @ right
        return np.concatenate([weights[:1] - means @ wide, wide])

    return short, back


def _point(
    rows: dict[str, np.ndarray], values: np.ndarray, marks: np.ndarray, others: int
) -> tuple[float, float]:
    """Choose one point for all types on tenths that neither weights nor trees were fitted to.

    Its F1 is that of points chosen on four fifths of the articles, on the last fifth.
    """
    told = [_left_out(rows, values, marks, seed) for seed in range(3)]
    points = np.linspace(-1.5, 0.3, 91)
    curves = np.array([[_f1(z > p, marks, others) for p in points] for z in told]).mean(axis=0)
    smooth = np.convolve(curves, np.ones(11) / 11, mode="same")
    f1 = []
    for z in told:
        fifth = np.random.default_rng(7).permutation(len(z)) % 5
        for part in range(5):
            own, rest = fifth == part, fifth != part
            best = max(points, key=lambda p: _f1(z[rest] > p, marks[rest], others * 0.8))
            f1.append(_f1(z[own] > best, marks[own], others * 0.2))
    return round(float(points[int(np.argmax(smooth))]), 3), float(np.mean(f1))


def _left_out(
    rows: dict[str, np.ndarray], values: np.ndarray, marks: np.ndarray, seed: int
) -> np.ndarray:
    """Give what weights and trees of the other tenths say of each article."""
    shortened = [(_shortened(rows, blocks)[0], penalty) for blocks, penalty in _REGRESSIONS]
    fold = np.random.default_rng(seed).permutation(len(marks)) % 10
    told = np.zeros_like(marks)
    for part in range(10):
        own, rest = np.flatnonzero(fold == part), fold != part
        for short, penalty in shortened:
            of = [fitted(short[rest], m, penalty=penalty) for m in marks[rest].T]
            told[own] += short[own] @ np.array(of).T
        forest = trees.grown(values[rest], marks[rest], **_TREES, seed=part)
        likely = np.clip([trees.asked(forest, values[one]) for one in own], 0.01, 0.99)
        told[own] += np.log(likely / (1 - likely))
    return told / _VOICES


def _f1(yes: np.ndarray, marks: np.ndarray, others: float) -> float:
    """Score, over all types at once; those of types that are never told are missed."""
    return 2 * float(np.sum(yes * marks)) / float(yes.sum() + marks.sum() + others)


def _kept(
    scales: dict[str, dict[str, float]], rows: dict[str, np.ndarray], marks: np.ndarray
) -> dict[str, Any]:
    """Fit each regression, and give what is stored of it by block."""
    found: dict[str, dict[str, list[float]]] = {}
    free = np.zeros(len(TYPES))
    for blocks, penalty in _REGRESSIONS:
        short, back = _shortened(rows, blocks)
        weights = np.array([back(fitted(short, m, penalty=penalty)) for m in marks.T])
        free += weights[:, 0]
        at = 1
        for block in blocks:
            names = scales[block]
            of = weights[:, at : at + len(names)] * (
                1 if block == "families" else _BLOCKS[block][1]
            )
            at += len(names)
            digits = 2 if block in ("words", "title") else 3
            found[block] = {
                name: [round(scale, 4), *(round(float(w), digits) for w in column)]
                for (name, scale), column in zip(names.items(), of.T, strict=True)
            }
    return {"types": TYPES, "free": [round(float(w), 3) for w in free], "blocks": found}
