"""One spelling for one text: Unicode NFC, no control characters, plain white space, `\\n` as the only line end."""

import re
import unicodedata

_SPACES = "\xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
_LINE_ENDS = "\x0b\x0c\x85\u2028\u2029"
_INVISIBLE = (
    "".join(map(chr, [*range(0x00, 0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)]))
    # soft hyphen, zero-width space, marks of direction, word joiner and invisible operators, byte order mark,
    # annotation; the zero-width joiners stay, because emoji and Indic scripts are written with them
    + "\xad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    + "".join(map(chr, [*range(0x2060, 0x2070), 0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB]))
)
_HALF_SURROGATES = "".join(map(chr, range(0xD800, 0xE000)))

_REPLACEMENTS = (
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_LINE_ENDS, "\n")
    | dict.fromkeys(_INVISIBLE, "")
    | dict.fromkeys(_HALF_SURROGATES, "\ufffd")
)
_REPLACED = re.compile(f"[{re.escape(''.join(sorted(_REPLACEMENTS)))}]")


def normalise(text: str) -> str:
    """The text in its one spelling; `normalise(normalise(text)) == normalise(text)`.

    Indentation stays, because code means something by it; spaces at line ends and more than one blank line go. Half a
    surrogate pair, which JSON can smuggle in and UTF-8 cannot hold, becomes U+FFFD.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _REPLACED.sub(lambda match: _REPLACEMENTS[match.group()], text)
    text = unicodedata.normalize("NFC", text)
    if " \n" in text or "\t\n" in text:
        text = "\n".join([line.rstrip() for line in text.split("\n")])
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip()
