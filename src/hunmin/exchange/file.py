"""A GGUF file that is read: what it says about itself, and its tensors, each dequantised when it is asked for."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from gguf import GGMLQuantizationType, GGUFReader, ReaderTensor, dequantize
from torch import Tensor

from hunmin.errors import HunminError

Value = TypeVar("Value", str, int, float, bool)

KINDS: dict[type, str] = {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}


@dataclass(frozen=True)
class GgufTensor:
    """A tensor of a file, known but not read; `shape` as PyTorch has it, rows first."""

    path: Path
    stored: ReaderTensor

    @property
    def name(self) -> str:
        return self.stored.name

    @property
    def shape(self) -> tuple[int, ...]:
        return tuple(int(size) for size in reversed(self.stored.shape))

    @property
    def kind(self) -> GGMLQuantizationType:
        """How it is stored."""
        return self.stored.tensor_type

    def read(self) -> Tensor:
        """The tensor in fp32. Raises HunminError where nothing here can read its kind."""
        try:
            numbers = dequantize(self.stored.data, self.kind)
        except NotImplementedError:
            raise HunminError(f"{self.path}: {self.name} is stored as {self.kind.name}, which cannot be read") from None
        return torch.from_numpy(np.array(numbers, dtype=np.float32))


class GgufFile:
    """The keys and tensors of one file, which is mapped into memory and not copied."""

    def __init__(self, path: Path) -> None:
        """Raises HunminError where the file is missing, cut short, big-endian or something else."""
        self.path = path
        try:
            reader = GGUFReader(path)
        except OSError as error:
            raise HunminError(f"{path} cannot be read: {error.strerror}") from None
        except (ValueError, IndexError, KeyError, OverflowError, MemoryError) as error:
            raise HunminError(
                f"{path} is no GGUF file, cut short, or of types that are not known here ({error}): get it again"
            ) from None
        if reader.byte_order != "I":
            raise HunminError(f"{path} has the bytes of its numbers in the other order: get the little-endian file")
        self._fields = reader.fields
        self.tensors = {tensor.name: GgufTensor(path, tensor) for tensor in reader.tensors}

    def value(self, key: str, kind: type[Value]) -> Value:
        """What stands under a key; raises HunminError where nothing does, or something of another kind."""
        found = self.optional(key, kind)
        if found is None:
            raise HunminError(f"{self.path} lacks the key {key}")
        return found

    def optional(self, key: str, kind: type[Value]) -> Value | None:
        """What stands under a key, if anything does; raises HunminError where it is of another kind."""
        return self._as(kind, self._contents(key), key) if key in self._fields else None

    def values(self, key: str, kind: type[Value]) -> list[Value]:
        """The list that stands under a key; raises HunminError where there is none, or one of another kind."""
        if key not in self._fields:
            raise HunminError(f"{self.path} lacks the key {key}")
        contents = self._contents(key)
        if not isinstance(contents, list):
            raise HunminError(f"{self.path}: {key} must be a list, not {contents!r}")
        return [self._as(kind, content, key) for content in contents]

    def _contents(self, key: str) -> object:
        try:
            return self._fields[key].contents()
        except ValueError as error:
            raise HunminError(f"{self.path}: {key} is not UTF-8 ({error})") from None

    def _as(self, kind: type[Value], content: object, key: str) -> Value:
        if kind is float and isinstance(content, float):
            # The shortest decimal that is this number in fp32: 1e-05, and not 9.999999747378752e-06.
            content = float(str(np.float32(content)))
        if type(content) is not kind:
            raise HunminError(f"{self.path}: {key} must be {KINDS[kind]}, not {content!r}")
        return kind(content)
