"""Token ids in, token ids out: prefill, decoding in batches, the probability of a text. Knows no words, no HTTP."""

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from pathlib import Path
from typing import Protocol

import torch
from torch import Tensor

from hunmin.errors import HunminError
from hunmin.model import huggingface
from hunmin.model.decoder import KeyValueCache
from hunmin.serving.sampling import Sampling, choose, generator_for, penalised

CACHE_BYTES = 2**29
"""What the keys and values of one batch may take."""

BATCH_ROWS = 64
"""The most prompts that are answered together."""

ANSWER_TOKENS = 256
"""Room in the cache for an answer before it has to grow: most answers are shorter, and few contexts are."""

PREFILL_TOKENS = 2048
"""Prompts are read in groups of about so many tokens: what these compute stays in the processor's caches."""

SCORED_TOKENS = 2048
"""How many positions are scored at once, and for how many rows together."""


class ContextExceededError(HunminError):
    """A prompt that leaves no room for an answer."""

    def __init__(self, length: str, context: int) -> None:
        super().__init__(
            f"the prompt has {length}, and the model's context holds {context} tokens, the answer included: shorten it"
        )


class Guide(Protocol):
    """Narrows the choice of one answer's tokens, step by step."""

    def forbidden(self) -> Tensor | None:
        """True for each token that cannot come next [vocabulary]; None where all can."""
        ...

    def accept(self, token: int) -> None:
        """The token that was chosen."""
        ...


