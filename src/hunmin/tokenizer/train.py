"""Byte-level byte-pair encoding, learnt from text (Sennrich et al. 2016, on bytes as in GPT-2)."""

import json
import re
from collections import Counter
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
    alphabet = _Alphabet(settings)
    tokenizer.train_from_iterator(alphabet.stressed(_between(texts, added_tokens)), trainer)
    _refuse_other_than(settings.vocabulary, tokenizer.get_vocab_size())
    alphabet.refuse_split(tokenizer)
    tokenizer.pre_tokenizer = splits.standard(rule)
    tokenizer.decoder = ByteLevelDecoder()
    return _with_special(tokenizer, special)


class _Alphabet:
    """The most frequent characters of texts, up to a share of all (`--character_coverage` of SentencePiece)."""

    def __init__(self, settings: Settings) -> None:
        self._coverage, self._vocabulary = settings.character_coverage, settings.vocabulary
        self._seen: Counter[str] = Counter()

    def stressed(self, texts: Iterable[str]) -> Iterator[str]:
        """The texts, and behind them each character of the alphabet, more often than the last merges are seen."""
        for text in texts:
            self._seen.update(text)
            yield text
        often = self._seen.total() // self._vocabulary
        for character in self.characters():
            yield f"{character}\n" * often

    def characters(self) -> Iterator[str]:
        """Those that are more than one byte."""
        left = self._coverage * self._seen.total()
        for character, count in self._seen.most_common():
            if left <= 0:
                return
            left -= count
            if not character.isascii():
                yield character

    def refuse_split(self, tokenizer: Tokenizer) -> None:
        """Raises HunminError if a character is not one token."""
        characters = list(self.characters())
        split = [text for text in characters if len(tokenizer.encode(text, add_special_tokens=False).ids) > 1]
        if split:
            raise HunminError(
                f"tokenizer.character_coverage asks for {len(characters):,} tokens of one character, and "
                f"{len(split):,} of them find no place; ask for a larger vocabulary or for less coverage"
            )


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
