"""What does not stand is built, what stands is left alone, and the user is told which and why."""

import os
import signal
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from hunmin import pipeline
from hunmin.artifact import RESUME, Built
from hunmin.errors import HunminError, UsageError
from hunmin.pipeline import STAGES, WITHOUT_EFFECT, Stage, asked_for, survey
from hunmin.recipe import Recipe, load

PLAIN = Path(__file__).parent / "plain.toml"

KEYS = [
    f"{section}.{key}" if isinstance(content, dict) else section
    for section, content in load(PLAIN).model_dump().items()
    for key in (content if isinstance(content, dict) else [""])
]

OTHER_VALUES = {
    "tokenizer.character_coverage": "0.9",
    "name": "other",
    "corpus.path": "",
    "tokenizer.split": "gpt2",
    "model.heads": "8",
    "model.key_value_heads": "2",
    "model.head_width": "32",
    "model.qkv_bias": "true",
    "model.chat": "hermes",
    "training.optimizer": "muon",
    "extension.optimizer": "muon",
    "alignment.optimizer": "muon",
}


class Works:
    """Stages with the real names, inputs and settings, that only write down what they were given."""

    def __init__(self, stages: tuple[Stage, ...] = STAGES) -> None:
        self.built: list[str] = []
        self.stages = [replace(stage, build=self.build(stage.name)) for stage in stages]

    def build(self, name: str) -> pipeline.Build:
        def build(recipe: Recipe, inputs: Mapping[str, Path], directory: Path) -> Built:
            self.built.append(name)
            read = {other: (path / "made.txt").read_text() for other, path in inputs.items()}
            (directory / "made.txt").write_text(f"{name} of {recipe!r} from {read!r}")
            return Built()

        return build

    def run(self, home: Path, *overrides: str, until: str | None = None) -> list[str]:
        """The stages that a run with these overrides builds."""
        self.built.clear()
        pipeline.run(load(PLAIN, overrides), home, until, self.stages)
        return list(self.built)

    def status(self, home: Path, *overrides: str) -> dict[str, tuple[str, str]]:
        return {
            standing.stage.name: (standing.state, standing.reason)
            for standing in survey(load(PLAIN, overrides), home, self.stages)
        }


@pytest.fixture
def works() -> Works:
    return Works()


def standing_on(*names: str) -> list[str]:
    """These stages and all that is made from them, in order."""
    found = set(names)
    for stage in STAGES:
        if found.intersection(stage.inputs):
            found.add(stage.name)
    return [stage.name for stage in STAGES if stage.name in found]


def first_to_feel(key: str) -> list[str]:
    return [stage.name for stage in STAGES if {key, key.partition(".")[0]}.intersection(stage.settings)]


def other_value(key: str) -> str:
    section, _, name = key.rpartition(".")
    recipe = load(PLAIN).model_dump()
    value = (recipe[section] if section else recipe)[name]
    if key in OTHER_VALUES:
        return OTHER_VALUES[key]
    if isinstance(value, bool):
        return str(not value).lower()
    return str(value * 2 if value else 1)


def test_a_second_run_does_nothing_and_says_so(
    tmp_path: Path, works: Works, capsys: pytest.CaptureFixture[str]
) -> None:
    assert works.run(tmp_path) == [stage.name for stage in STAGES]
    said = capsys.readouterr().out
    assert [line.split(":")[0] for line in said.splitlines() if line.startswith("[")] == [
        f"[{number}/8] {stage.name}" for number, stage in enumerate(STAGES, 1)
    ]
    assert set(works.status(tmp_path).values()) == {("done", "")}
    assert works.run(tmp_path) == []
    assert capsys.readouterr().out == f"plain: nothing to do, all stages up to card stand in {tmp_path}\n"


