"""The plan of a recipe or of a model's directory, as one screen of text."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hunmin.model import huggingface_config
from hunmin.model.configuration import DecoderConfig
from hunmin.model.decoder import meta_decoder
from hunmin.progress import duration, size
from hunmin.recipe import Recipe
from hunmin.training.machines import Machines
from hunmin.training.planner import BF16, Workload, count, estimate
from hunmin.training.stage import shape

DAY = 86_400

OPTIMIZER = "fp32: AdamW two moments, Muon one for matrices"
KEPT = "bf16, one row a replica, no scores of attention"
RECOMPUTED = "inputs and one layer whole; a third more FLOPs"
LEFT_OUT = "left out: gathered layers and buffers"


def recipe_page(recipe: Recipe, machines: Machines) -> str:
    """What the stages of a recipe take that train."""
    sections = {"training": recipe.training, "extension": recipe.extension, "alignment": recipe.alignment}
    workloads = [Workload.of(name, section) for name, section in sections.items() if section]
    config = replace(shape(recipe.model, recipe.tokenizer.vocabulary), context=recipe.context)
    return _page(recipe.name, config, workloads, "", machines)


def model_page(directory: Path, machines: Machines) -> str:
    """What a model takes of which `config.json` is all that is known.

    That says nothing of training, so a billion tokens stand for it, in rows of the whole context, one for each replica.
    Raises HunminError where `config.json` is not readable or not of a decoder that we have.
    """
    config = huggingface_config.parse(directory / "config.json")
    workload = Workload("to train on", 10**9, config.context, machines.replicas, "adamw")
    return _page(str(directory), config, [workload], "assumed, and so is AdamW: a model does not say", machines)


def _page(name: str, config: DecoderConfig, workloads: Sequence[Workload], assumption: str, machines: Machines) -> str:
    decoder = meta_decoder(config)
    estimates = [estimate(decoder, workload, machines) for workload in workloads]
    parameters = count(decoder.parameters())
    outer = count({decoder.embedding.weight, decoder.head.weight})  # one and the same where they are tied
    cache = BF16 * config.cached_per_token
    device, group = machines.device, machines.tensor_parallel
    layout = f": {machines.replicas:,} replicas of {group}, fully sharded" if machines.devices > 1 else ""
    peak = f"{machines.utilization:.0%} of {device.peak / 1e12:,g} TFLOP/s, peak of dense bf16"
    limit = (f"of {size(device.memory)}; " if device.memory else "") + LEFT_OUT
    lines = [
        f"{name}: a plan from shapes alone; hunmin's own trainer runs in one process today",
        "",
        _line("parameters", [f"{parameters:,}"]),
        _line("  without embeddings", [f"{parameters - outer:,}"], "neither the embedding nor the head"),
        _line("KV cache of a token", [f"{cache:,} bytes"], "bf16; twice that where hunmin serves in fp32"),
        _line("  of the whole context", [size(cache * config.context)], f"{config.context:,} tokens"),
        "",
        f"on {machines.devices:,} × {device.name}{layout}",
        _line("", [load.name for load in workloads]),
        _line("tokens", [f"{load.tokens:,}" for load in workloads], assumption),
        _line("rows in a step", [f"{load.rows:,} × {load.row:,}" for load in workloads], "each of so many tokens"),
        _line("FLOPs, 6ND", [f"{each.simple_flops:.3g}" for each in estimates], "N: all parameters"),
        _line("FLOPs, exact", [f"{each.flops:.3g}" for each in estimates], "matrices, and attention within whole rows"),
        _line("devices at work", [f"{each.busy:,.1f}" for each in estimates], "on average; a replica takes whole rows"),
        _line("time", [_time(each.seconds) for each in estimates], f"assumed: {peak}"),
        "memory of each device",
        _line("  weights", [size(each.weights) for each in estimates], "fp32, updated in place"),
        _line("  gradients", [size(each.gradients) for each in estimates], "fp32"),
        _line("  optimizer", [size(each.optimizer) for each in estimates], OPTIMIZER),
        _line("  activations, kept", [size(each.activations) for each in estimates], KEPT),
        _line("  or recomputed", [size(each.recomputed) for each in estimates], RECOMPUTED),
        _line("  together, kept", [size(each.model_states + each.activations) for each in estimates], limit),
        _line("  together, recomputed", [size(each.model_states + each.recomputed) for each in estimates]),
    ]
    return "\n".join(lines)


def _line(label: str, values: Sequence[str], note: str = "") -> str:
    return (f"{label:<24}" + "".join(f"{value:>15}" for value in values) + f"  {note}").rstrip()


def _time(seconds: float) -> str:
    return duration(seconds) if seconds < DAY else f"{seconds / DAY:,.1f} days"
