"""The assistant's turn as it comes out of a model: ids or text in, deltas of content and tool calls out.

A tool call is a `<tool_call>` tag, a JSON object with a name and an object of arguments, and the closing tag, which
may be missing where the JSON is whole. What is not that (prose in the tags, JSON that the length limit cut off) is
content, tags included, so nothing is lost; a call is therefore given out when its last token is there, and no
earlier. The content of a turn is its text outside of the calls without the white space at both ends, which is held
back until more text follows.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from hunmin.chat.messages import Message, ToolCall, canonical_json
from hunmin.chat.special_tokens import TOOL_CALL, TOOL_CALL_END
from hunmin.chat.tokenizer import Detokenizer

_CALL_TAG = re.compile(f"({TOOL_CALL}|{TOOL_CALL_END})")


@dataclass(frozen=True)
class ContentDelta:
    """More text of the answer."""

    text: str


@dataclass(frozen=True)
class ToolCallStart:
    """The turn's call number `index` (from 0) begins."""

    index: int
    name: str


@dataclass(frozen=True)
class ToolCallArguments:
    """More of the JSON text of a call's arguments."""

    index: int
    json_fragment: str


Delta: TypeAlias = ContentDelta | ToolCallStart | ToolCallArguments


def collect(deltas: Iterable[Delta]) -> Message:
    """Fold the deltas of one turn into the assistant's message."""
    content = ""
    names: list[str] = []
    arguments: list[str] = []
    for delta in deltas:
        match delta:
            case ContentDelta(text):
                content += text
            case ToolCallStart(_, name):
                names.append(name)
                arguments.append("")
            case ToolCallArguments(index, json_fragment):
                arguments[index] += json_fragment
    return Message("assistant", content or None, tuple(map(ToolCall, names, arguments)))


class TurnParser:
    """The grammar of a turn over text and tags; who tells a tag from text that looks like one is the caller."""

    def __init__(self) -> None:
        self._call: str | None = None  # what stands behind an opening tag, while it is open
        self._calls = 0
        self._has_content = False
        self._white_space = ""

    def text(self, text: str) -> list[Delta]:
        """Text between two tags, or a part of it."""
        if self._call is None:
            return self._say(text)
        self._call += text
        return []

    def open_call(self) -> list[Delta]:
        """The tag <tool_call>."""
        deltas = self._leave_call(closing_tag="")
        self._call = ""
        return deltas

    def close_call(self) -> list[Delta]:
        """The tag </tool_call>."""
        return self._say(TOOL_CALL_END) if self._call is None else self._leave_call(TOOL_CALL_END)

    def finish(self) -> list[Delta]:
        """The end of the turn."""
        return self._leave_call(closing_tag="")

    def _leave_call(self, closing_tag: str) -> list[Delta]:
        if self._call is None:
            return []
        inside, self._call = self._call, None
        call = _read_call(inside)
        if call is None:
            return self._say(TOOL_CALL + inside + closing_tag)
        self._calls += 1
        return [ToolCallStart(self._calls - 1, call.name), ToolCallArguments(self._calls - 1, call.arguments)]

    def _say(self, text: str) -> list[Delta]:
        text = self._white_space + text if self._has_content else text.lstrip()
        said = text.rstrip()
        self._white_space = text[len(said) :]
        self._has_content = self._has_content or bool(said)
        return [ContentDelta(said)] if said else []


class StreamParser:
    """The deltas of one turn from its token ids, in whatever pieces they come.

    Only the tag's own token is a tag: the same characters written with other tokens are text. Ids behind a stop token
    are ignored.
    """

    def __init__(self, detokenizer: Detokenizer, tags: Mapping[int, str], stop_ids: frozenset[int]) -> None:
        """`tags` has the ids of <tool_call> and </tool_call>, or is empty where there are no calls."""
        self._turn = TurnParser()
        self._detokenizer = detokenizer
        self._tags = tags
        self._stop_ids = stop_ids
        self._stopped = False

    def push(self, ids: Iterable[int]) -> list[Delta]:
        """The deltas that these ids complete."""
        deltas: list[Delta] = []
        text_ids: list[int] = []
        for token in ids:
            if self._stopped:
                break
            tag = self._tags.get(token)
            if tag is None and token not in self._stop_ids:
                text_ids.append(token)
                continue
            deltas += self._turn.text(self._detokenizer.push(text_ids) + self._detokenizer.finish())
            text_ids = []
            if tag == TOOL_CALL:
                deltas += self._turn.open_call()
            elif tag == TOOL_CALL_END:
                deltas += self._turn.close_call()
            else:
                deltas += self._turn.finish()
                self._stopped = True
        return deltas + self._turn.text(self._detokenizer.push(text_ids))

    def finish(self) -> list[Delta]:
        """The deltas that were held back, when no more ids come."""
        return self._turn.text(self._detokenizer.finish()) + self._turn.finish()


def parse_text(text: str, stops: Iterable[str]) -> Message:
    """Parse a turn from an engine that gives text; here every tag is a tag, however its tokens were cut."""
    turn = TurnParser()
    end = min((place for stop in stops if (place := text.find(stop)) >= 0), default=len(text))
    deltas: list[Delta] = []
    for piece in _CALL_TAG.split(text[:end]):
        if piece == TOOL_CALL:
            deltas += turn.open_call()
        elif piece == TOOL_CALL_END:
            deltas += turn.close_call()
        else:
            deltas += turn.text(piece)
    return collect(deltas + turn.finish())


def _read_call(text: str) -> ToolCall | None:
    """The call that stands between two tags, or None where it is not JSON with a name."""
    try:
        call = json.loads(text)
        if not isinstance(call, dict):
            return None
        name, arguments = call.get("name"), call.get("arguments", {})
        if not isinstance(name, str) or not name or not isinstance(arguments, dict):
            return None
        name.encode()
        return ToolCall(name, canonical_json(arguments))
    except (ValueError, RecursionError):  # no JSON, or such as UTF-8 or Python's stack cannot hold
        return None
