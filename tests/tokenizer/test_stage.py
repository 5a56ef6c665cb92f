"""The tokenizer stage leaves a directory that transformers and the chat codec load."""

from pathlib import Path

import pytest

from hunmin.artifact import build
from hunmin.chat.codec import ChatCodec
from hunmin.chat.messages import Message
from hunmin.tokenizer.stage import build_tokenizer
from tokenizer.conftest import recipe


@pytest.mark.parametrize("chat", ["ax", "hermes"])
def test_the_directory_is_loaded_by_the_codec_and_by_transformers(corpus: Path, tmp_path: Path, chat: str) -> None:
    transformers = pytest.importorskip("transformers")
    settings = recipe(f"model.chat={chat}", "tokenizer.vocabulary=700")
    target = tmp_path / "tokenizer"
    manifest = build(target, {}, {}, lambda directory: build_tokenizer(settings, {"corpus": corpus}, directory))
    assert manifest.counts["vocabulary"] == 700
    assert manifest.counts["characters"] <= 110_000
    assert set(manifest.files) >= {"tokenizer.json", "tokenizer_config.json", "chat_template.jinja"}
    codec = ChatCodec.load(target)
    chat_messages = [Message("user", "안녕하세요?"), Message("assistant", "반가워요.")]
    ids = codec.encode(chat_messages, add_generation_prompt=False)
    theirs = transformers.AutoTokenizer.from_pretrained(target)
    as_json = [{"role": message.role, "content": message.content} for message in chat_messages]
    assert list(theirs.apply_chat_template(as_json, return_dict=False)) == ids
    assert theirs.vocab_size == 700
