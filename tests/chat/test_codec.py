"""Messages to ids: as transformers does, but no text can spell a control token; and which ids are the assistant's."""

import json
import unicodedata

import pytest
from chat_strategies import (
    any_text,
    assistant_messages,
    examples,
    harmless_text,
    hostile_text,
    json_objects,
    messages,
    tool_calls,
    tools,
)
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import AddedToken, Tokenizer
from transformers import AutoTokenizer

from hunmin.chat.codec import ChatCodec
from hunmin.chat.messages import Message, ToolCall, canonical_json, to_openai
from hunmin.chat.special_tokens import ADDED_TOKENS, PAD, TAGS
from hunmin.chat.template import ChatTemplate
from hunmin.chat.tokenizer import NFC_SHRINKS, ChatTokenizer
from hunmin.errors import HunminError

THINKING = st.sampled_from(["", "<think>생각</think>\n\n", "</think>"])
CARD_TOOL = {"type": "function", "function": {"name": "calculate_discount", "description": "할인된 가격을 계산한다."}}
CARD_DIALOGUE = [
    Message("user", "원가가 57600원인데 얼마야?"),
    Message("assistant", None, (ToolCall("calculate_discount", '{"original_price": 57600}'),)),
    Message("tool", '{"discounted_price": 48960.0}'),
    Message("assistant", "48960원입니다."),
]

FOREIGN = """{{- bos_token }}{{- pad_token }}{% for message in messages %}
{{- '<|im_start|>' + message.role + '\n' + message.content }}
{%- for call in message.tool_calls or [] %}
<tool_call>{"name": {{ call.function.name | tojson }}, "arguments": {{ call.function.arguments | tojson }}}</tool_call>
{%- endfor %}
<|im_end|>
{% endfor %}
{% if add_generation_prompt %}
<|im_start|>assistant
{% endif %}"""
"""As others write theirs: special tokens by their part, a content that must be a text, arguments by `tojson`."""


@pytest.fixture(scope="session")
def foreign(directory, tmp_path_factory):
    path = tmp_path_factory.mktemp("foreign")
    for name in ("tokenizer.json", "tokenizer_config.json"):
        (path / name).write_bytes((directory / name).read_bytes())
    (path / "chat_template.jinja").write_text(FOREIGN)
    return ChatCodec.load(path)


def as_vllm_hands_them(messages):
    """The messages as vLLM hands them to a template: contents are texts, and arguments are objects."""
    written = to_openai(messages)
    for message in written:
        message["content"] = message["content"] or ""
        for call in message.get("tool_calls", []):
            call["function"]["arguments"] = json.loads(call["function"]["arguments"])
    return written


@examples
@given(
    messages=messages(harmless_text),
    thinking=THINKING,
    tools=tools(harmless_text),
    add_generation_prompt=st.booleans(),
    by_vllm=st.booleans(),
)
def test_strings_and_ids_are_those_of_transformers(
    codec, transformers_tokenizer, messages, thinking, tools, add_generation_prompt, by_vllm
):
    messages = [
        Message(m.role, thinking + m.content, m.tool_calls) if m.role == "assistant" and m.content else m
        for m in messages
    ]
    theirs = as_vllm_hands_them(messages) if by_vllm else to_openai(messages)
    options = {"tools": tools or None, "add_generation_prompt": add_generation_prompt}
    text = transformers_tokenizer.apply_chat_template(theirs, tokenize=False, **options)
    ids = transformers_tokenizer.apply_chat_template(theirs, tokenize=True, return_dict=False, **options)
    assert codec.render(messages, tools, add_generation_prompt=add_generation_prompt) == text
    assert codec.encode(messages, tools, add_generation_prompt=add_generation_prompt) == ids


@examples
@given(messages=messages(harmless_text))
def test_a_template_of_others_is_given_what_vllm_gives_it(foreign, transformers_tokenizer, messages):
    theirs = as_vllm_hands_them(messages)
    options = {"chat_template": FOREIGN, "add_generation_prompt": True}
    text = transformers_tokenizer.apply_chat_template(theirs, tokenize=False, **options)
    ids = transformers_tokenizer.apply_chat_template(theirs, tokenize=True, return_dict=False, **options)
    assert foreign.render(messages) == text
    assert foreign.encode(messages) == ids


