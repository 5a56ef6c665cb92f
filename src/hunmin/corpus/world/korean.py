"""Korean as a generator needs it: particles that follow the sound of a word, and numbers as they are read and written.

Templates carry both forms of a particle, as Korean software does ("가격은(는)", "서울(으)로"); `settle` keeps the
right one.
"""

import re

_FIRST_SYLLABLE, _LAST_SYLLABLE, _FINALS = 0xAC00, 0xD7A3, 28
_RIEUL = 8  # the final consonant ㄹ, after which (으)로 is 로

_DIGIT_FINAL = dict(zip("0123456789", (21, _RIEUL, 0, 16, 0, 0, 1, _RIEUL, _RIEUL, 0), strict=True))  # 영 일 이 삼 사 …
_LETTER_FINAL = {"L": _RIEUL, "R": _RIEUL, "M": 16, "N": 4}  # 엘 알 엠 엔; every other letter's name ends in a vowel
_SIGN_FINAL = {"%": 0, "℃": 0, "$": 0}
_UNIT_FINAL = {"kg": 16, "g": 16, "mg": 16, "km": 0, "m": 0, "cm": 0, "mm": 0, "L": 0, "ml": 0, "GB": 0, "MB": 0}
_UNIT = re.compile(r"\d ?(" + "|".join(sorted(_UNIT_FINAL, key=len, reverse=True)) + ")$")

# both forms as a template writes them: (after a consonant, after a vowel)
_PARTICLES = {
    "은(는)": ("은", "는"),
    "이(가)": ("이", "가"),
    "을(를)": ("을", "를"),
    "과(와)": ("과", "와"),
    "(으)로": ("으로", "로"),
    "(이)에요": ("이에요", "예요"),
    "(이)야": ("이야", "야"),
    "(이)고": ("이고", "고"),
    "(이)라": ("이라", "라"),
    "(이)랑": ("이랑", "랑"),
    "(이)나": ("이나", "나"),
    "(이)요": ("이요", "요"),
    "(이)며": ("이며", "며"),
    "(이)면": ("이면", "면"),
    "(이)다": ("이다", "다"),
    "(이)지": ("이지", "지"),
    "(이)거": ("이거", "거"),
    "(이)니": ("이니", "니"),
    "(이)래": ("이래", "래"),
    "(이)군": ("이군", "군"),
    "(이)네": ("이네", "네"),
    "(이)었": ("이었", "였"),
    "(아)야": ("아", "야"),
}
_MARK = re.compile("|".join(re.escape(mark) for mark in _PARTICLES))


def final_consonant(text: str) -> int:
    """Index of the final consonant in the last sound of `text` as a Korean reads it aloud; 0 when it ends in a vowel.

    Digits are read as Korean numerals, capital letters by their names, small ones roughly as English words.
    """
    text = text.rstrip(")]}\"'’”」』.!?")
    if not text:
        return 0
    last = text[-1]
    if "가" <= last <= "힣":
        return (ord(last) - _FIRST_SYLLABLE) % _FINALS
    if last in _DIGIT_FINAL:
        return _DIGIT_FINAL[last]
    if last in _SIGN_FINAL:
        return _SIGN_FINAL[last]
    if unit := _UNIT.search(text):
        return _UNIT_FINAL[unit[1]]
    if last.isupper():
        return _LETTER_FINAL.get(last, 0)
    return _english_final(text.lower())


def _english_final(word: str) -> int:
    """Roughly what an English word ends in when it is read in Korean: 터널, 케빈, 북, 링 end in a consonant."""
    if word.endswith(("l", "le")):
        return _RIEUL
    if word.endswith(("m", "n", "ng")):
        return 4
    return 1 if re.search(r"[aeiou][kpt]$|ck$", word) else 0


