"""Which tensor of a GGUF file is which weight of a decoder, and how its rows are ordered there."""

from gguf import MODEL_ARCH, get_tensor_name_map
from torch import Tensor

from hunmin.model.configuration import DecoderConfig
from hunmin.model.huggingface import weight_shapes
from hunmin.model.huggingface_config import architecture_of

ARCHITECTURES = {"llama": MODEL_ARCH.LLAMA, "qwen2": MODEL_ARCH.QWEN2, "qwen3": MODEL_ARCH.QWEN3}
"""The families that a decoder is of, by the name that both formats give them."""

ROPE_FACTORS = "rope_freqs.weight"
"""By what the frequency of each rotary pair is divided, where the scaling of Llama 3.1 is used."""

EMBEDDING, HEAD = "token_embd.weight", "output.weight"


def tensor_names(config: DecoderConfig) -> dict[str, str]:
    """The name in GGUF of every weight, by its Hugging Face name."""
    names = get_tensor_name_map(ARCHITECTURES[architecture_of(config)], config.layers)
    found = {}
    for weight in weight_shapes(config):
        name = names.get_name(weight, try_suffixes=(".weight", ".bias"))
        assert name is not None, weight
        found[weight] = name
    return found


def rotated_heads(weight: str, config: DecoderConfig) -> int | None:
    """How many heads a weight has whose rows GGUF orders in its own way; None where it keeps the order.

    llama.cpp turns neighbouring features of a Llama as a pair, where Hugging Face turns those half a head apart; of
    Qwen it turns the latter too.
    """
    if architecture_of(config) != "llama":
        return None
    return {"q_proj": config.heads, "k_proj": config.key_value_heads}.get(weight.split(".")[-2])


def interleave(weight: Tensor, heads: int) -> Tensor:
    """Rows of each head [heads · head_width, ...] with the halves of a pair next to each other, as GGUF has them."""
    return weight.unflatten(0, (heads, 2, -1)).transpose(1, 2).flatten(0, 2)


def separate(weight: Tensor, heads: int) -> Tensor:
    """The rows as Hugging Face has them: the inverse of `interleave`."""
    return weight.unflatten(0, (heads, -1, 2)).transpose(1, 2).flatten(0, 2)
