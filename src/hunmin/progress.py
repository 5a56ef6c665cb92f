"""What a long task tells the person who waits: how much is done, how fast, and how long it still takes."""

import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from hunmin.errors import HunminError

PLAIN_LINE_SECONDS = 10.0
"""Without a terminal, a line at most this often."""

RATE_WINDOW_SECONDS = 60.0
"""The rate is that of the last minute, so that a slow start (a compilation) does not spoil the time left."""


def say(text: str) -> None:
    """Print one line for the user, at once, also when the output is piped.

    Raises HunminError if it cannot be written, and BrokenPipeError if nobody reads it any more.
    """
    try:
        print(text, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise HunminError(f"standard output cannot be written to: {error.strerror}") from error


def duration(seconds: float) -> str:
    """Seconds as a person reads them: `42s`, `3m 05s`, `2h 10m`."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole}s"
    if whole < 3600:
        return f"{whole // 60}m {whole % 60:02}s"
    return f"{whole // 3600}h {whole % 3600 // 60:02}m"


def size(count: float) -> str:
    """Bytes as a person reads them: `80.0 GB`, `1.5 kB`, `12 bytes`."""
    for unit, scale in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= scale:
            return f"{count / scale:,.1f} {unit}"
    return f"{count:.0f} bytes"


class Bar:
    """One task in progress. `show` is called with the bar after every advance."""

    def __init__(self, title: str, total: int, unit: str, done: int, show: Callable[["Bar"], None]) -> None:
        self.title, self.total, self.unit, self.done = title, total, unit, done
        self.note = ""
        self._show = show
        self._seen = deque([(time.monotonic(), done)])

    def advance(self, amount: int = 1, note: str = "") -> None:
        """Count `amount` more units as done; a note (`loss 2.31`) stands until the next one."""
        self.done += amount
        self.note = note or self.note
        now = time.monotonic()
        if now - self._seen[-1][0] >= 0.2:
            self._seen.append((now, self.done))
        while len(self._seen) > 2 and now - self._seen[0][0] > RATE_WINDOW_SECONDS:
            self._seen.popleft()
        self._show(self)

    @property
    def rate(self) -> float:
        """Units per second over the last minute; 0.0 before anything was measured."""
        then, done_then = self._seen[0]
        elapsed = time.monotonic() - then
        return (self.done - done_then) / elapsed if elapsed > 0 else 0.0

    def __str__(self) -> str:
        parts = [f"{self.done:,}/{self.total:,} {self.unit}"]
        if self.rate > 0:
            parts.append(f"{self.rate:,.{0 if self.rate >= 10 else 1}f}/s")
            parts.append(f"{duration(max(self.total - self.done, 0) / self.rate)} left")
        return " · ".join([*parts, self.note] if self.note else parts)


@contextmanager
def progress(title: str, total: int, unit: str, done: int = 0) -> Iterator[Bar]:
    """Show a task of `total` units while the block runs, on standard error.

    On a terminal this is a moving bar, elsewhere a plain line at most every ten seconds. `done` is what an earlier
    process had finished already: it counts as done, not towards the rate.
    """
    with _terminal(title, total) if sys.stderr.isatty() else _plain_lines() as show:
        yield Bar(title, total, unit, done, show)


@contextmanager
def _plain_lines() -> Iterator[Callable[[Bar], None]]:
    last = time.monotonic()

    def show(bar: Bar) -> None:
        nonlocal last
        if time.monotonic() - last >= PLAIN_LINE_SECONDS:
            last = time.monotonic()
            print(f"  {bar.title}: {bar}", file=sys.stderr, flush=True)

    yield show


@contextmanager
def _terminal(title: str, total: int) -> Iterator[Callable[[Bar], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (TextColumn("  {task.description}"), BarColumn(24), TextColumn("{task.fields[state]}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as display:
        task = display.add_task(title, total=total, state="")
        yield lambda bar: display.update(task, completed=bar.done, state=str(bar))
