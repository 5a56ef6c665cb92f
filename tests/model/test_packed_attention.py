"""Attention over packed rows equals torch's own under a mask, wherever documents and blocks begin."""

import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn.functional import scaled_dot_product_attention
from torch.testing import assert_close

from hunmin.model.packed_attention import BLOCK, attend_packed


@given(
    length=st.sampled_from((1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK + 40)),
    ends=st.sets(st.integers(1, 2 * BLOCK + 39)),
    groups=st.sampled_from(((4, 4), (4, 2), (3, 1))),
    seed=st.integers(0, 2**32),
)
def test_a_document_sees_itself_alone(length: int, ends: set[int], groups: tuple[int, int], seed: int) -> None:
    heads, key_value_heads = groups
    generator = torch.Generator().manual_seed(seed)
    queries = torch.randn(2, heads, length, 16, generator=generator)
    keys, values = torch.randn(2, 2, key_value_heads, length, 16, generator=generator)
    places = torch.arange(length)
    documents = torch.stack((torch.zeros_like(places), torch.bucketize(places, torch.tensor(sorted(ends)), right=True)))
    visible = (documents[:, :, None] == documents[:, None]) & (places[:, None] >= places)
    expected = scaled_dot_product_attention(queries, keys, values, attn_mask=visible[:, None], enable_gqa=True)
    assert_close(attend_packed(queries, keys, values, documents), expected)
