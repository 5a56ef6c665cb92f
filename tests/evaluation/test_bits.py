import tracemalloc
from pathlib import Path

import pyarrow
import pyarrow.parquet as parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hunmin.chat.messages import Conversation, Message
from hunmin.errors import HunminError
from hunmin.evaluation.bits import DOCUMENTS_PER_SOURCE, ROWS_AT_ONCE, bits_per_byte, sample

from .scripted import Scripted


def silent(_: Conversation) -> Message:
    return Message("assistant")


def held_out(path: Path, documents: list[tuple[str, str]]) -> Path:
    sources, texts = [source for source, _ in documents], [text for _, text in documents]
    columns = {"id": [f"{number}" for number in range(len(documents))], "text": texts, "source": sources}
    parquet.write_table(pyarrow.table(columns), path, row_group_size=7)
    return path


def test_by_source_before_and_after(tmp_path: Path) -> None:
    path = held_out(tmp_path / "held_out.parquet", [("ko", "가나다"), ("en", "abc"), ("ko", "라")])
    measured = bits_per_byte(path, 512, Scripted(silent, 2.0), Scripted(silent, 8.0))
    assert measured is not None
    assert [one.model_dump() for one in measured.sources] == [
        {"source": "en", "documents": 1, "bytes": 3, "trained": 2.0, "untrained": 8.0},
        {"source": "ko", "documents": 2, "bytes": 12, "trained": 8 / 12, "untrained": 32 / 12},
    ]


def test_without_a_document_there_is_nothing_to_measure(tmp_path: Path) -> None:
    assert bits_per_byte(held_out(tmp_path / "none.parquet", []), 512, Scripted(silent), Scripted(silent)) is None


def test_at_most_so_many_documents_a_source_and_the_same_ones_every_time(tmp_path: Path) -> None:
    documents = [("ko", f"문서 {number}") for number in range(3 * DOCUMENTS_PER_SOURCE)] + [("en", "one")]
    path = held_out(tmp_path / "held_out.parquet", documents)
    chosen = sample(path, DOCUMENTS_PER_SOURCE, 511)
    assert {source: len(texts) for source, texts in chosen.items()} == {"ko": DOCUMENTS_PER_SOURCE, "en": 1}
    assert chosen == sample(path, DOCUMENTS_PER_SOURCE, 511)
    assert any(text > "문서 2" for text in chosen["ko"]), "not only the head of the file"


def test_equal_ids_bring_no_more_documents(tmp_path: Path) -> None:
    path, texts = tmp_path / "held_out.parquet", [f"문서 {number}" for number in range(3 * DOCUMENTS_PER_SOURCE)]
    parquet.write_table(pyarrow.table({"id": ["a"] * len(texts), "text": texts, "source": ["ko"] * len(texts)}), path)
    assert sample(path, DOCUMENTS_PER_SOURCE, 511) == {"ko": texts[:DOCUMENTS_PER_SOURCE]}


def test_a_damaged_file_is_named_with_the_mend(tmp_path: Path) -> None:
    path = held_out(tmp_path / "held_out.parquet", [("ko", "가나다")])
    content = path.read_bytes()
    for damaged in (bytes(len(content)), bytes(len(content) // 2) + content[len(content) // 2 :]):
        path.write_bytes(damaged)
        with pytest.raises(HunminError, match=f"{path} is damaged: remove {tmp_path} and run again"):
            sample(path, DOCUMENTS_PER_SOURCE, 511)


def test_few_documents_are_held_at_once(tmp_path: Path) -> None:
    size, count = 20_000, 20 * ROWS_AT_ONCE
    columns = {"id": [f"{number}" for number in range(count)], "text": ["a" * size] * count, "source": ["en"] * count}
    parquet.write_table(pyarrow.table(columns), tmp_path / "held_out.parquet")
    tracemalloc.start()
    sample(tmp_path / "held_out.parquet", DOCUMENTS_PER_SOURCE, 511)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4 * ROWS_AT_ONCE * size


@given(st.text(min_size=1), st.integers(4, 40))
def test_a_cut_falls_between_characters(tmp_path_factory: pytest.TempPathFactory, text: str, longest: int) -> None:
    text = text.encode(errors="ignore").decode()
    path = held_out(tmp_path_factory.mktemp("cut") / "held_out.parquet", [("any", text)])
    (cut,) = sample(path, 1, longest)["any"]
    assert text.startswith(cut)
    assert len(cut.encode()) <= longest
    if cut != text:
        assert len(text[: len(cut) + 1].encode()) > longest
