"""An artifact is whole or not there, whatever happens while it is built."""

import hashlib
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hunmin.artifact import RESUME, Built, Manifest, begun, build, damage, fingerprint, read_manifest, recover
from hunmin.corpus.ledger import Ledger
from hunmin.errors import HunminError

TOUCHES = {"open", "os.mkdir", "os.remove", "os.rename", "os.rmdir"}

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


def killed_at(touch: int, action: Callable[[], object]) -> bool:
    """Act in a process that is killed (-9) at its `touch`-th touch of the file system; False if it ended before."""
    child = os.fork()
    if child == 0:
        seen = 0

        def count(event: str, _: object) -> None:
            nonlocal seen
            if event in TOUCHES:
                seen += 1
                if seen == touch:
                    os.kill(os.getpid(), signal.SIGKILL)

        try:
            sys.addaudithook(count)
            action()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def writes(text: str) -> Callable[[Path], Built]:
    def make(directory: Path) -> Built:
        (directory / "part").mkdir(exist_ok=True)
        (directory / "part" / "a.txt").write_text(text)
        (directory / "b.txt").write_text(text * 2)
        return Built(counts={"characters": len(text)}, licenses=["MIT", "CC0", "MIT"])

    return make


def build_text(target: Path, text: str) -> Manifest:
    return build(target, {"text": text}, {"input": "0123"}, writes(text))


def contents(directory: Path) -> tuple[str, str]:
    return (directory / "part" / "a.txt").read_text(), (directory / "b.txt").read_text()


def test_the_manifest_says_what_is_there(tmp_path: Path) -> None:
    manifest = build_text(tmp_path / "corpus", "훈민")
    assert manifest == read_manifest(tmp_path / "corpus")
    assert (manifest.stage, manifest.settings, manifest.inputs) == ("corpus", {"text": "훈민"}, {"input": "0123"})
    assert manifest.files["part/a.txt"].sha256 == hashlib.sha256("훈민".encode()).hexdigest()
    assert {name: file.size for name, file in manifest.files.items()} == {"part/a.txt": 6, "b.txt": 12}
    assert manifest.counts["characters"] == 2
    assert manifest.counts["seconds"] >= 0
    assert manifest.licenses == ["CC0", "MIT"]
    assert manifest.versions["hunmin"]
    assert damage(tmp_path / "corpus", manifest) is None


def test_damage_is_named(tmp_path: Path) -> None:
    manifest = build_text(tmp_path / "corpus", "abc")
    (tmp_path / "corpus" / "b.txt").write_text("abca")
    assert damage(tmp_path / "corpus", manifest) == "b.txt has 4 bytes instead of 6"
    (tmp_path / "corpus" / "b.txt").unlink()
    assert damage(tmp_path / "corpus", manifest) == "b.txt is missing"


def test_a_directory_without_a_manifest_is_no_artifact(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) is None
    (tmp_path / "manifest.json").write_text("{")
    with pytest.raises(HunminError, match="cannot be read"):
        read_manifest(tmp_path)


def test_killed_at_any_touch_the_old_or_the_new_is_there(tmp_path: Path) -> None:
    target = tmp_path / "corpus"
    touch = 0
    killed = True
    while killed:
        touch += 1
        build_text(target, "old")
        killed = killed_at(touch, lambda: build_text(target, "new"))
        recover(target)
        manifest = read_manifest(target)
        assert manifest is not None, touch
        assert damage(target, manifest) is None
        assert contents(target) in {("old", "oldold"), ("new", "newnew")}
        manifest = build_text(target, "new")
        assert read_manifest(target) == manifest
        assert damage(target, manifest) is None
        assert contents(target) == ("new", "newnew")
        assert [path.name for path in tmp_path.iterdir()] == ["corpus"]
        assert not (target / RESUME).exists()
    assert touch > 15


def test_killed_again_while_it_recovers(tmp_path: Path) -> None:
    target = tmp_path / "corpus"
    first = 0
    while True:
        first += 1
        build_text(target, "old")
        if not killed_at(first, lambda: build_text(target, "new")):
            break
        for second in range(1, 12):
            killed_at(second, lambda: recover(target))
        recover(target)
        assert contents(target) in {("old", "oldold"), ("new", "newnew")}


