"""The stages in order: which stand, which are stale and why, and how the others are built.

A stage is up to date when its artifact was made from the same settings and the same inputs. Both are known from the
recipe alone, so that this is decided without running or importing any stage.
"""

import fcntl
import hashlib
import json
import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from pkgutil import resolve_name
from typing import Literal, TextIO

from pydantic import JsonValue

from hunmin.artifact import RESUME, Built, Manifest, begun, build, damage, fingerprint, identity, read_manifest, recover
from hunmin.errors import HunminError, UsageError
from hunmin.progress import duration, say, size
from hunmin.recipe import Recipe

Build = Callable[[Recipe, Mapping[str, Path], Path], Built]
"""What every stage is: (recipe, the directories of its inputs, the directory to fill) -> what it made."""


@dataclass(frozen=True)
class Stage:
    name: str
    makes: str
    inputs: tuple[str, ...]
    settings: tuple[str, ...]
    """The sections and single keys of the recipe that its result depends on, beside its inputs."""
    build: Build


@dataclass(frozen=True)
class Standing:
    """Where a stage stands: whether its artifact is what the recipe asks for, and if not, why."""

    stage: Stage
    state: Literal["done", "stale", "to do"]
    reason: str
    settings: dict[str, JsonValue]
    inputs: dict[str, str]
    manifest: Manifest | None


def _late(function: str) -> Build:
    """A stage's function, imported with all that it needs only when it is called."""

    def call(recipe: Recipe, inputs: Mapping[str, Path], directory: Path) -> Built:
        built: Built = resolve_name(function)(recipe, inputs, directory)
        return built

    return call


def _evaluate(recipe: Recipe, inputs: Mapping[str, Path], directory: Path) -> Built:
    """Evaluation knows models only as clients; here it is given the assistant, and the same model before it learnt."""
    from hunmin.evaluation.stage import build_evaluation
    from hunmin.serving.client import LocalClient
    from hunmin.training.stage import untrained, write_model

    before = directory / RESUME / "untrained"
    before.mkdir(exist_ok=True)
    write_model(untrained(recipe.model, inputs["alignment"], recipe.seed), inputs["alignment"], before)
    return build_evaluation(recipe, inputs, directory, LocalClient(inputs["alignment"]), LocalClient(before))


STAGES = (
    Stage("corpus", "documents, conversations and the evaluation's items", (), ("seed", "corpus"),
          _late("hunmin.corpus.stage:build_corpus")),
    Stage("tokenizer", "a tokenizer learnt from the documents", ("corpus",),
          ("tokenizer", "model.chat", "model.context"), _late("hunmin.tokenizer.stage:build_tokenizer")),
    Stage("tokens", "the documents as token ids", ("corpus", "tokenizer"), (),
          _late("hunmin.tokenizer.tokens:build_tokens")),
    Stage("training", "a model that has read the documents", ("tokens", "tokenizer"), ("seed", "model", "training"),
          _late("hunmin.training.stage:build_training")),
    Stage("extension", "the same model with a longer context", ("tokens", "training"), ("seed", "extension"),
          _late("hunmin.training.extension:build_extension")),
    Stage("alignment", "an assistant that has learnt from the conversations", ("corpus", "training", "extension"),
          ("seed", "alignment"), _late("hunmin.alignment.stage:build_alignment")),
    Stage("evaluation", "what the assistant gets right on items it has not seen", ("corpus", "alignment"),
          ("evaluation",), _evaluate),
    Stage("card", "the model's card",
          ("corpus", "tokenizer", "tokens", "training", "extension", "alignment", "evaluation"), ("name",),
          _late("hunmin.report.stage:build_card")),
)  # fmt: skip

WITHOUT_EFFECT = ("training.checkpoint_every", "extension.checkpoint_every", "alignment.checkpoint_every")
"""Keys that change how a stage runs and not what it makes."""

SAMPLE_BYTES = 1 << 16
"""How much of the head and of the tail of a user's file is read to tell whether it changed."""


