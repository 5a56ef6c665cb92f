"""What a longer context is worth: perplexity by position, and a code to be found by its depth and the text's length.

    .venv/bin/hunmin run recipes/long-ko.toml --set corpus.path=DIR --until extension
    .venv/bin/python benchmarks/long_context.py recipes/long-ko.toml docs/long_context.png

Four models with the context of the recipe's extension: the trained one with its positions as they are, beyond those it
has seen, and the same trained on like that, here; then with positions scaled by YaRN, and trained on with these. All
read the same tokens: held-out documents at least as long as the context; and random codes, hidden in them and asked for
at the end. A code is digits, and a digit is found if the model holds it for likeliest where those before it are given;
one in ten by chance.
"""

import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from hunmin.artifact import RESUME
from hunmin.model import huggingface
from hunmin.model.decoder import Decoder
from hunmin.recipe import Extension, Recipe, load
from hunmin.tokenizer.tokens import Encoder
from hunmin.training.extension import extend
from hunmin.training.stage import document_batches
from hunmin.training.trainer import train

STRETCH = 128
"""Positions whose loss is one point of the chart."""
DEPTHS = (0.0, 0.25, 0.5, 0.75, 1.0)
CODES = 4
DIGITS = 6
COLORS = ("#c0392b", "#e5a89f", "#7f8c8d", "#2f5d8a")


@dataclass(frozen=True)
class Texts:
    """What all models read. `documents` [documents, context]; `needles` by length and depth, each [codes, length]."""

    documents: Tensor
    needles: Mapping[int, Sequence[Tensor]]


@dataclass(frozen=True)
class Measured:
    """Perplexity of each stretch, and the share of the digits found at each length and depth."""

    perplexity: list[float]
    found: dict[int, list[float]]


def main(file: Path, chart: Path) -> None:
    recipe = load(file)
    home = Path("runs") / recipe.name
    longer = huggingface.load(home / "extension").config
    trained = longer.rope_scaling.original_context
    texts = read(home, longer.context)
    print(f"{longer.parameters:,} parameters, trained at {trained} tokens, extended to {longer.context:,}")
    print(f"{len(texts.documents)} held-out documents; {CODES} codes of {DIGITS} digits for each length and depth\n")
    measured = {name: measure(decoder, texts) for name, decoder in models(recipe, home).items()}
    show(measured)
    draw(measured, trained, chart)


def models(recipe: Recipe, home: Path) -> dict[str, Decoder]:
    """The four models, by what the chart calls them."""
    assert recipe.extension, "the run has left one"
    factor = recipe.extension.factor
    with tempfile.TemporaryDirectory() as directory:
        extend(home / "training", Path(directory) / "extended", factor)
        scaled = huggingface.load(Path(directory) / "extended")
    return {
        "no scaling": unscaled(home, factor),
        "no scaling, trained on": train_on(unscaled(home, factor), recipe.extension, home, recipe.seed),
        "YaRN": scaled,
        "YaRN, trained on": huggingface.load(home / "extension"),
    }


def unscaled(home: Path, factor: float) -> Decoder:
    """The trained model, let into a longer context with its positions as they are."""
    base = huggingface.load(home / "training")
    decoder = Decoder(replace(base.config, context=int(base.config.context * factor)))
    decoder.load_state_dict(base.state_dict())
    return decoder


def train_on(decoder: Decoder, settings: Extension, home: Path, seed: int) -> Decoder:
    """The decoder after what the extension's stage does, on the same documents."""
    shorter = int(decoder.config.context / settings.factor)
    batches = document_batches(home / "tokens", settings, seed, longer_than=shorter)
    with tempfile.TemporaryDirectory() as directory:
        (Path(directory) / RESUME).mkdir()  # where training keeps its checkpoints
        train(decoder, batches, settings, Path(directory), "extension")
    return decoder


