"""Policies as an agent lives with them: premiums, grace and lapse, renewals, the tasks before them, clients' stages."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from clientdesk.desk import Desk
from clientdesk.desk.clients import Refused
from clientdesk.dossier.header import Header
from clientdesk.dossier.house.insurance import Insurance
from clientdesk.dossier.insurance.policy import Policy, PremiumPaid
from clientdesk.dossier.record import Record
from clientdesk.dossier.values import Link
from clientdesk.dossier.work.task import Task
from clientdesk.errors import UserError
from tests.desk.insuring.holding import HOLDER, again, policy, share, status

Clock = Callable[[str], None]


def stage(desk: Desk) -> str | None:
    return desk.clients.get(HOLDER)[Header.insurance_stage]


def tasks(desk: Desk) -> list[tuple[str, str, str]]:
    found = [record for record in desk.work.of(HOLDER) if record.kind.name == "task"]
    told = [(str(each[Task.due]), each[Task.kind] or "", each[Task.state] or "") for each in found]
    return sorted(told)


def test_a_new_policy_knows_its_next_premium_and_makes_its_holder_insured(desk: Desk) -> None:
    made = policy(desk)
    assert made.code == "BD000001"
    assert made[Policy.next_premium_due] == date(2026, 12, 20)
    assert stage(desk) == "insured"
    desk.past.undo()
    assert stage(desk) is None


def test_a_quotation_makes_a_prospect_and_issuing_it_an_insured_client(desk: Desk) -> None:
    made = policy(desk, status="quoted", start=None)
    assert stage(desk) == "prospect"
    desk.insurance.move([made.code], "applied")
    desk.insurance.move([made.code], "underwriting")
    desk.insurance.move([made.code], "in_force")
    assert (stage(desk), again(desk, made)[Policy.issued]) == ("insured", date(2026, 11, 22))


def test_no_state_follows_from_one_it_does_not_follow_from(desk: Desk) -> None:
    made = policy(desk, status="quoted")
    with pytest.raises(UserError) as refused:
        desk.insurance.move([made.code], "surrendered")
    assert refused.value.key == "no_such_way"
    assert status(desk, made) == "quoted"


def test_a_noted_premium_moves_the_next_one_on(desk: Desk) -> None:
    made = policy(desk, pay_mode="monthly", start="2026-10-31")
    assert made[Policy.next_premium_due] == date(2026, 11, 30)
    desk.insurance.pay([made.code], on=date(2026, 11, 21))
    desk.insurance.pay([made.code], amount=Decimal("99.50"))
    paid = again(desk, made)
    assert paid[Policy.next_premium_due] == date(2027, 1, 31)
    assert [
        (row[PremiumPaid.due], row[PremiumPaid.paid_on], row[PremiumPaid.amount]) for row in paid.rows(Policy.premiums)
    ] == [
        (date(2026, 11, 30), date(2026, 11, 21), Decimal("1200.00")),
        (date(2026, 12, 31), date(2026, 11, 22), Decimal("99.50")),
    ]
    desk.past.undo()
    assert again(desk, made)[Policy.next_premium_due] == date(2026, 12, 31)


def test_after_the_last_premium_none_is_due(desk: Desk) -> None:
    made = policy(desk, pay_until="2026-12-20")
    desk.insurance.pay([made.code])
    assert again(desk, made)[Policy.next_premium_due] is None
    with pytest.raises(UserError) as refused:
        desk.insurance.pay([made.code])
    assert refused.value.key == "no_premium_due"


def test_time_brings_grace_then_lapse_and_a_payment_ends_the_grace(desk: Desk, set_clock: Clock) -> None:
    made = policy(desk)
    set_clock("2026-12-21T10:00:00+00:00")
    desk.insurance.bring_up_to_date()
    assert (status(desk, made), stage(desk)) == ("grace", "insured")
    desk.insurance.pay([made.code])
    assert (status(desk, made), again(desk, made)[Policy.next_premium_due]) == ("in_force", date(2027, 12, 20))
    set_clock("2028-02-18T10:00:00+00:00")
    desk.insurance.bring_up_to_date()
    assert status(desk, made) == "grace", "the sixtieth day"
    set_clock("2028-02-19T10:00:00+00:00")
    desk.insurance.bring_up_to_date()
    lapsed = again(desk, made)
    assert (status(desk, made), lapsed[Policy.lapsed_on], stage(desk)) == ("lapsed", date(2028, 2, 19), "lapsed")
    assert not desk.insurance.bring_up_to_date(), "nothing has changed since"


def test_a_lapsed_policy_comes_back_within_two_years_and_not_later(desk: Desk, set_clock: Clock) -> None:
    made = policy(desk, status="lapsed", lapsed_on="2026-01-10")
    set_clock("2028-01-10T10:00:00+00:00")
    desk.insurance.reinstate(made.code)
    back = again(desk, made)
    assert (back[Policy.status], back[Policy.lapsed_on]) == ("in_force", None)
    assert back[Policy.next_premium_due] == date(2028, 12, 20)
    desk.past.undo()
    set_clock("2028-01-11T10:00:00+00:00")
    with pytest.raises(UserError) as refused:
        desk.insurance.reinstate(made.code)
    assert refused.value.key == "lapsed_too_long"
    typed = again(desk, made)
    typed[Policy.status] = "in_force"
    with pytest.raises(UserError) as refused:
        desk.clients.save(typed)
    assert refused.value.key == "lapsed_too_long", "nor by typing it"


@pytest.mark.parametrize(
    ("rows", "fits"),
    [
        ([share(1, "0.5"), share(1, "0.5"), share(2, "1")], True),
        ([share(1, None), share(1, None)], True),
        ([share(1, "0.333333"), share(1, "0.333333"), share(1, "0.333334")], True),
        ([share(1, "0.5"), share(1, "0.4")], False),
        ([share(1, "1"), share(2, "0.6")], False),
        ([share(1, "0.6"), share(1, None), share(1, "0.6")], False),
    ],
)
def test_the_shares_of_one_order_come_to_the_whole(desk: Desk, rows: list[dict[str, object]], fits: bool) -> None:
    if fits:
        assert policy(desk, beneficiaries=rows).id
    else:
        with pytest.raises(Refused):
            policy(desk, beneficiaries=rows)


def test_tasks_stand_sixty_thirty_and_seven_days_before_an_end(desk: Desk, set_clock: Clock) -> None:
    policy(desk, pay_mode="single", start="2026-02-01", end="2027-01-31")
    desk.insurance.bring_up_to_date()
    assert tasks(desk) == [], "it is 70 days ahead"
    set_clock("2026-12-02T10:00:00+00:00")
    desk.insurance.bring_up_to_date()
    assert tasks(desk) == [
        ("2026-12-02", "call", "planned"),
        ("2027-01-01", "call", "planned"),
        ("2027-01-24", "call", "planned"),
    ]
    assert not desk.insurance.bring_up_to_date()
    (first, *_rest) = [each for each in desk.work.of(HOLDER) if each[Task.due] == date(2026, 12, 2)]
    assert first[Task.subject] == "Renew 平安福 (P0001): the cover ends on 2027-01-31"


def test_a_policy_noted_late_has_its_first_task_today(desk: Desk) -> None:
    policy(desk, pay_mode="single", start="2025-12-21", end="2026-12-20")
    desk.insurance.bring_up_to_date()
    assert tasks(desk) == [("2026-11-22", "call", "planned"), ("2026-12-13", "call", "planned")]


def test_the_house_says_how_long_before_tasks_stand(desk: Desk) -> None:
    house = desk.house.record()
    house[Insurance.renewal_days_1], house[Insurance.renewal_days_2], house[Insurance.renewal_days_3] = 90, 28, 3
    desk.house.keep_insurance(house)
    policy(desk, pay_mode="single", start="2026-02-01", end="2027-01-31")
    desk.insurance.bring_up_to_date()
    assert [due for due, _kind, _state in tasks(desk)] == ["2026-11-22", "2027-01-03", "2027-01-28"]


def test_a_paid_premium_ends_the_tasks_to_collect_it(desk: Desk) -> None:
    made = policy(desk)
    desk.insurance.bring_up_to_date()
    assert tasks(desk) == [("2026-11-22", "collection", "planned"), ("2026-12-13", "collection", "planned")]
    desk.insurance.pay([made.code])
    assert {state for _due, _kind, state in tasks(desk)} == {"done"}


def test_a_renewal_is_the_next_term_and_ends_the_tasks(desk: Desk, set_clock: Clock) -> None:
    made = policy(
        desk, pay_mode="single", start="2025-12-21", end="2026-12-20", insured=[{"name": "王薇", "relation": "self"}]
    )
    desk.insurance.bring_up_to_date()
    new = desk.insurance.next_term(made.code)
    assert (new[Policy.start], new[Policy.end]) == (date(2026, 12, 21), date(2027, 12, 20))
    assert len(new.rows(Policy.insured)) == 1
    new[Policy.policy_no] = "P0002"
    desk.insurance.renew(new)
    assert {state for _due, _kind, state in tasks(desk)} == {"done"}
    assert (status(desk, made), again(desk, made)[Policy.renewal_result]) == ("in_force", "renewed")
    assert [each.code for each in desk.insurance.coming().policies] == [], "its renewal is decided"
    set_clock("2026-12-21T10:00:00+00:00")
    desk.insurance.bring_up_to_date()
    assert (status(desk, made), stage(desk)) == ("renewed", "insured")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-01-01", "2026-12-31", ("2027-01-01", "2027-12-31")),
        ("2026-01-01", "2027-01-01", ("2027-01-01", "2028-01-01")),
        ("2024-02-29", "2025-02-27", ("2025-02-28", "2026-02-27")),
        ("2026-03-01", "2026-03-10", ("2026-03-11", "2026-03-20")),
        ("2026-08-31", "2027-02-27", ("2027-02-28", "2027-08-30")),
        (None, "2026-12-31", ("2027-01-01", None)),
    ],
)
def test_the_next_term_is_as_long_as_the_last(
    desk: Desk, start: str | None, end: str, expected: tuple[str, str | None]
) -> None:
    made = policy(desk, start=start, end=end, pay_mode="single", status="matured")
    new = desk.insurance.next_term(made.code)
    days = (new[Policy.start], new[Policy.end])
    assert tuple(day.isoformat() if day else None for day in days) == expected


def test_a_policy_is_renewed_once_and_a_premium_paid_is_more_than_nothing(desk: Desk) -> None:
    made = policy(desk, end="2026-12-20")
    first, second = desk.insurance.next_term(made.code), desk.insurance.next_term(made.code)
    desk.insurance.renew(first)
    with pytest.raises(UserError, match="renewed already"):
        desk.insurance.renew(second)
    with pytest.raises(UserError, match="renewed already"):
        desk.clients.create(second)
    with pytest.raises(UserError, match="more than nothing"):
        desk.insurance.pay([first.code], amount=Decimal(-5))


def test_a_next_term_in_the_trash_makes_room_for_another(desk: Desk) -> None:
    made = policy(desk, end="2026-12-20")
    desk.clients.create(first := desk.insurance.next_term(made.code))
    desk.clients.trash([first.code])
    desk.clients.create(second := desk.insurance.next_term(made.code))
    second[Policy.remarks] = "changed"
    desk.clients.save(second)
    assert again(desk, second)[Policy.renews] == Link(made.code, made.name)


@pytest.mark.parametrize(
    "values", [{"premium": "-1.00"}, {"sum_insured": "-1.00"}, {"premiums": [{"due": "2026-01-01", "amount": "-5.00"}]}]
)
def test_no_amount_of_a_policy_is_below_nothing(desk: Desk, values: dict[str, object]) -> None:
    with pytest.raises(Refused):
        policy(desk, **values)


def test_a_policy_without_a_premium_is_noted_as_paid_without_an_amount(desk: Desk) -> None:
    made = policy(desk, premium="0.00")
    desk.insurance.pay([made.code])
    assert again(desk, made).rows(Policy.premiums)[0][PremiumPaid.amount] is None


def test_a_lost_renewal_keeps_its_reason_and_has_no_more_tasks(desk: Desk) -> None:
    made = policy(desk, pay_mode="single", start="2025-12-21", end="2026-12-20")
    desk.insurance.bring_up_to_date()
    desk.insurance.lose([made.code], reason="去了别家")
    assert {state for _due, _kind, state in tasks(desk)} == {"cancelled"}
    lost = again(desk, made)
    assert (lost[Policy.renewal_result], lost[Policy.lost_reason]) == ("lost", "去了别家")


def test_what_comes_within_sixty_days_is_told_with_its_premiums(desk: Desk) -> None:
    policy(desk)
    policy(desk, policy_no="P0002", pay_mode="single", start="2026-01-01", end="2027-01-21", premium="800.00")
    policy(desk, policy_no="P0003", pay_mode="single", start="2026-01-01", end="2027-01-22")
    policy(desk, policy_no="P0004", status="quoted")
    coming = desk.insurance.coming()
    assert [(each.policy_no, each.event, each.days) for each in coming.policies] == [
        ("P0001", "premium", 28),
        ("P0002", "end", 60),
    ]
    assert coming.amounts == {"CNY": Decimal("2000.00")}


def test_policies_of_a_holder_in_the_trash_are_told_nowhere(desk: Desk) -> None:
    policy(desk)
    desk.clients.trash([HOLDER])
    assert (desk.insurance.listed(), desk.insurance.coming().policies) == ((), ())


def test_persistency_is_counted_from_the_file(desk: Desk) -> None:
    policy(desk, start="2024-01-10")
    policy(desk, start="2024-01-10", status="lapsed", lapsed_on="2024-12-01")
    policy(desk, start="2024-01-10", status="declined")
    policy(desk, start="2026-01-10")
    assert desk.insurance.persistency(months=13).share == 0.5
    assert desk.insurance.persistency(months=25).issued == 2


def test_insurance_is_on_once_there_is_a_policy_unless_the_house_says_otherwise(desk: Desk) -> None:
    assert not desk.insurance.is_on()
    policy(desk)
    assert desk.insurance.is_on()
    house = desk.house.record()
    house[Insurance.sells_insurance] = False
    desk.house.keep_insurance(house)
    assert not desk.insurance.is_on()


def test_what_time_does_is_not_taken_back_by_the_users_undo(desk: Desk, set_clock: Clock) -> None:
    made: Record = policy(desk)
    set_clock("2026-12-21T10:00:00+00:00")
    desk.insurance.bring_up_to_date()
    told = desk.past.next_undo()
    assert told is not None
    assert told.sentence(desk.reading.words) == "Add Policy"
    assert status(desk, made) == "grace"


def test_the_insurance_of_vehicles_feeds_the_renewals_unless_a_policy_names_the_plate(desk: Desk) -> None:
    client = desk.clients.get(HOLDER)
    vehicles = client.kind.by_key["vehicles"]
    client[vehicles] = vehicles.type.from_json(
        [
            {"plate": "试A00001", "make_model": "Example 5", "insurance_expiry": "2027-01-10"},
            {"plate": "试A00002", "insurance_expiry": "2026-12-10"},
            {"plate": "试A00003", "insurance_expiry": "2027-06-10"},
        ]
    )
    desk.clients.save(client)
    assert desk.insurance.coming().policies == (), "as long as nobody looks after policies here"
    policy(desk, pay_mode="single", start="2026-12-11", end="2027-12-10", object_insured="轿车 试A00002")
    (found,) = desk.insurance.coming().policies
    assert (found.is_vehicle, found.number, found.product, found.days) == (True, "试A00001", "Example 5", 49)


def test_days_at_the_end_of_all_calendars_break_nothing(desk: Desk) -> None:
    whole = policy(desk, end="9999-12-31")
    policy(desk, policy_no="P2", next_premium_due="9999-12-31", issued="9999-06-01")
    policy(desk, policy_no="P3", status="lapsed", lapsed_on="9999-06-01")
    assert len(desk.insurance.listed()) == 3
    assert desk.insurance.persistency(months=13).issued == 2
    assert desk.insurance.next_term(whole.code)[Policy.start] is None


def test_premiums_go_on_where_nobody_said_when_the_policy_began(desk: Desk) -> None:
    made = policy(desk, start=None, pay_mode="monthly", next_premium_due="2026-11-30")
    desk.insurance.pay([made.code])
    assert again(desk, made)[Policy.next_premium_due] == date(2026, 12, 30)


def test_a_policy_in_the_trash_insures_nobody(desk: Desk) -> None:
    first = policy(desk)
    policy(desk, policy_no="P2", status="lapsed")
    desk.clients.trash([first.code])
    assert stage(desk) == "lapsed"
    desk.past.undo()
    assert stage(desk) == "insured"
    desk.past.redo()
    desk.clients.restore([first.code])
    assert stage(desk) == "insured"


def test_who_hands_the_only_policy_over_has_no_stage_any_more(desk: Desk) -> None:
    made = policy(desk)
    made = again(desk, made)
    made[Policy.client] = Link("KH000002")
    desk.insurance.save(made)
    assert stage(desk) is None
    assert desk.clients.get("KH000002")[Header.insurance_stage] == "insured"


def test_what_has_lapsed_or_ended_by_time_leaves_no_open_tasks(desk: Desk, set_clock: Clock) -> None:
    policy(desk)
    policy(desk, policy_no="P2", pay_mode="single", end="2026-12-19")
    desk.insurance.bring_up_to_date()
    assert {state for _due, _kind, state in tasks(desk)} == {"planned"}
    set_clock("2027-06-01T10:00:00+00:00")
    desk.insurance.bring_up_to_date()
    assert {state for _due, _kind, state in tasks(desk)} == {"cancelled"}


@pytest.mark.parametrize("way", ["by the record", "by a move"])
def test_what_is_put_in_force_again_does_not_lapse_at_once(desk: Desk, set_clock: Clock, way: str) -> None:
    made = policy(desk)
    set_clock("2027-06-01T10:00:00+00:00")
    desk.insurance.bring_up_to_date()
    if way == "by a move":
        desk.insurance.move([made.code], "in_force")
    else:
        back = again(desk, made)
        back[Policy.status] = "in_force"
        desk.insurance.save(back)
    assert again(desk, made)[Policy.next_premium_due] == date(2027, 12, 20)
    assert [each.standing for each in desk.insurance.listed()] == ["in_force"]


def test_what_was_surrendered_by_mistake_has_not_ended(desk: Desk) -> None:
    made = policy(desk)
    desk.insurance.move([made.code], "surrendered")
    back = again(desk, made)
    back[Policy.status] = "in_force"
    desk.insurance.save(back)
    assert again(desk, made)[Policy.ended_on] is None
