"""What a tool of the world is: its schema, and the words of the people who use it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from hunmin.corpus.world.phrasing import Request, TemplateRequest
from hunmin.corpus.world.values import Kind, Language, Scalar

Schema = dict[str, "str | list[str] | Schema"]


class Arguments(dict[str, Scalar]):
    """The arguments of one call, with typed access for the makers of results."""

    def number(self, key: str) -> float:
        value = self[key]
        assert isinstance(value, int | float)
        return value

    def text(self, key: str) -> str:
        return str(self[key])


@dataclass(frozen=True)
class Parameter:
    """One parameter. `label` is the head noun phrase of its description: what a question names when it is missing."""

    key: str
    kind: Kind
    label: str
    description: str = ""
    required: bool = True

    @property
    def schema(self) -> Schema:
        schema: Schema = {"type": self.kind.type, "description": self.description or self.label}
        if self.kind.choices:
            schema["enum"] = list(self.kind.choices)
        return schema


# a field of a result: drawn like any value, or computed from the arguments
ResultField = Kind | Callable[[Arguments], Scalar]


@dataclass(frozen=True)
class Tool:
    """A tool with its phrasings.

    Every request has a slot for each required parameter. `questions` and `completions` (what the user says to a
    question, over `{value}`) are per parameter and stand in for the common ones; `answers` are templates over the
    arguments and the fields of the result. Every sixth phrasing of a user is kept for evaluation (`splits`).
    """

    name: str
    description: str
    parameters: tuple[Parameter, ...]
    result: Mapping[str, ResultField]
    requests: tuple[Request, ...]
    answers: tuple[str, ...]
    questions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    completions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    language: Language = "ko"

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(p.key for p in self.parameters if p.required)

    def parameter(self, key: str) -> Parameter:
        return next(p for p in self.parameters if p.key == key)

    @property
    def length(self) -> int:
        """Characters of the schema's own words: the JSON around them is the same for every tool, and cheap."""
        words = [self.name, self.description]
        for p in self.parameters:
            words += [p.key, p.key, p.kind.type, p.description or p.label, *p.kind.choices]
        return sum(map(len, words))

    @property
    def schema(self) -> Schema:
        """The tool as the OpenAI API offers it."""
        properties: Schema = {p.key: p.schema for p in self.parameters}
        parameters: Schema = {"type": "object", "properties": properties, "required": list(self.required)}
        return {
            "type": "function",
            "function": {"name": self.name, "description": self.description, "parameters": parameters},
        }


def everyday(
    name: str,
    description: str,
    parameters: tuple[Parameter, ...],
    result: Mapping[str, ResultField],
    requests: tuple[str, ...],
    answers: tuple[str, ...],
    questions: Mapping[str, tuple[str, ...]] | None = None,
    completions: Mapping[str, tuple[str, ...]] | None = None,
    language: Language = "ko",
) -> Tool:
    """A tool written by hand, its requests as templates."""
    templates = tuple(TemplateRequest(request) for request in requests)
    return Tool(name, description, parameters, result, templates, answers, questions or {}, completions or {}, language)
