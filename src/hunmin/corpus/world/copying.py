"""Plain text that teaches copying: what stands in it once is asked for again.

Tool calls are little but copying: a name out of the schema, values out of the request, figures out of the result. These
exercises are those steps one by one, on short texts, so that a small model learns them before it meets a conversation.
"""

import json

from hunmin.corpus.world.invented_words import FieldWord
from hunmin.corpus.world.invention import invent_fields, invent_results, invent_tool
from hunmin.corpus.world.korean import group_by_comma, group_by_myriad, read_numeral, settle
from hunmin.corpus.world.phrasing import Request
from hunmin.corpus.world.splits import Draw
from hunmin.corpus.world.tools import Tool
from hunmin.corpus.world.values import CITY, CODE, DATE, NAME, PERSON, TIME, Kind, Value, amount, integer, won
from hunmin.corpus.world.wording import WORDING

_KINDS: tuple[Kind, ...] = (NAME, NAME, PERSON, CITY, CODE, DATE, TIME, integer(1, 999), amount(), won())


def _record(draw: Draw, count: int) -> list[tuple[FieldWord, Value]]:
    return _with_values(draw, invent_fields(draw, count))


def _with_values(draw: Draw, fields: list[FieldWord]) -> list[tuple[FieldWord, Value]]:
    return [(field, draw.value(field.kind)) for field in fields]


def _shuffled(draw: Draw, record: list[tuple[FieldWord, Value]]) -> list[tuple[FieldWord, Value]]:
    return draw.random.sample(record, len(record))


def _fact(draw: Draw, label: str, value: str) -> str:
    if draw.language == "en":
        return f"{label} is {value}"
    return settle(f"{label}은(는) {value}")


def record_read_back(draw: Draw) -> str:
    """A block of labels and values, then a sentence that says them again in another order."""
    record = _record(draw, draw.choice((2, 3, 4, 5)))
    block = "\n".join(f"{field.label(draw.language)}: {value.spoken}" for field, value in record)
    facts = ", ".join(_fact(draw, field.label(draw.language), value.spoken) for field, value in _shuffled(draw, record))
    return block + "\n\n" + (f"Again: {facts}." if draw.language == "en" else settle(f"다시 말하면 {facts}(이)다."))


def block_asked(draw: Draw) -> str:
    """A block of labels and values, each asked for in another order."""
    record = _record(draw, draw.choice((3, 4, 5, 6)))
    block = "\n".join(f"{field.label(draw.language)}: {value.spoken}" for field, value in record)
    asked = "\n".join(f"{field.label(draw.language)}? {value.spoken}" for field, value in _shuffled(draw, record))
    return f"{block}\n\n{asked}"


def facts_asked(draw: Draw) -> str:
    """ "라벨은 값이다." sentences, then the values by label; two or three rounds."""
    rounds = []
    for _ in range(draw.choice((2, 3))):
        record = _record(draw, draw.choice((1, 2, 3)))
        facts = " ".join(_sentence(draw, field.label(draw.language), value.spoken) for field, value in record)
        asked = " ".join(f"{field.label(draw.language)}? {value.spoken}." for field, value in _shuffled(draw, record))
        rounds.append(f"{facts} {asked}")
    return "\n".join(rounds)


def _sentence(draw: Draw, label: str, value: str) -> str:
    return _fact(draw, label, value) + "." if draw.language == "en" else settle(f"{label}은(는) {value}(이)다.")


def list_repeated(draw: Draw) -> str:
    """Lists of words, codes or numbers, each said twice, sometimes backwards."""
    lines = []
    for _ in range(draw.choice((3, 4, 5))):
        kind = draw.choice(_KINDS)
        items = [draw.value(kind).spoken for _ in range(draw.choice((2, 3, 4, 5)))]
        backwards = draw.chance(0.25)
        again = items[::-1] if backwards else items
        word = {"ko": ("다시", "거꾸로"), "en": ("again", "backwards")}[draw.language][backwards]
        lines.append(f"{', '.join(items)} / {word}: {', '.join(again)}")
    return "\n".join(lines)


