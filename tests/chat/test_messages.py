"""OpenAI's JSON in and out: read what clients send, refuse the rest by its place."""

from typing import get_args

import pytest
from chat_strategies import any_text, examples, messages, tool_calls, tools
from hypothesis import given
from hypothesis import strategies as st

from hunmin.chat.messages import Message, Role, ToolCall, from_openai, to_openai, tools_from_openai
from hunmin.errors import UsageError

CALL = {"id": "x", "type": "function", "function": {"name": "f", "arguments": "{}"}}


@examples
@given(messages=messages(any_text))
def test_what_is_written_is_read_back(messages):
    assert from_openai(to_openai(messages)) == tuple(messages)


@examples
@given(tools=tools(any_text))
def test_tools_are_taken_as_they_are(tools):
    assert list(tools_from_openai(tools)) == tools


@pytest.mark.parametrize("arguments", ['{"가": 1.50,"b":[]}', {"가": 1.5, "b": []}])
def test_arguments_are_spelled_in_one_way(arguments):
    message = {"role": "assistant", "tool_calls": [{"function": {"name": "f", "arguments": arguments}}]}
    assert from_openai([message]) == (Message("assistant", None, (ToolCall("f", '{"가": 1.5, "b": []}'),)),)


@pytest.mark.parametrize("arguments", ["", None, "{}", {}])
def test_a_call_may_lack_arguments(arguments):
    message = {"role": "assistant", "tool_calls": [{"function": {"name": "f", "arguments": arguments}}]}
    assert from_openai([message])[0].tool_calls == (ToolCall("f", "{}"),)


def test_text_parts_are_joined_and_a_developer_is_the_system():
    parts = [{"type": "text", "text": "안녕"}, {"type": "text", "text": "하세요"}]
    assert from_openai([{"role": "developer", "content": parts}]) == (Message("system", "안녕\n하세요"),)


def test_a_refusal_is_read_as_its_text():
    parts = [{"type": "text", "text": "미안해요."}, {"type": "refusal", "refusal": "그건 못 해요."}]
    assert from_openai([{"role": "assistant", "content": parts}]) == (Message("assistant", "미안해요.\n그건 못 해요."),)


def test_results_take_the_ids_of_their_calls_in_order():
    calls = (ToolCall("f", "{}"), ToolCall("g", "{}"))
    written = to_openai([Message("assistant", None, calls), Message("tool", "1"), Message("tool", "2")])
    assert [call["id"] for call in written[0]["tool_calls"]] == [turn["tool_call_id"] for turn in written[1:]]


@examples
@given(calls=st.lists(tool_calls(any_text), min_size=1, max_size=5), data=st.data())
def test_results_stand_in_the_order_of_their_calls_however_they_come(calls, data):
    results = [Message("tool", str(number)) for number in range(len(calls))]
    turn = [Message("assistant", None, tuple(calls)), *results, Message("user", "그래서?")]
    calling, *answers, asking = to_openai(turn)
    assert from_openai([calling, *data.draw(st.permutations(answers)), asking]) == tuple(turn)


@pytest.mark.parametrize(
    ("calls", "results"),
    [
        *(("ab", results) for results in (["b", "c"], ["b", "b"], ["b", None], [None, None], ["b", "a", "a"])),
        *((calls, ["b", "a"]) for calls in ([], ["b"], ["b", "b"], ["a", "b", "b"], [None, None])),
    ],
)
def test_results_whose_ids_do_not_tell_their_calls_stay_as_they_are(calls, results):
    calling = {"role": "assistant", "content": "네", "tool_calls": [CALL | {"id": name} for name in calls]}
    answers = [{"role": "tool", "content": str(place), "tool_call_id": name} for place, name in enumerate(results)]
    read = from_openai([calling, *answers])
    assert [message.content for message in read[1:]] == [answer["content"] for answer in answers]


def test_an_empty_answer_is_an_empty_text_and_no_text_but_beside_calls_is_null():
    written = to_openai([Message("assistant"), Message("assistant", None, (ToolCall("f", "{}"),))])
    assert [message["content"] for message in written] == ["", None]
    for empty in ({"content": ""}, {"content": None}, {"tool_calls": []}):
        assert from_openai([{"role": "assistant", **empty}]) == (Message("assistant"),)


@pytest.mark.parametrize(
    ("messages", "place"),
    [
        ({"role": "user"}, "messages must be a list"),
        (["안녕"], r"messages\[0\] must be an object"),
        ([{"role": "user", "content": "1"}, {"role": "bot", "content": "2"}], r"messages\[1\]\.role is 'bot'"),
        ([{"content": "1"}], r"messages\[0\]\.role is None"),
        ([{"role": "user", "content": 1}], r"messages\[0\]\.content"),
        *(
            ([{"role": role, "content": None}], r"messages\[0\]\.content must be a text, not null")
            for role in get_args(Role)
            if role != "assistant"
        ),
        ([{"role": "tool", "content": "1", "tool_call_id": 1}], r"messages\[0\]\.tool_call_id must be a text"),
        ([{"role": "assistant", "tool_calls": [CALL | {"id": []}]}], r"tool_calls\[0\]\.id must be a text"),
        ([{"role": "user", "content": "\ud800"}], r"messages\[0\]\.content is not valid Unicode"),
        ([{"role": "user", "content": [{"type": "image_url"}]}], r"messages\[0\]\.content\[0\]\.type is 'image_url'"),
        (
            [{"role": "assistant", "function_call": CALL["function"]}],
            r"messages\[0\]\.function_call is OpenAI's old form",
        ),
        ([{"role": "user", "tool_calls": [CALL]}], r"messages\[0\]\.tool_calls: only an assistant"),
        (
            [{"role": "user", "content": "1", "tool_calls": {}}, {"role": "assistant", "tool_calls": "f"}],
            r"messages\[1\]\.tool_calls",
        ),
        ([{"role": "assistant", "tool_calls": [CALL, {"name": "f"}]}], r"messages\[0\]\.tool_calls\[1\]\.function"),
        ([{"role": "assistant", "tool_calls": [{"function": {"name": ""}}]}], r"tool_calls\[0\]\.function\.name"),
        *(
            (
                [{"role": "assistant", "tool_calls": [{"function": {"name": "f", "arguments": arguments}}]}],
                r"messages\[0\]\.tool_calls\[0\]\.function\.arguments",
            )
            for arguments in ["{", "[]", "1", '{"a": NaN}', '{"a": 1e999}', '{"a": "\\ud800"}', [], 3, "[" * 100_000]
        ),
    ],
)
def test_malformed_messages_are_named_by_their_place(messages, place):
    with pytest.raises(UsageError, match=place):
        from_openai(messages)


@pytest.mark.parametrize(
    ("tools", "place"),
    [
        ({"type": "function"}, "tools must be a list"),
        (["f"], r"tools\[0\] must be an object"),
        ([{"function": {"name": "f"}}], r"tools\[0\]\.type"),
        ([{"type": "function", "name": "f"}], r"tools\[0\]\.function"),
        ([{"type": "function", "function": {}}], r"tools\[0\]\.function\.name"),
        ([{"type": "function", "function": {"name": "f", "description": 1}}], r"tools\[0\]\.function\.description"),
        ([{"type": "function", "function": {"name": "f", "parameters": []}}], r"tools\[0\]\.function\.parameters"),
        ([{"type": "function", "function": {"name": "f", "parameters": {"a": float("nan")}}}], r"tools\[0\] cannot"),
    ],
)
def test_malformed_tools_are_named_by_their_place(tools, place):
    with pytest.raises(UsageError, match=place):
        tools_from_openai(tools)
