"""Korean sentences and their English, composed side by side."""

from hunmin.corpus.world.korean import romanize
from hunmin.corpus.world.phrasing import fill
from hunmin.corpus.world.splits import Draw
from hunmin.corpus.world.values import invented_word
from hunmin.corpus.world.vocabulary import MONTHS, tabled

FIRST_FLIGHT = (
    "최초의 인간이 1961년 4월 12일에 우주로 가서 지구 궤도를 돌았습니다.",
    "The first human went into space and orbited the Earth on April 12, 1961.",
)
_THINGS = tabled(
    "사과:apples 책:books 연필:pencils 빵:loaves 꽃:flowers 공:balls 편지:letters 표:tickets 모자:hats 의자:chairs "
    "배:pears 사진:photos 우산:umbrellas 시계:watches 구두:shoes 컵:cups 감자:potatoes 열쇠:keys"
)
_CITIES = tabled(
    "서울:Seoul 부산:Busan 대구:Daegu 제주:Jeju 도쿄:Tokyo 파리:Paris 런던:London 로마:Rome 방콕:Bangkok 베를린:Berlin"
)
_PATTERNS = (
    ("{name_ko}은(는) {thing_ko} {n}개를 샀습니다.", "{name_en} bought {n} {thing_en}."),
    ("{name_ko}은(는) {city_ko}에 삽니다.", "{name_en} lives in {city_en}."),
    (
        "{name_ko}은(는) {month}월 {day}일에 {city_ko}(으)로 갔습니다.",
        "{name_en} went to {city_en} on {month_en} {day}.",
    ),
    ("{city_ko}에는 {thing_ko}이(가) {n}개 있습니다.", "There are {n} {thing_en} in {city_en}."),
    ("{name_ko}은(는) {thing_ko}을(를) 좋아합니다.", "{name_en} likes {thing_en}."),
    ("{name_ko}은(는) {city_ko}에서 {thing_ko}을(를) 찾았습니다.", "{name_en} found {thing_en} in {city_en}."),
)


def sentence_pair(draw: Draw) -> tuple[str, str]:
    """One Korean sentence and its English."""
    if draw.chance(0.1):
        return FIRST_FLIGHT
    name = invented_word(draw.random)[-2:]
    thing, city = draw.choice(_THINGS), draw.choice(_CITIES)
    month = draw.random.randint(1, 12)
    values = {
        "name_ko": name,
        "name_en": romanize(name).capitalize(),
        "thing_ko": thing[0],
        "thing_en": thing[1],
        "city_ko": city[0],
        "city_en": city[1],
        "n": str(draw.random.randint(2, 99)),
        "month": str(month),
        "month_en": MONTHS[month - 1],
        "day": str(draw.random.randint(1, 28)),
    }
    korean, english = draw.choice(_PATTERNS)
    return fill(korean, values), fill(english, values)
