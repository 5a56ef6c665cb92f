"""The words that made-up tools are composed of: verbs, nouns, fields of calls and results, each in both languages."""

from dataclasses import dataclass

from hunmin.corpus.world.values import (
    CITY,
    CODE,
    DATE,
    EMAIL,
    INVOICE,
    LANGUAGE,
    NAME,
    PERSON,
    PHONE,
    PLACE,
    SENTENCE,
    TIME,
    Kind,
    Language,
    amount,
    choice,
    decimal,
    flag,
    integer,
    percent,
    won,
    words,
)
from hunmin.corpus.world.vocabulary import listed, tabled


@dataclass(frozen=True)
class Pair:
    """A word as names spell it (snake_case) and in Korean."""

    english: str
    korean: str

    def said(self, language: Language) -> str:
        """The word as it is said in one of the two."""
        return self.english.replace("_", " ") if language == "en" else self.korean


@dataclass(frozen=True)
class Verb:
    """A verb as names spell it (snake_case), and its Korean forms. A native one is no noun with 하다: `noun` is ""."""

    english: str
    noun: str  # 등록
    declared: str  # 등록한다, 심는다
    asked: str  # 등록해, 심어
    due: str  # 등록할, 심을

    @property
    def said(self) -> str:
        """The verb as it is said in English."""
        return self.english.replace("_", " ")


def noun_verb(word: Pair) -> Verb:
    """The verb that a noun is with 하다."""
    noun = word.korean
    return Verb(word.english, noun, f"{noun}한다", f"{noun}해", f"{noun}할")


@dataclass(frozen=True)
class FieldWord:
    """A parameter or result field: its key, its label in both languages, the values it takes."""

    key: str
    korean: str
    english: str
    kind: Kind

    def label(self, language: Language) -> str:
        return self.english if language == "en" else self.korean


def _pairs(table: str) -> tuple[Pair, ...]:
    return tuple(Pair(english, korean) for english, korean in tabled(table))


_NOUN_VERBS = _pairs(
    "reserve:예약 register:등록 look_up:조회 calculate:계산 search:검색 check:확인 add:추가 delete:삭제 change:변경 "
    "cancel:취소 send:전송 order:주문 apply:신청 measure:측정 convert:변환 analyze:분석 summarize:요약 arrange:정리 "
    "recommend:추천 create:생성 edit:수정 save:저장 share:공유 start:시작 stop:중지 set:설정 compare:비교 "
    "deliver:배달 pay:결제 refund:환불 connect:연결 inspect:점검 clean:청소 repair:수리 pack:포장 charge:충전 "
    "copy:복사 print:인쇄 upload:업로드 record:기록 assign:배정 invite:초대 approve:승인 rent:대여 return:반납 "
    "move:이동 open:개방 lock:잠금 track:추적 count:집계 publish:발행 mix:혼합 water:급수 test:시험 scan:스캔 "
    "paint:도색 polish:연마 weave:직조 bake:제빵 chop:절단 merge:병합 split:분할 sort:정렬 filter:선별 encode:부호화 "
    "decode:해독 archive:보관 restore:복원 import:수입 export:수출 subscribe:구독 donate:기부 auction:경매 "
    "insure:보험 audit:감사 vote:투표 grade:채점 match:대조 label:표시 mark:체크 draw:추첨 trade:거래 exchange:교환 "
    "collect:수집 dispatch:파견 tune:조율 calibrate:보정 heat:가열 cool:냉각 dry:건조 wrap:밀봉 mount:장착 "
    "unload:하역 launch:발사 dock:정박 ferry:운송 harvest:수확 fertilize:시비 graft:접목 prune:전정 feed:사육 "
    "groom:미용 vaccinate:접종 diagnose:진단 prescribe:처방 operate:가동 reset:초기화 pause:보류 resume:재개 "
    "renew:갱신 revoke:회수 verify:검증 certify:인증 appraise:감정 forecast:예측 simulate:모의 survey:탐사 "
    "rehearse:연습 broadcast:방송 stream:중계 dub:녹음 caption:자막"
)

