"""Documents as Parquet files: the columns of `Document`, zstd, row groups of a few megabytes."""

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from hunmin.corpus.document import Document

SCHEMA = pa.schema([(name, pa.string()) for name in ("id", "text", "source", "language", "license")])
GROUP_CHARACTERS = 4_000_000


class ShardWriter:
    """Writes one Parquet file of documents, which is whole once `close` has returned.

    The file is made with the first document: without one there is none.
    """

    def __init__(self, path: Path) -> None:
        self.characters = 0
        self._path = path
        self._writer: pq.ParquetWriter | None = None
        self._group: list[Document] = []
        self._group_characters = 0

    def add(self, document: Document) -> None:
        self.characters += len(document.text)
        self._group.append(document)
        self._group_characters += len(document.text)
        if self._group_characters >= GROUP_CHARACTERS:
            self._write_group()

    def close(self) -> None:
        if self._group:
            self._write_group()
        if self._writer is not None:
            self._writer.close()

    def _write_group(self) -> None:
        if self._writer is None:
            self._writer = _writer(self._path)
        columns = [[getattr(document, name) for document in self._group] for name in SCHEMA.names]
        self._writer.write_table(pa.table(columns, schema=SCHEMA))
        self._group, self._group_characters = [], 0


def concatenate(parts: Iterable[Path], target: Path) -> None:
    """Write the documents of several files into one, a row group at a time."""
    with _writer(target) as writer:
        for part in parts:
            with pq.ParquetFile(part, pre_buffer=False) as file:
                for number in range(file.num_row_groups):
                    writer.write_table(file.read_row_group(number, use_threads=False))


def _writer(path: Path) -> pq.ParquetWriter:
    return pq.ParquetWriter(path, SCHEMA, compression="zstd", use_dictionary=["source", "language", "license"])
