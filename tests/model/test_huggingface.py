"""What is saved is what transformers loads, and comes back as it was."""

from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor
from torch.testing import assert_close
from transformers import AutoModelForCausalLM

from hunmin.errors import HunminError
from hunmin.model import huggingface
from hunmin.model.decoder import Decoder


@torch.inference_mode()
def test_transformers_computes_the_same(decoder: Decoder, ids: Tensor, tmp_path: Path) -> None:
    huggingface.save(decoder, tmp_path)
    reference = AutoModelForCausalLM.from_pretrained(tmp_path, dtype=torch.float32)
    assert_close(decoder(ids), reference(ids).logits, atol=1e-5, rtol=1e-4)


def test_loading_is_the_inverse_of_saving(decoder: Decoder, tmp_path: Path) -> None:
    huggingface.save(decoder, tmp_path)
    again = huggingface.load(tmp_path)
    assert again.config == decoder.config
    for (name, weight), (_, other) in zip(decoder.state_dict().items(), again.state_dict().items(), strict=True):
        assert torch.equal(weight, other), name
    assert torch.equal(again.rotary.frequencies, decoder.rotary.frequencies)


def test_half_precision_weights_load(decoder: Decoder, tmp_path: Path) -> None:
    huggingface.save(decoder, tmp_path, torch.bfloat16)
    again = huggingface.load(tmp_path)
    assert torch.equal(again.embedding.weight, decoder.embedding.weight.bfloat16().float())


def test_a_file_cut_short_is_named(decoder: Decoder, tmp_path: Path) -> None:
    huggingface.save(decoder, tmp_path)
    path = tmp_path / "model.safetensors"
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(HunminError, match="model.safetensors is cut short"):
        huggingface.load(tmp_path)


@pytest.mark.parametrize("missing", ["config.json", "model.safetensors"])
def test_a_missing_file_is_named(decoder: Decoder, tmp_path: Path, missing: str) -> None:
    huggingface.save(decoder, tmp_path)
    (tmp_path / missing).unlink()
    with pytest.raises(HunminError, match=missing):
        huggingface.load(tmp_path)


def test_a_wrong_tensor_is_named(decoder: Decoder, tmp_path: Path) -> None:
    huggingface.save(decoder, tmp_path)
    path = tmp_path / "model.safetensors"
    tensors = load_file(path)
    norm = tensors.pop("model.norm.weight")
    save_file(tensors, path)
    with pytest.raises(HunminError, match="lacks tensor model.norm.weight"):
        huggingface.load(tmp_path)
    save_file(tensors | {"model.norm.weight": norm[:-1].contiguous()}, path)
    with pytest.raises(HunminError, match=r"model.norm.weight is \[63\]"):
        huggingface.load(tmp_path)
    save_file(tensors | {"model.norm.weight": norm, "extra": norm.clone()}, path)
    with pytest.raises(HunminError, match="unknown tensor extra"):
        huggingface.load(tmp_path)


def test_an_unknown_architecture_is_named(decoder: Decoder, tmp_path: Path) -> None:
    huggingface.save(decoder, tmp_path)
    path = tmp_path / "config.json"
    kind = "qwen3" if decoder.config.qk_norm else "qwen2" if decoder.config.qkv_bias else "llama"
    path.write_text(path.read_text().replace(f'"model_type": "{kind}"', '"model_type": "mamba"'))
    with pytest.raises(HunminError, match="'mamba'"):
        huggingface.load(tmp_path)
