"""The two tools that the A.X model cards print, with their wording."""

from dataclasses import replace

from hunmin.corpus.world.tools import Arguments, Parameter, Tool, everyday
from hunmin.corpus.world.values import CURRENCY, percent, rate, won


def _discounted(arguments: Arguments) -> float:
    price, percentage = arguments.number("original_price"), arguments.number("discount_percentage")
    return float(round(price * (100 - percentage) / 100, 1))


_DISCOUNT = everyday(
    name="calculate_discount",
    description="원가격과 할인율(퍼센트 단위)을 입력받아 할인된 가격을계산한다.",
    parameters=(
        Parameter("original_price", won(), "원래 가격", "상품의 원래 가격"),
        Parameter("discount_percentage", percent(), "할인율", "적용할 할인율"),
    ),
    result={"discounted_price": _discounted},
    requests=(
        "우리가 뭘 사야되는데 [원가가 {original_price}인데 ][{discount_percentage} ]직원할인 받으면 얼마야?",
        "우리가 뭘 사야되는데 [원래 {original_price}인데 ]직원할인[ {discount_percentage}] 받을 수 있거든? "
        "할인가좀 계산해줘",
        "[{original_price}짜리 ]신발을 [{discount_percentage} ]할인해서 사면 얼마예요?",
        "[원래 가격은 {original_price}이고 ][할인율은 {discount_percentage}인데 ]할인된 가격을 계산해 주세요.",
        "정가 [{original_price} ]가방이 [{discount_percentage} ]세일 중이래. 얼마면 살 수 있어?",
        "[{discount_percentage} ]쿠폰을 쓰면 [{original_price}짜리 ]헤드폰은 얼마가 돼?",
        "[{original_price}인데 ][{discount_percentage} ]할인 받으면 얼마야?",
        "[{original_price}에서 ][{discount_percentage} ]깎으면 얼마가 되나요?",
        "회원 할인이 [{discount_percentage} ]된대. [원가가 {original_price}(이)면 ]얼마 내야 해?",
        "이 옷 [원가가 {original_price}인데 ][{discount_percentage} ]할인 받으면 가격이 어떻게 돼요?",
        "[{original_price}짜리 ]의자에 학생 할인[ {discount_percentage}] 적용하면 얼마인지 알려 줘.",
        "할인가 계산 부탁해요.[ 상품 가격은 {original_price}(이)에요.][ 할인은 {discount_percentage}(이)에요.]",
        "친구랑 뭘 살 건데 [{original_price}이고 ][{discount_percentage} ]직원할인 되면 얼마일까?",
        "[원래 {original_price} 하는 ]책상을 [{discount_percentage} ]할인받아 사려고 하는데 할인가가 얼마지?",
        "[정가가 {original_price}인데 ]세일해서 [{discount_percentage} ]싸게 준대. 얼마에 사는 거야?",
        "할인된 가격을 계산해 주십시오.[ 원래 가격은 {original_price},][ 할인율은 {discount_percentage}입니다.]",
        "[{discount_percentage} ]할인 행사 중인 [{original_price}짜리 ]냉장고를 사려고 해요. 할인가가 얼마인가요?",
        "코트 [가격표에 {original_price}(이)라고 적혔는데 ][{discount_percentage} ]깎아 준대요. 얼마를 내면 되나요?",
        "[값이 {original_price}인 ]운동화야. [{discount_percentage} ]할인되면 얼마 주고 사?",
        "노트북 값이 [{original_price}에서 ]내린대.[ 할인율이 {discount_percentage}(이)래.] 할인가 좀 알려 줘.",
        "[{discount_percentage} ]할인율로 계산하면 [{original_price} 하는 ]이 상품은 얼마죠?",
        "생일이라 [{discount_percentage} ]할인을 해 준대요. [원래 {original_price}(이)면 ]얼마에 살 수 있을까요?",
        "할인가 얼마인지 봐 줄래?[ 원가 {original_price},][ 할인율 {discount_percentage}(이)야.]",
        "[{original_price}에 파는 ]물건을 손님께 [{discount_percentage} ]할인해 드리면 할인된 가격은 얼마입니까?",
    ),
    questions={
        "discount_percentage": (
            "할인율이 몇 퍼센트인지 알려 주시면 할인된 가격을 계산해 드릴게요. 할인율이 몇 퍼센트인가요?",
            "할인율이 몇 퍼센트인지 알려 주시겠어요?",
            "몇 퍼센트 할인인가요? 할인율을 알려 주세요.",
            "적용할 할인율이 어떻게 되나요?",
            "할인율은 얼마인가요?",
            "그럼 할인율은 몇 퍼센트예요?",
            "얼마나 깎아 주는지 알아야 계산할 수 있어요. 할인율을 말씀해 주시겠어요?",
            "네, 계산해 드릴 수 있어요. 다만 할인율을 모르겠네요. 할인율이 몇 퍼센트인가요?",
            "어떤 할인인지는 알겠습니다. 할인율이 몇 퍼센트인지 말씀해 주실 수 있나요?",
            "정확한 계산을 위해 할인율이 필요합니다. 할인율을 알려 주실 수 있을까요?",
            "할인율만 알려 주시면 바로 계산하겠습니다. 할인율은 몇 퍼센트입니까?",
        ),
        "original_price": (
            "상품의 원래 가격이 얼마인지 알려 주시면 계산해 드릴게요.",
            "상품의 원래 가격을 알려 주시겠어요?",
            "원래 가격은 얼마인가요?",
            "얼마짜리인지 알아야 계산할 수 있어요. 원래 가격을 말씀해 주시겠어요?",
            "나머지는 알겠습니다. 그러면 원래 가격이 얼마인지 알려 주실 수 있나요?",
        ),
    },
    completions={
        "discount_percentage": (
            "{value} 할인 받을 수 있어.",
            "{value} 할인이야.",
            "{value}.",
            "{value} 할인된대요.",
            "{value} 할인 가능해요.",
            "직원 할인은 {value}(이)야.",
        ),
        "original_price": (
            "{value}.",
            "원가는 {value}(이)야.",
            "{value}짜리야.",
            "{value}(이)에요.",
            "원래 {value}(이)에요.",
            "정가가 {value}(이)야.",
        ),
    },
    answers=(
        "할인을 받으면 {original_price}원의 상품은 {discount_percentage}% 할인을 받아 {discounted_price}원이 됩니다.",
        "{discount_percentage}% 할인을 적용하면 상품의 가격은 {discounted_price}원이 됩니다.",
    ),
)

