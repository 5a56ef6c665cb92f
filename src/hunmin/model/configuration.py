"""What shape a decoder has."""

from dataclasses import dataclass, field

from hunmin.errors import HunminError
from hunmin.model.rope_scaling import RopeScaling

WIDEST_HEAD = 65_536
"""More than any model has; the frequencies of its pairs are computed even where no weight is allocated."""


@dataclass(frozen=True)
class DecoderConfig:
    """The shape of one decoder of the Llama, Qwen2 or Qwen3 family; a variant is a configuration, never a class.

    Widths are in features, `context` in tokens. `bos`, `eos` and `pad` are token ids; several may end a text.
    Raises HunminError where the numbers contradict each other.
    """

    vocabulary: int
    layers: int
    width: int
    heads: int
    key_value_heads: int
    head_width: int
    feed_forward: int
    context: int
    rope_base: float
    rope_scaling: RopeScaling = field(default_factory=RopeScaling)
    norm_epsilon: float = 1e-6
    qkv_bias: bool = False
    qk_norm: bool = False
    tied_embeddings: bool = False
    bos: int | None = None
    eos: int | tuple[int, ...] | None = None
    pad: int | None = None

    def __post_init__(self) -> None:
        if self.heads % self.key_value_heads:
            raise HunminError(
                f"the heads ({self.heads}) must be a multiple of the key-value heads ({self.key_value_heads})"
            )
        if self.head_width % 2 or self.head_width > WIDEST_HEAD:
            raise HunminError(
                f"the width of a head ({self.head_width}) must be even, as rotary positions turn pairs, "
                f"and at most {WIDEST_HEAD:,}"
            )
        if self.qkv_bias and self.qk_norm:
            raise HunminError("biases and norms of queries and keys exclude each other: no published family has both")

    @property
    def query_width(self) -> int:
        """Features of all query heads together."""
        return self.heads * self.head_width

    @property
    def key_value_width(self) -> int:
        """Features of all key heads, and of all value heads."""
        return self.key_value_heads * self.head_width

    @property
    def layer_matrices(self) -> int:
        """Weights of the matrices of one layer."""
        return 2 * self.width * (self.query_width + self.key_value_width) + 3 * self.width * self.feed_forward

    @property
    def parameters(self) -> int:
        """The exact number of weights."""
        biases = (self.query_width + 2 * self.key_value_width) * self.qkv_bias
        head_norms = 2 * self.head_width * self.qk_norm
        layer = self.layer_matrices + biases + head_norms + 2 * self.width
        embeddings = self.vocabulary * self.width * (1 if self.tied_embeddings else 2)
        return self.layers * layer + self.width + embeddings

    @property
    def cached_per_token(self) -> int:
        """How many numbers, keys and values, serving keeps of a token."""
        return 2 * self.layers * self.key_value_width

    def flops_per_token(self, length: int) -> float:
        """Floating-point operations of one training step (forward and backward) per token of a row of `length`.

        Six per weight of every matrix that a token passes (Kaplan et al. 2020, arXiv:2001.08361), and the causal
        attention's two products, 6 · layers · query width · length.
        """
        matrices = self.layers * self.layer_matrices + self.vocabulary * self.width
        return 6.0 * matrices + 6.0 * self.layers * self.query_width * length
