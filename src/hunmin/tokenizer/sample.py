"""The text that merges are learnt from: an even share of the documents and of the conversations."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from hunmin.tokenizer.texts import batches, count_characters, document_files

Render = Callable[[Sequence[object], Sequence[object]], str]
"""OpenAI messages and tools → the text that the model reads."""

CHUNK = 10_000  # characters; a book counts as many small texts, so that no single one takes the whole sample


def corpus_characters(corpus: Path) -> int:
    """Characters of all training documents and of the conversations as they stand in their file."""
    return sum(map(count_characters, document_files(corpus))) + sum(map(len, _lines(corpus)))


def sample(corpus: Path, limit: int, total: int, render: Render) -> Iterator[tuple[str, int]]:
    """Texts of at most `limit` characters in all, evenly out of the `total` that the corpus has, and what each counts.

    Conversations count with their length in the file, and come as the model reads them: rendered with their template.
    """
    share = _Share(limit, total)
    for path in document_files(corpus):
        for texts in batches(path):
            yield from ((chunk, len(chunk)) for chunk in _chunks(texts) if share.takes(chunk))
    for line in filter(share.takes, _lines(corpus)):
        conversation = json.loads(line)
        yield render(conversation["messages"], conversation["tools"]), len(line)


class _Share:
    """Takes a text whenever what was taken, with it, is still within its share of what was read."""

    def __init__(self, limit: int, total: int) -> None:
        self.limit, self.total = min(limit, total), total
        self.read = self.taken = 0

    def takes(self, text: str) -> bool:
        self.read += len(text)
        fits = (self.taken + len(text)) * self.total <= self.read * self.limit
        self.taken += len(text) * fits
        return fits


def _chunks(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for start in range(0, len(text), CHUNK):
            yield text[start : start + CHUNK]


def _lines(corpus: Path) -> Iterator[str]:
    with (corpus / "conversations.jsonl").open(encoding="utf-8") as file:
        yield from file
