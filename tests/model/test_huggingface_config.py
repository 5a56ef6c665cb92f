"""A config.json, in its older and its newer form, is read as transformers reads it, or refused by the key."""

import json
import math
from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import AutoConfig

from hunmin.errors import HunminError
from hunmin.model.decoder import Decoder
from hunmin.model.huggingface_config import describe, parse
from hunmin.model.rope_scaling import LinearScaling, Llama3Scaling, RopeScaling, YarnScaling

from .conftest import tiny

YARN = {"factor": 4.0, "original_max_position_embeddings": 64}


def write(directory: Path, *without: str, **changed: Any) -> Path:
    """The configuration of a tiny Llama with some keys changed and some taken away."""
    content = {**describe(tiny().config, torch.float32), **changed}
    path = directory / "config.json"
    path.write_text(json.dumps({key: value for key, value in content.items() if key not in without}))
    return path


def test_parsing_is_the_inverse_of_describing(decoder: Decoder, tmp_path: Path) -> None:
    path = tmp_path / "config.json"
    path.write_text(json.dumps(describe(decoder.config, torch.float32)))
    assert parse(path) == decoder.config


@pytest.mark.parametrize("unread", [(), ("rope_parameters",), ("rope_scaling", "rope_theta")])
def test_older_and_newer_keys_say_the_same_to_transformers(
    decoder: Decoder, unread: tuple[str, ...], tmp_path: Path
) -> None:
    content = describe(decoder.config, torch.float32)
    (tmp_path / "config.json").write_text(json.dumps({key: content[key] for key in content if key not in unread}))
    assert AutoConfig.from_pretrained(tmp_path).rope_parameters == content["rope_parameters"]
    assert parse(tmp_path / "config.json") == decoder.config


@pytest.mark.parametrize(
    ("keys", "base", "scaling"),
    [
        ({}, 10_000, RopeScaling()),
        ({"rope_theta": 5e5, "rope_scaling": None}, 5e5, RopeScaling()),
        ({"rope_scaling": {}, "rope_parameters": {"rope_type": "linear", "factor": 2.0}}, 1e4, LinearScaling(2.0)),
        ({"rope_parameters": {"rope_type": "default", "rope_theta": 7e5}}, 7e5, RopeScaling()),
        ({"rope_parameters": {"rope_theta": 7e5, "partial_rotary_factor": 1.0}}, 7e5, RopeScaling()),
        ({"rope_theta": 5e5, "rope_scaling": {"type": "linear", "factor": 2}}, 5e5, LinearScaling(2.0)),
        ({"rope_theta": 1e6, "rope_scaling": {"type": "yarn", **YARN}}, 1e6, YarnScaling(4.0, 64)),
        ({"rope_theta": 1e6, "rope_scaling": {"rope_type": "yarn", **YARN}}, 1e6, YarnScaling(4.0, 64)),
        ({"rope_scaling": {"type": "yarn", "factor": 4, "attention_factor": None}}, 1e4, YarnScaling(4.0, 256)),
        ({"rope_parameters": {"rope_type": "yarn", "rope_theta": 1e6, **YARN}}, 1e6, YarnScaling(4.0, 64)),
        (
            {"rope_scaling": {"type": "linear", "factor": 2}, "rope_parameters": {"rope_type": "yarn", **YARN}},
            1e4,
            LinearScaling(2.0),
        ),
        (
            {"rope_scaling": {"rope_type": "llama3", **YARN, "low_freq_factor": 1, "high_freq_factor": 4}},
            1e4,
            Llama3Scaling(4.0, 64, 1.0, 4.0),
        ),
        (
            {"rope_scaling": {"type": "yarn", **YARN}, "original_max_position_embeddings": 32},
            1e4,
            YarnScaling(4.0, 32),
        ),
    ],
)
def test_rotary_positions_are_read_as_transformers_reads_them(
    keys: dict[str, Any], base: float, scaling: RopeScaling, tmp_path: Path
) -> None:
    path = write(tmp_path, "rope_theta", "rope_scaling", "rope_parameters")
    path.write_text(json.dumps({**json.loads(path.read_text()), **keys}))
    config = parse(path)
    assert (config.rope_base, config.rope_scaling) == (base, scaling)
    reference = AutoConfig.from_pretrained(tmp_path)
    reference.standardize_rope_params()  # as every computation of frequencies does first
    neutral = {"type", "partial_rotary_factor"}
    theirs = {key: value for key, value in reference.rope_parameters.items() if key not in neutral}
    ours = describe(config, torch.float32)["rope_parameters"]
    assert isinstance(ours, dict)
    assert {key: ours.get(key) for key in theirs} == theirs


