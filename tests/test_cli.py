"""The commands, as a user types them: at once, one clear line, the right exit code."""

import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from hunmin import pipeline
from hunmin.artifact import Built
from hunmin.recipe import Recipe, load

HUNMIN = str(Path(sys.executable).with_name("hunmin"))
PLAIN = str(Path(__file__).parent / "plain.toml")


def hunmin(*arguments: str, at: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([HUNMIN, *arguments], cwd=at, capture_output=True, text=True, timeout=60)


def processor_seconds(*arguments: str, at: Path) -> float:
    """What a command costs; the least of three, as the machine has other work too."""
    costs = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert hunmin(*arguments, at=at).returncode == 0
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        costs.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(costs)


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A directory in which the recipe stands, but for what is in it."""

    def build(recipe: Recipe, inputs: Mapping[str, Path], directory: Path) -> Built:
        (directory / "config.json").write_text("{}")
        return Built()

    stages = [replace(stage, build=build) for stage in pipeline.STAGES]
    pipeline.run(load(Path(PLAIN)), tmp_path / "runs" / "plain", None, stages)
    return tmp_path


def test_help_comes_at_once(tmp_path: Path) -> None:
    assert processor_seconds("--help", at=tmp_path) < 0.3
    said = hunmin("--help", at=tmp_path).stdout
    commands = ("run", "status", "plan", "chat", "serve", "import", "export", "extend")
    assert all(f"  {command} " in said for command in commands)


def test_a_second_run_is_done_in_two_seconds_and_says_so(built: Path) -> None:
    assert processor_seconds("run", PLAIN, at=built) < 2
    assert hunmin("run", PLAIN, at=built).stdout == "plain: nothing to do, all stages up to card stand in runs/plain\n"


def test_nothing_heavy_is_imported_to_see_that_nothing_is_to_do(built: Path) -> None:
    script = "import sys; from hunmin.cli import app; app(standalone_mode=False); print(*sys.modules)"
    arguments = [sys.executable, "-c", script, "run", PLAIN]
    done = subprocess.run(arguments, cwd=built, capture_output=True, text=True, check=True)
    assert not {"torch", "numpy", "rich", "pyarrow", "tokenizers"} & set(done.stdout.split())


def test_status_has_a_line_for_each_stage(built: Path) -> None:
    lines = hunmin("status", PLAIN, "--set", "alignment.clip=2", at=built).stdout.splitlines()
    assert lines[0] == "plain, in runs/plain"
    assert re.fullmatch(r"  corpus      done    2 bytes, built in \ds", lines[1])
    assert lines[6] == "  alignment   stale   alignment.clip 1.0 → 2.0"
    assert lines[7] == "  evaluation  stale   alignment has changed"
    assert hunmin("status", PLAIN, "--runs", "elsewhere", at=built).stdout.splitlines()[1] == "  corpus      to do"


def test_an_output_without_the_letter_or_without_room_is_no_traceback(built: Path) -> None:
    command = [HUNMIN, "status", PLAIN, "--set", "alignment.clip=2"]
    ascii_only = {**os.environ, "PYTHONIOENCODING": "ascii"}
    said = subprocess.run(command, cwd=built, env=ascii_only, capture_output=True, text=True, check=True).stdout
    assert r"alignment.clip 1.0 \u2192 2.0" in said
    with open("/dev/full", "w") as full:
        done = subprocess.run(command, cwd=built, stdout=full, stderr=subprocess.PIPE, text=True)
    error = "error: standard output cannot be written to: No space left on device\n"
    assert (done.returncode, done.stderr) == (1, error)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["run", "no.toml"], 2, "error: no.toml: there is no such recipe\n"),
        (["run", PLAIN, "--set", "training.token=1"], 2, "the nearest is training.tokens\n"),
        (["run", PLAIN, "--set", "corpus.path=no"], 1, "error: corpus.path: no is not a directory\n"),
        (["status", PLAIN, "--set", "corpus.path=no"], 1, "error: corpus.path: no is not a directory\n"),
        (["run", PLAIN, "--until", "tokenisation"], 2, "the stages are corpus, tokenizer, tokens, training"),
        (["run", PLAIN, "--runs", PLAIN], 1, "cannot be written to: Not a directory\n"),
        (["chat", "plane"], 2, "error: there is no model plane; the models in runs are plain\n"),
        (["serve", "runs"], 2, "error: runs holds no model: it has no config.json\n"),
        (["chat", "plane", "--runs", "no"], 2, "`hunmin run recipes/nano.toml` builds nano\n"),
        (["plan", PLAIN, "--devices", "0"], 2, "error: --devices 0: there must be at least one, and "),
        (["plan", PLAIN, "--devices", "1" + "0" * 400], 2, "there must be at least one, and 1,000,000,000 at most\n"),
        (["plan", PLAIN, "--device", "h900"], 2, "the known devices are a100, h100, h200, b200; for others give"),
        (["plan", PLAIN, "--device", "h200", "--peak-tflops", "1"], 2, "exclude each other"),
        (["plan", PLAIN, "--peak-tflops", "nan"], 2, "error: --peak-tflops nan: a peak rate is from 1e-06 to 1e+09\n"),
        (["plan", PLAIN, "--peak-tflops", "inf"], 2, "error: --peak-tflops inf: a peak rate is from 1e-06 to 1e+09\n"),
        (["plan", PLAIN, "--peak-tflops", "1e-320"], 2, "a peak rate is from 1e-06 to 1e+09\n"),
        (["plan", PLAIN, "--utilization", "0"], 2, "error: --utilization 0: a share is above 0 and at most 1\n"),
        (["plan", PLAIN, "--utilization", "1.01"], 2, "error: --utilization 1.01: a share is above 0 and at most 1\n"),
        (["plan", PLAIN, "--devices", "4", "--tensor-parallel", "3"], 2, "it must divide --devices (4)\n"),
        (["plan", PLAIN, "--tensor-parallel", "0"], 2, "it must divide --devices (1)\n"),
        (["plan", PLAIN, "--devices", "8", "--tensor-parallel", "8"], 2, "it must divide the key-value heads (4)\n"),
        (["plan", "no.toml"], 2, "error: no.toml: there is no such recipe\n"),
        (["plan", "runs", "--set", "training.row=8"], 2, "--set goes with a recipe"),
        (["plan", "plain"], 1, "config.json: model_type is missing\n"),
        (["import", "no.gguf", "new"], 1, "error: no.gguf cannot be read: No such file or directory\n"),
        (["import", PLAIN, "new"], 1, "plain.toml is no GGUF file, cut short, or of types that are not known here"),
        (["import", "no.gguf", "runs"], 2, "error: runs is there already: name a directory that is not\n"),
        (["export", "plane", "plane.gguf"], 2, "error: there is no model plane; the models in runs are plain\n"),
        (["export", "plain", "plain.gguf"], 1, "config.json: model_type is missing\n"),
        (["export", "plain", "plain.gguf", "--type", "q2_k"], 2, "'f16', 'bf16', 'q8_0'"),
        (["extend", "plain", "long", "--factor", "1"], 2, "--factor 1: a longer context takes a factor above 1, "),
        (["extend", "plain", "runs", "--factor", "4"], 2, "runs is there already: name a directory that is not\n"),
        (["extend", "plain", "long", "--factor", "4"], 1, "config.json: model_type is missing\n"),
        (["extend", "plain", "long", "--factor", "1", "--train", PLAIN], 2, "extension.factor must be greater than 1"),
        (["extend", "plain", "runs", "--factor", "2", "--train", PLAIN], 2, "runs is there already"),
        (["extend", "plain", "long", "--factor", "2", "--set", "seed=1"], 2, "--set goes with --train RECIPE\n"),
        (["extend", "plain", "long"], 2, "Missing option '--factor'"),
        (["run"], 2, "Missing argument"),
    ],
)
def test_what_cannot_be_done_is_one_line(built: Path, arguments: list[str], code: int, said: str) -> None:
    done = hunmin(*arguments, at=built)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_plan_is_one_screen(built: Path) -> None:
    done = hunmin("plan", PLAIN, "--devices", "8", "--tensor-parallel", "2", "--set", "training.row=256", at=built)
    lines = done.stdout.splitlines()
    assert lines[0] == "plain: a plan from shapes alone; hunmin's own trainer runs in one process today"
    assert "on 8 × H100 SXM: 4 replicas of 2, fully sharded" in lines
    assert " ".join(lines[10].split()).startswith("rows in a step 16 × 256 8 × 512 8 × 512 ")
    assert len(lines) <= 24 and max(map(len, lines)) <= 120


def test_stopped_by_the_user_it_says_how_to_go_on(tmp_path: Path) -> None:
    endless = [HUNMIN, "run", PLAIN, "--set", "corpus.documents=1_000_000_000"]
    with subprocess.Popen(endless, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline().startswith("[1/8] corpus: ")
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130
        assert process.stderr.read().endswith("stopped; the same command goes on from here\n")
    assert (tmp_path / "runs" / "plain" / ".corpus.partial").is_dir()
