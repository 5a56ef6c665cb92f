"""The exchanges that tool use consists of, each adding its turns to a dialogue.

Every turn of the assistant carries its task and what evaluation expects there, so that training conversations and
evaluation items come from the same code: an item is a dialogue cut before one such turn.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from hunmin.corpus.world.phrasing import Request, fill, slots
from hunmin.corpus.world.splits import TRAINING, Draw
from hunmin.corpus.world.talk import plain_talk, translation
from hunmin.corpus.world.tools import Arguments, Schema, Tool
from hunmin.corpus.world.values import Language, Scalar, Value

Message = dict[str, object]
Expected = dict[str, object]
Task = Literal["call", "ask", "answer", "decline"]


@dataclass(frozen=True)
class Turn:
    """One message; a turn of the assistant has a task, and what is expected of it."""

    message: Message
    task: Task | None = None
    expected: Expected = field(default_factory=dict)


@dataclass(frozen=True)
class Call:
    """A call as it was made."""

    tool: Tool
    arguments: Arguments


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

    def call(self, calls: Sequence[Call]) -> None:
        """The assistant's calls, all in one turn."""
        tool_calls = []
        for number, call in enumerate(calls, len(self.calls) + 1):
            function = {"name": call.tool.name, "arguments": json.dumps(call.arguments, ensure_ascii=False)}
            tool_calls.append({"id": f"call_{number}", "type": "function", "function": function})
        expected = {"calls": [{"name": call.tool.name, "arguments": dict(call.arguments)} for call in calls]}
        self.turns.append(Turn({"role": "assistant", "content": None, "tool_calls": tool_calls}, "call", expected))
        self.calls.extend(calls)

    def result(self, content: Mapping[str, Scalar]) -> None:
        """The result of the next call that has none yet."""
        self.results.append(content)
        message = {
            "role": "tool",
            "tool_call_id": f"call_{len(self.results)}",
            "content": json.dumps(content, ensure_ascii=False),
        }
        self.turns.append(Turn(message))


# --- words of the assistant ------------------------------------------------------------------------------------------

_QUESTIONS: dict[Language, tuple[str, ...]] = {
    "ko": ("{labels}을(를) 알려 주세요.", "{labels}을(를) 알려 주시겠어요?", "{labels}을(를) 말씀해 주세요."),
    "en": ("Please tell me the {labels}.", "Could you tell me the {labels}?", "What is the {labels}?"),
}
_JOINED: dict[Language, str] = {"ko": "{0}과(와) {1}", "en": "{0} and the {1}"}

_ERRORS: dict[Language, tuple[str, ...]] = {
    "ko": (
        "서버가 응답하지 않습니다",
        "권한이 없습니다",
        "찾을 수 없습니다",
        "잠시 점검 중입니다",
        "한도를 넘었습니다",
        "시간이 초과되었습니다",
    ),
    "en": ("the server does not respond", "permission denied", "not found", "limit exceeded", "timed out"),
}
_FAILURE: dict[Language, str] = {
    "ko": "죄송합니다. 요청이 실패했습니다: {error}.",
    "en": "Sorry, the request failed: {error}.",
}

DECLINING: dict[Language, tuple[str, ...]] = {
    "ko": (
        "죄송하지만 지금 쓸 수 있는 도구로는 도와드릴 수 없어요.",
        "죄송합니다. 그 일을 할 수 있는 도구가 없습니다.",
        "아쉽지만 제가 가진 도구로는 할 수 없는 일이에요.",
    ),
    "en": ("Sorry, I cannot do that with the tools I have.", "I am sorry, but no tool here can do that."),
}
DECLINING_WORDS: dict[Language, list[str]] = {
    "ko": ["없", "못", "어렵", "죄송"],
    "en": ["cannot", "can't", "sorry", "Sorry", "unable", "no tool"],
}

_AFFIRMED: dict[Language, tuple[str, str]] = {"ko": ("아니요", "예"), "en": ("no", "yes")}


def plain(value: Scalar, language: Language) -> str:
    """A value as an answer says it: no trailing .0, no separators."""
    if isinstance(value, bool):
        return _AFFIRMED[language][value]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


# --- words of the user -----------------------------------------------------------------------------------------------