class Engine:
    """One loaded model. It answers one caller at a time: its methods must not run in two threads at once."""

    def __init__(self, directory: Path) -> None:
        """Load a Hugging Face directory; raises HunminError naming what is missing or broken."""
        self.decoder = huggingface.load_as_stored(directory)
        self.config = self.decoder.config

    def limit(self, prompt_tokens: int, sampling: Sampling) -> int:
        """How many tokens an answer may have behind a prompt of this length; ContextExceededError where none fits."""
        room = self.config.context - prompt_tokens
        if room <= 0:
            raise ContextExceededError(f"{prompt_tokens} tokens", self.config.context)
        return room if sampling.maximum_tokens is None else min(room, sampling.maximum_tokens)

    def stream(self, prompt: Sequence[int], sampling: Sampling, guide: Guide | None = None) -> Iterator[int]:
        """The answer's tokens as they come, the stop token included. Raises ContextExceededError."""
        for tokens in self._steps([prompt], sampling, [guide]):
            yield tokens[0]

    def generate(
        self,
        prompts: Sequence[Sequence[int]],
        sampling: Sampling,
        finished: Callable[[int], None] | None = None,
        guides: Sequence[Guide | None] | None = None,
    ) -> list[list[int]]:
        """The answers to many prompts, in their order; greedy ones, of weights in fp32, are each as `stream` gives it.

        `finished` is told how many more answers are done, whenever some are. `guides` has one entry per prompt.
        Raises ContextExceededError before any work.
        """
        guides = guides or [None] * len(prompts)
        lengths = [len(prompt) + self.limit(len(prompt), sampling) for prompt in prompts]
        answers: list[list[int]] = [[] for _ in prompts]
        for batch in self._batches(lengths):
            for tokens in self._steps([prompts[i] for i in batch], sampling, [guides[i] for i in batch]):
                for row, token in tokens.items():
                    answers[batch[row]].append(token)
            if finished:
                finished(len(batch))
        return answers

    @torch.inference_mode()
    def log_probabilities(self, sequences: Sequence[Sequence[int]]) -> list[Tensor]:
        """The natural logarithm of each id's probability behind those before it: n - 1 values for n ids.

        Raises ContextExceededError where a sequence is longer than the context.
        """
        for sequence in sequences:
            if len(sequence) > self.config.context:
                raise ContextExceededError(f"{len(sequence)} tokens", self.config.context)
        scores = [torch.empty(0)] * len(sequences)
        scorable = [index for index, sequence in enumerate(sequences) if len(sequence) > 1]
        order = sorted(scorable, key=lambda index: len(sequences[index]))
        while order:
            rows = max(1, SCORED_TOKENS // len(sequences[order[-1]]))
            batch, order = order[-rows:], order[:-rows]
            ids = _padded([sequences[index] for index in batch])
            hidden, targets = self.decoder.hidden(ids[:, :-1]), ids[:, 1:]
            parts = zip(
                torch.split(hidden.flatten(0, 1), SCORED_TOKENS),
                torch.split(targets.flatten(), SCORED_TOKENS),
                strict=True,
            )
            scored = torch.cat([self._score(part, chosen) for part, chosen in parts]).view_as(targets)
            for row, index in enumerate(batch):
                scores[index] = scored[row, : len(sequences[index]) - 1]
        return scores

    def _score(self, hidden: Tensor, chosen: Tensor) -> Tensor:
        logits: Tensor = self.decoder.head(hidden).float()
        return logits.gather(-1, chosen[:, None])[:, 0] - logits.logsumexp(dim=-1)

    def _batches(self, lengths: Sequence[int]) -> Iterator[list[int]]:
        """What to answer together: of like lengths, the longest first, as many as the cache may hold."""
        bytes_per_token = self.config.cached_per_token * self._dtype.itemsize
        order = sorted(range(len(lengths)), key=lambda index: lengths[index], reverse=True)
        while order:
            rows = max(1, min(BATCH_ROWS, CACHE_BYTES // (bytes_per_token * lengths[order[0]])))
            yield order[:rows]
            order = order[rows:]

    @property
    def _dtype(self) -> torch.dtype:
        return self.decoder.embedding.weight.dtype

    @torch.inference_mode()
    def _steps(
        self, prompts: Sequence[Sequence[int]], sampling: Sampling, guides: Sequence[Guide | None]
    ) -> Iterator[dict[int, int]]:
        """Step by step, the next token of every prompt whose answer goes on, by the prompt's index."""
        limits = [self.limit(len(prompt), sampling) for prompt in prompts]
        capacity = max(len(prompt) + min(limit, ANSWER_TOKENS) for prompt, limit in zip(prompts, limits, strict=True))
        generator = generator_for(sampling)
        cache, hidden = self._prefill(prompts, capacity)
        rows = list(range(len(prompts)))  # Whose answer stands in each row of the cache.
        ended: set[int] = set()
        came = None
        if sampling.repetition_penalty != 1:
            came = torch.zeros(len(prompts), self.config.vocabulary, dtype=torch.bool)
            for row, prompt in enumerate(prompts):
                came[row, prompt] = True
        for step in range(1, max(limits) + 1):
            logits = self.decoder.head(hidden)
            if came is not None:
                logits = penalised(logits, came[rows], sampling.repetition_penalty)
            for place, row in enumerate(rows):
                guide = guides[row]
                if guide and row not in ended and (forbidden := guide.forbidden()) is not None:
                    logits[place, forbidden] = -torch.inf
            chosen = choose(logits, sampling, generator)
            if came is not None:
                came[rows, chosen] = True
            tokens = {row: token for row, token in zip(rows, chosen.tolist(), strict=True) if row not in ended}
            for row, token in tokens.items():
                if guide := guides[row]:
                    guide.accept(token)
            yield tokens
            ended.update(row for row, token in tokens.items() if token in sampling.stop or step == limits[row])
            going = [place for place, row in enumerate(rows) if row not in ended]
            if not going:
                return
            if len(going) <= 0.75 * len(rows):  # To copy the cache for each row that ends would cost more.
                cache.keep(going)
                chosen, rows = chosen[going], [rows[place] for place in going]
            elif len(going) < len(rows):
                # Until then, ended rows ride along at the cache's start, where they are cheap.
                lengths = zip(rows, cache.lengths.tolist(), strict=True)
                cache.truncate([0 if row in ended else length for row, length in lengths])
            hidden = self.decoder.hidden_cached(chosen[:, None], cache)[:, -1]

    def _prefill(self, prompts: Sequence[Sequence[int]], capacity: int) -> tuple[KeyValueCache, Tensor]:
        """A cache that holds the prompts, and the hidden state [rows, width] at the end of each.

        What all prompts begin with (the words about tools, as a rule) is computed once.
        """
        shared = shared_length([prompt[:-1] for prompt in prompts]) if len(prompts) > 1 else 0
        cache = KeyValueCache(self.config, 1 if shared else len(prompts), capacity, self._dtype)
        if shared:
            self.decoder.hidden_cached(torch.tensor([prompts[0][:shared]]), cache)
            cache.keep([0] * len(prompts))
        rows = max(1, PREFILL_TOKENS // max(map(len, prompts)))
        ends = []
        for start in range(0, len(prompts), rows):
            own = [prompt[shared:] for prompt in prompts[start : start + rows]]
            hidden = self.decoder.hidden_cached(_padded(own), _rows(cache, slice(start, start + rows)))
            ends.append(hidden[torch.arange(len(own)), [len(ids) - 1 for ids in own]])
        cache.truncate([len(prompt) for prompt in prompts])
        return cache, torch.cat(ends)


def _rows(cache: KeyValueCache, rows: slice) -> KeyValueCache:
    """A view of some rows: what is written to it is written to the cache."""
    view = copy(cache)
    view.keys, view.values, view.lengths = cache.keys[:, rows], cache.values[:, rows], cache.lengths[rows]
    return view


def shared_length(sequences: Sequence[Sequence[int]]) -> int:
    """How many ids all sequences begin with in common."""
    return next(
        (place for place, ids in enumerate(zip(*sequences, strict=False)) if len(set(ids)) > 1),
        min(map(len, sequences)),
    )


def _padded(sequences: Sequence[Sequence[int]]) -> Tensor:
    """Ids [rows, longest], padded on the right, where a causal model does not look."""
    longest = max(map(len, sequences))
    return torch.tensor([[*sequence, *[0] * (longest - len(sequence))] for sequence in sequences])
