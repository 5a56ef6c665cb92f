"""A decoder's configuration as the keys of a GGUF file, both ways."""

import math
from dataclasses import replace
from typing import TypeVar

import torch
from gguf import GGUFWriter, RopeScalingType
from pydantic import ValidationError
from torch import Tensor

from hunmin.errors import HunminError
from hunmin.exchange.file import GgufFile
from hunmin.exchange.names import ARCHITECTURES, EMBEDDING, HEAD, ROPE_FACTORS
from hunmin.model.configuration import DecoderConfig
from hunmin.model.huggingface_config import architecture_of
from hunmin.model.rope_scaling import LinearScaling, Llama3Scaling, RopeScaling, YarnScaling
from hunmin.model.rotary import Rotary

Number = TypeVar("Number", int, float)

LLAMA3_CONTEXT, LLAMA3_LOW, LLAMA3_HIGH = 8192, 1.0, 4.0
"""What every published Llama 3 has beside its factor; a GGUF file holds only the frequencies that follow."""

SIZES = 2**31
"""No number of `config.json` is as large."""

YARN = YarnScaling(1.0, 1)
"""What llama.cpp takes for the numbers of YaRN that it does not read from a file."""


def parse(file: GgufFile) -> DecoderConfig:
    """The decoder that a file describes, its tied or untied head told by its tensors.

    Raises HunminError that names the missing key, or the one that asks for what this decoder does not have.
    """
    architecture = file.value("general.architecture", str)
    if architecture not in ARCHITECTURES:
        known = ", ".join(ARCHITECTURES)
        raise HunminError(f"{file.path}: general.architecture is {architecture}, which is none of {known}")

    def whole(key: str, default: int | None = None) -> int:
        number = _number(file, f"{architecture}.{key}", int, 0, default)
        if number >= SIZES:
            raise HunminError(f"{file.path}: {architecture}.{key} must be below {SIZES}, not {number}")
        return number

    layers, width, heads = whole("block_count"), whole("embedding_length"), whole("attention.head_count")
    for name in (EMBEDDING, f"blk.{layers - 1}.attn_norm.weight"):
        if name not in file.tensors:
            raise HunminError(f"{file.path} lacks tensor {name}, which its keys ask for")
    head_width = whole("attention.key_length", width // heads)
    for key in ("attention.value_length", "rope.dimension_count"):
        given = file.optional(f"{architecture}.{key}", int)
        if given not in (None, head_width):
            raise HunminError(f"{file.path}: {architecture}.{key} is {given}, but a head has {head_width} features")
    _check_computation(file, architecture, head_width)
    try:
        config = DecoderConfig(
            vocabulary=file.tensors[EMBEDDING].shape[0],
            layers=layers,
            width=width,
            heads=heads,
            key_value_heads=whole("attention.head_count_kv", heads),
            head_width=head_width,
            feed_forward=whole("feed_forward_length"),
            context=whole("context_length"),
            rope_base=_number(file, f"{architecture}.rope.freq_base", float, 1.0, 10_000.0),
            rope_scaling=_rope_scaling(file, architecture),
            norm_epsilon=_number(file, f"{architecture}.attention.layer_norm_rms_epsilon", float, 0.0),
            qkv_bias=architecture == "qwen2",
            qk_norm=architecture == "qwen3",
            tied_embeddings=HEAD not in file.tensors,
            bos=file.optional("tokenizer.ggml.bos_token_id", int),
            eos=file.optional("tokenizer.ggml.eos_token_id", int),
            pad=file.optional("tokenizer.ggml.padding_token_id", int),
        )
    except HunminError as error:
        said = str(error)  # by the file, which names itself, or by the shape, which knows of none
        raise HunminError(said if said.startswith(str(file.path)) else f"{file.path}: {said}") from None
    if ROPE_FACTORS not in file.tensors:
        return config
    if config.rope_scaling != RopeScaling():
        raise HunminError(f"{file.path} scales positions twice: by {ROPE_FACTORS} and by {architecture}.rope.scaling")
    return replace(config, rope_scaling=_llama3_scaling(file, config))


def _check_computation(file: GgufFile, architecture: str, head_width: int) -> None:
    """Raise HunminError that names the key where a file asks for more than it is read for; 0 is llama.cpp's default."""
    read: dict[str, tuple[float, ...]] = {
        f"{architecture}.attention.causal": (True,),
        f"{architecture}.attention.sliding_window": (0,),
        f"{architecture}.attention.scale": (0.0, head_width**-0.5),
        f"{architecture}.logit_scale": (0.0, 1.0),
        f"{architecture}.expert_count": (0,),
        "split.count": (0, 1),
    }
    for key, values in read.items():
        given = file.optional(key, type(values[0]))
        if given is not None and not any(math.isclose(given, value, rel_tol=1e-6) for value in values):
            known = " or ".join(map(str, values))
            raise HunminError(f"{file.path}: {key} is {given}, and only {known} can be read")


def describe(config: DecoderConfig, writer: GGUFWriter) -> None:
    """Write the keys of a decoder. Raises HunminError where its rope scaling is more than GGUF can say."""
    writer.add_vocab_size(config.vocabulary)
    writer.add_block_count(config.layers)
    writer.add_context_length(config.context)
    writer.add_embedding_length(config.width)
    writer.add_feed_forward_length(config.feed_forward)
    writer.add_head_count(config.heads)
    writer.add_head_count_kv(config.key_value_heads)
    writer.add_key_length(config.head_width)
    writer.add_value_length(config.head_width)
    writer.add_rope_dimension_count(config.head_width)
    writer.add_rope_freq_base(config.rope_base)
    writer.add_layer_norm_rms_eps(config.norm_epsilon)
    scaling = config.rope_scaling
    match scaling:
        case LinearScaling():
            writer.add_rope_scaling_type(RopeScalingType.LINEAR)
            writer.add_rope_scaling_factor(scaling.factor)
        case YarnScaling():
            if (scaling.beta_fast, scaling.beta_slow, scaling.truncate) != (YARN.beta_fast, YARN.beta_slow, True):
                raise HunminError(
                    f"rope scaling yarn: llama.cpp knows only beta_fast {YARN.beta_fast:g}, "
                    f"beta_slow {YARN.beta_slow:g} and truncate"
                )
            writer.add_rope_scaling_type(RopeScalingType.YARN)
            writer.add_rope_scaling_factor(scaling.factor)
            writer.add_rope_scaling_orig_ctx_len(scaling.original_context)
            if scaling.attention_factor is not None:
                writer.add_rope_scaling_attn_factors(scaling.attention_factor / _yarn_magnitude(scaling.factor))
        case Llama3Scaling():
            if architecture_of(config) != "llama":
                raise HunminError("rope scaling llama3: llama.cpp knows it for the architecture llama alone")
        case _:
            writer.add_rope_scaling_type(RopeScalingType.NONE)


def rope_factors(config: DecoderConfig, scaling: RopeScaling) -> Tensor:
    """By what a scaling divides the frequency of each rotary pair: shape [head_width / 2], fp32."""
    plain = Rotary(config.head_width, config.rope_base, RopeScaling()).frequencies
    return (plain / scaling.scale(plain, config.rope_base)).float()


def _number(file: GgufFile, key: str, kind: type[Number], least: Number, default: Number | None = None) -> Number:
    """The number under a key, or `default` where nothing stands; raises HunminError unless it is above `least`."""
    number = file.value(key, kind) if default is None or file.optional(key, kind) is not None else default
    if not least < number < math.inf:
        raise HunminError(f"{file.path}: {key} must be above {least:g}, not {number}")
    return number


def _rope_scaling(file: GgufFile, architecture: str) -> RopeScaling:
    """The scaling that the keys ask for; as in llama.cpp, a factor of no named kind is linear.

    `scale_linear` is the factor's name in older files.
    """
    prefix = f"{architecture}.rope.scaling"
    factor = file.optional(f"{prefix}.factor", float) or file.optional(f"{architecture}.rope.scale_linear", float)
    kind = file.optional(f"{prefix}.type", str) or ("linear" if factor else "none")
    try:
        match kind:
            case "none":
                return RopeScaling()
            case "linear":
                return LinearScaling(factor or 1.0)
            case "yarn":
                factor = factor or 1.0
                share = file.optional(f"{prefix}.attn_factor", float)
                return YarnScaling(
                    factor,
                    file.value(f"{prefix}.original_context_length", int),
                    # A share in fp32 tells seven digits.
                    attention_factor=None if share is None else float(f"{share * _yarn_magnitude(factor):.7g}"),
                )
    except ValidationError as error:
        raise HunminError(f"{file.path}: {prefix}: {error.errors()[0]['msg']}") from None
    raise HunminError(f"{file.path}: {prefix}.type is {kind}, which is none of none, linear, yarn")


def _llama3_scaling(file: GgufFile, config: DecoderConfig) -> Llama3Scaling:
    """The scaling that the file's factors follow from; a pair that turns slowest is divided by the factor itself."""
    factors = file.tensors[ROPE_FACTORS].read()
    scaling = Llama3Scaling(max(1.0, float(factors.max())), LLAMA3_CONTEXT, LLAMA3_LOW, LLAMA3_HIGH)
    expected = rope_factors(config, scaling)
    if factors.shape != expected.shape or not torch.allclose(factors, expected, rtol=1e-4):
        raise HunminError(f"{file.path}: {ROPE_FACTORS} does not follow from the scaling of Llama 3")
    return scaling


def _yarn_magnitude(factor: float) -> float:
    """What llama.cpp multiplies cosines and sines by, the file's own factor apart."""
    return 0.1 * math.log(factor) + 1
