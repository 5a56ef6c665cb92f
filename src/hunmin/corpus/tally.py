"""What became of the documents, counted by source."""

from collections import Counter

from pydantic import BaseModel, Field

MOST_SOURCES = 1000
OTHER_SOURCES = "other sources"


class SourceTally(BaseModel):
    """The documents of one source."""

    training: int = 0
    held_out: int = 0
    bytes: int = 0
    """UTF-8 bytes of the training documents."""
    dropped: dict[str, int] = Field(default_factory=dict)
    """How many by reason."""


class Tally(BaseModel):
    """Counts for each source; past MOST_SOURCES the others share one, so that memory is bounded."""

    sources: dict[str, SourceTally] = Field(default_factory=dict)
    licenses: set[str] = Field(default_factory=set)

    def of(self, source: str) -> SourceTally:
        """The counts of a source, to be read and added to."""
        if source not in self.sources and len(self.sources) >= MOST_SOURCES:
            source = OTHER_SOURCES
        return self.sources.setdefault(source, SourceTally())

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
