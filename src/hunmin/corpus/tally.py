"""What became of the documents, counted by source."""

from collections import Counter
from collections.abc import Collection

from pydantic import BaseModel, Field

MOST_NAMES = 1000
OTHER_SOURCES = "other sources"
OTHER_LICENSES = "other licences"


class SourceTally(BaseModel):
    """The documents of one source."""

    training: int = 0
    held_out: int = 0
    bytes: int = 0
    """UTF-8 bytes of the training documents."""
    dropped: dict[str, int] = Field(default_factory=dict)
    """How many by reason."""


class Tally(BaseModel):
    """Counts for each source, and the licences; past MOST_NAMES the others share one, so that memory is bounded."""

    sources: dict[str, SourceTally] = Field(default_factory=dict)
    licenses: set[str] = Field(default_factory=set)

    def of(self, source: str) -> tuple[str, SourceTally]:
        """The name that a source is counted under, and its counts, to be read and added to."""
        name = _within(self.sources, source, OTHER_SOURCES)
        return name, self.sources.setdefault(name, SourceTally())

    def note_license(self, license: str) -> str:
        """The name that a licence is noted under."""
        name = _within(self.licenses, license, OTHER_LICENSES)
        self.licenses.add(name)
        return name

    @property
    def training(self) -> int:
        return sum(source.training for source in self.sources.values())

    @property
    def held_out(self) -> int:
        return sum(source.held_out for source in self.sources.values())

    @property
    def bytes(self) -> int:
        return sum(source.bytes for source in self.sources.values())

    @property
    def dropped(self) -> dict[str, int]:
        """How many documents went for each reason, the most frequent first."""
        reasons: Counter[str] = Counter()
        for source in self.sources.values():
            reasons.update(source.dropped)
        return dict(reasons.most_common())


def _within(names: Collection[str], name: str, others: str) -> str:
    """A name that is known or that there is room for, else what the others share."""
    return name if name in names or len(names) < MOST_NAMES else others
