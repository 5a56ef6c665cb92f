"""Conversations of every kind for hypothesis: ordinary ones, and ones that try to write control tokens."""

import json

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from hunmin.chat.messages import Message, Tool, ToolCall
from hunmin.chat.special_tokens import ADDED_TOKENS

examples = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

WORDS = [
    "할인",
    "원가 57600원",
    "15%",
    "얼마야?",
    "we'll",
    " ",
    "\n",
    "\n\n",
    "\u3000",
    "🙂",
    "<",
    ">",
    "|",
    "{",
    '"',
    "\\",
    "é",
]
FRAGMENTS = ["<|im_", "start|>", "im_end|>", "<tool", "_call>", "</", "think>", "<tools>", "<tool_response>"]

any_text = st.one_of(st.lists(st.sampled_from(WORDS), max_size=8).map("".join), st.text(max_size=12))
harmless_text = any_text.filter(lambda text: not any(token in text for token in ADDED_TOKENS))
hostile_text = st.lists(st.sampled_from([*ADDED_TOKENS, *FRAGMENTS, *WORDS]), max_size=8).map("".join)


def json_objects(text: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, object]]:
    """Objects as arguments have them: numbers, texts, nested lists and objects, also empty ones."""
    leaves = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | text
    values = st.recursive(leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3))
    return st.dictionaries(text, values, max_size=3)


def tool_calls(text: st.SearchStrategy[str]) -> st.SearchStrategy[ToolCall]:
    arguments = json_objects(text).map(lambda value: json.dumps(value, ensure_ascii=False))
    return st.builds(ToolCall, name=text.filter(bool), arguments=arguments)


def tools(text: st.SearchStrategy[str]) -> st.SearchStrategy[list[Tool]]:
    function = st.fixed_dictionaries({"name": text.filter(bool), "description": text, "parameters": json_objects(text)})
    return st.lists(st.fixed_dictionaries({"type": st.just("function"), "function": function}), max_size=2)


def assistant_messages(text: st.SearchStrategy[str]) -> st.SearchStrategy[Message]:
    """The messages that come back from a parse as they went in: content stripped, None where empty."""
    content = text.map(lambda words: words.strip() or None)
    calls = st.lists(tool_calls(text), max_size=3).map(tuple)
    return st.builds(Message, role=st.just("assistant"), content=content, tool_calls=calls)


def messages(text: st.SearchStrategy[str]) -> st.SearchStrategy[list[Message]]:
    """Turns of any roles in any order."""
    others = st.builds(Message, role=st.sampled_from(["system", "user", "tool"]), content=text)
    return st.lists(others | assistant_messages(text), min_size=1, max_size=5)
