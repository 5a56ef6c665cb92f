"""A small A.X tokenizer, trained here, and one exported directory for each chat format."""

import json
from pathlib import Path

import pytest
from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import AutoTokenizer, PreTrainedTokenizerFast

from hunmin.chat.codec import ChatCodec
from hunmin.chat.export import write_chat_files
from hunmin.chat.special_tokens import ADDED_TOKENS, TAGS, ChatFormat

TEXT = """
우리가 뭘 사야 되는데 원가가 57600원인데 직원할인 받으면 얼마야? 15% 할인 받을 수 있어.
할인율이 몇 퍼센트인지 알려주실 수 있나요? 할인을 받으면 48960원이 됩니다. 오늘 서울의 날씨는 맑습니다.
다음은 접근할 수 있는 도구들의 목록 입니다: 도구를 호출하려면 아래의 JSON으로 응답하세요.
{"name": "calculate_discount", "arguments": {"original_price": 57600, "discount_percentage": 15}}
{"type": "function", "function": {"name": "get_exchange_rate", "description": "두 통화 간의 환율을 가져온다."}}
"""
QWEN2_SPLIT = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
PRE_TOKENIZERS = {
    "qwen2": pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(QWEN2_SPLIT), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    ),
    "gpt2": pre_tokenizers.ByteLevel(add_prefix_space=False),
}


def write_tokenizer(path: Path, split: str) -> None:
    """Train byte-level BPE on a few sentences, with the 41 added tokens at ids 0 to 40."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = PRE_TOKENIZERS[split]
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=500,
        special_tokens=list(ADDED_TOKENS),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator([TEXT], trainer)
    description = json.loads(tokenizer.to_str())
    for token in description["added_tokens"]:
        token["special"] = token["content"] not in TAGS
    path.write_text(json.dumps(description, ensure_ascii=False), encoding="utf-8")


def write_directory(path: Path, chat_format: ChatFormat, split: str) -> Path:
    """Export what transformers and vLLM need for chats; returns the path."""
    write_tokenizer(path / "tokenizer.json", split)
    write_chat_files(path, chat_format, context=1024)
    return path


@pytest.fixture(scope="session", params=[("ax", "qwen2"), ("hermes", "qwen2"), ("hermes", "gpt2")], ids="-".join)
def directory(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An exported directory of each format; where a role is plain text, the split could join it with the content."""
    return write_directory(tmp_path_factory.mktemp("export"), *request.param)


@pytest.fixture(scope="session")
def codec(directory: Path) -> ChatCodec:
    return ChatCodec.load(directory)


@pytest.fixture
def ax_codec(tmp_path: Path) -> ChatCodec:
    return ChatCodec.load(write_directory(tmp_path, "ax", "gpt2"))


@pytest.fixture
def hermes_codec(tmp_path: Path) -> ChatCodec:
    return ChatCodec.load(write_directory(tmp_path, "hermes", "gpt2"))


@pytest.fixture(scope="session")
def transformers_tokenizer(directory: Path) -> PreTrainedTokenizerFast:
    """What a user of transformers loads from the same directory."""
    return AutoTokenizer.from_pretrained(directory)
