"""Attention over packed rows, in which each document sees itself alone. Memory is linear in the length of a row.

A short row goes block by block of queries, as two plain products with a softmax between: a compiler turns these into
fixed shapes of matrix products, which on a processor run several times as fast as a fused kernel that walks along the
keys. The backward pass finds the scores kept, for each token and head no more than a short row has tokens.

A longer row goes document by document through the fused kernel, which keeps no scores and computes them again: slower
where the row is one document, faster where it is many, between which blocks compute scores in vain.
"""

import torch
from torch import Tensor
from torch.nn.functional import scaled_dot_product_attention

SHORT = 1024
"""The longest row that goes block by block."""

BLOCK = 128
"""Queries in a block. Keys behind its last query are left out: the smaller, the less is computed in vain."""


def attend_packed(queries: Tensor, keys: Tensor, values: Tensor, documents: Tensor) -> Tensor:
    """Attended values [rows, heads, length, head_width] of queries of that shape.

    Keys and values may have fewer heads, each for a group of query heads. `documents` [rows, length] numbers the
    document that each position belongs to; the positions of one lie side by side.
    """
    attend = _attend_blocks if queries.shape[2] <= SHORT else _attend_documents
    return attend(queries, keys, values, documents)


def _attend_blocks(queries: Tensor, keys: Tensor, values: Tensor, documents: Tensor) -> Tensor:
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


# Where documents end differs from row to row: there is no fixed shape to compile.
@torch.compiler.disable  # type: ignore[untyped-decorator]
def _attend_documents(queries: Tensor, keys: Tensor, values: Tensor, documents: Tensor) -> Tensor:
    rows = []
    for row, numbers in enumerate(documents):
        lengths = numbers.unique_consecutive(return_counts=True)[1].tolist()
        parts = (part[row : row + 1].split(lengths, dim=2) for part in (queries, keys, values))
        attended = [
            scaled_dot_product_attention(query, key, value, is_causal=True, enable_gqa=True)
            for query, key, value in zip(*parts, strict=True)
        ]
        rows.append(torch.cat(attended, dim=2))
    return torch.cat(rows)
