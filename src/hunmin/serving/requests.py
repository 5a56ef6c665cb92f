"""What a client may ask of the API, in OpenAI's names, checked before any work is done."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError
from pydantic_core import ErrorDetails


class ApiError(Exception):
    """An error that the client sees in OpenAI's form; `parameter` is the field of the request that is to blame."""

    def __init__(self, status: int, message: str, parameter: str | None = None, code: str | None = None) -> None:
        super().__init__(message)
        self.status, self.message, self.parameter, self.code = status, message, parameter, code

    def body(self) -> dict[str, JsonValue]:
        """The error as JSON."""
        kind = "server_error" if self.status >= 500 else "invalid_request_error"
        return {"error": {"message": self.message, "type": kind, "param": self.parameter, "code": self.code}}


class Wire(BaseModel):
    """JSON as a client sends it: types are not converted, and other fields are kept aside in `model_extra`."""

    model_config = ConfigDict(strict=True, extra="allow")


class StreamOptions(Wire):
    include_usage: bool | None = None


class NamedFunction(Wire):
    name: str


class NamedToolChoice(Wire):
    """The one tool that must be called."""

    type: Literal["function"]
    function: NamedFunction


Stop: TypeAlias = Annotated[str, Field(min_length=1)]


class GenerationRequest(Wire):
    """What both ways of asking share. A field that is absent or null leaves the choice to the model's own settings."""

    model: str
    stream: bool | None = None
    stream_options: StreamOptions | None = None
    max_tokens: Annotated[int, Field(ge=1)] | None = None
    temperature: Annotated[float, Field(ge=0, le=2, allow_inf_nan=False)] | None = None
    top_p: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)] | None = None
    top_k: Annotated[int, Field(ge=-1)] | None = None
    repetition_penalty: Annotated[float, Field(gt=0, allow_inf_nan=False)] | None = None
    seed: Annotated[int, Field(ge=-(2**63), lt=2**63)] | None = None
    stop: Stop | Annotated[list[Stop], Field(max_length=4)] | None = Field(None, description="a text, or up to 4 texts")

    @property
    def maximum_tokens(self) -> int | None:
        return self.max_tokens

    @property
    def stops(self) -> tuple[str, ...]:
        """The strings that end the answer."""
        return (self.stop,) if isinstance(self.stop, str) else tuple(self.stop or ())

    @property
    def wants_usage(self) -> bool:
        """Whether a stream ends with the count of its tokens."""
        return bool(self.stream_options and self.stream_options.include_usage)


class ChatRequest(GenerationRequest):
    """The body of POST /v1/chat/completions. Messages and tools are checked by `chat.messages`."""

    messages: Annotated[list[dict[str, JsonValue]], Field(min_length=1)]
    tools: list[dict[str, JsonValue]] | None = None
    tool_choice: Literal["none", "auto", "required"] | NamedToolChoice | None = Field(
        None, description='"none", "auto", "required" or {"type": "function", "function": {"name": …}}'
    )
    parallel_tool_calls: bool | None = None
    max_completion_tokens: Annotated[int, Field(ge=1)] | None = None

    @property
    def maximum_tokens(self) -> int | None:
        return self.max_completion_tokens or self.max_tokens


class CompletionRequest(GenerationRequest):
    """The body of POST /v1/completions: text, or token ids, to go on from."""

    prompt: Annotated[str, Field(min_length=1)] | Annotated[list[Annotated[int, Field(ge=0)]], Field(min_length=1)] = (
        Field(description="a text, or a list of token ids, and not empty")
    )


NEUTRAL: Mapping[str, Sequence[JsonValue]] = {
    "n": [1],
    "best_of": [1],
    "logprobs": [False],
    "top_logprobs": [0],
    "logit_bias": [{}],
    "frequency_penalty": [0],
    "presence_penalty": [0],
    "response_format": [{"type": "text"}],
    "functions": [[]],
    "function_call": ["none"],
    "modalities": [["text"]],
    "audio": [],
    "echo": [False],
    "suffix": [""],
    "reasoning_effort": [],
    "verbosity": ["medium"],
    "web_search_options": [],
    "min_p": [0],
    "min_tokens": [0],
    "ignore_eos": [False],
    "stop_token_ids": [[]],
    "include_stop_str_in_output": [False],
    "bad_words": [[]],
    "allowed_token_ids": [[]],
    "logits_processors": [[]],
    "use_beam_search": [False],
    "length_penalty": [1],
    "prompt_logprobs": [],
    "truncate_prompt_tokens": [],
    "skip_special_tokens": [True],
    "thinking_token_budget": [],
    "structured_outputs": [{}],
    "structural_tag": [],
    "guided_json": [],
    "guided_regex": [],
    "guided_choice": [],
    "guided_grammar": [],
    "chat_template": [],
    "chat_template_kwargs": [{}],
    "add_generation_prompt": [True],
    "continue_final_message": [False],
    "documents": [[]],
}
"""OpenAI's and vLLM's parameters that this server does not carry out, with the values that ask for nothing.

To ignore any other value would give another answer than was asked for. Parameters that stand in neither place
(`user`, `metadata`, `store`, …) change no answer, and are ignored.
"""


Body = TypeVar("Body", bound=GenerationRequest)


def read(kind: type[Body], body: bytes) -> Body:
    """Check the body of a request; raises ApiError that names the first field which is wrong or not supported."""
    try:
        request = kind.model_validate_json(body)
    except ValidationError as error:
        raise _refusal(kind, error.errors()[0]) from error
    for name, value in (request.model_extra or {}).items():
        if name in NEUTRAL and value is not None and not _asks_for_nothing(name, value):
            raise ApiError(400, f"{name} is not supported by this server: leave it out", name, "unsupported_parameter")
    return request


def _asks_for_nothing(name: str, value: JsonValue) -> bool:
    # JSON's false is not 0, as Python's is; its 1.0 is 1.
    return any(value == neutral and isinstance(value, bool) == isinstance(neutral, bool) for neutral in NEUTRAL[name])


def _refusal(kind: type[Body], error: ErrorDetails) -> ApiError:
    if not error["loc"]:
        return ApiError(400, f"the request's body must be a JSON object: {error['msg']}")
    field, *inside = error["loc"]
    field = str(field)
    expected = kind.model_fields[field].description
    if error["type"] != "missing" and expected:  # A union fails in every way at once; its description says it better.
        return ApiError(400, f"{field} must be {expected}", field)
    place = field + "".join(f"[{index}]" for index in inside if isinstance(index, int))
    return ApiError(400, f"{place}: {error['msg'][0].lower()}{error['msg'][1:]}", field)
