"""Made-up tools without end: names, parameters, types, choices and the requests for them, all drawn.

Less than half of a made-up tool's words are real pairs (회의실, meeting_room). The others are invented, some with their
Latin spelling (보라미, borami), some with another name, so that a model must read the schema: it can never have met the
tool.
"""

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

from hunmin.corpus.world import invented_words as pool
from hunmin.corpus.world.everyday import EVERYDAY_TOOLS
from hunmin.corpus.world.invented_words import FieldWord, Pair
from hunmin.corpus.world.korean import romanize, settle
from hunmin.corpus.world.phrasing import ComposedRequest, Request
from hunmin.corpus.world.splits import Draw, split_phrasings
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
    verb = _word(draw, _verb, lambda pair: pair.english)
    noun = _word(draw, _noun, lambda pair: pair.english)
    fields = invent_fields(draw, 1 if small else draw.weighted(_PARAMETER_COUNTS))
    optional = len(fields) > 1 and draw.chance(0.15)
    parameters = tuple(
        Parameter(
            key=field.key,
            kind=field.kind,
            label=field.label(schema),
            description=_describe(draw, field.label(schema), verb.said(schema), noun.said(schema), schema),
            required=not (optional and position == len(fields) - 1),
        )
        for position, field in enumerate(fields)
    )
    results = invent_results(draw, draw.choice((1, 1, 2)), taken=fields)
    labels = {parameter.key: parameter.label for parameter in parameters}
    return Tool(
        name=_name(draw, verb, noun),
        description=_description(draw, verb.said(schema), noun.said(schema), [p.label for p in parameters], schema),
        parameters=parameters,
        result=dict[str, ResultField]({word.key: word.kind for word in results}),
        requests=_requests(draw, labels, verb.said(draw.language), noun.said(schema)),
        answers=(_answer(draw, verb.said(draw.language), noun.said(schema), results),),
        language=draw.language,
    )


def _word(draw: Draw, invent: Callable[[Random], Word], name: Callable[[Word], str]) -> Word:
    """A word from the split's half; for new tools none that everyday tools know either."""
    while True:
        word = draw.word(invent, name)
        if not draw.split.tools or not _EVERYDAY_WORDS & {name(word), *name(word).split("_")}:
            return word


def _verb(random: Random) -> Pair:
    return random.choice(pool.VERBS) if random.random() < 0.55 else _unrelated_pair(random)


def _noun(random: Random) -> Pair:
    return random.choice(pool.NOUNS) if random.random() < 0.4 else _invented_pair(random)


def _invented_pair(random: Random) -> Pair:
    """A word and its Latin name: either spells the other, or as in a real language neither tells the other."""
    if random.random() < 0.55:
        return _unrelated_pair(random)
    word = invented_word(random)
    return Pair(romanize(word), word)


def _unrelated_pair(random: Random) -> Pair:
    return Pair(latin_word(random), pool.plausible_word(random))


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
    kind = random.random()
    if kind < 0.4:
        return random.choice(pool.FIELDS)
    if kind < 0.55:
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


def _name(draw: Draw, verb: Pair, noun: Pair) -> str:
    parts = [*verb.english.split("_"), *noun.english.split("_")]
    if draw.chance(0.15):
        parts = [*noun.english.split("_"), *verb.english.split("_")]
    if draw.chance(0.2):
        return parts[0] + "".join(part.capitalize() for part in parts[1:])
    return "_".join(parts)


def _description(draw: Draw, verb: str, noun: str, labels: Sequence[str], language: Language) -> str:
    """The work in a phrase or, as people write it, in a sentence that may name parameters."""
    if language == "en":
        ending = f" by {draw.choice(labels)}" if labels and draw.chance(0.4) else ""
        return f"{verb.capitalize()} a {noun}{ending}."
    if draw.chance(0.5):
        return draw.choice((f"{noun} {verb}", f"{noun} {verb} 도구", f"{noun} {verb}하기"))
    sentences = [f"{noun}을(를) {verb}한다."]
    if labels:
        one = draw.choice(labels)
        sentences += [f"{one}(으)로 {noun}을(를) {verb}한다.", f"{one}을(를) 받아 {noun}을(를) {verb}한다."]
        sentences += [f"{noun}의 {one}을(를) {verb}한다."]
    if len(labels) > 1:
        one, other = draw.random.sample(labels, 2)
        sentences += [f"{one}과(와) {other}(으)로 {noun}을(를) {verb}한다."]
    return settle(draw.choice(sentences))


