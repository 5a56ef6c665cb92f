"""Weights → assistant: supervised learning from conversations."""

from collections.abc import Mapping
from pathlib import Path

from hunmin.alignment.conversations import ConversationBatches, encode
from hunmin.artifact import Built, read_manifest
from hunmin.chat.codec import ChatCodec
from hunmin.model import huggingface
from hunmin.recipe import Recipe
from hunmin.training.stage import write_model
from hunmin.training.trainer import train


def build_alignment(recipe: Recipe, inputs: Mapping[str, Path], directory: Path) -> Built:
    """Go on from the trained weights with the conversations of the corpus, and write a Hugging Face directory."""
    base, settings = inputs.get("extension", inputs["training"]), recipe.alignment
    conversations = encode(inputs["corpus"] / "conversations.jsonl", ChatCodec.load(base))
    rows_per_step = settings.tokens_per_step // settings.row
    batches = ConversationBatches(conversations, settings.row, rows_per_step, recipe.seed, settings.context_weight)
    decoder = huggingface.load(base)
    counts = train(decoder, batches, settings, directory, "alignment")
    write_model(decoder, base, directory)
    fitting = len(conversations.lengths) - batches.too_long
    learnt = {"conversations": fitting, "conversations_too_long": batches.too_long}
    manifests = [read_manifest(path) for path in inputs.values()]
    return Built({**counts, **learnt}, [name for manifest in manifests if manifest for name in manifest.licenses])
