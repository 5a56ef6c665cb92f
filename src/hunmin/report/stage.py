"""The last stage: artifacts in, model card out."""

from collections.abc import Mapping
from pathlib import Path

from hunmin.artifact import Built
from hunmin.recipe import Recipe
from hunmin.report.card import render
from hunmin.report.charts import draw_scores, draw_training
from hunmin.report.facts import read_facts

LOSS_CHART = "loss.png"
SCORE_CHART = "scores.png"


def build_card(recipe: Recipe, inputs: Mapping[str, Path], directory: Path) -> Built:
    """Write README.md and its charts. Raises HunminError naming an artifact's file that cannot be understood."""
    facts = read_facts(inputs)
    loss_chart = LOSS_CHART if draw_training(facts.logs, directory / LOSS_CHART) else None
    score_chart = SCORE_CHART if draw_scores(facts.results, directory / SCORE_CHART) else None
    text = render(recipe, facts, loss_chart, score_chart)
    (directory / "README.md").write_text(text, encoding="utf-8")
    return Built(counts={"parameters": facts.weights.parameters} if facts.weights else {}, licenses=facts.licenses)
