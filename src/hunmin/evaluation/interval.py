"""How sure a share is: the Wilson score interval.

Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927). It stays
inside [0, 1] and says something true at 0 of n and n of n, where the usual normal interval has no width.
"""

from math import sqrt

NORMAL_QUANTILE = 1.959963984540054  # of 0.975: two-sided 95%


def wilson(right: int, n: int) -> tuple[float, float]:
    """The 95% interval of a share of which `right` of `n` were seen; (0, 1) where nothing was.

    Raises ValueError unless 0 <= right <= n.
    """
    if not 0 <= right <= n:
        raise ValueError(f"{right} of {n} is no share")
    if n == 0:
        return 0.0, 1.0
    share = right / n
    squared = NORMAL_QUANTILE**2
    centre = share + squared / (2 * n)
    half = NORMAL_QUANTILE * sqrt(share * (1 - share) / n + squared / (4 * n * n))
    whole = 1 + squared / n
    # At the ends the bound is the end itself; rounding must not push it past the share.
    low = 0.0 if right == 0 else (centre - half) / whole
    high = 1.0 if right == n else (centre + half) / whole
    return low, high
