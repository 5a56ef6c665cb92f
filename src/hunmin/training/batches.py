"""What a step learns from: a pure function of (seed, step), so that a checkpoint needs to remember only the step."""

from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np
import torch
from torch import Tensor

from hunmin.errors import HunminError


class Batch(NamedTuple):
    """Rows to learn from: `ids` [rows, row + 1], and for each of the `row` inputs the number of its document and
    how much the token after it counts."""

    ids: Tensor
    documents: Tensor
    weights: Tensor


class Batches(Protocol):
    """A source of batches; the same step always gives the same batch."""

    def batch(self, step: int) -> Batch: ...


class RowOrder:
    """Which rows stand in which step: every epoch is its own permutation of all rows."""

    def __init__(self, rows: int, rows_per_step: int, seed: int) -> None:
        self.rows, self.rows_per_step, self.seed = rows, rows_per_step, seed
        self._epoch, self._permutation = -1, np.empty(0, np.int64)

    def step(self, step: int) -> list[int]:
        """The row numbers of a step."""
        first = step * self.rows_per_step
        return [self._row(place) for place in range(first, first + self.rows_per_step)]

    def _row(self, place: int) -> int:
        epoch, within = divmod(place, self.rows)
        if epoch != self._epoch:
            self._epoch, self._permutation = epoch, np.random.default_rng((self.seed, epoch)).permutation(self.rows)
        return int(self._permutation[within])


class DocumentBatches:
    """Rows cut from the tokens artifact as its documents lie one after another; every token of a row is learnt.

    The end of a document is where the next one begins: its first token is learnt behind that, and nothing before it.
    Documents of no more than `longer_than` tokens are left out.
    """

    def __init__(
        self, directory: Path, dtype: str, row: int, rows_per_step: int, seed: int, longer_than: int = 0
    ) -> None:
        """Raises HunminError where the documents do not fill one row."""
        self.row = row
        self.tokens = np.memmap(directory / "tokens.bin", dtype=dtype, mode="r")
        offsets = np.fromfile(directory / "offsets.bin", dtype="<u8").astype(np.int64)
        lengths = np.diff(offsets)
        kept = lengths > longer_than
        self.ends = np.cumsum(lengths[kept])
        self.left_out = offsets[1:][kept] - self.ends
        """Tokens left out before each of the documents."""
        tokens = int(lengths[kept].sum())
        rows = (tokens - 1) // row
        if rows < 1:
            which = f" in documents of more than {longer_than}" if longer_than else ""
            raise HunminError(f"{directory} has {tokens} tokens{which}, fewer than one row: give more documents")
        self.order = RowOrder(rows, rows_per_step, seed)

    def batch(self, step: int) -> Batch:
        starts = np.array([number * self.row for number in self.order.step(step)])
        places = starts[:, None] + np.arange(self.row + 1)
        ids = self.tokens[places + self.left_out[np.searchsorted(self.ends, places, side="right")]]
        opened = np.searchsorted(self.ends - 1, places[:, :-1], side="right")
        return Batch(torch.from_numpy(ids.astype(np.int64)), torch.from_numpy(opened), torch.ones(opened.shape))
