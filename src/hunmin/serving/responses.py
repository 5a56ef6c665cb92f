"""Answers as OpenAI's JSON: whole, or in the chunks of a stream."""

import time
from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import TypeAlias
from uuid import uuid4

from pydantic import JsonValue

from hunmin.chat.stream import ContentDelta, Delta, ToolCallArguments, ToolCallStart, collect
from hunmin.serving.assistant import Answer

Json: TypeAlias = dict[str, JsonValue]


class Writer(ABC):
    """Writes one answer; `model` is the name that the client asked for."""

    prefix: str
    whole_object: str
    chunk_object: str

    def __init__(self, model: str) -> None:
        self._frame: Json = {"id": f"{self.prefix}-{uuid4().hex}", "created": int(time.time()), "model": model}

    @abstractmethod
    def opening(self) -> list[Json]:
        """The chunks before the first delta."""

    @abstractmethod
    def delta(self, delta: Delta) -> Json:
        """The chunk of one delta."""

    @abstractmethod
    def closing(self, answer: Answer) -> Json:
        """The chunk that says why the answer ended."""

    @abstractmethod
    def whole(self, deltas: Iterable[Delta], answer: Answer) -> Json:
        """The whole answer, with its usage."""

    def usage(self, answer: Answer) -> Json:
        """The chunk that counts the tokens of a stream."""
        return self._frame | {"object": self.chunk_object, "choices": [], "usage": _usage(answer)}

    def _chunk(self, choice: Json, finish_reason: str | None = None) -> Json:
        choices: list[JsonValue] = [{"index": 0, **choice, "logprobs": None, "finish_reason": finish_reason}]
        return self._frame | {"object": self.chunk_object, "choices": choices}

    def _whole(self, choice: Json, answer: Answer) -> Json:
        chunk = self._chunk(choice, answer.finish_reason)
        return chunk | {"object": self.whole_object, "usage": _usage(answer)}


class ChatWriter(Writer):
    """For /v1/chat/completions."""

    prefix, whole_object, chunk_object = "chatcmpl", "chat.completion", "chat.completion.chunk"

    def opening(self) -> list[Json]:
        return [self._chunk({"delta": {"role": "assistant", "content": None}})]

    def delta(self, delta: Delta) -> Json:
        match delta:
            case ContentDelta(text):
                return self._chunk({"delta": {"content": text}})
            case ToolCallStart(index, name):
                start = {"index": index, **_tool_call(name, "")}
                return self._chunk({"delta": {"tool_calls": [start]}})
            case ToolCallArguments(index, json_fragment):
                more: Json = {"index": index, "function": {"arguments": json_fragment}}
                return self._chunk({"delta": {"tool_calls": [more]}})

    def closing(self, answer: Answer) -> Json:
        return self._chunk({"delta": {}}, answer.finish_reason)

    def whole(self, deltas: Iterable[Delta], answer: Answer) -> Json:
        message = collect(deltas)
        written: Json = {"role": "assistant", "content": message.content, "refusal": None}
        if message.tool_calls:
            written["tool_calls"] = [_tool_call(call.name, call.arguments) for call in message.tool_calls]
        elif message.content is None:
            written["content"] = ""  # An empty answer is a text: null is for turns of calls alone.
        return self._whole({"message": written}, answer)


class TextWriter(Writer):
    """For /v1/completions."""

    prefix, whole_object, chunk_object = "cmpl", "text_completion", "text_completion"

    def opening(self) -> list[Json]:
        return []

    def delta(self, delta: Delta) -> Json:
        return self._chunk({"text": _text(delta)})

    def closing(self, answer: Answer) -> Json:
        return self._chunk({"text": ""}, answer.finish_reason)

    def whole(self, deltas: Iterable[Delta], answer: Answer) -> Json:
        return self._whole({"text": "".join(map(_text, deltas))}, answer)


def _text(delta: Delta) -> str:
    return delta.text if isinstance(delta, ContentDelta) else ""


def _tool_call(name: str, arguments: str) -> Json:
    function: Json = {"name": name, "arguments": arguments}
    return {"id": f"call_{uuid4().hex[:24]}", "type": "function", "function": function}


def _usage(answer: Answer) -> Json:
    return {
        "prompt_tokens": answer.prompt_tokens,
        "completion_tokens": answer.completion_tokens,
        "total_tokens": answer.prompt_tokens + answer.completion_tokens,
    }