NESTED = '{"a": ' + "[" * 600 + "]" * 600 + "}"
LOOSE = [
    *('{"a":1}', '{"a": 1, "a": 2}', '{"b": 1, "a": 1.50}', '{"a": 1e5}', '{"a": 1E400}', '{"a": -0}', '{"a": NaN}'),
    *('{"a": "\\u0041"}', '{"a": "\\ud800"}', '{"a": "\\udc3c"}', '{"a": "할인', '{"a": 1', "", " ", "{", "3", "[1]"),
    *('"f"', "null", '{"a": ' + "9" * 5000 + "}", "[" * 5000, NESTED),
]


@examples
@given(arguments=json_objects(hostile_text).map(canonical_json) | st.sampled_from(LOOSE) | hostile_text)
def test_our_templates_write_arguments_to_the_letter(codec, arguments):
    turn = [Message("assistant", None, (ToolCall("f", arguments),))]
    written = f'{{"name": "f", "arguments": {arguments}}}'
    assert written in codec.render(turn)
    assert written in codec.decode(codec.encode(turn))


@examples
@given(call=tool_calls(hostile_text))
def test_a_call_can_spell_no_control_token_where_its_arguments_are_an_object(foreign, call):
    ids = foreign.encode([Message("assistant", None, (call,))], add_generation_prompt=False)
    written = [ADDED_TOKENS[token] for token in ids if token < len(ADDED_TOKENS)]
    assert written == [PAD, "<|im_start|>", "<tool_call>", "</tool_call>", "<|im_end|>"]


@pytest.mark.parametrize("normalizer", [None, {"type": "NFC"}])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_no_token_stands_for_more_bytes_than_the_most(directory, tmp_path, normalizer, form):
    description = json.loads((directory / "tokenizer.json").read_text())
    (tmp_path / "tokenizer.json").write_text(json.dumps(description | {"normalizer": normalizer}))
    tokenizer = ChatTokenizer(tmp_path / "tokenizer.json")
    learnt = (tokenizer.detokenizer().push([token]) for token in range(tokenizer.vocabulary))
    for text in (unicodedata.normalize(form, text) for text in (*learnt, *ADDED_TOKENS, "\u1fbe\u0308\u0301")):
        assert len(text.encode()) <= NFC_SHRINKS * tokenizer.bytes_per_token * len(tokenizer.encode(text))


@examples
@given(messages=messages(hostile_text), tools=tools(hostile_text))
def test_no_text_becomes_a_control_token(codec, transformers_tokenizer, messages, tools):
    messages = [Message(m.role, m.content and m.content.replace("think>", ""), m.tool_calls) for m in messages]

    def disarm(value):
        if isinstance(value, str):
            return value.replace("<", "(")
        if isinstance(value, dict):
            return {disarm(key): disarm(item) for key, item in value.items()}
        return [disarm(item) for item in value] if isinstance(value, list) else value

    harmless = [
        Message(m.role, disarm(m.content) if m.content else m.content, tuple(ToolCall("f", "{}") for _ in m.tool_calls))
        for m in messages
    ]
    ids = codec.encode(messages, tools)
    written = [token for token in ids if token < len(ADDED_TOKENS)]
    assert written == [token for token in codec.encode(harmless, disarm(tools)) if token < len(ADDED_TOKENS)]
    # and nothing of the text is lost or changed
    assert transformers_tokenizer.decode(ids, skip_special_tokens=False) == codec.render(messages, tools)


@pytest.mark.parametrize("role", ["system", "user", "tool"])
def test_every_control_token_is_mere_text_in_a_message(codec, role):
    text = "".join(ADDED_TOKENS)
    plain = codec.encode([Message(role, "")])
    ids = codec.encode([Message(role, text)])
    assert [token for token in ids if token < 41] == [token for token in plain if token < 41]


def test_an_assistants_think_tags_are_tokens(codec):
    ids, mask = codec.encode_with_mask([Message("assistant", "<think>음</think>네 <tool_call>")])
    written = [ADDED_TOKENS[token] for token, own in zip(ids, mask, strict=True) if own and token < len(ADDED_TOKENS)]
    assert written == ["<think>", "</think>", "<|im_end|>"]


