"""Text that every chat with tools repeats to the letter, for a tokenizer that makes each phrase one token.

The template's own sentences and the skeleton of JSON schemas are much of a short tool dialogue, and carry nothing that
a model must read again each time.
"""

import re

from hunmin.chat.special_tokens import ChatFormat
from hunmin.chat.template import ChatTemplate, template_source

_CONTROL = re.compile(r"<[^<>\s]+>")
_TOOL = {"tool": 0}

SCHEMA_TYPES = ("string", "number", "integer", "boolean")

SCHEMA_PHRASES = (
    '{"type": "function", "function": {"description": "',
    '", "name": "',
    '{"type": "function", "function": {"name": "',
    '", "description": "',
    '", "parameters": {"type": "object", "properties": {"',
    '", "parameters": {"type": "object", "properties": {}, "required": []}}}',
    *(f'": {{"type": "{kind}", "description": "' for kind in SCHEMA_TYPES),
    '": {"type": "string", "enum": ["',
    '", "enum": ["',
    '"], "description": "',
    '"}, "',
    '"]}, "',
    '"}}, "required": ["',
    '"]}}, "required": ["',
    '"}}, "required": []}}}',
    '"]}}}',
)
"""The skeleton of an OpenAI tool, as JSON with spaces after colons and commas."""

CALL_PHRASES = (
    '{"name": "',
    '", "arguments": {"',
    '", "arguments": {',
    '": "',
    '": ',
    '", "',
    ', "',
    '{"',
    '"}',
    '"}}',
)
"""The skeleton of a call and of a result."""


def fixed_phrases(chat_format: ChatFormat) -> list[str]:
    """The phrases of a format, longest first: its template's sentences between control tokens, schemas, calls."""
    rendered = ChatTemplate(template_source(chat_format)).render([], [_TOOL], add_generation_prompt=False)
    sentences = [
        phrase
        for part in rendered.split('{"tool": 0}')
        for phrase in _CONTROL.split(part)
        if phrase.strip() and " " in phrase
    ]
    return sorted({*sentences, *SCHEMA_PHRASES, *CALL_PHRASES}, key=lambda phrase: (-len(phrase), phrase))
