"""Tokens → weights: a decoder trained from scratch."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import torch
from tokenizers import Tokenizer

from hunmin.artifact import Built, named_if_damaged, read_manifest
from hunmin.model import huggingface
from hunmin.model.configuration import DecoderConfig
from hunmin.model.decoder import Decoder
from hunmin.model.initialization import initialize
from hunmin.recipe import Model, Recipe, Training
from hunmin.training.batches import DocumentBatches
from hunmin.training.trainer import train

TOKENIZER_FILES = ("tokenizer.json", "tokenizer_config.json", "chat_template.jinja")


def build_training(recipe: Recipe, inputs: Mapping[str, Path], directory: Path) -> Built:
    """Train the decoder of the recipe on the tokens artifact, and write a Hugging Face directory."""
    tokens, settings = inputs["tokens"], recipe.training
    batches = document_batches(tokens, settings, recipe.seed)
    decoder = untrained(recipe.model, inputs["tokenizer"], recipe.seed)
    counts = train(decoder, batches, settings, directory, "training")
    write_model(decoder, inputs["tokenizer"], directory)
    manifest = read_manifest(tokens)
    return Built({**counts, "parameters": decoder.config.parameters}, manifest.licenses if manifest else [])


def document_batches(tokens: Path, settings: Training, seed: int, longer_than: int = 0) -> DocumentBatches:
    """The documents of a tokens artifact that have more than `longer_than` tokens, in rows as `settings` asks."""
    path = tokens / "tokens.json"
    with named_if_damaged(path, ValueError, KeyError, TypeError):
        dtype = json.loads(path.read_text(encoding="utf-8"))["dtype"]
    rows_per_step = settings.tokens_per_step // settings.row
    return DocumentBatches(tokens, dtype, settings.row, rows_per_step, seed, longer_than)


def shape(model: Model, vocabulary: int) -> DecoderConfig:
    """The decoder that a recipe asks for, over `vocabulary` tokens."""
    return DecoderConfig(vocabulary=vocabulary, **model.model_dump(exclude={"chat"}))


def untrained(model: Model, tokenizer_directory: Path, seed: int) -> Decoder:
    """The decoder of a recipe as training begins with it."""
    tokenizer = Tokenizer.from_file(str(tokenizer_directory / "tokenizer.json"))
    end, pad = tokenizer.token_to_id("<|im_end|>"), tokenizer.token_to_id("<|pad|>")
    decoder = Decoder(replace(shape(model, tokenizer.get_vocab_size()), eos=end, pad=pad))
    initialize(decoder, torch.Generator().manual_seed(seed))
    return decoder


def write_model(decoder: Decoder, tokenizer_directory: Path, directory: Path) -> None:
    """Write a whole model directory: the weights in fp32, as they were trained, and those tokenizer files there are."""
    huggingface.save(decoder, directory)
    for name in TOKENIZER_FILES:
        if (tokenizer_directory / name).exists():
            shutil.copyfile(tokenizer_directory / name, directory / name)
