"""Attention over packed rows, in which each document sees itself alone. Memory is linear in the length of a row.

A short row goes block by block of queries, as two plain products with a softmax between: a compiler turns these into
fixed shapes of matrix products, which with their gradients are faster than a fused kernel that walks along the keys.
Which positions see which is then a table: comparing documents in every layer can take longer than the products. For the
backward pass the scores' exponentials are kept, for each token and head no more than a short row has tokens.

A longer row goes document by document through the fused kernel, which keeps no scores and computes them again: slower
where the row is one document, faster where it is many, between which blocks compute scores in vain.
"""

from functools import reduce
from typing import Any

import torch
from torch import Tensor
from torch.autograd import Function
from torch.nn import functional
from torch.nn.functional import scaled_dot_product_attention

SHORT = 1024
"""The longest row that goes block by block."""

BLOCK = 128
"""Queries in a block. Keys behind its last query are left out: the smaller, the less is computed in vain."""


def visibility(documents: Tensor) -> Tensor:
    """Which positions see which, as `attend_packed` takes it; all layers of a decoder share it.

    `documents` [rows, length] numbers the document that each position belongs to; the positions of one lie side by
    side. Of short rows it is what is added to the scores [rows, length, length]: nothing, or minus infinity. Of longer
    ones it is `documents`.
    """
    length = documents.shape[1]
    if length > SHORT:
        return documents
    places = torch.arange(length, device=documents.device)
    visible = (documents[:, :, None] == documents[:, None]) & (places[:, None] >= places)
    return torch.zeros(visible.shape, dtype=torch.bfloat16, device=visible.device).masked_fill_(~visible, float("-inf"))


def attend_packed(queries: Tensor, keys: Tensor, values: Tensor, visible: Tensor) -> Tensor:
    """Attended values [rows, heads, length, head_width] of queries of that shape, under the `visibility` of their rows.

    Keys and values may have fewer heads, each for a group of query heads.
    """
    attend = _attend_blocks if visible.ndim == 3 else _attend_documents
    return attend(queries, keys, values, visible)


def _attend_blocks(queries: Tensor, keys: Tensor, values: Tensor, bias: Tensor) -> Tensor:
    grouped = queries.unflatten(1, (keys.shape[1], -1))
    attended: Tensor = _BlockAttention.apply(grouped, keys, values, bias)  # type: ignore[no-untyped-call]
    return attended.flatten(1, 2)


class _BlockAttention(Function):
    """Attention block by block, and its gradients, which keep of every block one matrix in the type of the values.

    Queries are [rows, key_value_heads, group, length, head_width]: those of one group of heads share keys and values,
    and stand under each other in one product. What is kept is the exponentials of a block's scores, not yet divided by
    their totals. The softmax's gradient needs the sum over all keys of a weight times its gradient: the attended values
    times theirs, summed over the width of a head, are the same (Dao 2023, arXiv:2307.08691).
    """

    @staticmethod
    def forward(context: Any, queries: Tensor, keys: Tensor, values: Tensor, bias: Tensor) -> Tensor:
        group = queries.shape[2]
        blocks, totals, kept = [], [], []
        for start, end in _blocks(queries):
            scores = (_block(queries, start, end) @ keys[:, :, :end].mT).float() * queries.shape[-1] ** -0.5
            scores = scores + bias[:, None, start:end, :end].repeat(1, 1, group, 1)
            exponentials = (scores - scores.amax(dim=-1, keepdim=True)).exp().to(values.dtype)
            total = exponentials.sum(dim=-1, keepdim=True, dtype=torch.float32)
            attended = ((exponentials @ values[:, :, :end]) / total).to(values.dtype)
            blocks.append(attended.unflatten(2, (group, -1)))
            totals.append(total.unflatten(2, (group, -1)))
            kept.append(exponentials)
        attended = torch.cat(blocks, dim=3)
        context.save_for_backward(queries, keys, values, attended, torch.cat(totals, dim=3), *kept)
        return attended

    @staticmethod
    def backward(context: Any, gradient: Tensor) -> tuple[Tensor, Tensor, Tensor, None]:
        queries, keys, values, attended, totals, *kept = context.saved_tensors
        group = queries.shape[2]
        gradient = gradient / totals
        sums = (gradient * attended).sum(dim=-1, keepdim=True)
        gradient = gradient.to(values.dtype)
        query_gradients, key_gradients, value_gradients = [], [], []
        for (start, end), exponentials in zip(_blocks(queries), kept, strict=True):
            block = _block(gradient, start, end)
            score_gradient = exponentials * ((block @ values[:, :, :end].mT).float() - _block(sums, start, end))
            score_gradient = (score_gradient * queries.shape[-1] ** -0.5).to(values.dtype)
            padding = (0, 0, 0, queries.shape[3] - end)
            query_gradients.append((score_gradient @ keys[:, :, :end]).unflatten(2, (group, -1)))
            key_gradients.append(functional.pad(score_gradient.mT @ _block(queries, start, end), padding))
            value_gradients.append(functional.pad(exponentials.mT @ block, padding))
        return (
            torch.cat(query_gradients, dim=3),
            reduce(torch.add, key_gradients),
            reduce(torch.add, value_gradients),
            None,
        )


def _block(grouped: Tensor, start: int, end: int) -> Tensor:
    """The places of one block of [rows, key_value_heads, group, length, width]: [..., group * (end - start), width]."""
    return grouped[:, :, :, start:end].flatten(2, 3)


def _blocks(queries: Tensor) -> list[tuple[int, int]]:
    """The first query of each block, and the one behind its last."""
    length = queries.shape[-2]
    return [(start, min(start + BLOCK, length)) for start in range(0, length, BLOCK)]


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
