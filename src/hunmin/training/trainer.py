"""The loop: batches in, weights out, with a state to go on from and a line of the log for every step."""

import json
import os
import shutil
import sysconfig
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from hunmin.artifact import RESUME
from hunmin.errors import HunminError
from hunmin.model.decoder import Decoder
from hunmin.model.precision import compute_dtype
from hunmin.progress import progress, say
from hunmin.recipe import Training
from hunmin.training.allocation import keep_freed_memory
from hunmin.training.batches import Batch, Batches
from hunmin.training.checkpoint import load_checkpoint, save_checkpoint
from hunmin.training.optimizers import make_optimizers, set_rate
from hunmin.training.schedule import rate

LOG = "log.jsonl"


def train(decoder: Decoder, batches: Batches, settings: Training, directory: Path, title: str) -> dict[str, float]:
    """Train `decoder` in place, and return the counts of the manifest.

    `directory` gets log.jsonl, and under `resume/` the last checkpoint, from which a killed training goes on to the
    same weights. Raises HunminError where the loss is no longer a number.
    """
    keep_freed_memory()
    steps = settings.tokens // settings.tokens_per_step
    optimizers = make_optimizers(decoder, settings)
    checkpoint = directory / RESUME / "checkpoint.safetensors"
    begin = load_checkpoint(checkpoint, decoder, optimizers)
    _keep_lines(directory / LOG, begin)
    decoder.train()
    loss_of = compiled(decoder)
    dtype = compute_dtype()
    with (
        (directory / LOG).open("a", encoding="utf-8") as log,
        progress(title, settings.tokens, "tokens", done=begin * settings.tokens_per_step) as bar,
    ):
        for step in range(begin, steps):
            started = time.perf_counter()
            share = rate(step, steps, settings.warmup, settings.decay)
            set_rate(optimizers, share)
            with torch.autocast("cpu", torch.bfloat16, enabled=dtype == torch.bfloat16):
                loss = batch_loss(decoder, batches.batch(step), loss_of)
            loss.backward()
            norm = torch.nn.utils.clip_grad_norm_(decoder.parameters(), settings.clip)
            for optimizer in optimizers:
                optimizer.step()
                optimizer.zero_grad()
            value = loss.item()
            if value != value:
                rates = f"{title}.learning_rate or {title}.embedding_learning_rate"
                raise HunminError(f"the loss of step {step + 1} is not a number: lower {rates}")
            line = {
                "step": step + 1,
                "tokens": (step + 1) * settings.tokens_per_step,
                "loss": value,
                "learning_rate": settings.learning_rate * share,
                "gradient_norm": norm.item(),
                "tokens_per_second": round(settings.tokens_per_step / (time.perf_counter() - started), 1),
            }
            log.write(json.dumps(line) + "\n")
            bar.advance(settings.tokens_per_step, note=f"loss {value:.3f}")
            if (step + 1) % settings.checkpoint_every == 0 and step + 1 < steps:
                log.flush()
                os.fsync(log.fileno())  # a power cut must not leave a checkpoint without the lines before it
                save_checkpoint(checkpoint, decoder, optimizers, step + 1)
    tokens = steps * settings.tokens_per_step
    flops = tokens * decoder.config.flops_per_token(settings.row)
    return {"steps": steps, "tokens": tokens, "flops": flops, "seconds": _seconds(directory / LOG, settings)}


Loss = Callable[[Tensor, Tensor, Tensor, Tensor], Tensor]


def batch_loss(decoder: Decoder, batch: Batch, loss: Loss) -> Tensor:
    """`loss` of every token of a batch behind those before it."""
    hidden = decoder.hidden(batch.ids[:, :-1], batch.documents)
    return loss(hidden.flatten(0, 1), decoder.head.weight, batch.ids[:, 1:].flatten(), batch.weights.flatten())


def weighted_loss(hidden: Tensor, head: Tensor, targets: Tensor, weights: Tensor) -> Tensor:
    """The weighted mean negative log-likelihood, in nats, of `targets` [tokens].

    `hidden` is [tokens, width], `head` [vocabulary, width], `weights` [tokens].
    """
    losses = functional.cross_entropy(functional.linear(hidden, head).float(), targets, reduction="none")
    return (losses * weights).sum() / weights.sum()


def compiled(decoder: Decoder) -> Loss:
    """Compile the layers, which are all alike, and the loss, where torch finds what it needs; give back the loss."""
    compiler, header = os.environ.get("CXX", "g++"), Path(sysconfig.get_path("include")) / "Python.h"
    needed = {f"C++ compiler ({compiler})": shutil.which(compiler), str(header): header.exists()}
    missing = [name for name, found in needed.items() if not found]
    if missing:
        say(f"  no {' and no '.join(missing)} found: training runs uncompiled, to the same result but slower")
        return weighted_loss
    for layer in decoder.layers:
        layer.compile(dynamic=False)
    loss: Loss = torch.compile(weighted_loss, dynamic=False)
    return loss


def _keep_lines(path: Path, lines: int) -> None:
    """Cut the log back to the steps that the checkpoint holds."""
    if path.exists():
        with path.open("rb+") as log:
            log.truncate(sum(map(len, islice(log, lines))))


def _seconds(path: Path, settings: Training) -> float:
    """How long all steps took, those before a kill among them."""
    rates = [json.loads(line)["tokens_per_second"] for line in path.read_text(encoding="utf-8").splitlines()]
    return round(sum(settings.tokens_per_step / rate for rate in rates), 3)
