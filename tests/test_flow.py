"""The whole flow, really run: every stage on real input, killed while it works, and used by others."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

from hunmin.artifact import begun, damage, read_manifest
from hunmin.pipeline import asked_for
from hunmin.recipe import load
from hunmin.serving.engine import Engine
from hunmin.serving.sampling import Sampling

RECIPES = Path(__file__).parents[1] / "recipes"
NANO = RECIPES / "nano.toml"
STAGES = asked_for(load(NANO))
SMALL = {
    "corpus.documents": 300,
    "corpus.conversations": 300,
    "corpus.evaluation_items": 2,
    "tokenizer.vocabulary": 1_000,
    "tokenizer.character_coverage": 0.9,
    "model.layers": 3,
    "model.width": 64,
    "model.heads": 2,
    "model.key_value_heads": 2,
    "model.head_width": 32,
    "model.feed_forward": 64,
    "training.tokens": 20_480,
    "training.checkpoint_every": 3,
    "alignment.tokens": 40_960,
    "alignment.checkpoint_every": 4,
    "evaluation.maximum_tokens": 20,
}


SHORT = {
    "model.context": 64,
    "training.row": 64,
    "alignment.row": 64,
    "extension.row": 128,
    "extension.tokens": 32_768,
}
"""A context that the documents of the world are longer than."""

TIMED = {"log.jsonl", "loss.png", "README.md"}
"""What says how long something took: the logs of a training, their chart, and the card."""


def start(runs: Path) -> subprocess.Popen[str]:
    """`hunmin run` of nano made small, in a process of its own."""
    return hunmin("run", NANO, "--runs", runs, *options(SMALL))


def hunmin(*arguments: str | Path) -> subprocess.Popen[str]:
    command = [str(Path(sys.executable).with_name("hunmin")), *map(str, arguments)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )


def options(values: Mapping[str, int]) -> list[str]:
    return [word for key, value in values.items() for word in ("--set", f"{key}={value}")]


def finish(process: subprocess.Popen[str]) -> str:
    output, _ = process.communicate(timeout=300)
    assert process.returncode == 0, output
    return output


def fail(process: subprocess.Popen[str]) -> str:
    output, _ = process.communicate(timeout=300)
    assert process.returncode == 2, output
    return output


def wait(process: subprocess.Popen[str], so: Callable[[], object], seconds: float) -> None:
    """Wait until something is so, the process has ended, or the time is over."""
    end = time.monotonic() + seconds
    while not so() and process.poll() is None and time.monotonic() < end:
        time.sleep(0.005)


def times(home: Path) -> dict[Path, int]:
    """When each file of each artifact was last written."""
    return {path: path.stat().st_mtime_ns for stage in STAGES for path in (home / stage.name).rglob("*")}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run that nothing disturbed."""
    runs = tmp_path_factory.mktemp("whole")
    finish(start(runs))
    return runs / "nano"


def test_every_stage_leaves_an_artifact(whole: Path) -> None:
    for stage in STAGES:
        assert read_manifest(whole / stage.name), stage.name
    assert "model-index" in (whole / "card" / "README.md").read_text(encoding="utf-8")


def test_a_second_run_does_nothing_at_once(whole: Path) -> None:
    began = times(whole)
    output = finish(start(whole.parent))
    assert "nothing to do" in output
    assert began == times(whole)


def test_killed_in_every_stage_it_ends_the_same(whole: Path, tmp_path: Path) -> None:
    """Killed as each stage begins, and then ever longer after a run is started anew, until the stage stands."""
    home = tmp_path / "nano"
    for stage in STAGES:
        place = home / stage.name
        for alive in (0, 4, 16, 64):
            process = start(tmp_path)
            wait(process, partial(begun, place), 60)
            wait(process, place.exists, alive)
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            if place.exists():
                break
        assert place.exists(), stage.name
        assert alive, f"{stage.name} stood before it could be killed"
    finish(start(tmp_path))
    for stage in STAGES:
        ours, theirs = read_manifest(home / stage.name), read_manifest(whole / stage.name)
        assert ours and theirs
        assert damage(home / stage.name, ours) is None
        assert ours.files.keys() == theirs.files.keys()
        differing = {name for name, file in ours.files.items() if file != theirs.files[name]}
        assert differing <= TIMED, stage.name


def test_transformers_loads_it_and_says_the_same(whole: Path) -> None:
    directory = whole / "alignment"
    tokenizer = AutoTokenizer.from_pretrained(directory)
    model = AutoModelForCausalLM.from_pretrained(directory, dtype=torch.float32)
    items = [json.loads(line) for line in (whole / "corpus" / "evaluation.jsonl").read_text().splitlines()]
    engine = Engine(directory)
    for item in items[:6]:
        prompt = tokenizer.apply_chat_template(
            item["messages"], tools=item["tools"], add_generation_prompt=True, return_tensors="pt", return_dict=True
        )
        with torch.inference_mode():
            theirs = model.generate(**prompt, max_new_tokens=20, do_sample=False)[0, prompt["input_ids"].shape[1] :]
        stop = frozenset({tokenizer.eos_token_id})
        [ours] = engine.generate([prompt["input_ids"][0].tolist()], Sampling(maximum_tokens=20, stop=stop))
        assert ours == theirs.tolist()


def test_extended_by_hand_a_model_learns_as_in_its_run(tmp_path: Path) -> None:
    recipe, runs = RECIPES / "long-ko.toml", tmp_path / "runs"
    settings = ["--runs", str(runs), *options(SMALL | SHORT)]
    finish(hunmin("run", recipe, "--until", "extension", *settings))
    extend = ("extend", runs / "long-ko" / "training", tmp_path / "long", "--factor", "4", "--train", recipe, *settings)
    assert f"in {tmp_path / 'long'}" in finish(hunmin(*extend))
    (tmp_path / "long").rename(tmp_path / ".long.partial")  # as if killed before the last step
    assert f"extension stands in {tmp_path / 'long'}" in finish(hunmin(*extend))
    for name in ("model.safetensors", "config.json", "tokenizer_config.json"):
        assert (tmp_path / "long" / name).read_bytes() == (runs / "long-ko" / "extension" / name).read_bytes()
    assert "is there already" in fail(hunmin(*extend))
    (runs / "long-ko" / "training" / "tokenizer.json").write_text("{}")
    elsewhere = tuple(part if part != tmp_path / "long" else tmp_path / "longer" for part in extend)
    assert "has another tokenizer than long-ko" in fail(hunmin(*elsewhere))
    (runs / "long-ko" / "training" / "tokenizer.json").unlink()
    assert "tokenizer.json is missing" in fail(hunmin(*elsewhere))
