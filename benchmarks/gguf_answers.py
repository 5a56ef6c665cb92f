"""Whether a model says the same in llama.cpp, exported, as it says here.

    python benchmarks/gguf_answers.py MODEL CONVERSATIONS.jsonl [--type q8_0]

Each conversation is read up to its last assistant's turn, as the chat template renders it, and answered greedily.
"""

import argparse
import json
import tempfile
from pathlib import Path

from llama_cpp import Llama

from hunmin.chat.codec import ChatCodec
from hunmin.chat.messages import from_openai
from hunmin.exchange.exporting import TYPES, export_gguf
from hunmin.serving.engine import Engine
from hunmin.serving.sampling import Sampling

LONGEST = 200


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("conversations", type=Path)
    parser.add_argument("--type", choices=TYPES, default="f16")
    arguments = parser.parse_args()
    codec, engine = ChatCodec.load(arguments.model), Engine(arguments.model)
    prompts: list[str] = []
    rows: list[list[int]] = []
    for line in arguments.conversations.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        messages = list(from_openai(item["messages"]))
        while messages and messages[-1].role == "assistant":
            messages.pop()
        prompts.append(codec.render(messages, item["tools"]))
        rows.append(codec.encode(messages, item["tools"]))
    sampling = Sampling(maximum_tokens=LONGEST, stop=codec.stop_ids)
    ours = [codec.decode(answer) for answer in engine.generate(rows, sampling)]
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "model.gguf"
        export_gguf(arguments.model, file, arguments.type)
        model = Llama(str(file), n_ctx=engine.config.context, verbose=False, n_threads=1, n_threads_batch=1)
        same_ids = same_answers = 0
        for prompt, ids, answer in zip(prompts, rows, ours, strict=True):
            same_ids += model.tokenize(prompt.encode(), add_bos=False, special=True) == ids
            said = model.create_completion(ids, temperature=0, max_tokens=LONGEST)["choices"][0]["text"]
            same_answers += said == answer
            if said != answer:
                print(f"hunmin {answer!r}, llama.cpp {said!r}")
    print(f"{len(rows)} prompts as {arguments.type}: the same ids in {same_ids}, the same answer in {same_answers}")


if __name__ == "__main__":
    main()
