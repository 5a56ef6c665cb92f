"""Evaluation items: what is new in each split is in no training conversation, and each asks for one thing."""

import json
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from hunmin.corpus.world import evaluation_items
from hunmin.corpus.world.conversations import training_dialogue
from hunmin.corpus.world.dialogue import Dialogue
from hunmin.corpus.world.evaluation import LONGEST, TASKS, EvaluationItem, evaluation_item
from hunmin.corpus.world.everyday import EVERYDAY_TOOLS
from hunmin.corpus.world.korean import _PARTICLES
from hunmin.corpus.world.splits import NEW_PHRASINGS, NEW_VALUES, is_held_out_value, split_phrasings
from hunmin.corpus.world.topics import TOPICS
from hunmin.corpus.world.wording import WORDING
from hunmin.evaluation.items import ITEM

PER_KIND = 60


@pytest.fixture(scope="module")
def items() -> list[EvaluationItem]:
    return list(evaluation_items(11, PER_KIND))


@pytest.fixture(scope="module")
def training() -> list[Dialogue]:
    return [training_dialogue(11, index)[1] for index in range(5000)]


def test_every_split_has_every_kind(items: list[EvaluationItem]) -> None:
    assert len({item["id"] for item in items}) == len(items)
    counts = Counter((item["split"], item["kind"]) for item in items)
    assert counts == {
        (split, kind): PER_KIND for split in ("new_values", "new_phrasings", "new_tools") for kind in TASKS
    }


def test_items_are_as_evaluation_reads_them(items: list[EvaluationItem]) -> None:
    for item in items:
        ITEM.validate_json(json.dumps(item, ensure_ascii=False))


def test_an_item_depends_on_the_seed_and_its_id_only(items: list[EvaluationItem]) -> None:
    assert evaluation_item(11, NEW_VALUES, "ask", 7) in items
    assert evaluation_item(12, NEW_VALUES, "ask", 7) not in items


def test_prompts_end_where_the_model_answers(items: list[EvaluationItem]) -> None:
    for item in items:
        last = item["messages"][-1]["role"]
        assert last == ("tool" if item["kind"] == "answer" else "user")
        said = sum(len(str(message["content"])) for message in item["messages"])
        assert said <= LONGEST


def test_expected_calls_are_of_offered_tools(items: list[EvaluationItem]) -> None:
    calls = [item for item in items if item["kind"] == "call"]
    for item in calls:
        offered = {tool["function"]["name"]: tool["function"]["parameters"] for tool in item["tools"]}
        for call in item["expected"]["calls"]:
            assert list(call["arguments"]) == [k for k in offered[call["name"]]["properties"] if k in call["arguments"]]
            assert set(offered[call["name"]]["required"]) <= set(call["arguments"])
    parallel = sum(len(item["expected"]["calls"]) > 1 for item in calls)
    followed_up = sum(len(item["messages"]) > 2 for item in calls)
    assert 0.05 < parallel / len(calls) < 0.25
    assert followed_up / len(calls) > 0.3


def test_half_of_the_declined_are_plain_talk(items: list[EvaluationItem]) -> None:
    declined = [item["expected"]["any_of"] for item in items if item["kind"] == "decline"]
    assert 0.35 < sum(not words for words in declined) / len(declined) < 0.65


# --- disjointness ----------------------------------------------------------------------------------------------------


def open_values(dialogue: Dialogue) -> Iterator[object]:
    for call in dialogue.calls:
        for key, argument in call.arguments.items():
            if call.tool.parameter(key).kind.open:
                yield argument


def test_training_holds_no_held_out_value(training: list[Dialogue]) -> None:
    values = [value for dialogue in training for value in open_values(dialogue)]
    assert len(values) > 5000
    assert not any(is_held_out_value(value) for value in values)


def test_new_values_are_held_out(items: list[EvaluationItem]) -> None:
    for item in items:
        if item["split"] == "new_values" and item["kind"] == "call":
            arguments = [value for call in item["expected"]["calls"] for value in call["arguments"].values()]
            assert any(is_held_out_value(value) for value in arguments)


