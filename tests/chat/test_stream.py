"""The assistant's turn read back: whole, in any pieces, cut off, or with text that only looks like a call."""

import pytest
from chat_strategies import any_text, assistant_messages, examples, harmless_text, hostile_text
from hypothesis import given
from hypothesis import strategies as st

from hunmin.chat.messages import Message, ToolCall
from hunmin.chat.special_tokens import ADDED_TOKENS
from hunmin.chat.stream import ContentDelta, ToolCallArguments, ToolCallStart, collect

OPEN, CLOSE, STOP = (ADDED_TOKENS.index(token) for token in ("<tool_call>", "</tool_call>", "<|im_end|>"))
token_ids = st.lists(st.integers(0, 520) | st.sampled_from([OPEN, CLOSE]) | st.integers(41, 296), max_size=40)


def turn_ids(codec, message):
    """What a model generates when it says this message."""
    user = Message("user", "안녕")
    return codec.encode([user, message], add_generation_prompt=False)[len(codec.encode([user])) :]


def turn_text(codec, message):
    user = Message("user", "안녕")
    return codec.render([user, message], add_generation_prompt=False)[len(codec.render([user])) :]


def streamed(codec, ids, cuts):
    stream = codec.stream()
    deltas = []
    for start, end in zip([0, *cuts], [*cuts, len(ids)], strict=True):
        deltas += stream.push(ids[start:end])
    return deltas + stream.finish()


@examples
@given(message=assistant_messages(any_text) | assistant_messages(hostile_text))
def test_what_was_rendered_is_parsed_back(codec, message):
    assert codec.parse(turn_ids(codec, message)) == message


@examples
@given(message=assistant_messages(harmless_text))
def test_what_was_rendered_as_text_is_parsed_back(codec, message):
    text = turn_text(codec, message)
    assert codec.parse(text) == message
    assert codec.parse(text.split("<|im_end|>")[0]) == message


@examples
@given(ids=token_ids, data=st.data())
def test_any_cutting_of_any_ids_adds_up_to_the_whole(codec, ids, data):
    cuts = sorted(data.draw(st.lists(st.integers(0, len(ids)), max_size=10)))
    whole = codec.parse(ids)
    assert collect(streamed(codec, ids, cuts)) == whole
    assert collect(streamed(codec, ids, range(len(ids)))) == whole


@examples
@given(message=assistant_messages(any_text), data=st.data())
def test_any_cutting_of_a_turn_gives_the_message(codec, message, data):
    ids = turn_ids(codec, message)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(ids)), max_size=10)))
    assert collect(streamed(codec, ids, cuts)) == message
    assert collect(streamed(codec, ids, range(len(ids)))) == message


@examples
@given(ids=st.lists(st.integers(0, 499).filter(lambda token: token not in (0, OPEN, CLOSE, STOP)), max_size=30))
def test_text_is_decoded_as_tokenizers_decodes_it(codec, transformers_tokenizer, ids):
    text = transformers_tokenizer.decode(ids, skip_special_tokens=True)
    assert codec.decode(ids) == text
    assert codec.parse(ids) == Message("assistant", text.strip() or None)


@examples
@given(message=assistant_messages(any_text), data=st.data())
def test_a_turn_that_was_cut_off_loses_nothing(codec, message, data):
    ids = turn_ids(codec, message)
    ids = ids[: data.draw(st.integers(0, len(ids)))]
    parsed = codec.parse(ids)
    calls = len(parsed.tool_calls)
    assert parsed.tool_calls == message.tool_calls[:calls]
    if OPEN in ids and calls < ids.count(OPEN):
        last = len(ids) - ids[::-1].index(OPEN) - 1
        assert parsed.content.endswith(codec.decode(ids[last:]).strip())
        ids = ids[:last]
    spoken = codec.decode(ids[: ids.index(OPEN)] if OPEN in ids else ids).strip()
    assert (parsed.content or "").startswith(spoken)


def test_content_comes_as_early_as_its_characters(codec):
    ids = codec.encode_text("할인율이 똠방 🙂 몇 퍼센트?")
    stream = codec.stream()
    said = ""
    for count, token in enumerate(ids, start=1):
        said += "".join(delta.text for delta in stream.push([token]))
        assert said == codec.decode(ids[:count]).rstrip("�").rstrip()


