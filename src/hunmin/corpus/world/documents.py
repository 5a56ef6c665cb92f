"""Plain documents of the world: some tell something, most teach copying."""

from collections.abc import Iterator

from hunmin.corpus.document import Document
from hunmin.corpus.world.copying import EXERCISES
from hunmin.corpus.world.splits import TRAINING, start
from hunmin.corpus.world.stories import PLAIN_TEXTS

SOURCE = "world"
LICENSE = "Apache-2.0"
_EXERCISES_SHARE = 0.75
_SHORTEST = 100  # characters; a shorter text is joined by another of its kind


def documents(seed: int, count: int) -> Iterator[Document]:
    """`count` documents, mostly of 100 to 500 characters; document i depends on (seed, i) only."""
    for index in range(count):
        draw = start(f"{seed}:document:{index}", TRAINING)
        compose = draw.choice(EXERCISES if draw.chance(_EXERCISES_SHARE) else PLAIN_TEXTS)
        text = compose(draw)
        while len(text) < _SHORTEST:
            text += "\n\n" + compose(draw)
        yield Document(f"{SOURCE}:{index}", text, SOURCE, draw.language, LICENSE)
