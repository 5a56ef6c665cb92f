"""What a model is made of: one TOML file, typed; every key of it is here.

A key that is not known is an error that names the nearest known one, and so is a value of the wrong type or size.
"""

import difflib
import reprlib
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal, Self, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError, model_validator

from hunmin.errors import UsageError

Count = Annotated[int, Field(gt=0)]
Share = Annotated[float, Field(ge=0, le=1)]
Size = Annotated[float, Field(ge=0)]
OptimizerName = Literal["adamw", "muon"]

LARGEST_FACTOR = 1_024
"""Beyond it no context has been extended, nor is likely to be."""

TOML_ERRORS = (ValueError, RecursionError)
"""What `tomllib` raises: the first also for a number of too many digits, the second for brackets without end."""

ADDED_TOKENS = 41
BYTES = 256


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)


class Corpus(Section):
    path: str = ""
    """A directory of the user's own Parquet, JSONL and text files; empty: the generated world."""
    documents: Count
    """Documents that the generated world writes."""
    conversations: Count
    """Conversations to learn from."""
    evaluation_items: Count
    """Items of the evaluation per kind and split."""
    held_out: Share = 0.01
    """Share of the documents kept for measuring only."""
    broken_lines: Share = 0.01
    """Largest share of broken JSONL lines before a file is refused."""
    minimum_characters: Annotated[int, Field(ge=0)] = 50
    """Shorter documents of the user are dropped."""


class Tokenizer(Section):
    vocabulary: Annotated[int, Field(ge=ADDED_TOKENS + BYTES)]
    """Tokens in all, the added ones and the 256 bytes among them."""
    split: Literal["qwen2", "ax", "gpt2"] = "qwen2"
    """How text is cut before byte-pair encoding; "qwen2" has every digit alone."""
    space_merges: bool = True
    """Whether a merge may join a word with the space before it; else a word is the same tokens wherever it stands."""
    phrases: bool = False
    """Whether the fixed text of the chat template and of tool schemas is one token a phrase."""
    character_coverage: Annotated[float, Field(ge=0, lt=1)] = 0
    """The most frequent characters that make up this share of the text become a token each."""
    sample_characters: Count = 20_000_000
    """How much text the merges are learnt from."""


class Model(Section):
    layers: Count
    width: Count
    heads: Count
    key_value_heads: Count
    head_width: Annotated[int, Field(gt=0, multiple_of=2)]
    """Even: rotary positions turn pairs."""
    feed_forward: Count
    context: Count
    """Longest sequence, in tokens."""
    rope_base: Annotated[float, Field(gt=1)]
    norm_epsilon: Annotated[float, Field(gt=0)] = 1e-6
    qkv_bias: bool
    qk_norm: bool
    tied_embeddings: bool
    chat: Literal["ax", "hermes"] = "ax"
    """The format of conversations."""


class Training(Section):
    tokens: Count
    """Tokens to learn from in all, repeats counted."""
    row: Count
    """Tokens a row."""
    tokens_per_step: Count
    optimizer: OptimizerName
    learning_rate: Annotated[float, Field(gt=0)]
    embedding_learning_rate: Annotated[float, Field(gt=0)]
    """The embedding's own: far larger under Muon, where a token's first weights are far larger than a matrix's."""
    warmup: Share
    """Share of the steps over which the learning rate rises."""
    decay: Share
    """Share of the steps, at the end, over which it falls."""
    weight_decay: Size
    clip: Annotated[float, Field(gt=0)]
    """Largest norm of the gradient."""
    checkpoint_every: Count
    """Steps between two states that a killed run goes on from."""


class Extension(Training):
    factor: Annotated[float, Field(gt=1, le=LARGEST_FACTOR)]
    """How many times model.context the context becomes, by YaRN."""


class Alignment(Training):
    context_weight: Share = 0.0
    """What a token counts that the assistant did not write (the tools, the user), beside 1 for its own."""


class Evaluation(Section):
    maximum_tokens: Count = 256
    """Longest answer."""


class Recipe(Section):
    name: Annotated[str, Field(pattern=r"^\w[\w.-]*$")]
    """Also the name of the directory under `runs`."""
    seed: Annotated[int, Field(ge=0, lt=2**64)] = 0
    corpus: Corpus
    tokenizer: Tokenizer
    model: Model
    training: Training
    extension: Extension | None = None
    """Where it is there, training goes on with a longer context, on documents longer than the shorter one."""
    alignment: Alignment
    evaluation: Evaluation = Evaluation()

    @property
    def context(self) -> int:
        """The longest sequence of the finished model, in tokens."""
        return int(self.model.context * self.extension.factor) if self.extension else self.model.context

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        model = self.model
        if model.heads % model.key_value_heads:
            raise ValueError(
                f"model.heads ({model.heads}) must be a multiple of model.key_value_heads ({model.key_value_heads})"
            )
        if model.qkv_bias and model.qk_norm:
            raise ValueError("model.qkv_bias and model.qk_norm exclude each other: no published family has both")
        stages = {"training": (self.training, model.context), "alignment": (self.alignment, self.context)}
        if self.extension:
            stages["extension"] = (self.extension, self.context)
        for name, (stage, context) in stages.items():
            row, step = f"{name}.row ({stage.row})", f"{name}.tokens_per_step ({stage.tokens_per_step})"
            if stage.row > context:
                limit = "model.context" if context == model.context else "the extended context"
                raise ValueError(f"{row} must not be longer than {limit} ({context})")
            if stage.tokens_per_step % stage.row:
                raise ValueError(f"{step} must be a multiple of {row}")
            if stage.tokens < stage.tokens_per_step:
                raise ValueError(f"{name}.tokens ({stage.tokens}) must not be fewer than {step}")
            if stage.warmup + stage.decay > 1:
                raise ValueError(f"{name}.warmup and {name}.decay are shares of the same steps: together at most 1")
        return self


