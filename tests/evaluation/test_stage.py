import json
from pathlib import Path

import pyarrow
import pyarrow.parquet as parquet
import pytest

from hunmin.artifact import Built
from hunmin.chat.messages import Conversation, Message
from hunmin.errors import HunminError
from hunmin.evaluation.client import Client
from hunmin.evaluation.results import TARGETS, Results
from hunmin.evaluation.stage import build_evaluation
from hunmin.recipe import load

from .scripted import Scripted, item
from .test_dialogue import ideal

NANO = Path(__file__).parents[2] / "recipes" / "nano.toml"
SMALL = [f"{stage}.{key}=64" for stage in ("training", "alignment") for key in ("row", "tokens_per_step")]
RECIPE = load(NANO, [*SMALL, "model.context=64", "evaluation.maximum_tokens=99"])


def helpful(conversation: Conversation) -> Message:
    """Holds the cards' dialogue, and answers all else with the figure that one item wants."""
    said = conversation.messages[0].content or ""
    return Message("assistant", "할인가는 48,960원") if said.startswith("질문") else ideal(conversation)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    directory = tmp_path / "corpus"
    directory.mkdir()
    items = [item(0, "answer"), item(1, "answer"), item(0, "ask"), item(0, "decline", "new_tools")]
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in items)
    (directory / "evaluation.jsonl").write_text(lines, encoding="utf-8")
    documents = {"id": ["a", "b"], "text": ["가" * 100, "짧은 글"], "source": ["world", "world"]}
    parquet.write_table(pyarrow.table(documents), directory / "held_out.parquet")
    return directory


def evaluate(corpus: Path, directory: Path, client: Client) -> Built:
    directory.mkdir(exist_ok=True)
    return build_evaluation(RECIPE, {"corpus": corpus}, directory, client, untrained=Scripted(helpful, 6.0))


def test_leaves_scores_items_and_a_dialogue(corpus: Path, tmp_path: Path) -> None:
    directory = tmp_path / "evaluation"
    built = evaluate(corpus, directory, Scripted(helpful, 1.5))
    assert built.counts == {"items": 4, "right": 3}

    results = Results.model_validate_json((directory / "results.json").read_bytes())
    assert [(one.kind, one.split, one.n, one.right) for one in results.scores] == [
        ("ask", "new_values", 1, 0),
        ("answer", "new_values", 2, 2),
        ("decline", "new_tools", 1, 1),
    ]
    assert results.maximum_tokens == 99
    assert results.targets == TARGETS
    assert results.bits_per_byte is not None
    (source,) = results.bits_per_byte.sources
    assert source.bytes == 63 + len("짧은 글".encode()), "a document is cut at the context, in bytes"
    assert source.untrained == pytest.approx(4 * source.trained)

    assert len((directory / "items.jsonl").read_text(encoding="utf-8").splitlines()) == 4
    sample = json.loads((directory / "sample.json").read_text(encoding="utf-8"))
    assert "48960.0" in sample["dialogues"][0]["messages"][4]["content"]


def test_the_same_again_is_the_same_and_asks_no_item_twice(corpus: Path, tmp_path: Path) -> None:
    directory = tmp_path / "evaluation"
    evaluate(corpus, directory, Scripted(helpful))
    first = {path.name: path.read_bytes() for path in directory.iterdir()}
    again = Scripted(helpful)
    evaluate(corpus, directory, again)
    assert {path.name: path.read_bytes() for path in directory.iterdir()} == first
    assert not any("질문" in (one.messages[0].content or "") for one in again.asked)


def test_without_items_it_says_what_to_set(corpus: Path, tmp_path: Path) -> None:
    (corpus / "evaluation.jsonl").write_text("")
    with pytest.raises(HunminError, match=r"corpus\.evaluation_items"):
        evaluate(corpus, tmp_path / "evaluation", Scripted(helpful))