@pytest.mark.parametrize("key", sorted({*KEYS} - {*WITHOUT_EFFECT, "corpus.path"}))
def test_another_value_rebuilds_what_stands_on_it_and_nothing_else(tmp_path: Path, works: Works, key: str) -> None:
    plain = "model.qkv_bias=false"  # which leaves every other value possible
    works.run(tmp_path, plain)
    override = f"{key}={other_value(key)}"
    felt = first_to_feel(key)
    assert felt, f"{key} has no effect on any stage"
    status = works.status(tmp_path, plain, override)
    for stage in STAGES:
        state, reason = status[stage.name]
        assert state == ("stale" if stage.name in standing_on(*felt) else "done")
        assert (f"{key} " in reason) == (stage.name in felt)
    assert works.run(tmp_path, plain, override) == standing_on(*felt)


def test_without_its_section_a_recipe_has_no_extension(tmp_path: Path) -> None:
    plain = load(PLAIN).model_copy(update={"extension": None})
    stages = {stage.name: stage.inputs for stage in asked_for(plain)}
    assert list(stages) == [stage.name for stage in STAGES if stage.name != "extension"]
    assert stages["alignment"] == ("corpus", "training")
    assert [standing.stage.name for standing in survey(plain, tmp_path)] == list(stages)
    with pytest.raises(UsageError, match="--until extension: there is no such stage"):
        pipeline.run(plain, tmp_path, "extension")


@pytest.mark.parametrize("key", WITHOUT_EFFECT)
def test_a_key_without_effect_rebuilds_nothing(tmp_path: Path, works: Works, key: str) -> None:
    works.run(tmp_path)
    assert works.run(tmp_path, f"{key}=7") == []


def test_status_says_what_changed_and_what_follows_from_it(tmp_path: Path, works: Works) -> None:
    assert set(works.status(tmp_path).values()) == {("to do", "")}
    works.run(tmp_path, until="training")
    status = works.status(tmp_path, "tokenizer.vocabulary=4096")
    assert status["corpus"] == ("done", "")
    assert status["tokenizer"] == ("stale", "tokenizer.vocabulary 2048 → 4096")
    assert status["training"] == ("stale", "tokens and tokenizer have changed")
    assert status["alignment"] == ("to do", "")


def test_until_stops_after_a_stage(tmp_path: Path, works: Works) -> None:
    assert works.run(tmp_path, until="tokenizer") == ["corpus", "tokenizer"]
    assert works.run(tmp_path, until="tokenizer") == []
    assert works.run(tmp_path)[0] == "tokens"
    with pytest.raises(UsageError, match="no such stage; the stages are corpus, tokenizer"):
        works.run(tmp_path, until="tokeniser")


def test_a_damaged_artifact_is_named_and_built_again(tmp_path: Path, works: Works) -> None:
    works.run(tmp_path)
    (tmp_path / "tokens" / "made.txt").write_text("cut")
    assert works.status(tmp_path)["tokens"][1].startswith("made.txt has 3 bytes instead of")
    (tmp_path / "card" / "manifest.json").write_text("{")
    assert works.status(tmp_path)["card"][1].endswith("manifest.json cannot be read")
    assert works.run(tmp_path) == ["tokens", "card"]


def test_files_of_a_user_in_the_place_of_an_artifact_stop_the_run(tmp_path: Path, works: Works) -> None:
    (tmp_path / "tokens").mkdir()
    (tmp_path / "tokens" / "mine.txt").write_text("mine")
    with pytest.raises(HunminError, match=f"{tmp_path / 'tokens'} has no manifest.json"):
        works.run(tmp_path)
    assert works.built == []
    assert (tmp_path / "tokens" / "mine.txt").read_text() == "mine"


def test_the_files_of_a_user_are_known_by_what_they_are_and_not_by_where(tmp_path: Path, works: Works) -> None:
    here, there, home = tmp_path / "here", tmp_path / "there", tmp_path / "runs"
    (here / "sub").mkdir(parents=True)
    (here / "sub" / "글.txt").write_text("가" * 100_000)
    works.run(home, f"corpus.path={here}")
    here.rename(there)
    assert works.run(home, f"corpus.path={there}") == []
    with (there / "sub" / "글.txt").open("r+b") as file:
        file.seek(-3, os.SEEK_END)
        file.write("나".encode())
    state, reason = works.status(home, f"corpus.path={there}")["corpus"]
    assert (state, reason.count("1 files of 300,000 bytes")) == ("stale", 2)
    assert works.run(home, f"corpus.path={there}")[0] == "corpus"
    (there / "notes.pdf").write_text("not a kind of file that is read")
    assert works.run(home, f"corpus.path={there}") == []
    with pytest.raises(HunminError, match=r"corpus.path: .*here is not a directory"):
        works.run(home, f"corpus.path={here}")


