from hypothesis import given
from hypothesis import strategies as st

from hunmin.serving.stopping import StopStrings

texts = st.text(alphabet="ab가\n", max_size=20)
strings = st.lists(st.text(alphabet="ab가\n", min_size=1, max_size=4), max_size=3)


def passed(pieces: list[str], stops: list[str]) -> tuple[str, bool]:
    stopping = StopStrings(stops)
    return "".join(map(stopping.push, pieces)) + stopping.finish(), stopping.found


@given(st.lists(texts), strings)
def test_text_passes_up_to_the_first_stop_string_however_it_is_cut(pieces: list[str], stops: list[str]):
    text = "".join(pieces)
    ends = [(text.find(stop) + len(stop), text.find(stop)) for stop in stops if stop in text]
    expected = text[: min(ends)[1]] if ends else text
    assert passed(pieces, stops) == passed(list(text), stops) == (expected, bool(ends))


def test_only_what_may_begin_a_stop_string_is_held_back():
    stopping = StopStrings(["끝.", "그만"])
    assert stopping.push("이제 끝") == "이제 "
    assert stopping.push("내자. 그") == "끝내자. "
    assert stopping.finish() == "그"
