import json
import re

from hunmin.chat.card_tools import CARD_TOOLS as TOOLS
from hunmin.chat.messages import Conversation, Message, ToolCall
from hunmin.evaluation.dialogue import CARD_CASE, hold, hold_dialogues

from .scripted import Scripted


def ideal(conversation: Conversation) -> Message:
    """Does what the dialogue needs, from what stands in the conversation."""
    last = conversation.messages[-1]
    if last.role == "tool":
        result = json.loads(last.content or "")
        return Message("assistant", f"할인된 가격은 {result['discounted_price']:,.0f}원입니다.")
    if len(conversation.messages) == 1:
        return Message("assistant", "할인율이 몇 퍼센트인가요?")
    price, percentage = (int(re.findall(r"\d+", conversation.messages[turn].content or "")[0]) for turn in (0, 2))
    arguments = json.dumps({"original_price": price, "discount_percentage": percentage})
    return Message("assistant", None, (ToolCall("calculate_discount", arguments),))


def test_the_cards_dialogue_is_held_to_its_end() -> None:
    sample = hold_dialogues(Scripted(ideal), 160)
    card, other = sample.dialogues
    assert card.why == other.why == ""
    assert [message["role"] for message in card.messages[1:]] == ["assistant", "user", "assistant", "tool", "assistant"]
    assert card.messages[0]["content"] == "우리가 뭘 사야되는데 원가가 57600원인데 직원할인 받으면 얼마야?"
    assert card.messages[4]["content"] == (
        '{"original_price": 57600, "discount_percentage": 15, "discounted_price": 48960.0}'
    )
    assert card.messages[5]["content"] == "할인된 가격은 48,960원입니다."
    assert other.messages[4]["content"] != card.messages[4]["content"]
    assert [tool["function"]["name"] for tool in sample.tools] == ["calculate_discount", "get_exchange_rate"]


def test_every_turn_sees_all_before_it_and_the_tools() -> None:
    client = Scripted(ideal)
    hold(CARD_CASE, client, 160)
    assert [len(conversation.messages) for conversation in client.asked] == [1, 3, 5]
    assert all(conversation.tools == TOOLS for conversation in client.asked)


def test_it_stops_where_the_model_goes_wrong_and_says_why() -> None:
    def wrong_price(conversation: Conversation) -> Message:
        arguments = '{"original_price": 5760, "discount_percentage": 15}'
        right = ideal(conversation)
        return Message("assistant", None, (ToolCall("calculate_discount", arguments),)) if right.tool_calls else right

    dialogue = hold(CARD_CASE, Scripted(wrong_price), 160)
    assert dialogue.why == "calculate_discount: original_price is 5760, wanted 57600"
    assert len(dialogue.messages) == 4
    assert hold(CARD_CASE, Scripted(lambda _: Message("assistant", "네.")), 160).why == "said none of 할인율, 퍼센트, %"
