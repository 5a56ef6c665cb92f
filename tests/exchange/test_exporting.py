"""What cannot be said in a GGUF file, or not be written, is one clear line, and no file is left."""

from pathlib import Path
from typing import Any

import pytest

from hunmin.errors import HunminError
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


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    write_model(tmp_path / "model")
    with pytest.raises(HunminError, match=r"none/model.gguf cannot be written: No such file or directory"):
        export_gguf(tmp_path / "model", tmp_path / "none" / "model.gguf", "f16")


def test_a_model_without_a_template_has_none_there(tmp_path: Path) -> None:
    write_model(tmp_path / "model")
    (tmp_path / "model" / "chat_template.jinja").unlink()
    export_gguf(tmp_path / "model", tmp_path / "model.gguf", "f16")
    assert b"tokenizer.chat_template" not in (tmp_path / "model.gguf").read_bytes()
