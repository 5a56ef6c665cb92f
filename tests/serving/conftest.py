"""A model that has learnt a few conversations by heart: small, but really trained, saved, loaded and asked."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
import torch
import uvicorn
from tokenizers import AddedToken
from torch.nn import functional

from hunmin.chat.codec import ChatCodec
from hunmin.chat.export import write_chat_files
from hunmin.chat.messages import to_openai
from hunmin.chat.special_tokens import ADDED_TOKENS, PAD, TAGS, TURN_END
from hunmin.chat.template import ChatTemplate, template_source
from hunmin.model import huggingface
from hunmin.model.configuration import DecoderConfig
from hunmin.model.decoder import Decoder
from hunmin.model.initialization import initialize
from hunmin.recipe import Tokenizer as TokenizerSettings
from hunmin.serving.assistant import Assistant
from hunmin.serving.endpoints import Desk, application
from hunmin.tokenizer.train import train

from .lessons import LESSONS, TRANSLATION

TAUGHT = (*LESSONS, TRANSLATION)
CONTEXT = 1024
VOCABULARY = 880


@pytest.fixture(scope="session")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exported directory of a model that knows TAUGHT by heart."""
    directory = tmp_path_factory.mktemp("model")
    codec = _write_tokenizer(directory)
    huggingface.save(_learn(codec), directory)
    return directory


@pytest.fixture(scope="session")
def assistant(directory: Path) -> Assistant:
    return Assistant(directory)


@pytest.fixture(scope="session")
def endless(directory: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An untrained model with the same tokenizer, which greedily says the same thing until its long context is full."""
    path = tmp_path_factory.mktemp("endless")
    for file in ("tokenizer.json", "tokenizer_config.json", "chat_template.jinja"):
        (path / file).write_bytes((directory / file).read_bytes())
    huggingface.save(_untrained(ChatCodec.load(path), context=8192), path)
    return path


@contextmanager
def served(assistant: Assistant, name: str) -> Iterator[str]:
    """The address of a server that runs while the block does."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(application(assistant, name, Desk()), log_level="warning"))
        thread = Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="session")
def address(assistant: Assistant) -> Iterator[str]:
    with served(assistant, "tutored") as address:
        yield address


def _write_tokenizer(directory: Path) -> ChatCodec:
    template = ChatTemplate(template_source("ax"))
    texts = [
        template.render(to_openai(lesson.messages), lesson.tools, add_generation_prompt=False) for lesson in TAUGHT
    ]
    added_tokens = [AddedToken(content, special=content not in TAGS) for content in ADDED_TOKENS]
    tokenizer = train(texts * 2, TokenizerSettings(vocabulary=VOCABULARY), added_tokens)
    tokenizer.save(str(directory / "tokenizer.json"))
    write_chat_files(directory, "ax", CONTEXT)
    return ChatCodec.load(directory)


def _untrained(codec: ChatCodec, context: int) -> Decoder:
    decoder = Decoder(
        DecoderConfig(
            vocabulary=VOCABULARY,
            layers=2,
            width=64,
            heads=4,
            key_value_heads=2,
            head_width=16,
            feed_forward=128,
            context=context,
            rope_base=10000.0,
            eos=ADDED_TOKENS.index(TURN_END),
            pad=ADDED_TOKENS.index(PAD),
        )
    )
    initialize(decoder, torch.Generator().manual_seed(0))
    return decoder


def _learn(codec: ChatCodec) -> Decoder:
    """Train on the assistants' tokens of TAUGHT until every one of them is the likeliest, by far."""
    decoder = _untrained(codec, CONTEXT)
    rows = [codec.encode_with_mask(lesson.messages, lesson.tools) for lesson in TAUGHT]
    length = max(len(ids) for ids, _ in rows)
    ids = torch.tensor([ids + [0] * (length - len(ids)) for ids, _ in rows])
    mask = torch.tensor([mask + [False] * (length - len(mask)) for _, mask in rows])[:, 1:]
    targets = ids[:, 1:][mask]
    optimizer = torch.optim.AdamW(decoder.parameters(), lr=6e-3)
    for _ in range(100):
        loss = functional.cross_entropy(decoder.head(decoder.hidden(ids[:, :-1])[mask]), targets)
        if loss < 0.01:
            return decoder
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    raise AssertionError(f"the lessons were not learnt: loss {loss:.3f}")
