"""One tiny decoder of each family, with weights far from symmetric."""

from dataclasses import replace
from typing import Any

import pytest
import torch

from hunmin.model.configuration import DecoderConfig
from hunmin.model.decoder import Decoder
from hunmin.model.rope_scaling import LinearScaling, Llama3Scaling, YarnScaling

VARIANTS = {
    "llama": {},
    "llama, tied": {"tied_embeddings": True},
    "qwen2": {"qkv_bias": True},
    "qwen3": {"qk_norm": True},
    "qwen3, tied": {"qk_norm": True, "tied_embeddings": True},
    "llama, linear": {"rope_scaling": LinearScaling(4.0)},
    "llama, llama3": {"rope_scaling": Llama3Scaling(4.0, 64, 1.0, 4.0)},
    "qwen2, yarn": {"qkv_bias": True, "rope_scaling": YarnScaling(4.0, 64)},
    "qwen3, yarn": {"qk_norm": True, "rope_scaling": YarnScaling(2.0, 128, 24.0, 2.0, 1.3, truncate=False)},
}


def tiny(**variant: Any) -> Decoder:
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
    )
    decoder = Decoder(replace(config, **variant))
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
