"""What was measured of a model, as the card tells it: scores beside their targets, bits per byte, a conversation."""

from collections.abc import Iterator, Mapping
from heapq import nlargest

from hunmin.chat.messages import Message, from_openai
from hunmin.evaluation.dialogue import Sample
from hunmin.evaluation.items import KINDS, SPLITS, Kind
from hunmin.evaluation.results import BitsPerByte, Results, Score, SourceBits
from hunmin.report.markdown import MISSING, MOST_SHOWN, not_shown, percent, table, verbatim, whole

PROMISES: Mapping[Kind, str] = {
    "call": "calls right",
    "ask": "asks for exactly what is missing",
    "answer": "answers with the tool's figures",
    "decline": "declines when no tool fits, no call in plain talk",
}


def scores(results: Results | None, chart: str | None) -> str:
    """The table of right answers, and a sentence for every target that is not reached."""
    if results is None or not results.scores:
        return f"Tool use: {MISSING}."
    cells = {(score.kind, score.split): score for score in results.scores}
    header = ["", *(split.replace("_", " ") for split in SPLITS)]
    rows = [[PROMISES[kind], *(_cell(cells.get((kind, split)), results) for split in SPLITS)] for kind in KINDS]
    return "\n\n".join(
        [
            "Right answers, judged by rule, with the 95% Wilson interval and the target. Calls are compared by name, "
            "arguments and types, figures as numbers. While a call is decoded it is held to the offered schemas. New "
            "values, new phrasings and new tools: none of these is in the training text.",
            table(header, rows),
            "\n".join(f"- {sentence}" for sentence in not_reached(results)) or "Every target is reached.",
            *([f"![Shares with intervals and targets]({chart})"] if chart else []),
        ]
    )


def _cell(score: Score | None, results: Results) -> str:
    if score is None:
        return MISSING
    counted = f"{score.right}/{score.n} = {percent(score.share)} ({percent(score.low)} to {percent(score.high)})"
    target = results.targets.get(score.kind, {}).get(score.split)
    if target is None:
        return counted
    return f"{counted}; ≥ {_target(target)} {'reached' if score.share >= target else '**not reached**'}"


def _target(share: float) -> str:
    return f"{100 * share:g}%"


def not_reached(results: Results) -> Iterator[str]:
    """A sentence for every target that is not reached, or was not measured."""
    cells = {(score.kind, score.split): score for score in results.scores}
    for kind, row in results.targets.items():
        for split, target in row.items():
            score = cells.get((kind, split))
            what = f"{PROMISES[kind]}, {split.replace('_', ' ')}"
            if score is None:
                yield f"{MISSING.capitalize()}: {what} (target {_target(target)})."
            elif score.share < target:
                yield f"Not reached: {what}: {percent(score.share)} of {score.n}, target {_target(target)}."


def conversation(sample: Sample | None) -> str:
    """The dialogues that were held with the model, as they went."""
    if sample is None:
        return f"A conversation: {MISSING}."
    parts = ["Held with the model, word for word; the tool's result was really computed from the model's own call."]
    for dialogue in sample.dialogues:
        lines = [line for message in from_openai(dialogue.messages) for line in _lines(message)]
        parts.append(verbatim("\n".join(lines)))
        if dialogue.why:
            parts.append(f"It stopped there, because the last turn is wrong: {dialogue.why}.")
    return "\n\n".join(parts)


def _lines(message: Message) -> Iterator[str]:
    if message.content or not message.tool_calls:
        yield f"{message.role}: {message.content or ''}"
    for call in message.tool_calls:
        yield f"{message.role} calls: {call.name}({call.arguments})"


def bits_per_byte(bits: BitsPerByte | None) -> str:
    """How well held-out text is predicted, by source, before and after."""
    if bits is None:
        return f"Bits per byte: {MISSING}."
    rows = [
        [one.source, whole(one.documents), whole(one.bytes), f"{one.untrained:.3f}", f"{one.trained:.3f}"]
        for one in largest(bits)
    ]
    return "\n\n".join(
        [
            "On held-out documents, by source, before any training (the same model with its first random weights) and "
            f"at the end. At most {whole(bits.documents_per_source)} documents of a source, each cut at "
            f"{whole(bits.bytes_per_document)} bytes.",
            table(["source", "documents", "bytes", "before", "after"], rows, right="lrrrr"),
            *not_shown(len(bits.sources), "the evaluation's results.json"),
        ]
    )


def largest(bits: BitsPerByte) -> list[SourceBits]:
    """The sources that the most bytes were measured of, by name."""
    return sorted(nlargest(MOST_SHOWN, bits.sources, key=lambda one: one.bytes), key=lambda one: one.source)
