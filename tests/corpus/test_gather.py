"""What is kept, what is held out and what goes, whatever kills the work in between."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.conftest import read_rows, sentence
from hunmin.artifact import RESUME
from hunmin.corpus import gather as gathering
from hunmin.corpus import tally
from hunmin.corpus.document import Document
from hunmin.corpus.gather import Input, State, gather
from hunmin.corpus.normalise import normalise
from hunmin.corpus.readers import Batch
from hunmin.corpus.selection import Rules
from hunmin.corpus.tally import OTHER_LICENSES, OTHER_SOURCES
from hunmin.errors import HunminError

KEEP_ALL = Rules(held_out=0.0, broken_lines=0.01, minimum_characters=None)


def document(number: int, text: str | None = None, source: str = "a") -> Document:
    return Document(str(number), sentence(number) if text is None else text, source, "ko", "MIT")


def source_of(documents: Sequence[Document], at_once: int = 10, killed_after: int | None = None) -> Input:
    def batches() -> Iterator[Batch]:
        for start in range(0, len(documents), at_once):
            if killed_after is not None and start >= killed_after:
                raise KeyboardInterrupt
            batch = list(documents[start : start + at_once])
            yield Batch(batch, rows=len(batch), size=len(batch))

    return Input("here", len(documents), batches)


def gathered(directory: Path, inputs: Sequence[Input], rules: Rules = KEEP_ALL) -> State:
    (directory / RESUME).mkdir(parents=True, exist_ok=True)
    return gather(inputs, "documents", rules, directory)


def digests(directory: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(directory.glob("*.parquet"))}


TEXTS = st.lists(st.sampled_from(["가", "나 ", " 나", "다\r\n", "라", "마", "바"]) | st.text(max_size=3), max_size=30)


@settings(max_examples=30)
@given(TEXTS, st.floats(0, 1))
def test_of_equal_texts_the_first_is_kept_and_none_is_in_both_parts(texts: list[str], held_out: float) -> None:
    rules = Rules(held_out, broken_lines=0.0, minimum_characters=None)
    with TemporaryDirectory() as name:
        directory = Path(name)
        state = gathered(directory, [source_of([document(n, text) for n, text in enumerate(texts)])], rules)
        training, measuring = read_rows(directory), read_rows(directory, "held_out.parquet")
    first = {}
    for number, text in enumerate(texts):
        first.setdefault(normalise(text), str(number))
    assert {row["text"]: row["id"] for row in training + measuring} == first
    assert len(training) + len(measuring) == len(first)
    assert (state.tally.training, state.tally.held_out) == (len(training), len(measuring))
    assert state.tally.dropped == ({"duplicate": len(texts) - len(first)} if len(texts) > len(first) else {})


def test_about_the_share_is_held_out_and_some_of_every_source(tmp_path: Path) -> None:
    sizes = {"large": 2000, "small": 5, "tiny": 2, "single": 1}
    documents = [document(n, f"{name} {n}", name) for name, size in sizes.items() for n in range(size)]
    state = gathered(tmp_path, [source_of(documents)], Rules(0.05, 0.0, None))
    held_out = Counter(row["source"] for row in read_rows(tmp_path, "held_out.parquet"))
    assert 60 <= held_out["large"] <= 140
    assert 1 <= held_out["small"] <= 3
    assert (held_out["tiny"], held_out["single"]) == (1, 0)
    assert {name: source.held_out for name, source in state.tally.sources.items()} == {
        name: held_out[name] for name in sizes
    }


def test_a_text_is_held_out_whatever_else_the_corpus_has(tmp_path: Path) -> None:
    documents = [document(number) for number in range(400)]
    rules = Rules(0.1, 0.0, None)
    gathered(tmp_path / "all", [source_of(documents)], rules)
    gathered(tmp_path / "half", [source_of(documents[::2])], rules)
    whole, half = ({row["id"] for row in read_rows(tmp_path / name, "held_out.parquet")} for name in ("all", "half"))
    by_place = {document.id for document in documents[:3]}  # the first and second of each corpus
    assert {number for number in whole if int(number) % 2 == 0} - by_place == half - by_place


def test_reasons_are_counted_by_source(tmp_path: Path) -> None:
    documents = [
        document(1),
        document(2, "짧다", "b"),
        document(3, "1 2 3 4 5 6 7", "b"),
        document(4, sentence(1), "b"),
    ]
    state = gathered(tmp_path, [source_of(documents)], Rules(0.0, 0.0, minimum_characters=10))
    assert state.tally.sources["a"].dropped == {}
    assert state.tally.sources["b"].dropped == {"too short": 1, "no letters": 1, "duplicate": 1}
    assert state.tally.sources["a"].bytes == len(sentence(1).encode())
    assert state.tally.licenses == {"MIT"}


@pytest.mark.parametrize("killed_after", [0, 30, 120, 270])
def test_a_killed_run_goes_on_and_ends_with_the_same_bytes(
    tmp_path: Path, killed_after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "SHARD_CHARACTERS", 4000)
    documents = [document(number % 250, source=f"s{number % 3}") for number in range(300)]
    parts = [documents[:100], documents[100:]]
    rules = Rules(0.1, 0.0, None)
    expected = gathered(tmp_path / "whole", [source_of(part) for part in parts], rules)
    kill = [killed_after, killed_after - 100]
    with pytest.raises(KeyboardInterrupt):
        gathered(
            tmp_path / "killed", [source_of(part, killed_after=at) for part, at in zip(parts, kill, strict=True)], rules
        )
    for _ in range(2):  # the second time everything stands already
        state = gathered(tmp_path / "killed", [source_of(part) for part in parts], rules)
        assert state == expected
        assert digests(tmp_path / "killed") == digests(tmp_path / "whole")
    assert len(digests(tmp_path / "whole")) > 3


def test_broken_rows_are_fatal_past_the_share(tmp_path: Path) -> None:
    def with_broken(number: int) -> Input:
        batch = Batch([document(1)], broken=[f"x: line {line}: bad" for line in range(number)], rows=100, size=1)
        return Input("x", 1, lambda: iter([batch]))

    assert gathered(tmp_path / "few", [with_broken(1)]).broken.in_all == 1
    with pytest.raises(
        HunminError, match=r"^x: line 0: bad; 2 of 100 in x are broken.*corpus.broken_lines allows 1.00%"
    ):
        gathered(tmp_path / "many", [with_broken(2)])
    with pytest.raises(HunminError, match="2 of 100"):
        gathered(tmp_path / "before", [with_broken(2), source_of([document(2)])])


def test_sources_and_licences_without_end_share_a_name_in_counts_and_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tally, "MOST_NAMES", 10)
    documents = [
        Document(f"{n}", sentence(n), f"https://example.org/{n % 30}", "ko", f"by author {n % 20}") for n in range(90)
    ]
    state = gathered(tmp_path, [source_of(documents)], Rules(0.1, 0.0, None))
    training, measuring = read_rows(tmp_path), read_rows(tmp_path, "held_out.parquet")
    assert len(state.tally.sources) == 11
    for rows, counted in ((training, "training"), (measuring, "held_out")):
        assert Counter(row["source"] for row in rows) == Counter(
            {name: getattr(source, counted) for name, source in state.tally.sources.items()}
        )
    assert state.tally.sources[OTHER_SOURCES].training + state.tally.sources[OTHER_SOURCES].held_out == 60
    assert state.tally.licenses == {row["license"] for row in training + measuring}
    assert state.tally.licenses == {*(f"by author {n}" for n in range(10)), OTHER_LICENSES}
