"""Puts every item to the model and writes down what came back, a line an item, so that a killed run goes on."""

from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from hunmin.chat.messages import Tool, to_openai
from hunmin.evaluation.client import Client, Reply
from hunmin.evaluation.items import Item, Kind, Split
from hunmin.evaluation.scoring import score
from hunmin.progress import progress

ITEMS = "items.jsonl"
BATCH = 64  # items a call of the client: what a kill can lose


class Line(BaseModel):
    """One line of items.jsonl: what was asked, what was expected, what the model said, and the verdict."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    kind: Kind
    split: Split
    right: bool
    why: str  # it is wrong; empty where it is right
    answer: dict[str, object]  # OpenAI's form
    cut: bool  # the answer met the longest length allowed
    expected: dict[str, object]
    prompt: list[dict[str, object]]
    tools: list[Tool]


def run(items: Sequence[Item], client: Client, maximum_tokens: int, path: Path) -> list[Line]:
    """Have every item answered and judged, in order, and appended to `path`; none is asked that stands there.

    Returns a line for every item.
    """
    lines = _take_up(path)
    done = {line.id for line in lines}
    left = [item for item in items if item.id not in done]
    with progress("evaluation", total=len(items), unit="items", done=len(lines)) as bar, path.open("ab") as file:
        for start in range(0, len(left), BATCH):
            batch = left[start : start + BATCH]
            replies = client.complete([item.conversation for item in batch], maximum_tokens, finished=bar.advance)
            judged = [_judge(item, reply) for item, reply in zip(batch, replies, strict=True)]
            file.write("".join(line.model_dump_json() + "\n" for line in judged).encode())
            file.flush()
            lines += judged
    return lines


def _judge(item: Item, reply: Reply) -> Line:
    why = reply.error or score(item.expected, reply.message).why
    return Line(
        id=item.id,
        kind=item.kind,
        split=item.split,
        right=not why,
        why=why,
        answer=to_openai([reply.message])[0],
        cut=reply.cut,
        expected=item.expected.model_dump(),
        prompt=item.messages,
        tools=item.tools,
    )


def _take_up(path: Path) -> list[Line]:
    """The lines that an earlier run finished; what a kill left half-written behind them is cut off."""
    lines: list[Line] = []
    if not path.exists():
        return lines
    whole = 0
    with path.open("rb+") as file:
        for line in file:
            if not line.endswith(b"\n"):
                break
            try:
                lines.append(Line.model_validate_json(line))
            except ValidationError:
                break
            whole += len(line)
        file.truncate(whole)
    return lines
