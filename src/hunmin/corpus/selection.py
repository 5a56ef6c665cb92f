"""Which documents are learnt from, which are kept for measuring, and which go, with the reason."""

import hashlib
from dataclasses import dataclass, replace
from typing import Literal

from hunmin.corpus.document import Document
from hunmin.corpus.ledger import Ledger
from hunmin.corpus.makeup import guess_language, makeup
from hunmin.corpus.normalise import normalise
from hunmin.corpus.quality import reason_to_drop
from hunmin.corpus.readers import UNKNOWN_LANGUAGE
from hunmin.corpus.tally import Tally

Place = Literal["training", "held out"]
DIGEST_BYTES = 16


@dataclass(frozen=True)
class Rules:
    """What decides where a document belongs; see the recipe's section `corpus`."""

    held_out: float
    broken_lines: float
    minimum_characters: int | None
    """None: no quality rule is asked, as for text that we wrote ourselves."""


class Selection:
    """Takes documents one by one, in an order that stays the same, and says where each belongs."""

    def __init__(self, ledger: Ledger, tally: Tally, rules: Rules) -> None:
        self._ledger, self._tally, self._rules = ledger, tally, rules

    def place(self, document: Document) -> tuple[Document, Place] | None:
        """The document as it is kept, normalised, with a language and under the names it is counted by, and where.

        None if it goes; of equal texts the first is kept.
        """
        text = normalise(document.text)
        made_of = makeup(text)
        language = document.language if document.language != UNKNOWN_LANGUAGE else guess_language(made_of)
        reason = None
        if self._rules.minimum_characters is not None:
            reason = reason_to_drop(text, made_of, self._rules.minimum_characters)
        encoded = text.encode()
        digest = hashlib.blake2b(encoded, digest_size=DIGEST_BYTES).digest()
        if reason is None and not self._ledger.add(digest):
            reason = "duplicate"
        source, tally = self._tally.of(document.source)
        if reason is not None:
            tally.dropped[reason] = tally.dropped.get(reason, 0) + 1
            return None
        license = self._tally.note_license(document.license)
        document = replace(document, text=text, source=source, language=language, license=license)
        if self._is_held_out(digest, number=tally.training + tally.held_out + 1):
            tally.held_out += 1
            return document, "held out"
        tally.training += 1
        tally.bytes += len(encoded)
        return document, "training"

    def _is_held_out(self, digest: bytes, number: int) -> bool:
        """By the text's digest, so that another corpus holds out the same; but the first document of a source is always
        learnt from and the second never, so that every source of more than one is on both sides."""
        if number <= 2:
            return number == 2 and self._rules.held_out > 0
        return int.from_bytes(digest[:8], "big") < self._rules.held_out * 2**64