_EXCHANGE_RATE = everyday(
    name="get_exchange_rate",
    description="두 통화 간의 환율을 가져온다.",
    parameters=(
        Parameter("base_currency", CURRENCY, "기준 통화", "The currency to convert from."),
        Parameter("target_currency", CURRENCY, "대상 통화", "The currency to convert to."),
    ),
    result={"exchange_rate": rate()},
    requests=(
        "[{base_currency}에서 ][{target_currency}(으)로 ]환율이 어떻게 돼?",
        "[{base_currency}을(를) ][{target_currency}(으)로 ]바꾸면 환율이 얼마야?",
        "[{base_currency} 기준으로 ][{target_currency} ]환율 좀 알려 줘.",
        "지금 [{base_currency}에서 ][{target_currency}(으)로 ]환전하면 환율이 얼마예요?",
        "[기준 통화는 {base_currency}, ][대상 통화는 {target_currency}인데 ]환율을 알려 주세요.",
        "[{base_currency} 대비 ][{target_currency} ]환율 확인해 줘.",
        "여행 가려고 하는데 [{base_currency}을(를) ][{target_currency}(으)로 ]바꿀 때 환율 알려 줄래?",
        "오늘 [{base_currency} ][대 {target_currency} ]환율이 얼마인가요?",
        "[1{base_currency}은(는) ][{target_currency}(으)로 ]얼마야?",
        "[{base_currency}을(를) ][{target_currency}(으)로 ]환전하려고 해. 환율 알려 줘.",
        "[{base_currency}을(를) 내고 ][{target_currency}을(를) ]사려면 환율이 얼마야?",
        "은행에 가서 [{base_currency}을(를) ][{target_currency}(으)로 ]바꾸려고 합니다. 오늘 환율이 궁금합니다.",
        "환율을 조회해 주십시오.[ 기준 통화는 {base_currency},][ 대상 통화는 {target_currency}입니다.]",
        "[{base_currency}을(를) 기준으로 하면 ][{target_currency} ]환율이 어떻게 되나요?",
        "[{target_currency}이(가) 필요해. ][{base_currency}에서 ]바꾸면 환율이 얼마지?",
        "해외 직구 하려고요. [{base_currency}에서 ][{target_currency}(으)로 ]바꾸는 환율을 확인해 주시겠어요?",
        "환율 좀 찾아 줘.[ {base_currency}에서][ {target_currency}(으)로] 바꿀 거야.",
        "출장비를 [{base_currency}(으)로 받았는데 ][{target_currency}(으)로 ]바꿔야 해요. 환율을 알 수 있을까요?",
        "[{base_currency} 가지고 있는데 ][{target_currency}(으)로 ]환전할까 해. 오늘 환율 얼마야?",
        "[{target_currency}(으)로 ]환전하려고요.[ 지금 있는 돈은 {base_currency}(이)에요.] 환율이 얼마인가요?",
        "환율 확인 좀 해 줄래?[ 기준은 {base_currency}(이)고][ 대상은 {target_currency}(이)야.]",
        "[{base_currency}이(가) ]요즘 [{target_currency}(으)로 ]얼마쯤 해? 환율 알려 줘.",
        "해외 송금 환율을 알려 주세요.[ 보내는 통화는 {base_currency},][ 받는 통화는 {target_currency}(이)에요.]",
        "여행 경비가 남았어요. [{base_currency}을(를) ][{target_currency}(으)로 ]다시 바꿀 때의 환율은 얼마인가요?",
        "1 {base_currency}은(는) 몇 {target_currency}(이)야?",
        "[{base_currency} 하나에 ][{target_currency}(으)로 ]얼마 쳐줘? 환율 말이야.",
        "1{base_currency}이(가) 몇 {target_currency}인지 알려 주세요.",
        "환율표 좀 봐 줘.[ {base_currency}에서][ {target_currency}(으)로].",
        "[{target_currency} ]시세가 궁금해요.[ {base_currency}(으)로 살 거예요.] 지금 환율이 얼마죠?",
        "요즘 1 {base_currency}에 몇 {target_currency} 정도 하나요?",
        "{base_currency}/{target_currency} 환율 얼마야?",
        "100{base_currency}은(는) {target_currency}(으)로 얼마예요?",
        "[{base_currency}에 대한 ][{target_currency} ]환율을 알려 줘.",
        "{base_currency}{target_currency} 환율 좀 봐 줘.",
        "[{target_currency}(으)로 ]100{base_currency} 바꾸면 환율이 어떻게 되나요?",
        "[{base_currency}하고 ][{target_currency} ]환율이 궁금해.",
        "[{base_currency}과(와) ][{target_currency} ]사이의 환율을 알려 주시겠어요?",
        "{base_currency}-{target_currency} 환율 알려 주세요.",
        "1000{base_currency}에 몇 {target_currency}(이)야?",
        "[{base_currency} 값이 ][{target_currency}(으)로 ]얼마나 하는지 환율 좀.",
        "{base_currency} {target_currency} 환율 알려 줘.",
        "오늘 1{base_currency}에 몇 {target_currency} 해?",
        "[1 {base_currency}에 ][{target_currency}(으)로 ]얼마나 줘요? 환율 좀 봐 줘.",
        "오늘 {base_currency} {target_currency} 환율이 어떻게 돼요?",
        "[{target_currency}(으)로 ]바꾸고 싶은데 [{base_currency} ]환율이 얼마야?",
        "몇 {target_currency}(이)면 1{base_currency}(이)랑 같아?",
        "{base_currency}{target_currency} 환율이 지금 얼마예요?",
        "[{base_currency} 대 ][{target_currency} ]환율을 조회해 줘.",
        "지금 {base_currency}/{target_currency} 얼마야?",
        "[{base_currency}(으)로 ][{target_currency}을(를) ]사고 싶어. 환율 알려 줘.",
        "[{base_currency}을(를) ][{target_currency}(으)로 ]바꿔 주면 얼마씩이야? 환율 말이야.",
        "1{base_currency}당 {target_currency} 환율을 알려 주세요.",
        "지금 {base_currency}이(가) {target_currency}(으)로 얼마야?",
    ),
    completions={
        "target_currency": (
            "{value}.",
            "{value}(으)로 바꿀 거야.",
            "{value}(이)요.",
            "{value}(으)로요.",
            "{value}(이)야.",
            "{value}(으)로 할게.",
        ),
        "base_currency": (
            "{value}.",
            "{value}에서 바꿀 거야.",
            "{value}(이)요.",
            "{value}에서요.",
            "{value}(이)야.",
            "{value}을(를) 가지고 있어.",
        ),
    },
    answers=(
        "{base_currency}에서 {target_currency}(으)로의 환율은 {exchange_rate}입니다.",
        "현재 1 {base_currency}은(는) {exchange_rate} {target_currency}입니다.",
    ),
)

CARD_TOOLS = (_DISCOUNT, _EXCHANGE_RATE)
"""The tools as the card of A.X 3.1 prints them."""


def _rate_named(key: str) -> Tool:
    """The exchange tool with another key for its rate: the cards print no result of it."""
    answers = tuple(answer.replace("exchange_rate", key) for answer in _EXCHANGE_RATE.answers)
    return replace(_EXCHANGE_RATE, result={key: _EXCHANGE_RATE.result["exchange_rate"]}, answers=answers)


_PRICE, _RATE = _DISCOUNT.parameters
_EXPLAINED_RATE = replace(_RATE, description="적용할 할인율(예: 20% 할인의 경우 20을 입력)")
CARD_TOOL_VARIANTS = (
    CARD_TOOLS,
    (replace(_DISCOUNT, description=_DISCOUNT.description.replace("가격을계산", "가격을 계산")), _EXCHANGE_RATE),
    (replace(_DISCOUNT, parameters=(_PRICE, _EXPLAINED_RATE)), _rate_named("rate")),
)
"""The same, also spaced as one would write it, and with the longer description of the card of A.X 4.0."""
