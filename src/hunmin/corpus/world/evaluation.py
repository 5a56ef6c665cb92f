"""Evaluation items: dialogues of the world cut before the turn that a model has to make."""

from collections.abc import Iterator, Sequence

from hunmin.corpus.world.conversations import add_exchange
from hunmin.corpus.world.dialogue import Call, Dialogue, Expected, Message, Task
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
        talk = task == "decline" and draw.chance(0.5)
        if draw.chance(_EARLIER_EXCHANGE) or (talk and not split.phrasings):  # Talk has no values or tools of its own.
            add_exchange(dialogue, draw)
        beginning = len(dialogue.turns)
        calls = _chat(dialogue, draw) if talk else _add_task(dialogue, draw, task)
        for cut in range(beginning, len(dialogue.turns)):
            prompt = Dialogue(dialogue.tools, dialogue.turns[:cut])
            if dialogue.turns[cut].task == task and prompt.length <= LONGEST and _is_new(prompt, calls, split):
                return {
                    "id": name,
                    "split": split.name,
                    "kind": task,
                    "messages": prompt.messages,
                    "tools": prompt.schemas,
                    "expected": dialogue.turns[cut].expected,
                }


def _chat(dialogue: Dialogue, draw: Draw) -> Sequence[Call]:
    """Plain talk; the calls before it."""
    chat(dialogue, draw)
    return dialogue.calls


def _add_task(dialogue: Dialogue, draw: Draw, task: Task) -> Sequence[Call]:
    """One exchange with this task in it, unless the tools do not allow it; the last call that it asks for."""
    can_ask = any(askable(tool) for tool in dialogue.tools)
    if task == "decline":
        return [unfit_request(dialogue, draw, stranger(draw, dialogue.tools))]
    if can_ask and (task == "ask" or draw.chance(_FOLLOWED_UP)):
        incomplete_request(dialogue, draw)
    elif draw.chance(_PARALLEL):
        several_requests(dialogue, draw)
    else:
        request(dialogue, draw)
    return dialogue.calls[-1:]


def _is_new(prompt: Dialogue, calls: Sequence[Call], split: Split) -> bool:
    """Whether what the split has new is said: an open value of these calls, or a call at all. A phrasing always is."""
    if not split.values:
        return split.phrasings or bool(calls)
    said = " ".join(str(message["content"]) for message in prompt.messages if message["role"] == "user")
    return any(
        spoken in said for call in calls for key, spoken in call.spoken.items() if call.tool.parameter(key).kind.open
    )
