"""A recipe is typed to its last key, and says in one line what is wrong with it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hunmin.errors import UsageError
from hunmin.recipe import Training, load

RECIPES = sorted((Path(__file__).parent.parent / "recipes").glob("*.toml"))
PLAIN = Path(__file__).parent / "plain.toml"


def problem(*overrides: str, path: Path = PLAIN) -> str:
    with pytest.raises(UsageError) as caught:
        load(path, overrides)
    message = str(caught.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize("path", RECIPES, ids=lambda path: path.stem)
def test_a_shipped_recipe_is_whole_and_has_the_name_of_its_file(path: Path) -> None:
    assert load(path).name == path.stem


def test_a_recipe_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "plain.toml"
    path.write_text(PLAIN.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert load(path) == load(PLAIN)


def test_an_override_is_typed_as_toml_has_it() -> None:
    recipe = load(
        PLAIN, ["training.tokens=2_000_000", "training.learning_rate=1", "model.qkv_bias=false", "name='other'"]
    )
    assert (recipe.training.tokens, recipe.training.learning_rate) == (2_000_000, 1.0)
    assert (recipe.model.qkv_bias, recipe.name) == (False, "other")


@pytest.mark.parametrize("written", ["/data/글", '"/data/글"', "'/data/글'"])
def test_a_text_may_leave_its_quotes_to_the_shell(written: str) -> None:
    assert load(PLAIN, [f"corpus.path={written}"]).corpus.path == "/data/글"


@pytest.mark.parametrize("text", ["2024", "true", "1.5", "a=b"])
def test_a_text_may_look_like_something_else(text: str) -> None:
    assert load(PLAIN, [f"corpus.path={text}"]).corpus.path == text


@given(st.integers(1, 1 << 40).map(lambda steps: steps * 4096))
def test_any_length_of_training_can_be_asked_for(tokens: int) -> None:
    assert load(PLAIN, [f"training.tokens={tokens}"]).training.tokens == tokens


@pytest.mark.parametrize("key", Training.model_fields)
def test_a_misspelt_key_names_the_nearest(key: str) -> None:
    assert problem(f"training.{key}s=1").endswith(f"the nearest is training.{key}")


@pytest.mark.parametrize(
    ("override", "said"),
    [
        ("learning_rate=1", "learning_rate is not a key of a recipe; the nearest is training.learning_rate"),
        ("modle.layers=1", "modle.layers is not a key of a recipe; the nearest is model.layers"),
        ("training.tokens", "write section.key=value"),
        ("model.layers=six", "model.layers must be a valid integer, not 'six'"),
        ("model.layers=1e1", "model.layers must be a valid integer, not 10.0"),
        ("model.layers=0", "model.layers must be greater than 0, not 0"),
        ("model.qkv_bias=1", "model.qkv_bias must be a valid boolean, not 1"),
        ("model.key_value_heads=3", "model.heads (4) must be a multiple of model.key_value_heads (3)"),
        ("model.qk_norm=true", "model.qkv_bias and model.qk_norm exclude each other"),
        ("model.head_width=63", "model.head_width must be a multiple of 2, not 63"),
        ("model.chat=chatml", "model.chat must be 'ax' or 'hermes', not 'chatml'"),
        ("tokenizer.vocabulary=100", "tokenizer.vocabulary must be greater than or equal to 297"),
        ("training.row=4096", "training.row (4096) must not be longer than model.context (2048)"),
        ("training.row=500", "training.tokens_per_step (4096) must be a multiple of training.row (500)"),
        ("alignment.tokens=4000", "alignment.tokens (4000) must not be fewer than alignment.tokens_per_step (4096)"),
        ("alignment.warmup=0.8", "alignment.warmup and alignment.decay are shares of the same steps"),
        ("corpus.held_out=1.5", "corpus.held_out must be less than or equal to 1, not 1.5"),
        ("training.learning_rate=nan", "training.learning_rate must be"),
        ("model=3", "model must be a section, [model], not 3"),
        (f"training.tokens={'9' * 5000}", "training.tokens must be a valid integer, not '9999"),
        (f"training.tokens={'[' * 5000}", "training.tokens must be a valid integer, not '[[[["),
        ("name=../elsewhere", "name must be letters, digits"),
    ],
)
def test_what_cannot_be_meant_is_named(override: str, said: str) -> None:
    assert said in problem(override)


def test_a_file_that_cannot_be_a_recipe_is_named(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    assert problem(path=path) == f"{path}: there is no such recipe"
    path.mkdir()
    assert problem(path=path).startswith(f"{path}: the recipe cannot be read")
    path.rmdir()
    path.write_bytes(b"name = \xff")
    assert problem(path=path) == f"{path}: the recipe is not UTF-8 text"
    path.write_text("name = nano")
    assert problem(path=path).startswith(f"{path}: the recipe is not TOML")
    for endless in ("9" * 5000, "[" * 5000):
        path.write_text(f"name = {endless}")
        assert problem(path=path).startswith(f"{path}: the recipe is not TOML")
    path.write_text("name = 'nano'")
    assert problem(path=path) == f"{path}: corpus is missing"
    path.write_text(PLAIN.read_text().replace("layers = 6", "layer = 6"))
    assert problem(path=path) == f"{path}: model.layers is missing"
