"""Strings that end an answer, found in text that comes in pieces."""

from collections.abc import Sequence


class StopStrings:
    """Lets text pass up to the first of the strings; holds back what may be the beginning of one."""

    def __init__(self, strings: Sequence[str]) -> None:
        self._strings = tuple(strings)
        self._held = ""
        self.found = False

    def push(self, text: str) -> str:
        """The text that may be shown now; nothing more once a string was found."""
        if self.found:
            return ""
        text = self._held + text
        # The string that is whole first counts, however the text was cut; of two that end together, the longer one.
        matches = [(place + len(string), place) for string in self._strings if (place := text.find(string)) >= 0]
        if matches:
            self.found, self._held = True, ""
            return text[: min(matches)[1]]
        held = max((_overlap(text, string) for string in self._strings), default=0)
        self._held = text[len(text) - held :]
        return text[: len(text) - held]

    def finish(self) -> str:
        """What was held back and turned out to be no stop string."""
        held, self._held = self._held, ""
        return held


def _overlap(text: str, string: str) -> int:
    """How many characters at the end of the text are a beginning of the string."""
    return next((n for n in range(min(len(text), len(string) - 1), 0, -1) if text.endswith(string[:n])), 0)
