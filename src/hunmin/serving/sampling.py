"""How the next token is chosen from the logits."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor

from hunmin.errors import HunminError

LEAST_TEMPERATURE = 1e-5
"""Below this, logits would overflow; the likeliest token is all that is left by then."""


@dataclass(frozen=True)
class Sampling:
    """How an answer is drawn, and when it ends.

    Temperature 0 is greedy. `top_k` 0 and `top_p` 1 keep every token. `repetition_penalty` makes tokens that came
    before, in the prompt too, less likely where it is above 1. An answer ends behind a token of `stop`, which is its
    last token then, or after `maximum_tokens` (None: as many as the context holds). Tokens of `banned` never come. The
    same seed gives the same answer; None draws anew each time.
    """

    temperature: float = 0.0
    top_p: float = 1.0
    top_k: int = 0
    repetition_penalty: float = 1.0
    maximum_tokens: int | None = None
    seed: int | None = None
    stop: frozenset[int] = frozenset()
    banned: frozenset[int] = frozenset()


def recommended_sampling(directory: Path) -> Sampling:
    """What a model directory's `generation_config.json` asks for; greedy where it asks for no sampling.

    Raises HunminError where the file is broken.
    """
    path = directory / "generation_config.json"
    if not path.is_file():
        return Sampling()
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        # Where a key is missing or null, the value is that of transformers' GenerationConfig.
        missing = {"temperature": 1.0, "top_p": 1.0, "top_k": 50, "repetition_penalty": 1.0}
        asked = missing | {key: value for key, value in values.items() if value is not None}
        ends = asked.get("eos_token_id", [])
        stop = frozenset(map(int, ends if isinstance(ends, list) else [ends]))
        greedy = Sampling(repetition_penalty=float(asked["repetition_penalty"]), stop=stop)
        if not asked.get("do_sample"):
            return greedy
        return replace(
            greedy, temperature=float(asked["temperature"]), top_p=float(asked["top_p"]), top_k=int(asked["top_k"])
        )
    except (ValueError, TypeError, AttributeError, OSError) as error:
        raise HunminError(f"{path} is not a readable generation_config.json: {error}") from error


def generator_for(sampling: Sampling) -> torch.Generator:
    """The source of chance for one answer, or one batch of them."""
    generator = torch.Generator()
    if sampling.seed is None:
        generator.seed()
    else:
        generator.manual_seed(sampling.seed)
    return generator


def penalised(logits: Tensor, came: Tensor, penalty: float) -> Tensor:
    """Logits [rows, vocabulary], made less where `came` [rows, vocabulary] says that a token came before.

    Source: Keskar et al. 2019, arXiv:1909.05858, with negative logits multiplied, as transformers does.
    """
    return torch.where(came, torch.where(logits > 0, logits / penalty, logits * penalty), logits)


def choose(logits: Tensor, sampling: Sampling, generator: torch.Generator) -> Tensor:
    """One token id per row [rows] from logits [rows, vocabulary]."""
    logits = logits.float()
    if sampling.banned:
        logits[:, sorted(sampling.banned)] = -torch.inf
    if sampling.temperature < LEAST_TEMPERATURE:
        return logits.argmax(dim=-1)
    logits = logits / sampling.temperature
    if 0 < sampling.top_k < logits.shape[-1]:
        weakest = logits.topk(sampling.top_k).values[:, -1:]
        logits = logits.masked_fill(logits < weakest, -torch.inf)
    probabilities = logits.softmax(dim=-1)
    if sampling.top_p < 1:
        ordered, order = probabilities.sort(dim=-1, descending=True)
        # A token stays when the more likely ones do not reach top_p without it, and the likeliest always.
        ordered[:, 1:][(ordered.cumsum(dim=-1) - ordered)[:, 1:] >= sampling.top_p] = 0
        probabilities = torch.zeros_like(probabilities).scatter(-1, order, ordered)
    return torch.multinomial(probabilities, 1, generator=generator)[:, 0]
