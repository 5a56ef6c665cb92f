"""How near our logits are to llama.cpp's on the same GGUF file.

    python benchmarks/gguf_logits.py FILE.gguf

The file is imported, and the directory exported again as f16. Where weights are quantised, llama.cpp rounds what they
are multiplied with too; on the f16 file it does not, which tells how much of a difference is its rounding.
"""

import argparse
import tempfile
from pathlib import Path

import numpy as np
import torch
from llama_cpp import Llama

from hunmin.chat.codec import ChatCodec
from hunmin.exchange.exporting import export_gguf
from hunmin.exchange.importing import import_gguf
from hunmin.model import huggingface

TEXTS = (
    "The capital of France is Paris, and the capital of South Korea is Seoul. In 1443, King Sejong created Hangul.",
    "def area(radius):\n    return 3.14159 * radius ** 2\n\nprint(area(12))  # 452.38896\n",
    "훈민정음은 백성을 가르치는 바른 소리라는 뜻이다. 원가가 57600원인데 15% 할인을 받으면 얼마야?",
)


def run_llama_cpp(file: Path) -> tuple[list[list[int]], list[torch.Tensor]]:
    """llama.cpp's ids of each text, and their logits [length, vocabulary]."""
    model = Llama(str(file), n_ctx=512, logits_all=True, verbose=False, n_threads=1, n_threads_batch=1)
    rows = [model.tokenize(text.encode(), add_bos=False) for text in TEXTS]
    logits = []
    for ids in rows:
        model.reset()
        model.eval(ids)
        logits.append(torch.from_numpy(np.array(model.scores[: len(ids)])))
    return rows, logits


def report(title: str, one: list[torch.Tensor], other: list[torch.Tensor]) -> None:
    """One line on how far two sets of logits are from each other."""
    first, second = torch.cat(one).double(), torch.cat(other).double()
    error = (first - second).square().mean().sqrt() / second.std()
    first, second = first.log_softmax(-1), second.log_softmax(-1)
    divergence = (second.exp() * (second - first)).sum(-1)
    agreed = (first.argmax(-1) == second.argmax(-1)).double().mean()
    print(
        f"{title:<42}RMS of the difference {error:.2%} of the logits' deviation · "
        f"KL mean {divergence.mean():.1e}, largest {divergence.max():.1e} nats · same likeliest token {agreed:.1%}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    file = parser.parse_args().file
    with tempfile.TemporaryDirectory() as name:
        directory, plain = Path(name) / "model", Path(name) / "f16.gguf"
        import_gguf(file, directory)
        export_gguf(directory, plain, "f16")
        codec = ChatCodec.load(directory)
        rows = [codec.encode_text(text) for text in TEXTS]
        theirs, quantised = run_llama_cpp(file)
        print(f"ids: {'the same' if theirs == rows else 'not the same'}, {sum(map(len, rows))} in {len(rows)} texts")
        decoder = huggingface.load(directory)
        with torch.inference_mode():
            ours = [decoder(torch.tensor([ids]))[0] for ids in rows]
        _, unquantised = run_llama_cpp(plain)
    report("hunmin and llama.cpp on the file:", ours, quantised)
    report("hunmin and llama.cpp on its f16:", ours, unquantised)
    report("llama.cpp on its f16 and on the file:", unquantised, quantised)


if __name__ == "__main__":
    main()
