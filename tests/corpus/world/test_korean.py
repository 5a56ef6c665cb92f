"""Particles follow the sound of a word; numbers read back as they were spelled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hunmin.corpus.world.korean import (
    final_consonant,
    group_by_comma,
    group_by_myriad,
    parse_number,
    read_numeral,
    romanize,
    settle,
)


@pytest.mark.parametrize(
    ("written", "settled"),
    [
        ("책은(는)", "책은"),
        ("가구은(는)", "가구는"),
        ("사람이(가)", "사람이"),
        ("친구이(가)", "친구가"),
        ("값을(를)", "값을"),
        ("나무을(를)", "나무를"),
        ("부산(으)로", "부산으로"),
        ("서울(으)로", "서울로"),
        ("제주(으)로", "제주로"),
        ("밥과(와)", "밥과"),
        ("차과(와)", "차와"),
        ("부산(이)에요", "부산이에요"),
        ("제주(이)에요", "제주예요"),
        ("부산(이)야", "부산이야"),
        ("제주(이)야", "제주야"),
        ("부산(이)군요", "부산이군요"),
        ("제주(이)군요", "제주군요"),
        ("지훈(아)야", "지훈아"),
        ("민수(아)야", "민수야"),
        # digits as Korean numerals: 영 일 이 삼 사 오 육 칠 팔 구, and 십, 백, 천, 만 behind zeros
        ("0은(는) 1은(는) 2은(는) 3은(는) 4은(는)", "0은 1은 2는 3은 4는"),
        ("5은(는) 6은(는) 7은(는) 8은(는) 9은(는)", "5는 6은 7은 8은 9는"),
        ("1(으)로 3(으)로 6(으)로 7(으)로 8(으)로 10(으)로 1000(으)로", "1로 3으로 6으로 7로 8로 10으로 1000으로"),
        ("57600원을(를)", "57600원을"),
        ("15%은(는)", "15%는"),
        ("15퍼센트(이)에요", "15퍼센트예요"),
        ("3kg은(는) 3km은(는) 2L을(를)", "3kg은 3km는 2L를"),
        # capital letters by their names, words as they are read
        ("USD(으)로 KRW(으)로 EUR(으)로 M(으)로 L(으)로", "USD로 KRW로 EUR로 M으로 L로"),
        ("borami은(는) total은(는) token은(는) kind이(가)", "borami는 total은 token은 kind가"),
        # closing marks are not read
        ("'보람'은(는) (서울)(으)로 “나무”을(를)", "'보람'은 (서울)로 “나무”를"),
    ],
)
def test_particles_follow_the_sound_before_them(written: str, settled: str) -> None:
    assert settle(written) == settled


def test_text_without_doubled_particles_stays_as_it_is() -> None:
    assert settle("은는 이가 (으로) 가격(원)은 그대로") == "은는 이가 (으로) 가격(원)은 그대로"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "영"),
        (7, "칠"),
        (10, "십"),
        (18, "십팔"),
        (100, "백"),
        (1001, "천일"),
        (10_000, "만"),
        (57_600, "오만 칠천육백"),
        (160_000, "십육만"),
        (100_010_000, "일억 일만"),
    ],
)
def test_numbers_are_read_in_sino_korean(number: int, words: str) -> None:
    assert read_numeral(number) == words


def test_numbers_that_cannot_be_read_are_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        read_numeral(-1)


@given(st.integers(0, 10**12 - 1))
def test_spelled_numbers_read_back(number: int) -> None:
    for spelling in (str(number), group_by_comma(number), group_by_myriad(number)):
        assert parse_number(spelling) == number
        assert parse_number(f"{spelling}원") == number


@given(st.integers(1, 10**12 - 1))
def test_a_number_sounds_the_same_in_digits_and_in_words(number: int) -> None:
    assert bool(final_consonant(str(number))) == bool(final_consonant(read_numeral(number)))


def test_invented_words_have_a_latin_spelling() -> None:
    assert romanize("보라미") == "borami"
    assert romanize("소동") == "sodong"
