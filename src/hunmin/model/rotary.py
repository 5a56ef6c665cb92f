"""Rotary positions (Su et al. 2021, arXiv:2104.09864), in the half-split layout of the Llama family."""

import torch
from torch import Tensor

from hunmin.model.rope_scaling import RopeScaling


class Rotary:
    """How far the pairs of a head's features turn from position to position.

    Nothing is kept but the frequencies: a table of all positions of a long context would outweigh a small model.
    """

    def __init__(self, head_width: int, base: float, scaling: RopeScaling) -> None:
        pairs = torch.arange(0, head_width, 2, dtype=torch.float64, device="cpu")  # even of a decoder without weights
        self.frequencies = scaling.scale(base ** -(pairs / head_width), base)
        """Radians per position of each pair, fastest first: shape [head_width / 2], fp64."""
        self.magnitude = scaling.magnitude

    def table(self, positions: Tensor) -> Tensor:
        """Cosines and sines at `positions` [...], computed in fp64: shape [2, ..., head_width], fp32."""
        angles = positions[..., None] * self.frequencies.to(positions.device)
        table = (torch.stack((angles.cos(), angles.sin())) * self.magnitude).float()
        return torch.cat((table, table), dim=-1)


def rotate(features: Tensor, cosines: Tensor, sines: Tensor) -> Tensor:
    """Turn `features` [..., heads, positions, head_width] by tables that broadcast to [..., positions, head_width]."""
    first, second = features.chunk(2, dim=-1)
    return (features * cosines + torch.cat((-second, first), dim=-1) * sines).to(features.dtype)
