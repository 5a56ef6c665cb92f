"""Small directories of the user's files."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest


def sentence(number: int) -> str:
    """An ordinary text; each number has its own."""
    return f"문서 {number}번은 한국어로 쓴 짧은 글이고, 다른 글과 숫자 하나가 다르다. 그래서 겹치는 글이 아니다."


def write_jsonl(path: Path, rows: Sequence[Mapping[str, object]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def write_parquet(path: Path, columns: Mapping[str, object]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.table(dict(columns)), path)
    return path


def read_rows(directory: Path, pattern: str = "documents-*.parquet") -> list[dict[str, str]]:
    """The rows of all matching Parquet files, in order."""
    return [row for path in sorted(directory.glob(pattern)) for row in pq.read_table(path).to_pylist()]


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """An empty directory for the user's files."""
    path = tmp_path / "files"
    path.mkdir()
    return path
