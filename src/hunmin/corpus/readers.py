"""The user's files as documents, read in a stream: a few megabytes at a time, whatever the size of a file."""

import codecs
import json
import os
import reprlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BufferedReader, TextIOWrapper
from pathlib import Path
from typing import BinaryIO, cast

import pyarrow as pa
import pyarrow.parquet as pq

from hunmin.corpus.document import Document
from hunmin.corpus.files import SourceFile
from hunmin.errors import HunminError

BYTES_AT_ONCE = 4 << 20
ROWS_AT_ONCE = 2048
LONGEST_LINE = 64 << 20  # bytes of JSON; more is no document but a file without line ends
LONGEST_TEXT = 1_000_000  # characters; what is longer comes as several documents
UNKNOWN_LANGUAGE = ""
UNKNOWN_LICENSE = "unknown"
DETAILS = ("id", "source", "language", "license")


@dataclass
class Batch:
    """Some documents of one file, and what could not be read between them."""

    documents: list[Document] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    """One message for each broken row, with the file and the line."""
    rows: int = 0
    """Lines or rows read, the broken ones among them."""
    size: int = 0
    """Bytes of the file that were read for it."""


def read(file: SourceFile) -> Iterator[Batch]:
    """The documents of a file in batches; a file read twice gives the same batches.

    The language is "" where the file does not say it. Raises HunminError if the file as a whole cannot be read.
    """
    try:
        match file.ending:
            case ".parquet":
                yield from _parquet(file)
            case ".txt" | ".md":
                yield from _text(file)
            case _:
                yield from _jsonl(file)
    except (OSError, pa.ArrowException) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise HunminError(f"{file.place} cannot be read: {why}") from error


