"""llama.cpp computes from our files what we compute, and we from its files what it does."""

import unicodedata
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from hunmin.exchange.exporting import Type, export_gguf
from hunmin.exchange.importing import import_gguf
from hunmin.model import huggingface
from hunmin.tokenizer.splits import SplitName

from .models import VOCABULARY, tokenizer, write_model
from .test_round_trip import VARIANTS

pytestmark = pytest.mark.slow
llama_cpp = pytest.importorskip("llama_cpp")

IDS = torch.randint(0, VOCABULARY, (200,), generator=torch.Generator().manual_seed(1)).tolist()
TEXTS = st.text() | st.text(st.sampled_from("가나다 라힣ㄱㅏ\n\t\rab19.,\"'(){}:>|é漢ひ😀Xs²½\u3000\u00a0"))


def logits_of(path: Path) -> torch.Tensor:
    """What llama.cpp computes for IDS: shape [length, vocabulary]."""
    model = llama_cpp.Llama(str(path), n_ctx=256, logits_all=True, verbose=False, n_threads=1, n_threads_batch=1)
    model.eval(IDS)
    return torch.from_numpy(np.array(model.scores[: len(IDS)]))


@torch.inference_mode()
def ours(directory: Path) -> torch.Tensor:
    return huggingface.load(directory)(torch.tensor([IDS]))[0]


def error(logits: torch.Tensor, expected: torch.Tensor) -> float:
    """Root mean square of the difference, as a share of the deviation of what is expected."""
    return float((logits - expected).square().mean().sqrt() / expected.std())


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize(("kind", "allowed"), [("f16", 5e-3), ("bf16", 2e-2), ("q8_0", 5e-2)])
def test_it_computes_the_same_from_what_is_exported(variant: str, kind: Type, allowed: float, tmp_path: Path) -> None:
    write_model(tmp_path / "model", dtype=torch.bfloat16, **VARIANTS[variant])
    export_gguf(tmp_path / "model", tmp_path / "model.gguf", kind)
    assert error(logits_of(tmp_path / "model.gguf"), ours(tmp_path / "model")) < allowed


@pytest.mark.parametrize(
    ("name", "allowed"), [("Q4_0", 0.15), ("Q4_1", 0.15), ("Q8_0", 0.02), ("Q4_K_M", 0.15), ("Q6_K", 0.04)]
)
def test_what_it_quantises_is_imported(name: str, allowed: float, tmp_path: Path) -> None:
    decoder = write_model(tmp_path / "model", width=256, head_width=64, feed_forward=256)
    export_gguf(tmp_path / "model", tmp_path / "model.gguf", "f16")
    parameters = llama_cpp.llama_model_quantize_default_params()
    parameters.ftype = getattr(llama_cpp, f"LLAMA_FTYPE_MOSTLY_{name}")
    source, path = tmp_path / "model.gguf", tmp_path / "quantised.gguf"
    assert llama_cpp.llama_model_quantize(str(source).encode(), str(path).encode(), parameters) == 0
    import_gguf(path, tmp_path / "quantised")
    again = dict(huggingface.named_parts(huggingface.load(tmp_path / "quantised")))
    for weight, original in huggingface.named_parts(decoder):
        assert error(again[weight].detach(), original.detach()) < allowed, weight
    assert error(ours(tmp_path / "quantised"), logits_of(path)) < 0.15


@cache
def vocabulary(split: SplitName) -> "llama_cpp.Llama":
    home = Path(mkdtemp())
    write_model(home / "model", split)
    export_gguf(home / "model", home / "model.gguf", "f16")
    return llama_cpp.Llama(str(home / "model.gguf"), vocab_only=True, verbose=False)


@pytest.mark.parametrize("split", ["qwen2", "gpt2"])
@given(text=TEXTS)
def test_it_cuts_text_as_we_do(split: SplitName, text: str) -> None:
    text = unicodedata.normalize("NFC", text)  # llama.cpp does not
    assert vocabulary(split).tokenize(text.encode(), add_bos=False) == tokenizer(split).encode(text).ids
