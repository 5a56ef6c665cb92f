"""A model as evaluation sees it: something that answers conversations."""

from collections.abc import Callable, Sequence
from typing import Protocol

from hunmin.chat.messages import Conversation, Message


class Reply(Protocol):
    """What a model answered to one conversation."""

    @property
    def message(self) -> Message: ...

    @property
    def cut(self) -> bool:
        """Whether the answer met the limit before its end."""
        ...

    @property
    def error(self) -> str:
        """Why there is no answer (a prompt over the context, say): the item counts as wrong, and the others go on."""
        ...


class Client(Protocol):
    """Whatever answers like an assistant. Answers are greedy, so that a score can be measured again."""

    def complete(
        self, requests: Sequence[Conversation], maximum_tokens: int, finished: Callable[[int], None] | None = None
    ) -> Sequence[Reply]:
        """One reply per request, in the order of the requests; each of at most `maximum_tokens` tokens.

        `finished` is called with how many more requests are done, whenever some are.
        """
        ...

    def bits(self, texts: Sequence[str]) -> Sequence[float]:
        """Total -log2 probability of each text, as a document of its own: the first token is predicted behind an
        end-of-text token, and the closing end-of-text token is not counted.

        The caller keeps each text within the context: in bytes, which no byte-level vocabulary exceeds in tokens.
        """
        ...
