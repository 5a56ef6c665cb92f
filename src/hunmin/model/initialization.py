"""How weights begin."""

import math

import torch
from torch import Tensor, nn

from hunmin.model.configuration import DecoderConfig
from hunmin.model.decoder import Decoder
from hunmin.model.rotary import frequencies


def initialize(decoder: Decoder, generator: torch.Generator) -> None:
    """Draw every weight anew: normal, with the matrices that write to the residual stream scaled by depth.

    Where the attention has biases, its first layers also begin as copying heads (`prepare_copying`).
    """
    config = decoder.config
    residual = 1 / math.sqrt(2 * config.layers)
    with torch.no_grad():
        for name, weight in decoder.named_parameters():
            if weight.ndim == 1:
                weight.fill_(0.0 if name.endswith("bias") else 1.0)
            elif name == "embedding.weight":
                weight.normal_(std=config.width**-0.5, generator=generator)
            else:
                scale = residual if name.endswith(("output.weight", "down.weight")) else 1.0
                weight.normal_(std=scale * weight.shape[1] ** -0.5, generator=generator)
        if config.qkv_bias:
            prepare_copying(decoder, generator)


def prepare_copying(decoder: Decoder, generator: torch.Generator, match=2.0, write=0.25) -> None:
    config = decoder.config
    hw, d = config.head_width, config.width
    H = config.heads
    freq = frequencies(hw, config.rope_base).float()
    half = hw // 2
    fast = torch.arange(half) < 10
    slow = (freq * 512 < 1.0).nonzero().flatten()
    cols = torch.cat((slow, slow + half))
    att0 = decoder.layers[0].attention
    E = decoder.embedding.weight
    def parts(att):
        w = att.query_key_value.weight; b = att.query_key_value.bias
        q, k, v = w.split(att.widths); bq, bk, bv = b.split(att.widths)
        return q.view(-1, hw, d), k.view(-1, hw, d), v.view(-1, hw, d), bq.view(-1, hw), bk.view(-1, hw), bv.view(-1, hw)
    def ortho(r, c):
        m = torch.empty(c, r); nn.init.orthogonal_(m, generator=generator); return m.T if r<=c else m
    strength = 7.0
    q, k, v, bq, bk, bv = parts(att0)
    o = att0.output.weight  # d, H*hw
    P = []
    for h, offset in ((0, 1), (1, 2)):
        q[h] *= 0.1; k[h] *= 0.1
        u = torch.zeros(half); u[fast] = strength
        bk[h] = torch.cat((u, torch.zeros(half)))
        ang = freq * offset   # R_{-offset} u
        bq[h] = torch.cat((u * ang.cos(), -u * ang.sin()))
        proj = torch.empty(d, d); nn.init.orthogonal_(proj, generator=generator)
        read, out = proj[:hw], torch.empty(d, d)
        nn.init.orthogonal_(out, generator=generator); out = out[:, :hw]
        v[h] = read
        o[:, h * hw:(h + 1) * hw] = out * write
        P.append((read, out))
    n = len(cols)
    for li in range(1, len(decoder.layers) if decoder.copy_all else 3):
        q, k, v, bq, bk, bv = parts(decoder.layers[li].attention); o = decoder.layers[li].attention.output.weight
        read, out = P[0]; read2, out2 = P[1]
        for h in (0, 1):
            q[h] *= 0.1; k[h] *= 0.1
            sel = slice(0, n)
            pick = torch.empty(hw, hw); nn.init.orthogonal_(pick, generator=generator); pick = pick[:n]
            # key reads what the offset-1 head wrote; query reads the current token
            if h == 0:
                k[h][cols] += match * pick @ out.T
                q[h][cols] += match * pick @ read
            else:
                hn = n // 2
                k[h][cols[:]] += match * torch.cat((pick[:hn] @ out.T, pick[hn:] @ out2.T))
                q[h][cols[:]] += match * torch.cat((pick[:hn] @ read, pick[hn:] @ out.T))
            vv = torch.empty(d, d); nn.init.orthogonal_(vv, generator=generator); vv = vv[:hw]
            v[h] = vv
            o[:, h * hw:(h + 1) * hw] = vv.T * write
