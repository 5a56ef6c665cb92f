"""How made-up tools are asked for: requests composed of an opening, an object, an ending, and facts in an order.

Openings and objects are free; every sixth of the other tables is kept for evaluation (`splits`). Some requests of
training name no parameter, as people do where a value tells whose it is; others put invented particles behind the
names, so that no known word is needed to find the value.
"""

from collections.abc import Mapping, Sequence

from hunmin.corpus.world.invented_words import Verb
from hunmin.corpus.world.phrasing import ComposedRequest, Request, TemplateRequest
from hunmin.corpus.world.splits import Draw, split_phrasings
from hunmin.corpus.world.tools import Parameter
from hunmin.corpus.world.values import NAME, Language, Roles, plausible_word

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


# said of a value that is the only one: it needs no name, unless any word might be it
_LONE: Roles = {"ko": ("{}", "{}(으)로", "{}에", "{}(으)로 해서"), "en": ("with {}", "for {}", "using {}")}
_UNNAMED_SHARE = 0.3
_INVENTED_PARTICLES = 0.15


def compose_requests(draw: Draw, parameters: Sequence[Parameter], verb: Verb, noun: str) -> tuple[Request, ...]:
    """Five requests from the training phrasings and, in the sixth place, one wholly from those kept for evaluation."""
    language = draw.language
    endings = tuple(_with_verb(half, verb, language) for half in split_phrasings(_ENDINGS[language]))
    tables = (endings, *(split_phrasings(table[language]) for table in (_FACTS, _ORDERS)))
    labels = {parameter.key: parameter.label for parameter in parameters}
    roles = _roles(parameters, language)

    def compose(held_out: bool) -> Request:
        ending, fact, order = (draw.choice(halves[held_out]) for halves in tables)
        opening, thing = draw.choice(_OPENINGS[language]), draw.choice(_OBJECTS[language]).format(noun=noun)
        ending = ending.format(noun=thing)
        if roles and not held_out and draw.chance(_UNNAMED_SHARE):
            return TemplateRequest(_unnamed(draw, roles, opening, thing, ending))
        if language == "ko" and not held_out and draw.chance(_INVENTED_PARTICLES):
            fact = f"{{label}}{plausible_word(draw.random)} {{value}}"
        action = opening + thing + ending if language == "ko" else _capitalized(opening + ending)
        return ComposedRequest(action, fact, order, labels)

    return (*(compose(False) for _ in range(5)), compose(True))


def _with_verb(endings: Sequence[str], verb: Verb, language: Language) -> list[str]:
    """The endings with the verb in them; of a native one those that say 해, which is another word there."""
    if language == "en" or verb.noun:
        return [ending.replace("{verb}", verb.said if language == "en" else verb.noun) for ending in endings]
    return [ending.replace("{verb}해", verb.asked) for ending in endings if "{verb}해" in ending]


def restate(draw: Draw, labels: Mapping[str, str], request: Request) -> ComposedRequest:
    """A request by hand, all of whose slots can be left out, with the facts label by label before or behind it."""
    fact, order = (draw.choice(draw.phrasings(table[draw.language])) for table in (_FACTS, _ORDERS))
    return ComposedRequest(request.say({}), fact, order, labels)


def _roles(parameters: Sequence[Parameter], language: Language) -> dict[str, tuple[str, ...]]:
    """How each value is said without its label; nothing where the values alone do not tell whose they are."""
    if len(parameters) == 1 and parameters[0].kind.type != "boolean" and parameters[0].kind is not NAME:
        return {parameters[0].key: _LONE[language]}
    roles = {parameter.key: parameter.kind.roles.get(language, ()) for parameter in parameters}
    return roles if all(roles.values()) and len(set(roles.values())) == len(roles) else {}


def _unnamed(draw: Draw, roles: Mapping[str, tuple[str, ...]], opening: str, thing: str, ending: str) -> str:
    """A template with every value in its role: "[{date}에 ][{owner}에게 ]회의실 예약해 줘."."""
    said = [draw.choice(ways).format(f"{{{key}}}") for key, ways in draw.random.sample(list(roles.items()), len(roles))]
    if draw.language == "en":
        ending = _capitalized(opening + ending)
        return ending[:-1] + "".join(f"[ {way}]" for way in said) + ending[-1]
    values = "".join(f"[{way} ]" for way in said)
    return opening + (values + thing if draw.chance(0.7) else thing + values) + ending


def _capitalized(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]
