"""Rows hold whole conversations, each seeing itself alone, and only the assistant is learnt from."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import AddedToken

from hunmin.alignment.conversations import ConversationBatches, encode, pack
from hunmin.chat.codec import ChatCodec
from hunmin.chat.export import write_chat_files
from hunmin.chat.messages import from_openai
from hunmin.chat.special_tokens import ADDED_TOKENS, TAGS
from hunmin.errors import HunminError
from hunmin.recipe import Tokenizer
from hunmin.tokenizer.train import train

CONVERSATIONS = [
    {"messages": [{"role": "user", "content": "안녕?"}, {"role": "assistant", "content": "안녕하세요."}], "tools": []},
    {
        "messages": [{"role": "user", "content": "이름이 뭐야?"}, {"role": "assistant", "content": "훈민입니다."}],
        "tools": [],
    },
    {
        "messages": [{"role": "user", "content": "하나 더하기 둘은?"}, {"role": "assistant", "content": "셋이에요."}],
        "tools": [],
    },
]


@pytest.fixture(scope="module")
def codec(tmp_path_factory: pytest.TempPathFactory) -> ChatCodec:
    directory = tmp_path_factory.mktemp("tokenizer")
    added = [AddedToken(text, special=text not in TAGS) for text in ADDED_TOKENS]
    train(["안녕하세요. 이름이 뭐야?"] * 2, Tokenizer(vocabulary=300), added).save(str(directory / "tokenizer.json"))
    write_chat_files(directory, "ax", 128)
    return ChatCodec.load(directory)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "conversations.jsonl"
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in CONVERSATIONS), encoding="utf-8")
    return path


@given(lengths=st.lists(st.integers(1, 40), max_size=300), room=st.integers(1, 50))
def test_packing_loses_nothing_that_fits(lengths: list[int], room: int) -> None:
    rows = pack(lengths, room)
    assert sorted(number for row in rows for number in row) == [n for n, length in enumerate(lengths) if length <= room]
    assert all(0 < sum(lengths[number] for number in row) <= room for row in rows)


def test_a_batch_reads_back_as_the_conversations(path: Path, codec: ChatCodec) -> None:
    batches = ConversationBatches(encode(path, codec), row=100, rows_per_step=1, seed=0, context_weight=0.25)
    seen = set()
    for step in range(len(batches.rows)):
        batch = batches.batch(step)
        for document in filter(lambda number: number >= 0, batch.documents.unique().tolist()):
            own = batch.documents == document
            said = CONVERSATIONS[document]["messages"]
            encoded = codec.encode(from_openai(said), add_generation_prompt=False)
            assert batch.ids[:, :-1][own].tolist() == encoded[: own.sum()]
            assert codec.parse(batch.ids[:, 1:][(batch.weights == 1) & own].tolist()).content == said[1]["content"]
            seen.add(document)
    assert seen == {0, 1, 2}


def test_a_broken_line_is_named(path: Path, codec: ChatCodec) -> None:
    path.write_text(path.read_text(encoding="utf-8") + "{\n", encoding="utf-8")
    with pytest.raises(HunminError, match="conversations.jsonl, line 4 "):
        encode(path, codec)


def test_what_is_longer_than_a_row_is_left_out_and_told(
    path: Path, codec: ChatCodec, capsys: pytest.CaptureFixture[str]
) -> None:
    conversations = encode(path, codec)
    row = int(conversations.lengths.max()) - 2
    batches = ConversationBatches(conversations, row, rows_per_step=1, seed=0, context_weight=0.0)
    assert batches.too_long == 1
    said = f"  1 of 3 conversations are longer than alignment.row ({row} tokens) and not learnt from\n"
    assert capsys.readouterr().out == said


def test_rows_too_short_for_everything_are_an_error(path: Path, codec: ChatCodec) -> None:
    with pytest.raises(HunminError, match="alignment.row"):
        ConversationBatches(encode(path, codec), row=4, rows_per_step=1, seed=0, context_weight=0.0)
