"""The kinds of values that people give to tools: what is said, and the argument that it means.

Open kinds are so wide that no value can be learnt by heart; a tenth of their values is kept for evaluation. Closed
kinds (choices, yes and no, currencies) are small sets whose words the model may know.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log10
from random import Random
from typing import Literal

from hunmin.corpus.world import korean, vocabulary
from hunmin.corpus.world.vocabulary import CITIES, CITIES_ENGLISH, CURRENCIES, LANGUAGES, MONTHS, PLACES, SURNAMES

Scalar = str | int | float | bool
Language = Literal["ko", "en"]
JsonType = Literal["string", "integer", "number", "boolean"]
Roles = Mapping[Language, tuple[str, ...]]
"""How a sentence says a value without naming its parameter: "{}에게", "for {}"."""


@dataclass(frozen=True)
class Value:
    """One value: the argument of the call, and how a person says it (with its unit, where it has one)."""

    argument: Scalar
    spoken: str


@dataclass(frozen=True)
class Kind:
    """A kind of values: its JSON type, a draw, whether it is open, the choices that a schema lists, its roles."""

    type: JsonType
    draw: Callable[[Random, Language], Value]
    open: bool = True
    choices: tuple[str, ...] = ()
    roles: Roles = field(default_factory=dict)


def _text(draw: Callable[[Random, Language], str], is_open: bool = True, roles: Roles | None = None) -> Kind:
    """A string that is said as it is given."""

    def value(random: Random, language: Language) -> Value:
        text = draw(random, language)
        return Value(text, text)

    return Kind("string", value, is_open, roles=roles or {})


def _round_number(random: Random, low: int, high: int) -> int:
    """A number between the bounds, even over its magnitudes, with two to four leading digits and zeros behind."""
    length = random.randint(len(str(low)), len(str(high)))
    number = random.randint(max(low, int(10 ** (length - 1))), min(high, int(10**length) - 1))
    step: int = 10 ** max(0, length - random.choice((2, 3, 3, 4)))
    return max(low, number // step * step)


def _spell(random: Random, number: int) -> str:
    """Plain digits mostly, sometimes with commas or in 만."""
    spelling = random.random()
    if number < 1000 or spelling < 0.6:
        return str(number)
    if number < 10_000 or spelling < 0.82:
        return korean.group_by_comma(number)
    return korean.group_by_myriad(number, thousands=random.random() < 0.5)


_COUNTED: Roles = {"ko": ("{}", "{}만큼", "{}(으)로")}


def won(low: int = 1000, high: int = 9_900_000) -> Kind:
    """An amount of money in won: 57600원, 57,600원 or 5만 7600원."""

    def draw(random: Random, language: Language) -> Value:
        amount = _round_number(random, low, high)
        if language == "en":
            return Value(amount, f"{_spell(random, amount) if amount < 10_000 else amount} won")
        return Value(amount, f"{_spell(random, amount)}원")

    return Kind("number", draw, roles={"ko": ("{}에", "{}짜리로", "{} 들여서"), "en": ("for {}", "at {}")})


def integer(low: int, high: int, unit: str = "", english_unit: str = "", native: bool = False) -> Kind:
    """A whole number with its unit; `native` ones up to ten may be said 두 명, 세 장."""
    is_open = high > 50

    def draw(random: Random, language: Language) -> Value:
        number = random.randint(low, high)
        if language == "en":
            return Value(number, f"{number} {english_unit}".rstrip())
        if native and 1 <= number <= 10 and random.random() < 0.2:
            return Value(number, f"{korean.native_numeral(number)} {unit}")
        return Value(number, f"{number}{unit}")

    return Kind("integer", draw, open=is_open, roles=_COUNTED if unit else {})


def amount(low: int = 100, high: int = 99_000, unit: str = "") -> Kind:
    """A round whole number over several magnitudes with a unit."""

    def draw(random: Random, language: Language) -> Value:
        number = _round_number(random, low, high)
        return Value(number, _with_unit(str(number) if language == "en" else _spell(random, number), unit, language))

    return Kind("number", draw)


def decimal(low: float, high: float, unit: str = "", digits: int = 1) -> Kind:
    """A number with up to `digits` decimals and its unit; whole about every second time."""

    def draw(random: Random, language: Language) -> Value:
        number = round(random.uniform(low, high), digits)
        whole = random.random() < 0.5 and high > 20
        argument: int | float = int(number) if whole or number == int(number) else number
        return Value(argument, _with_unit(str(argument), unit, language))

    return Kind("number", draw, roles=_COUNTED if unit else {})


def rate() -> Kind:
    """From 0.0005 to 2,000, even over the magnitudes, with one to five significant digits: 1386.2, 0.72, 0.0007."""

    def draw(random: Random, language: Language) -> Value:
        number = float(f"{10 ** random.uniform(log10(0.0005), log10(2000)):.{random.randint(1, 5)}g}")
        argument: int | float = int(number) if number.is_integer() else number
        return Value(argument, str(argument))

    return Kind("number", draw)


def _with_unit(number: str, unit: str, language: Language) -> str:
    """Korean units are for Korean only; kg and km are for both."""
    return number + unit if language == "ko" or unit.isascii() else number


_PERCENT_SIGNS: dict[Language, tuple[str, ...]] = {
    "ko": ("%", "%", "%", "%", "%", "%", "%", "퍼센트", "퍼센트", "프로"),
    "en": ("%", "%", "%", "%", " percent"),
}


def percent(low: int = 1, high: int = 95) -> Kind:
    """A percentage: 15%, 15퍼센트, 15프로, sometimes 12.5%."""

    def draw(random: Random, language: Language) -> Value:
        number: int | float = random.randint(low, high)
        if random.random() < 0.08:
            number += 0.5
        return Value(number, f"{number}{random.choice(_PERCENT_SIGNS[language])}")

    return Kind("number", draw, roles={"ko": ("{}", "{}(으)로"), "en": ("at {}", "with {}")})


def choice(options: Mapping[str, str]) -> Kind:
    """An enum: what Koreans say for each listed choice ({"겉옷": "coat"}); the choices are listed in the schema."""

    def draw(random: Random, language: Language) -> Value:
        spoken = random.choice(list(options))
        return Value(options[spoken], spoken if language == "ko" else options[spoken])

    roles: Roles = {"ko": ("{}(으)로", "{}", "{}(으)로 해서"), "en": ("in {}", "with {}")}
    return Kind("string", draw, open=False, choices=tuple(dict.fromkeys(options.values())), roles=roles)


def words(options: Sequence[str]) -> Kind:
    """An enum whose choices are said as they are listed."""
    return choice({option: option for option in options})


def one_of(options: Sequence[str]) -> Kind:
    """A word out of a known list that the schema does not show (a dish, a seat, a subject)."""
    return _text(lambda random, _: random.choice(options), is_open=False)


def flag(yes: Sequence[str], no: Sequence[str]) -> Kind:
    """Yes or no, in Korean in the words of the parameter: 컬러로 / 흑백으로."""

    def draw(random: Random, language: Language) -> Value:
        answer = random.random() < 0.5
        if language == "en":
            return Value(answer, random.choice(("yes", "true") if answer else ("no", "false")))
        return Value(answer, random.choice(yes if answer else no))

    return Kind("boolean", draw, open=False)


# --- texts ---------------------------------------------------------------------------------------------------------


_OPEN_SYLLABLES, _CLOSED_SYLLABLES = tuple(korean.OPEN_SYLLABLES), tuple(korean.CLOSED_SYLLABLES)


def invented_word(random: Random) -> str:
    """A Korean word that is in no dictionary, of two to four syllables."""
    opening = random.choices(_OPEN_SYLLABLES, k=random.choice((1, 2, 2, 3)))
    return "".join(opening) + random.choice(_CLOSED_SYLLABLES if random.random() < 0.5 else _OPEN_SYLLABLES)


_ALL_SYLLABLES = bytes(
    byte for lead in range(0xB0, 0xC9) for trail in range(0xA1, 0xFF) for byte in (lead, trail)
).decode("euc_kr")  # the 2,350 of KS X 1001


def plausible_word(random: Random) -> str:
    """A Korean word that is in no dictionary, of common syllables; now and then of any that are in use."""
    syllables = _ALL_SYLLABLES if random.random() < 0.12 else korean.COMMON_SYLLABLES
    return "".join(random.choices(syllables, k=random.choice((1, 2, 2, 2, 3))))


_PLAUSIBLE_SHARE = 0.4
_ENDING_SYLLABLES = frozenset("은는이가을를과와로으도만에의께한님씨야예요인입라래거니지고군면랑나든까부")


def _said_word(random: Random) -> str:
    """A word of either sort that does not end like a particle or an ending, which users put behind it."""
    while random.random() < _PLAUSIBLE_SHARE:
        word = plausible_word(random)
        if word[-1] not in _ENDING_SYLLABLES:
            return word
    return invented_word(random)


_LATIN_ONSETS = vocabulary.listed(
    "b bl br c ch cl d dr f fl g gr h j k kn l m n p ph pl pr qu r s sc sh sk sl sm sp st str t th tr v w wh y z"
)
_LATIN_VOWELS = vocabulary.listed("a a e e i i o o u ai ay ea ee ie oo ou y")
_LATIN_ENDINGS = ("", *vocabulary.listed("b ck d f ge l ld ll m n nd ng p r rk s sh st t te th ve x z"))


def latin_word(random: Random) -> str:
    """A word spelled as English ones are, in no dictionary, of one to three syllables."""
    count = random.choice((1, 2, 2, 3))
    syllables = (random.choice(_LATIN_ONSETS) + random.choice(_LATIN_VOWELS) for _ in range(count))
    return "".join(syllables) + random.choice(_LATIN_ENDINGS)


def _person(random: Random, language: Language) -> str:
    if language == "en":
        return korean.romanize(invented_word(random)[-2:]).capitalize()
    return random.choice(SURNAMES) + _said_word(random)[-2:]


_INVENTED_CITY_SHARE = 0.4


def _city(random: Random, language: Language) -> str:
    """A town that is on the map, or one that is not: users live in more of them than any list has."""
    if random.random() < _INVENTED_CITY_SHARE:
        return latin_word(random).capitalize() if language == "en" else _said_word(random)
    return random.choice(CITIES_ENGLISH if language == "en" else CITIES)


def _place(random: Random, language: Language) -> str:
    if language == "en":
        return f"{korean.romanize(invented_word(random)).capitalize()} {random.choice(('Station', 'Park', 'Hall'))}"
    return _said_word(random) + random.choice(PLACES)


def named(*endings: str) -> Kind:
    """A place of one sort: named("역") gives 보라미역."""
    return _text(lambda random, _: _said_word(random) + random.choice(endings))


def _name(random: Random, language: Language) -> str:
    if language == "ko" and random.random() < 0.85:
        return _said_word(random)
    return latin_word(random) if random.random() < 0.5 else korean.romanize(invented_word(random))


def _date(random: Random, language: Language) -> str:
    month, day = random.randint(1, 12), random.randint(1, 28)
    if random.random() < 0.35:
        return f"{random.randint(2024, 2029)}-{month:02}-{day:02}"
    if language == "en":
        return f"{MONTHS[month - 1]} {day}"
    return f"{month}월 {day}일"


def _time(random: Random, language: Language) -> str:
    hour, minute = random.randint(1, 12), random.choice((0, 0, 0, 10, 15, 20, 30, 30, 40, 45, 50))
    if language == "en":
        return f"{hour}:{minute:02} {random.choice(('am', 'pm'))}"
    if random.random() < 0.35:
        return f"{random.randint(0, 23):02}:{minute:02}"
    return f"{random.choice(('오전', '오후'))} {hour}시" + (f" {minute}분" if minute else "")


def _code(random: Random, _: Language) -> str:
    letters = "".join(random.choices("ABCDEFGHJKLMNPQRSTUVWXYZ", k=random.choice((1, 2, 2, 3))))
    digits = "".join(random.choices("0123456789", k=random.choice((3, 4, 4, 5))))
    return f"{letters}-{digits}" if random.random() < 0.5 else letters + digits


def _digits(low: int, high: int) -> Callable[[Random, Language], str]:
    return lambda random, _: "".join(random.choices("0123456789", k=random.randint(low, high)))


def _phone(random: Random, _: Language) -> str:
    return f"010-{random.randint(1000, 9999)}-{random.randint(1000, 9999)}"


def _email(random: Random, _: Language) -> str:
    host = random.choice(("mail.kr", "post.kr", "hana.com"))
    return f"{korean.romanize(invented_word(random))}@{host}"


def _language(random: Random, language: Language) -> str:
    korean_name, english_name = random.choice(LANGUAGES)
    return english_name if language == "en" else korean_name


PERSON = _text(_person, roles={"ko": ("{}에게", "{}한테", "{} 님께", "{} 이름으로"), "en": ("for {}", "to {}")})
CITY = _text(_city, roles={"ko": ("{}에서", "{}(으)로", "{}까지"), "en": ("in {}", "from {}")})
PLACE = _text(_place, roles={"ko": ("{}에서", "{}에", "{} 앞에서"), "en": ("at {}", "near {}")})
NAME = _text(_name)
DATE = _text(_date, roles={"ko": ("{}에", "{}까지", "{} 자로"), "en": ("on {}", "by {}")})
TIME = _text(_time, roles={"ko": ("{}에", "{}부터", "{}까지"), "en": ("at {}", "by {}")})
CODE = _text(_code)
PHONE = _text(_phone, roles={"ko": ("{} 번호로", "{}(으)로"), "en": ("by {}", "to {}")})
EMAIL = _text(_email, roles={"ko": ("{} 주소로", "{}(으)로"), "en": ("by {}", "to {}")})
INVOICE = _text(_digits(8, 12))
LANGUAGE = _text(_language, is_open=False, roles={"ko": ("{}(으)로", "{} 판으로"), "en": ("in {}", "into {}")})


def _sentence(random: Random, language: Language) -> str:
    name = _person(random, language)
    time, place, word = _time(random, language), _place(random, language), _name(random, language)
    if language == "en":
        return random.choice(
            (f"I will be at {place} at {time}", f"{name} likes {word}", f"please call {name} at {time}")
        )
    patterns = (
        f"{time}에 {place}에서 만나",
        f"{name} 씨가 {word}을(를) 찾고 있어요",
        f"오늘은 {place}에 조금 늦어요",
        f"{word} 두 개만 사다 줘",
        f"{name} 씨 생일 축하해요",
        f"내일 {time}에 회의가 있습니다",
        f"{place} 앞에서 {name} 씨를 기다릴게",
        f"{word}은(는) 정말 맛있었어요",
        f"{place}에서 {word}을(를) 잃어버렸어",
        f"{time}까지 {word}을(를) 보내 주세요",
        f"{name} 씨는 {place}에 살아요",
        f"{word} 정말 고마워요, {name} 씨",
        f"{name} 씨에게 {word}을(를) 전해 줘",
        f"이번 {word} 모임은 {place}에서 합니다",
    )
    return korean.settle(random.choice(patterns))


def _quoted(random: Random, language: Language) -> Value:
    text = _sentence(random, language)
    return Value(text, f"'{text}'")


SENTENCE = Kind("string", _quoted, roles={"ko": ("{}(이)라고", "{} 내용으로"), "en": ("saying {}",)})


def _currency(random: Random, language: Language) -> Value:
    code, name = random.choice(CURRENCIES)
    if random.random() < 0.45:
        return Value(code, code)
    return Value(code, name[language])


CURRENCY = Kind("string", _currency, open=False)
