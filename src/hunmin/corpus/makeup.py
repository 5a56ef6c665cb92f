"""What a text is made of: its characters counted by class, and the language that they speak for."""

import unicodedata
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

HANGUL, LATIN, OTHER_LETTER, DIGIT, SPACE, REPLACEMENT, SYMBOL = range(7)
LAST_LETTER = 0x323AF  # of Unicode 15; private and unassigned characters beyond it count as symbols


@dataclass(frozen=True)
class Makeup:
    """How many characters of each class a text has; marks that combine with a letter count as letters."""

    hangul: int
    latin: int
    other_letters: int
    digits: int
    replacements: int
    symbols: int
    words: int
    """Runs of characters between white space: Korean eojeols."""

    @property
    def letters(self) -> int:
        return self.hangul + self.latin + self.other_letters

    @property
    def visible(self) -> int:
        """Characters that are not white space."""
        return self.letters + self.digits + self.replacements + self.symbols


def makeup(text: str) -> Makeup:
    """Count the characters of a text by class. The text must be valid Unicode, as `normalise` makes it."""
    code_points = np.frombuffer(text.encode("utf-32-le"), "<u4")
    classes = _classes()[code_points]
    visible = classes != SPACE
    begins = np.count_nonzero(visible[:1]) + np.count_nonzero(visible[1:] & ~visible[:-1])
    hangul, latin, other_letters, digits, replacements, symbols = (
        int(np.count_nonzero(classes == number)) for number in (HANGUL, LATIN, OTHER_LETTER, DIGIT, REPLACEMENT, SYMBOL)
    )
    return Makeup(hangul, latin, other_letters, digits, replacements, symbols, words=int(begins))


def guess_language(made_of: Makeup) -> str:
    """`ko` if a fifth of the letters are Hangul, which leaves room for names and code; `en` if most are Latin."""
    if made_of.hangul > 0.2 * made_of.letters:
        return "ko"
    return "en" if made_of.latin > 0.5 * made_of.letters else "other"


@cache
def _classes() -> npt.NDArray[np.uint8]:
    """The class of every code point, as a table."""
    classes = np.full(0x110000, SYMBOL, np.uint8)
    for code_point in range(LAST_LETTER + 1):
        classes[code_point] = _class(chr(code_point))
    return classes


def _class(character: str) -> int:
    if character.isspace():
        return SPACE
    if character == "\ufffd":
        return REPLACEMENT
    match unicodedata.category(character)[0]:
        case "L":
            name = unicodedata.name(character, "")
            return HANGUL if "HANGUL" in name else LATIN if "LATIN" in name else OTHER_LETTER
        case "M":
            return OTHER_LETTER
        case "N":
            return DIGIT
        case _:
            return SYMBOL
