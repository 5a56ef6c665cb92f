"""Small model directories with a tokenizer of their own, and GGUF files that are not as they should be."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from gguf import GGMLQuantizationType, GGUFReader, GGUFValueType, GGUFWriter
from model.conftest import tiny
from tokenizer.test_train import trained
from tokenizers import Tokenizer

from hunmin.chat.export import write_chat_files
from hunmin.model import huggingface
from hunmin.model.decoder import Decoder
from hunmin.tokenizer.splits import SplitName

VOCABULARY = 320


def write_model(
    directory: Path, split: SplitName = "qwen2", dtype: torch.dtype = torch.float32, **variant: Any
) -> Decoder:
    """Write a decoder with random weights, as `dtype`, and a tokenizer of as many tokens; returns the decoder."""
    directory.mkdir()
    decoder = tiny(**{"vocabulary": VOCABULARY, **variant}).to(dtype)
    huggingface.save(decoder, directory, dtype)
    tokenizer(split).save(str(directory / "tokenizer.json"))
    write_chat_files(directory, "ax", decoder.config.context)
    return decoder


def tokenizer(split: SplitName) -> Tokenizer:
    return trained(split, vocabulary=VOCABULARY)


def rewrite(
    source: Path,
    path: Path,
    keys: Mapping[str, Any] | None = None,
    tensors: Mapping[str, tuple[np.ndarray, GGMLQuantizationType] | None] | None = None,
) -> Path:
    """Copy a file with other keys, or other tensors as they are stored; None takes a key or a tensor away."""
    reader = GGUFReader(source)
    known = {name: field for name, field in reader.fields.items() if not name.startswith("GGUF.")}
    values = {name: field.contents() for name, field in known.items()} | dict(keys or {})
    stored = {tensor.name: (tensor.data, tensor.tensor_type) for tensor in reader.tensors} | dict(tensors or {})
    writer = GGUFWriter(path, values.pop("general.architecture"))
    for name, value in values.items():
        if value is not None:
            kinds = known[name].types if name in known else [GGUFValueType.get_type(value)]
            writer.add_key_value(name, value, kinds[0], kinds[-1])
    for name, tensor in stored.items():
        if tensor is not None:
            writer.add_tensor(name, tensor[0], raw_dtype=tensor[1])
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path
