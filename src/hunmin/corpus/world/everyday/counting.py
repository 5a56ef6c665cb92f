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


def _fahrenheit(a: Arguments) -> float:
    return round(a.number("celsius") * 9 / 5 + 32, 1)


def _area(a: Arguments) -> float:
    return round(a.number("width") * a.number("height"), 2)


def _average(a: Arguments) -> float:
    return round((a.number("first") + a.number("second") + a.number("third")) / 3, 2)


def _speed(a: Arguments) -> float:
    return round(a.number("distance") / a.number("hours"), 1)


def _age(a: Arguments) -> int:
    return int(a.number("year") - a.number("birth_year"))


def _fuel_cost(a: Arguments) -> float:
    return float(round(a.number("distance") / a.number("efficiency") * a.number("fuel_price")))


def _monthly(a: Arguments) -> float:
    return float(round(a.number("price") / a.number("months")))


def _product(a: Arguments) -> int:
    return int(a.number("first") * a.number("second"))


def _pyeong(a: Arguments) -> float:
    return round(a.number("square_meters") / 3.3058, 1)


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
            "팁 좀 계산해 줄래?[ 금액은 {amount}(이)고][ 비율은 {tip_percentage}(이)야.]",
            "[식사 금액 {amount}에 ][{tip_percentage} ]팁이면 얼마를 두어야 하나요?",
            "[{tip_percentage}씩 ]팁을 내면 [{amount}일 때 ]팁이 얼마예요?",
            "[{amount}짜리 식사야. ]팁은 [{tip_percentage}(으)로 ]계산해 주세요.",
            "[{amount}어치 먹었는데 ]팁을 [{tip_percentage} ]놓고 가려면 얼마가 필요해?",
            "팁을 [{tip_percentage} ]주려고 합니다.[ 식사 금액은 {amount}입니다.] 얼마인지 계산해 주십시오.",
            "저녁 식사비가 [{amount} ]나왔어요. 팁으로 [{tip_percentage} ]드리면 얼마인지 알려 주실래요?",
            "[식사비는 {amount}, ][팁 비율은 {tip_percentage}. ]팁 금액 좀 뽑아 줘.",
            "종업원한테 팁을 [밥값의 {tip_percentage}만큼 ]줘야 하는데 얼마지?[ 밥값은 {amount}(이)야.]",
            "[계산서에 {amount}(이)라고 적혀 있어요. ][{tip_percentage}에 해당하는 ]팁을 얹으면 얼마를 더 내나요?",
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
            "회식비가 [{total} ]나왔는데 [{people}이 ]나눠 내면 한 명이 얼마 내?",
            "총액을 사람 수로 나누어 1인당 금액을 알려 주십시오.[ 총액은 {total},][ 사람은 {people}입니다.]",
            "[일행이 {people}(이)에요. ]밥값이 [{total} ]나왔는데 각자 얼마씩 내면 될까요?",
            "N빵 좀 해 줘.[ 나온 돈은 {total}(이)고][ 우리는 {people}(이)야.]",
            "[{people}이서 ]먹은 값 [{total}을(를) ]공평하게 나눠 줄래?",
            "[비용은 모두 {total}, ][인원은 {people}입니다. ]나눠 낼 때 한 사람 몫이 얼마인지 궁금합니다.",
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
            "BMI를 알고 싶어요.[ 몸무게가 {weight}(이)고][ 키가 {height}(이)에요.]",
            "[{height}, ][{weight} ]BMI 부탁해요.",
            "키하고 몸무게로 BMI 좀 구해 줘.[ 키 {height},][ 몸무게 {weight}(이)야.]",
            "[몸무게는 {weight}입니다. ][키는 {height}입니다. ]체질량지수가 얼마입니까?",
            "제가 비만인지 궁금해요.[ 키는 {height}.][ 몸무게는 {weight}.] 체질량지수를 계산해 주세요.",
            "[{weight} 나가는데 ][키가 {height}(이)면 ]BMI 얼마 나오지?",
            "BMI 확인 부탁드립니다.[ 신장 {height},][ 체중 {weight}입니다.]",
            "요즘 살이 좀 찐 것 같아요. [키 {height}, ][몸무게 {weight}의 ]체질량지수는 어느 정도인가요?",
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
            "은행에 돈을 [{principal} ]넣으려는데 [연이율 {rate}에 ][{years}이면 ]이자가 얼마나 되지?",
            "단리로 이자를 구해 주십시오.[ 원금 {principal},][ 연 이율 {rate},][ 기간 {years}입니다.]",
            "[{years} 만기 ]예금에 들까 해요.[ 이율은 {rate}.][ 원금은 {principal}.] 이자로 얼마를 받나요?",
            "[이율 {rate}짜리 통장에 ][{principal}을(를) ][{years}간 ]묶어 두면 이자 얼마 받아?",
            "이자가 얼마인지 따져 줘.[ 기간은 {years}(이)고][ 원금은 {principal}(이)고][ 이율은 {rate}(이)야.]",
            "여윳돈이 있어요. [{principal}을(를) ][{rate} 이율로 ][{years} ]굴리면 이자가 얼마나 생길까요?",
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
            "[공급가가 {price}(이)면 ]부가세는 얼마로 잡아야 해?",
            "물건을 [{price}에 ]팔았어요. 부가세가 얼마인지 계산해 주시겠어요?",
            "부가가치세를 계산해 주십시오.[ 가격은 {price}입니다.]",
            "세금계산서 쓰려는데 [{price}에 대한 ]부가세 좀 구해 줄래?",
            "[부가세 뺀 값이 {price}(이)야. ]부가세만 따로 얼마지?",
            "견적이 [{price}(으)로 ]나왔는데 여기에 붙는 부가세를 알고 싶습니다.",
        ),
        ("{price}원의 부가세는 {vat}원입니다.",),
    ),
    everyday(
        "convert_temperature",
        "섭씨 온도를 화씨로 바꾼다.",
        (Parameter("celsius", decimal(1, 99, "도"), "섭씨 온도"),),
        {"fahrenheit": _fahrenheit},
        (
            "섭씨 [{celsius}은(는) ]화씨로 몇 도야?",
            "[{celsius}을(를) ]화씨로 바꿔 줘.",
            "화씨로 계산해 주세요.[ 섭씨 온도는 {celsius}(이)에요.]",
            "[섭씨 {celsius}이면 ]화씨로 얼마예요?",
            "[{celsius} ]화씨 변환 부탁해.",
            "화씨 온도가 궁금해.[ 섭씨 {celsius}(이)야.]",
            "미국 친구한테 말해 주게 [섭씨 {celsius}을(를) ]화씨로 고쳐 줄래?",
            "[온도계가 섭씨 {celsius}을(를) 가리켜요. ]화씨로는 몇 도일까요?",
            "섭씨를 화씨로 변환해 주십시오.[ 온도는 {celsius}입니다.]",
            "[물 온도가 섭씨 {celsius}인데 ]화씨로 나타내면 몇 도야?",
            "[섭씨 {celsius}에 해당하는 ]화씨 온도를 알려 주세요.",
            "외국에서는 화씨를 쓴다면서요? [섭씨 {celsius}(이)면 ]화씨 단위로 얼마가 되나요?",
        ),
        ("섭씨 {celsius}도는 화씨 {fahrenheit}도입니다.",),
    ),
    everyday(
        "calculate_area",
        "가로와 세로로 넓이를 계산한다.",
        (Parameter("width", decimal(1, 90, "m"), "가로"), Parameter("height", decimal(1, 90, "m"), "세로")),
        {"area": _area},
        (
            "[가로 {width}, ][세로 {height}(이)면 ]넓이가 얼마야?",
            "넓이 계산해 줘.[ 가로는 {width},][ 세로는 {height}.]",
            "[세로 {height}에 ][가로 {width}인 ]방 넓이 알려 줘.",
            "[가로가 {width}이고 ][세로가 {height}인 ]밭의 넓이가 몇 제곱미터예요?",
            "[가로 {width} ][세로 {height} ]넓이 좀 구해 주세요.",
            "면적을 알고 싶어요.[ 세로 {height}.][ 가로 {width}.]",
            "직사각형 넓이 좀 구해 줘.[ 가로가 {width}(이)고][ 세로가 {height}(이)야.]",
            "[가로 길이 {width}, ][세로 길이 {height}인 ]마당은 넓이가 어떻게 됩니까?",
            "텃밭 넓이를 계산해 주시겠어요?[ 세로가 {height},][ 가로가 {width}(이)에요.]",
            "카펫을 깔려고 해.[ 가로는 {width}.][ 세로는 {height}.] 넓이가 얼마인지 알려 줘.",
            "네모난 땅이야. [가로 {width}, ][세로 {height}. ]넓이가 몇 제곱미터인지 봐 줄래?",
            "제 방의 넓이가 얼마나 되는지 궁금해요.[ 가로로 {width},][ 세로로 {height}(이)에요.]",
        ),
        ("가로 {width}m, 세로 {height}m의 넓이는 {area}제곱미터입니다.",),
    ),
    everyday(
        "calculate_average",
        "세 수의 평균을 구한다.",
        (
            Parameter("first", integer(1, 500), "첫째 수"),
            Parameter("second", integer(1, 500), "둘째 수"),
            Parameter("third", integer(1, 500), "셋째 수"),
        ),
        {"average": _average},
        (
            "{first}, {second}, {third} 평균 내 줘.",
            "{first}하고 {second}하고 {third}의 평균이 얼마야?",
            "평균을 구해 주세요.[ 첫째 수는 {first},][ 둘째 수는 {second},][ 셋째 수는 {third}.]",
            "[첫째 수 {first}, ][둘째 수 {second}, ][셋째 수 {third}의 ]평균 부탁해.",
            "세 수 {first}, {second}, {third}의 평균은 얼마예요?",
            "평균 좀 알려 줘.[ 첫째 수 {first}.][ 둘째 수 {second}.][ 셋째 수 {third}.]",
            "[첫째 수가 {first}, ][둘째 수가 {second}, ][셋째 수가 {third}일 때 ]평균은 몇이야?",
            "세 수의 평균을 계산해 주십시오.[ 첫째 수 {first},][ 둘째 수 {second},][ 셋째 수 {third}입니다.]",
            "{first}과(와) {second}, {third}의 평균값을 알려 주세요.",
            "숫자가 세 개 있어.[ 셋째 수 {third}.][ 첫째 수 {first}.][ 둘째 수 {second}.] 평균 내 줘.",
            "[둘째 수 {second}, ][셋째 수 {third}, ][첫째 수 {first}, ]이 셋의 평균은 얼마지?",
            "세 번 재서 평균을 내려고요.[ 첫째 수가 {first},][ 둘째 수가 {second},][ 셋째 수가 {third}.] 얼마일까요?",
        ),
        ("{first}, {second}, {third}의 평균은 {average}입니다.",),
    ),
    everyday(
        "calculate_speed",
        "거리와 시간으로 속력을 구한다.",
        (
            Parameter("distance", decimal(1, 400, "km"), "거리", "간 거리(km)"),
            Parameter("hours", decimal(1, 9, "시간"), "걸린 시간"),
        ),
        {"speed": _speed},
        (
            "[{distance}을(를) ][{hours}에 ]가면 속력이 얼마야?",
            "속력 계산해 줘.[ 거리는 {distance},][ 걸린 시간은 {hours}.]",
            "[{hours} 동안 ][{distance} 달렸어. ]시속 몇 km야?",
            "[거리 {distance}, ][걸린 시간 {hours}인데 ]속력을 알려 주세요.",
            "[{distance} 가는 데 ][{hours} ]걸렸어요. 속력이 얼마예요?",
            "[{distance} ][{hours} ]속력 구해 줄래?",
            "[{hours} 걸려서 ][{distance}을(를) ]갔으면 속력이 얼마나 되지?",
            "거리와 걸린 시간으로 속력을 구해 주십시오.[ 거리 {distance},][ 걸린 시간 {hours}입니다.]",
            "차로 [{distance} ]이동했어요. [걸린 시간은 {hours}(이)에요. ]시속 얼마로 달린 건가요?",
            "자전거를 탔는데 속력이 궁금해.[ 거리는 {distance}(이)고][ 시간은 {hours}(이)야.]",
            "[{distance}을(를) 달렸는데 ][걸린 시간이 {hours}(이)야. ]얼마나 빨랐는지 속력 좀 계산해 줘.",
            "[{distance} 거리를 ][{hours} 만에 ]지나왔다면 속력은 시속 몇 km인가요?",
        ),
        ("{distance}km를 {hours}시간에 가면 시속 {speed}km입니다.",),
    ),
    everyday(
        "calculate_age",
        "태어난 해로 나이를 계산한다.",
        (
            Parameter("birth_year", integer(1940, 2015, "년"), "출생 연도"),
            Parameter("year", integer(2024, 2060, "년"), "기준 연도"),
        ),
        {"age": _age},
        (
            "[{birth_year}생이면 ][{year}에 ]몇 살이야?",
            "나이 계산해 줘.[ 출생 연도는 {birth_year},][ 기준 연도는 {year}.]",
            "[{year} 기준으로 ][{birth_year}생 ]나이 알려 줘.",
            "[{birth_year}에 태어났는데 ][{year}에는 ]몇 살이 되나요?",
            "[{birth_year}생은 ][{year}에 ]나이가 어떻게 돼요?",
            "[{year}이면 ][{birth_year}생은 ]나이가 몇이지?",
            "[{birth_year}에 태어난 사람이 ][{year}에는 ]몇 살일까?",
            "출생 연도로 나이를 계산해 주십시오.[ 출생 연도 {birth_year},][ 기준 연도 {year}입니다.]",
            "우리 삼촌은 [{birth_year}생이에요. ][{year}이 되면 ]나이가 몇인가요?",
            "[{year}을 기준으로 ]나이 좀 따져 줘.[ 태어난 해는 {birth_year}(이)야.]",
            "내 나이가 [{year}엔 ]얼마나 되지?[ {birth_year}생이야.]",
            "친구 나이를 세어 보려고요.[ 태어난 해는 {birth_year},][ 기준으로 삼을 해는 {year}(이)에요.] 몇 살인가요?",
        ),
        ("{birth_year}년생은 {year}년에 {age}살입니다.",),
    ),
    everyday(
        "calculate_fuel_cost",
        "거리, 연비, 기름값으로 주유비를 계산한다.",
        (
            Parameter("distance", integer(10, 900, "km"), "거리"),
            Parameter("efficiency", decimal(6, 25, "km"), "연비", "리터당 연비"),
            Parameter("fuel_price", won(1200, 2200), "기름값", "리터당 기름값"),
        ),
        {"cost": _fuel_cost},
        (
            "[거리 {distance}, ][연비 {efficiency}, ][기름값 {fuel_price}(이)면 ]주유비가 얼마야?",
            "주유비 계산해 줘.[ 거리는 {distance},][ 연비는 {efficiency},][ 기름값은 {fuel_price}.]",
            "[{distance} 가려면 ]주유비 얼마 들어?[ 연비는 {efficiency},][ 기름값은 {fuel_price}.]",
            "[연비 {efficiency}인 차로 ][{distance} ]가면 [기름값 {fuel_price}일 때 ]얼마 들까요?",
            "[기름값이 {fuel_price}인데 ][{distance} 거리를 ][연비 {efficiency}(으)로 ]가면 주유비는?",
            "[{distance} 운전할 거예요. ][연비 {efficiency}. ][기름값 {fuel_price}. ]주유비 알려 주세요.",
            "주유비가 얼마나 나올까?[ 거리는 {distance}.][ 연비는 {efficiency}.][ 기름값은 {fuel_price}(이)야.]",
            "[기름값 {fuel_price}에 ][연비 {efficiency}(이)면 ][{distance} 거리의 ]주유비는 얼마입니까?",
            "차로 [{distance} ]달릴 예정이에요.[ 연비 {efficiency}.][ 기름값 {fuel_price}.] 기름을 얼마어치 넣을까요?",
            "[리터당 {efficiency} 가는 차야. ][기름값은 {fuel_price}. ][{distance} ]가는 데 주유비 얼마인지 봐 줘.",
            "여행 주유비를 미리 알고 싶어요.[ 거리 {distance},][ 기름값 {fuel_price},][ 연비 {efficiency}(이)에요.]",
            "[기름값이 {fuel_price}(이)라면 ][연비 {efficiency}짜리 차로 ][{distance} ]주행할 때 주유비는 얼마인가요?",
        ),
        ("{distance}km를 가는 주유비는 {cost}원입니다.",),
    ),
    everyday(
        "calculate_installment",
        "할부로 살 때 한 달에 낼 돈을 계산한다.",
        (Parameter("price", won(50_000, 9_000_000), "가격"), Parameter("months", integer(2, 36, "개월"), "개월 수")),
        {"monthly_payment": _monthly},
        (
            "[{price}짜리를 ][{months} 할부로 ]사면 한 달에 얼마야?",
            "할부 계산해 줘.[ 가격은 {price},][ 개월 수는 {months}.]",
            "[{months} 할부면 ][{price}은(는) ]매달 얼마씩 내요?",
            "[{price} 노트북을 ][{months}(으)로 ]나눠 내면 얼마씩이야?",
            "[가격 {price}, ][개월 수 {months}인데 ]월 납부액 알려 주세요.",
            "[{price} ][{months} ]할부로 매달 얼마 나가?",
            "[{price}을(를) ][{months}에 걸쳐 ]할부로 갚으면 매월 얼마를 내지?",
            "할부 금액을 계산해 주십시오.[ 가격 {price},][ 개월 수 {months}입니다.]",
            "냉장고를 할부로 사려고요.[ 가격은 {price}(이)에요.][ {months}(으)로 나눌게요.] 한 달에 얼마씩 나가나요?",
            "할부로 긁을 건데 [{months}(이)면 ]다달이 얼마야?[ 물건값은 {price}(이)야.]",
            "침대값이 [{price}인데 ]부담돼서 [{months} ]할부로 하려고. 월 납부액이 얼마야?",
            "카드 할부로 [{price}을(를) ]결제하려고 합니다. [{months} 동안 ]매달 낼 돈이 얼마인가요?",
        ),
        ("{price}원을 {months}개월로 나누면 한 달에 {monthly_payment}원입니다.",),
    ),
    everyday(
        "multiply_numbers",
        "두 수를 곱한다.",
        (Parameter("first", integer(2, 999), "첫째 수"), Parameter("second", integer(2, 999), "둘째 수")),
        {"product": _product},
        (
            "{first} 곱하기 {second} 계산해 줘.",
            "{first}에 {second}을(를) 곱하면 얼마야?",
            "두 수를 곱해 줘.[ 첫째 수는 {first},][ 둘째 수는 {second}.]",
            "[{first}에 ][{second}을(를) ]곱해 주세요.",
            "{first} × {second}은(는) 얼마예요?",
            "곱셈 부탁해.[ 첫째 수 {first}.][ 둘째 수 {second}.]",
            "{first}과(와) {second}의 곱을 알려 줘.",
            "두 수의 곱을 구해 주십시오.[ 첫째 수 {first},][ 둘째 수 {second}입니다.]",
            "[첫째 수 {first}에 ][둘째 수 {second}을(를) ]곱한 값이 얼마예요?",
            "계산기가 없어. [{first}에다 ][{second}을(를) ]곱하면 몇이 나와?",
            "[둘째 수는 {second}, ][첫째 수는 {first}. ]두 수를 곱하면 몇이야?",
            "[첫째 수가 {first}, ][둘째 수가 {second}일 때 ]서로 곱한 결과가 궁금해요.",
        ),
        ("{first} 곱하기 {second}은(는) {product}입니다.",),
    ),
    everyday(
        "convert_to_pyeong",
        "제곱미터를 평으로 바꾼다.",
        (Parameter("square_meters", decimal(10, 300, "제곱미터"), "면적", "제곱미터로 잰 면적"),),
        {"pyeong": _pyeong},
        (
            "[{square_meters}은(는) ]몇 평이야?",
            "[{square_meters}을(를) ]평으로 바꿔 줘.",
            "몇 평인지 알려 주세요.[ 면적은 {square_meters}(이)에요.]",
            "집이 [{square_meters}인데 ]평수로 얼마야?",
            "[{square_meters} ]평으로 환산 부탁해요.",
            "[면적 {square_meters}(이)면 ]몇 평인가요?",
            "우리 아파트는 [{square_meters}(이)라는데 ]몇 평짜리야?",
            "제곱미터를 평으로 바꿔 주십시오.[ 면적은 {square_meters}입니다.]",
            "[{square_meters}(이)라고 하면 ]감이 안 와요. 평으로는 몇 평이에요?",
            "평수 계산 좀 해 줄래?[ {square_meters}짜리 방이야.]",
            "[면적이 {square_meters}인 ]가게는 평으로 따지면 몇 평이야?",
            "땅 넓이를 평 단위로 알고 싶습니다.[ 서류에는 {square_meters}(이)라고 적혀 있습니다.]",
        ),
        ("{square_meters}제곱미터는 {pyeong}평입니다.",),
    ),
)
