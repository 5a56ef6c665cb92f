"""From verdicts to the table of scores, and the targets that stand beside it."""

from collections.abc import Iterable
from typing import Protocol

from pydantic import BaseModel, ConfigDict

from hunmin.evaluation.interval import wilson
from hunmin.evaluation.items import KINDS, SPLITS, Kind, Split

RESULTS = "results.json"

TARGETS: dict[Kind, dict[Split, float]] = {
    "call": {"new_values": 0.95, "new_phrasings": 0.90, "new_tools": 0.70},
    "ask": {"new_values": 0.95, "new_phrasings": 0.90, "new_tools": 0.70},
    "answer": {"new_values": 0.95, "new_phrasings": 0.90, "new_tools": 0.80},
    "decline": {"new_values": 0.95, "new_phrasings": 0.90, "new_tools": 0.80},
}
"""The smallest share that is to be right, as set for a model of the `nano` size."""


class Section(BaseModel):
    """A part of results.json."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Score(Section):
    """How many of one kind and split were right, with the 95% Wilson interval of the share."""

    kind: Kind
    split: Split
    n: int
    right: int
    share: float
    low: float
    high: float


class SourceBits(Section):
    """Bits per byte on the held-out documents of one source."""

    source: str
    documents: int
    bytes: int
    trained: float
    untrained: float


class BitsPerByte(Section):
    """How well the text is predicted, by source, after training and before it."""

    documents_per_source: int  # at most so many
    bytes_per_document: int  # a longer one is cut here
    sources: list[SourceBits]


class Results(Section):
    """All of results.json."""

    maximum_tokens: int  # of an answer
    scores: list[Score]
    targets: dict[Kind, dict[Split, float]]
    bits_per_byte: BitsPerByte | None


class Judged(Protocol):
    """What the table needs to know of an item."""

    @property
    def kind(self) -> Kind: ...
    @property
    def split(self) -> Split: ...
    @property
    def right(self) -> bool: ...


def scores(judged: Iterable[Judged]) -> list[Score]:
    """One score for every kind and split that has items."""
    cells: dict[tuple[Kind, Split], list[bool]] = {}
    for one in judged:
        cells.setdefault((one.kind, one.split), []).append(one.right)
    table = []
    for kind in KINDS:
        for split in SPLITS:
            if verdicts := cells.get((kind, split)):
                n, right = len(verdicts), sum(verdicts)
                low, high = wilson(right, n)
                table.append(Score(kind=kind, split=split, n=n, right=right, share=right / n, low=low, high=high))
    return table
