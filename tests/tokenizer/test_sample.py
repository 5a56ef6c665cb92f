"""The text that merges are learnt from is an even share of the corpus, and no more than was asked for."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from hunmin.tokenizer import sample as sampling
from hunmin.tokenizer.sample import corpus_characters, sample
from tokenizer.conftest import write_texts


def as_line(messages: Sequence[object], tools: Sequence[object]) -> str:
    return f"{len(messages)} messages, {len(tools)} tools"


def test_everything_is_read_where_the_limit_allows(corpus: Path, texts: list[str]) -> None:
    total = corpus_characters(corpus)
    found, counted = zip(*sample(corpus, total, total, as_line), strict=True)
    assert sum(counted) == total
    assert list(found[:-20]) == [*texts[0::3], *texts[1::3], *texts[2::3]]
    assert all(line.endswith("tools") for line in found[-20:])
    assert tuple(text for text, _ in sample(corpus, 10 * total, total, as_line)) == found


@pytest.mark.parametrize("share", [0.5, 0.1])
def test_a_part_is_as_large_as_asked_and_even(tmp_path: Path, share: float) -> None:
    for number, length in enumerate((20, 200, 50_000)):
        write_texts(tmp_path / f"documents-{number:05}.parquet", [str(number) * length] * (400_000 // length))
    (tmp_path / "conversations.jsonl").write_text("")
    total = corpus_characters(tmp_path)
    assert total == 1_200_000
    limit = int(share * total)
    found = "".join(text for text, _ in sample(tmp_path, limit, total, as_line))
    assert limit - sampling.CHUNK <= len(found) <= limit
    for number in "012":
        assert found.count(number) == pytest.approx(limit / 3, abs=sampling.CHUNK)