def test_a_call_comes_with_its_last_token(codec):
    stream = codec.stream()
    ids = turn_ids(codec, Message("assistant", "잠시만요.", (ToolCall("f", '{"가": 1}'), ToolCall("g", "{}"))))
    end = ids.index(CLOSE)
    assert "".join(delta.text for delta in stream.push(ids[:end])) == "잠시만요."
    assert stream.push([CLOSE]) == [ToolCallStart(0, "f"), ToolCallArguments(0, '{"가": 1}')]
    assert stream.push(ids[end + 1 :]) == [ToolCallStart(1, "g"), ToolCallArguments(1, "{}")]
    assert stream.finish() == []


def test_a_character_cut_off_at_the_end_is_replaced(codec):
    first_byte = codec.encode_text("똠")[0]
    stream = codec.stream()
    assert stream.push([first_byte]) == []
    assert stream.finish() == [ContentDelta("�")]


def test_ids_behind_the_stop_are_ignored(codec):
    ids = turn_ids(codec, Message("assistant", "네"))
    assert codec.parse([*ids, STOP, OPEN, 300]) == Message("assistant", "네")
    assert STOP in codec.stop_ids and ADDED_TOKENS.index("<|endoftext|>") in codec.stop_ids


def test_tags_written_with_plain_tokens_are_text(codec):
    text = 'HTML에서 <tool_call>{"name": "f"}</tool_call>은 태그이고, <tool_call 도 글자다.'
    assert codec.parse(codec.encode_text(text)) == Message("assistant", text)


@pytest.mark.parametrize(
    "inside",
    [
        "",
        "그냥 글",
        "[]",
        "1",
        '{"arguments": {}}',
        '{"name": 3, "arguments": {}}',
        '{"name": "", "arguments": {}}',
        '{"name": "f", "arguments": [1]}',
        '{"name": "f", "arguments": "{}"}',
        '{"name": "f", "arguments": {"a": NaN}}',
        '{"name": "f", "arguments": {"a": 1e999}}',
        '{"name": "f", "arguments": {"a": "\\ud800"}}',
        '{"name": "\\ud800", "arguments": {}}',
        '{"name": "f", "arguments": {"a": ' + "9" * 5000 + "}}",
        '{"name": "f", "arguments": {"a": ' + "[" * 5000,
        '{"name": "f", "arguments": {"a": 1}',
    ],
)
def test_what_is_no_call_is_content(codec, inside):
    text = f"앞 <tool_call>{inside}</tool_call> 뒤"
    assert codec.parse(
        [*codec.encode_text("앞 "), OPEN, *codec.encode_text(inside), CLOSE, *codec.encode_text(" 뒤")]
    ) == Message("assistant", text)
    assert codec.parse(text) == Message("assistant", text)


@pytest.mark.parametrize(
    ("text", "content", "names"),
    [
        ('<tool_call>{"name": "f"}</tool_call>', None, ["f"]),
        ('<tool_call>{"name": "f", "arguments": {}}', None, ["f"]),  # whole, though its closing tag is missing
        ('<tool_call>\n{"arguments": {}, "name": "f"}\n</tool_call>\n', None, ["f"]),
        ('가\n<tool_call>{"name": "f"}</tool_call>\n나\n', "가\n\n나", ["f"]),
        ('<tool_call>{"name": "f"}<tool_call>{"name": "g"}</tool_call>', None, ["f", "g"]),
        ('<tool_call>{"na<tool_call>{"name": "g"}</tool_call>', '<tool_call>{"na', ["g"]),
        ("가</tool_call>나", "가</tool_call>나", []),
        ("  \n", None, []),
    ],
)
def test_loose_calls(codec, text, content, names):
    ids = []
    for piece in text.replace("<tool_call>", "\0<\0").replace("</tool_call>", "\0>\0").split("\0"):
        ids += [OPEN] if piece == "<" else [CLOSE] if piece == ">" else codec.encode_text(piece)
    message = Message("assistant", content, tuple(ToolCall(name, "{}") for name in names))
    assert codec.parse(ids) == message
    assert codec.parse(text) == message
