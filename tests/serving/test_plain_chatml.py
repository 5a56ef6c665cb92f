"""A model whose template is ChatML without tools, as SmolLM2's: it chats, and is offered none."""

import io
from pathlib import Path

import httpx
import pytest

from hunmin.chat.messages import Conversation, Message
from hunmin.errors import HunminError, UsageError
from hunmin.serving.assistant import Assistant, Manner
from hunmin.serving.sampling import Sampling
from hunmin.serving.terminal import chat

from .conftest import served
from .lessons import GREETING, TOOLS

TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
FIVE = Manner(Sampling(maximum_tokens=5))


@pytest.fixture(scope="module")
def plain(directory: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plain")
    for file in directory.iterdir():
        (path / file.name).write_bytes(file.read_bytes())
    (path / "chat_template.jinja").write_text(TEMPLATE)
    return path


def test_it_answers_and_its_tags_are_text(plain: Path) -> None:
    assistant = Assistant(plain)
    assert len(list(assistant.begin(Conversation((GREETING,)), FIVE).steps())) == 6
    ids = assistant.codec.encode([Message("user", "")], add_generation_prompt=False)
    assert assistant.codec.decode(ids) == "user\n\n"
    call = [assistant.codec.control_ids[tag] for tag in ("<tool_call>", "</tool_call>")]
    assert assistant.codec.parse(call) == Message("assistant", "<tool_call></tool_call>")
    assert assistant.codec.call_ids == frozenset()


def test_tools_are_refused(plain: Path) -> None:
    assistant = Assistant(plain)
    with pytest.raises(UsageError, match="tools: the model's chat template has no place for them"):
        assistant.begin(Conversation((GREETING,), TOOLS))
    request = {"model": "plain", "messages": [{"role": "user", "content": "안녕?"}], "tools": list(TOOLS)}
    with served(assistant, "plain") as address:
        answer = httpx.post(f"{address}/v1/chat/completions", json=request)
        error = answer.json()["error"]
        assert (answer.status_code, error["param"]) == (400, "tools")
        assert error["message"] == "tools: the model's chat template has no place for them"


def test_the_terminal_offers_it_no_tools(
    plain: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("/quit\n"))
    chat(plain, None)
    assert "Tools: none.\n" in capsys.readouterr().out


def test_a_tokenizer_of_a_larger_model_is_refused(directory: Path, endless: Path, tmp_path: Path) -> None:
    for file in directory.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    tokenizer = tmp_path / "tokenizer.json"
    tokenizer.write_text(tokenizer.read_text().replace('"id":40,', '"id":880,').replace('"id": 40,', '"id": 880,'))
    with pytest.raises(HunminError, match="tokenizer.json has ids for 881 tokens, but the embedding has 880 rows"):
        Assistant(tmp_path)
