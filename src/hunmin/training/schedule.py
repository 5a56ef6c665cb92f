"""The learning rate over the steps: warm-up, stable, decay (Hu et al. 2024, arXiv:2404.06395)."""


def rate(step: int, steps: int, warmup: float, decay: float) -> float:
    """The share of the peak learning rate at `step` (counted from 0) of `steps`; the two shares are of all steps."""
    rising = (step + 1) / max(1.0, warmup * steps)
    falling = (steps - step) / max(1.0, decay * steps)
    return min(1.0, rising, falling)
