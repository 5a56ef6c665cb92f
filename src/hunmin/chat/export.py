"""The chat files of an exported directory, which transformers and vLLM read beside its `tokenizer.json`."""

import json
from pathlib import Path

from hunmin.chat.special_tokens import PAD, TURN_END, ChatFormat
from hunmin.chat.template import template_source


def write_chat_files(directory: Path, chat_format: ChatFormat, context: int) -> None:
    """Write `chat_template.jinja` and `tokenizer_config.json`; `context` is the model's, in tokens.

    Added tokens stand in `tokenizer.json` alone, so that there is one list of them.
    """
    write_template(directory, template_source(chat_format))
    write_tokenizer_config(directory, context, eos=TURN_END, pad=PAD)


def write_template(directory: Path, source: str) -> None:
    """Write `chat_template.jinja`."""
    (directory / "chat_template.jinja").write_text(source, encoding="utf-8")


def write_tokenizer_config(
    directory: Path, context: int, *, bos: str | None = None, eos: str | None, pad: str | None, add_bos: bool = False
) -> None:
    """Write `tokenizer_config.json`: the tokens that have a part, and whether a text begins with `bos`."""
    configuration = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "bos_token": bos,
        "eos_token": eos,
        "pad_token": pad,
        "model_max_length": context,
        "add_bos_token": add_bos,
        "clean_up_tokenization_spaces": False,
    }
    (directory / "tokenizer_config.json").write_text(
        json.dumps(configuration, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
    )
