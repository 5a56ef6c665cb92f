"""How well a model predicts text that it has not seen, in bits per byte: the same unit for every tokenizer."""

import hashlib
from collections.abc import Mapping, Sequence
from heapq import nsmallest
from pathlib import Path

import pyarrow.parquet as parquet

from hunmin.evaluation.client import Client
from hunmin.evaluation.results import BitsPerByte, SourceBits
from hunmin.progress import progress

DOCUMENTS_PER_SOURCE = 100
BATCH = 8  # documents a call


def bits_per_byte(held_out: Path, context: int, trained: Client, untrained: Client | None) -> BitsPerByte | None:
    """Measure both models on a sample of the held-out documents, by source; None where there is none to measure on.

    held_out: Parquet with the columns id, text and source. context: tokens that the models take; a document is cut at
    as many bytes, less one for the token before it, so that every tokenizer is measured on the same bytes.
    """
    documents = sample(held_out, DOCUMENTS_PER_SOURCE, context - 1)
    if not documents:
        return None
    after = _measure("bits per byte", trained, documents)
    before = _measure("bits per byte, untrained", untrained, documents) if untrained else {}
    sources = [
        SourceBits(
            source=source,
            documents=len(texts),
            bytes=_bytes(texts),
            trained=after.get(source),
            untrained=before.get(source),
        )
        for source, texts in sorted(documents.items())
    ]
    return BitsPerByte(documents_per_source=DOCUMENTS_PER_SOURCE, bytes_per_document=context - 1, sources=sources)


def sample(held_out: Path, per_source: int, longest: int) -> dict[str, list[str]]:
    """At most `per_source` documents of each source, each cut at `longest` bytes of UTF-8, between two characters.

    Which ones is decided by a hash of their ids: the same on every machine, and spread over the whole file.
    """
    chosen: dict[str, list[tuple[bytes, str]]] = {}
    with parquet.ParquetFile(held_out) as file:
        for batch in file.iter_batches(columns=["id", "source"]):
            for row in batch.to_pylist():
                chosen.setdefault(row["source"], []).append((hashlib.sha256(row["id"].encode()).digest(), row["id"]))
            chosen = {source: nsmallest(per_source, ranked) for source, ranked in chosen.items()}
        wanted = {source: {identifier for _, identifier in ranked} for source, ranked in chosen.items()}
        texts: dict[str, list[str]] = {}
        for batch in file.iter_batches(columns=["id", "text", "source"]):
            for row in batch.to_pylist():
                if row["id"] in wanted[row["source"]]:
                    text = row["text"].encode()[:longest].decode(errors="ignore")
                    texts.setdefault(row["source"], []).append(text)
    return texts


def _measure(title: str, client: Client, documents: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Bits per byte of each source; empty where the client gives no probabilities."""
    measured = {}
    with progress(title, total=sum(map(len, documents.values())), unit="documents") as bar:
        for source, texts in documents.items():
            total = 0.0
            for start in range(0, len(texts), BATCH):
                bits = client.bits(texts[start : start + BATCH])
                if bits is None:
                    return {}
                total += sum(bits)
                bar.advance(len(bits))
            measured[source] = total / _bytes(texts)
    return measured


def _bytes(texts: Sequence[str]) -> int:
    return sum(len(text.encode()) for text in texts)
