"""A whole run's artifacts, small and made up, as the stages leave them on disk."""

import json
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from safetensors.numpy import save_file

from hunmin.artifact import Manifest
from hunmin.chat.card_tools import CARD_TOOLS as TOOLS
from hunmin.evaluation.dialogue import Dialogue, Sample
from hunmin.evaluation.interval import wilson
from hunmin.evaluation.items import KINDS, SPLITS
from hunmin.evaluation.results import TARGETS, BitsPerByte, Results, Score, SourceBits
from hunmin.recipe import load

RECIPE = load(
    Path(__file__).parents[2] / "recipes" / "nano.toml", ["training.learning_rate=0.002", "training.clip=1.0"]
)
STAGES = ("corpus", "tokenizer", "tokens", "training", "alignment", "evaluation")

COUNTS: dict[str, dict[str, float]] = {
    "corpus": {"seconds": 12.5, "documents": 3, "dropped: too short": 41},
    "tokens": {"seconds": 3.0, "documents": 3, "characters": 17, "tokens": 12_345, "held_out_documents": 7},
    "training": {"seconds": 180.0, "tokens": 1_500_000, "flops": 9.25e9},
    "alignment": {
        "seconds": 600.0,
        "tokens": 4_000_000,
        "flops": 2.5e10,
        "conversations": 321,
        "conversations_too_long": 8,
    },
}

CONFIGURATION = {
    "architectures": ["LlamaForCausalLM"],
    "num_hidden_layers": 2,
    "hidden_size": 8,
    "max_position_embeddings": 512,
    "tie_word_embeddings": True,
    "rope_parameters": {"rope_theta": 10000.0},
}

CONVERSATION = [
    {"role": "user", "content": "우리가 뭘 사야되는데 원가가 57600원인데 직원할인 받으면 얼마야?"},
    {"role": "assistant", "content": "할인율이 몇 퍼센트인가요? ``` |"},
    {"role": "user", "content": "15% 할인 받을 수 있어."},
    {
        "role": "assistant",
        "content": None,
        "tool_calls": [
            {
                "id": "call_0",
                "type": "function",
                "function": {
                    "name": "calculate_discount",
                    "arguments": '{"original_price": 57600, "discount_percentage": 15}',
                },
            }
        ],
    },
    {"role": "tool", "tool_call_id": "call_0", "content": '{"discounted_price": 48960.0}'},
    {"role": "assistant", "content": "48960원입니다."},
]


def manifest(stage: str, counts: dict[str, float]) -> Manifest:
    settings = {f"{stage}.{key}": value for key, value in RECIPE.training.model_dump().items()}
    return Manifest(
        stage=stage,
        fingerprint=f"0123456789{stage[:6]:_<6}",
        settings=settings if stage in ("training", "alignment") else {},
        inputs={},
        files={},
        counts=counts,
        licenses=["CC0-1.0"],
        versions={"hunmin": "0.1.0", "torch": "2.13.0"},
    )


def score(kind: str, split: str, right: int, n: int = 100) -> Score:
    low, high = wilson(right, n)
    return Score(kind=kind, split=split, n=n, right=right, share=right / n, low=low, high=high)


def results(right: int = 97) -> Results:
    sources = [SourceBits(source="stories", documents=5, bytes=4321, trained=0.512, untrained=5.25)]
    return Results(
        maximum_tokens=160,
        scores=[score(kind, split, right) for kind in KINDS for split in SPLITS],
        targets=TARGETS,
        bits_per_byte=BitsPerByte(documents_per_source=100, bytes_per_document=511, sources=sources),
    )


def write_manifest(directory: Path, content: Manifest) -> None:
    (directory / "manifest.json").write_text(content.model_dump_json())


def write_run(home: Path) -> dict[str, Path]:
    """The directories of a complete run, by stage."""
    inputs = {stage: home / stage for stage in STAGES}
    for stage, directory in inputs.items():
        directory.mkdir(parents=True)
        write_manifest(directory, manifest(stage, COUNTS.get(stage, {"seconds": 1.0})))
    documents = {
        "id": ["1", "2", "3"],
        "text": ["짧은 글", "옛날 옛적에", "a story"],
        "source": ["stories", "stories", "pairs"],
        "language": ["ko", "ko", "en"],
        "license": ["CC0-1.0"] * 3,
    }
    pq.write_table(pa.table(documents), inputs["corpus"] / "documents-00000.parquet")
    tallies = {
        "pairs": {"training": 1, "held_out": 2, "bytes": 7, "dropped": {}},
        "stories": {"training": 2, "held_out": 5, "bytes": 26, "dropped": {"too short": 40, "repeated": 1}},
    }
    (inputs["corpus"] / "sources.json").write_text(json.dumps(tallies))
    for number, stage in enumerate(("training", "alignment")):
        lines = [
            {"step": step, "tokens": 4096 * step, "loss": 8.0 / step + number, "learning_rate": 0.002,
             "gradient_norm": 1.0, "tokens_per_second": 8500.0}
            for step in range(1, 41)
        ]  # fmt: skip
        log = "".join(json.dumps(line) + "\n" for line in lines)
        (inputs[stage] / "log.jsonl").write_text(log)
    (inputs["alignment"] / "config.json").write_text(json.dumps(CONFIGURATION))
    tensors = {"embed": np.zeros((100, 8), np.float16), "norm": np.zeros(8, np.float32)}
    save_file(tensors, inputs["alignment"] / "model.safetensors", metadata={"format": "pt"})
    (inputs["evaluation"] / "results.json").write_text(results().model_dump_json())
    sample = Sample(tools=list(TOOLS), dialogues=[Dialogue(messages=CONVERSATION, why="")])
    (inputs["evaluation"] / "sample.json").write_text(sample.model_dump_json())
    return inputs
