"""Documents → tokens: flat arrays on disk that training maps into memory, one document after another.

tokens.bin    ids of the type that tokens.json names, little endian; every document ends with <|endoftext|>
offsets.bin   uint64, little endian: where each document starts, and where the last one ends
held_out.bin, held_out_offsets.bin   the same of the held-out documents
tokens.json   the type and the counts
"""

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO

import numpy as np
from tokenizers import Tokenizer

from hunmin.artifact import RESUME, Built, put_in_place
from hunmin.chat.special_tokens import END_OF_TEXT, TAGS
from hunmin.errors import HunminError
from hunmin.progress import Bar, progress
from hunmin.recipe import Recipe
from hunmin.tokenizer.texts import batches, count_characters, document_files, licenses

CHARACTERS_AT_ONCE = 500_000
PIECE = 20_000  # characters; a book as one text would need a hundred times its size
OFFSET = np.dtype("<u8")
_BETWEEN_WORDS = re.compile(r"(?<=[^\W\d_]) (?=[^\W\d_])")


def build_tokens(recipe: Recipe, inputs: Mapping[str, Path], directory: Path) -> Built:
    """Write the corpus as tokens. A killed run goes on after the last whole file of documents."""
    encoder = Encoder.load(inputs["tokenizer"])
    training = _Arrays(directory, "tokens", "offsets", document_files(inputs["corpus"]))
    held_out = _Arrays(directory, "held_out", "held_out_offsets", [inputs["corpus"] / "held_out.parquet"])
    characters = {path: count_characters(path) for path in [*training.files, *held_out.files]}
    done = sum(characters[path] for arrays in (training, held_out) for path in arrays.finished_files)
    with progress("tokens", sum(characters.values()), "characters", done) as bar:
        training.write(encoder, bar)
        held_out.write(encoder, bar)
    counts = {
        "tokens": training.done.tokens,
        "documents": training.done.documents,
        "held_out_tokens": held_out.done.tokens,
        "held_out_documents": held_out.done.documents,
    }
    (directory / "tokens.json").write_text(json.dumps({"dtype": encoder.dtype.name} | counts, indent=2) + "\n")
    read = {"characters": sum(characters[path] for path in training.files)}
    return Built({**counts, **read}, licenses(inputs["corpus"]))


class Encoder:
    """Plain text → ids, the same as the chat codec's for text between its control tokens.

    Text that spells a control token stays text: only the codec writes those.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        content = json.loads(tokenizer.to_str())
        phrases = [token for token in content["added_tokens"] if not token["special"] and token["content"] not in TAGS]
        self._tokenizer = Tokenizer.from_str(json.dumps(content | {"added_tokens": phrases}))
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

    def encode(self, texts: list[str]) -> Iterator[list[int]]:
        """The ids of each text."""
        for encoding in self._tokenizer.encode_batch_fast(texts, add_special_tokens=False):
            yield encoding.ids


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """A text in pieces of about PIECE characters, and whether each is the last: the tokens are those of the whole.

    Every rule of `splits` cuts before a single space between two words, so that is where a text is cut.
    """
    start = 0
    while match := _BETWEEN_WORDS.search(text, start + PIECE):
        yield text[start : match.start()], False
        start = match.start()
    yield text[start:], True


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


class _Arrays:
    """The ids and offsets of the documents of some files, and the note of how many of the files are done."""

    def __init__(self, directory: Path, tokens: str, offsets: str, files: list[Path]) -> None:
        self.files = files
        self._tokens, self._offsets = directory / f"{tokens}.bin", directory / f"{offsets}.bin"
        self._note = directory / RESUME / f"{tokens}.json"
        self.done = _Done(**json.loads(self._note.read_text())) if self._note.exists() else _Done()

    @property
    def finished_files(self) -> list[Path]:
        return self.files[: self.done.files]

    def write(self, encoder: Encoder, bar: Bar) -> None:
        """Append the files that are not done, one after another."""
        done = self.done
        with (
            _continued(self._tokens, done.tokens * encoder.dtype.itemsize) as tokens,
            _continued(self._offsets, (done.documents + 1) * OFFSET.itemsize) as offsets,
        ):
            for path in self.files[done.files :]:
                for portion in _portions(batches(path)):
                    ids: list[int] = []
                    ends: list[int] = []
                    for piece, (_, is_last) in zip(encoder.encode([text for text, _ in portion]), portion, strict=True):
                        ids += piece
                        if is_last:
                            ids.append(encoder.end_of_text)
                            ends.append(done.tokens + len(ids))
                    tokens.write(np.array(ids, encoder.dtype).tobytes())
                    offsets.write(np.array(ends, OFFSET).tobytes())
                    done.tokens += len(ids)
                    done.documents += len(ends)
                    bar.advance(sum(len(text) for text, _ in portion), note=f"{done.tokens:,} tokens")
                done.files += 1
                self._keep(tokens, offsets)

    def _keep(self, *files: BinaryIO) -> None:
        for file in files:
            file.flush()
            os.fsync(file.fileno())
        draft = self._note.with_suffix(".draft")
        draft.write_text(json.dumps(asdict(self.done)))
        put_in_place(draft, self._note)


@contextmanager
def _continued(path: Path, size: int) -> Iterator[BinaryIO]:
    """A file of `size` bytes to append to: what came after the last note is cut off, and a new file is all zeros."""
    with path.open("ab") as file:
        file.truncate(size)
        yield file


def _portions(batches: Iterable[list[str]]) -> Iterator[list[tuple[str, bool]]]:
    """The pieces of all texts in lists that are long enough to encode in parallel and short enough to hold."""
    portion: list[tuple[str, bool]] = []
    characters = 0
    for piece in chain.from_iterable(map(pieces, chain.from_iterable(batches))):
        portion.append(piece)
        characters += len(piece[0])
        if characters >= CHARACTERS_AT_ONCE:
            yield portion
            portion, characters = [], 0
    if portion:
        yield portion
