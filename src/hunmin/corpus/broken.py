"""Rows that cannot be read: each is named, and too many of them are an error."""

from collections.abc import Sequence

from pydantic import BaseModel

from hunmin.errors import HunminError
from hunmin.progress import say

NAMED = 5  # of one file; the others are counted
ENOUGH_ROWS = 1000  # a share of fewer rows says nothing before their file has ended


class BrokenRows(BaseModel):
    """The broken rows of what is being read (a file of rows, or all text files together), and of all before it."""

    place: str = ""
    rows: int = 0
    broken: int = 0
    first: str = ""
    in_all: int = 0

    def count(self, place: str, rows: int, messages: Sequence[str], share: float) -> None:
        """Count the rows of a batch, name the broken ones, and raise HunminError once more than `share` of many are."""
        if place != self.place:
            self.check(share)
            self.place, self.rows, self.broken, self.first = place, 0, 0, ""
        for number, message in enumerate(messages, self.broken + 1):
            if number <= NAMED:
                say(f"  broken: {message}")
            elif number == NAMED + 1:
                say(f"  broken: more of {place}, which are counted only")
        if messages and not self.broken:
            self.first = messages[0]
        self.rows += rows
        self.broken += len(messages)
        self.in_all += len(messages)
        if self.rows >= ENOUGH_ROWS:
            self.check(share)

    def check(self, share: float) -> None:
        """Raises HunminError if more than `share` of the rows are broken."""
        if self.broken > share * self.rows:
            raise HunminError(
                f"{self.first}; {self.broken:,} of {self.rows:,} in {self.place} are broken, "
                f"and corpus.broken_lines allows {share:.2%}"
            )
