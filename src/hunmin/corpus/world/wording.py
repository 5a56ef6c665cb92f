"""What users and the assistant say whatever the tool is, in both languages.

Every sixth of a user's phrasings is kept for evaluation (`splits`).
"""

from dataclasses import dataclass

from hunmin.corpus.world.phrasing import fill
from hunmin.corpus.world.values import Language, Scalar

Phrasings = tuple[str, ...]


@dataclass(frozen=True)
class Wording:
    """One language's phrasings.

    Their slots are `{work}`, `{label}`, `{labels}`, `{value}`, `{facts}` and `{error}`.
    """

    # the assistant's
    sentence_understood: str  # a tool's description, said back
    phrase_understood: str
    given: str  # one thing that the user gave
    lacking: str  # one that is missing
    all_given: str
    questions: Phrasings  # for what is missing
    labels_joined: str  # two missing labels
    failure: str
    recalled: str
    declining: Phrasings
    declining_words: Phrasings  # one of them stands in every polite refusal
    no_yes: tuple[str, str]
    # the tools'
    errors: Phrasings
    # the user's
    completions: Phrasings  # the one missing value
    completed_facts: Phrasings  # one of several missing values
    repeats: Phrasings  # the last call once more with one value changed
    recalls: Phrasings  # a value of the last call, asked again
    links: Phrasings  # between two requests in one message

    def understood(self, description: str) -> str:
        """A tool's description, said back to the user as what was understood."""
        echo = self.sentence_understood if description.endswith("다.") else self.phrase_understood
        return fill(echo, {"work": description.rstrip(".")})

    def fact(self, label: str, value: str | None) -> str:
        """What one parameter is to be; None where that is missing."""
        if value is None:
            return fill(self.lacking, {"label": label})
        return fill(self.given, {"label": label, "value": value})

    def plain(self, value: Scalar) -> str:
        """A value as an answer says it: no separators, no trailing .0."""
        if isinstance(value, bool):
            return self.no_yes[value]
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        return str(value)


_KOREAN = Wording(
    sentence_understood="{work}고요?",
    phrase_understood="{work}(이)요?",
    given="{label}은(는) {value}",
    lacking="{label}은(는) 미정",
    all_given="{facts}(이)군요.",
    questions=("{labels}을(를) 알려 주세요.", "{labels}을(를) 알려 주시겠어요?", "{labels}을(를) 말씀해 주세요."),
    labels_joined="{0}과(와) {1}",
    failure="죄송합니다. 요청이 실패했습니다: {error}.",
    recalled="{label}은(는) {value}입니다.",
    declining=(
        "죄송하지만 지금 쓸 수 있는 도구로는 도와드릴 수 없어요.",
        "죄송합니다. 그 일을 할 수 있는 도구가 없습니다.",
        "아쉽지만 제가 가진 도구로는 할 수 없는 일이에요.",
    ),
    declining_words=("없", "못", "어렵", "죄송"),
    no_yes=("아니요", "예"),
    errors=(
        "서버가 응답하지 않습니다",
        "권한이 없습니다",
        "찾을 수 없습니다",
        "잠시 점검 중입니다",
        "한도를 넘었습니다",
        "시간이 초과되었습니다",
    ),
    completions=(
        "{value}.",
        "{value}(이)야.",
        "{value}(이)에요.",
        "{label}은(는) {value}(이)야.",
        "{value}(으)로 해 줘.",
        "{value}입니다.",
        "{label} {value}.",
        "{value}(이)요.",
        "아, {value}(이)야.",
        "{label}이(가) {value}(이)에요.",
        "{value}(으)로 부탁해요.",
        "{label}은(는) {value}입니다.",
        "{value}(이)래요.",
        "{label}은(는) {value}(으)로 할게.",
        "음, {value}.",
        "{value}(이)라고 하네요.",
        "{label}(이)요? {value}(이)에요.",
        "{value}(으)로 하면 돼.",
        "{label}: {value}",
        "미안, 깜빡했네. {value}(이)야.",
        "{value}(으)로 할게요.",
        "네, {label}은(는) {value}.",
        "그럼 {value}(으)로.",
        "{label}이(가) 빠졌군요. {value}입니다.",
        "아 맞다, {value}.",
        "{value}(으)로 해 주세요.",
        "{label}에는 {value}을(를) 넣어 줘.",
        "{value}(이)면 돼요.",
        "{value}, 그걸로요.",
        "{label}을(를) 말 안 했네. {value}(이)야.",
        "{value}(이)지.",
        "네, {value}입니다.",
        "{label}은(는) 그냥 {value}(으)로.",
        "{value}(이)에요, {label}은(는).",
        "{value}(으)로 적어 주세요.",
        "{label}만 빠졌죠? {value}(이)에요.",
    ),
    completed_facts=(
        "{label}은(는) {value}",
        "{label} {value}",
        "{label}에는 {value}",
        "{label}: {value}",
        "{value}",
        "{label}이(가) {value}",
        "{label}={value}",
        "{label}은(는) 음 {value}",
        "{label}에 {value}",
        "{label}도 {value}",
        "{label} - {value}",
        "{label} 쪽은 {value}",
    ),
    repeats=(
        "{label}만 {value}(으)로 바꿔서 다시 해 줘.",
        "그럼 {label}이(가) {value}(이)면?",
        "{label}을(를) {value}(으)로 바꾸면?",
        "이번엔 {label} {value}(으)로 부탁해요.",
        "같은 걸 {label} {value}(으)로 다시 해 주세요.",
        "{label}을(를) {value}(으)로 해서 한 번 더.",
        "{label} {value}(이)면 어떻게 돼?",
        "다시, {label}은(는) {value}.",
        "아니다, {label}을(를) {value}(으)로 해 줘.",
        "{value}(으)로도 해 줘, {label} 말이야.",
        "{label}만 다르게, {value}(으)로요.",
        "하나 더요. {label}이(가) {value}인 걸로 해 주세요.",
    ),
    recalls=(
        "{label}이(가) 뭐였지?",
        "아까 {label}은(는) 뭐라고 했어?",
        "{label} 다시 말해 줘.",
        "{label}을(를) 다시 알려 주세요.",
        "방금 {label}이(가) 뭐였나요?",
        "{label}을(를) 한 번 더 말해 줄래?",
        "{label} 뭐였더라?",
        "{label}을(를) 까먹었어. 뭐였지?",
        "아까 말한 {label}은(는)?",
        "{label}이(가) 어떻게 됐죠?",
        "{label} 좀 확인해 줄래요?",
        "{label}을(를) 뭐라고 했는지 알려 줘.",
    ),
    links=(" ", " 그리고 "),
)

