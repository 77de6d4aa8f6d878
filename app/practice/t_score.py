"""Several goals together, as goal attainment scaling counts them: 50 is about what was hoped for.

The levels are ordinal and everybody sets their own: the number is for one person's looking back. It compares nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite, sqrt

from app.practice.attainment import LEVELS

RHO = 0.3  # how far goals are taken to go together


def t_score(levels: Sequence[int | None], weights: Sequence[float] = (), rho: float = RHO) -> float | None:
    """Kiresuk and Sherman's T. No weights are equal weights; a level that isn't known goes, and its weight with it.

    None while there is nothing to count. Raises ValueError for what is no level and no weight.
    """
    known = [(level, weight) for level, weight in _weighted(levels, weights) if level is not None]
    heaviest = max((weight for _, weight in known), default=0.0)
    if not heaviest:
        return None
    if not 0 <= rho <= 1:
        raise ValueError("rho")
    shares = [(level, weight / heaviest) for level, weight in known]  # so that no weight is too large to be squared
    total = sum(level * share for level, share in shares)
    spread = (1 - rho) * sum(share * share for _, share in shares) + rho * sum(share for _, share in shares) ** 2
    return 50 + 10 * total / sqrt(spread)


def change(
    starts: Sequence[int | None], levels: Sequence[int | None], weights: Sequence[float] = (), rho: float = RHO
) -> float | None:
    """How far T has moved since the goals began, over those whose beginning and present are both known."""
    both = [start is not None and level is not None for start, level in zip(starts, levels, strict=True)]
    before = t_score([start if known else None for start, known in zip(starts, both, strict=True)], weights, rho)
    now = t_score([level if known else None for level, known in zip(levels, both, strict=True)], weights, rho)
    return None if now is None or before is None else now - before


def _weighted(levels: Sequence[int | None], weights: Sequence[float]) -> list[tuple[int | None, float]]:
    if any(level is not None and (type(level) is not int or level not in LEVELS) for level in levels):
        raise ValueError("levels")
    if any(weight < 0 or not isfinite(weight) for weight in weights):
        raise ValueError("weights")
    return list(zip(levels, weights or [1.0] * len(levels), strict=True))
