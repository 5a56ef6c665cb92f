"""Conversations for training: a few offered tools and several exchanges over them."""

from collections.abc import Iterator, Sequence

from hunmin.corpus.world.dialogue import Dialogue, Message
from hunmin.corpus.world.exchanges import (
    askable,
    chat,
    incomplete_request,
    recall,
    repeated_request,
    request,
    several_requests,
    translate,
    unfit_request,
)
from hunmin.corpus.world.offering import any_tool, offered_tools, stranger
from hunmin.corpus.world.splits import TRAINING, Draw, start
from hunmin.corpus.world.talk import SYSTEM_MESSAGES, TRANSLATOR
from hunmin.corpus.world.tools import Schema

Conversation = dict[str, str | Sequence[Message] | Sequence[Schema]]

_TALK_ALONE = 0.06
_SYSTEM_SHARE = 0.04  # of the conversations with tools
_EXCHANGES = {"call": 0.28, "ask": 0.35, "several": 0.12, "repeat": 0.06, "recall": 0.04, "decline": 0.08, "talk": 0.06}
_ENDS_WITH_CALL = 0.5  # of those whose last exchange is a call: to call is what takes long to learn, not to answer
_MOST_EXCHANGES = 6
_ENOUGH = 560  # characters after which a conversation has no further exchange


def conversations(seed: int, count: int) -> Iterator[Conversation]:
    """`count` training conversations, each {"kind", "messages", "tools"} in OpenAI's form.

    `kind` names the kinds of its exchanges (call, ask, answer, decline, talk): "ask+call". Item i depends on (seed, i)
    only.
    """
    for index in range(count):
        kind, dialogue = training_dialogue(seed, index)
        yield {"kind": kind, "messages": dialogue.messages, "tools": dialogue.schemas}


def training_dialogue(seed: int, index: int) -> tuple[str, Dialogue]:
    """Training conversation number `index` with the kinds of its exchanges."""
    draw = start(f"{seed}:conversation:{index}", TRAINING)
    if draw.chance(_TALK_ALONE):
        return "talk", _talk_alone(draw)
    dialogue = Dialogue(offered_tools(draw))
    if draw.chance(_SYSTEM_SHARE):
        dialogue.system(draw.choice(SYSTEM_MESSAGES[draw.language]))
    kinds: list[str] = []
    while not kinds or (len(kinds) < _MOST_EXCHANGES and dialogue.length < _ENOUGH):
        kinds.append(add_exchange(dialogue, draw))
    if draw.chance(_ENDS_WITH_CALL):
        dialogue.forget_last_results()
    return "+".join(sorted(set(kinds))), dialogue


def add_exchange(dialogue: Dialogue, draw: Draw) -> str:
    """One exchange of a drawn kind over the offered tools; returns which of the five kinds it is."""
    kind = draw.weighted(_EXCHANGES)
    called = any(call.arguments for call in dialogue.calls)
    match kind:
        case "ask" if any(askable(tool) for tool in dialogue.tools):
            incomplete_request(dialogue, draw)
            return "ask"
        case "decline":
            unfit_request(dialogue, draw, stranger(draw, dialogue.tools))
            return "decline"
        case "talk":
            chat(dialogue, draw)
            return "talk"
        case "recall" if called:
            recall(dialogue, draw)
            return "answer"
        case "repeat" if called:
            repeated_request(dialogue, draw)
        case "several":
            several_requests(dialogue, draw)
        case _:
            request(dialogue, draw)
    return "call"


def _talk_alone(draw: Draw) -> Dialogue:
    """Plain talk with no tools at all, sometimes under a system message, sometimes a translator's."""
    dialogue = Dialogue(())
    if draw.chance(0.3):
        dialogue.system(TRANSLATOR)
        for _ in range(draw.choice((1, 2, 3))):
            translate(dialogue, draw)
        return dialogue
    if draw.chance(0.4):
        dialogue.system(draw.choice(SYSTEM_MESSAGES[draw.language]))
    for _ in range(draw.choice((1, 2, 3, 4))):
        if draw.chance(0.15):
            unfit_request(dialogue, draw, any_tool(draw))
        else:
            chat(dialogue, draw)
    return dialogue
