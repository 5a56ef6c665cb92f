"""The texts of a corpus artifact, read in a stream."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from hunmin.artifact import named_if_damaged, read_manifest

ROWS_AT_ONCE = 32  # few, because a single document may be a book


def document_files(corpus: Path) -> list[Path]:
    """The Parquet files of the training documents, in their order."""
    return sorted(corpus.glob("documents-*.parquet"))


def batches(path: Path) -> Iterator[list[str]]:
    """The texts of one Parquet file of documents in small batches, in their order."""
    with named_if_damaged(path, OSError, pa.ArrowException), pq.ParquetFile(path, pre_buffer=False) as file:
        for batch in file.iter_batches(ROWS_AT_ONCE, columns=["text"], use_threads=False):
            yield batch.column("text").to_pylist()


def count_characters(path: Path) -> int:
    """Characters of all texts of one Parquet file of documents."""
    with named_if_damaged(path, OSError, pa.ArrowException), pq.ParquetFile(path, pre_buffer=False) as file:
        parts = file.iter_batches(ROWS_AT_ONCE, columns=["text"], use_threads=False)
        return sum(pc.sum(pc.utf8_length(batch.column("text"))).as_py() or 0 for batch in parts)


def licenses(corpus: Path) -> list[str]:
    """The licences of the corpus, which whatever is learnt from it carries on."""
    manifest = read_manifest(corpus)
    return manifest.licenses if manifest else []
