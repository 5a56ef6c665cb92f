"""What cannot be said in a GGUF file, or not be written, is one clear line, and no file is left."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from gguf import GGUFReader

from hunmin.errors import HunminError, UsageError
from hunmin.exchange.exporting import export_gguf
from hunmin.model import huggingface
from hunmin.model.rope_scaling import Llama3Scaling, YarnScaling

from .models import write_model


@pytest.mark.parametrize(
    ("variant", "said"),
    [
        ({"rope_scaling": YarnScaling(2.0, 128, beta_fast=24.0)}, "yarn: llama.cpp knows only beta_fast 32"),
        ({"rope_scaling": YarnScaling(2.0, 128, truncate=False)}, "yarn: llama.cpp knows only beta_fast 32"),
        ({"rope_scaling": Llama3Scaling(4.0, 64, 1.0, 4.0), "qk_norm": True}, "llama3: llama.cpp knows it for the"),
    ],
)
def test_a_rope_scaling_that_llama_cpp_lacks_is_named(variant: dict[str, Any], said: str, tmp_path: Path) -> None:
    write_model(tmp_path / "model", **variant)
    with pytest.raises(HunminError, match=f"config.json: rope scaling {said}"):
        export_gguf(tmp_path / "model", tmp_path / "model.gguf", "f16")
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def test_a_number_that_is_too_large_is_named(tmp_path: Path) -> None:
    decoder = write_model(tmp_path / "model")
    decoder.layers[1].feed_forward.down.weight.data[3, 5] = 1e6
    huggingface.save(decoder, tmp_path / "model")
    with pytest.raises(HunminError, match="model.layers.1.mlp.down_proj.weight has numbers that are too large for f16"):
        export_gguf(tmp_path / "model", tmp_path / "model.gguf", "f16")
    assert [path.name for path in tmp_path.iterdir()] == ["model"]
    export_gguf(tmp_path / "model", tmp_path / "model.gguf", "bf16")


@pytest.mark.parametrize("missing", ["config.json", "model.safetensors", "tokenizer.json"])
def test_a_missing_file_is_named(missing: str, tmp_path: Path) -> None:
    write_model(tmp_path / "model")
    (tmp_path / "model" / missing).unlink()
    with pytest.raises(HunminError, match=f"{missing} is missing"):
        export_gguf(tmp_path / "model", tmp_path / "model.gguf", "f16")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("none/model.gguf", "none/model.gguf cannot be written: No such file or directory"),
        ("n" * 255, "n cannot be written: File name too long"),
        ("n" * 256, "n cannot be written: File name too long"),
    ],
    ids=["none", "255", "256"],
)
def test_a_place_that_cannot_be_written_is_named(place: str, said: str, tmp_path: Path) -> None:
    write_model(tmp_path / "model")
    with pytest.raises(HunminError, match=said):
        export_gguf(tmp_path / "model", tmp_path / place, "f16")


def test_a_model_without_a_template_has_none_there(tmp_path: Path) -> None:
    write_model(tmp_path / "model")
    (tmp_path / "model" / "chat_template.jinja").unlink()
    export_gguf(tmp_path / "model", tmp_path / "model.gguf", "f16")
    assert b"tokenizer.chat_template" not in (tmp_path / "model.gguf").read_bytes()


def test_a_template_that_stands_where_older_models_have_it_goes_along(tmp_path: Path) -> None:
    write_model(tmp_path / "model")
    (tmp_path / "model" / "chat_template.jinja").unlink()
    path = tmp_path / "model" / "tokenizer_config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"chat_template": "{{ messages }}"}))
    export_gguf(tmp_path / "model", tmp_path / "model.gguf", "f16")
    assert GGUFReader(tmp_path / "model.gguf").fields["tokenizer.chat_template"].contents() == "{{ messages }}"
    path.write_text(json.dumps({"chat_template": [{"name": "default", "template": ""}]}))
    with pytest.raises(HunminError, match="chat_template is not one text: write the one to use"):
        export_gguf(tmp_path / "model", tmp_path / "model.gguf", "f16")


@pytest.mark.parametrize("key", ["bos_token_id", "eos_token_id", "pad_token_id"])
@pytest.mark.parametrize("token", [320, -2])
def test_a_token_that_is_none_is_named(key: str, token: int, tmp_path: Path) -> None:
    write_model(tmp_path / "model")
    path = tmp_path / "model" / "config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {key: token}))
    with pytest.raises(HunminError, match=f"config.json: {key} is {token}, but there are 320 tokens"):
        export_gguf(tmp_path / "model", tmp_path / "model.gguf", "f16")


def test_a_file_that_cannot_be_written_whole_is_named(tmp_path: Path, at_most: Callable[[int], None]) -> None:
    write_model(tmp_path / "model")
    at_most(50_000)
    with pytest.raises(HunminError, match=r"model.gguf cannot be written: (File too large|\d+ requested and)"):
        export_gguf(tmp_path / "model", tmp_path / "model.gguf", "f16")
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("model", "model is a directory: name the file to write"),
        ("pipe", "pipe is no regular file: name another to write"),
        ("model/model.safetensors", "model.safetensors is a file of the model itself: name another to write"),
        ("link.gguf", "link.gguf is a file of the model itself: name another to write"),
    ],
)
def test_what_is_no_place_for_a_file_is_left_alone(place: str, said: str, tmp_path: Path) -> None:
    write_model(tmp_path / "model")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link.gguf").symlink_to("model/config.json")
    with pytest.raises(UsageError, match=said):
        export_gguf(tmp_path / "model", tmp_path / place, "f16")


def test_an_earlier_file_is_replaced_behind_its_link(tmp_path: Path) -> None:
    write_model(tmp_path / "model")
    for _ in range(2):
        export_gguf(tmp_path / "model", tmp_path / "model" / "model.gguf", "f16")
    (tmp_path / "link.gguf").symlink_to("model/model.gguf")
    export_gguf(tmp_path / "model", tmp_path / "link.gguf", "q8_0")
    assert (tmp_path / "link.gguf").is_symlink()
    assert GGUFReader(tmp_path / "model" / "model.gguf").fields["general.name"].contents() == "link"
