"""What a training takes: FLOPs, time and the memory of each device, from shapes alone.

Hunmin trains in one process today. For more devices this is arithmetic under a stated layout: each replica is cut over
a tensor-parallel group with sequence parallelism (Korthikanti et al. 2022, arXiv:2205.05198), and weights, gradients
and the optimizer's state are sharded over all devices (ZeRO stage 3; Rajbhandari et al. 2020, arXiv:1910.02054).
Left out are the copies of one layer's weights that a device gathers while it computes, and buffers.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from torch import Tensor

from hunmin.model.configuration import DecoderConfig
from hunmin.model.decoder import Decoder
from hunmin.recipe import OptimizerName, Training
from hunmin.training.machines import Machines
from hunmin.training.optimizers import hidden_matrices

FP32, BF16 = 4, 2


@dataclass(frozen=True)
class Workload:
    """Tokens to learn from, `rows` rows of `row` tokens in a step."""

    name: str
    tokens: int
    row: int
    rows: int
    optimizer: OptimizerName

    @classmethod
    def of(cls, name: str, settings: Training) -> "Workload":
        """What a section of a recipe asks for."""
        rows = settings.tokens_per_step // settings.row
        return cls(name, settings.tokens, settings.row, rows, settings.optimizer)


@dataclass(frozen=True)
class Estimate:
    """What a workload takes. Memory is in bytes, of each device."""

    simple_flops: float
    """Six for each parameter and token."""
    flops: float
    """Six for each token and weight of the matrices that it passes, and causal attention over whole rows."""
    busy: float
    """Devices at work on average, as a replica takes whole rows: the most loaded decides how long a step lasts."""
    seconds: float
    weights: float
    gradients: float
    optimizer: float
    activations: float
    """One row's, all kept."""
    recomputed: float
    """One row's, where each layer's input is kept and the rest is computed again, a layer at a time."""

    @property
    def model_states(self) -> float:
        """All that does not grow with the row, as ZeRO has it."""
        return self.weights + self.gradients + self.optimizer


def count(weights: Iterable[Tensor]) -> int:
    """How many numbers `weights` hold."""
    return sum(weight.numel() for weight in weights)


def estimate(decoder: Decoder, workload: Workload, machines: Machines) -> Estimate:
    """What `workload` takes on `machines`; raises UsageError where the decoder cannot be cut over them."""
    config = decoder.config
    machines.check_fit(config)
    parameters = count(decoder.parameters())
    flops = workload.tokens * config.flops_per_token(workload.row)
    turns = -(-workload.rows // machines.replicas)
    busy = machines.devices * workload.rows / (machines.replicas * turns)
    share = workload.row / machines.tensor_parallel
    layer, head = layer_activations(config), head_activations(config)
    inputs = BF16 * config.width * config.layers
    return Estimate(
        simple_flops=6.0 * parameters * workload.tokens,
        flops=flops,
        busy=busy,
        seconds=flops / (busy * machines.device.peak * machines.utilization),
        weights=FP32 * parameters / machines.devices,
        gradients=FP32 * parameters / machines.devices,
        optimizer=optimizer_bytes(decoder, workload.optimizer) / machines.devices,
        activations=share * (config.layers * layer + head),
        recomputed=share * (inputs + layer + head),
    )


def optimizer_bytes(decoder: Decoder, optimizer: OptimizerName) -> int:
    """What the optimizers of `make_optimizers` remember: two fp32 moments a weight, one where Muon turns it."""
    turned = count(matrix.weight for matrix in hidden_matrices(decoder)) if optimizer == "muon" else 0
    return FP32 * (2 * count(decoder.parameters()) - turned)


def layer_activations(config: DecoderConfig) -> int:
    """Bytes that one layer keeps of a token for the backward pass, in bfloat16, counted as Korthikanti et al. do.

    The inputs of the norms, and of the matrices behind them; queries, keys, values and what attention makes of them,
    of which a fused kernel computes the scores again; gate and up, what SiLU makes of the gate, and their product.
    """
    return BF16 * (4 * config.width + 2 * config.query_width + 2 * config.key_value_width + 4 * config.feed_forward)


def head_activations(config: DecoderConfig) -> int:
    """Bytes that the end keeps of a token: the last norm's input and the head's, and log-probabilities in fp32."""
    return BF16 * 2 * config.width + FP32 * config.vocabulary