_NATIVE_VERBS = tabled(
    "plant:심는다:심어:심을 bury:묻는다:묻어:묻을 fold:접는다:접어:접을 pour:붓는다:부어:부을 fill:채운다:채워:채울 "
    "empty:비운다:비워:비울 hang:건다:걸어:걸 stack:쌓는다:쌓아:쌓을 push:민다:밀어:밀 pull:당긴다:당겨:당길 "
    "lower:내린다:내려:내릴 raise:올린다:올려:올릴 tie:묶는다:묶어:묶을 untie:푼다:풀어:풀 hide:숨긴다:숨겨:숨길 "
    "show:보여준다:보여:보여줄 tell:알려준다:알려:알려줄 fetch:가져온다:가져와:가져올 entrust:맡긴다:맡겨:맡길 "
    "borrow:빌린다:빌려:빌릴 build:짓는다:지어:지을 break:부순다:부숴:부술 fix:고친다:고쳐:고칠 sew:꿰맨다:꿰매:꿰맬 "
    "wash:씻는다:씻어:씻을 boil:끓인다:끓여:끓일 roast:굽는다:구워:구울 steam:찐다:쪄:찔 peel:깎는다:깎아:깎을 "
    "slice:썬다:썰어:썰 pick:고른다:골라:고를 gather:모은다:모아:모을 divide:나눈다:나눠:나눌 erase:지운다:지워:지울 "
    "write:적는다:적어:적을 sketch:그린다:그려:그릴 gauge:잰다:재:잴 turn_on:켠다:켜:켤 turn_off:끈다:꺼:끌 "
    "close:닫는다:닫아:닫을 swap:바꾼다:바꿔:바꿀 add_up:더한다:더해:더할 seek:찾는다:찾아:찾을 "
    "obtain:구한다:구해:구할 hand_over:넘긴다:넘겨:넘길 post:부친다:부쳐:부칠 carry:옮긴다:옮겨:옮길 "
    "grow:기른다:길러:기를 catch:잡는다:잡아:잡을 sell:판다:팔아:팔 buy:산다:사:살 stick:붙인다:붙여:붙일 "
    "remove:뗀다:떼:뗄 cut:자른다:잘라:자를 color:칠한다:칠해:칠할 erect:세운다:세워:세울 lay:깐다:깔아:깔 "
    "cover:덮는다:덮어:덮을 soak:담근다:담가:담글 dig:캔다:캐:캘 join:잇는다:이어:이을"
)

VERBS = (
    *map(noun_verb, _NOUN_VERBS),
    *(Verb(english, "", declared, asked, due) for english, declared, asked, due in _NATIVE_VERBS),
)

NOUNS = _pairs(
    "meeting_room:회의실 ticket:표 book:책 bicycle:자전거 invoice:청구서 package:소포 recipe:요리법 garden:정원 "
    "song:노래 photo:사진 document:문서 contract:계약서 account:계좌 coupon:쿠폰 seat:좌석 locker:사물함 "
    "printer:프린터 robot:로봇 sensor:센서 camera:카메라 battery:배터리 engine:엔진 boat:배 tent:텐트 lecture:강의 "
    "homework:숙제 exam:시험지 report:보고서 survey:설문 team:팀 member:회원 visitor:방문객 warehouse:창고 "
    "shelf:선반 truck:트럭 parcel:택배 menu:메뉴 table:식탁 room:방 hall:강당 stadium:경기장 pool:수영장 medicine:약 "
    "patient:환자 clinic:의원 cat:고양이 plant:화분 flower:꽃 tree:나무 farm:농장 fish:물고기 coffee:커피 bread:빵 "
    "cake:케이크 shoes:신발 jacket:재킷 umbrella:우산 watch:시계 lamp:램프 window:창문 door:문 bridge:다리 road:도로 "
    "map:지도 tour:관광 flight:항공편 train:기차표 bus:버스표 game:게임 movie:영화 concert:공연 video:영상 "
    "channel:채널 playlist:재생목록 folder:폴더 file:파일 server:서버 password:암호 backup:백업 message_box:메시지함 "
    "budget:예산 loan:대출 stock:주식 gift:선물 letter:편지 stamp:도장 badge:배지"
)

YES_OR_NO = flag(("예", "네", "참"), ("아니요", "아니오", "거짓"))
_SIZE = choice({"소형": "small", "중형": "medium", "대형": "large"})


def _field(key: str, korean: str, english: str, kind: Kind) -> FieldWord:
    return FieldWord(key, korean, english, kind)


