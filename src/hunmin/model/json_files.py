"""The JSON of a model directory: one object a file."""

import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import JsonValue

from hunmin.errors import HunminError


def read_json(path: Path) -> dict[str, JsonValue]:
    """The object in `path`; raises HunminError where it is missing or something else."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise HunminError(f"{path} is missing, and a model directory needs it") from None
    except (OSError, ValueError) as error:
        raise HunminError(f"{path} is not readable JSON: {error}") from None
    if not isinstance(content, dict):
        raise HunminError(f"{path} must hold a JSON object")
    return content


def write_json(path: Path, content: Mapping[str, JsonValue]) -> None:
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
