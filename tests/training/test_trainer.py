"""Training learns, and a killed training ends with the weights of one that was never killed."""

import json
import math
import sysconfig
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from hunmin.artifact import RESUME
from hunmin.errors import HunminError
from hunmin.model.configuration import DecoderConfig
from hunmin.model.decoder import Decoder
from hunmin.model.initialization import initialize
from hunmin.recipe import Training
from hunmin.training.batches import Batch, DocumentBatches, RowOrder
from hunmin.training.schedule import rate
from hunmin.training.trainer import batch_loss, compiled, train, weighted_loss

SHAPE = DecoderConfig(
    vocabulary=64,
    layers=2,
    width=32,
    heads=2,
    key_value_heads=2,
    head_width=16,
    feed_forward=48,
    context=32,
    rope_base=1e4,
)


def settings(**changes: object) -> Training:
    values = dict(
        tokens=64 * 12, row=16, tokens_per_step=64, optimizer="adamw", learning_rate=3e-3, embedding_learning_rate=3e-3,
        warmup=0.1, decay=0.3, weight_decay=0.1, clip=1.0, checkpoint_every=4,
    )  # fmt: skip
    return Training(**(values | changes))


def fresh(shape: DecoderConfig = SHAPE) -> Decoder:
    decoder = Decoder(shape)
    initialize(decoder, torch.Generator().manual_seed(0))
    return decoder


@pytest.fixture
def tokens(tmp_path: Path) -> Path:
    directory = tmp_path / "tokens"
    directory.mkdir()
    text = np.tile(np.arange(10, 20, dtype="<u2"), 60)
    text.tofile(directory / "tokens.bin")
    np.array([0, 250, 600], "<u8").tofile(directory / "offsets.bin")
    return directory


class Killed(Exception):
    pass


class Until:
    """Batches that end the process, as a kill does, when a step is asked for."""

    def __init__(self, batches: DocumentBatches, step: int) -> None:
        self.batches, self.end = batches, step

    def batch(self, step: int) -> Batch:
        if step == self.end:
            raise Killed
        return self.batches.batch(step)


@pytest.mark.parametrize(("optimizer", "learning_rate"), [("adamw", 3e-3), ("muon", 2e-2)])
@pytest.mark.parametrize(("killed_at", "tied"), [(2, False), (4, False), (7, False), (7, True), (11, False)])
def test_a_killed_training_ends_with_the_same_weights(
    tokens: Path, tmp_path: Path, optimizer: str, learning_rate: float, killed_at: int, tied: bool
) -> None:
    batches = DocumentBatches(tokens, "<u2", 16, 4, seed=3)
    shape = replace(SHAPE, tied_embeddings=tied)
    logs, weights = [], []
    chosen = settings(optimizer=optimizer, learning_rate=learning_rate)
    for name, kill in (("whole", None), ("killed", killed_at)):
        directory = tmp_path / name
        (directory / RESUME).mkdir(parents=True)
        if kill is not None:
            with pytest.raises(Killed):
                train(fresh(shape), Until(batches, kill), chosen, directory, "training")
        decoder = fresh(shape)
        counts = train(decoder, batches, chosen, directory, "training")
        assert counts["steps"] == len((directory / "log.jsonl").read_text().splitlines())
        assert counts["seconds"] > 0
        weights.append(decoder.state_dict())
        logs.append([json.loads(line)["loss"] for line in (directory / "log.jsonl").read_text().splitlines()])
    assert logs[0] == logs[1]
    for name, weight in weights[0].items():
        assert torch.equal(weight, weights[1][name]), name
    assert logs[0][-1] < logs[0][0] / 1.5


