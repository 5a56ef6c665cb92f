"""Conversations for training: a few offered tools and several exchanges over them."""

import json
from collections.abc import Iterator, Sequence
from random import Random

from hunmin.corpus.world.everyday import CARD_TOOL_VARIANTS, EVERYDAY_TOOLS, HELD_OUT_TOOLS
from hunmin.corpus.world.exchanges import (
    Dialogue,
    Message,
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
from hunmin.corpus.world.invented_words import VERBS
from hunmin.corpus.world.invention import invent_tool
from hunmin.corpus.world.splits import TRAINING, Draw
from hunmin.corpus.world.talk import SYSTEM_MESSAGES, TRANSLATOR
from hunmin.corpus.world.tools import Schema, Tool
from hunmin.corpus.world.values import Language

Conversation = dict[str, "str | list[Message] | list[Schema]"]

ENGLISH_SHARE = 0.15
MADE_UP_SHARE = 0.6
CARD_SHARE = 0.1
_TALK_ALONE = 0.06
_OFFERED = {1: 0.36, 2: 0.35, 3: 0.14, 4: 0.05, 5: 0.1}
_EXCHANGES = {"call": 0.36, "ask": 0.26, "several": 0.09, "repeat": 0.06, "recall": 0.05, "decline": 0.1, "talk": 0.08}
_ENOUGH = 760  # characters after which a conversation has no further exchange
_ENOUGH_OF_ONE = 1000  # the same for a conversation with a single exchange: its tools were dear


def conversations(seed: int, count: int) -> Iterator[Conversation]:
    """`count` training conversations, each {"kind", "messages", "tools"} in OpenAI's form.

    `kind` is that of the first exchange: call, ask, answer, decline or talk. Item i depends on (seed, i) only.
    """
    for index in range(count):
        kind, dialogue = training_dialogue(seed, index)
        yield {"kind": kind, "messages": dialogue.messages, "tools": dialogue.schemas}


def training_dialogue(seed: int, index: int) -> tuple[str, Dialogue]:
    """Training conversation number `index` with the kind of its first exchange."""
    random = Random(f"{seed}:conversation:{index}")
    draw = Draw(random, TRAINING, draw_language(random))
    if draw.chance(_TALK_ALONE):
        return "talk", _talk_alone(draw)
    dialogue = Dialogue(offered_tools(draw))
    kinds: list[str] = []
    while length(dialogue) < (_ENOUGH if len(kinds) > 1 else _ENOUGH_OF_ONE) and len(kinds) < 5:
        kinds.append(add_exchange(dialogue, draw))
    return kinds[0], dialogue


def length(dialogue: Dialogue) -> int:
    """Characters of the dialogue: its tools as JSON, its texts and calls."""
    texts = [
        turn.message["content"] or json.dumps(turn.message["tool_calls"], ensure_ascii=False) for turn in dialogue.turns
    ]
    return sum(len(str(text)) for text in texts) + characters(dialogue.tools)


def characters(tools: Sequence[Tool]) -> int:
    """Characters of the tools' schemas as JSON."""
    return sum(len(json.dumps(tool.schema, ensure_ascii=False)) for tool in tools)


def draw_language(random: Random) -> Language:
    """Mostly Korean."""
    return "en" if random.random() < ENGLISH_SHARE else "ko"


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


def offered_tools(draw: Draw) -> tuple[Tool, ...]:
    """One to five tools that no request can confuse; where they are many, each is small."""
    count = draw.weighted(_OFFERED)
    tools: list[Tool] = []
    if draw.language == "ko" and not draw.split.tools and draw.chance(CARD_SHARE):
        tools = list(draw.choice(CARD_TOOL_VARIANTS))
        count = draw.choice((2, 2, 2, 3))
    while len(tools) < count:
        tools.append(stranger(draw, tools, small=count > 3 or (count == 3 and characters(tools) > 600)))
    return tuple(tools)


def any_tool(draw: Draw, small: bool = False) -> Tool:
    """A tool of the draw's split and language, made up more often than not."""
    pool = HELD_OUT_TOOLS if draw.split.tools else EVERYDAY_TOOLS
    fitting = [tool for tool in pool if tool.language == draw.language and len(tool.parameters) <= (1 if small else 5)]
    return invent_tool(draw, small) if not fitting or draw.chance(MADE_UP_SHARE) else draw.choice(fitting)


_VERBS = {word for verb in VERBS for word in (*verb.english.split("_"), verb.korean, f"{verb.korean}하기")}
_COMMON_WORDS = frozenset(
    {"get", "set", "find", "도구", "a", "the", "of", "구한다.", "계산한다.", "알려준다.", "찾는다.", *_VERBS}
)


def stranger(draw: Draw, tools: Sequence[Tool], small: bool = False) -> Tool:
    """A tool that shares no telling word with these."""
    known = {word for tool in tools for word in _telling_words(tool)}
    while True:
        tool = any_tool(draw, small)
        if not _telling_words(tool) & known:
            return tool


def _telling_words(tool: Tool) -> set[str]:
    return {*tool.name.lower().split("_"), *tool.description.lower().split()} - _COMMON_WORDS


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
