"""The tool-use example of the A.X 3.1 card, as it is printed there but for the model's name and the address.

In one terminal `hunmin serve nano` (or `vllm serve`), in another `python examples/cards_tool_use.py [MODEL ADDRESS]`.
"""

import sys

from openai import OpenAI


def call(messages, model):
    completion = client.chat.completions.create(model=model, messages=messages, tools=tools)
    print(completion.choices[0].message)


model, address = sys.argv[1:] or ("nano", "http://localhost:8000/v1")
client = OpenAI(base_url=address, api_key="api_key")
calculate_discount = {
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
}
get_exchange_rate = {
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
}
tools = [calculate_discount, get_exchange_rate]

### Slot filling ###
messages = [{"role": "user", "content": "우리가 뭘 사야되는데 원가가 57600원인데 직원할인 받으면 얼마야?"}]
call(messages, model)

### Function calling ###
messages = [
    {"role": "user", "content": "우리가 뭘 사야되는데 원가가 57600원인데 직원할인 받으면 얼마야?"},
    {
        "role": "assistant",
        "content": "직원 할인율이 몇 퍼센트인지 알려주신다면 할인된 가격을 계산할 수 있습니다. "
        "할인율이 몇 퍼센트인지 알려주실 수 있나요?",
    },
    {"role": "user", "content": "15% 할인 받을 수 있어."},
]
call(messages, model)

### Completion ###
messages = [
    {"role": "user", "content": "우리가 뭘 사야되는데 원가가 57600원인데 직원할인 받으면 얼마야?"},
    {
        "role": "assistant",
        "content": "직원 할인율이 몇 퍼센트인지 알려주신다면 할인된 가격을 계산할 수 있습니다. "
        "할인율이 몇 퍼센트인지 알려주실 수 있나요?",
    },
    {"role": "user", "content": "15% 할인 받을 수 있어."},
    {
        "role": "tool",
        "tool_call_id": "random_id",
        "name": "calculate_discount",
        "content": '{"original_price": 57600, "discount_percentage": 15, "discounted_price": 48960.0}',
    },
]
call(messages, model)
