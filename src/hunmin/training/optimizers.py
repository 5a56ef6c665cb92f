"""The optimizers, by name."""

from collections.abc import Sequence

import torch
from torch import nn
from torch.optim import AdamW, Optimizer

from hunmin.model.decoder import Decoder, Fused
from hunmin.recipe import Training
from hunmin.training.muon import Muon

BETAS = (0.9, 0.95)


def hidden_matrices(decoder: Decoder) -> list[nn.Linear]:
    """The layers' matrices, which are Muon's where it is asked for; everything else is always AdamW's."""
    return [module for layer in decoder.layers for module in layer.modules() if isinstance(module, nn.Linear)]


def make_optimizers(decoder: Decoder, settings: Training) -> list[Optimizer]:
    """The optimizers that together cover every weight once.

    The embedding has a rate of its own: a step moves only the rows of the tokens in it, which begin far larger than
    any other weight. It and all vectors (norms and biases) are never decayed.
    Source of AdamW: Loshchilov and Hutter 2019, arXiv:1711.05101.
    """
    vectors = [weight for weight in decoder.parameters() if weight.ndim < 2]
    linears = hidden_matrices(decoder)
    hidden = [linear.weight for linear in linears]
    outer = [] if decoder.config.tied_embeddings else [decoder.head.weight]
    rate, decay = settings.learning_rate, settings.weight_decay
    optimizers: list[Optimizer] = []
    if settings.optimizer == "adamw":
        outer += hidden
    else:
        rows = [linear.parts if isinstance(linear, Fused) else (linear.out_features,) for linear in linears]
        optimizers.append(Muon(hidden, rows, rate, decay))
    groups = [
        {"params": [decoder.embedding.weight], "lr": settings.embedding_learning_rate, "weight_decay": 0.0},
        {"params": vectors, "lr": rate, "weight_decay": 0.0},
        {"params": outer, "lr": rate, "weight_decay": decay},
    ]
    return [*optimizers, AdamW(groups, betas=BETAS, fused=True)]


def set_rate(optimizers: Sequence[Optimizer], share: float) -> None:
    """Set every learning rate to `share` of its peak."""
    for optimizer in optimizers:
        for group in optimizer.param_groups:
            group["lr"] = group.setdefault("peak", group["lr"]) * share


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