@pytest.mark.parametrize(
    ("kind", "head_width"), [("llama", 16), ("qwen2", 16), ("qwen3", 128)], ids=["llama", "qwen2", "qwen3"]
)
def test_what_is_left_out_is_what_transformers_takes(kind: str, head_width: int, tmp_path: Path) -> None:
    left_out = ["head_dim", "tie_word_embeddings", "rms_norm_eps"] + ["num_key_value_heads"] * (kind == "llama")
    config, theirs = parse(write(tmp_path, *left_out, model_type=kind)), AutoConfig.from_pretrained(tmp_path)
    assert config.head_width == head_width == getattr(theirs, "head_dim", head_width)
    assert config.key_value_heads == theirs.num_key_value_heads
    assert (config.tied_embeddings, config.norm_epsilon) == (theirs.tie_word_embeddings, theirs.rms_norm_eps)


def test_several_tokens_that_end_a_text_are_kept(tmp_path: Path) -> None:
    config = parse(write(tmp_path, eos_token_id=[3, 4]))
    assert describe(config, torch.float32)["eos_token_id"] == [3, 4]


def test_no_token_is_none(tmp_path: Path) -> None:
    config = parse(write(tmp_path, eos_token_id=[], pad_token_id=-1))
    assert (config.eos, config.pad) == (None, None)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"model_type": "mamba"}, "model_type must be 'llama', 'qwen2' or 'qwen3', not 'mamba'"),
        ({"vocab_size": None}, "vocab_size must be a valid integer, not None"),
        ({"num_hidden_layers": 0}, "num_hidden_layers must be greater than 0, not 0"),
        ({"vocab_size": 10**30}, "vocab_size must be less than 2147483648, not 1000000000000000000000000000000"),
        ({"rms_norm_eps": math.nan}, "rms_norm_eps must be a finite number, not nan"),
        ({"rope_theta": math.inf}, "rope_theta must be a finite number, not inf"),
        ({"rope_theta": 1}, "rope_theta must be greater than 1, not 1"),
        ({"rope_scaling": {"type": "linear", "factor": math.inf}}, "factor must be a finite number, not inf"),
        ({"hidden_size": 64.5}, "hidden_size must be a valid integer, not 64.5"),
        ({"attention_bias": True}, "attention_bias must be False, not True"),
        ({"mlp_bias": True}, "mlp_bias must be False, not True"),
        ({"use_sliding_window": True}, "use_sliding_window must be False, not True"),
        ({"layer_types": ["sliding_attention"] * 2}, "layer_types.0 must be 'full_attention'"),
        ({"hidden_act": "gelu"}, "hidden_act must be 'silu', not 'gelu'"),
        ({"partial_rotary_factor": 0.5}, "partial_rotary_factor must be"),
        ({"rope_scaling": {"partial_rotary_factor": 0.5}}, "rope_scaling.partial_rotary_factor must be"),
        ({"quantization_config": {"bits": 4}}, "quantization_config must be None"),
        ({"num_key_value_heads": 3}, "config.json: the heads (4) must be a multiple of the key-value heads (3)"),
        ({"rope_scaling": 4}, "rope_scaling must be an object, not 4"),
        ({"rope_scaling": {"type": "longrope"}}, "rope_scaling.type must be 'default', 'linear', 'llama3' or 'yarn'"),
        ({"rope_scaling": {"type": "linear"}}, "factor is missing"),
        ({"rope_scaling": {"type": "yarn", "factor": "4"}}, "factor must be a valid number, not '4'"),
        ({"rope_scaling": {"type": "yarn", "factor": 4, "mscale": 1}}, "mscale is no part of this rope_type"),
        ({"rope_scaling": {"rope_type": "llama3", "factor": 4, "high_freq_factor": 4}}, "low_freq_factor is missing"),
        ({"rope_scaling": {"type": "yarn", "factor": 4, "beta_fast": 1}}, "beta_slow must be below beta_fast"),
        ({"rope_scaling": None, "rope_parameters": {"full_attention": {}}}, "full_attention is no part of this"),
    ],
)
def test_what_this_decoder_cannot_honour_is_named(changed: dict[str, Any], said: str, tmp_path: Path) -> None:
    path = write(tmp_path, **changed)
    with pytest.raises(HunminError) as caught:
        parse(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_qwen_says_how_many_key_value_heads_it_has(tmp_path: Path) -> None:
    with pytest.raises(HunminError, match="config.json: num_key_value_heads is missing"):
        parse(write(tmp_path, "num_key_value_heads", model_type="qwen2"))


@pytest.mark.parametrize("content", ["{", "[]", "\ufeff{}"])
def test_a_file_that_is_no_json_object_is_named(content: str, tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(content)
    with pytest.raises(HunminError, match="config.json"):
        parse(tmp_path / "config.json")
