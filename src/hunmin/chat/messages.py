"""Messages, tool calls and tools as the whole project holds them, and the way in from and out to OpenAI's JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, groupby
from typing import Any, Literal, TypeAlias, cast, get_args

from hunmin.errors import UsageError

Role: TypeAlias = Literal["system", "user", "assistant", "tool"]
Tool: TypeAlias = Mapping[str, object]
"""One tool as OpenAI writes it: `{"type": "function", "function": {"name", "description", "parameters"}}`."""


DEEPEST = 100
"""How many objects and lists of a tool may stand in each other: templates and schemas are read by recursion."""


@dataclass(frozen=True)
class ToolCall:
    """One call of a tool; `arguments` is the text of a JSON object, spelled as `canonical_json` spells it."""

    name: str
    arguments: str


@dataclass(frozen=True)
class Message:
    """One turn; `content` is None where an assistant's has no text, as in a turn of calls alone."""

    role: Role
    content: str | None = None
    tool_calls: tuple[ToolCall, ...] = ()


@dataclass(frozen=True)
class Conversation:
    """The turns of one conversation and the tools that were offered in it."""

    messages: tuple[Message, ...]
    tools: tuple[Tool, ...] = ()


def canonical_json(value: object) -> str:
    """Spell a JSON value in the one way that the chat templates spell it: Korean as it is, keys in their order.

    Raises ValueError or TypeError for what JSON or UTF-8 cannot hold (NaN, sets, half of a surrogate pair).
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    text.encode()
    return text


def from_openai(messages: Sequence[Mapping[str, object]]) -> tuple[Message, ...]:
    """Read OpenAI chat messages; the arguments of their calls may be JSON text or already an object.

    Text parts are joined by a newline, as vLLM joins them, and `developer` is read as `system`. The ids of calls are
    dropped, for no chat format writes them: where they say which result is whose, results stand in the order of their
    calls. Raises UsageError naming the message's index and the field.
    """
    read = [_message(message, f"messages[{index}]") for index, message in enumerate(_list(messages, "messages"))]
    return tuple(read[place] for place in _in_order_of_calls(messages))


def tools_from_openai(tools: Sequence[Mapping[str, object]]) -> tuple[Tool, ...]:
    """Check a list of OpenAI tools and return it unchanged. Raises UsageError naming the tool's index and the field."""
    for index, tool in enumerate(_list(tools, "tools")):
        place = f"tools[{index}]"
        fields = _object(tool, place)
        if _is_deeper(fields, DEEPEST):
            raise UsageError(f"{place} has more than {DEEPEST} objects and lists in each other")
        if fields.get("type") != "function":
            raise UsageError(f'{place}.type must be "function"')
        function = _object(fields.get("function"), f"{place}.function")
        _name(function.get("name"), f"{place}.function.name")
        _text(function.get("description"), f"{place}.function.description")
        if function.get("parameters") is not None:
            _object(function["parameters"], f"{place}.function.parameters")
        try:
            canonical_json(tool)
        except (TypeError, ValueError, RecursionError) as error:
            raise UsageError(f"{place} cannot be written as JSON: {error}") from error
    return tuple(tools)


def function_of(tool: Tool) -> Mapping[str, Any]:
    """What `tools_from_openai` has checked of a tool: its name, its description, the schema of its parameters."""
    return cast(Mapping[str, Any], tool["function"])


def to_openai(messages: Sequence[Message]) -> list[dict[str, object]]:
    """Write messages as OpenAI's JSON; calls are numbered `call_0`, `call_1`, … and results take their ids in order.

    The content of a turn without text is empty, and null only beside calls.
    """
    call_ids, result_ids = count(), count()
    return [_openai_message(message, call_ids, result_ids) for message in messages]


def _openai_message(message: Message, call_ids: Iterator[int], result_ids: Iterator[int]) -> dict[str, object]:
    content = message.content or (None if message.tool_calls else "")
    written: dict[str, object] = {"role": message.role, "content": content}
    if message.role == "tool":
        written["tool_call_id"] = f"call_{next(result_ids)}"
    if message.tool_calls:
        written["tool_calls"] = [
            {
                "id": f"call_{next(call_ids)}",
                "type": "function",
                "function": {"name": call.name, "arguments": call.arguments},
            }
            for call in message.tool_calls
        ]
    return written


