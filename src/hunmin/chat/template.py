"""Chat templates: the two that the project writes, and a sandbox that renders any as transformers and vLLM do."""

import json
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import NoReturn

from jinja2 import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from hunmin.chat.special_tokens import TURN_END, TURN_START, ChatFormat, control_tokens
from hunmin.errors import HunminError

TOKENIZER_CONFIG = "tokenizer_config.json"


def template_source(chat_format: ChatFormat) -> str:
    """The Jinja source of one of the project's own templates."""
    return resources.files("hunmin.chat").joinpath(f"templates/{chat_format}.jinja").read_text(encoding="utf-8")


def read_template(directory: Path) -> str | None:
    """The Jinja source in a model's directory: `chat_template.jinja`, else, as older ones have it, a key of
    `tokenizer_config.json`; None where there is neither.

    Raises HunminError where it cannot be read, or is not one text.
    """
    path = directory / "chat_template.jinja"
    try:
        if path.exists():
            return path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise HunminError(f"{path} cannot be read; the chat template is sought there ({error})") from error
    source = _tokenizer_config(directory).get("chat_template")
    if source is None or isinstance(source, str):
        return source
    place = directory / TOKENIZER_CONFIG
    raise HunminError(f"{place}: chat_template is not one text: write the one to use to {path.name} beside it")


def read_special_tokens(directory: Path) -> dict[str, str]:
    """The tokens that `tokenizer_config.json` names by their part, as `bos_token`: templates know them by these names.

    Raises HunminError where it cannot be read.
    """
    parts = {key: value for key, value in _tokenizer_config(directory).items() if key.endswith("_token")}
    tokens = {key: part.get("content") if isinstance(part, dict) else part for key, part in parts.items()}
    return {key: token for key, token in tokens.items() if isinstance(token, str)}


def _tokenizer_config(directory: Path) -> dict[str, object]:
    path = directory / TOKENIZER_CONFIG
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")).items()) if path.exists() else {}
    except (OSError, ValueError, AttributeError) as error:
        raise HunminError(f"{path} cannot be read; the chat template is sought there ({error})") from error


class ChatTemplate:
    """A compiled chat template, in the environment that transformers gives one (`utils/chat_template_utils.py`).

    Raises HunminError where the source is not Jinja.
    """

    def __init__(self, source: str, special_tokens: Mapping[str, str] | None = None) -> None:
        environment = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True)
        environment.globals.update(special_tokens or {})
        environment.filters["tojson"] = _tojson
        environment.globals["raise_exception"] = _raise_exception
        try:
            self._template = environment.from_string(source)
        except TemplateError as error:
            raise HunminError(f"the chat template is not valid Jinja: {error}") from error

    def render(self, messages: Sequence[object], tools: Sequence[object], *, add_generation_prompt: bool) -> str:
        """Render OpenAI-shaped messages and tools. Raises HunminError where the template fails, with its own words."""
        try:
            return self._template.render(
                messages=messages, tools=tools or None, add_generation_prompt=add_generation_prompt
            )
        except Exception as error:  # a template is a program that others wrote
            raise HunminError(f"the chat template cannot render this conversation: {error}") from error


def format_of(source: str) -> ChatFormat | None:
    """Which format a template writes, told by the control tokens that stand in its source; None if neither.

    ChatML without tools is the Hermes format of which nothing but turns is written.
    """
    written_by_ax_alone = control_tokens("ax") - control_tokens("hermes")
    if any(token in source for token in written_by_ax_alone):
        return "ax"
    return "hermes" if TURN_START in source and TURN_END in source else None


def _tojson(
    value: object,
    ensure_ascii: bool = False,
    indent: int | None = None,
    separators: tuple[str, str] | None = None,
    sort_keys: bool = False,
) -> str:
    """JSON as it is; Jinja's own filter escapes HTML and sorts keys."""
    return json.dumps(value, ensure_ascii=ensure_ascii, indent=indent, separators=separators, sort_keys=sort_keys)


def _raise_exception(message: str) -> NoReturn:
    raise TemplateError(message)
