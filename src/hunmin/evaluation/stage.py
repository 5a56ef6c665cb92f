"""The evaluation stage: items, dialogues and held-out text in, scores out."""

from collections.abc import Mapping
from pathlib import Path

from hunmin.artifact import Built
from hunmin.evaluation.bits import bits_per_byte
from hunmin.evaluation.client import Client
from hunmin.evaluation.dialogue import SAMPLE, hold_dialogues
from hunmin.evaluation.items import read_items
from hunmin.evaluation.results import RESULTS, TARGETS, Results, scores
from hunmin.evaluation.runner import ITEMS, run
from hunmin.recipe import Recipe


def build_evaluation(
    recipe: Recipe, inputs: Mapping[str, Path], directory: Path, client: Client, untrained: Client
) -> Built:
    """Measure `client`, and how well `untrained`, the same model before it learnt, predicts the same text.

    Writes items.jsonl, sample.json and results.json. Raises HunminError on items that cannot be read.
    """
    maximum_tokens = recipe.evaluation.maximum_tokens
    items = list(read_items(inputs["corpus"] / "evaluation.jsonl"))
    lines = run(items, client, maximum_tokens, directory / ITEMS)
    sample = hold_dialogues(client, maximum_tokens)
    (directory / SAMPLE).write_text(sample.model_dump_json(indent=2) + "\n", encoding="utf-8")
    bits = bits_per_byte(inputs["corpus"] / "held_out.parquet", recipe.model.context, client, untrained)
    results = Results(maximum_tokens=maximum_tokens, scores=scores(lines), targets=TARGETS, bits_per_byte=bits)
    (directory / RESULTS).write_text(results.model_dump_json(indent=2) + "\n", encoding="utf-8")
    return Built(counts={"items": len(lines), "right": sum(line.right for line in lines)})
