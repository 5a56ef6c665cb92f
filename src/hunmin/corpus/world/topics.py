"""What people talk about without needing a tool: each topic with the words of both sides.

Every sixth of a user's phrasings is kept for evaluation (`splits`).
"""

from dataclasses import dataclass

from hunmin.corpus.world.values import Language
from hunmin.corpus.world.vocabulary import tabled


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
        Topic(
            (
                "배고파.",
                "뭐 먹을까?",
                "점심 뭐 먹지?",
                "저녁 메뉴 추천해 줘.",
                "배가 고프네요.",
                "맛있는 거 먹고 싶어.",
            ),
            ("따뜻한 국수나 비빔밥은 어떠세요?",),
        ),
        Topic(
            (
                "오늘 기분이 좋아.",
                "신난다!",
                "좋은 일이 생겼어.",
                "오늘 정말 행복해요.",
                "기분 최고야.",
                "너무 기뻐요.",
            ),
            ("좋은 일이 있으셨군요. 저도 기쁩니다!",),
        ),
        Topic(
            ("너무 슬퍼.", "속상해.", "우울한 하루였어.", "마음이 아파요.", "눈물이 날 것 같아.", "기분이 안 좋아요."),
            ("많이 속상하셨겠어요. 제가 곁에서 들어 드릴게요.",),
        ),
        Topic(
            (
                "무엇을 할 수 있어?",
                "뭘 도와줄 수 있어?",
                "어떤 일을 하나요?",
                "할 줄 아는 게 뭐야?",
                "기능이 뭐예요?",
                "뭐 할 수 있니?",
            ),
            ("질문에 답하고, 주어진 도구로 계산이나 예약 같은 일을 도와드릴 수 있어요.",),
        ),
        Topic(
            (
                "{animal}은(는) 다리가 몇 개야?",
                "{animal} 다리 개수 알려 줘.",
                "{animal}은(는) 다리가 몇 개예요?",
                "{animal}의 다리는 몇 개지?",
                "{animal} 다리가 몇 개인가요?",
                "{animal}에게 다리가 몇 개 있어?",
            ),
            ("{animal}은(는) 다리가 {legs}개입니다.",),
            _rows("animal legs", "개:4 닭:2 거미:8 개미:6 소:4 오징어:10 문어:8 나비:6 참새:2 말:4 뱀:0"),
        ),
        Topic(
            (
                "{word}의 반대말은 뭐야?",
                "{word} 반대말 알려 줘.",
                "{word}의 반대말이 뭐예요?",
                "{word}하고 반대인 말은?",
                "{word}의 반대는 뭐지?",
                "{word}에 반대되는 말이 뭔가요?",
            ),
            ("{word}의 반대말은 {opposite}입니다.",),
            _rows(
                "word opposite",
                "위:아래 앞:뒤 낮:밤 시작:끝 안:밖 남쪽:북쪽 동쪽:서쪽 기쁨:슬픔 전쟁:평화 더위:추위 왼쪽:오른쪽",
            ),
        ),
        Topic(
            ("알겠어.", "그래.", "응, 알았어.", "네, 알겠습니다.", "오케이.", "좋아, 이해했어."),
            ("네, 더 필요한 것이 있으면 말씀해 주세요.",),
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
        Topic(
            (
                "I am bored.",
                "I have nothing to do.",
                "So boring today.",
                "What should I do now?",
                "I feel bored.",
                "This day is dull.",
            ),
            ("How about a walk or a good book?",),
        ),
        Topic(
            (
                "I am tired.",
                "What a long day.",
                "I am so sleepy.",
                "I feel worn out.",
                "I need some rest.",
                "I could sleep for a week.",
            ),
            ("That was a lot of work. Please rest well tonight.",),
        ),
        Topic(
            (
                "What can you do?",
                "How can you help me?",
                "What are you good at?",
                "Which things can you do?",
                "Can you help me?",
                "What is it that you do?",
            ),
            ("I can answer questions and use the tools that I am given.",),
        ),
        Topic(
            (
                "What sound does a {animal} make?",
                "How does a {animal} sound?",
                "Tell me the sound of a {animal}.",
                "What does a {animal} say?",
                "Which sound comes from a {animal}?",
                "A {animal} makes what sound?",
            ),
            ("A {animal} says {sound}.",),
            _rows(
                "animal sound",
                "cat:meow dog:woof cow:moo duck:quack pig:oink sheep:baa frog:ribbit rooster:cock-a-doodle-doo",
            ),
        ),
    ),
}
