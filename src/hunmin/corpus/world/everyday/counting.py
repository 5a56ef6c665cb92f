"""Everyday tools that compute: tips, interest, body mass, units."""

from hunmin.corpus.world.tools import Arguments, Parameter, everyday
from hunmin.corpus.world.values import decimal, integer, percent, won


def _tip(a: Arguments) -> float:
    return round(a.number("amount") * a.number("tip_percentage") / 100, 1)


def _share(a: Arguments) -> float:
    return round(a.number("total") / a.number("people"), 1)


def _body_mass_index(a: Arguments) -> float:
    return round(a.number("weight") / (a.number("height") / 100) ** 2, 1)


def _interest(a: Arguments) -> float:
    return round(a.number("principal") * a.number("rate") / 100 * a.number("years"), 1)


def _tax(a: Arguments) -> float:
    return round(a.number("price") * 0.1, 1)


COUNTING_TOOLS = (
    everyday(
        "calculate_tip",
        "식사 금액과 비율로 팁을 계산한다.",
        (
            Parameter("amount", won(5000, 900_000), "금액", "식사 금액"),
            Parameter("tip_percentage", percent(5, 30), "팁 비율", "팁 비율(퍼센트)"),
        ),
        {"tip": _tip},
        (
            "밥값이 [{amount} ]나왔는데 팁을 [{tip_percentage} ]주면 얼마야?",
            "[{amount}에 대한 ]팁 [{tip_percentage} ]계산해 줘.",
            "팁 좀 계산해 줄래?[ 금액은 {amount}이고][ 비율은 {tip_percentage}(이)야.]",
            "[식사 금액 {amount}에 ][{tip_percentage} ]팁이면 얼마를 두어야 하나요?",
            "[{tip_percentage}씩 ]팁을 내면 [{amount}일 때 ]팁이 얼마예요?",
            "[{amount}짜리 식사야. ]팁은 [{tip_percentage}(으)로 ]계산해 주세요.",
        ),
        ("{amount}원의 {tip_percentage}% 팁은 {tip}원입니다.",),
    ),
    everyday(
        "split_bill",
        "총액을 사람 수로 나눈다.",
        (
            Parameter("total", won(5000, 900_000), "총액"),
            Parameter("people", integer(2, 12, "명", "people", native=True), "사람 수", "나눌 사람 수"),
        ),
        {"share": _share},
        (
            "[{total}을(를) ][{people}이서 ]나누면 한 사람당 얼마야?",
            "더치페이하자. [총 {total}이고 ][{people}(이)야. ]얼마씩 내면 돼?",
            "[{people}이 ][{total}을(를) ]나눠 내려면 얼마씩인가요?",
            "계산서 나눠 줘.[ 총액 {total}.][ 사람은 {people}.]",
            "[{total} 나왔어. ][{people}이서 ]나눠 줘.",
            "[모두 {people}인데 ][{total}을(를) ]똑같이 나누면 얼마예요?",
        ),
        ("{total}원을 {people}명이 나누면 한 사람당 {share}원입니다.",),
    ),
    everyday(
        "calculate_bmi",
        "키와 몸무게로 체질량지수를 계산한다.",
        (
            Parameter("height", decimal(140, 199, "cm"), "키", "센티미터로 잰 키"),
            Parameter("weight", decimal(38, 120, "kg"), "몸무게", "킬로그램으로 잰 몸무게"),
        ),
        {"bmi": _body_mass_index},
        (
            "[키는 {height}, ][몸무게는 {weight}인데 ]BMI 계산해 줘.",
            "[키 {height}에 ][{weight}(이)면 ]체질량지수가 얼마야?",
            "체질량지수 좀 알려 줘.[ 키 {height}.][ 몸무게 {weight}.]",
            "[나 {height}이고 ][{weight} 나가. ]BMI가 몇이야?",
            "BMI를 알고 싶어요.[ 몸무게가 {weight}이고][ 키가 {height}(이)에요.]",
            "[{height}, ][{weight} ]BMI 부탁해요.",
        ),
        ("키 {height}cm, 몸무게 {weight}kg의 체질량지수는 {bmi}입니다.",),
    ),
    everyday(
        "calculate_interest",
        "원금, 이율, 기간으로 단리 이자를 계산한다.",
        (
            Parameter("principal", won(100_000, 90_000_000), "원금"),
            Parameter("rate", decimal(1, 9, "%"), "이율", "연 이율(퍼센트)"),
            Parameter("years", integer(1, 20, "년", "years"), "기간", "맡길 기간(년)"),
        ),
        {"interest": _interest},
        (
            "[{principal}을(를) ][연 {rate}(으)로 ][{years} 동안 ]맡기면 이자가 얼마야?",
            "[원금 {principal}, ][이율 {rate}, ][기간 {years}인데 ]이자 계산해 줘.",
            "이자 좀 계산해 주세요.[ 원금은 {principal}(이)에요.][ 이율은 {rate}(이)에요.][ 기간은 {years}(이)에요.]",
            "[{rate} 이율로 ][{principal} ]예금하면 [{years} 뒤 ]이자는 얼마인가요?",
            "[{years} ]예금이면 [{principal}에 ][{rate}일 때 ]이자 얼마 붙어?",
            "[{principal}을(를) ][{years} ]넣어 두려고.[ 이율은 {rate}.] 이자 알려 줘.",
        ),
        ("원금 {principal}원의 {years}년 이자는 {interest}원입니다.",),
    ),
    everyday(
        "calculate_vat",
        "가격의 부가세를 계산한다.",
        (Parameter("price", won(), "가격", "부가세를 뺀 가격"),),
        {"vat": _tax},
        (
            "[{price}의 ]부가세가 얼마야?",
            "[{price}에 ]부가세 붙이면 세금이 얼마예요?",
            "부가세 계산해 줘.[ 가격은 {price}(이)야.]",
            "[{price}짜리 물건 ]부가세 알려 줘.",
            "[가격 {price}인데 ]부가세 얼마 내나요?",
            "[{price} ]부가세 좀 부탁해요.",
        ),
        ("{price}원의 부가세는 {vat}원입니다.",),
    ),
)
