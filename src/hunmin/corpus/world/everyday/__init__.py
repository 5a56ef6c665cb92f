"""Everyday tools, written by hand: those of training, and those kept for evaluation."""

from hunmin.corpus.world.everyday.cards import CARD_TOOL_VARIANTS, CARD_TOOLS
from hunmin.corpus.world.everyday.civic import CIVIC_TOOLS
from hunmin.corpus.world.everyday.counting import COUNTING_TOOLS
from hunmin.corpus.world.everyday.english import ENGLISH_TOOLS
from hunmin.corpus.world.everyday.health import HEALTH_TOOLS
from hunmin.corpus.world.everyday.held_out import HELD_OUT_TOOLS
from hunmin.corpus.world.everyday.household import HOUSEHOLD_TOOLS
from hunmin.corpus.world.everyday.learning import LEARNING_TOOLS
from hunmin.corpus.world.everyday.leisure import LEISURE_TOOLS
from hunmin.corpus.world.everyday.living import LIVING_TOOLS
from hunmin.corpus.world.everyday.office import OFFICE_TOOLS
from hunmin.corpus.world.everyday.shopping import SHOPPING_TOOLS
from hunmin.corpus.world.everyday.travel import TRAVEL_TOOLS
from hunmin.corpus.world.tools import Tool

EVERYDAY_TOOLS: tuple[Tool, ...] = (
    *CARD_TOOLS,
    *LIVING_TOOLS,
    *HEALTH_TOOLS,
    *HOUSEHOLD_TOOLS,
    *LEISURE_TOOLS,
    *CIVIC_TOOLS,
    *COUNTING_TOOLS,
    *TRAVEL_TOOLS,
    *SHOPPING_TOOLS,
    *OFFICE_TOOLS,
    *LEARNING_TOOLS,
    *ENGLISH_TOOLS,
)

__all__ = ["CARD_TOOLS", "CARD_TOOL_VARIANTS", "EVERYDAY_TOOLS", "HELD_OUT_TOOLS"]
