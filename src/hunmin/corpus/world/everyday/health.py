"""Everyday tools of health: weight, sleep, food, exercise, beauty, pets."""

import re

from hunmin.corpus.world.tools import Arguments, Parameter, everyday
from hunmin.corpus.world.values import (
    CITY,
    CODE,
    DATE,
    EMAIL,
    INVOICE,
    NAME,
    PERSON,
    PHONE,
    PLACE,
    TIME,
    choice,
    decimal,
    flag,
    integer,
    named,
    one_of,
    percent,
    won,
    words,
)
from hunmin.corpus.world.vocabulary import listed

_FOODS = listed(
    "김밥 비빔밥 라면 두부 달걀 고구마 닭가슴살 연어 우유 치즈 떡볶이 냉면 불고기 샌드위치 샐러드 피자 만두 된장찌개"
)
_VACCINES = ("광견병", "종합 백신", "코로나 장염", "켄넬코프")


def _bedtime(a: Arguments) -> str:
    """So many hours before the time of getting up, on the clock of 24 hours."""
    said = a.text("wake_time")
    hour, minute = [int(digits) for digits in (*re.findall(r"\d+", said), "0")][:2]
    if "오전" in said or "오후" in said:
        hour = hour % 12 + (12 if "오후" in said else 0)
    return f"{(hour - int(a.number('hours'))) % 24:02}:{minute:02}"


def _target_heart_rate(a: Arguments) -> int:
    return round((220 - a.number("age")) * a.number("intensity") / 100)


