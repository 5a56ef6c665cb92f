"""How well a model predicts text that it has not seen, in bits per byte: the same unit for every tokenizer."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from heapq import heappop, heappush
from pathlib import Path

import pyarrow
import pyarrow.parquet as parquet

from hunmin.artifact import named_if_damaged
from hunmin.evaluation.client import Client
from hunmin.evaluation.results import BitsPerByte, SourceBits
from hunmin.progress import progress

DOCUMENTS_PER_SOURCE = 100
BATCH = 8  # documents a call
ROWS_AT_ONCE = 32  # few, because a single document may be a book


def bits_per_byte(held_out: Path, context: int, trained: Client, untrained: Client) -> BitsPerByte | None:
    """Measure both models on a sample of the held-out documents, by source; None where there is none to measure on.

    held_out: Parquet with the columns id, text and source. context: tokens that the models take; a document is cut at
    as many bytes, less one for the token before it, so that every tokenizer is measured on the same bytes.
    """
    documents = sample(held_out, DOCUMENTS_PER_SOURCE, context - 1)
    if not documents:
        return None
    after = _measure("bits per byte", trained, documents)
    before = _measure("bits per byte, untrained", untrained, documents)
    sources = [
        SourceBits(
            source=source,
            documents=len(texts),
            bytes=_bytes(texts),
            trained=after[source],
            untrained=before[source],
        )
        for source, texts in sorted(documents.items())
    ]
    return BitsPerByte(documents_per_source=DOCUMENTS_PER_SOURCE, bytes_per_document=context - 1, sources=sources)


def sample(held_out: Path, per_source: int, longest: int) -> dict[str, list[str]]:
    """At most `per_source` documents of each source, each cut at `longest` bytes of UTF-8, between two characters.

    Which ones is decided by a hash of their ids: the same on every machine, and spread over the whole file.
    """
    chosen: dict[str, list[tuple[int, int]]] = {}
    texts: dict[str, list[str]] = {}
    damage = named_if_damaged(held_out, OSError, pyarrow.ArrowException)
    with damage, parquet.ParquetFile(held_out, pre_buffer=False) as file:
        for number, (source, identifier) in enumerate(_rows(file, "id")):
            digest = int.from_bytes(hashlib.sha256(identifier.encode()).digest(), "big")
            heap = chosen.setdefault(source, [])
            heappush(heap, (-digest, -number))  # negated, because a heap gives up its smallest, and the largest goes
            if len(heap) > per_source:
                heappop(heap)
        wanted = {-number for heap in chosen.values() for _, number in heap}
        for number, (source, text) in enumerate(_rows(file, "text")):
            if number in wanted:
                texts.setdefault(source, []).append(text.encode()[:longest].decode(errors="ignore"))
    return texts


def _rows(file: parquet.ParquetFile, column: str) -> Iterator[tuple[str, str]]:
    """The source of every document and one other column."""
    for batch in file.iter_batches(ROWS_AT_ONCE, columns=["source", column], use_threads=False):
        yield from zip(batch.column("source").to_pylist(), batch.column(column).to_pylist(), strict=True)


def _measure(title: str, client: Client, documents: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Bits per byte of each source."""
    measured = {}
    with progress(title, total=sum(map(len, documents.values())), unit="documents") as bar:
        for source, texts in documents.items():
            total = 0.0
            for start in range(0, len(texts), BATCH):
                bits = client.bits(texts[start : start + BATCH])
                total += sum(bits)
                bar.advance(len(bits))
            measured[source] = total / _bytes(texts)
    return measured


def _bytes(texts: Sequence[str]) -> int:
    return sum(len(text.encode()) for text in texts)
