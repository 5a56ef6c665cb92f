from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hunmin.evaluation.figures import figure, figures


def in_myriads(number: int) -> str:
    """4만 8960: the Korean spelling with units of ten thousand."""
    parts = []
    for unit, name in ((10**12, "조"), (10**8, "억"), (10**4, "만"), (1, "")):
        if number // unit:
            parts.append(f"{number // unit}{name}")
        number %= unit
    return " ".join(parts) or "0"


SPELLINGS = [str, "{:,}".format, "{}.0".format, "{:,}.00".format, in_myriads, lambda n: in_myriads(n).replace(" ", "")]


@given(st.integers(0, 10**15), st.sampled_from(SPELLINGS))
def test_every_spelling_is_the_same_number(number: int, spell) -> None:
    assert figures(f"할인하면 {spell(number)}원이 됩니다.") == {Decimal(number)}


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_decimals_with_and_without_separators(number: Decimal) -> None:
    assert figures(f"기온은 {number}도입니다") == {number} == figures(f"({number:,})")


@given(st.lists(st.integers(0, 10**7), min_size=1), st.sampled_from(SPELLINGS[:4]))
def test_several_numbers_stay_apart(numbers: list[int], spell) -> None:
    assert figures(" 그리고 ".join(map(spell, numbers))) == {Decimal(number) for number in numbers}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4만8천9백60원", {48960}),
        ("3천5백만 원", {35_000_000}),
        ("1억 2,000만원", {120_000_000}),
        ("3천원과 5백원", {3000, 500}),
        ("1만 2만 3만", {10_000, 20_000, 30_000}),
        ("57600원의 15%는 8,640원", {57600, 15, 8640}),
        ("1, 2, 3", {1, 2, 3}),
        ("합은 10.", {10}),
        ("3-4명", {3, 4}),
        ("-3도", {-3}),
        ("영하 3도", {-3}),
        ("KRW48960", {48960}),
        ("일련번호 7E1000000, 5E1234567890123456789", set()),
        ("", set()),
    ],
)
def test_readings(text: str, found: set[int]) -> None:
    assert figures(text) == found


PIECES = ["148960", "489600", "48960.5", "4만 8961", "48,9600", "1.48960.2", "14만 8960", "-48960"]


@pytest.mark.parametrize("text", PIECES)
def test_a_piece_of_a_number_is_not_the_number(text: str) -> None:
    assert Decimal(48960) not in figures(text)


def test_a_figure_is_one_number_in_digits() -> None:
    assert figure("48,960") == figure("48960.0") == 48960
    assert figure("-0.5") == Decimal("-0.5")
    assert figure("5e-05") == Decimal("0.00005") in figures("환율은 5e-05입니다.")
    for text in ("", "4만", "1 2", "abc", "48,96"):
        with pytest.raises(ValueError, match="not a number"):
            figure(text)
