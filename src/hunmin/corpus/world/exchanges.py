"""The exchanges that tool use consists of, each adding its turns to a dialogue.

Training conversations and evaluation items come from this same code: an item is a dialogue cut before one turn of the
assistant.
"""

from collections.abc import Mapping, Sequence

from hunmin.corpus.world.composed_requests import restate
from hunmin.corpus.world.dialogue import Call, Dialogue
from hunmin.corpus.world.phrasing import Request, TemplateRequest, fill, slots
from hunmin.corpus.world.splits import TRAINING, Draw
from hunmin.corpus.world.talk import plain_talk, translation
from hunmin.corpus.world.tools import Arguments, Tool
from hunmin.corpus.world.values import Scalar, Value
from hunmin.corpus.world.wording import WORDING

_RESTATED = 0.2
_SILENT = 0.03  # share of the calls that nothing is said before


def request(dialogue: Dialogue, draw: Draw) -> None:
    """The user names all that is needed: a call, an answer from its result."""
    text, call = _complete_request(draw, draw.choice(dialogue.tools))
    dialogue.user(text)
    _finish(dialogue, draw, [call])


def several_requests(dialogue: Dialogue, draw: Draw) -> None:
    """Two requests in one message, sometimes three; as many calls in one turn."""
    count = 3 if draw.chance(0.12) else 2
    texts, calls = zip(*(_complete_request(draw, draw.choice(dialogue.tools)) for _ in range(count)), strict=True)
    dialogue.user(draw.choice(WORDING[draw.language].links).join(texts))
    _finish(dialogue, draw, calls)


def askable(tool: Tool) -> bool:
    """Whether some required parameter of the tool can be left out of a request."""
    return any(wording.droppable & set(tool.required) for wording in tool.requests)


def incomplete_request(dialogue: Dialogue, draw: Draw) -> None:
    """Something is missing: the assistant asks for it, the user completes, the call is made.

    Raises IndexError when no offered tool is askable.
    """
    tool = draw.choice([tool for tool in dialogue.tools if askable(tool)])
    fitting = [wording for wording in draw.phrasings(tool.requests) if wording.droppable & set(tool.required)]
    wording = _varied(draw, tool, draw.choice(fitting))
    values = _values(draw, tool, wording)
    droppable = [key for key in tool.required if key in wording.droppable]
    count = 2 if len(droppable) > 1 and draw.chance(0.15) else 1
    missing = sorted(draw.random.sample(droppable, count), key=droppable.index)
    dialogue.user(wording.say({key: value.spoken for key, value in values.items() if key not in missing}))
    labels = {key: tool.parameter(key).label for key in values}
    call = _call(tool, values)
    dialogue.assistant(
        _question(draw, call, missing),
        "ask",
        asks=[labels[key] for key in missing],
        given=[label for key, label in labels.items() if key not in missing],
    )
    dialogue.user(_completion(draw, tool, {key: values[key].spoken for key in missing}))
    _finish(dialogue, draw, [call])


def repeated_request(dialogue: Dialogue, draw: Draw) -> None:
    """The last call once more with one value changed. Raises IndexError when there was no call with arguments."""
    last = _last_call(dialogue)
    key = draw.choice(list(last.arguments))
    parameter = last.tool.parameter(key)
    value = draw.value(parameter.kind)
    while value.argument == last.arguments[key]:
        value = draw.value(parameter.kind)
    phrasing = draw.choice(draw.phrasings(WORDING[draw.language].repeats))
    dialogue.user(fill(phrasing, {"label": parameter.label, "value": value.spoken}))
    changed = Arguments({**last.arguments, key: value.argument})
    _finish(dialogue, draw, [Call(last.tool, changed, {**last.spoken, key: value.spoken})])


def recall(dialogue: Dialogue, draw: Draw) -> None:
    """Asking again for an argument of the last call. Raises IndexError when there was no call with arguments."""
    words = WORDING[draw.language]
    last = _last_call(dialogue)
    key = draw.choice(list(last.arguments))
    label, value = last.tool.parameter(key).label, words.plain(last.arguments[key])
    dialogue.user(fill(draw.choice(draw.phrasings(words.recalls)), {"label": label}))
    is_text = isinstance(last.arguments[key], str | bool)
    dialogue.assistant(
        fill(words.recalled, {"label": label, "value": value}),
        "answer",
        figures=[] if is_text else [value],
        words=[value] if is_text else [],
    )


def unfit_request(dialogue: Dialogue, draw: Draw, stranger: Tool) -> Call:
    """A request for the work of a tool that is not offered; gives back the call that it asks for in vain."""
    words = WORDING[draw.language]
    text, call = _complete_request(draw, stranger)
    dialogue.user(text)
    dialogue.assistant(draw.choice(words.declining), "decline", any_of=list(words.declining_words))
    return call


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


def _varied(draw: Draw, tool: Tool, wording: Request) -> Request:
    """In training sometimes the facts label by label around what the request asks for; else the request."""
    if draw.split != TRAINING or not isinstance(wording, TemplateRequest) or wording.droppable < wording.slots:
        return wording
    labels = {parameter.key: parameter.label for parameter in tool.parameters if parameter.key in wording.slots}
    return restate(draw, labels, wording) if draw.chance(_RESTATED) else wording


