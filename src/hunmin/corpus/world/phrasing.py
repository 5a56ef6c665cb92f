"""Templates: "원가가 {original_price}인데[ {discount_percentage} 할인 받으면] 얼마야?"

`{slot}` stands for a value. A part in square brackets is said only when all of its slots are: leaving one out gives an
incomplete request in the same words. Particles are doubled as in `korean.settle`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from hunmin.corpus.world.korean import settle

_SLOT = re.compile(r"\{(\w+)\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")


@cache
def slots(template: str) -> frozenset[str]:
    """All slots of the template."""
    return frozenset(_SLOT.findall(template))


class Request(Protocol):
    """A way to ask for a tool's work."""

    @property
    def slots(self) -> frozenset[str]:
        """The parameters that can be given in it."""

    @property
    def droppable(self) -> frozenset[str]:
        """Those that may be left out."""

    def say(self, spoken: Mapping[str, str]) -> str:
        """The request with these values in it."""


@dataclass(frozen=True)
class TemplateRequest:
    """A request written by hand."""

    template: str

    @property
    def slots(self) -> frozenset[str]:
        return slots(self.template)

    @property
    def droppable(self) -> frozenset[str]:
        return slots(self.template) - slots(_OPTIONAL.sub("", self.template))

    def say(self, spoken: Mapping[str, str]) -> str:
        return fill(self.template, spoken)


@dataclass(frozen=True)
class ComposedRequest:
    """A request put together from an action ("보라미 등록해 줘."), a way to state a fact ("{label}은(는) {value}")
    and an order of the two ("{facts}(이)야. {action}")."""

    action: str
    fact: str
    order: str
    labels: Mapping[str, str]

    @property
    def slots(self) -> frozenset[str]:
        return frozenset(self.labels)

    @property
    def droppable(self) -> frozenset[str]:
        return frozenset(self.labels)

    def say(self, spoken: Mapping[str, str]) -> str:
        if not spoken:
            return settle(self.action)
        facts = ", ".join(
            settle(self.fact.format(label=self.labels[key], value=value)) for key, value in spoken.items()
        )
        return settle(self.order.format(action=self.action, facts=facts))


def fill(template: str, values: Mapping[str, str]) -> str:
    """The template with its values and the right particles. KeyError when a fixed slot has no value."""

    def keep(match: re.Match[str]) -> str:
        return match[1] if all(slot in values for slot in _SLOT.findall(match[1])) else ""

    chosen = _OPTIONAL.sub(keep, template).strip()
    # where the end was left out, what goes before it ends instead
    chosen = re.sub(r",$", ".", re.sub(r"\(이\)고$", "(이)야.", chosen))
    return settle(_SLOT.sub(lambda match: values[match[1]], chosen))
