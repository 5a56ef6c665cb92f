"""What the user's files give, and what is said of those that are broken."""

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.conftest import sentence, write_jsonl, write_parquet
from hunmin.corpus import readers
from hunmin.corpus.document import Document
from hunmin.corpus.files import find_files
from hunmin.corpus.readers import Batch, read
from hunmin.errors import HunminError


def batches(directory: Path) -> Iterator[Batch]:
    for file in find_files(directory):
        found = list(read(file))
        assert sum(batch.size for batch in found) == file.size
        yield from found


def documents(directory: Path) -> list[Document]:
    return [document for batch in batches(directory) for document in batch.documents]


def broken(directory: Path) -> list[str]:
    return [message for batch in batches(directory) for message in batch.broken]


def test_a_parquet_file_keeps_what_its_columns_say(files: Path) -> None:
    columns = {
        "text": ["하나", "둘"],
        "id": [7, 8],
        "license": pa.array(["MIT", ""]),
        "source": ["책", "책"],
        "other": [1, 2],
    }
    write_parquet(files / "a.parquet", columns)
    assert documents(files) == [Document("7", "하나", "책", "", "MIT"), Document("8", "둘", "책", "", "unknown")]


@pytest.mark.parametrize(
    "kind", [pa.large_string(), pa.binary(), pa.dictionary(pa.int32(), pa.string()), pa.string_view()]
)
def test_every_way_in_which_parquet_holds_text_is_read(files: Path, kind: pa.DataType) -> None:
    write_parquet(files / "a.parquet", {"text": pa.array(["하나", None, "둘"], kind)})
    assert [document.text for document in documents(files)] == ["하나", "", "둘"]


def test_lines_of_json_are_read_compressed_or_not(files: Path) -> None:
    path = write_jsonl(
        files / "a.jsonl",
        [{"text": "하나", "language": "ko"}, {"text": "둘", "id": "x", "license": None, "source": ""}],
    )
    expected = [Document("{}:1", "하나", "a", "ko", "unknown"), Document("x", "둘", "a", "", "unknown")]
    (files / "a.jsonl.gz").write_bytes(gzip.compress(path.read_bytes()))
    with pa.CompressedOutputStream(pa.OSFile(str(files / "a.jsonl.zst"), "wb"), "zstd") as stream:
        stream.write(path.read_bytes())
    for file in find_files(files):
        found = [document for batch in read(file) for document in batch.documents]
        assert [document.id for document in found] == [f"{file.name}:1", "x"]
        assert [document.text for document in found] == [document.text for document in expected]
        assert {document.source for document in found} == {"a"}


def test_text_files_are_one_document_each_of_their_directory(files: Path) -> None:
    (files / "books" / "old").mkdir(parents=True)
    (files / "books" / "old" / "a.txt").write_bytes(b"\xef\xbb\xbf" + "하나\r\n둘".encode())
    (files / "note.md").write_text("# 셋", encoding="utf-8")
    (files / ".hidden.txt").write_text("넷", encoding="utf-8")
    (files / "picture.png").write_bytes(b"\x89PNG")
    first, second = documents(files)
    assert (first.id, first.text, first.source) == ("books/old/a.txt", "하나\r\n둘", "books")
    assert (second.id, second.text, second.source) == ("note.md", "# 셋", "texts")


def test_files_of_one_table_are_one_source(files: Path) -> None:
    for number in range(2):
        write_jsonl(files / f"news-{number:05}-of-00002.jsonl", [{"text": "글"}])
    assert {document.source for document in documents(files)} == {"news"}


def test_a_source_is_called_the_same_wherever_the_files_lie(files: Path, tmp_path: Path) -> None:
    write_jsonl(files / "news-00000-of-00001.jsonl", [{"text": "하나"}])
    (files / "note.txt").write_text("둘", encoding="utf-8")
    before = documents(files)
    assert documents(files.rename(tmp_path / "moved")) == before


