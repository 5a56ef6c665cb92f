"""The scripts in examples/, run from beginning to end."""

from dataclasses import replace
from pathlib import Path
from runpy import run_path

import pytest

from hunmin.chat.messages import Message
from hunmin.serving.assistant import Assistant

from .lessons import DISCOUNT_CALL, DISCOUNT_RESULT, PERCENTAGE, PRICE, QUESTION

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


def test_transformers_says_what_we_say(output, directory: Path, assistant: Assistant):
    messages = [
        Message("system", "당신은 사용자가 제공하는 영어 문장들을 한국어로 번역하는 AI 전문가입니다."),
        Message("user", "The first human went into space and orbited the Earth on April 12, 1961."),
    ]
    sampling = replace(assistant.sampling, maximum_tokens=128)
    ids = list(assistant.engine.stream(assistant.codec.encode(messages), sampling))
    assert output("transformers_generate.py", str(directory)) == assistant.codec.decode(ids).splitlines()
