import json
from collections.abc import Callable
from pathlib import Path

import pytest

from hunmin.errors import HunminError
from hunmin.evaluation.items import KINDS, read_items

from .scripted import item


def test_every_kind_is_read(write_items: Callable[..., Path]) -> None:
    items = list(read_items(write_items(*(item(0, kind) for kind in KINDS))))
    assert [one.kind for one in items] == list(KINDS)
    conversation = items[0].conversation
    assert conversation.messages[0].content == "질문 0"
    assert conversation.tools[0]["type"] == "function"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (json.dumps(item(0, split="new_moons")), "split"),
        (json.dumps(item(0, expected={"any_of": [], "all_of": []})), "expected.all_of"),
        (json.dumps(item(0, "answer", expected={"figures": ["4만"], "words": []})), "figures"),
        (json.dumps(item(0, "ask", expected={"asks": [], "given": []})), "expected.asks"),
        (json.dumps(item(1, messages=[{"role": "robot", "content": "가"}])), "messages.0..role is 'robot'"),
        (json.dumps(item(0)), "id: .* stands further up already"),
        ("{", "JSON"),
        (b"\xff", "JSON"),
    ],
)
def test_a_bad_line_is_named(write_items: Callable[..., Path], line: str | bytes, said: str) -> None:
    path = write_items(item(0))
    with path.open("ab") as file:
        file.write(line.encode() if isinstance(line, str) else line)
    with pytest.raises(HunminError, match=rf"evaluation.jsonl:2: .*{said}"):
        list(read_items(path))


def test_no_items_are_an_error(write_items: Callable[..., Path], tmp_path: Path) -> None:
    with pytest.raises(HunminError, match="holds no item"):
        list(read_items(write_items()))
    with pytest.raises(HunminError, match="no such file"):
        list(read_items(tmp_path / "nowhere.jsonl"))