def _values(draw: Draw, tool: Tool, wording: Request) -> dict[str, Value]:
    """Values for the required parameters and some optional ones that this request can say, in the schema's order."""
    chosen: dict[str, Value] = {}
    for parameter in tool.parameters:
        if parameter.required or (parameter.key in wording.slots and draw.chance(0.5)):
            value = draw.value(parameter.kind)
            while parameter.kind.type != "boolean" and value.argument in [other.argument for other in chosen.values()]:
                value = draw.value(parameter.kind)
            chosen[parameter.key] = value
    return chosen


def _call(tool: Tool, values: Mapping[str, Value]) -> Call:
    arguments = Arguments({key: value.argument for key, value in values.items()})
    return Call(tool, arguments, {key: value.spoken for key, value in values.items()})


def _complete_request(draw: Draw, tool: Tool) -> tuple[str, Call]:
    """A request with all that the tool needs, and the call that it asks for."""
    wording = _varied(draw, tool, draw.choice(draw.phrasings(tool.requests)))
    values = _values(draw, tool, wording)
    spoken = [(key, value.spoken) for key, value in values.items()]
    if draw.chance(0.25):
        draw.random.shuffle(spoken)
    return wording.say(dict(spoken)), _call(tool, values)


def _question(draw: Draw, call: Call, missing: Sequence[str]) -> str:
    """The question for what is missing, behind what was understood."""
    tool, words = call.tool, WORDING[draw.language]
    if len(missing) == 1 and missing[0] in tool.questions:
        return draw.choice(tool.questions[missing[0]])
    labels = [tool.parameter(key).label for key in missing]
    joined = labels[0] if len(labels) == 1 else words.labels_joined.format(*labels)
    return f"{_understood(draw, call, missing)} {fill(draw.choice(words.questions), {'labels': joined})}"


def _understood(draw: Draw, call: Call, missing: Sequence[str] = ()) -> str:
    """What the assistant says back before it asks or calls: the tool's work, and what each parameter is to be.

    This is how a shallow model finds what is missing, and which value is whose: it settles on a tool, then goes down
    its labels one by one.
    """
    words = WORDING[draw.language]
    facts = [
        words.fact(call.tool.parameter(key).label, None if key in missing else value)
        for key, value in call.spoken.items()
    ]
    said = words.understood(call.tool.description)
    return f"{said} {fill(words.all_given, {'facts': ', '.join(facts)})}" if facts else said


def _completion(draw: Draw, tool: Tool, spoken: Mapping[str, str]) -> str:
    words = WORDING[draw.language]
    if len(spoken) == 1:
        ((key, value),) = spoken.items()
        phrasings = draw.phrasings(tool.completions.get(key, words.completions))
        return fill(draw.choice(phrasings), {"value": value, "label": tool.parameter(key).label})
    fact = draw.choice(draw.phrasings(words.completed_facts))
    facts = (fill(fact, {"label": tool.parameter(key).label, "value": value}) for key, value in spoken.items())
    return ", ".join(facts) + "."


def _finish(dialogue: Dialogue, draw: Draw, calls: Sequence[Call]) -> None:
    """Call, results, answer. Rarely the result follows at once, without the call: the cards print it so."""
    if len(calls) > 1 or draw.split != TRAINING or draw.chance(0.94):
        dialogue.call(calls, _read_back(draw, calls))
    else:
        dialogue.calls.extend(calls)
    results = [_result(draw, call) for call in calls]
    for result in results:
        dialogue.result(result)
    answers = [_answer(draw, call, result) for call, result in zip(calls, results, strict=True)]
    dialogue.assistant(
        " ".join(text for text, _, _ in answers),
        "answer",
        figures=[figure for _, figures, _ in answers for figure in figures],
        words=[word for _, _, words in answers for word in words],
    )


def _read_back(draw: Draw, calls: Sequence[Call]) -> str | None:
    """What is said before calls: nothing where a tool has questions of its own, and sometimes not for others."""
    if any(call.tool.questions for call in calls) or draw.chance(_SILENT):
        return None
    return " ".join(_understood(draw, call) for call in calls)


def _result(draw: Draw, call: Call) -> dict[str, Scalar]:
    """What the tool gives back: its fields, often behind an echo of the arguments; rarely an error."""
    if draw.chance(0.03):
        return {"error": draw.choice(WORDING[draw.language].errors)}
    fields = {
        key: maker(call.arguments) if callable(maker) else draw.value(maker).argument
        for key, maker in call.tool.result.items()
    }
    return {**call.arguments, **fields} if draw.chance(0.5) else fields


def _answer(draw: Draw, call: Call, result: Mapping[str, Scalar]) -> tuple[str, list[str], list[str]]:
    """The sentence for one result, with the figures and the words of the result that it must hold."""
    words = WORDING[draw.language]
    if "error" in result:
        error = str(result["error"])
        return words.failure.format(error=error), [], [error]
    template = draw.choice(call.tool.answers)
    said = {key: words.plain(value) for key, value in {**call.arguments, **result}.items()}
    fields = [key for key in call.tool.result if key in slots(template)]
    figures = [said[key] for key in fields if not isinstance(result[key], str | bool)]
    return fill(template, said), figures, [said[key] for key in fields if isinstance(result[key], str)]


def _last_call(dialogue: Dialogue) -> Call:
    return [call for call in dialogue.calls if call.arguments][-1]
