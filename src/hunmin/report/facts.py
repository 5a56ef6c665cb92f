"""What the artifacts say of a model; what they do not say is None or absent, and the card then says so."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import TypeVar

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import BaseModel, ConfigDict, JsonValue, TypeAdapter, ValidationError

from hunmin.artifact import Manifest, named_if_damaged, read_manifest
from hunmin.errors import HunminError
from hunmin.evaluation.dialogue import SAMPLE, Sample
from hunmin.evaluation.results import RESULTS, Results

TRAINED = ("training", "extension", "alignment")
"""The stages that change weights, in order; each leaves a log."""

Model = TypeVar("Model", bound=BaseModel)


class Step(BaseModel):
    """One line of log.jsonl."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    tokens: float
    loss: float | None = None
    learning_rate: float | None = None
    gradient_norm: float | None = None
    tokens_per_second: float | None = None


class Tensor(BaseModel):
    """What the header of a safetensors file says of one tensor."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    dtype: str
    shape: list[int]


@dataclass(frozen=True)
class Weights:
    """What the model's files hold: a tensor that two layers share is there once."""

    parameters: int
    types: tuple[str, ...]


class Tally(BaseModel):
    """What sources.json says of one source: documents to learn from and held out, bytes to learn from, and drops."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    training: int
    held_out: int
    bytes: int
    dropped: dict[str, int]


@dataclass(frozen=True)
class Source:
    """Where documents came from: how many, and the languages and licences of those to learn from."""

    name: str
    tally: Tally
    languages: Counter[str]
    licenses: Counter[str]


@dataclass(frozen=True)
class Facts:
    """All that a card is rendered from, beside the recipe."""

    manifests: Mapping[str, Manifest]
    sources: list[Source]
    configuration: Mapping[str, JsonValue]
    weights: Weights | None
    logs: Mapping[str, list[Step]]
    """Of every stage of the recipe that changes weights, in order; empty where it left none."""
    results: Results | None
    sample: Sample | None

    @property
    def licenses(self) -> list[str]:
        """The licences of everything that the model was made from."""
        return sorted({license for manifest in self.manifests.values() for license in manifest.licenses})

    def count(self, stage: str, name: str) -> float | None:
        """A number that a stage counted."""
        return self.manifests[stage].counts.get(name) if stage in self.manifests else None

    def settings(self, stage: str) -> dict[str, JsonValue]:
        """The resolved settings of a stage that stand in its own section of the recipe."""
        settings = self.manifests[stage].settings if stage in self.manifests else {}
        return {key.removeprefix(f"{stage}."): value for key, value in settings.items() if key.startswith(f"{stage}.")}


HEADER = TypeAdapter(dict[str, Tensor | dict[str, str]])  # the latter: free metadata under one key
CONFIG = TypeAdapter(dict[str, JsonValue])
TALLIES = TypeAdapter(dict[str, Tally])


def read_facts(inputs: Mapping[str, Path]) -> Facts:
    """Read the artifacts of a run. Raises HunminError naming a file that is there but cannot be understood."""
    model = inputs["alignment"]
    manifests = {stage: manifest for stage, path in inputs.items() if (manifest := read_manifest(path))}
    return Facts(
        manifests=manifests,
        sources=read_sources(inputs["corpus"]),
        configuration=_configuration(model / "config.json"),
        weights=read_weights(model),
        logs={stage: read_log(inputs[stage] / "log.jsonl") for stage in TRAINED if stage in inputs},
        results=_read(inputs["evaluation"] / RESULTS, Results),
        sample=_read(inputs["evaluation"] / SAMPLE, Sample),
    )


def read_sources(corpus: Path) -> list[Source]:
    """What became of the documents of each source, the one with most text first; none where it is not on disk."""
    path = corpus / "sources.json"
    try:
        tallies = TALLIES.validate_json(path.read_bytes())
    except FileNotFoundError:
        return []
    except ValidationError as error:
        raise HunminError(_said(path, error)) from None
    origins = _origins(corpus)
    sources = [Source(name, tally, *origins.get(name, (Counter(), Counter()))) for name, tally in tallies.items()]
    return sorted(sources, key=lambda source: -source.tally.bytes)


def _origins(corpus: Path) -> dict[str, tuple[Counter[str], Counter[str]]]:
    """The documents of each source by language and by licence, from those columns alone."""
    origins: dict[str, tuple[Counter[str], Counter[str]]] = {}
    for path in sorted(corpus.glob("documents-*.parquet")):
        with named_if_damaged(path, OSError, pa.ArrowException), pq.ParquetFile(path) as file:
            for batch in file.iter_batches(columns=["source", "language", "license"]):
                columns = (column.to_pylist() for column in batch.columns)
                for source, language, license in zip(*columns, strict=True):
                    languages, licenses = origins.setdefault(source, (Counter(), Counter()))
                    languages[language] += 1
                    licenses[license] += 1
    return origins


def read_weights(directory: Path) -> Weights | None:
    """Count parameters from the headers of the safetensors files, without reading a weight."""
    tensors: list[Tensor] = []
    for path in sorted(directory.glob("*.safetensors")):
        with path.open("rb") as file:
            length = int.from_bytes(file.read(8), "little")
            if length > path.stat().st_size:
                raise HunminError(f"{path} is cut short: build the stage again")
            try:
                header = HEADER.validate_json(file.read(length))
            except ValidationError:
                raise HunminError(f"{path} is not a safetensors file") from None
        tensors += [tensor for tensor in header.values() if isinstance(tensor, Tensor)]
    if not tensors:
        return None
    types = tuple(sorted({tensor.dtype for tensor in tensors}))
    return Weights(sum(prod(tensor.shape) for tensor in tensors), types)


def read_log(path: Path) -> list[Step]:
    """The steps of a training log, in order; none where there is no log."""
    if not path.exists():
        return []
    steps = []
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        try:
            steps.append(Step.model_validate_json(line))
        except ValidationError:
            raise HunminError(f"{path}:{number}: not a line of a training log") from None
    return steps


def _configuration(path: Path) -> Mapping[str, JsonValue]:
    try:
        return CONFIG.validate_json(path.read_bytes())
    except FileNotFoundError:
        return {}
    except ValidationError:
        raise HunminError(f"{path} is not a JSON object") from None


def _read(path: Path, model: type[Model]) -> Model | None:
    try:
        return model.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValidationError as error:
        raise HunminError(_said(path, error)) from None


def _said(path: Path, error: ValidationError) -> str:
    first = error.errors()[0]
    return f"{path}: {'.'.join(map(str, first['loc']))}: {first['msg']}"
