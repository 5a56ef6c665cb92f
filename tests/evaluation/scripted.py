"""A client that answers from a script, and items to put to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hunmin.chat.messages import Conversation, Message


@dataclass(frozen=True)
class Reply:
    message: Message
    cut: bool = False
    error: str = ""


class Scripted:
    """Answers every conversation by a function of it, and remembers what it was asked."""

    def __init__(self, answer: Callable[[Conversation], Message], bits_per_character: float = 2.0) -> None:
        self.answer = answer
        self.bits_per_character = bits_per_character
        self.asked: list[Conversation] = []
        self.texts: list[str] = []

    def complete(
        self, requests: Sequence[Conversation], maximum_tokens: int, finished: Callable[[int], None] | None = None
    ) -> list[Reply]:
        self.asked += requests
        if finished:
            finished(len(requests))
        return [Reply(self.answer(request)) for request in requests]

    def bits(self, texts: Sequence[str]) -> list[float]:
        self.texts += texts
        return [self.bits_per_character * len(text) for text in texts]


def item(number: int, kind: str = "decline", split: str = "new_values", **changes: object) -> dict[str, object]:
    """A line of evaluation.jsonl, as the corpus writes it."""
    expected: dict[str, dict[str, object]] = {
        "call": {"calls": [{"name": "get_weather", "arguments": {"city": "서울"}}]},
        "ask": {"asks": ["할인율"], "given": ["원가"]},
        "answer": {"figures": ["48960"], "words": ["할인"]},
        "decline": {"any_of": []},
    }
    return {
        "id": f"{kind}-{number}",
        "split": split,
        "kind": kind,
        "messages": [{"role": "user", "content": f"질문 {number}"}],
        "tools": [{"type": "function", "function": {"name": "get_weather", "description": "날씨"}}],
        "expected": expected[kind],
    } | changes