@examples
@given(messages=messages(hostile_text), tools=tools(any_text))
def test_the_mask_holds_each_assistants_turn_and_nothing_else(codec, messages, tools):
    ids, mask = codec.encode_with_mask(messages, tools)
    turns, turn = [], []
    for token, own in zip(ids, mask, strict=True):
        if own:
            turn.append(token)
        elif turn:
            turns.append(turn)
            turn = []
    turns += [turn] if turn else []
    assert ids == codec.encode(messages, tools, add_generation_prompt=False)
    assert [codec.parse(turn) for turn in turns] == [m for m in messages if m.role == "assistant"]
    assert all(turn[-1] == ADDED_TOKENS.index("<|im_end|>") for turn in turns)


@examples
@given(before=messages(any_text), turn=assistant_messages(any_text), tools=tools(any_text))
def test_a_prompt_is_the_beginning_of_what_was_trained_on(codec, before, turn, tools):
    prompt = codec.encode(before, tools)
    ids, mask = codec.encode_with_mask([*before, turn], tools)
    assert ids[: len(prompt)] == prompt
    assert mask[len(prompt)]


@examples
@given(tools=tools(any_text))
def test_every_tool_is_offered_as_its_json_on_a_line(codec, tools):
    tools = [*tools, CARD_TOOL]
    listed = codec.render([Message("user", "안녕")], tools).split("<tools>\n", 1)[1].rsplit("\n</tools>", 1)[0]
    assert [json.loads(line) for line in listed.split("\n")] == tools


def test_the_ax_format_is_as_published_but_that_a_description_stands_before_its_name(ax_codec):
    rendered = ax_codec.render(CARD_DIALOGUE, [CARD_TOOL])
    system, rest = rendered.split("<|im_end|>", 1)
    assert system.startswith("<|im_start|><|system|>당신은 도구 호출 기능을 갖춘 유용한 도우미입니다. ")
    assert system.endswith(
        "다음은 접근할 수 있는 도구들의 목록 입니다:\n<tools>\n"
        '{"type": "function", "function": {"description": "할인된 가격을 계산한다.", "name": "calculate_discount"}}'
        "\n</tools>\n\n도구를 호출하려면 아래의 JSON으로 응답하세요.\n"
        '도구 호출 형식: <tool_call>{"name": 도구 이름, "arguments": dictionary 형태의 도구 인자값}</tool_call>'
    )
    assert rest == (
        "<|im_start|><|user|>원가가 57600원인데 얼마야?<|im_end|>"
        "<|im_start|><|assistant|>"
        '<tool_call>{"name": "calculate_discount", "arguments": {"original_price": 57600}}</tool_call><|im_end|>'
        '<|im_start|><|extra_id_13|><tool_output>{"discounted_price": 48960.0}</tool_output><|im_end|>'
        "<|im_start|><|assistant|>48960원입니다.<|im_end|>"
        "<|im_start|><|assistant|>"
    )


def test_the_hermes_format_is_chatml(hermes_codec):
    rendered = hermes_codec.render([Message("system", "짧게 답하세요."), *CARD_DIALOGUE], [CARD_TOOL])
    system, rest = rendered.split("<|im_end|>\n", 1)
    assert system.startswith("<|im_start|>system\n짧게 답하세요.\n\n")
    assert f"<tools>\n{canonical_json(CARD_TOOL)}\n</tools>" in system
    assert rest == (
        "<|im_start|>user\n원가가 57600원인데 얼마야?<|im_end|>\n"
        "<|im_start|>assistant\n<tool_call>\n"
        '{"name": "calculate_discount", "arguments": {"original_price": 57600}}\n</tool_call><|im_end|>\n'
        '<|im_start|>user\n<tool_response>\n{"discounted_price": 48960.0}\n</tool_response><|im_end|>\n'
        "<|im_start|>assistant\n48960원입니다.<|im_end|>\n"
        "<|im_start|>assistant\n"
    )


def test_thinking_of_past_turns_is_left_out_of_a_prompt(ax_codec):
    turn = Message("assistant", "<think>음</think>\n\n네")
    assert ax_codec.render([turn]) == "<|im_start|><|assistant|>네<|im_end|><|im_start|><|assistant|>"
    assert "<think>" in ax_codec.render([turn], add_generation_prompt=False)


def test_an_unknown_role_is_refused(codec):
    with pytest.raises(HunminError, match="knows no role bot"):
        codec.encode([Message("bot", "안녕")])


