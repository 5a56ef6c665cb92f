"""The decoder as a Hugging Face directory: `config.json`, `generation_config.json` and safetensors."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import torch
from torch import Tensor

from hunmin.errors import HunminError
from hunmin.model.decoder import Decoder
from hunmin.model.huggingface_config import describe, parse
from hunmin.model.json_files import write_json
from hunmin.model.shards import SHARD_BYTES, StoredTensor, find_tensors, write_tensors

HEAD = "lm_head.weight"
STORED_TYPES = ("F32", "F16", "BF16")


def save(decoder: Decoder, directory: Path, dtype: torch.dtype = torch.float32, shard_bytes: int = SHARD_BYTES) -> None:
    """Write the configuration and the weights, as `dtype`, so that transformers and vLLM load the directory.

    Weights of more than `shard_bytes` bytes become several files and an index.
    """
    config = decoder.config
    description = describe(config, dtype)
    write_json(directory / "config.json", description)
    tokens = {key: description[key] for key in ("bos_token_id", "eos_token_id", "pad_token_id")}
    write_json(directory / "generation_config.json", {key: token for key, token in tokens.items() if token is not None})
    tied = {HEAD} if config.tied_embeddings else set()
    tensors = ((name, part) for name, part in named_parts(decoder) if name not in tied)
    write_tensors(tensors, directory, dtype, shard_bytes)


def load(directory: Path, dtype: torch.dtype = torch.float32) -> Decoder:
    """Read a directory of the Llama, Qwen2 or Qwen3 family tensor by tensor, its weights as `dtype`.

    A tied decoder's head need not be stored; where it is, it must equal the embedding.
    Raises HunminError that names the missing or broken file, the key of `config.json` that this decoder cannot honour,
    or the missing, extra or misshapen tensor.
    """
    config = parse(directory / "config.json")
    with torch.device("meta"):
        decoder = Decoder(config)
    decoder = decoder.to(dtype).to_empty(device="cpu")
    decoder.tie()
    stored = find_tensors(directory)
    parts = dict(named_parts(decoder))
    if config.tied_embeddings and HEAD not in stored:
        del parts[HEAD]
    _check(stored, parts, directory)
    with torch.no_grad():
        # The largest first, so that what is read beside its copy is never more than the weights still to come.
        for name in sorted(parts, key=lambda name: parts[name].numel(), reverse=True):
            tensor = stored[name].read()
            if name != HEAD or not config.tied_embeddings:
                parts[name].copy_(tensor)
            elif not torch.equal(parts[name], tensor.to(dtype)):
                raise HunminError(
                    f"{stored[name].path}: {name} is not the embedding, though config.json ties them: "
                    "set tie_word_embeddings to false there if the model has a head of its own"
                )
    return decoder.eval()


def _check(stored: Mapping[str, StoredTensor], parts: Mapping[str, Tensor], directory: Path) -> None:
    """Raise HunminError unless exactly these parts are stored, in their shapes and in a type that can be read."""
    for name in parts:
        if name not in stored:
            raise HunminError(f"{directory} lacks tensor {name}, which its config.json asks for")
    for name, tensor in stored.items():
        if name.endswith("rotary_emb.inv_freq"):
            continue  # Old Llama files hold the frequencies, which follow from the configuration.
        if name not in parts:
            raise HunminError(f"{tensor.path} has the unknown tensor {name}, for which config.json has no place")
        if tensor.shape != parts[name].shape:
            expected = list(parts[name].shape)
            raise HunminError(f"{tensor.path}: {name} is {list(tensor.shape)}, but config.json says {expected}")
        if tensor.dtype not in STORED_TYPES:
            raise HunminError(f"{tensor.path}: {name} is stored as {tensor.dtype}, not as {', '.join(STORED_TYPES)}")


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
    yield HEAD, decoder.head.weight
