"""Training conversations: well formed, pure in the seed, streamed in constant memory."""

import itertools
import json
import re
import tracemalloc
from collections import Counter

import pytest

from hunmin.chat.messages import from_openai
from hunmin.corpus.world import conversations
from hunmin.corpus.world.conversations import training_dialogue
from hunmin.corpus.world.dialogue import Dialogue
from hunmin.corpus.world.everyday import EVERYDAY_TOOLS
from hunmin.evaluation.items import Answer, Ask, Calls, Decline
from hunmin.evaluation.scoring import score

TYPES = {"string": str, "integer": int, "number": (int, float), "boolean": bool}


@pytest.fixture(scope="module")
def dialogues() -> list[Dialogue]:
    return [training_dialogue(3, index)[1] for index in range(1500)]


def faults(arguments: dict, schema: dict) -> list[str]:
    """What is wrong with a call's arguments under its tool's JSON schema."""
    parameters = schema["function"]["parameters"]
    found = [f"{key} is missing" for key in parameters["required"] if key not in arguments]
    for key, value in arguments.items():
        if key not in parameters["properties"]:
            found.append(f"{key} is unknown")
            continue
        wanted = parameters["properties"][key]
        if not isinstance(value, TYPES[wanted["type"]]) or (isinstance(value, bool) != (wanted["type"] == "boolean")):
            found.append(f"{key}: {value!r} is no {wanted['type']}")
        if value not in wanted.get("enum", [value]):
            found.append(f"{key}: {value!r} is none of the choices")
    order = [key for key in parameters["properties"] if key in arguments]
    return found if list(arguments) == order else [*found, "not in the schema's order"]


def test_a_conversation_depends_on_seed_and_index_only() -> None:
    long = list(conversations(5, 40))
    assert list(conversations(5, 7)) == long[:7]
    assert [training_dialogue(5, index)[1].messages for index in (39, 3)] == [long[39]["messages"], long[3]["messages"]]
    assert list(conversations(6, 7)) != long[:7]


def test_they_are_json_with_the_keys_of_the_artifact() -> None:
    for conversation in conversations(1, 50):
        assert list(conversation) == ["kind", "messages", "tools"]
        assert json.loads(json.dumps(conversation, ensure_ascii=False)) == conversation


def test_all_kinds_occur() -> None:
    kinds = Counter(kind for conversation in conversations(2, 1000) for kind in str(conversation["kind"]).split("+"))
    assert set(kinds) == {"call", "ask", "answer", "decline", "talk"}
    assert min(kinds.values()) > 20


def test_calls_are_valid_under_their_schemas(dialogues: list[Dialogue]) -> None:
    calls = 0
    for dialogue in dialogues:
        schemas = {schema["function"]["name"]: schema for schema in dialogue.schemas}
        for message in dialogue.messages:
            for call in message.get("tool_calls", []):
                arguments = json.loads(call["function"]["arguments"])
                assert json.dumps(arguments, ensure_ascii=False) == call["function"]["arguments"]
                assert faults(arguments, schemas[call["function"]["name"]]) == []
                calls += 1
    assert calls > 1500


def test_every_call_has_its_result_before_the_assistant_speaks_again(dialogues: list[Dialogue]) -> None:
    for dialogue in dialogues:
        open_calls: list[str] = []
        for before, message in itertools.pairwise([{"role": "none"}, *dialogue.messages]):
            match message["role"]:
                case "assistant":
                    assert not open_calls and before["role"] in ("user", "tool")
                    assert message["content"] or "tool_calls" in message
                    open_calls = [call["id"] for call in message.get("tool_calls", [])]
                case "tool":
                    assert not open_calls or message["tool_call_id"] == open_calls.pop(0)
                case "user":
                    assert not open_calls and before["role"] in ("none", "system", "assistant")
        assert dialogue.messages[-1]["role"] == "assistant"


def test_answers_hold_the_figures_and_words_of_their_results(dialogues: list[Dialogue]) -> None:
    answers = 0
    for dialogue in dialogues:
        for before, turn in itertools.pairwise(dialogue.turns):
            if turn.task == "answer" and before.message["role"] == "tool":
                answers += 1
                for figure in turn.expected["figures"] + turn.expected["words"]:
                    assert figure in turn.message["content"]
                assert turn.expected["figures"] or turn.expected["words"]
    assert answers > 1000


def test_what_the_assistant_does_would_be_scored_right(dialogues: list[Dialogue]) -> None:
    expectations = {"call": Calls, "ask": Ask, "answer": Answer, "decline": Decline}
    for dialogue in dialogues[:600]:
        for turn in dialogue.turns:
            if turn.task:
                expected = expectations[turn.task].model_validate_json(json.dumps(turn.expected))
                (message,) = from_openai([turn.message])
                assert score(expected, message).right, (turn, score(expected, message))


def test_a_question_says_back_what_was_given_and_asks_for_what_is_missing(dialogues: list[Dialogue]) -> None:
    asked = [turn for dialogue in dialogues for turn in dialogue.turns if turn.task == "ask"]
    assert len(asked) > 500
    own = {question for tool in EVERYDAY_TOOLS for asked in tool.questions.values() for question in asked}
    for turn in asked:
        *confirmed, question = re.split(r"(?<=[.?!]) ", turn.message["content"])
        assert all(label in question for label in turn.expected["asks"])
        assert not any(label in question for label in turn.expected["given"])
        if turn.message["content"] not in own:
            assert all(label in " ".join(confirmed) for label in turn.expected["given"])


def test_before_a_call_the_assistant_says_back_what_each_label_is_to_be(dialogues: list[Dialogue]) -> None:
    calls, silent = 0, 0
    for dialogue in dialogues:
        for message in (message for message in dialogue.messages if "tool_calls" in message):
            made = [dialogue.calls[int(call["id"].removeprefix("call_")) - 1] for call in message["tool_calls"]]
            said = message["content"]
            calls += len(made)
            silent += not said
            assert not said or not any(call.tool.questions for call in made)
            for label, value in ((c.tool.parameter(k).label, v) for c in made for k, v in c.spoken.items()):
                assert not said or (label in said and value in said)
    assert 0.02 < silent / calls < 0.2


def test_open_texts_are_copied_from_what_the_user_said(dialogues: list[Dialogue]) -> None:
    for dialogue in dialogues:
        said = " ".join(str(message["content"]) for message in dialogue.messages if message["role"] == "user")
        for call in dialogue.calls:
            for key, argument in call.arguments.items():
                kind = call.tool.parameter(key).kind
                assert kind.type != "string" or not kind.open or str(argument) in said


def test_most_are_korean_and_short(dialogues: list[Dialogue]) -> None:
    korean = sum(any("가" <= letter <= "힣" for letter in str(dialogue.messages[-1])) for dialogue in dialogues)
    assert 0.8 < korean / len(dialogues) < 0.92
    lengths = sorted(dialogue.length for dialogue in dialogues)
    assert lengths[len(lengths) // 2] < 730
    assert lengths[int(0.9 * len(lengths))] < 950
    assert min(len(dialogue.tools) for dialogue in dialogues if dialogue.tools) >= 1
    assert max(len(dialogue.tools) for dialogue in dialogues) == 5


def test_any_number_streams_in_constant_memory() -> None:
    stream = conversations(9, 10**9)
    list(itertools.islice(stream, 100))
    tracemalloc.start()
    for _ in itertools.islice(stream, 400):
        pass
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert grown < 2**20
