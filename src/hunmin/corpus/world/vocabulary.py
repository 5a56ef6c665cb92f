"""Names of the world: places, people's surnames, currencies, languages."""


def listed(text: str) -> tuple[str, ...]:
    """The words of a text: a long list that is easy to read and to add to."""
    return tuple(text.split())


def tabled(text: str) -> tuple[tuple[str, ...], ...]:
    """Rows of cells: "사과:apples 책:books"."""
    return tuple(tuple(row.split(":")) for row in text.split())


CITIES = listed(
    "서울 부산 대구 인천 광주 대전 울산 세종 수원 용인 고양 창원 성남 청주 부천 화성 남양주 전주 천안 안산 안양 김해 "
    "평택 포항 제주 시흥 파주 의정부 김포 구미 양산 원주 진주 경산 춘천 아산 군산 익산 여수 순천 경주 거제 목포 강릉 "
    "충주 오산 이천 안동 서산 당진 속초 동해 통영 밀양 영주 삼척 남원 나주 광양 공주 보령 논산 제천 문경 상주 사천 "
    "태백 도쿄 오사카 베이징 상하이 타이베이 방콕 하노이 파리 런던 베를린 마드리드 로마 뉴욕 시카고 시드니 토론토 "
    "두바이 카이로"
)

CITIES_ENGLISH = listed(
    "Seoul Busan Daegu Incheon Gwangju Daejeon Ulsan Sejong Suwon Jeonju Jeju Gyeongju Gangneung Tokyo Osaka Beijing "
    "Shanghai Taipei Bangkok Hanoi Paris London Berlin Madrid Rome Chicago Boston Sydney Toronto Dubai Cairo Vienna "
    "Prague Dublin Oslo Lisbon Athens Helsinki Denver Seattle Austin Lima Nairobi Delhi Mumbai Pohang Mokpo Yeosu "
    "Sokcho Chuncheon Cheonan Asan Gimhae Jinju Kyoto Nagoya Sapporo Fukuoka Kobe Shenzhen Nanjing Wuhan Manila "
    "Jakarta Bali Perth Brisbane Melbourne Auckland Montreal Vancouver Ottawa Dallas Houston Phoenix Portland Miami "
    "Atlanta Detroit Quito Bogota Santiago Havana Panama Lagos Accra Tunis Rabat Algiers Doha Riyadh Muscat Amman "
    "Ankara Izmir Sofia Bucharest Belgrade Zagreb Budapest Warsaw Krakow Hamburg Munich Cologne Zurich Geneva Milan "
    "Naples Turin Venice Florence Lyon Nice Marseille Porto Seville Valencia Glasgow Leeds Bristol Cork"
)

PLACES = ("역", "공원", "병원", "도서관", "시장", "카페", "식당", "빌딩", "호텔", "학교", "광장", "극장")

SURNAMES = tuple("김이박최정강조윤장임한오서신권황안송류홍전고문손배백허남심노")

CURRENCIES: tuple[tuple[str, dict[str, str]], ...] = (
    ("KRW", {"ko": "원", "en": "won"}),
    ("KRW", {"ko": "원화", "en": "Korean won"}),
    ("USD", {"ko": "달러", "en": "dollar"}),
    ("USD", {"ko": "달러화", "en": "American dollar"}),
    ("USD", {"ko": "미국 달러", "en": "US dollar"}),
    ("EUR", {"ko": "유로", "en": "euro"}),
    ("EUR", {"ko": "유로화", "en": "euros"}),
    ("JPY", {"ko": "엔", "en": "yen"}),
    ("JPY", {"ko": "엔화", "en": "Japanese yen"}),
    ("CNY", {"ko": "위안화", "en": "Chinese yuan"}),
    ("CNY", {"ko": "위안", "en": "yuan"}),
    ("GBP", {"ko": "영국 파운드", "en": "British pound"}),
    ("GBP", {"ko": "파운드", "en": "pound"}),
    ("AUD", {"ko": "호주 달러", "en": "Australian dollar"}),
    ("CAD", {"ko": "캐나다 달러", "en": "Canadian dollar"}),
    ("CHF", {"ko": "스위스 프랑", "en": "Swiss franc"}),
    ("HKD", {"ko": "홍콩 달러", "en": "Hong Kong dollar"}),
    ("SGD", {"ko": "싱가포르 달러", "en": "Singapore dollar"}),
    ("TWD", {"ko": "대만 달러", "en": "Taiwan dollar"}),
    ("THB", {"ko": "바트", "en": "baht"}),
    ("VND", {"ko": "동", "en": "dong"}),
    ("INR", {"ko": "루피", "en": "rupee"}),
    ("PHP", {"ko": "페소", "en": "peso"}),
    ("MXN", {"ko": "멕시코 페소", "en": "Mexican peso"}),
    ("NZD", {"ko": "뉴질랜드 달러", "en": "New Zealand dollar"}),
    ("SEK", {"ko": "스웨덴 크로나", "en": "Swedish krona"}),
    ("TRY", {"ko": "리라", "en": "lira"}),
    ("BRL", {"ko": "헤알", "en": "real"}),
)

LANGUAGES = tabled(
    "영어:English 일본어:Japanese 중국어:Chinese 프랑스어:French 독일어:German 스페인어:Spanish 러시아어:Russian "
    "이탈리아어:Italian 베트남어:Vietnamese 태국어:Thai 아랍어:Arabic 포르투갈어:Portuguese"
)

MONTHS = listed("January February March April May June July August September October November December")
