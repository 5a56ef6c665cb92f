"""Requests for made-up tools say every value that is given, named or not, and nothing of what is left out."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hunmin.corpus.world.invention import invent_tool
from hunmin.corpus.world.phrasing import TemplateRequest
from hunmin.corpus.world.splits import NEW_TOOLS, TRAINING, Draw, Split, split_phrasings
from hunmin.corpus.world.tools import Tool
from hunmin.corpus.world.values import NAME, Language

SEEDS = st.integers(0, 10**9)
LANGUAGES = st.sampled_from(("ko", "en"))


def drawn(seed: int, language: Language, split: Split = TRAINING) -> tuple[Draw, Tool]:
    draw = Draw(Random(seed), split, language)
    return draw, invent_tool(draw)


def unnamed(tool: Tool) -> list[TemplateRequest]:
    return [request for request in tool.requests if isinstance(request, TemplateRequest)]


@pytest.mark.parametrize("split", [TRAINING, NEW_TOOLS], ids=lambda split: split.name)
@given(seed=SEEDS, language=LANGUAGES)
def test_all_that_is_given_is_said_and_all_can_be_left_out(split: Split, seed: int, language: Language) -> None:
    draw, tool = drawn(seed, language, split)
    spoken = {parameter.key: draw.value(parameter.kind).spoken for parameter in tool.parameters}
    for request in tool.requests:
        assert request.slots == request.droppable == set(spoken)
        said = request.say(spoken)
        assert all(value in said for value in spoken.values())
        assert "{" not in said and "[" not in request.say({})


@given(seed=SEEDS, language=LANGUAGES)
def test_no_label_is_said_only_where_the_values_tell_whose_they_are(seed: int, language: Language) -> None:
    _, tool = drawn(seed, language)
    if unnamed(tool) and len(tool.parameters) > 1:
        roles = [parameter.kind.roles[language] for parameter in tool.parameters]
        assert len(set(roles)) == len(roles)


@given(seed=SEEDS, language=LANGUAGES)
def test_a_value_that_may_be_any_word_is_said_with_its_label(seed: int, language: Language) -> None:
    _, tool = drawn(seed, language)
    if any(parameter.kind is NAME for parameter in tool.parameters):
        assert not unnamed(tool)


@given(seed=SEEDS, language=LANGUAGES)
def test_phrasings_kept_for_evaluation_always_name_the_labels(seed: int, language: Language) -> None:
    _, tool = drawn(seed, language)
    _, held_out = split_phrasings(tool.requests)
    assert held_out and not any(request in unnamed(tool) for request in held_out)


def test_some_requests_name_no_label() -> None:
    tools = [drawn(seed, "ko")[1] for seed in range(300)]
    assert any(unnamed(tool) and len(tool.parameters) > 1 for tool in tools)
