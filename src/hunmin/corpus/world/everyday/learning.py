"""Everyday tools of body and mind: clinics, exercise, books, words."""

from hunmin.corpus.world.tools import Arguments, Parameter, everyday
from hunmin.corpus.world.values import (
    CITY,
    CODE,
    DATE,
    NAME,
    PERSON,
    PHONE,
    TIME,
    decimal,
    integer,
    named,
    one_of,
    words,
)
from hunmin.corpus.world.vocabulary import listed

_SUBJECTS = listed("국어 수학 과학 역사 음악 미술 체육 지리 물리 화학")


def _calories(a: Arguments) -> float:
    return round(a.number("minutes") * a.number("weight") * 0.1, 1)


LEARNING_TOOLS = (
    everyday(
        "reserve_clinic",
        "병원 진료를 예약한다.",
        (
            Parameter("clinic", named("병원", "의원", "치과"), "병원", "갈 병원"),
            Parameter("date", DATE, "날짜"),
            Parameter("time", TIME, "시간"),
        ),
        {"queue_number": integer(1, 90)},
        (
            "[{date} ][{time}에 ][{clinic} ]진료 예약해 줘.",
            "병원 예약 부탁해요.[ {clinic},][ {date},][ {time}(이)요.]",
            "[{clinic}에 ]진료 받으러 가려고.[ 날짜는 {date},][ 시간은 {time}.]",
            "몸이 안 좋아.[ {clinic}][ {date}][ {time}(으)로] 진료 예약해 줘.",
            "[{clinic} 진료를 ][{date} ][{time}(으)로 ]잡아 주세요.",
            "[{time}에 ][{date} ][{clinic} ]진료 가능하면 예약해 줄래?",
        ),
        ("{clinic} 진료를 예약했습니다. 대기 번호는 {queue_number}번입니다.",),
    ),
    everyday(
        "record_water",
        "마신 물의 양을 기록한다.",
        (Parameter("amount", integer(50, 2000, "ml", "ml"), "양", "마신 물의 양(ml)"),),
        {"total_today": integer(2000, 9000)},
        (
            "물 [{amount} ]마셨어. 기록해 줘.",
            "[{amount} ]물 마신 거 적어 줘.",
            "방금 물을 [{amount} ]마셨어요. 기록 부탁해요.",
            "물 섭취 기록해 줘.[ 양은 {amount}(이)야.]",
            "물 [{amount} ]추가해 줄래?",
            "[{amount}만큼 ]물을 마셨다고 남겨 주세요.",
        ),
        ("물 {amount}ml를 기록했습니다. 오늘 모두 {total_today}ml입니다.",),
    ),
    everyday(
        "calculate_calories",
        "운동으로 쓴 열량을 계산한다.",
        (
            Parameter("minutes", integer(5, 180, "분"), "운동 시간", "운동 시간(분)"),
            Parameter("weight", decimal(38, 120, "kg"), "체중"),
        ),
        {"calories": _calories},
        (
            "[체중 {weight}인데 ][{minutes} ]운동하면 열량 얼마나 써?",
            "[{minutes} ]뛰었어.[ 체중은 {weight}.] 칼로리 계산해 줘.",
            "칼로리 계산해 주세요.[ 운동 시간 {minutes},][ 체중 {weight}.]",
            "[{weight}인 사람이 ][{minutes} ]운동하면 몇 칼로리예요?",
            "[나 {weight}(이)야. ][{minutes} 걸었는데 ]열량이 얼마나 빠졌어?",
            "[{minutes} 동안 ]운동했어요.[ {weight} 나가요.] 열량 좀 알려 주세요.",
        ),
        ("{minutes}분 운동으로 {calories}kcal를 썼습니다.",),
    ),
    everyday(
        "find_pharmacy",
        "문을 연 약국을 찾는다.",
        (Parameter("area", CITY, "지역", "약국을 찾을 지역"),),
        {"pharmacy": NAME, "phone": PHONE},
        (
            "[{area}에 ]문 연 약국 있어?",
            "[{area} ]약국 찾아 줘.",
            "[지금 {area}인데 ]약국 어디예요?",
            "약국 좀 알려 주세요.[ 지역은 {area}(이)에요.]",
            "[{area}에서 ]약 살 데 있나? 약국 부탁해.",
            "[{area} 근처 ]약국 검색해 줄래?",
        ),
        ("{area}에서 문을 연 약국은 {pharmacy}약국이고 전화는 {phone}입니다.",),
    ),
    everyday(
        "look_up_word",
        "낱말의 뜻을 사전에서 찾는다.",
        (Parameter("word", NAME, "낱말", "찾을 낱말"),),
        {"meaning": NAME},
        (
            "[{word} ]뜻이 뭐야?",
            "[{word}(이)라는 말 ]사전에서 찾아 줘.",
            "사전 찾아 주세요.[ 낱말은 {word}(이)에요.]",
            "[{word}은(는) ]무슨 뜻이에요?",
            "[{word}의 ]뜻 좀 알려 줄래?",
            "사전에서 [{word} ]검색 부탁해.",
        ),
        ("{word}의 뜻은 '{meaning}'입니다.",),
    ),
    everyday(
        "find_book",
        "도서관에서 책을 찾는다.",
        (Parameter("title", NAME, "책 제목"), Parameter("author", PERSON, "지은이", required=False)),
        {"shelf": CODE, "copies": integer(0, 9)},
        (
            "[{author}의 ][{title} ]책 찾아 줘.",
            "도서관에 [{title}(이)라는 ]책 있어?[ 지은이는 {author}(이)야.]",
            "책 좀 찾아 주세요.[ 책 제목은 {title},][ 지은이는 {author}.]",
            "[{title} 읽고 싶어. ][{author}이(가) 쓴 거야. ]도서관에 있는지 봐 줘.",
            "[{author} 작가의 ][{title} ]도서 검색해 줘.",
            "[{title}, ][{author} 지음. ]이 책 어디 꽂혀 있나요?",
        ),
        ("{title} 책은 {shelf} 서가에 {copies}권 있습니다.",),
    ),
    everyday(
        "start_quiz",
        "과목의 문제 풀이를 시작한다.",
        (
            Parameter("subject", one_of(_SUBJECTS), "과목"),
            Parameter("level", words(("쉬움", "보통", "어려움")), "난이도"),
        ),
        {"question_count": integer(5, 50)},
        (
            "[{subject} ]문제 [{level}(으)로 ]풀어 볼래.",
            "[{level} 난이도로 ][{subject} ]퀴즈 시작해 줘.",
            "퀴즈 내 줘.[ 과목은 {subject},][ 난이도는 {level}.]",
            "[{subject} 공부할래. ][{level} 단계로 ]문제 내 주세요.",
            "[{subject} ]퀴즈 부탁해요.[ {level}(으)로요.]",
            "[난이도 {level}, ][과목 {subject}(으)로 ]퀴즈 열어 줘.",
        ),
        ("{subject} 문제 {question_count}개를 시작합니다.",),
    ),
    everyday(
        "record_score",
        "학생의 점수를 적는다.",
        (
            Parameter("student", PERSON, "학생", "점수를 받은 학생"),
            Parameter("subject", one_of(_SUBJECTS), "과목"),
            Parameter("score", integer(0, 100, "점"), "점수"),
        ),
        {"average": decimal(30, 100)},
        (
            "[{student} ][{subject} ][{score} ]기록해 줘.",
            "성적 입력해 줘.[ 학생은 {student},][ 과목은 {subject},][ 점수는 {score}.]",
            "[{student} 학생이 ][{subject}에서 ][{score} ]받았어. 성적 적어 줘.",
            "[{subject} 시험이에요. ][{student} 학생이고요. ][점수는 {score}. ]성적 기록해 주세요.",
            "[{score} 받은 ][{student} ][{subject} ]성적 넣어 줘.",
            "[{student}의 ][{subject} 점수 ][{score}, ]성적표에 올려 주세요.",
        ),
        ("{student} 학생의 {subject} 점수를 적었습니다. 평균은 {average}점입니다.",),
    ),
    everyday(
        "set_medicine_reminder",
        "약 먹을 시간을 알린다.",
        (Parameter("medicine", NAME, "약 이름"), Parameter("time", TIME, "시간", "먹을 시간")),
        {"reminder_id": CODE},
        (
            "[{time}에 ][{medicine} ]약 먹으라고 알려 줘.",
            "약 알림 맞춰 줘.[ 약 이름은 {medicine},][ 시간은 {time}.]",
            "[{medicine} 약을 ][{time}에 ]먹어야 해. 알림 부탁해.",
            "[{medicine} ]복용 알림 켜 주세요.[ {time}(이)요.]",
            "[매일 {time}에 ][{medicine} ]먹게 알림 줄래?",
            "[{medicine} 먹는 걸 자꾸 잊어요. ][{time}에 ]약 알림 주세요.",
        ),
        ("{time}에 {medicine} 약을 알려 드립니다. 알림 번호는 {reminder_id}입니다.",),
    ),
    everyday(
        "join_class",
        "강좌에 등록한다.",
        (Parameter("course", NAME, "강좌", "들을 강좌"), Parameter("student", PERSON, "수강생")),
        {"seat_number": integer(1, 60), "starts_on": DATE},
        (
            "[{student} 이름으로 ][{course} ]강좌 등록해 줘.",
            "[{course} 강좌 ]듣고 싶어요.[ 수강생은 {student}(이)에요.] 등록해 주세요.",
            "강좌 신청해 줘.[ 강좌는 {course},][ 수강생은 {student}.]",
            "[{student}이(가) ][{course} ]수업 듣게 해 줘.",
            "[{course} 수업에 ][{student} ]넣어 줄래?",
            "[수강생 {student}, ][강좌 {course} ]신청 부탁합니다.",
        ),
        ("{course} 강좌에 등록했습니다. 자리는 {seat_number}번, 첫날은 {starts_on}입니다.",),
    ),
)
