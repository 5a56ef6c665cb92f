"""The endpoints of OpenAI's API, one answer at a time: JSON and events here; tokens are the assistant's matter."""

import asyncio
import json
import time
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing, contextmanager
from dataclasses import replace

from anyio.to_thread import run_sync
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope, Send

from hunmin.chat.messages import Conversation, from_openai, function_of, tools_from_openai
from hunmin.chat.stream import Delta
from hunmin.errors import HunminError
from hunmin.serving.assistant import (
    Answer,
    Assistant,
    CallFailedError,
    Manner,
    Named,
    NoPlaceForToolsError,
    ToolChoice,
)
from hunmin.serving.engine import ContextExceededError
from hunmin.serving.requests import (
    ApiError,
    ChatRequest,
    CompletionRequest,
    GenerationRequest,
    NamedToolChoice,
    read,
)
from hunmin.serving.responses import ChatWriter, Json, TextWriter, Writer

ESCAPED_BYTES = 6
"""With how many at most JSON spells a byte of a text: a control character as \\u0001."""


def application(assistant: Assistant, name: str, desk: "Desk") -> FastAPI:
    """The API of one model, under the name that clients ask for."""
    app = FastAPI(title=f"{name}, served by Hunmin", openapi_url=None)
    most_bytes = ESCAPED_BYTES * assistant.most_bytes
    model: Json = {"id": name, "object": "model", "created": int(time.time()), "owned_by": "hunmin"}

    @app.get("/health")
    async def health() -> Json:
        return {"status": "ok"}

    @app.get("/v1/models")
    async def models() -> Json:
        return {"object": "list", "data": [model]}

    @app.get("/v1/models/{asked:path}")
    async def one_model(asked: str) -> Json:
        _check_model(asked, name)
        return model

    @app.post("/v1/chat/completions")
    async def chat(request: Request) -> Response:
        body = read(ChatRequest, await _body(request, most_bytes))
        _check_model(body.model, name)
        conversation, choice = _conversation(body)
        manner = replace(
            _manner(body, assistant), tool_choice=choice, several_calls=body.parallel_tool_calls is not False
        )
        with _blaming("messages"):
            answer = await run_sync(assistant.begin, conversation, manner)
        return await desk.respond(request, body, answer, ChatWriter(name))

    @app.post("/v1/completions")
    async def complete(request: Request) -> Response:
        body = read(CompletionRequest, await _body(request, most_bytes))
        _check_model(body.model, name)
        asked = body.prompt
        with _blaming("prompt"):
            prompt = asked if isinstance(asked, list) else await run_sync(assistant.encode_text, asked)
            if max(prompt) >= assistant.engine.config.vocabulary:
                raise ApiError(400, f"prompt: {max(prompt)} is no token id of this model", "prompt")
            answer = assistant.go_on(prompt, _manner(body, assistant))
        return await desk.respond(request, body, answer, TextWriter(name))

    @app.exception_handler(ApiError)
    async def refused(request: Request, error: ApiError) -> Response:
        return JSONResponse(error.body(), error.status)

    @app.exception_handler(HTTPException)
    async def unknown_address(request: Request, error: HTTPException) -> Response:
        message = f"{request.method} {request.url.path}: {error.detail}"
        return await refused(request, ApiError(error.status_code, message))

    @app.exception_handler(Exception)
    async def bug(request: Request, error: Exception) -> Response:
        return await refused(request, ApiError(500, "the server failed: its log says how"))

    return app


class StoppingError(HunminError):
    """An answer that the server has no more time to give."""

    def __init__(self) -> None:
        super().__init__("the server stops, and the answer has not ended: ask again when it is back")