def asked_for(recipe: Recipe, stages: Sequence[Stage] = STAGES) -> list[Stage]:
    """The stages that a recipe has, in order: extension is one only where it has the section."""
    absent = set() if recipe.extension else {"extension"}
    return [
        replace(stage, inputs=tuple(name for name in stage.inputs if name not in absent))
        for stage in stages
        if stage.name not in absent
    ]


def survey(recipe: Recipe, home: Path, stages: Sequence[Stage] = STAGES) -> list[Standing]:
    """Where each stage stands in the recipe's directory `home`, in order. Changes nothing.

    Raises HunminError if the user's documents that the recipe names are not there.
    """
    values = _values(recipe, home)
    fingerprints: dict[str, str] = {}
    standings = []
    for stage in asked_for(recipe, stages):
        settings = _settings(stage, values)
        inputs = {name: fingerprints[name] for name in stage.inputs}
        fingerprints[stage.name] = identity(stage.name, settings, inputs)
        standings.append(_standing(stage, home / stage.name, settings, inputs))
    return standings


def run(recipe: Recipe, home: Path, until: str | None = None, stages: Sequence[Stage] = STAGES) -> None:
    """Build in `home` every stage that does not stand, up to and with `until`, and tell the user about it.

    Raises UsageError for an unknown stage, and HunminError if another run is at work in `home`, if the disk is full,
    if what is no artifact stands in the place of one, or as a stage says.
    """
    stages = asked_for(recipe, stages)
    names = [stage.name for stage in stages]
    if until is not None and until not in names:
        raise UsageError(f"--until {until}: there is no such stage; the stages are {', '.join(names)}")
    stages = stages[: names.index(until) + 1] if until else stages
    began = time.monotonic()
    with _lock(home):
        for stage in stages:
            recover(home / stage.name)
        standings = survey(recipe, home, stages)
        if all(standing.state == "done" for standing in standings):
            say(f"{recipe.name}: nothing to do, all stages up to {stages[-1].name} stand in {home}")
            return
        for number, standing in enumerate(standings, 1):
            place = f"[{number}/{len(stages)}] {standing.stage.name}"
            if standing.state == "done":
                say(f"{place} stands")
                continue
            inputs = {name: home / name for name in standing.stage.inputs}
            _build(standing, recipe, inputs, home / standing.stage.name, place)
    say(f"{recipe.name} stands in {home} after {duration(time.monotonic() - began)}")


def extend(recipe: Recipe, home: Path, model: Path, target: Path) -> None:
    """Build in `target`, a new directory, what the recipe's extension makes of any model that has its tokenizer.

    The documents are the recipe's, made in `home` where they do not stand. Raises UsageError if `target` is there or
    the model has no tokenizer or another, and as `run` does.
    """
    if target.exists():
        raise UsageError(f"{target} is there already: name a directory that is not")
    run(recipe, home, "tokens")
    name = "tokenizer.json"
    if not (model / name).exists():
        raise UsageError(f"{model / name} is missing: only a model with the tokenizer of {recipe.name} can go on")
    if (model / name).read_bytes() != (home / "tokenizer" / name).read_bytes():
        raise UsageError(f"{model} has another tokenizer than {recipe.name}, which cut the documents into tokens")
    stage = next(stage for stage in STAGES if stage.name == "extension")
    places = {"tokens": home / "tokens", "training": model}
    with _lock(home):
        tokens = read_manifest(places["tokens"])
        assert tokens, "the run has just made them"
        inputs = {"tokens": tokens.fingerprint, "training": _weights(model)}
        recover(target)
        standing = _standing(stage, target, _settings(stage, _values(recipe, home)), inputs)
        if standing.state == "done":
            say(f"{stage.name} stands in {target}")
        else:
            _build(standing, recipe, places, target, stage.name)


def _build(standing: Standing, recipe: Recipe, inputs: Mapping[str, Path], target: Path, title: str) -> None:
    """Build one stage's artifact in `target` from the artifacts in `inputs`, and tell the user about it."""
    say(f"{title}: {standing.stage.makes}" + (f" ({standing.reason})" if standing.reason else ""))

    def make(directory: Path) -> Built:
        return standing.stage.build(recipe, inputs, directory)

    manifest = build(target, standing.settings, standing.inputs, make)
    say(f"      done in {duration(manifest.counts['seconds'])}, {size(manifest.total_bytes)} in {target}")


