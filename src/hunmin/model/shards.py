"""Tensors on disk: one safetensors file, or several with an index, named as Hugging Face names them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from hunmin.errors import HunminError
from hunmin.model.json_files import read_json, write_json

SINGLE = "model.safetensors"
INDEX = "model.safetensors.index.json"
SHARD_BYTES = 5 * 10**9
"""The usual size of a shard."""


@dataclass(frozen=True)
class StoredTensor:
    """A tensor of a file, known but not read; `dtype` as safetensors names it."""

    path: Path
    name: str
    shape: tuple[int, ...]
    dtype: str

    def read(self) -> Tensor:
        """The tensor, from a file opened for it alone: what is read of a file stays in memory until it is closed."""
        with safe_open(self.path, framework="pt") as file:
            tensor: Tensor = file.get_tensor(self.name)
        return tensor


def write_tensors(tensors: Iterable[tuple[str, Tensor]], directory: Path, dtype: torch.dtype, shard_bytes: int) -> None:
    """Write the tensors as `dtype`, in their order, into files of at most `shard_bytes` bytes of weights.

    Each file is written when its tensors are there, so that no more of them are held. A tensor larger than a file may
    be has one of its own. Weights that the directory held before go, once the new ones stand. Raises HunminError where
    a file cannot be written.
    """
    written: list[Path] = []
    places: dict[str, int] = {}
    size = 0
    for shard in _shards(tensors, dtype, shard_bytes):
        written.append(directory / f".shard-{len(written)}.partial")
        try:
            written[-1].touch()
            mode = written[-1].stat().st_mode
            save_file(shard, written[-1], metadata={"format": "pt"})
            written[-1].chmod(mode)  # save_file lets its owner alone read it
        except (SafetensorError, OSError) as error:
            raise HunminError(f"{directory} cannot be written: {error}") from error
        places |= dict.fromkeys(shard, len(written) - 1)
        size += sum(tensor.nbytes for tensor in shard.values())
    names = [f"model-{number:05}-of-{len(written):05}.safetensors" for number in range(1, len(written) + 1)]
    if len(written) == 1:
        names = [SINGLE]
    for path, name in zip(written, names, strict=True):
        path.replace(directory / name)
    if len(written) > 1:
        weight_map = {tensor: names[place] for tensor, place in places.items()}
        write_json(directory / INDEX, {"metadata": {"total_size": size}, "weight_map": dict(weight_map)})
        names.append(INDEX)
    for path in (*directory.glob("model-*-of-*.safetensors"), directory / SINGLE, directory / INDEX):
        if path.name not in names:
            path.unlink(missing_ok=True)


def _shards(tensors: Iterable[tuple[str, Tensor]], dtype: torch.dtype, shard_bytes: int) -> Iterator[dict[str, Tensor]]:
    shard: dict[str, Tensor] = {}
    size = 0
    for name, tensor in tensors:
        added = tensor.numel() * dtype.itemsize
        if shard and size + added > shard_bytes:
            yield shard
            shard, size = {}, 0
        shard[name] = tensor.detach().to(dtype).contiguous()
        size += added
    yield shard


def find_tensors(directory: Path) -> dict[str, StoredTensor]:
    """Every tensor of a directory, by name.

    Raises HunminError that names what is missing, cut short, no safetensors, or there twice.
    """
    found: dict[str, StoredTensor] = {}
    for path in _files(directory):
        try:
            with safe_open(path, framework="pt") as file:
                for name in file.keys():  # noqa: SIM118 (not a mapping)
                    if name in found:
                        raise HunminError(f"{path} has the tensor {name}, which {found[name].path.name} has already")
                    part = file.get_slice(name)
                    found[name] = StoredTensor(path, name, tuple(part.get_shape()), part.get_dtype())
        except (SafetensorError, OSError) as error:
            raise HunminError(f"{path} is cut short or not safetensors ({error}): copy or build it again") from None
    return found


def _files(directory: Path) -> list[Path]:
    """The files that hold a directory's weights; the single file first, as in transformers."""
    if (directory / SINGLE).is_file():
        return [directory / SINGLE]
    index = directory / INDEX
    if not index.is_file():
        pickles = sorted(directory.glob("pytorch_model*.bin"))
        if pickles:
            raise HunminError(
                f"{pickles[0]} is a pickle, which can run any program when it is read, and there is no {SINGLE}: "
                "get the model's safetensors, or convert it where you trust it"
            )
        raise HunminError(f"{directory / SINGLE} is missing, and so is {INDEX}: a model directory needs its weights")
    places = read_json(index).get("weight_map")
    if not isinstance(places, dict) or not places:
        raise HunminError(f"{index} has no weight_map, which says what tensor is in what file")
    names = sorted({str(name) for name in places.values()})
    for name in names:
        if Path(name).name != name:
            raise HunminError(f"{index} names {name}, which is no file beside it: put all shards into {directory}")
    files = [directory / name for name in names]
    for path in files:
        if not path.is_file():
            raise HunminError(f"{index} names {path.name}, which is missing: copy or download it again")
    return files
