import json

import pytest

from hunmin.chat.card_tools import CARD_TOOLS as TOOLS
from hunmin.chat.messages import function_of, tools_from_openai
from hunmin.errors import HunminError
from hunmin.serving.demo_tools import WON_PER_UNIT, compute


def test_the_discount_is_the_one_of_the_cards():
    result = compute("calculate_discount", '{"original_price": 57600, "discount_percentage": 15}')
    assert result == '{"original_price": 57600, "discount_percentage": 15, "discounted_price": 48960.0}'


def test_a_discount_is_exact_in_decimals():
    result = json.loads(compute("calculate_discount", '{"original_price": 19.9, "discount_percentage": 10}'))
    assert result["discounted_price"] == 17.91


def test_rates_there_and_back_undo_each_other():
    for currency in WON_PER_UNIT:
        there = json.loads(
            compute("get_exchange_rate", json.dumps({"base_currency": currency, "target_currency": "KRW"}))
        )
        assert there["exchange_rate"] == float(WON_PER_UNIT[currency])
        same = json.loads(
            compute("get_exchange_rate", json.dumps({"base_currency": currency, "target_currency": currency}))
        )
        assert same["exchange_rate"] == 1.0


@pytest.mark.parametrize(
    ("name", "arguments", "wrong"),
    [
        ("calculate_discount", '{"original_price": 57600}', "discount_percentage"),
        ("calculate_discount", '{"original_price": "57600", "discount_percentage": 15}', "original_price"),
        ("calculate_discount", '{"original_price": true, "discount_percentage": 15}', "original_price"),
        ("calculate_discount", "[1]", "object"),
        ("calculate_discount", "{", "not JSON"),
        ("calculate_discount", '{"original_price": 1e999999999, "discount_percentage": 15}', "original_price"),
        ("get_exchange_rate", '{"base_currency": "달러", "target_currency": "KRW"}', "base_currency"),
        ("get_weather", "{}", "get_weather"),
    ],
)
def test_what_cannot_be_computed_is_said(name: str, arguments: str, wrong: str):
    with pytest.raises(HunminError, match=wrong):
        compute(name, arguments)


def test_the_tools_are_openais():
    assert [function_of(tool)["name"] for tool in tools_from_openai(TOOLS)] == [
        "calculate_discount",
        "get_exchange_rate",
    ]
