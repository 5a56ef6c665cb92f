"""What training may see and what evaluation keeps for itself, decided by hashes and positions, never by a list of runs.

Three things can be new to a model: the values, the phrasings, the tools. Each evaluation split makes one of them new
and draws the other two as training does.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar
from zlib import crc32

from hunmin.corpus.world.values import Kind, Language, Value

T = TypeVar("T")

_VALUE_CLASSES = 10
_WORD_CLASSES = 8
_PHRASING_CYCLE = 6


def is_held_out_value(argument: str | int | float | bool) -> bool:
    """Whether an open value belongs to evaluation only (a tenth of all; the salt leaves some of every pool there)."""
    return crc32(f"7 value {argument}".encode()) % _VALUE_CLASSES == 0


def is_held_out_word(word: str) -> bool:
    """Whether a word of made-up tools (a stem of names, a key) belongs to evaluation only (an eighth of all)."""
    return crc32(f"word {word}".encode()) % _WORD_CLASSES == 0


def split_phrasings(phrasings: Sequence[T]) -> tuple[list[T], list[T]]:
    """Phrasings for training, and those kept for evaluation: every sixth of a list."""
    training = [p for i, p in enumerate(phrasings) if i % _PHRASING_CYCLE != _PHRASING_CYCLE - 1]
    held_out = list(phrasings[_PHRASING_CYCLE - 1 :: _PHRASING_CYCLE])
    return training, held_out


@dataclass(frozen=True)
class Split:
    """Which of the three are new."""

    name: str
    values: bool = False
    phrasings: bool = False
    tools: bool = False


TRAINING = Split("training")
NEW_VALUES = Split("new_values", values=True)
NEW_PHRASINGS = Split("new_phrasings", phrasings=True)
NEW_TOOLS = Split("new_tools", tools=True)
EVALUATION_SPLITS = (NEW_VALUES, NEW_PHRASINGS, NEW_TOOLS)


_ENGLISH_SHARE = 0.15


class Draw:
    """A random source that stays inside one split."""

    def __init__(self, random: Random, split: Split, language: Language) -> None:
        self.random = random
        self.split = split
        self.language: Language = language

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def choice(self, options: Sequence[T]) -> T:
        return self.random.choice(options)

    def weighted(self, weights: dict[T, float]) -> T:
        return self.random.choices(list(weights), list(weights.values()))[0]

    def value(self, kind: Kind) -> Value:
        """A value of this kind: an open one from the split's own half of the world."""
        while True:
            value = kind.draw(self.random, self.language)
            if not kind.open or is_held_out_value(value.argument) == self.split.values:
                return value

    def phrasings(self, phrasings: Sequence[T]) -> list[T]:
        """Those of these phrasings that the split may use."""
        return split_phrasings(phrasings)[self.split.phrasings]

    def word(self, invent: Callable[[Random], T], name: Callable[[T], str]) -> T:
        """A word for made-up tools, told apart by its name, from the split's own half."""
        while True:
            word = invent(self.random)
            if is_held_out_word(name(word)) == self.split.tools:
                return word


def start(key: str, split: Split) -> Draw:
    """The draw of one item, a pure function of its key; its language is mostly Korean."""
    random = Random(key)
    return Draw(random, split, "en" if random.random() < _ENGLISH_SHARE else "ko")
