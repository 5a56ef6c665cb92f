"""A small Korean and English world, composed from a seed: plain documents, conversations with tools, evaluation items."""

from hunmin.corpus.world.conversations import conversations

__all__ = ["conversations"]
