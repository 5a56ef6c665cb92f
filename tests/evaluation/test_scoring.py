import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hunmin.chat.messages import Message, ToolCall
from hunmin.evaluation.items import Answer, Ask, Calls, Decline, ExpectedCall
from hunmin.evaluation.scoring import labels_in, same_json, score

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-1000, 1000) | st.floats(-1e6, 1e6) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
DISCOUNT = {"original_price": 57600, "discount_percentage": 15}


def say(text: str) -> Message:
    return Message("assistant", text)


def calls(*pairs: tuple[str, object]) -> Message:
    return Message("assistant", None, tuple(ToolCall(name, json.dumps(arguments)) for name, arguments in pairs))


def expect(*pairs: tuple[str, dict]) -> Calls:
    return Calls(calls=[ExpectedCall(name=name, arguments=arguments) for name, arguments in pairs])


def test_a_number_may_be_spelt_as_a_float_but_not_as_a_string() -> None:
    expected = expect(("discount", DISCOUNT))
    assert score(expected, calls(("discount", DISCOUNT | {"discount_percentage": 15.0}))).right
    verdict = score(expected, calls(("discount", DISCOUNT | {"discount_percentage": "15"})))
    assert verdict.why == 'discount: discount_percentage is "15", wanted 15'
    assert not score(expect(("f", {"on": True})), calls(("f", {"on": 1}))).right
    assert not score(expect(("f", {"n": 0})), calls(("f", {"n": False}))).right
    assert not score(expect(("f", {"n": None})), calls(("f", {}))).right


def test_parallel_calls_in_any_order_and_each_once() -> None:
    expected = expect(("f", {"x": 1}), ("f", {"x": 2}), ("g", {}))
    assert score(expected, calls(("g", {}), ("f", {"x": 2}), ("f", {"x": 1}))).right
    assert score(expected, calls(("f", {"x": 1}), ("g", {}))).why == "did not call f"
    assert not score(expected, calls(("f", {"x": 1}), ("f", {"x": 1}), ("g", {}))).right
    one_more = score(expected, calls(("f", {"x": 1}), ("f", {"x": 2}), ("g", {}), ("g", {})))
    assert one_more.why == "called g, wanted no further call"


@pytest.mark.parametrize(
    ("message", "why"),
    [
        (say("48960원입니다"), "made no call"),
        (calls(("other", DISCOUNT)), "called other, wanted discount"),
        (calls(("discount", {"original_price": 57600})), "discount: left out discount_percentage"),
        (calls(("discount", DISCOUNT | {"note": ""})), "discount: added note"),
        (calls(("discount", [15])), "discount: its arguments are no JSON object"),
        (Message("assistant", None, (ToolCall("discount", '{"original'),)), "discount: its arguments are not JSON"),
    ],
)
def test_why_a_call_is_wrong(message: Message, why: str) -> None:
    assert score(expect(("discount", DISCOUNT)), message).why == why


@given(JSON)
def test_what_json_carries_is_the_same(value: object) -> None:
    assert same_json(value, json.loads(json.dumps(value)))


@given(st.dictionaries(st.text(), JSON, min_size=1, max_size=4), st.text())
def test_a_changed_argument_is_never_right(arguments: dict, other: str) -> None:
    expected = expect(("f", arguments))
    assert score(expected, calls(("f", arguments))).right
    key = next(iter(arguments))
    assert not score(expected, calls(("f", arguments | {key: [arguments[key]]}))).right
    assert not score(expected, calls(("f", {k: v for k, v in arguments.items() if k != key}))).right


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("할인율이 몇 퍼센트인가요?", ""),
        ("원가와 할인율을 알려 주세요.", "asked again for 원가"),
        ("무엇을 도와드릴까요?", "did not ask for 할인율"),
        ("원가는 57600원이군요. 할인율을 알려 주세요.", ""),
        ("할인율이 있어야 합니다. 말씀해 주시겠어요?", ""),
        ("할인율을 알려 주세요. 원가도요.", "did not ask for 할인율"),
        ("할인율로 계산한다고요? 원가는 57600원이군요.", "did not ask for 할인율"),
        ("  ", "said nothing"),
    ],
)
def test_asks_for_exactly_what_is_missing(text: str, why: str) -> None:
    assert score(Ask(asks=["할인율"], given=["원가"]), say(text)).why == why


def test_an_english_label_stands_alone_in_any_case_and_may_carry_a_particle() -> None:
    assert labels_in("What is the Discount Rate?", ["discount rate"]) == {"discount rate"}
    assert labels_in("discount rate를 알려 주세요", ["discount rate"]) == {"discount rate"}
    assert labels_in("the update", ["date"]) == set()
    assert labels_in("C++ version?", ["C++"]) == {"C++"}


def test_the_longest_label_wins() -> None:
    assert labels_in("할인 가격이 얼마인가요?", ["가격", "할인 가격"]) == {"할인 가격"}
    assert labels_in("할인 가격과 가격", ["가격", "할인 가격"]) == {"할인 가격", "가격"}
    assert score(Ask(asks=["가격"], given=["할인 가격"]), say("할인 가격은요?")).why == "did not ask for 가격"


def test_a_call_is_wrong_where_none_was_due() -> None:
    for expected in (Ask(asks=["a"], given=[]), Answer(figures=[], words=["a"]), Decline(any_of=[])):
        message = Message("assistant", "a", (ToolCall("f", "{}"),))
        assert score(expected, message).why == "called f, where no call was due"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("15% 할인하면 48,960원입니다.", ""),
        ("15% 할인하면 4만 8960원입니다.", ""),
        ("15% 할인하면 148960원입니다.", "left out 48960"),
        ("48960원, 15%", "left out 할인"),
        ("할인", "left out 48960, 15"),
    ],
)
def test_answers_with_the_figures_and_words(text: str, why: str) -> None:
    assert score(Answer(figures=["48960", "15"], words=["할인"]), say(text)).why == why


def test_declines_in_words() -> None:
    assert score(Decline(any_of=[]), say("안녕하세요!")).right
    assert score(Decline(any_of=["없", "어렵"]), say("그건 도와드리기 어렵습니다.")).right
    assert score(Decline(any_of=["없"]), say("네, 알겠습니다.")).why == "said none of 없"
    assert score(Decline(any_of=[]), Message("assistant")).why == "said nothing"
