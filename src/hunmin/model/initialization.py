"""How weights begin: as noise, and where the shape allows it as heads that copy.

Reading a name or a number off the context takes two attention heads that work together (an induction circuit: Olsson et
al. 2022, arXiv:2209.11895): one that moves each token's identity to the position after it, and one that looks for the
position behind an earlier occurrence of the present token and predicts what stands there. Training finds this circuit
late and suddenly. A start that already resembles what training arrives at is learnt from sooner (mimetic
initialisation: Trockman and Kolter 2023, arXiv:2305.09828); biases on queries and keys let rotary positions point at
the token before, so here the circuit stands from the first step and training has only to keep what it can use.
"""

import math

import torch
from torch import Tensor, nn

from hunmin.model.decoder import Attention, Decoder

POINTED_PAIRS = 10
"""How many of the fastest rotary pairs point at the token before."""
POINTING = 7.0
"""Size of the bias on each pointing pair: the token before wins by about five units of attention score."""
MATCHED_POSITIONS = 512
"""A rotary pair counts as still, fit to compare tokens by, when it turns less than a radian over so many positions."""
MATCHING = 4.0
COPYING_LAYERS = 2
COPYING_HEADS = 2


def initialize(decoder: Decoder, generator: torch.Generator) -> None:
    """Draw every weight anew.

    What writes to the residual stream starts at zero, everything else normal with its fan-in. A decoder with biases and
    a head of its own also gets its copying heads.
    """
    with torch.no_grad():
        for name, weight in decoder.named_parameters():
            if weight.ndim == 1:
                weight.fill_(0.0 if name.endswith("bias") else 1.0)
            elif name == "embedding.weight":
                weight.normal_(
                    std=weight.shape[1] ** -0.5 if decoder.config.tied_embeddings else 1.0, generator=generator
                )
            elif name.endswith(("output.weight", "down.weight")):
                weight.zero_()
            else:
                weight.normal_(std=weight.shape[1] ** -0.5, generator=generator)
        if _can_copy(decoder):
            _prepare_copying(decoder, generator)


def _can_copy(decoder: Decoder) -> bool:
    config = decoder.config
    untied_with_biases = config.qkv_bias and not config.tied_embeddings
    return (
        untied_with_biases
        and config.heads == config.key_value_heads >= COPYING_HEADS
        and config.layers > COPYING_LAYERS
        and config.head_width <= config.width
    )


def _prepare_copying(decoder: Decoder, generator: torch.Generator) -> None:
    config = decoder.config
    identity = _orthogonal(config.width, generator)[: config.head_width]  # what is moved of a token
    memory = _orthogonal(config.width, generator)[: config.head_width]  # where it is put, a position later
    prediction = _orthogonal(config.width, generator)  # where the head of the decoder reads what comes next
    decoder.head.weight.copy_(decoder.embedding.weight @ prediction.T / math.sqrt(config.width))
    frequencies = decoder.rotary.frequencies
    _move_from_previous(decoder.layers[0].attention, frequencies, identity, memory)
    for layer in decoder.layers[1 : 1 + COPYING_LAYERS]:
        for head in range(COPYING_HEADS):
            value = _orthogonal(config.width, generator)[: config.head_width]
            copy = (value, value @ prediction.T)
            _match_and_predict(layer.attention, head, frequencies, (identity, memory), copy, generator)


def _move_from_previous(attention: Attention, frequencies: Tensor, read: Tensor, write: Tensor) -> None:
    """Make head 0 attend to the position before and move what `read` sees of it to where `write` stands.

    The score of query position t and key position s is q · R(s - t) k with the rotation R, so with k = b and
    q = R(-1) b it is largest at s = t - 1.
    """
    config = attention.config
    angles = frequencies.float()
    bias = torch.zeros_like(angles)
    bias[:POINTED_PAIRS] = POINTING
    query, key, value = _head(attention, 0)
    query_bias, key_bias, _ = attention.query_key_value.bias.view(3, config.heads, config.head_width)[:, 0]
    query.mul_(0.1)
    key.mul_(0.1)
    key_bias.copy_(torch.cat((bias, torch.zeros_like(bias))))
    query_bias.copy_(torch.cat((bias * angles.cos(), -bias * angles.sin())))
    value.copy_(read)
    _output(attention, 0).copy_(2 * write.T)


def _match_and_predict(
    attention: Attention,
    head: int,
    frequencies: Tensor,
    content: tuple[Tensor, Tensor],
    copy: tuple[Tensor, Tensor],
    generator: torch.Generator,
) -> None:
    """Make a head attend to where the token before was the present one, and write that position's own token.

    `content` reads a present token's identity and a moved one's; `copy` reads a token and writes its prediction.
    """
    config = attention.config
    still = (frequencies * MATCHED_POSITIONS < 1).nonzero().flatten()
    still = torch.cat((still, still + config.head_width // 2))
    basis = _orthogonal(config.head_width, generator)[: len(still)]
    present, moved = content
    query, key, value = _head(attention, head)
    query.mul_(0.1)
    key.mul_(0.1)
    query[still] += MATCHING * basis @ present
    key[still] += MATCHING * basis @ moved
    value.copy_(copy[0])
    _output(attention, head).copy_(2 * copy[1].T)


def _head(attention: Attention, head: int) -> Tensor:
    """Views of one head's query, key and value matrices: shape [3, head_width, width]."""
    config = attention.config
    return attention.query_key_value.weight.view(3, config.heads, config.head_width, config.width)[:, head]


def _output(attention: Attention, head: int) -> Tensor:
    """A view of the output columns of one head: shape [width, head_width]."""
    return attention.output.weight.view(-1, attention.config.heads, attention.config.head_width)[:, head]


def _orthogonal(size: int, generator: torch.Generator) -> Tensor:
    return nn.init.orthogonal_(torch.empty(size, size), generator=generator)
