"""Everyday tools, written by hand."""

from hunmin.corpus.world.everyday.cards import CARD_TOOLS
from hunmin.corpus.world.everyday.counting import COUNTING_TOOLS
from hunmin.corpus.world.everyday.living import LIVING_TOOLS
from hunmin.corpus.world.tools import Tool

EVERYDAY_TOOLS: tuple[Tool, ...] = CARD_TOOLS + LIVING_TOOLS + COUNTING_TOOLS
HELD_OUT_TOOLS: tuple[Tool, ...] = ()
