"""A byte-level tokenizer and its chat template as the keys of a GGUF file, both ways."""

import json
from pathlib import Path
from typing import Any

from gguf import GGUFWriter, TokenType
from tokenizers import AddedToken, Tokenizer
from tokenizers.decoders import ByteLevel
from tokenizers.models import BPE
from tokenizers.processors import TemplateProcessing

from hunmin.chat.export import write_template, write_tokenizer_config
from hunmin.chat.template import read_template
from hunmin.errors import HunminError
from hunmin.exchange.file import GgufFile
from hunmin.exchange.pre_tokenizers import PRE_TOKENIZERS, name_of
from hunmin.model.configuration import DecoderConfig
from hunmin.tokenizer.splits import standard

SPECIAL = (TokenType.CONTROL, TokenType.UNKNOWN)
ADDED = (*SPECIAL, TokenType.USER_DEFINED)


def write_tokenizer(file: GgufFile, config: DecoderConfig, directory: Path) -> None:
    """Write `tokenizer.json`, `tokenizer_config.json` and, where the file has one, `chat_template.jinja`.

    Raises HunminError where the file has no byte-level tokenizer, cuts text by a rule that is not known here, or has
    more tokens than the embedding of `config` has rows.
    """
    tokens = file.values("tokenizer.ggml.tokens", str)
    if len(tokens) > config.vocabulary:
        raise HunminError(
            f"{file.path}: tokenizer.ggml.tokens has {len(tokens):,} tokens, but the embedding has "
            f"{config.vocabulary:,} rows"
        )
    tokenizer = _tokenizer(file, tokens)
    bos, eos, pad = (
        _token(file, tokens, f"tokenizer.ggml.{key}_token_id", token)
        for key, token in (("bos", config.bos), ("eos", config.eos), ("padding", config.pad))
    )
    said = file.optional("tokenizer.ggml.add_bos_token", bool)
    pre_tokenizer = PRE_TOKENIZERS[file.value("tokenizer.ggml.pre", str)]
    adds_bos = bos is not None and (pre_tokenizer.adds_bos if said is None else said)
    if adds_bos:
        tokenizer.post_processor = TemplateProcessing(single=[bos, "$A"], special_tokens=[(bos, config.bos)])
    tokenizer.save(str(directory / "tokenizer.json"))
    write_tokenizer_config(directory, config.context, bos=bos, eos=eos, pad=pad, add_bos=adds_bos)
    template = file.optional("tokenizer.chat_template", str)
    if template is not None:
        write_template(directory, template)


def _tokenizer(file: GgufFile, tokens: list[str]) -> Tokenizer:
    model, rule = file.value("tokenizer.ggml.model", str), file.value("tokenizer.ggml.pre", str)
    if model != "gpt2":
        raise HunminError(f"{file.path}: tokenizer.ggml.model is {model}, and only gpt2 (byte-level BPE) can be read")
    if rule not in PRE_TOKENIZERS:
        known = ", ".join(PRE_TOKENIZERS)
        raise HunminError(f"{file.path}: tokenizer.ggml.pre is {rule}, which is none of {known}")
    kinds = file.values("tokenizer.ggml.token_type", int)
    if len(kinds) != len(tokens):
        raise HunminError(f"{file.path}: tokenizer.ggml.token_type has {len(kinds):,} of {len(tokens):,} tokens")
    cut = (merge.partition(" ") for merge in file.values("tokenizer.ggml.merges", str))
    merges = [(first, second) for first, _, second in cut]
    used = [(token, number) for number, token in enumerate(tokens) if kinds[number] != TokenType.UNUSED]
    pre_tokenizer = PRE_TOKENIZERS[rule]
    try:
        tokenizer = Tokenizer(BPE(dict(used), merges, ignore_merges=pre_tokenizer.ignore_merges))
    except Exception as error:  # tokenizers raises nothing narrower
        raise HunminError(f"{file.path}: tokenizer.ggml.merges is at odds with the tokens: {error}") from None
    if pre_tokenizer.rule.normalizer is not None:
        tokenizer.normalizer = pre_tokenizer.rule.normalizer
    tokenizer.pre_tokenizer = standard(pre_tokenizer.rule)
    tokenizer.decoder = ByteLevel()
    added = [(token, kinds[number] in SPECIAL) for token, number in used if kinds[number] in ADDED]
    tokenizer.add_tokens([AddedToken(token, special=special, normalized=False) for token, special in added])
    return tokenizer


