"""The user's files below one directory: which are read, in which order, and which source each belongs to."""

import os
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from hunmin.errors import HunminError

TABLES = (".parquet", ".jsonl", ".jsonl.gz", ".jsonl.zst")
TEXTS = (".txt", ".md")
TOP_TEXTS = "texts"
"""The source of text files that lie in no directory of their own."""
_SHARD_NUMBER = re.compile(r"[-_.]\d+([-_]of[-_]\d+)?$")


@dataclass(frozen=True)
class SourceFile:
    path: Path
    name: str
    """Its place below the directory, with `/`, as `printable` writes it."""
    ending: str
    size: int
    source: str
    """What its documents' source is called where they do not say it themselves."""

    @property
    def place(self) -> str:
        """Its path, to be told to the user."""
        return printable(self.path)


def find_files(directory: Path, runs: Path | None = None) -> list[SourceFile]:
    """Every Parquet, JSONL and text file below a directory, tables first, then by name; no hidden and no other files.

    `runs` is left out: what stands there is Hunmin's own. Raises HunminError if the directory is missing or has no
    such file, or if a file is empty or cannot be read.
    """
    try:
        is_there = directory.is_dir()
    except OSError as error:
        _refuse(error)
    if not is_there:
        raise HunminError(f"corpus.path: {directory} is not a directory")
    files = sorted(_walk(directory, runs), key=lambda file: (file.ending in TEXTS, file.name))
    if not files:
        endings = ", ".join(TABLES + TEXTS)
        raise HunminError(f"corpus.path: {directory} has no files to read ({endings})")
    for file in files:
        if file.size == 0:
            raise HunminError(f"{file.place} is empty: remove it, or put its text back")
        if not os.access(file.path, os.R_OK):
            raise HunminError(f"{file.place} cannot be read: its permissions do not allow it")
    return files


def printable(path: Path) -> str:
    r"""A path in valid Unicode: a byte of a name that is no UTF-8, as of one in CP949, is written as \xb0."""
    return os.fsencode(path).decode(errors="backslashreplace")


def _walk(directory: Path, runs: Path | None) -> Iterator[SourceFile]:
    """Every directory once, whatever links lead to it; links come last, so that what lies here keeps its own name."""
    waiting = deque([directory])
    seen = {_identity(runs)} if runs and runs.exists() else set()
    while waiting:
        for place, directories, names in os.walk(waiting.popleft(), onerror=_refuse):
            if (identity := _identity(place)) in seen:
                directories.clear()
                continue
            seen.add(identity)
            directories[:] = sorted(name for name in directories if not name.startswith("."))
            waiting += [path for name in directories if (path := Path(place, name)).is_symlink()]
            for name in names:
                ending = next((ending for ending in TABLES + TEXTS if name.lower().endswith(ending)), None)
                if ending and not name.startswith("."):
                    path = Path(place, name)
                    below = printable(path.relative_to(directory))
                    yield SourceFile(path, below, ending, _size(path), _source(below, ending))


def _identity(place: str | Path) -> tuple[int, int]:
    status = os.stat(place)
    return status.st_dev, status.st_ino


def _source(below: str, ending: str) -> str:
    """The first directory of a file's place; at the top a table's name without its shard number, and TOP_TEXTS."""
    first, *rest = below.split("/")
    if rest:
        return first
    if ending in TEXTS:
        return TOP_TEXTS
    stem = first[: -len(ending)]
    return _SHARD_NUMBER.sub("", stem) or stem


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        _refuse(error)


def _refuse(error: OSError) -> NoReturn:
    raise HunminError(f"{error.filename} cannot be read: {error.strerror}") from error
