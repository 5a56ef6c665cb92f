"""Every kind of tensor that is common comes in as the gguf package dequantises it; what is wrong is one clear line."""

import math
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import gguf
import numpy as np
import pytest
import torch
from gguf import GGML_QUANT_SIZES, GGMLQuantizationType, GGUFEndian, GGUFReader, GGUFWriter
from hypothesis import given
from hypothesis import strategies as st

from hunmin.errors import HunminError, UsageError
from hunmin.exchange.exporting import export_gguf
from hunmin.exchange.importing import import_gguf
from hunmin.model import huggingface
from hunmin.model.rope_scaling import LinearScaling

from .models import VOCABULARY, rewrite, write_model

KINDS = ("F32", "F16", "BF16", "Q8_0", "Q4_0", "Q4_1", "Q4_K", "Q6_K")
MATRIX = "blk.1.ffn_down.weight"


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Qwen3, whose rows are in the order of Hugging Face, wide enough for the blocks of every kind."""
    home = tmp_path_factory.mktemp("gguf")
    write_model(home / "model", qk_norm=True, width=256, feed_forward=256, head_width=64)
    export_gguf(home / "model", home / "model.gguf", "f16")
    return home / "model.gguf"


@pytest.fixture(scope="module")
def llama(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("llama")
    write_model(home / "model")
    export_gguf(home / "model", home / "model.gguf", "f16")
    return home / "model.gguf"


def blocks(kind: GGMLQuantizationType, shape: tuple[int, int]) -> np.ndarray:
    """Random numbers as `kind` stores them. The package only reads K-quants: there, any bytes with sane scales."""
    generator = np.random.default_rng(0)
    if "_K" not in kind.name:
        return gguf.quantize(generator.normal(size=shape).astype(np.float32), kind)
    block, size = GGML_QUANT_SIZES[kind]
    stored = generator.integers(0, 256, (shape[0], shape[1] // block, size), dtype=np.uint8)
    scales = np.array([0.01, 0.02], dtype=np.float16).view(np.uint8)
    if kind == GGMLQuantizationType.Q4_K:
        stored[:, :, :4] = scales  # of numbers and of minima, before all else
    else:
        stored[:, :, -2:] = scales[:2]
    return stored.reshape(shape[0], -1)


@pytest.mark.parametrize("name", KINDS)
def test_a_tensor_of_any_kind_is_what_the_gguf_package_reads(name: str, exported: Path, tmp_path: Path) -> None:
    kind = GGMLQuantizationType[name]
    shapes = {tensor.name: tuple(map(int, reversed(tensor.shape))) for tensor in GGUFReader(exported).tensors}
    stored = {tensor: blocks(kind, shape) for tensor, shape in shapes.items() if len(shape) == 2}
    path = rewrite(exported, tmp_path / "model.gguf", tensors={key: (data, kind) for key, data in stored.items()})
    import_gguf(path, tmp_path / "model")
    weights = {name: tensor.read() for name, tensor in huggingface.find_weights(tmp_path / "model")[1].items()}
    dtype = {"F32": torch.float32, "BF16": torch.bfloat16}.get(name, torch.float16)
    for tensor, weight in (
        ("blk.1.ffn_down.weight", "model.layers.1.mlp.down_proj.weight"),
        ("blk.0.attn_q.weight", "model.layers.0.self_attn.q_proj.weight"),
        ("token_embd.weight", "model.embed_tokens.weight"),
    ):
        expected = torch.from_numpy(gguf.dequantize(stored[tensor], kind).astype(np.float32))
        assert torch.equal(weights[weight], expected.to(dtype))
        assert weights[weight].isfinite().all() and weights[weight].std() > 0


def ones(*shape: int) -> tuple[np.ndarray, GGMLQuantizationType]:
    return np.ones(shape, np.float32), GGMLQuantizationType.F32


def refused(path: Path, said: str, tmp_path: Path) -> None:
    """The import fails in one line that says this, and leaves nothing."""
    with pytest.raises(HunminError, match=said) as caught:
        import_gguf(path, tmp_path / "imported")
    assert "\n" not in str(caught.value) and str(caught.value).count(str(path)) == 1
    assert not (tmp_path / "imported").exists() and not list(tmp_path.glob(".imported*"))


@pytest.mark.parametrize("kept", [0, 3, 4, 20, 100, 1000, 9_000, 20_000, -1, -40_000])
def test_a_file_cut_short_is_named(llama: Path, kept: int, tmp_path: Path) -> None:
    path = tmp_path / "short.gguf"
    path.write_bytes(llama.read_bytes()[:kept])
    refused(path, "short.gguf is no GGUF file, cut short, or", tmp_path)


@given(share=st.floats(0, 1, exclude_max=True))
def test_wherever_a_file_is_cut_it_is_one_line(llama: Path, share: float) -> None:
    content = llama.read_bytes()
    with TemporaryDirectory() as name:
        path = Path(name) / "short.gguf"
        path.write_bytes(content[: int(share * len(content))])
        refused(path, "short.gguf", Path(name))


def test_a_missing_file_and_another_file_are_named(tmp_path: Path) -> None:
    refused(tmp_path / "none.gguf", "none.gguf cannot be read: No such file", tmp_path)
    (tmp_path / "text.gguf").write_text("no model at all\n" * 1000)
    refused(tmp_path / "text.gguf", "text.gguf is no GGUF file", tmp_path)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"general.architecture": "gemma3"}, "general.architecture is gemma3, which is none of llama, qwen2, qwen3"),
        ({"llama.block_count": None}, "lacks the key llama.block_count"),
        ({"llama.block_count": 3}, "lacks tensor blk.2.attn_norm.weight, which its keys ask for"),
        ({"llama.block_count": 2**31 - 1}, "lacks tensor blk.2147483646.attn_norm.weight, which its keys ask for"),
        ({"llama.block_count": 1}, "has the unknown tensor blk.1.attn_k.weight"),
        ({"llama.block_count": 0}, "llama.block_count must be above 0, not 0"),
        ({"llama.attention.head_count_kv": 0}, "llama.attention.head_count_kv must be above 0, not 0"),
        ({"llama.attention.key_length": 0}, "llama.attention.key_length must be above 0, not 0"),
        ({"llama.attention.key_length": None, "llama.attention.head_count": 65}, "key_length must be above 0, not 0"),
        ({"llama.feed_forward_length": 2**31 - 1}, r"ffn_gate.weight is .*, but the keys say \[2147483647, 64\]"),
        ({"llama.context_length": 2**31}, "llama.context_length must be below 2147483648, not 2147483648"),
        ({"llama.rope.freq_base": 0.0}, "llama.rope.freq_base must be above 1, not 0.0"),
        ({"llama.rope.freq_base": math.nan}, "llama.rope.freq_base must be above 1, not nan"),
        ({"llama.attention.layer_norm_rms_epsilon": -1e-5}, "layer_norm_rms_epsilon must be above 0, not -1e-05"),
        ({"llama.attention.head_count_kv": 4}, r"blk.0.attn_k.weight is \[32, 64\], but the keys say \[64, 64\]"),
        ({"llama.attention.head_count_kv": 3}, r"must be a multiple of"),
        ({"llama.rope.dimension_count": 8}, "llama.rope.dimension_count is 8, but a head has 16 features"),
        ({"llama.attention.causal": False}, "llama.attention.causal is False, and only True can be read"),
        ({"llama.attention.sliding_window": 64}, "llama.attention.sliding_window is 64, and only 0 can be read"),
        ({"llama.attention.scale": 0.5}, "llama.attention.scale is 0.5, and only 0.0 or 0.25 can be read"),
        ({"llama.logit_scale": 0.5}, "llama.logit_scale is 0.5, and only 0.0 or 1.0 can be read"),
        ({"llama.expert_count": 8}, "llama.expert_count is 8, and only 0 can be read"),
        ({"split.count": 2}, "split.count is 2, and only 0 or 1 can be read"),
        ({"llama.rope.scaling.type": "longrope"}, "llama.rope.scaling.type is longrope"),
        ({"llama.rope.scaling.type": "yarn"}, "lacks the key llama.rope.scaling.original_context_length"),
        ({"tokenizer.ggml.tokens": None}, "lacks the key tokenizer.ggml.tokens"),
        ({"tokenizer.ggml.model": None}, "lacks the key tokenizer.ggml.model"),
        ({"tokenizer.ggml.model": "llama"}, r"tokenizer.ggml.model is llama, and only gpt2 \(byte-level BPE\)"),
        ({"tokenizer.ggml.pre": "tekken"}, "tokenizer.ggml.pre is tekken, which is none of gpt-2"),
        ({"tokenizer.ggml.token_type": [1]}, "tokenizer.ggml.token_type has 1 of 320 tokens"),
        ({"tokenizer.ggml.merges": ["never seen"]}, "tokenizer.ggml.merges is at odds with the tokens"),
        ({"tokenizer.ggml.merges": ["alone"]}, "tokenizer.ggml.merges is at odds with the tokens"),
        ({"tokenizer.ggml.eos_token_id": 5000}, "tokenizer.ggml.eos_token_id is 5000, but there are 320 tokens"),
        (
            {"tokenizer.ggml.tokens": [f"t{number}" for number in range(VOCABULARY + 1)]},
            "tokenizer.ggml.tokens has 321 tokens, but the embedding has 320 rows",
        ),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_wrong_key_is_named(keys: dict[str, Any], said: str, llama: Path, tmp_path: Path) -> None:
    refused(rewrite(llama, tmp_path / "wrong.gguf", keys), said, tmp_path)


@pytest.mark.parametrize(
    ("tensors", "said"),
    [
        ({"token_embd.weight": None}, "lacks tensor token_embd.weight"),
        ({"blk.1.attn_norm.weight": None}, "lacks tensor blk.1.attn_norm.weight, which its keys ask for"),
        ({"blk.0.ffn_up.weight": None}, "lacks tensor blk.0.ffn_up.weight, which its keys ask for"),
        ({MATRIX: ones(64, 64)}, rf"{MATRIX} is \[64, 64\], but the keys say \[64, 96\]"),
        ({"blk.0.ffn_gate_inp.weight": ones(4, 64)}, "unknown tensor blk.0.ffn_gate_inp.weight"),
        ({"rope_freqs.weight": ones(7)}, "rope_freqs.weight does not follow from"),
        ({MATRIX: (1e6 * ones(64, 96)[0], GGMLQuantizationType.F32)}, f"{MATRIX} has numbers that are too large for"),
        ({"rope_freqs.weight": (2 * ones(8)[0], GGMLQuantizationType.F32)}, "rope_freqs.weight does not follow from"),
    ],
)
def test_a_wrong_tensor_is_named(tensors: dict[str, Any], said: str, llama: Path, tmp_path: Path) -> None:
    refused(rewrite(llama, tmp_path / "wrong.gguf", tensors=tensors), said, tmp_path)


def test_the_older_key_of_a_linear_scaling_is_read(llama: Path, tmp_path: Path) -> None:
    keys = {"llama.rope.scaling.type": None, "llama.rope.scale_linear": 4.0}
    import_gguf(rewrite(llama, tmp_path / "older.gguf", keys), tmp_path / "older")
    assert huggingface.load(tmp_path / "older").config.rope_scaling == LinearScaling(4.0)


def test_keys_that_change_nothing_are_passed_over(llama: Path, tmp_path: Path) -> None:
    keys = {"attention.causal": True, "attention.sliding_window": 0, "attention.scale": 16**-0.5, "logit_scale": 1.0}
    path = rewrite(llama, tmp_path / "same.gguf", {f"llama.{key}": value for key, value in keys.items()})
    import_gguf(path, tmp_path / "same")
    assert huggingface.load(tmp_path / "same").config.head_width == 16


def test_positions_that_are_scaled_twice_are_named(llama: Path, tmp_path: Path) -> None:
    keys = {"llama.rope.scaling.type": "linear"}
    path = rewrite(llama, tmp_path / "wrong.gguf", keys, {"rope_freqs.weight": ones(8)})
    refused(path, "scales positions twice: by rope_freqs.weight and by llama.rope.scaling", tmp_path)


def test_numbers_in_the_other_order_are_named(tmp_path: Path) -> None:
    writer = GGUFWriter(tmp_path / "wrong.gguf", "llama", endianess=GGUFEndian.BIG)
    writer.add_tensor("token_embd.weight", np.ones((4, 4), np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    refused(tmp_path / "wrong.gguf", "has the bytes of its numbers in the other order", tmp_path)


def test_another_version_is_named(llama: Path, tmp_path: Path) -> None:
    content = bytearray(llama.read_bytes())
    content[4:8] = (9).to_bytes(4, "little")
    (tmp_path / "wrong.gguf").write_bytes(content)
    refused(tmp_path / "wrong.gguf", "no GGUF file, cut short, or of types that are not known here .*9", tmp_path)


def test_a_kind_that_cannot_be_read_is_named(llama: Path, tmp_path: Path) -> None:
    tensors = {MATRIX: (np.ones((64, 96), np.int16), GGMLQuantizationType.I16)}
    path = rewrite(llama, tmp_path / "wrong.gguf", tensors=tensors)
    refused(path, f"{MATRIX} is stored as I16, which cannot be read", tmp_path)


def test_a_kind_that_nobody_knows_is_one_line(llama: Path, tmp_path: Path) -> None:
    content = bytearray(llama.read_bytes())
    place = content.index(MATRIX.encode()) + len(MATRIX) + 4 + 2 * 8  # behind the name, two sizes and their number
    content[place : place + 4] = (999).to_bytes(4, "little")
    (tmp_path / "wrong.gguf").write_bytes(content)
    refused(tmp_path / "wrong.gguf", "types that are not known here .*999.* is not a valid", tmp_path)


@pytest.mark.parametrize("name", ["mine", "."])
def test_a_directory_that_is_there_is_left_alone(
    name: str, llama: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine").mkdir()
    with pytest.raises(UsageError, match="is there already: name a directory that is not"):
        import_gguf(llama, Path(name))
    assert [path.name for path in tmp_path.rglob("*")] == ["mine"]
