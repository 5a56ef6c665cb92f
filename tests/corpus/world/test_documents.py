"""Plain documents: short, pure in the seed, most of them exercises in copying."""

import json

from hunmin.corpus.world import documents
from hunmin.corpus.world.copying import EXERCISES, numbers_spelled, request_filled, tool_chosen
from hunmin.corpus.world.korean import parse_number
from hunmin.corpus.world.splits import TRAINING, start


def test_a_document_depends_on_seed_and_index_only() -> None:
    assert list(documents(1, 30))[:5] == list(documents(1, 5))
    assert list(documents(2, 5)) != list(documents(1, 5))


def test_documents_are_short_and_say_where_they_come_from() -> None:
    texts = list(documents(4, 1500))
    lengths = [len(document.text) for document in texts]
    assert min(lengths) >= 100
    assert sorted(lengths)[int(len(lengths) * 0.98)] <= 600
    assert len({document.id for document in texts}) == len(texts)
    assert {document.source for document in texts} == {"world"}
    assert 0.08 < sum(document.language == "en" for document in texts) / len(texts) < 0.22
    assert len({document.text for document in texts}) > 0.98 * len(texts)


def test_templates_leave_no_marks() -> None:
    for document in documents(5, 1500):
        assert not any(mark in document.text for mark in ("(는)", "(가)", "(를)", "(으)", "(이)", "{name", "{label"))


def test_exercises_answer_from_their_own_text() -> None:
    for index, exercise in enumerate(EXERCISES):
        text = exercise(start(f"exercise {index}", TRAINING))
        assert text.strip() == text


def test_requests_are_read_back_then_answered_with_their_own_values_or_what_they_lack() -> None:
    for index in range(50):
        lines = request_filled(start(f"schema {index}", TRAINING)).splitlines()
        answered = [line.split(" => ") for line in lines if " => " in line]
        labels = "\n".join(line for line in lines if " => " not in line)
        assert len(answered) >= 2
        for *_, said_back, answer in answered:
            if answer.endswith("?"):
                assert all(label in labels and label in said_back for label in answer[:-1].split(", "))
            else:
                assert len(json.loads(answer)) == len(said_back.split(", ")) * bool(said_back)


def test_the_chosen_tool_is_one_of_those_described() -> None:
    for index in range(50):
        lines = tool_chosen(start(f"tools {index}", TRAINING)).splitlines()
        names = {json.loads(line)["name"] for line in lines if line.startswith('{"description"')}
        chosen = [line.split(" => ")[-1] for line in lines if " => " in line]
        assert len(chosen) >= 3 and set(chosen) <= names


def test_spelled_amounts_are_the_plain_number() -> None:
    for index in range(50):
        for line in numbers_spelled(start(f"numbers {index}", TRAINING)).splitlines():
            *spelled, plain = line.split(" = ")
            assert all(parse_number(text) == int(plain) for text in spelled if text[0].isdigit())
