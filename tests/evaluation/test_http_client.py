"""The client against a server that speaks OpenAI's protocol over a real socket."""

import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from hunmin.chat.messages import Conversation, Message, ToolCall
from hunmin.errors import HunminError
from hunmin.evaluation.http_client import HttpClient

TOOL = {"type": "function", "function": {"name": "add", "parameters": {"type": "object", "properties": {}}}}


class Handler(BaseHTTPRequestHandler):
    """Answers by the last user message: "fail" is refused, "call" gets a call, all else an echo of the request."""

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        said = request["messages"][-1]["content"]
        if said == "fail":
            self.send(400, {"error": {"message": "the prompt is too long", "type": "invalid_request_error"}})
        elif request["model"] != "tiny":
            self.send(404, {"error": {"message": "no such model"}})
        else:
            message: dict[str, object] = {"role": "assistant", "content": json.dumps(request)}
            if said == "call":
                function = {"name": "add", "arguments": '{"x": 1}'}
                message = {
                    "role": "assistant",
                    "content": None,
                    "tool_calls": [{"id": "1", "type": "function", "function": function}],
                }
            finish = "length" if said == "long" else "stop"
            self.send(
                200,
                {
                    "id": "1",
                    "object": "chat.completion",
                    "created": 0,
                    "model": "tiny",
                    "choices": [{"index": 0, "message": message, "finish_reason": finish}],
                },
            )

    def send(self, status: int, body: dict[str, object]) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/v1"
        server.shutdown()
        thread.join()


@pytest.fixture
def ask(address: str) -> Callable[..., list]:
    def ask(*questions: str, model: str = "tiny", tools: tuple = ()) -> list:
        conversations = [Conversation((Message("user", question),), tools) for question in questions]
        return HttpClient(address, model).complete(conversations, 32)

    return ask


def test_asks_greedily_with_the_tools_and_the_limit(ask: Callable[..., list]) -> None:
    (reply,) = ask("안녕", tools=(TOOL,))
    request = json.loads(reply.message.content)
    assert request["temperature"] == 0.0
    assert request["max_tokens"] == 32
    assert request["tools"] == [TOOL]
    assert request["messages"] == [{"role": "user", "content": "안녕"}]
    (without,) = ask("안녕")
    assert "tools" not in json.loads(without.message.content)


def test_replies_come_in_the_order_of_the_requests(ask: Callable[..., list]) -> None:
    questions = [f"{number}" for number in range(40)]
    replies = ask(*questions)
    assert [json.loads(reply.message.content)["messages"][0]["content"] for reply in replies] == questions


def test_calls_cuts_and_refusals(ask: Callable[..., list]) -> None:
    call, cut, refused, fine = ask("call", "long", "fail", "fine")
    assert call.message == Message("assistant", None, (ToolCall("add", '{"x": 1}'),))
    assert cut.cut and not fine.cut
    assert "too long" in refused.error and not fine.error


def test_a_model_or_server_that_is_not_there_is_one_sentence(ask: Callable[..., list]) -> None:
    with pytest.raises(HunminError, match=r"model huge does not answer: .*no such model"):
        ask("hi", model="huge")
    closed = HttpClient("http://127.0.0.1:9/v1", "tiny")
    with pytest.raises(HunminError, match=r"http://127.0.0.1:9/v1: model tiny does not answer"):
        closed.complete([Conversation((Message("user", "hi"),))], 8)


def test_it_gives_no_probabilities(address: str) -> None:
    assert HttpClient(address, "tiny").bits(["가"]) is None
