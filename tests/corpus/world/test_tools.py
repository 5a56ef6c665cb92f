"""Every everyday tool is whole: its phrasings fit its parameters, its labels can be told apart."""

import re

import pytest

from hunmin.corpus.world.everyday import CARD_TOOLS, EVERYDAY_TOOLS, HELD_OUT_TOOLS
from hunmin.corpus.world.phrasing import slots
from hunmin.corpus.world.splits import TRAINING, start
from hunmin.corpus.world.tools import Tool
from hunmin.corpus.world.values import rate

ALL = pytest.mark.parametrize("tool", EVERYDAY_TOOLS + HELD_OUT_TOOLS, ids=lambda tool: tool.name)
TRAINED = pytest.mark.parametrize("tool", EVERYDAY_TOOLS, ids=lambda tool: tool.name)


def test_there_are_many_and_none_twice() -> None:
    names = [tool.name for tool in EVERYDAY_TOOLS + HELD_OUT_TOOLS]
    assert len(names) == len(set(names))
    assert len(EVERYDAY_TOOLS) >= 60
    assert len(HELD_OUT_TOOLS) >= 10


def test_the_cards_tools_are_as_printed() -> None:
    discount, exchange = (tool.schema["function"] for tool in CARD_TOOLS)
    assert discount == {
        "name": "calculate_discount",
        "description": "원가격과 할인율(퍼센트 단위)을 입력받아 할인된 가격을계산한다.",
        "parameters": {
            "type": "object",
            "properties": {
                "original_price": {"type": "number", "description": "상품의 원래 가격"},
                "discount_percentage": {"type": "number", "description": "적용할 할인율"},
            },
            "required": ["original_price", "discount_percentage"],
        },
    }
    assert exchange == {
        "name": "get_exchange_rate",
        "description": "두 통화 간의 환율을 가져온다.",
        "parameters": {
            "type": "object",
            "properties": {
                "base_currency": {"type": "string", "description": "The currency to convert from."},
                "target_currency": {"type": "string", "description": "The currency to convert to."},
            },
            "required": ["base_currency", "target_currency"],
        },
    }


@ALL
def test_phrasings_name_only_what_there_is(tool: Tool) -> None:
    keys = {parameter.key for parameter in tool.parameters}
    assert tool.requests and tool.answers
    for request in tool.requests:
        assert set(tool.required) <= request.slots <= keys
    for answer in tool.answers:
        assert slots(answer) <= keys | set(tool.result)
        assert slots(answer) & set(tool.result), "an answer tells something of the result"
    assert not keys & set(tool.result)
    assert {*tool.questions, *tool.completions} <= keys


@TRAINED
def test_six_phrasings_or_more(tool: Tool) -> None:
    assert len(tool.requests) >= 6
    assert all(len(phrasings) >= 6 for phrasings in tool.completions.values())


@ALL
def test_labels_stand_in_their_descriptions_and_not_in_each_other(tool: Tool) -> None:
    for parameter in tool.parameters:
        description = parameter.description or parameter.label
        assert parameter.label in description or description.startswith("The currency")
        assert not any(parameter.label in other.label for other in tool.parameters if other is not parameter)


@ALL
def test_a_question_names_what_it_asks_for_and_nothing_else(tool: Tool) -> None:
    for key, questions in tool.questions.items():
        for question in questions:
            assert [p.key for p in tool.parameters if p.label in question] == [key]


@ALL
def test_a_request_reads_well_whatever_is_left_out(tool: Tool) -> None:
    draw = start(tool.name, TRAINING)
    spoken = {p.key: draw.value(p.kind).spoken for p in tool.parameters}
    for request in tool.requests:
        for left_out in [None, *request.droppable]:
            text = request.say({key: value for key, value in spoken.items() if key != left_out})
            assert not re.search(r"[{}\[\]]|  |\((으|이|아|는|가|를|와)\)| [.,?]|[고,]$", text), text


def test_rates_of_every_magnitude_are_spelt_in_plain_digits() -> None:
    draws = [start(f"rate {index}", TRAINING).value(rate()) for index in range(300)]
    assert min(float(draw.argument) for draw in draws) < 0.01 and max(float(draw.argument) for draw in draws) > 100
    for draw in draws:
        assert re.fullmatch(r"\d+(\.\d+)?", draw.spoken) and float(draw.spoken) == draw.argument
