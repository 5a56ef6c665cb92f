import pytest

from hunmin.evaluation.interval import wilson
from hunmin.evaluation.items import KINDS, SPLITS
from hunmin.evaluation.results import TARGETS, scores


class Verdict:
    def __init__(self, kind: str, split: str, right: bool) -> None:
        self.kind, self.split, self.right = kind, split, right


def test_counts_each_kind_and_split_with_its_interval() -> None:
    verdicts = [Verdict("call", "new_tools", right) for right in [True] * 7 + [False] * 3]
    verdicts.append(Verdict("decline", "new_values", True))
    table = scores(verdicts)
    assert [(one.kind, one.split, one.n, one.right) for one in table] == [
        ("call", "new_tools", 10, 7),
        ("decline", "new_values", 1, 1),
    ]
    assert table[0].share == pytest.approx(0.7)
    assert (table[0].low, table[0].high) == wilson(7, 10)


def test_every_cell_has_a_target() -> None:
    assert {kind: tuple(row) for kind, row in TARGETS.items()} == dict.fromkeys(KINDS, SPLITS)
