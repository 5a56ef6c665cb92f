from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from hunmin.chat.codec import ChatCodec
from hunmin.chat.messages import Conversation, Message, ToolCall
from hunmin.chat.stream import ContentDelta, collect
from hunmin.chat.tokenizer import ChatTokenizer
from hunmin.errors import HunminError
from hunmin.serving.assistant import Assistant, CallFailedError, Manner, Named, ToolChoice
from hunmin.serving.client import LocalClient
from hunmin.serving.engine import ContextExceededError

from .conftest import CONTEXT
from .lessons import BOTH, DISCOUNT_CALL, GREETING, LESSONS, PRICE, QUESTION, RATE, RATE_CALL, TOOLS


def manner(assistant: Assistant, choice: ToolChoice = "auto", **sampling: object) -> Manner:
    return Manner(replace(assistant.sampling, **sampling), tool_choice=choice)


@pytest.mark.parametrize("lesson", LESSONS)
def test_it_says_what_it_has_learnt(assistant: Assistant, lesson: Conversation):
    for place, message in enumerate(lesson.messages):
        if message.role == "assistant":
            assert assistant.answer(Conversation(lesson.messages[:place], lesson.tools)) == message


def test_an_answer_counts_its_tokens_and_knows_why_it_ended(assistant: Assistant):
    def ask(*messages: Message, **sampling: object) -> tuple[str, int, int]:
        answer = assistant.begin(Conversation(messages, TOOLS), manner(assistant, **sampling))
        assert collect(answer)
        return answer.finish_reason, answer.prompt_tokens, answer.completion_tokens

    prompt = len(assistant.codec.encode([PRICE], TOOLS))
    whole = len(assistant.codec.encode([PRICE, QUESTION], TOOLS, add_generation_prompt=False))
    assert ask(PRICE) == ("stop", prompt, whole - prompt)
    assert ask(PRICE, maximum_tokens=3) == ("length", prompt, 3)
    assert ask(RATE)[0] == "tool_calls"


def test_a_stop_string_ends_the_text_and_is_no_part_of_it(assistant: Assistant):
    answer = assistant.begin(Conversation((PRICE,), TOOLS), Manner(assistant.sampling, stops=("알려주신", "없는 말")))
    assert collect(answer) == Message("assistant", "직원 할인율이 몇 퍼센트인지 ")
    assert answer.finish_reason == "stop"


def test_none_forbids_what_the_model_would_do(assistant: Assistant):
    message = assistant.answer(Conversation((RATE,), TOOLS), manner(assistant, "none", maximum_tokens=30))
    assert not message.tool_calls
    assert "<tool_call>" not in (message.content or "")


def test_without_tools_there_are_no_calls(assistant: Assistant):
    assert not assistant.answer(Conversation((RATE,)), manner(assistant, maximum_tokens=30)).tool_calls


def test_required_calls_the_likeliest_tool(assistant: Assistant):
    assert assistant.answer(Conversation((RATE,), TOOLS), manner(assistant, "required")).tool_calls == (RATE_CALL,)
    lesson = LESSONS[0]
    asked = Conversation(lesson.messages[:3], lesson.tools)
    assert assistant.answer(asked, manner(assistant, "required")).tool_calls == (DISCOUNT_CALL,)
    assert assistant.answer(asked, manner(assistant, Named("calculate_discount"))).tool_calls == (DISCOUNT_CALL,)


@pytest.mark.parametrize("call", [DISCOUNT_CALL, RATE_CALL])
@pytest.mark.parametrize("lesson", LESSONS)
def test_a_named_tool_is_called_or_nothing_is_said(assistant: Assistant, lesson: Conversation, call: ToolCall):
    asked = Conversation(lesson.messages[:1], TOOLS)
    answer = assistant.begin(asked, manner(assistant, Named(call.name), maximum_tokens=60))
    with suppress(CallFailedError):
        assert collect(answer).tool_calls[0].name == call.name
    assert answer.completion_tokens <= 60


@pytest.mark.parametrize("tokens", [1, 20])
def test_a_due_call_that_is_cut_off_is_an_error(assistant: Assistant, tokens: int):
    with pytest.raises(CallFailedError) as failure:
        assistant.answer(Conversation((RATE,), TOOLS), manner(assistant, "required", maximum_tokens=tokens))
    assert failure.value.cut == "token limit"


