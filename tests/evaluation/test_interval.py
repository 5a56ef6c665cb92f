import pytest
from hypothesis import given
from hypothesis import strategies as st

from hunmin.evaluation.interval import wilson


@st.composite
def counts(draw: st.DrawFn) -> tuple[int, int]:
    n = draw(st.integers(1, 100_000))
    return draw(st.integers(0, n)), n


def test_published_values() -> None:
    """R's prop.test(81, 263, correct=FALSE): the worked example of Newcombe (1998), table I."""
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)
    assert wilson(1, 29) == pytest.approx((0.0061, 0.1718), abs=5e-5)


@given(counts())
def test_holds_the_share_and_stays_inside(pair: tuple[int, int]) -> None:
    right, n = pair
    low, high = wilson(right, n)
    assert 0 <= low <= right / n <= high <= 1
    assert low < high


@given(counts())
def test_is_the_same_seen_from_the_wrong_ones(pair: tuple[int, int]) -> None:
    right, n = pair
    low, high = wilson(right, n)
    assert wilson(n - right, n) == pytest.approx((1 - high, 1 - low))


@given(counts(), st.integers(2, 50))
def test_narrows_with_more_items(pair: tuple[int, int], times: int) -> None:
    right, n = pair
    low, high = wilson(right, n)
    lower, higher = wilson(right * times, n * times)
    assert higher - lower < high - low


def test_nothing_seen_says_nothing() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(("right", "n"), [(-1, 3), (4, 3)])
def test_what_is_no_share_is_refused(right: int, n: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(right, n)
