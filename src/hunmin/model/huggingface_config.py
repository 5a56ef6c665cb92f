"""A decoder's configuration as a Hugging Face `config.json`, both ways."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import torch
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, JsonValue, PositiveFloat, ValidationError

from hunmin.errors import HunminError
from hunmin.model.configuration import DecoderConfig
from hunmin.model.json_files import read_json
from hunmin.model.rope_scaling import LinearScaling, Llama3Scaling, RopeScaling, YarnScaling

Kind = TypeVar("Kind")

ARCHITECTURES = {"llama": "LlamaForCausalLM", "qwen2": "Qwen2ForCausalLM", "qwen3": "Qwen3ForCausalLM"}

RopeType = Literal["default", "linear", "llama3", "yarn"]
SCALINGS: dict[str, type[RopeScaling]] = {
    scaling.kind: scaling for scaling in (RopeScaling, LinearScaling, Llama3Scaling, YarnScaling)
}
PUBLISHED_KEYS = {
    "original_context": "original_max_position_embeddings",
    "low_frequency_factor": "low_freq_factor",
    "high_frequency_factor": "high_freq_factor",
}
"""The fields of rope scaling that `config.json` has under another name."""

Size = Annotated[int, Field(gt=0, lt=2**31)]
RopeBase = Annotated[float, Field(gt=1)]
WholeShare = Annotated[float, Field(ge=1, le=1)]
STRICT = ConfigDict(strict=True, allow_inf_nan=False)

NO_PAD = -1
"""What the first Llamas have for pad_token_id: they never pad."""

QWEN3_HEAD_WIDTH = 128
"""What transformers takes for the head_dim of a Qwen3 that names none; other families share their width out."""


class _Rope(BaseModel):
    """Rotary positions; beside these keys stand the numbers of the way to scale them."""

    model_config = ConfigDict(**STRICT, extra="allow")

    rope_type: RopeType | None = None
    type: RopeType | None = None
    """The name of rope_type in older files."""
    rope_theta: RopeBase | None = None
    partial_rotary_factor: WholeShare | None = None


RopeOrNone = Annotated[_Rope | None, BeforeValidator(lambda given: None if given == {} else given)]
"""In transformers an empty object says nothing."""


class _Description(BaseModel):
    """The keys that say what a decoder computes, with the defaults of transformers.

    A key that asks for something this decoder does not have may be there, but only with the value that does not.
    """

    model_config = STRICT

    model_type: Literal["llama", "qwen2", "qwen3"]
    vocab_size: Size
    hidden_size: Size
    intermediate_size: Size
    num_hidden_layers: Size
    num_attention_heads: Size
    num_key_value_heads: Size | None = None
    head_dim: Size | None = None
    max_position_embeddings: Size
    rms_norm_eps: PositiveFloat = 1e-6
    tie_word_embeddings: bool = False
    rope_theta: RopeBase = 10_000.0
    rope_scaling: RopeOrNone = None
    rope_parameters: RopeOrNone = None
    original_max_position_embeddings: Size | None = None
    bos_token_id: int | None = None
    eos_token_id: int | list[int] | None = None
    pad_token_id: int | None = None

    hidden_act: Literal["silu"] = "silu"
    attention_bias: Literal[False] = False
    mlp_bias: Literal[False] = False
    use_sliding_window: Literal[False] = False
    layer_types: list[Literal["full_attention"]] | None = None
    partial_rotary_factor: WholeShare | None = None
    quantization_config: None = None


def architecture_of(config: DecoderConfig) -> str:
    """The name of a decoder's family, `model_type` in `config.json`."""
    return "qwen3" if config.qk_norm else "qwen2" if config.qkv_bias else "llama"


def describe(config: DecoderConfig, dtype: torch.dtype) -> dict[str, JsonValue]:
    """The `config.json` of a decoder whose weights are `dtype`."""
    kind = architecture_of(config)
    name = str(dtype).removeprefix("torch.")
    return {
        "architectures": [ARCHITECTURES[kind]],
        "model_type": kind,
        "vocab_size": config.vocabulary,
        "hidden_size": config.width,
        "intermediate_size": config.feed_forward,
        "num_hidden_layers": config.layers,
        "num_attention_heads": config.heads,
        "num_key_value_heads": config.key_value_heads,
        "head_dim": config.head_width,
        "hidden_act": "silu",
        **describe_positions(config),
        "rms_norm_eps": config.norm_epsilon,
        "attention_bias": False,
        "tie_word_embeddings": config.tied_embeddings,
        "bos_token_id": config.bos,
        "eos_token_id": list(config.eos) if isinstance(config.eos, tuple) else config.eos,
        "pad_token_id": config.pad,
        "use_cache": True,
        "dtype": name,
        "torch_dtype": name,
    }


