"""A GGUF file becomes a Hugging Face directory, tensor by tensor."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import torch
from gguf import GGMLQuantizationType
from torch import Tensor

from hunmin.errors import HunminError, UsageError
from hunmin.exchange.configuration import parse
from hunmin.exchange.file import GgufFile
from hunmin.exchange.names import ROPE_FACTORS, rotated_heads, separate, tensor_names
from hunmin.exchange.tokenizer import write_tokenizer
from hunmin.model.configuration import DecoderConfig
from hunmin.model.huggingface import save_weights, weight_shapes
from hunmin.model.whole_directory import whole_directory
from hunmin.progress import progress


def import_gguf(path: Path, directory: Path) -> None:
    """Write the model of a GGUF file as a directory, which must be new.

    Weights are stored as most of the file's are: fp32, bf16 or fp16; dequantised ones as fp16, whose rounding is far
    below that of any quantisation. Memory holds one shard of them.
    Raises UsageError where the directory is there, and HunminError that names the key or tensor which is missing,
    extra, misshapen, too large for fp16, or of an architecture or kind that is not known here.
    """
    if directory.exists():
        raise UsageError(f"{directory} is there already: name a directory that is not")
    file = GgufFile(path)
    config = parse(file)
    names = tensor_names(config)
    _check(file, config, names)
    with whole_directory(directory) as partial:
        write_tokenizer(file, config, partial)
        dtype = _dtype(file)
        save_weights(config, _weights(file, config, names, dtype), partial, dtype)


def _check(file: GgufFile, config: DecoderConfig, names: Mapping[str, str]) -> None:
    """Raise HunminError unless the file has exactly these tensors, in their shapes."""
    shapes = weight_shapes(config)
    for weight, name in names.items():
        if name not in file.tensors:
            raise HunminError(f"{file.path} lacks tensor {name}, which its keys ask for")
        found, expected = file.tensors[name].shape, shapes[weight]
        if found != expected:
            raise HunminError(f"{file.path}: {name} is {list(found)}, but the keys say {list(expected)}")
    extra = file.tensors.keys() - set(names.values()) - {ROPE_FACTORS}
    if extra:
        raise HunminError(f"{file.path} has the unknown tensor {min(extra)}, for which a decoder has no place")


def _weights(
    file: GgufFile, config: DecoderConfig, names: Mapping[str, str], dtype: torch.dtype
) -> Iterator[tuple[str, Tensor]]:
    with progress("import", len(names), "tensors") as bar:
        for weight, name in names.items():
            tensor = file.tensors[name].read()
            if tensor.abs().max() > torch.finfo(dtype).max:
                raise HunminError(
                    f"{file.path}: {name} has numbers that are too large for {dtype}, which they would get"
                )
            heads = rotated_heads(weight, config)
            yield weight, tensor if heads is None else separate(tensor, heads)
            bar.advance()


def _dtype(file: GgufFile) -> torch.dtype:
    """What loses nothing of most weights, or, where they are quantised, next to nothing."""
    counts: Counter[GGMLQuantizationType] = Counter()
    for tensor in file.tensors.values():
        counts[tensor.kind] += tensor.stored.n_elements
    kind = counts.most_common(1)[0][0]
    exact = {GGMLQuantizationType.F32: torch.float32, GGMLQuantizationType.BF16: torch.bfloat16}
    return exact.get(kind, torch.float16)
