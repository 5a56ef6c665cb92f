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
            "팁 계산.[ 식사비: {amount}.][ 비율: {tip_percentage}.]",
            "[{tip_percentage} ]팁이 관례라는데[ {amount} 결제했으면] 얼마를 얹어 줘야 하는지 모르겠네.",
            "팁을 얼마나 남길지 고민이에요.[ 먹은 값이 {amount}(이)거든요.][ {tip_percentage} 정도가 적당하대요.]",
            "서비스가 참 좋았습니다.[ 음식값 {amount} 기준,]"
            "[ 봉사료 비율 {tip_percentage}.] 팁을 산출해 주시기 바랍니다.",
            "얼마를 팁으로 주지?[ 영수증에 찍힌 건 {amount},][ 주고 싶은 건 {tip_percentage}.]",
            "[점심값으로 {amount} 썼어요. ]팁[ {tip_percentage}(이)면] 액수가 어떻게 되나요?",
            "여기는 팁 문화가 있다네.[ 보통 {tip_percentage} 준대.][ 우리 테이블은 {amount}(이)래.] 얼마 꺼내면 될까?",
            "[비율은 {tip_percentage}(으)로 잡고 ][음식값 {amount}에 맞춰 ]팁을 셈해 줄래요?",
            "팁[ {tip_percentage}].[ 식대 {amount}.] 얼마?",
            "처음 와 본 식당인데 직원이 정말 친절하더라.[ {amount} 냈으니까] 팁으로"
            "[ {tip_percentage}쯤] 두고 갈까 하는데 얼마인지 봐 줘.",
            "손님이 팁을 정하는 식당입니다.[ 저는 {tip_percentage}을(를) 생각합니다.]"
            "[ 식대가 {amount}일 경우] 얼마가 적당합니까?",
            "웨이터에게 건넬 팁이 얼마쯤인지 셈해 봐.[ 음식값은 {amount} 들었어.][ 팁은 {tip_percentage}(이)면 돼.]",
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
            "[총액={total} ][인원={people} ]나눠 내기 계산",
            "우리[ {people}] 각자 낼 몫이 얼마인지 봐 줘.[ 다 합쳐서 {total} 썼어.]",
            "[{total}을(를) ]머릿수대로 갈라 내고 싶어요.[ 사람 수는 {people}(이)에요.]",
            "어제 모임 즐거웠지?[ 내가 {total} 먼저 긁었거든.]"
            "[ 너희까지 {people}(이)니까] 인당 얼마씩 보내면 되는지 알려 줘.",
            "각출할 금액을 구해 주시기 바랍니다.[ 참석자는 {people}입니다.][ 지출은 {total}입니다.]",
            "택시비를 같이 내기로 했어요.[ 요금은 {total} 나왔고요,][ 탄 사람은 {people}(이)에요.] 한 사람당 얼마죠?",
            "[{people} 몫으로 ]나눠서 계산하면[ {total}은(는)] 각각 얼마씩 돌아가?",
            "선물값을 친구들끼리 모으려고 해.[ 선물은 {total}짜리야.]"
            "[ 돈 낼 사람은 나까지 {people}.] 인당 얼마씩 걷을까?",
            "엔빵.[ {total}.][ {people}.]",
            "숙소비를 인원수로 나눈 값이 필요해요.[ 예약 금액이 {total},][ 묵는 사람이 {people}(이)에요.]",
            "[{people} 중 ]누구도 손해 안 보게 [{total}을(를) ]사람 수대로 쪼개 줄 수 있어?",
            "오늘 먹은 값을 사람마다 얼마씩 부담하면 되는지 궁금합니다.[ 자리에는 {people} 있었습니다.]"
            "[ 결제액은 {total}입니다.]",
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
            "BMI 몇?[ {height}.][ {weight}.]",
            "[몸무게를 재 보니 {weight} 나오더라. ][키는 {height}쯤 돼. ]이 정도면 체질량지수가 어떻게 나와?",
            "문진표에 BMI를 적으라네요.[ 키가 {height}(이)에요.][ 체중은 {weight} 나가고요.] 대신 구해 주실래요?",
            "[체중이 {weight}인 ]성인의 체질량지수를 산출해 주십시오.[ 신장은 {height}입니다.]",
            "내 키[ {height}]에 이 몸무게[ {weight}] 괜찮은 거야? BMI로 따져 봐.",
            "다이어트 시작하기 전에 BMI부터 재 보려고.[ 지금 {weight}(이)야.][ 키는 {height}.]",
            "[{height}에 비해 ][{weight}은(는) ]체질량지수로 봤을 때 많이 나가는 편인가요?",
            "비만도 지수(BMI) 알아봐 줄 수 있어?[ 난 {weight} 나가.][ 키가 {height}(이)야.]",
            "체질량지수[ / 신장 {height}][ / 체중 {weight}]",
            "헬스장에서 체질량지수를 묻는데 대답을 못 했어요.[ 체중은 {weight}(이)라고 적어 냈고요.]"
            "[ 키는 {height}(이)라고 했어요.] 얼마인가요?",
            "동생 몸 상태를 봐야 해서 그러는데요, [{height} 키에 ]BMI가 얼마나 될까요?"
            "[ 저울에는 {weight}(이)라고 떴어요.]",
            "신체검사 결과로 BMI 수치를 내 주시면 감사하겠습니다.[ 측정된 키는 {height},]"
            "[ 측정된 몸무게는 {weight}입니다.]",
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
            "이자 계산.[ 원금: {principal}.][ 이율: {rate}.][ 기간: {years}.]",
            "목돈을 [{years} 정도 ]예치하면 이자가 어느 정도 나오는지 봐 줘.[ 금리는 {rate}(이)래.]"
            "[ 넣을 돈은 {principal}.]",
            "은행 금리가 [{rate}까지 ]올랐대요. [{principal} 맡기고 ]"
            "[{years} 기다렸을 때 ]단리 이자로 얼마를 손에 쥐나요?",
            "[{years}간 ]돈을 안 빼고 [{rate} 금리로 ]두면 [{principal}에 ]이자가 얼마나 더해져?",
            "만기 때 받을 이자를 산정해 주시면 감사하겠습니다.[ 예치금은 {principal}입니다.]"
            "[ 예치 기간은 {years}입니다.][ 금리는 {rate}입니다.]",
            "친구가 돈을[ {principal}] 빌려 갔는데 이자를 [연 {rate}씩 ]쳐 주겠대."
            "[ {years} 뒤에 갚는다네.] 이자 얼마 받게 돼?",
            "단리 이자 얼마?[ {rate}.][ {principal}.][ {years}.]",
            "정기예금 하나 봐 뒀어요.[ {rate} 준대요.][ 저는 {years} 넣을 생각이고요,]"
            "[ 금액은 {principal}(이)에요.] 이자 좀 뽑아 주실래요?",
            "[{principal}이(가) ]이자로 얼마를 벌어 올까?[ {years} 둘 거야.][ 금리는 {rate}.]",
            "월급 모아서 이제야 종잣돈이 생겼거든. [{rate}짜리 예금에 ][{principal} 넣어서 ]"
            "[{years} 채우면 ]이자 얼마 되는지 알 수 있어?",
            "단리 상품이라는데 이자 총액이 궁금하네요.[ 가입 기간이 {years},][ 이자율이 {rate},]"
            "[ 가입 금액이 {principal}(이)라네요.]",
            "적금 말고 예금으로 할게요. [{principal} 예치하고 ][{years} 지나면 ]붙는 이자를 셈해 주세요."
            "[ 적용 이율은 {rate}(이)래요.]",
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
            "VAT 얼마?[ {price}.]",
            "부가세.[ 공급가액: {price}.]",
            "이번에 거래처에 [{price} ]청구하는데 부가세는 따로 얼마를 적으면 돼?",
            "[세전 금액이 {price}입니다. ]부가가치세액을 산출해 주시기 바랍니다.",
            "부가세 별도라고 쓰여 있네요.[ 표시된 금액은 {price}(이)고요.] 그럼 세금이 얼마 더 붙죠?",
            "[{price} 받으면 ]부가세로 나갈 돈이 얼마나 되는지 궁금해.",
            "의자를 주문하려니까 부가세는 별도래.[ 의자값이 {price}(이)니까] 세금만 얼마인지 뽑아 봐.",
            "부가세 신고하려고요.[ 매출이 {price}(이)라면] 납부할 세액이 얼마나 될까요?",
            "나 장사 처음이라 잘 몰라. [값을 {price}(으)로 매기면 ]부가세를 얼마 얹어야 하는지 가르쳐 줘.",
            "공사비[ {price}]에 붙는 부가세가 얼마나 되는지 확인 부탁드립니다.",
            "세금이 안 들어간 가격표를 받았어요.[ 거기 {price}(이)라고 돼 있던데] 부가세액 좀 셈해 주실 수 있나요?",
            "납품하고 부가세를 얼마 받아야 하나 봐 줄래?[ 물품 대금이 {price}(이)거든.]",
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
            "섭씨→화씨.[ {celsius}.]",
            "오븐이 화씨로만 나와서 난감해.[ 레시피에는 섭씨 {celsius}(이)래.] 몇 도로 맞추지?",
            "섭씨 기온[ {celsius}]을(를) 화씨로 환산해 주시기 바랍니다.",
            "미국 날씨 앱은 화씨를 쓰던데, 섭씨 기온[ {celsius}]은(는) 거기에 어떻게 뜰까?",
            "화씨 값?[ 섭씨: {celsius}.]",
            "[섭씨로 {celsius} 나왔는데 ]화씨로는 얼마라고 말해야 하나요?",
            "섭씨밖에 몰라서 그런데, [{celsius} 정도면 ]화씨 눈금으로 어디쯤이야?",
            "영어 숙제에 온도를 화씨로 쓰래요.[ 제가 잰 건 섭씨로 {celsius}(이)에요.] 바꾸는 것 좀 도와주세요.",
            "[수온 {celsius}을(를) ]화씨 단위로 옮겨 적어야 해. 값 좀 구해 줘.",
            "[지금 방 온도가 {celsius}(이)래. ]에어컨 리모컨이 화씨라서 그러는데 바꾸면 몇 도야?",
            "온도를 화씨(°F)로 알고 싶습니다.[ 섭씨로 재 보니 {celsius}입니다.]",
            "이 온도를 화씨로 따지면 얼마나 되려나?[ 섭씨계에 {celsius}(이)라고 떠 있네.]",
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
            "면적 산출[ / 세로: {height}][ / 가로: {width}]",
            "창고를 지을 건데[ 가로 폭이 {width},][ 세로가 {height}(이)래.] 바닥 면적이 얼마나 나와?",
            "가로세로를 재 왔어요.[ 가로가 {width} 나왔고요,][ 세로는 {height}(이)었어요.] 넓이 좀 내 주세요.",
            "벽에 페인트를 칠하려고 합니다.[ 벽의 세로는 {height}입니다.]"
            "[ 가로는 {width}입니다.] 칠할 면적을 구해 주시기 바랍니다.",
            "몇 제곱미터짜리 땅인지 따져 봐.[ 가로로 {width} 뻗어 있어.][ 세로 쪽은 {height}.]",
            "교실 면적을 계산하는 숙제예요.[ 세로 변은 {height},][ 가로 변은 {width}(이)래요.] 답이 몇 제곱미터죠?",
            "[세로 {height}짜리 ]천을 [가로 {width}만큼 ]끊었어. 넓이로는 얼마야?",
            "주차장이 얼마나 넓은지 가늠이 안 돼요.[ 세로 {height},]"
            "[ 가로 {width}(이)라던데] 제곱미터로 알려 주시겠어요?",
            "직사각형 면적?[ 가로 변 {width}.][ 세로 변 {height}.]",
            "잔디를 심을까 하는데 업체에서 면적부터 물어보네. [가로는 재 보니 {width}, ]"
            "[세로는 대충 {height}. ]그럼 면적이 몇이라고 해?",
            "우리 집 거실 바닥은 몇 제곱미터나 되려나.[ 가로 길이는 {width}(이)고][ 세로 길이는 {height}인데.]",
            "수영장 넓이를 구해야 합니다. [가로 쪽이 {width}, ]"
            "[세로 쪽이 {height}입니다. ]몇 제곱미터인지 확인해 주실 수 있습니까?",
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
            "평균.[ 첫째: {first}.][ 둘째: {second}.][ 셋째: {third}.]",
            "세 과목 점수 평균이 궁금해.[ 첫 번째가 {first},][ 두 번째가 {second},][ 세 번째가 {third}(이)야.]",
            "{first}도 있고 {second}도 있고 {third}도 있는데, 다 합쳐 평균 내면 얼마일까요?",
            "{first}, {second}, 그리고 {third}. 이 세 값의 산술 평균을 산출해 주시기 바랍니다.",
            "나 평균 구하는 법 까먹었어.[ 첫 수가 {first}(이)야.][ 둘째가 {second}(이)야.]"
            "[ 셋째가 {third}(이)야.] 대신 해 줘.",
            "석 달 치 전기 사용량 평균을 내고 싶어요.[ 첫 달은 {first},][ 둘째 달은 {second},]"
            "[ 셋째 달은 {third}(이)었어요.]",
            "{first}(이)랑 {second}(이)랑 {third}, 평균 잡으면 몇이지?",
            "평균값 요청드립니다.[ 셋째 항목 {third},][ 둘째 항목 {second},][ 첫째 항목 {first}입니다.]",
            "볼링을 세 판 쳤거든. [첫 판에 {first}, ][둘째 판에 {second}, ]"
            "[마지막 판에 {third} 나왔어. ]평균 몇 점이야?",
            "보고서에 평균을 넣어야 하는데 계산하기가 귀찮네요.[ 첫째 칸에는 {first}.][ 둘째 칸에는 {second}.]"
            "[ 셋째 칸에는 {third}.] 부탁 좀 할게요.",
            "공책에 수를 차례로 적었어.[ 맨 앞이 {first},][ 가운데가 {second},]"
            "[ 맨 뒤가 {third}.] 평균을 따지면 몇이 돼?",
            "[제일 먼저 나온 수가 {first}, ][그다음이 {second}, ]"
            "[끝으로 나온 수가 {third}입니다. ]셋의 평균값을 구해 주실 수 있습니까?",
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
            "속력 얼마?[ 간 거리: {distance}.][ 걸린 시간: {hours}.]",
            "기차 속력이 알고 싶어요.[ 구간 길이는 {distance},][ 다 지나는 데 {hours} 들었어요.]",
            "나 오늘 [{hours} 내내 ]뛰었다![ 거리를 보니 {distance}더라.] 시속으로 얼마나 되는 거야?",
            "평균 속력을 산출해 주시기 바랍니다.[ 소요 시간은 {hours}입니다.][ 주행 거리는 {distance}입니다.]",
            "시속 몇 km?[ 이동 {distance}.][ 소요 {hours}.]",
            "버스가 시속 얼마로 가는 셈인지 궁금해.[ 타고 있던 시간은 {hours}쯤.][ 노선 거리는 {distance}.]",
            "[시계를 보니 {hours} 지났고 ][계기판에는 {distance}(이)라고 찍혔어. ]그동안 속력이 얼마였는지 알려 줘.",
            "과학 문제 좀 풀어 주세요. 물체가 [{distance}만큼 ]움직였어요."
            "[ 필요한 시간은 {hours}(이)었고요.] 속력은 얼마일까요?",
            "얼마나 빨리 간 거야?[ {distance}.][ {hours}.] 속력으로 말해 줘.",
            "어제 길이 막혀서 진짜 답답했어.[ {hours}(이)나 운전했는데]"
            "[ 겨우 {distance} 갔더라고.] 시속 몇으로 기어간 건지 계산 좀.",
            "배를 타고 섬에 갑니다.[ 뱃길로 {distance}(이)라고 합니다.]"
            "[ {hours} 걸린다고 합니다.] 배의 속력이 얼마입니까?",
            "[출발해서 도착까지 {hours}, ][총 거리는 {distance}(이)었어요. ]속력을 시속으로 구해 주실래요?",
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
            "나이?[ {birth_year}생.][ {year} 기준.]",
            "[{year}이(가) 오면 ]할머니 연세가 얼마나 되실지 알고 싶어요.[ {birth_year}에 나셨어요.]",
            "연령을 산출해 주시기 바랍니다.[ 기준이 되는 해는 {year}입니다.][ 태어난 해는 {birth_year}입니다.]",
            "손으로 세기 귀찮은데 나이 좀 세어 줄래?[ 난 {birth_year} 출생이야.][ {year}에 몇 살인지가 필요해.]",
            "[{birth_year}에 세상에 나온 ]아이는 [{year}쯤에 ]나이를 얼마나 먹었을까?",
            "가입하려니 나이를 쓰래요.[ 출생은 {birth_year}(이)에요.][ {year} 기준이래요.] 몇 살이라고 적죠?",
            "몇 살인지 계산.[ 출생: {birth_year}.][ 기준: {year}.]",
            "우리 선생님이 [{year}에 ]정년이시래. 그때 나이가 몇일까?[ 선생님은 {birth_year}생이셔.]",
            "졸업 앨범을 보다가 문득 궁금해졌습니다. [{birth_year}생인 ]동창은 [{year} 현재 ]나이가 몇 살입니까?",
            "이 배우 나이 알려 줄래?[ 생년이 {birth_year}(이)래.][ 영화가 {year} 작품이니까 그해로 쳐 줘.]",
            "살아 계셨다면 할아버지 나이가 [{year}에는 ]얼마일지 셈해 보고 싶어요."
            "[ 태어나신 해는 {birth_year}(이)에요.]",
            "[{year}이(가) 됐을 때 ]몇 살이나 먹었을지 알려 줘.[ 내가 태어난 건 {birth_year}(이)야.]",
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
            "주유비?[ 거리: {distance}.][ 연비: {efficiency}.][ 리터당 가격: {fuel_price}.]",
            "고향 가는 길에 기름을 얼마어치 쓸지 봐 줘.[ 길이 {distance}(이)나 돼.][ 내 차 연비는 {efficiency}.]"
            "[ 기름은 리터에 {fuel_price}.]",
            "유류비를 산정해 주시기 바랍니다.[ 운행 거리는 {distance}입니다.][ 차량 연비는 {efficiency}입니다.]"
            "[ 유가는 {fuel_price}입니다.]",
            "[리터당 {fuel_price} 하는 기름을 넣고 ][연비 {efficiency} 나오는 차를 몰면 ]"
            "[{distance} 구간에 ]주유비가 얼마 드나요?",
            "출장 다녀와서 유류비를 청구해야 해요.[ 뛴 거리는 {distance},][ 기름 단가는 {fuel_price},]"
            "[ 연비는 {efficiency}(이)에요.] 얼마를 올릴까요?",
            "드라이브 갈 건데 기름 넣는 데 돈이 얼마나 들지 궁금해.[ 연비는 {efficiency} 나와.]"
            "[ 거리는 {distance}쯤이야.][ 휘발유는 {fuel_price}.]",
            "[요즘 기름이 {fuel_price} 하던데 ]주유비로 [{distance} 가는 데 ]얼마를 잡아야 할까?"
            "[ 연비는 {efficiency}(이)라고 해.]",
            "주유비 견적[ / {distance} 주행][ / 유가 {fuel_price}][ / 연비 {efficiency}]",
            "차가 기름을 많이 먹어서 걱정이에요.[ 연비가 {efficiency}밖에 안 나와요.]"
            "[ 기름은 {fuel_price}짜리를 넣어요.][ {distance} 몰면] 주유비로 얼마가 나갈까요?",
            "[{distance} 떨어진 바닷가에 가자. ]기름 넣는 돈은 내가 낼게.[ 연비 {efficiency},]"
            "[ 주유소 가격 {fuel_price}(이)니까] 주유비가 얼마인지만 말해.",
            "배달 일을 하면 주유비가 얼마나 빠지는지 알고 싶습니다.[ 기름값은 리터당 {fuel_price},]"
            "[ 하루 운행은 {distance},][ 연비는 {efficiency}입니다.]",
            "렌터카 반납 전에 기름을 채워야 해요.[ 그동안 {distance} 탔어요.][ 리터로 치면 {efficiency} 가는 차예요.]"
            "[ 근처 기름값은 {fuel_price}(이)에요.] 주유비가 얼마나 되죠?",
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
            "월 할부금?[ 가격: {price}.][ 개월: {months}.]",
            "한꺼번에 내긴 무리라서 할부로 돌리려고 해.[ 총 {price}(이)야.]"
            "[ {months}(으)로 쪼갤 거야.] 다달이 내는 돈은?",
            "매월 낼 할부금을 산출해 주시기 바랍니다.[ 할부 기간은 {months}입니다.][ 구매 금액은 {price}입니다.]",
            "[{months}짜리 ]무이자 할부가 된대요. [{price} 하는 세탁기라면 ]월마다 얼마가 빠져나가요?",
            "[값이 {price}(이)나 하는 ]소파를 질렀어. 할부[ {months}] 걸면 월에 얼마 내야 해?",
            "휴대폰을 할부로 바꾸려고 해요.[ 단말기는 {price}(이)래요.]"
            "[ 약정은 {months}(이)고요.] 요금 말고 기곗값만 달마다 얼마죠?",
            "할부.[ {price}.][ {months}.] 월 얼마?",
            "통장에서 매달 할부금으로 얼마가 나갈지 미리 알고 싶네.[ 산 물건은 {price}짜리.][ {months}(으)로 끊었어.]",
            "아내 생일에 목걸이를 사 주고 싶은데 목돈이 없어요. [{price} 나가는 걸 ]할부로 사면 월 부담이 얼마일까요?"
            "[ 기간은 {months}쯤 생각해요.]",
            "[{price}을(를) ][{months}간 ]균등하게 나눠 내는 할부 조건입니다. 월 납입금을 확인해 주십시오.",
            "점원이 할부도 된다더라.[ {months}까지 된대.][ 정가는 {price}(이)고.] 그러면 월에 얼마꼴이야?",
            "자동차 수리비가 많이 나와서 할부로 결제했어요.[ 수리비는 {price}(이)었고요,]"
            "[ 할부는 {months}(으)로 했어요.] 이제 달마다 얼마씩 갚으면 되나요?",
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
            "곱하기.[ 앞의 수: {first}.][ 뒤의 수: {second}.]",
            "{first} * {second} 곱셈 값은?",
            "[앞에 있는 수가 {first}, ][뒤에 있는 수가 {second}(이)에요. ]곱해서 나오는 값을 알려 주세요.",
            "곱셈 숙제를 하다 막혔어.[ 첫 번째 수가 {first},][ 두 번째 수가 {second}(이)야.] 답이 뭐야?",
            "{first}을(를) {second}배 하면 얼마가 되나요?",
            "두 수의 곱셈 결과를 확인하고 싶습니다.[ 곱해지는 수는 {first}입니다.][ 곱하는 수는 {second}입니다.]",
            "상자마다 귤이 [{first}개씩 ]들었어.[ 상자는 {second}개야.] 곱하면 귤이 모두 몇 개지?",
            "{first}하고 {second} 곱한 거 얼마게? 난 암산이 안 돼.",
            "곱해 봐.[ 처음 거는 {first}.][ 나중 거는 {second}.]",
            "아이 문제집을 채점하는데 곱셈 답이 맞는지 모르겠어요.[ 둘째 수가 {second},]"
            "[ 첫째 수가 {first}인데] 둘을 곱하면 얼마죠?",
            "{first}이(가) {second}번 있으면 전부 얼마인지 곱셈으로 구해 주십시오.",
            "[첫 수로 {first}, ][다음 수로 {second} 줄 테니까 ]곱하기 좀 해 줄래?",
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
            "제곱미터→평.[ {square_meters}.]",
            "몇 평?[ 전용 면적: {square_meters}.]",
            "부동산에서 [{square_meters} 되는 ]집을 보여 줬는데 평수로 따지면 어느 정도야?",
            "면적을 평 단위로 환산해 주시기 바랍니다.[ 등기상 면적은 {square_meters}입니다.]",
            "나는 평이라야 감이 와.[ {square_meters}(이)면 넓은 거야?] 평수로 말해 줘.",
            "이사 갈 집이 몇 평쯤 되는지 궁금해요.[ 계약서를 보니 {square_meters}네요.]",
            "어른들은 평으로 물어보시더라고요. 저희 사무실[ {square_meters}]은(는) 몇 평이라고 말씀드리면 될까요?",
            "밭을 샀거든.[ 넓이가 {square_meters}더라.] 평으로 고치면 얼마나 돼?",
            "[전용 {square_meters}을(를) ]평으로 나타낸 값을 구해 줄 수 있나요?",
            "도배를 맡기려는데 평수부터 물어봐서 당황했어요."
            "[ 제가 아는 건 {square_meters}(이)라는 것뿐인데] 몇 평인 거죠?",
            "[{square_meters}을(를) 옛날식으로 말하면 ]몇 평이 되려나?",
            "모델하우스에 다녀왔는데 [{square_meters} 타입이 ]마음에 들더라. 그게 평수로 몇이야?",
        ),
        ("{square_meters}제곱미터는 {pyeong}평입니다.",),
    ),
)
