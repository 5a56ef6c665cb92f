"""The card says what the artifacts say, all of it, and nothing that they do not."""

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from hunmin.errors import HunminError
from hunmin.evaluation.items import KINDS, SPLITS
from hunmin.evaluation.results import SourceBits
from hunmin.recipe import Recipe
from hunmin.report.card import render
from hunmin.report.facts import read_facts
from hunmin.report.stage import build_card

from .artifacts import COUNTS, RECIPE, manifest, results, score, write_manifest


def card(inputs: dict[str, Path], recipe: Recipe = RECIPE) -> str:
    return render(recipe, read_facts(inputs), None, None)


def recount(stage: str, **counts: float) -> Callable[[dict[str, Path]], None]:
    def change(inputs: dict[str, Path]) -> None:
        write_manifest(inputs[stage], manifest(stage, COUNTS[stage] | counts))

    return change


def rewrite(stage: str, name: str, old: str, new: str) -> Callable[[dict[str, Path]], None]:
    def change(inputs: dict[str, Path]) -> None:
        path = inputs[stage] / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return change


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("| Tokens | 12,345 |", recount("tokens", tokens=54_321), "| Tokens | 54,321 |"),
        ("| Characters | 17 |", recount("tokens", characters=71), "| Characters | 71 |"),
        ("| Dropped: too short | 41 |", recount("corpus", **{"dropped: too short": 14}), "| Dropped: too short | 14 |"),
        ("| Seconds | 180 | 600 |", recount("training", seconds=360.0), "| Seconds | 360 | 600 |"),
        ("| 8,333 | 6,667 |", recount("training", seconds=300.0), "| 5,000 | 6,667 |"),
        ("| FLOPs, 6ND | 7.27 × 10^9 |", recount("training", tokens=3_000_000), "| FLOPs, 6ND | 1.45 × 10^10 |"),
        ("attention | 9.25 × 10^9 | 2.50", recount("training", flops=1e10), "attention | 1.00 × 10^10 | 2.50"),
        ("| Conversations | 321 |", recount("alignment", conversations=123), "| Conversations | 123 |"),
        ("row, left out | 8 |", recount("alignment", conversations_too_long=9), "row, left out | 9 |"),
        ("| Layers | 2 |", rewrite("alignment", "config.json", '_layers": 2', '_layers": 28'), "| Layers | 28 |"),
        (
            "| Rotary base | 10,000 |",
            rewrite("alignment", "config.json", "10000.0", "5e5"),
            "| Rotary base | 500,000 |",
        ),
        ("97/100", rewrite("evaluation", "results.json", '"right":97', '"right":98'), "98/100"),
        (
            "≥ 95%",
            rewrite("evaluation", "results.json", '"new_values":0.95', '"new_values":0.975'),
            "≥ 97.5%",
        ),
        ("| 5.250 | 0.512 |", rewrite("evaluation", "results.json", "0.512", "0.256"), "| 5.250 | 0.256 |"),
        ("48960원입니다", rewrite("evaluation", "sample.json", "48960원", "48,960원"), "48,960원입니다"),
        (
            "| 0.2000 | 1.2000 |",
            rewrite("training", "log.jsonl", '"loss": 0.2,', '"loss": 0.3,'),
            "| 0.3000 | 1.2000 |",
        ),
        ("torch 2.13.0", rewrite("training", "manifest.json", "2.13.0", "2.14.0"), "torch 2.14.0"),
        (
            "| Learning rate | 0.002 |",
            rewrite("training", "manifest.json", 'learning_rate":0.002', 'learning_rate":0.004'),
            "| 0.004 |",
        ),
        ("`0123456789corpus`", rewrite("corpus", "manifest.json", "0123456789", "abcdefabcd"), "`abcdefabcdcorpus`"),
    ],
)
def test_a_changed_artifact_is_a_changed_card(
    inputs: dict[str, Path], before: str, change: Callable[[dict[str, Path]], None], after: str
) -> None:
    first = card(inputs)
    assert before in first and after not in first
    change(inputs)
    assert after in card(inputs)


