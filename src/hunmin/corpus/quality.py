"""The plain reasons to leave a text out, each by its name.

The rules are those that public pipelines share (C4, Raffel et al. 2020; Gopher, Rae et al. 2021, appendix A), with
thresholds that Korean keeps as well as English does: an eojeol is shorter than a word, and no stop words are asked for.
"""

from collections import Counter
from collections.abc import Callable

from hunmin.corpus.makeup import Makeup


def reason_to_drop(text: str, made_of: Makeup, minimum_characters: int) -> str | None:
    """The name of the first rule that a normalised text breaks; None if it keeps them all."""
    if len(text) < max(minimum_characters, 1):
        return "too short"
    return next((name for name, breaks in RULES.items() if breaks(text, made_of)), None)


def _no_letters(_: str, made_of: Makeup) -> bool:
    return made_of.letters == 0


def _replacement_characters(text: str, made_of: Makeup) -> bool:
    return made_of.replacements > 0.001 * len(text)


def _mostly_symbols_or_digits(_: str, made_of: Makeup) -> bool:
    return made_of.letters < 0.3 * made_of.visible


def _one_line_repeated(text: str, _: Makeup) -> bool:
    line, times = Counter(filter(None, text.split("\n"))).most_common(1)[0]
    return times >= 5 and times * len(line) > 0.3 * len(text)


def _lines_too_short(text: str, made_of: Makeup) -> bool:
    lines = text.count("\n") + 1
    return lines >= 10 and made_of.visible < 3 * lines


def _lines_too_long(text: str, _: Makeup) -> bool:
    return len(text) > 20_000 * (text.count("\n") + 1)


def _words_too_short(_: str, made_of: Makeup) -> bool:
    return made_of.visible < 1.3 * made_of.words


def _words_too_long(_: str, made_of: Makeup) -> bool:
    return made_of.visible > 40 * made_of.words


RULES: dict[str, Callable[[str, Makeup], bool]] = {
    "no letters": _no_letters,
    "replacement characters": _replacement_characters,
    "mostly symbols or digits": _mostly_symbols_or_digits,
    "one line repeated": _one_line_repeated,
    "lines too short": _lines_too_short,
    "lines too long": _lines_too_long,
    "words too short": _words_too_short,
    "words too long": _words_too_long,
}