def test_a_loss_that_is_not_a_number_ends_the_training(tokens: Path, tmp_path: Path) -> None:
    (tmp_path / RESUME).mkdir()
    decoder = fresh()
    with torch.no_grad():
        decoder.embedding.weight[10] = math.nan
    with pytest.raises(HunminError, match=r"lower training.learning_rate or training.embedding_learning_rate"):
        train(decoder, DocumentBatches(tokens, "<u2", 16, 4, 0), settings(), tmp_path, "training")


def test_what_compiling_lacks_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sysconfig, "get_path", lambda _: str(tmp_path))
    assert compiled(fresh()) is weighted_loss
    assert capsys.readouterr().out.startswith(f"  no {tmp_path / 'Python.h'} found: training runs uncompiled")
    monkeypatch.setenv("CXX", "no-compiler")
    (tmp_path / "Python.h").touch()
    assert compiled(fresh()) is weighted_loss
    assert capsys.readouterr().out.startswith("  no C++ compiler (no-compiler) found: training runs uncompiled")


def test_a_checkpoint_cut_short_is_named(tokens: Path, tmp_path: Path) -> None:
    (tmp_path / RESUME).mkdir()
    batches = DocumentBatches(tokens, "<u2", 16, 4, 0)
    with pytest.raises(Killed):
        train(fresh(), Until(batches, 6), settings(), tmp_path, "training")
    path = tmp_path / RESUME / "checkpoint.safetensors"
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(HunminError, match="checkpoint.safetensors is cut short"):
        train(fresh(), batches, settings(), tmp_path, "training")


def test_tokens_count_by_their_weight(tokens: Path) -> None:
    batch = DocumentBatches(tokens, "<u2", 16, 4, 0).batch(0)
    decoder = fresh()
    weights = torch.zeros_like(batch.weights)
    weights[1, 3], weights[2, 5] = 1.0, 0.25
    losses = -decoder(batch.ids[:, :-1], batch.documents).log_softmax(-1).gather(-1, batch.ids[:, 1:, None])[..., 0]
    expected = (losses[1, 3] + 0.25 * losses[2, 5]) / 1.25
    assert torch.allclose(batch_loss(decoder, batch._replace(weights=weights), weighted_loss), expected)


def test_the_end_of_a_document_opens_the_next(tokens: Path) -> None:
    batches = DocumentBatches(tokens, "<u2", 16, 37, 0)
    batch = batches.batch(0)  # all rows
    assert (batch.weights == 1).all()
    documents = batch.documents[np.argsort(batches.order.step(0))].flatten()
    assert documents.tolist() == [0] * 249 + [1] * (37 * 16 - 249)  # the first has 250 tokens, its end among them


@given(rows=st.integers(1, 50), rows_per_step=st.integers(1, 8), seed=st.integers(0, 2**32), steps=st.integers(1, 30))
def test_every_epoch_shows_every_row_once(rows: int, rows_per_step: int, seed: int, steps: int) -> None:
    order = RowOrder(rows, rows_per_step, seed)
    shown = [row for step in range(steps) for row in order.step(step)]
    for start in range(0, len(shown) - rows + 1, rows):
        assert sorted(shown[start : start + rows]) == list(range(rows))
    assert RowOrder(rows, rows_per_step, seed).step(steps - 1) == shown[-rows_per_step:]  # without the steps before


@given(steps=st.integers(1, 1000), warmup=st.floats(0, 0.5), decay=st.floats(0, 0.5))
def test_the_rate_rises_stays_and_falls(steps: int, warmup: float, decay: float) -> None:
    rates = [rate(step, steps, warmup, decay) for step in range(steps)]
    assert all(0 < value <= 1 for value in rates)
    peak = rates.index(max(rates))
    assert rates[: peak + 1] == sorted(rates[: peak + 1])
    assert rates[peak:] == sorted(rates[peak:], reverse=True)


def test_the_rate_begins_and_ends_with_its_shares() -> None:
    assert [rate(step, 100, 0.1, 0.2) for step in (0, 9, 79, 80, 99)] == pytest.approx([0.1, 1, 1, 1, 0.05])
