"""Two tools to try a model with, which really compute: a discount, and an exchange rate from a fixed table."""

import json
from collections.abc import Mapping
from decimal import Decimal

from pydantic import JsonValue

from hunmin.errors import HunminError

WON_PER_UNIT: Mapping[str, Decimal] = {
    "KRW": Decimal("1"),
    "USD": Decimal("1380"),
    "EUR": Decimal("1600"),
    "JPY": Decimal("9.2"),
    "CNY": Decimal("192"),
    "GBP": Decimal("1860"),
    "AUD": Decimal("905"),
    "CAD": Decimal("1000"),
    "CHF": Decimal("1720"),
    "HKD": Decimal("177"),
    "SGD": Decimal("1070"),
}
"""Round figures, fixed for the demo: nobody's quotation, and no day's."""

LARGEST = 10**15
"""No price is above this, and floating-point numbers below it are exact to a won."""


def compute(name: str, arguments: str) -> str:
    """The result of a call, as JSON text; `arguments` is JSON text too.

    Raises HunminError where the call cannot be carried out: an unknown tool, a missing or unfit argument.
    """
    try:
        values = json.loads(arguments, parse_float=Decimal, parse_int=Decimal)
    except ValueError:
        raise HunminError(f"{name}: the arguments are not JSON: {arguments}") from None
    if not isinstance(values, dict):
        raise HunminError(f"{name}: the arguments must be a JSON object, not {arguments}")
    match name:
        case "calculate_discount":
            result = _discount(_number(values, "original_price"), _number(values, "discount_percentage"))
        case "get_exchange_rate":
            result = _exchange_rate(_currency(values, "base_currency"), _currency(values, "target_currency"))
        case _:
            raise HunminError(f"the demo has no tool {name!r}")
    return json.dumps(result, ensure_ascii=False)


def _discount(price: Decimal, percentage: Decimal) -> dict[str, JsonValue]:
    reduced = price * (100 - percentage) / 100
    return {
        "original_price": _plain(price),
        "discount_percentage": _plain(percentage),
        "discounted_price": float(reduced),
    }


def _exchange_rate(base: str, target: str) -> dict[str, JsonValue]:
    rate = WON_PER_UNIT[base] / WON_PER_UNIT[target]
    return {"base_currency": base, "target_currency": target, "exchange_rate": float(round(rate, 4))}


def _plain(number: Decimal) -> int | float:
    return int(number) if number == int(number) else float(number)


def _number(values: Mapping[str, object], key: str) -> Decimal:
    value = values.get(key)
    if not isinstance(value, Decimal) or not -LARGEST <= value <= LARGEST:
        raise HunminError(f"calculate_discount: {key} must be a number no larger than {LARGEST:,}, not {value}")
    return value


def _currency(values: Mapping[str, object], key: str) -> str:
    value = values.get(key)
    if not isinstance(value, str) or value.upper() not in WON_PER_UNIT:
        raise HunminError(f"get_exchange_rate: {key} must be one of {', '.join(WON_PER_UNIT)}, not {value!r}")
    return value.upper()
