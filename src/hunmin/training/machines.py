"""The machines that a plan is for, and how a model would be laid out over them."""

from dataclasses import dataclass

from hunmin.errors import UsageError
from hunmin.model.configuration import DecoderConfig


@dataclass(frozen=True)
class Device:
    """One accelerator: its peak of dense bfloat16 products in FLOP/s, and its memory in bytes where that is known."""

    name: str
    peak: float
    memory: float | None


# Hopper's and Blackwell's sheets give the rate with sparsity, which is twice the dense one.
DEVICES = {
    "a100": Device("A100 SXM", 312e12, 80e9),  # NVIDIA A100 data sheet
    "h100": Device("H100 SXM", 989e12, 80e9),  # NVIDIA H100 data sheet: 1,979
    "h200": Device("H200 SXM", 989e12, 141e9),  # NVIDIA H200 data sheet: 1,979
    "b200": Device("B200", 2250e12, 180e9),  # NVIDIA HGX B200 data sheet: 4,500
}


MOST_DEVICES = 10**9
LEAST_TFLOPS, MOST_TFLOPS = 1e-6, 1e9
"""What is outside of these is a slip of the keyboard, and its plan would overflow."""


def find_device(name: str | None, peak_tflops: float | None) -> Device:
    """The device of a published name, an H100 where none is given, or any other by its peak in TFLOP/s.

    Raises UsageError for an unknown name, a peak that no device has, and for both at once.
    """
    if peak_tflops is None:
        device = DEVICES.get(name or "h100")
        if device is None:
            raise UsageError(
                f"--device {name}: the known devices are {', '.join(DEVICES)}; for others give --peak-tflops"
            )
        return device
    if name:
        raise UsageError("--device and --peak-tflops exclude each other: a device of the table has its own peak")
    if not LEAST_TFLOPS <= peak_tflops <= MOST_TFLOPS:
        raise UsageError(f"--peak-tflops {peak_tflops:g}: a peak rate is from {LEAST_TFLOPS:g} to {MOST_TFLOPS:g}")
    return Device(f"device of {peak_tflops:g} TFLOP/s", peak_tflops * 1e12, None)


@dataclass(frozen=True)
class Machines:
    """`devices` alike, in groups of `tensor_parallel` that hold a replica of the model together.

    `utilization` is the share of the peak rate that goes into the model's own FLOPs (MFU; Chowdhery et al. 2022,
    arXiv:2204.02311, appendix B). Raises UsageError where the numbers cannot be.
    """

    device: Device
    devices: int
    tensor_parallel: int
    utilization: float

    def __post_init__(self) -> None:
        if not 1 <= self.devices <= MOST_DEVICES:
            raise UsageError(f"--devices {self.devices}: there must be at least one, and {MOST_DEVICES:,} at most")
        if not 0 < self.utilization <= 1:
            raise UsageError(f"--utilization {self.utilization:g}: a share is above 0 and at most 1")
        if self.tensor_parallel < 1 or self.devices % self.tensor_parallel:
            raise UsageError(f"--tensor-parallel {self.tensor_parallel}: it must divide --devices ({self.devices})")

    @property
    def replicas(self) -> int:
        """Groups that each take rows of their own."""
        return self.devices // self.tensor_parallel

    def check_fit(self, config: DecoderConfig) -> None:
        """Raise UsageError where a decoder cannot be cut evenly over a group."""
        parts = {
            "key-value heads": config.key_value_heads,
            "feed-forward width": config.feed_forward,
            "vocabulary": config.vocabulary,
        }
        for name, count in parts.items():
            if count % self.tensor_parallel:
                raise UsageError(f"--tensor-parallel {self.tensor_parallel}: it must divide the {name} ({count})")
