"""Which tools a conversation offers, and which of the others it asks for in vain."""

from collections.abc import Sequence

from hunmin.corpus.world.everyday import CARD_TOOL_VARIANTS, EVERYDAY_TOOLS, HELD_OUT_TOOLS
from hunmin.corpus.world.invented_words import VERBS
from hunmin.corpus.world.invention import invent_tool
from hunmin.corpus.world.splits import Draw
from hunmin.corpus.world.tools import Tool

_MADE_UP_SHARE = 0.6
_CARD_SHARE = 0.14
_OFFERED = {1: 0.38, 2: 0.36, 3: 0.12, 4: 0.05, 5: 0.09}


def offered_tools(draw: Draw) -> tuple[Tool, ...]:
    """One to five tools that no request can confuse; where they are many, each is small."""
    count = draw.weighted(_OFFERED)
    tools: list[Tool] = []
    if draw.language == "ko" and not draw.split.tools and draw.chance(_CARD_SHARE):
        tools = list(draw.choice(CARD_TOOL_VARIANTS))
        count = draw.choice((2, 2, 2, 3))
    while len(tools) < count:
        tools.append(stranger(draw, tools, small=count > 3))
    return tuple(tools)


def any_tool(draw: Draw, small: bool = False) -> Tool:
    """A tool of the draw's split and language, made up more often than not."""
    pool = HELD_OUT_TOOLS if draw.split.tools else EVERYDAY_TOOLS
    fitting = [tool for tool in pool if tool.language == draw.language and len(tool.parameters) <= (1 if small else 5)]
    return invent_tool(draw, small) if not fitting or draw.chance(_MADE_UP_SHARE) else draw.choice(fitting)


_VERBS = {
    word for verb in VERBS for word in (*verb.english.split("_"), verb.noun, f"{verb.noun}하기", f"{verb.declared}.")
}
_COMMON_WORDS = frozenset({"get", "set", "find", "도구", "받아", "a", "the", "of", "계산한다.", *_VERBS})


def stranger(draw: Draw, tools: Sequence[Tool], small: bool = False) -> Tool:
    """A tool that shares no telling word with these."""
    known = {word for tool in tools for word in _telling_words(tool)}
    while True:
        tool = any_tool(draw, small)
        if not _telling_words(tool) & known:
            return tool


def _telling_words(tool: Tool) -> set[str]:
    return {*tool.name.lower().split("_"), *tool.description.lower().split()} - _COMMON_WORDS
