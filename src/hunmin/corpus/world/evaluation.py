"""Evaluation items: dialogues of the world cut before the turn that a model has to make."""

from collections.abc import Iterator, Sequence

from hunmin.corpus.world.conversations import add_exchange
from hunmin.corpus.world.dialogue import Dialogue, Expected, Message, Task
from hunmin.corpus.world.exchanges import (
    askable,
    chat,
    incomplete_request,
    request,
    several_requests,
    unfit_request,
)
from hunmin.corpus.world.offering import offered_tools, stranger
from hunmin.corpus.world.splits import EVALUATION_SPLITS, Draw, Split, start
from hunmin.corpus.world.tools import Schema

EvaluationItem = dict[str, str | Sequence[Message] | Sequence[Schema] | Expected]

TASKS: tuple[Task, ...] = ("call", "ask", "answer", "decline")
LONGEST = 700  # characters of a prompt with the words of its tools
_EARLIER_EXCHANGE = 0.25
_PARALLEL = 0.15
_FOLLOWED_UP = 0.25  # share of the calls that are made after the user completed a request


def evaluation_items(seed: int, per_kind: int) -> Iterator[EvaluationItem]:
    """`per_kind` items of every kind in every split; each depends on the seed and its own id only."""
    for split in EVALUATION_SPLITS:
        for task in TASKS:
            for index in range(per_kind):
                yield evaluation_item(seed, split, task, index)


def evaluation_item(seed: int, split: Split, task: Task, index: int) -> EvaluationItem:
    """One item: {"id", "split", "kind", "messages", "tools", "expected"}."""
    name = f"{split.name}-{task}-{index:04}"
    draw = start(f"{seed}:evaluation:{name}", split)
    while True:
        dialogue = Dialogue(offered_tools(draw))
        if draw.chance(_EARLIER_EXCHANGE):
            add_exchange(dialogue, draw)
        beginning = len(dialogue.turns)
        _add_task(dialogue, draw, task)
        for cut in range(beginning, len(dialogue.turns)):
            prompt = Dialogue(dialogue.tools, dialogue.turns[:cut])
            if dialogue.turns[cut].task == task and prompt.length <= LONGEST and _is_new(dialogue, draw, task):
                return {
                    "id": name,
                    "split": split.name,
                    "kind": task,
                    "messages": prompt.messages,
                    "tools": prompt.schemas,
                    "expected": dialogue.turns[cut].expected,
                }


def _add_task(dialogue: Dialogue, draw: Draw, task: Task) -> None:
    """One exchange with this task in it, unless the tools do not allow it."""
    can_ask = any(askable(tool) for tool in dialogue.tools)
    if task == "decline":
        if draw.chance(0.5):
            unfit_request(dialogue, draw, stranger(draw, dialogue.tools))
        else:
            chat(dialogue, draw)
    elif can_ask and (task == "ask" or draw.chance(_FOLLOWED_UP)):
        incomplete_request(dialogue, draw)
    elif draw.chance(_PARALLEL):
        several_requests(dialogue, draw)
    else:
        request(dialogue, draw)


def _is_new(dialogue: Dialogue, draw: Draw, task: Task) -> bool:
    """Whether the last call holds an open value, where values are what is new."""
    if not draw.split.values or task == "decline":
        return True
    last = dialogue.calls[-1]
    return any(last.tool.parameter(key).kind.open for key in last.arguments)
