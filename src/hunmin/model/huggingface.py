"""The decoder as a Hugging Face directory: `config.json`, `generation_config.json` and safetensors."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import torch
from pydantic import JsonValue
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from hunmin.errors import HunminError
from hunmin.model.configuration import DecoderConfig
from hunmin.model.decoder import Decoder

ARCHITECTURES = {"llama": "LlamaForCausalLM", "qwen2": "Qwen2ForCausalLM", "qwen3": "Qwen3ForCausalLM"}

Description = Mapping[str, JsonValue]


def save(decoder: Decoder, directory: Path, dtype: torch.dtype = torch.float32) -> None:
    """Write the configuration and the weights, as `dtype`, so that transformers and vLLM load the directory."""
    config = decoder.config
    _write_json(directory / "config.json", describe(config, dtype))
    tokens = {"bos_token_id": config.bos, "eos_token_id": config.eos, "pad_token_id": config.pad}
    _write_json(
        directory / "generation_config.json", {key: value for key, value in tokens.items() if value is not None}
    )
    tensors = {
        name: part.detach().to(dtype).contiguous()
        for name, part in named_parts(decoder)
        if not _is_tied_head(name, config)
    }
    save_file(tensors, directory / "model.safetensors", metadata={"format": "pt"})


def load(directory: Path, dtype: torch.dtype = torch.float32) -> Decoder:
    """Read a directory of one of ARCHITECTURES, its weights as `dtype`.

    Raises HunminError that names the missing file, the unknown architecture, or the missing, extra or misshapen tensor.
    """
    config = parse(_read_json(directory / "config.json"), directory / "config.json")
    with torch.device("meta"):
        decoder = Decoder(config)
    decoder = decoder.to(dtype).to_empty(device="cpu")
    decoder.tie()
    path = directory / "model.safetensors"
    parts = {name: part for name, part in named_parts(decoder) if not _is_tied_head(name, config)}
    try:
        with safe_open(path, framework="pt") as file, torch.no_grad():
            found = set(file.keys())
            for problem, names in (("lacks", parts.keys() - found), ("has the unknown", found - parts.keys())):
                if names:
                    raise HunminError(f"{path} {problem} tensor {min(names)}")
            for name, part in parts.items():
                tensor = file.get_tensor(name)
                if tensor.shape != part.shape:
                    raise HunminError(
                        f"{path}: {name} is {list(tensor.shape)}, but config.json says {list(part.shape)}"
                    )
                part.copy_(tensor)
    except FileNotFoundError:
        raise HunminError(f"{path} is missing; a model directory needs its weights") from None
    except SafetensorError as error:
        raise HunminError(f"{path} is cut short or not safetensors ({error}); copy or build it again") from None
    return decoder.eval()


def named_parts(decoder: Decoder) -> Iterator[tuple[str, Tensor]]:
    """Every weight under its Hugging Face name; fused matrices as views of their parts."""
    config = decoder.config
    yield "model.embed_tokens.weight", decoder.embedding.weight
    for index, layer in enumerate(decoder.layers):
        prefix = f"model.layers.{index}"
        attention, feed_forward = layer.attention, layer.feed_forward
        fused = attention.query_key_value
        for letter, weight in zip("qkv", fused.weight.split(fused.parts), strict=True):
            yield f"{prefix}.self_attn.{letter}_proj.weight", weight
        if config.qkv_bias:
            for letter, bias in zip("qkv", fused.bias.split(fused.parts), strict=True):
                yield f"{prefix}.self_attn.{letter}_proj.bias", bias
        if config.qk_norm:
            yield f"{prefix}.self_attn.q_norm.weight", attention.query_norm.weight
            yield f"{prefix}.self_attn.k_norm.weight", attention.key_norm.weight
        yield f"{prefix}.self_attn.o_proj.weight", attention.output.weight
        fused = feed_forward.gate_up
        for name, weight in zip(("gate", "up"), fused.weight.split(fused.parts), strict=True):
            yield f"{prefix}.mlp.{name}_proj.weight", weight
        yield f"{prefix}.mlp.down_proj.weight", feed_forward.down.weight
        yield f"{prefix}.input_layernorm.weight", layer.attention_norm.weight
        yield f"{prefix}.post_attention_layernorm.weight", layer.feed_forward_norm.weight
    yield "model.norm.weight", decoder.norm.weight
    yield "lm_head.weight", decoder.head.weight


def describe(config: DecoderConfig, dtype: torch.dtype) -> dict[str, JsonValue]:
    """The `config.json` of a decoder."""
    kind = "qwen3" if config.qk_norm else "qwen2" if config.qkv_bias else "llama"
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
        "max_position_embeddings": config.context,
        "rope_theta": config.rope_base,
        "rope_parameters": {"rope_type": "default", "rope_theta": config.rope_base},
        "rms_norm_eps": config.norm_epsilon,
        "attention_bias": False,
        "tie_word_embeddings": config.tied_embeddings,
        "bos_token_id": config.bos,
        "eos_token_id": config.eos,
        "pad_token_id": config.pad,
        "use_cache": True,
        "dtype": name,
        "torch_dtype": name,
    }


def parse(description: Description, path: Path) -> DecoderConfig:
    """The decoder that a `config.json` describes; `path` is for the errors.

    Raises HunminError for an architecture, rotary scaling or activation that this decoder does not have.
    """
    kind = description.get("model_type")
    if kind not in ARCHITECTURES:
        raise HunminError(f"{path}: the architecture {kind!r} is none of {', '.join(ARCHITECTURES)}")

    def number(key: str, default: float | None = None) -> float:
        value = description.get(key)
        value = default if value is None else value
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise HunminError(f"{path}: {key} must be a number, not {value!r}")
        return value

    def token(key: str) -> int | None:
        value = description.get(key)
        if isinstance(value, list):
            value = value[0] if value else None
        return value if isinstance(value, int) else None

    rotary = description.get("rope_parameters") or description.get("rope_scaling") or {}
    if not isinstance(rotary, dict) or rotary.get("rope_type", rotary.get("type", "default")) != "default":
        raise HunminError(f"{path}: scaled rotary positions ({rotary!r}) are not supported yet")
    base = rotary.get("rope_theta")
    heads = int(number("num_attention_heads"))
    width = int(number("hidden_size"))
    return DecoderConfig(
        vocabulary=int(number("vocab_size")),
        layers=int(number("num_hidden_layers")),
        width=width,
        heads=heads,
        key_value_heads=int(number("num_key_value_heads", heads)),
        head_width=int(number("head_dim", width / heads)),
        feed_forward=int(number("intermediate_size")),
        context=int(number("max_position_embeddings")),
        rope_base=float(base) if isinstance(base, int | float) else number("rope_theta", 10_000.0),
        norm_epsilon=number("rms_norm_eps"),
        qkv_bias=kind == "qwen2",
        qk_norm=kind == "qwen3",
        tied_embeddings=bool(description.get("tie_word_embeddings", False)),
        bos=token("bos_token_id"),
        eos=token("eos_token_id"),
        pad=token("pad_token_id"),
    )


def _is_tied_head(name: str, config: DecoderConfig) -> bool:
    return config.tied_embeddings and name == "lm_head.weight"


def _read_json(path: Path) -> Description:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise HunminError(f"{path} is missing; a model directory needs its configuration") from None
    except (OSError, ValueError) as error:
        raise HunminError(f"{path} is not readable JSON: {error}") from None
    if not isinstance(content, dict):
        raise HunminError(f"{path} must hold a JSON object")
    return content


def _write_json(path: Path, content: Description) -> None:
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
