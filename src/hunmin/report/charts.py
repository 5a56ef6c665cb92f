"""The charts of a card. Their labels are English: Hangul needs a font that a fresh machine may not have."""

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from hunmin.evaluation.items import KINDS, SPLITS
from hunmin.evaluation.results import Results
from hunmin.report.facts import Step

COLOR = "#2f5d8a"
FAINT = "#2f5d8a40"
TARGET = "#c0392b"
POINTS = 2000  # a line of more is drawn by every nth

CURVES: Sequence[tuple[str, Callable[[Step], float | None]]] = (
    ("loss (nats a token)", lambda step: step.loss),
    ("learning rate", lambda step: step.learning_rate),
    ("gradient norm", lambda step: step.gradient_norm),
    ("tokens a second", lambda step: step.tokens_per_second),
)


def draw_training(logs: Mapping[str, Sequence[Step]], path: Path) -> bool:
    """Loss, learning rate, gradient norm and speed over the tokens seen, a column a stage; False without any log."""
    logged = {stage: steps for stage, steps in logs.items() if steps}
    if not logged:
        return False
    figure = Figure(figsize=(5.5 * len(logged), 9), layout="constrained")
    panels = figure.subplots(len(CURVES), len(logged), squeeze=False, sharex="col", height_ratios=[3, 1, 1, 1])
    for column, (stage, steps) in enumerate(logged.items()):
        steps = steps[:: len(steps) // POINTS + 1]
        for row, (label, value) in enumerate(CURVES):
            points = [(step.tokens / 1e6, number) for step in steps if (number := value(step)) is not None]
            axes = panels[row][column]
            _style(axes, ylabel=label if column == 0 else "", title=stage if row == 0 else "")
            tokens, numbers = [x for x, _ in points], [y for _, y in points]
            if row == 0:
                axes.plot(tokens, numbers, color=FAINT, linewidth=0.8)
                axes.plot(tokens, _smooth(numbers), color=COLOR, linewidth=1.6)
            else:
                axes.plot(tokens, numbers, color=COLOR, linewidth=1.0)
        panels[-1][column].set_xlabel("million tokens seen")
    figure.savefig(path, dpi=120)
    return True


def draw_scores(results: Results | None, path: Path) -> bool:
    """The share that is right by kind, with interval and target, a panel a split; False where nothing was scored."""
    if results is None or not results.scores:
        return False
    figure = Figure(figsize=(11, 3.6), layout="constrained")
    panels = figure.subplots(1, len(SPLITS), squeeze=False, sharey=True)[0]
    for axes, split in zip(panels, SPLITS, strict=True):
        _style(axes, ylabel="% right" if split == SPLITS[0] else "", title=split.replace("_", " "))
        axes.set_xticks(range(len(KINDS)), KINDS)
        axes.set_ylim(0, 105)
        for score in (one for one in results.scores if one.split == split):
            place, share = KINDS.index(score.kind), 100 * score.share
            spread = [[share - 100 * score.low], [100 * score.high - share]]
            axes.bar(place, share, width=0.6, color=COLOR, alpha=0.7, yerr=spread, capsize=3)
            target = results.targets.get(score.kind, {}).get(split)
            if target is not None:
                axes.hlines(100 * target, place - 0.4, place + 0.4, color=TARGET, linewidth=1.8)
    figure.suptitle("right answers with 95% intervals; red: target", fontsize=10)
    figure.savefig(path, dpi=120)
    return True


def _style(axes: Axes, ylabel: str, title: str) -> None:
    axes.set_ylabel(ylabel, fontsize=9)
    axes.set_title(title, fontsize=10)
    axes.tick_params(labelsize=8)
    axes.grid(alpha=0.25)
    axes.spines[["top", "right"]].set_visible(False)


def _smooth(numbers: Sequence[float]) -> list[float]:
    """The mean of what lies around each point, a fiftieth of the line on either side, as far as there is so much.

    The steep beginning gets no more from behind a point than from before it.
    """
    sums = [0.0, *accumulate(numbers)]
    reach = len(numbers) // 50
    smooth = []
    for place in range(len(numbers)):
        around = min(reach, place)
        begin, end = place - around, min(place + around + 1, len(numbers))
        smooth.append((sums[end] - sums[begin]) / (end - begin))
    return smooth