def json_asked(draw: Draw) -> str:
    """A JSON object repeated, or asked for one field after another."""
    record = _record(draw, draw.choice((2, 3, 4)))
    text = json.dumps({field.key: value.argument for field, value in record}, ensure_ascii=False)
    if draw.chance(0.4):
        return f"{text}\n{text}"
    asked = "\n".join(
        f"{field.key}: {json.dumps(value.argument, ensure_ascii=False)}" for field, value in _shuffled(draw, record)
    )
    return f"{text}\n{asked}"


def tool_chosen(draw: Draw) -> str:
    """Descriptions with their names, then requests, each with the tool that it asks for: its description, its name."""
    tools = [invent_tool(draw, small=True) for _ in range(draw.choice((2, 2, 3, 4)))]
    lines = [json.dumps({"description": tool.description, "name": tool.name}, ensure_ascii=False) for tool in tools]
    for _ in range(draw.choice((3, 4, 5))):
        tool = draw.choice(tools)
        spoken = {p.key: draw.value(p.kind).spoken for p in tool.parameters if draw.chance(0.3)}
        lines.append(f"{_request(draw, tool).say(spoken)} => {tool.description} => {tool.name}")
    return "\n".join(lines)


def request_filled(draw: Draw) -> str:
    """Keys with their labels, then requests: each read back label by label, then made into the JSON object of its
    values or, where some are missing, a question for these."""
    tool, words = invent_tool(draw), WORDING[draw.language]
    lines = [f"{parameter.key}: {parameter.description}" for parameter in tool.parameters]
    for _ in range(draw.choice((2, 3))):
        values = {p.key: draw.value(p.kind) for p in draw.random.sample(tool.parameters, len(tool.parameters))}
        given = {key: value for key, value in values.items() if draw.chance(0.7)}
        lacking = [p.label for p in tool.parameters if p.required and p.key not in given]
        spoken = {key: value.spoken for key, value in given.items()}
        facts = [words.fact(p.label, spoken.get(p.key)) for p in tool.parameters if p.key in given or p.required]
        arguments = {p.key: given[p.key].argument for p in tool.parameters if p.key in given}
        answer = f"{', '.join(lacking)}?" if lacking else json.dumps(arguments, ensure_ascii=False)
        lines.append(f"{_request(draw, tool).say(spoken)} => {', '.join(facts)} => {answer}")
    return "\n".join(lines)


def _request(draw: Draw, tool: Tool) -> Request:
    return draw.choice(draw.phrasings(tool.requests))


def numbers_spelled(draw: Draw) -> str:
    """Amounts in their spellings, ended by the plain digits."""
    lines = []
    for _ in range(draw.choice((3, 4, 5))):
        number = int(str(draw.value(won()).argument))
        spellings = [f"{group_by_comma(number)}원", f"{group_by_myriad(number)}원", f"{read_numeral(number)} 원"]
        lines.append(f"{' = '.join(draw.random.sample(spellings, 2))} = {number}")
    return "\n".join(lines)


def result_told(draw: Draw) -> str:
    """A JSON result and a sentence that tells it, as assistants do; two rounds."""
    lines = []
    for _ in range(2):
        record = _with_values(draw, invent_results(draw, draw.choice((1, 2))))
        text = json.dumps({field.key: value.argument for field, value in record}, ensure_ascii=False)
        facts = ", ".join(
            _fact(draw, field.key, WORDING[draw.language].plain(value.argument)) for field, value in record
        )
        lines.append(f"{text}\n{facts}." if draw.language == "en" else f"{text}\n{facts}입니다.")
    return "\n".join(lines)


EXERCISES = (
    record_read_back,
    block_asked,
    facts_asked,
    list_repeated,
    json_asked,
    numbers_spelled,
    result_told,
    *(tool_chosen,) * 3,
    *(request_filled,) * 4,
)
"""One is drawn as often as it stands here."""
