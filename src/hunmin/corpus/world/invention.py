"""Made-up tools without end: names, parameters, types, choices and the requests for them, all drawn.

Half of a made-up tool's words are real pairs (회의실, meeting_room), half are invented syllables with their Latin
spelling (보라미, borami), so that a model must read the schema: it can never have met the tool.
"""

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

from hunmin.corpus.world import invented_words as pool
from hunmin.corpus.world.everyday import EVERYDAY_TOOLS
from hunmin.corpus.world.invented_words import FieldWord, Pair
from hunmin.corpus.world.korean import romanize
from hunmin.corpus.world.phrasing import ComposedRequest, Request
from hunmin.corpus.world.splits import Draw, split_phrasings
from hunmin.corpus.world.tools import Parameter, ResultField, Tool
from hunmin.corpus.world.values import CODE, NAME, Kind, decimal, integer, invented_word, words

Word = TypeVar("Word")

_PARAMETER_COUNTS = {0: 0.03, 1: 0.43, 2: 0.37, 3: 0.14, 4: 0.02, 5: 0.01}

# the words that training meets in everyday tools: no new tool is made of them
_EVERYDAY_WORDS = frozenset(
    word for tool in EVERYDAY_TOOLS for word in (*tool.name.split("_"), *(p.key for p in tool.parameters), *tool.result)
)


def invent_tool(draw: Draw, small: bool = False) -> Tool:
    """A tool that nobody has met, in the draw's language; a small one has one parameter."""
    verb = _word(draw, _verb, lambda pair: pair.english)
    noun = _word(draw, _noun, lambda pair: pair.english)
    fields = invent_fields(draw, 1 if small else draw.weighted(_PARAMETER_COUNTS))
    optional = len(fields) > 1 and draw.chance(0.15)
    parameters = tuple(
        Parameter(
            key=word.key,
            kind=word.kind,
            label=word.label(draw.language),
            description=_describe(draw, word, verb, noun),
            required=not (optional and position == len(fields) - 1),
        )
        for position, word in enumerate(fields)
    )
    results = invent_results(draw, draw.choice((1, 1, 2)), taken=fields)
    return Tool(
        name=_name(draw, verb, noun),
        description=_description(draw, verb, noun),
        parameters=parameters,
        result=dict[str, ResultField]({word.key: word.kind for word in results}),
        requests=_requests(draw, parameters, verb, noun),
        answers=(_answer(draw, verb, noun, results),),
        language=draw.language,
    )


def _word(draw: Draw, invent: Callable[[Random], Word], name: Callable[[Word], str]) -> Word:
    """A word from the split's half; for new tools none that everyday tools know either."""
    while True:
        word = draw.word(invent, name)
        if not draw.split.tools or not _EVERYDAY_WORDS & {name(word), *name(word).split("_")}:
            return word


def _verb(random: Random) -> Pair:
    return random.choice(pool.VERBS)


def _noun(random: Random) -> Pair:
    if random.random() < 0.5:
        return random.choice(pool.NOUNS)
    word = invented_word(random)
    return Pair(romanize(word), word)


def invent_fields(draw: Draw, count: int) -> list[FieldWord]:
    """So many different fields, known or made up, as parameters have them."""
    return _fields(draw, count, _field)


def invent_results(draw: Draw, count: int, taken: Sequence[FieldWord] = ()) -> list[FieldWord]:
    """So many fields of a result, apart from the taken ones."""
    return _fields(draw, count, _result_field, taken)


def _fields(
    draw: Draw, count: int, one: Callable[[Random], FieldWord], taken: Sequence[FieldWord] = ()
) -> list[FieldWord]:
    """So many different fields, no label of which is inside of another's."""
    fields: list[FieldWord] = []
    while len(fields) < count:
        field = _word(draw, one, lambda word: word.key)
        if all(_apart(field, other) for other in (*fields, *taken)):
            fields.append(field)
    return fields


def _apart(one: FieldWord, other: FieldWord) -> bool:
    pairs = ((one.korean, other.korean), (one.english, other.english), (one.key, other.key))
    return all(a not in b and b not in a for a, b in pairs)


def _field(random: Random) -> FieldWord:
    if random.random() < 0.55:
        return random.choice(pool.FIELDS)
    return _invented_field(random, random.choice(_INVENTED_KINDS)(random))


def _result_field(random: Random) -> FieldWord:
    if random.random() < 0.6:
        return random.choice(pool.RESULTS)
    return _invented_field(random, random.choice(pool.RESULTS).kind)


def _invented_field(random: Random, kind: Kind) -> FieldWord:
    word = invented_word(random)
    return FieldWord(romanize(word), word, romanize(word), kind)


def _choices(random: Random) -> Kind:
    """An enum of made-up or known words."""
    if random.random() < 0.5:
        return words(random.sample(pool.CHOICES, random.choice((2, 3, 3))))
    options = sorted({invented_word(random) for _ in range(random.choice((2, 3)))})
    return words([romanize(option) for option in options] if random.random() < 0.3 else options)


