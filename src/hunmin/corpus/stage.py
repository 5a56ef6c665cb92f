"""Text in, chosen documents out; and the conversations and evaluation items that later stages stand on.

- `documents-00000.parquet` and so on: the documents to learn from, in the order in which they were read
- `held_out.parquet`: documents for measuring only
- `sources.json`: what became of the documents of each source
- `conversations.jsonl`, `evaluation.jsonl`: of the generated world
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import Path

from hunmin.artifact import Built
from hunmin.corpus import world
from hunmin.corpus.files import TEXTS, SourceFile, find_files, printable
from hunmin.corpus.gather import Input, State, gather
from hunmin.corpus.readers import Batch, read
from hunmin.corpus.selection import Rules
from hunmin.corpus.world.documents import LICENSE
from hunmin.errors import HunminError
from hunmin.progress import Bar, progress
from hunmin.recipe import Recipe

WORLD_DOCUMENTS_AT_ONCE = 1000


def build_corpus(recipe: Recipe, inputs: Mapping[str, Path], directory: Path) -> Built:
    """Choose documents out of the user's files, or out of the generated world where the recipe names no files.

    Raises HunminError if the files cannot be read, too many of their rows are broken, or nothing is left of them.
    """
    settings = recipe.corpus
    if settings.path:
        root = Path(settings.path)
        runs = directory.parent.parent  # of this recipe and all others
        files = [_from_file(file, root) for file in find_files(root, runs)]
        rules = Rules(settings.held_out, settings.broken_lines, settings.minimum_characters)
        state = gather(files, "bytes", rules, directory)
        _refuse_nothing(state, settings.path)
    else:
        rules = Rules(settings.held_out, settings.broken_lines, minimum_characters=None)
        state = gather([_from_world(recipe.seed, settings.documents)], "documents", rules, directory)
    conversations = world.conversations(recipe.seed, settings.conversations)
    with progress("conversations", settings.conversations, "conversations") as bar:
        _write_lines(directory / "conversations.jsonl", _shown(conversations, bar))
    _write_lines(directory / "evaluation.jsonl", world.evaluation_items(recipe.seed, settings.evaluation_items))
    sources = {name: source.model_dump() for name, source in sorted(state.tally.sources.items())}
    (directory / "sources.json").write_text(json.dumps(sources, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return Built(_counts(state), sorted({*state.tally.licenses, LICENSE}))  # the conversations are of the world


def _from_file(file: SourceFile, root: Path) -> Input:
    # a text file is one row of its directory: one that is broken among many is no reason to stop
    place = printable(root) if file.ending in TEXTS else file.place
    return Input(place, file.size, partial(read, file))


def _from_world(seed: int, count: int) -> Input:
    def batches() -> Iterator[Batch]:
        documents = world.documents(seed, count)
        while batch := list(islice(documents, WORLD_DOCUMENTS_AT_ONCE)):
            yield Batch(batch, rows=len(batch), size=len(batch))

    return Input(place="the generated world", size=count, read=batches)


def _refuse_nothing(state: State, path: str) -> None:
    tally = state.tally
    if tally.training:
        return
    if tally.dropped:
        reasons = ", ".join(f"{number:,} {reason}" for reason, number in tally.dropped.items())
        raise HunminError(f"corpus.path: every document of {path} was dropped: {reasons}")
    raise HunminError(f"corpus.path: there is no document in {path}")


def _shown(rows: Iterable[object], bar: Bar) -> Iterator[object]:
    for row in rows:
        yield row
        bar.advance()


def _write_lines(path: Path, rows: Iterable[object]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _counts(state: State) -> dict[str, float]:
    tally = state.tally
    counts: dict[str, float] = {
        "documents": tally.training,
        "held_out_documents": tally.held_out,
        "bytes": tally.bytes,
        "broken_rows": state.broken.in_all,
    }
    return counts | {f"dropped: {reason}": number for reason, number in tally.dropped.items()}
