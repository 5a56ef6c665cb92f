"""An engine with words: conversations in, answers out. What the API, the terminal and the evaluation talk to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Literal, Protocol, TypeAlias

from hunmin.chat.codec import ChatCodec
from hunmin.chat.messages import Conversation, Message, Tool, function_of
from hunmin.chat.stream import ContentDelta, Delta, ToolCallArguments, collect
from hunmin.chat.tokenizer import NFC_SHRINKS, Detokenizer
from hunmin.errors import HunminError, UsageError
from hunmin.serving.engine import ContextExceededError, Engine, Guide
from hunmin.serving.guide import CallGrammars, CallGuide
from hunmin.serving.sampling import Sampling, recommended_sampling
from hunmin.serving.stopping import StopStrings

FinishReason: TypeAlias = Literal["stop", "length", "tool_calls"]
Limit: TypeAlias = Literal["token limit", "context"]
"""What ends an answer that does not end itself: the most tokens that were asked for, or the most that a model holds."""


@dataclass(frozen=True)
class Named:
    """The choice of one tool, which must be called."""

    name: str


ToolChoice: TypeAlias = Literal["auto", "none", "required"] | Named


@dataclass(frozen=True)
class Manner:
    """How to answer.

    `stops` are strings that end the answer's text and are no part of it; without `several_calls`, the first tool call
    ends it too.
    """

    sampling: Sampling
    stops: tuple[str, ...] = ()
    tool_choice: ToolChoice = "auto"
    several_calls: bool = True


class NoPlaceForToolsError(UsageError):
    """Tools that are offered to a model whose template has no place for them."""

    def __init__(self) -> None:
        super().__init__("tools: the model's chat template has no place for them")


class CallFailedError(HunminError):
    """A tool call that was due and did not come; `cut` is the limit that came before its end.

    Without a cut it is a call that no schema rules out and nobody can read, such as one with the number 1e999.
    """

    def __init__(self, cut: Limit | None) -> None:
        self.cut = cut
        match cut:
            case "token limit":
                message = "the tool call did not end within the token limit: raise it"
            case "context":
                message = "the tool call did not end within the model's context: ask in fewer or in other words"
            case None:
                message = "the model wrote a tool call that cannot be read: ask again, in other words"
        super().__init__(message)


class Parser(Protocol):
    """Token ids in, in whatever pieces; deltas out."""

    def push(self, ids: Iterable[int]) -> list[Delta]:
        """The deltas that these ids complete."""
        ...

    def finish(self) -> list[Delta]:
        """What was held back."""
        ...


class Answer:
    """One answer under way. Iterate over it once; its counts and finish reason tell of what has come so far.

    Where a call is due the guide sees to it that the answer begins with one.
    """

    def __init__(
        self,
        engine: Engine,
        parser: Parser,
        prompt: Sequence[int],
        manner: Manner,
        guide: Guide | None = None,
    ) -> None:
        """Raises ContextExceededError where no answer fits behind the prompt."""
        engine.limit(len(prompt), manner.sampling)
        self.prompt_tokens = len(prompt)
        self.completion_tokens = 0
        self.finish_reason: FinishReason = "length"
        self._engine, self._parser, self._prompt, self._manner = engine, parser, prompt, manner
        self._guide = guide
        self._call_due = manner.tool_choice not in ("auto", "none")
        self._stops = StopStrings(manner.stops)
        self._called = False

    def __iter__(self) -> Iterator[Delta]:
        for deltas in self.steps():
            yield from deltas

    def steps(self) -> Iterator[list[Delta]]:
        """The deltas token by token, often none: whoever waits may leave between any two tokens.

        Raises CallFailedError where a call was due and none came.
        """
        sampling = self._manner.sampling
        for token in self._engine.stream(self._prompt, sampling, self._guide):
            self.completion_tokens += 1
            if token in sampling.stop:
                self.finish_reason = "stop"
            yield self._admit(self._parser.push([token]))
            if self._ended:
                break
        rest: list[Delta] = []
        if self._ended:
            self.finish_reason = "stop"
        else:
            rest = self._admit(self._parser.finish(), self._limit if self.finish_reason == "length" else None)
        held = self._stops.finish()
        rest += [ContentDelta(held)] if held else []
        if self._called and self.finish_reason == "stop":
            self.finish_reason = "tool_calls"
        yield rest

    @property
    def _ended(self) -> bool:
        """Whether no more is wanted, whatever the model would go on to say."""
        return self._stops.found or (self._called and not self._manner.several_calls)

    @property
    def _limit(self) -> Limit:
        full = self.prompt_tokens + self.completion_tokens == self._engine.config.context
        return "context" if full else "token limit"

    def _admit(self, deltas: Iterable[Delta], cut: Limit | None = None) -> list[Delta]:
        """The deltas that may be shown: text up to a stop string, and calls."""
        admitted: list[Delta] = []
        for delta in deltas:
            if isinstance(delta, ContentDelta):
                if self._call_due and not self._called:  # What was to become a call has become text.
                    raise CallFailedError(cut)
                text = self._stops.push(delta.text)
                admitted += [ContentDelta(text)] if text else []
            elif not self._ended:
                held = self._stops.finish()
                admitted += [ContentDelta(held), delta] if held else [delta]
                self._called = self._called or isinstance(delta, ToolCallArguments)
        return admitted


class Assistant:
    """A model directory that answers conversations. Like its engine, it serves one caller at a time.

    No text of more than `most_bytes` fits the context.
    """

    def __init__(self, directory: Path) -> None:
        """Load a chat model; raises HunminError naming the file that is missing, broken or at odds with another."""
        self._directory = directory
        self.codec = ChatCodec.load(directory)
        self.engine = Engine(directory)
        if self.codec.vocabulary > self.engine.config.vocabulary:
            raise HunminError(
                f"{directory / 'tokenizer.json'} has ids for {self.codec.vocabulary:,} tokens, but the embedding has "
                f"{self.engine.config.vocabulary:,} rows: they are not of one model"
            )
        recommended = recommended_sampling(directory)
        self.sampling = replace(recommended, stop=recommended.stop | self.codec.stop_ids)
        self.most_bytes = NFC_SHRINKS * self.engine.config.context * self.codec.bytes_per_token

    def begin(self, conversation: Conversation, manner: Manner | None = None) -> Answer:
        """Begin the next turn, by default in the manner that the model's directory recommends.

        Raises ContextExceededError where the conversation leaves no room for it, and NoPlaceForToolsError.
        """
        manner = manner or Manner(self.sampling)
        if conversation.tools and not self.codec.call_ids:
            raise NoPlaceForToolsError
        self._refuse_endless(self.codec.render(conversation.messages, conversation.tools))
        prompt = self.codec.encode(conversation.messages, conversation.tools)
        if manner.tool_choice == "none" or not conversation.tools:
            manner = replace(manner, sampling=replace(manner.sampling, banned=self.codec.call_ids), tool_choice="none")
        return Answer(
            self.engine, self.codec.stream(), prompt, manner, self.guide(conversation.tools, manner.tool_choice)
        )

    def guide(self, tools: Sequence[Tool], choice: ToolChoice = "auto") -> Guide | None:
        """What holds an answer's calls to these tools; None where there can be no call."""
        if choice == "none" or not tools or not self.codec.call_ids:
            return None
        if isinstance(choice, Named):
            tools = [tool for tool in tools if function_of(tool)["name"] == choice.name]
        return CallGuide(self._grammars, tools, call_due=choice != "auto")

    @cached_property
    def _grammars(self) -> CallGrammars:
        return CallGrammars(self._directory, self.codec.control_ids, self.engine.config.vocabulary)

    def answer(self, conversation: Conversation, manner: Manner | None = None) -> Message:
        """The next turn, whole."""
        return collect(self.begin(conversation, manner))

    def encode_text(self, text: str) -> list[int]:
        """The ids of a text to go on with. Raises ContextExceededError, before any work, where it can have no room."""
        self._refuse_endless(text)
        return self.codec.encode_text(text)

    def _refuse_endless(self, text: str) -> None:
        """Spare the tokenizer a text that would take all memory and not fit the context."""
        if (length := len(text.encode())) > self.most_bytes:
            raise ContextExceededError(f"{length} bytes", self.engine.config.context)

    def go_on(self, prompt: Sequence[int], manner: Manner) -> Answer:
        """Begin the plain continuation of a text, tags and all."""
        return Answer(self.engine, _PlainText(self.codec.detokenizer()), prompt, manner)


class _PlainText:
    """A parser for text that is no chat."""

    def __init__(self, detokenizer: Detokenizer) -> None:
        self._detokenizer = detokenizer

    def push(self, ids: Iterable[int]) -> list[Delta]:
        text = self._detokenizer.push(ids)
        return [ContentDelta(text)] if text else []

    def finish(self) -> list[Delta]:
        text = self._detokenizer.finish()
        return [ContentDelta(text)] if text else []
