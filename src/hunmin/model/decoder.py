"""The decoder itself: RMSNorm, rotary grouped attention and SwiGLU, pre-norm, as Llama, Qwen2 and Qwen3 have them."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from hunmin.errors import HunminError
from hunmin.model.configuration import DecoderConfig
from hunmin.model.grouped_attention import attend_grouped
from hunmin.model.packed_attention import attend_packed, visibility
from hunmin.model.rotary import Rotary, rotate

CHUNK = 512
"""The most positions that go behind a cache at once: the mask over all that they see has so many rows."""

MOST_LAYERS = 10_000
"""More than any model has; a decoder of more would take minutes to describe."""


class KeyValueCache:
    """Keys and values of the positions seen so far, for rows of different lengths.

    `lengths` [rows] says how many positions of each row count. A prompt may be padded on its right: `forward` writes
    all of it, then `truncate` says where each row really ends, and later positions write over the padding. `capacity`
    is how many positions of a row have room from the start.
    """

    def __init__(self, config: DecoderConfig, rows: int, capacity: int, dtype: torch.dtype = torch.float32) -> None:
        shape = (config.layers, rows, config.key_value_heads, capacity, config.head_width)
        self.keys = torch.zeros(shape, dtype=dtype)
        self.values = torch.zeros(shape, dtype=dtype)
        self.lengths = torch.zeros(rows, dtype=torch.long)

    def reserve(self, positions: int) -> None:
        """Make room for so many positions of each row, or half as many again as had room: to grow is to copy."""
        capacity = self.keys.shape[3]
        if positions > capacity:
            added = max(positions, capacity + capacity // 2) - capacity
            self.keys, self.values = (functional.pad(part, (0, 0, 0, added)) for part in (self.keys, self.values))

    def truncate(self, lengths: Sequence[int]) -> None:
        """Forget what stands past `lengths` in each row."""
        self.lengths = torch.tensor(lengths, dtype=torch.long)

    def keep(self, rows: Sequence[int]) -> None:
        """Go on with these rows alone, in this order."""
        index = torch.tensor(rows, dtype=torch.long)
        self.keys, self.values, self.lengths = self.keys[:, index], self.values[:, index], self.lengths[index]

    def extend(self, layer: int, keys: Tensor, values: Tensor, positions: Tensor, seen: int) -> tuple[Tensor, Tensor]:
        """Write [rows, heads, new, head_width] at `positions` [rows, new]; return the first `seen` of the layer."""
        rows = torch.arange(len(positions))[:, None]
        self.keys[layer][rows, :, positions] = keys.transpose(1, 2).to(self.keys.dtype)
        self.values[layer][rows, :, positions] = values.transpose(1, 2).to(self.values.dtype)
        return self.keys[layer][:, :, :seen], self.values[layer][:, :, :seen]


class Fused(nn.Linear):
    """Several matrices over one input, in one product."""

    def __init__(self, width: int, parts: Sequence[int], bias: bool = False) -> None:
        super().__init__(width, sum(parts), bias=bias)
        self.parts = tuple(parts)

    def forward(self, hidden: Tensor) -> tuple[Tensor, ...]:  # type: ignore[override]
        """What each of the matrices makes of [..., width]."""
        return super().forward(hidden).split(self.parts, dim=-1)


class Attention(nn.Module):
    """Causal self-attention with rotary positions; query heads share key-value heads in equal groups."""

    def __init__(self, config: DecoderConfig) -> None:
        super().__init__()
        self.config = config
        parts = (config.query_width, config.key_value_width, config.key_value_width)
        self.query_key_value = Fused(config.width, parts, bias=config.qkv_bias)
        self.output = nn.Linear(config.query_width, config.width, bias=False)
        if config.qk_norm:
            self.query_norm = nn.RMSNorm(config.head_width, eps=config.norm_epsilon)
            self.key_norm = nn.RMSNorm(config.head_width, eps=config.norm_epsilon)

    def project(self, hidden: Tensor, rotation: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Queries, keys and values [rows, heads, length, head_width] of `hidden` [rows, length, width]."""
        rows, length, _ = hidden.shape
        queries, keys, values = (
            part.view(rows, length, -1, self.config.head_width).transpose(1, 2) for part in self.query_key_value(hidden)
        )
        if self.config.qk_norm:
            queries, keys = self.query_norm(queries), self.key_norm(keys)
        cosines, sines = rotation[0], rotation[1]
        return rotate(queries, cosines, sines), rotate(keys, cosines, sines), values

    def attend(self, queries: Tensor, keys: Tensor, values: Tensor, mask: Tensor | None = None) -> Tensor:
        """Attended values [rows, heads, length, head_width]; without a mask, plainly causal."""
        grouped = self.config.heads != self.config.key_value_heads
        if grouped and queries.dtype == torch.bfloat16:
            return attend_grouped(queries, keys, values, mask)
        return functional.scaled_dot_product_attention(
            queries, keys, values, attn_mask=mask, is_causal=mask is None, enable_gqa=grouped
        )

    def project_output(self, attended: Tensor) -> Tensor:
        """What the heads found, in the residual stream: [rows, length, width]."""
        return self.output(attended.transpose(1, 2).flatten(2))


