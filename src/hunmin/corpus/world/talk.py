"""Plain talk: greetings, thanks, small facts, sums, translations; nothing that a tool is needed for."""

from dataclasses import dataclass

from hunmin.corpus.world.pairs import sentence_pair
from hunmin.corpus.world.phrasing import fill
from hunmin.corpus.world.splits import Draw
from hunmin.corpus.world.values import Language
from hunmin.corpus.world.vocabulary import tabled

SYSTEM_MESSAGES = {
    "ko": (
        "당신은 친절한 한국어 도우미입니다.",
        "당신은 사용자를 돕는 AI 비서입니다.",
        "질문에 짧고 정확하게 답하세요.",
    ),
    "en": ("You are a helpful assistant.", "Answer briefly and politely."),
}
TRANSLATOR = "당신은 사용자가 제공하는 영어 문장들을 한국어로 번역하는 AI 전문가입니다."


@dataclass(frozen=True)
class Topic:
    """What people say about one thing, and what is said back. Slots are filled from one row of `facts`."""

    says: tuple[str, ...]
    answers: tuple[str, ...]
    facts: tuple[dict[str, str], ...] = ({},)


def _rows(keys: str, table: str) -> tuple[dict[str, str], ...]:
    names = keys.split()
    return tuple(dict(zip(names, row, strict=True)) for row in tabled(table))


TOPICS: dict[Language, tuple[Topic, ...]] = {
    "ko": (
        Topic(
            (
                "안녕!",
                "안녕하세요.",
                "안녕, 반가워.",
                "안녕하세요, 처음 뵙겠습니다.",
                "좋은 아침이에요.",
                "반갑습니다.",
            ),
            ("안녕하세요! 무엇을 도와드릴까요?",),
        ),
        Topic(
            (
                "고마워.",
                "감사합니다.",
                "정말 고마워!",
                "도와줘서 고마워요.",
                "덕분에 살았어. 고마워.",
                "큰 도움이 됐어요.",
            ),
            ("천만에요. 또 필요한 것이 있으면 말씀해 주세요.",),
        ),
        Topic(
            ("잘 가.", "그럼 이만 갈게.", "안녕히 계세요.", "다음에 또 봐.", "오늘은 여기까지 할게요.", "잘 자."),
            ("안녕히 가세요. 좋은 하루 보내세요!",),
        ),
        Topic(
            (
                "너는 누구야?",
                "이름이 뭐야?",
                "당신은 누구인가요?",
                "자기소개 좀 해 줘.",
                "누구세요?",
                "넌 뭐 하는 애야?",
            ),
            ("저는 훈민입니다. 질문에 답하고 도구를 써서 도와드립니다.",),
        ),
        Topic(
            (
                "에어컨 여름철 적정 온도는? 한줄로 답변해줘",
                "여름철 에어컨 적정 온도가 몇 도야?",
                "여름에 에어컨은 몇 도로 하는 게 좋아요?",
                "에어컨 적정 온도 알려 줘.",
                "여름에 에어컨 온도를 몇 도로 맞추면 되나요?",
                "여름철에 에어컨은 몇 도가 알맞아?",
            ),
            ("여름철 에어컨 적정 온도는 24~26도입니다.",),
        ),
        Topic(
            (
                "{country}의 수도는 어디야?",
                "{country} 수도가 어디예요?",
                "{country}의 수도를 알려 줘.",
                "{country}의 수도는?",
                "{country} 수도 좀 알려 주세요.",
                "{country}은(는) 수도가 어디지?",
            ),
            ("{country}의 수도는 {capital}입니다.",),
            _rows(
                "country capital",
                "한국:서울 일본:도쿄 중국:베이징 프랑스:파리 영국:런던 독일:베를린 스페인:마드리드 "
                "이탈리아:로마 태국:방콕 베트남:하노이 이집트:카이로 "
                "캐나다:오타와 호주:캔버라 러시아:모스크바 인도:뉴델리 그리스:아테네",
            ),
        ),
        Topic(
            (
                "{animal}은(는) 어떻게 울어?",
                "{animal} 울음소리가 뭐예요?",
                "{animal}은(는) 무슨 소리를 내?",
                "{animal} 소리를 흉내 내 줘.",
                "{animal}은(는) 어떤 소리로 우나요?",
                "{animal}이(가) 우는 소리 알려 줘.",
            ),
            ("{animal}은(는) {sound} 하고 웁니다.",),
            _rows(
                "animal sound", "고양이:야옹 강아지:멍멍 소:음매 돼지:꿀꿀 오리:꽥꽥 병아리:삐약 개구리:개굴 참새:짹짹"
            ),
        ),
        Topic(
            (
                "{thing}은(는) 무슨 색이야?",
                "{thing} 색깔이 뭐예요?",
                "{thing}의 색을 알려 줘.",
                "{thing}은(는) 어떤 색인가요?",
                "{thing} 색이 뭐지?",
                "{thing}은(는) 보통 무슨 색이죠?",
            ),
            ("{thing}은(는) 보통 {color}입니다.",),
            _rows(
                "thing color",
                "하늘:파란색 바나나:노란색 딸기:빨간색 눈:하얀색 까마귀:검은색 "
                "잔디:초록색 당근:주황색 포도:보라색 레몬:노란색 석탄:검은색",
            ),
        ),
        Topic(
            (
                "{whole}은(는) 몇 {part}(이)야?",
                "{whole}이(가) 몇 {part}(이)지?",
                "{whole}은(는) 몇 {part}인가요?",
                "{whole}이(가) 몇 {part}인지 알려 줘.",
                "{whole}은(는) 모두 몇 {part}(이)에요?",
                "{whole}이(가) 몇 {part}인지 궁금해.",
            ),
            ("{whole}은(는) {number}{part}입니다.",),
            _rows(
                "whole part number",
                "일주일:일:7 하루:시간:24 1시간:분:60 1분:초:60 1년:개월:12 "
                "1세기:년:100 1미터:센티미터:100 1킬로미터:미터:1000",
            ),
        ),
        Topic(
            ("심심해.", "나 지금 심심하다.", "너무 심심해요.", "할 게 없어.", "재미있는 일 없을까?", "지루해 죽겠어."),
            ("산책을 하거나 책을 읽어 보는 건 어떨까요?",),
        ),
        Topic(
            (
                "오늘 너무 피곤해.",
                "피곤하다.",
                "정말 힘든 하루였어요.",
                "요즘 좀 지쳤어.",
                "너무 졸려.",
                "기운이 하나도 없어요.",
            ),
            ("고생 많으셨어요. 오늘은 푹 쉬세요.",),
        ),
    ),
    "en": (
        Topic(
            ("Hello!", "Hi there.", "Good morning.", "Hey.", "Nice to meet you.", "Good evening."),
            ("Hello! How can I help you?",),
        ),
        Topic(
            (
                "Thanks!",
                "Thank you.",
                "Thank you very much.",
                "That helped, thanks.",
                "Great, thank you!",
                "Many thanks.",
            ),
            ("You are welcome!",),
        ),
        Topic(
            ("Bye.", "See you later.", "Good night.", "Goodbye!", "I have to go now.", "See you."),
            ("Goodbye! Have a nice day.",),
        ),
        Topic(
            (
                "Who are you?",
                "What is your name?",
                "What are you?",
                "Tell me about yourself.",
                "Can you introduce yourself?",
                "And you are?",
            ),
            ("I am Hunmin. I answer questions and use tools to help you.",),
        ),
        Topic(
            (
                "What is the appropriate temperature for air conditioning in summer? Respond in a single sentence.",
                "What is the appropriate temperature for air conditioning in summer? Response in a single sentence.",
                "What temperature should the air conditioner be set to in summer?",
                "How cool should the air conditioning be in summer?",
                "What is a good air conditioner temperature in summer?",
                "Which temperature is right for the air conditioner in summer?",
            ),
            ("The appropriate temperature for air conditioning in summer is around 24-26°C.",),
        ),
        Topic(
            (
                "What is the capital of {country}?",
                "Tell me the capital of {country}.",
                "Which city is the capital of {country}?",
                "Do you know the capital of {country}?",
                "What's the capital of {country}?",
                "{country} has which capital?",
            ),
            ("The capital of {country} is {capital}.",),
            _rows(
                "country capital",
                "Korea:Seoul Japan:Tokyo China:Beijing France:Paris England:London Germany:Berlin Spain:Madrid "
                "Italy:Rome Thailand:Bangkok Egypt:Cairo Canada:Ottawa Greece:Athens",
            ),
        ),
    ),
}

