"""From inputs to shards of chosen documents, in a way that goes on after a kill.

Work is kept a shard at a time: when one is full, it and the held-out documents beside it are closed, and then the
digests of all texts and the state are committed together. A killed run reads on after the last batch of that state,
and writes the same files again.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from pydantic import BaseModel, Field

from hunmin.artifact import RESUME, flush_to_disk
from hunmin.corpus.broken import BrokenRows
from hunmin.corpus.document import Document
from hunmin.corpus.ledger import Ledger
from hunmin.corpus.readers import Batch
from hunmin.corpus.selection import Place, Rules, Selection
from hunmin.corpus.shards import ShardWriter, concatenate
from hunmin.corpus.tally import Tally
from hunmin.progress import progress

SHARD_CHARACTERS = 32_000_000


@dataclass(frozen=True)
class Input:
    """Something to read documents from; reading it twice gives the same batches."""

    place: str
    """What its broken rows are counted under."""
    size: int
    read: Callable[[], Iterator[Batch]]


class State(BaseModel):
    """How far the work has come, and what it has counted."""

    inputs: int = 0
    """Inputs that are finished."""
    batches: int = 0
    """Batches of the next input that are."""
    size: int = 0
    shards: int = 0
    tally: Tally = Field(default_factory=Tally)
    broken: BrokenRows = Field(default_factory=BrokenRows)


def gather(inputs: Sequence[Input], unit: str, rules: Rules, directory: Path) -> State:
    """Write the chosen documents of all inputs as `documents-*.parquet` and `held_out.parquet`.

    `unit` is what the sizes of the inputs count. Raises HunminError as their readers do, and if too many rows are
    broken.
    """
    resume = directory / RESUME
    with Ledger(resume / "ledger.sqlite") as ledger:
        note = ledger.note()
        state = State.model_validate_json(note) if note else State()
        selection = Selection(ledger, state.tally, rules)
        with progress("corpus", sum(source.size for source in inputs), unit, state.size) as bar:
            shard = _Shard(directory, state.shards)
            for batch in _batches(inputs, state, rules.broken_lines):
                for document in batch.documents:
                    shard.add(selection.place(document))
                bar.advance(batch.size, note=f"{state.tally.training:,} documents kept")
                if shard.is_full:
                    shard.close()
                    state.shards += 1
                    ledger.commit(state.model_dump_json())
                    shard = _Shard(directory, state.shards)
            shard.close()
            ledger.commit(state.model_dump_json())
    concatenate(sorted(resume.glob("held_out-*.parquet")), directory / "held_out.parquet")
    return state


def _batches(inputs: Sequence[Input], state: State, broken_lines: float) -> Iterator[Batch]:
    """The batches that are not done yet; when one is given out, the state says that it is."""
    for source in inputs[state.inputs :]:
        for batch in islice(source.read(), state.batches, None):
            state.batches += 1
            state.size += batch.size
            state.broken.count(source.place, batch.rows, batch.broken, broken_lines)
            yield batch
        state.inputs += 1
        state.batches = 0
    state.broken.check(broken_lines)


class _Shard:
    """Some documents to learn from, and those held out between them."""

    def __init__(self, directory: Path, number: int) -> None:
        self._paths = (
            directory / f"documents-{number:05}.parquet",
            directory / RESUME / f"held_out-{number:05}.parquet",
        )
        self._training, self._held_out = (ShardWriter(path) for path in self._paths)

    def add(self, placed: tuple[Document, Place] | None) -> None:
        if placed is not None:
            document, place = placed
            (self._training if place == "training" else self._held_out).add(document)

    @property
    def is_full(self) -> bool:
        return self._training.characters + self._held_out.characters >= SHARD_CHARACTERS

    def close(self) -> None:
        """Finish both files, so that they outlast a power cut as what is committed after them does."""
        self._training.close()
        self._held_out.close()
        for path in self._paths:
            if path.exists():  # there is none where there was no document for it
                flush_to_disk(path)