HEALTH_TOOLS = (
    everyday(
        "record_weight",
        "몸무게를 기록한다.",
        (
            Parameter("weight", decimal(35, 130, "kg"), "몸무게"),
            Parameter("date", DATE, "날짜", "몸무게를 잰 날짜", required=False),
        ),
        {"to_goal": decimal(0.3, 15)},
        (
            "체중 기록해 줘.[ {weight}(이)야.]",
            "[{date}에 ]몸무게를 쟀어.[ {weight} 나왔어.] 기록해 둬.",
            "[{weight}, ]지금 내 몸무게야. 저장해 줘.",
            "몸무게 일지에 [{date} ]기록을 추가해 주세요.[ {weight}(이)에요.]",
            "체중계에 올라가 봤어요.[ {weight}(이)래요.] 체중 기록 부탁해요.",
            "다이어트 중이라 몸무게를 남겨 두고 싶어요.[ {date}에 쟀어요.][ {weight} 나가더라고요.]",
            "[{date} ]체중[ {weight}] 입력.",
            "몸무게를 기록해 주십시오.[ 몸무게는 {weight},][ 날짜는 {date}입니다.]",
            "치킨을 그렇게 먹어 댔어. [지금 {weight}(이)네. ]내 체중 좀 적어 놔.",
            "[몸무게: {weight}][ 날짜: {date}] 체중 저장 바람.",
            "[제가 {weight} 나가는데요, ]제 몸무게를 기록장에 올려 주실래요?",
            "[{date}에 잰 ]몸무게를 아직 안 적었네.[ {weight}(이)었어.] 지금 적어 줄래?",
            "체중 변화를 보려고 하니 [{weight}(으)로 ]몸무게를 기록해 주시기 바랍니다.",
            "몸무게 칸에 [{weight}(이)라고 ]써 줘.[ {date} 거야.]",
            "살이 좀 빠졌나 봐.[ 체중계 숫자가 {weight}(이)야.] 몸무게 기록에 넣어 줄 수 있어?",
            "체중 [{weight}(으)로 ]등록할게요.[ 잰 날은 {date}(이)고요.]",
            "건강 앱에 [{date} ]체중을 올리려고 합니다.[ {weight}(이)었습니다.]",
            "목욕하고 나와서 몸무게를 달아 봤어요. [{weight}(이)니까 ]잊기 전에 적어 두세요.",
        ),
        (
            "몸무게 {weight}kg을 기록했습니다. 목표까지 {to_goal}kg 남았습니다.",
            "{weight}kg으로 적었습니다. 목표까지는 {to_goal}kg입니다.",
        ),
    ),
    everyday(
        "get_bedtime",
        "일어날 시각과 수면 시간으로 잠들 시각을 알려준다.",
        (
            Parameter("wake_time", TIME, "일어날 시각"),
            Parameter("hours", integer(4, 11, "시간", "hours"), "수면 시간", "원하는 수면 시간"),
        ),
        {"bedtime": _bedtime},
        (
            "[{wake_time}에 ]일어나려면 몇 시에 자야 해?[ {hours} 잘 거야.]",
            "[{hours}은(는) ]푹 자고 [{wake_time}에 ]깨려면 언제 누워야 하지?",
            "취침 시각 계산해 주세요.[ 기상 {wake_time},][ 수면 {hours}.]",
            "몇 시에 잠들면 좋을지 알려 줘.[ 기상은 {wake_time}(이)고][ {hours}만 자면 돼.]",
            "[{wake_time}에 ]눈을 뜨고 싶어요. [잠은 {hours} 자야 하고요. ]몇 시에 잠자리에 들면 될까요?",
            "늦으면 안 되거든. [{hours} 동안 ]자려면 언제 이불 속에 들어가야 하는지 봐 줘."
            "[ 일어나는 건 {wake_time}(이)야.]",
            "[기상: {wake_time}][ 수면: {hours}] 취침 시각은?",
            "잠들 시각을 알려 주십시오.[ 일어날 시각은 {wake_time},][ 수면 시간은 {hours}입니다.]",
            "요새 잠을 [하루 {hours}씩 ]꼭 챙겨 자기로 했어. [{wake_time}에 ]일어난다 치면 몇 시 취침이야?",
            "자야 할 시간을 역산해 주실래요?[ {wake_time}에 일어나요.][ {hours} 잘게요.]",
            "[{wake_time} 기상을 목표로 ][{hours} 수면을 지키려면 ]취침은 언제가 알맞습니까?",
            "운동을 새로 시작했어요. [{hours}의 ]수면을 지키면서 [{wake_time}에 ]일어나려면"
            " 늦어도 몇 시에는 누워야 하나요?",
            "취침 시간 추천 좀.[ {hours} 수면,][ {wake_time} 기상.]",
            "나 요즘 맨날 피곤해. [{hours} ]푹 자면 개운할 것 같은데 몇 시에 자면 될까?[ {wake_time}에 일어나야 해.]",
            "[{wake_time}에서 ][{hours}을(를) ]거꾸로 세어서 잘 시각을 말해 줘.",
            "언제 잠들어야 [{wake_time}에 ][{hours} 자고 ]일어날 수 있어요?",
            "규칙적으로 [{hours} ]자는 습관을 들이는 중입니다. [{wake_time}에 일어나고자 하니 ]취침할"
            " 시각을 정해 주세요.",
            "시험 기간이라 [{hours}밖에 ]못 잘 것 같아. [{wake_time}에 일어난다고 하면 ]몇 시까지 안 자고 있어도 돼?",
        ),
        ("{wake_time}에 일어나 {hours}시간을 자려면 {bedtime}에 잠들어야 합니다.", "{bedtime}에 주무시면 됩니다."),
    ),
    everyday(
        "book_haircut",
        "미용실에 머리 시술을 예약한다.",
        (
            Parameter("salon", named("미용실", "헤어", "헤어숍"), "미용실", "예약할 미용실"),
            Parameter("service", words(("커트", "펌", "염색", "두피 관리")), "시술", "받을 시술"),
            Parameter("time", TIME, "시간"),
        ),
        {"designer": PERSON, "price": won(12_000, 180_000)},
        (
            "[{salon} ]머리 예약해 줘.[ {service}(이)고][ 시간은 {time}(이)야.]",
            "[{salon}에 ][{service}(으)로 ][{time} ]헤어 예약 잡아 주세요.",
            "머리하고 싶어.[ {salon}에서][ {time}에][ {service}] 예약 좀.",
            "미용실 예약 신청합니다.[ 미용실은 {salon},][ 시술은 {service},][ 시간은 {time}입니다.]",
            "머리 모양이 마음에 안 들어서 답답해요. [{salon}에 ][{time}(으)로 ]머리할 시간 잡아"
            " 주세요.[ {service} 할게요.]",
            "[{time}쯤 ]머리를 손보려고요.[ 가게는 {salon}(이)에요.][ {service} 받을 거예요.] 예약해 주시겠어요?",
            "[{salon}][ {time}][ {service}] 헤어 예약",
            "[{service} 하려는데 ][{salon}에 ]머리할 자리 비어 있나? [{time}(으)로 ]예약 부탁해.",
            "디자이너에게 머리를 맡기려 합니다. [{salon}에 ][{time} 시간대에 ][{service}(으)로 ]예약해 주십시오.",
            "[시간: {time}][ 시술: {service}][ 미용실: {salon}] 머리 예약 부탁드려요.",
            "거울 보니까 내 머리 진짜 엉망이더라. [{salon} 가서 ][{service} 받게 ]헤어 예약"
            " 넣어 줘.[ {time}에 갈 수 있어.]",
            "면접이 코앞이라 머리를 해야 해. [{salon}에 ][{time}까지 ]갈 테니까 [{service} ]예약해 줄래?",
            "단골 미용실에 예약 넣어 줘.[ {salon} 말이야.][ {time}에 갈게.][ {service} 할 거야.]",
            "[{salon} 원장님께 ][{time}에 ]머리하러 간다고 예약 좀 해 줘.[ {service}(이)야.]",
            "머리 스타일을 바꾸고 싶어요. [{time}에 ][{service} 가능하게 ][{salon}에 ]예약되나요?",
            "헤어숍 예약할래.[ 갈 곳은 {salon}.][ 받을 건 {service}.][ {time} 도착.]",
            "곧 데이트거든. 예쁘게 머리하게 [{time} ][{salon} ]예약 잡아 봐.[ {service}(으)로!]",
            "아이를 미용실에 데려가려고 해요. [{salon}에서 ][{time}에 ][{service}을(를) ]받을 수 있도록 예약해 주세요.",
        ),
        ("{salon}에 {time} {service} 예약을 했습니다. 담당은 {designer} 디자이너, 요금은 {price}원입니다.",),
    ),
    everyday(
        "get_vaccination_schedule",
        "반려동물의 다음 예방 접종 날짜를 찾는다.",
        (Parameter("registration_number", INVOICE, "등록번호", "반려동물의 등록번호"),),
        {"vaccine": one_of(_VACCINES), "due_date": DATE},
        (
            "[{registration_number}번 ]우리 강아지 다음 예방 접종 언제야?",
            "반려동물 접종 일정 조회해 줘.[ 등록번호 {registration_number}.]",
            "고양이 주사 맞힐 날이 언제인지 궁금해요.[ 번호는 {registration_number}(이)에요.]",
            "[등록번호 {registration_number}(으)로 ]반려견 예방 접종 날짜 찾아 주세요.",
            "[{registration_number}, 이게 우리 애 등록번호야. ]강아지 백신 다음에 언제 맞아?",
            "동물병원에 언제 또 가야 하지? [{registration_number}(으)로 등록된 ]우리 멍멍이 접종일 좀 확인해 줘.",
            "반려묘 백신 예정일?[ {registration_number}]",
            "반려동물의 접종 일정을 확인해 주십시오.[ 등록번호는 {registration_number}입니다.]",
            "강아지가 산책만 나가면 집에 안 오려고 해요. 그건 그렇고 [번호 {registration_number}의 ]다음"
            " 예방 주사 날짜 좀 봐 주실래요?",
            "[등록번호: {registration_number}] 반려동물 예방 접종 일정",
            "우리 야옹이 예방 주사 맞을 때가 된 것 같은데 [{registration_number}(으)로 ]조회 좀 해 볼래?",
            "입양한 지 얼마 안 된 강아지예요. [등록번호가 {registration_number}인데 ]접종을 언제 하러 가면 되나요?",
            "애완동물 예방 접종 며칠로 잡혀 있어?[ 등록번호 불러 줄게, {registration_number}.]",
            "[등록번호가 {registration_number}인 ]반려견의 접종 예정일을 알고 싶습니다.",
            "댕댕이 백신 날짜 까먹었어.[ {registration_number}(으)로 등록돼 있어.] 알려 주라.",
            "수의사 선생님이 때 되면 접종하랬는데, [{registration_number}번 ]우리 고양이는 그게 언제일까요?",
            "[{registration_number} ]조회해서 반려동물이 다음에 맞을 주사와 날짜를 말해 줘.",
            "강아지 수첩을 잃어버려서 접종 날짜를 모르겠어요. [등록번호 {registration_number}(으)로 ]찾아봐"
            " 주시겠어요?",
        ),
        (
            "다음 접종은 {vaccine}(이)고 날짜는 {due_date}입니다.",
            "등록번호 {registration_number}의 다음 접종은 {due_date}, {vaccine}입니다.",
        ),
    ),
    everyday(
        "record_blood_sugar",
        "잰 혈당을 기록한다.",
        (
            Parameter("level", integer(70, 300), "혈당 수치"),
            Parameter(
                "timing",
                choice({"식전": "before_meal", "식후": "after_meal", "공복": "fasting", "자기 전": "bedtime"}),
                "측정 시점",
                "혈당을 잰 측정 시점",
            ),
        ),
        {"average": integer(80, 220)},
        (
            "[{timing} ]혈당 [{level} ]나왔어. 기록해 줘.",
            "혈당 기록 부탁해요.[ {timing}에 쟀고요,][ 수치는 {level}(이)에요.]",
            "[{timing} ]혈당을 [{level}(으)로 ]적어 둬.",
            "손가락 찔러서 피 검사했어.[ {timing}(이)야.] 혈당 [{level}(이)라고 ]저장해 줘.",
            "당뇨 수첩에 [{timing} ]혈당을 써 주세요.[ 수치는 {level}(이)에요.]",
            "방금 혈당을 쟀습니다. [{timing} 수치로 ][{level}을(를) ]남겨 주시겠어요?",
            "[혈당 {level}][ {timing}] 당 수치 기록",
            "혈당을 기록해 주십시오.[ 혈당 수치는 {level},][ 측정 시점은 {timing}입니다.]",
            "[{timing}에 ]당을 재 봤는데 좀 놀랐어.[ {level}(이)야.] 혈당 일지에 올려 줄래?",
            "혈당 로그에 추가해.[ {timing}.][ {level}.]",
            "어머니 혈당을 재 드렸어요.[ {level}(이)고요,][ {timing}(이)었어요.] 기록해 두고 싶어요.",
            "의사 선생님이 매번 당을 적으라고 하셔서요. [{timing} ]혈당값 [{level} ]입력 부탁드립니다.",
            "[내가 잰 건 {level}인데 ][{timing} 값으로 ]혈당 기록 가능해?",
            "[{timing} 측정이고 ][수치가 {level}인 ]혈당 기록을 하나 만들어 주세요.",
            "바늘은 언제나 무섭다니까. 그래도 혈당 재고 왔어. [{level}(이)니까 ]적어 줘.[ {timing}에 쟀어.]",
            "혈당 관리 좀 하려고. [{timing}에 ][{level} ]나온 거 저장해 놔.",
            "[{level}(이)라는 ]혈당 측정값을 [{timing} 항목에 ]등록해 주세요.",
            "채혈해서 혈당계로 확인했더니 숫자가 떴어요.[ {level}(이)요.][ {timing} 혈당이에요.]"
            " 까먹지 않게 기록해 줄 수 있나요?",
        ),
        ("혈당 {level}을(를) 기록했습니다. 최근 평균은 {average}입니다.",),
    ),
    everyday(
        "get_nutrient",
        "음식에 든 영양소의 양을 알려준다.",
        (
            Parameter("food", one_of(_FOODS), "음식"),
            Parameter(
                "nutrient",
                choice(
                    {
                        "단백질": "protein",
                        "탄수화물": "carbohydrate",
                        "지방": "fat",
                        "나트륨": "sodium",
                        "칼슘": "calcium",
                        "당류": "sugar",
                    }
                ),
                "영양소",
                "양을 볼 영양소",
            ),
        ),
        {"grams": decimal(0.2, 60)},
        (
            "[{food}에는 ]영양소 중에 [{nutrient}이(가) ]얼마나 들어 있어?",
            "[{food} ]영양 성분 좀 알려 줘.[ {nutrient} 양이 궁금해.]",
            "음식 영양소 검색.[ {food},][ {nutrient}.]",
            "[{food} 먹으면 ]영양 섭취가 어떻게 돼요?[ {nutrient}만 알면 돼요.]",
            "식단 짜는 중인데 [{food}의 ][{nutrient} ]성분 함량 좀 찾아 줘.",
            "트레이너가 영양소를 잘 따져 먹으래.[ 특히 {nutrient} 말이야.] [{food}에는 ]몇 그램 들었는지 볼래?",
            "[음식: {food}][ 영양소: {nutrient}] 영양 함량 조회",
            "음식의 영양소 양을 알려 주십시오.[ 음식은 {food},][ 영양소는 {nutrient}입니다.]",
            "[{nutrient}이(가) ]걱정돼서 그런데요, [{food} ]영양 정보에 얼마로 나와 있나요?",
            "배고파서 점심을 일찍 먹으려고.[ 메뉴는 {food}(이)야.] 영양소 좀 확인해 줄래?[ {nutrient}(이)면 돼.]",
            "영양 성분표를 봐 주세요.[ {food}의][ {nutrient}] 수치가 필요해요.",
            "[{food}을(를) ]먹어도 몸에 괜찮을까? [{nutrient} 위주로 ]영양소가 얼마나 되는지 알고 싶어.",
            "영양소 함량이 필요해.[ 먹을 건 {food}.][ 볼 건 {nutrient}.]",
            "아이 간식으로 [{food}을(를) ]주려는데 [{nutrient} 같은 ]영양소가 얼마나 들었을까요?",
            "[{nutrient} 섭취량을 조절하는 중이에요. ][{food}에 든 ]영양 성분의 양을 말씀해 주세요.",
            "[{food} ][{nutrient} ]영양소 몇 그램?",
            "헬스 끝나고 [{food} ]먹을까 하는데 영양소 함량을 보여 줘.[ 중요한 건 {nutrient}(이)야.]",
            "건강 검진에서 한 소리 들었습니다. [{food}을(를) 먹을 때 ]몸에 들어오는 영양소의"
            " 양이 궁금합니다.[ 그중 {nutrient}(이)요.]",
        ),
        ("{food} 1인분에 그 영양소가 {grams}g 들어 있습니다.", "{food}에 든 양은 {grams}g입니다."),
    ),
    everyday(
        "calculate_target_heart_rate",
        "나이와 운동 강도로 목표 심박수를 계산한다.",
        (
            Parameter("age", integer(15, 80, "살", "years"), "나이"),
            Parameter("intensity", percent(40, 90), "운동 강도", "최대 심박수에 대한 운동 강도"),
        ),
        {"target_bpm": _target_heart_rate},
        (
            "[{age}인데 ][강도 {intensity}(으)로 ]운동하면 심박수 몇이 적당해?",
            "목표 심박수 계산해 줘.[ 나이 {age},][ 강도 {intensity}.]",
            "[나는 {age}(이)야. ]달릴 때 심박수를 얼마까지 올려야 하지?[ 강도는 {intensity}(으)로 할 거야.]",
            "운동할 때 [강도 {intensity}에 ]알맞은 심박수를 알려 주세요.[ 올해 {age} 됐어요.]",
            "운동 중에 심장이 몇 번 뛰면 돼요?[ 강도는 {intensity},][ 나이는 {age}(이)에요.]",
            "스마트워치에 넣을 운동 심박수 목표값이 필요해.[ {age}(이)고][ {intensity} 강도로 뛸 거야.]",
            "[나이 {age}][ 강도 {intensity}] 목표 심박수?",
            "목표 심박수를 계산해 주십시오.[ 나이는 {age},][ 운동 강도는 {intensity}입니다.]",
            "[{intensity} 강도의 ]유산소를 시작했어요. [{age} 기준으로 ]심박수는 얼마가 맞나요?",
            "숨이 차서 죽는 줄 알았네. 운동 심박수 목표 좀 잡아 줄래?[ 내 나이가 {age}(이)고]"
            "[ 강도는 {intensity}(이)야.]",
            "[{age}인 사람이 ][최대의 {intensity}(으)로 ]운동할 때의 심박수를 구해 주세요.",
            "헬스장 회원 한 분께 심박수 목표를 정해 드리려고요.[ 나이가 {age}(이)고요,]"
            "[ 강도는 {intensity}쯤 생각해요.]",
            "러닝머신 위에서 심박수 얼마를 지켜야 하는지 계산 좀.[ {intensity} 강도야.][ 난 {age}.]",
            "심박수를 [최대치의 {intensity}까지 ]끌어올리고 싶어. [내 나이 {age}에는 ]분당 몇 회야?",
            "[강도: {intensity} / ][나이: {age} / ]운동 목표 심박수 구하기",
            "의사가 무리하지 말래. [{intensity} 정도로만 ]운동할 때 적절한 심박수가 얼마인지 [{age} 기준으로 ]알려 줘.",
            "[{age} 된 제가 ]자전거를 [{intensity} 강도로 ]타려면 심박수를 몇으로 유지해야 할까요?",
            "마라톤 준비 중입니다. [현재 {age}입니다만 ][{intensity} 강도 훈련에서 ]심박수는 어디에 맞추면 좋겠습니까?",
        ),
        (
            "{age}살에 강도 {intensity}%라면 목표 심박수는 분당 {target_bpm}회입니다.",
            "목표 심박수는 분당 {target_bpm}회입니다.",
        ),
    ),
    everyday(
        "report_missing_pet",
        "잃어버린 반려동물을 신고한다.",
        (
            Parameter("animal_name", NAME, "이름", "반려동물의 이름"),
            Parameter("place", PLACE, "장소", "잃어버린 장소"),
            Parameter("phone", PHONE, "연락처", "주인의 연락처"),
        ),
        {"report_number": CODE},
        (
            "우리 강아지를 잃어버렸어.[ 이름은 {animal_name}(이)야.][ {place}에서 없어졌어.]"
            "[ 연락처는 {phone}.] 신고해 줘.",
            "[{place}에서 ]고양이가 사라졌어요. [{animal_name}(이)라고 해요. ]실종 신고 부탁해요."
            "[ 전화는 {phone}(이)에요.]",
            "반려동물 분실 신고.[ {animal_name},][ {place},][ {phone}.]",
            "[우리 {animal_name} ]찾게 도와줘. 반려동물 실종 신고 올려 줘.[ {place} 근처에서 놓쳤어.]"
            "[ 내 번호는 {phone}(이)야.]",
            "산책하다가 강아지 줄을 놓쳤어요, 어떡하죠? [{place}에서요. ]실종 신고할래요."
            "[ {animal_name}(이)라는 아이예요.][ {phone}(으)로 연락 주세요.]",
            "강아지가 집을 나가서 안 들어와요. [{phone}(으)로 연락받게 ][{animal_name} ]실종 신고를 넣어 주세요."
            "[ 마지막으로 본 곳은 {place}(이)에요.]",
            "[이름 {animal_name}][ 장소 {place}][ 연락처 {phone}] 잃어버린 반려동물 신고요",
            "잃어버린 반려동물을 신고합니다.[ 이름은 {animal_name},][ 장소는 {place},][ 연락처는 {phone}입니다.]",
            "울고 싶다 진짜. [{animal_name}이(가) ][{place}에서 ]도망갔어. 반려동물 신고 접수해 줘.[ 번호는 {phone}.]",
            "[{place} 주변에서 ]잃어버린 강아지를 신고하려고 하는데요.[ 부르는 이름은 {animal_name}(이)고요,]"
            "[ 제 전화는 {phone}입니다.]",
            "반려견 실종 접수 가능해요? [{phone}이(가) 제 번호예요. ][{animal_name}을(를) ][{place}에서 ]잃어버렸어요.",
            "문이 열린 사이 고양이가 뛰쳐나갔어. [{place}에서 본 게 끝이야. ]찾는다고 신고 좀 해 줘."
            "[ {animal_name}(이)라고 부르면 와.][ {phone}(으)로 연락 달래.]",
            "[제 연락처 {phone}(으)로 ]반려동물을 찾는 신고를 등록해 주십시오.[ {animal_name},][ {place}에서 실종.]",
            "동물 보호소에 없어진 우리 애 신고해 줄래?[ {animal_name}(이)야.][ {place}에서 놓쳤어.]"
            "[ {phone}(으)로 전화 줘.]",
            "[{animal_name}, ]우리 앵무새 말이야, 날아가 버렸어. [{place}에서 잃어버렸다고 ]실종"
            " 신고 해 줘.[ 연락은 {phone}.]",
            "없어진 반려묘를 찾아야 합니다. 실종 신고를 접수해 주세요.[ 이름 {animal_name}.]"
            "[ 장소 {place}.][ 전화 {phone}.]",
            "[{place} 갔다가 ]강아지를 잃어버린 것 같아.[ {animal_name}(이)라고 적고]"
            "[ 번호 {phone} 남겨서] 실종 신고 해 줄 수 있어?",
            "이사하느라 반려견이 나간 줄도 몰랐어요. [{place}에서 사라졌어요. ][{animal_name}을(를) ]찾을 수 있게"
            " 신고해 주세요.[ 제 번호 {phone}입니다.]",
        ),
        ("{animal_name} 실종 신고를 접수했습니다. 접수 번호는 {report_number}입니다.",),
    ),
    everyday(
        "find_gym",
        "지역의 헬스장을 찾는다.",
        (
            Parameter("area", CITY, "지역", "헬스장을 찾을 지역"),
            Parameter("monthly_fee", won(20_000, 200_000), "한 달 요금", "낼 수 있는 한 달 요금", required=False),
        ),
        {"gym": NAME, "rating": decimal(3, 5)},
        (
            "[{area}에 ]괜찮은 헬스장 있어?",
            "[{area} ]헬스장 찾아 줘.[ 한 달에 {monthly_fee} 안으로.]",
            "운동 좀 시작하려고.[ 지금 {area} 살아.] 헬스장 어디가 좋을까?",
            "[월 {monthly_fee} 이하로 ]다닐 수 있는 헬스장을 [{area}에서 ]골라 주세요.",
            "체력이 바닥이야. [{area} 쪽에 ]등록할 만한 피트니스 센터 좀 알아봐 줄래?"
            "[ 월 {monthly_fee}까지 낼 수 있어.]",
            "[{area}(으)로 ]이사 왔는데 운동할 헬스장을 못 구했어요. 추천해 주실 수 있나요?",
            "헬스장 검색[ {area}][ 월 {monthly_fee}]",
            "헬스장을 찾아 주십시오.[ 지역은 {area},][ 한 달 요금은 {monthly_fee}입니다.]",
            "[{area}에서 ]근력 운동 하기 좋은 헬스클럽이 어디예요?[ 예산은 매달 {monthly_fee}(이)에요.]",
            "날도 풀렸고 살도 쪘고, 에휴. 헬스장 끊을 건데 [{area}에 ]어디 있나 봐 줘.",
            "[지역: {area}][ 월 요금: {monthly_fee}] 다닐 헬스장",
            "[{area}에 있는 회사에 다녀서 ]퇴근길에 들를 헬스장이 필요해.[ 다달이 {monthly_fee} 정도는 낼게.]"
            " 어디 없나?",
            "[한 달 {monthly_fee}짜리 ]헬스장이 [{area}에도 ]있을까요?",
            "러닝머신 많은 헬스장 추천 바랍니다.[ {area}(이)요.]",
            "[나 {area} 사는데 ]가까운 헬스장 좀 뽑아 봐.[ 돈은 월 {monthly_fee} 생각 중.]",
            "헬스장이 [{area}에 ]많던데 한 군데만 소개해 주면 좋겠어요.",
            "[매월 {monthly_fee} 선에서 ]운동 등록을 하려 합니다. [{area} ]헬스장 정보를 부탁드립니다.",
            "여행 중에도 운동은 해야죠. [{area}에 머무는 동안 ]이용할 헬스장 이름 좀 가르쳐 주세요.",
        ),
        (
            "{area}에서는 {gym} 헬스장이 좋고 평점은 {rating}점입니다.",
            "{gym} 헬스장을 찾았습니다. 평점은 {rating}점입니다.",
        ),
    ),
    everyday(
        "send_checkup_result",
        "건강 검진 결과를 이메일로 보낸다.",
        (
            Parameter("checkup_number", CODE, "검진 번호"),
            Parameter("email", EMAIL, "이메일 주소", "결과를 받을 이메일 주소"),
        ),
        {"pages": integer(2, 20), "sent_at": TIME},
        (
            "[{checkup_number} ]건강 검진 결과 [{email}(으)로 ]보내 줘.",
            "검진 결과 메일로 받고 싶어요.[ 번호 {checkup_number},][ 주소 {email}.]",
            "[{email}에 ]내 건강 검진 결과지 좀 쏴 줘.[ 검진 번호는 {checkup_number}(이)야.]",
            "병원에서 검진받은 거 결과 나왔지? [{checkup_number}(으)로 조회해서 ][{email}(으)로 ]메일 줘.",
            "[검진 번호가 {checkup_number}인데요, ]건강 검진 결과를 이메일로 발송해 주시겠어요?[ {email}입니다.]",
            "종이로 받은 검진표를 잃어버렸어요. [{email} 앞으로 ]결과를 다시 보내 주실래요?"
            "[ 제 번호는 {checkup_number}(이)에요.]",
            "건강 검진 결과 전송[ {checkup_number}][ {email}]",
            "건강 검진 결과를 보내 주십시오.[ 검진 번호는 {checkup_number},][ 이메일 주소는 {email}입니다.]",
            "[{checkup_number}번 ]검진 기록을 [{email}(으)로 ]전달해 주면 좋겠어.",
            "피 뽑느라 혼났어. 아무튼 건강 검진 결과 메일로 넣어 줘.[ {email}(이)고][ 번호가 {checkup_number}(이)야.]",
            "[이메일: {email}][ 검진 번호: {checkup_number}] 검진 결과 발송 요청",
            "회사에 제출하려고 그러는데 [{checkup_number} ]건강 검진 결과서를 [{email} 주소로 ]보내 줄 수 있어?",
            "검진 결과가 궁금합니다.[ {checkup_number}번 검진이고요,][ {email}에서 확인할게요.] 메일로 보내 주세요.",
            "[메일 {email}(으)로 ][{checkup_number} ]종합 검진 결과 받아 볼 수 있나요?",
            "건강 검진 끝났으니까 결과 이메일로 보내 놔.[ {email}.][ {checkup_number}.]",
            "아내도 [{email}(으)로 ]제 건강 검진 결과를 받아 보게 해 주세요.[ 검진 번호 {checkup_number}(이)고요.]",
            "[{checkup_number}(으)로 ]등록된 건강 검진 결과 파일을 메일로 부치고 싶어.[ 받을 곳은 {email}.]",
            "보험사에서 검진 결과를 달라고 하네요. [검진 번호 {checkup_number}의 내용을 ]"
            "[{email}(으)로 ]메일 보내 주시면 됩니다.",
        ),
        ("검진 결과 {pages}쪽을 {sent_at}에 {email}(으)로 보냈습니다.",),
    ),
    everyday(
        "recommend_lotion",
        "피부에 맞는 로션을 추천한다.",
        (
            Parameter("skin_type", words(("건성", "지성", "복합성", "민감성")), "피부 타입"),
            Parameter("scented", flag(("향이 있는 것", "향 나는 것"), ("향이 없는 것", "무향")), "향 유무"),
        ),
        {"lotion": NAME, "price": won(8000, 70_000)},
        (
            "[{skin_type} ]피부에 좋은 로션 추천해 줘.[ {scented}(으)로.]",
            "[{scented}(으)로 ]로션 하나 골라 줄래?[ 나 {skin_type}(이)야.]",
            "로션 추천 부탁해요.[ 피부는 {skin_type}(이)고요,][ {scented}(이)면 좋겠어요.]",
            "세수하고 나면 바를 게 없어. [{skin_type} ]피부용 로션 뭐가 좋아?[ {scented}(으)로 알려 줘.]",
            "[제 피부가 {skin_type}인데 ][{scented}(으)로 ]쓸 만한 로션이 있을까요?",
            "바르던 로션이 떨어졌어요. [{skin_type}에 맞으면서 ]괜찮은 걸 권해 주세요."
            "[ 저는 {scented}을(를) 좋아해요.]",
            "로션 추천[ {skin_type}][ {scented}]",
            "로션을 추천해 주십시오.[ 피부 타입은 {skin_type},][ 향 유무는 {scented}입니다.]",
            "[{skin_type} 타입한테는 ]어떤 로션이 맞아? [{scented} 중에서 ]추천해 줘.",
            "[피부: {skin_type}][ 향: {scented}] 나한테 맞는 로션",
            "남자친구 로션을 사 주려고.[ {skin_type} 피부거든.] 뭐가 괜찮을까?[ {scented}(으)로 사려고.]",
            "로션은 종류가 왜 이렇게 많아? [{skin_type} ]피부에 바를 거 하나만 집어 줘.[ {scented} 쪽이 좋아.]",
            "[{scented}(이)면서 ][{skin_type} 피부에 순한 ]로션이 뭔지 궁금합니다.",
            "요즘 화장이 잘 안 먹어요. 로션부터 바꾸려는데 [{skin_type}용으로 ]추천 가능할까요?[ {scented}(이)요.]",
            "[{skin_type}인 ]내 얼굴에 로션 뭐 발라?[ {scented} 원해.]",
            "좋은 로션 좀 소개해 줘요.[ {scented}(으)로 찾고 있어요.][ 피부 타입은 {skin_type}(이)에요.]",
            "[{scented}을(를) 선호하고 ][{skin_type} 피부인 ]손님께 권할 로션을 알려 주시기 바랍니다.",
            "환절기라 얼굴이 푸석푸석해졌어요. [{skin_type} ]피부가 쓰기 좋은 로션을 찾아"
            " 주실래요?[ 가능하면 {scented}(으)로요.]",
        ),
        (
            "{skin_type} 피부에는 {lotion} 로션이 좋고 가격은 {price}원입니다.",
            "{lotion} 로션을 추천합니다. {price}원입니다.",
        ),
    ),
    everyday(
        "play_sleep_sound",
        "잠이 오는 소리를 튼다.",
        (
            Parameter(
                "sound",
                words(("빗소리", "파도 소리", "장작 소리", "바람 소리", "새소리", "시냇물 소리")),
                "소리",
                "틀 소리",
            ),
            Parameter("minutes", integer(10, 180, "분", "minutes"), "재생 시간", "재생 시간(분)", required=False),
        ),
        {"volume": integer(5, 40)},
        (
            "잠이 안 와. 뭐라도 들으면서 자게 [{sound} ]틀어 줘.",
            "자면서 들을 소리 켜 줘.[ {sound}(으)로.][ {minutes}만.]",
            "[{minutes} 동안 ][{sound}을(를) ]수면 소리로 재생해 주세요.",
            "누웠는데 정신이 말똥말똥해요. [{sound} 같은 ]잠 오는 소리 들려주실래요?",
            "[{sound} ]수면 사운드 시작.[ {minutes} 뒤 꺼짐.]",
            "애가 통 잠을 안 자네. 잠드는 소리 좀 틀어서 재우자.[ {sound} 좋아하더라.][ {minutes}쯤이면 돼.]",
            "[소리: {sound}][ 재생: {minutes}] 취침용 소리",
            "잠이 오는 소리를 틀어 주십시오.[ 소리는 {sound},][ 재생 시간은 {minutes}입니다.]",
            "백색 소음 들으며 자고 싶어요.[ {sound}(으)로 부탁해요.]",
            "커피를 너무 마셨나 봐. 눈이 안 감기네. 잠 오는 소리 좀 들려줘.[ {sound} 있지?]",
            "[{sound}을(를) 들으면 마음이 편해져요. ]수면에 도움 되는 소리로 [{minutes}간 ]켜 주세요.",
            "불 끄고 누웠으니까 이제 자는 데 좋은 소리를 은은하게 깔아 줘.[ {sound}(으)로.]"
            "[ {minutes} 지나면 꺼도 돼.]",
            "숙면 소리[ {sound}] 재생해.",
            "[{minutes}만 ]눈을 붙일 거예요. 낮잠용 소리 틀어 둘래요?[ {sound}(이)요.]",
            "잠자리에서 [{sound} 같은 ]자연의 소리를 듣는 게 습관이 됐습니다. 오늘도 재생 부탁드립니다.",
            "나 수면 소리 없인 못 자. [{sound} ]얼른 켜 줘.",
            "윗집이 시끄러워서 도저히 못 자겠어요. [{minutes} 정도 ]잠들기 좋은 소리를 틀어"
            " 주세요.[ {sound}(이)면 돼요.]",
            "명상하다 그대로 잠들고 싶은 밤이네요. 편안한 소리를 배경으로 틀어 주시겠어요?"
            "[ {sound}이(가) 듣고 싶어요.]",
        ),
        ("{sound}을(를) 틀었습니다. 소리 크기는 {volume}입니다.",),
    ),
)
