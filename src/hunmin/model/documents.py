"""Several documents in a row, each attending to itself alone: attention works on documents, all else on rows."""

from typing import NamedTuple

import torch
from torch import Tensor


class DocumentLayout(NamedTuple):
    """Where the documents of a batch of rows stand.

    `gather` [documents, longest] holds the place of each token in the rows laid end to end, a shorter document
    repeating its last; `scatter` [rows * length] holds the place of each token among the documents laid end to end.
    """

    gather: Tensor
    scatter: Tensor

    @classmethod
    def of(cls, documents: Tensor) -> "DocumentLayout":
        """The layout of rows whose tokens carry their document's number: `documents` [rows, length]."""
        begins = torch.ones_like(documents, dtype=torch.bool)
        begins[:, 1:] = documents[:, 1:] != documents[:, :-1]
        flat = begins.flatten()
        starts = flat.nonzero().flatten()
        lengths = torch.diff(starts, append=starts.new_tensor([flat.numel()]))
        steps = torch.arange(int(lengths.max()), device=documents.device)
        gather = starts[:, None] + torch.minimum(steps, lengths[:, None] - 1)
        number = flat.cumsum(0) - 1
        scatter = number * len(steps) + torch.arange(flat.numel(), device=documents.device) - starts[number]
        return cls(gather, scatter)

    def split(self, features: Tensor) -> Tensor:
        """[rows, heads, length, width] → [documents, heads, longest, width]."""
        return features.transpose(1, 2).flatten(0, 1)[self.gather].transpose(1, 2)

    def join(self, features: Tensor, rows: int) -> Tensor:
        """[documents, heads, longest, width] → [rows, heads, length, width]."""
        flat = features.transpose(1, 2).flatten(0, 1)[self.scatter]
        return flat.view(rows, -1, *flat.shape[1:]).transpose(1, 2)
