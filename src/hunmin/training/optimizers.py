"""The optimizers, by name."""

from collections.abc import Sequence

import torch
from torch import nn
from torch.optim import AdamW, Muon, Optimizer

from hunmin.recipe import Training

BETAS = (0.9, 0.95)

MUON_EMBEDDING_SHARE = 0.1
"""Muon turns only the layers' matrices; embeddings, head, norms and biases get AdamW at this share of its rate."""


def make_optimizers(model: nn.Module, settings: Training) -> list[Optimizer]:
    """The optimizers that together cover every weight once. Vectors (norms and biases) are never decayed.

    Sources: AdamW, Loshchilov and Hutter 2019, arXiv:1711.05101; Muon, Jordan et al. 2024, arXiv:2502.16982.
    """
    named = list(model.named_parameters())
    vectors = [weight for _, weight in named if weight.ndim < 2]
    hidden = [weight for name, weight in named if weight.ndim >= 2 and name.startswith("layers.")]
    outer = [weight for name, weight in named if weight.ndim >= 2 and not name.startswith("layers.")]
    if settings.optimizer == "adamw":
        return [_adamw([*hidden, *outer], vectors, settings.learning_rate, settings.weight_decay)]
    muon = Muon(hidden, lr=settings.learning_rate, weight_decay=settings.weight_decay)
    rest = _adamw(outer, vectors, settings.learning_rate * MUON_EMBEDDING_SHARE, settings.weight_decay)
    return [muon, rest]


def set_rate(optimizers: Sequence[Optimizer], share: float) -> None:
    """Set every learning rate to `share` of its peak."""
    for optimizer in optimizers:
        for group in optimizer.param_groups:
            group["lr"] = group.setdefault("peak", group["lr"]) * share


def _adamw(
    matrices: Sequence[nn.Parameter], vectors: Sequence[nn.Parameter], learning_rate: float, decay: float
) -> AdamW:
    groups = [{"params": matrices, "weight_decay": decay}, {"params": vectors, "weight_decay": 0.0}]
    return AdamW(groups, lr=learning_rate, betas=BETAS, fused=True)


def state_tensors(optimizers: Sequence[Optimizer]) -> dict[str, torch.Tensor]:
    """All that the optimizers remember, by name."""
    return {
        f"optimizer.{number}.{weight}.{key}": value
        for number, optimizer in enumerate(optimizers)
        for weight, state in optimizer.state_dict()["state"].items()
        for key, value in state.items()
    }


def restore_state(optimizers: Sequence[Optimizer], tensors: dict[str, torch.Tensor]) -> None:
    """Put back what `state_tensors` gave."""
    for number, optimizer in enumerate(optimizers):
        whole = optimizer.state_dict()
        whole["state"] = {}
        for name, value in tensors.items():
            kind, owner, weight, key = name.split(".", 3) if name.startswith("optimizer.") else ("", "", "", "")
            if kind and int(owner) == number:
                whole["state"].setdefault(int(weight), {})[key] = value
        optimizer.load_state_dict(whole)
