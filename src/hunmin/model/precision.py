"""What the processor computes with best."""

import torch


def compute_dtype() -> torch.dtype:
    """bfloat16 where the processor multiplies it in hardware (AMX or AVX-512 BF16), else float32."""
    fast = torch.cpu._is_amx_tile_supported() or torch.cpu._is_avx512_bf16_supported()
    return torch.bfloat16 if fast else torch.float32
