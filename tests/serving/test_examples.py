"""The scripts in examples/, run from beginning to end."""

from pathlib import Path
from runpy import run_path

import pytest

from .lessons import DISCOUNT_CALL, DISCOUNT_RESULT, PERCENTAGE, PRICE, QUESTION, TRANSLATION

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def output(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """The lines that a script prints, given these arguments."""

    def output(script: str, *arguments: str) -> list[str]:
        monkeypatch.setattr("sys.argv", [script, *arguments])
        run_path(str(EXAMPLES / script), run_name="__main__")
        return capsys.readouterr().out.splitlines()

    return output


def test_the_dialogue_of_the_cards_with_openai(output, address: str):
    assert output("openai_client.py", "tutored", f"{address}/v1") == [
        f"user: {PRICE.content}",
        f"assistant: {QUESTION.content}",
        f"user: {PERCENTAGE.content}",
        f"assistant calls {DISCOUNT_CALL.name}({DISCOUNT_CALL.arguments})",
        f"tool: {DISCOUNT_RESULT}",
        "assistant: 15% 할인을 받으면 48960원이 됩니다.",
    ]


def test_the_program_of_the_card_with_openai(output, address: str):
    question, call, answer = output("cards_tool_use.py", "tutored", f"{address}/v1")
    assert f"content='{QUESTION.content}'" in question and "tool_calls=None" in question
    assert f"Function(arguments='{DISCOUNT_CALL.arguments}', name='{DISCOUNT_CALL.name}')" in call
    assert "content='15% 할인을 받으면 48960원이 됩니다.'" in answer and "tool_calls=None" in answer


def test_the_translation_of_the_cards_with_transformers(output, directory: Path):
    assert output("transformers_generate.py", str(directory)) == [TRANSLATION.messages[-1].content]
