"""The API behind an address, until it is told to stop."""

import asyncio
import errno
import signal
import socket
from contextlib import suppress
from pathlib import Path

import uvicorn

from hunmin.errors import HunminError, UsageError
from hunmin.progress import say
from hunmin.serving.assistant import Assistant
from hunmin.serving.endpoints import Desk, application

SHUTDOWN_SECONDS = 5
"""How long answers under way may take to end when the server is told to stop."""
FAREWELL_SECONDS = 2
"""How long their clients may take from then on to be told."""


def serve(directory: Path, host: str, port: int, name: str) -> None:
    """Serve a model directory under a name, until Ctrl-C or SIGTERM; returns when all is closed.

    Port 0 takes any free one. Raises HunminError where the model cannot be loaded or the port is taken, UsageError
    where the host is no address of this machine.
    """
    with _listen(host, port) as listener:  # Before the model, so that a taken port is told at once.
        desk = Desk()
        config = uvicorn.Config(
            application(Assistant(directory), name, desk),
            log_level="warning",
            timeout_graceful_shutdown=SHUTDOWN_SECONDS + FAREWELL_SECONDS,
        )
        address = f"[{host}]" if ":" in host else host
        say(f"{name} answers at http://{address}:{listener.getsockname()[1]}/v1 (Ctrl-C stops it)")
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        with suppress(KeyboardInterrupt):  # uvicorn raises the signal once more when all is closed.
            Server(config, desk).run(sockets=[listener])
        say("stopped")


class Server(uvicorn.Server):
    """A server that closes its desk once answers under way have had their time to end."""

    def __init__(self, config: uvicorn.Config, desk: Desk) -> None:
        super().__init__(config)
        self._desk = desk

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        asyncio.get_running_loop().call_later(SHUTDOWN_SECONDS, self._desk.close)
        await super().shutdown(sockets)


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise HunminError(f"port {port} of {host} is in use: choose another with --port") from None
        if error.errno == errno.EACCES:
            raise HunminError(f"port {port} needs an administrator's rights: choose one above 1023") from None
        reason = str(error.strerror).split(" (while")[0]  # create_server adds where it was.
        raise UsageError(f"cannot listen at {host} ({reason}): choose an address of this machine with --host") from None
