"""How a card writes tables, numbers and verbatim text."""

import re
from collections.abc import Collection, Sequence
from itertools import islice

MISSING = "not measured"
MOST_SHOWN = 40
"""Rows of a table, or names in a cell: more say nothing to a reader."""
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def table(header: Sequence[str], rows: Sequence[Sequence[str]], right: str = "") -> str:
    """A Markdown table; `right` has an "r" for every column that stands to the right, any other letter for the rest."""
    rules = ["---:" if place < len(right) and right[place] == "r" else "---" for place in range(len(header))]
    lines = [header, rules, *([_cell(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def verbatim(text: str, language: str = "text") -> str:
    """A fenced block that no text can leave, whatever backticks it holds; control characters are shown by number."""
    text = CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text)
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def whole(number: float | None) -> str:
    """1234567 → 1,234,567."""
    return MISSING if number is None else f"{number:,.0f}"


def scientific(number: float | None) -> str:
    """6.3e13 → 6.30 × 10^13, as text that needs no formula to be rendered."""
    if number is None:
        return MISSING
    mantissa, exponent = f"{number:.2e}".split("e")
    return f"{mantissa} × 10^{int(exponent)}"


def percent(share: float) -> str:
    """0.961 → 96.1%; what is not all is never written as 100%."""
    return f"{100 * share if share == 1 else min(100 * share, 99.9):.1f}%"


def value(setting: object) -> str:
    """A setting as a recipe has it."""
    if setting is None or setting == "":
        return MISSING
    if isinstance(setting, bool):
        return "yes" if setting else "no"
    if isinstance(setting, int) or (isinstance(setting, float) and setting.is_integer()):
        return whole(setting)
    return ", ".join(map(str, setting)) if isinstance(setting, list) else str(setting)


def few(names: Collection[str]) -> list[str]:
    """The names; of more than MOST_SHOWN the first, and how many more there are."""
    rest = len(names) - MOST_SHOWN
    return [*islice(names, MOST_SHOWN), *([f"{whole(rest)} more"] if rest > 0 else [])]


def not_shown(sources: int, file: str) -> list[str]:
    """The sentence behind a table of the MOST_SHOWN largest sources, if there are others."""
    rest = sources - MOST_SHOWN
    return [f"These are the largest; {whole(rest)} more sources are in {file}."] if rest > 0 else []


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