def settle(text: str) -> str:
    """Keep of every doubled particle in `text` the form that the word before it asks for.

    >>> settle("가격은(는) 서울(으)로 부산(으)로 3(이)에요")
    '가격은 서울로 부산으로 3이에요'
    """

    def keep(match: re.Match[str]) -> str:
        mark = match[0]
        final = final_consonant(match.string[: match.start()])
        if mark == "(으)로" and final == _RIEUL:
            return "로"
        after_consonant, after_vowel = _PARTICLES[mark]
        return after_consonant if final else after_vowel

    return _MARK.sub(keep, text)


_DIGITS = "영일이삼사오육칠팔구"
_NATIVE = ("", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열")


def read_numeral(number: int) -> str:
    """`number` in Sino-Korean words: 57600 is 오만 칠천육백. Raises ValueError below 0 and from 10¹² on."""
    if not 0 <= number < 10**12:
        raise ValueError(f"{number} is outside of 0 … 10¹²")
    if number == 0:
        return "영"
    groups: list[str] = []
    for unit in ("", "만", "억"):
        number, group = divmod(number, 10_000)
        if group:
            words = _read_group(group)
            groups.insert(0, ("만" if unit == "만" and words == "일" and not number else words + unit))
    return " ".join(groups)


def _read_group(group: int) -> str:
    words = ""
    for power, name in ((1000, "천"), (100, "백"), (10, "십"), (1, "")):
        digit, group = divmod(group, power)
        if digit:
            words += (_DIGITS[digit] if digit > 1 or power == 1 else "") + name
    return words


def native_numeral(number: int) -> str:
    """1 to 10 as they stand before a counted thing: 한, 두, 세 …"""
    return _NATIVE[number]


def group_by_comma(number: int) -> str:
    """57600 as 57,600."""
    return f"{number:,}"


def group_by_myriad(number: int, thousands: bool = False) -> str:
    """57600 as 5만 7600, as prices are often written; with `thousands`, 35000 as 3만 5천."""
    parts: list[str] = []
    for unit in ("", "만", "억"):
        number, group = divmod(number, 10_000)
        if group:
            short = thousands and group % 1000 == 0
            parts.insert(0, f"{group // 1000}천{unit}" if short else f"{group}{unit}")
    return " ".join(parts) or "0"


_NUMBER_PART = re.compile(r"(\d[\d,]*)(천)?(억|만)?")


def parse_number(text: str) -> int:
    """The whole number that 57600, 57,600, 5만 7600 or 3만 5천 spells, with any unit behind; ValueError without one."""
    parts = _NUMBER_PART.findall(text)
    if not parts:
        raise ValueError(f"no number in {text!r}")
    scale = {"": 1, "천": 1000, "만": 10_000, "억": 100_000_000}
    return sum(int(digits.replace(",", "")) * scale[small] * scale[large] for digits, small, large in parts)


_ONSETS = {0: "g", 2: "n", 3: "d", 5: "r", 6: "m", 7: "b", 9: "s", 11: "", 12: "j", 15: "k", 16: "t", 18: "h"}
_VOWELS = {0: "a", 4: "eo", 8: "o", 13: "u", 20: "i", 5: "e"}
_ENDINGS = {0: "", 4: "n", _RIEUL: "l", 21: "ng"}


def _syllable(onset: int, vowel: int, final: int) -> str:
    return chr(_FIRST_SYLLABLE + (onset * 21 + vowel) * _FINALS + final)


# syllables that invented words are made of, with their Latin spelling: few enough that a small vocabulary can hold them
OPEN_SYLLABLES = {_syllable(o, v, 0): _ONSETS[o] + _VOWELS[v] for o in _ONSETS for v in _VOWELS}
CLOSED_SYLLABLES = {
    _syllable(o, v, f): _ONSETS[o] + _VOWELS[v] + _ENDINGS[f]
    for o in _ONSETS
    for v in (0, 8, 20)
    for f in (4, _RIEUL, 21)
}


def romanize(word: str) -> str:
    """Latin spelling of a word made of the syllables above: 보라미 is borami. KeyError for any other syllable."""
    return "".join(OPEN_SYLLABLES[s] if s in OPEN_SYLLABLES else CLOSED_SYLLABLES[s] for s in word)


# the most frequent first, counted in laws, manuals, petitions, reviews and talk
COMMON_SYLLABLES = (
    "이다에하는니의을지가한로사고를기서제자정시수은리도인있나아어용대보스라그해요조일으여합부들게습할만전과화관주장면트내드상"
    "경원우영세업위성구되공오개음소모항적거무법데문입터행작와재야동유것비호생마선계신중설연된치려미진및없안단간말명프당예또국"
    "른함체분러방금따까같통않실산필때었포더너저회결반등표각네식록본바메래운임청목역택감며추했든종발파건환교형람매현년직변버출"
    "됩물처알력준레참번션배속민두령집히후클받날점좋열차타확코크불능십름디증토최르외심료월태급권약액님편별희복새학양규언플남노"
    "품못았짜특느였께달줘살던젝피런애잘독많키워활랑검줄겠값강릭근온루절질평송손판페률립난브완육박김격획백승책늘련템객울누색테"
    "막볼초올허취릴족져룹린술림될봤혼렇글범악좀란군즈칙순천류돌채존길략밌카접패냐축링석씨답향투억담걸창친험얼싶옵티망병눈응량"
    "먹듯블머봐왜광황삭빠엘왕쓰앞컴끝충케몇엔죽쪽침찾효움율넘셨맞죄베긴협론벌밖웃럼째귀례찰므텍극램갈락팅겨켜커엄닌측콘팀뷰익"
    "릿냥뭐잡녀견삼왔총힘폴땅럽떻돈먼탁폭잼몰잔곳폐벤큰널빈혜섹첫읽넌뉴랜슬득암센딩훈쳐풀엇농징높탄착떤흥맨솔씀듈납슈휴퍼찌턴"
    "졌덕컨떠찬탭놓잠헤융철둘논쉬쉽뒤렸뜻앱욕꺼끼즉혀짓셔밀윤균딸듣썬됨뿐북꼭써슨쟁멋앙캐렬압댓웨텐갑롭풍숫괜탈곧첨봉홍낌꾸싸"
    "굴낸얻칠혹쁘찮갖빨믿죠촉셀퇴렌났떨델짱갔깨즘끌팔웠츠핑벽렉놀골숨낮즐겁큼냅몸엽좌웅찍튼곱왼빌염곡층닫뭔줍붙밤퓨짐틀컬벨롯"
    "궁혁콜삽듭밝쇄슴넣랍맛돼윗씬섭됐옷웹칭깊뻔픽밋흐척탐얘킬욱깝봅빼념닙넷숙녹멸괴쌍낼잊굿픈팬셋릅묻삶닥빛쾌뻐뢰짝괄곤봇씩섯"
    "롤쇼옥뜨큐벗녁헌닝졸쁜싫킨쓸끄밥껴촌룩섬흘렘겼꿈딱읍앗뛰랐꿀싱홈폰잇묘맹킹옆칼둥힌튜몬폼랫쳤냈럴굽춘옛털흔낳녕렵혈앉똑늦"
    "핵끊굳훨잖슷묵봄걱끔뮤젠낫흡놈킵훌샘꼴릇꼬쯤닐텔둔떡춰잭맘켓톱럭줬푸멀핸낙잃펴빙룡밍맥륭혐캠탕즌휘퀀짧뭘젊맡힐엉눌춤돋캔"
    "쓴쿼렀렴홀멜엑젯낭캡콩깔쿠흉냉밑꽃옮롬갱챙촬셰뇌떼덮덜덱랬롱딕꽤랄룸쏟윈뿌줌쩌옴꿔첩멤닉뽑멘쩔렁햇믹틱깜겹팩빵닮멍깐쫓톤"
    "헐셉헬뒷뇨낄칸팸긍펑뀌흑샤랴샷겟땐깅틴탑딴쎈퀴맷꾼갓픔봣짖훼몽젤굉겪흠켰씁혔늙궤쌓셜걍왠맙끈넥쁨겐륙홉엎륜벳썩핫킴밭륨빗"
)