def test_parameters_are_counted_in_the_files(inputs: dict[str, Path]) -> None:
    text = card(inputs)
    assert "| Parameters | 808 |" in text
    assert "| Weights stored as | F16, F32 |" in text


def test_a_setting_of_one_stage_alone_is_a_dash_in_the_other(inputs: dict[str, Path]) -> None:
    rewrite("alignment", "manifest.json", '"alignment.clip"', '"alignment.context_weight"')(inputs)
    text = card(inputs)
    assert "| Clip | 1 | – |" in text
    assert "| Context weight | – | 1 |" in text


def test_sources_with_their_sizes_and_licences(inputs: dict[str, Path]) -> None:
    text = card(inputs)
    assert "| stories | ko | CC0-1.0 | 2 | 26 | 5 | 41 |\n| pairs | en | CC0-1.0 | 1 | 7 | 2 | 0 |" in text


def test_a_thousand_sources_do_not_fill_the_card(inputs: dict[str, Path]) -> None:
    tally = {"training": 1, "held_out": 0, "bytes": 1, "dropped": {}}
    (inputs["corpus"] / "sources.json").write_text(json.dumps({f"s{number}": tally for number in range(1000)}))
    text = card(inputs)
    assert text.count("| s") < 50
    assert "960 more sources" in text


def test_bits_of_a_thousand_sources_do_not_fill_the_card(inputs: dict[str, Path]) -> None:
    bits = results().bits_per_byte
    assert bits is not None
    sources = [
        SourceBits(source=f"source {n:03}", documents=1, bytes=n + 1, trained=1.0, untrained=8.0) for n in range(1000)
    ]
    many = results().model_copy(update={"bits_per_byte": bits.model_copy(update={"sources": sources})})
    (inputs["evaluation"] / "results.json").write_text(many.model_dump_json())
    text = card(inputs)
    assert re.findall(r"\| (source \d+) \|", text) == [f"source {n}" for n in range(960, 1000)]
    assert re.findall(r"held-out documents of (source \d+)", text) == [f"source {n}" for n in range(960, 1000)]
    assert "960 more sources are in the evaluation's results.json" in text


def test_names_without_end_do_not_fill_a_cell(inputs: dict[str, Path]) -> None:
    names = [f"by {n:03}" for n in range(100)]
    write_manifest(inputs["corpus"], manifest("corpus", COUNTS["corpus"]).model_copy(update={"licenses": names}))
    documents = {"source": ["pairs"] * 100, "language": names, "license": names}
    pq.write_table(pa.table(documents), inputs["corpus"] / "documents-00000.parquet")
    shown = f"{', '.join(names[:40])}, 60 more"
    text = card(inputs)
    assert f"| pairs | {shown} | {shown} | 1 |" in text
    assert f"| Licences | CC0-1.0, {', '.join(names[:39])}, 61 more |" in text


def test_says_which_targets_are_not_reached(inputs: dict[str, Path]) -> None:
    assert "Every target is reached." in card(inputs)

    low = results()
    kept = [one for one in low.scores if (one.kind, one.split) not in {("call", "new_tools"), ("ask", "new_values")}]
    low = low.model_copy(update={"scores": [*kept, score("call", "new_tools", 61)]})
    (inputs["evaluation"] / "results.json").write_text(low.model_dump_json())
    text = card(inputs)
    assert "61/100 = 61.0% (51.2% to 70.0%); ≥ 70% **not reached**" in text
    assert "- Not reached: calls right, new tools: 61.0% of 100, target 70%." in text
    assert "- Not measured: asks for exactly what is missing, new values (target 95%)." in text
    assert "Every target is reached." not in text
    assert "not measured: 2; they are named under Scores." in text


def test_a_share_short_of_all_is_never_rounded_up_to_it(inputs: dict[str, Path]) -> None:
    nearly = results().model_copy(update={"scores": [score("call", "new_values", 9_999, 10_000)]})
    (inputs["evaluation"] / "results.json").write_text(nearly.model_dump_json())
    assert "9999/10000 = 99.9%" in card(inputs)


