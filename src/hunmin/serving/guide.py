"""Tool calls held to what is offered: inside of a call, only tokens that lead to one that a tool's schema allows.

What a call may be is a grammar over text; llguidance says which tokens it leaves open. Outside of calls every token is.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from llguidance import LLMatcher, LLTokenizer
from torch import Tensor

from hunmin.chat.messages import Tool, canonical_json, function_of
from hunmin.chat.special_tokens import TOOL_CALL, TOOL_CALL_END

# JSON as the chat templates write it; a keyword that llguidance does not know is passed over
_SPELLING = {"whitespace_flexible": False, "item_separator": ", ", "key_separator": ": ", "lenient": True}
# beside these, an object may have properties from elsewhere
_COMBINING = frozenset({"allOf", "anyOf", "oneOf", "$ref", "if", "then", "else", "dependentSchemas"})
_DEFINITIONS = ("$defs", "definitions")
_ANY_OBJECT: Mapping[str, Any] = {"type": "object"}


class CallGrammars:
    """The grammars of calls over the tokens of one model directory.

    `begin` and `end` are the ids of a call's tags, `control` all that no call can have inside.
    """

    def __init__(self, directory: Path, control_ids: Mapping[str, int], vocabulary: int) -> None:
        """`control_ids` of its tokenizer; `vocabulary` is the number of the model's logits."""
        text = (directory / "tokenizer.json").read_text(encoding="utf-8")
        self.begin, self.end = control_ids[TOOL_CALL], control_ids[TOOL_CALL_END]
        self.control = torch.tensor(sorted(control_ids.values()))
        self.vocabulary = vocabulary
        self._tokenizer = LLTokenizer(text, n_vocab=vocabulary, eos_token=self.end)

    def matcher(self, tools: Sequence[Tool]) -> LLMatcher:
        """What follows the tokens of a call of one of these tools, from behind its opening tag.

        What llguidance cannot read of a tool's schema is left out.
        """
        functions = map(function_of, tools)
        schemas = [(function["name"], _closed(function.get("parameters") or _ANY_OBJECT)) for function in functions]
        matcher = LLMatcher(self._tokenizer, _grammar(schemas), log_level=0)
        if matcher.is_error():
            readable = [(name, self._readable(schema)) for name, schema in schemas]
            matcher = LLMatcher(self._tokenizer, _grammar(readable), log_level=0)
        return matcher

    def _readable(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        definitions = {key: schema[key] for key in _DEFINITIONS if isinstance(schema.get(key), Mapping)}

        def reads(part: Mapping[str, Any]) -> bool:
            grammar = _grammar([("name", {**definitions, **part, **_ANY_OBJECT})])
            return not LLMatcher.validate_grammar(grammar, self._tokenizer)

        return {**_without_unreadable(schema, reads), **_ANY_OBJECT}


class CallGuide:
    """Follows one answer, token by token: it may call the tools, or must begin with a call where one is due."""

    def __init__(self, grammars: CallGrammars, tools: Sequence[Tool], call_due: bool = False) -> None:
        self._grammars, self._tools, self._call_due = grammars, tools, call_due
        self._inside = False

    @cached_property
    def _matcher(self) -> LLMatcher:
        # not before a call begins: most answers have none, and many tools take long to compile
        return self._grammars.matcher(self._tools)

    def forbidden(self) -> Tensor | None:
        """True for each token that cannot come next, a bool per logit; None where all can."""
        if self._call_due:
            return torch.arange(self._grammars.vocabulary) != self._grammars.begin
        if not self._inside:
            return None
        open_bits = np.frombuffer(self._matcher.compute_bitmask(), np.uint8)
        forbidden = torch.from_numpy(np.unpackbits(open_bits, count=self._grammars.vocabulary, bitorder="little") == 0)
        forbidden[self._grammars.control] = True
        # a matcher that gave up leaves nothing open: then the call ends
        forbidden[self._grammars.end] = not (self._matcher.is_accepting() or self._matcher.is_error())
        return forbidden

    def accept(self, token: int) -> None:
        """The token that was chosen."""
        self._call_due = False
        if not self._inside:
            self._inside = token == self._grammars.begin
        elif token == self._grammars.end:
            self._matcher.reset()
            self._inside = False
        else:
            self._matcher.consume_token(token)


def _closed(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema of an object that has no keys but those that it lists, unless it says otherwise."""
    listed, required = schema.get("properties"), schema.get("required") or []
    lists_all = (
        isinstance(listed, Mapping)
        and isinstance(required, list)
        and all(str(key) in listed for key in required)
        and not _COMBINING & schema.keys()
    )
    return {**({"additionalProperties": False} if lists_all else {}), **schema, **_ANY_OBJECT}


def _without_unreadable(part: Mapping[str, Any], reads: Callable[[Mapping[str, Any]], bool]) -> Mapping[str, Any]:
    """A part of a schema without the keywords in it that cannot be read; `reads` tries what may stand in its place."""

    def reads_under(key: str, inner: Mapping[str, Any]) -> bool:
        return reads({key: inner})

    if reads(part):
        return part
    kept: dict[str, Any] = {}
    for key, value in part.items():
        if isinstance(value, Mapping):
            value = _without_unreadable(value, partial(reads_under, key))
        if reads({key: value}):
            kept[key] = value
    return kept if reads(kept) else {}


def _grammar(schemas: Sequence[tuple[str, Mapping[str, Any]]]) -> str:
    """One call of these (name, schema of the arguments), in llguidance's dialect of Lark."""
    calls = []
    for name, schema in schemas:
        opening = f'{{"name": {canonical_json(name)}, "arguments": '
        calls.append(f'{canonical_json(opening)} %json {canonical_json({**schema, "x-guidance": _SPELLING})} "}}"')
    # forced, a text would have to be cut into tokens as if nothing stood before it
    return '%llguidance {"no_forcing": true}\nstart: "\\n"? call "\\n"?\ncall: ' + " | ".join(calls)
