"""Attention of grouped heads is torch's own, wherever blocks end and however many heads are taken together."""

from unittest.mock import patch

import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn.functional import scaled_dot_product_attention
from torch.testing import assert_close

from hunmin.model import grouped_attention
from hunmin.model.grouped_attention import BLOCK, attend_grouped


@given(
    new=st.sampled_from((1, 5, BLOCK, BLOCK + 1, 2 * BLOCK + 40)),
    past=st.none() | st.integers(0, 50),
    key_value_heads=st.integers(1, 4),
    group=st.integers(1, 3),
    scores=st.sampled_from((1, 100_000, grouped_attention.SCORES)),
    seed=st.integers(0, 2**32),
)
def test_grouped_heads_attend_as_torch_has_them(
    new: int, past: int | None, key_value_heads: int, group: int, scores: int, seed: int
) -> None:
    generator = torch.Generator().manual_seed(seed)
    seen = new + (past or 0)
    queries = torch.randn((2, key_value_heads * group, new, 16), generator=generator)
    keys, values = torch.randn((2, 2, key_value_heads, seen, 16), generator=generator)
    mask = None
    if past is not None:  # The second row has one position less behind it than the first.
        ends = torch.tensor([past, max(0, past - 1)])[:, None] + torch.arange(new)
        mask = (torch.arange(seen) <= ends[:, :, None])[:, None]
    with patch.object(grouped_attention, "SCORES", scores):
        attended = attend_grouped(queries, keys, values, mask)
    expected = scaled_dot_product_attention(
        queries, keys, values, attn_mask=mask, is_causal=mask is None, enable_gqa=True
    )
    assert_close(attended, expected)
