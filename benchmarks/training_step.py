"""One training step, forward and backward, beside transformers' decoder with the same weights, rows, type and threads.

    .venv/bin/python benchmarks/training_step.py

Both models are compiled and run in bf16 where the processor multiplies it, in turn. The rows hold two documents each,
which our decoder keeps apart; transformers attends over them whole. The floor is the operations of a step over the rate
at which the processor multiplies large square matrices.
"""

import platform
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import torch
import transformers

from hunmin.model import huggingface
from hunmin.model.configuration import DecoderConfig
from hunmin.model.decoder import Decoder
from hunmin.model.initialization import initialize
from hunmin.training.batches import Batch
from hunmin.training.precision import compute_dtype
from hunmin.training.trainer import batch_loss, compiled

ROUNDS = 8
SHAPES = {
    "nano": (
        DecoderConfig(
            vocabulary=2048, layers=4, width=256, heads=4, key_value_heads=4, head_width=64, feed_forward=704,
            context=2048, rope_base=1e6, qkv_bias=True,
        ),
        12, 704,
    ),
    "SmolLM2-135M": (
        DecoderConfig(
            vocabulary=49152, layers=30, width=576, heads=9, key_value_heads=3, head_width=64, feed_forward=1536,
            context=2048, rope_base=1e5, tied_embeddings=True,
        ),
        2, 512,
    ),
}  # fmt: skip
"""Each with its rows a step and their length."""


def main() -> None:
    print(f"{platform.processor() or platform.machine()}, {torch.get_num_threads()} threads, {compute_dtype()}")
    print(f"torch {torch.__version__}, transformers {transformers.__version__}; medians of {ROUNDS} rounds in turn")
    rate = products_per_second()
    print(f"matrix products: {rate / 1e12:.2f} TFLOP/s\n")
    print("| shape | floor, tokens/s | hunmin, tokens/s | transformers, tokens/s | ratio |\n|---|---:|---:|---:|---:|")
    for name, (config, rows, length) in SHAPES.items():
        ours, theirs = (statistics.median(seconds) for seconds in compare(config, rows, length))
        tokens = rows * length
        floor = rate / config.flops_per_token(length)
        print(f"| {name} | {floor:,.0f} | {tokens / ours:,.0f} | {tokens / theirs:,.0f} | {theirs / ours:.2f} |")


def compare(config: DecoderConfig, rows: int, length: int) -> tuple[list[float], list[float]]:
    """Seconds of each round: ours, theirs."""
    generator = torch.Generator().manual_seed(0)
    decoder = Decoder(config)
    initialize(decoder, generator)
    with tempfile.TemporaryDirectory() as directory:
        huggingface.save(decoder, Path(directory))
        peer = transformers.AutoModelForCausalLM.from_pretrained(directory, dtype=torch.float32)
    ids = torch.randint(config.vocabulary, (rows, length + 1), generator=generator)
    documents = torch.arange(length).expand(rows, -1) // (length // 2)
    batch = Batch(ids, documents, torch.ones(rows, length))
    loss = compiled(decoder)
    forward = torch.compile(peer)

    def ours() -> torch.Tensor:
        return batch_loss(decoder, batch, loss)

    def theirs() -> torch.Tensor:
        logits = forward(input_ids=ids[:, :-1]).logits
        return torch.nn.functional.cross_entropy(logits.flatten(0, 1).float(), ids[:, 1:].flatten())

    rounds = [(seconds(ours), seconds(theirs)) for _ in range(ROUNDS + 2)][2:]  # the first two compile
    return [first for first, _ in rounds], [second for _, second in rounds]


def products_per_second() -> float:
    """Floating-point operations a second in products of square matrices."""
    matrix = torch.randn(2048, 2048, dtype=compute_dtype())
    times = []
    for _ in range(4 * ROUNDS):
        started = time.perf_counter()
        torch.mm(matrix, matrix)
        times.append(time.perf_counter() - started)
    return 2 * len(matrix) ** 3 / statistics.median(times)


def seconds(step: Callable[[], torch.Tensor]) -> float:
    started = time.perf_counter()
    with torch.autocast("cpu", torch.bfloat16, enabled=compute_dtype() == torch.bfloat16):
        value = step()
    value.backward()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
