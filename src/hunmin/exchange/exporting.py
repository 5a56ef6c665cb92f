"""A Hugging Face directory becomes a GGUF file, tensor by tensor."""

from contextlib import suppress
from pathlib import Path
from typing import Literal, TypeAlias

import numpy as np
import torch
from gguf import (
    GGML_QUANT_SIZES,
    GGML_QUANT_VERSION,
    GGMLQuantizationType,
    GGUFWriter,
    LlamaFileType,
    quant_shape_to_byte_shape,
    quantize,
)
from torch import Tensor

from hunmin.errors import HunminError, UsageError
from hunmin.exchange.configuration import describe, rope_factors
from hunmin.exchange.names import ROPE_FACTORS, interleave, rotated_heads, tensor_names
from hunmin.exchange.tokenizer import describe_tokenizer
from hunmin.model.configuration import DecoderConfig
from hunmin.model.huggingface import find_weights
from hunmin.model.huggingface_config import architecture_of
from hunmin.model.rope_scaling import Llama3Scaling
from hunmin.progress import progress

Type: TypeAlias = Literal["f16", "bf16", "q8_0"]

TYPES: dict[Type, tuple[GGMLQuantizationType, LlamaFileType]] = {
    "f16": (GGMLQuantizationType.F16, LlamaFileType.MOSTLY_F16),
    "bf16": (GGMLQuantizationType.BF16, LlamaFileType.MOSTLY_BF16),
    "q8_0": (GGMLQuantizationType.Q8_0, LlamaFileType.MOSTLY_Q8_0),
}


def export_gguf(directory: Path, path: Path, kind: Type) -> None:
    """Write a model directory as one file, its matrices as `kind` and its vectors in fp32, as llama.cpp has them.

    Memory holds one tensor at a time. The file is put in its place when it is whole.
    Raises UsageError as `_target` does, and HunminError as `find_weights` does, where the tokenizer or the rope scaling
    is none of llama.cpp's, and where a weight is too large for fp16.
    """
    target = _target(path, directory)
    config, weights = find_weights(directory)
    stored, file_type = TYPES[kind]
    names = tensor_names(config)
    kinds = {weight: _kind(tensor.shape, stored) for weight, tensor in weights.items()}
    partial = target.with_name(f".{target.name}.partial")
    writer = GGUFWriter(partial, architecture_of(config))
    writer.add_type("model")
    writer.add_name(path.stem)
    writer.add_file_type(file_type)
    writer.add_quantization_version(GGML_QUANT_VERSION)
    try:
        describe(config, writer)
    except HunminError as error:
        raise HunminError(f"{directory / 'config.json'}: {error}") from None
    describe_tokenizer(directory, config, writer)
    scaled = isinstance(config.rope_scaling, Llama3Scaling)
    if scaled:
        _announce(writer, ROPE_FACTORS, (config.head_width // 2,), GGMLQuantizationType.F32)
    for weight, tensor in weights.items():
        _announce(writer, names[weight], tensor.shape, kinds[weight])
    try:
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_ti_data_to_file()
        if scaled:
            writer.write_tensor_data(rope_factors(config, config.rope_scaling).numpy())
        with progress("export", len(weights), "tensors") as bar:
            for weight, tensor in weights.items():
                writer.write_tensor_data(_stored(weight, tensor.read(), kinds[weight], config))
                bar.advance()
        writer.close()
        partial.replace(target)
    except OSError as error:
        raise HunminError(f"{path} cannot be written: {error.strerror or error}") from None  # numpy's has no strerror
    finally:
        writer.close()
        with suppress(OSError):  # it was moved, or could not be made
            partial.unlink()


def _target(path: Path, directory: Path) -> Path:
    """The file to write, which is the one behind a link.

    Raises UsageError where what stands there is no regular file, or one of the model in `directory`.
    """
    try:
        if path.is_dir():
            raise UsageError(f"{path} is a directory: name the file to write")
        if not path.exists():
            return path
        if not path.is_file():
            raise UsageError(f"{path} is no regular file: name another to write")
        own = (file for file in directory.glob("*") if file.suffix != ".gguf" and file.is_file())
        if any(path.samefile(file) for file in own):
            raise UsageError(f"{path} is a file of the model itself: name another to write")
    except OSError as error:
        raise HunminError(f"{path} cannot be written: {error.strerror}") from None
    return path.resolve()


def _kind(shape: tuple[int, ...], asked: GGMLQuantizationType) -> GGMLQuantizationType:
    """How a weight of this shape is stored: quantised blocks must fill a row."""
    if len(shape) == 1:
        return GGMLQuantizationType.F32
    return asked if shape[-1] % GGML_QUANT_SIZES[asked][0] == 0 else GGMLQuantizationType.F16


def _announce(writer: GGUFWriter, name: str, shape: tuple[int, ...], kind: GGMLQuantizationType) -> None:
    stored = quant_shape_to_byte_shape(shape, kind)
    writer.add_tensor_info(name, stored, np.dtype(np.uint8), int(np.prod(stored)), kind)


def _stored(
    weight: str, tensor: Tensor, kind: GGMLQuantizationType, config: DecoderConfig
) -> np.ndarray[tuple[int, ...], np.dtype[np.generic]]:
    heads = rotated_heads(weight, config)
    numbers = tensor.float() if heads is None else interleave(tensor.float(), heads)
    if kind == GGMLQuantizationType.F16 and numbers.abs().max() > torch.finfo(torch.float16).max:
        raise HunminError(f"{weight} has numbers that are too large for f16: export bf16 or q8_0")
    return quantize(numbers.contiguous().numpy(), kind)