FIELDS = (
    _field("name", "이름", "name", NAME),
    _field("owner", "주인", "owner", PERSON),
    _field("customer", "고객", "customer", PERSON),
    _field("manager", "담당자", "manager", PERSON),
    _field("author", "글쓴이", "author", PERSON),
    _field("sender", "보내는 사람", "sender", PERSON),
    _field("city", "도시", "city", CITY),
    _field("origin", "출발지", "origin", CITY),
    _field("destination", "목적지", "destination", CITY),
    _field("place", "장소", "place", PLACE),
    _field("address", "주소", "address", PLACE),
    _field("date", "날짜", "date", DATE),
    _field("start_date", "시작일", "start date", DATE),
    _field("deadline", "마감일", "deadline", DATE),
    _field("time", "시각", "time", TIME),
    _field("opening", "개점 시간", "opening hour", TIME),
    _field("price", "가격", "price", won()),
    _field("fee", "요금", "fee", won(500, 90_000)),
    _field("budget", "예산", "budget", won(10_000, 9_900_000)),
    _field("deposit", "보증금", "deposit", won(10_000, 90_000_000)),
    _field("rate", "비율", "rate", percent()),
    _field("tax_rate", "세율", "tax rate", percent(1, 40)),
    _field("quantity", "수량", "quantity", integer(1, 99, "개", native=True)),
    _field("people", "인원", "people", integer(1, 60, "명", native=True)),
    _field("pages", "쪽수", "pages", integer(1, 900, "쪽")),
    _field("floor", "층수", "floor", integer(1, 60, "층")),
    _field("age", "나이", "age", integer(1, 99, "살")),
    _field("days", "일수", "days", integer(1, 90, "일")),
    _field("minutes", "분량", "minutes", integer(1, 240, "분")),
    _field("weight", "무게", "weight", decimal(1, 200, "kg")),
    _field("distance", "거리", "distance", decimal(1, 400, "km")),
    _field("length", "길이", "length", decimal(1, 300, "cm")),
    _field("width", "너비", "width", decimal(1, 300, "cm")),
    _field("volume", "용량", "volume", decimal(1, 90, "L")),
    _field("temperature", "온도", "temperature", decimal(1, 99, "도")),
    _field("speed", "속도", "speed", integer(1, 300)),
    _field("score", "점수", "score", integer(1, 100, "점")),
    _field("points", "포인트", "points", amount()),
    _field("code", "코드", "code", CODE),
    _field("order_id", "주문 번호", "order id", CODE),
    _field("serial", "일련번호", "serial", CODE),
    _field("invoice", "송장", "invoice", INVOICE),
    _field("phone", "연락처", "phone", PHONE),
    _field("email", "이메일", "email", EMAIL),
    _field("title", "제목", "title", NAME),
    _field("keyword", "검색어", "keyword", NAME),
    _field("nickname", "별명", "nickname", NAME),
    _field("brand", "상표", "brand", NAME),
    _field("text", "본문", "text", SENTENCE),
    _field("note", "메모", "note", SENTENCE),
    _field("language", "언어", "language", LANGUAGE),
    _field("color", "색깔", "color", words(("빨강", "파랑", "노랑", "초록", "검정", "하양"))),
    _field("size", "크기", "size", _SIZE),
    _field("grade", "등급", "grade", words(("일반", "우수", "특별"))),
    _field("priority", "우선순위", "priority", choice({"낮음": "low", "보통": "normal", "높음": "high"})),
    _field("season", "계절", "season", words(("봄", "여름", "가을", "겨울"))),
    _field("mode", "방식", "mode", words(("auto", "manual", "eco"))),
    _field("format", "형식", "format", words(("pdf", "png", "csv", "txt"))),
    _field("room_number", "호실", "room number", integer(100, 2900, "호")),
    _field("seat_row", "좌석 열", "seat row", integer(1, 60, "열")),
    _field("hours", "시간 수", "hours", integer(1, 48, "시간")),
    _field("weeks", "주 수", "weeks", integer(1, 52, "주")),
    _field("copies", "부수", "copies", integer(1, 90, "부")),
    _field("boxes", "상자 수", "boxes", integer(1, 80, "상자")),
    _field("depth", "깊이", "depth", decimal(1, 200, "m")),
    _field("altitude", "고도", "altitude", integer(10, 9000, "m")),
    _field("pressure", "압력", "pressure", decimal(1, 90)),
    _field("humidity", "습도", "humidity", percent()),
    _field("brightness", "밝기", "brightness", integer(1, 255)),
    _field("frequency", "주파수", "frequency", decimal(60, 900, "MHz")),
    _field("salary", "급여", "salary", won(1_000_000, 9_000_000)),
    _field("rent", "월세", "rent", won(100_000, 3_000_000)),
    _field("fine", "벌금", "fine", won(10_000, 900_000)),
    _field("passport", "여권 번호", "passport", CODE),
    _field("plate", "차량 번호", "plate", CODE),
    _field("barcode", "바코드", "barcode", INVOICE),
    _field("account_number", "계좌번호", "account number", INVOICE),
    _field("teacher", "교사", "teacher", PERSON),
    _field("doctor", "의사", "doctor", PERSON),
    _field("guest", "손님", "guest", PERSON),
    _field("leader", "대표", "leader", PERSON),
    _field("village", "마을", "village", PLACE),
    _field("branch", "지점", "branch", PLACE),
    _field("harbor", "부두", "harbor", PLACE),
    _field("flavor", "맛", "flavor", NAME),
    _field("material", "재료", "material", NAME),
    _field("model", "모델", "model", CODE),
    _field("project", "과제", "project", NAME),
    _field("slogan", "구호", "slogan", SENTENCE),
    _field("birthday", "생일", "birthday", DATE),
    _field("departure", "출발 시각", "departure", TIME),
    _field("gender", "성별", "gender", words(("남", "여"))),
    _field("shape", "모양", "shape", words(("원형", "사각형", "삼각형"))),
    _field("taste", "맵기", "taste", choice({"순한맛": "mild", "매운맛": "hot", "보통맛": "normal"})),
    _field("insured", "보험", "insured", YES_OR_NO),
    _field("private", "비공개", "private", YES_OR_NO),
    _field("urgent", "긴급", "urgent", YES_OR_NO),
    _field("member", "회원 여부", "member", YES_OR_NO),
    _field("notify", "알림", "notify", YES_OR_NO),
)