class Desk:
    """Where answers are given, one after the other, for as long as the client of each is there."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()
        self._closed = False

    def close(self) -> None:
        """Let the answers under way, and those that wait, end in an error."""
        self._closed = True

    async def respond(self, request: Request, body: GenerationRequest, answer: Answer, writer: Writer) -> Response:
        """The answer as the body asks for it: as one object, or as a stream of events."""
        if body.stream:
            return EventStream(self._events(request, body, answer, writer))
        deltas: list[Delta] = []
        with _blaming(None):
            async for step in self._steps(request, answer):
                deltas += step
        return JSONResponse(writer.whole(deltas, answer))

    async def _events(
        self, request: Request, body: GenerationRequest, answer: Answer, writer: Writer
    ) -> AsyncGenerator[str]:
        for chunk in writer.opening():
            yield _event(chunk)
        try:
            async with aclosing(self._steps(request, answer)) as steps:
                async for deltas in steps:
                    for delta in deltas:
                        yield _event(writer.delta(delta))
            yield _event(writer.closing(answer))
            if body.wants_usage:
                yield _event(writer.usage(answer))
        except HunminError as error:
            yield _event(_api_error(error, None).body())
        yield "data: [DONE]\n\n"

    async def _steps(self, request: Request, answer: Answer) -> AsyncGenerator[list[Delta]]:
        """The deltas of each token, until the answer ends or its client is gone; raises StoppingError."""
        async with self._turn:
            steps = answer.steps()
            # One step at a time goes to a thread: a step ends soon, and then the desk can be left.
            while not await request.is_disconnected():
                if self._closed:
                    raise StoppingError
                if (deltas := await run_sync(next, steps, None)) is None:
                    break
                yield deltas


class EventStream(StreamingResponse):
    """Server-sent events whose source is closed, and the desk with it left, as soon as the client goes away."""

    def __init__(self, events: AsyncGenerator[str]) -> None:
        super().__init__(events, media_type="text/event-stream", headers={"Cache-Control": "no-cache"})
        self._events = events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async with aclosing(self._events):
            await super().__call__(scope, receive, send)


def _event(data: Json) -> str:
    return f"data: {json.dumps(data, ensure_ascii=False)}\n\n"


async def _body(request: Request, most_bytes: int) -> bytes:
    """The body of a request; raises ApiError once it has more bytes than the longest text that fits can need."""
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > most_bytes:
                message = f"the request's body has more than {most_bytes} bytes, more than the longest prompt can need"
                raise ApiError(413, message, code="request_too_large")
    except ClientDisconnect as error:
        raise ApiError(400, "the client left before the end of its request") from error
    return bytes(body)


def _check_model(asked: str, name: str) -> None:
    if asked != name:
        raise ApiError(404, f"the model {asked!r} is not here: this server has {name!r}", "model", "model_not_found")


def _conversation(body: ChatRequest) -> tuple[Conversation, ToolChoice]:
    """The conversation that a body holds, and what is said about calling tools in it."""
    with _blaming("messages"):
        messages = from_openai(body.messages)
    with _blaming("tools"):
        tools = tools_from_openai(body.tools or [])
    choice: ToolChoice
    if isinstance(body.tool_choice, NamedToolChoice):
        choice = Named(body.tool_choice.function.name)
    else:
        choice = body.tool_choice or "auto"
    if choice == "required" and not tools:
        raise ApiError(400, 'tool_choice "required" needs tools to choose from', "tool_choice")
    offered = [function_of(tool)["name"] for tool in tools]
    if isinstance(choice, Named) and choice.name not in offered:
        known = f"they are {', '.join(offered)}" if offered else "there are none"
        raise ApiError(400, f"tool_choice names {choice.name!r}, which is not among the tools: {known}", "tool_choice")
    return Conversation(messages, tools), choice


def _manner(body: GenerationRequest, assistant: Assistant) -> Manner:
    """How a body asks to be answered; where it leaves that open, the model's directory says."""
    asked = {name: getattr(body, name) for name in ("temperature", "top_p", "top_k", "repetition_penalty")}
    chosen = {name: value for name, value in asked.items() if value is not None}
    sampling = replace(assistant.sampling, **chosen, maximum_tokens=body.maximum_tokens, seed=body.seed)
    return Manner(sampling, body.stops)


@contextmanager
def _blaming(parameter: str | None) -> Iterator[None]:
    """Turn what the rooms below refuse into what a client is told."""
    try:
        yield
    except HunminError as error:
        raise _api_error(error, parameter) from error


def _api_error(error: HunminError, parameter: str | None) -> ApiError:
    match error:
        case ContextExceededError():
            return ApiError(400, str(error), parameter, "context_length_exceeded")
        case StoppingError():
            return ApiError(503, str(error), None, "server_stopping")
        case NoPlaceForToolsError():
            return ApiError(400, str(error), "tools")
        case CallFailedError(cut=None):
            return ApiError(500, str(error), None, "tool_call_failed")
        case CallFailedError(cut=cut):
            return ApiError(400, str(error), "max_tokens" if cut == "token limit" else None, "tool_call_cut")
        case _:
            return ApiError(400, str(error), parameter)
