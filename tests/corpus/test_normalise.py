"""Normalising gives every text one spelling, and that spelling is left alone."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hunmin.corpus.normalise import normalise

ODD = st.text(
    st.sampled_from(" \t\n\r\x00\x0b\x85\xa0\xad\u2000\u200b\u200d\u2028\u3000\ufeff\ud800가e\u0301\u1100\u1161")
)


@given(st.one_of(st.text(), ODD))
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.one_of(st.text(st.characters()), ODD))
def test_what_comes_out_is_nfc_that_utf8_can_hold_without_controls(text: str) -> None:
    result = normalise(text)
    assert unicodedata.is_normalized("NFC", result)
    assert result.encode().decode() == result
    assert not any(unicodedata.category(character) == "Cc" for character in result if character not in "\n\t")


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("\ufeff한글\r\n둘째\r셋째", "한글\n둘째\n셋째"),
        (unicodedata.normalize("NFD", "한글"), "한글"),
        ("값\xa05만\u3000원", "값 5만 원"),
        ("끝 \t\n\n\n\n다음  ", "끝\n\n다음"),
        ("def f():\n    return 1", "def f():\n    return 1"),
        ("종\x07소\u200b리", "종소리"),
        ("\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469"),
        ("반\ud800쪽", "반\ufffd쪽"),
    ],
)
def test_the_spelling(text: str, result: str) -> None:
    assert normalise(text) == result
