"""Attention over packed rows is torch's own under a mask, wherever documents and blocks begin, and so are gradients."""

import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor
from torch.nn.functional import scaled_dot_product_attention
from torch.testing import assert_close

from hunmin.model.packed_attention import BLOCK, SHORT, attend_packed, visibility

LONG = SHORT + 40


def draw(heads: int, key_value_heads: int, length: int, seed: int) -> tuple[Tensor, Tensor, Tensor]:
    """Queries, keys and values of two rows, with heads 16 wide."""
    generator = torch.Generator().manual_seed(seed)
    shapes = [(2, count, length, 16) for count in (heads, key_value_heads, key_value_heads)]
    queries, keys, values = (torch.randn(shape, generator=generator, requires_grad=True) for shape in shapes)
    return queries, keys, values


def number(length: int, ends: set[int]) -> Tensor:
    """Documents of two rows: the first is one whole document, in the second they end at `ends`."""
    places = torch.arange(length)
    return torch.stack((torch.zeros_like(places), torch.bucketize(places, torch.tensor(sorted(ends)), right=True)))


@given(
    length=st.sampled_from((1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK + 40, SHORT + 1, LONG)),
    ends=st.sets(st.integers(1, 2 * BLOCK + 39) | st.integers(1, LONG), max_size=20),
    groups=st.sampled_from(((4, 4), (4, 2), (3, 1))),
    seed=st.integers(0, 2**32),
)
def test_a_document_sees_itself_alone(length: int, ends: set[int], groups: tuple[int, int], seed: int) -> None:
    parts = draw(*groups, length, seed)
    documents, places = number(length, ends), torch.arange(length)
    visible = (documents[:, :, None] == documents[:, None]) & (places[:, None] >= places)
    expected = scaled_dot_product_attention(*parts, attn_mask=visible[:, None], enable_gqa=True)
    attended = attend_packed(*parts, visibility(documents))
    assert_close(attended, expected)
    weights = torch.randn(attended.shape, generator=torch.Generator().manual_seed(seed))
    gradients = torch.autograd.grad((attended * weights).sum(), parts)
    assert_close(gradients, torch.autograd.grad((expected * weights).sum(), parts), rtol=1e-4, atol=1e-5)


def kept(length: int) -> int:
    """How many numbers autograd keeps for the backward pass of a row of `length` tokens."""
    parts, storages = draw(4, 2, length, 0), {}

    def keep(tensor: Tensor) -> Tensor:
        storages[tensor.untyped_storage().data_ptr()] = tensor.untyped_storage().nbytes() // tensor.itemsize
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(keep, lambda tensor: tensor):
        attended = attend_packed(*parts, visibility(number(length, {length // 3})))
    assert isinstance(attended, Tensor)
    return sum(storages.values())


def test_what_is_kept_for_the_backward_pass_grows_as_the_row() -> None:
    assert kept(8 * SHORT) <= 2.1 * kept(4 * SHORT)


def test_a_long_row_in_a_compiled_layer_is_what_it_is_uncompiled() -> None:
    parts, documents = draw(4, 2, LONG, 0), number(LONG, {300, 301})
    compiled = torch.compile(attend_packed, dynamic=False)
    assert_close(compiled(*parts, documents), attend_packed(*parts, documents))
