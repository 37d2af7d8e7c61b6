"""Choosing among opportunities while somebody types: each list is put in order once, each name found as it is read."""

from datetime import date
from decimal import Decimal

from clientdesk.dossier.sales.deal import Deal
from clientdesk.ui.sales.choosing import Choosing, Wish, entries_of, read_out, sums

DAY = date(2026, 11, 22)


def deal(number: int, name: str, *, stage: str = "lead", amount: Decimal | None = None) -> Deal:
    code, likely = f"SJ{number}", Decimal("0.5")
    return Deal(number, code, name, "KH000001", "样板公司", "me", stage, likely, amount, "CNY", amount, DAY, DAY, None)


DEALS = (
    deal(1, "阀门", amount=Decimal(100)),
    deal(2, "Pumps", stage="won", amount=Decimal(40)),
    deal(3, "ÄRA", stage="need"),
)


def is_any(_deal: Deal, _day: date) -> bool:
    return True


def is_open(one: Deal, _day: date) -> bool:
    return one.is_open


def found(choosing: Choosing, wish: Wish, typed: str = "") -> list[str]:
    return [one.name for one in choosing.chosen(wish, typed).deals]


def test_a_list_holds_its_part_of_one_stage_in_the_order_asked_for() -> None:
    choosing = Choosing(entries_of(DEALS), DAY)
    assert found(choosing, Wish(is_open)) == ["阀门", "ÄRA"]
    assert found(choosing, Wish(is_any, "need")) == ["ÄRA"]
    assert found(choosing, Wish(is_any, by=lambda one: one.number, turned=True)) == ["ÄRA", "Pumps", "阀门"]


def test_a_word_of_it_finds_it_and_how_its_name_is_read_once_that_is_known() -> None:
    choosing = Choosing(entries_of(DEALS), DAY)
    assert found(choosing, Wish(is_any), "pump") == ["Pumps"]
    assert found(choosing, Wish(is_any), "famen") == []
    assert found(Choosing(read_out(choosing.entries), DAY), Wish(is_any), "famen") == ["阀门"]
    assert found(Choosing(read_out(choosing.entries), DAY), Wish(is_open), "yangban") == ["阀门", "ÄRA"]


def test_what_they_come_to_counts_what_is_open_as_likely_as_it_is() -> None:
    told = sums(entries_of(DEALS))
    assert (told.amount, told.weighted, told.uncounted, told.has_open) == (Decimal(140), Decimal(50), 1, True)


def test_a_long_list_is_put_in_order_beside_the_window_and_what_is_alike_keeps_its_order() -> None:
    deals = [deal(number, f"{number * 7919 % 97:02}") for number in range(9001)]
    choosing = Choosing(entries_of(deals), DAY)
    for turned in (False, True):
        wish = Wish(is_any, by=lambda one: one.name, turned=turned)
        assert not choosing.is_ready(wish)
        choosing.keep(wish, choosing.prepare(wish))
        assert choosing.is_ready(wish)
        wanted = sorted(deals, key=lambda one: one.name, reverse=turned)
        assert [one.number for one in choosing.chosen(wish, "").deals] == [one.number for one in wanted]
