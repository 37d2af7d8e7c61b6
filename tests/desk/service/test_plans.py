"""Service plans and installed items: requests two weeks ahead, once each; what is replaced; warranties."""

from collections.abc import Callable
from datetime import date

import pytest

from clientdesk.desk import Desk
from clientdesk.dossier.service.installed import InstalledItem
from clientdesk.dossier.service.plan import ServicePlan, next_service
from clientdesk.dossier.service.request import ServiceRequest
from clientdesk.dossier.trade.product import Product
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from tests.desk.service.serving import CLIENT, led, written


def requests(desk: Desk) -> list[tuple[date | None, str | None]]:
    found = desk.service.of(CLIENT, ["service_request"])
    return [(record[ServiceRequest.wanted_by], record[ServiceRequest.state]) for record in found]


def test_a_plan_that_falls_due_soon_writes_its_request_with_it(desk: Desk) -> None:
    written(desk, "service_plan", name="Oil", begins=date(2026, 3, 19))
    assert requests(desk) == [(date(2026, 3, 19), "open")]
    desk.past.undo()
    assert requests(desk) == []


def test_requests_are_written_fourteen_days_ahead_and_once(desk: Desk, set_clock: Callable[[str], None]) -> None:
    written(desk, "service_plan", name="Oil", begins=date(2026, 3, 20))
    assert not desk.service.write_planned()
    set_clock("2026-03-06T10:00:00+00:00")
    assert desk.service.write_planned()
    assert requests(desk) == [(date(2026, 3, 20), "open")]
    assert not desk.service.write_planned()


def test_undo_takes_back_what_the_user_did_and_not_what_the_program_wrote(
    desk: Desk, set_clock: Callable[[str], None]
) -> None:
    written(desk, "service_plan", name="Oil", begins=date(2026, 3, 20))
    other = written(desk, "complaint", subject="Late")
    set_clock("2026-03-06T10:00:00+00:00")
    desk.service.write_planned()
    desk.past.undo()
    assert [record.code for record in desk.service.of(CLIENT, ["complaint"])] == []
    assert len(requests(desk)) == 1, other.code


def test_closing_the_dispatch_moves_the_plan_on(desk: Desk) -> None:
    plan = written(desk, "service_plan", name="Oil", begins=date(2026, 3, 10), every_months=6)
    (asked,) = desk.service.of(CLIENT, ["service_request"])
    sent = desk.service.answering(asked.code)
    desk.clients.create(sent)
    led(desk, sent.code, "assign", "finish", "check", "close")
    plan = desk.clients.get(plan.code)
    assert (plan[ServicePlan.last_done], next_service(plan)) == (date(2026, 3, 5), date(2026, 9, 5))


def test_a_request_that_is_given_up_leaves_the_plan_its_next_time(desk: Desk) -> None:
    plan = written(desk, "service_plan", name="Oil", begins=date(2026, 3, 10), every_months=6)
    (asked,) = desk.service.of(CLIENT, ["service_request"])
    desk.service.give_up(asked.code)
    plan = desk.clients.get(plan.code)
    assert (plan[ServicePlan.skipped], next_service(plan)) == (date(2026, 3, 10), date(2026, 9, 10))
    assert requests(desk) == [(date(2026, 3, 10), "cancelled")]


def test_a_plan_that_pauses_or_ends_asks_for_nothing(desk: Desk) -> None:
    written(desk, "service_plan", name="Oil", begins=date(2026, 3, 10), state="paused")
    written(desk, "service_plan", name="Belt", begins=date(2026, 3, 10), ends=date(2026, 3, 9))
    assert requests(desk) == []


def test_months_end_on_the_last_day_there_is(desk: Desk) -> None:
    plan = written(
        desk, "service_plan", name="Oil", begins=date(2026, 1, 31), every_months=1, last_done=date(2026, 1, 31)
    )
    assert next_service(plan) == date(2026, 2, 28)


def test_what_is_replaced_says_so(desk: Desk) -> None:
    old = written(desk, "installed_item", name="Pump 1")
    written(desk, "installed_item", name="Pump 2", replaces=Link(old.code))
    assert desk.clients.get(old.code)[InstalledItem.state] == "replaced"
    desk.past.undo()
    assert desk.clients.get(old.code)[InstalledItem.state] == "in_use"


@pytest.mark.parametrize("end", ["given up", "thrown away"])
def test_a_plan_goes_on_though_its_request_was_moved_and_then_came_to_nothing(desk: Desk, end: str) -> None:
    plan = written(desk, "service_plan", name="Oil", begins=date(2026, 3, 10))
    asked = desk.service.of(CLIENT, ["service_request"])[0]
    asked[ServiceRequest.wanted_by] = date(2026, 3, 17)
    desk.clients.save(asked)
    if end == "given up":
        desk.service.give_up(asked.code)
    else:
        desk.clients.trash([asked.code])
    assert next_service(desk.clients.get(plan.code)) == date(2026, 9, 10)


def test_a_visit_that_is_closed_late_does_not_take_back_a_later_one(desk: Desk) -> None:
    plan = written(desk, "service_plan", name="Oil", begins=date(2026, 3, 10))
    sent = desk.service.answering(desk.service.of(CLIENT, ["service_request"])[0].code)
    desk.clients.create(sent)
    plan = desk.clients.get(plan.code)
    plan[ServicePlan.last_done] = date(2026, 3, 4)
    desk.clients.save(plan)
    led(desk, sent.code, "assign", "finish", done_on=date(2026, 1, 4))
    led(desk, sent.code, "check", "close")
    assert desk.clients.get(plan.code)[ServicePlan.last_done] == date(2026, 3, 4)


def test_what_is_done_is_not_given_up(desk: Desk) -> None:
    asked = written(desk, "service_request", subject="Oil", state="done")
    with pytest.raises(UserError):
        desk.service.give_up(asked.code)


def test_a_plan_and_a_warranty_may_reach_the_last_day_there_is(desk: Desk) -> None:
    plan = written(desk, "service_plan", name="Oil", begins=date(2026, 1, 1), last_done=date(9999, 12, 31))
    product = desk.clients.new("product")
    product[Product.name], product[Product.warranty_months] = "Pump", 12
    desk.clients.create(product)
    item = written(desk, "installed_item", product=Link(product.code, "Pump"), sold_on=date(9999, 6, 1))
    assert next_service(plan) == item[InstalledItem.warranty_to] == date.max
