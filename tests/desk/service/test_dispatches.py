"""Requests and dispatches: numbers, what is taken over, approval, the steps, and what follows from closing."""

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from clientdesk.desk import Desk
from clientdesk.desk.clients import Refused
from clientdesk.dossier.house.service import Service
from clientdesk.dossier.house.trade import Trade
from clientdesk.dossier.rows import Row
from clientdesk.dossier.service.dispatch import Dispatch, UsedPart
from clientdesk.dossier.service.installed import InstalledItem
from clientdesk.dossier.service.request import ServiceRequest
from clientdesk.dossier.trade.product import Product
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from tests.desk.service.serving import CLIENT, TODAY, led, tasks, written


def test_each_kind_has_its_number(desk: Desk) -> None:
    assert written(desk, "dispatch", subject="Pump").code == "PQ202603-0001"
    assert written(desk, "dispatch", subject="Pump", date=date(2026, 4, 1)).code == "PQ202604-0001"
    assert written(desk, "complaint", subject="Late").code == "TS202603-0001"
    assert written(desk, "service_request", subject="Noise").code == "FW202603-0001"


def test_a_dispatch_takes_over_what_its_request_tells(desk: Desk) -> None:
    item = written(desk, "installed_item", name="Pump", serial="P-77", warranty_to=date(2026, 12, 31))
    asked = written(
        desk, "service_request", client="", item=Link(item.code), kind="inspection", phone=("154 0000 0001")
    )
    assert (asked[ServiceRequest.client], asked[ServiceRequest.serial]) == (Link(CLIENT, "王薇"), "P-77")
    assert (asked[ServiceRequest.warranty], asked.name) == (True, "Inspection · Pump")
    sent = desk.service.answering(asked.code)
    desk.clients.create(sent)
    assert (sent[Dispatch.kind], sent[Dispatch.serial], sent[Dispatch.warranty]) == ("inspection", "P-77", True)
    assert (sent[Dispatch.client], sent.name) == (Link(CLIENT, "王薇"), "Inspection · Pump")


def test_what_was_chosen_stays_though_the_request_says_otherwise(desk: Desk) -> None:
    asked = written(desk, "service_request", subject="Pump", kind="install", serial="P-77")
    sent = desk.service.answering(asked.code)
    sent[Dispatch.kind], sent[Dispatch.subject] = "repair", "Only look at it"
    desk.clients.create(sent)
    stored = desk.clients.get(sent.code)
    assert (stored[Dispatch.kind], stored.name, stored[Dispatch.serial]) == ("repair", "Only look at it", "P-77")


def test_a_request_is_under_way_done_and_open_again_with_its_dispatches(desk: Desk) -> None:
    asked = written(desk, "service_request", subject="Noise")

    def state() -> str | None:
        return desk.clients.get(asked.code)[ServiceRequest.state]

    sent = desk.service.answering(asked.code)
    desk.clients.create(sent)
    assert state() == "dispatched"
    desk.service.move([sent.code], "cancel", remark="Client away")
    assert state() == "open"
    again = desk.service.answering(asked.code)
    desk.clients.create(again)
    led(desk, again.code, "assign", "start", "finish")
    assert state() == "done"
    desk.past.undo()
    assert state() == "dispatched"


def test_a_dispatch_in_the_trash_leaves_its_request_open(desk: Desk) -> None:
    asked = written(desk, "service_request", subject="Noise")
    sent = desk.service.answering(asked.code)
    desk.clients.create(sent)
    desk.clients.trash([sent.code])
    assert desk.clients.get(asked.code)[ServiceRequest.state] == "open"
    desk.clients.restore([sent.code])
    assert desk.clients.get(asked.code)[ServiceRequest.state] == "dispatched"


def test_a_dispatch_goes_its_way_and_each_step_is_kept(desk: Desk) -> None:
    sent = written(desk, "dispatch", subject="Pump")
    done = led(desk, sent.code, "assign", "start", "finish", "check", "close", satisfaction="90")
    assert [row.values["move"] for row in done.rows(Dispatch.steps)] == ["assign", "start", "finish", "check", "close"]
    assert (done[Dispatch.state], done[Dispatch.done_on], done[Dispatch.satisfaction]) == ("closed", TODAY, "90")
    told = [line.new for line in desk.past.of(sent.code, words=desk.reading.words) if line.label == "State"]
    assert told[0] == "Closed"


