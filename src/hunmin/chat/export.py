"""The chat files of an exported directory, which transformers and vLLM read beside its `tokenizer.json`."""

import json
from pathlib import Path

from hunmin.chat.special_tokens import PAD, TURN_END, ChatFormat
from hunmin.chat.template import template_source


def write_chat_files(directory: Path, chat_format: ChatFormat, context: int) -> None:
    """Write `chat_template.jinja` and `tokenizer_config.json`; `context` is the model's, in tokens.

    Added tokens stand in `tokenizer.json` alone, so that there is one list of them.
    """
    (directory / "chat_template.jinja").write_text(template_source(chat_format), encoding="utf-8")
    configuration = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "bos_token": None,
        "eos_token": TURN_END,
        "pad_token": PAD,
        "model_max_length": context,
        "add_bos_token": False,
        "clean_up_tokenization_spaces": False,
    }
    (directory / "tokenizer_config.json").write_text(
        json.dumps(configuration, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
    )
