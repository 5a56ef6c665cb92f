"""The API through a real socket, with the real client."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import httpx
import openai
import pytest
from openai import OpenAI

from hunmin.chat.messages import Message
from hunmin.serving.assistant import Assistant

from .conftest import CONTEXT, served
from .lessons import (
    BOTH,
    DISCOUNT_CALL,
    DISCOUNT_RESULT,
    GREETING,
    LESSONS,
    PERCENTAGE,
    PRICE,
    QUESTION,
    RATE,
    RATE_CALL,
    TOOLS,
)


@pytest.fixture(scope="session")
def client(address: str) -> OpenAI:
    return OpenAI(base_url=f"{address}/v1", api_key="none", max_retries=0)


@pytest.fixture(scope="session")
def endless_address(endless: Path) -> Iterator[str]:
    with served(Assistant(endless), "endless") as address:
        yield address


def openai_messages(*messages) -> list:
    return [{"role": message.role, "content": message.content} for message in messages]


def ask(client: OpenAI, *messages, **parameters):
    parameters = {"tools": list(TOOLS), **parameters}
    return client.chat.completions.create(model="tutored", messages=openai_messages(*messages), **parameters)


def test_it_is_there(address: str, client: OpenAI):
    assert httpx.get(f"{address}/health").json() == {"status": "ok"}
    assert [model.id for model in client.models.list()] == ["tutored"]
    assert client.models.retrieve("tutored").object == "model"


def test_the_cards_dialogue(client: OpenAI):
    messages = openai_messages(PRICE)
    asked = ask(client, PRICE).choices[0]
    assert (asked.message.content, asked.message.tool_calls, asked.finish_reason) == (QUESTION.content, None, "stop")
    messages += [asked.message, *openai_messages(PERCENTAGE)]
    called = client.chat.completions.create(model="tutored", messages=messages, tools=list(TOOLS)).choices[0]
    assert (called.message.content, called.finish_reason) == (None, "tool_calls")
    (call,) = called.message.tool_calls
    assert (call.type, call.function.name, call.function.arguments) == (
        "function",
        DISCOUNT_CALL.name,
        DISCOUNT_CALL.arguments,
    )
    messages += [called.message, {"role": "tool", "tool_call_id": call.id, "content": DISCOUNT_RESULT}]
    answered = client.chat.completions.create(model="tutored", messages=messages, tools=list(TOOLS))
    assert answered.choices[0].message.content == "15% 할인을 받으면 48960원이 됩니다."
    assert answered.usage.total_tokens == answered.usage.prompt_tokens + answered.usage.completion_tokens > 0


@pytest.mark.parametrize("message", [PRICE, RATE, BOTH, GREETING])
def test_a_streams_deltas_add_up_to_the_whole_answer(client: OpenAI, message):
    whole = ask(client, message)
    content, names, arguments, ids, reasons, usages = "", {}, {}, {}, [], []
    for chunk in ask(client, message, stream=True, stream_options={"include_usage": True}):
        assert chunk.object == "chat.completion.chunk"
        usages += [chunk.usage] if chunk.usage else []
        for choice in chunk.choices:
            content += choice.delta.content or ""
            reasons += [choice.finish_reason] if choice.finish_reason else []
            for call in choice.delta.tool_calls or []:
                names[call.index] = names.get(call.index) or call.function.name
                ids[call.index] = ids.get(call.index) or call.id
                arguments[call.index] = arguments.get(call.index, "") + call.function.arguments
    said = whole.choices[0].message
    assert content == (said.content or "")
    assert [*zip(names.values(), arguments.values(), strict=True)] == [
        (call.function.name, call.function.arguments) for call in said.tool_calls or []
    ]
    assert len(set(ids.values())) == len(ids)
    assert reasons == [whole.choices[0].finish_reason]
    assert usages == [whole.usage]


def test_a_stream_counts_its_tokens_only_when_asked_to(client: OpenAI):
    assert all(chunk.usage is None and chunk.choices for chunk in ask(client, PRICE, stream=True))


def test_a_stream_is_events_up_to_done(address: str):
    body = {"model": "tutored", "messages": openai_messages(GREETING), "stream": True}
    with httpx.stream("POST", f"{address}/v1/chat/completions", json=body) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        events = response.read().decode().split("\n\n")
    assert events[-2:] == ["data: [DONE]", ""]
    first = json.loads(events[0].removeprefix("data: "))
    assert first["choices"][0]["delta"]["role"] == "assistant"
    assert "\\u" not in "".join(events), "Korean stands as it is"


def test_limits_and_stops(client: OpenAI):
    for limit in ({"max_tokens": 3}, {"max_completion_tokens": 3, "max_tokens": 30}):
        cut = ask(client, PRICE, **limit)
        assert (cut.choices[0].finish_reason, cut.usage.completion_tokens) == ("length", 3)
    for stop in ("몇", ["없는 말", "몇"]):
        stopped = ask(client, PRICE, stop=stop).choices[0]
        assert (stopped.message.content, stopped.finish_reason) == ("직원 할인율이 ", "stop")


def test_sampling_follows_the_seed(client: OpenAI):
    def draw(seed: int) -> str:
        return ask(client, GREETING, temperature=2, top_p=0.99, seed=seed, max_tokens=30).choices[0].message.content

    assert draw(1) == draw(1)
    assert len({draw(seed) for seed in range(4)}) > 1


def test_tool_choice_is_kept_to(client: OpenAI):
    assert not ask(client, RATE, tool_choice="none", max_tokens=40).choices[0].message.tool_calls
    assert ask(client, RATE, tool_choice="auto").choices[0].message.tool_calls
    required = ask(client, RATE, tool_choice="required").choices[0]
    named = ask(client, RATE, tool_choice={"type": "function", "function": {"name": RATE_CALL.name}}).choices[0]
    for choice in (required, named):
        assert choice.finish_reason == "tool_calls"
        assert choice.message.tool_calls[0].function.arguments == RATE_CALL.arguments
    assert len(ask(client, BOTH).choices[0].message.tool_calls) == 2
    assert len(ask(client, BOTH, parallel_tool_calls=False).choices[0].message.tool_calls) == 1


def test_a_forced_call_that_cannot_be_had_is_an_error(client: OpenAI, assistant: Assistant):
    room = CONTEXT - len(assistant.codec.encode([Message("user", "")], TOOLS))
    for message, limit, parameter, told in (
        (RATE, {"max_tokens": 15}, "max_tokens", "token limit"),
        (Message("user", "\x00" * (room - 15)), {}, None, "context"),
    ):
        with pytest.raises(openai.BadRequestError) as error:
            ask(client, message, tool_choice="required", **limit)
        assert (error.value.code, error.value.param) == ("tool_call_cut", parameter)
        with pytest.raises(openai.APIError, match=told):
            list(ask(client, message, tool_choice="required", stream=True, **limit))


def test_messages_may_be_written_in_every_way_openai_allows(client: OpenAI):
    parts = [{"type": "text", "text": GREETING.content}]
    for messages in (
        [{"role": "user", "content": parts}],
        [{"role": "user", "content": GREETING.content, "name": "민지"}],
    ):
        answer = client.chat.completions.create(model="tutored", messages=messages)
        assert answer.choices[0].message.content == LESSONS[-1].messages[-1].content
    developer = [{"role": "developer", "content": "친절하게"}, *openai_messages(GREETING)]
    system = [{"role": "system", "content": "친절하게"}, *openai_messages(GREETING)]
    first, second = (
        client.chat.completions.create(model="tutored", messages=messages, max_tokens=8)
        for messages in (developer, system)
    )
    assert first.choices[0].message.content == second.choices[0].message.content


def test_completions_go_on_with_text_or_ids(client: OpenAI, assistant: Assistant):
    text = "안녕하세요. 무엇을"
    whole = client.completions.create(model="tutored", prompt=text, max_tokens=6)
    ids = client.completions.create(model="tutored", prompt=assistant.codec.encode_text(text), max_tokens=6)
    pieces = client.completions.create(model="tutored", prompt=text, max_tokens=6, stream=True)
    streamed = "".join(choice.text for chunk in pieces for choice in chunk.choices)
    assert whole.choices[0].text == ids.choices[0].text == streamed
    assert whole.choices[0].finish_reason in ("stop", "length")
    assert whole.usage.prompt_tokens == len(assistant.codec.encode_text(text))


VALID = {"model": "tutored", "messages": openai_messages(GREETING), "max_tokens": 2}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"messages": []}, "messages"),
        ({"messages": "안녕"}, "messages"),
        ({"messages": ["안녕"]}, "messages"),
        ({"messages": [{"role": "wizard", "content": "안녕"}]}, "messages"),
        ({"messages": [{"role": "user", "content": 3}]}, "messages"),
        ({"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "x"}}]}]}, "messages"),
        (
            {"messages": [{"role": "assistant", "tool_calls": [{"function": {"name": "f", "arguments": "{"}}]}]},
            "messages",
        ),
        ({"messages": None}, "messages"),
        ({"messages": [{"role": "user", "content": None}]}, "messages"),
        ({"tools": {}}, "tools"),
        ({"tools": [{"type": "function", "function": {"name": 3}}]}, "tools"),
        ({"tools": [{"type": "function"}]}, "tools"),
        ({"tools": [3]}, "tools"),
        ({"tool_choice": "sometimes"}, "tool_choice"),
        ({"tool_choice": {"type": "function"}}, "tool_choice"),
        ({"tool_choice": "required"}, "tool_choice"),
        ({"tool_choice": {"type": "function", "function": {"name": "fly"}}, "tools": list(TOOLS)}, "tool_choice"),
        ({"temperature": "hot"}, "temperature"),
        ({"temperature": -1}, "temperature"),
        ({"temperature": float("nan")}, "temperature"),
        ({"top_p": 0}, "top_p"),
        ({"max_tokens": 0}, "max_tokens"),
        ({"max_tokens": 2.5}, "max_tokens"),
        ({"max_completion_tokens": "many"}, "max_completion_tokens"),
        ({"seed": 2**70}, "seed"),
        ({"stop": ""}, "stop"),
        ({"stop": [1]}, "stop"),
        ({"stop": ["a"] * 5}, "stop"),
        ({"stream": "yes"}, "stream"),
        ({"stream_options": {"include_usage": 3}}, "stream_options"),
        ({"n": 2}, "n"),
        ({"logprobs": True}, "logprobs"),
        ({"response_format": {"type": "json_object"}}, "response_format"),
        ({"frequency_penalty": 0.5}, "frequency_penalty"),
        ({"logit_bias": {"5": 100}}, "logit_bias"),
        ({"functions": [{"name": "f"}]}, "functions"),
        ({"reasoning_effort": "none"}, "reasoning_effort"),
        ({"verbosity": "low"}, "verbosity"),
        ({"web_search_options": {}}, "web_search_options"),
        ({"min_p": 0.1}, "min_p"),
        ({"repetition_penalty": 0}, "repetition_penalty"),
        ({"min_tokens": 1}, "min_tokens"),
        ({"ignore_eos": True}, "ignore_eos"),
        ({"stop_token_ids": [27]}, "stop_token_ids"),
        ({"guided_choice": ["예", "아니요"]}, "guided_choice"),
        ({"add_generation_prompt": False}, "add_generation_prompt"),
        ({"length_penalty": 0}, "length_penalty"),
        ({"prompt_logprobs": 0}, "prompt_logprobs"),
        ({"logprobs": 0}, "logprobs"),
        ({"n": True}, "n"),
    ],
)
def test_a_bad_field_is_named(address: str, change: dict, field: str):
    response = httpx.post(f"{address}/v1/chat/completions", content=json.dumps(VALID | change))
    error = response.json()["error"]
    assert (response.status_code, error["type"], error["param"]) == (400, "invalid_request_error", field), error
    assert error["message"].startswith(field)
    assert "\n" not in error["message"]


def test_what_changes_no_answer_is_ignored(address: str):
    harmless = {
        "user": "민지",
        "metadata": {},
        "n": 1,
        "logprobs": False,
        "frequency_penalty": 0.0,
        "reasoning_effort": None,
        "min_p": 0,
        "repetition_penalty": 1.0,
        "min_tokens": 0,
        "ignore_eos": False,
        "stop_token_ids": [],
        "guided_choice": None,
        "add_generation_prompt": True,
        "length_penalty": 1,
        "documents": [],
        "stop": None,
        "x": 1,
    }
    assert httpx.post(f"{address}/v1/chat/completions", json=VALID | harmless).status_code == 200


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"3", b"\xff\xfe", b'{"model": "\\ud800"}', b'{"messages":' + b"[" * 9999]
)
def test_a_body_that_is_no_request_is_refused(address: str, body: bytes):
    for path in ("chat/completions", "completions"):
        response = httpx.post(f"{address}/v1/{path}", content=body)
        assert response.status_code == 400
        assert response.json()["error"]["type"] == "invalid_request_error"


def test_deep_nesting_is_refused_or_read(address: str):
    deep: list = []
    for _ in range(500):
        deep = [deep]
    tool = {"type": "function", "function": {"name": "f", "parameters": {"x": deep}}}
    for change in ({"messages": [deep]}, {"tools": [tool]}):
        body = json.dumps(VALID | change)
        assert httpx.post(f"{address}/v1/chat/completions", content=body).status_code == 400


def test_the_client_raises_what_openais_users_catch(client: OpenAI):
    with pytest.raises(openai.NotFoundError, match="tutored") as missing:
        client.chat.completions.create(model="gpt-4o", messages=openai_messages(GREETING))
    assert missing.value.code == "model_not_found"
    with pytest.raises(openai.NotFoundError):
        client.models.retrieve("gpt-4o")
    with pytest.raises(openai.BadRequestError) as long:
        client.chat.completions.create(model="tutored", messages=[{"role": "user", "content": "가나다" * CONTEXT}])
    assert (long.value.code, long.value.param) == ("context_length_exceeded", "messages")
    with pytest.raises(openai.BadRequestError) as long:
        client.completions.create(model="tutored", prompt="가나다" * CONTEXT, stream=True)
    assert (long.value.code, long.value.param) == ("context_length_exceeded", "prompt")
    with pytest.raises(openai.BadRequestError) as unknown:
        client.completions.create(model="tutored", prompt=[10**6])
    assert unknown.value.param == "prompt"
    with pytest.raises(openai.BadRequestError):
        client.completions.create(model="tutored", prompt="")


def test_the_probabilities_of_a_completion_are_not_to_be_had(client: OpenAI):
    for logprobs in (0, 1):
        with pytest.raises(openai.BadRequestError) as refused:
            client.completions.create(model="tutored", prompt="안녕", logprobs=logprobs)
        assert refused.value.param == "logprobs"


def test_a_text_that_no_context_holds_is_refused(address: str, assistant: Assistant):
    text = "a" * assistant.most_bytes
    for path, field, body in (
        ("chat/completions", "messages", {"messages": [{"role": "user", "content": text}]}),
        ("completions", "prompt", {"prompt": text + "a"}),
    ):
        response = httpx.post(f"{address}/v1/{path}", json={"model": "tutored"} | body)
        error = response.json()["error"]
        assert (response.status_code, error["param"]) == (400, field)
        assert error["code"] == "context_length_exceeded" and " bytes, and the model" in error["message"]


@pytest.mark.parametrize("path", ["chat/completions", "completions"])
def test_an_endless_body_is_refused_while_it_comes(address: str, assistant: Assistant, path: str):
    def body() -> Iterator[bytes]:
        for _ in range(6 * assistant.most_bytes // 2**16 + 1):
            yield b" " * 2**16

    response = httpx.post(f"{address}/v1/{path}", content=body())
    assert (response.status_code, response.json()["error"]["code"]) == (413, "request_too_large")
    assert httpx.get(f"{address}/health").status_code == 200


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/v2", 404), ("GET", "/v1/completions", 405)])
def test_an_unknown_address_is_an_error_in_openais_form(address: str, method: str, path: str, status: int):
    response = httpx.request(method, address + path)
    assert response.status_code == status
    assert path in response.json()["error"]["message"]


def test_requests_are_answered_one_after_the_other(client: OpenAI):
    answers: dict[int, str] = {}

    def one(number: int, message) -> None:
        answers[number] = ask(client, message).choices[0].message.content

    threads = [Thread(target=one, args=(number, (PRICE, BOTH, GREETING)[number % 3])) for number in range(9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (
        len({answers[number] for number in range(0, 9, 3)}) == len({answers[number] for number in range(1, 9, 3)}) == 1
    )
    assert answers[0] == QUESTION.content


def long_request(stream: bool) -> dict:
    return {"model": "endless", "messages": openai_messages(GREETING), "stream": stream}


def answers_soon(address: str) -> None:
    """Another client is served at once: well before an answer that fills the context would be through."""
    begun = time.monotonic()
    response = httpx.post(
        f"{address}/v1/completions", json={"model": "endless", "prompt": "안", "max_tokens": 1}, timeout=60
    )
    assert response.status_code == 200
    assert time.monotonic() - begun < 3


def test_a_client_that_leaves_a_stream_frees_the_model(endless_address: str):
    with httpx.stream(
        "POST", f"{endless_address}/v1/chat/completions", json=long_request(stream=True), timeout=60
    ) as stream:
        lines = stream.iter_lines()
        for _ in range(6):
            next(lines)
    answers_soon(endless_address)


def test_a_client_that_leaves_while_it_waits_frees_the_model(endless_address: str):
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(f"{endless_address}/v1/chat/completions", json=long_request(stream=False), timeout=0.5)
    answers_soon(endless_address)
