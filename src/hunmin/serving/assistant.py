"""An engine with words: conversations in, answers out. What the API, the terminal and the evaluation talk to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, Protocol, TypeAlias

from hunmin.chat.codec import ChatCodec
from hunmin.chat.messages import Conversation, Message, Tool, ToolCall
from hunmin.chat.stream import ContentDelta, Delta, ToolCallArguments, collect
from hunmin.chat.tokenizer import Detokenizer
from hunmin.errors import HunminError, UsageError
from hunmin.serving.engine import Engine, shared_length
from hunmin.serving.sampling import Sampling, recommended_sampling
from hunmin.serving.stopping import StopStrings

FinishReason: TypeAlias = Literal["stop", "length", "tool_calls"]


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


class CallFailedError(HunminError):
    """An answer that had to be a tool call and is none; `cut` where the token limit came before the call's end."""

    def __init__(self, cut: bool) -> None:
        self.cut = cut
        super().__init__(
            "the tool call did not end within the token limit: raise it"
            if cut
            else "the model wrote a tool call that is not valid JSON: ask again, in other words"
        )


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

    Where `beginnings` are given the answer must be a call, and the likeliest of them is put into the model's mouth; its
    ids count as the model's own.
    """

    def __init__(
        self,
        engine: Engine,
        parser: Parser,
        prompt: Sequence[int],
        manner: Manner,
        beginnings: Sequence[Sequence[int]] = (),
    ) -> None:
        """Raises ContextExceededError where no answer fits behind the prompt, CallFailedError where no call does."""
        self._limit = engine.limit(len(prompt), manner.sampling)
        if self._limit <= max(map(len, beginnings), default=0):
            raise CallFailedError(cut=True)
        self.prompt_tokens = len(prompt)
        self.completion_tokens = 0
        self.finish_reason: FinishReason = "length"
        self._engine, self._parser, self._prompt, self._manner = engine, parser, prompt, manner
        self._beginnings = beginnings
        self._stops = StopStrings(manner.stops)
        self._called = False

    def __iter__(self) -> Iterator[Delta]:
        for deltas in self.steps():
            yield from deltas

    def steps(self) -> Iterator[list[Delta]]:
        """The deltas token by token, often none: whoever waits may leave between any two tokens.

        Raises CallFailedError where a call was due and none came.
        """
        forced: Sequence[int] = ()
        if self._beginnings:
            forced = self._beginnings[self._engine.likeliest(self._prompt, self._beginnings)]
        self._parser.push(forced)
        self.completion_tokens = len(forced)
        sampling = replace(self._manner.sampling, maximum_tokens=self._limit - len(forced))
        for token in self._engine.stream([*self._prompt, *forced], sampling):
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
            rest = self._admit(self._parser.finish(), cut=self.finish_reason == "length")
            held = self._stops.finish()
            rest += [ContentDelta(held)] if held else []
        if self._called and self.finish_reason == "stop":
            self.finish_reason = "tool_calls"
        yield rest

    @property
    def _ended(self) -> bool:
        """Whether no more is wanted, whatever the model would go on to say."""
        return self._stops.found or (self._called and not self._manner.several_calls)

    def _admit(self, deltas: Iterable[Delta], cut: bool = False) -> list[Delta]:
        """The deltas that may be shown: text up to a stop string, and calls."""
        admitted: list[Delta] = []
        for delta in deltas:
            if isinstance(delta, ContentDelta):
                if self._beginnings and not self._called:  # What was to become a call has become text.
                    raise CallFailedError(cut)
                text = self._stops.push(delta.text)
                admitted += [ContentDelta(text)] if text else []
            elif not self._ended:
                admitted.append(delta)
                self._called = self._called or isinstance(delta, ToolCallArguments)
        return admitted


def function_name(tool: Tool) -> str:
    """The name of a tool that `tools_from_openai` has checked."""
    function = tool["function"]
    assert isinstance(function, Mapping)
    return str(function["name"])


class Assistant:
    """A model directory that answers conversations. Like its engine, it serves one caller at a time."""

    def __init__(self, directory: Path) -> None:
        """Load a chat model; raises HunminError naming the file that is missing, broken or at odds with another."""
        self.codec = ChatCodec.load(directory)
        self.engine = Engine(directory)
        if self.codec.vocabulary > self.engine.config.vocabulary:
            raise HunminError(
                f"{directory / 'tokenizer.json'} has ids for {self.codec.vocabulary:,} tokens, but the embedding has "
                f"{self.engine.config.vocabulary:,} rows: they are not of one model"
            )
        self.sampling = replace(recommended_sampling(directory), stop=self.codec.stop_ids)

    def begin(self, conversation: Conversation, manner: Manner | None = None) -> Answer:
        """Begin the next turn, by default in the manner that the model's directory recommends.

        Raises ContextExceededError where the conversation leaves no room for it, and UsageError where it offers tools
        to a model whose template has no place for them.
        """
        manner = manner or Manner(self.sampling)
        if conversation.tools and not self.codec.call_ids:
            raise UsageError("tools: the model's chat template has no place for them")
        prompt = self.codec.encode(conversation.messages, conversation.tools)
        beginnings: list[list[int]] = []
        if manner.tool_choice == "none" or not conversation.tools:
            manner = replace(manner, sampling=replace(manner.sampling, banned=self.codec.call_ids))
        elif manner.tool_choice != "auto":
            names = [function_name(tool) for tool in conversation.tools]
            chosen = [manner.tool_choice.name] if isinstance(manner.tool_choice, Named) else names
            beginnings = [self._call_beginning(name) for name in chosen]
        return Answer(self.engine, self.codec.stream(), prompt, manner, beginnings)

    def answer(self, conversation: Conversation, manner: Manner | None = None) -> Message:
        """The next turn, whole."""
        return collect(self.begin(conversation, manner))

    def go_on(self, prompt: Sequence[int], manner: Manner) -> Answer:
        """Begin the plain continuation of a text, tags and all."""
        return Answer(self.engine, _PlainText(self.codec.detokenizer()), prompt, manner)

    def _call_beginning(self, name: str) -> list[int]:
        """The ids that the chat format writes before a call's arguments: those that no arguments can change."""
        user = Message("user", "")
        prompt = self.codec.encode([user])
        calls = [Message("assistant", None, (ToolCall(name, arguments),)) for arguments in ('{"a": 0}', "0")]
        turns = [self.codec.encode([user, call], add_generation_prompt=False) for call in calls]
        return turns[0][len(prompt) : shared_length(turns)]


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
