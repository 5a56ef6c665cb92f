"""Rope scaling: rotary frequencies for a context longer than the one they were made for."""

import math
from typing import Annotated, ClassVar

import torch
from pydantic import ConfigDict, Field, PositiveFloat, PositiveInt
from pydantic.dataclasses import dataclass
from torch import Tensor

Factor = Annotated[float, Field(ge=1)]
STRICT = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)


@dataclass(frozen=True, config=STRICT)
class RopeScaling:
    """Frequencies as they are; each way to scale them is a subclass.

    `kind` is the published name, rope_type in `config.json`. Numbers that make no sense are a ValidationError.
    """

    kind: ClassVar[str] = "default"

    @property
    def magnitude(self) -> float:
        """What cosines and sines are multiplied by: its square reaches the scores of attention."""
        return 1.0

    def scale(self, frequencies: Tensor, base: float) -> Tensor:
        """Scaled radians per position, of those [head_width / 2] that follow from `base`."""
        return frequencies


@dataclass(frozen=True, config=STRICT)
class LinearScaling(RopeScaling):
    """Position interpolation (Chen et al. 2023, arXiv:2306.15595): every pair turns slower by `factor`."""

    kind: ClassVar[str] = "linear"
    factor: Factor

    def scale(self, frequencies: Tensor, base: float) -> Tensor:
        return frequencies / self.factor


@dataclass(frozen=True, config=STRICT)
class Llama3Scaling(RopeScaling):
    """As in Llama 3.1 (Grattafiori et al. 2024, arXiv:2407.21783; numbers in the published configurations).

    A pair that turns at least `high_frequency_factor` times in `original_context` tokens stays, one that turns at most
    `low_frequency_factor` times is slowed by `factor`, and between them both are mixed by the number of turns.
    """

    kind: ClassVar[str] = "llama3"
    factor: Factor
    original_context: PositiveInt
    low_frequency_factor: PositiveFloat
    high_frequency_factor: PositiveFloat

    def __post_init__(self) -> None:
        if self.low_frequency_factor >= self.high_frequency_factor:
            raise ValueError("the factor of low frequencies must be below that of high ones")

    def scale(self, frequencies: Tensor, base: float) -> Tensor:
        turns = self.original_context * frequencies / (2 * math.pi)
        kept = (turns - self.low_frequency_factor) / (self.high_frequency_factor - self.low_frequency_factor)
        return torch.lerp(frequencies / self.factor, frequencies, kept.clamp(0, 1))


@dataclass(frozen=True, config=STRICT)
class YarnScaling(RopeScaling):
    """YaRN (Peng et al. 2023, arXiv:2309.00071).

    A pair that turns at least `beta_fast` times in `original_context` tokens stays, one that turns at most `beta_slow`
    times is slowed by `factor`, and between them both are mixed by the number of the pair; with `truncate`, between
    whole numbers. `attention_factor` is the magnitude; None: 0.1 ln(factor) + 1.
    """

    kind: ClassVar[str] = "yarn"
    factor: Factor
    original_context: PositiveInt
    beta_fast: PositiveFloat = 32.0
    beta_slow: PositiveFloat = 1.0
    attention_factor: PositiveFloat | None = None
    truncate: bool = True

    def __post_init__(self) -> None:
        if self.beta_slow >= self.beta_fast:
            raise ValueError("beta_slow must be below beta_fast")

    @property
    def magnitude(self) -> float:
        return 0.1 * math.log(self.factor) + 1 if self.attention_factor is None else self.attention_factor

    def scale(self, frequencies: Tensor, base: float) -> Tensor:
        pairs = len(frequencies)

        def pair_of(turns: float) -> float:
            """The pair that turns so often in the original context, as a fraction."""
            return pairs * math.log(self.original_context / (2 * math.pi * turns)) / math.log(base)

        first, last = pair_of(self.beta_fast), pair_of(self.beta_slow)
        if self.truncate:
            first, last = math.floor(first), math.ceil(last)
        # Published implementations bound the last pair by the width of the head, which is twice the number of pairs.
        first, last = max(first, 0), min(last, 2 * pairs - 1)
        if first == last:  # no pair lies between
            last += 1
        numbers = torch.arange(pairs, dtype=frequencies.dtype, device=frequencies.device)
        slowed = ((numbers - first) / (last - first)).clamp(0, 1)
        return torch.lerp(frequencies, frequencies / self.factor, slowed)