RESULTS = (
    _field("status", "상태", "status", words(("완료", "접수", "대기", "성공"))),
    _field("id", "번호", "id", CODE),
    _field("total", "합계", "total", won()),
    _field("cost", "비용", "cost", won(500, 900_000)),
    _field("count", "개수", "count", integer(1, 900)),
    _field("result", "결과", "result", decimal(1, 900)),
    _field("value", "값", "value", decimal(1, 9_000, digits=2)),
    _field("ready_at", "준비 시각", "ready time", TIME),
    _field("arrival", "도착일", "arrival", DATE),
    _field("location", "위치", "location", PLACE),
    _field("worker", "작업자", "worker", PERSON),
    _field("answer", "답", "answer", NAME),
    _field("remaining", "남은 수", "remaining", integer(0, 500)),
    _field("level", "수준", "level", integer(1, 100)),
    _field("balance", "잔액", "balance", won(1000, 9_000_000)),
    _field("average", "평균", "average", decimal(1, 500)),
    _field("rank", "순위", "rank", integer(1, 900)),
    _field("queue", "대기 번호", "queue", integer(1, 300)),
    _field("duration", "소요 시간", "duration", integer(1, 600)),
    _field("capacity", "정원", "capacity", integer(1, 900)),
    _field("discount", "할인", "discount", percent()),
    _field("next_date", "다음 날짜", "next date", DATE),
    _field("supplier", "공급자", "supplier", PERSON),
    _field("warehouse", "창고", "warehouse", PLACE),
    _field("ticket", "표", "ticket", CODE),
    _field("token", "토큰", "token", CODE),
    _field("grade", "등급", "grade", words(("A", "B", "C", "D"))),
    _field("progress", "진행률", "progress", percent()),
    _field("energy", "열량", "energy", decimal(10, 900)),
    _field("receipt", "영수증", "receipt", CODE),
    _field("share", "몫", "share", percent()),
)

CHOICES = listed(
    "빠름 느림 보통 일반 특급 아침 점심 저녁 창가 통로 뜨겁게 차갑게 왼쪽 오른쪽 기본 고급 red green blue fast slow "
    "north south day week month basic premium hot cold left right 국내 해외 실내 실외 카드 현금 1인용 2인용"
)
