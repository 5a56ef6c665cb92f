"""Muon: steps of momentum made orthogonal (Jordan et al. 2024; scaled as in Liu et al. 2025, arXiv:2502.16982).

torch's own takes every weight as one matrix. Here the rows of a weight that holds several (queries, keys and values in
one) are turned matrix by matrix: turned together, the values, whose gradient is large from the start, leave next to
nothing for queries and keys. Matrices of one shape are turned in one batch, in the type that the processor is fast in.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence

import torch
from torch import Tensor
from torch.optim import Optimizer

from hunmin.model.precision import compute_dtype

MOMENTUM = 0.95
RMS_OF_ADAM = 0.2
"""The usual size of an entry of AdamW's step, which the scale of a step meets, so that both take like rates."""

NEWTON_SCHULZ = (
    (4.0848, -6.8946, 2.9270),
    (3.9505, -6.3029, 2.6377),
    (3.7418, -5.5913, 2.3037),
    (2.8769, -3.1427, 1.2046),
    (2.8366, -3.0525, 1.2012),
)
"""The coefficients of five steps towards the nearest orthogonal matrix (You, in the modded-nanogpt speed runs)."""


class Muon(Optimizer):
    """Steps for matrices. `rows` says for each of the weights how many rows each matrix in it has."""

    def __init__(
        self, weights: Sequence[Tensor], rows: Sequence[Sequence[int]], lr: float, weight_decay: float
    ) -> None:
        self._rows = rows
        super().__init__(weights, {"lr": lr, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> None:  # type: ignore[override]
        """Move every weight against its momentum. A closure is not called."""
        (group,) = self.param_groups
        alike: dict[torch.Size, list[tuple[Tensor, Tensor]]] = defaultdict(list)
        for weight, rows in zip(group["params"], self._rows, strict=True):
            state = self.state[weight]
            if not state:
                state["momentum"] = torch.zeros_like(weight)
            momentum = state["momentum"]
            momentum.lerp_(weight.grad, 1 - MOMENTUM)
            step = weight.grad.lerp(momentum, MOMENTUM)
            weight.mul_(1 - group["lr"] * group["weight_decay"])
            for matrix, part in zip(weight.split(rows), step.split(rows), strict=True):
                wide = (matrix, part) if part.shape[0] <= part.shape[1] else (matrix.mT, part.mT)
                alike[wide[1].shape].append(wide)
        for shape, pairs in alike.items():
            turned = orthogonal(torch.stack([part for _, part in pairs]))
            for (matrix, _), part in zip(pairs, turned, strict=True):
                matrix.add_(part, alpha=-group["lr"] * RMS_OF_ADAM * shape[1] ** 0.5)


def orthogonal(matrices: Tensor) -> Tensor:
    """About the nearest orthogonal matrix to each of [matrices, rows, columns], no more rows than columns, in fp32."""
    turned = matrices.to(compute_dtype())
    turned = turned / (turned.norm(dim=(-2, -1), keepdim=True) * 1.01 + 1e-7)
    for first, third, fifth in NEWTON_SCHULZ:
        square = turned @ turned.mT
        factor = torch.baddbmm(square, square, square, beta=third, alpha=fifth)
        turned = torch.baddbmm(turned, factor, turned, beta=first)
    return turned.float()