def test_no_dialogue_of_an_item_is_part_of_a_training_conversation(
    training: list[Dialogue], items: list[EvaluationItem]
) -> None:
    def said(messages: list[dict]) -> tuple[str, ...]:
        return tuple(message["content"] for message in messages if message["role"] == "user")

    known = set()
    for texts in (said(dialogue.messages) for dialogue in training):
        known |= {texts[start:end] for end in range(1, len(texts) + 1) for start in range(end)}
    assert not [item["id"] for item in items if said(item["messages"]) in known]


def test_training_knows_no_new_tool_and_none_of_its_words(
    training: list[Dialogue], items: list[EvaluationItem]
) -> None:
    def words(schemas: list[dict]) -> tuple[set[str], set[str]]:
        functions = [schema["function"] for schema in schemas]
        keys = {key for function in functions for key in function["parameters"]["properties"]}
        return {function["name"] for function in functions}, keys

    known_names, known_keys = words([schema for dialogue in training for schema in dialogue.schemas])
    new_names, new_keys = words([tool for item in items if item["split"] == "new_tools" for tool in item["tools"]])
    assert len(new_names) > 100
    assert not new_names & known_names
    assert not new_keys & known_keys


def pattern(template: str) -> re.Pattern[str]:
    """A template as an expression over what it can say: any value, any of its optional parts, either particle."""
    text = re.escape(template)
    for mark, forms in _PARTICLES.items():
        text = text.replace(re.escape(mark), "(?:" + "|".join(forms) + ")")
    text = re.sub(r"\\\[(.*?)\\\]", r"(?:\1)?", text)
    return re.compile(r"\s*".join(re.sub(r"\\\{\w+\\\}", ".+?", part) for part in text.split(r"\ ")))


def held_out_templates() -> list[str]:
    templates = [r.template for tool in EVERYDAY_TOOLS for r in split_phrasings(tool.requests)[1]]
    templates += [say for topics in TOPICS.values() for topic in topics for say in split_phrasings(topic.says)[1]]
    for words in WORDING.values():
        templates += [t for table in (words.repeats, words.recalls) for t in split_phrasings(table)[1]]
    return templates


def anchor(template: str) -> str:
    """The longest word that every text of the template holds."""
    fixed = re.sub(r"\[[^\]]*\]|\{\w+\}\S*", " ", template)
    return max(fixed.split(), key=len, default="")


def test_training_says_nothing_in_a_held_out_phrasing(training: list[Dialogue]) -> None:
    patterns = [(anchor(template), pattern(template)) for template in held_out_templates()]
    assert len(patterns) > 100
    said = {str(m["content"]) for dialogue in training for m in dialogue.messages if m["role"] == "user"}
    for text in said:
        matched = [held_out.pattern for word, held_out in patterns if word in text and held_out.fullmatch(text)]
        assert not matched, (text, matched)


@pytest.mark.parametrize(
    "words",
    [
        r"도 \S+할 수 있을까\?",
        r"[을를도좀] \S+하려고 해요\.",
        r"했으면 해요\.",
        r"하기로 했어\.",
        r"[가-힣] 값은 ",
        r" 자리에 ",
        r"아 참, ",
        r"ould you \S+ (the|a|my|that) .* for me\?",
        r"It is time to",
        r"^Hi, ",
        r"\bmy \S+ is",
    ],
)
def test_training_never_asks_made_up_tools_in_the_held_out_ways(training: list[Dialogue], words: str) -> None:
    said = [str(m["content"]) for dialogue in training for m in dialogue.messages if m["role"] == "user"]
    assert not [text for text in said if re.search(words, text)]


def test_new_phrasings_are_held_out() -> None:
    patterns = [pattern(template) for template in held_out_templates()]
    talk = [evaluation_item(11, NEW_PHRASINGS, "decline", index) for index in range(40)]
    said = [item["messages"][-1]["content"] for item in talk if not item["expected"]["any_of"]]
    held_out = [text for text in said if any(p.fullmatch(text) for p in patterns)]
    assert len(held_out) > 0.7 * len(said)  # the rest are sums
