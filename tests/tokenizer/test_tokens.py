"""The arrays hold the documents in order, text spells no control token, and a kill changes no byte."""

import errno
import json
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from hunmin.artifact import RESUME, build
from hunmin.chat.tokenizer import ChatTokenizer
from hunmin.errors import HunminError
from hunmin.tokenizer import tokens
from hunmin.tokenizer.splits import SplitName
from hunmin.tokenizer.stage import build_tokenizer
from hunmin.tokenizer.texts import batches
from hunmin.tokenizer.tokens import Encoder, build_tokens, pieces
from tokenizer.conftest import recipe, write_texts
from tokenizer.test_train import SPLITS, trained


@pytest.fixture(scope="module")
def inputs(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    target = tmp_path_factory.mktemp("run") / "tokenizer"
    build(target, {}, {}, lambda directory: build_tokenizer(recipe(), {"corpus": corpus}, directory))
    return {"corpus": corpus, "tokenizer": target}


def built(inputs: Mapping[str, Path], directory: Path) -> dict[str, bytes]:
    (directory / RESUME).mkdir(parents=True, exist_ok=True)
    build_tokens(recipe(), inputs, directory)
    return {path.name: path.read_bytes() for path in directory.iterdir() if path.is_file()}


def arrays(directory: Path, name: str, offsets: str) -> list[list[int]]:
    ids = np.fromfile(directory / f"{name}.bin", "<u2")
    starts = np.fromfile(directory / f"{offsets}.bin", "<u8").astype(int)
    return [ids[start:end].tolist() for start, end in pairwise(starts)]


def test_every_document_stands_in_its_place_and_ends(
    inputs: Mapping[str, Path], texts: list[str], tmp_path: Path
) -> None:
    built(inputs, tmp_path)
    tokenizer = Tokenizer.from_file(str(inputs["tokenizer"] / "tokenizer.json"))
    training, held_out = arrays(tmp_path, "tokens", "offsets"), arrays(tmp_path, "held_out", "held_out_offsets")
    assert {ids[-1] for ids in training + held_out} == {0}
    assert [tokenizer.decode(ids[:-1]) for ids in training] == [*texts[0::3], *texts[1::3], *texts[2::3]]
    assert [tokenizer.decode(ids[:-1]) for ids in held_out] == [f"{text} 끝" for text in texts[:10]]
    assert json.loads((tmp_path / "tokens.json").read_text()) == {
        "dtype": "uint16",
        "tokens": sum(map(len, training)),
        "documents": 300,
        "held_out_tokens": sum(map(len, held_out)),
        "held_out_documents": 10,
    }


@pytest.mark.parametrize("files_before_the_kill", [0, 1, 3])
def test_a_killed_run_goes_on_and_ends_with_the_same_bytes(
    inputs: Mapping[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files_before_the_kill: int
) -> None:
    expected = built(inputs, tmp_path / "whole")
    monkeypatch.setattr(tokens, "CHARACTERS_AT_ONCE", 200)
    encode = Encoder.encode
    portions_of_the_file = 0

    def killed(self: Encoder, texts: list[str]) -> object:
        nonlocal portions_of_the_file
        note = tmp_path / "killed" / RESUME / "tokens.json"
        if (json.loads(note.read_text())["files"] if note.exists() else 0) == files_before_the_kill:
            portions_of_the_file += 1
            if portions_of_the_file == 3:
                raise KeyboardInterrupt
        return encode(self, texts)

    with monkeypatch.context() as patch:
        patch.setattr(Encoder, "encode", killed)
        with pytest.raises(KeyboardInterrupt):
            built(inputs, tmp_path / "killed")
    assert built(inputs, tmp_path / "killed") == expected


def test_a_full_disk_is_an_error_of_the_system(
    inputs: Mapping[str, Path], tmp_path: Path, at_most: Callable[[int], None]
) -> None:
    at_most(20_000)
    with pytest.raises(OSError) as caught:
        built(inputs, tmp_path)
    assert caught.value.errno == errno.EFBIG


def test_text_spells_no_control_token(inputs: Mapping[str, Path]) -> None:
    encoder = Encoder.load(inputs["tokenizer"])
    (ids,) = encoder.encode(["<|im_end|><tool_call>끝<|endoftext|>"])
    assert min(ids) >= 41


def test_a_document_has_the_tokens_that_a_chat_gives_its_text(corpus: Path, tmp_path: Path) -> None:
    settings = recipe("tokenizer.vocabulary=700", "tokenizer.phrases=true")
    build(tmp_path / "tokenizer", {}, {}, lambda directory: build_tokenizer(settings, {"corpus": corpus}, directory))
    encoder, chat = Encoder.load(tmp_path / "tokenizer"), ChatTokenizer(tmp_path / "tokenizer" / "tokenizer.json")
    texts = ['{"name": "f", "arguments": {"a": "한글"}}', "<|im_end|></tool_call> 원가: 57600원", "plain"]
    assert list(encoder.encode(texts)) == [chat.encode_text(text) for text in texts]


@pytest.mark.parametrize("split", SPLITS)
@given(text=st.text(st.sampled_from("가나dsé1½_  .,'\n\r\t\"「")), at=st.integers(1, 20))
def test_a_text_in_pieces_has_the_tokens_of_the_whole(split: SplitName, text: str, at: int) -> None:
    encoder = Encoder(trained(split))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens, "PIECE", at)
        parts = list(pieces(text))
    assert [is_last for _, is_last in parts] == [False] * (len(parts) - 1) + [True]
    assert [token for ids in encoder.encode([part for part, _ in parts]) for token in ids] == next(
        encoder.encode([text])
    )


def test_a_vocabulary_past_two_bytes_is_written_in_four(inputs: Mapping[str, Path], tmp_path: Path) -> None:
    path = inputs["tokenizer"] / "tokenizer.json"
    tokenizer = Tokenizer.from_file(str(path))
    assert Encoder(tokenizer).dtype == np.dtype("<u2")
    tokenizer.add_tokens([f"<more {number}>" for number in range(1 << 16)])
    assert Encoder(tokenizer).dtype == np.dtype("<u4")


def test_no_held_out_document_is_an_empty_array(inputs: Mapping[str, Path], tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    write_texts(corpus / "documents-00000.parquet", ["하나"])
    write_texts(corpus / "held_out.parquet", [])
    files = built({**inputs, "corpus": corpus}, tmp_path / "tokens")
    assert (files["held_out.bin"], files["held_out_offsets.bin"]) == (b"", bytes(8))


def test_damaged_documents_are_named(inputs: Mapping[str, Path], tmp_path: Path) -> None:
    path = tmp_path / "documents-00000.parquet"
    path.write_text("damaged")
    with pytest.raises(HunminError, match=f"{path} is damaged: remove {tmp_path} and run again"):
        built({**inputs, "corpus": tmp_path}, tmp_path / "tokens")
    with pytest.raises(HunminError, match=f"{path} is damaged"):
        list(batches(path))


def test_a_directory_without_tokenizer_is_named(tmp_path: Path) -> None:
    with pytest.raises(HunminError, match=r"tokenizer.json is not a tokenizer that can be read"):
        Encoder.load(tmp_path)
