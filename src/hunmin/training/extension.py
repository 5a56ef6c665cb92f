"""A longer context for a trained model: by YaRN alone, or learnt from long documents as well."""

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from hunmin.artifact import MANIFEST, Built, read_manifest
from hunmin.errors import HunminError, UsageError
from hunmin.model import huggingface
from hunmin.model.configuration import DecoderConfig
from hunmin.model.decoder import Decoder
from hunmin.model.huggingface_config import describe_positions
from hunmin.model.json_files import read_json, write_json
from hunmin.model.rope_scaling import RopeScaling, YarnScaling
from hunmin.model.whole_directory import whole_directory
from hunmin.recipe import LARGEST_FACTOR, Recipe
from hunmin.training.stage import document_batches, write_model
from hunmin.training.trainer import train

CARRIED = ("*.safetensors", "*.json", "*.jinja", "*.txt", "*.model")
"""The files of a model: weights, configurations, chat template, and tokenizers of every kind."""


def lengthened(source: Path, config: DecoderConfig, factor: float) -> DecoderConfig:
    """The decoder of `source` with a context `factor` times as long, its positions scaled by YaRN.

    Raises HunminError where they are scaled already, and UsageError where the context stays what it is.
    """
    if config.rope_scaling != RopeScaling():
        kind = config.rope_scaling.kind
        raise HunminError(f"{source} is scaled already (rope_type {kind}): extend the model that it was made from")
    context = int(config.context * factor)
    if context == config.context:
        raise UsageError(f"a factor of {factor:g} leaves the context of {context:,} tokens as it is: take a larger one")
    scaling = YarnScaling(factor=float(factor), original_context=config.context)
    return replace(config, context=context, rope_scaling=scaling)


def extend(source: Path, directory: Path, factor: float) -> DecoderConfig:
    """Write the model in `source` to `directory` with a longer context, by its configuration alone, which is returned.

    Its weights and its tokenizer are carried over as they are. Raises UsageError for a factor that makes no context
    longer or is past all use, and for a `directory` that is there already, and HunminError where `source` is no model
    that we have, one that is not whole, or one whose positions are scaled already.
    """
    if not 1 < factor <= LARGEST_FACTOR:
        raise UsageError(f"--factor {factor:g}: a longer context takes a factor above 1, {LARGEST_FACTOR:,} at most")
    if directory.exists():
        raise UsageError(f"{directory} is there already: name a directory that is not")
    config = lengthened(source, huggingface.find_weights(source)[0], factor)
    with whole_directory(directory) as partial:
        for path in (path for pattern in CARRIED for path in source.glob(pattern) if path.name != MANIFEST):
            if not path.is_file():
                raise HunminError(f"{path} is no file, or a link to none: mend it or take it away")
            shutil.copyfile(path, partial / path.name)
        description = read_json(source / "config.json")
        description.pop("original_max_position_embeddings", None)  # it would be taken for that of the new scaling
        write_json(partial / "config.json", description | describe_positions(config))
        _lengthen_tokenizer(source, partial, config.context)
    return config


def build_extension(recipe: Recipe, inputs: Mapping[str, Path], directory: Path) -> Built:
    """Go on from the trained weights with a longer context, on the documents that the shorter one could not hold."""
    base, settings = huggingface.load(inputs["training"]), recipe.extension
    assert settings is not None, "the stage is there only where its section is"
    config = lengthened(inputs["training"], base.config, settings.factor)
    if settings.row > config.context:
        raise HunminError(f"extension.row ({settings.row}) is longer than the extended context ({config.context})")
    batches = document_batches(inputs["tokens"], settings, recipe.seed, longer_than=base.config.context)
    decoder = Decoder(config)
    decoder.load_state_dict(base.state_dict())
    counts = train(decoder, batches, settings, directory, "extension")
    write_model(decoder, inputs["training"], directory)
    _lengthen_tokenizer(inputs["training"], directory, config.context)
    manifests = [read_manifest(path) for path in inputs.values()]
    return Built(counts, [name for manifest in manifests if manifest for name in manifest.licenses])


def _lengthen_tokenizer(source: Path, directory: Path, context: int) -> None:
    """Let the tokenizer that `directory` has from `source` warn only of what is too long for its new context."""
    path = source / "tokenizer_config.json"
    if path.exists():
        write_json(directory / path.name, read_json(path) | {"model_max_length": context})
