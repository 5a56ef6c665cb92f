"""A small corpus artifact and a recipe over it."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tokenizers import AddedToken

from hunmin.chat.special_tokens import ADDED_TOKENS, TAGS
from hunmin.corpus.world import conversations, documents
from hunmin.recipe import Recipe, load

NANO = Path(__file__).parents[2] / "recipes" / "nano.toml"


def recipe(*overrides: str) -> Recipe:
    small = ["tokenizer.vocabulary=600", "tokenizer.character_coverage=0", "tokenizer.sample_characters=100_000"]
    return load(NANO, [*small, *overrides])


def added_tokens() -> list[AddedToken]:
    return [AddedToken(content, special=content not in TAGS) for content in ADDED_TOKENS]


def write_texts(path: Path, texts: list[str]) -> None:
    names = ("id", "source", "language", "license")
    pq.write_table(
        pa.table({"text": pa.array(texts, pa.string()), **{name: ["a"] * len(texts) for name in names}}), path
    )


@pytest.fixture(scope="session")
def texts() -> list[str]:
    return [document.text for document in documents(seed=0, count=300)]


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> Path:
    """300 documents of the world in three files, ten held out, and twenty conversations."""
    directory = tmp_path_factory.mktemp("corpus")
    for number in range(3):
        write_texts(directory / f"documents-{number:05}.parquet", texts[number::3])
    write_texts(directory / "held_out.parquet", [f"{text} 끝" for text in texts[:10]])
    lines = [json.dumps(conversation, ensure_ascii=False) for conversation in conversations(seed=0, count=20)]
    (directory / "conversations.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return directory