_SUMS: dict[Language, tuple[tuple[str, ...], str]] = {
    "ko": (
        (
            "{a} 더하기 {b}은(는) 얼마야?",
            "{a} + {b}은(는)?",
            "{a}에 {b}을(를) 더하면 얼마예요?",
            "{a}하고 {b} 더해 줘.",
            "{a} + {b} 계산해 줘.",
            "{a}과(와) {b}의 합은?",
        ),
        "{a} 더하기 {b}은(는) {c}입니다.",
    ),
    "en": (
        (
            "What is {a} plus {b}?",
            "{a} + {b}?",
            "Add {a} and {b}.",
            "How much is {a} + {b}?",
            "Please add {a} to {b}.",
            "{a} and {b} make what?",
        ),
        "{a} plus {b} is {c}.",
    ),
}

Talk = tuple[str, str]  # what the user says, what the assistant says


def _sum(draw: Draw) -> Talk:
    a, b = draw.random.randint(1, 40), draw.random.randint(1, 40)
    says, answer = _SUMS[draw.language]
    values = {"a": str(a), "b": str(b), "c": str(a + b)}
    return fill(draw.choice(draw.phrasings(says)), values), fill(answer, values)


def plain_talk(draw: Draw) -> Talk:
    """One remark or question of a user and the assistant's words."""
    if draw.chance(0.15):
        return _sum(draw)
    topic = draw.choice(TOPICS[draw.language])
    fact = draw.choice(topic.facts)
    return fill(draw.choice(draw.phrasings(topic.says)), fact), fill(draw.choice(topic.answers), fact)


def translation(draw: Draw) -> Talk:
    """An English sentence and its translation, as under the translator's system message."""
    korean, english = sentence_pair(draw)
    return english, korean


def fact_stated(draw: Draw) -> str:
    """One fact of the world as a sentence."""
    topic = draw.choice([topic for topic in TOPICS[draw.language] if len(topic.facts) > 1])
    return fill(draw.choice(topic.answers), draw.choice(topic.facts))
