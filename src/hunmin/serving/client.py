"""A model in this process, as the evaluation sees one: greedy answers to many conversations, and bits of a text."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hunmin.chat.messages import Conversation, Message
from hunmin.chat.special_tokens import END_OF_TEXT
from hunmin.errors import HunminError
from hunmin.serving.assistant import Assistant
from hunmin.serving.engine import Guide
from hunmin.serving.sampling import Sampling


@dataclass(frozen=True)
class Reply:
    """What the model answered to one conversation, or in `error` why it could not."""

    message: Message
    cut: bool = False  # The answer met the limit before its end.
    error: str = ""


class LocalClient:
    """Answers in batches. A call is held to the offered tools, as the server holds it; none is forced or forbidden."""

    def __init__(self, directory: Path) -> None:
        """Load a chat model; raises HunminError naming the file that is missing or broken."""
        self._assistant = Assistant(directory)

    def complete(
        self, requests: Sequence[Conversation], maximum_tokens: int, finished: Callable[[int], None] | None = None
    ) -> list[Reply]:
        """One reply per request, in their order; `finished` is told how many more are done, whenever some are."""
        codec, engine = self._assistant.codec, self._assistant.engine
        sampling = Sampling(maximum_tokens=maximum_tokens, stop=codec.stop_ids)
        replies: dict[int, Reply] = {}
        prompts: dict[int, list[int]] = {}
        guides: list[Guide | None] = []
        for index, request in enumerate(requests):
            try:
                prompt = codec.encode(request.messages, request.tools)
                engine.limit(len(prompt), sampling)
                prompts[index] = prompt
                guides.append(self._assistant.guide(request.tools))
            except HunminError as error:
                replies[index] = Reply(Message("assistant"), error=str(error))
        if finished and replies:
            finished(len(replies))
        answers = engine.generate(list(prompts.values()), sampling, finished, guides)
        for index, answer in zip(prompts, answers, strict=True):
            replies[index] = Reply(codec.parse(answer), cut=answer[-1] not in codec.stop_ids)
        return [replies[index] for index in range(len(requests))]

    def bits(self, texts: Sequence[str]) -> list[float]:
        """Total -log2 probability of each text as a document of its own, its first token behind an end of text.

        Raises HunminError where the tokenizer has no such token.
        """
        assistant = self._assistant
        start = assistant.codec.control_ids.get(END_OF_TEXT)
        if start is None:
            raise HunminError(f"the model's tokenizer has no {END_OF_TEXT}, behind which a document begins")
        documents = [[start, *assistant.codec.encode_text(text)] for text in texts]
        return [-float(scores.double().sum()) / math.log(2) for scores in assistant.engine.log_probabilities(documents)]
