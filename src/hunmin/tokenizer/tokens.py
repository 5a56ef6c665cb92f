"""Documents → tokens: flat arrays on disk that training maps into memory, one document after another.

    tokens.bin    ids of the type that tokens.json names, little endian; every document ends with <|endoftext|>
    offsets.bin   uint64, little endian: where each document starts, and where the last one ends
    held_out.bin, held_out_offsets.bin   the same of the held-out documents
    held_out.parquet                     the source of each held-out document, and the bytes of its text
    tokens.json   the type and the counts
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from tokenizers import Tokenizer

from hunmin.artifact import RESUME, Built
from hunmin.chat.special_tokens import END_OF_TEXT
from hunmin.errors import HunminError
from hunmin.progress import Bar, progress
from hunmin.recipe import Recipe
from hunmin.tokenizer.texts import ROWS_AT_ONCE, batches, count_characters, document_files, licenses

CHARACTERS_AT_ONCE = 500_000
OFFSET = np.dtype("<u8")


def build_tokens(recipe: Recipe, inputs: Mapping[str, Path], directory: Path) -> Built:
    """Write the corpus as tokens. A killed run goes on after the last whole file of documents."""
    encoder = Encoder.load(inputs["tokenizer"])
    files, held_out = document_files(inputs["corpus"]), inputs["corpus"] / "held_out.parquet"
    characters = {path: count_characters(path) for path in [*files, held_out]}
    with progress("tokens", sum(characters.values()), "characters") as bar:
        training = _write(files, "tokens", encoder, directory, characters, bar)
        measuring = _write([held_out], "held_out", encoder, directory, characters, bar)
    _write_sources(held_out, directory / "held_out.parquet")
    counts = {
        "tokens": training.tokens,
        "documents": training.documents,
        "held_out_tokens": measuring.tokens,
        "held_out_documents": measuring.documents,
    }
    (directory / "tokens.json").write_text(json.dumps({"dtype": encoder.dtype.name} | counts, indent=2) + "\n")
    read = {"characters": sum(characters[path] for path in files)}
    return Built(counts={**counts, **read}, licenses=licenses(inputs["corpus"]))


class Encoder:
    """Plain text → ids. Text that spells a control token stays text: only the chat codec writes control tokens."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        content = json.loads(tokenizer.to_str())
        self._tokenizer = Tokenizer.from_str(json.dumps(content | {"added_tokens": []}))
        self.end_of_text = _end_of_text(tokenizer)
        self.dtype = np.dtype("<u2" if tokenizer.get_vocab_size() <= 1 << 16 else "<u4")

    @classmethod
    def load(cls, directory: Path) -> "Encoder":
        """Raises HunminError if the directory has no tokenizer.json that can be read."""
        path = directory / "tokenizer.json"
        try:
            tokenizer = Tokenizer.from_str(path.read_text(encoding="utf-8"))
        except Exception as error:  # tokenizers raises nothing narrower
            raise HunminError(f"{path} is not a tokenizer that can be read: {error}") from error
        return cls(tokenizer)

    def encode(self, texts: list[str]) -> Iterator[np.ndarray]:
        """The ids of each text, ended by <|endoftext|>."""
        for encoding in self._tokenizer.encode_batch_fast(texts, add_special_tokens=False):
            yield np.array([*encoding.ids, self.end_of_text], self.dtype)


def _end_of_text(tokenizer: Tokenizer) -> int:
    number: int | None = tokenizer.token_to_id(END_OF_TEXT)
    if number is None:
        raise HunminError(f"the tokenizer has no {END_OF_TEXT}, which ends every document")
    return number


@dataclass
class _Done:
    """What is safely on disk."""

    files: int = 0
    tokens: int = 0
    documents: int = 0


def _write(
    files: list[Path], name: str, encoder: Encoder, directory: Path, characters: Mapping[Path, int], bar: Bar
) -> _Done:
    """Append file after file to the arrays NAME, and note after each how far they go."""
    note = directory / RESUME / f"{name}.json"
    done = _Done(**json.loads(note.read_text())) if note.exists() else _Done()
    bar.advance(sum(characters[path] for path in files[: done.files]))
    offsets_name = "offsets.bin" if name == "tokens" else f"{name}_offsets.bin"
    with (
        _continued(directory / f"{name}.bin", done.tokens * encoder.dtype.itemsize) as tokens,
        _continued(directory / offsets_name, (done.documents + 1) * OFFSET.itemsize) as offsets,
    ):
        for path in files[done.files :]:
            for texts in _portions(batches(path)):
                ids = list(encoder.encode(texts))
                ends = done.tokens + np.cumsum([len(document) for document in ids], dtype=OFFSET)
                np.concatenate(ids).tofile(tokens)
                ends.tofile(offsets)
                done.tokens, done.documents = int(ends[-1]), done.documents + len(texts)
                bar.advance(sum(map(len, texts)), note=f"{done.tokens:,} tokens")
            done.files += 1
            for file in (tokens, offsets):
                file.flush()
                os.fsync(file.fileno())
            draft = note.with_suffix(".draft")
            draft.write_text(json.dumps(asdict(done)))
            draft.replace(note)
    return done


@contextmanager
def _continued(path: Path, size: int) -> Iterator[BinaryIO]:
    """A file of `size` bytes to append to: what came after the last note is cut off, and a new file is all zeros."""
    with path.open("ab") as file:
        file.truncate(size)
        yield file


def _portions(batches: Iterable[list[str]]) -> Iterator[list[str]]:
    """The same texts in lists that are long enough to encode in parallel and short enough to hold."""
    portion: list[str] = []
    characters = 0
    for text in chain.from_iterable(batches):
        if portion and characters + len(text) > CHARACTERS_AT_ONCE:
            yield portion
            portion, characters = [], 0
        portion.append(text)
        characters += len(text)
    if portion:
        yield portion


def _write_sources(documents: Path, target: Path) -> None:
    """Keep the source and the bytes of text of each held-out document, which bits per byte by source are made of."""
    schema = pa.schema([("source", pa.string()), ("bytes", pa.int64())])
    with pq.ParquetFile(documents, pre_buffer=False) as file:
        rows = [
            pa.record_batch([batch.column("source"), pc.binary_length(batch.column("text")).cast(pa.int64())], schema)
            for batch in file.iter_batches(ROWS_AT_ONCE, columns=["source", "text"], use_threads=False)
        ]
    pq.write_table(pa.Table.from_batches(rows, schema), target)
