"""Small model directories with a tokenizer of their own, and GGUF files that are not as they should be."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from gguf import GGMLQuantizationType, GGUFReader, GGUFWriter, quantize
from tokenizers import Tokenizer

from hunmin.chat.export import write_chat_files
from hunmin.model import huggingface
from hunmin.model.decoder import Decoder
from hunmin.tokenizer.splits import SplitName
from model.conftest import tiny
from tokenizer.test_train import trained

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
    tensors: Mapping[str, np.ndarray | None] | None = None,
    kinds: Mapping[str, GGMLQuantizationType] | None = None,
) -> Path:
    """Copy a file with other keys, tensors (in fp32) or kinds of them; None takes a key or a tensor away."""
    reader = GGUFReader(source)
    keys, tensors, kinds = keys or {}, tensors or {}, kinds or {}
    architecture = keys.get("general.architecture", reader.fields["general.architecture"].contents())
    writer = GGUFWriter(path, architecture)
    for name, field in reader.fields.items():
        value = keys.get(name, field.contents())
        if not name.startswith("GGUF.") and name != "general.architecture" and value is not None:
            writer.add_key_value(name, value, field.types[0], field.types[-1] if len(field.types) > 1 else None)
    for tensor in reader.tensors:
        changed = tensors.get(tensor.name, tensor.data)
        kind = kinds.get(tensor.name)
        if tensor.name in tensors and changed is not None:
            kind = kind or GGMLQuantizationType.F32
            writer.add_tensor(tensor.name, quantize(changed, kind), raw_dtype=kind)
        elif changed is not None:
            writer.add_tensor(tensor.name, changed, raw_dtype=kind or tensor.tensor_type)
    for name in tensors.keys() - {tensor.name for tensor in reader.tensors}:
        writer.add_tensor(name, tensors[name])
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path
