"""A dialogue as it grows: turns in OpenAI's form, each of the assistant's with what evaluation expects there."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from hunmin.corpus.world.tools import Arguments, Schema, Tool
from hunmin.corpus.world.values import Scalar

Message = Mapping[str, object]
Expected = Mapping[str, object]
Task = Literal["call", "ask", "answer", "decline"]


@dataclass(frozen=True)
class Turn:
    """One message; a turn of the assistant has a task, and what is expected of it."""

    message: Message
    task: Task | None = None
    expected: Expected = field(default_factory=dict)


@dataclass(frozen=True)
class Call:
    """A call as it was made, and as the user said its arguments."""

    tool: Tool
    arguments: Arguments
    spoken: Mapping[str, str]


@dataclass
class Dialogue:
    """A conversation as it grows: the offered tools, the turns so far, the calls made and their results."""

    tools: tuple[Tool, ...]
    turns: list[Turn] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    results: list[Mapping[str, Scalar]] = field(default_factory=list)

    @property
    def schemas(self) -> list[Schema]:
        return [tool.schema for tool in self.tools]

    @property
    def messages(self) -> list[Message]:
        return [turn.message for turn in self.turns]

    def system(self, text: str) -> None:
        self.turns.append(Turn({"role": "system", "content": text}))

    def user(self, text: str) -> None:
        self.turns.append(Turn({"role": "user", "content": text}))

    def assistant(self, text: str, task: Task, **expected: object) -> None:
        self.turns.append(Turn({"role": "assistant", "content": text}, task, expected))

    def call(self, calls: Sequence[Call], text: str | None = None) -> None:
        """The assistant's calls, all in one turn, with what it says before them."""
        tool_calls = [
            {
                "id": f"call_{number}",
                "type": "function",
                "function": {"name": call.tool.name, "arguments": json.dumps(call.arguments, ensure_ascii=False)},
            }
            for number, call in enumerate(calls, len(self.calls) + 1)
        ]
        self.calls.extend(calls)
        expected = {"calls": [{"name": call.tool.name, "arguments": dict(call.arguments)} for call in calls]}
        self.turns.append(Turn({"role": "assistant", "content": text, "tool_calls": tool_calls}, "call", expected))

    def result(self, content: Mapping[str, Scalar]) -> None:
        """The result of the next call that has none yet."""
        self.results.append(content)
        message = {
            "role": "tool",
            "tool_call_id": f"call_{len(self.results)}",
            "content": json.dumps(content, ensure_ascii=False),
        }
        self.turns.append(Turn(message))

    def forget_last_results(self) -> None:
        """End with the last exchange's calls, if it has any: without their results and the answer."""
        last = max(number for number, turn in enumerate(self.turns) if turn.message["role"] == "user")
        for number, turn in enumerate(self.turns[last:], last + 1):
            if turn.task == "call":
                del self.turns[number:]

    @property
    def length(self) -> int:
        """Characters of what is said and called, and of the words of the tools' schemas."""
        said = (str(message["content"] or "") for message in self.messages)
        called = (json.dumps(m["tool_calls"], ensure_ascii=False) for m in self.messages if "tool_calls" in m)
        return sum(map(len, (*said, *called))) + sum(tool.length for tool in self.tools)
