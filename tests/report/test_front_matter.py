"""The front matter, read as the Hub reads it."""

from pathlib import Path

import pytest
import yaml
from huggingface_hub import ModelCard

from hunmin.report.card import render
from hunmin.report.facts import read_facts
from hunmin.report.front_matter import license_fields

from .artifacts import RECIPE, results, score


def read(inputs: dict[str, Path]) -> ModelCard:
    return ModelCard(render(RECIPE, read_facts(inputs), None, None))


def test_what_the_hub_shows_of_a_model(inputs: dict[str, Path]) -> None:
    card = read(inputs)
    assert card.data.language == ["ko", "en"]
    assert card.data.license == "cc0-1.0"
    assert card.data.library_name == "transformers"
    assert card.data.pipeline_tag == "text-generation"
    assert card.data.model_name == "nano"
    assert card.text.lstrip().startswith("# nano\n")


def test_the_model_index_holds_every_score(inputs: dict[str, Path]) -> None:
    scores = results().model_copy(update={"scores": [score("call", "new_tools", 61), score("ask", "new_values", 7, 8)]})
    (inputs["evaluation"] / "results.json").write_text(scores.model_dump_json())
    found = read(inputs).data.eval_results
    assert found is not None
    assert [(one.dataset_config, one.dataset_split, one.metric_type, one.metric_value) for one in found] == [
        ("call", "new_tools", "accuracy", 61.0),
        ("ask", "new_values", "accuracy", 87.5),
        ("stories", None, "bits_per_byte", 0.512),
    ]
    assert found[0].metric_args == {"n": 100, "low": 51.2, "high": 69.98}
    assert {one.task_type for one in found} == {"text-generation"}


def test_it_is_plain_yaml_without_references(inputs: dict[str, Path]) -> None:
    _, block, _ = render(RECIPE, read_facts(inputs), None, None).split("---\n", 2)
    assert list(yaml.safe_load(block)) == ["language", "license", "library_name", "pipeline_tag", "model-index"]
    assert "&id" not in block


def test_without_scores_there_is_no_model_index(inputs: dict[str, Path]) -> None:
    (inputs["evaluation"] / "results.json").unlink()
    assert read(inputs).data.eval_results is None


@pytest.mark.parametrize(
    ("licenses", "fields"),
    [
        ([], {}),
        (["CC BY 4.0"], {"license": "cc-by-4.0"}),
        (["MIT"], {"license": "mit"}),
        (["statutes, not protected"], {"license": "other", "license_name": "statutes,-not-protected"}),
        (["CC0-1.0", "MIT"], {"license": "other", "license_name": "cc0-1.0-and-mit"}),
        (
            [f"by {n}" for n in range(42)],
            {"license": "other", "license_name": "-and-".join([*(f"by-{n}" for n in range(40)), "2-more"])},
        ),
    ],
)
def test_a_licence_is_one_of_the_hubs_or_other(licenses: list[str], fields: dict[str, str]) -> None:
    assert license_fields(licenses) == fields
