"""Rotary positions (Su et al. 2021, arXiv:2104.09864), in the half-split layout of the Llama family."""

import torch
from torch import Tensor


def frequencies(head_width: int, base: float) -> Tensor:
    """Radians per position of each rotated pair, fastest first: shape [head_width / 2], fp64."""
    return base ** -(torch.arange(0, head_width, 2, dtype=torch.float64) / head_width)


def rotation_table(head_width: int, base: float, positions: int) -> Tensor:
    """Cosines and sines of every position: shape [2, positions, head_width], fp32."""
    angles = torch.outer(torch.arange(positions, dtype=torch.float64), frequencies(head_width, base))
    angles = torch.cat((angles, angles), dim=-1)
    return torch.stack((angles.cos(), angles.sin())).float()


def rotate(features: Tensor, cosines: Tensor, sines: Tensor) -> Tensor:
    """Turn `features` [..., heads, positions, head_width] by tables that broadcast to [..., positions, head_width]."""
    first, second = features.chunk(2, dim=-1)
    return (features * cosines + torch.cat((-second, first), dim=-1) * sines).to(features.dtype)
