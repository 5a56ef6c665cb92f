"""Muon turns every matrix by itself into steps of full rank."""

import torch
from torch import nn
from torch.testing import assert_close

from hunmin.training.muon import RMS_OF_ADAM, Muon, orthogonal


def test_the_nearest_orthogonal_matrix_is_about_found() -> None:
    matrices = torch.randn(3, 24, 40, generator=torch.Generator().manual_seed(0))
    left, _, right = torch.linalg.svd(matrices, full_matrices=False)
    turned = orthogonal(matrices)
    sizes = torch.linalg.svdvals(turned)
    assert sizes.min() > 0.6 and sizes.max() < 1.3
    agreement = (turned * (left @ right)).sum((1, 2)) / turned.norm(dim=(1, 2)) / 24**0.5
    assert agreement.min() > 0.98


def test_a_small_gradient_beside_a_large_one_moves_its_matrix_as_far() -> None:
    """Two matrices in one weight: each step has the size that AdamW's would have, whatever its gradient's size."""
    weight = nn.Parameter(torch.zeros(48, 32))
    optimizer = Muon([weight], [(16, 32)], lr=1.0, weight_decay=0.0)
    gradient = torch.randn(48, 32, generator=torch.Generator().manual_seed(0))
    gradient[:16] *= 1e-4
    weight.grad = gradient
    optimizer.step()
    for part in (weight[:16], weight[16:]):
        assert_close(part.detach().square().mean().sqrt(), torch.tensor(RMS_OF_ADAM), rtol=0.2, atol=0.0)


def test_decay_shrinks_what_no_gradient_moves() -> None:
    weight = nn.Parameter(torch.ones(4, 4))
    weight.grad = torch.zeros(4, 4)
    Muon([weight], [(4,)], lr=0.1, weight_decay=0.5).step()
    assert_close(weight.detach(), torch.full((4, 4), 0.95))
