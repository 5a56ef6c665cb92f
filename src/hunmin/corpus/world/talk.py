"""Plain talk: greetings, thanks, small facts, sums, translations; nothing that a tool is needed for."""

from hunmin.corpus.world.pairs import sentence_pair
from hunmin.corpus.world.phrasing import fill
from hunmin.corpus.world.splits import Draw
from hunmin.corpus.world.topics import TOPICS
from hunmin.corpus.world.values import Language

SYSTEM_MESSAGES = {
    "ko": (
        "당신은 친절한 한국어 도우미입니다.",
        "당신은 사용자를 돕는 AI 비서입니다.",
        "질문에 짧고 정확하게 답하세요.",
    ),
    "en": ("You are a helpful assistant.", "Answer briefly and politely."),
}
TRANSLATOR = "당신은 사용자가 제공하는 영어 문장들을 한국어로 번역하는 AI 전문가입니다."


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
