"""The user's files below one directory: which are read, in which order, and which source each belongs to."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from hunmin.errors import HunminError

TABLES = (".parquet", ".jsonl", ".jsonl.gz", ".jsonl.zst")
TEXTS = (".txt", ".md")
_SHARD_NUMBER = re.compile(r"[-_.]\d+([-_]of[-_]\d+)?$")


@dataclass(frozen=True)
class SourceFile:
    path: Path
    name: str
    """Its place below the directory, with `/`."""
    ending: str
    size: int
    source: str
    """What its documents' source is called where they do not say it themselves."""


def find_files(directory: Path) -> list[SourceFile]:
    """Every Parquet, JSONL and text file below a directory, tables first, then by name; no hidden and no other files.

    Raises HunminError if the directory is missing or has no such file, or if a file is empty or cannot be read.
    """
    if not directory.is_dir():
        raise HunminError(f"corpus.path: {directory} is not a directory")
    files = sorted(_walk(directory), key=lambda file: (file.ending in TEXTS, file.name))
    if not files:
        endings = ", ".join(TABLES + TEXTS)
        raise HunminError(f"corpus.path: {directory} has no files to read ({endings})")
    for file in files:
        if file.size == 0:
            raise HunminError(f"{file.path} is empty: remove it, or put its text back")
        if not os.access(file.path, os.R_OK):
            raise HunminError(f"{file.path} cannot be read: its permissions do not allow it")
    return files


def _walk(directory: Path) -> Iterator[SourceFile]:
    for place, directories, names in os.walk(directory, onerror=_refuse):
        directories[:] = [name for name in directories if not name.startswith(".")]
        for name in names:
            ending = next((ending for ending in TABLES + TEXTS if name.lower().endswith(ending)), None)
            if ending and not name.startswith("."):
                path = Path(place, name)
                below = path.relative_to(directory)
                yield SourceFile(path, below.as_posix(), ending, _size(path), _source(directory, below, ending))


def _source(directory: Path, below: Path, ending: str) -> str:
    """The first directory of a file's place; at the top a table's name without its shard number, a text's directory."""
    if len(below.parts) > 1:
        return below.parts[0]
    if ending in TEXTS:
        return directory.resolve().name
    stem = below.name[: -len(ending)]
    return _SHARD_NUMBER.sub("", stem) or stem


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        _refuse(error)


def _refuse(error: OSError) -> NoReturn:
    raise HunminError(f"{error.filename} cannot be read: {error.strerror}") from error
