"""Conversations for training: a few offered tools and several exchanges over them."""

import json
from collections.abc import Iterator
from random import Random

from hunmin.corpus.world.everyday import CARD_TOOLS, EVERYDAY_TOOLS, HELD_OUT_TOOLS
from hunmin.corpus.world.exchanges import Dialogue, askable, chat, incomplete_request, request, several_requests, unfit_request
from hunmin.corpus.world.invention import invent_tool
from hunmin.corpus.world.splits import TRAINING, Draw
from hunmin.corpus.world.talk import SYSTEM_MESSAGES, TRANSLATOR, translation
from hunmin.corpus.world.tools import Tool

Conversation = dict[str, object]

CHARACTERS = 900  # what a conversation aims at, the JSON of its tools included
_EXCHANGES = {"call": 0.42, "ask": 0.28, "several": 0.1, "decline": 0.11, "talk": 0.09}
_ENGLISH_SHARE = 0.15
_OFFERED = {1: 0.33, 2: 0.32, 3: 0.18, 4: 0.09, 5: 0.08}


def conversations(seed: int, count: int) -> Iterator[Conversation]:
    """`count` training conversations, each {"kind", "messages", "tools"} in OpenAI's form; item i depends on (seed, i) only."""
    for index in range(count):
        yield conversation(seed, index)


def conversation(seed: int, index: int) -> Conversation:
    """Training conversation number `index`."""
    random = Random(f"{seed}:conversation:{index}")
    draw = Draw(random, TRAINING, "en" if random.random() < _ENGLISH_SHARE else "ko")
    if draw.chance(0.07):
        return _talk_alone(draw)
    dialogue = Dialogue(offered_tools(draw))
    kinds = []
    while not kinds or (length(dialogue) < CHARACTERS - 200 and len(kinds) < 5):
        kinds.append(add_exchange(dialogue, draw))
    return {"kind": kinds[0], "messages": dialogue.messages, "tools": dialogue.schemas}


def length(dialogue: Dialogue) -> int:
    """Characters of the dialogue with its tools, as JSON."""
    return len(json.dumps([dialogue.messages, dialogue.schemas], ensure_ascii=False))


def add_exchange(dialogue: Dialogue, draw: Draw) -> str:
    """One exchange of a drawn kind over the offered tools; returns the kind."""
    kind = draw.weighted(_EXCHANGES)
    if kind == "ask" and any(askable(tool) for tool in dialogue.tools):
        incomplete_request(dialogue, draw)
        return "ask"
    if kind == "decline":
        unfit_request(dialogue, draw, _stranger(draw, dialogue.tools))
        return "decline"
    if kind == "talk":
        chat(dialogue, draw)
        return "talk"
    if kind == "several":
        several_requests(dialogue, draw)
    else:
        request(dialogue, draw)
    return "call"


def any_tool(draw: Draw) -> Tool:
    """A tool of the draw's split and language: made up more often than not."""
    pool = [tool for tool in (HELD_OUT_TOOLS if draw.split.tools else EVERYDAY_TOOLS) if tool.language == draw.language]
    return invent_tool(draw) if not pool or draw.chance(0.6) else draw.choice(pool)


def offered_tools(draw: Draw) -> tuple[Tool, ...]:
    """One to five tools that no request can confuse."""
    count = draw.weighted(_OFFERED)
    tools: list[Tool] = []
    if draw.language == "ko" and not draw.split.tools and draw.chance(0.09):
        tools = list(CARD_TOOLS)
        count = max(count, 2) if draw.chance(0.4) else 2
    while len(tools) < count:
        tools.append(_stranger(draw, tools))
    return tuple(tools)


_COMMON_WORDS = {"get", "set", "find", "calculate", "도구", "a", "the", "계산한다."}


def _stranger(draw: Draw, tools: list[Tool] | tuple[Tool, ...]) -> Tool:
    """A tool that shares no telling word with these."""
    known = set().union(*(_telling_words(tool) for tool in tools))
    while True:
        tool = any_tool(draw)
        if not _telling_words(tool) & known:
            return tool


def _telling_words(tool: Tool) -> set[str]:
    return ({*tool.name.lower().split("_"), *tool.description.lower().split()}) - _COMMON_WORDS


def _talk_alone(draw: Draw) -> Conversation:
    """Plain talk with no tools at all, sometimes under a system message, sometimes a translator's."""
    dialogue = Dialogue(())
    if draw.chance(0.25):
        dialogue.system(TRANSLATOR)
        for _ in range(draw.choice((1, 2, 3))):
            english, korean = translation(draw)
            dialogue.user(english)
            dialogue.assistant(korean, "decline", any_of=[])
    else:
        if draw.chance(0.4):
            dialogue.system(draw.choice(SYSTEM_MESSAGES[draw.language]))
        for _ in range(draw.choice((1, 2, 3, 4))):
            chat(dialogue, draw)
    return {"kind": "talk", "messages": dialogue.messages, "tools": []}
