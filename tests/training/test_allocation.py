"""What a step frees, the next one takes again without asking the system."""

import platform
import subprocess
import sys

import pytest

PROGRAM = """
import resource, torch
from hunmin.training.allocation import keep_freed_memory

def faults_of(pieces):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(pieces):
        torch.ones(1 << 24)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before

keep_freed_memory()
faults_of(30)  # until the pieces lie side by side
print(faults_of(10))
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library")
def test_pages_that_were_freed_are_not_asked_for_again() -> None:
    pages_of_one = (4 << 24) // 4096
    faults = int(subprocess.run([sys.executable, "-c", PROGRAM], check=True, capture_output=True, text=True).stdout)
    assert faults < pages_of_one
