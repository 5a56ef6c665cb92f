import pytest
import torch

from hunmin.errors import HunminError
from hunmin.serving.sampling import Sampling, choose, generator_for, recommended_sampling

LOGITS = torch.tensor([[0.5, 0.3, 0.15, 0.05]]).log()


def drawn(sampling: Sampling, draws: int = 400) -> list[int]:
    return choose(LOGITS.expand(draws, -1).clone(), sampling, generator_for(sampling)).tolist()


@pytest.mark.parametrize("temperature", [0, 1e-300, 1e-5, 0.01])
def test_temperature_zero_takes_the_likeliest_and_so_does_nearly_zero(temperature: float):
    assert set(drawn(Sampling(temperature=temperature))) == {0}


def test_the_frequencies_are_the_probabilities():
    tokens = drawn(Sampling(temperature=1, seed=0), draws=20_000)
    assert [tokens.count(token) / len(tokens) for token in range(4)] == pytest.approx([0.5, 0.3, 0.15, 0.05], abs=0.015)


def test_top_k_keeps_the_k_likeliest():
    assert set(drawn(Sampling(temperature=1, top_k=2, seed=0))) == {0, 1}


@pytest.mark.parametrize(
    ("top_p", "kept"), [(0.0, {0}), (0.01, {0}), (0.49, {0}), (0.6, {0, 1}), (0.9, {0, 1, 2}), (1.0, {0, 1, 2, 3})]
)
def test_top_p_keeps_the_fewest_tokens_that_reach_it(top_p: float, kept: set[int]):
    assert set(drawn(Sampling(temperature=1, top_p=top_p, seed=0))) == kept


def test_a_seed_says_what_is_drawn():
    assert drawn(Sampling(temperature=1, seed=7)) == drawn(Sampling(temperature=1, seed=7))
    assert drawn(Sampling(temperature=1, seed=7)) != drawn(Sampling(temperature=1, seed=8))
    assert drawn(Sampling(temperature=1)) != drawn(Sampling(temperature=1))


def test_a_banned_token_never_comes():
    banned = frozenset({0, 2})
    assert set(drawn(Sampling(temperature=0, banned=banned))) == {1}
    assert set(drawn(Sampling(temperature=1, banned=banned, seed=0))) == {1, 3}


def test_a_directory_recommends_how_to_sample(tmp_path):
    assert recommended_sampling(tmp_path) == Sampling()
    file = tmp_path / "generation_config.json"
    file.write_text('{"eos_token_id": 27, "temperature": 0.7}')
    expected = Sampling(stop=frozenset({27}))
    assert recommended_sampling(tmp_path) == expected, "transformers samples only where do_sample says so"
    file.write_text('{"eos_token_id": [27, 4]}')
    assert recommended_sampling(tmp_path) == Sampling(stop=frozenset({27, 4}))
    file.write_text('{"do_sample": true, "temperature": 0.7, "top_p": 0.8, "top_k": 20}')
    assert recommended_sampling(tmp_path) == Sampling(temperature=0.7, top_p=0.8, top_k=20)
    file.write_text('{"do_sample": true, "temperature": 0.0}')
    assert recommended_sampling(tmp_path) == Sampling(temperature=0, top_k=50), "and not the temperature of a gap"
    file.write_text('{"repetition_penalty": 1.05}')
    assert recommended_sampling(tmp_path) == Sampling(repetition_penalty=1.05), "which a greedy answer has too"
    file.write_text('{"do_sample": true, "top_k": null}')
    assert recommended_sampling(tmp_path) == Sampling(temperature=1, top_k=50)
    file.write_text('{"do_sample": true, "top_k": 0}')
    assert recommended_sampling(tmp_path) == Sampling(temperature=1, top_k=0), "which switches it off"
    file.write_text("[]")
    with pytest.raises(HunminError, match="generation_config"):
        recommended_sampling(tmp_path)