def test_what_only_a_user_can_have_put_there_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "corpus"
    target.mkdir()
    build_text(target, "old")  # an empty directory is in nobody's way
    (target / "manifest.json").unlink()
    with pytest.raises(HunminError, match=f"^{target} has no manifest.json and may be yours: move it away"):
        build_text(target, "new")
    assert contents(target) == ("old", "oldold")


def test_what_comes_to_be_there_during_the_build_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "corpus"

    def make(directory: Path) -> Built:
        target.write_text("mine")
        return writes("new")(directory)

    with pytest.raises(HunminError, match="may be yours"):
        build(target, {}, {}, make)
    assert target.read_text() == "mine"
    target.unlink()
    recover(target)
    assert contents(target) == ("new", "newnew")


def counts_to(end: int) -> Callable[[Path], Built]:
    """A long task that keeps where it is, and notes in `steps` every step that it takes."""

    def make(directory: Path) -> Built:
        state = directory / RESUME / "state"
        step = int(state.read_text()) if state.exists() else 0
        while step < end:
            with (directory / "steps").open("a") as steps:
                steps.write(f"{step}\n")
            step += 1
            state.with_suffix(".draft").write_text(str(step))
            state.with_suffix(".draft").rename(state)
        return Built()

    return make


def test_a_killed_task_goes_on_where_it_was(tmp_path: Path) -> None:
    target = tmp_path / "training"
    deaths = 0
    while killed_at(40, lambda: build(target, {"end": 100}, {}, counts_to(100))):
        deaths += 1
        assert begun(target) is not None
    steps = (target / "steps").read_text().split()
    assert deaths > 5
    assert sorted(set(map(int, steps))) == list(range(100))
    assert len(steps) <= 100 + deaths, "no step but the one that was cut off is taken twice"


def test_another_fingerprint_begins_anew(tmp_path: Path) -> None:
    target = tmp_path / "training"
    assert killed_at(60, lambda: build(target, {"end": 100}, {}, counts_to(100)))
    build(target, {"end": 3}, {}, counts_to(3))
    assert (target / "steps").read_text().split() == ["0", "1", "2"]


def test_a_full_disk_is_one_line_and_loses_nothing(tmp_path: Path) -> None:
    target = tmp_path / "corpus"
    build_text(target, "old")

    def fill(directory: Path) -> Built:
        (directory / "kept.txt").write_text("what was done")
        with open("/dev/full", "w") as full:
            full.write("too much")
        return Built()

    with pytest.raises(HunminError, match="is full") as caught:
        build(target, {"text": "new"}, {}, fill)
    assert "\n" not in str(caught.value)
    assert contents(target) == ("old", "oldold")
    assert (tmp_path / ".corpus.partial" / "kept.txt").exists()


@pytest.mark.parametrize("error", [RuntimeError("io: No space left on device (os error 28)"), ValueError("mine")])
def test_a_full_disk_is_known_by_its_words_too(tmp_path: Path, error: Exception) -> None:
    def make(directory: Path) -> Built:
        raise error

    full = "No space" in str(error)
    with pytest.raises(HunminError if full else ValueError):
        build(tmp_path / "corpus", {}, {}, make)


def test_a_full_disk_is_known_by_whatever_error_it_comes(tmp_path: Path, at_most: Callable[[int], None]) -> None:
    def past_the_largest_file(directory: Path) -> Built:
        at_most(50_000)
        (directory / "a.txt").write_bytes(bytes(60_000))
        return Built()

    def database(directory: Path) -> Built:
        with Ledger(directory / "ledger.sqlite") as ledger:
            ledger._database.execute("PRAGMA max_page_count = 10")
            for _ in range(10_000):
                ledger.add(os.urandom(16))
        return Built()

    for make in (database, past_the_largest_file):
        with pytest.raises(HunminError, match="is full; nothing that stood there is lost"):
            build(tmp_path / "corpus", {}, {}, make)


@given(st.dictionaries(st.text(), values, max_size=4))
def test_a_fingerprint_does_not_see_the_order_of_keys(value: dict[str, object]) -> None:
    assert fingerprint(value) == fingerprint(dict(reversed(value.items())))


@given(values, values)
def test_a_fingerprint_tells_a_setting_from_another(one: object, other: object) -> None:
    assume(one != other)
    assert fingerprint({"key": one}) != fingerprint({"key": other})


def test_a_fingerprint_takes_any_name_of_a_file() -> None:
    assert fingerprint(os.fsdecode(b"\xff.txt")) != fingerprint(os.fsdecode(b"\xfe.txt"))
