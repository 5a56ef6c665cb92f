"""The tool dialogue of the A.X model cards, held with the `openai` package.

In one terminal `hunmin serve nano`, in another `python examples/openai_client.py [MODEL [ADDRESS]]`.
"""

import json
import sys

from openai import OpenAI

TOOLS = [
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
]


def main(model: str = "nano", address: str = "http://localhost:8000/v1") -> None:
    """Ask for a price without the percentage, then give it, then give the tool's result."""
    client = OpenAI(base_url=address, api_key="not needed")
    messages = []

    def ask(role: str, content: str, **fields: str):
        messages.append({"role": role, "content": content, **fields})
        answer = client.chat.completions.create(model=model, messages=messages, tools=TOOLS).choices[0].message
        messages.append(answer)
        print(f"{role}: {content}")
        if answer.content:
            print(f"assistant: {answer.content}")
        for call in answer.tool_calls or []:
            print(f"assistant calls {call.function.name}({call.function.arguments})")
        return answer

    ask("user", "우리가 뭘 사야되는데 원가가 57600원인데 직원할인 받으면 얼마야?")
    answer = ask("user", "15% 할인 받을 수 있어.")
    for call in answer.tool_calls or []:
        given = json.loads(call.function.arguments)
        price = given["original_price"] * (100 - given["discount_percentage"]) / 100
        ask("tool", json.dumps({**given, "discounted_price": price}), tool_call_id=call.id)


if __name__ == "__main__":
    main(*sys.argv[1:])
