"""What a model says in llama.cpp, exported, is what it says here."""

from pathlib import Path

import pytest

from hunmin.chat.messages import Conversation
from hunmin.exchange.exporting import Type, export_gguf
from hunmin.serving.assistant import Assistant

from .lessons import LESSONS

pytestmark = pytest.mark.slow
llama_cpp = pytest.importorskip("llama_cpp")


@pytest.mark.parametrize("kind", ["f16", "bf16", "q8_0"])
def test_the_same_greedy_text(kind: Type, directory: Path, assistant: Assistant, tmp_path: Path) -> None:
    export_gguf(directory, tmp_path / "model.gguf", kind)
    model = llama_cpp.Llama(str(tmp_path / "model.gguf"), n_ctx=1024, verbose=False, n_threads=1)
    codec = assistant.codec
    for lesson in LESSONS:
        messages = lesson.messages[:1]
        prompt = codec.render(messages, lesson.tools)
        assert model.tokenize(prompt.encode(), add_bos=False, special=True) == codec.encode(messages, lesson.tools)
        said = model.create_completion(prompt, temperature=0, max_tokens=200)["choices"][0]["text"]
        assert codec.parse(said) == assistant.answer(Conversation(messages, lesson.tools))
