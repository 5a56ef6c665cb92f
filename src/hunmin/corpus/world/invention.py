"""Made-up tools without end: names, parameters, types, choices and the requests for them, all drawn.

Less than half of a made-up tool's words are real pairs (회의실, meeting_room). The others are invented, some with their
Latin spelling (보라미, borami), some with another name, so that a model must read the schema: it can never have met the
tool.
"""

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

from hunmin.corpus.world import invented_words as pool
from hunmin.corpus.world.composed_requests import compose_requests
from hunmin.corpus.world.everyday import EVERYDAY_TOOLS
from hunmin.corpus.world.invented_words import FieldWord, Pair, Verb, noun_verb
from hunmin.corpus.world.korean import romanize, settle
from hunmin.corpus.world.splits import Draw
from hunmin.corpus.world.tools import Parameter, ResultField, Tool
from hunmin.corpus.world.values import (
    CODE,
    NAME,
    Kind,
    Language,
    decimal,
    integer,
    invented_word,
    latin_word,
    plausible_word,
    words,
)

Word = TypeVar("Word")

_ENGLISH_SCHEMA_SHARE = 0.08
_PARAMETER_COUNTS = {0: 0.03, 1: 0.48, 2: 0.36, 3: 0.1, 4: 0.02, 5: 0.01}

# the words that training meets in everyday tools: no new tool is made of them
_EVERYDAY_WORDS = frozenset(
    word for tool in EVERYDAY_TOOLS for word in (*tool.name.split("_"), *(p.key for p in tool.parameters), *tool.result)
)


def invent_tool(draw: Draw, small: bool = False) -> Tool:
    """A tool that nobody has met; a small one has one parameter.

    Sometimes its schema is English though Korean is spoken: then its noun and labels are said in English.
    """
    schema: Language = "en" if draw.language == "en" or draw.chance(_ENGLISH_SCHEMA_SHARE) else "ko"
    verb = _word(draw, _verb, lambda verb: verb.english)
    noun = _word(draw, _noun, lambda pair: pair.english)
    fields = invent_fields(draw, 1 if small else draw.weighted(_PARAMETER_COUNTS))
    optional = len(fields) > 1 and draw.chance(0.15)
    parameters = tuple(
        Parameter(
            key=field.key,
            kind=field.kind,
            label=field.label(schema),
            description=_describe(draw, field.label(schema), verb, noun.said(schema), schema),
            required=not (optional and position == len(fields) - 1),
        )
        for position, field in enumerate(fields)
    )
    results = invent_results(draw, draw.choice((1, 1, 2)), taken=fields)
    return Tool(
        name=_name(draw, verb, noun),
        description=_description(draw, verb, noun.said(schema), [p.label for p in parameters], schema),
        parameters=parameters,
        result=dict[str, ResultField]({word.key: word.kind for word in results}),
        requests=compose_requests(draw, parameters, verb, noun.said(schema)),
        answers=(_answer(draw, verb, noun.said(schema), results),),
        language=draw.language,
    )


def _word(draw: Draw, invent: Callable[[Random], Word], name: Callable[[Word], str]) -> Word:
    """A word from the split's half; for new tools none that everyday tools know either."""
    while True:
        word = draw.word(invent, name)
        if not draw.split.tools or not _EVERYDAY_WORDS & {name(word), *name(word).split("_")}:
            return word


def _verb(random: Random) -> Verb:
    return random.choice(pool.VERBS) if random.random() < 0.6 else noun_verb(_unrelated_pair(random))


def _noun(random: Random) -> Pair:
    return random.choice(pool.NOUNS) if random.random() < 0.4 else _invented_pair(random)


def _invented_pair(random: Random) -> Pair:
    """A word and its Latin name: either spells the other, or as in a real language neither tells the other."""
    if random.random() < 0.55:
        return _unrelated_pair(random)
    word = invented_word(random)
    return Pair(romanize(word), word)


def _unrelated_pair(random: Random) -> Pair:
    return Pair(latin_word(random), plausible_word(random))


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
    share = random.random()
    if share < 0.4:
        return random.choice(pool.FIELDS)
    if share < 0.55:
        return _compound_field(random)
    return _invented_field(random, random.choice(_INVENTED_KINDS)(random))


def _compound_field(random: Random) -> FieldWord:
    """A field of something: the colour of a bicycle."""
    noun, field = random.choice(pool.NOUNS), random.choice(pool.FIELDS)
    korean, english = f"{noun.korean} {field.korean}", f"{noun.said('en')} {field.english}"
    return FieldWord(f"{noun.english}_{field.key}", korean, english, field.kind)


def _result_field(random: Random) -> FieldWord:
    if random.random() < 0.6:
        return random.choice(pool.RESULTS)
    return _invented_field(random, random.choice(pool.RESULTS).kind)


def _invented_field(random: Random, kind: Kind) -> FieldWord:
    pair = _invented_pair(random)
    return FieldWord(pair.english, pair.korean, pair.english, kind)


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


def _name(draw: Draw, verb: Verb, noun: Pair) -> str:
    parts = [*verb.english.split("_"), *noun.english.split("_")]
    if draw.chance(0.15):
        parts = [*noun.english.split("_"), *verb.english.split("_")]
    if draw.chance(0.2):
        return parts[0] + "".join(part.capitalize() for part in parts[1:])
    return "_".join(parts)


def _description(draw: Draw, verb: Verb, noun: str, labels: Sequence[str], language: Language) -> str:
    """The work in a phrase or, as people write it, in a sentence that may name parameters."""
    if language == "en":
        ending = f" by {draw.choice(labels)}" if labels and draw.chance(0.4) else ""
        return f"{verb.said.capitalize()} a {noun}{ending}."
    if verb.noun and draw.chance(0.5):
        return draw.choice((f"{noun} {verb.noun}", f"{noun} {verb.noun} 도구", f"{noun} {verb.noun}하기"))
    sentences = [f"{noun}을(를) {verb.declared}."]
    if labels:
        one = draw.choice(labels)
        sentences += [f"{one}(으)로 {noun}을(를) {verb.declared}.", f"{one}을(를) 받아 {noun}을(를) {verb.declared}."]
        sentences.append(f"{noun}의 {one}을(를) {verb.declared}.")
    if len(labels) > 1:
        one, other = draw.random.sample(labels, 2)
        sentences.append(f"{one}과(와) {other}(으)로 {noun}을(를) {verb.declared}.")
    return settle(draw.choice(sentences))


def _describe(draw: Draw, label: str, verb: Verb, noun: str, language: Language) -> str:
    """The label alone, or behind a modifier, or before a remark in brackets."""
    if draw.chance(0.55):
        return label
    if language == "en":
        return draw.choice((f"the {label}", f"{label} of the {noun}", f"{label} to use"))
    return draw.choice(
        (f"{verb.due} {label}", f"{noun}의 {label}", f"사용할 {label}", f"원하는 {label}", f"{label}(입력값)")
    )


def _answer(draw: Draw, verb: Verb, noun: str, results: list[FieldWord]) -> str:
    """One sentence that reads the result's fields back by their keys."""
    if draw.language == "en":
        facts = " and ".join(f"the {word.key} is {{{word.key}}}" for word in results)
        return f"{noun.capitalize()} {verb.said}: {facts}."
    facts = ", ".join(f"{word.key}은(는) {{{word.key}}}" for word in results)
    work = f"{noun} {verb.noun}".rstrip()
    return f"{work} 결과 {facts}입니다."