def test_a_step_that_there_is_not_is_refused_and_nothing_is_changed(desk: Desk) -> None:
    sent = written(desk, "dispatch", subject="Pump")
    with pytest.raises(UserError, match="cannot go this way"):
        desk.service.move([sent.code], "close")
    record = desk.clients.get(sent.code)
    record[Dispatch.state] = "closed"
    with pytest.raises(UserError, match="cannot go this way"):
        desk.clients.save(record)
    assert desk.clients.get(sent.code)[Dispatch.state] == "draft"


def test_a_step_that_lacks_something_names_it(desk: Desk) -> None:
    sent = written(desk, "dispatch", subject="Pump")
    with pytest.raises(Refused) as refused:
        desk.service.move([sent.code], "assign")
    assert [problem.field.key for problem in refused.value.problems] == ["engineer", "planned_on"]
    with pytest.raises(UserError, match="Say why"):
        desk.service.move([sent.code], "cancel")


def test_a_state_that_is_written_by_hand_notes_the_step(desk: Desk) -> None:
    sent = written(desk, "dispatch", subject="Pump", engineer=Link(None, "Wang"), planned_on=TODAY)
    sent[Dispatch.state] = "assigned"
    desk.clients.save(sent)
    assert [row.values["move"] for row in desk.clients.get(sent.code).rows(Dispatch.steps)] == ["assign"]


@pytest.mark.parametrize(
    ("values", "wants"),
    [
        ({}, False),
        ({"estimate": Decimal(500)}, False),
        ({"estimate": Decimal("500.01")}, True),
        ({"warranty": False}, True),
        ({"warranty": False, "charge": Decimal(80)}, False),
        ({"warranty": True, "estimate": Decimal(100)}, False),
        ({"estimate": Decimal(100), "currency": "USD"}, True),
    ],
    ids=["free", "at the limit", "above", "out of warranty for nothing", "charged", "under warranty", "no rate"],
)
def test_what_is_approved_first(desk: Desk, values: dict[str, Any], wants: bool) -> None:
    sent = written(desk, "dispatch", subject="Pump", **values)
    assert ("assign" in desk.service.open_to_me(sent)) is not wants
    if not wants:
        assert led(desk, sent.code, "assign")[Dispatch.state] == "assigned"
        return
    with pytest.raises(UserError, match="approved first"):
        led(desk, sent.code, "assign")
    assert led(desk, sent.code, "submit", "approve", "assign")[Dispatch.state] == "assigned"


def test_the_house_says_from_which_cost_on(desk: Desk) -> None:
    house = desk.house.record()
    house[Service.dispatch_approval_above] = Decimal(50)
    desk.house.keep_service(house)
    with pytest.raises(UserError, match="approved first"):
        led(desk, written(desk, "dispatch", subject="Pump", estimate=Decimal(60)).code, "assign")


def test_what_was_approved_does_not_become_dearer(desk: Desk) -> None:
    sent = written(desk, "dispatch", subject="Pump", estimate=Decimal(600))
    record = led(desk, sent.code, "submit", "approve", "assign")
    record[Dispatch.estimate] = Decimal(900)
    with pytest.raises(UserError, match="approved for less"):
        desk.clients.save(record)
    led(desk, sent.code, "reopen")
    with pytest.raises(UserError, match="approved first"):
        led(desk, sent.code, "assign")


def test_closing_plans_the_check_and_the_next_visit(desk: Desk) -> None:
    sent = written(desk, "dispatch", subject="Pump", next_visit=date(2026, 9, 1))
    led(desk, sent.code, "assign", "start", "finish", "check", "close")
    assert tasks(desk) == [("After-sale check: Pump", date(2026, 3, 12)), ("Next visit: Pump", date(2026, 9, 1))]
    desk.past.undo()
    assert tasks(desk) == []
    desk.past.redo()
    assert len(tasks(desk)) == 2


def test_an_installation_that_is_closed_leaves_the_item_with_its_warranty(desk: Desk) -> None:
    product = desk.clients.new("product")
    product[Product.name], product[Product.warranty_months] = "Pump", 24
    desk.clients.create(product)
    sent = written(desk, "dispatch", kind="install", product=Link(product.code), serial="P-77")
    led(desk, sent.code, "assign", "finish", "check", "close")
    (item,) = desk.service.of(CLIENT, ["installed_item"])
    assert (item.name, item[InstalledItem.serial], item[InstalledItem.warranty_to]) == (
        "Pump",
        "P-77",
        date(2028, 3, 5),
    )
    assert desk.clients.get(sent.code)[Dispatch.item] == Link(item.code, "Pump")


