import json
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def write_items(tmp_path: Path) -> Callable[..., Path]:
    def write(*items: dict[str, object]) -> Path:
        path = tmp_path / "evaluation.jsonl"
        path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in items), encoding="utf-8")
        return path

    return write
