"""A conversation in the terminal: streaming, with tools whose calls are shown before their results are asked for."""

import json
import sys
from pathlib import Path

from rich.console import Console

from hunmin.chat.card_tools import CARD_TOOLS
from hunmin.chat.messages import Conversation, Message, Tool, ToolCall, function_of, tools_from_openai
from hunmin.chat.stream import ContentDelta, Delta, collect
from hunmin.errors import HunminError, UsageError
from hunmin.serving import demo_tools
from hunmin.serving.assistant import Answer, Assistant
from hunmin.serving.engine import ContextExceededError

HELP = "/new starts over, /quit or Ctrl-D leaves, Ctrl-C stops an answer"
DEMO = " (demo: it computes these itself, rates by a fixed table and not the day's)"


def chat(directory: Path, tools: Path | None) -> None:
    """Talk to a model directory until the user leaves.

    `tools` is a JSON file with a list of OpenAI tools, whose results the user types; without one there are the two demo
    tools, which compute their own, or none where the model's template has no place for tools.
    Raises HunminError where the directory or the file cannot be read, or the standard input or output is closed.
    """
    if sys.stdin is None or sys.stdout is None:
        raise UsageError("a conversation needs an input and an output, and one of them is closed")
    offered = CARD_TOOLS if tools is None else read_tools(tools)
    assistant = Assistant(directory)
    if tools is None and not assistant.codec.call_ids:
        offered = ()
    Terminal(assistant, offered, computed=tools is None).run()


def read_tools(path: Path) -> tuple[Tool, ...]:
    """The tools of a JSON file; raises UsageError naming the file, and what in it is wrong."""
    try:
        tools = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path} is not JSON: {error}") from error
    if not isinstance(tools, list):
        raise UsageError(f"{path} must hold a list of tools, as OpenAI's API takes them")
    try:
        return tools_from_openai(tools)
    except UsageError as error:
        raise UsageError(f"{path}: {error}") from error


class Terminal:
    """One conversation at a terminal, or over pipes. A turn is what the user says and all that follows from it."""

    def __init__(self, assistant: Assistant, tools: tuple[Tool, ...], computed: bool) -> None:
        self._assistant = assistant
        self._tools = tools
        self._computed = computed
        self._console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
        self._turns: list[list[Message]] = []

    def run(self) -> None:
        """Read, answer, and so on, until the input ends."""
        if sys.stdin.isatty():
            import readline  # noqa: F401 - it gives input() its line editing
        names = ", ".join(function_of(tool)["name"] for tool in self._tools) or "none"
        self._note(f"{HELP}. Tools: {names}{DEMO if self._tools and self._computed else ''}.")
        while (text := self._read("\nyou: ")) not in (None, "/quit"):
            if text == "/new":
                self._turns.clear()
                self._note("A new conversation.")
            elif text:
                self._take_turn(text)
        self._console.print()

    def _take_turn(self, text: str) -> None:
        """Answer the user's words, calling tools until the model does without."""
        turn = [Message("user", text)]
        self._turns.append(turn)
        while message := self._answer():
            turn.append(message)
            if not message.tool_calls:
                return
            for call in message.tool_calls:
                result = self._compute(call) if self._computed else self._ask_result(call)
                if result is None:
                    self._turns.pop()
                    self._note("Without a result there is no answer: this turn is forgotten.")
                    return
                turn.append(Message("tool", result))
        self._turns.pop()

    def _answer(self) -> Message | None:
        """The model's next message, shown as it comes; None where there is none."""
        answer = self._begin()
        if answer is None:
            return None
        deltas: list[Delta] = []
        spoken = False
        try:
            for delta in answer:
                deltas.append(delta)
                if isinstance(delta, ContentDelta):
                    self._console.print(delta.text if spoken else f"model: {delta.text}", end="")
                    spoken = True
        except KeyboardInterrupt:
            deltas = [delta for delta in deltas if isinstance(delta, ContentDelta)]
            self._note(" [stopped]")
        else:
            if spoken or not deltas:
                self._console.print("" if spoken else "model: (nothing)")
            if answer.finish_reason == "length":
                self._note("The context is full: the answer ends here. /new starts over.")
        message = collect(deltas)
        for call in message.tool_calls:
            self._console.print(f"call: {call.name} {call.arguments}", style="cyan")
        return message if deltas else None

    def _begin(self) -> Answer | None:
        """An answer for which the context has room, if need be by forgetting the oldest turns."""
        engine = self._assistant.engine
        while True:
            messages = tuple(message for turn in self._turns for message in turn)
            try:
                answer = self._assistant.begin(Conversation(messages, self._tools))
                if len(self._turns) == 1 or engine.config.context - answer.prompt_tokens >= engine.config.context // 8:
                    return answer
            except ContextExceededError as error:
                if len(self._turns) == 1:
                    self._note(f"{error}. This turn is forgotten.")
                    return None
            self._turns.pop(0)
            self._note(f"The context of {engine.config.context} tokens is full: the oldest turn is forgotten.")

    def _compute(self, call: ToolCall) -> str:
        try:
            result = demo_tools.compute(call.name, call.arguments)
        except HunminError as error:
            result = json.dumps({"error": str(error)}, ensure_ascii=False)
        self._console.print(f"result: {result}", style="cyan")
        return result

    def _ask_result(self, call: ToolCall) -> str | None:
        """The JSON that the user types as the result of a call; None where they would rather not."""
        while result := self._read(f"result of {call.name}, as JSON: "):
            try:
                json.loads(result)
                return result
            except (ValueError, RecursionError) as error:
                self._note(f"That is not JSON ({error}). Type it again, or nothing to leave this turn.")
        return None

    def _read(self, prompt: str) -> str | None:
        """A line of the user's; empty for Ctrl-C, None where there are no more."""
        try:
            text = input(prompt).strip()
            text.encode()  # in some locales bytes that are no UTF-8 come as half surrogates
            return text
        except EOFError:
            return None
        except KeyboardInterrupt:
            self._console.print()
        except UnicodeError:
            self._note("That was not UTF-8.")
        return ""

    def _note(self, text: str) -> None:
        self._console.print(text, style="dim")
