"""Opportunities as a user meets them: moved, won, lost, opened again; and carried wherever a file's work goes."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from clientdesk.desk import Desk, batch
from clientdesk.desk.clients import Refused
from clientdesk.desk.outgoing.outgoing import read_everything
from clientdesk.desk.selling import Lesson
from clientdesk.dossier.enterprise.people import OrgPerson
from clientdesk.dossier.header import Header
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.sales.opportunity import Decider, Opportunity, StageStep, Wanted
from clientdesk.dossier.sales.stages import WAY
from clientdesk.dossier.trade.lines import Line
from clientdesk.dossier.trade.promised import Order
from clientdesk.dossier.values import Link
from clientdesk.dossier.work.contact import Contact
from clientdesk.dossier.work.task import Task
from clientdesk.errors import UserError
from tests import make

FIRM, OTHER = "KH000001", "KH000002"
D = Decimal
AMOUNT = {"field": "amount", "op": ">=", "value": "12000"}


@pytest.fixture
def desk(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("CLIENTDESK_NOW", "2026-03-05T10:00:00+00:00")
    with Desk.create(path, user="tester") as made:
        made.clients.create(make.enterprise("样板贸易有限公司", lead_source="trade_fair"))
        made.clients.create(make.person("王薇"))
        yield made


def opened(desk: Desk, name: str = "阀门一批", *, client: str = FIRM, **values: object) -> Record:
    record = desk.opportunities.new(client, name=name)
    for key, value in {"amount": D(12000), **values}.items():
        record[record.kind.by_key[key]] = value
    desk.clients.create(record)
    return desk.clients.get(record.code)


def stands(desk: Desk, code: str) -> tuple[str | None, Decimal | None, date | None]:
    record = desk.clients.get(code)
    return record[Opportunity.stage], record[Opportunity.probability], record[Opportunity.stage_since]


def later(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    monkeypatch.setenv("CLIENTDESK_NOW", f"{day}T10:00:00+00:00")


def test_a_new_one_is_a_lead_with_a_number_of_its_month(desk: Desk) -> None:
    record = opened(desk)
    assert (record.code, record[Opportunity.source]) == ("SJ202603-0001", "trade_fair")
    assert stands(desk, record.code) == ("lead", D("0.1"), date(2026, 3, 5))
    assert [row[StageStep.after] for row in record.rows(Opportunity.stages)] == ["lead"]
    assert [deal.weighted for deal in desk.opportunities.every()] == [D("1200.00")]


def test_who_decides_at_the_firm_stands_in_its_opportunities(desk: Desk) -> None:
    firm = desk.clients.get(FIRM)
    people = (("李芳", "decider", 5), ("Bo", "none", 1))
    firm[firm.kind.by_key["org_people"]] = tuple(
        Row({OrgPerson.name.key: name, OrgPerson.decision_role.key: role, OrgPerson.influence.key: weight})
        for name, role, weight in people
    )
    desk.clients.save(firm)
    (row,) = desk.opportunities.new(FIRM).rows(Opportunity.decision_chain)
    assert (row[Decider.person], row[Decider.role], row[Decider.influence]) == (Link(None, "李芳"), "decider", 5)


def test_a_change_of_stage_is_logged_with_its_days_and_changes_the_chances(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = opened(desk).code
    later(monkeypatch, "2026-03-25")
    desk.opportunities.move(code, "proposal")
    later(monkeypatch, "2026-04-01")
    desk.opportunities.move(code, "qualified", reason="new buyer")
    record = desk.clients.get(code)
    told = [
        (row[StageStep.before], row[StageStep.after], row[StageStep.days], row[StageStep.reason])
        for row in record.rows(Opportunity.stages)
    ]
    assert told == [
        (None, "lead", None, None),
        ("lead", "proposal", 20, None),
        ("proposal", "qualified", 7, "new buyer"),
    ]
    assert stands(desk, code) == ("qualified", D("0.2"), date(2026, 4, 1))


def test_chances_that_somebody_set_stay_until_it_ends(desk: Desk) -> None:
    code = opened(desk, probability=D("0.35")).code
    desk.opportunities.move(code, "proposal")
    assert stands(desk, code)[1] == D("0.35")
    desk.opportunities.lose(code, Lesson("price"))
    assert stands(desk, code)[1] == 0


def test_what_stands_too_long_is_stalled(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    code = opened(desk).code
    later(monkeypatch, "2026-04-04")
    assert (desk.opportunities.stalled(), desk.opportunities.count_stalled()) == ([], 0)
    later(monkeypatch, "2026-04-05")
    assert [deal.code for deal in desk.opportunities.stalled()] == [code]
    desk.opportunities.move(code, "hold")
    assert desk.opportunities.count_stalled() == 0


def test_an_unknown_need_is_a_warning_from_the_third_stage_on(desk: Desk) -> None:
    record = opened(desk, man_money="met", man_authority="unknown")
    assert not [each for each in desk.clients.problems(record) if each.field.key.startswith("man_")]
    record[Opportunity.stage] = "need"
    warned = [each.field.key for each in desk.clients.problems(record) if each.field.key.startswith("man_")]
    assert warned == ["man_authority", "man_need"]
    desk.clients.save(record)


def test_winning_drafts_the_order_and_moves_the_client_and_is_one_step(desk: Desk) -> None:
    rows = (
        Row({Wanted.product.key: Link(None, "阀门 V1"), Wanted.quantity.key: D(12), Wanted.price.key: D("158.5")}),
        Row({Wanted.product.key: Link(None, "安装")}),
    )
    code = opened(desk, products=rows, amount=None, purchase_type="new").code
    assert desk.clients.get(code)[Opportunity.amount] == D("1902.00")
    number, _changed = desk.opportunities.win(code)
    order = desk.clients.get(number)
    assert (order[Order.state], order[Order.client], order[Order.purchase_type]) == (
        "draft",
        Link(FIRM, "样板贸易有限公司"),
        "new",
    )
    lines = [(row[Line.quantity], row[Line.price]) for row in order.rows(Order.lines)]
    assert lines == [(D(12), D("158.5")), (D(1), None)]
    won = desk.clients.get(code)
    assert (won[Opportunity.stage], won[Opportunity.result_on], won[Opportunity.won_order]) == (
        "won",
        date(2026, 3, 5),
        Link(number, number),
    )
    assert desk.clients.get(FIRM)[Header.lifecycle_stage] == "closed"
    desk.past.undo()
    assert stands(desk, code)[0] == "lead"
    assert desk.clients.get(FIRM)[Header.lifecycle_stage] is None
    with pytest.raises(UserError):
        desk.clients.get(number)
    desk.past.redo()
    assert desk.clients.get(number)[Order.particulars] == "阀门一批"


def test_an_opportunity_without_products_is_ordered_in_one_line(desk: Desk) -> None:
    number, _changed = desk.opportunities.win(opened(desk).code)
    (row,) = desk.clients.get(number).rows(Order.lines)
    assert (row[Line.product], row[Line.price]) == (Link(None, "阀门一批"), D(12000))


def test_winning_by_an_action_drafts_the_order_as_in_the_window(desk: Desk) -> None:
    code = opened(desk).code
    done = batch.perform(desk, {"op": "update", "code": code, "values": {"stage": "won"}})
    order = desk.clients.get(str(done["order"]))
    assert (order[Order.client], order.rows(Order.lines)[0][Line.price]) == (Link(FIRM, "样板贸易有限公司"), D(12000))
    assert desk.clients.get(code)[Opportunity.won_order] == Link(order.code, order.code)
    batch.perform(desk, {"op": "undo"})
    assert desk.clients.numbers(kinds=("order",)) == []
    whole = {"client": {"code": FIRM}, "name": "Valves", "amount": "50.00", "stage": "won"}
    made = batch.perform(desk, {"op": "create", "kind": "opportunity", "values": whole})
    assert desk.clients.get(str(made["order"])).rows(Order.lines)[0][Line.price] == D(50)


def test_an_action_that_names_the_order_drafts_no_other(desk: Desk) -> None:
    first = opened(desk).code
    number, _changed = desk.opportunities.win(first)
    told = {"stage": "won", "won_order": {"code": number}}
    done = batch.perform(desk, {"op": "update", "code": opened(desk, "二").code, "values": told})
    assert done["order"] == number
    assert len(desk.clients.numbers(kinds=("order",))) == 1


def test_winning_again_keeps_the_order_there_is(desk: Desk) -> None:
    code = opened(desk).code
    number, _changed = desk.opportunities.win(code)
    desk.opportunities.move(code, "proposal", reason="the order was cancelled")
    assert desk.opportunities.win(code)[0] == number


@pytest.mark.parametrize(("stage", "life", "after"), [
    ("qualified", "suspect", "suspect"),
    ("need", "potential", "contacted"),
    ("need", "current", "current"),
    ("won", "contacted", "closed"),
    ("won", "lost", "won_back"),
    ("won", "current", "current"),
])  # fmt: skip
def test_the_client_moves_along_its_life_cycle(desk: Desk, stage: str, life: str, after: str) -> None:
    client = desk.clients.get(OTHER)
    client[Header.lifecycle_stage] = life
    desk.clients.save(client)
    code = opened(desk, client=OTHER).code
    record = desk.clients.get(code)
    record[Opportunity.stage] = stage
    desk.clients.save(record)
    assert desk.clients.get(OTHER)[Header.lifecycle_stage] == after


def test_what_waits_is_as_likely_as_it_was_on_its_way(desk: Desk) -> None:
    told, usual, again = (opened(desk, probability=likely).code for likely in (D("0.35"), D("0.1"), D("0.1")))
    for code in (told, usual):
        desk.opportunities.move(code, "hold")
        desk.opportunities.move(code, "proposal")
    assert (stands(desk, told)[1], stands(desk, usual)[1]) == (D("0.35"), D("0.6"))
    desk.opportunities.move(again, "need")
    desk.opportunities.win(again)
    desk.opportunities.move(again, "hold", reason="the order was taken back")
    assert stands(desk, again)[:2] == ("hold", D("0.4"))


def test_winning_writes_another_order_where_the_first_lies_in_the_trash(desk: Desk) -> None:
    code = opened(desk).code
    first, _changed = desk.opportunities.win(code)
    desk.clients.trash([first])
    desk.opportunities.move(code, "proposal", reason="the client thinks again")
    second, _changed = desk.opportunities.win(code)
    assert first != second
    assert not desk.clients.get(second).stamps.trashed


def test_the_log_holds_also_what_was_opened_in_a_year_mistyped(desk: Desk) -> None:
    code = opened(desk, date=date(206, 3, 5)).code
    desk.opportunities.move(code, "need")
    assert desk.clients.get(code).rows(Opportunity.stages)[-1][StageStep.days] == 99_999


def test_what_is_lost_needs_a_reason(desk: Desk) -> None:
    code = opened(desk).code
    with pytest.raises(UserError, match="Say why"):
        desk.opportunities.lose(code, Lesson(""))
    desk.opportunities.lose(code, Lesson("price", "Rival Ltd", "Ask for the budget first."))
    record = desk.clients.get(code)
    assert (record[Opportunity.lost_reason], record[Opportunity.lost_to]) == ("price", "Rival Ltd")
    record[Opportunity.lost_reason] = None
    with pytest.raises(UserError, match="Say why"):
        desk.clients.save(record)


def test_the_month_counts_what_was_won_and_lost(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.opportunities.lose(opened(desk).code, Lesson("price"))
    later(monkeypatch, "2026-04-02")
    desk.opportunities.win(opened(desk).code)
    assert desk.morning.month().ended == {"won": 1}
    assert [deal.stage for deal in desk.morning.today().opportunities] == ["won", "lost"]


def test_what_is_over_is_opened_again_for_a_reason(desk: Desk) -> None:
    code = opened(desk).code
    desk.opportunities.lose(code, Lesson("postponed"))
    with pytest.raises(UserError, match="Say why"):
        desk.opportunities.move(code, "lead")
    desk.opportunities.move(code, "negotiation", reason="They have the budget now.")
    record = desk.clients.get(code)
    assert (record[Opportunity.lost_reason], record[Opportunity.result_on]) == (None, None)
    assert record.rows(Opportunity.stages)[-1][StageStep.reason] == "They have the budget now."
    assert stands(desk, code)[1] == D("0.8")


def test_the_log_is_not_changed_by_hand(desk: Desk) -> None:
    record = opened(desk)
    record[Opportunity.stages] = None
    with pytest.raises(UserError, match="not changed by hand"):
        desk.clients.save(record)


def test_chances_are_a_share_and_somebody_is_the_client(desk: Desk) -> None:
    with pytest.raises(Refused):
        opened(desk, probability=D("1.01"))
    record = desk.opportunities.new(name="Nobody's")
    with pytest.raises(UserError, match="which client"):
        desk.clients.create(record)
    with pytest.raises(UserError, match="no opportunity"):
        desk.opportunities.move(FIRM, "lead")
    with pytest.raises(UserError, match="no such stage"):
        desk.opportunities.move(opened(desk).code, "won")


def test_the_amount_follows_the_products_until_somebody_says_another(desk: Desk) -> None:
    record = opened(desk, amount=None, products=(Row({Wanted.product.key: Link(None, "V"), Wanted.price.key: D(10)}),))
    record[Opportunity.products] = (Row({Wanted.product.key: Link(None, "V"), Wanted.price.key: D(20)}),)
    desk.clients.save(record)
    assert desk.clients.get(record.code)[Opportunity.amount] == D(20)
    record = desk.clients.get(record.code)
    record[Opportunity.amount] = D(15)
    desk.clients.save(record)
    record = desk.clients.get(record.code)
    record[Opportunity.products] = None
    desk.clients.save(record)
    assert desk.clients.get(record.code)[Opportunity.amount] == D(15)


def test_undo_redo_trash_and_history_know_it(desk: Desk) -> None:
    code = opened(desk).code
    desk.opportunities.move(code, "need")
    desk.past.undo()
    assert stands(desk, code) == ("lead", D("0.1"), date(2026, 3, 5))
    assert len(desk.clients.get(code).rows(Opportunity.stages)) == 1
    desk.past.redo()
    assert stands(desk, code)[0] == "need"
    desk.clients.trash([code])
    assert desk.opportunities.every() == []
    desk.clients.restore([code])
    assert [deal.stage for deal in desk.opportunities.of_client(FIRM)] == ["need"]
    assert desk.keeping.check(deep=True) == []


def test_the_search_finds_it_by_its_words_and_number(desk: Desk) -> None:
    code = opened(desk, need="Corrosion-proof gaskets", next_step="样品寄出").code
    for text in ("阀门一批", "gaskets", "样品寄出", code):
        assert [hit.line.code for hit in desk.searching.find(text)] == [FIRM], text


def test_clients_are_asked_for_by_their_opportunities(desk: Desk) -> None:
    lost = opened(desk, client=OTHER).code
    desk.opportunities.lose(lost, Lesson("price"))
    opened(desk)

    def found(name: str) -> list[str]:
        numbers = desk.querying.numbers(desk.querying.named(name))
        return [line.code for line in desk.clients.lines(numbers)]

    assert found("open_opportunity") == [FIRM]
    assert found("lost_by_price") == [OTHER]
    raw = {"where": {"all": [{"has": "opportunity.client", "where": {"all": [AMOUNT]}}]}}
    assert len(desk.querying.numbers(desk.querying.read(raw))) == 2


def test_contacts_and_tasks_name_it_and_stay_when_it_goes(desk: Desk) -> None:
    code = opened(desk).code
    said = desk.work.contact(FIRM, content="谈了价格")
    said[Contact.opportunity] = Link(code)
    then = desk.work.task(FIRM, subject="寄报价", due=date(2026, 3, 9))
    then[Task.follows] = Link(code)
    desk.work.note(said)
    desk.work.add(then)
    assert desk.clients.get(said.code)[Contact.opportunity] == Link(code, "阀门一批")
    assert desk.clients.get(then.code)[Task.follows] == Link(code, "阀门一批")
    desk.clients.trash([code])
    desk.clients.erase([code])
    assert desk.clients.get(said.code)[Contact.content] == "谈了价格"


def test_a_batch_makes_and_moves_it(desk: Desk) -> None:
    def act(**action: object) -> dict[str, object]:
        return dict(batch.perform(desk, batch.parse(json.dumps(action))))

    values = {"name": "Valves", "client": {"code": FIRM}, "amount": "9000.00", "expected": "2026-03-31"}
    code = act(op="create", kind="opportunity", values=values)["code"]
    assert isinstance(code, str)
    act(op="update", code=code, values={"stage": "negotiation"})
    assert stands(desk, code)[:2] == ("negotiation", D("0.8"))
    with pytest.raises(UserError):
        act(op="update", code=code, values={"stage": "lost"})
    act(op="undo")
    assert stands(desk, code)[0] == "lead"


def test_a_merge_gives_it_to_the_file_that_stays(desk: Desk) -> None:
    desk.clients.create(make.enterprise("样板贸易公司"))
    code = opened(desk, client="KH000003").code
    desk.doubles.merge(FIRM, "KH000003")
    assert [deal.code for deal in desk.opportunities.of_client(FIRM)] == [code]


def test_everything_out_and_in_again_is_the_same(desk: Desk, tmp_path: Path) -> None:
    code = opened(desk).code
    desk.opportunities.move(code, "need")
    desk.opportunities.win(code)
    gave = desk.outgoing.everything(tmp_path / "all.json", reason="moving house")
    with make.desk(tmp_path / "other.clientdesk") as empty:
        empty.outgoing.take_back(read_everything(gave.path))
        assert empty.keeping.dump() == desk.keeping.dump()
        assert [deal.stage for deal in empty.opportunities.every()] == ["won"]


def test_the_client_is_told_of_it_and_of_none_of_our_judgements(desk: Desk, tmp_path: Path) -> None:
    opened(desk, risk="They may wait for the fair.", need="Twelve valves")
    gave = desk.outgoing.client_folder(tmp_path / "out", FIRM, profile="handout", reason="asked")
    told = next(gave.path.rglob("*_work.json")).read_text(encoding="utf-8")
    assert "Twelve valves" in told
    assert "They may wait" not in told
    assert "probability" not in told


def test_erasing_a_client_erases_its_opportunities(desk: Desk) -> None:
    code = opened(desk, "王薇的婚房家具", client=OTHER).code
    desk.opportunities.note(code, "王薇说婚房装修好了")
    desk.opportunities.move(code, "need")
    desk.opportunities.win(code)
    by_hand = desk.opportunities.new(OTHER, name="王薇的婚房窗帘")
    desk.opportunities.save(by_hand)
    desk.clients.trash([OTHER])
    assert desk.opportunities.every() == []
    desk.clients.erase([OTHER])
    assert "婚房".encode() not in desk.store.path.read_bytes()
    with pytest.raises(UserError):
        desk.clients.get(code)
    assert desk.keeping.check(deep=True) == []


def test_every_stage_of_the_way_can_be_gone_to(desk: Desk) -> None:
    code = opened(desk).code
    for stage in (*WAY[1:], "hold", WAY[0]):
        desk.opportunities.move(code, stage)
        assert stands(desk, code)[0] == stage


def test_what_is_no_task_is_not_ticked_off(desk: Desk) -> None:
    code = opened(desk).code
    with pytest.raises(UserError, match=f"{code} is no task"):
        desk.work.complete(code)