def test_links_are_followed_and_may_go_in_circles(files: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    write_jsonl(files / "books" / "a.jsonl", [{"text": "하나"}])
    write_jsonl(elsewhere / "a.jsonl", [{"text": "둘"}])
    for link, target in {
        files / "books" / "up": files,
        files / "again": files / "books",
        files / "wiki": elsewhere,
        files / "wiki_again": elsewhere,
        files / ".hidden": tmp_path,
        elsewhere / "loop": elsewhere,
    }.items():
        link.symlink_to(target)
    assert [(document.source, document.text) for document in documents(files)] == [("books", "하나"), ("wiki", "둘")]


def test_a_broken_line_is_named_and_the_others_are_read(files: Path) -> None:
    lines = [
        b'{"text": "one"}',
        b'{"text": ',
        b"",
        b'{"body": "x"}',
        b'{"text": "\xb0\xa1"}',
        b'["text"]',
        b'{"text": 5}',
        b'{"text": "two", "license": ["MIT"]}',
    ]
    (files / "a.jsonl").write_bytes(b"\n".join(lines))
    assert [document.text for document in documents(files)] == ["one"]
    start = f"{files / 'a.jsonl'}: line"
    assert broken(files) == [
        f"{start} 2: not JSON: Expecting value at column 9",
        f"{start} 4: no \"text\"; its keys are ['body']",
        f"{start} 5: not UTF-8 at byte 11",
        f"{start} 6: not a JSON object",
        f'{start} 7: its "text" is not a string',
        f'{start} 8: its "license" is not a string',
    ]


def test_keys_are_told_in_one_short_line_that_can_be_printed(files: Path) -> None:
    keys = ["\ud800", "a\nb", "k" * 1000, *map(str, range(1000))]
    (files / "a.jsonl").write_text(json.dumps(dict.fromkeys(keys)))
    (message,) = broken(files)
    start = rf"""{files / "a.jsonl"}: line 1: no "text"; its keys are ['\ud800', 'a\nb', 'kkk"""
    assert message.startswith(start)
    assert len(message) < len(start) + 100


def test_a_line_without_end_is_broken_and_not_held_in_memory(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "LONGEST_LINE", 1 << 20)
    rows = [json.dumps({"text": "x" * size}) for size in (5 << 20, 10)]
    (files / "a.jsonl").write_text("\n".join(rows))
    assert [document.text for document in documents(files)] == ["x" * 10]
    assert broken(files) == [f"{files / 'a.jsonl'}: line 1: longer than 1 MiB"]


def test_text_that_is_not_utf8_is_named_by_its_line(files: Path) -> None:
    (files / "a.txt").write_bytes("하나\n둘\n".encode() + "셋".encode("cp949"))
    assert documents(files) == []
    assert broken(files)[0].startswith(f"{files / 'a.txt'}: line 3: not UTF-8")


def test_a_parquet_row_that_is_not_utf8_is_named(files: Path) -> None:
    write_parquet(files / "a.parquet", {"text": pa.array([b"good", b"\xff"])})
    assert broken(files) == [f"{files / 'a.parquet'}: row 2: not UTF-8 at byte 1"]


@given(st.text(st.sampled_from("가나 \n"), max_size=300), st.integers(1, 50))
def test_long_text_comes_in_parts_that_add_up(text: str, longest: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(readers, "LONGEST_TEXT", longest)
        parts = list(readers._parts(text))
    assert "".join(parts) == text
    assert all(len(part) <= longest for part in parts)


def test_a_long_text_file_comes_in_parts(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "LONGEST_TEXT", 100)
    text = "".join(sentence(number) + "\n" for number in range(20))
    (files / "a.txt").write_text(text, encoding="utf-8")
    found = documents(files)
    assert "".join(document.text for document in found) == text
    assert [document.id for document in found[:2]] == ["a.txt", "a.txt#2"]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.parquet", b"not parquet at all", "cannot be read"),
        ("a.jsonl.gz", b"not gzip at all", "cannot be read"),
        ("a.jsonl.gz", gzip.compress(b'{"text": "a"}\n' * 1000)[:30], "cannot be read"),
        ("a.txt", b"", "is empty"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(files: Path, name: str, content: bytes, problem: str) -> None:
    (files / name).write_bytes(content)
    with pytest.raises(HunminError, match=f"{name} {problem}"):
        documents(files)


def test_a_parquet_file_without_text_says_which_columns_it_has(files: Path) -> None:
    write_parquet(files / "a.parquet", {"body": ["x"], "id": ["y"]})
    with pytest.raises(HunminError, match=r"""a.parquet has no column "text"; its columns are \['body', 'id'\]"""):
        documents(files)


@pytest.mark.parametrize(
    ("names", "values", "problem"),
    [
        (["text"], [[1]], ': the column "text" holds int64, not text'),
        (["text", "language"], [["x"], [["ko"]]], ': the column "language" holds list<element: string>, not text'),
        (["text", "source"], [["x"], [{"name": "y"}]], ': the column "source" holds struct<name: string>, not text'),
        (["text", "text"], [["x"], ["y"]], ' has 2 columns "text": leave one of them'),
    ],
)
def test_a_column_that_cannot_be_read_is_refused(
    files: Path, names: list[str], values: list[list[object]], problem: str
) -> None:
    pq.write_table(pa.table(values, names), files / "a.parquet")
    with pytest.raises(HunminError) as caught:
        documents(files)
    assert str(caught.value) == f"{files / 'a.parquet'}{problem}"


def test_a_directory_must_be_there_and_have_files(files: Path) -> None:
    with pytest.raises(HunminError, match="is not a directory"):
        find_files(files / "missing")
    with pytest.raises(HunminError, match="x cannot be read: File name too long"):
        find_files(files / ("x" * 5000))
    (files / "a.csv").write_text("text\n")
    with pytest.raises(HunminError, match="has no files to read"):
        find_files(files)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may look everywhere")
def test_a_directory_that_one_may_not_look_into_is_named(files: Path) -> None:
    (files / "closed").mkdir(mode=0)
    for directory in (files, files / "closed", files / "closed" / "data"):
        with pytest.raises(HunminError, match=f"{files / 'closed'}.* cannot be read: Permission denied"):
            find_files(directory)
