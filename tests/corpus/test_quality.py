"""Each quality rule drops what it is named for, and leaves ordinary text alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hunmin.corpus.makeup import guess_language, makeup
from hunmin.corpus.normalise import normalise
from hunmin.corpus.quality import RULES, reason_to_drop

KOREAN = "훈민정음은 백성을 가르치는 바른 소리라는 뜻이다. 세종이 1443년에 만들고 1446년에 펴냈다."
ENGLISH = "The right sounds for the instruction of the people were made in 1443 and published in 1446."
CODE = "더하기는 이렇게 쓴다.\n\n```py\ndef add(a, b):\n    return a + b\n```\n"

BAD = {
    "no letters": "1234 5678 " * 10,
    "replacement characters": KOREAN + "\ufffd\ufffd",
    "mostly symbols or digits": "가 " + "| 12.5 | 99.1 " * 10,
    "one line repeated": "이 줄은 되풀이된다\n" * 10 + KOREAN,
    "lines too short": "가\n나\n" * 30,
    "lines too long": KOREAN * 1000,
    "words too short": "띄 어 쓴 글 자 들 이 다 " * 5,
    "words too long": "aGVsbG8gd29ybGQ" * 10 + " 끝",
}


@pytest.mark.parametrize(
    "text", [KOREAN, ENGLISH, CODE, "ㅋㅋㅋㅋ 이 영화 진짜 재밌다!! 또 보고 싶은데 언제 다시 하나요?"]
)
def test_ordinary_text_stays(text: str) -> None:
    assert reason_to_drop(normalise(text), makeup(normalise(text)), 20) is None


@pytest.mark.parametrize("reason", RULES)
def test_every_rule_drops_what_it_is_named_for(reason: str) -> None:
    text = normalise(BAD[reason])
    assert reason_to_drop(text, makeup(text), 20) == reason


def test_short_text_goes_and_empty_text_always() -> None:
    assert reason_to_drop(KOREAN, makeup(KOREAN), len(KOREAN)) is None
    assert reason_to_drop(KOREAN, makeup(KOREAN), len(KOREAN) + 1) == "too short"
    assert reason_to_drop("", makeup(""), 0) == "too short"


@given(st.text().map(normalise))
def test_any_text_has_a_makeup_that_adds_up_and_a_verdict(text: str) -> None:
    made_of = makeup(text)
    assert made_of.visible == sum(not character.isspace() for character in text)
    assert made_of.words == len(text.split())
    assert reason_to_drop(text, made_of, 0) in {None, "too short", *RULES}


@pytest.mark.parametrize(
    ("text", "language"),
    [(KOREAN, "ko"), (ENGLISH, "en"), (f"{ENGLISH} {KOREAN}", "ko"), ("これは日本語です", "other"), ("Größe", "en")],
)
def test_language_is_guessed_by_letters(text: str, language: str) -> None:
    assert guess_language(makeup(text)) == language
