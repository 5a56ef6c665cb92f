"""A model gets a longer context by its configuration alone, or learns with it: the same numbers everywhere."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from torch.testing import assert_close
from transformers import AutoModelForCausalLM

from hunmin.artifact import RESUME
from hunmin.errors import HunminError, UsageError
from hunmin.model import huggingface
from hunmin.model.configuration import DecoderConfig
from hunmin.model.decoder import Decoder
from hunmin.model.rope_scaling import YarnScaling
from hunmin.recipe import load
from hunmin.serving.engine import Engine
from hunmin.training.extension import build_extension, extend
from hunmin.training.trainer import weighted_loss

PLAIN = Path(__file__).parents[1] / "plain.toml"
SHAPE = DecoderConfig(
    vocabulary=64, layers=2, width=32, heads=2, key_value_heads=1, head_width=16, feed_forward=48, context=32,
    rope_base=1e4, qkv_bias=True, eos=3,
)  # fmt: skip


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A directory as the training stage leaves it."""
    directory = tmp_path / "model"
    directory.mkdir()
    decoder = Decoder(SHAPE)
    for weight in decoder.parameters():
        torch.nn.init.normal_(weight, std=0.2, generator=torch.Generator().manual_seed(weight.numel()))
    huggingface.save(decoder, directory)
    (directory / "tokenizer.json").write_text("{}")
    (directory / "tokenizer_config.json").write_text('{"model_max_length": 32, "eos_token": "끝"}')
    (directory / "chat_template.jinja").write_text("{{ messages }}")
    (directory / "log.jsonl").write_text("")
    return directory


RECIPE = load(
    PLAIN,
    [f"model.context={SHAPE.context}", "training.row=32", "alignment.row=32", "extension.row=64",
     "extension.tokens_per_step=128", "extension.tokens=512"],
)  # fmt: skip
"""Extends the context of 32 to 64 in four steps."""


def write_tokens(directory: Path, lengths: list[int]) -> Path:
    """A tokens artifact in which the ids of document n are all n."""
    directory.mkdir()
    np.repeat(np.arange(len(lengths), dtype="<u2"), lengths).tofile(directory / "tokens.bin")
    np.concatenate(([0], np.cumsum(lengths))).astype("<u8").tofile(directory / "offsets.bin")
    (directory / "tokens.json").write_text('{"dtype": "uint16"}')
    return directory


def test_only_the_configuration_changes(model: Path, tmp_path: Path) -> None:
    config = extend(model, tmp_path / "long", 4)
    assert (config.context, config.rope_scaling) == (128, YarnScaling(4.0, 32))
    assert huggingface.load(tmp_path / "long").config == config
    before, after = (json.loads((path / "config.json").read_text()) for path in (model, tmp_path / "long"))
    assert {key for key in before if before[key] != after[key]} == {
        "max_position_embeddings", "rope_parameters", "rope_scaling",
    }  # fmt: skip
    assert after["rope_scaling"] | {"factor": 4.0, "original_max_position_embeddings": 32} == after["rope_scaling"]
    for name in ("model.safetensors", "generation_config.json", "tokenizer.json", "chat_template.jinja"):
        assert (tmp_path / "long" / name).read_bytes() == (model / name).read_bytes()
    tokenizer = json.loads((tmp_path / "long" / "tokenizer_config.json").read_text())
    assert tokenizer == {"model_max_length": 128, "eos_token": "끝"}
    assert not (tmp_path / "long" / "log.jsonl").exists()


def test_training_the_engine_and_transformers_have_the_same_numbers(model: Path, tmp_path: Path) -> None:
    extend(model, tmp_path / "long", 4)
    ids = torch.randint(64, (1, 128), generator=torch.Generator().manual_seed(0))
    decoder = huggingface.load(tmp_path / "long")
    documents = torch.zeros(1, 127, dtype=torch.long)
    hidden = decoder.hidden(ids[:, :-1], documents)
    loss = weighted_loss(hidden.flatten(0, 1), decoder.head.weight, ids[0, 1:], torch.ones(127))
    [scores] = Engine(tmp_path / "long").log_probabilities(ids.tolist())
    assert_close(loss.detach(), -scores.mean())
    theirs = AutoModelForCausalLM.from_pretrained(tmp_path / "long", dtype=torch.float32)
    with torch.inference_mode():
        assert_close(decoder(ids), theirs(ids).logits, rtol=1e-4, atol=1e-4)


