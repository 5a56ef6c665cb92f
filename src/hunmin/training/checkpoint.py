"""The state from which a killed training goes on: one safetensors file, replaced whole."""

from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import nn
from torch.optim import Optimizer

from hunmin.artifact import put_in_place
from hunmin.errors import HunminError
from hunmin.training.optimizers import restore_state, state_tensors


def save_checkpoint(path: Path, model: nn.Module, optimizers: Sequence[Optimizer], step: int) -> None:
    """Write the state after `step` steps; the file before stands until the new one is whole."""
    tensors = {f"model.{name}": weight.detach() for name, weight in model.named_parameters()}
    tensors |= state_tensors(optimizers)
    draft = path.with_suffix(".draft")
    save_file({name: tensor.contiguous() for name, tensor in tensors.items()}, draft, metadata={"step": str(step)})
    put_in_place(draft, path)


def load_checkpoint(path: Path, model: nn.Module, optimizers: Sequence[Optimizer]) -> int:
    """Restore the state and return its step; 0 where there is no checkpoint.

    Raises HunminError where the file is cut short.
    """
    if not path.exists():
        return 0
    try:
        with safe_open(path, framework="pt") as file:
            step = int(file.metadata()["step"])
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 (not a mapping)
    except (SafetensorError, OSError, KeyError) as error:
        raise HunminError(f"{path} is cut short or damaged ({error}): delete it, and the stage starts anew") from None
    with torch.no_grad():
        for name, weight in model.named_parameters():  # as they were saved: a tied head is not among them
            weight.copy_(tensors[f"model.{name}"])
    restore_state(optimizers, tensors)
    return step
