"""What a guide leaves open is a call that fits its tool's schema, and nothing else."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hunmin.chat.messages import Conversation, ToolCall, canonical_json
from hunmin.serving.assistant import Assistant, Manner
from hunmin.serving.guide import CallGuide

from .lessons import BOTH, DISCOUNT_CALL, RATE, TOOLS

Schema = dict[str, Any]


def offered(name: str, parameters: Schema | None) -> Schema:
    function = {"name": name, "description": "도구"} | ({} if parameters is None else {"parameters": parameters})
    return {"type": "function", "function": function}


def walk(assistant: Assistant, guide: CallGuide, random: Random) -> str:
    """The text of a call whose every token is drawn from what the guide leaves open."""
    codec = assistant.codec
    closing = [codec.encode_text(text)[0] for text in ('"', "}", "]")]
    end = codec.control_ids["</tool_call>"]
    ids: list[int] = []
    guide.accept(codec.control_ids["<tool_call>"])
    while True:
        forbidden = guide.forbidden()
        assert forbidden is not None
        may_end = not forbidden[end]
        left_open = [token for token in (~forbidden).nonzero()[:, 0].tolist() if token != end]
        if may_end and (not left_open or random.random() < 0.5):
            return codec.decode(ids)
        ends = [token for token in closing if token in left_open]
        ids.append(random.choice(ends if ends and len(ids) > 30 else left_open))
        guide.accept(ids[-1])


def fits(value: Any, schema: Mapping[str, Any], closed: bool = False) -> bool:
    """As JSON Schema has it; a closed object has no keys but those listed."""
    if "enum" in schema:
        return value in schema["enum"]
    match schema["type"]:
        case "object":
            keys = schema["properties"].keys()
            return (
                set(schema["required"]) <= value.keys()
                and (not closed or value.keys() <= keys)
                and all(fits(value[key], schema["properties"][key]) for key in value.keys() & keys)
            )
        case "array":
            return all(fits(item, schema["items"]) for item in value)
        case "integer":
            return isinstance(value, int | float) and not isinstance(value, bool) and value == int(value)
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case kind:
            return isinstance(value, {"string": str, "boolean": bool}[kind])


leaves = st.sampled_from(
    [{"type": kind} for kind in ("string", "integer", "number", "boolean")]
    + [{"type": "string", "enum": ["빨강", 'a"b', "파랑 <2>"]}, {"type": "integer", "enum": [1, 12]}]
)
names = st.text('abc가격_ "\\{', min_size=1, max_size=6)


def objects(items: st.SearchStrategy[Schema]) -> st.SearchStrategy[Schema]:
    def finish(properties: dict[str, Schema], optional: set[int]) -> Schema:
        required = [key for place, key in enumerate(properties) if place not in optional]
        return {"type": "object", "properties": properties, "required": required}

    return st.builds(finish, st.dictionaries(names, items, max_size=3), st.sets(st.integers(0, 2)))


schemas = objects(leaves | leaves.map(lambda item: {"type": "array", "items": item}) | objects(leaves))


@given(st.dictionaries(names, schemas, min_size=1, max_size=3), st.randoms(use_true_random=False))
def test_every_way_through_is_a_call_that_fits(assistant: Assistant, tools: dict[str, Schema], random: Random):
    guide = assistant.guide([offered(name, schema) for name, schema in tools.items()])
    assert isinstance(guide, CallGuide)
    call = json.loads(walk(assistant, guide, random))
    assert call.keys() == {"name", "arguments"}
    assert fits(call["arguments"], tools[call["name"]], closed=True)


@pytest.mark.parametrize("around", ["{}", "\n{}\n"], ids=["ax", "hermes"])
def test_what_the_templates_write_is_left_open(assistant: Assistant, around: str):
    call = {"name": DISCOUNT_CALL.name, "arguments": json.loads(DISCOUNT_CALL.arguments)}
    tags = assistant.codec.control_ids
    guide = assistant.guide(TOOLS)
    assert guide is not None
    for _ in range(2):
        assert guide.forbidden() is None
        guide.accept(tags["<tool_call>"])
        for token in [*assistant.codec.encode_text(around.format(canonical_json(call))), tags["</tool_call>"]]:
            forbidden = guide.forbidden()
            assert forbidden is not None and not forbidden[token]
            guide.accept(token)


@pytest.mark.parametrize(
    "parameters", [None, {}, {"type": "object"}, {"type": "string"}, {"properties": {"a": {"type": "colour"}}}]
)
def test_without_a_schema_that_can_be_read_any_object_will_do(assistant: Assistant, parameters: Schema | None):
    guide = assistant.guide([offered("now", parameters)])
    assert isinstance(guide, CallGuide)
    assert isinstance(json.loads(walk(assistant, guide, Random(0)))["arguments"], dict)


@pytest.mark.parametrize("unreadable", [{"pattern": "^(?=.*가).*$"}, {"minLength": None}, {"$ref": "#/$defs/none"}])
def test_what_cannot_be_read_of_a_schema_is_left_out_alone(assistant: Assistant, unreadable: Schema):
    city = {"type": "object", "properties": {"name": {"type": "string"} | unreadable}, "required": ["name"]}
    schema = {"type": "object", "properties": {"city": city, "day": {"type": "integer"}}, "required": ["city", "day"]}
    guide = assistant.guide([offered("weather", schema)])
    assert isinstance(guide, CallGuide)
    assert fits(json.loads(walk(assistant, guide, Random(0)))["arguments"], schema, closed=True)


@pytest.mark.parametrize(
    "parameters",
    [
        {"properties": {"city": {"type": "integer"}}, "required": ["city", "unit"]},
        {"properties": {"city": {"type": "integer"}}, "required": ["city"], "then": {"required": ["unit"]}},
    ],
)
def test_keys_that_are_not_listed_stay_open_where_the_schema_has_more(assistant: Assistant, parameters: Schema):
    guide = assistant.guide([offered("weather", parameters)])
    assert isinstance(guide, CallGuide)
    guide.accept(assistant.codec.control_ids["<tool_call>"])
    for token in assistant.codec.encode_text('{"name": "weather", "arguments": {"city": 1, "unit": 2'):
        forbidden = guide.forbidden()
        assert forbidden is not None and not forbidden[token]
        guide.accept(token)


def test_a_model_that_knows_nothing_calls_rightly(endless: Path):
    assistant = Assistant(endless)
    tools = [offered("flip", {"properties": {"coin": {"type": "boolean"}}, "required": ["coin"]})]
    for seed in range(5):
        sampling = replace(assistant.sampling, temperature=1.5, seed=seed, maximum_tokens=100)
        message = assistant.answer(
            Conversation((RATE,), tuple(tools)), Manner(sampling, tool_choice="required", several_calls=False)
        )
        assert message.tool_calls[0] in (ToolCall("flip", '{"coin": true}'), ToolCall("flip", '{"coin": false}'))


def test_answers_together_are_those_alone(assistant: Assistant):
    tools = [(), TOOLS, TOOLS[1:], (offered("flip", {"properties": {"coin": {"type": "boolean"}}}),)]
    prompts = [assistant.codec.encode([BOTH], own or TOOLS) for own in tools]
    sampling = replace(assistant.sampling, maximum_tokens=80)
    alone = [
        list(assistant.engine.stream(prompt, sampling, assistant.guide(own)))
        for prompt, own in zip(prompts, tools, strict=True)
    ]
    guides = [assistant.guide(own) for own in tools]
    assert assistant.engine.generate(prompts, sampling, guides=guides) == alone
