"""HRDs mapping: from the acts found in one article to the set's violation types.

    types    Text, Claims → types             by the stored weights and trees
    learn    articles, types → stored         logistic regression, and trees beside it

Three blocks of features: which types of act and event are told, how often, of whom and how early;
what is told of each group of acts (``hrds_told.py``); families of words and where they stand
(``hrds_families.py``). Two voices: regression over the last two, one type against the rest; trees
that ask after the first and the last, all types at once. A type is told when the mean of the two is
above one point for all types, chosen on tenths of train for the best F1.

On tenths of train no more was told by thousands of single words; by a point for each type (.015
less); by calibrated likelihoods with one point, or with the types of the best expected F1 for each
article; by always telling one type; or by what is told of the people most likely to be victims.
Learned from the train part of HRDsAttack (MIT) alone.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from bench import hrds_families, hrds_told, trees
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
#: articles that a feature of each block is met in, at least
_BLOCKS = {"acts": 8, "families": 5, "told": 5}
_WEIGHED = ("families", "told")  #: the blocks of the regression
_PENALTY = 0.1  #: laid on the squares of its weights; chosen on train, as all that follows
_TREES = {"trees": 100, "least": 8, "tried": 250}
_ASKED = ("acts", "families")  #: the blocks that trees ask after
_OFTEN = 0.7  #: share of articles above which an act tells nothing
_SO = frozenset({"asserted", "attributed", "presupposed", "alleged", "probable"})

Features = Mapping[str, float]


def types(text: Text, claims: list[Claim]) -> set[str]:
    """Give the violation types that weights and trees together say more yes than no to."""
    stored = json.loads(STORED.read_text("utf-8"))
    told = features(text, claims)
    weighed = stored["free"]
    for block, weights in stored["weights"].items():
        weighed = [a + b for a, b in zip(weighed, _weighed(told[block], weights), strict=True)]
    row = [told[block].get(name, 0.0) for block, name in stored["asked"]]
    likely = trees.asked(stored["trees"], row)
    both = [(w + _logit(p)) / 2 for w, p in zip(weighed, likely, strict=True)]
    return {t for t, mean in zip(stored["types"], both, strict=True) if mean > stored["above"]}


def _weighed(found: Features, weights: Mapping[str, list[float]]) -> list[float]:
    """Sum the weights of one block."""
    sums = [0.0] * len(TYPES)
    for name, value in found.items():
        for at, weight in enumerate(weights.get(name, ())):
            sums[at] += value * weight
    return sums


def _logit(likely: float) -> float:
    kept = min(max(likely, 0.01), 0.99)
    return math.log(kept / (1 - kept))


def features(text: Text, claims: list[Claim]) -> dict[str, Features]:
    """Give the features of an article, by block."""
    return {
        "acts": _acts(claims),
        "families": hrds_families.families(text.content),
        "told": hrds_told.told(text, claims),
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


def learn(articles: Iterable[tuple[Text, list[Claim], set[str]]]) -> None:
    """Learn weights, trees and the point above which a type is told, and store them."""
    told, wanted = zip(*((features(t, c), w) for t, c, w in articles), strict=True)
    names = {block: _names([one[block] for one in told], block) for block in _BLOCKS}
    values = {b: _values([one[b] for one in told], names[b]) for b in _BLOCKS}
    marks = np.array([[t in one for t in TYPES] for one in wanted], dtype=float)
    others = sum(len(one - set(TYPES)) for one in wanted)
    scales = {b: _scale(values[b]) for b in _WEIGHED}
    rows = np.hstack([values[b] * scales[b] for b in _WEIGHED])
    asked = np.hstack([values[b] for b in _ASKED])
    above, f1 = _point(rows, asked, marks, others)
    print(f"types: F1 on tenths of train, on fifths that did not choose the point, {f1:.3f}")
    kept = _kept(names, scales, rows, marks) | {
        "above": above,
        "asked": [(block, name) for block in _ASKED for name in names[block]],
        "trees": trees.grown(asked, marks, **_TREES),
    }
    lines = json.dumps(kept).replace('], "', '],\n"').replace("]], [[", "]],\n[[")
    STORED.write_text(lines + "\n", "utf-8")


def _names(told: list[Features], block: str) -> list[str]:
    """Give the features of a block that are met neither too seldom nor, of acts, too often."""
    seen = Counter(name for one in told for name, value in one.items() if value)
    often = _OFTEN * len(told) if block == "acts" else len(told)
    return sorted(n for n, count in seen.items() if _BLOCKS[block] <= count <= often)


def _values(told: list[Features], names: list[str]) -> np.ndarray:
    return np.array([[one.get(n, 0.0) for n in names] for one in told])


def _scale(values: np.ndarray) -> np.ndarray:
    """Give how much each feature counts: the less it varies the more, each block as much."""
    return 1 / (0.2 + values.std(axis=0)) / math.sqrt(values.shape[1])


def _shortened(rows: np.ndarray) -> tuple[np.ndarray, Callable[[np.ndarray], np.ndarray]]:
    """Turn many features into as many as there are articles; weights turn back without loss.

    Features are counted from their means, so that what is not penalised is how often a type is.
    """
    means = rows.mean(axis=0)
    left, sizes, right = np.linalg.svd(rows - means, full_matrices=False)
    short = np.hstack([np.ones((len(rows), 1)), left * sizes])

    def back(weights: np.ndarray) -> np.ndarray:
        wide = weights[1:] @ right
        return np.concatenate([weights[:1] - means @ wide, wide])

    return short, back


def _point(
    rows: np.ndarray, asked: np.ndarray, marks: np.ndarray, others: int
) -> tuple[float, float]:
    """Choose one point for all types on tenths that neither weights nor trees were fitted to.

    Its F1 is that of points chosen on four fifths of the articles, on the last fifth.
    """
    told = [_left_out(rows, asked, marks, seed) for seed in range(3)]
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


def _left_out(rows: np.ndarray, asked: np.ndarray, marks: np.ndarray, seed: int) -> np.ndarray:
    """Give what weights and trees of the other tenths say of each article."""
    short = _shortened(rows)[0]
    fold = np.random.default_rng(seed).permutation(len(marks)) % 10
    told = np.zeros_like(marks)
    for part in range(10):
        own, rest = np.flatnonzero(fold == part), fold != part
        of = [fitted(short[rest], m, penalty=_PENALTY) for m in marks[rest].T]
        forest = trees.grown(asked[rest], marks[rest], **_TREES, seed=part)
        likely = np.clip([trees.asked(forest, asked[one]) for one in own], 0.01, 0.99)
        told[own] = (short[own] @ np.array(of).T + np.log(likely / (1 - likely))) / 2
    return told


def _f1(yes: np.ndarray, marks: np.ndarray, others: float) -> float:
    """Score, over all types at once; those of types that are never told are missed."""
    return 2 * float(np.sum(yes * marks)) / float(yes.sum() + marks.sum() + others)


def _kept(
    names: dict[str, list[str]],
    scales: dict[str, np.ndarray],
    rows: np.ndarray,
    marks: np.ndarray,
) -> dict[str, Any]:
    """Fit the regression, and give what is stored of it by block."""
    short, back = _shortened(rows)
    weights = np.array([back(fitted(short, m, penalty=_PENALTY)) for m in marks.T])
    found, at = {}, 1
    for block in _WEIGHED:
        of = weights[:, at : at + len(names[block])] * scales[block]
        at += len(names[block])
        columns = zip(names[block], of.T, strict=True)
        found[block] = {name: [round(float(w), 4) for w in column] for name, column in columns}
    free = [round(float(w), 3) for w in weights[:, 0]]
    return {"types": TYPES, "free": free, "weights": found}
