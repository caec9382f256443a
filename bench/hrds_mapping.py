"""HRDs mapping: from the acts found in one article to the set's violation types.

    types    Text, Claims → types             by the stored weights
    learn    articles, types → stored         logistic regression, one type against the rest

Three blocks of features, each of length one: which types of act and event are told, how often, of
whom and how early; the stems of the article's words; those of its title. A type is told when its
probability is above one point for all types, chosen on tenths of train for the best F1. Learned
from the train part of HRDsAttack (MIT) alone.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import numpy as np

from bench.fitting import fitted, held_out
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
_PENALTY = 0.3  #: on the squares of the weights; chosen on tenths of train
_BLOCKS = {"acts": (8, 1.0), "words": (5, 1.0), "title": (3, 0.5)}  #: articles at least, length
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
    """Give the violation types whose weights say more yes than no."""
    stored = json.loads(STORED.read_text("utf-8"))
    told = dict.fromkeys(stored["types"], 0.0)
    for type_, free in zip(told, stored["free"], strict=True):
        told[type_] += free
    for block, found in features(text, claims).items():
        known = stored["blocks"][block]
        values = {name: value * known[name][0] for name, value in found.items() if name in known}
        length = math.sqrt(sum(v * v for v in values.values())) or 1.0
        for name, value in values.items():
            for type_, weight in zip(told, known[name][1:], strict=True):
                told[type_] += value / length * weight
    return {type_ for type_, logit in told.items() if logit > stored["above"]}


def features(text: Text, claims: list[Claim]) -> dict[str, Features]:
    """Give the features of an article, by block."""
    title, _, body = text.content.partition("\n")
    return {"acts": _acts(claims), "words": _words(body), "title": _words(title)}


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
    """Learn the weights, and the point above which a type is told, and store both."""
    told, wanted = zip(*((features(t, c), w) for t, c, w in articles), strict=True)
    scales = {block: _scales([one[block] for one in told], block) for block in _BLOCKS}
    rows = np.hstack([np.ones((len(told), 1)), *(
        _rows([one[block] for one in told], scales[block]) * _BLOCKS[block][1] for block in _BLOCKS
    )])  # fmt: skip
    short, back = _shortened(rows)
    marks = np.array([[t in one for t in TYPES] for one in wanted], dtype=float)
    above, f1 = _point(short, marks)
    print(f"types: F1 on tenths of train {f1:.3f}")
    weights = np.array([back(fitted(short, m, penalty=_PENALTY)) for m in marks.T])
    _store(scales, weights, above)


def _scales(told: list[Features], block: str) -> dict[str, float]:
    """Give how much each feature counts: rarer words more, acts by how much they vary."""
    least, _ = _BLOCKS[block]
    seen = Counter(name for one in told for name in one)
    names = sorted(n for n, count in seen.items() if least <= count <= _OFTEN * len(told))
    if block != "acts":
        return {n: math.log(len(told) / seen[n]) for n in names}
    return {n: 1 / (0.2 + float(np.std([one.get(n, 0.0) for one in told]))) for n in names}


def _rows(told: list[Features], scales: dict[str, float]) -> np.ndarray:
    rows = np.array([[one.get(n, 0.0) * s for n, s in scales.items()] for one in told])
    return rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)


def _shortened(
    rows: np.ndarray,
) -> tuple[np.ndarray, Callable[[np.ndarray], np.ndarray]]:
    """Turn many features into as many as there are articles; weights turn back without loss."""
    left, sizes, right = np.linalg.svd(rows[:, 1:], full_matrices=False)
    short = np.hstack([np.ones((len(rows), 1)), left * sizes])
    return short, lambda w: np.concatenate([w[:1], w[1:] @ right])


def _point(rows: np.ndarray, marks: np.ndarray) -> tuple[float, float]:
    """Choose one point for all types on tenths that the weights were not fitted to, thrice."""
    told = np.zeros_like(marks)
    for seed in range(3):
        fold = np.random.default_rng(seed).permutation(len(rows)) % 10
        for number, marked in enumerate(marks.T):
            told[:, number] += held_out(rows, marked, fold, penalty=_PENALTY) / 3
    best = (0.0, 0.0)
    for point in np.linspace(-1.5, 0.5, 81):
        yes = told > point
        best = max(best, (2 * float(np.sum(yes * marks)) / float(yes.sum() + marks.sum()), point))
    return round(float(best[1]), 3), best[0]


def _store(scales: dict[str, dict[str, float]], weights: np.ndarray, above: float) -> None:
    blocks: dict[str, dict[str, list[float]]] = {}
    at = 1
    for block, names in scales.items():
        of = weights[:, at : at + len(names)] * _BLOCKS[block][1]
        at += len(names)
        blocks[block] = {
            name: [round(scale, 3), *(round(float(w), 3) for w in column)]
            for (name, scale), column in zip(names.items(), of.T, strict=True)
        }
    free = [round(float(w), 3) for w in weights[:, 0]]
    kept = {"types": TYPES, "free": free, "above": above, "blocks": blocks}
    lines = json.dumps(kept).replace('], "', '],\n"')
    STORED.write_text(lines + "\n", "utf-8")