def test_the_added_tokens_have_the_ids_of_ax(directory):
    description = json.loads((directory / "tokenizer.json").read_text())
    assert len(ADDED_TOKENS) == 41
    assert {ADDED_TOKENS.index(token) for token in TAGS} == {22, 23, 37, 38, 39, 40}
    known = {"<|endoftext|>": 0, "<|pad|>": 1, "<|assistant|>": 10, "<|extra_id_10|>": 21, "<|extra_id_13|>": 24}
    known |= {"<|im_start|>": 25, "<|im_end|>": 27, "<|resident_reg|>": 28, "<|bank_account|>": 36, "<tool_call>": 40}
    assert {token: ADDED_TOKENS.index(token) for token in known} == known
    assert [token["content"] for token in description["added_tokens"]] == list(ADDED_TOKENS)


def test_added_tokens_that_are_mere_text_keep_their_ids(directory, tmp_path):
    for file in directory.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    tokenizer = Tokenizer.from_file(str(tmp_path / "tokenizer.json"))
    tokenizer.add_tokens([AddedToken('{"name": "', normalized=False), AddedToken("  ", normalized=False)])
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    codec, theirs = ChatCodec.load(tmp_path), AutoTokenizer.from_pretrained(tmp_path)
    ids = codec.encode([Message("user", "하나  둘"), *CARD_DIALOGUE])
    assert ids == theirs.apply_chat_template(
        to_openai([Message("user", "하나  둘"), *CARD_DIALOGUE]), add_generation_prompt=True, return_dict=False
    )
    assert {500, 501} <= set(ids)
    assert codec.decode([501, 500]) == '  {"name": "'


def test_transformers_reads_the_exported_settings(transformers_tokenizer):
    assert (transformers_tokenizer.eos_token, transformers_tokenizer.pad_token) == ("<|im_end|>", "<|pad|>")
    assert transformers_tokenizer.model_max_length == 1024
    assert transformers_tokenizer.decode([39, 27]) == "</tool_call><|im_end|>"
    assert transformers_tokenizer.decode([39, 27], skip_special_tokens=True) == "</tool_call>"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("tokenizer.json", None, "tokenizer.json is missing"),
        ("tokenizer.json", '{"model": {"type": "BPE"', "not a readable tokenizer.json"),
        ("tokenizer.json", '{"model": {"type": "Unigram"}, "decoder": {"type": "Metaspace"}}', "byte-level BPE"),
        ("chat_template.jinja", None, "chat_template.jinja is missing"),
        ("chat_template.jinja", "{{ messages }}", "neither the A.X format nor ChatML"),
        ("chat_template.jinja", "<tool_output>{% if %}", "not valid Jinja"),
    ],
)
def test_a_directory_that_is_no_chat_model_is_refused_by_name(directory, tmp_path, name, content, message):
    for file in directory.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / name).unlink()
    if content is not None:
        (tmp_path / name).write_text(content)
    with pytest.raises(HunminError, match=message):
        ChatCodec.load(tmp_path)


def test_a_tokenizer_without_the_templates_tokens_is_refused(directory, tmp_path):
    (tmp_path / "chat_template.jinja").write_bytes((directory / "chat_template.jinja").read_bytes())
    description = json.loads((directory / "tokenizer.json").read_text())
    description["added_tokens"] = description["added_tokens"][:-1]
    (tmp_path / "tokenizer.json").write_text(json.dumps(description))
    with pytest.raises(HunminError, match="lacks the chat template's control token <tool_call>"):
        ChatCodec.load(tmp_path)


def test_a_template_cannot_reach_out_of_its_sandbox(directory, tmp_path):
    (tmp_path / "tokenizer.json").write_bytes((directory / "tokenizer.json").read_bytes())
    (tmp_path / "chat_template.jinja").write_text(
        "<tool_output>{{ messages.__class__.__mro__ }}{{ messages.append(1) }}"
    )
    with pytest.raises(HunminError, match="cannot render"):
        ChatCodec.load(tmp_path).render([Message("user", "안녕")])


@pytest.mark.parametrize(
    "source",
    [
        "{{ 'a' + none }}",
        "{{ 1 // 0 }}",
        "{{ messages[0].content.encode('ascii') }}",
        "{{ range(10 ** 9) }}",
        "{% macro endless() %}{{ endless() }}{% endmacro %}{{ endless() }}",
        "{{ raise_exception('no') }}",
        "{{ messages[1].content }}",
    ],
)
def test_a_template_that_fails_is_an_error_of_ours(source):
    with pytest.raises(HunminError, match="the chat template cannot render this conversation: .+"):
        ChatTemplate(source).render([{"role": "user", "content": "안녕"}], [], add_generation_prompt=True)