def test_one_call_is_enough_where_several_are_not_wanted(assistant: Assistant):
    conversation = Conversation((BOTH,), TOOLS)
    assert assistant.answer(conversation).tool_calls == (DISCOUNT_CALL, RATE_CALL)
    answer = assistant.begin(conversation, Manner(assistant.sampling, several_calls=False))
    assert collect(answer).tool_calls == (DISCOUNT_CALL,)
    assert answer.finish_reason == "tool_calls"


def test_what_a_stop_string_might_have_begun_with_is_said_before_a_call(assistant: Assistant):
    answer = assistant.begin(
        Conversation((BOTH,), TOOLS), Manner(assistant.sampling, stops=(".\n",), several_calls=False)
    )
    deltas = list(answer)
    assert collect(deltas) == Message("assistant", "둘 다 볼게요.", (DISCOUNT_CALL,))
    assert not any(isinstance(delta, ContentDelta) for delta in deltas[-2:]), "a call comes behind all text before it"
    assert answer.finish_reason == "tool_calls"


def test_deltas_come_token_by_token(assistant: Assistant):
    answer = assistant.begin(Conversation((GREETING,), TOOLS))
    steps = list(answer.steps())
    assert len(steps) == answer.completion_tokens + 1
    assert sum(isinstance(delta, ContentDelta) for step in steps for delta in step) > 5


def test_a_text_is_gone_on_with(assistant: Assistant):
    prompt = assistant.codec.encode_text("안녕하세요. 무엇을")
    answer = assistant.go_on(prompt, manner(assistant, maximum_tokens=4))
    ids = list(assistant.engine.stream(prompt, replace(assistant.sampling, maximum_tokens=4)))
    assert (collect(answer).content or "") == assistant.codec.decode(ids)


def test_a_prompt_over_the_context_is_refused_before_anything_is_computed(assistant: Assistant):
    with pytest.raises(ContextExceededError, match=f"context holds {CONTEXT}"):
        assistant.begin(Conversation((Message("user", "가나다" * CONTEXT),)))


def test_a_text_that_no_context_holds_is_refused_before_it_is_tokenized(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
):
    text = "가" * (assistant.most_bytes // 3 + 1)
    monkeypatch.setattr(ChatTokenizer, "encode_text", None)
    with pytest.raises(ContextExceededError, match=f"the prompt has {len(text) * 3} bytes"):
        assistant.encode_text(text)
    with pytest.raises(ContextExceededError, match=r"the prompt has \d+ bytes"):
        assistant.begin(Conversation((Message("user", text),)))


@pytest.mark.parametrize("file", ["tokenizer.json", "chat_template.jinja", "config.json", "model.safetensors"])
def test_a_missing_file_is_named(directory: Path, tmp_path: Path, file: str):
    for present in directory.iterdir():
        if present.name != file:
            (tmp_path / present.name).symlink_to(present)
    with pytest.raises(HunminError, match=file):
        Assistant(tmp_path)


def test_the_evaluation_has_every_request_answered(directory: Path, assistant: Assistant):
    requests = [Conversation(lesson.messages[:1], lesson.tools) for lesson in LESSONS]
    done: list[int] = []
    too_long = Conversation((Message("user", "가나다" * CONTEXT),))
    *replies, refused = LocalClient(directory).complete([*requests, too_long], 120, done.append)
    assert sum(done) == len(requests) + 1
    assert "context" in refused.error
    assert [reply.message for reply in replies] == [assistant.answer(request) for request in requests]
    assert not any(reply.cut or reply.error for reply in replies)
    (cut,) = LocalClient(directory).complete(requests[:1], 3)
    assert cut.cut and QUESTION.content.startswith(cut.message.content)


def test_bits_are_those_of_the_text_behind_an_end_of_text(directory: Path, assistant: Assistant):
    client = LocalClient(directory)
    texts = ["안녕하세요. 무엇을 도와드릴까요?", "", "zzz\x00 <|im_end|>"]
    bits = client.bits(texts)
    assert bits[1] == 0
    assert bits[2] > 0
    ids = [0, *ChatCodec.load(directory).encode_text(texts[0])]
    (scores,) = assistant.engine.log_probabilities([ids])
    assert bits[0] == pytest.approx(-scores.sum().item() / 0.6931471805599453)
