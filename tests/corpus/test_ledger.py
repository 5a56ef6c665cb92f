"""The ledger keeps what was committed, and nothing else."""

from pathlib import Path

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
