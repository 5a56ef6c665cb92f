"""Open kinds of values are too wide to be learnt by heart."""

from random import Random

import pytest

from hunmin.corpus.world.values import CITY, CODE, NAME, PERSON, PLACE, Kind, Language

OPEN_WORDS = pytest.mark.parametrize(
    "kind", [CITY, CODE, NAME, PERSON, PLACE], ids=["city", "code", "name", "person", "place"]
)


@OPEN_WORDS
@pytest.mark.parametrize("language", ["ko", "en"])
def test_another_text_brings_words_that_no_text_before_it_had(kind: Kind, language: Language) -> None:
    met, later = ({kind.draw(Random(seed + i), language).argument for i in range(2000)} for seed in (0, 10**6))
    assert len(later - met) > 100
