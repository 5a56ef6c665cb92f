"""The corpus stage: from a directory or from the generated world to an artifact that later stages read."""

import json
import os
from pathlib import Path

import pytest

from corpus.conftest import read_rows, sentence, write_jsonl, write_parquet
from hunmin.artifact import Manifest, build
from hunmin.corpus.stage import build_corpus
from hunmin.errors import HunminError
from hunmin.recipe import load

NANO = Path(__file__).parents[2] / "recipes" / "nano.toml"
SMALL = ["corpus.documents=60", "corpus.conversations=5", "corpus.evaluation_items=1", "corpus.held_out=0.1"]


def built(target: Path, *overrides: str) -> Manifest:
    recipe = load(NANO, [*SMALL, *overrides])
    return build(target / "corpus", {}, {}, lambda directory: build_corpus(recipe, {}, directory))


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_files_of_every_kind_become_one_corpus(files: Path, tmp_path: Path) -> None:
    numbers = range(20)
    write_parquet(files / "a.parquet", {"text": [sentence(n) for n in numbers], "license": ["MIT"] * 20})
    write_jsonl(files / "b.jsonl", [{"text": sentence(n), "language": "ko"} for n in range(10, 40)])
    (files / "c.txt").write_text(sentence(50), encoding="utf-8")
    (files / "d.md").write_text("짧다", encoding="utf-8")
    manifest = built(tmp_path, f"corpus.path={files}")
    corpus = tmp_path / "corpus"
    rows, held_out = read_rows(corpus), read_rows(corpus, "held_out.parquet")
    assert sorted(row["text"] for row in rows + held_out) == sorted(sentence(n) for n in [*range(40), 50])
    assert [row["source"] for row in rows] == sorted(row["source"] for row in rows)
    assert {row["language"] for row in rows} == {"ko"}
    assert manifest.licenses == ["Apache-2.0", "MIT", "unknown"]
    assert manifest.counts["documents"] == len(rows)
    assert manifest.counts["held_out_documents"] == len(held_out) >= 2
    assert manifest.counts["dropped: duplicate"] == 10
    assert manifest.counts["dropped: too short"] == 1
    sources = json.loads((corpus / "sources.json").read_text(encoding="utf-8"))
    assert sources["b"]["dropped"] == {"duplicate": 10}
    assert len(lines(corpus / "conversations.jsonl")) == 5


def test_the_world_is_a_function_of_the_seed(tmp_path: Path) -> None:
    first, again, other = (built(tmp_path / name, f"seed={seed}") for name, seed in (("a", 0), ("b", 0), ("c", 1)))
    assert first.files == again.files
    assert first.files["documents-00000.parquet"] != other.files["documents-00000.parquet"]
    items = lines(tmp_path / "a" / "corpus" / "evaluation.jsonl")
    assert {item["split"] for item in items} == {"new_values", "new_phrasings", "new_tools"}


def problem(target: Path, *overrides: str) -> str:
    with pytest.raises(HunminError) as caught:
        built(target, *overrides)
    return str(caught.value)


def test_nothing_left_is_an_error_with_the_reasons(files: Path, tmp_path: Path) -> None:
    write_jsonl(files / "a.jsonl", [{"text": "짧다"}, {"text": "12345 " * 20}])
    message = problem(tmp_path / "first", f"corpus.path={files}")
    assert message == f"corpus.path: every document of {files} was dropped: 1 too short, 1 no letters"
    (files / "a.jsonl").write_text("\n\n")
    assert problem(tmp_path / "second", f"corpus.path={files}") == f"corpus.path: there is no document in {files}"


def test_broken_lines_are_named_counted_and_fatal_past_the_share(
    files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_jsonl(files / "a.jsonl", [{"text": sentence(n)} for n in range(50)])
    path.write_text(path.read_text(encoding="utf-8") + "{broken\n", encoding="utf-8")
    message = problem(tmp_path / "refused", f"corpus.path={files}")
    assert message.startswith(f"{path}: line 51: not JSON")
    assert message.endswith(f"; 1 of 51 in {path} are broken, and corpus.broken_lines allows 1.00%")
    assert f"broken: {path}: line 51" in capsys.readouterr().out
    assert built(tmp_path, f"corpus.path={files}", "corpus.broken_lines=0.1").counts["broken_rows"] == 1


def test_one_unreadable_text_file_among_many_is_skipped(files: Path, tmp_path: Path) -> None:
    for number in range(20):
        (files / f"{number}.txt").write_text(sentence(number), encoding="utf-8")
    (files / "cp949.txt").write_bytes(sentence(99).encode("cp949"))
    manifest = built(tmp_path, f"corpus.path={files}", "corpus.broken_lines=0.05")
    assert manifest.counts["broken_rows"] == 1
    assert "cp949.txt: line 1: not UTF-8" in problem(
        tmp_path / "refused", f"corpus.path={files}", "corpus.broken_lines=0.01"
    )


def test_what_stands_in_the_runs_is_not_read(files: Path, tmp_path: Path) -> None:
    (files / "a.txt").write_text(sentence(0), encoding="utf-8")
    home = files / "runs" / "nano"
    (home / "card").mkdir(parents=True)
    (home / "card" / "README.md").write_text(sentence(1), encoding="utf-8")
    (files / "link").symlink_to(home.parent)
    built(home, f"corpus.path={files}")
    assert [row["text"] for row in read_rows(home / "corpus")] == [sentence(0)]


def test_a_name_that_is_not_utf8_is_shown_by_its_bytes(
    files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, shown = os.fsdecode("가".encode("cp949")), r"\xb0\xa1"
    files = files.rename(tmp_path / name)
    write_jsonl(files / name / "a.jsonl", [{"text": sentence(n)} for n in range(10)])
    table = write_parquet(tmp_path / "b.parquet", {"text": [sentence(n) for n in range(10, 20)]})
    table.rename(files / name / table.name)
    (files / f"{name}.txt").write_text(sentence(20), encoding="utf-8")
    (files / f"{name}.md").write_bytes(sentence(21).encode("cp949"))
    built(tmp_path, f"corpus.path={files}", "corpus.broken_lines=0.5")
    corpus = tmp_path / "corpus"
    rows = read_rows(corpus) + read_rows(corpus, "held_out.parquet")
    assert sorted(row["text"] for row in rows) == sorted(sentence(n) for n in range(21))
    assert {row["source"] for row in rows} == {shown, "texts"}
    assert {f"{shown}/a.jsonl:1", f"{shown}/b.parquet:1", f"{shown}.txt"} < {row["id"] for row in rows}
    assert f"broken: {tmp_path}/{shown}/{shown}.md: line 1: not UTF-8" in capsys.readouterr().out
