"""The way of expenses: who may approve what, what is kept of it, and what is told about gifts."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal

import pytest

from clientdesk.desk import Desk
from clientdesk.desk.house import HouseRules
from clientdesk.desk.trading.spending import spendings
from clientdesk.dossier.house.trade import Trade
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.spent import Expense
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from tests.desk.trading import selling

MARCH = date(2026, 3, 5)


def spend(desk: Desk, net: str = "100", **values: object) -> str:
    """The number of a new expense."""
    made = desk.trading.document("expense", day=values.pop("day", MARCH))  # type: ignore[arg-type]
    made[Expense.net] = Decimal(net)
    for key, value in values.items():
        made[made.kind.by_key[key]] = value
    desk.clients.create(made)
    return made.code


def say(desk: Desk, **values: object) -> None:
    """Say how the house approves expenses."""
    house = desk.house.record()
    for key, value in values.items():
        house[getattr(Trade, key)] = value
    (desk.clients.save if house.id else desk.clients.create)(house)


@contextmanager
def as_user(desk: Desk, name: str) -> Iterator[Desk]:
    """The same desk in the hands of another person."""
    before, desk.user = desk.user, name
    yield desk
    desk.user = before


def state(desk: Desk, code: str) -> str | None:
    return desk.clients.get(code)[Expense.state]


def test_an_expense_is_submitted_approved_and_paid_and_each_step_is_kept(desk: Desk) -> None:
    code, approving = spend(desk), desk.trading.approving
    approving.submit(code, remark="taxi to the fair")
    approving.approve(code)
    approving.pay(code, day=date(2026, 3, 9), method="cash")
    record = desk.clients.get(code)
    assert [(step.move, step.by, step.remark) for step in approving.way_of(record)] == [
        ("submit", desk.user, "taxi to the fair"),
        ("approve", desk.user, ""),
        ("pay", desk.user, ""),
    ]
    assert (record[Expense.state], record[Expense.paid_on], record[Expense.pay_method]) == (
        "paid",
        date(2026, 3, 9),
        "cash",
    )
    assert record[Expense.approver] == Link(None, desk.user)
    desk.past.undo()
    assert state(desk, code) == "approved"
    desk.past.undo()
    assert (state(desk, code), len(approving.way_of(desk.clients.get(code)))) == ("submitted", 1)


def test_what_is_rejected_says_why_and_becomes_a_draft_again(desk: Desk) -> None:
    code, approving = spend(desk), desk.trading.approving
    approving.submit(code)
    with pytest.raises(UserError, match="Say why"):
        approving.reject(code, reason=" ")
    approving.reject(code, reason="no invoice")
    assert desk.clients.get(code)[Expense.reason] == "no invoice"
    approving.reopen(code)
    assert state(desk, code) == "draft"
    approving.submit(code)
    approving.withdraw(code)
    assert approving.open_to_me(desk.clients.get(code)) == ()


@pytest.mark.parametrize("move", ["approve", "pay", "withdraw", "reopen"])
def test_a_step_that_there_is_not_from_where_it_is_changes_nothing(desk: Desk, move: str) -> None:
    code = spend(desk)
    with pytest.raises(UserError, match="cannot go this way"):
        getattr(desk.trading.approving, move)(code)
    assert (state(desk, code), desk.clients.get(code).rows(Expense.approvals)) == ("draft", ())


def test_where_the_house_wants_another_person_nobody_approves_his_own(desk: Desk) -> None:
    say(desk, approval_by_other=True)
    code, approving = spend(desk), desk.trading.approving
    approving.submit(code)
    assert approving.open_to_me(desk.clients.get(code)) == ("reject", "withdraw")
    with pytest.raises(UserError, match="Nobody approves"):
        approving.approve(code)
    assert approving.to_approve() == []
    with as_user(desk, "Boss"):
        assert [record.code for record in approving.to_approve()] == [code]
        approving.approve(code)
    assert state(desk, code) == "approved"


def test_where_the_house_wants_another_person_no_form_or_import_goes_round_it(desk: Desk) -> None:
    say(desk, approval_by_other=True)
    with pytest.raises(UserError, match="step by step"):
        spend(desk, state="paid")
    record = desk.clients.get(spend(desk))
    record[Expense.state] = "paid"
    with pytest.raises(UserError, match="step by step"):
        desk.clients.save(record)
    desk.trading.approving.submit(record.code)
    record = desk.clients.get(record.code)
    record[Expense.net] = Decimal(9999)
    with pytest.raises(UserError, match="was submitted as it is"):
        desk.clients.save(record)
    record = desk.clients.get(record.code)
    record[Expense.state] = "approved"
    with pytest.raises(UserError, match="Nobody approves"):
        desk.clients.save(record)


def test_above_the_amount_of_the_house_two_people_approve(desk: Desk) -> None:
    say(desk, second_approval_above=Decimal(1000))
    small, large, approving = spend(desk, "1000"), spend(desk, "1000.01"), desk.trading.approving
    for code in (small, large):
        approving.submit(code)
        approving.approve(code)
    assert (state(desk, small), state(desk, large)) == ("approved", "submitted")
    assert approving.waits_for_second(desk.clients.get(large))
    with pytest.raises(UserError, match="another person gives the second"):
        approving.approve(large)
    with as_user(desk, "Boss"):
        approving.approve(large)
    assert state(desk, large) == "approved"


def test_a_state_that_is_set_in_a_form_is_noted_as_the_step_it_is(desk: Desk) -> None:
    record = desk.clients.get(spend(desk))
    for wanted in ("submitted", "approved", "paid"):
        record[Expense.state] = wanted
        desk.clients.save(record)
    moves = [step.move for step in desk.trading.approving.way_of(desk.clients.get(record.code))]
    assert moves == ["submit", "approve", "pay"]
    record[Expense.approvals] = ()
    with pytest.raises(UserError, match="steps of an expense"):
        desk.clients.save(record)


def test_an_expense_of_a_closed_month_is_paid_on_a_later_day_and_on_no_earlier_one(desk: Desk) -> None:
    code, approving = spend(desk), desk.trading.approving
    approving.submit(code)
    approving.approve(code)
    say(desk, books_closed_until=date(2026, 3, 31))
    with pytest.raises(UserError, match="closed until 2026-03-31"):
        approving.pay(code, day=date(2026, 3, 30))
    approving.pay(code, day=date(2026, 4, 2))
    assert state(desk, code) == "paid"


def test_gifts_for_a_client_are_told_when_a_year_of_them_is_above_the_limit(desk: Desk) -> None:
    client = selling.client(desk)
    gift: dict[str, object] = {"category": "gift", "client": Link(client)}
    spend(desk, "1500", **gift)
    spend(desk, "900", category="entertainment", client=Link(client), day=date(2025, 12, 31))
    spend(desk, "5000", category="travel", client=Link(client))
    rejected = spend(desk, "400", **gift)
    desk.trading.approving.submit(rejected)
    desk.trading.approving.reject(rejected, reason="too dear")
    assert _told(desk, "500", gift) is None
    assert _told(desk, "500.01", gift) == Decimal("2000.01")
    say(desk, gift_warning_above=Decimal(1000))
    assert _told(desk, "1", gift) == Decimal(1501)


def _told(desk: Desk, net: str, values: dict[str, object]) -> Decimal | None:
    made: Record = desk.trading.document("expense", day=MARCH)
    made[Expense.net] = Decimal(net)
    for key, value in values.items():
        made[made.kind.by_key[key]] = value
    warning = desk.trading.approving.warning(made)
    return warning.total if warning else None


def test_who_approves_or_pays_does_not_change_the_amount_with_it(desk: Desk) -> None:
    say(desk, approval_by_other=True)
    code = spend(desk, applicant=Link(None, desk.user))
    desk.trading.approving.submit(code)
    for state_wanted in ("approved", "paid"):
        with as_user(desk, "boss"):
            record = desk.clients.get(code)
            record[Expense.net], record[Expense.state] = Decimal(9999), state_wanted
            with pytest.raises(UserError, match="submitted as it is"):
                desk.clients.save(record)
            desk.trading.approving.several([code], "approve" if state_wanted == "approved" else "pay")
    assert desk.clients.get(code)[Expense.net] == 100


def test_an_expense_that_is_new_as_submitted_was_submitted_by_who_wrote_it(desk: Desk) -> None:
    say(desk, approval_by_other=True)
    code = spend(desk, applicant=Link(None, "somebody else"), state="submitted")
    assert [(step.move, step.by) for step in desk.trading.approving.way_of(desk.clients.get(code))] == [
        ("submit", desk.user)
    ]
    with pytest.raises(UserError, match="of their own"):
        desk.trading.approving.approve(code)


def test_an_amount_nobody_can_convert_is_approved_by_two(desk: Desk) -> None:
    say(desk, second_approval_above=Decimal(1000))
    code = spend(desk, "900", currency="USD")
    desk.trading.approving.submit(code)
    desk.trading.approving.approve(code)
    assert desk.trading.approving.waits_for_second(desk.clients.get(code))


def test_a_list_of_expenses_reads_the_rules_of_the_house_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(4):
        desk.trading.approving.submit(spend(desk))
    asked: list[int] = []
    record = type(desk.house).record

    def counted(house: HouseRules) -> Record:
        asked.append(1)
        return record(house)

    monkeypatch.setattr(HouseRules, "record", counted)
    assert len(spendings(desk)) == 4
    assert len(desk.trading.approving.to_approve()) == 4
    assert len(asked) == 2