def test_the_runs_are_no_files_of_the_user_wherever_they_are_kept(tmp_path: Path, works: Works) -> None:
    (tmp_path / "글.txt").write_text("가" * 100)
    home, override = tmp_path / "runs" / "plain", f"corpus.path={tmp_path}"
    works.run(home, override)
    assert (home / "corpus" / "made.txt").exists()
    assert works.run(home, override) == []


def in_another_process(action: Callable[[], object]) -> int:
    """The signal that ended it, or 0."""
    child = os.fork()
    if child == 0:
        try:
            action()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_killed_in_the_middle_it_goes_on_and_ends_the_same(tmp_path: Path) -> None:
    taken: list[int] = []

    def build(recipe: Recipe, inputs: Mapping[str, Path], directory: Path) -> Built:
        state = directory / RESUME / "state"
        steps = state.read_text().split() if state.exists() else []
        while len(steps) < 10:
            steps.append(str(len(steps)))
            taken.append(len(steps))
            state.write_text(" ".join(steps))
            if dying and len(steps) == 6:
                os.kill(os.getpid(), signal.SIGKILL)
        (directory / "made.txt").write_text(" ".join(steps))
        return Built()

    stages = [replace(STAGES[0], build=Works().build("corpus")), replace(STAGES[1], build=build)]
    recipe = load(PLAIN)
    dying = True
    assert in_another_process(lambda: pipeline.run(recipe, tmp_path / "killed", None, stages)) == -signal.SIGKILL
    dying = False
    assert survey(recipe, tmp_path / "killed", stages)[1].reason == "goes on where it was"
    pipeline.run(recipe, tmp_path / "killed", None, stages)
    assert taken == [7, 8, 9, 10]
    pipeline.run(recipe, tmp_path / "whole", None, stages)
    for name in ("corpus", "tokenizer"):
        killed, whole = ((tmp_path / run / name / "made.txt").read_text() for run in ("killed", "whole"))
        assert killed == whole


def test_two_runs_at_once_are_one_too_many(tmp_path: Path, works: Works) -> None:
    ready, wait = os.pipe(), os.pipe()

    def build(recipe: Recipe, inputs: Mapping[str, Path], directory: Path) -> Built:
        os.write(ready[1], b".")
        os.read(wait[0], 1)
        return Built()

    child = os.fork()
    if child == 0:
        try:
            pipeline.run(load(PLAIN), tmp_path, None, [replace(STAGES[0], build=build)])
        finally:
            os._exit(0)
    os.read(ready[0], 1)
    with pytest.raises(HunminError, match=f"is being built by process {child}"):
        works.run(tmp_path)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert works.run(tmp_path) == [stage.name for stage in STAGES]


def test_a_full_disk_keeps_what_stands(tmp_path: Path, works: Works) -> None:
    def fill(recipe: Recipe, inputs: Mapping[str, Path], directory: Path) -> Built:
        with open("/dev/full", "w") as full:
            full.write("too much")
        return Built()

    works.run(tmp_path)
    stages = [works.stages[0], replace(works.stages[1], build=fill), *works.stages[2:]]
    with pytest.raises(HunminError, match="is full; nothing that stood there is lost"):
        pipeline.run(load(PLAIN, ["tokenizer.vocabulary=4096"]), tmp_path, None, stages)
    assert set(works.status(tmp_path).values()) == {("done", "")}


def test_a_place_that_cannot_be_written_to_is_named(works: Works, tmp_path: Path) -> None:
    (tmp_path / "runs").write_text("a file")
    with pytest.raises(HunminError, match="cannot be written to: Not a directory"):
        works.run(tmp_path / "runs" / "nano")
