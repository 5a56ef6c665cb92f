from dataclasses import replace
from pathlib import Path

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from transformers import AutoModelForCausalLM

from hunmin.serving.assistant import Assistant
from hunmin.serving.engine import ContextExceededError
from hunmin.serving.sampling import Sampling

from .conftest import CONTEXT, VOCABULARY
from .lessons import LESSONS

ids = st.integers(min_value=0, max_value=VOCABULARY - 1)
prompts = st.lists(st.lists(ids, min_size=1, max_size=40), min_size=1, max_size=12)


@pytest.fixture(scope="session")
def lesson_prompts(assistant: Assistant) -> list[list[int]]:
    return [assistant.codec.encode(lesson.messages[:end], lesson.tools) for lesson in LESSONS for end in (1, 3)]


def greedy(assistant: Assistant, maximum_tokens: int = 60) -> Sampling:
    return Sampling(maximum_tokens=maximum_tokens, stop=assistant.codec.stop_ids)


def test_greedy_is_what_transformers_generates(directory: Path, assistant: Assistant, lesson_prompts: list[list[int]]):
    model = AutoModelForCausalLM.from_pretrained(directory)
    for prompt in lesson_prompts:
        theirs = model.generate(torch.tensor([prompt]), max_new_tokens=60, do_sample=False)[0, len(prompt) :].tolist()
        assert list(assistant.engine.stream(prompt, greedy(assistant))) == theirs


def test_a_penalty_of_repetition_is_that_of_transformers(
    directory: Path, assistant: Assistant, lesson_prompts: list[list[int]]
):
    model = AutoModelForCausalLM.from_pretrained(directory)
    sampling = replace(greedy(assistant), repetition_penalty=1.3)
    ours = assistant.engine.generate(lesson_prompts, sampling)
    assert ours != assistant.engine.generate(lesson_prompts, greedy(assistant))
    for prompt, answer in zip(lesson_prompts, ours, strict=True):
        theirs = model.generate(torch.tensor([prompt]), max_new_tokens=60, do_sample=False, repetition_penalty=1.3)
        assert answer == theirs[0, len(prompt) :].tolist()


def test_a_batch_answers_as_each_prompt_alone(assistant: Assistant, lesson_prompts: list[list[int]]):
    sampling = greedy(assistant)
    alone = [list(assistant.engine.stream(prompt, sampling)) for prompt in lesson_prompts]
    assert len({len(answer) for answer in alone}) > 2, "answers of several lengths, so that rows leave at several times"
    assert assistant.engine.generate(lesson_prompts, sampling) == alone
    assert assistant.engine.generate(lesson_prompts[::-1], sampling) == alone[::-1]
    assert assistant.engine.generate([], sampling) == []


@settings(max_examples=25, deadline=None)
@given(prompts)
def test_any_prompts_can_be_answered_together(assistant: Assistant, prompts: list[list[int]]):
    sampling = Sampling(maximum_tokens=12, stop=frozenset(range(0, VOCABULARY, 7)))
    assert assistant.engine.generate(prompts, sampling) == [
        list(assistant.engine.stream(prompt, sampling)) for prompt in prompts
    ]


def test_batches_are_as_large_as_memory_allows(assistant: Assistant, lesson_prompts: list[list[int]], monkeypatch):
    monkeypatch.setattr("hunmin.serving.engine.BATCH_ROWS", 5)
    done: list[int] = []
    answers = assistant.engine.generate(lesson_prompts, greedy(assistant), done.append)
    assert sorted(done) == [2, 5, 5]
    monkeypatch.setattr("hunmin.serving.engine.CACHE_BYTES", 1)
    assert assistant.engine.generate(lesson_prompts, greedy(assistant)) == answers, "a row is always possible"


def test_an_answer_ends_with_its_stop_token_or_at_its_limit(assistant: Assistant, lesson_prompts: list[list[int]]):
    whole = list(assistant.engine.stream(lesson_prompts[0], greedy(assistant)))
    assert [token for token in whole if token in assistant.codec.stop_ids] == whole[-1:]
    assert list(assistant.engine.stream(lesson_prompts[0], greedy(assistant, 3))) == whole[:3]


def test_the_cache_grows_with_the_answer(assistant: Assistant, lesson_prompts: list[list[int]], monkeypatch):
    answers = assistant.engine.generate(lesson_prompts, greedy(assistant))
    monkeypatch.setattr("hunmin.serving.engine.ANSWER_TOKENS", 1)
    assert assistant.engine.generate(lesson_prompts, greedy(assistant)) == answers
    cache, _ = assistant.engine._prefill([[1, 2, 3]], 4)
    capacities = set()
    for _ in range(60):
        assistant.engine.decoder.hidden_cached(torch.tensor([[5]]), cache)
        capacities.add(cache.keys.shape[3])
    assert 3 < len(capacities) < 10
    assert max(capacities) < 100


def test_the_context_ends_an_answer_and_refuses_a_prompt(assistant: Assistant):
    prompt = [300] * (CONTEXT - 5)
    assert len(list(assistant.engine.stream(prompt, Sampling()))) == 5
    assert [len(answer) for answer in assistant.engine.generate([prompt, [300] * 9], Sampling(maximum_tokens=8))] == [
        5,
        8,
    ]
    full = [300] * CONTEXT
    for refused in (
        lambda: list(assistant.engine.stream(full, Sampling())),
        lambda: assistant.engine.generate([[1], full], Sampling()),
        lambda: assistant.engine.log_probabilities([[*full, 1]]),
    ):
        with pytest.raises(ContextExceededError, match=str(CONTEXT)):
            refused()


def test_sampling_with_a_seed_can_be_had_again(assistant: Assistant, lesson_prompts: list[list[int]]):
    sampling = Sampling(temperature=2, seed=3, maximum_tokens=20)
    assert assistant.engine.generate(lesson_prompts, sampling) == assistant.engine.generate(lesson_prompts, sampling)
    assert list(assistant.engine.stream([1], sampling)) != list(
        assistant.engine.stream([1], Sampling(2, seed=4, maximum_tokens=20))
    )


def test_log_probabilities_are_transformers(
    directory: Path, assistant: Assistant, lesson_prompts: list[list[int]], monkeypatch
):
    monkeypatch.setattr("hunmin.serving.engine.SCORED_TOKENS", 700)  # Several batches, and rows cut in two.
    model = AutoModelForCausalLM.from_pretrained(directory)
    sequences = [*lesson_prompts, [5], []]
    scores = assistant.engine.log_probabilities(sequences)
    assert [len(score) for score in scores] == [max(0, len(sequence) - 1) for sequence in sequences]
    for sequence, score in zip(lesson_prompts, scores, strict=False):
        with torch.inference_mode():
            logits = model(torch.tensor([sequence])).logits[0, :-1]
        theirs = logits.log_softmax(-1).gather(-1, torch.tensor(sequence[1:])[:, None])[:, 0]
        torch.testing.assert_close(score, theirs, atol=1e-3, rtol=1e-3)
