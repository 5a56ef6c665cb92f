"""Attention over packed rows, in which each document sees itself alone.

Block by block of queries, as two plain products with a softmax between: a compiler turns these into fixed shapes of
matrix products, which on a processor run several times as fast as a fused kernel that walks along the keys.
"""

import torch
from torch import Tensor

BLOCK = 128
"""Queries in a block. Keys behind its last query are left out: the smaller, the less is computed in vain."""


def attend_packed(queries: Tensor, keys: Tensor, values: Tensor, documents: Tensor) -> Tensor:
    """Attended values [rows, heads, length, head_width] of queries of that shape.

    Keys and values may have fewer heads, each for a group of query heads. `documents` [rows, length] numbers the
    document that each position belongs to.
    """
    _, heads, length, width = queries.shape
    group = heads // keys.shape[1]
    if group > 1:
        keys, values = keys.repeat_interleave(group, dim=1), values.repeat_interleave(group, dim=1)
    places = torch.arange(length, device=queries.device)
    attended = []
    for start in range(0, length, BLOCK):
        end = min(start + BLOCK, length)
        same = documents[:, start:end, None] == documents[:, None, :end]
        visible = same & (places[start:end, None] >= places[:end])
        scores = (queries[:, :, start:end] @ keys[:, :, :end].transpose(-1, -2)).float() * width**-0.5
        shares = scores.masked_fill(~visible[:, None], float("-inf")).softmax(dim=-1)
        attended.append(shares.to(values.dtype) @ values[:, :, :end])
    return torch.cat(attended, dim=2)
