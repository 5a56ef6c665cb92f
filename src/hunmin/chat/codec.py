"""The one codec between messages and tokens: what is trained on, generated, served and scored passes through here.

`parse(render(message)) == message` holds for assistant messages whose content is None or text without white space at
its ends, and whose arguments are spelled as `canonical_json` spells them. Content and arguments may hold anything
else, also text that reads like a tag, as long as the tokenizer does not normalise it. (Where an engine gives text in
place of ids, a tag in the text cannot be told from a tag.)
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hunmin.chat.messages import Message, Tool, to_openai
from hunmin.chat.special_tokens import END_OF_TEXT, TOOL_CALL, TOOL_CALL_END, TURN_END, ChatFormat, control_tokens
from hunmin.chat.stream import StreamParser, collect, parse_text
from hunmin.chat.template import ChatTemplate, format_of, read_special_tokens, read_template
from hunmin.chat.tokenizer import ChatTokenizer, Detokenizer, shield, shield_but_thinking
from hunmin.errors import HunminError

_ASSISTANT_HEADER: dict[ChatFormat, str] = {"ax": "<|im_start|><|assistant|>", "hermes": "<|im_start|>assistant\n"}


class ChatCodec:
    """Messages to ids and back, with the template and tokenizer of one exported directory.

    `vocabulary` is how many ids the tokenizer spans, `bytes_per_token` the most bytes that a token stands for,
    `call_ids` the token that begins a tool call: none where the template has no place for tools.
    """

    def __init__(
        self, tokenizer: ChatTokenizer, template: ChatTemplate, chat_format: ChatFormat, *, calls: bool = True
    ) -> None:
        """Without `calls`, the template has no place for tools."""
        control = tokenizer.control_ids
        self.chat_format = chat_format
        self.vocabulary = tokenizer.vocabulary
        self.bytes_per_token = tokenizer.bytes_per_token
        self.control_ids = control
        self.stop_ids = frozenset(control[text] for text in (TURN_END, END_OF_TEXT) if text in control)
        self._tokenizer = tokenizer
        self._template = template
        self._assistant_header = tokenizer.encode(_ASSISTANT_HEADER[chat_format])
        self._turn_end = control[TURN_END]
        self._tags = {control[tag]: tag for tag in (TOOL_CALL, TOOL_CALL_END)} if calls else {}
        self.call_ids = frozenset(token for token, tag in self._tags.items() if tag == TOOL_CALL)

    @classmethod
    def load(cls, directory: Path) -> "ChatCodec":
        """Read `tokenizer.json` and the chat template.

        Raises HunminError where one is missing or broken, the template is of neither format, or the tokenizer lacks
        a control token of that format.
        """
        source = read_template(directory)
        if source is None:
            raise HunminError(f"{directory / 'chat_template.jinja'} is missing; a chat model's directory needs it")
        chat_format = format_of(source)
        if chat_format is None:
            raise HunminError(f"{directory}: its chat template writes neither the A.X format nor ChatML")
        tokenizer = ChatTokenizer(directory / "tokenizer.json")
        written = {token for token in control_tokens(chat_format) if token in source}
        missing = sorted(written - tokenizer.control_ids.keys())
        if missing:
            raise HunminError(f"{directory / 'tokenizer.json'} lacks the chat template's control token {missing[0]}")
        template = ChatTemplate(source, read_special_tokens(directory))
        return cls(tokenizer, template, chat_format, calls={TOOL_CALL, TOOL_CALL_END} <= written)

    def render(
        self, messages: Sequence[Message], tools: Sequence[Tool] = (), *, add_generation_prompt: bool = True
    ) -> str:
        """The text of a chat, as transformers and vLLM render it. Raises HunminError where the template refuses it."""
        handed = [_for_template(message) for message in to_openai(messages)]
        return self._template.render(handed, tools, add_generation_prompt=add_generation_prompt)

    def encode(
        self, messages: Sequence[Message], tools: Sequence[Tool] = (), *, add_generation_prompt: bool = True
    ) -> list[int]:
        """The ids of a chat; only the template writes control tokens, and an assistant its own think tags."""
        rendered = self._template.render(
            [_for_template(_shield_message(message)) for message in to_openai(messages)],
            [shield(tool) for tool in tools],
            add_generation_prompt=add_generation_prompt,
        )
        return self._tokenizer.encode(rendered)

    def encode_with_mask(self, messages: Sequence[Message], tools: Sequence[Tool] = ()) -> tuple[list[int], list[bool]]:
        """The ids of a whole chat, and True for each that an assistant writes: its text, its calls, its end token."""
        ids = self.encode(messages, tools, add_generation_prompt=False)
        mask = [False] * len(ids)
        header = self._assistant_header
        place = 0
        while place < len(ids):
            if ids[place] == header[0] and ids[place : place + len(header)] == header:
                end = ids.index(self._turn_end, place) + 1
                mask[place + len(header) : end] = [True] * (end - place - len(header))
                place = end
            else:
                place += 1
        return ids, mask

    def encode_text(self, text: str) -> list[int]:
        """The ids of a text that is no chat, in which nothing is a control token."""
        return self._tokenizer.encode_text(text)

    def decode(self, ids: Sequence[int]) -> str:
        """The text of ids; special tokens have none, tags do."""
        detokenizer = self.detokenizer()
        return detokenizer.push(ids) + detokenizer.finish()

    def detokenizer(self) -> Detokenizer:
        """A fresh decoder of one stream of ids, for text that is no chat."""
        return self._tokenizer.detokenizer()

    def parse(self, output: Sequence[int] | str) -> Message:
        """Read an assistant's turn, from behind the generation prompt to a stop token or the end; never fails."""
        if isinstance(output, str):
            return parse_text(output, stops=(TURN_END, END_OF_TEXT))
        stream = self.stream()
        return collect(stream.push(output) + stream.finish())

    def stream(self) -> StreamParser:
        """A fresh parser of one assistant's turn."""
        return StreamParser(self.detokenizer(), self._tags, self.stop_ids)


def _shield_message(message: Mapping[str, object]) -> Mapping[str, object]:
    """An OpenAI-shaped message that can spell no control token, but for an assistant's think tags in its content."""
    shielded = {key: shield(value) for key, value in message.items()}
    if message["role"] == "assistant" and isinstance(message["content"], str):
        shielded["content"] = shield_but_thinking(message["content"])
    return shielded


def _for_template(message: Mapping[str, Any]) -> Mapping[str, object]:
    """An OpenAI-shaped message as vLLM hands it to a template: null becomes an empty text, arguments become objects."""
    calls = [
        call | {"function": call["function"] | {"arguments": _object_or_text(call["function"]["arguments"])}}
        for call in message.get("tool_calls", [])
    ]
    return {**message, "content": message["content"] or "", **({"tool_calls": calls} if calls else {})}


def _object_or_text(arguments: str) -> object:
    """The object, if the filter `tojson` spells it just so; else the text, so that nothing is lost."""
    try:
        value = json.loads(arguments)
        if isinstance(value, dict) and json.dumps(value, ensure_ascii=False) == arguments:
            return value
    except (ValueError, RecursionError):  # no JSON, or such as Python cannot hold
        pass
    return arguments