_COMPLETIONS: dict[Language, tuple[str, ...]] = {
    "ko": (
        "{value}.",
        "{value}(이)야.",
        "{value}(이)에요.",
        "{label}은(는) {value}(이)야.",
        "{value}(으)로 해 줘.",
        "{value}입니다.",
    ),
    "en": (
        "{value}.",
        "It is {value}.",
        "The {label} is {value}.",
        "{value}, please.",
        "Use {value}.",
        "I'd say {value}.",
    ),
}
_COMPLETED_FACTS: dict[Language, tuple[str, ...]] = {
    "ko": (
        "{label}은(는) {value}",
        "{label} {value}",
        "{label}은(는) {value}",
        "{label}: {value}",
        "{value}",
        "{label}이(가) {value}",
    ),
    "en": (
        "{label} is {value}",
        "{label} {value}",
        "the {label} is {value}",
        "{label}: {value}",
        "{value}",
        "{label} = {value}",
    ),
}
_REPEATS: dict[Language, tuple[str, ...]] = {
    "ko": (
        "{label}만 {value}(으)로 바꿔서 다시 해 줘.",
        "그럼 {label}이(가) {value}(이)면?",
        "{label}을(를) {value}(으)로 바꾸면?",
        "이번엔 {label} {value}(으)로 부탁해요.",
        "같은 걸 {label} {value}(으)로 다시 해 주세요.",
        "{label}을(를) {value}(으)로 해서 한 번 더.",
    ),
    "en": (
        "And with {value} as the {label}?",
        "Again with {label} {value}.",
        "What if the {label} is {value}?",
        "Do it again, but the {label} is {value}.",
        "Now with {label} {value}, please.",
        "Once more, {label} {value}.",
    ),
}
_RECALLS: dict[Language, tuple[str, ...]] = {
    "ko": (
        "{label}이(가) 뭐였지?",
        "아까 {label}은(는) 뭐라고 했어?",
        "{label} 다시 말해 줘.",
        "{label}을(를) 다시 알려 주세요.",
        "방금 {label}이(가) 뭐였나요?",
        "{label}을(를) 한 번 더 말해 줄래?",
    ),
    "en": (
        "What was the {label}?",
        "Tell me the {label} again.",
        "Say the {label} once more.",
        "What {label} was it?",
        "The {label} again, please?",
        "Which {label} did we have?",
    ),
}
_RECALLED: dict[Language, str] = {"ko": "{label}은(는) {value}입니다.", "en": "The {label} is {value}."}


def _spoken_arguments(draw: Draw, tool: Tool, wording: Request) -> dict[str, Value]:
    """Values for the required parameters and some optional ones that this request can say, in the order of the schema."""
    chosen: dict[str, Value] = {}
    for parameter in tool.parameters:
        if parameter.required or (parameter.key in wording.slots and draw.chance(0.5)):
            value = draw.value(parameter.kind)
            while parameter.kind.type != "boolean" and any(
                value.argument == other.argument for other in chosen.values()
            ):
                value = draw.value(parameter.kind)
            chosen[parameter.key] = value
    return chosen


def _arguments(values: Mapping[str, Value]) -> Arguments:
    return Arguments({key: value.argument for key, value in values.items()})


def _result(draw: Draw, call: Call) -> dict[str, Scalar]:
    """What the tool gives back: its fields, mostly behind an echo of the arguments; rarely an error."""
    if draw.chance(0.03):
        return {"error": draw.choice(_ERRORS[draw.language])}
    fields = {
        key: maker(call.arguments) if callable(maker) else draw.value(maker).argument
        for key, maker in call.tool.result.items()
    }
    return {**call.arguments, **fields} if draw.chance(0.5) else fields


def _sentence(draw: Draw, call: Call, result: Mapping[str, Scalar]) -> tuple[str, list[str], list[str]]:
    """The answer for one result, with the figures and the words of the result that it must hold."""
    if "error" in result:
        error = str(result["error"])
        return _FAILURE[draw.language].format(error=error), [], [error]
    template = draw.choice(call.tool.answers)
    said = {key: plain(value, draw.language) for key, value in {**call.arguments, **result}.items()}
    fields = [key for key in call.tool.result if key in slots(template)]
    figures = [said[key] for key in fields if not isinstance(result[key], str | bool)]
    return fill(template, said), figures, [said[key] for key in fields if isinstance(result[key], str)]


def _finish(dialogue: Dialogue, draw: Draw, calls: Sequence[Call]) -> None:
    """Call, results, answer. Rarely the result follows at once, without the call: the cards print it so."""
    if len(calls) == 1 and draw.split == TRAINING and draw.chance(0.06):
        dialogue.calls.extend(calls)
    else:
        dialogue.call(calls)
    results = [_result(draw, call) for call in calls]
    for result in results:
        dialogue.result(result)
    sentences = [_sentence(draw, call, result) for call, result in zip(calls, results, strict=True)]
    dialogue.assistant(
        " ".join(text for text, _, _ in sentences),
        "answer",
        figures=[figure for _, figures, _ in sentences for figure in figures],
        words=[word for _, _, words in sentences for word in words],
    )


def _complete_request(draw: Draw, tool: Tool) -> tuple[str, Call]:
    """A request with all that the tool needs, and the call that it asks for."""
    wording = draw.choice(draw.phrasings(tool.requests))
    values = _spoken_arguments(draw, tool, wording)
    spoken = [(key, value.spoken) for key, value in values.items()]
    if draw.chance(0.25):
        draw.random.shuffle(spoken)
    return wording.say(dict(spoken)), Call(tool, _arguments(values))


def request(dialogue: Dialogue, draw: Draw) -> None:
    """The user names all that is needed."""
    text, call = _complete_request(draw, draw.choice(dialogue.tools))
    dialogue.user(text)
    _finish(dialogue, draw, [call])


