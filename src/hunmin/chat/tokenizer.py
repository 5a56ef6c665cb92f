"""The tokenizer as chats need it: control tokens that no text can spell, and text that comes back piece by piece.

A string that somebody else wrote (a user's words, a tool's description, a result) is shielded before the template
places it: each "<", with which every control token starts, becomes half of a surrogate pair, a character that valid
text cannot contain. Whatever then reads as a control token was written by the template.
"""

import codecs
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from hunmin.errors import HunminError

NFC_SHRINKS = 4
"""A text has fewer than so many times the bytes that it has in NFC, which some tokenizers bring it to first: at worst
seven become two, as of U+1FBE U+0308 U+0301."""

_SHIELD = "\udc3c"
_OPENING_BUT_OF_THINK_TAG = re.compile(r"<(?!/?think>)")


def shield(value: object) -> object:
    """Shield every string of a JSON value, keys included; `ChatTokenizer.encode` takes the shields away again."""
    if isinstance(value, str):
        return value.replace("<", _SHIELD)
    if isinstance(value, Mapping):
        return {shield(key): shield(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [shield(item) for item in value]
    return value


def shield_but_thinking(text: str) -> str:
    """Shield what an assistant said, except its think tags: those are its own tokens, and templates look for them."""
    return _OPENING_BUT_OF_THINK_TAG.sub(_SHIELD, text)


class ChatTokenizer:
    """A byte-level `tokenizer.json`, split into its control tokens and a tokenizer of plain text that lacks them.

    Control tokens are the added tokens that are special or look like a tag.
    """

    control_ids: Mapping[str, int]
    vocabulary: int
    """How many ids there are, up to the largest that is a token's."""
    bytes_per_token: int
    """No token stands for more bytes than so many."""

    def __init__(self, path: Path) -> None:
        """Raises HunminError where the file is missing, broken, not byte-level, or its control tokens lack the "<"."""
        description = _read(path)
        control = [token for token in description["added_tokens"] if token["special"] or _is_tag(token["content"])]
        for token in control:
            if not token["content"].startswith("<"):
                raise HunminError(
                    f"{path}: the special token {token['content']!r} must start with < to be used in chats"
                )
        self.control_ids = {token["content"]: token["id"] for token in control}
        self._control_token = re.compile("|".join(re.escape(text) for text in sorted(self.control_ids, reverse=True)))
        self._bytes = _bytes_by_id(description)
        self.vocabulary = max(self._bytes, default=-1) + 1
        texts = [*self._bytes.values(), *map(str.encode, self.control_ids)]
        self.bytes_per_token = max(map(len, texts), default=1)
        self._plain = _without(description, control, path)

    def encode(self, rendered: str) -> list[int]:
        """The ids of a rendered chat: the control tokens that stand in it unshielded, and the text between them.

        Where nothing is shielded these are the ids that transformers gives the same string.
        """
        ids: list[int] = []
        end = 0
        for match in self._control_token.finditer(rendered):
            ids += self.encode_text(rendered[end : match.start()].replace(_SHIELD, "<"))
            ids.append(self.control_ids[match.group()])
            end = match.end()
        return ids + self.encode_text(rendered[end:].replace(_SHIELD, "<"))

    def encode_text(self, text: str) -> list[int]:
        """The ids of a text in which nothing is a control token."""
        return self._plain.encode(text, add_special_tokens=False).ids if text else []

    def detokenizer(self) -> "Detokenizer":
        """A fresh decoder of one stream of ids."""
        return Detokenizer(self._bytes)


class Detokenizer:
    """Ids to text as they come: a character is given out once its last byte is there.

    Special tokens, and ids outside the vocabulary, have no text; bytes that are no UTF-8 become U+FFFD.
    """

    def __init__(self, bytes_by_id: Mapping[int, bytes]) -> None:
        self._bytes = bytes_by_id
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")

    def push(self, ids: Iterable[int]) -> str:
        """The text that these ids complete."""
        return self._decoder.decode(b"".join(self._bytes.get(token, b"") for token in ids))

    def finish(self) -> str:
        """The rest: U+FFFD for a character that was cut off, else nothing. The decoder is then as new."""
        return self._decoder.decode(b"", final=True)


def _read(path: Path) -> dict[str, Any]:
    try:
        description: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        decoder, model = description["decoder"]["type"], description["model"]["type"]
    except FileNotFoundError as error:
        raise HunminError(f"{path} is missing; a model directory needs its tokenizer") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise HunminError(f"{path} is not a readable tokenizer.json: {error!r}") from error
    if (decoder, model) != ("ByteLevel", "BPE"):
        raise HunminError(f"{path} is {model} with the decoder {decoder}; chats need byte-level BPE")
    return description


def _without(description: dict[str, Any], control: list[dict[str, Any]], path: Path) -> Tokenizer:
    """The same tokenizer without these added tokens, in the vocabulary too, so that no text can reach their ids."""
    texts = {token["content"] for token in control}
    model = description["model"]
    kept = [token for token in description["added_tokens"] if token["content"] not in texts]
    learnt = {text: number for text, number in model["vocab"].items() if text not in texts}
    plain = description | {
        "added_tokens": kept,
        # The vocabulary alone fixes an added token's id: those that it lacks are numbered anew.
        "model": model | {"vocab": learnt | {token["content"]: token["id"] for token in kept}},
        "post_processor": None,
        "truncation": None,
        "padding": None,
    }
    try:
        return Tokenizer.from_str(json.dumps(plain))
    except Exception as error:  # tokenizers raises nothing narrower
        raise HunminError(f"{path} is not a readable tokenizer.json: {error}") from error


def _bytes_by_id(description: dict[str, Any]) -> dict[int, bytes]:
    """What each id decodes to; see GPT-2's `bytes_to_unicode` for the alphabet of byte-level tokens."""
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [byte for byte in range(0x100) if byte not in printable]
    alphabet = {byte: chr(byte) for byte in printable} | {byte: chr(0x100 + place) for place, byte in enumerate(others)}
    to_byte = {ord(character): byte for byte, character in alphabet.items()}
    added = {
        token["id"]: b"" if token["special"] else token["content"].encode() for token in description["added_tokens"]
    }
    learnt = {
        number: text.translate(to_byte).encode("latin-1")
        for text, number in description["model"]["vocab"].items()
        if number not in added
    }
    return learnt | added


def _is_tag(text: str) -> bool:
    return text.startswith("<") and text.endswith(">")
