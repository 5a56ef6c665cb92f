"""A model that goes out as GGUF and comes in again is the same, up to the rounding that was asked for."""

import json
from pathlib import Path
from typing import Any

import gguf
import numpy as np
import pytest
import torch
from gguf import GGMLQuantizationType, GGUFReader

from hunmin.exchange.exporting import Type, export_gguf
from hunmin.exchange.importing import import_gguf
from hunmin.model import huggingface
from hunmin.model.rope_scaling import LinearScaling, Llama3Scaling, YarnScaling

from .models import write_model

VARIANTS: dict[str, dict[str, Any]] = {
    "llama": {},
    "llama, tied, wide heads": {"tied_embeddings": True, "head_width": 24},
    "llama, several ends": {"eos": (27, 0), "bos": 0},
    "qwen2": {"qkv_bias": True},
    "qwen3, tied": {"qk_norm": True, "tied_embeddings": True},
    "llama, linear": {"rope_scaling": LinearScaling(4.0)},
    "llama, llama3": {"rope_scaling": Llama3Scaling(8.0, 8192, 1.0, 4.0), "rope_base": 5e5, "head_width": 64},
    "qwen2, yarn": {"qkv_bias": True, "rope_scaling": YarnScaling(4.0, 64)},
    "qwen3, yarn": {"qk_norm": True, "rope_scaling": YarnScaling(2.0, 128, attention_factor=1.3)},
}


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize(("kind", "dtype"), [("f16", torch.float16), ("bf16", torch.bfloat16)])
def test_half_precision_comes_back_as_it_was(variant: str, kind: Type, dtype: torch.dtype, tmp_path: Path) -> None:
    decoder = write_model(tmp_path / "model", dtype=dtype, **VARIANTS[variant])
    export_gguf(tmp_path / "model", tmp_path / "model.gguf", kind)
    import_gguf(tmp_path / "model.gguf", tmp_path / "again")
    again = huggingface.load(tmp_path / "again", dtype)
    assert all(
        name == other and torch.equal(weight, same)
        for (name, weight), (other, same) in zip(
            huggingface.named_parts(decoder), huggingface.named_parts(again), strict=True
        )
    )
    first, second = (json.loads((tmp_path / name / "config.json").read_text()) for name in ("model", "again"))
    ends = first["eos_token_id"]
    assert second == {**first, "eos_token_id": ends[0] if isinstance(ends, list) else ends}
    assert (tmp_path / "again" / "chat_template.jinja").read_text() == (
        tmp_path / "model" / "chat_template.jinja"
    ).read_text()


@pytest.mark.parametrize("variant", VARIANTS)
def test_q8_0_is_what_the_gguf_package_makes_of_each_matrix(variant: str, tmp_path: Path) -> None:
    decoder = write_model(tmp_path / "model", **VARIANTS[variant])
    export_gguf(tmp_path / "model", tmp_path / "model.gguf", "q8_0")
    import_gguf(tmp_path / "model.gguf", tmp_path / "again")
    again = dict(huggingface.named_parts(huggingface.load(tmp_path / "again")))
    for name, weight in huggingface.named_parts(decoder):
        numbers = weight.detach().numpy()
        if weight.ndim == 2:
            stored = gguf.quantize(numbers, GGMLQuantizationType.Q8_0)
            numbers = gguf.dequantize(stored, GGMLQuantizationType.Q8_0)
        assert torch.equal(again[name], torch.from_numpy(numbers).half().float()), name


def test_a_row_that_blocks_do_not_fill_is_f16(tmp_path: Path) -> None:
    write_model(tmp_path / "model", feed_forward=100)
    export_gguf(tmp_path / "model", tmp_path / "model.gguf", "q8_0")
    kinds = {tensor.name: tensor.tensor_type.name for tensor in GGUFReader(tmp_path / "model.gguf").tensors}
    assert (kinds["blk.0.ffn_down.weight"], kinds["blk.0.ffn_up.weight"]) == ("F16", "Q8_0")
    assert kinds["blk.0.attn_norm.weight"] == "F32"


def test_a_llama_has_the_rows_of_its_queries_and_keys_in_pairs(tmp_path: Path) -> None:
    decoder = write_model(tmp_path / "model")
    export_gguf(tmp_path / "model", tmp_path / "model.gguf", "f16")
    stored = {tensor.name: tensor.data for tensor in GGUFReader(tmp_path / "model.gguf").tensors}
    weights = {name: weight.detach() for name, weight in huggingface.named_parts(decoder)}
    for letter in "qk":
        ours = weights[f"model.layers.0.self_attn.{letter}_proj.weight"].half().numpy()
        order = [0, 8, 1, 9, 2, 10]  # features 0 and 8 of a head of 16 are a pair
        assert np.array_equal(stored[f"blk.0.attn_{letter}.weight"][:6], ours[order])
        assert np.array_equal(stored[f"blk.0.attn_{letter}.weight"][16:22], ours[[16 + row for row in order]])


def test_a_directory_of_many_shards_is_exported_too(tmp_path: Path) -> None:
    decoder = write_model(tmp_path / "model", dtype=torch.float16)
    export_gguf(tmp_path / "model", tmp_path / "whole.gguf", "f16")
    huggingface.save(decoder, tmp_path / "model", torch.float16, shard_bytes=50_000)
    export_gguf(tmp_path / "model", tmp_path / "shards.gguf", "f16")
    whole, shards = (GGUFReader(tmp_path / name).tensors for name in ("whole.gguf", "shards.gguf"))
    assert all(np.array_equal(one.data, other.data) for one, other in zip(whole, shards, strict=True))
