"""Our decoder beside transformers' with the same weights, rows, type and threads: prefill, and one training step.

    .venv/bin/python benchmarks/forward.py

Everything runs in bf16 where the processor multiplies it. Prefill is a forward pass over whole rows, up to the logits
behind each row's last token, with weights of that type. A training step is forward and backward with weights in fp32,
under autocast; its rows hold two documents each, which our decoder keeps apart and transformers attends over whole.
Ours is compiled as the trainer compiles it, and both keep freed memory as the trainer does. Transformers attends by
`sdpa`, and runs both compiled and as it comes.
The floor is the operations over the rate at which the processor multiplies large square matrices.
"""

import platform
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
import transformers
from torch import Tensor
from torch.nn import functional

from hunmin.model import huggingface
from hunmin.model.configuration import DecoderConfig
from hunmin.model.decoder import Decoder
from hunmin.model.initialization import initialize
from hunmin.model.precision import compute_dtype
from hunmin.training.allocation import keep_freed_memory
from hunmin.training.batches import Batch
from hunmin.training.trainer import batch_loss, compiled

ROUNDS = 8
Work = Callable[[], object]


@dataclass(frozen=True)
class Shape:
    """A decoder, and the rows that it is given."""

    config: DecoderConfig
    rows: int
    length: int

    def rows_of_ids(self) -> Tensor:
        """Random ids [rows, length + 1]."""
        shape = (self.rows, self.length + 1)
        return torch.randint(self.config.vocabulary, shape, generator=torch.Generator().manual_seed(1))

    @property
    def training_flops(self) -> float:
        """Operations of one training step."""
        return self.rows * self.length * self.config.flops_per_token(self.length)

    @property
    def prefill_flops(self) -> float:
        """A forward pass is a third of a step; its logits are those of the last tokens alone."""
        logits_left_out = 2 * self.rows * (self.length - 1) * self.config.vocabulary * self.config.width
        return self.training_flops / 3 - logits_left_out


SHAPES = {
    "nano": Shape(
        DecoderConfig(
            vocabulary=2560, layers=6, width=256, heads=4, key_value_heads=4, head_width=64, feed_forward=176,
            context=2048, rope_base=1e6, qkv_bias=True,
        ),
        rows=10, length=800,
    ),
    "SmolLM2-135M": Shape(
        DecoderConfig(
            vocabulary=49152, layers=30, width=576, heads=9, key_value_heads=3, head_width=64, feed_forward=1536,
            context=2048, rope_base=1e5, tied_embeddings=True,
        ),
        rows=2, length=512,
    ),
}  # fmt: skip


def main() -> None:
    keep_freed_memory()
    print(f"{platform.processor() or platform.machine()}, {torch.get_num_threads()} threads, {compute_dtype()}")
    print(f"torch {torch.__version__}, transformers {transformers.__version__}; medians of {ROUNDS} rounds in turn")
    rate = products_per_second()
    print(f"matrix products: {rate / 1e12:.2f} TFLOP/s\n")
    print("| shape | work | floor, tokens/s | hunmin | transformers, compiled | ratio | transformers | ratio |")
    print("|---|---|---:|---:|---:|---:|---:|---:|")
    for name, shape in SHAPES.items():
        with tempfile.TemporaryDirectory() as directory:
            decoder = Decoder(shape.config)
            initialize(decoder, torch.Generator().manual_seed(0))
            huggingface.save(decoder, Path(directory))
            for work, sides, flops in (
                ("prefill", prefill(shape, Path(directory)), shape.prefill_flops),
                ("training step", training(shape, Path(directory)), shape.training_flops),
            ):
                seconds = [statistics.median(times) for times in in_turn(sides)]
                tokens = shape.rows * shape.length
                ours, theirs, eager = (f"{tokens / each:,.0f}" for each in seconds)
                ratio, eager_ratio = (f"{each / seconds[0]:.2f}" for each in seconds[1:])
                floor = f"{tokens * rate / flops:,.0f}"
                cells = (name, work, floor, ours, theirs, ratio, eager, eager_ratio)
                print(f"| {' | '.join(cells)} |", flush=True)


def models(directory: Path, dtype: torch.dtype) -> tuple[Decoder, transformers.PreTrainedModel]:
    """Ours and theirs, with the weights of the directory as `dtype`."""
    peer = transformers.AutoModelForCausalLM.from_pretrained(directory, dtype=dtype, attn_implementation="sdpa")
    return huggingface.load(directory, dtype), peer


def prefill(shape: Shape, directory: Path) -> tuple[Work, ...]:
    """Ours, theirs compiled, theirs as it comes."""
    decoder, peer = models(directory, compute_dtype())
    ids = shape.rows_of_ids()[:, :-1]
    compiled(decoder)

    @torch.inference_mode()
    def ours() -> Tensor:
        return decoder.head(decoder.hidden(ids)[:, -1:])

    def by(forward: Callable[..., transformers.utils.ModelOutput]) -> Work:
        @torch.inference_mode()
        def theirs() -> Tensor:
            return forward(input_ids=ids, use_cache=False, logits_to_keep=1).logits

        return theirs

    return ours, by(torch.compile(peer)), by(peer)


def training(shape: Shape, directory: Path) -> tuple[Work, ...]:
    """Ours, theirs compiled, theirs as it comes."""
    decoder, peer = models(directory, torch.float32)
    ids = shape.rows_of_ids()
    documents = torch.arange(shape.length).expand(shape.rows, -1) // (shape.length // 2)
    batch = Batch(ids, documents, torch.ones(shape.rows, shape.length))
    loss = compiled(decoder)

    def step(model: torch.nn.Module, loss_of_step: Callable[[], Tensor]) -> Work:
        def work() -> None:
            model.zero_grad()
            with torch.autocast("cpu", torch.bfloat16, enabled=compute_dtype() == torch.bfloat16):
                value = loss_of_step()
            value.backward()

        return work

    def by(forward: Callable[..., transformers.utils.ModelOutput]) -> Work:
        def loss_of_step() -> Tensor:
            logits = forward(input_ids=ids[:, :-1], use_cache=False).logits
            return functional.cross_entropy(logits.flatten(0, 1).float(), ids[:, 1:].flatten())

        return step(peer, loss_of_step)

    return step(decoder, lambda: batch_loss(decoder, batch, loss)), by(torch.compile(peer)), by(peer)


def in_turn(sides: tuple[Work, ...]) -> list[list[float]]:
    """The seconds of each side, round by round; the first two rounds, which compile, are left out."""
    rounds = [[seconds(side) for side in sides] for _ in range(ROUNDS + 2)][2:]
    return [list(times) for times in zip(*rounds, strict=True)]


def products_per_second() -> float:
    """Floating-point operations a second in products of square matrices."""
    matrix = torch.randn(2048, 2048, dtype=compute_dtype())
    times = [seconds(lambda: torch.mm(matrix, matrix)) for _ in range(4 * ROUNDS)]
    return 2 * len(matrix) ** 3 / statistics.median(times)


def seconds(work: Work) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
