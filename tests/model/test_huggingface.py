"""What transformers writes loads, and what is saved is what transformers loads: the same weights, the same answers."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor
from torch.testing import assert_close
from transformers import (
    AutoModelForCausalLM,
    LlamaForCausalLM,
    PreTrainedModel,
    Qwen2ForCausalLM,
    Qwen3ForCausalLM,
)

from hunmin.errors import HunminError
from hunmin.model import huggingface
from hunmin.model.decoder import Decoder, KeyValueCache
from hunmin.serving.engine import Engine
from hunmin.serving.sampling import Sampling

from .conftest import tiny

LLAMA3 = {"rope_type": "llama3", "rope_theta": 5e5, "factor": 4.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0}
REFERENCES: dict[str, tuple[type[PreTrainedModel], dict[str, Any]]] = {
    "llama": (LlamaForCausalLM, {}),
    "llama, tied, wide heads": (LlamaForCausalLM, {"tie_word_embeddings": True, "head_dim": 24}),
    "qwen2": (Qwen2ForCausalLM, {}),
    "qwen2, tied, full attention": (Qwen2ForCausalLM, {"tie_word_embeddings": True, "num_key_value_heads": 4}),
    "qwen3": (Qwen3ForCausalLM, {"head_dim": 16}),
    "qwen3, tied": (Qwen3ForCausalLM, {"head_dim": 16, "tie_word_embeddings": True}),
    "llama, linear": (LlamaForCausalLM, {"rope_parameters": {"rope_type": "linear", "rope_theta": 1e4, "factor": 2.0}}),
    "llama, llama3": (LlamaForCausalLM, {"rope_parameters": {**LLAMA3, "original_max_position_embeddings": 64}}),
    "qwen2, yarn": (
        Qwen2ForCausalLM,
        {
            "rope_parameters": {
                "rope_type": "yarn",
                "rope_theta": 1e6,
                "factor": 4.0,
                "original_max_position_embeddings": 64,
            }
        },
    ),
    "qwen3, yarn": (
        Qwen3ForCausalLM,
        {
            "head_dim": 16,
            "rope_parameters": {
                "rope_type": "yarn",
                "rope_theta": 1e4,
                "factor": 2.0,
                "original_max_position_embeddings": 128,
                "attention_factor": 1.3,
                "beta_fast": 24.0,
                "beta_slow": 2.0,
                "truncate": False,
            },
        },
    ),
}


@pytest.fixture(params=REFERENCES)
def reference(request: pytest.FixtureRequest) -> PreTrainedModel:
    """A random model of transformers, with weights far from symmetric."""
    kind, own = REFERENCES[request.param]
    shape = dict(
        vocab_size=300,
        hidden_size=64,
        intermediate_size=96,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=256,
        bos_token_id=None,
        eos_token_id=None,
    )
    model = kind(kind.config_class(**{**shape, **own}))
    generator = torch.Generator().manual_seed(0)
    for weight in model.parameters():
        torch.nn.init.normal_(weight, std=0.2, generator=generator)
    return model.eval()


def same_tensors(one: Decoder, other: Decoder) -> bool:
    pairs = zip(huggingface.named_parts(one), huggingface.named_parts(other), strict=True)
    return one.config == other.config and all(a == b and torch.equal(x, y) for (a, x), (b, y) in pairs)


@torch.inference_mode()
def test_a_model_of_transformers_computes_the_same(reference: PreTrainedModel, ids: Tensor, tmp_path: Path) -> None:
    reference.save_pretrained(tmp_path, max_shard_size="100KB")
    assert len(list(tmp_path.glob("model-*-of-*.safetensors"))) > 1
    assert_close(huggingface.load(tmp_path)(ids), reference(ids).logits, atol=1e-4, rtol=0)
    prompt = ids[:1, :40]
    answer = Engine(tmp_path).generate(prompt.tolist(), Sampling(maximum_tokens=64))
    assert answer[0] == reference.generate(prompt, max_new_tokens=64, do_sample=False)[0, 40:].tolist()


@torch.inference_mode()
def test_bfloat16_is_as_exact_as_in_transformers(reference: PreTrainedModel, ids: Tensor, tmp_path: Path) -> None:
    reference.bfloat16().save_pretrained(tmp_path)
    exact = huggingface.load(tmp_path)(ids)

    def error(logits: Tensor) -> Tensor:
        return (logits.float() - exact).square().mean().sqrt()

    errors = []
    for attention in ("eager", "sdpa"):
        reference.set_attn_implementation(attention)
        errors.append(error(reference(ids).logits))
    decoder = huggingface.load(tmp_path, torch.bfloat16)
    assert error(decoder(ids)) <= max(errors)
    cache = KeyValueCache(decoder.config, *ids.shape, torch.bfloat16)
    pieces = [decoder.hidden_cached(piece, cache) for piece in ids.split([20, 28, 1, 1], dim=1)]
    assert error(decoder.head(torch.cat(pieces, dim=1))) <= max(errors)


@pytest.mark.parametrize(
    ("stored", "changed", "in_bfloat16"),
    [
        (torch.float32, {}, False),
        (torch.bfloat16, {}, True),
        (torch.float16, {}, False),
        (torch.bfloat16, {"model.norm.weight": torch.ones(64)}, True),
        (torch.bfloat16, {"model.layers.1.mlp.down_proj.weight": torch.ones(64, 96)}, False),
    ],
    ids=["fp32", "bf16", "fp16", "bf16, a norm in fp32", "bf16, a matrix in fp32"],
)
def test_what_is_stored_in_bfloat16_answers_in_it_where_the_processor_has_it(
    stored: torch.dtype,
    changed: dict[str, Tensor | None],
    in_bfloat16: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    huggingface.save(tiny(), tmp_path, stored)
    edit(tmp_path / "model.safetensors", changed)
    for fast in (torch.bfloat16, torch.float32):
        monkeypatch.setattr("hunmin.model.huggingface.compute_dtype", lambda fast=fast: fast)
        decoder = huggingface.load_as_stored(tmp_path)
        expected = fast if in_bfloat16 else torch.float32
        assert {weight.dtype for weight in decoder.parameters()} == {expected}


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16, torch.float16], ids=str)
def test_saving_and_loading_again_changes_no_tensor(
    reference: PreTrainedModel, dtype: torch.dtype, tmp_path: Path
) -> None:
    reference.to(dtype).save_pretrained(tmp_path / "transformers")
    decoder = huggingface.load(tmp_path / "transformers", dtype)
    stored = reference.state_dict()
    assert all(torch.equal(part, stored[name]) for name, part in huggingface.named_parts(decoder))
    (tmp_path / "ours").mkdir()
    huggingface.save(decoder, tmp_path / "ours", dtype)
    assert same_tensors(huggingface.load(tmp_path / "ours", dtype), decoder)


@torch.inference_mode()
def test_what_is_saved_computes_the_same_in_transformers(decoder: Decoder, ids: Tensor, tmp_path: Path) -> None:
    huggingface.save(decoder, tmp_path, shard_bytes=100_000)
    again = AutoModelForCausalLM.from_pretrained(tmp_path, dtype=torch.float32)
    assert_close(decoder(ids), again(ids).logits, atol=1e-5, rtol=1e-4)


def test_shards_are_as_large_as_allowed_and_leave_nothing_of_an_older_model(tmp_path: Path) -> None:
    decoder = tiny()
    huggingface.save(decoder, tmp_path)
    huggingface.save(decoder, tmp_path, shard_bytes=100_000)
    index = json.loads((tmp_path / "model.safetensors.index.json").read_text())
    files = sorted(tmp_path.glob("*.safetensors"))
    assert [path.name for path in files] == [
        f"model-{number:05}-of-{len(files):05}.safetensors" for number in range(1, len(files) + 1)
    ]
    contents = {path.name: load_file(path) for path in files}
    assert index["weight_map"] == {name: file for file, tensors in contents.items() for name in tensors}
    sizes = [sum(tensor.nbytes for tensor in tensors.values()) for tensors in contents.values()]
    assert max(sizes) <= 100_000
    assert sum(sizes) == index["metadata"]["total_size"] == 4 * decoder.config.parameters
    assert same_tensors(huggingface.load(tmp_path), decoder)
    huggingface.save(decoder, tmp_path)
    assert [path.name for path in tmp_path.glob("model*")] == ["model.safetensors"]


def test_weights_may_be_read_by_all_who_may_read_the_configuration(tmp_path: Path) -> None:
    before = os.umask(0o027)
    huggingface.save(tiny(), tmp_path)
    os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o640}


def edit(path: Path, changed: dict[str, Tensor | None]) -> None:
    """Change tensors of a file; None takes one away."""
    tensors = {**load_file(path), **changed}
    save_file({name: tensor for name, tensor in tensors.items() if tensor is not None}, path)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"model.norm.weight": None}, "lacks tensor model.norm.weight"),
        ({"model.norm.weight": torch.ones(63)}, r"model.norm.weight is \[63\], but config.json says \[64\]"),
        ({"model.norm.weight": torch.ones(64, dtype=torch.int8)}, "model.norm.weight is stored as I8"),
        ({"extra": torch.ones(3)}, "unknown tensor extra"),
        ({"model.layers.0.self_attn.q_proj.bias": torch.ones(64)}, "unknown tensor model.layers.0.self_attn.q_proj.b"),
        ({"lm_head.weight": None}, "lacks tensor lm_head.weight"),
    ],
)
def test_a_wrong_tensor_is_named(changed: dict[str, Tensor | None], said: str, tmp_path: Path) -> None:
    huggingface.save(tiny(), tmp_path)
    edit(tmp_path / "model.safetensors", changed)
    with pytest.raises(HunminError, match=said):
        huggingface.load(tmp_path)


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("num_hidden_layers", 3, "lacks tensor model.layers.2."),
        ("num_hidden_layers", 1, "unknown tensor model.layers.1."),
        ("num_key_value_heads", 4, r"k_proj.weight is \[32, 64\], but config.json says \[64, 64\]"),
        ("model_type", "qwen3", "lacks tensor model.layers.0.self_attn.q_norm.weight"),
        ("num_hidden_layers", 10**9, "a model of 1,000,000,000 layers is none: 10,000 are the most"),
        ("intermediate_size", 2**31 - 1, "but config.json says .*2147483647"),
        ("head_dim", 2**31 - 2, "the width of a head .2147483646. must be even, .* and at most 65,536"),
        ("vocab_size", 2**31 - 1, "but config.json says .2147483647, 64."),
        ("num_attention_heads", 2**31 - 2, "but config.json says .64, 34359738336."),
    ],
)
def test_a_configuration_that_contradicts_the_tensors_is_named(
    key: str, value: object, said: str, tmp_path: Path
) -> None:
    huggingface.save(tiny(), tmp_path)
    path = tmp_path / "config.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), key: value}))
    with pytest.raises(HunminError, match=said):
        huggingface.load(tmp_path)


def test_a_tied_head_may_be_stored_if_it_is_the_embedding(tmp_path: Path) -> None:
    decoder = tiny(tied_embeddings=True)
    huggingface.save(decoder, tmp_path)
    edit(tmp_path / "model.safetensors", {"lm_head.weight": decoder.embedding.weight.detach().clone()})
    assert same_tensors(huggingface.load(tmp_path), decoder)
    edit(tmp_path / "model.safetensors", {"lm_head.weight": decoder.embedding.weight.detach() + 1})
    with pytest.raises(HunminError, match="set tie_word_embeddings to false"):
        huggingface.load(tmp_path)


def test_stored_rotary_frequencies_are_passed_over(tmp_path: Path) -> None:
    decoder = tiny()
    huggingface.save(decoder, tmp_path)
    edit(tmp_path / "model.safetensors", {"model.layers.0.self_attn.rotary_emb.inv_freq": torch.ones(8)})
    assert same_tensors(huggingface.load(tmp_path), decoder)


@pytest.mark.parametrize("missing", ["config.json", "model.safetensors"])
def test_a_missing_file_is_named(missing: str, tmp_path: Path) -> None:
    huggingface.save(tiny(), tmp_path)
    (tmp_path / missing).unlink()
    with pytest.raises(HunminError, match=f"{missing} is missing"):
        huggingface.load(tmp_path)


def test_a_missing_shard_is_named(tmp_path: Path) -> None:
    huggingface.save(tiny(), tmp_path, shard_bytes=100_000)
    shard = sorted(tmp_path.glob("model-*"))[1]
    shard.unlink()
    with pytest.raises(HunminError, match=f"index.json names {shard.name}, which is missing"):
        huggingface.load(tmp_path)


@pytest.mark.parametrize("elsewhere", ["../other/model.safetensors", "/other/model.safetensors", "a/model.safetensors"])
def test_an_index_that_names_a_file_elsewhere_is_refused(elsewhere: str, tmp_path: Path) -> None:
    huggingface.save(tiny(), tmp_path, shard_bytes=100_000)
    (tmp_path / "model.safetensors.index.json").write_text(json.dumps({"weight_map": {"model.norm.weight": elsewhere}}))
    with pytest.raises(HunminError, match=f"index.json names {elsewhere}, which is no file beside it"):
        huggingface.load(tmp_path)


def test_a_tensor_in_two_shards_is_named(tmp_path: Path) -> None:
    huggingface.save(tiny(), tmp_path, shard_bytes=100_000)
    first, *_, last = sorted(tmp_path.glob("model-*"))
    edit(last, {"model.embed_tokens.weight": torch.ones(64, 64)})
    with pytest.raises(HunminError, match=f"{last.name} has the tensor model.embed_tokens.weight, which {first.name}"):
        huggingface.load(tmp_path)


def test_what_cannot_be_written_whole_is_one_line(tmp_path: Path, at_most: Callable[[int], None]) -> None:
    decoder = tiny()
    at_most(50_000)
    with pytest.raises(HunminError, match=r"cannot be written: .*File too large"):
        huggingface.save(decoder, tmp_path)


@pytest.mark.parametrize("content", ["[]", "{}", '{"weight_map": []}', "{", '{"weight_map": {}}'])
def test_a_broken_index_is_named(content: str, tmp_path: Path) -> None:
    huggingface.save(tiny(), tmp_path, shard_bytes=100_000)
    (tmp_path / "model.safetensors.index.json").write_text(content)
    with pytest.raises(HunminError, match="model.safetensors.index.json"):
        huggingface.load(tmp_path)


@pytest.mark.parametrize("shard_bytes", [100_000, 10**9])
@pytest.mark.parametrize("kept", [0, 4, 100, -1])
def test_a_file_cut_short_is_named(shard_bytes: int, kept: int, tmp_path: Path) -> None:
    huggingface.save(tiny(), tmp_path, shard_bytes=shard_bytes)
    path = max(tmp_path.glob("model*.safetensors"))
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(HunminError, match=f"{path.name} is cut short or not safetensors"):
        huggingface.load(tmp_path)


def test_a_pickle_is_never_opened(tmp_path: Path) -> None:
    huggingface.save(tiny(), tmp_path)
    (tmp_path / "model.safetensors").unlink()
    torch.save(tiny().state_dict(), tmp_path / "pytorch_model.bin")
    with pytest.raises(HunminError, match="pytorch_model.bin is a pickle, which can run any program.*safetensors"):
        huggingface.load(tmp_path)
