"""Byte-level byte-pair encoding, learnt from text (Sennrich et al. 2016, on bytes as in GPT-2)."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tokenizers import AddedToken, Tokenizer
from tokenizers.decoders import ByteLevel as ByteLevelDecoder
from tokenizers.models import BPE
from tokenizers.pre_tokenizers import ByteLevel
from tokenizers.trainers import BpeTrainer

from hunmin.errors import HunminError
from hunmin.recipe import Tokenizer as Settings
from hunmin.tokenizer import splits

LEAST_FREQUENCY = 2  # a merge seen once says nothing about text


def train(texts: Iterable[str], settings: Settings, added_tokens: Sequence[AddedToken]) -> Tokenizer:
    """Learn merges until the vocabulary holds exactly `settings.vocabulary` tokens.

    The ids are the added tokens in their order, the 256 bytes in the order of ByteLevel's alphabet, then the merges by
    rank. Added tokens that stand in the texts are cut out and teach nothing. The same texts give the same tokenizer.
    Raises HunminError if the vocabulary cannot be had, naming the largest or the smallest that can.
    """
    special = {token.content: token.special for token in added_tokens}  # training turns the tokens themselves special
    tokenizer = Tokenizer(BPE())
    rule = splits.SPLITS[settings.split]
    if rule.normalizer is not None:
        tokenizer.normalizer = rule.normalizer
    tokenizer.pre_tokenizer = splits.for_training(rule, settings.space_merges)
    trainer = BpeTrainer(
        vocab_size=settings.vocabulary,
        min_frequency=LEAST_FREQUENCY,
        special_tokens=list(added_tokens),
        initial_alphabet=ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(_between(texts, added_tokens), trainer)
    _refuse_other_than(settings.vocabulary, tokenizer.get_vocab_size())
    tokenizer.pre_tokenizer = splits.standard(rule)
    tokenizer.decoder = ByteLevelDecoder()
    return _with_special(tokenizer, special)


def _refuse_other_than(vocabulary: int, possible: int) -> None:
    if possible < vocabulary:
        raise HunminError(
            f"tokenizer.vocabulary is {vocabulary:,}, but the text has merges for {possible:,} at most; "
            "ask for no more, or give more text"
        )
    if possible > vocabulary:
        raise HunminError(
            f"tokenizer.vocabulary is {vocabulary:,}, but the added tokens and the bytes alone are {possible:,}"
        )


def _between(texts: Iterable[str], added_tokens: Sequence[AddedToken]) -> Iterator[str]:
    contents = sorted((token.content for token in added_tokens), key=len, reverse=True)
    added = re.compile("|".join(map(re.escape, contents)))
    for text in texts:
        yield from filter(None, added.split(text))


def _with_special(tokenizer: Tokenizer, special: Mapping[str, bool]) -> Tokenizer:
    """The same tokenizer with each added token special or not, as it was asked for."""
    content = json.loads(tokenizer.to_str())
    for entry in content["added_tokens"]:
        entry["special"] = special[entry["content"]]
    return Tokenizer.from_str(json.dumps(content))
