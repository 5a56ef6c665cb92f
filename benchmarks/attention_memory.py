"""Peak memory of attention over the length of one document: of a layer in training, and of a prompt behind nothing or
behind a cache that holds its first half.

    .venv/bin/python benchmarks/attention_memory.py

Each figure is a process of its own: its VmHWM at the end less that before attention began. Training is forward and
backward of one attention layer (projections, rotation, packed attention, output) in bf16 where the processor multiplies
it; a prompt goes through a decoder of one layer in fp32, as the engine reads it. Both have 4 heads of 64.
"""

import subprocess
import sys
from pathlib import Path

import torch

from hunmin.model.configuration import DecoderConfig
from hunmin.model.decoder import Attention, Decoder, KeyValueCache
from hunmin.model.packed_attention import attend_packed, visibility
from hunmin.model.precision import compute_dtype
from hunmin.model.rotary import Rotary

LENGTHS = (4096, 16_384, 65_536)
SHAPE = DecoderConfig(
    vocabulary=256, layers=1, width=256, heads=4, key_value_heads=4, head_width=64, feed_forward=256, context=65_536,
    rope_base=1e6,
)  # fmt: skip


def main() -> None:
    print(f"torch {torch.__version__}, MiB above what the process had before\n")
    columns = ("training", "prompt", "second half of a prompt")
    print(f"| tokens | scores of all pairs, fp32 | {' | '.join(columns)} |\n|---:|---:|---:|---:|---:|")
    for length in LENGTHS:
        cells = [f"{4 * SHAPE.heads * length**2 / 2**20:,.0f}"]
        for measured in WORK:
            command = [sys.executable, __file__, measured, str(length)]
            cells.append(subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip())
        print(f"| {length:,} | {' | '.join(cells)} |", flush=True)


def train(length: int) -> None:
    attention = Attention(SHAPE)
    hidden = torch.randn(1, length, SHAPE.width, requires_grad=True)
    rotation = Rotary(SHAPE.head_width, SHAPE.rope_base, SHAPE.rope_scaling).table(torch.arange(length))
    documents = torch.zeros(1, length, dtype=torch.long)
    with torch.autocast("cpu", torch.bfloat16, enabled=compute_dtype() == torch.bfloat16):
        attended = attend_packed(*attention.project(hidden, rotation), visibility(documents))
        written = attention.project_output(attended)
    written.sum().backward()


@torch.inference_mode()
def read(length: int) -> None:
    Decoder(SHAPE).hidden_cached(torch.zeros(1, length, dtype=torch.long), KeyValueCache(SHAPE, 1, length))


@torch.inference_mode()
def read_on(length: int) -> None:
    decoder, cache = Decoder(SHAPE), KeyValueCache(SHAPE, 1, length)
    cache.truncate([length // 2])
    decoder.hidden_cached(torch.zeros(1, length // 2, dtype=torch.long), cache)


WORK = {"training": train, "prompt": read, "continuation": read_on}


def peak() -> int:
    """The most memory that this process has had, in KiB."""
    status = Path("/proc/self/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))


def measure(name: str, length: int) -> None:
    WORK[name](256)  # what torch loads at its first work is no part of attention
    before = peak()
    WORK[name](length)
    print(f"{(peak() - before) / 1024:,.0f}")


if __name__ == "__main__":
    measure(sys.argv[1], int(sys.argv[2])) if len(sys.argv) > 1 else main()
