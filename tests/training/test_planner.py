"""A plan says what training really takes: held against published counts, and against real tensors of tiny decoders."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import Tensor
from torch.autograd.graph import saved_tensors_hooks
from torch.nn import functional
from torch.utils.flop_counter import FlopCounterMode

from hunmin.errors import HunminError, UsageError
from hunmin.model import huggingface_config
from hunmin.model.configuration import DecoderConfig
from hunmin.model.decoder import Decoder, KeyValueCache, meta_decoder
from hunmin.model.packed_attention import BLOCK
from hunmin.recipe import Training, load
from hunmin.training.machines import Device, Machines
from hunmin.training.optimizers import make_optimizers, state_tensors
from hunmin.training.plan_page import model_page, recipe_page
from hunmin.training.planner import Workload, count, estimate, head_activations, layer_activations
from hunmin.training.stage import shape

RECIPES = Path(__file__).parents[2] / "recipes"
PUBLISHED = {
    "ax-3.1-light": 7_264_800_768,
    "ax-3.1": 34_670_911_488,
    "ax-4.0-light": 7_259_624_960,
    "ax-4.0": 71_892_508_672,
}
TINY = DecoderConfig(
    vocabulary=4_000,
    layers=2,
    width=64,
    heads=4,
    key_value_heads=2,
    head_width=16,
    feed_forward=176,
    context=512,
    rope_base=1e4,
)
VARIANTS = [TINY, replace(TINY, tied_embeddings=True, qk_norm=True), replace(TINY, qkv_bias=True, key_value_heads=4)]
LOAD = Workload("training", tokens=10**12, row=512, rows=64, optimizer="adamw")


def machines(devices: int = 1, tensor_parallel: int = 1) -> Machines:
    return Machines(Device("slide rule", 1e9, None), devices, tensor_parallel, utilization=0.5)


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_family_has_the_published_number_of_parameters(name: str) -> None:
    recipe = load(RECIPES / f"{name}.toml")
    decoder = meta_decoder(shape(recipe.model, recipe.tokenizer.vocabulary))
    assert count(decoder.parameters()) == PUBLISHED[name]
    assert f"{PUBLISHED[name]:,}" in recipe_page(recipe, machines(64, 4))


@pytest.mark.parametrize("path", sorted(RECIPES.glob("*.toml")), ids=lambda path: path.stem)
def test_a_shipped_recipe_is_planned_without_a_weight(path: Path) -> None:
    recipe = load(path)
    decoder = meta_decoder(shape(recipe.model, recipe.tokenizer.vocabulary))
    assert all(weight.is_meta for weight in (*decoder.parameters(), *decoder.buffers()))
    for name, settings in (("training", recipe.training), ("alignment", recipe.alignment)):
        planned = estimate(decoder, Workload.of(name, settings), machines())
        # 6ND counts the embedding, which is no product, and leaves out attention: of the order they agree
        assert planned.flops == pytest.approx(planned.simple_flops, rel=0.4)
        assert planned.recomputed < planned.activations


@pytest.mark.parametrize("optimizer", ["adamw", "muon"])
@pytest.mark.parametrize("config", VARIANTS, ids=["llama", "qwen3, tied", "qwen2"])
def test_what_stands_in_memory_is_what_training_keeps(config: DecoderConfig, optimizer: str) -> None:
    settings = Training(
        tokens=64, row=16, tokens_per_step=64, optimizer=optimizer, learning_rate=1e-3, embedding_learning_rate=1e-3,
        warmup=0.0, decay=0.0, weight_decay=0.1, clip=1.0, checkpoint_every=1,
    )  # fmt: skip
    decoder = Decoder(config)
    optimizers = make_optimizers(decoder, settings)
    decoder(torch.arange(16)[None]).sum().backward()
    for each in optimizers:
        each.step()
    planned = estimate(decoder, Workload.of("training", settings), machines())
    weights = list(decoder.parameters())
    assert planned.weights == sum(weight.nbytes for weight in weights)
    assert planned.gradients == sum(weight.grad.nbytes for weight in weights if weight.grad is not None)
    # beside the moments, AdamW counts the steps of each of its weights
    assert planned.optimizer == sum(state.nbytes for state in state_tensors(optimizers).values() if state.ndim)


def saved_bytes(config: DecoderConfig, row: int) -> int:
    """What autograd saves for the backward pass of one row, the weights apart."""
    decoder = Decoder(config)
    own = {tensor.untyped_storage().data_ptr() for tensor in decoder.parameters()}
    saved: dict[int, Tensor] = {}

    def keep(tensor: Tensor) -> Tensor:
        saved[tensor.untyped_storage().data_ptr()] = tensor
        return tensor

    ids = torch.arange(row + 1)
    with saved_tensors_hooks(keep, lambda tensor: tensor):
        functional.cross_entropy(decoder(ids[None, :-1])[0], ids[1:])
    return sum(tensor.untyped_storage().nbytes() for place, tensor in saved.items() if place not in own)


@pytest.mark.parametrize("config", [TINY, replace(TINY, qkv_bias=True, key_value_heads=4)], ids=["llama", "qwen2"])
def test_activations_are_what_autograd_saves(config: DecoderConfig) -> None:
    """To the byte, but for what torch saves besides on a processor: for each norm its input scaled, and the scale; the
    queries and keys before they are turned, as the values are a view of them; the sums of attention's softmax; and once
    the cosines and sines of the row."""
    row = 512
    both, one = saved_bytes(config, row), saved_bytes(replace(config, layers=1), row)
    unturned = config.query_width + config.key_value_width
    besides = 4 * (2 * config.width + 2 + unturned + config.heads)
    assert both - one == row * (2 * layer_activations(config) + besides)  # twice: here in fp32
    # log-probabilities are fp32 as they are
    head = 2 * head_activations(config) - 4 * config.vocabulary
    assert one - (both - one) == pytest.approx(row * (head + 4 * (config.width + 1 + 2 * config.head_width)), rel=0.001)


@pytest.mark.parametrize("config", VARIANTS, ids=["llama", "qwen3, tied", "qwen2"])
def test_flops_are_those_that_torch_counts(config: DecoderConfig) -> None:
    """To the last one, once attention's blocks are allowed for, on whose diagonal half is computed in vain.

    Left out, by torch as well, is all that is no product of matrices.
    """
    row = 4 * BLOCK
    decoder = Decoder(config)
    with FlopCounterMode(display=False) as counter:
        decoder(torch.arange(row)[None], torch.zeros(1, row, dtype=torch.long)).sum().backward()
    assert counter.get_total_flops() == row * config.flops_per_token(row + BLOCK)
    planned = estimate(decoder, replace(LOAD, tokens=row, row=row), machines())
    assert planned.flops == pytest.approx(counter.get_total_flops(), rel=0.05)


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_the_cache_takes_what_is_said_of_a_token(dtype: torch.dtype) -> None:
    cache = KeyValueCache(TINY, rows=3, capacity=100, dtype=dtype)
    assert cache.keys.nbytes + cache.values.nbytes == 3 * 100 * TINY.cached_per_token * dtype.itemsize


@pytest.mark.parametrize(
    ("devices", "tensor_parallel", "rows", "busy"),
    [(1, 1, 64, 1), (8, 2, 64, 8), (128, 1, 64, 64), (128, 2, 64, 128), (48, 1, 64, 32)],
)
def test_a_step_lasts_as_long_as_its_most_loaded_replica(
    devices: int, tensor_parallel: int, rows: int, busy: float
) -> None:
    planned = estimate(meta_decoder(TINY), replace(LOAD, rows=rows), machines(devices, tensor_parallel))
    assert planned.busy == busy
    assert planned.seconds == pytest.approx(10**12 * TINY.flops_per_token(512) / (busy * 1e9 * 0.5))


def test_all_that_stands_is_sharded_over_all_devices_and_a_row_over_its_replica() -> None:
    one, many = (estimate(meta_decoder(TINY), LOAD, machines(*layout)) for layout in ((1, 1), (8, 2)))
    assert many.model_states == one.model_states / 8
    assert (many.activations, many.recomputed) == (one.activations / 2, one.recomputed / 2)


@pytest.mark.parametrize(
    ("config", "name"),
    [
        (TINY, r"key-value heads \(2\)"),
        (replace(TINY, key_value_heads=4, feed_forward=90), r"feed-forward width \(90\)"),
        (replace(TINY, key_value_heads=4, vocabulary=4_001), r"vocabulary \(4001\)"),
    ],
)
def test_a_decoder_that_cannot_be_cut_is_named(config: DecoderConfig, name: str) -> None:
    with pytest.raises(UsageError, match=f"--tensor-parallel 4: it must divide the {name}"):
        estimate(meta_decoder(config), LOAD, machines(4, 4))


def test_a_model_needs_no_weights_to_be_planned(tmp_path: Path) -> None:
    path = tmp_path / "config.json"
    path.write_text(json.dumps(huggingface_config.describe(TINY, torch.float32)))
    page = model_page(tmp_path, machines())
    assert f"{TINY.parameters:,}" in page and "assumed, and so is AdamW" in page
    path.write_text("[]")
    with pytest.raises(HunminError, match="config.json must hold a JSON object"):
        model_page(tmp_path, machines())