def test_costs_are_filled_in_from_products_hours_and_the_house(desk: Desk) -> None:
    house = desk.house.record()
    house[Service.hourly_cost] = Decimal(120)
    desk.house.keep_service(house)
    product = desk.clients.new("product")
    product[Product.name], product[Product.cost] = "Seal", Decimal("3.5")
    desk.clients.create(product)
    row = Row({UsedPart.product.key: Link(product.code), UsedPart.quantity.key: Decimal(4)})
    sent = written(desk, "dispatch", subject="Pump", parts=(row,), done_from=time(9), done_to=time(10, 30))
    assert (sent[Dispatch.labour_hours], sent[Dispatch.hourly_cost]) == (Decimal("1.50"), Decimal(120))
    assert [row[UsedPart.cost] for row in sent.rows(Dispatch.parts)] == [Decimal("3.5")]


def test_several_make_a_step_together_or_none_does(desk: Desk) -> None:
    codes = [written(desk, "dispatch", subject=f"Pump {n}", estimate=Decimal(900)).code for n in range(2)]
    desk.service.move(codes, "submit")
    with pytest.raises(UserError):
        desk.service.move([*codes, written(desk, "dispatch", subject="Draft").code], "approve")
    desk.service.move(codes, "approve")
    assert {desk.clients.get(code)[Dispatch.state] for code in codes} == {"approved"}
    desk.past.undo()
    assert {desk.clients.get(code)[Dispatch.state] for code in codes} == {"submitted"}


def test_the_cost_of_an_hour_is_in_the_currency_of_the_dispatch(desk: Desk) -> None:
    house = desk.house.record()
    house[Service.hourly_cost] = Decimal(140)
    desk.house.keep_service(house)
    house = desk.house.record()
    house[Trade.exchange_rates] = (Row({"currency": "USD", "since": date(2026, 1, 1), "rate": Decimal(7)}),)
    desk.house.keep_trade(house)
    dollars, yen = (written(desk, "dispatch", currency=name, labour_hours=Decimal(2)) for name in ("USD", "JPY"))
    assert dollars[Dispatch.hourly_cost] == Decimal(20)
    assert yen[Dispatch.hourly_cost] is None


def test_nobody_is_sent_without_approval_by_a_new_record(desk: Desk) -> None:
    for state in ("approved", "assigned"):
        with pytest.raises(UserError):
            written(desk, "dispatch", subject="Repair", state=state, estimate=Decimal(100000))


def test_an_approved_amount_is_not_meant_in_another_currency(desk: Desk) -> None:
    sent = led(desk, written(desk, "dispatch", estimate=Decimal(90000), currency="JPY").code, "submit", "approve")
    sent[Dispatch.currency] = "USD"
    with pytest.raises(UserError):
        desk.clients.save(sent)


def test_a_charge_for_what_is_out_of_warranty_is_not_taken_away_once_somebody_is_sent(desk: Desk) -> None:
    sent = led(desk, written(desk, "dispatch", warranty=False, charge=Decimal(100)).code, "assign")
    sent[Dispatch.charge] = None
    with pytest.raises(UserError):
        desk.clients.save(sent)


@pytest.mark.parametrize("moves", [("assign",), ("submit", "approve"), ("submit", "approve", "assign")])
@pytest.mark.parametrize("before", [True, None])
def test_what_was_sent_under_warranty_is_not_out_of_it_for_nothing_afterwards(
    desk: Desk, before: bool | None, moves: tuple[str, ...]
) -> None:
    sent = led(desk, written(desk, "dispatch", warranty=before, estimate=Decimal(100)).code, *moves)
    sent[Dispatch.warranty] = False
    with pytest.raises(UserError):
        desk.clients.save(sent)
    sent[Dispatch.charge] = Decimal(80)
    desk.clients.save(sent)


def test_a_step_of_no_dispatches_changes_nothing(desk: Desk) -> None:
    assert not desk.service.move([], "assign")


def test_the_people_of_one_client_are_not_taken_over_for_another(desk: Desk) -> None:
    other = desk.clients.lines(desk.clients.numbers(kinds=("enterprise",)))[0].code
    asked = written(desk, "service_request", subject="Noise", contact_person="Li Si")
    sent = written(desk, "dispatch", client=other, request=Link(asked.code))
    assert sent[Dispatch.contact_person] is None
