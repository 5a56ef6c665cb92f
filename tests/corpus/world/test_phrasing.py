"""Templates say what they are given, and nothing of what they are not."""

from hunmin.corpus.world.phrasing import ComposedRequest, TemplateRequest, fill

DISCOUNT = TemplateRequest("원가가 [{price}인데 ][{rate} ]할인 받으면 얼마야?")


def test_a_part_is_left_out_with_its_slot() -> None:
    assert DISCOUNT.say({"price": "100원", "rate": "5%"}) == "원가가 100원인데 5% 할인 받으면 얼마야?"
    assert DISCOUNT.say({"price": "100원"}) == "원가가 100원인데 할인 받으면 얼마야?"
    assert DISCOUNT.say({}) == "원가가 할인 받으면 얼마야?"
    assert DISCOUNT.slots == DISCOUNT.droppable == {"price", "rate"}


def test_a_sentence_is_closed_where_its_end_was_left_out() -> None:
    bill = TemplateRequest("나눠 줘.[ 총액은 {total}(이)고][ 사람은 {people}.]")
    assert bill.say({"total": "300원", "people": "3명"}) == "나눠 줘. 총액은 300원이고 사람은 3명."
    assert bill.say({"total": "300원"}) == "나눠 줘. 총액은 300원이야."
    assert TemplateRequest("나눠 줘.[ {total},][ {people}.]").say({"total": "300원"}) == "나눠 줘. 300원."


def test_a_fixed_slot_cannot_be_left_out() -> None:
    light = TemplateRequest("[{room} ]불 {power} 줘.")
    assert light.slots == {"room", "power"}
    assert light.droppable == {"room"}


def test_values_are_never_read_as_templates() -> None:
    assert fill("{a}을(를) 봐", {"a": "[{b}] 은"}) == "[{b}] 은을 봐"


def test_a_composed_request_states_its_facts_in_the_order_given() -> None:
    request = ComposedRequest(
        "회의실 예약해 줘.", "{label}은(는) {value}", "{facts}(이)야. {action}", {"a": "날짜", "b": "인원"}
    )
    assert request.say({"b": "3명", "a": "5월 1일"}) == "인원은 3명, 날짜는 5월 1일이야. 회의실 예약해 줘."
    assert request.say({}) == "회의실 예약해 줘."
