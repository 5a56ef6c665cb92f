"""Attention of prompts and of their answers in bfloat16, for query heads that share keys and values in groups.

The queries of a group stand under each other in one product with the keys that they share, block by block. Torch's
kernel goes head by head, and on a processor computes bfloat16 at a fraction of the rate of products.
"""

import torch
from torch import Tensor

BLOCK = 128
"""Queries in a block. Without a mask, keys behind its last query are left out."""

SCORES = 2**22
"""About how many scores are made at once, where those of one block and one head of keys are not more."""


def attend_grouped(queries: Tensor, keys: Tensor, values: Tensor, mask: Tensor | None) -> Tensor:
    """Attended values [rows, heads, new, head_width] of queries of that shape, whose heads are grouped evenly.

    Keys and values are [rows, key_value_heads, seen, head_width]. `mask` [rows, 1, new, seen] is true where a query
    sees a key; without one, there are as many keys as queries, and each query sees the keys up to its own.
    """
    rows, heads, new, width = queries.shape
    group = heads // keys.shape[1]
    scaled = (queries * width**-0.5).unflatten(1, (-1, group))
    blocks = []
    for start in range(0, new, BLOCK):
        block = scaled[:, :, :, start : start + BLOCK].flatten(2, 3)
        seen = keys.shape[2] if mask is not None else min(start + BLOCK, new)
        bias = queries.new_full((1, 1, block.shape[2] // group, seen), -torch.inf)
        bias = bias.triu(1 + start) if mask is None else bias.where(~mask[:, :, start : start + BLOCK], 0)
        bias = bias.repeat(1, 1, group, 1)
        together = max(1, SCORES // (rows * block.shape[2] * seen))
        attended = [
            (part @ key[:, :, :seen].mT + bias).softmax(dim=-1) @ value[:, :, :seen]
            for part, key, value in zip(*(each.split(together, dim=1) for each in (block, keys, values)), strict=True)
        ]
        blocks.append(torch.cat(attended, dim=1).unflatten(2, (group, -1)))
    return torch.cat(blocks, dim=3).flatten(1, 2)
