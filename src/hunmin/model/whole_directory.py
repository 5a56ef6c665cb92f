"""A new directory that stands when all of it is written, and not before."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hunmin.errors import HunminError


@contextmanager
def whole_directory(directory: Path) -> Iterator[Path]:
    """The directory to fill in the block; `directory` is it once the block is done, and nothing where it fails.

    Raises HunminError where it cannot be written.
    """
    partial = directory.with_name(f".{directory.name}.partial")
    try:
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        yield partial
        partial.replace(directory)
    except OSError as error:
        raise HunminError(f"{directory} cannot be written: {error.strerror}") from None
    finally:
        shutil.rmtree(partial, ignore_errors=True)