def test_the_conversation_is_shown_as_it_went(inputs: dict[str, Path]) -> None:
    text = card(inputs)
    assert 'assistant calls: calculate_discount({"original_price": 57600, "discount_percentage": 15})' in text
    assert 'tool: {"discounted_price": 48960.0}' in text
    assert "````text\n" in text, "no text of a model may end the block that holds it"
    assert "It stopped there" not in text
    rewrite("evaluation", "sample.json", '"why":""', '"why":"made no call"')(inputs)
    assert "It stopped there, because the last turn is wrong: made no call." in card(inputs)


def test_the_recipe_it_prints_is_the_recipe(inputs: dict[str, Path]) -> None:
    printed = re.search(r"```toml\n(.*?)\n```", card(inputs), re.DOTALL)
    assert printed
    assert Recipe.model_validate(tomllib.loads(printed[1])) == RECIPE


def test_the_place_of_a_users_files_stays_out(inputs: dict[str, Path]) -> None:
    corpus = RECIPE.corpus.model_copy(update={"path": "/home/somebody/texts"})
    text = card(inputs, RECIPE.model_copy(update={"corpus": corpus}))
    assert "somebody" not in text
    assert "hunmin run nano.toml --set corpus.path=DIR" in text


def test_the_limits_say_which_text_it_knows(inputs: dict[str, Path]) -> None:
    corpus = RECIPE.corpus.model_copy(update={"path": "texts"})
    assert "It knows the text that its own generator composes, a small made world, and nothing" in card(inputs)
    said = card(inputs, RECIPE.model_copy(update={"corpus": corpus}))
    assert "in the sources above, true or not, and the made world of the conversations" in said


def test_what_is_missing_is_not_measured(inputs: dict[str, Path]) -> None:
    for directory in inputs.values():
        for path in directory.iterdir():
            path.unlink()
    directory = inputs["corpus"].parent / "card"
    directory.mkdir()
    build_card(RECIPE, inputs, directory)
    text = (directory / "README.md").read_text(encoding="utf-8")
    for section in ("Scores", "A conversation", "Architecture", "Data", "Training", "Bits per byte", "Limits"):
        body = text.split(f"## {section}\n")[1].split("\n## ")[0]
        assert "not measured" in body, section
    assert ".png" not in text
    assert "None" not in text
    assert [path.name for path in directory.iterdir()] == ["README.md"]


@pytest.mark.parametrize(
    ("stage", "name", "content"),
    [
        ("evaluation", "results.json", '{"maximum_tokens": 1'),
        ("evaluation", "sample.json", "[]"),
        ("corpus", "sources.json", '{"stories": {"training": "many"}}'),
        ("alignment", "config.json", "[1]"),
        ("alignment", "model.safetensors", "\x10\x00\x00\x00\x00\x00\x00\x00{"),
        ("alignment", "model.safetensors", "\x02\x00\x00\x00\x00\x00\x00\x00[]"),
        ("training", "log.jsonl", '{"tokens": 1}\n{"tok'),
        ("corpus", "documents-00000.parquet", "PAR1"),
    ],
)
def test_a_broken_file_is_named(inputs: dict[str, Path], stage: str, name: str, content: str) -> None:
    (inputs[stage] / name).write_text(content)
    with pytest.raises(HunminError, match=re.escape(f"{stage}/{name}")):
        card(inputs)


def test_the_stage_leaves_a_card_and_the_charts_it_shows(inputs: dict[str, Path], tmp_path: Path) -> None:
    directory = tmp_path / "card"
    directory.mkdir()
    built = build_card(RECIPE, inputs, directory)
    assert built.counts == {"parameters": 808}
    assert built.licenses == ["CC0-1.0"]
    shown = re.findall(r"!\[.*\]\((.*)\)", (directory / "README.md").read_text(encoding="utf-8"))
    assert sorted([*shown, "README.md"]) == sorted(path.name for path in directory.iterdir())


def test_every_cell_of_the_table_stands(inputs: dict[str, Path]) -> None:
    rows = [line for line in card(inputs).splitlines() if line.count("97/100") == len(SPLITS)]
    assert len(rows) == len(KINDS)
    assert json.loads((inputs["evaluation"] / "results.json").read_text())["scores"][0]["n"] == 100
