"""What a stage leaves behind: a directory of files in open formats, with `manifest.json` written last.

An artifact is built beside its place and moved there only when it is complete:

    .STAGE.partial/resume/        begun: holds the fingerprint, and whatever the stage itself keeps to go on from
    .STAGE.partial/manifest.json  complete: all that is left is to move it
    .STAGE.old                    the artifact before, for as long as the move takes

so that a kill between any two steps leaves the old artifact or the new one, and `recover` finishes the move.
"""

import errno
import hashlib
import json
import os
import platform
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from time import monotonic

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

from hunmin.errors import HunminError

MANIFEST = "manifest.json"

RESUME = "resume"
"""The directory, inside the one that a stage is given, for what only a killed run needs: it does not become part of
the artifact, and goes only when the manifest stands."""

FULL_DISK = ("No space left on device", "database or disk is full")

RECORDED_VERSIONS = ("hunmin", "numpy", "pyarrow", "tokenizers", "torch")


@dataclass
class Built:
    """What a stage knows about what it made: counts of anything, and the licences of its sources."""

    counts: dict[str, float] = field(default_factory=dict)
    licenses: list[str] = field(default_factory=list)


class File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    size: int
    sha256: str


class Manifest(BaseModel):
    """What an artifact is, what it was made from, and what is in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    stage: str
    fingerprint: str
    settings: dict[str, JsonValue]
    inputs: dict[str, str]
    """The fingerprint of each artifact that it was made from."""
    files: dict[str, File]
    counts: dict[str, float]
    licenses: list[str]
    versions: dict[str, str]
    """What it was made with: packages, and the machine. It tells where an artifact is from and decides nothing."""

    @property
    def total_bytes(self) -> int:
        """What all files take."""
        return sum(file.size for file in self.files.values())


def fingerprint(value: JsonValue) -> str:
    """Sixteen hexadecimal digits that are the same for the same value, whatever the order of its keys."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def identity(stage: str, settings: Mapping[str, JsonValue], inputs: Mapping[str, str]) -> str:
    """The fingerprint of what an artifact is made from: its settings and the fingerprints of its inputs."""
    return fingerprint({"stage": stage, "settings": dict(settings), "inputs": dict(inputs)})


def read_manifest(directory: Path) -> Manifest | None:
    """The manifest of an artifact; None where there is none, and so no artifact.

    Raises HunminError if the manifest cannot be understood.
    """
    path = directory / MANIFEST
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError):
        raise HunminError(f"{path} cannot be read") from None


def damage(directory: Path, manifest: Manifest) -> str | None:
    """The first file that is missing or has another size than its manifest says, in words; None if all is well."""
    for name, file in manifest.files.items():
        try:
            size = (directory / name).stat().st_size
        except OSError:
            return f"{name} is missing"
        if size != file.size:
            return f"{name} has {size:,} bytes instead of {file.size:,}"
    return None


@contextmanager
def named_if_damaged(path: Path, *errors: type[Exception]) -> Iterator[None]:
    """Say which file of an artifact is damaged, and the mend, where reading it raises one of `errors`."""
    try:
        yield
    except errors as error:
        raise HunminError(f"{path} is damaged: remove {path.parent} and run again") from error


def flush_to_disk(path: Path) -> None:
    """Have what was written to a file outlast a power cut."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def put_in_place(draft: Path, path: Path) -> None:
    """Move a written file to its place; whatever ends the process or the power, the old or the new one stands there."""
    flush_to_disk(draft)
    draft.replace(path)


def begun(target: Path) -> str | None:
    """The fingerprint of the artifact that an earlier run began to build for this place, if one did."""
    complete = read_manifest(_partial(target))
    if complete:
        return complete.fingerprint
    try:
        return (_partial(target) / RESUME / "fingerprint").read_text()
    except FileNotFoundError:
        return None


def build(
    target: Path,
    settings: Mapping[str, JsonValue],
    inputs: Mapping[str, str],
    make: Callable[[Path], Built],
) -> Manifest:
    """Have `make` fill a directory, and put it at `target` once it is complete; its name is the stage's.

    The directory of an earlier try at the same fingerprint is given to `make` again with all that is in it, any other
    is wiped first. Whatever goes wrong, the artifact that stood at `target` before still stands. Raises what `make`
    raises, and HunminError if the disk is full or as `recover` does.
    """
    recover(target)
    mark = identity(target.name, settings, inputs)
    versions = _versions()
    partial = _partial(target)
    began = monotonic()
    try:
        if begun(target) != mark:
            shutil.rmtree(partial, ignore_errors=True)
            (partial / RESUME).mkdir(parents=True)
            _write(partial, f"{RESUME}/fingerprint", mark)
        built = make(partial)
        manifest = Manifest(
            stage=target.name,
            fingerprint=mark,
            settings=dict(settings),
            inputs=dict(inputs),
            files=_files(partial),
            counts={"seconds": round(monotonic() - began, 3)} | built.counts,
            licenses=sorted(set(built.licenses)),
            versions=versions,
        )
        _write(partial, MANIFEST, manifest.model_dump_json(indent=2) + "\n")
    except Exception as error:
        if _disk_is_full(error):
            raise HunminError(
                f"the disk of {target.parent} is full; nothing that stood there is lost: free some space and run again"
            ) from error
        raise
    recover(target)
    return manifest


def recover(target: Path) -> None:
    """Move a complete artifact to its place, where a kill came between; else do nothing.

    Raises HunminError where something stands in its place that is no artifact, and leaves it there.
    """
    if _is_foreign(target):
        raise HunminError(f"{target} has no {MANIFEST} and may be yours: move it away or delete it, and run again")
    partial, old = _partial(target), target.with_name(f".{target.name}.old")
    if (partial / MANIFEST).exists():
        shutil.rmtree(partial / RESUME, ignore_errors=True)
        if target.exists():
            shutil.rmtree(old, ignore_errors=True)
            target.rename(old)
        partial.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _partial(target: Path) -> Path:
    return target.with_name(f".{target.name}.partial")


def _is_foreign(target: Path) -> bool:
    """Whether something stands there that no build has put there."""
    if (target / MANIFEST).exists() or not target.exists():
        return False
    return not target.is_dir() or any(target.iterdir())


def _write(partial: Path, name: str, text: str) -> None:
    """Write a file of the directory so that it is there whole or not at all."""
    draft = partial / RESUME / "draft"  # anywhere else, what a kill leaves of it would pass for a file of the artifact
    draft.write_text(text, encoding="utf-8")
    put_in_place(draft, partial / name)


def _versions() -> dict[str, str]:
    named = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text())
    processor = named[1] if named else platform.machine()
    packages = {package: version(package) for package in RECORDED_VERSIONS}
    machine = f"{processor}, {len(os.sched_getaffinity(0))} cores"
    return {"machine": machine, "python": platform.python_version(), **packages}


def _files(directory: Path) -> dict[str, File]:
    files = {}
    for path in sorted(directory.rglob("*")):
        name = path.relative_to(directory)
        if path.is_file() and name.parts[0] != RESUME:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
                os.fsync(file.fileno())  # a power cut must not leave a manifest that describes an empty file
            files[name.as_posix()] = File(size=path.stat().st_size, sha256=digest)
    return files


def _disk_is_full(error: BaseException | None) -> bool:
    """Whether an error, or one that it came from, says so; libraries in other languages say it only in words."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            return True
        if any(words in str(error) for words in FULL_DISK):
            return True
        error = error.__cause__ or error.__context__
    return False
