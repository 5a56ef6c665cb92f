"""The commands. What a command needs is imported when it is called, so that `--help` comes at once."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from hunmin.errors import HunminError, UsageError

if TYPE_CHECKING:
    from hunmin.recipe import Recipe

app = typer.Typer(
    help="Build, measure and serve a language model that is wholly your own.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

RecipeFile = Annotated[Path, typer.Argument(metavar="RECIPE", help="A recipe's file, as recipes/nano.toml.")]
ModelName = Annotated[str, typer.Argument(metavar="MODEL", help="A recipe's name, as nano, or a model's directory.")]
Overrides = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="SECTION.KEY=VALUE", help="Use another value than the recipe's; may be repeated."),
]
Runs = Annotated[Path, typer.Option("--runs", metavar="DIR", help="Where the artifacts of all recipes are kept.")]


@app.command()
def run(
    recipe: RecipeFile,
    until: Annotated[str | None, typer.Option(metavar="STAGE", help="Stop after this stage.")] = None,
    overrides: Overrides = None,
    runs: Runs = Path("runs"),
) -> None:
    """Build what is not up to date, from the corpus to the card."""
    from hunmin import pipeline

    loaded, home = _load(recipe, overrides, runs)
    with _going_on_later():
        pipeline.run(loaded, home, until)


@app.command()
def status(recipe: RecipeFile, overrides: Overrides = None, runs: Runs = Path("runs")) -> None:
    """Say what stands, what is stale and why, and what is to do."""
    from hunmin import pipeline
    from hunmin.progress import duration, say, size

    loaded, home = _load(recipe, overrides, runs)
    say(f"{loaded.name}, in {home}")
    for standing in pipeline.survey(loaded, home):
        what = standing.reason
        if standing.state == "done" and standing.manifest:
            manifest = standing.manifest
            what = f"{size(manifest.total_bytes)}, built in {duration(manifest.counts['seconds'])}"
        say(f"  {standing.stage.name:<12}{standing.state:<8}{what}".rstrip())


@app.command()
def plan(
    model: Annotated[str, typer.Argument(metavar="RECIPE|MODEL", help="A recipe's file, or a model as chat takes it.")],
    devices: Annotated[int, typer.Option(metavar="N", help="How many devices train it.")] = 1,
    tensor_parallel: Annotated[int, typer.Option(metavar="T", help="How many of them hold one replica.")] = 1,
    device: Annotated[str | None, typer.Option(metavar="NAME", help="a100, h100, h200 or b200; else h100.")] = None,
    peak_tflops: Annotated[float | None, typer.Option(metavar="TFLOPS", help="Another device, by its peak.")] = None,
    utilization: Annotated[float, typer.Option(metavar="SHARE", help="Share of the peak that training gets.")] = 0.4,
    overrides: Overrides = None,
    runs: Runs = Path("runs"),
) -> None:
    """Say what a training would take: parameters, FLOPs, memory and time."""
    from hunmin.progress import say
    from hunmin.training.machines import Machines, find_device

    machines = Machines(find_device(device, peak_tflops), devices, tensor_parallel, utilization)
    if model.endswith(".toml"):
        loaded, _ = _load(Path(model), overrides, runs)
        from hunmin.training.plan_page import recipe_page

        say(recipe_page(loaded, machines))
    elif overrides:
        raise UsageError(f"--set goes with a recipe, a file that ends in .toml; {model} is none")
    else:
        directory = _directory(model, runs)
        from hunmin.training.plan_page import model_page

        say(model_page(directory, machines))


@app.command()
def chat(
    model: ModelName,
    tools: Annotated[Path | None, typer.Option(metavar="FILE", help="Tools to offer, as JSON.")] = None,
    runs: Runs = Path("runs"),
) -> None:
    """Talk to a model in the terminal."""
    directory = _directory(model, runs)
    from hunmin.serving import terminal

    terminal.chat(directory, tools)


@app.command()
def serve(
    model: ModelName,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.", min=0, max=65535)] = 8000,
    runs: Runs = Path("runs"),
) -> None:
    """Serve a model to any client of OpenAI's API."""
    directory = _directory(model, runs)
    from hunmin.serving import api

    api.serve(directory, host, port, Path(model).resolve().name)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE.gguf", help="The model as llama.cpp has it.")],
    directory: Annotated[Path, typer.Argument(metavar="DIRECTORY", help="Where to write it: a new directory.")],
) -> None:
    """Make a model's directory from a GGUF file."""
    from hunmin.exchange.importing import import_gguf
    from hunmin.progress import say

    import_gguf(file, directory)
    say(f"{file} stands in {directory} as a model's directory")


@app.command()
def export(
    model: ModelName,
    file: Annotated[Path, typer.Argument(metavar="FILE.gguf", help="The file to write.")],
    kind: Annotated[Literal["f16", "bf16", "q8_0"], typer.Option("--type", help="How to store its matrices.")] = "f16",
    runs: Runs = Path("runs"),
) -> None:
    """Write a model as a GGUF file, which llama.cpp runs."""
    directory = _directory(model, runs)
    from hunmin.exchange.exporting import export_gguf
    from hunmin.progress import say

    export_gguf(directory, file, kind)
    say(f"{directory} stands in {file} as {kind}")


@app.command()
def extend(
    model: ModelName,
    directory: Annotated[Path, typer.Argument(metavar="DIRECTORY", help="Where the longer model is written.")],
    factor: Annotated[float, typer.Option(metavar="F", help="How many times as long its context becomes.")],
    train: Annotated[
        Path | None, typer.Option(metavar="RECIPE", help="Train it there as well, as the recipe's [extension] says.")
    ] = None,
    overrides: Overrides = None,
    runs: Runs = Path("runs"),
) -> None:
    """Give a model a longer context by YaRN."""
    source = _directory(model, runs)
    if train:
        from hunmin import pipeline

        loaded, home = _load(train, [*(overrides or []), f"extension.factor={factor}"], runs)
        with _going_on_later():
            pipeline.extend(loaded, home, source, directory)
    elif overrides:
        raise UsageError("--set goes with --train RECIPE")
    else:
        from hunmin.progress import say
        from hunmin.training.extension import extend as write_extended

        config = write_extended(source, directory, factor)
        say(f"{directory} takes {config.context:,} tokens")


def main() -> None:
    """Run the command line: 0 done, 1 failed, 2 wrong usage."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # as standard error does what its encoding has no letter for
    try:
        app()
    except HunminError as error:
        print(f"error: {error}", file=sys.stderr)
        sys.exit(2 if isinstance(error, UsageError) else 1)


@contextmanager
def _going_on_later() -> Iterator[None]:
    """Tell a user who stops what can be taken up again how to."""
    try:
        yield
    except KeyboardInterrupt:
        print("\nstopped; the same command goes on from here", file=sys.stderr)
        raise typer.Exit(130) from None


def _load(path: Path, overrides: list[str] | None, runs: Path) -> "tuple[Recipe, Path]":
    from hunmin.recipe import load

    recipe = load(path, overrides or [])
    return recipe, runs / recipe.name


def _directory(model: str, runs: Path) -> Path:
    """The directory of a model that is named as users name it."""
    for directory in (runs / model / "alignment", Path(model)):
        if (directory / "config.json").is_file():
            return directory
    if Path(model).is_dir():
        raise UsageError(f"{model} holds no model: it has no config.json")
    built = sorted(path.parent.parent.name for path in runs.glob("*/alignment/config.json"))
    known = f"the models in {runs} are {', '.join(built)}" if built else "`hunmin run recipes/nano.toml` builds nano"
    raise UsageError(f"there is no model {model}; {known}")
