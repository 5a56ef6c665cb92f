"""The dialogue that the A.X cards print, really held: the model asks, calls, and answers; the tool really computes."""

import json
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from hunmin.chat.card_tools import CARD_TOOLS
from hunmin.chat.messages import Conversation, Message, Tool, to_openai
from hunmin.evaluation.client import Client
from hunmin.evaluation.items import Answer, Calls, Decline, ExpectedCall
from hunmin.evaluation.scoring import Expected, score

SAMPLE = "sample.json"


class Dialogue(BaseModel):
    """A conversation as it went, in OpenAI's form; `why` says where it went wrong and stopped, if it did."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    messages: list[dict[str, object]]
    why: str


class Sample(BaseModel):
    """All of sample.json."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    tools: list[Tool]
    dialogues: list[Dialogue]


@dataclass(frozen=True)
class Case:
    """What the user wants to know, and then tells."""

    price: int
    percentage: int


CARD_CASE = Case(price=57600, percentage=15)
OTHER_CASE = Case(price=83000, percentage=20)


def hold_dialogues(client: Client, maximum_tokens: int) -> Sample:
    """The dialogue with the cards' figures, and with others."""
    return Sample(
        tools=list(CARD_TOOLS), dialogues=[hold(case, client, maximum_tokens) for case in (CARD_CASE, OTHER_CASE)]
    )


def hold(case: Case, client: Client, maximum_tokens: int) -> Dialogue:
    """Hold the dialogue turn by turn, for as long as the model does what the turn needs."""
    messages: list[Message] = []

    def trouble(said: Message, expected: Expected) -> str:
        """Say something to the model, and why its answer is wrong, if it is."""
        messages.append(said)
        (reply,) = client.complete([Conversation(tuple(messages), CARD_TOOLS)], maximum_tokens)
        messages.append(reply.message)
        return reply.error or score(expected, reply.message).why

    question = Message("user", f"우리가 뭘 사야되는데 원가가 {case.price}원인데 직원할인 받으면 얼마야?")
    more = Message("user", f"{case.percentage}% 할인 받을 수 있어.")
    call = ExpectedCall(
        name="calculate_discount",
        arguments={"original_price": case.price, "discount_percentage": case.percentage},
    )
    why = trouble(question, Decline(any_of=["할인율", "퍼센트", "%"])) or trouble(more, Calls(calls=[call]))
    if not why:
        result = calculate_discount(**json.loads(messages[-1].tool_calls[0].arguments))
        price = f"{result['discounted_price']:.12g}"
        why = trouble(Message("tool", json.dumps(result)), Answer(figures=[price], words=[]))
    return Dialogue(messages=to_openai(messages), why=why)


def calculate_discount(original_price: float, discount_percentage: float) -> dict[str, float]:
    """What the tool answers: the figures it was given, and the price less the discount."""
    return {
        "original_price": original_price,
        "discount_percentage": discount_percentage,
        "discounted_price": original_price * (100 - discount_percentage) / 100,
    }
