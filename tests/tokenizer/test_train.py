"""A trained tokenizer loses nothing, has exactly the asked size, and is the same whenever it is trained."""

import json
import os
import subprocess
import sys
import unicodedata
from collections import Counter
from functools import cache
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import AddedToken, Tokenizer

from hunmin.chat.special_tokens import ADDED_TOKENS, TAGS
from hunmin.corpus.world import documents
from hunmin.errors import HunminError
from hunmin.recipe import Tokenizer as Settings
from hunmin.tokenizer.splits import SplitName
from hunmin.tokenizer.train import train
from tokenizer.conftest import added_tokens

SPLITS = get_args(SplitName)
ANY_TEXT = st.text() | st.text(st.sampled_from("가나다 라\n\tab19.,\"'(){}:<|>é한글ㅋ")) | st.sampled_from(ADDED_TOKENS)


@cache
def trained(split: SplitName, space_merges: bool = True, vocabulary: int = 600) -> Tokenizer:
    texts = [document.text for document in documents(seed=0, count=200)]
    return train(texts, Settings(vocabulary=vocabulary, split=split, space_merges=space_merges), added_tokens())


@pytest.mark.parametrize("split", SPLITS)
@pytest.mark.parametrize("space_merges", [True, False])
@given(text=st.lists(ANY_TEXT).map("".join))
def test_decoding_gives_back_the_text(split: SplitName, space_merges: bool, text: str) -> None:
    tokenizer = trained(split, space_merges)
    expected = unicodedata.normalize("NFC", text) if split != "gpt2" else text
    assert tokenizer.decode(tokenizer.encode(text).ids, skip_special_tokens=False) == expected


@pytest.mark.parametrize("split", SPLITS)
def test_the_ids_are_the_added_tokens_the_bytes_and_the_merges(split: SplitName) -> None:
    content = json.loads(trained(split).to_str())
    by_id = sorted(content["model"]["vocab"], key=content["model"]["vocab"].__getitem__)
    assert tuple(by_id[:41]) == ADDED_TOKENS
    assert by_id[41:297] == sorted(by_id[41:297])
    assert by_id[297:] == ["".join(merge) for merge in content["model"]["merges"]]
    assert len(by_id) == trained(split).get_vocab_size() == 600
    assert {token["content"]: token["special"] for token in content["added_tokens"]} == {
        token: token not in TAGS for token in ADDED_TOKENS
    }


@pytest.mark.parametrize("split", SPLITS)
@given(word=st.text(st.sampled_from("가각간원할인율도서관abcXYZ"), min_size=1), before=st.sampled_from(' "([{:.,-/'))
def test_without_space_merges_a_word_is_the_same_tokens_wherever_it_stands(
    split: SplitName, word: str, before: str
) -> None:
    tokenizer = trained(split, space_merges=False)
    assert tokenizer.encode(before + word).tokens == tokenizer.encode(before).tokens + tokenizer.encode(word).tokens


def test_with_space_merges_a_word_and_its_space_are_one_token() -> None:
    assert any(token.startswith("Ġ") and len(token) > 3 for token in trained("qwen2").get_vocab())


@pytest.mark.parametrize(("split", "pieces"), [("qwen2", 5), ("ax", 2), ("gpt2", 1)])
def test_digits_are_cut_as_the_rule_says(split: SplitName, pieces: int) -> None:
    cut = trained(split).pre_tokenizer.pre_tokenize_str("57600")
    assert len(cut) == pieces


def test_the_standard_rules_are_those_of_the_published_files() -> None:
    ax = json.loads(trained("ax").to_str())
    assert ax["normalizer"] == {"type": "NFC"}
    split, byte_level = ax["pre_tokenizer"]["pretokenizers"]
    assert r"\p{N}{1,3}" in split["pattern"]["Regex"] and split["behavior"] == "Isolated"
    assert byte_level == {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True}
    assert json.loads(trained("gpt2").to_str())["pre_tokenizer"] == byte_level


def test_added_tokens_in_the_text_teach_nothing() -> None:
    texts = ["<|im_start|>" * 1000]
    with pytest.raises(HunminError, match="has merges for 297 at most"):
        train(texts, Settings(vocabulary=298), added_tokens())


def test_a_vocabulary_that_cannot_be_had_names_the_one_that_can(texts: list[str]) -> None:
    with pytest.raises(
        HunminError, match=r"tokenizer.vocabulary is 100,000, but the text has merges for [\d,]+ at most"
    ):
        train(texts, Settings(vocabulary=100_000), added_tokens())
    with pytest.raises(HunminError, match="the bytes alone are 298"):
        train(texts, Settings(vocabulary=297), [*added_tokens(), AddedToken("<|one_more|>")])


@pytest.mark.parametrize("split", SPLITS)
@pytest.mark.parametrize("space_merges", [True, False])
def test_the_characters_that_cover_the_text_are_a_token_each(
    texts: list[str], split: SplitName, space_merges: bool
) -> None:
    settings = Settings(vocabulary=1_500, split=split, space_merges=space_merges, character_coverage=0.999)
    tokenizer = train(texts, settings, added_tokens())
    counts = Counter("".join(texts))
    whole = [character for character in counts if len(tokenizer.encode(character).ids) == 1]
    assert sum(counts[character] for character in whole) >= 0.999 * counts.total()


def test_characters_that_find_no_place_are_an_error(texts: list[str]) -> None:
    with pytest.raises(HunminError, match=r"tokenizer.character_coverage asks for \d+ tokens .* \d+ of them find no"):
        train(texts, Settings(vocabulary=400, character_coverage=0.999), added_tokens())


def test_training_again_in_another_process_gives_the_same_file() -> None:
    code = (
        "from tokenizer.test_train import trained; import hashlib;"
        "print(hashlib.sha256(trained('qwen2', False).to_str().encode()).hexdigest())"
    )
    path = os.pathsep.join(filter(None, sys.path))
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONPATH": path, "RAYON_NUM_THREADS": threads, "PYTHONHASHSEED": threads},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for threads in ("1", "4")
    }
    assert len(digests) == 1
