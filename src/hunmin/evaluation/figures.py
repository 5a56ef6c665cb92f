"""The numbers in a text, whichever way they are written: 48960, 48,960, 48960.0, 4만 8960, 4만8천9백60."""

import re
from collections.abc import Iterator
from decimal import Decimal

SMALL = {"": Decimal(1), "백": Decimal(10) ** 2, "천": Decimal(10) ** 3}
LARGE = {"": Decimal(1), "만": Decimal(10) ** 4, "억": Decimal(10) ** 8, "조": Decimal(10) ** 12}
TERM = re.compile(r"(?P<digits>\d+(?:,\d{3,})*(?:\.\d+)*(?:[eE][-+]?\d+)?)(?P<small>[백천]?)(?P<large>[만억조]?)")
DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:[eE][-+]?\d{1,3})?")
NEGATIVE = re.compile(r"(?:(?<![\w)])[-−]|영하\s?)$")


def figure(text: str) -> Decimal:
    """The value of one number written in digits. Raises ValueError when `text` is anything else."""
    if not DIGITS.fullmatch(text.removeprefix("-")):
        raise ValueError(f"{text!r} is not a number in digits")
    return Decimal(text.replace(",", ""))


def figures(text: str) -> set[Decimal]:
    """Every number that stands in `text` as a whole: 8960 is not in "48960", nor in "4만 8960"."""
    return set(_numbers(text))


def _numbers(text: str) -> Iterator[Decimal]:
    """Terms such as 4만, 8천 and 960 add up to one number for as long as each unit is smaller than the last."""
    number: _Number | None = None
    end = 0
    for term in TERM.finditer(text):
        touching = text[end : term.start()] in ("", " ")
        end = term.end()
        if not DIGITS.fullmatch(term["digits"]):
            # 1.2.3, 48,9600 and 5E1234567 are no numbers, and a piece of one is not what a tool answered.
            if number:
                yield number.value
            number = None
            continue
        small, large = SMALL[term["small"]], LARGE[term["large"]]
        value = figure(term["digits"]) * small
        if number and touching and value < number.room and large < number.large:
            number.add(value, small, large)
        else:
            if number:
                yield number.value
            number = _Number(-1 if NEGATIVE.search(text[max(0, term.start() - 3) : term.start()]) else 1)
            number.add(value, small, large)
    if number:
        yield number.value


class _Number:
    """A number while its terms are read from the left."""

    def __init__(self, sign: int) -> None:
        self.sign = sign
        self.whole = Decimal(0)  # what large units have closed
        self.section = Decimal(0)  # what the next large unit multiplies
        self.room = Decimal("Infinity")  # the next term stays below the unit before it
        self.large = Decimal("Infinity")

    def add(self, value: Decimal, small: Decimal, large: Decimal) -> None:
        self.section += value
        self.room = small
        if large > 1:
            self.whole += self.section * large
            self.section = Decimal(0)
            self.room = self.large = large
        elif small == 1:
            self.room = Decimal(0)  # plain digits end a number

    @property
    def value(self) -> Decimal:
        return self.sign * (self.whole + self.section)