def test_what_cannot_be_extended_is_one_line(model: Path, tmp_path: Path) -> None:
    long = tmp_path / "long"
    for factor in (1.0, 0.5, float("nan"), float("inf"), 1e308):
        with pytest.raises(UsageError, match="a longer context takes a factor above 1"):
            extend(model, long, factor)
    with pytest.raises(UsageError, match="a factor of 1.0001 leaves the context of 32 tokens as it is"):
        extend(model, long, 1.0001)
    with pytest.raises(UsageError, match="is there already"):
        extend(model, model, 2)
    with pytest.raises(HunminError, match="cannot be written"):
        extend(model, model / "config.json" / "long", 2)
    extend(model, long, 2)
    with pytest.raises(HunminError, match=r"scaled already \(rope_type yarn\)"):
        extend(long, tmp_path / "longer", 2)
    link = model / "added_tokens.json"
    link.symlink_to("none")
    with pytest.raises(HunminError, match=f"^{link} is no file, or a link to none"):
        extend(model, tmp_path / "longer", 2)
    link.unlink()
    (model / "tokenizer_config.json").write_text("{")
    with pytest.raises(HunminError, match=f"^{model}/tokenizer_config.json is not readable JSON"):
        extend(model, tmp_path / "longer", 2)
    (model / "model.safetensors").unlink()
    with pytest.raises(HunminError, match="model.safetensors"):
        extend(model, tmp_path / "empty", 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["long", "model"]


def build(tokens: Path, model: Path, directory: Path) -> Decoder:
    (directory / RESUME).mkdir(parents=True)
    build_extension(RECIPE, {"tokens": tokens, "training": model}, directory)
    return huggingface.load(directory)


def test_the_stage_goes_on_from_the_weights_with_the_long_documents_alone(model: Path, tmp_path: Path) -> None:
    lengths = [10, 50, 32, 200, 33, 5]
    tokens = write_tokens(tmp_path / "tokens", lengths)
    decoder = build(tokens, model, tmp_path / "extension")
    assert (decoder.config.context, decoder.config.rope_scaling) == (64, YarnScaling(2.0, 32))
    assert json.loads((tmp_path / "extension" / "tokenizer_config.json").read_text())["model_max_length"] == 64
    assert not torch.equal(decoder.head.weight, huggingface.load(model).head.weight)
    only_long = write_tokens(tmp_path / "only_long", [50, 200, 33])
    np.repeat(np.array([1, 3, 4], "<u2"), [50, 200, 33]).tofile(only_long / "tokens.bin")
    again = build(only_long, model, tmp_path / "again")
    for name, weight in decoder.state_dict().items():
        assert torch.equal(weight, again.state_dict()[name]), name


def test_a_model_without_a_template_is_extended_without_one(model: Path, tmp_path: Path) -> None:
    (model / "chat_template.jinja").unlink()
    (model / "tokenizer_config.json").unlink()
    build(write_tokens(tmp_path / "tokens", [50, 200, 33]), model, tmp_path / "extension")
    assert (tmp_path / "extension" / "tokenizer.json").exists()
    assert not (tmp_path / "extension" / "chat_template.jinja").exists()


def test_what_a_model_says_of_an_older_context_goes(model: Path, tmp_path: Path) -> None:
    path = model / "config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"original_max_position_embeddings": 8}))
    config = extend(model, tmp_path / "long", 2)
    assert huggingface.load(tmp_path / "long").config == config


def test_tensors_that_contradict_the_configuration_are_named(model: Path, tmp_path: Path) -> None:
    path = model / "config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"intermediate_size": 49}))
    with pytest.raises(HunminError, match="but config.json says .*49"):
        extend(model, tmp_path / "long", 2)


def test_documents_that_are_all_short_are_named(model: Path, tmp_path: Path) -> None:
    tokens = write_tokens(tmp_path / "tokens", [32] * 20)
    with pytest.raises(HunminError, match="0 tokens in documents of more than 32, fewer than one row"):
        build(tokens, model, tmp_path / "extension")


@pytest.mark.parametrize("content", ['{"dtype"', "{}", "[]"])
def test_a_damaged_tokens_artifact_is_named_with_the_mend(model: Path, tmp_path: Path, content: str) -> None:
    path = write_tokens(tmp_path / "tokens", [50]) / "tokens.json"
    path.write_text(content)
    with pytest.raises(HunminError, match=f"{path} is damaged: remove {path.parent} and run again"):
        build(path.parent, model, tmp_path / "extension")
