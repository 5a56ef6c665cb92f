"""How text is cut into pieces before byte-pair encoding: no token ever spans two pieces.

Each rule is one that transformers has, and but for "ax" llama.cpp too, so that an exported tokenizer splits as it does
here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tokenizers import Regex
from tokenizers.normalizers import NFC, Normalizer
from tokenizers.pre_tokenizers import ByteLevel, PreTokenizer, Sequence, Split

SplitName = Literal["qwen2", "ax", "gpt2"]

# of the Qwen2 tokenizer.json: every digit alone
QWEN2 = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
# of the A.X-3.1 tokenizer.json, and of Llama 3's: digits by up to three
AX = QWEN2.replace(r"|\p{N}|", r"|\p{N}{1,3}|")
# of GPT-2's encoder.py: what ByteLevel(use_regex=True) does, spelt out because training puts a cut behind it
GPT2 = r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"

# Where a word or a number begins and ends, whatever stands around it. Symbols beyond ASCII are a piece of their own,
# because their bytes could otherwise merge with a space and take the first byte of a word along.
WORDS = Split(Regex(r"[\p{L}\p{N}]+|[^\p{L}\p{N}\x00-\x7F]+"), "isolated")


@dataclass(frozen=True)
class SplitRule:
    """The patterns of one rule, applied in turn, and the Unicode normalisation before them."""

    patterns: tuple[str, ...]
    normalizer: Normalizer | None = None


SPLITS: Mapping[SplitName, SplitRule] = {
    "qwen2": SplitRule((QWEN2,), NFC()),
    "ax": SplitRule((AX, GPT2), NFC()),
    "gpt2": SplitRule((GPT2,)),
}


def standard(rule: SplitRule) -> PreTokenizer:
    """The rule as it is exported: its last GPT-2 pattern, if it has one, is ByteLevel's own."""
    *first, last = rule.patterns
    own = last == GPT2
    cuts = [_isolated(pattern) for pattern in (first if own else [*first, last])]
    levels = [*cuts, ByteLevel(add_prefix_space=False, use_regex=own)]
    return Sequence(levels) if cuts else levels[0]


def for_training(rule: SplitRule, space_merges: bool) -> PreTokenizer:
    """The rule as merges are learnt under it.

    Without space merges, words are cut off from the space, quote or bracket before them, so that no merge joins the
    two: the exported rule then gives a word the same tokens wherever it stands, which a small model needs to copy it.
    """
    cuts = [_isolated(pattern) for pattern in rule.patterns]
    return Sequence([*cuts, *([] if space_merges else [WORDS]), ByteLevel(add_prefix_space=False, use_regex=False)])


def _isolated(pattern: str) -> Split:
    return Split(Regex(pattern), "isolated")
