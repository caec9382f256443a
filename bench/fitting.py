"""Fitting: logistic regression on rows of features, penalised, and the point of the best F1.

fitted        rows, marks → weights
best_point    rows, marks, folds → the point above which to say yes, and its F1 on fifths
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize


def fitted(rows: np.ndarray, marked: np.ndarray, *, penalty: float) -> np.ndarray:
    """Fit weights to marks of 0 and 1; a column of ones is not penalised."""
    free = np.all(rows == 1.0, axis=0)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        told = 1 / (1 + np.exp(-np.clip(rows @ w, -30, 30)))
        cost = -np.sum(marked * np.log(told + 1e-9) + (1 - marked) * np.log(1 - told + 1e-9))
        kept = np.where(free, 0.0, w)
        return cost + penalty * kept @ kept / 2, rows.T @ (told - marked) + penalty * kept

    return minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B").x


def held_out(
    rows: np.ndarray, marked: np.ndarray, fold: np.ndarray, *, penalty: float
) -> np.ndarray:
    """Give what weights of the other fifths say of each row."""
    told = np.zeros(len(rows))
    for part in np.unique(fold):
        weights = fitted(rows[fold != part], marked[fold != part], penalty=penalty)
        told[fold == part] = rows[fold == part] @ weights
    return told


def best_point(
    rows: np.ndarray, marked: np.ndarray, fold: np.ndarray, *, penalty: float
) -> tuple[float, float]:
    """Choose the point of the best F1 on fifths that the weights were not fitted to."""
    told = held_out(rows, marked, fold, penalty=penalty)
    best = (0.0, 0.0)
    for point in np.linspace(-3, 2, 101):
        right = float(np.sum((told > point) * marked))
        f1 = 2 * right / max(1.0, float(np.sum(told > point) + np.sum(marked)))
        best = max(best, (f1, float(point)))
    return round(best[1], 3), best[0]