def _token(file: GgufFile, tokens: list[str], key: str, number: int | tuple[int, ...] | None) -> str | None:
    """The token of an id that stands under a key."""
    if number is None:
        return None
    if not isinstance(number, int) or not 0 <= number < len(tokens):
        raise HunminError(f"{file.path}: {key} is {number}, but there are {len(tokens):,} tokens")
    return tokens[number]


def describe_tokenizer(directory: Path, config: DecoderConfig, writer: GGUFWriter) -> None:
    """Write the keys of a directory's `tokenizer.json`, and of its chat template if there is one.

    Rows of the embedding that are no token's become unused tokens. Raises HunminError where the tokenizer is not
    byte-level BPE, cuts text by a rule that llama.cpp has no name for, or has ids past the embedding of `config`, and
    where `config` itself names such an id.
    """
    path = directory / "tokenizer.json"
    description, tokenizer = _read(path)
    pre = name_of(description)
    if pre is None:
        known = ", ".join(PRE_TOKENIZERS)
        raise HunminError(f"{path}: llama.cpp has no pre_tokenizer that cuts text like this one; it has {known}")
    tokens = [f"[PAD{number}]" for number in range(config.vocabulary)]
    kinds = [TokenType.UNUSED] * config.vocabulary
    size = max(tokenizer.get_vocab(with_added_tokens=True).values()) + 1
    if size > config.vocabulary:
        raise HunminError(
            f"{path} has ids for {size:,} tokens, but the embedding has {config.vocabulary:,} rows: "
            "they are not of one model"
        )
    for token, number in tokenizer.get_vocab(with_added_tokens=False).items():
        tokens[number], kinds[number] = token, TokenType.NORMAL
    for number, added in tokenizer.get_added_tokens_decoder().items():
        tokens[number] = added.content
        kinds[number] = TokenType.CONTROL if added.special else TokenType.USER_DEFINED
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre(pre)
    writer.add_token_list(tokens)
    writer.add_token_types(kinds)
    writer.add_token_merges([" ".join(merge) for merge in description["model"]["merges"]])
    eos = config.eos[0] if isinstance(config.eos, tuple) else config.eos
    for key, chosen, add in (
        ("bos_token_id", config.bos, writer.add_bos_token_id),
        ("eos_token_id", eos, writer.add_eos_token_id),
        ("pad_token_id", config.pad, writer.add_pad_token_id),
    ):
        if chosen is None:
            continue
        if not 0 <= chosen < config.vocabulary:
            place = directory / "config.json"
            raise HunminError(f"{place}: {key} is {chosen}, but there are {config.vocabulary:,} tokens")
        add(chosen)
    around = tokenizer.encode("").ids  # what stands around a text
    begins = around[:1] == [config.bos]
    writer.add_add_bos_token(begins)
    writer.add_add_eos_token(around[begins:] == [eos])
    template = read_template(directory)
    if template is not None:
        writer.add_chat_template(template)


def _read(path: Path) -> tuple[dict[str, Any], Tokenizer]:
    """A `tokenizer.json` as it is written today, and the tokenizer that it describes."""
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # tokenizers raises nothing narrower
        raise HunminError(f"{path} is missing or no tokenizer.json ({error}); a GGUF file needs it") from None
    description = json.loads(tokenizer.to_str())
    kinds = description["model"]["type"], (description["decoder"] or {}).get("type")
    if kinds != ("BPE", "ByteLevel"):
        raise HunminError(f"{path} is {kinds[0]} with the decoder {kinds[1]}; only byte-level BPE can be exported")
    return description, tokenizer
