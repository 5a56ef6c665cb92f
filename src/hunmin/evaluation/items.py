"""What is asked of a model, and what a right answer is: the lines of corpus/evaluation.jsonl."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, TypeAdapter, ValidationError, field_validator

from hunmin.chat.messages import Conversation, Tool, from_openai, tools_from_openai
from hunmin.errors import HunminError, UsageError
from hunmin.evaluation.figures import figure

Kind = Literal["call", "ask", "answer", "decline"]
Split = Literal["new_values", "new_phrasings", "new_tools"]
KINDS: tuple[Kind, ...] = ("call", "ask", "answer", "decline")
SPLITS: tuple[Split, ...] = ("new_values", "new_phrasings", "new_tools")


class Part(BaseModel):
    """A piece of an item; keys that mean nothing here are refused rather than left unscored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ExpectedCall(Part):
    """One call, its arguments as JSON values."""

    name: str
    arguments: dict[str, JsonValue]


class Calls(Part):
    """These calls, in any order, and no other."""

    calls: list[ExpectedCall] = Field(min_length=1)


class Ask(Part):
    """A question that names every label in `asks` and none in `given`."""

    asks: list[str] = Field(min_length=1)
    given: list[str]


class Answer(Part):
    """Text with these numbers, however they are written, and these words."""

    figures: list[str]
    words: list[str]

    @field_validator("figures")
    @classmethod
    def _numbers(cls, figures: list[str]) -> list[str]:
        for text in figures:
            figure(text)
        return figures


class Decline(Part):
    """Text instead of a call, with one of `any_of` where there are any."""

    any_of: list[str]


class ItemBase(Part):
    """What every kind of item has. `messages` and `tools` are in OpenAI's form and end where the model answers."""

    id: str
    split: Split
    messages: list[dict[str, object]] = Field(min_length=1)
    tools: list[Tool]

    @property
    def conversation(self) -> Conversation:
        """The prompt so far, as a client takes it."""
        return Conversation(messages=from_openai(self.messages), tools=tools_from_openai(self.tools))


class CallItem(ItemBase):
    """The model has all that a call needs."""

    kind: Literal["call"]
    expected: Calls


class AskItem(ItemBase):
    """Something is missing for the call."""

    kind: Literal["ask"]
    expected: Ask


class AnswerItem(ItemBase):
    """A tool has answered; the user has not been told."""

    kind: Literal["answer"]
    expected: Answer


class DeclineItem(ItemBase):
    """No offered tool fits, or the user only talks."""

    kind: Literal["decline"]
    expected: Decline


Item = CallItem | AskItem | AnswerItem | DeclineItem
ITEM: TypeAdapter[Item] = TypeAdapter(Annotated[Item, Field(discriminator="kind")])


def read_items(path: Path) -> Iterator[Item]:
    """The items of a JSONL file, in order.

    Raises HunminError naming the file, and the line and key at fault; also when the file is missing or holds no item.
    """
    if not path.is_file():
        raise HunminError(f"{path}: no such file; the corpus stage writes it")
    known: set[str] = set()
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                item = ITEM.validate_json(line)
                item.conversation  # noqa: B018 (what cannot be read as one is told here)
            except ValidationError as error:
                first = error.errors()[0]
                key = ".".join(str(part) for part in first["loc"])
                raise HunminError(f"{path}:{number}: {key + ': ' if key else ''}{first['msg']}") from None
            except UsageError as error:
                raise HunminError(f"{path}:{number}: {error}") from None
            if item.id in known:
                raise HunminError(f"{path}:{number}: id: {item.id} stands further up already")
            known.add(item.id)
            yield item
    if not known:
        raise HunminError(f"{path}: holds no item; set corpus.evaluation_items above 0")
