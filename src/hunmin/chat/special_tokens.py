"""The added tokens of the A.X tokenizers, and which of them each chat format writes.

Source: the tokenizer.json of A.X 3.1, 3.1 Light and 4.0 Light, which share one list.
"""

from typing import Literal, TypeAlias

ChatFormat: TypeAlias = Literal["ax", "hermes"]

END_OF_TEXT = "<|endoftext|>"
PAD = "<|pad|>"
TURN_START = "<|im_start|>"
TURN_END = "<|im_end|>"
TOOL_CALL = "<tool_call>"
TOOL_CALL_END = "</tool_call>"

ADDED_TOKENS: tuple[str, ...] = (
    END_OF_TEXT,
    PAD,
    "<|unk|>",
    "<|sep|>",
    "<|mask|>",
    "<|cls|>",
    "<|image|>",
    "<|audio|>",
    "<|user|>",
    "<|system|>",
    "<|assistant|>",
    *(f"<|extra_id_{number}|>" for number in range(11)),
    "</think>",
    "<think>",
    "<|extra_id_13|>",
    TURN_START,
    "<|im_sep|>",
    TURN_END,
    # Typed places of masked personal data.
    "<|resident_reg|>",
    "<|foreigner_reg|>",
    "<|business_reg|>",
    "<|credit_card|>",
    "<|passport|>",
    "<|driver_license|>",
    "<|telephone|>",
    "<|health_insurance|>",
    "<|bank_account|>",
    "</tool_output>",
    "<tool_output>",
    TOOL_CALL_END,
    TOOL_CALL,
)
"""The 41 added tokens; a token's place is its id."""

TAGS: frozenset[str] = frozenset(
    {"<think>", "</think>", "<tool_output>", "</tool_output>", TOOL_CALL, TOOL_CALL_END},
)
"""The added tokens that are not special: decoding keeps them, as tool-call parsers need."""

_CONTROL_TOKENS: dict[ChatFormat, frozenset[str]] = {
    "ax": frozenset(
        {TURN_START, TURN_END, "<|system|>", "<|user|>", "<|assistant|>", "<|extra_id_13|>"}
        | {"<tool_output>", "</tool_output>", TOOL_CALL, TOOL_CALL_END}
    ),
    "hermes": frozenset({TURN_START, TURN_END, TOOL_CALL, TOOL_CALL_END}),
}


def control_tokens(chat_format: ChatFormat) -> frozenset[str]:
    """The added tokens that a format's template may write."""
    return _CONTROL_TOKENS[chat_format]
