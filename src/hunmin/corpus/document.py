"""One piece of text and where it came from: the unit every corpus stage reads and writes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its provenance; the fields are the columns of the documents' Parquet files."""

    id: str  # unique within its source, such as "petitions.jsonl:17"
    text: str
    source: str  # a short name that scores and counts are grouped by
    language: str  # ISO 639-1 code, or "other"
    license: str  # as the source states it, or "unknown"