_INVENTED_KINDS: tuple[Callable[[Random], Kind], ...] = (
    lambda _: NAME,
    lambda _: NAME,
    lambda _: CODE,
    lambda _: integer(1, 999),
    lambda _: integer(100, 99_999),
    lambda _: decimal(0, 100),
    _choices,
    lambda _: pool.YES_OR_NO,
)


def _name(draw: Draw, verb: Pair, noun: Pair) -> str:
    parts = [*verb.english.split("_"), *noun.english.split("_")]
    if draw.chance(0.15):
        parts = [*noun.english.split("_"), *verb.english.split("_")]
    if draw.chance(0.2):
        return parts[0] + "".join(part.capitalize() for part in parts[1:])
    return "_".join(parts)


def _in_words(pair: Pair, draw: Draw) -> str:
    return pair.english.replace("_", " ") if draw.language == "en" else pair.korean


def _description(draw: Draw, verb: Pair, noun: Pair) -> str:
    thing, action = _in_words(noun, draw), _in_words(verb, draw)
    if draw.language == "en":
        return f"{action.capitalize()} a {thing}."
    return draw.choice((f"{thing} {action}", f"{thing} {action} 도구", f"{thing} {action}하기"))


def _describe(draw: Draw, word: FieldWord, verb: Pair, noun: Pair) -> str:
    """The label alone, or behind a modifier, or before a remark in brackets."""
    label = word.label(draw.language)
    if draw.chance(0.55):
        return label
    if draw.language == "en":
        return draw.choice((f"the {label}", f"{label} of the {_in_words(noun, draw)}", f"{label} to use"))
    return draw.choice(
        (
            f"{verb.korean}할 {label}",
            f"{noun.korean}의 {label}",
            f"사용할 {label}",
            f"원하는 {label}",
            f"{label}(입력값)",
        )
    )


def _answer(draw: Draw, verb: Pair, noun: Pair, results: list[FieldWord]) -> str:
    """One sentence that reads the result's fields back by their keys."""
    if draw.language == "en":
        facts = " and ".join(f"the {word.key} is {{{word.key}}}" for word in results)
        return f"{_in_words(noun, draw).capitalize()} {_in_words(verb, draw)}: {facts}."
    facts = ", ".join(f"{word.key}은(는) {{{word.key}}}" for word in results)
    return f"{noun.korean} {verb.korean} 결과 {facts}입니다."


_ACTIONS = {
    "ko": (
        "{noun} {verb}해 줘.",
        "{noun} {verb} 부탁해.",
        "{noun} {verb}해 주세요.",
        "{noun} 좀 {verb}해 줄래?",
        "{noun} {verb} 좀 해 줘.",
        "{noun}도 {verb}할 수 있을까?",
        "{noun} {verb} 부탁드려요.",
        "{noun} {verb}하고 싶어.",
        "지금 {noun} {verb}해 줘.",
        "{noun} {verb}해 주시겠어요?",
        "{noun} {verb}이(가) 필요해.",
        "{noun} {verb}하려고 해요.",
    ),
    "en": (
        "Please {verb} the {noun}.",
        "Can you {verb} the {noun}?",
        "I need to {verb} the {noun}.",
        "I want to {verb} the {noun}.",
        "{verb} a {noun}, please.",
        "Could you {verb} a {noun} for me?",
    ),
}
_FACTS = {
    "ko": (
        "{label}은(는) {value}",
        "{label} {value}",
        "{label}: {value}",
        "{label}은(는) {value}",
        "{label}이(가) {value}",
        "{label} 값은 {value}",
    ),
    "en": (
        "{label} is {value}",
        "{label}: {value}",
        "the {label} is {value}",
        "{label} {value}",
        "{label} = {value}",
        "my {label} is {value}",
    ),
}
_ORDERS = {
    "ko": (
        "{action} {facts}.",
        "{facts}. {action}",
        "{facts}(이)야. {action}",
        "{action} {facts}(이)야.",
        "{facts}(으)로 {action}",
        "{facts}(이)에요. {action}",
    ),
    "en": (
        "{action} {facts}.",
        "{facts}. {action}",
        "Hello. {action} {facts}.",
        "Hello. {facts}. {action}",
        "{action} {facts}, thanks.",
        "Hi, {facts}. {action}",
    ),
}


def _requests(draw: Draw, parameters: tuple[Parameter, ...], verb: Pair, noun: Pair) -> tuple[Request, ...]:
    """Five requests from the training phrasings and, in the sixth place, one wholly from those kept for evaluation."""
    labels = {parameter.key: parameter.label for parameter in parameters}
    action_halves = split_phrasings(_ACTIONS[draw.language])
    fact_halves = split_phrasings(_FACTS[draw.language])
    order_halves = split_phrasings(_ORDERS[draw.language])

    def compose(held_out: bool) -> Request:
        action = draw.choice(action_halves[held_out]).format(verb=_in_words(verb, draw), noun=_in_words(noun, draw))
        fact, order = draw.choice(fact_halves[held_out]), draw.choice(order_halves[held_out])
        return ComposedRequest(action, fact, order, labels)

    return (*(compose(False) for _ in range(5)), compose(True))