class FeedForward(nn.Module):
    """SwiGLU (Shazeer 2020, arXiv:2002.05202)."""

    def __init__(self, config: DecoderConfig) -> None:
        super().__init__()
        self.gate_up = Fused(config.width, (config.feed_forward, config.feed_forward))
        self.down = nn.Linear(config.feed_forward, config.width, bias=False)

    def forward(self, hidden: Tensor) -> Tensor:
        gate, up = self.gate_up(hidden)
        return self.down(functional.silu(gate) * up)


class Layer(nn.Module):
    """One pre-norm layer of the decoder."""

    def __init__(self, config: DecoderConfig) -> None:
        super().__init__()
        self.attention_norm = nn.RMSNorm(config.width, eps=config.norm_epsilon)
        self.attention = Attention(config)
        self.feed_forward_norm = nn.RMSNorm(config.width, eps=config.norm_epsilon)
        self.feed_forward = FeedForward(config)

    def leave(self, hidden: Tensor, attended: Tensor) -> Tensor:
        """The residual stream after attention and the feed-forward."""
        hidden = hidden + self.attention.project_output(attended)
        return hidden + self.feed_forward(self.feed_forward_norm(hidden))

    def forward(self, hidden: Tensor, rotation: Tensor, visible: Tensor | None) -> Tensor:
        """The layer over whole rows, each one document or, with a `visibility`, several."""
        projected = self.attention.project(self.attention_norm(hidden), rotation)
        attended = self.attention.attend(*projected) if visible is None else attend_packed(*projected, visible=visible)
        return self.leave(hidden, attended)

    def forward_cached(
        self, hidden: Tensor, rotation: Tensor, mask: Tensor | None, cache: KeyValueCache, index: int, positions: Tensor
    ) -> Tensor:
        """The layer over new positions [rows, new] whose past is in `cache`, as layer `index` of it."""
        queries, keys, values = self.attention.project(self.attention_norm(hidden), rotation)
        if mask is None:  # Fresh rows: the cache holds nothing that these positions do not bring.
            cache.extend(index, keys, values, positions, positions.shape[1])
        else:
            keys, values = cache.extend(index, keys, values, positions, mask.shape[-1])
        attended = self.attention.attend(queries, keys.to(queries.dtype), values.to(queries.dtype), mask)
        return self.leave(hidden, attended)


class Decoder(nn.Module):
    """Token ids in, hidden states or logits out."""

    layers: Sequence[Layer]

    def __init__(self, config: DecoderConfig) -> None:
        super().__init__()
        self.config = config
        self.embedding = nn.Embedding(config.vocabulary, config.width)
        self.layers = nn.ModuleList(Layer(config) for _ in range(config.layers))  # type: ignore[assignment]
        self.norm = nn.RMSNorm(config.width, eps=config.norm_epsilon)
        self.head = nn.Linear(config.width, config.vocabulary, bias=False)
        self.rotary = Rotary(config.head_width, config.rope_base, config.rope_scaling)
        self.tie()

    def tie(self) -> None:
        """Tie the head where the configuration says so; again for a decoder that comes from the meta device."""
        if self.config.tied_embeddings:
            self.head.weight = self.embedding.weight

    def hidden(self, ids: Tensor, documents: Tensor | None = None) -> Tensor:
        """Final hidden states [rows, length, width] of whole rows of ids [rows, length].

        `documents` [rows, length] numbers the document that each token belongs to: a token sees its own document alone.
        """
        hidden = self.embedding(ids)
        rotation = self.rotary.table(torch.arange(ids.shape[1], device=ids.device))
        visible = None if documents is None else visibility(documents)
        for layer in self.layers:
            hidden = layer(hidden, rotation, visible)
        return self.norm(hidden)

    def forward(self, ids: Tensor, documents: Tensor | None = None) -> Tensor:
        """Logits [rows, length, vocabulary] of whole rows."""
        return self.head(self.hidden(ids, documents))

    def hidden_cached(self, ids: Tensor, cache: KeyValueCache) -> Tensor:
        """Final hidden states [rows, new, width] of the next positions of each row, which `cache` then holds.

        Positions past the context are the caller's error.
        """
        new = ids.shape[1]
        fresh = not bool(cache.lengths.any())
        if not fresh and new > CHUNK:
            return torch.cat([self.hidden_cached(chunk, cache) for chunk in ids.split(CHUNK, dim=1)], dim=1)
        positions = cache.lengths[:, None] + torch.arange(new)
        seen = int(positions.max()) + 1
        cache.reserve(seen)
        mask = None if fresh else (torch.arange(seen) <= positions[:, :, None])[:, None]
        rotation = self.rotary.table(positions)[:, :, None]
        hidden = self.embedding(ids)
        for index, layer in enumerate(self.layers):
            hidden = layer.forward_cached(hidden, rotation, mask, cache, index, positions)
        cache.lengths = cache.lengths + new
        return self.norm(hidden)


def meta_decoder(config: DecoderConfig) -> Decoder:
    """A decoder of whose weights nothing is allocated. Raises HunminError where no tensors can have such sizes."""
    if config.layers > MOST_LAYERS:
        raise HunminError(f"a model of {config.layers:,} layers is none: {MOST_LAYERS:,} are the most")
    try:
        with torch.device("meta"):
            return Decoder(config)
    except (RuntimeError, TypeError, OverflowError) as error:
        raise HunminError(f"no tensors can have the sizes of this model: {str(error).splitlines()[0]}") from None
