"""Plain text of the world: small stories, its facts, sums, sentences in two languages, talk between two people."""

from hunmin.corpus.world.pairs import sentence_pair
from hunmin.corpus.world.phrasing import fill
from hunmin.corpus.world.splits import Draw
from hunmin.corpus.world.talk import fact_stated, plain_talk
from hunmin.corpus.world.values import CITY, NAME, PERSON, PLACE, TIME, integer, won
from hunmin.corpus.world.vocabulary import listed

# each sentence in the plain written style and in the polite spoken one
_OPENINGS = (
    ("{city}에 {name}(이)라는 사람이 살았다.", "{city}에 {name}(이)라는 사람이 살았어요."),
    ("{name}은(는) {time}에 {city}에 도착했다.", "{name}은(는) {time}에 {city}에 도착했어요."),
    ("{name}은(는) 아침 일찍 {place}에 갔다.", "{name}은(는) 아침 일찍 {place}에 갔어요."),
    (
        "{place} 앞에 작은 가게가 있었다. 주인은 {name}(이)었다.",
        "{place} 앞에 작은 가게가 있었어요. 주인은 {name}(이)었어요.",
    ),
)
_MIDDLES = (
    ("{name}은(는) {thing}을(를) {count} 샀다.", "{name}은(는) {thing}을(를) {count} 샀어요."),
    ("{thing} 하나의 값은 {price}(이)었다.", "{thing} 하나의 값은 {price}(이)었어요."),
    ("{friend}이(가) {thing}을(를) 보고 웃었다.", "{friend}이(가) {thing}을(를) 보고 웃었어요."),
    ("{name}은(는) {friend}에게 {thing}을(를) 주었다.", "{name}은(는) {friend}에게 {thing}을(를) 주었어요."),
    ("둘은 {place}에서 {time}까지 이야기했다.", "둘은 {place}에서 {time}까지 이야기했어요."),
    ("{friend}은(는) {name}의 오랜 친구였다.", "{friend}은(는) {name}의 오랜 친구였어요."),
    ("비가 와서 {name}은(는) {place}(으)로 뛰어갔다.", "비가 와서 {name}은(는) {place}(으)로 뛰어갔어요."),
    ("{name}은(는) {thing}을(를) 가방에 넣었다.", "{name}은(는) {thing}을(를) 가방에 넣었어요."),
)
_ENDINGS = (
    ("그날 밤 {name}은(는) {thing}을(를) 꿈에서 보았다.", "그날 밤 {name}은(는) {thing}을(를) 꿈에서 보았어요."),
    (
        "{name}과(와) {friend}은(는) 함께 {city}(으)로 돌아갔다.",
        "{name}과(와) {friend}은(는) 함께 {city}(으)로 돌아갔어요.",
    ),
    ("그래서 {thing}은(는) {friend}의 것이 되었다.", "그래서 {thing}은(는) {friend}의 것이 되었어요."),
)
_ENGLISH = (
    "{name} lived in {city}.",
    "One day {name} went to {place} at {time}.",
    "{name} met {friend} there.",
    "{friend} gave {name} a {thing}.",
    "The {thing} cost {price}.",
    "{name} and {friend} stayed until {time}.",
    "Then {name} went back to {city} with the {thing}.",
)
_ASKED = {
    "ko": (("누가 나오나? {name}.", "어디인가? {city}.", "무엇인가? {thing}.", "친구는? {friend}.")),
    "en": (("Who? {name}.", "Where? {city}.", "What? {thing}.", "Which friend? {friend}.")),
}


def story(draw: Draw) -> str:
    """A few sentences about two people and a thing, in one style; sometimes asked about at the end."""
    kinds = {
        "city": CITY,
        "name": PERSON,
        "friend": PERSON,
        "thing": NAME,
        "place": PLACE,
        "time": TIME,
        "price": won(500, 90_000),
    }
    values = {key: draw.value(kind).spoken for key, kind in kinds.items()}
    values["count"] = draw.value(integer(2, 30, "개", native=True)).spoken
    if draw.language == "en":
        chosen = [line for line in _ENGLISH if draw.chance(0.8)]
    else:
        polite = draw.chance(0.5)
        lines = [draw.choice(_OPENINGS), *draw.random.sample(_MIDDLES, draw.choice((2, 3, 4))), draw.choice(_ENDINGS)]
        chosen = [line[polite] for line in lines]
    text = " ".join(chosen)
    if draw.chance(0.4):
        asked = [line for line in _ASKED[draw.language] if line[line.index("{") : line.index("}") + 1] in text]
        text += "\n" + " ".join(asked)
    return fill(text, values)


def facts(draw: Draw) -> str:
    """Some facts of the world, one a line."""
    return "\n".join(dict.fromkeys(fact_stated(draw) for _ in range(draw.choice((3, 4, 5, 6)))))


_THINGS = listed("사과 배 귤 공책 연필 구슬 달걀 사탕 단추 조개")
_PROBLEMS = (
    "{thing}이(가) {a}개 있었는데 {b}개를 더 샀다. 모두 {sum}개다.",
    "{thing} {sum}개에서 {b}개를 먹었다. 남은 것은 {a}개다.",
    "{name}은(는) {thing} {a}개를, {friend}은(는) {b}개를 모았다. 합하면 {sum}개다.",
)
_SUMS = (
    "{a} + {b} = {sum}",
    "{sum} - {b} = {a}",
    "{a} 더하기 {b}은(는) {sum}(이)다.",
    "{sum} 빼기 {a}은(는) {b}(이)다.",
)
_ENGLISH_SUMS = ("{a} + {b} = {sum}", "{sum} - {b} = {a}", "{a} plus {b} is {sum}.", "{sum} minus {a} is {b}.")


def sums(draw: Draw) -> str:
    """Sums and small problems with numbers up to 80."""
    lines = []
    for _ in range(draw.choice((4, 5, 6))):
        a, b = draw.random.randint(1, 40), draw.random.randint(1, 40)
        patterns = _ENGLISH_SUMS if draw.language == "en" else _SUMS + _PROBLEMS
        values = {"a": str(a), "b": str(b), "sum": str(a + b), "thing": draw.choice(_THINGS)}
        values |= {"name": draw.value(PERSON).spoken, "friend": draw.value(PERSON).spoken}
        lines.append(fill(draw.choice(patterns), values))
    return "\n".join(lines)


def pairs(draw: Draw) -> str:
    """Sentences in Korean and English, side by side."""
    return "\n".join("\n".join(sentence_pair(draw)) for _ in range(draw.choice((2, 3, 4))))


def small_talk(draw: Draw) -> str:
    """Two people talking."""
    first, second = draw.value(PERSON).spoken, draw.value(PERSON).spoken
    talk = (plain_talk(draw) for _ in range(draw.choice((2, 3))))
    return "\n".join(f"{first}: {said}\n{second}: {answer}" for said, answer in talk)


PLAIN_TEXTS = (story, story, facts, sums, pairs, small_talk)
