"""A small Korean and English world, composed from a seed: documents, conversations with tools, evaluation items."""

from hunmin.corpus.world.conversations import conversations
from hunmin.corpus.world.documents import documents
from hunmin.corpus.world.evaluation import evaluation_items

__all__ = ["conversations", "documents", "evaluation_items"]
