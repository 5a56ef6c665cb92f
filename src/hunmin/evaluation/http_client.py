"""Any OpenAI-compatible endpoint as a client of evaluation."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import cast

import openai
from openai.types.chat import ChatCompletionMessageFunctionToolCall, ChatCompletionMessageParam, ChatCompletionToolParam

from hunmin.chat.messages import Conversation, Message, ToolCall, to_openai
from hunmin.errors import HunminError


@dataclass(frozen=True)
class HttpReply:
    """What came back for one conversation, or in `error` why the server refused it."""

    message: Message
    cut: bool = False
    error: str = ""


class HttpClient:
    """The model named `model` behind `base_url` (".../v1"), asked for several conversations at a time."""

    def __init__(self, base_url: str, model: str, api_key: str = "none", at_once: int = 8) -> None:
        self._base_url = base_url
        self._model = model
        self._at_once = at_once
        self._openai = openai.OpenAI(base_url=base_url, api_key=api_key)

    def complete(
        self, requests: Sequence[Conversation], maximum_tokens: int, finished: Callable[[int], None] | None = None
    ) -> list[HttpReply]:
        """See `Client.complete`. A conversation that the server refuses (HTTP 400) is a reply with its error."""
        replies = []
        with ThreadPoolExecutor(self._at_once) as pool:
            for reply in pool.map(lambda request: self._answer(request, maximum_tokens), requests):
                replies.append(reply)
                if finished:
                    finished(1)
        return replies

    def bits(self, texts: Sequence[str]) -> None:
        """None: a chat endpoint gives no probabilities of a given text."""
        return None

    def _answer(self, conversation: Conversation, maximum_tokens: int) -> HttpReply:
        tools = cast("list[ChatCompletionToolParam]", list(conversation.tools))
        try:
            completion = self._openai.chat.completions.create(
                model=self._model,
                messages=cast("list[ChatCompletionMessageParam]", to_openai(conversation.messages)),
                tools=tools or openai.omit,
                temperature=0.0,
                max_tokens=maximum_tokens,
            )
        except openai.BadRequestError as error:
            return HttpReply(Message("assistant"), error=f"refused: {error.message}")
        except openai.OpenAIError as error:
            raise HunminError(f"{self._base_url}: model {self._model} does not answer: {error}") from error
        choice = completion.choices[0]
        calls = tuple(
            ToolCall(call.function.name, call.function.arguments)
            for call in choice.message.tool_calls or ()
            if isinstance(call, ChatCompletionMessageFunctionToolCall)
        )
        return HttpReply(Message("assistant", choice.message.content, calls), cut=choice.finish_reason == "length")