def _parquet(file: SourceFile) -> Iterator[Batch]:
    with pa.OSFile(os.fsencode(file.path)) as source, pq.ParquetFile(source, pre_buffer=False) as table:
        schema = table.schema_arrow
        if "text" not in schema.names:
            raise HunminError(f'{file.place} has no column "text"; its columns are {reprlib.repr(schema.names)}')
        columns = ["text", *(name for name in DETAILS if name in schema.names)]
        for name in columns:
            _refuse_unreadable(file, name, schema)
        groups = (table.metadata.row_group(number) for number in range(table.metadata.num_row_groups))
        rows, size = table.metadata.num_rows, sum(group.total_byte_size for group in groups)
        rows_at_once = min(max(1, BYTES_AT_ONCE * rows // max(size, 1)), ROWS_AT_ONCE)
        row = 0
        for part in table.iter_batches(rows_at_once, columns=columns, use_threads=False):
            batch = Batch(rows=part.num_rows, size=file.size * part.num_rows // rows)
            values = {name: _bytes(part.column(name)) for name in columns}
            for place, content in enumerate(values["text"]):
                row += 1
                try:
                    text = (content or b"").decode()
                except UnicodeDecodeError as error:
                    batch.broken.append(f"{file.place}: row {row}: not UTF-8 at byte {error.start + 1}")
                    continue
                details = {name: values[name][place] for name in columns[1:]}
                known = {name: value.decode(errors="replace") for name, value in details.items() if value}
                batch.documents += _documents(file, row, text, known)
            yield batch


def _refuse_unreadable(file: SourceFile, name: str, schema: pa.Schema) -> None:
    numbers = schema.get_all_field_indices(name)
    if len(numbers) > 1:
        raise HunminError(f'{file.place} has {len(numbers)} columns "{name}": leave one of them')
    kind = schema.field(name).type
    if pa.types.is_nested(kind) or (name == "text" and not _holds_text(kind)):
        raise HunminError(f'{file.place}: the column "{name}" holds {kind}, not text')


def _holds_text(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return any(test(kind) for test in (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view,
                                       pa.types.is_binary, pa.types.is_large_binary))  # fmt: skip


def _bytes(column: pa.Array) -> list[bytes | None]:
    """The column's values, undecoded: a text column may hold bytes that are no UTF-8, which pyarrow does not check."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if not _holds_text(column.type):
        column = column.cast(pa.string())
    values: list[bytes | None] = column.cast(pa.large_binary()).to_pylist()
    return values


def _jsonl(file: SourceFile) -> Iterator[Batch]:
    with file.path.open("rb") as raw, _decompressed(raw, file.ending) as lines:
        batch, held, passed = Batch(), 0, 0
        for number, line in enumerate(_lines(lines), 1):
            if number == 1:
                line = line.removeprefix(codecs.BOM_UTF8)
            if not line.strip():
                continue
            batch.rows += 1
            held += len(line)
            try:
                text, known = _row(line)
                batch.documents += _documents(file, number, text, known)
            except (ValueError, RecursionError) as error:
                batch.broken.append(f"{file.place}: line {number}: {error}")
            if held >= BYTES_AT_ONCE or batch.rows >= ROWS_AT_ONCE:
                batch.size = raw.tell() - passed
                yield batch
                batch, held, passed = Batch(), 0, raw.tell()
        batch.size = file.size - passed
        yield batch


@contextmanager
def _decompressed(raw: BinaryIO, ending: str) -> Iterator[BinaryIO]:
    compression = {".jsonl.gz": "gzip", ".jsonl.zst": "zstd"}.get(ending)
    if compression is None:
        yield raw
    else:
        with pa.CompressedInputStream(pa.PythonFile(raw, "r"), compression) as stream:
            yield cast(BinaryIO, BufferedReader(stream))


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Lines with their ends; one that is too long comes cut, without its end."""
    while line := file.readline(LONGEST_LINE):
        yield line
        while len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE)


def _row(line: bytes) -> tuple[str, dict[str, str]]:
    """The text of a line and what it says of it. Raises ValueError if it is broken."""
    if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
        raise ValueError(f"longer than {LONGEST_LINE >> 20} MiB")
    try:
        row = json.loads(line.decode().rstrip())
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 at byte {error.start + 1}") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at column {error.colno}") from error
    if not isinstance(row, dict):
        raise ValueError("not a JSON object")
    if "text" not in row:
        raise ValueError(f'no "text"; its keys are {reprlib.repr(list(row))}')
    if not isinstance(row["text"], str):
        raise ValueError('its "text" is not a string')
    known = {name: row[name] for name in DETAILS if row.get(name) not in (None, "")}
    for name, value in known.items():
        if isinstance(value, list | dict):
            raise ValueError(f'its "{name}" is not a string')
    return row["text"], {name: str(value).encode(errors="replace").decode() for name, value in known.items()}


def _text(file: SourceFile) -> Iterator[Batch]:
    """One document a file. A file that is not UTF-8 from end to end is broken as a whole."""
    wrong = _first_line_that_is_not_utf8(file.path)
    if wrong is not None:
        message = (
            f"{file.place}: line {wrong}: not UTF-8 (Korean text in CP949 becomes UTF-8 by iconv -f cp949 -t utf-8)"
        )
        yield Batch(broken=[message], rows=1, size=file.size)
        return
    with file.path.open("rb") as raw:
        text = TextIOWrapper(raw, encoding="utf-8-sig", newline="")
        part, passed = 0, 0
        while content := text.read(LONGEST_TEXT) + text.readline(LONGEST_TEXT):
            part += 1
            name = file.name if part == 1 else f"{file.name}#{part}"
            document = Document(name, content, file.source, UNKNOWN_LANGUAGE, UNKNOWN_LICENSE)
            yield Batch([document], rows=int(part == 1), size=raw.tell() - passed)
            passed = raw.tell()


def _first_line_that_is_not_utf8(path: Path) -> int | None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    line = 1
    with path.open("rb") as file:
        while True:
            block = file.read(BYTES_AT_ONCE)
            try:
                line += decoder.decode(block, final=not block).count("\n")
            except UnicodeDecodeError as error:
                return line + error.object[: error.start].count(b"\n")
            if not block:
                return None


def _documents(file: SourceFile, row: int, text: str, known: dict[str, str]) -> Iterator[Document]:
    """One document of a table, in several parts if it is too long to be handled as one."""
    first = known.get("id", f"{file.name}:{row}")
    for part, content in enumerate(_parts(text), 1):
        yield Document(
            id=first if part == 1 else f"{first}#{part}",
            text=content,
            source=known.get("source", file.source),
            language=known.get("language", UNKNOWN_LANGUAGE),
            license=known.get("license", UNKNOWN_LICENSE),
        )


def _parts(text: str) -> Iterator[str]:
    """The text in parts of at most LONGEST_TEXT characters, cut at line ends where there are any."""
    start = 0
    while len(text) - start > LONGEST_TEXT:
        end = text.rfind("\n", start, start + LONGEST_TEXT) + 1 or start + LONGEST_TEXT
        yield text[start:end]
        start = end
    yield text[start:]
