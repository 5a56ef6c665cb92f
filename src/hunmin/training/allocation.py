"""What one step frees, kept for the next.

A step takes a gigabyte for its activations and frees it again. glibc gives large pieces back to the system as they are
freed; when the next step takes them, every page of them is a fault, and is cleared.
"""

import ctypes

M_TRIM_THRESHOLD = -1
M_MMAP_THRESHOLD = -3
"""Parameters of glibc's mallopt, from malloc.h."""

LARGE = 1 << 30
"""From how many bytes on a piece is still asked of the system by itself."""

OLDER_LIMIT = 32 << 20
"""The most that glibc takes for it in older versions."""


def keep_freed_memory() -> None:
    """Keep what this process frees from now on, to be taken again. Nothing where the C library is not glibc."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        if not mallopt(M_MMAP_THRESHOLD, LARGE):
            mallopt(M_MMAP_THRESHOLD, OLDER_LIMIT)
        mallopt(M_TRIM_THRESHOLD, -1)