def load(path: Path, overrides: Sequence[str] = ()) -> Recipe:
    """Read a recipe and lay `section.key=value` overrides (values as TOML has them) over it.

    Raises UsageError with one line that names the file or the option, the key, and what would do.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise UsageError(f"{path}: there is no such recipe") from None
    except OSError as error:
        raise UsageError(f"{path}: the recipe cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: the recipe is not UTF-8 text") from None
    except TOML_ERRORS as error:
        raise UsageError(f"{path}: the recipe is not TOML: {error}") from None
    for override in overrides:
        _override(content, override)
    try:
        return Recipe.model_validate(content)
    except ValidationError as error:
        raise UsageError(f"{path}: {_first_problem(error)}") from None


def _override(content: dict[str, JsonValue], override: str) -> None:
    name, equals, text = override.partition("=")
    *sections, key = name.strip().split(".")
    if not equals or len(sections) > 1:
        raise UsageError(f"--set {override}: write section.key=value, as in training.tokens=2_000_000")
    kind = _known(Recipe, (*sections, key))
    if kind is None:
        raise UsageError(f"--set {override}: {_unknown((*sections, key))}")
    target = content
    for section in sections:
        inner = target.setdefault(section, {})
        if not isinstance(inner, dict):
            return  # the recipe itself is wrong there, and validation says how
        target = inner
    target[key] = _value(text.strip(), kind)


def _value(text: str, kind: object) -> JsonValue:
    try:
        value: JsonValue = tomllib.loads(f"value = {text}")["value"]
    except TOML_ERRORS:
        return text  # a string without its quotes, which a shell takes away
    wants_text = kind is str or get_origin(kind) is Literal
    return text if wants_text and not isinstance(value, str) else value


def _known(section: type[BaseModel], location: Sequence[str]) -> object | None:
    """The type that a key has, or None where there is no such key."""
    first, *rest = location
    field = section.model_fields.get(first)
    if field is None or not rest:
        return field and field.annotation
    inner = _section(field.annotation)
    return _known(inner, rest) if inner else None


def _section(annotation: object) -> type[BaseModel] | None:
    """The section that stands under a key of this type, be it one that may be left out; None where a value does."""
    kinds = (annotation, *get_args(annotation))
    return next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)), None)


def _keys(section: type[BaseModel], prefix: str = "") -> list[str]:
    keys = []
    for name, field in section.model_fields.items():
        inner = _section(field.annotation)
        if inner:
            keys += [prefix + name, *_keys(inner, f"{prefix}{name}.")]
        else:
            keys.append(prefix + name)
    return keys


def _unknown(location: Sequence[str]) -> str:
    name = ".".join(location)
    keys = _keys(Recipe)
    # `learning_rate` alone is most likely the one in a section, `training.tokns` the one in that section
    by_last = {key.rpartition(".")[2]: key for key in reversed(keys)}
    near = difflib.get_close_matches(name, keys, 1, 0.6) or [
        by_last[last] for last in difflib.get_close_matches(location[-1], by_last, 1, 0.6)
    ]
    hint = f"; the nearest is {near[0]}" if near else ""
    return f"{name} is not a key of a recipe{hint}"


def _first_problem(error: ValidationError) -> str:
    problem = error.errors()[0]
    location = [str(part) for part in problem["loc"]]
    name, given = ".".join(location), reprlib.repr(problem["input"])
    context: Mapping[str, object] = problem.get("ctx", {})
    match problem["type"]:
        case "extra_forbidden":
            return _unknown(location)
        case "missing":
            return f"{name} is missing"
        case "value_error":
            return str(context["error"])
        case "model_type":
            return f"{name} must be a section, [{name}], not {given}"
        case "literal_error":
            return f"{name} must be {context['expected']}, not {given}"
        case "string_pattern_mismatch":
            return f"{name} must be letters, digits, '.', '-' and '_', as a directory's name, not {given}"
        case _:
            return f"{name} must be {problem['msg'].removeprefix('Input should be ')}, not {given}"
