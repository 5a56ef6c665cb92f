"""A tokenizer that goes out and comes in cuts every text as before; one that llama.cpp cannot have is named."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from gguf import GGUFReader
from hypothesis import given
from tokenizer.test_train import ANY_TEXT
from tokenizers import Tokenizer, models, pre_tokenizers
from tokenizers.processors import TemplateProcessing

from hunmin.errors import HunminError
from hunmin.exchange.exporting import export_gguf
from hunmin.exchange.importing import import_gguf
from hunmin.exchange.pre_tokenizers import PRE_TOKENIZERS, name_of
from hunmin.tokenizer.splits import SplitName, standard

from .models import VOCABULARY, rewrite, tokenizer, write_model


@cache
def again(split: SplitName) -> Tokenizer:
    """The tokenizer of a model that went out and came in."""
    with TemporaryDirectory() as name:
        home = Path(name)
        write_model(home / "model", split)
        export_gguf(home / "model", home / "model.gguf", "f16")
        import_gguf(home / "model.gguf", home / "again")
        return Tokenizer.from_file(str(home / "again" / "tokenizer.json"))


@pytest.mark.parametrize("split", ["qwen2", "gpt2"])
def test_it_has_the_same_tokens_and_settings(split: SplitName) -> None:
    before, after = (json.loads(one.to_str()) for one in (tokenizer(split), again(split)))
    for token in (*before["added_tokens"], *after["added_tokens"]):
        del token["normalized"]  # GGUF does not hold it, and no added token of ours is changed by normalisation
    assert after == before


@pytest.mark.parametrize("split", ["qwen2", "gpt2"])
@given(text=ANY_TEXT)
def test_it_gives_the_same_ids(split: SplitName, text: str) -> None:
    assert again(split).encode(text).ids == tokenizer(split).encode(text).ids


@pytest.mark.parametrize("name", PRE_TOKENIZERS)
def test_a_rule_is_known_by_its_name(name: str) -> None:
    known = PRE_TOKENIZERS[name]
    one = Tokenizer(models.BPE(ignore_merges=known.ignore_merges))
    one.pre_tokenizer = standard(known.rule)
    assert name_of(json.loads(one.to_str())) == ("gpt-2" if name == "a.x-4.0" else name)


def test_the_rule_of_smollm_is_known_as_it_is_published() -> None:
    one = Tokenizer(models.BPE())
    one.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    assert name_of(json.loads(one.to_str())) == "smollm"


def test_rows_without_a_token_are_unused_tokens_and_none_again(tmp_path: Path) -> None:
    write_model(tmp_path / "model", vocabulary=VOCABULARY + 8)
    export_gguf(tmp_path / "model", tmp_path / "model.gguf", "f16")
    tokens = GGUFReader(tmp_path / "model.gguf").fields["tokenizer.ggml.tokens"].contents()
    assert tokens[VOCABULARY:] == [f"[PAD{VOCABULARY + place}]" for place in range(8)]
    import_gguf(tmp_path / "model.gguf", tmp_path / "again")
    assert Tokenizer.from_file(str(tmp_path / "again" / "tokenizer.json")).get_vocab_size() == VOCABULARY


def test_a_text_begins_with_the_token_that_it_began_with(tmp_path: Path) -> None:
    write_model(tmp_path / "model", bos=0)
    path = tmp_path / "model" / "tokenizer.json"
    begins = {
        "type": "TemplateProcessing",
        "single": [{"SpecialToken": {"id": "<|endoftext|>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}],
        "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 0}}],
        "special_tokens": {"<|endoftext|>": {"id": "<|endoftext|>", "ids": [0], "tokens": ["<|endoftext|>"]}},
    }
    path.write_text(json.dumps(json.loads(path.read_text()) | {"post_processor": begins}))
    export_gguf(tmp_path / "model", tmp_path / "model.gguf", "f16")
    import_gguf(tmp_path / "model.gguf", tmp_path / "again")
    assert Tokenizer.from_file(str(tmp_path / "again" / "tokenizer.json")).encode("가").ids[0] == 0
    configuration = json.loads((tmp_path / "again" / "tokenizer_config.json").read_text())
    assert (configuration["bos_token"], configuration["add_bos_token"]) == ("<|endoftext|>", True)


@pytest.mark.parametrize(
    ("around", "begins", "ends"),
    [
        ("$A", False, False),
        ("<|endoftext|> $A", True, False),
        ("$A <|im_end|>", False, True),
        ("<|endoftext|> $A <|im_end|>", True, True),
        ("<|endoftext|> $A <|im_start|>", True, False),
    ],
)
def test_a_file_says_what_stands_around_a_text(around: str, begins: bool, ends: bool, tmp_path: Path) -> None:
    path = tmp_path / "model" / "tokenizer.json"
    ids = {token: tokenizer("qwen2").token_to_id(token) for token in ("<|endoftext|>", "<|im_start|>", "<|im_end|>")}
    write_model(tmp_path / "model", bos=ids["<|endoftext|>"], eos=ids["<|im_end|>"])
    one = Tokenizer.from_file(str(path))
    one.post_processor = TemplateProcessing(single=around, special_tokens=list(ids.items()))
    one.save(str(path))
    export_gguf(tmp_path / "model", tmp_path / "model.gguf", "f16")
    fields = GGUFReader(tmp_path / "model.gguf").fields
    said = [fields[f"tokenizer.ggml.add_{token}_token"].contents() for token in ("bos", "eos")]
    assert said == [begins, ends]


@pytest.mark.parametrize(("rule", "begins"), [("llama-bpe", True), ("qwen2", False)])
def test_where_a_file_does_not_say_a_text_begins_as_in_llama_cpp(rule: str, begins: bool, tmp_path: Path) -> None:
    write_model(tmp_path / "model", bos=0)
    export_gguf(tmp_path / "model", tmp_path / "model.gguf", "f16")
    keys = {"tokenizer.ggml.add_bos_token": None, "tokenizer.ggml.pre": rule}
    import_gguf(rewrite(tmp_path / "model.gguf", tmp_path / "silent.gguf", keys), tmp_path / "again")
    assert (Tokenizer.from_file(str(tmp_path / "again" / "tokenizer.json")).encode("가").ids[0] == 0) == begins


def cut_differently(content: dict[str, Any]) -> None:
    content["pre_tokenizer"] = {"type": "Whitespace"}


def lower_text(content: dict[str, Any]) -> None:
    content["normalizer"] = {"type": "Lowercase"}


def cut_digits_by_three_and_again(content: dict[str, Any]) -> None:
    content["pre_tokenizer"] = json.loads(tokenizer("ax").to_str())["pre_tokenizer"]


def decode_differently(content: dict[str, Any]) -> None:
    content["decoder"] = None


def have_more_tokens(content: dict[str, Any]) -> None:
    content["model"]["vocab"]["가나다"] = VOCABULARY


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (cut_differently, r"tokenizer.json: llama.cpp has no pre_tokenizer that cuts text like this one; it has gpt-2"),
        (lower_text, "tokenizer.json: llama.cpp has no pre_tokenizer that cuts text like this one"),
        (cut_digits_by_three_and_again, r"tokenizer.json: llama.cpp has no pre_tokenizer that cuts text like this one"),
        (decode_differently, "tokenizer.json is BPE with the decoder None; only byte-level BPE can be exported"),
        (have_more_tokens, "tokenizer.json has ids for 321 tokens, but the embedding has 320 rows"),
    ],
)
def test_what_llama_cpp_cannot_have_is_named(
    change: Callable[[dict[str, Any]], None], said: str, tmp_path: Path
) -> None:
    write_model(tmp_path / "model")
    path = tmp_path / "model" / "tokenizer.json"
    content = json.loads(path.read_text())
    change(content)
    path.write_text(json.dumps(content))
    with pytest.raises(HunminError, match=said):
        export_gguf(tmp_path / "model", tmp_path / "model.gguf", "f16")
    assert not list(tmp_path.glob("*.gguf*")) and not list(tmp_path.glob(".*"))
