"""Everyday tools that training never meets: evaluation asks for them under the split of new tools."""

from hunmin.corpus.world.tools import Arguments, Parameter, everyday
from hunmin.corpus.world.values import (
    CODE,
    DATE,
    NAME,
    PERSON,
    PLACE,
    TIME,
    decimal,
    integer,
    named,
    percent,
    won,
    words,
)


def _commission(a: Arguments) -> float:
    return float(round(a.number("sale_price") * a.number("commission_rate") / 100, 1))


def _paint(a: Arguments) -> float:
    return round(a.number("wall_area") / 8, 1)


HELD_OUT_TOOLS = (
    everyday(
        "reserve_haircut",
        "미용실을 예약한다.",
        (Parameter("designer", PERSON, "미용사"), Parameter("slot", TIME, "예약 시각")),
        {"ticket": CODE},
        (
            "[{slot}에 ][{designer} 미용사로 ]미용실 예약해 줘.",
            "미용실 예약 부탁해요.[ 미용사는 {designer},][ 예약 시각은 {slot}.]",
            "머리 자르고 싶어.[ {designer} 님한테][ {slot}에] 미용실 예약 좀.",
            "[{designer} 님께 ][{slot} ]머리 하고 싶어요.",
        ),
        ("{designer} 미용사에게 예약했습니다. 예약표는 {ticket}입니다.",),
    ),
    everyday(
        "calculate_commission",
        "판매 금액의 수수료를 계산한다.",
        (Parameter("sale_price", won(), "판매 금액"), Parameter("commission_rate", percent(1, 40), "수수료율")),
        {"commission": _commission},
        (
            "[{sale_price}에 팔면 ][{commission_rate} ]수수료가 얼마야?",
            "수수료 계산해 줘.[ 판매 금액은 {sale_price},][ 수수료율은 {commission_rate}.]",
            "[{sale_price} 판매에 ][{commission_rate} ]수수료면 얼마를 떼나요?",
            "[수수료율이 {commission_rate}인데 ][{sale_price}의 ]수수료 알려 주세요.",
        ),
        ("{sale_price}원의 수수료는 {commission}원입니다.",),
    ),
    everyday(
        "adopt_pet",
        "반려동물 입양을 신청한다.",
        (Parameter("pet_name", NAME, "반려동물 이름"), Parameter("guardian", PERSON, "보호자")),
        {"application": CODE},
        (
            "[{guardian} 이름으로 ][{pet_name} ]입양 신청해 줘.",
            "입양하고 싶어요.[ 반려동물 이름은 {pet_name},][ 보호자는 {guardian}.]",
            "[{pet_name}을(를) ]데려오고 싶어.[ 보호자는 {guardian}(이)야.] 입양 신청 좀.",
            "[{pet_name} ]입양 부탁해요.[ {guardian}(이)에요.]",
        ),
        ("{pet_name} 입양을 신청했습니다. 신청서는 {application}입니다.",),
    ),
    everyday(
        "estimate_paint",
        "벽에 칠할 페인트의 양을 구한다.",
        (Parameter("wall_area", decimal(5, 300, "제곱미터"), "벽 넓이"),),
        {"liters": _paint},
        (
            "[{wall_area} ]벽에 페인트 얼마나 필요해?",
            "페인트 양을 구해 줘.[ 벽 넓이는 {wall_area}(이)야.]",
            "[벽이 {wall_area}인데 ]페인트가 몇 리터 들까요?",
            "[{wall_area} 칠할 ]페인트 양 좀 알려 줘.",
        ),
        ("{wall_area}제곱미터에는 페인트 {liters}리터가 필요합니다.",),
    ),
    everyday(
        "plant_tree",
        "공원에 나무를 심는다.",
        (
            Parameter("park", named("공원"), "공원"),
            Parameter("species", words(("소나무", "벚나무", "은행나무")), "나무 종류"),
            Parameter("trees", integer(1, 90, "그루"), "그루 수"),
        ),
        {"permit": CODE},
        (
            "[{park}에 ][{species} ][{trees} ]심어 줘.",
            "나무를 심고 싶어요.[ 공원은 {park},][ 나무 종류는 {species},][ 그루 수는 {trees}.]",
            "[{species} ][{trees}을(를) ][{park}에 ]심어 주세요.",
            "[{park}에 ]나무 좀 심자.[ {species}][ {trees}.]",
        ),
        ("{park}에 {species} {trees}그루를 심습니다. 허가증은 {permit}입니다.",),
    ),
    everyday(
        "check_water_bill",
        "수도 요금을 조회한다.",
        (Parameter("household", CODE, "가구 번호"),),
        {"water_bill": won(5000, 90_000), "due": DATE},
        (
            "[{household} ]수도 요금 얼마야?",
            "수도 요금 조회해 줘.[ 가구 번호는 {household}(이)야.]",
            "[가구 번호 {household}, ]수도세가 얼마 나왔어요?",
            "수도 요금 좀 봐 주세요.[ {household}(이)에요.]",
        ),
        ("수도 요금은 {water_bill}원이고 {due}까지 내야 합니다.",),
    ),
    everyday(
        "report_lost_item",
        "잃어버린 물건을 신고한다.",
        (Parameter("lost_item", NAME, "분실물"), Parameter("where", PLACE, "잃은 곳")),
        {"report_number": CODE},
        (
            "[{where}에서 ][{lost_item}을(를) ]잃어버렸어. 신고해 줘.",
            "분실 신고해 주세요.[ 분실물은 {lost_item},][ 잃은 곳은 {where}.]",
            "[{lost_item}이(가) ]없어졌어요.[ {where}에서요.] 분실 신고 부탁해요.",
            "[{where}에 ][{lost_item} 두고 왔어. ]분실 신고 좀.",
        ),
        ("{lost_item} 분실을 신고했습니다. 신고 번호는 {report_number}입니다.",),
    ),
    everyday(
        "predict_tide",
        "바다의 밀물 시각을 알려준다.",
        (Parameter("seaport", named("항"), "항구"), Parameter("day", DATE, "물때 날짜")),
        {"high_tide": TIME},
        (
            "[{day} ][{seaport} ]밀물 언제야?",
            "[{seaport}의 ]밀물 시각 알려 줘.[ 물때 날짜는 {day}(이)야.]",
            "[{seaport} 바다는 ][{day}에 ]언제 물이 들어와요?",
            "밀물 시간 좀 봐 주세요.[ 항구는 {seaport},][ 물때 날짜는 {day}.]",
        ),
        ("{day} {seaport}의 밀물은 {high_tide}입니다.",),
    ),
    everyday(
        "hire_plumber",
        "Hire a plumber for a day.",
        (
            Parameter("visit_day", DATE, "visit day"),
            Parameter("working_hours", integer(2, 9, "", "hours"), "working hours"),
        ),
        {"plumber": PERSON, "charge": integer(40, 900)},
        (
            "Hire a plumber[ on {visit_day}][ for {working_hours}].",
            "I need a plumber[ for {working_hours}][ on {visit_day}].",
            "Get me a plumber.[ The visit day is {visit_day}.][ The working hours are {working_hours}.]",
            "The sink leaks.[ Come on {visit_day}.][ It takes {working_hours}.] Hire a plumber.",
        ),
        ("The plumber {plumber} comes on {visit_day} and charges {charge}.",),
        language="en",
    ),
    everyday(
        "rate_wine",
        "Rate a wine with points.",
        (Parameter("wine", NAME, "wine"), Parameter("stars", integer(1, 100), "stars")),
        {"ranking": integer(1, 500)},
        (
            "Rate the wine[ {wine}][ with {stars} stars].",
            "Give[ {stars} stars][ to the wine {wine}].",
            "I want to rate a wine.[ The wine is {wine}.][ The stars are {stars}.]",
            "[{wine} was good. ]Rate the wine[ with {stars} stars].",
        ),
        ("The wine {wine} is now at ranking {ranking}.",),
        language="en",
    ),
)