def _in_order_of_calls(messages: Sequence[Mapping[str, Any]]) -> list[int]:
    """The places of checked messages, each run of results in the order of the calls before it, where ids tell it."""
    order: list[int] = []
    calls: list[str | None] = []
    for role, run in groupby(range(len(messages)), key=lambda place: messages[place]["role"]):
        places = list(run)
        if role == "tool":
            turns = {call: turn for turn, call in enumerate(calls)}
            results = [messages[place].get("tool_call_id") for place in places]
            if len(turns) == len(calls) and len({*results}) == len(results) and turns.keys() >= {*results}:
                places.sort(key=lambda place: turns[messages[place]["tool_call_id"]])
        calls = [call.get("id") for call in messages[places[-1]].get("tool_calls") or []]
        order += places
    return order


def _message(message: object, place: str) -> Message:
    fields = _object(message, place)
    role = "system" if fields.get("role") == "developer" else fields.get("role")
    if role not in get_args(Role):
        raise UsageError(f"{place}.role is {role!r}; use one of {', '.join(get_args(Role))}")
    if fields.get("function_call"):
        raise UsageError(f"{place}.function_call is OpenAI's old form of a call: write it as one of tool_calls")
    calls = _list(fields.get("tool_calls") or [], f"{place}.tool_calls")
    if calls and role != "assistant":
        raise UsageError(f"{place}.tool_calls: only an assistant calls tools, not a {role}")
    content = _content(fields.get("content"), f"{place}.content")
    if content is None and role != "assistant":
        raise UsageError(f"{place}.content must be a text, not null")
    _text(fields.get("tool_call_id"), f"{place}.tool_call_id")
    return Message(
        role=cast(Role, role),
        content=content or None if role == "assistant" else content,
        tool_calls=tuple(_call(call, f"{place}.tool_calls[{index}]") for index, call in enumerate(calls)),
    )


def _content(content: object, place: str) -> str | None:
    if not isinstance(content, list):
        return _text(content, place)
    texts = []
    for index, part in enumerate(content):
        fields = _object(part, f"{place}[{index}]")
        kind = fields.get("type")
        if kind not in ("text", "refusal"):
            raise UsageError(f"{place}[{index}].type is {kind!r}; only text parts can be read")
        texts.append(_text(fields.get(kind), f"{place}[{index}].{kind}") or "")
    return "\n".join(texts)


def _call(call: object, place: str) -> ToolCall:
    fields = _object(call, place)
    _text(fields.get("id"), f"{place}.id")
    function = _object(fields.get("function"), f"{place}.function")
    name = _name(function.get("name"), f"{place}.function.name")
    arguments = function.get("arguments")
    if arguments in (None, ""):  # some clients leave the arguments of a call without any empty
        arguments = {}
    try:
        value = json.loads(arguments) if isinstance(arguments, str) else arguments
        return ToolCall(name, canonical_json(_object(value, f"{place}.function.arguments")))
    except (TypeError, ValueError, RecursionError) as error:
        raise UsageError(f"{place}.function.arguments is not a JSON object: {error}") from error


def _is_deeper(value: object, levels: int) -> bool:
    if not isinstance(value, Mapping | list | tuple):
        return False
    inner = value.values() if isinstance(value, Mapping) else value
    return levels == 0 or any(_is_deeper(item, levels - 1) for item in inner)


def _list(value: object, place: str) -> Sequence[object]:
    if not isinstance(value, list | tuple):
        raise UsageError(f"{place} must be a list, not {_kind(value)}")
    return value


def _object(value: object, place: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise UsageError(f"{place} must be an object, not {_kind(value)}")
    return value


def _name(value: object, place: str) -> str:
    name = _text(value, place)
    if not name:
        raise UsageError(f"{place} must be a name, not {_kind(value)}")
    return name


def _text(value: object, place: str) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise UsageError(f"{place} must be a text, not {_kind(value)}")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise UsageError(f"{place} is not valid Unicode: half of a surrogate pair at {error.start}") from error
    return value


def _kind(value: object) -> str:
    """The name of a value's type as JSON has it."""
    if isinstance(value, str):
        return "a text" if value else "an empty text"
    names: dict[type, str] = {type(None): "null", bool: "a boolean", int: "a number", float: "a number", list: "a list"}
    return names.get(type(value), "an object")
