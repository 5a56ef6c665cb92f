"""The decoder as a Hugging Face directory: `config.json`, `generation_config.json` and safetensors."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import torch
from torch import Tensor

from hunmin.errors import HunminError
from hunmin.model.configuration import DecoderConfig
from hunmin.model.decoder import Decoder, meta_decoder
from hunmin.model.huggingface_config import describe, parse
from hunmin.model.json_files import write_json
from hunmin.model.precision import compute_dtype
from hunmin.model.shards import SHARD_BYTES, StoredTensor, find_tensors, write_tensors

EMBEDDING = "model.embed_tokens.weight"
HEAD = "lm_head.weight"
STORED_TYPES = ("F32", "F16", "BF16")


def save(decoder: Decoder, directory: Path, dtype: torch.dtype = torch.float32, shard_bytes: int = SHARD_BYTES) -> None:
    """Write the configuration and the weights, as `dtype`, so that transformers and vLLM load the directory.

    Weights of more than `shard_bytes` bytes become several files and an index.
    """
    save_weights(decoder.config, named_parts(decoder), directory, dtype, shard_bytes)


def save_weights(
    config: DecoderConfig,
    weights: Iterable[tuple[str, Tensor]],
    directory: Path,
    dtype: torch.dtype,
    shard_bytes: int = SHARD_BYTES,
) -> None:
    """Write a directory as `save` does, its weights as they come: no more than a shard of them is held at a time.

    `weights` are those of `named_parts`; the head of a tied decoder is passed over.
    """
    description = describe(config, dtype)
    write_json(directory / "config.json", description)
    tokens = {key: description[key] for key in ("bos_token_id", "eos_token_id", "pad_token_id")}
    write_json(directory / "generation_config.json", {key: token for key, token in tokens.items() if token is not None})
    kept = ((name, weight) for name, weight in weights if name != HEAD or not config.tied_embeddings)
    write_tensors(kept, directory, dtype, shard_bytes)


def load(directory: Path, dtype: torch.dtype = torch.float32) -> Decoder:
    """Read a directory of the Llama, Qwen2 or Qwen3 family tensor by tensor, its weights as `dtype`.

    Raises HunminError as `find_weights` does.
    """
    return _read(*find_weights(directory), dtype)


def load_as_stored(directory: Path) -> Decoder:
    """Read as `load` does: in bfloat16 where all matrices are stored so and can be computed with so, else in fp32."""
    config, weights = find_weights(directory)
    matrices = {tensor.dtype for tensor in weights.values() if len(tensor.shape) == 2}
    return _read(config, weights, compute_dtype() if matrices == {"BF16"} else torch.float32)


def _read(config: DecoderConfig, weights: dict[str, StoredTensor], dtype: torch.dtype) -> Decoder:
    decoder = meta_decoder(config).to(dtype).to_empty(device="cpu")
    decoder.tie()
    parts = dict(named_parts(decoder))
    with torch.no_grad():
        # The largest first, so that what is read beside its copy is never more than the weights still to come.
        for name in sorted(weights, key=lambda name: parts[name].numel(), reverse=True):
            parts[name].copy_(weights[name].read())
    return decoder.eval()


def find_weights(directory: Path) -> tuple[DecoderConfig, dict[str, StoredTensor]]:
    """The decoder that a directory describes, and the tensors that are its weights, by their names in `named_parts`.

    A tied decoder's head need not be stored, and is not given; where it is stored, it must equal the embedding.
    Raises HunminError that names the missing or broken file, the key of `config.json` that this decoder cannot honour,
    or the missing, extra or misshapen tensor.
    """
    config = parse(directory / "config.json")
    stored = find_tensors(directory)
    shapes = weight_shapes(config)
    for name in shapes:
        if name not in stored:
            raise HunminError(f"{directory} lacks tensor {name}, which its config.json asks for")
    for name, tensor in stored.items():
        if name == HEAD and config.tied_embeddings:
            _check_head(tensor, stored[EMBEDDING])
        elif not name.endswith("rotary_emb.inv_freq"):  # Old Llama files hold what follows from the configuration.
            _check(tensor, shapes.get(name))
    return config, {name: stored[name] for name in shapes}


def weight_shapes(config: DecoderConfig) -> dict[str, tuple[int, ...]]:
    """The shape of every weight, by its name in `named_parts`; a tied decoder's head is the embedding, and left out."""
    parts = named_parts(meta_decoder(config))
    return {name: tuple(part.shape) for name, part in parts if name != HEAD or not config.tied_embeddings}


def _check(tensor: StoredTensor, shape: tuple[int, ...] | None) -> None:
    """Raise HunminError unless the tensor has a place, this shape, and a type that can be read."""
    place = f"{tensor.path}: {tensor.name}"
    if shape is None:
        raise HunminError(f"{tensor.path} has the unknown tensor {tensor.name}, for which config.json has no place")
    if tensor.shape != shape:
        raise HunminError(f"{place} is {list(tensor.shape)}, but config.json says {list(shape)}")
    if tensor.dtype not in STORED_TYPES:
        raise HunminError(f"{place} is stored as {tensor.dtype}, not as {', '.join(STORED_TYPES)}")


def _check_head(head: StoredTensor, embedding: StoredTensor) -> None:
    _check(head, embedding.shape)
    if not torch.equal(head.read(), embedding.read()):
        raise HunminError(
            f"{head.path}: {head.name} is not the embedding, though config.json ties them: "
            "set tie_word_embeddings to false there if the model has a head of its own"
        )


def named_parts(decoder: Decoder) -> Iterator[tuple[str, Tensor]]:
    """Every weight under its Hugging Face name; fused matrices as views of their parts."""
    config = decoder.config
    yield EMBEDDING, decoder.embedding.weight
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
    yield HEAD, decoder.head.weight
