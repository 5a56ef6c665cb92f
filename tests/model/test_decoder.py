"""The decoder computes the same whether it sees a text whole, in pieces, padded, or beside others in a row."""

import pytest
import torch
from torch import Tensor
from torch.testing import assert_close

from hunmin.errors import HunminError
from hunmin.model.configuration import DecoderConfig
from hunmin.model.decoder import CHUNK, Decoder, KeyValueCache
from hunmin.model.initialization import initialize

from .conftest import tiny


@torch.inference_mode()
def test_cached_pieces_equal_the_whole(decoder: Decoder, ids: Tensor) -> None:
    whole = decoder(ids)
    cache = KeyValueCache(decoder.config, rows=2, capacity=64)
    pieces = [decoder.head(decoder.hidden_cached(piece, cache)) for piece in ids.split((20, 1, 29), dim=1)]
    assert_close(torch.cat(pieces, dim=1), whole)


@torch.inference_mode()
def test_a_long_piece_behind_a_cache_equals_the_whole() -> None:
    ids = torch.randint(0, 300, (2, CHUNK + 50), generator=torch.Generator().manual_seed(1))
    decoder = tiny(context=1024)
    cache = KeyValueCache(decoder.config, rows=2, capacity=1024)
    pieces = [decoder.hidden_cached(piece, cache) for piece in (ids[:, :20], ids[:, 20:])]
    assert_close(torch.cat(pieces, dim=1), decoder.hidden(ids))


@torch.inference_mode()
def test_padding_on_the_right_changes_nothing(decoder: Decoder, ids: Tensor) -> None:
    whole = decoder(ids)
    cache = KeyValueCache(decoder.config, rows=2, capacity=64)
    decoder.hidden_cached(ids[:, :40], cache)
    cache.truncate([40, 30])
    cache.keep([1, 0])
    following = torch.stack((ids[1, 30:35], ids[0, 40:45]))
    logits = decoder.head(decoder.hidden_cached(following, cache))
    assert_close(logits, torch.stack((whole[1, 30:35], whole[0, 40:45])))


@torch.inference_mode()
def test_documents_of_a_row_do_not_see_each_other(decoder: Decoder, ids: Tensor) -> None:
    documents = torch.tensor([[0] * 20 + [1] * 30, [5] * 50])
    logits = decoder(ids, documents)
    # Rotary positions are relative, so a document reads the same wherever in the row it starts.
    assert_close(logits[0, :20], decoder(ids[:1, :20])[0])
    assert_close(logits[0, 20:], decoder(ids[:1, 20:])[0], atol=1e-4, rtol=1e-4)
    assert_close(logits[1], decoder(ids[1:])[0])


def test_parameters_are_counted_exactly(decoder: Decoder) -> None:
    assert decoder.config.parameters == sum(weight.numel() for weight in decoder.parameters())


@pytest.mark.parametrize(
    ("shape", "parameters"),
    [
        (dict(layers=32, width=4096, heads=32, key_value_heads=32, feed_forward=10880), 7_264_800_768),
        (dict(layers=48, width=8192, heads=64, key_value_heads=8, feed_forward=21824), 34_670_911_488),
        (dict(layers=28, width=3584, heads=28, key_value_heads=4, feed_forward=18944, qkv_bias=True), 7_259_624_960),
        (dict(layers=80, width=8192, heads=64, key_value_heads=8, feed_forward=29568, qkv_bias=True), 71_892_508_672),
    ],
    ids=["A.X 3.1 Light", "A.X 3.1", "A.X 4.0 Light", "A.X 4.0"],
)
def test_parameters_of_the_published_family(shape: dict[str, int], parameters: int) -> None:
    assert (
        DecoderConfig(vocabulary=102_400, head_width=128, context=32_768, rope_base=5e5, **shape).parameters
        == parameters
    )


def test_contradictions_are_named() -> None:
    with pytest.raises(HunminError, match="the heads"):
        DecoderConfig(
            vocabulary=9,
            layers=1,
            width=8,
            heads=3,
            key_value_heads=2,
            head_width=2,
            feed_forward=8,
            context=8,
            rope_base=1e4,
        )


def test_heads_wider_than_the_model_begin_as_noise() -> None:
    shape = dict(vocabulary=64, layers=4, width=32, heads=2, key_value_heads=2, head_width=64, feed_forward=64)
    decoder = Decoder(DecoderConfig(**shape, context=64, rope_base=1e6, qkv_bias=True))
    initialize(decoder, torch.Generator().manual_seed(0))
    assert decoder.layers[0].attention.query_key_value.bias.eq(0).all()


@torch.inference_mode()
def test_a_fresh_decoder_with_biases_copies() -> None:
    """Before any training, what followed a token last time is what such a decoder expects to follow it again."""
    config = DecoderConfig(
        vocabulary=512,
        layers=4,
        width=256,
        heads=4,
        key_value_heads=4,
        head_width=64,
        feed_forward=64,
        context=256,
        rope_base=1e6,
        qkv_bias=True,
    )
    decoder = Decoder(config)
    generator = torch.Generator().manual_seed(0)
    initialize(decoder, generator)
    text = torch.stack([torch.randperm(512, generator=generator)[:60] for _ in range(8)])
    logits = decoder(torch.cat((text, text), dim=1))
    hits = logits[:, 60:-1].argmax(-1) == text[:, 1:]
    assert hits.float().mean() > 0.7  # one in 512 by chance
