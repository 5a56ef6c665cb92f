"""Everyday tools of buying: parcels, orders, stock, tables, tickets."""

from hunmin.corpus.world.tools import Arguments, Parameter, everyday
from hunmin.corpus.world.values import (
    CODE,
    DATE,
    INVOICE,
    NAME,
    PLACE,
    TIME,
    integer,
    one_of,
    percent,
    won,
    words,
)
from hunmin.corpus.world.vocabulary import listed

_DISHES = listed("비빔밥 김밥 냉면 불고기 짜장면 짬뽕 피자 치킨 떡볶이 만두 칼국수 갈비탕 돈가스 초밥 국밥 파스타")


def _cart_price(a: Arguments) -> int:
    return int(a.number("unit_price") * a.number("quantity"))


SHOPPING_TOOLS = (
    everyday(
        "track_parcel",
        "송장 번호로 택배를 조회한다.",
        (Parameter("invoice", INVOICE, "송장 번호"),),
        {"status": words(("배송 중", "배송 완료", "집하", "상차")), "location": PLACE},
        (
            "[{invoice} ]택배 어디쯤 왔어?",
            "택배 조회해 줘.[ 송장 번호는 {invoice}(이)야.]",
            "[송장 {invoice} ]배송 상태 알려 주세요.",
            "[{invoice} 이 번호로 ]택배 좀 봐 줘.",
            "내 택배 언제 와?[ {invoice}.]",
            "택배를 조회하고 싶어요.[ {invoice}(이)에요.]",
        ),
        ("택배는 {status} 상태이고 지금 {location}에 있습니다.",),
    ),
    everyday(
        "order_food",
        "음식을 주문한다.",
        (
            Parameter("dish", one_of(_DISHES), "음식", "주문할 음식"),
            Parameter("quantity", integer(1, 20, "인분"), "수량"),
            Parameter("address", PLACE, "주소", "받을 주소"),
        ),
        {"total_price": won(6000, 300_000), "minutes": integer(15, 90)},
        (
            "[{address}(으)로 ][{dish} ][{quantity} ]시켜 줘.",
            "[{dish} ][{quantity} ]주문해 주세요.[ 주소는 {address}(이)에요.]",
            "배고파.[ {dish}][ {quantity}] 배달시켜 줘.[ {address}(이)야.]",
            "음식 주문할게.[ 음식은 {dish},][ 수량은 {quantity},][ 주소는 {address}.]",
            "[{quantity} 먹을 거니까 ][{dish} ]시켜 줄래?[ {address}(으)로 와 줘.]",
            "[{dish} ]배달 부탁해요.[ {quantity}(이)고][ {address}(으)로요.]",
        ),
        ("{dish} {quantity}인분을 주문했습니다. {total_price}원이고 {minutes}분 걸립니다.",),
    ),
    everyday(
        "check_stock",
        "매장에 상품이 몇 개 있는지 확인한다.",
        (Parameter("product", NAME, "상품", "찾는 상품"), Parameter("store", PLACE, "매장")),
        {"in_stock": integer(0, 90)},
        (
            "[{store}에 ][{product} ]재고 있어?",
            "[{product} ]남았는지 봐 줘.[ 매장은 {store}(이)야.]",
            "[{store} 매장에 ][{product} ]있나요?",
            "재고 확인해 주세요.[ 상품은 {product},][ 매장은 {store}.]",
            "[{product} 사러 ][{store} ]가려는데 재고 몇 개야?",
            "[{store}에서 ][{product} ]살 수 있는지 알려 주세요.",
        ),
        ("{store}에 {product} 재고가 {in_stock}개 있습니다.",),
    ),
    everyday(
        "reserve_restaurant",
        "식당 자리를 예약한다.",
        (
            Parameter("restaurant", NAME, "식당", "갈 식당"),
            Parameter("people", integer(1, 15, "명", native=True), "인원"),
            Parameter("time", TIME, "시간", "예약 시간"),
        ),
        {"reservation_code": CODE},
        (
            "[{restaurant}에 ][{time}에 ][{people} ]예약해 줘.",
            "식당 예약 부탁해.[ {restaurant}(이)고][ {people},][ {time}.]",
            "[{time}에 ][{people} ]갈 건데 [{restaurant} ]자리 잡아 줘.",
            "[{restaurant} ]예약하고 싶어요.[ 인원은 {people},][ 시간은 {time}.]",
            "[{people}이 ][{restaurant}에서 ]먹으려고 해.[ {time}에] 자리 예약 좀.",
            "[{restaurant}에 ][{people} ]자리 있을까요?[ {time}(으)로] 잡아 주세요.",
        ),
        ("{restaurant}에 {people}명 자리를 예약했습니다. 예약 번호는 {reservation_code}입니다.",),
    ),
    everyday(
        "issue_coupon",
        "회원에게 할인 쿠폰을 준다.",
        (Parameter("member_id", CODE, "회원 번호"), Parameter("rate", percent(), "비율", "쿠폰의 비율")),
        {"coupon": CODE},
        (
            "[{member_id} 회원에게 ][{rate} ]쿠폰 발급해 줘.",
            "[{rate} ]쿠폰을 [{member_id}에게 ]보내 주세요.",
            "쿠폰 하나 만들어 줘.[ 회원 번호는 {member_id},][ 비율은 {rate}.]",
            "[{member_id} 님 ]쿠폰 주고 싶어요.[ {rate}짜리로요.]",
            "[회원 {member_id}에게 ][{rate}짜리 ]쿠폰 좀 줘.",
            "[{rate} 쿠폰이야. ][{member_id} 회원한테 ]쿠폰 발급 부탁해.",
        ),
        ("회원 {member_id}에게 쿠폰 {coupon}을(를) 발급했습니다.",),
    ),
    everyday(
        "request_refund",
        "주문을 환불한다.",
        (
            Parameter("order_id", CODE, "주문 번호"),
            Parameter("reason", words(("단순 변심", "불량", "오배송")), "사유", "환불 사유"),
        ),
        {"refund_amount": won(5000, 500_000)},
        (
            "[{order_id} ]환불해 줘.[ 사유는 {reason}(이)야.]",
            "[주문 번호 {order_id}, ][{reason}(으)로 ]환불 부탁해요.",
            "환불하고 싶어요.[ {order_id}(이)고][ {reason}(이)에요.]",
            "[{reason}인데 ][{order_id} 주문 ]환불 되나요?",
            "[{order_id} 물건이 ][{reason}(이)라 ]환불 신청할게.",
            "환불 신청.[ 주문 번호: {order_id}.][ 사유: {reason}.]",
        ),
        ("주문 {order_id}의 환불 금액은 {refund_amount}원입니다.",),
    ),
    everyday(
        "search_product",
        "상품을 검색한다.",
        (
            Parameter("keyword", NAME, "검색어"),
            Parameter("max_price", won(), "최고 가격", required=False),
        ),
        {"product_code": CODE, "price": won()},
        (
            "[{keyword} ][{max_price} 이하로 ]찾아 줘.",
            "[{keyword} ]사고 싶은데 [{max_price} 안 넘는 걸로 ]상품 검색해 줘.",
            "상품 검색 좀.[ 검색어는 {keyword}.][ 최고 가격은 {max_price}.]",
            "[{max_price}까지 ]쓸 수 있어.[ {keyword}] 상품 찾아볼래?",
            "[{keyword}(이)라는 ]상품 있어요?[ {max_price} 이하면 좋겠어요.]",
            "쇼핑몰에서 [{keyword} ][{max_price} 밑으로 ]검색 부탁해요.",
        ),
        ("{keyword} 검색 결과 {product_code} 상품이 {price}원입니다.",),
    ),
    everyday(
        "add_to_cart",
        "장바구니에 물건을 담는다.",
        (
            Parameter("item", NAME, "물건", "담을 물건"),
            Parameter("unit_price", won(500, 90_000), "단가"),
            Parameter("quantity", integer(1, 30, "개", native=True), "개수"),
        ),
        {"total": _cart_price},
        (
            "[단가 {unit_price}짜리 ][{item} ][{quantity} ]장바구니에 담아 줘.",
            "장바구니에 [{item} ][{quantity} ]넣어 주세요.[ 단가는 {unit_price}(이)에요.]",
            "[{item}을(를) ][{quantity} ]담을래.[ 하나에 {unit_price}.] 장바구니에 넣어 줘.",
            "[{unit_price} 하는 ][{item} ][{quantity} ]장바구니에 추가해 줘.",
            "장바구니 추가요.[ 물건 {item},][ 단가 {unit_price},][ 개수 {quantity}.]",
            "[{quantity}만 ][{item} ]장바구니에 부탁해.[ 개당 {unit_price}.]",
        ),
        ("{item} {quantity}개를 담았습니다. 합계는 {total}원입니다.",),
    ),
    everyday(
        "check_points",
        "회원의 포인트를 조회한다.",
        (Parameter("member_id", CODE, "회원 번호"),),
        {"points": integer(0, 99_000), "expires_on": DATE},
        (
            "[{member_id} ]포인트 얼마 남았어?",
            "포인트 조회해 줘.[ 회원 번호는 {member_id}(이)야.]",
            "[회원 {member_id}의 ]포인트 좀 알려 주세요.",
            "[{member_id}인데요, ]제 포인트가 얼마예요?",
            "내 포인트 확인해 줘.[ {member_id}.]",
            "포인트가 궁금해요.[ 번호는 {member_id}(이)에요.]",
        ),
        ("포인트는 {points}점이고 {expires_on}에 사라집니다.",),
    ),
    everyday(
        "buy_movie_ticket",
        "영화표를 산다.",
        (
            Parameter("movie", NAME, "영화", "볼 영화"),
            Parameter("time", TIME, "상영 시간"),
            Parameter("seats", integer(1, 8, "장", native=True), "매수"),
        ),
        {"seat_code": CODE, "amount": won(9000, 120_000)},
        (
            "[{movie} ][{time} 걸로 ][{seats} ]영화표 사 줘.",
            "영화 예매해 줘.[ {movie},][ {time},][ {seats}.]",
            "[{time}에 하는 ][{movie} ]영화표 [{seats} ]부탁해요.",
            "[{movie} 보고 싶어. ][{time} 표로 ][{seats} ]예매해 줄래?",
            "영화표 [{seats} ]끊어 주세요.[ 영화는 {movie}(이)고][ 상영 시간은 {time}(이)에요.]",
            "[{seats} 필요한데 ][{movie} ][{time} ]영화 예매 좀.",
        ),
        ("{movie} 표를 샀습니다. 좌석은 {seat_code}, 금액은 {amount}원입니다.",),
    ),
)