def _describe(draw: Draw, label: str, verb: str, noun: str, language: Language) -> str:
    """The label alone, or behind a modifier, or before a remark in brackets."""
    if draw.chance(0.55):
        return label
    if language == "en":
        return draw.choice((f"the {label}", f"{label} of the {noun}", f"{label} to use"))
    return draw.choice(
        (f"{verb}할 {label}", f"{noun}의 {label}", f"사용할 {label}", f"원하는 {label}", f"{label}(입력값)")
    )


def _answer(draw: Draw, verb: str, noun: str, results: list[FieldWord]) -> str:
    """One sentence that reads the result's fields back by their keys."""
    if draw.language == "en":
        facts = " and ".join(f"the {word.key} is {{{word.key}}}" for word in results)
        return f"{noun.capitalize()} {verb}: {facts}."
    facts = ", ".join(f"{word.key}은(는) {{{word.key}}}" for word in results)
    return f"{noun} {verb} 결과 {facts}입니다."


# A made-up tool's request is an opening, an object, an ending, and facts in an order. The first two are free; every
# sixth of the other tables is kept for evaluation.
_OPENINGS: dict[Language, tuple[str, ...]] = {
    "ko": (
        *("",) * 12,
        "지금 ",
        "빨리 ",
        "오늘 ",
        "혹시 ",
        "이제 ",
        "당장 ",
        "우선 ",
        "바로 ",
        "일단 ",
        "다시 ",
        "미안한데 ",
        "가능하면 ",
        "시간 되면 ",
    ),
    "en": (*("",) * 5, "Hey, ", "OK, ", "Now ", "Well, "),
}
_OBJECTS: dict[Language, tuple[str, ...]] = {
    "ko": (
        "{noun} ",
        "{noun} ",
        "{noun}을(를) ",
        "{noun}을(를) ",
        "{noun} 좀 ",
        "{noun}도 ",
        "그 {noun} ",
        "내 {noun} ",
    ),
    "en": ("the {noun}", "the {noun}", "a {noun}", "my {noun}", "that {noun}"),
}
_ENDINGS: dict[Language, tuple[str, ...]] = {
    "ko": (
        "{verb}해 줘.",
        "{verb} 부탁해.",
        "{verb}해 주세요.",
        "{verb}해 줄래?",
        "{verb} 좀 해 줘.",
        "{verb}할 수 있을까?",
        "{verb} 부탁드려요.",
        "{verb}하고 싶어.",
        "{verb}해 주시겠어요?",
        "{verb} 요청합니다.",
        "{verb}해야 해.",
        "{verb}하려고 해요.",
        "{verb} 가능할까요?",
        "{verb}해 줄 수 있어?",
        "{verb}해 줬으면 해.",
        "{verb} 돼요?",
        "{verb} 진행해 주세요.",
        "{verb}했으면 해요.",
        "{verb}하고 싶은데요.",
        "{verb}해 줄래요?",
        "{verb}해 봐.",
        "{verb} 얼른 해 줘.",
        "{verb}하면 좋겠어.",
        "{verb} 좀 맡길게.",
        "{verb}해 줄 수 있나요?",
        "{verb}이(가) 필요해.",
        "{verb}할래.",
        "{verb}해야겠어.",
        "{verb}해 주라.",
        "{verb}할게요.",
        "{verb}해 주실 수 있나요?",
        "{verb} 부탁드립니다.",
        "{verb}해 주십시오.",
        "{verb}해 놔 줘.",
        "{verb}하고 싶습니다.",
        "{verb}해 주면 고맙겠어.",
        "{verb}해 주시면 됩니다.",
        "{verb}하자.",
        "{verb} 신청할게.",
        "{verb} 될까?",
        "{verb}하게 도와줘.",
        "{verb}하기로 했어.",
        "{verb}해 주셨으면 합니다.",
        "{verb}하는 것 좀 도와줄래?",
        "{verb}할 일이 있어.",
        "{verb}해 주면 좋겠는데.",
        "{verb} 처리해 주세요.",
        "{verb}하는 걸 부탁할게.",
        "{verb} 한번 해 볼까?",
        "{verb} 좀 급해.",
        "{verb}해 달래요.",
        "{verb}하라고 하네요.",
        "{verb}해 주길 바라.",
        "{verb}해 주시길 바랍니다.",
        "{verb} 건이에요.",
        "{verb}해 둬.",
        "{verb}해도 될까요?",
        "{verb}하고 가야 해요.",
        "{verb}할 차례야.",
        "{verb}해 주는 거지?",
        "{verb}!",
        "{verb} 시작하자.",
        "{verb} 좀 할게요.",
        "{verb}해 드려야 해요.",
        "{verb}(이)요.",
        "{verb} 원해요.",
    ),
    "en": (
        "please {verb} {noun}.",
        "can you {verb} {noun}?",
        "I need to {verb} {noun}.",
        "I want to {verb} {noun}.",
        "{verb} {noun}, please.",
        "could you {verb} {noun} for me?",
        "help me {verb} {noun}.",
        "{verb} {noun} now.",
        "I'd like to {verb} {noun}.",
        "let's {verb} {noun}.",
        "would you {verb} {noun}?",
        "it is time to {verb} {noun}.",
        "will you {verb} {noun}?",
        "I have to {verb} {noun}.",
        "go and {verb} {noun}.",
        "is it possible to {verb} {noun}?",
        "I'm trying to {verb} {noun}.",
        "someone should {verb} {noun}.",
        "{verb} {noun} for me.",
        "I would like you to {verb} {noun}.",
        "I was told to {verb} {noun}.",
        "we should {verb} {noun} today.",
        "any chance you can {verb} {noun}?",
        "kindly {verb} {noun}.",
        "may I {verb} {noun}?",
        "{verb} {noun} right away.",
        "I am here to {verb} {noun}.",
        "can we {verb} {noun}?",
        "my boss wants to {verb} {noun}.",
        "it would be great to {verb} {noun}.",
    ),
}
_FACTS: dict[Language, tuple[str, ...]] = {
    "ko": (
        "{label}은(는) {value}",
        "{label} {value}",
        "{label}: {value}",
        "{label}에는 {value}",
        "{label}이(가) {value}",
        "{label} 값은 {value}",
        "{label}은(는) {value}",
        "{label} = {value}",
        "내 {label}은(는) {value}",
        "{label} - {value}",
        "{label}은(는) 그냥 {value}",
        "{label}(으)로는 {value}",
        "{label}도 {value}",
        "{label}만 {value}",
        "{value}이(가) {label}",
        "{label}에 {value}",
        "{label} → {value}",
        "{label} 쪽은 {value}",
        "{label}, {value}",
        "{label} 칸에 {value}",
        "{label}을(를) {value}",
        "{label} 항목은 {value}",
        "우리 {label}은(는) {value}",
        "{label}에다 {value}",
        "{label}은(는) 역시 {value}",
        "{label}의 경우 {value}",
        "{label} 내용은 {value}",
        "{label} ({value})",
        "그 {label}은(는) {value}",
        "{label} 자리에 {value}",
        "{label}까지 {value}",
        "{value} ({label})",
        "{label}은(는) 꼭 {value}",
        "{label} / {value}",
        "{label}은(는) 바로 {value}",
        "{label}(이)라면 {value}",
        "{label}은(는) 음 {value}",
        "{label}이(가) 말이야, {value}",
        "{label}은(는) 이번에 {value}",
        "{label}:{value}",
        "[{label}] {value}",
        "{label}은(는) 일단 {value}",
        "{label}이(가) 어떻게 되냐면 {value}",
        "{label}에 넣을 건 {value}",
        "{label} > {value}",
        "{label} 정보 {value}",
        "{label}은(는) 늘 그렇듯 {value}",
        "{label} 부분은 {value}",
        "{label}은(는) 다름 아닌 {value}",
        "{label}(이)라고 하면 {value}",
        "{label}, 그건 {value}",
        "{label} 쓸 때는 {value}",
        "{label}은(는) 전처럼 {value}",
        "{label}만큼은 {value}",
        "이번 {label}은(는) {value}",
        "{label}은(는) 아마 {value}",
        "제 {label}은(는) {value}",
        "{label}={value}",
        "{label} | {value}",
        "{label}에 들어갈 값은 {value}",
        "{value}, 이게 {label}",
        "{label}은(는) 반드시 {value}",
        "{label} 말인데 {value}",
        "{label}이(가) 되는 건 {value}",
        "{label}은(는) 방금 들었는데 {value}",
        "{label} 쪽에는 {value}",
        "{label}은(는) 말씀드린 대로 {value}",
        "{label}도 마찬가지로 {value}",
        "{label}엔 {value}",
        "{label}이(가) 하필 {value}",
        "{label}은(는) 여기 적힌 {value}",
        "{label}(으)로 말할 것 같으면 {value}",
    ),
    "en": (
        "{label} is {value}",
        "{label}: {value}",
        "the {label} is {value}",
        "{label} {value}",
        "{label} = {value}",
        "my {label} is {value}",
        "{value} as {label}",
        "with {label} {value}",
        "its {label} is {value}",
        "{label} - {value}",
        "{label} of {value}",
        "{label} should be {value}",
        "the {label} here is {value}",
        "{label} would be {value}",
        "use {value} for the {label}",
        "{label} → {value}",
        "the {label}, {value}",
        "our {label} is {value}",
        "{label}={value}",
        "{label} must be {value}",
        "this {label} is {value}",
        "for the {label}, {value}",
        "{label} ({value})",
        "set the {label} to {value}",
    ),
}
_ORDERS: dict[Language, tuple[str, ...]] = {
    "ko": (
        "{action} {facts}.",
        "{facts}. {action}",
        "{facts}(이)야. {action}",
        "{action} {facts}(이)야.",
        "{facts}(으)로 {action}",
        "{facts}(이)에요. {action}",
        "{action} {facts}(이)에요.",
        "{facts}인데 {action}",
        "안녕하세요. {action} {facts}입니다.",
        "{facts}(으)로 해서 {action}",
        "{action} 참고로 {facts}.",
        "{facts}입니다. {action}",
        "{action} {facts}(이)요.",
        "저기, {facts}. {action}",
        "{action} 조건은 {facts}.",
        "{action} 그리고 {facts}(이)야.",
        "여기요, {action} {facts}.",
        "{action} 정보는 {facts}입니다.",
        "{facts}(이)고, {action}",
        "{facts}(이)거든. {action}",
        "{action} {facts}(으)로요.",
        "{facts}(이)니까 {action}",
        "{facts}, {action}",
        "{action} 내용은 이래요. {facts}(이)고요.",
        "{action} ({facts})",
        "음, {facts}(이)지. {action}",
        "{action} {facts}(으)로 부탁해.",
        "{facts}(이)라고 해. {action}",
        "{facts} 조건으로 {action}",
        "{action} 말하자면 {facts}(이)지요.",
        "{action} {facts}(이)거든요.",
        "{facts}(이)라서 {action}",
        "{action}\n{facts}",
        "{facts}\n{action}",
        "아, {facts}(이)에요. {action}",
        "{action} 아 참, {facts}(이)래요.",
        "{facts}(이)에요, 그러니까 {action}",
        "{action} 그게, {facts}(이)거든.",
        "{facts}. 이걸로 {action}",
        "{action} 필요한 건 다 적을게요. {facts}.",
        "메모: {facts}. {action}",
        "{action} {facts}(이)면 돼요.",
        "{facts}(이)군요. {action}",
        "{action} - {facts}",
        "부탁이 있어요. {facts}(이)고 {action}",
        "{action} 잊지 마, {facts}(이)야.",
        "{facts}(이)니까요, {action}",
        "{action} 적어 두세요, {facts}입니다.",
        "{action} (참, {facts}(이)에요)",
        "그러면 {facts}(으)로 {action}",
        "{facts}(이)지만 {action}",
        "{action} 아까 말했듯이 {facts}.",
        "[{facts}] {action}",
        "오늘은 {facts}(이)에요. {action}",
        "{action}\n- {facts}",
        "{facts}(이)었으면 해요. {action}",
        "{action} {facts}(이)면 좋겠어.",
        "{facts}입니다만, {action}",
        "잠깐만요. {action} {facts}(이)라고 하네요.",
        "{facts} 기준으로 {action}",
    ),
    "en": (
        "{action} {facts}.",
        "{facts}. {action}",
        "Hello. {action} {facts}.",
        "Hello. {facts}. {action}",
        "{action} {facts}, thanks.",
        "Hi, {facts}. {action}",
        "{action} {facts}, please.",
        "{action} Note: {facts}.",
        "With this: {facts}. {action}",
        "{action} ({facts})",
        "{action} By the way, {facts}.",
        "{action} Here you go: {facts}.",
        "So, {facts}. {action}",
        "{action} All I know: {facts}.",
        "Listen: {facts}. {action}",
        "{action} That is, {facts}.",
        "({facts}) {action}",
        "{action} You will need this: {facts}.",
        "{action}\n{facts}",
        "{facts}\n{action}",
        "Good morning. {action} {facts}.",
        "{action} Remember, {facts}.",
        "Details: {facts}. {action}",
        "{action} As I said, {facts}.",
    ),
}


def _requests(draw: Draw, labels: dict[str, str], verb: str, noun: str) -> tuple[Request, ...]:
    """Five requests from the training phrasings and, in the sixth place, one wholly from those kept for evaluation."""
    language = draw.language
    tables = [split_phrasings(table[language]) for table in (_ENDINGS, _FACTS, _ORDERS)]

    def compose(held_out: bool) -> Request:
        ending, fact, order = (draw.choice(halves[held_out]) for halves in tables)
        opening, thing = draw.choice(_OPENINGS[language]), draw.choice(_OBJECTS[language]).format(noun=noun)
        if language == "ko":
            action = opening + thing + ending.format(verb=verb)
        else:
            action = _capitalized(opening + ending.format(verb=verb, noun=thing))
        return ComposedRequest(action, fact, order, labels)

    return (*(compose(False) for _ in range(5)), compose(True))


def _capitalized(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]