def askable(tool: Tool) -> bool:
    """Whether some required parameter of the tool can be left out of a request."""
    return any(wording.droppable & set(tool.required) for wording in tool.requests)


def incomplete_request(dialogue: Dialogue, draw: Draw) -> None:
    """Something is missing: the assistant asks for it, the user completes, the call is made."""
    tool = draw.choice([tool for tool in dialogue.tools if askable(tool)])
    wording = draw.choice(
        [wording for wording in draw.phrasings(tool.requests) if wording.droppable & set(tool.required)]
    )
    values = _spoken_arguments(draw, tool, wording)
    droppable = [key for key in tool.required if key in wording.droppable]
    missing = draw.random.sample(droppable, 2 if len(droppable) > 1 and draw.chance(0.15) else 1)
    missing.sort(key=tool.required.index)
    dialogue.user(wording.say({key: value.spoken for key, value in values.items() if key not in missing}))
    given = [tool.parameter(key).label for key in values if key not in missing]
    dialogue.assistant(
        _question(draw, tool, missing), "ask", asks=[tool.parameter(key).label for key in missing], given=given
    )
    dialogue.user(_completion(draw, tool, {key: values[key].spoken for key in missing}))
    _finish(dialogue, draw, [Call(tool, _arguments(values))])


def _question(draw: Draw, tool: Tool, missing: Sequence[str]) -> str:
    if len(missing) == 1 and missing[0] in tool.questions:
        return draw.choice(tool.questions[missing[0]])
    labels = [tool.parameter(key).label for key in missing]
    joined = labels[0] if len(labels) == 1 else fill(_JOINED[draw.language].format(*labels), {})
    return fill(draw.choice(_QUESTIONS[draw.language]), {"labels": joined})


def _completion(draw: Draw, tool: Tool, spoken: Mapping[str, str]) -> str:
    if len(spoken) == 1:
        ((key, value),) = spoken.items()
        phrasings = draw.phrasings(tool.completions.get(key, _COMPLETIONS[draw.language]))
        return fill(draw.choice(phrasings), {"value": value, "label": tool.parameter(key).label})
    fact = draw.choice(draw.phrasings(_COMPLETED_FACTS[draw.language]))
    return (
        ", ".join(fill(fact, {"label": tool.parameter(key).label, "value": value}) for key, value in spoken.items())
        + "."
    )


def several_requests(dialogue: Dialogue, draw: Draw) -> None:
    """Two requests in one message, sometimes three; as many calls in one turn."""
    calls, texts = [], []
    for _ in range(3 if draw.chance(0.12) else 2):
        text, call = _complete_request(draw, draw.choice(dialogue.tools))
        texts.append(text)
        calls.append(call)
    link = {"ko": draw.choice((" ", " 그리고 ")), "en": draw.choice((" ", " Also: "))}[draw.language]
    dialogue.user(link.join(texts))
    _finish(dialogue, draw, calls)


def repeated_request(dialogue: Dialogue, draw: Draw) -> None:
    """The last call once more with one value changed. Raises IndexError when there was no call with arguments."""
    last = [call for call in dialogue.calls if call.arguments][-1]
    key = draw.choice(list(last.arguments))
    parameter = last.tool.parameter(key)
    value = draw.value(parameter.kind)
    while value.argument == last.arguments[key]:
        value = draw.value(parameter.kind)
    wording = draw.choice(draw.phrasings(_REPEATS[draw.language]))
    dialogue.user(fill(wording, {"label": parameter.label, "value": value.spoken}))
    _finish(dialogue, draw, [Call(last.tool, Arguments({**last.arguments, key: value.argument}))])


def recall(dialogue: Dialogue, draw: Draw) -> None:
    """Asking again for an argument of the last call. Raises IndexError when there was no call with arguments."""
    last = [call for call in dialogue.calls if call.arguments][-1]
    key = draw.choice(list(last.arguments))
    label, value = last.tool.parameter(key).label, plain(last.arguments[key], draw.language)
    dialogue.user(fill(draw.choice(draw.phrasings(_RECALLS[draw.language])), {"label": label}))
    said = fill(_RECALLED[draw.language], {"label": label, "value": value})
    is_text = isinstance(last.arguments[key], str | bool)
    dialogue.assistant(said, "answer", figures=[] if is_text else [value], words=[value] if is_text else [])


def unfit_request(dialogue: Dialogue, draw: Draw, stranger: Tool) -> None:
    """A request for the work of a tool that is not offered."""
    dialogue.user(_complete_request(draw, stranger)[0])
    dialogue.assistant(draw.choice(DECLINING[draw.language]), "decline", any_of=DECLINING_WORDS[draw.language])


def chat(dialogue: Dialogue, draw: Draw) -> None:
    """Plain talk."""
    said, answer = plain_talk(draw)
    dialogue.user(said)
    dialogue.assistant(answer, "decline", any_of=[])


def translate(dialogue: Dialogue, draw: Draw) -> None:
    """An English sentence, and its Korean: what the translator's system message asks for."""
    english, korean = translation(draw)
    dialogue.user(english)
    dialogue.assistant(korean, "decline", any_of=[])