def _standing(stage: Stage, target: Path, settings: dict[str, JsonValue], inputs: dict[str, str]) -> Standing:
    try:
        manifest = read_manifest(target)
    except HunminError as error:
        return Standing(stage, "stale", str(error), settings, inputs, None)
    half = "goes on where it was" if begun(target) == identity(target.name, settings, inputs) else ""
    if manifest is None:
        return Standing(stage, "to do", half, settings, inputs, None)
    reasons = _changes(manifest, settings, inputs) or _damages(target, manifest)
    state: Literal["done", "stale"] = "stale" if reasons else "done"
    return Standing(
        stage, state, "; ".join([*reasons, half] if reasons and half else reasons), settings, inputs, manifest
    )


def _changes(manifest: Manifest, settings: Mapping[str, JsonValue], inputs: Mapping[str, str]) -> list[str]:
    """What the recipe asks for otherwise than an artifact was made."""
    keys = [key for key in {**settings, **manifest.settings} if settings.get(key) != manifest.settings.get(key)]
    changed = [f"{key} {_shown(manifest.settings.get(key))} → {_shown(settings.get(key))}" for key in keys]
    others = [name for name in {**inputs, **manifest.inputs} if inputs.get(name) != manifest.inputs.get(name)]
    if others:
        changed.append(f"{' and '.join(others)} {'has' if len(others) == 1 else 'have'} changed")
    return changed


def _damages(target: Path, manifest: Manifest) -> list[str]:
    found = damage(target, manifest)
    return [found] if found else []


def _settings(stage: Stage, values: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """Those of a recipe's values that a stage depends on."""
    return {key: value for key, value in values.items() if {key, key.partition(".")[0]}.intersection(stage.settings)}


def _shown(value: JsonValue) -> str:
    if value in (None, ""):
        return "nothing"
    return value if isinstance(value, str) else json.dumps(value)


def _values(recipe: Recipe, home: Path) -> dict[str, JsonValue]:
    """Every key of a recipe that has an effect, by its full name; for the user's own files what they are, not where."""
    values: dict[str, JsonValue] = {}
    for name, value in recipe.model_dump().items():
        if isinstance(value, dict):
            values |= {f"{name}.{key}": inner for key, inner in value.items()}
        else:
            values[name] = value
    if recipe.corpus.path:
        values["corpus.path"] = _listing(Path(recipe.corpus.path), home.parent)
    return {key: value for key, value in values.items() if key not in WITHOUT_EFFECT}


def _listing(directory: Path, runs: Path) -> str:
    """What the files are that the corpus would be made of. Raises HunminError where they cannot be read."""
    from hunmin.corpus.files import find_files

    files = find_files(directory, runs)
    entries: list[JsonValue] = [[file.name, file.size, _sample(file.path, file.size)] for file in files]
    return f"{len(files)} files of {sum(file.size for file in files):,} bytes ({fingerprint(entries)})"


def _weights(model: Path) -> str:
    """What the weights of a model are, whoever made it."""
    files = [(path, path.stat().st_size) for path in sorted(model.glob("*.safetensors"))]
    return fingerprint([[path.name, size, _sample(path, size)] for path, size in files])


def _sample(path: Path, length: int) -> str:
    with path.open("rb") as file:
        head = file.read(SAMPLE_BYTES)
        file.seek(max(length - SAMPLE_BYTES, 0))
        return hashlib.sha256(head + file.read(SAMPLE_BYTES)).hexdigest()


def _lock(home: Path) -> TextIO:
    """Keep any other run out of `home` until the file is closed, or the process ends in whatever way."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        lock = (home / ".lock").open("a+")
        fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
    except BlockingIOError:
        lock.seek(0)
        raise HunminError(f"{home} is being built by process {lock.read()}: wait for it, or stop it") from None
    except OSError as error:
        raise HunminError(f"{home} cannot be written to: {error.strerror}") from None
    return lock
