"""The rules for cutting text that llama.cpp knows by name, and which of them a `tokenizer.json` has."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hunmin.tokenizer.splits import AX, GPT2, SPLITS, SplitRule


@dataclass(frozen=True)
class PreTokenizer:
    """A rule, whether a piece that is a token as it stands is that token, whatever the merges make of it, and whether a
    text begins with the token for beginnings where a file does not say."""

    rule: SplitRule
    ignore_merges: bool = False
    adds_bos: bool = False


PRE_TOKENIZERS: Mapping[str, PreTokenizer] = {
    "gpt-2": PreTokenizer(SPLITS["gpt2"]),
    "a.x-4.0": PreTokenizer(SPLITS["gpt2"]),
    "qwen2": PreTokenizer(SPLITS["qwen2"]),
    "llama-bpe": PreTokenizer(SplitRule((AX,)), ignore_merges=True, adds_bos=True),
    "smollm": PreTokenizer(SplitRule((r"\p{N}", GPT2))),
}
"""By their names in `src/llama-vocab.cpp`; where two are the same, the first is written."""


def name_of(tokenizer: Mapping[str, Any]) -> str | None:
    """The name of the rule that a `tokenizer.json` cuts text by; None where llama.cpp has none.

    llama.cpp normalises nothing before it; text that is NFC already, it need not.
    """
    if (tokenizer["normalizer"] or {"type": "NFC"})["type"] != "NFC":
        return None
    patterns = _patterns(tokenizer["pre_tokenizer"])
    ignore_merges = bool(tokenizer["model"].get("ignore_merges"))
    for name, known in PRE_TOKENIZERS.items():
        if (patterns, ignore_merges) == (known.rule.patterns, known.ignore_merges):
            return name
    return None


def _patterns(step: Mapping[str, Any] | None) -> tuple[str | None, ...]:
    """The patterns that a pre-tokenizer isolates one after another, None for what is no such step."""
    match step:
        case {"type": "Sequence", "pretokenizers": [*steps]}:
            return tuple(pattern for inner in steps for pattern in _patterns(inner))
        case {"type": "Split", "pattern": {"Regex": str(pattern)}, "behavior": "Isolated", "invert": False}:
            return (pattern,)
        case {"type": "Digits", "individual_digits": True}:
            return (r"\p{N}",)
        case {"type": "ByteLevel", "add_prefix_space": False, "use_regex": bool(own)}:
            return (GPT2,) if own else ()
        case _:
            return (None,)
