"""Conversations as rows: several in a row, each seeing itself alone, learnt for the assistant's tokens."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch

from hunmin.chat.codec import ChatCodec
from hunmin.chat.messages import from_openai
from hunmin.errors import HunminError
from hunmin.progress import progress, say
from hunmin.training.batches import Batch, RowOrder

OPEN_ROWS = 64


class EncodedConversations:
    """Conversations one after another: `ids` and `learnt` are flat, `starts` has one entry more than conversations."""

    def __init__(self, ids: np.ndarray, learnt: np.ndarray, starts: np.ndarray) -> None:
        self.ids, self.learnt, self.starts = ids, learnt, starts

    @property
    def lengths(self) -> np.ndarray:
        return np.diff(self.starts)


def encode(path: Path, codec: ChatCodec) -> EncodedConversations:
    """Encode every conversation of a JSONL file. Raises HunminError that names a broken line."""
    ids, learnt, starts = [], [], [0]
    with progress("encoding conversations", path.stat().st_size, "bytes") as bar:
        for number, line in enumerate(_lines(path), 1):
            try:
                conversation = json.loads(line)
                messages, tools = from_openai(conversation["messages"]), tuple(conversation["tools"])
            except (ValueError, KeyError, TypeError) as error:
                raise HunminError(f"{path}, line {number} is not a conversation: {error!r}") from None
            tokens, mask = codec.encode_with_mask(messages, tools)
            ids.append(np.array(tokens, np.int32))
            learnt.append(np.array(mask, bool))
            starts.append(starts[-1] + len(tokens))
            bar.advance(len(line))
    if not ids:
        raise HunminError(f"{path} has no conversations: ask for more with corpus.conversations")
    return EncodedConversations(np.concatenate(ids), np.concatenate(learnt), np.array(starts))


def pack(lengths: Sequence[int], room: int) -> list[list[int]]:
    """Lay conversations into rows of `room` tokens, each into the fullest of the open rows that still holds it.

    One that is longer than a row is left out. A row is closed when it is the fullest of too many.
    """
    rows: list[list[int]] = []
    open_rows: list[tuple[int, list[int]]] = []
    for number, length in enumerate(lengths):
        if length > room:
            continue
        fitting = [entry for entry in open_rows if entry[0] >= length]
        left, row = min(fitting, key=lambda entry: entry[0]) if fitting else (room, [])
        if fitting:
            open_rows.remove((left, row))
        row.append(number)
        open_rows.append((left - length, row))
        if len(open_rows) > OPEN_ROWS:
            fullest = min(open_rows, key=lambda entry: entry[0])
            open_rows.remove(fullest)
            rows.append(fullest[1])
    return rows + [row for _, row in open_rows]


class ConversationBatches:
    """Packed conversations as batches."""

    def __init__(
        self, conversations: EncodedConversations, row: int, rows_per_step: int, seed: int, context_weight: float
    ) -> None:
        """`context_weight` is what a token counts that the assistant did not write, beside 1 for its own.

        Tells the user how many conversations fit no row. Raises HunminError where no conversation fits a row.
        """
        self.conversations, self.row, self.context_weight = conversations, row, context_weight
        self.rows = pack(conversations.lengths.tolist(), row + 1)
        if not self.rows:
            raise HunminError(f"no conversation fits alignment.row ({row} tokens): make it longer")
        self.too_long = len(conversations.lengths) - sum(map(len, self.rows))
        if self.too_long:
            share = f"{self.too_long:,} of {len(conversations.lengths):,} conversations"
            say(f"  {share} are longer than alignment.row ({row} tokens) and not learnt from")
        self.order = RowOrder(len(self.rows), rows_per_step, seed)

    def batch(self, step: int) -> Batch:
        chosen = [self.rows[number] for number in self.order.step(step)]
        shape = len(chosen), self.row + 1
        ids, weights = np.zeros(shape, np.int64), np.zeros(shape, np.float32)
        documents = np.full(shape, -1)
        for place, row in enumerate(chosen):
            end = 0
            for number in row:
                source = slice(*self.conversations.starts[number : number + 2])
                target = slice(end, end + source.stop - source.start)
                ids[place, target] = self.conversations.ids[source]
                weights[place, target] = np.where(self.conversations.learnt[source], 1.0, self.context_weight)
                weights[place, end] = 0.0  # nothing stands before it to tell it from
                documents[place, target] = number
                end = target.stop
        return Batch(torch.from_numpy(ids), torch.from_numpy(documents[:, :-1]), torch.from_numpy(weights[:, 1:]))


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from file