def read(home: Path, context: int) -> Texts:
    """The held-out documents of a run that fill the context, and the same with codes in them."""
    tokens = home / "tokens"
    dtype = json.loads((tokens / "tokens.json").read_text())["dtype"]
    ids = np.fromfile(tokens / "held_out.bin", dtype).astype(np.int64)
    offsets = np.fromfile(tokens / "held_out_offsets.bin", "<u8").astype(np.int64)
    long = [int(start) for start, end in pairwise(offsets) if end - start >= context]
    documents = torch.from_numpy(np.stack([ids[start : start + context] for start in long]))
    encoder = Encoder.load(home / "tokenizer")
    generator = np.random.default_rng(0)
    needles = {
        length: [
            torch.stack([hide(documents, encoder, length, depth, generator) for _ in range(CODES)]) for depth in DEPTHS
        ]
        for length in (context // 8, context // 4, context // 2, context)
    }
    return Texts(documents, needles)


def hide(documents: Tensor, encoder: Encoder, length: int, depth: float, generator: np.random.Generator) -> Tensor:
    """A text of `length` tokens: a document with a code at `depth` of it, and at the end the question and the code."""
    code = "".join(map(str, generator.integers(10, size=DIGITS)))
    told, asked = (
        torch.tensor(ids) for ids in encoder.encode([f"\n\n비밀번호는 {code}\n\n", f"\n\n비밀번호는 {code}"])
    )
    document = documents[generator.integers(len(documents)), : length - len(told) - len(asked)]
    place = int(depth * len(document))
    return torch.cat((document[:place], told, document[place:], asked))


@torch.inference_mode()
def measure(decoder: Decoder, texts: Texts) -> Measured:
    losses = torch.stack([loss(decoder, document) for document in texts.documents]).mean(dim=0)
    perplexity = [float(stretch.mean().exp()) for stretch in losses.split(STRETCH)]
    found = {
        length: [float(np.mean([hits(decoder, text) for text in codes])) for codes in depths]
        for length, depths in texts.needles.items()
    }
    return Measured(perplexity, found)


def loss(decoder: Decoder, ids: Tensor) -> Tensor:
    """Nats of each token behind those before it: [length - 1] of ids [length]."""
    return torch.nn.functional.cross_entropy(decoder(ids[None, :-1])[0], ids[1:], reduction="none")


def hits(decoder: Decoder, ids: Tensor) -> float:
    """The share of the digits, with which `ids` end, that the decoder expects."""
    expected = decoder.head(decoder.hidden(ids[None, :-1])[0, -DIGITS:]).argmax(dim=-1)
    return float((expected == ids[-DIGITS:]).float().mean())


def show(measured: Mapping[str, Measured]) -> None:
    stretches = range(len(next(iter(measured.values())).perplexity))
    print(f"| perplexity of positions | {' | '.join(measured)} |\n|---:|{'---:|' * len(measured)}")
    for number in stretches:
        values = " | ".join(f"{each.perplexity[number]:.1f}" for each in measured.values())
        print(f"| {number * STRETCH + 1:,}–{(number + 1) * STRETCH:,} | {values} |")
    print(f"\n| digits found in tokens, % | {' | '.join(measured)} |\n|---:|{'---:|' * len(measured)}")
    for length in next(iter(measured.values())).found:
        values = " | ".join(f"{100 * np.mean(each.found[length]):.0f}" for each in measured.values())
        print(f"| {length:,} | {values} |")


def draw(measured: Mapping[str, Measured], trained: int, path: Path) -> None:
    """Perplexity of all models in one panel, and beside it a panel for each with what it found."""
    figure = Figure(figsize=(18, 3.8), layout="constrained")
    curves, *grids = figure.subplots(1, 1 + len(measured), width_ratios=[1.6, *[1] * len(measured)])
    for (name, each), color in zip(measured.items(), COLORS, strict=True):
        middles = [STRETCH * (number + 0.5) for number in range(len(each.perplexity))]
        curves.plot(middles, each.perplexity, color=color, label=name)
    curves.axvline(trained, color="black", linewidth=0.8, linestyle=":")
    curves.set(xlabel="position (tokens); dotted: trained so far", ylabel="perplexity")
    curves.set_title("perplexity by position", fontsize=10)
    curves.legend(fontsize=8, frameon=False)
    for (name, each), axes in zip(measured.items(), grids, strict=True):
        draw_found(axes, name, each)
    figure.savefig(path, dpi=120)


def draw_found(axes: Axes, name: str, each: Measured) -> None:
    shares = 100 * np.array(list(each.found.values())).T
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=100, aspect="auto")
    axes.set_xticks(range(len(each.found)), [f"{length:,}" for length in each.found])
    axes.set_yticks(range(len(DEPTHS)), [f"{depth:.0%}" for depth in DEPTHS])
    axes.set(xlabel="length of the text (tokens)", ylabel="depth of the code")
    axes.set_title(f"{name}: digits found, %", fontsize=10)
    for (row, column), share in np.ndenumerate(shares):
        color = "white" if share > 50 else "black"
        axes.text(column, row, f"{share:.0f}", ha="center", va="center", fontsize=8, color=color)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
