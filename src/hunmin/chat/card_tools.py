"""The two tools that the published cards of A.X 3.1 and 4.0 offer, to try and to measure a model with."""

from hunmin.chat.messages import Tool

CARD_TOOLS: tuple[Tool, ...] = (
    {
        "type": "function",
        "function": {
            "name": "calculate_discount",
            "description": "원가격과 할인율(퍼센트 단위)을 입력받아 할인된 가격을계산한다.",
            "parameters": {
                "type": "object",
                "properties": {
                    "original_price": {"type": "number", "description": "상품의 원래 가격"},
                    "discount_percentage": {"type": "number", "description": "적용할 할인율"},
                },
                "required": ["original_price", "discount_percentage"],
            },
        },
    },
    {
        "type": "function",
        "function": {
            "name": "get_exchange_rate",
            "description": "두 통화 간의 환율을 가져온다.",
            "parameters": {
                "type": "object",
                "properties": {
                    "base_currency": {"type": "string", "description": "The currency to convert from."},
                    "target_currency": {"type": "string", "description": "The currency to convert to."},
                },
                "required": ["base_currency", "target_currency"],
            },
        },
    },
)
