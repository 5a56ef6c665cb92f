from pathlib import Path

import pytest

from .artifacts import write_run


@pytest.fixture
def inputs(tmp_path: Path) -> dict[str, Path]:
    """The artifacts of a complete run."""
    return write_run(tmp_path / "run")