_ENGLISH = Wording(
    sentence_understood="{work}?",
    phrase_understood="{work}?",
    given="the {label} is {value}",
    lacking="the {label} is missing",
    all_given="So {facts}.",
    questions=("Please tell me the {labels}.", "Could you tell me the {labels}?", "What is the {labels}?"),
    labels_joined="{0} and the {1}",
    failure="Sorry, the request failed: {error}.",
    recalled="The {label} is {value}.",
    declining=("Sorry, I cannot do that with the tools I have.", "I am sorry, but no tool here can do that."),
    declining_words=("cannot", "can't", "sorry", "Sorry", "unable", "no tool"),
    no_yes=("no", "yes"),
    errors=("the server does not respond", "permission denied", "not found", "limit exceeded", "timed out"),
    completions=(
        "{value}.",
        "It is {value}.",
        "The {label} is {value}.",
        "{value}, please.",
        "Use {value}.",
        "I'd say {value}.",
        "{label}: {value}.",
        "Oh, {value}.",
        "Make it {value}.",
        "My {label} is {value}.",
        "That would be {value}.",
        "It should be {value}.",
        "{value}, I think.",
        "The {label} would be {value}.",
        "Let's say {value}.",
        "Sorry, I forgot: {value}.",
        "Go with {value}.",
        "{value} will do.",
        "{label} is {value}.",
        "Yes, {value}.",
        "Put {value}.",
        "Here: {value}.",
        "The {label}? {value}.",
        "You can use {value} as the {label}.",
        "Right, {value}.",
        "With {value}, please.",
        "{value} as the {label}.",
        "I forgot the {label}: {value}.",
        "Just {value}.",
        "Then {value}, please.",
    ),
    completed_facts=(
        "{label} is {value}",
        "{label} {value}",
        "the {label} is {value}",
        "{label}: {value}",
        "{value}",
        "{label} = {value}",
        "and my {label}, {value}",
        "{value} as the {label}",
        "{label}, {value}",
        "{label} - {value}",
        "{value} for the {label}",
        "for {label}, {value}",
    ),
    repeats=(
        "And with {value} as the {label}?",
        "Again with {label} {value}.",
        "What if the {label} is {value}?",
        "Do it again, but the {label} is {value}.",
        "Now with {label} {value}, please.",
        "Once more, {label} {value}.",
        "Now try {value} for the {label}.",
        "How about {label} {value}?",
        "The same with {label} {value}.",
        "Change the {label} to {value}.",
        "Please repeat it with {value} as {label}.",
        "And if the {label} were {value}?",
    ),
    recalls=(
        "What was the {label}?",
        "Tell me the {label} again.",
        "Say the {label} once more.",
        "What {label} was it?",
        "The {label} again, please?",
        "Which {label} did we have?",
        "Remind me of the {label}.",
        "I forgot the {label}.",
        "The {label} was what?",
        "Can you repeat the {label}?",
        "What did you say the {label} was?",
        "Do you still know the {label}?",
    ),
    links=(" ", " Also: "),
)

WORDING: dict[Language, Wording] = {"ko": _KOREAN, "en": _ENGLISH}
