from hypothesis import given
from hypothesis import strategies as st

from hunmin.report.markdown import percent, scientific, table, value, verbatim, whole

LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=20)


@given(st.lists(st.lists(LINE, min_size=3, max_size=3), max_size=5))
def test_no_cell_breaks_the_table(rows: list[list[str]]) -> None:
    lines = table(["a", "b", "c"], rows, right="lr").splitlines()
    assert len(lines) == 2 + len(rows)
    assert {line.replace("\\|", "").count("|") for line in lines} == {4}


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="`\n\t"), max_size=40))
def test_no_text_leaves_its_block(text: str) -> None:
    opening, _, rest = verbatim(text).partition("text\n")
    assert rest.removesuffix(f"\n{opening}") == text
    assert opening not in text


def test_a_control_character_is_shown() -> None:
    assert "a\\x17b\n" in verbatim("a\x17b\n")


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_all_is_only_said_of_all(right: int, n: int) -> None:
    share = min(right, n) / n
    assert (percent(share) == "100.0%") == (share == 1)


def test_numbers() -> None:
    assert (whole(1234567), whole(None)) == ("1,234,567", "not measured")
    assert (scientific(6.3e13), scientific(None)) == ("6.30 × 10^13", "not measured")
    assert [value(one) for one in (True, 32768, 500000.0, 1e-6, ["a", "b"], None, "muon")] == [
        "yes", "32,768", "500,000", "1e-06", "a, b", "not measured", "muon",
    ]  # fmt: skip
