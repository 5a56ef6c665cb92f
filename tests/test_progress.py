"""What a person who waits is told."""

import pytest

from hunmin import progress as shown
from hunmin.progress import Bar, duration, progress, size


@pytest.mark.parametrize(
    ("seconds", "read"),
    [(0.2, "0s"), (42, "42s"), (59.9, "1m 00s"), (185, "3m 05s"), (3600, "1h 00m"), (7800, "2h 10m")],
)
def test_a_duration_as_a_person_reads_it(seconds: float, read: str) -> None:
    assert duration(seconds) == read


@pytest.mark.parametrize(
    ("count", "read"),
    [
        (2, "2 bytes"),
        (999, "999 bytes"),
        (1500, "1.5 kB"),
        (2.5e6, "2.5 MB"),
        (80e9, "80.0 GB"),
        (3.2e12, "3,200.0 GB"),
    ],
)
def test_a_size_as_a_person_reads_it(count: float, read: str) -> None:
    assert size(count) == read


def test_the_time_left_follows_from_the_rate_and_not_from_what_an_earlier_run_did(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = 0.0
    monkeypatch.setattr(shown.time, "monotonic", lambda: clock)
    bar = Bar("training", 10_000, "tokens", 4_000, lambda bar: None)
    assert str(bar) == "4,000/10,000 tokens"
    for _ in range(20):
        clock += 1.0
        bar.advance(100, note="loss 2.31")
    assert str(bar) == "6,000/10,000 tokens · 100/s · 40s left · loss 2.31"


def test_without_a_terminal_there_is_a_plain_line_now_and_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = 0.0
    monkeypatch.setattr(shown.time, "monotonic", lambda: clock)
    with progress("reading", total=100, unit="documents") as bar:
        for _ in range(100):
            clock += 0.5
            bar.advance()
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 5
    assert lines[0] == "  reading: 20/100 documents · 2.0/s · 40s left"
