"""HRDs mapping: from the acts found in one article to the set's violation types.

    types    Claims → types         by the stored weights
    learn    pairs → stored         logistic regression, one type against the rest, penalised

Features say which types of act and event are told, how often, and of whom: they hold no word of
any article. Learned from the train part of HRDsAttack (MIT) alone.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from dripstone.records import Claim, Who

STORED = Path(__file__).with_name("hrds_mapping.json")
TYPES = (
    "arbitrary detention",
    "enforced disappearance",
    "kidnapping",
    "killing",
    "torture",
    "other",
)
_PENALTY = 20.0  #: on the squares of the weights; chosen on fifths of train
_AT_LEAST = 15  #: articles that a feature must be met in


def features(claims: Iterable[Claim]) -> dict[str, float]:
    """Count types of acts and events, those on a person, and those of a headline apart."""
    counts: Counter[str] = Counter()
    for claim in claims:
        if claim.kind not in ("act", "event"):
            continue
        wider = claim.type.split(".")[0]
        counts.update({claim.type, f"of {wider}"})
        counts[f"told {claim.type}"] += 1
        if claim.segment in ("headline", "standfirst"):
            counts[f"first {claim.type}"] = 1
        whom = claim.slots.to_whom
        if whom is not None and isinstance(whom.value, Who) and whom.value.named:
            counts[f"named {claim.type}"] += 1
    return {name: math.log1p(count) for name, count in counts.items()}


def types(claims: Iterable[Claim]) -> set[str]:
    """Give the violation types whose weights say more yes than no."""
    stored = json.loads(STORED.read_text("utf-8"))
    told = features(claims)
    row = [1.0, *(told.get(name, 0.0) for name in stored["features"])]
    return {
        type_
        for type_, weights in stored["weights"].items()
        if sum(a * b for a, b in zip(row, weights["of"], strict=True)) > weights["above"]
    }


def learn(pairs: Iterable[tuple[list[Claim], set[str]]]) -> None:
    """Learn the weights, and the point above which a type is told, and store both."""
    told, wanted = zip(*((features(c), w) for c, w in pairs), strict=True)
    seen = Counter(name for one in told for name in one)
    names = sorted(name for name, count in seen.items() if count >= _AT_LEAST)
    rows = np.array([[1.0, *(one.get(name, 0.0) for name in names)] for one in told])
    weights = {}
    for type_ in TYPES:
        marked = np.array([type_ in one for one in wanted], dtype=float)
        found = _fitted(rows, marked)
        weights[type_] = {
            "of": [round(float(w), 3) for w in found],
            "above": _threshold(rows, marked),
        }
    content = json.dumps({"features": names, "weights": weights}, indent=0)
    STORED.write_text(content + "\n", "utf-8")


def _fitted(rows: np.ndarray, marked: np.ndarray) -> np.ndarray:
    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        told = 1 / (1 + np.exp(-rows @ w))
        cost = -np.sum(marked * np.log(told + 1e-9) + (1 - marked) * np.log(1 - told + 1e-9))
        kept = np.r_[0.0, w[1:]]
        return cost + _PENALTY * kept @ kept / 2, rows.T @ (told - marked) + _PENALTY * kept

    return minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B").x


def _threshold(rows: np.ndarray, marked: np.ndarray) -> float:
    """Choose the point of the best F1 on fifths that the weights were not fitted to."""
    fold = np.arange(len(rows)) % 5
    told = np.zeros(len(rows))
    for part in range(5):
        told[fold == part] = rows[fold == part] @ _fitted(rows[fold != part], marked[fold != part])
    best = (0.0, 0.0)
    for point in np.linspace(-2, 1, 61):
        right = float(np.sum((told > point) * marked))
        f1 = 2 * right / max(1.0, float(np.sum(told > point) + np.sum(marked)))
        best = max(best, (f1, float(point)))
    return round(best[1], 3)
