"""Whether an answer is right, by rule: no model judges here."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from hunmin.chat.messages import Message, ToolCall
from hunmin.evaluation.figures import figure, figures
from hunmin.evaluation.items import Answer, Ask, Calls, Decline, ExpectedCall

Expected = Calls | Ask | Answer | Decline
HANGUL = re.compile(r"[가-힣]")


@dataclass(frozen=True)
class Verdict:
    """Right, or why not."""

    why: str = ""

    @property
    def right(self) -> bool:
        return not self.why


def score(expected: Expected, message: Message) -> Verdict:
    """The verdict on one answer."""
    if isinstance(expected, Calls):
        return _score_calls(expected.calls, message.tool_calls)
    if message.tool_calls:
        return Verdict(f"called {', '.join(call.name for call in message.tool_calls)}, where no call was due")
    text = message.content or ""
    if not text.strip():
        return Verdict("said nothing")
    match expected:
        case Ask():
            named = labels_asked(text, [*expected.asks, *expected.given])
            missing = [label for label in expected.asks if label not in named]
            if missing:
                return Verdict(f"did not ask for {', '.join(missing)}")
            again = [label for label in expected.given if label in named]
            return Verdict(f"asked again for {', '.join(again)}" if again else "")
        case Answer():
            found = figures(text)
            absent = [number for number in expected.figures if figure(number) not in found]
            absent += [word for word in expected.words if word not in text]
            return Verdict(f"left out {', '.join(absent)}" if absent else "")
        case Decline():
            if expected.any_of and not any(word in text for word in expected.any_of):
                return Verdict(f"said none of {', '.join(expected.any_of)}")
            return Verdict()


def labels_asked(text: str, labels: Sequence[str]) -> set[str]:
    """The labels that the last sentence with any of them names: what stands before it confirms, and does not ask."""
    sentences = re.split(r"(?<=[.?!])\s+", text)
    return next((named for sentence in reversed(sentences) if (named := labels_in(sentence, labels))), set())


def labels_in(text: str, labels: Iterable[str]) -> set[str]:
    """The labels that `text` names. The longest label wins where two overlap, so that 할인 가격 does not name 가격.

    A Korean label may stand inside a word (particles follow it); an English one stands alone, in any case of letters.
    """
    found = set()
    for label in sorted(set(labels), key=len, reverse=True):
        pattern = re.escape(label)
        if not HANGUL.search(label):
            pattern = rf"(?<![A-Za-z0-9_]){pattern}(?![A-Za-z0-9_])"
        text, times = re.subn(pattern, "\0", text, flags=re.IGNORECASE)
        if times:
            found.add(label)
    return found


def same_json(left: JsonValue, right: JsonValue) -> bool:
    """Equal as JSON: 15 is 15.0, but not "15"; true is not 1; objects in any order of keys."""
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same_json(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same_json, left, right))
    return left == right


def _score_calls(expected: Sequence[ExpectedCall], calls: Sequence[ToolCall]) -> Verdict:
    if not calls:
        return Verdict("made no call")
    wanted = list(expected)
    for call in calls:
        try:
            arguments = json.loads(call.arguments)
        except ValueError:
            return Verdict(f"{call.name}: its arguments are not JSON")
        for index, one in enumerate(wanted):
            if one.name == call.name and same_json(one.arguments, arguments):
                del wanted[index]
                break
        else:
            return Verdict(_difference(call.name, arguments, wanted))
    return Verdict(f"did not call {', '.join(call.name for call in wanted)}" if wanted else "")


def _difference(name: str, arguments: JsonValue, wanted: Sequence[ExpectedCall]) -> str:
    """Why a call is none of those still wanted, in terms of the nearest of them."""
    namesake = next((call for call in wanted if call.name == name), None)
    if namesake is None:
        return f"called {name}, wanted {', '.join(call.name for call in wanted) or 'no further call'}"
    if not isinstance(arguments, dict):
        return f"{name}: its arguments are no JSON object"
    for key in [*namesake.arguments, *arguments]:
        if key not in arguments:
            return f"{name}: left out {key}"
        if key not in namesake.arguments:
            return f"{name}: added {key}"
        if not same_json(arguments[key], namesake.arguments[key]):
            said = json.dumps(arguments[key], ensure_ascii=False)
            return f"{name}: {key} is {said}, wanted {json.dumps(namesake.arguments[key], ensure_ascii=False)}"
    raise AssertionError("equal calls have no difference")
