"""Loading takes the memory of the weights and little more, whatever the files are."""

import subprocess
import sys
from pathlib import Path

import pytest
import torch

from hunmin.model import huggingface

from .conftest import tiny

LOADING = """
import sys
from pathlib import Path
import torch
from hunmin.model import huggingface

def kilobytes(key):
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(key + ":"))

huggingface.load(Path(sys.argv[1]))  # what is imported and kept at the first loading is not the model's
before = kilobytes("VmRSS")
decoder = huggingface.load(Path(sys.argv[2]), getattr(torch, sys.argv[3]))
weights = sum(weight.nbytes for weight in decoder.parameters())
print((kilobytes("VmHWM") - before) * 1024 / weights, weights)
"""


@pytest.mark.slow
@pytest.mark.parametrize("shard_bytes", [10**8, 10**10])
@pytest.mark.parametrize("dtype", ["bfloat16", "float32"])
def test_loading_peaks_below_a_fifth_more_than_the_weights(shard_bytes: int, dtype: str, tmp_path: Path) -> None:
    for name, shape in (
        ("small", {}),
        ("large", dict(vocabulary=32_000, width=1024, heads=16, head_width=64, feed_forward=2816, layers=6)),
    ):
        (tmp_path / name).mkdir()
        huggingface.save(tiny(**shape), tmp_path / name, torch.bfloat16, shard_bytes)
    arguments = [str(tmp_path / "small"), str(tmp_path / "large"), dtype]
    printed = subprocess.run([sys.executable, "-c", LOADING, *arguments], check=True, capture_output=True, text=True)
    peak, weights = map(float, printed.stdout.split())
    assert weights > 2e8
    assert peak < 1.2
