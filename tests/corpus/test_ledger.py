"""The ledger keeps what was committed, and says that a disk is full as every other writer does."""

import errno
import os
from pathlib import Path

import pytest

from hunmin.corpus.ledger import Ledger


def test_what_was_not_committed_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger(path) as ledger:
        assert ledger.note() is None
        assert [ledger.add(digest) for digest in (b"a", b"b", b"a")] == [True, True, False]
        ledger.commit("first")
        assert ledger.add(b"c")
    with Ledger(path) as ledger:
        assert ledger.note() == "first"
        assert [ledger.add(digest) for digest in (b"a", b"c")] == [False, True]
        ledger.commit("second")
        assert ledger.note() == "second"


def test_a_full_disk_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError) as caught, Ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger._database.execute("PRAGMA max_page_count = 10")
        for _ in range(10_000):
            ledger.add(os.urandom(16))
    assert caught.value.errno == errno.ENOSPC
