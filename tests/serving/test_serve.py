"""The server as a process: how it begins and how it ends."""

import json
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from hunmin.errors import HunminError, UsageError
from hunmin.serving.api import serve

SERVE = (
    "import sys; from pathlib import Path; from hunmin.serving import api; api.SHUTDOWN_SECONDS = 1; "
    "api.serve(Path(sys.argv[1]), *{})"
)


def start(directory: Path) -> tuple[subprocess.Popen[str], str]:
    """A server of its own, and its address."""
    program = SERVE.format(("127.0.0.1", 0, "tutored"))
    server = subprocess.Popen(
        [sys.executable, "-c", program, directory], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    line = server.stdout.readline()
    assert "tutored" in line, server.stderr.read()
    return server, next(word for word in line.split() if word.startswith("http"))


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_when_it_is_told_to_also_while_it_answers(endless: Path, sent: signal.Signals):
    server, address = start(endless)
    assert httpx.get(f"{address}/models", timeout=60).json()["data"][0]["id"] == "tutored"
    request = {"model": "tutored", "prompt": "안", "stream": True}
    with httpx.stream("POST", f"{address}/completions", json=request, timeout=60) as stream:
        next(stream.iter_lines())
        server.send_signal(sent)
    stdout, stderr = server.communicate(timeout=30)
    assert (server.returncode, stdout.strip(), stderr) == (0, "stopped", "")


def test_who_has_no_answer_when_it_stops_is_told(endless: Path):
    server, address = start(endless)
    request = {"model": "tutored", "prompt": "안"}
    with (
        ThreadPoolExecutor() as waiting,
        httpx.stream("POST", f"{address}/completions", json=request | {"stream": True}, timeout=60) as stream,
    ):
        lines = stream.iter_lines()
        next(lines)
        whole = waiting.submit(httpx.post, f"{address}/completions", json=request, timeout=60)
        time.sleep(0.3)
        server.send_signal(signal.SIGTERM)
        told = [line for line in lines if line][-2]
    errors = [json.loads(told.removeprefix("data: ")), whole.result().json()]
    assert [error["error"]["code"] for error in errors] == ["server_stopping"] * 2
    assert whole.result().status_code == 503
    stdout, stderr = server.communicate(timeout=30)
    assert (server.returncode, stdout.strip(), stderr) == (0, "stopped", "")


def test_a_client_that_leaves_while_it_asks_is_no_fault_of_the_server(endless: Path):
    server, address = start(endless)
    with socket.create_connection(("127.0.0.1", httpx.URL(address).port)) as client:
        client.sendall(b"POST /v1/completions HTTP/1.1\r\nHost: us\r\nContent-Length: 9\r\n\r\n{")
        time.sleep(0.3)
    assert httpx.get(f"{address}/models", timeout=60).status_code == 200
    server.send_signal(signal.SIGTERM)
    assert server.communicate(timeout=30)[1] == ""


def test_a_port_in_use_is_said_before_the_model_is_loaded(tmp_path: Path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(HunminError, match=f"port {port} of 127.0.0.1 is in use: choose another with --port"):
            serve(tmp_path, "127.0.0.1", port, "nothing")


@pytest.mark.parametrize("host", ["203.0.113.7", "no-such-host.invalid"])
def test_an_address_that_is_not_ours_is_wrong_usage(tmp_path: Path, host: str):
    with pytest.raises(UsageError, match="--host"):
        serve(tmp_path, host, 0, "nothing")


def test_a_model_that_is_not_there_is_said(tmp_path: Path):
    with pytest.raises(HunminError, match=str(tmp_path)):
        serve(tmp_path, "127.0.0.1", 0, "nothing")
