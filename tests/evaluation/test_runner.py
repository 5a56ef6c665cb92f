import json
from collections.abc import Callable
from pathlib import Path

import pytest

from hunmin.chat.messages import Conversation, Message
from hunmin.evaluation.items import Item, read_items
from hunmin.evaluation.runner import BATCH, run

from .scripted import Reply, Scripted, item


@pytest.fixture
def items(write_items: Callable[..., Path]) -> list[Item]:
    return list(read_items(write_items(*(item(number) for number in range(2 * BATCH + 3)))))


def polite(conversation: Conversation) -> Message:
    """Right but for every tenth question."""
    question = conversation.messages[-1].content or ""
    return Message("assistant", None if question.endswith("7") else f"{question}에는 답할 수 없어요.")


def test_a_line_for_every_item(items: list[Item], tmp_path: Path) -> None:
    path = tmp_path / "items.jsonl"
    lines = run(items, Scripted(polite), 160, path)
    written = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in written] == [line.id for line in lines] == [one.id for one in items]
    first, seventh = written[0], written[7]
    assert first["right"] and first["why"] == "" and first["answer"]["content"] == "질문 0에는 답할 수 없어요."
    assert first["prompt"] == items[0].messages and first["expected"] == {"any_of": []}
    assert not seventh["right"] and seventh["why"] == "said nothing"


@pytest.mark.parametrize("torn", [b"", b'{"id": "decline-64", "ki', b'{"id": "decline-64"}\n', b"\x00\x00\n"])
def test_goes_on_where_a_kill_came(items: list[Item], tmp_path: Path, torn: bytes) -> None:
    whole = tmp_path / "whole.jsonl"
    run(items, Scripted(polite), 160, whole)

    class Killed(Exception):
        pass

    def until_the_second_batch(conversation: Conversation) -> Message:
        if conversation.messages[-1].content == f"질문 {BATCH + 5}":
            raise Killed
        return polite(conversation)

    path = tmp_path / "items.jsonl"
    with pytest.raises(Killed):
        run(items, Scripted(until_the_second_batch), 160, path)
    with path.open("ab") as file:
        file.write(torn)

    second = Scripted(polite)
    lines = run(items, second, 160, path)
    assert len(second.asked) == len(items) - BATCH
    assert len(lines) == len(items)
    assert path.read_bytes() == whole.read_bytes()


def test_nothing_is_asked_twice(items: list[Item], tmp_path: Path) -> None:
    path = tmp_path / "items.jsonl"
    first = run(items, Scripted(polite), 160, path)
    again = Scripted(polite)
    assert run(items, again, 160, path) == first
    assert again.asked == []


def test_an_answer_that_never_came_is_wrong_and_says_why(items: list[Item], tmp_path: Path) -> None:
    class Refusing(Scripted):
        def complete(self, requests, maximum_tokens, finished=None) -> list[Reply]:
            return [Reply(Message("assistant"), error="the prompt has 700 tokens of 512") for _ in requests]

    lines = run(items[:1], Refusing(polite), 160, tmp_path / "items.jsonl")
    assert not lines[0].right
    assert lines[0].why == "the prompt has 700 tokens of 512"
