from pathlib import Path

import pytest
from matplotlib.image import imread

from hunmin.report.charts import draw_scores, draw_training
from hunmin.report.facts import Step

from .artifacts import results


def steps(count: int) -> list[Step]:
    return [Step(tokens=4096 * step, loss=8 / step, learning_rate=0.002) for step in range(1, count + 1)]


@pytest.mark.parametrize("count", [1, 40, 10_000])
def test_a_log_of_any_length_is_drawn(tmp_path: Path, count: int) -> None:
    path = tmp_path / "loss.png"
    assert draw_training({"training": steps(count), "alignment": []}, path)
    image = imread(path)
    assert image.shape[0] > 500 and image.min() < image.max()


def test_a_column_for_each_stage_that_has_a_log(tmp_path: Path) -> None:
    draw_training({"training": steps(9), "alignment": []}, tmp_path / "one.png")
    draw_training({"training": steps(9), "alignment": steps(9)}, tmp_path / "two.png")
    assert imread(tmp_path / "two.png").shape[1] == 2 * imread(tmp_path / "one.png").shape[1]


def test_another_score_is_another_picture(tmp_path: Path) -> None:
    assert draw_scores(results(97), tmp_path / "high.png")
    assert draw_scores(results(40), tmp_path / "low.png")
    assert (imread(tmp_path / "high.png") != imread(tmp_path / "low.png")).any()


def test_nothing_measured_is_nothing_drawn(tmp_path: Path) -> None:
    assert not draw_training({"training": [], "alignment": []}, tmp_path / "loss.png")
    assert not draw_scores(None, tmp_path / "scores.png")
    assert not list(tmp_path.iterdir())
