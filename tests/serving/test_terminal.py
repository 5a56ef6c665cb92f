import io
import json
from pathlib import Path

import pytest

from hunmin.errors import HunminError, UsageError
from hunmin.serving.terminal import chat, read_tools

from .lessons import DISCOUNT_RESULT, GREETING, PERCENTAGE, PRICE, QUESTION, RATE, TOOLS


@pytest.fixture
def talk(directory: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """What the terminal prints when these lines are typed."""

    def talk(*lines: str, tools: Path | None = None) -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(line + "\n" for line in lines)))
        chat(directory, tools)
        return capsys.readouterr().out

    return talk


@pytest.fixture
def tools_file(tmp_path: Path) -> Path:
    file = tmp_path / "tools.json"
    file.write_text(json.dumps(TOOLS, ensure_ascii=False), encoding="utf-8-sig")
    return file


def test_the_demo_tools_compute(talk):
    printed = talk(PRICE.content, PERCENTAGE.content)
    story = [
        f"model: {QUESTION.content}",
        'call: calculate_discount {"original_price": 57600, "discount_percentage": 15}',
        f"result: {DISCOUNT_RESULT}",
        "model: 15% 할인을 받으면 48960원이 됩니다.",
    ]
    places = [printed.index(line) for line in story]
    assert places == sorted(places)


def test_the_user_gives_the_results_of_their_own_tools(talk, tools_file: Path):
    printed = talk(PRICE.content, PERCENTAGE.content, "[" * 100_000, DISCOUNT_RESULT, tools=tools_file)
    call, asked = printed.index("call: calculate_discount"), printed.index("result of calculate_discount, as JSON: ")
    assert call < asked < printed.index("That is not JSON") < printed.index("48960원이 됩니다")


def test_without_a_result_the_turn_is_forgotten(talk, tools_file: Path):
    printed = talk(RATE.content, "", GREETING.content, tools=tools_file)
    assert printed.index("this turn is forgotten") < printed.index("안녕하세요. 무엇을 도와드릴까요?")


def test_new_starts_over_and_quit_leaves(talk):
    printed = talk(PRICE.content, "/new", GREETING.content, "/quit", PRICE.content)
    assert printed.index("A new conversation.") < printed.index("안녕하세요. 무엇을 도와드릴까요?")
    assert printed.count(QUESTION.content) == 1


def test_the_oldest_turns_are_forgotten_when_the_context_is_full(talk):
    printed = talk(*[GREETING.content * 60] * 6)
    assert "the oldest turn is forgotten" in printed
    printed = talk("가나다" * 1000, GREETING.content)
    assert printed.index("This turn is forgotten.") < printed.index("안녕하세요. 무엇을 도와드릴까요?")


def test_ctrl_c_stops_an_answer_and_keeps_what_was_said(talk, monkeypatch: pytest.MonkeyPatch):
    from hunmin.serving.assistant import Answer

    steps = Answer.steps

    def interrupted(answer: Answer):
        for place, deltas in enumerate(steps(answer)):
            if place == 4:
                raise KeyboardInterrupt
            yield deltas

    monkeypatch.setattr(Answer, "steps", interrupted)
    printed = talk(PRICE.content)
    assert "[stopped]" in printed
    assert "model: 직원 할인율" in printed
    assert QUESTION.content not in printed


def test_ctrl_c_behind_a_whole_call_stops_that_too(talk, monkeypatch: pytest.MonkeyPatch):
    from hunmin.serving.assistant import Answer

    steps = Answer.steps

    def interrupted(answer: Answer):
        yield from steps(answer)
        raise KeyboardInterrupt

    monkeypatch.setattr(Answer, "steps", interrupted)
    printed = talk(RATE.content)
    assert "[stopped]" in printed
    assert "call: " not in printed and "result: " not in printed


def test_bytes_that_are_no_utf_8_are_told_in_any_locale(talk):
    printed = talk("\udcb0\udca1", GREETING.content)
    assert printed.index("That was not UTF-8.") < printed.index("안녕하세요. 무엇을 도와드릴까요?")


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        ("{", "is not JSON"),
        ("{}", "a list of tools"),
        ('[{"type": "function", "function": {"name": 3}}]', r"tools\[0\].function.name"),
        ('[{"deep": ' + "[" * 600 + "]" * 600 + "}]", r"tools\[0\] has more than 100 objects and lists in each other"),
        ('[{"type": "retrieval"}]', r"tools\[0\].type"),
        (None, "cannot be read"),
    ],
)
def test_a_bad_tools_file_is_named_with_its_fault(tmp_path: Path, content: str | None, wrong: str):
    file = tmp_path / "my tools.json"
    if content is not None:
        file.write_text(content)
    with pytest.raises(UsageError, match=f"my tools.json.*{wrong}"):
        read_tools(file)


@pytest.mark.parametrize("closed", ["stdin", "stdout"])
def test_a_closed_input_or_output_is_an_error(directory: Path, closed: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(f"sys.{closed}", None)
    with pytest.raises(UsageError, match="closed"):
        chat(directory, None)


def test_a_directory_without_a_model_is_an_error(tmp_path: Path):
    with pytest.raises(HunminError, match=str(tmp_path)):
        chat(tmp_path, None)
