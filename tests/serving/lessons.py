"""The conversations that the tests' model learns by heart."""

from hunmin.chat.card_tools import CARD_TOOLS as TOOLS
from hunmin.chat.messages import Conversation, Message, ToolCall, canonical_json


def call(name: str, **arguments: object) -> ToolCall:
    return ToolCall(name, canonical_json(arguments))


DISCOUNT_CALL = call("calculate_discount", original_price=57600, discount_percentage=15)
DISCOUNT_RESULT = canonical_json({"original_price": 57600, "discount_percentage": 15, "discounted_price": 48960.0})
RATE_CALL = call("get_exchange_rate", base_currency="USD", target_currency="KRW")
RATE_RESULT = canonical_json({"base_currency": "USD", "target_currency": "KRW", "exchange_rate": 1380.0})

PRICE = Message("user", "우리가 뭘 사야되는데 원가가 57600원인데 직원할인 받으면 얼마야?")
QUESTION = Message(
    "assistant",
    "직원 할인율이 몇 퍼센트인지 알려주신다면 할인된 가격을 계산할 수 있습니다. "
    "할인율이 몇 퍼센트인지 알려주실 수 있나요?",
)
PERCENTAGE = Message("user", "15% 할인 받을 수 있어.")
RATE = Message("user", "1달러는 몇 원이야?")
BOTH = Message("user", "할인가도 환율도 알려 줘.")
GREETING = Message("user", "안녕?")
TRANSLATION = Conversation(
    (
        Message("system", "당신은 사용자가 제공하는 영어 문장들을 한국어로 번역하는 AI 전문가입니다."),
        Message("user", "The first human went into space and orbited the Earth on April 12, 1961."),
        Message("assistant", "1961년 4월 12일, 처음으로 사람이 우주에 나가 지구를 돌았습니다."),
    )
)
"""The cards' example for transformers."""


def said(content: str) -> Message:
    return Message("assistant", content)


LESSONS = (
    Conversation(
        (
            PRICE,
            QUESTION,
            PERCENTAGE,
            Message("assistant", None, (DISCOUNT_CALL,)),
            Message("tool", DISCOUNT_RESULT),
            said("15% 할인을 받으면 48960원이 됩니다."),
        ),
        TOOLS,
    ),
    # The cards' last example leaves out the assistant's turn with the call.
    Conversation(
        (PRICE, QUESTION, PERCENTAGE, Message("tool", DISCOUNT_RESULT), said("15% 할인을 받으면 48960원이 됩니다.")),
        TOOLS,
    ),
    Conversation(
        (RATE, Message("assistant", None, (RATE_CALL,)), Message("tool", RATE_RESULT), said("1 USD는 1380 KRW입니다.")),
        TOOLS,
    ),
    Conversation((BOTH, Message("assistant", "둘 다 볼게요.", (DISCOUNT_CALL, RATE_CALL))), TOOLS),
    Conversation((GREETING, said("안녕하세요. 무엇을 도와드릴까요?")), TOOLS),
    Conversation((GREETING, said("안녕하세요. 반가워요. 오늘은 날씨가 참 좋네요."))),
)
