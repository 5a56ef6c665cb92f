"""One tiny decoder of each family, with weights far from symmetric."""

import pytest
import torch

from hunmin.model.configuration import DecoderConfig
from hunmin.model.decoder import Decoder

VARIANTS = {
    "llama": {},
    "llama, tied": {"tied_embeddings": True},
    "qwen2": {"qkv_bias": True},
    "qwen3": {"qk_norm": True},
    "qwen3, tied": {"qk_norm": True, "tied_embeddings": True},
}


def tiny(**variant: bool) -> Decoder:
    """A decoder of two layers with grouped attention and random weights, biases and norms included."""
    config = DecoderConfig(
        vocabulary=300,
        layers=2,
        width=64,
        heads=4,
        key_value_heads=2,
        head_width=16,
        feed_forward=96,
        context=256,
        rope_base=1e4,
        eos=27,
        pad=1,
        **variant,
    )
    decoder = Decoder(config)
    generator = torch.Generator().manual_seed(0)
    for weight in decoder.parameters():
        torch.nn.init.normal_(weight, std=0.1, generator=generator)
    return decoder.eval()


@pytest.fixture(params=VARIANTS)
def decoder(request: pytest.FixtureRequest) -> Decoder:
    return tiny(**VARIANTS[request.param])


@pytest.fixture
def ids() -> torch.Tensor:
    return torch.randint(0, 300, (2, 50), generator=torch.Generator().manual_seed(1))
