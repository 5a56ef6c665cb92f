"""Rotary frequencies, their scaling and the turned positions are those of transformers, and exact where these round."""

from dataclasses import replace

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from torch.testing import assert_close
from transformers import LlamaConfig
from transformers.modeling_rope_utils import ROPE_INIT_FUNCTIONS
from transformers.models.llama.modeling_llama import LlamaRotaryEmbedding

from hunmin.model.huggingface_config import describe
from hunmin.model.rope_scaling import LinearScaling, Llama3Scaling, RopeScaling, YarnScaling
from hunmin.model.rotary import Rotary

from .conftest import tiny

FACTORS = st.sampled_from((1.0, 2.0, 4.0)) | st.floats(1, 64)
LENGTHS = st.integers(16, 131_072)
SCALINGS = (
    st.builds(LinearScaling, factor=FACTORS)
    | st.builds(
        Llama3Scaling,
        factor=FACTORS,
        original_context=LENGTHS,
        low_frequency_factor=st.floats(0.5, 2),
        high_frequency_factor=st.floats(2.5, 8),
    )
    | st.builds(
        YarnScaling,
        factor=FACTORS,
        original_context=LENGTHS,
        beta_fast=st.floats(16, 64),
        beta_slow=st.floats(0.5, 4),
        attention_factor=st.none() | st.floats(0.5, 2),
        truncate=st.booleans(),
    )
)


def reference(head_width: int, base: float, scaling: RopeScaling) -> LlamaConfig:
    """The configuration of transformers for the same positions, as the exported one says it."""
    exported = describe(replace(tiny().config, rope_base=base, rope_scaling=scaling), torch.float32)
    return LlamaConfig(
        head_dim=head_width, max_position_embeddings=131_072, rope_parameters=exported["rope_parameters"]
    )


@given(SCALINGS, st.sampled_from((16, 64, 128)), st.sampled_from((1e4, 5e5, 1e6)))
def test_frequencies_and_magnitude_are_those_of_transformers(
    scaling: RopeScaling, head_width: int, base: float
) -> None:
    rotary = Rotary(head_width, base, scaling)
    frequencies, magnitude = ROPE_INIT_FUNCTIONS[scaling.kind](reference(head_width, base, scaling))
    assert_close(rotary.frequencies.float(), frequencies, rtol=1e-5, atol=0)
    assert rotary.magnitude == pytest.approx(magnitude, rel=1e-12)


@pytest.mark.parametrize("factor", [1.0, 2.0, 4.0])
@pytest.mark.parametrize("kind", [RopeScaling, LinearScaling, Llama3Scaling, YarnScaling])
def test_cosines_and_sines_are_those_of_transformers_up_to_the_longest_context(
    kind: type[RopeScaling], factor: float
) -> None:
    scaling = {
        RopeScaling: RopeScaling(),
        LinearScaling: LinearScaling(factor),
        Llama3Scaling: Llama3Scaling(factor, 8192, 1.0, 4.0),
        YarnScaling: YarnScaling(factor, 32_768),
    }[kind]
    positions = torch.cat((torch.arange(0, 131_072, 257), torch.tensor([131_071])))
    rotary = Rotary(128, 1e6, scaling)
    table = rotary.table(positions)
    cosines, sines = LlamaRotaryEmbedding(reference(128, 1e6, scaling))(torch.zeros(1), positions[None])
    # transformers has the angle in fp32: what that and its frequency may be off by, the cosine may be.
    angles = (positions[:, None] * rotary.frequencies).tile(2)
    room = rotary.magnitude * (angles * 2**-22 + 1e-6)
    assert ((table - torch.cat((cosines, sines))).abs() <= room).all()
    exact = torch.stack((angles.cos(), angles.sin())) * rotary.magnitude
    assert_close(table.double(), exact, rtol=0, atol=rotary.magnitude * 2**-24)


def test_a_long_context_costs_nothing_until_it_is_used() -> None:
    decoder = tiny(context=131_072)
    kept = [tensor for tensor in vars(decoder.rotary).values() if isinstance(tensor, torch.Tensor)]
    assert sum(tensor.numel() for tensor in [*kept, *decoder.buffers()]) == decoder.config.head_width / 2


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [
        (LinearScaling, {"factor": 0.5}),
        (LinearScaling, {"factor": 2, "beta_fast": 32}),
        (YarnScaling, {"factor": 4, "original_context": 0}),
        (YarnScaling, {"factor": 4, "original_context": 64, "beta_fast": 1, "beta_slow": 1}),
        (Llama3Scaling, dict(factor=4, original_context=64, low_frequency_factor=4, high_frequency_factor=4)),
    ],
)
def test_numbers_that_make_no_sense_are_refused(kind: type[RopeScaling], numbers: dict[str, float]) -> None:
    with pytest.raises(ValidationError):
        kind(**numbers)