def describe_positions(config: DecoderConfig) -> dict[str, JsonValue]:
    """The keys of `config.json` that say how far positions go, and how they turn."""
    scaling: dict[str, JsonValue] = {"rope_type": config.rope_scaling.kind}
    for field, value in asdict(config.rope_scaling).items():
        if value is not None:
            scaling[PUBLISHED_KEYS.get(field, field)] = value
    return {
        "max_position_embeddings": config.context,
        # transformers reads rope_parameters; before version 5, rope_theta and rope_scaling.
        "rope_parameters": {**scaling, "rope_theta": config.rope_base},
        "rope_theta": config.rope_base,
        "rope_scaling": None if config.rope_scaling == RopeScaling() else scaling,
    }


def parse(path: Path) -> DecoderConfig:
    """The decoder that the `config.json` at `path` describes.

    Raises HunminError that names the key: it is missing, contradicts another, or asks for an architecture, a way of
    rope scaling or anything else that this decoder does not have.
    """
    described = _validated(_Description, read_json(path), path)
    if described.model_type != "llama" and "num_key_value_heads" not in described.model_fields_set:
        raise HunminError(f"{path}: num_key_value_heads is missing, for which a Qwen has no default that fits")
    # As in transformers, the older key wins where a file has both.
    rope = described.rope_scaling or described.rope_parameters or _Rope()
    heads, eos = described.num_attention_heads, described.eos_token_id
    share = QWEN3_HEAD_WIDTH if described.model_type == "qwen3" else described.hidden_size // heads
    scaling = _scaling(rope, described, path)
    try:
        return DecoderConfig(
            vocabulary=described.vocab_size,
            layers=described.num_hidden_layers,
            width=described.hidden_size,
            heads=heads,
            key_value_heads=described.num_key_value_heads or heads,
            head_width=described.head_dim or share,
            feed_forward=described.intermediate_size,
            context=described.max_position_embeddings,
            rope_base=rope.rope_theta or described.rope_theta,
            rope_scaling=scaling,
            norm_epsilon=described.rms_norm_eps,
            qkv_bias=described.model_type == "qwen2",
            qk_norm=described.model_type == "qwen3",
            tied_embeddings=described.tie_word_embeddings,
            bos=described.bos_token_id,
            eos=tuple(eos) or None if isinstance(eos, list) else eos,
            pad=None if described.pad_token_id == NO_PAD else described.pad_token_id,
        )
    except HunminError as error:
        raise HunminError(f"{path}: {error}") from None


def _scaling(rope: _Rope, described: _Description, path: Path) -> RopeScaling:
    kind = SCALINGS[rope.rope_type or rope.type or "default"]
    given = {key: value for key, value in (rope.model_extra or {}).items() if value is not None}
    fields = {key: field for field, key in PUBLISHED_KEYS.items()}
    numbers = {fields.get(key, key): value for key, value in given.items()}
    if issubclass(kind, Llama3Scaling | YarnScaling):
        elsewhere = described.original_max_position_embeddings
        numbers["original_context"] = elsewhere or numbers.get("original_context", described.max_position_embeddings)
    return _validated(kind, numbers, path)


def _validated(kind: Callable[..., Kind], content: Mapping[str, JsonValue], path: Path) -> Kind:
    """What `kind` makes of `content`; raises HunminError that names the first key that is wrong."""
    try:
        return kind(**content)
    except ValidationError as error:
        problem = error.errors()[0]
        names = [str(part) for part in problem["loc"]]
        key, given = ".".join(PUBLISHED_KEYS.get(name, name) for name in names), problem["input"]
        match problem["type"]:
            case "missing":
                said = f"{key} is missing"
            case "unexpected_keyword_argument":
                said = f"{key} is no part of this rope_type"
            case "value_error":
                said = str(problem["ctx"]["error"])
            case "model_type":
                said = f"{key} must be an object, not {given!r}"
            case _:
                said = f"{key} must be {problem['msg'].removeprefix('Input should be ')}, not {given!r}"
        raise HunminError(f"{path}: {said}") from None
